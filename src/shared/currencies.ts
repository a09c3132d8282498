import { currenciesNamed } from './currency-words';
import { languageOf } from './language';
import { decimalsOf } from './money';

/** The currencies that are in use (ISO 4217). `Intl` lists those of the past too, many of which are words: DEM, SUR. */
const IN_USE: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG ' +
    'HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA ' +
    'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD ' +
    'RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX ' +
    'USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);
/** Written in small letters as well; of the others many are words then: all, pen, top. */
const MUCH_USED: ReadonlySet<string> = new Set(
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF INR JPY KRW MXN NOK NZD PLN SEK SGD USD ZAR'.split(' '),
);
/** Signs that `Intl` does not write. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['円', 'JPY'],
  ['元', 'CNY'],
  ['원', 'KRW'],
  ['Kč', 'CZK'],
  ['Ft', 'HUF'],
]);
/** Francs as people write them; `Intl` does not, and Friday is written so too. */
const FRANCS: ReadonlySet<string> = new Set(['CHF', 'XAF', 'XOF']);
const FRANC_SIGNS = ['Fr.', 'fr.'];
/** `$`, `US$`, `$CA`. */
const SIGN = /^(\p{Lu}{0,3})(\p{Sc})(\p{Lu}{0,3})$/u;
const CODE = /^[A-Z]{3}$/;

/** How amounts of a currency are written in a language. */
export interface MoneyStyle {
  /** What stands before the decimals. */
  readonly decimal: string;
  /** Thousands are set apart by spaces. */
  readonly isSpaced: boolean;
  /** ISO code; null: nobody said which, and any that is typed is it. */
  readonly currency: string | null;
  /** How many decimals an amount has at most; noughts may stand for more. */
  readonly decimals: number;
  /** What the language, English and people write for the currency. */
  readonly signs: ReadonlySet<string>;
}

/** `currency`: an ISO code; anything else counts as not known. */
export function moneyStyle(locale: string, currency: string | null): MoneyStyle {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.5);
  const written = (type: Intl.NumberFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  const style = { decimal: written('decimal'), isSpaced: /^\s$/.test(written('group')) };
  if (currency === null || !CODE.test(currency)) {
    return { ...style, currency: null, decimals: 2, signs: new Set() };
  }
  const format = (tag: string, currencyDisplay: 'symbol' | 'narrowSymbol'): Intl.NumberFormat =>
    new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay });
  const formats = [locale, languageOf(locale) ?? 'en', 'en'].flatMap((tag) => [
    format(tag, 'symbol'),
    format(tag, 'narrowSymbol'),
  ]);
  const signs = formats.flatMap((one) =>
    one.formatToParts(1).flatMap(({ type, value }) => (type === 'currency' ? [value.normalize('NFKC')] : [])),
  );
  const byHand = FRANCS.has(currency) ? FRANC_SIGNS : [];
  return {
    ...{ ...style, currency, decimals: decimalsOf(currency) },
    signs: new Set([...signs, ...byHand]),
  };
}

/** Whether a text names the currency of a style, or another; null: it names none. */
export function namesCurrency(text: string, { currency, signs }: MoneyStyle): 'own' | 'other' | null {
  const sign = text.normalize('NFKC');
  if (signs.has(sign)) return 'own';
  const isOwn = (code: string): boolean => currency === null || currency === code;
  const code = WRITTEN.get(sign) ?? sign.toUpperCase();
  if (WRITTEN.has(sign) || (sign === code ? IN_USE : MUCH_USED).has(code))
    return isOwn(code) ? 'own' : 'other';
  const [, before = '', bare, after = ''] = SIGN.exec(sign) ?? [];
  if (bare === undefined) {
    const named = currenciesNamed(text);
    return named && (currency === null || named.has(currency) ? 'own' : 'other');
  }
  return currency === null || (signs.has(bare) && currency.startsWith(before + after)) ? 'own' : 'other';
}
