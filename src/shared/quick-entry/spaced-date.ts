import { plainAt } from './phrase';
import type { Words } from './phrase';
import type { Lexicon } from './lexicon';

/** Day and month in figures with a blank between them, as German writes them: `20. 5.`, `20. 05. 2026`. */

const DAY = /^[([]?(0?[1-9]|[12]\d|3[01])\.$/;
const MONTH = /^(0?[1-9]|1[0-2])\.[,;:!?)\]]*$/;
const YEAR = /^(20\d{2})[.,;:!?)\]]*$/;
/** One of several that are counted: `3.`, `3.,`. */
const NUMBER = /^[([]?\d{1,3}\.[,;]?$/;
/** Between two days of one month: `18. bis 20. 5.`. */
const JOINT = /^(?:[-–—―/+&]|bis|und|u\.|oder)$/i;

interface SpacedDate {
  readonly day: string;
  readonly month: number;
  readonly year: string | undefined;
  /** How many words it takes. */
  readonly length: number;
}

/** Whether a backslash before the word may keep it from being the day of such a date. */
export const mayBeginDate = (word: string, { hasWordAm }: Pick<Lexicon, 'hasWordAm'>): boolean =>
  hasWordAm && DAY.test(word);

/** Whether more such numbers stand beside two of them: `3. 4. 5. Sitzung`, `18. bis 20. 5.`, which is several days. */
function isCounted({ texts }: Words, place: number): boolean {
  const isNumber = (at: number): boolean => NUMBER.test(texts[at] ?? '');
  const isJoined = JOINT.test(texts[place - 1] ?? '') && isNumber(place - 2) && !isNumber(place - 3);
  return isJoined || isNumber(place - 1) || isNumber(place + 2);
}

/** The year of a date, with the punctuation of a sentence after it or without. */
export const yearAt = (words: Words, place: number): string | undefined =>
  plainAt(words, place) === '' ? undefined : YEAR.exec(words.texts[place] ?? '')?.[1];

/** Such a date at a place of the line; null where the language has none, or the numbers count something. */
export function spacedDateAt(words: Words, place: number): SpacedDate | null {
  if (!words.hasWordAm || plainAt(words, place) === '' || plainAt(words, place + 1) === '') return null;
  const [, day] = DAY.exec(words.texts[place] ?? '') ?? [];
  const [, month] = MONTH.exec(words.texts[place + 1] ?? '') ?? [];
  if (day === undefined || month === undefined || isCounted(words, place)) return null;
  const year = yearAt(words, place + 2);
  return { day, month: Number(month), year, length: year === undefined ? 2 : 3 };
}
