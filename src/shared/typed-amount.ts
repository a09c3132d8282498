import { countedWith } from './amount-each';
import {
  isFrancs,
  isLikeAmount,
  NO_AMOUNT,
  splitWord,
  withoutAsides,
  withoutBrackets,
  withoutFridays,
  type LineWord,
} from './amount-word';
import { isPercent, readSigned, signsBetween, type SignedNumber } from './amount-sums';
import { namesCurrency, type MoneyStyle } from './currencies';
import { UNITS } from './expense';
import { MAX_AMOUNT, unitsFromAmount, type Amount } from './money';

/** An amount that was found in a line, with its currency where one stands beside it. */
export interface TypedAmount {
  /** The places of the words that it is made of. */
  readonly places: readonly number[];
  readonly text: string;
  /** Null: it can be read in more than one way, or in none. */
  readonly amount: Amount | null;
  /** The currency beside it, where that is another than the one of the style. */
  readonly foreign: string | null;
  /** How surely an amount is meant. loose: a bare number · broken: it has signs of an amount, and cannot be one. */
  readonly kind: (typeof KINDS)[number];
  /** Numbers with a sign between them: nothing is worked out. */
  readonly isSum: boolean;
}

/** The surest first: what is less sure is a word beside it. */
const KINDS = ['sure', 'foreign', 'broken', 'loose'] as const;

interface Candidate extends TypedAmount, SignedNumber {
  /** It is an amount only as a part of a sum. */
  readonly isPart: boolean;
}

const PLAIN = /^\d{1,10}$/;
/** The rest of a figure whose thousands are set apart by spaces. */
const GROUP = /^\d{3}$/;
const LAST_GROUP = /^\d{3}(?:[.,]\d{1,3})?$/;
const FIRST_GROUP = /^[1-9]\d{0,2}$/;
/** Nobody types these between two numbers: they come with a figure that was pasted. */
const HARD_SPACE = /^[\u00a0\u2009\u202f]$/;
/**
 * The amounts of a line: all that can be nothing else; where there is none, those in another currency, or one that cannot
 * be read, or all bare numbers, with what looks like an amount and was not read as one. What may be meant in two ways is
 * never decided by a guess: see `readFigure`. What stands in brackets is said by the way, unless nothing else may be it.
 */
export function findAmounts(line: readonly LineWord[], style: MoneyStyle): readonly TypedAmount[] {
  const words = withoutFridays(withoutAsides(line), style);
  const outside = amountsAmong(words, style);
  const mayBe = outside.length > 0 || words.some(({ text }) => UNITS.test(text) || isLikeAmount(text, style));
  return mayBe ? outside : amountsAmong(withoutBrackets(withoutFridays(line, style), style), style);
}

function amountsAmong(words: readonly LineWord[], style: MoneyStyle): readonly TypedAmount[] {
  const found: Candidate[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const candidate = candidateAt(words, at, found.at(-1)?.to ?? 0, style) ?? signedAt(words, at, style);
    if (!candidate) continue;
    found.push(candidate);
    at = candidate.to - 1;
  }
  const amounts = withoutPrices(words, joinSums(words, found), style);
  const ofKinds = KINDS.map((kind) => amounts.filter((one) => one.kind === kind));
  const surest = ofKinds.find((some) => some.length > 0) ?? [];
  if (surest[0]?.kind !== 'loose') return surest;
  const known = new Set(found.flatMap(({ places }) => places));
  const unread = words.flatMap(({ text }, at): readonly TypedAmount[] => {
    if (known.has(at) || !isLikeAmount(text, style)) return [];
    return [{ places: [at], text, amount: null, foreign: null, kind: 'loose', isSum: false }];
  });
  return [...surest, ...unread].sort((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0));
}

/** What one of several costs is a word beside what they cost, and else begun with their number, which is a sum. */
function withoutPrices(
  words: readonly LineWord[],
  amounts: readonly Candidate[],
  style: MoneyStyle,
): readonly Candidate[] {
  const isAmount = ({ kind }: Candidate): boolean => kind === 'sure' || kind === 'foreign';
  const read = amounts.map((one) => {
    const stretch = isAmount(one) && !one.isSum ? countedWith(words, one, style) : null;
    return { one, stretch };
  });
  const whole = read.flatMap(({ one, stretch }) => (stretch ? [] : [one]));
  if (whole.some(isAmount)) return whole;
  return read.map(({ one, stretch }) => {
    if (!stretch) return one;
    const text = textOf(words.slice(stretch.from, stretch.to).filter((word) => word.text !== ''));
    return { ...one, text, amount: null, isSum: true };
  });
}

/** Numbers with a sign between them made one, which is as sure as the surest of them. */
function joinSums(words: readonly LineWord[], found: readonly Candidate[]): readonly Candidate[] {
  const joined: Candidate[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    const signs = last && signsBetween(words, last, one);
    if (!last || !signs) joined.push(one);
    else if (!last.isPart || !one.isPart) joined[joined.length - 1] = sumOf(words, last, one, signs);
  }
  return joined.filter(({ isPart }) => !isPart);
}

function sumOf(words: readonly LineWord[], a: Candidate, b: Candidate, signs: readonly number[]): Candidate {
  const kind = KINDS.find((some) => some !== 'loose' && [a.kind, b.kind].includes(some)) ?? 'broken';
  const text = textOf(words.slice(a.from, b.to).filter((word) => word.text !== ''));
  return {
    ...{
      from: a.from,
      to: b.to,
      places: [...a.places, ...signs, ...b.places],
      text,
      before: '',
      after: b.after,
    },
    ...{ amount: null, foreign: null, kind, isSure: kind === 'sure', isSum: true, isPart: false },
  };
}

/** What a sum may be made of besides bare amounts: `x3`, `+2`, `10%`; `3x12.50` is one by itself, `10x15` rather a size. */
function signedAt(words: readonly LineWord[], at: number, style: MoneyStyle): Candidate | null {
  const text = words[at]?.text ?? '';
  const signed = isPercent(text) ? { before: '', pieces: [], after: '' } : readSigned(text);
  if (!signed || UNITS.test(text)) return null;
  const { before, pieces, after } = signed;
  const numbers = pieces.map((piece) => candidateAt([{ text: piece, gap: '' }], 0, 0, style));
  const isSure = numbers.some((number) => number?.isSure);
  const isSum = pieces.length > 1;
  if (numbers.includes(null) || (isSum && !isSure)) return null;
  return {
    ...{ from: at, to: at + 1, places: [at], text, before, after, amount: null, foreign: null },
    ...{ kind: isSure ? 'sure' : 'loose', isSure, isSum, isPart: !isSum },
  };
}

/** `free`: the first word that belongs to no other amount. */
function candidateAt(
  words: readonly LineWord[],
  at: number,
  free: number,
  style: MoneyStyle,
): Candidate | null {
  const run = figureAt(words, at, style);
  if (!run) return null;
  const from =
    at -
    currencyLength([words.slice(Math.max(free, at - 2), at), words.slice(Math.max(free, at - 1), at)], style);
  const isMarked = isMarkedRun(run);
  const behind = currencyLength(
    [2, 1].map((length) => ended(words.slice(run.to, run.to + length), style)),
    style,
  );
  const to = run.to + (!isMarked && isOfNext(words, run.to, style) ? 0 : behind);
  const currencies = [
    ...run.currencies,
    textOf(words.slice(from, at)),
    textOf(ended(words.slice(run.to, to), style)),
  ];
  const foreign = currencies.find((text) => namesCurrency(text, style) === 'other') ?? null;
  const read = readFigure(run.figure, style);
  const isOwn = currencies.some((text) => namesCurrency(text, style) === 'own');
  const text = textOf(words.slice(from, to));
  const places = words.slice(from, to).map((_, place) => from + place);
  const whole = {
    ...{ from, to, places, text, foreign, amount: read === 'unclear' || run.isLoose ? null : read },
    ...{ before: '', after: '', isSure: false, isSum: false, isPart: false },
  };
  if (read === null) return isMarked && !NO_AMOUNT.test(run.figure) ? { ...whole, kind: 'broken' } : null;
  if (isMarked || (isOwn && foreign === null)) return { ...whole, kind: 'sure', isSure: true };
  return { ...whole, kind: foreign === null ? 'loose' : 'foreign' };
}

const isMarkedRun = ({ figure, isPasted }: FigureRun): boolean => /[.,']/.test(figure) || isPasted;

/** Whether a `Fr.` behind a bare number is that of the amount after it, `Zone 110 Fr. 4.40`, or comes after a comma. */
function isOfNext(words: readonly LineWord[], at: number, style: MoneyStyle): boolean {
  if (!isFrancs(words[at]?.text ?? '', style)) return false;
  const next = figureAt(words, at + 1, style);
  return /[,;]$/.test(words[at - 1]?.text ?? '') || (next !== null && isMarkedRun(next));
}

/** The words without the comma or the point after `45 EUR,`; that of `Fr.` and `kr.` may be their own. */
function ended(words: readonly LineWord[], style: MoneyStyle): readonly LineWord[] {
  const last = words.at(-1);
  if (!last || namesCurrency(textOf(words), style) !== null) return words;
  return [...words.slice(0, -1), { ...last, text: last.text.replace(/[,;!?…、。]+$|\.$/u, '') }];
}

/** How many words name a currency, `F CFA` two of them; 0: none of what is offered does. */
function currencyLength(offered: readonly (readonly LineWord[])[], style: MoneyStyle): number {
  return offered.find((words) => namesCurrency(textOf(words), style) !== null)?.length ?? 0;
}

const textOf = (words: readonly LineWord[]): string =>
  words.map(({ text, gap }, at) => `${at === 0 || (gap === '' && text !== '') ? '' : ' '}${text}`).join('');

interface FigureRun {
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
function figureAt(words: readonly LineWord[], at: number, style: MoneyStyle): FigureRun | null {
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
 * three. Null: it is no amount, or one of more than {@link MAX_AMOUNT}.
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
  return rest.length > decimals ? 'unclear' : amountOf(units, rest);
}

/** Whether all thousands, or all as in India, are set apart by the same sign. */
function isGrouped(figure: string): boolean {
  return /^[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*$|^[1-9]\d?(?:([.,' ])\d{2})(?:\2\d{2})*\2\d{3}$/.test(
    figure,
  );
}

/** The wire's and the app's amounts have four decimals. */
const DIGITS = 4;

function amountOf(units: string, decimals: string): Amount | null {
  const amount = Number(units.replace(/\D/g, '') + decimals.padEnd(DIGITS, '0'));
  return amount <= MAX_AMOUNT ? amount : null;
}

/** As it is typed, without a currency, so that it is read as the same amount in the same style. */
export function typeAmount(amount: Amount, { decimal }: MoneyStyle): string {
  const [units = '', decimals = ''] = unitsFromAmount(amount).toFixed(DIGITS).split('.');
  return `${units}${decimal}${decimals.replace(/0{1,2}$/, '')}`;
}
