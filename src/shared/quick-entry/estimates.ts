import { partAt } from './length-parts';
import { FIRST_CLOCK_HOUR, plainAt, sayingAt } from './phrase';
import type { Read, Words } from './phrase';

/** From how long to how long: words that say no length, and are of the note. */

const FIGURE = /^\d{1,3}(?:[.,]\d+)?$/;
const WITH_UNIT = /[hm]/i;

const BETWEEN: ReadonlySet<string> = new Set(['between', 'zwischen', 'entre']);

function isEstimateJoint(words: Words, place: number): boolean {
  const joint = sayingAt(words, place)?.kind;
  if (joint === 'and') return BETWEEN.has(words.texts[place - 2]?.toLowerCase() ?? '');
  return joint === 'to' || joint === 'until' || joint === 'or';
}

/** `5 to 10 min`, `2 or 3 hours` and `between 5 and 10 min` say no length: all of it is note. */
export function estimateAt(words: Words, place: number): Read | null {
  if (!isEstimateJoint(words, place + 1)) return null;
  const part = FIGURE.test(plainAt(words, place)) ? partAt(words, place + 2) : null;
  return part && WITH_UNIT.test(part.text) ? { time: null, length: 2 + part.length } : null;
}

const HAS_HOURS = /h/i;

/** After `from` the same says no times of day either: `from 5 to 10 min`; `de 9 à 11 heures` does. */
export function estimateFromAt(words: Words, place: number): Read | null {
  const estimate = estimateAt(words, place + 1);
  if (!estimate) return null;
  const isClock =
    words.hoursAreClock &&
    HAS_HOURS.test(partAt(words, place + 3)?.text ?? '') &&
    Number.parseInt(plainAt(words, place + 1), 10) >= FIRST_CLOCK_HOUR;
  return isClock ? null : { time: null, length: 1 + estimate.length };
}
