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

/** What says a time of the clock, and nothing of a begin: `from` does. */
const AT: ReadonlySet<string> = new Set(['at', '@', 'um', 'a']);
const BEGINS: ReadonlySet<string> = new Set(['since', 'from', 'to', 'until']);

/** Whether the words before a place say how long it took: `45m`, `2 Stunden`, and not the `9:30` of `since 9:30`. */
export function isLengthBefore(words: Words, place: number): boolean {
  const facts = words.facts[place - 1];
  const isTime = facts?.time?.kind === 'duration' && !BEGINS.has(sayingAt(words, place - 2)?.kind ?? '');
  return isTime || facts?.saying?.kind === 'unit';
}

/** Whether what ended is what the line says the length of: elsewhere the word may be about anything. */
export const isEndOfLengthAt = (words: Words, place: number): boolean =>
  AT.has(fold(words.texts[place] ?? '').text) &&
  isEnded(words.texts[place - 1] ?? null) &&
  isLengthBefore(words, place - 1);

/** Past the word for `at` that may stand before the end: `bis um 10:00`. */
export function pastAt(words: Words, place: number): number {
  const saying = sayingAt(words, place);
  const isAt =
    (saying?.kind === 'from' && !saying.isRange) || (saying?.kind === 'to' && saying.isAt === true);
  return isAt ? place + 1 : place;
}
