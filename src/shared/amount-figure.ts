import { splitWord, type LineWord } from './amount-word';
import type { MoneyStyle } from './currencies';
import { MAX_AMOUNT, type Amount } from './money';

const PLAIN = /^\d{1,10}$/;
/** The rest of a figure whose thousands are set apart by spaces. */
const GROUP = /^\d{3}$/;
const LAST_GROUP = /^\d{3}(?:[.,]\d{1,3})?$/;
const FIRST_GROUP = /^[1-9]\d{0,2}$/;
/** Nobody types these between two numbers: they come with a figure that was pasted. */
const HARD_SPACE = /^[\u00a0\u2009\u202f]$/;

/** A figure of one word, or of several with its thousands set apart. */
export interface FigureRun {
  readonly figure: string;
  /** The word after it. */
  readonly to: number;
  /** What stands beside it in the same word. */
  readonly currencies: readonly string[];
  /** Its thousands are set apart by spaces that only a program writes. */
  readonly isPasted: boolean;
  /** They are set apart by spaces in a language that does not write so: it may be two numbers. */
  readonly isLoose: boolean;
}

/** `3 250,-` may be a figure of thousands, or a number and an amount; `1 000,-` can be nothing else. */
export function figureAt(words: readonly LineWord[], at: number, style: MoneyStyle): FigureRun | null {
  const first = splitWord(words[at], style);
  if (!first) return null;
  const figures = [first.figure];
  const currencies = [first.before, first.after];
  let gaps = '';
  let to = at + 1;
  let isApart = false;
  let isOpen = FIRST_GROUP.test(first.figure) && first.after === '';
  while (isOpen) {
    const next = splitWord(words[to], style);
    if (next?.before !== '' || !LAST_GROUP.test(next.figure)) break;
    isApart ||= next.isWhole && !next.figure.startsWith('0');
    figures.push(next.figure);
    currencies.push(next.after);
    gaps += words[to]?.gap ?? '';
    isOpen = GROUP.test(next.figure) && next.after === '';
    to += 1;
  }
  const isPasted = figures.length > 1 && [...gaps].every((gap) => HARD_SPACE.test(gap));
  return {
    ...{ figure: figures.join(' '), to, currencies, isPasted },
    isLoose: figures.length > 1 && !isPasted && (!style.isSpaced || isApart),
  };
}

/**
 * Reads `1250`, `1250.5`, `1,250.00`, `1.250,00`, `1'250.00`, `1 250,00` and `1,25,000`: the last of two signs comes before
 * the decimals, and so does an only one before one or two digits. An only point or comma before three digits sets thousands
 * apart, unless it is the language's own decimal sign: then `1.250` is unclear, or has three decimals in a currency of
 * three. What is less than the smallest coin is unclear: `12.50` yen, but not `12.00`. Null: it is no amount, or one of more than {@link MAX_AMOUNT}.
 */
export function readFigure(figure: string, { decimal, decimals }: MoneyStyle): Amount | 'unclear' | null {
  if (PLAIN.test(figure)) return amountOf(figure, '');
  const at = Math.max(figure.lastIndexOf('.'), figure.lastIndexOf(','));
  const sign = figure.charAt(at);
  const isDecimalSign = figure.split(sign).length === 2 && sign === decimal;
  if (isGrouped(figure) && !isDecimalSign) return amountOf(figure, '');
  const [units, rest] = [figure.slice(0, at), figure.slice(at + 1)];
  if (at < 0 || !/^\d{1,3}$/.test(rest) || units.includes(sign)) return null;
  if (!PLAIN.test(units) && !isGrouped(units)) return null;
  return rest.length > Math.max(2, decimals) || !/^0*$/.test(rest.slice(decimals))
    ? 'unclear'
    : amountOf(units, rest);
}

/** Whether all thousands, or all as in India, are set apart by the same sign. */
function isGrouped(figure: string): boolean {
  return /^[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*$|^[1-9]\d?(?:([.,' ])\d{2})(?:\2\d{2})*\2\d{3}$/.test(
    figure,
  );
}

/** The wire's and the app's amounts have four decimals. */
export const DIGITS = 4;

function amountOf(units: string, decimals: string): Amount | null {
  const amount = Number(units.replace(/\D/g, '') + decimals.padEnd(DIGITS, '0'));
  return amount <= MAX_AMOUNT ? amount : null;
}

/** Whether nothing but an amount is written so. */
export const isMarkedRun = ({ figure, isPasted }: FigureRun): boolean => /[.,']/.test(figure) || isPasted;
