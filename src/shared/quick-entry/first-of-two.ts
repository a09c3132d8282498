import { isDottedAt } from './clock-at';
import type { FoundClock } from './clock-at';
import { isBareHour } from './clock-text';
import { FIRST_CLOCK_HOUR, sayingAt } from './phrase';
import type { Words } from './phrase';

/** Whether the first of two that may be times of day is none: how long it took, or a number of the note. */

/** Later many begin, and write it so: `5h jusqu'à 9h`. */
const LAST_NIGHT_HOUR = 3;
const MOST_NIGHT_HOURS = 8;

/** Whether a range from so early on would be far too long for one: `1h30 à 14h30`. */
function isTooLong(from: FoundClock, to: FoundClock): boolean {
  const [start = 0, end = 0] = [from.clock, to.clock].map(
    ({ hour, minutes }) => hour + Number(minutes ?? 0) / 60,
  );
  return to.clock.half === null && end - start > MOST_NIGHT_HOURS;
}

/**
 * `2h à 9`, `2.30 à 9`, `1h30 à 14h30`, `2h a las 9` and `1h a las dos` say how long it took, and when it began, and `1h hasta las 10` when
 * it ended: of a range both ends are written as the first is.
 */
export function isLengthFirst(words: Words, joint: number, from: FoundClock, to: FoundClock): boolean {
  const saying = sayingAt(words, joint);
  const { hour, minutes } = from.clock;
  const isNight = from.hasH && hour <= LAST_NIGHT_HOUR && hour + Number(minutes ?? 0) > 0;
  const isInWords =
    sayingAt(words, joint + 1)?.kind === 'article' && sayingAt(words, joint + 2)?.kind === 'count';
  if (isInWords && from.hasH && hour > 0 && hour < FIRST_CLOCK_HOUR) return true;
  if (to.clock.hour < FIRST_CLOCK_HOUR) return false;
  if (saying?.kind === 'until') return isNight;
  if (saying?.kind !== 'to' || saying.isAt !== true) return false;
  if (to.hasH) return isNight && isTooLong(from, to);
  const isNamed = isBareHour(to.clock) || sayingAt(words, joint + 1)?.kind === 'article';
  const isWritten = (from.hasH && minutes === null) || isDottedAt(words, joint - from.length);
  return isNight || (isNamed && isWritten && hour > 0 && hour < FIRST_CLOCK_HOUR);
}

/** `version 2 à 9h40`: so early a number after a word of the note is one of it, where the joint may say when it began. */
export function isNumberOfNote(words: Words, first: number, from: FoundClock, to: FoundClock): boolean {
  const joint = sayingAt(words, first + from.length);
  const before = words.facts[first - 1];
  const isAfterNote = before !== undefined && before.plain === '' && before.saying === null;
  const isBare = isBareHour(from.clock) && !from.isMarked && !from.hasH && from.clock.hour < FIRST_CLOCK_HOUR;
  // `nuit 2 à 7h` is as likely a range.
  const isBegin = to.clock.minutes !== null && to.clock.hour >= FIRST_CLOCK_HOUR;
  return joint?.kind === 'to' && joint.isAt === true && isAfterNote && isBare && isBegin;
}
