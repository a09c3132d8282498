import { durationAt } from './length-parts';
import type { Length } from './length-parts';
import { isArticleAt, sayingAt } from './phrase';
import type { Words } from './phrase';

/** Parts of an hour in so many words that they are as likely some of the note: `a quarter of an hour`. */

/** As words are compared. */
const QUARTERS: readonly (readonly [readonly string[], number])[] = [
  [['three', 'quarters', 'of', 'an', 'hour'], 2700],
  [['un', 'quart', 'dheure'], 900],
  [['trois', 'quarts', 'dheure'], 2700],
  [['un', 'cuarto', 'de', 'hora'], 900],
  [['tres', 'cuartos', 'de', 'hora'], 2700],
];

const SPOKEN = { isBare: false, isSpelled: true, isOpen: true } as const;
const SECONDS_OF_MINUTE = 60;

const isOf = ({ texts, isWord }: Words, place: number): boolean => isWord(texts[place] ?? '', 'of');

/** `half of an hour` */
function partOfHourAt(words: Words, place: number): Length | null {
  const part = sayingAt(words, place);
  if (part?.kind !== 'part' || !isOf(words, place + 1)) return null;
  const unit = place + (isArticleAt(words, place + 2) ? 3 : 2);
  const hour = sayingAt(words, unit);
  if (hour?.kind !== 'unit' || hour.unit !== 'h') return null;
  return { seconds: part.minutes * SECONDS_OF_MINUTE, length: unit + 1 - place, ...SPOKEN };
}

/** What is said with an article: `a half hour`, `a quarter of an hour`. */
function afterArticleAt(words: Words, place: number): Length | null {
  if (sayingAt(words, place)?.kind !== 'part') return null;
  const found = durationAt(words, place) ?? partOfHourAt(words, place);
  return found && { ...found, length: found.length + 1, isOpen: true };
}

/** `il y a un quart d'heure`, `a quarter of an hour ago`, which alone are a few words of the note. */
export function quarterAt(words: Words, place: number): Length | null {
  const text = words.texts[place] ?? '';
  if (text === 'a' || text === 'A') return afterArticleAt(words, place + 1);
  const part = partOfHourAt(words, place);
  // A pasted line has thousands of other words.
  if (part || sayingAt(words, place)?.kind !== 'count') return part;
  for (const [keys, seconds] of QUARTERS) {
    if (keys.every((key, n) => words.isWord(words.texts[place + n] ?? '', key)))
      return { seconds, length: keys.length, ...SPOKEN };
  }
  return null;
}

/** Whether the length at a place is not all that is said: `a third of an hour`, `1 day 2 hours`. */
export function isPartAt(words: Words, place: number): boolean {
  const saying = sayingAt(words, place);
  if (saying?.kind === 'count' && saying.count === 1 && isOf(words, place - 1)) return true;
  const before = sayingAt(words, place - 1)?.kind;
  return before === 'span' || (before === 'and' && sayingAt(words, place - 2)?.kind === 'span');
}
