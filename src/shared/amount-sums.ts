import { UNITS } from './expense';

/** Signs that stand between the numbers of a line, or are glued to them: nothing is worked out here, and no part of it taken. */

interface Word {
  readonly text: string;
}

/** A number of a line, with the signs that are glued to it. */
export interface SignedNumber extends Word {
  /** Its words: the first one, and the one after it. */
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
  /** Whether nothing but an amount can be meant. */
  readonly isSure: boolean;
}

const SIGNS = '[x×*+]';
const GLUED = new RegExp(`^(${SIGNS}?)(.*?)(${SIGNS}?)$`, 'iu');
const SIGN = new RegExp(`^${SIGNS}$`, 'iu');
const PARTING = new RegExp(SIGNS, 'iu');
const PERCENT = /^[+＋]?\d+(?:[.,]\d+)? ?[%％][,;.!]?$/;
/** Words that add what stands behind them. */
const PLUS = /^(?:plus|zzgl\.?|zuz[uü]glich|m[aá]s)$/iu;
const MANY_DIGITS = /\d{5}/;

/** The signs that are glued to a word, and what they part: one of `+2`, two of `3x4`; null where there is none. */
export function readSigned(
  text: string,
): { readonly before: string; readonly pieces: readonly string[]; readonly after: string } | null {
  const narrow = text.normalize('NFKC');
  const [, before = '', inner = '', after = ''] = GLUED.exec(narrow) ?? [];
  const pieces = inner.split(PARTING);
  return `${before}${after}` === '' && pieces.length < 2 ? null : { before, pieces, after };
}

/** `10%`, of one word or of two: no amount, but a part of one. */
export const isPercent = (words: readonly Word[]): boolean =>
  words.every(({ text }) => text !== '') && PERCENT.test(words.map(({ text }) => text).join(' '));

/** The places of the signs between two numbers that make a sum of them; null where none does. */
export function signsBetween(
  words: readonly Word[],
  a: SignedNumber,
  b: SignedNumber,
): readonly number[] | null {
  const between = words.slice(a.to, b.from);
  const places = between.flatMap(({ text }, place) => {
    const sign = text.normalize('NFKC').toLowerCase();
    const isLast = place === between.length - 1;
    if (isLast && PLUS.test(sign) && (a.isSure || isPercent([b]))) return [a.to + place];
    if (!SIGN.test(sign)) return [];
    // An x may be a letter, and a star of a hotel, where no number stands at it.
    const isLetter = place > 0 && (sign === 'x' || sign === '*') && !(b.isSure && isLast);
    // What is between words may add things: `3 coffees + cake + tip 9.99`.
    const isApart = place > 0 && !isLast && !a.isSure;
    return isLetter || isApart ? [] : [a.to + place];
  });
  const isGlued =
    between.length === 0 && (isFactor(a) || (b.before !== '' && b.before !== '+') || [a, b].some(isUnits));
  return places.length > 0 || isGlued || isAddedLater(words, b) ? places : null;
}

/** `3x 12.50`, but not the `4*` of a hotel, nor `365+`. */
function isFactor({ after, isSure }: SignedNumber): boolean {
  return after !== '' && (isSure || !/^[*+]$/.test(after.normalize('NFKC')));
}

/** `x3 12.50` and `12.50 3x`: beside an amount they may be what it is to be taken times. */
const isUnits = ({ text }: Word): boolean => UNITS.test(text);

/** `12.50 taxi +2 tip`, and no number of a telephone. */
function isAddedLater(words: readonly Word[], { before, text, to }: SignedNumber): boolean {
  if (before === '+' && text.includes('%')) return true;
  return before === '+' && !MANY_DIGITS.test(text) && !/^\d/.test(words[to]?.text ?? '');
}
