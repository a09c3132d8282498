import { isFrancs, splitWord, type LineWord } from './amount-word';
import { namesCurrency, type MoneyStyle } from './currencies';
import { isNoCurrencyBefore } from './currency-words';

/** A currency beside a figure; without one it has no words and no text. */
export interface BesideFigure {
  /** How many words name it: `F CFA` are two. */
  readonly length: number;
  readonly text: string;
}

const NONE: BesideFigure = { length: 0, text: '' };
/** `(USD)` */
const IN_BRACKETS = /^[(（]([^()（）]+)[)）][,;.!:]?$/u;

/** The words as they are typed, with the spaces between them. */
export const textOf = (words: readonly LineWord[]): string =>
  words.map(({ text, gap }, at) => `${at === 0 || (gap === '' && text !== '') ? '' : ' '}${text}`).join('');

/** The currency that the words before a figure end with; `USD:` has a colon of its own. */
export function currencyBefore(words: readonly LineWord[], figure: string, style: MoneyStyle): BesideFigure {
  for (const some of [words.slice(-2), words.slice(-1)]) {
    const text = textOf(some).replace(/[:：]$/u, '');
    const isNamed = namesCurrency(text, style) !== null && !isNoCurrencyBefore(text, figure);
    if (isNamed) return { length: some.length, text };
  }
  return NONE;
}

/** The currency that the words after a figure begin with. */
export function currencyBehind(words: readonly LineWord[], style: MoneyStyle): BesideFigure {
  for (const length of [3, 2, 1]) {
    const text = textOf(ended(words.slice(0, length), style));
    if (namesCurrency(text, style) !== null) return { length: Math.min(length, words.length), text };
  }
  return NONE;
}

/** The words without the comma or the point after `45 EUR,`; that of `Fr.` and `kr.` may be their own. */
function ended(words: readonly LineWord[], style: MoneyStyle): readonly LineWord[] {
  const last = words.at(-1);
  if (!last || namesCurrency(textOf(words), style) !== null) return words;
  return [...words.slice(0, -1), { ...last, text: last.text.replace(/[,;:!?…：、。]+$|\.$/u, '') }];
}

/** The words without the brackets around a currency that is all that is in them, beside a figure: `100 (USD)`. */
export function withoutBracketsOfCurrencies(
  words: readonly LineWord[],
  style: MoneyStyle,
): readonly LineWord[] {
  return words.map((word, at) => {
    const [, inside] = IN_BRACKETS.exec(word.text) ?? [];
    if (inside === undefined || isFrancs(inside, style) || namesCurrency(inside, style) === null) return word;
    const isBeside = [words[at - 1], words[at + 1]].some((other) => splitWord(other, style) !== null);
    return isBeside ? { ...word, text: inside } : word;
  });
}
