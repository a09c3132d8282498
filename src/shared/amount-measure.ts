/** What a figure before it measures, in the languages of the app; of `m`, `h` and `g` the capitals are sizes. */
const UNIT = new RegExp(
  `^(?:${[
    'l|ltr|cl|ml|lit(?:er|re)s?|litros?|gal|gallons?|galones|kg|kilos?|kilogramm|gr|gramm?s?|lbs?|oz|kwh',
    'km|kms|kilomet(?:er|re)s?|kilomètres?|kilómetros?|cm|mm|miles?|meilen?|millas?|met(?:er|re)s|mètres|metros',
    'inch(?:es)?|pouces?|pulgadas?|gb|tb|mb|hrs?|hours?|std|stunden?|heures?|horas?|min|mins|minutes?|minuten?|minutos?',
    '時間|分|キロ|リットル',
  ].join('|')})[,;.]?$`,
  'iu',
);
const SMALL_UNIT = /^[mhg][,;.]?$/;
/** Words of something else as well: the metro, what the customs take, a size. With one decimal only a measure has them. */
const OTHER_THINGS = /^(?:zoll|mètre|met(?:er|re|ro))[,;.]?$|^gr\.[,;]?$/iu;
const SIZE = /^L[,;.]?$/;
const MEASURED = /[.,]\d(?:\d\d)?$/;
/** It is a word of other languages too: `12,50 mi parte`. */
const MILES = /^mi[,;.]?$/i;
const TWO_DECIMALS = /[.,]\d{2}$/;

/** Whether a word is a unit that the figure before it counts: `45,3 l`, `120 km`. */
export function isUnit(word: string, figure: string): boolean {
  if (OTHER_THINGS.test(word) || SIZE.test(word)) return MEASURED.test(figure);
  return UNIT.test(word) || SMALL_UNIT.test(word) || (MILES.test(word) && !TWO_DECIMALS.test(figure));
}

const CENTS = /^(?:ct|cts|cents?|rappen|rp|centimes?|c[eé]ntimos?|pence)[,;.!]?$/iu;

/** `95 ct`: nothing is worked out here. */
export const isCents = (word: string): boolean => CENTS.test(word);

/** What makes a number larger, in the languages of the app and of India. */
const SCALE = new RegExp(
  `^(?:${[
    'k|mn|mln|mio|bn|mrd|hundreds?|hundert|cientos?|thousands?|tausend|tsd|mille|milliers?|mil|lakhs?|lacs?|crores?',
    'millions?|millionen|mill[oó]n|millones|billions?|milliarden?|milliards?|k\\p{Sc}|[kt](?:eur|chf|usd|gbp)',
  ].join('|')})[,;.!]?$`,
  'iu',
);
/** `3 万円` and `1 万2千円`, but no `3 千葉`, which is a town. */
const SCALE_OF_HAN = /^[百千万億兆]+(?:[\d０-９円元]|ドル|ユーロ|ポンド|[,;.!、。]?$)/u;
/** A hotel may be one: `180.00 grand hotel`. */
const GRAND = /^grand[,;.!]?$/i;

/** `3 mil`, `2 Tsd.`, `5 grand`: nothing is worked out here, and the number alone is far too little. */
export const isScale = (word: string, figure: string): boolean =>
  SCALE.test(word) || SCALE_OF_HAN.test(word) || (GRAND.test(word) && !TWO_DECIMALS.test(figure));

const COUNTED =
  /^(?:people|guests?|persons?|leute|gäste|invités|invitados|flaschen|bottles?|personen|pers|pax|personnes?|personas?|nights?|n[aä]chte|nuits?|noches?|days?|tagen?|tage|jours?|d[ií]as|tickets?|stück|stk|pieces?|pcs)[,;.!]?$/iu;

/** `12 € 20 people` */
export const isCounted = (word: string): boolean => COUNTED.test(word);

const DAY_OF_MONTH = /^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])$/;

/** `18.05`, which is written for a day where the point is not the sign of the decimals. */
export const isDayOfMonth = (figure: string): boolean => DAY_OF_MONTH.test(figure);
