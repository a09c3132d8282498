/** A set of words, and the codes of the currencies that each of them may mean. */
type Names = readonly (readonly [words: string, codes: string])[];

/** What people write for a currency instead of its sign or its code, in the languages of the app, and whose it may be. */
const WORDS: Names = [
  ['euro euros ユーロ', 'EUR'],
  [
    'dollar dollars dolar dolares bucks ドル',
    'USD CAD AUD NZD SGD HKD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD',
  ],
  ['米ドル', 'USD'],
  ['カナダドル', 'CAD'],
  ['豪ドル', 'AUD'],
  ['香港ドル', 'HKD'],
  ['pound pounds quid pfund livres libras ポンド', 'GBP EGP LBP SYP SDG SSP FKP SHP'],
  ['sterling', 'GBP'],
  ['franc francs franken franco francos フラン', 'CHF XAF XOF XPF BIF CDF DJF GNF KMF RWF'],
  ['sfr sfr. スイスフラン', 'CHF'],
  ['yen yens 日本円', 'JPY'],
  ['yuan yuans renminbi rmb 人民元', 'CNY'],
  ['won wons ウォン', 'KRW KPW'],
  ['kronen kronor kroner kronur crowns couronnes coronas クローネ クローナ', 'SEK NOK DKK ISK CZK'],
  ['kr kr.', 'SEK NOK DKK ISK'],
  ['koruna koruny korun コルナ', 'CZK'],
  ['zloty zlotys zloties zlotych zl ズウォティ', 'PLN'],
  ['forint forints フォリント', 'HUF'],
  ['peso pesos ペソ', 'MXN ARS CLP COP CUP DOP PHP UYU'],
  ['rupee rupees rupie rupien rupia rupias roupie roupies rs rs. ルピー', 'INR PKR LKR NPR MUR SCR'],
  ['rupiah rupiahs', 'IDR'],
  ['reais reales', 'BRL'],
  ['rand rands', 'ZAR'],
  ['lira liras lire lires リラ', 'TRY'],
  ['rubel ruble rubles rouble roubles rublo rublos ルーブル', 'RUB BYN'],
  ['lei leu', 'RON MDL'],
  ['soles', 'PEN'],
  ['baht バーツ', 'THB'],
  ['schekel shekel shekels shekalim', 'ILS'],
  ['dirham dirhams', 'AED MAD'],
  ['dinar dinars dinare dinares', 'KWD BHD DZD IQD JOD LYD RSD TND'],
];
/** Whose a currency is; either side of its name. */
const OF_COUNTRIES: Names = [
  ['us usa u.s. american amerikanische americains etats-unis estadounidenses americanos', 'USD'],
  ['canadian kanadische canadiens canadienses', 'CAD'],
  ['australian aussie australische australiens australianos', 'AUD'],
  ['hong kong hongkong', 'HKD'],
  ['new zealand neuseeland', 'NZD'],
  ['singapore singapur', 'SGD'],
  ['british britische englische sterling esterlinas', 'GBP'],
  ['swiss schweizer suisses suizos', 'CHF'],
  ['cfa', 'XAF XOF'],
  ['swedish schwedische suedoises suecas', 'SEK'],
  ['norwegian norwegische norvegiennes noruegas', 'NOK'],
  ['danish danische danoises danesas', 'DKK'],
  ['czech tschechische tcheques checas', 'CZK'],
  ['icelandic islandische', 'ISK'],
  ['mexican mexikanische mexicains mexicanos', 'MXN'],
  ['indian indische indiennes indias', 'INR'],
  ['japanese japanische japonais japoneses', 'JPY'],
  ['turkish turkische turques turcas', 'TRY'],
];
/** They are much else before a figure: the books of `livres 12,50`, a beer. */
const ONLY_BEHIND = new Set(
  'livres libras lira won rand lei coronas couronnes crowns soles reales bucks quid sterling'.split(' '),
);

const LONGEST = 40;

/** Without accents and capitals; `US-Dollar` is two words. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('-', ' ');

const byWord = (names: Names): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    names.flatMap(([words, codes]) =>
      fold(words)
        .split(' ')
        .map((word) => [word, new Set(codes.split(' '))] as const),
    ),
  );
const CURRENCIES = byWord(WORDS);
const COUNTRIES = byWord(OF_COUNTRIES);
const NOBODYS: ReadonlySet<string> = new Set();

/** The codes of the currencies that `dollars`, `US-Dollar` or `francs suisses` may mean; null: it names none. */
export function currenciesNamed(text: string): ReadonlySet<string> | null {
  if (text.length > LONGEST) return null;
  const words = fold(text).split(' ');
  if (!words.some((word) => CURRENCIES.has(word))) return null;
  const [first, ...more] = words.map((word) => CURRENCIES.get(word) ?? COUNTRIES.get(word) ?? NOBODYS);
  const common = [...(first ?? [])].filter((code) => more.every((codes) => codes.has(code)));
  return common.length === 0 ? null : new Set(common);
}

/** Whether a word before a figure is something else: a book, or the `Euro 2024` of football. */
export function isNoCurrencyBefore(text: string, figure: string): boolean {
  const word = fold(text);
  return ONLY_BEHIND.has(word) || (word === 'euro' && /^20\d\d$/.test(figure));
}
