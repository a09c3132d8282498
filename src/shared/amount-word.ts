import { readSigned } from './amount-sums';
import { namesCurrency, type MoneyStyle } from './currencies';

/** A word of a line, and what stands between it and the word before. */
export interface LineWord {
  readonly text: string;
  readonly gap: string;
}

/** A figure, and what stands right beside it in the same word: nothing, or a currency. */
export interface SplitWord {
  readonly before: string;
  readonly figure: string;
  readonly after: string;
  /** `12,-` */
  readonly isWhole: boolean;
}

const FIGURE = /^\d(?:[\d.,' ]*\d)?$/;
const PLAIN = /^\d+$/;
/** A figure and what stands right beside it; a comma behind it is of the sentence. */
const WORD = /^(\D*)(\d(?:.*\d)?)(\D*?)[,;!?…、。]*$/u;
/** The point that ends a sentence, but no `14.5.` */
const POINT = /^(?!\d{1,2}\.(?:0?[1-9]|1[0-2])\.$)(.+)\.$/;
const IN_QUOTES = /^(?:\[(.+)\]|"(.+)"|'(.+)'|“(.+)”|„(.+)[“”]|«(.+)»|「(.+)」)[,;.!?]*$/u;
/** `USD:100` */
const AFTER_CURRENCY = /(?<=.):$/;
/** `12,-`, `12.--`, `12.–€`: no decimals. */
const WHOLE = /^[.,][-‐‑–—−]{1,2}/;
/** `19.5.-`, the first day of several. */
const BEGUN_DAY = /^\d{1,2}\.(?:0?[1-9]|1[0-2])\.\D/;
/** `12€50` */
const AROUND = /^(.*\d)(\D+)(\d{2})$/;
/** Figures and signs as wide as the letters of Japanese. */
const WIDE = /[\uff00-\uffef]/;
/** `20.10.1`: a version or an address. */
export const NO_AMOUNT = /^\d+(?:\.\d+){2,}$/;
const IN_BRACKETS = /^\((.+)\)[,;.]?$/;

const narrow = (text: string): string =>
  (WIDE.test(text) ? text.normalize('NFKC') : text).replaceAll('’', "'");

/** Null where there is no figure in it, or anything but a currency beside the figure. */
export function splitWord(word: LineWord | undefined, style: MoneyStyle): SplitWord | null {
  const text = narrow(word?.text ?? '');
  const inside = IN_QUOTES.exec(text)?.slice(1).find(Boolean) ?? POINT.exec(text)?.[1];
  return splitText(text, style) ?? (inside === undefined ? null : markedOf(splitText(inside, style)));
}

/** A bare number is none there: `14.` is a day, and `[3]` a footnote. */
const markedOf = (word: SplitWord | null): SplitWord | null =>
  word && (`${word.before}${word.after}` !== '' || /[.,']/.test(word.figure)) ? word : null;

function splitText(text: string, style: MoneyStyle): SplitWord | null {
  const [, start = '', figure = '', behind = ''] = BEGUN_DAY.test(text) ? [] : (WORD.exec(text) ?? []);
  const before = start.replace(AFTER_CURRENCY, '');
  const after = behind.replace(WHOLE, '');
  const isRest = (part: string): boolean => part === '' || namesCurrency(part, style) !== null;
  if (!isRest(before) || !isRest(after)) return null;
  const isWhole = after !== behind;
  if (FIGURE.test(figure)) {
    return { before, figure: isWhole ? withDecimals(figure, '00') : figure, after, isWhole };
  }
  const [, units = '', between = '', decimals = ''] = AROUND.exec(figure) ?? [];
  const isAround = FIGURE.test(units) && behind === '' && namesCurrency(between, style) !== null;
  return isAround ? { before, figure: withDecimals(units, decimals), after: between, isWhole: false } : null;
}

/** After the sign that sets no thousands apart there. */
const withDecimals = (units: string, decimals: string): string =>
  `${units}${units.includes(',') ? '.' : ','}${decimals}`;

/** How many more brackets are opened than closed. */
const opened = (text: string): number => text.split('(').length - text.split(')').length;

/** Where the words in brackets are, from `(…` to `…)`; a bracket that is never closed opens nothing. */
function asides(words: readonly LineWord[]): ReadonlySet<number> {
  const texts = words.map(({ text }) => narrow(text));
  const inside = new Set<number>();
  for (let from = 0; from < texts.length; from += 1) {
    if (texts[from]?.startsWith('(') !== true) continue;
    let depth = 0;
    const length = texts.slice(from).findIndex((text) => (depth += opened(text)) <= 0) + 1;
    for (let at = from; at < from + length; at += 1) inside.add(at);
    from += Math.max(length - 1, 0);
  }
  return inside;
}

/** The words without those in brackets. */
export function withoutAsides(words: readonly LineWord[]): readonly LineWord[] {
  const inside = asides(words);
  return words.map((word, at) => (inside.has(at) ? { ...word, text: '' } : word));
}

/** Only the words in brackets, without these. */
export function insideOf(words: readonly LineWord[]): readonly LineWord[] {
  const inside = asides(words);
  const bare = (text: string): string => narrow(text).replace(/^\(+|\)+[,;.]?$/g, '');
  return words.map((word, at) => ({ ...word, text: inside.has(at) ? bare(word.text) : '' }));
}

/** What is left of a word that is no part of an amount: it may begin or end what is in brackets. */
export const bracketsOf = (text: string): string => narrow(text).replace(/[^()]/g, '');

/** The words without the brackets around an amount, `(12,50)` or `(12 €)`; a bare number in them is said by the way. */
export function withoutBrackets(words: readonly LineWord[], style: MoneyStyle): readonly LineWord[] {
  const bare = [...words];
  words.forEach(({ text, gap }, at) => {
    const next = words[at + 1];
    const [, whole] = IN_BRACKETS.exec(narrow(text)) ?? [];
    if (whole !== undefined && !PLAIN.test(whole) && splitWord({ text: whole, gap }, style))
      bare[at] = { text: whole, gap };
    const [first, second, ...more] =
      IN_BRACKETS.exec(narrow(`${text} ${next?.text ?? ''}`))?.[1]?.split(' ') ?? [];
    if (!next || first === undefined || second === undefined || more.length > 0) return;
    const isBeside = (figure: string, currency: string): boolean =>
      splitWord({ text: figure, gap }, style) !== null && namesCurrency(currency, style) !== null;
    if (!isBeside(first, second) && !isBeside(second, first)) return;
    bare[at] = { text: first, gap };
    bare[at + 1] = { text: second, gap: next.gap };
  });
  return bare;
}

const FRIDAY = /^fr\.$/i;
const BEFORE_DAY = /^(?:am|vom|bis|seit|ab|diesen|[-–])$/i;
const UNTIL = /^(?:bis|[-–])$/i;
const WEEKDAY = /^(?:(?:mo|di|mi|do|fr|sa|so)\.?|\p{L}+(?:tag|woch))$/iu;

/**
 * The words without each `Fr.` that is a Friday though francs are written so: that of `am Fr.` and `Do - Fr.`, and one
 * before a bare number that is not the only one, as in `Fr. 2 Kaffee 9`.
 */
export function withoutFridays(words: readonly LineWord[], style: MoneyStyle): readonly LineWord[] {
  const textAt = (at: number): string => words[at]?.text ?? '';
  const numbers = words.filter(({ text }) => isNumber(text, style)).length;
  return words.map((word, at) => {
    if (!isFrancs(word.text, style)) return word;
    const isBegin = UNTIL.test(textAt(at + 1)) && WEEKDAY.test(textAt(at + 2));
    const isAmong = numbers > 1 && PLAIN.test(narrow(textAt(at + 1)).replace(/[,;]$/, ''));
    return BEFORE_DAY.test(textAt(at - 1)) || isBegin || isAmong ? { ...word, text: '' } : word;
  });
}

/** Whether a word is `Fr.` where francs are written so. */
export const isFrancs = (text: string, style: MoneyStyle): boolean =>
  FRIDAY.test(text) && namesCurrency(text, style) !== null;

/** Whether a word is the `Fr.` of `(inkl. 5 Fr. Tip)`: it is no amount there, and no Friday either. */
export function isFrancsAside(words: readonly LineWord[], at: number, style: MoneyStyle): boolean {
  if (!isFrancs(words[at]?.text ?? '', style) || !asides(words).has(at)) return false;
  const text = (words[at - 1]?.text ?? '').replace(/^\(/, '');
  return splitWord({ text, gap: '' }, style) !== null;
}

/** Of `x3` and `2x12.50` too. */
function isNumber(text: string, style: MoneyStyle): boolean {
  const numbers = readSigned(text)?.pieces ?? [text];
  return isLikeAmount(text, style) || numbers.every((number) => splitWord({ text: number, gap: '' }, style));
}

/** `12.-` */
const DAY_OR_AMOUNT = /^(?:0?[1-9]|[12]\d|3[01])\.[-‐‑–—−]$/;
/** `14.` and `14.5.` */
const NUMBERED_DAY = /^\d{1,2}\.(?:$|\d{1,2}\.)/;

/** Whether a word is the first day of `12.- 14.5.`, and no amount without decimals as that of `CHF 12.-` is. */
export function beginsDays(
  words: readonly { readonly text: string; readonly kind: string | null }[],
  at: number,
  style: MoneyStyle,
): boolean {
  const [last, next] = [words[at - 1], words[at + 1]];
  if (!next || !DAY_OR_AMOUNT.test(narrow(words[at]?.text ?? ''))) return false;
  if (last && namesCurrency(last.text, style) !== null) return false;
  return NUMBERED_DAY.test(next.text) || (next.kind === 'day' && /^\d/.test(next.text));
}

/** `12,50/2`, where no sum is read, and `1.2k`; but no `2.5/3.5` of sizes and no `4k`. */
const UNREAD = /^(?:\d+(?:[.,']\d{3})*[.,]\d+(?:\/\d+|[x×*]\d+(?:[.,]\d+)?)|\d+[.,]\d+k)[,;]?$/i;
/** `-12.50`, `12,50:` and `taxi=12.50`. */
const BESIDE_SIGNS =
  /^(?:\p{L}+[:=,;])?[^\p{L}\d/]*\d+(?:[.,']\d{3})*[.,]\d{2}(?:[^\p{L}\d%°"″.,][^\d%]*|[.,][^\p{L}\d]*)?$/u;
/** `1200.`, which is no day, and the `,50` of `12 ,50`. */
const PART = /^(?:(?:\d{3,}|3[2-9]|[4-9]\d)\.|[.,]\d{2})$/;
const DAY = /^\d{1,2}\.(?:0?[1-9]|1[0-2])\.[^\p{L}\d]*$/u;
/** `120/night`, `@120` and `95ct`. */
const OF_ONE =
  /^(?:\d+(?:[.,]\d{1,2})?\/(?:[hdj]|\p{L}{2,}\.?)|@\d+(?:[.,]\d+)?|\d{1,2}(?:cts?|cents?))[,;.]?$/iu;
/** `$1.2k`, `¥1.2万`; `1万2千円`; a code of three letters beside a figure. */
const HAS_SIGN = /\d.*\p{Sc}|\p{Sc}.*\d|\d[.,万億千百]*[円元원]/u;
const CODES = /(?<!\p{L})\p{L}{3}(?=\d)|(?<=\d)\p{L}{3}(?!\p{L})/gu;

/** Whether a word may be an amount, though it is not read as one. */
export function isLikeAmount(typed: string, style: MoneyStyle): boolean {
  const text = narrow(typed);
  if (UNREAD.test(text) || OF_ONE.test(text) || HAS_SIGN.test(text) || PART.test(text)) return true;
  if (BESIDE_SIGNS.test(text) && !DAY.test(text)) return true;
  return (text.match(CODES) ?? []).some((code) => namesCurrency(code, style) !== null);
}
