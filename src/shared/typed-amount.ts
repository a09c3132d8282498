import { currencyBefore, currencyBehind, textOf, withoutBracketsOfCurrencies } from './amount-currency';
import { countedWith, isPriceOfOne } from './amount-each';
import { DIGITS, figureAt, isMarkedRun, readFigure } from './amount-figure';
import { isCents, isCounted, isDayOfMonth, isScale, isUnit } from './amount-measure';
import {
  insideOf,
  isFrancs,
  isLikeAmount,
  NO_AMOUNT,
  withoutAsides,
  withoutBrackets,
  withoutFridays,
  type LineWord,
} from './amount-word';
import { isPercent, readSigned, signsBetween, type SignedNumber } from './amount-sums';
import { namesCurrency, type MoneyStyle } from './currencies';
import { UNITS } from './expense';
import { decimalsOf, unitsFromAmount, type Amount } from './money';

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
  /** `120 km`: a number of something else than money. */
  readonly isMeasure: boolean;
}

/** The surest first: what is less sure is a word beside it. */
const KINDS = ['sure', 'foreign', 'broken', 'loose'] as const;

interface Candidate extends TypedAmount, SignedNumber {
  /** It is an amount only as a part of a sum. */
  readonly isPart: boolean;
  /** `18.05` may be a day where other numbers stand. */
  readonly isDay: boolean;
}

/**
 * The amounts of a line: all that can be nothing else; where there is none, those in another currency, or one that cannot
 * be read, or all bare numbers, with what looks like an amount and was not read as one. What may be meant in two ways is
 * never decided by a guess: see `readFigure`. What stands in brackets is said by the way, unless nothing else may be it.
 */
export function findAmounts(typed: readonly LineWord[], style: MoneyStyle): readonly TypedAmount[] {
  const line = withoutBracketsOfCurrencies(typed, style);
  const words = withoutFridays(withoutAsides(line), style);
  const outside = withLarger(amountsAmong(words, style), insideOf(line), style);
  const mayBe = outside.length > 0 || words.some(({ text }) => UNITS.test(text) || isLikeAmount(text, style));
  if (mayBe && !outside.some(({ isMeasure }) => isMeasure)) return outside;
  const inside = amountsAmong(withoutBrackets(withoutFridays(line, style), style), style);
  return inside.length > 0 || !mayBe ? inside : outside;
}

/** A bare number beside a larger amount in brackets may not be the amount: `(12,50) 2 people`, but `180 (12,50)`. */
function withLarger(
  outside: readonly TypedAmount[],
  inside: readonly LineWord[],
  style: MoneyStyle,
): readonly TypedAmount[] {
  const [only] = outside;
  const cost = only?.amount;
  if (!only || cost === null || cost === undefined || only.kind !== 'loose') return outside;
  const larger = amountsAmong(inside, style).filter(
    ({ kind, amount, places, places: [from = 0] }) =>
      (kind === 'sure' || kind === 'foreign') &&
      amount !== null &&
      (amount > cost || isPriceOfOne(inside, { from, to: (places.at(-1) ?? from) + 1 })),
  );
  return inOrder([...outside, ...larger.map((one) => ({ ...one, foreign: null, kind: 'loose' as const }))]);
}

const inOrder = (amounts: readonly TypedAmount[]): readonly TypedAmount[] =>
  [...amounts].sort((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0));

function amountsAmong(words: readonly LineWord[], style: MoneyStyle): readonly TypedAmount[] {
  const found: Candidate[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const candidate =
      percentAt(words, at) ??
      candidateAt(words, at, found.at(-1)?.to ?? 0, style) ??
      signedAt(words, at, style);
    if (!candidate) continue;
    found.push(candidate);
    at = candidate.to - 1;
  }
  const amounts = withDays(withoutMeasures(withoutPrices(words, joinSums(words, found), style)));
  const ofKinds = KINDS.map((kind) => amounts.filter((one) => one.kind === kind));
  const surest = ofKinds.find((some) => some.length > 0) ?? [];
  if (surest[0]?.kind !== 'loose') return surest;
  const known = new Set(found.flatMap(({ places }) => places));
  const unread = words.flatMap(({ text }, at): readonly TypedAmount[] => {
    const isAfterSign = FULL_STOP.test(text) && isCurrency(words[at - 1]?.text ?? '', style);
    if (known.has(at) || !(isAfterSign || isLikeAmount(text, style))) return [];
    return [{ places: [at], text, kind: 'loose', ...UNREAD }];
  });
  return inOrder([...surest, ...unread]);
}

/** `EUR 12.`, but `Fr. 12.` is a Friday. */
const FULL_STOP = /^\d+\.$/;
const isCurrency = (text: string, style: MoneyStyle): boolean =>
  namesCurrency(text, style) !== null && !isFrancs(text, style);

const UNREAD = { amount: null, foreign: null, isSum: false, isMeasure: false };

/** What counts something else is a word beside an amount, and a problem alone. */
function withoutMeasures(amounts: readonly Candidate[]): readonly Candidate[] {
  const others = amounts.filter(({ isMeasure }) => !isMeasure);
  if (others.length > 0) return others;
  return amounts.map((one) => ({ ...one, amount: null, kind: 'broken' }));
}

/** What may be a day is no surer than the other numbers where nothing else is sure. */
function withDays(amounts: readonly Candidate[]): readonly Candidate[] {
  const sure = amounts.filter(({ kind }) => kind === 'sure');
  if (sure.length === amounts.length || !sure.every(({ isDay }) => isDay)) return amounts;
  return amounts.map((one) => (one.kind === 'sure' ? { ...one, kind: 'loose' } : one));
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
    ...{ amount: null, foreign: null, kind, isSure: kind === 'sure', isSum: true, ...PLAIN_ONE },
  };
}

const PLAIN_ONE = { isPart: false, isMeasure: false, isDay: false };

/** `10%`, `+10%` and `10 %`. */
function percentAt(words: readonly LineWord[], at: number): Candidate | null {
  const length = [1, 2].find((some) => isPercent(words.slice(at, at + some)));
  if (length === undefined) return null;
  const text = textOf(words.slice(at, at + length));
  const places = Array.from({ length }, (_, place) => at + place);
  return {
    ...{ from: at, to: at + length, places, text, before: /^[+＋]/.test(text) ? '+' : '', after: '' },
    ...{ kind: 'loose', isSure: false, ...UNREAD, ...PLAIN_ONE, isPart: true },
  };
}

/** What a sum may be made of besides bare amounts: `x3` and `+2`; `3x12.50` is one by itself, `10x15` rather a size. */
function signedAt(words: readonly LineWord[], at: number, style: MoneyStyle): Candidate | null {
  const text = words[at]?.text ?? '';
  const signed = readSigned(text);
  if (!signed) return null;
  const { before, pieces, after } = signed;
  const numbers = pieces.map((piece) => candidateAt([{ text: piece, gap: '' }], 0, 0, style));
  const isSure = numbers.some((number) => number?.isSure);
  const isSum = pieces.length > 1;
  if (numbers.includes(null) || (isSum && !isSure)) return null;
  return {
    ...{ from: at, to: at + 1, places: [at], text, before, after, amount: null, foreign: null },
    ...{ kind: isSure ? 'sure' : 'loose', isSure, isSum, ...PLAIN_ONE, isPart: !isSum },
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
  const before = currencyBefore(words.slice(Math.max(free, at - 2), at), run.figure, style);
  const from = at - before.length;
  const isMarked = isMarkedRun(run);
  const isNext = !isMarked && isOfNext(words, run.to, style);
  const behind = currencyBehind(isNext ? [] : words.slice(run.to, run.to + 3), style);
  const to = run.to + behind.length;
  const currencies = [...run.currencies, before.text, behind.text];
  const foreign = currencies.find((text) => namesCurrency(text, style) === 'other') ?? null;
  const read = readFigure(run.figure, style);
  const isOwn = currencies.some((text) => namesCurrency(text, style) === 'own');
  const text = textOf(words.slice(from, to));
  const places = words.slice(from, to).map((_, place) => from + place);
  const whole = {
    ...{ from, to, places, text, foreign, amount: read === 'unclear' || run.isLoose ? null : read },
    ...{ before: '', after: '', isSure: false, isSum: false, ...PLAIN_ONE },
  };
  const isBare = !isOwn && foreign === null;
  const next = words[to]?.text ?? '';
  const longer = {
    ...{ to: to + 1, places: [...places, to], text: textOf(words.slice(from, to + 1)), amount: null },
  };
  const isScaled = to === run.to && isScale(next, run.figure);
  if (read !== null && ((isBare && isCents(next)) || isScaled)) {
    return { ...whole, ...longer, kind: foreign === null ? 'sure' : 'foreign', isSure: foreign === null };
  }
  if (isBare && read !== null && isUnit(next, run.figure)) {
    return { ...whole, ...longer, amount: whole.amount, kind: 'loose', isMeasure: true };
  }
  if (isOwn && foreign === null && !isMarked && areCents(words, to, style)) {
    return { ...whole, ...longer, kind: 'sure', isSure: true };
  }
  if (read === null) return isMarked && !NO_AMOUNT.test(run.figure) ? { ...whole, kind: 'broken' } : null;
  if (isMarked || (isOwn && foreign === null)) {
    const isDay = isBare && style.decimal === ',' && isDayOfMonth(run.figure);
    return { ...whole, kind: 'sure', isSure: true, isDay };
  }
  return { ...whole, kind: foreign === null ? 'loose' : 'foreign' };
}

/** Whether two digits after `12 €` may be its cents, and count nothing: `12 € 50`. */
function areCents(words: readonly LineWord[], at: number, style: MoneyStyle): boolean {
  const [text = '', next = ''] = words.slice(at, at + 2).map((word) => word.text);
  if (!/^\d{2}[,;.!]?$/.test(text) || decimalsOf(style.currency) === 0) return false;
  const isEnded = /[,;]$/.test(words[at - 1]?.text ?? '');
  return (
    !isEnded &&
    !isCounted(next) &&
    !isCents(next) &&
    !isUnit(next, text) &&
    namesCurrency(next, style) === null
  );
}

/** Whether a `Fr.` behind a bare number is that of the amount after it, `Zone 110 Fr. 4.40`, or comes after a comma. */
function isOfNext(words: readonly LineWord[], at: number, style: MoneyStyle): boolean {
  if (!isFrancs(words[at]?.text ?? '', style)) return false;
  const next = figureAt(words, at + 1, style);
  return /[,;]$/.test(words[at - 1]?.text ?? '') || (next !== null && isMarkedRun(next));
}

/** As it is typed, without a currency, so that it is read as the same amount in the same style. */
export function typeAmount(amount: Amount, { decimal }: MoneyStyle): string {
  const [units = '', decimals = ''] = unitsFromAmount(amount).toFixed(DIGITS).split('.');
  return `${units}${decimal}${decimals.replace(/0{1,2}$/, '')}`;
}
