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
}

const FIGURE = /^\d(?:[\d.,' ]*\d)?$/;
const PLAIN = /^\d+$/;
/** A figure and what stands right beside it; a comma behind it is of the sentence. */
const WORD = /^(\D*)(\d(?:.*\d)?)(\D*?)[,;]?$/u;
/** `12,-`, `12.--`, `12.–€`: no decimals. */
const WHOLE = /^[.,][-‐‑–—−]{1,2}/;
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
  const [, before = '', figure = '', behind = ''] = WORD.exec(narrow(word?.text ?? '')) ?? [];
  const after = behind.replace(WHOLE, '');
  const isRest = (text: string): boolean => text === '' || namesCurrency(text, style) !== null;
  if (!isRest(before) || !isRest(after)) return null;
  if (FIGURE.test(figure))
    return { before, figure: after === behind ? figure : withDecimals(figure, '00'), after };
  const [, units = '', between = '', decimals = ''] = AROUND.exec(figure) ?? [];
  const isAround = FIGURE.test(units) && behind === '' && namesCurrency(between, style) !== null;
  return isAround ? { before, figure: withDecimals(units, decimals), after: between } : null;
}

/** After the sign that sets no thousands apart there. */
const withDecimals = (units: string, decimals: string): string =>
  `${units}${units.includes(',') ? '.' : ','}${decimals}`;

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

/** A number that is no part of a name, as that of `web2.0` is, nor a day of `12.-14. Mai`. */
const NUMBERS = /(?:(?<![\p{L}\d.,'])|(?<=\p{L}[.,'])(?=\d))[\d.,']*\d(?:[.,][-‐‑–—−]+(?!\d))?/gu;
const HAS_DECIMALS = /[.,]\d|\d'\d|[.,]\D$/;
const BESIDE_FIGURES = /(?<=\d)\p{L}+|\p{L}+(?=\d)/gu;

/** Whether a word has decimals or a currency: `12,50/2`, `1.2k`. Where it is not read as an amount, it may be one all the same. */
export function isLikeAmount(text: string, style: MoneyStyle): boolean {
  const word = narrow(text);
  const numbers = word.match(NUMBERS) ?? [];
  if (numbers.some((number) => HAS_DECIMALS.test(number) && !NO_AMOUNT.test(number))) return true;
  if (!/\d/.test(word)) return false;
  return (
    /\p{Sc}/u.test(word) || (word.match(BESIDE_FIGURES) ?? []).some((part) => namesCurrency(part, style))
  );
}
