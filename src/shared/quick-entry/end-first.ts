import { clockAt, isCounted, isDottedAt } from './clock-at';
import type { FoundClock } from './clock-at';
import { isBareHour } from './clock-text';
import { pastAt } from './ended';
import { rangeOf } from './half-day';
import { sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import { spokenAt } from './spoken-clock';

/** A range whose end is said before its begin: `until 10:30 from 9`, `to 10:30 from 9`. */

/** A dash, which joins two times too, begins nothing. */
const IS_WORD = /^\p{L}/u;
/** They say when something was, and not since when. */
const AT = /^(?:at|@|um)$/i;

function isBegin(words: Words, place: number): boolean {
  const saying = sayingAt(words, place);
  if (saying?.kind === 'since') return true;
  return saying?.kind === 'from' && saying.isRange !== true && !AT.test(words.texts[place] ?? '');
}

/** The time of day at a place; `1.20` may as well be a version, from which to which something went. */
const timeAt = (words: Words, place: number): FoundClock | null =>
  spokenAt(words, place, true) ?? (isDottedAt(words, place) ? null : clockAt(words, place, true));

/** Null where both are but hours, which may count anything, or where they are no range in that order: `down to 1:30 from 2:00`. */
export function endFirstAt(words: Words, place: number): Read | null {
  if (!IS_WORD.test(words.texts[place] ?? '')) return null;
  const first = pastAt(words, place + 1);
  const to = timeAt(words, first);
  const joint = first + (to?.length ?? 0);
  const from = to && isBegin(words, joint) ? timeAt(words, joint + 1) : null;
  if (!to || !from) return null;
  const length = joint + 1 + from.length - place;
  const areBare = [from, to].every(({ clock, isMarked }) => isBareHour(clock) && !isMarked);
  if (areBare || isCounted(words, place + length)) return null;
  const range = rangeOf(from.clock, to.clock, textAt(words, place, length), words.isHalfDay);
  return range.problem ? null : { time: { kind: 'range', ...range }, length };
}
