import { fold } from './fold';
import { sayingAt } from './phrase';
import type { Words } from './phrase';

/** Words before `at` with which a time of day says when something ended: `45m finished at 10:30`. */

const ENDED: ReadonlySet<string> = new Set(
  'finished ended done stopped completed beendet fertig ende schluss fini finie termine terminee fin'
    .concat(' terminado terminada acabado acabada acabe')
    .split(' '),
);

export const isEnded = (word: string | null): boolean => word !== null && ENDED.has(fold(word).text);

/** Whether the words before a place say how long it took: `45m`, `2 Stunden`. */
export function isLengthBefore(words: Words, place: number): boolean {
  const facts = words.facts[place - 1];
  return facts?.time?.kind === 'duration' || facts?.saying?.kind === 'unit';
}

/** Whether what ended is what the line says the length of: elsewhere the word may be about anything. */
export const isEndOfLengthAt = (words: Words, place: number): boolean =>
  isEnded(words.texts[place - 1] ?? null) && isLengthBefore(words, place - 1);

/** Past the word for `at` that may stand before the end: `bis um 10:00`. */
export function pastAt(words: Words, place: number): number {
  const saying = sayingAt(words, place);
  const isAt =
    (saying?.kind === 'from' && !saying.isRange) || (saying?.kind === 'to' && saying.isAt === true);
  return isAt ? place + 1 : place;
}
