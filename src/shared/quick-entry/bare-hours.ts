import { isBeforeDays } from './day-joints';
import { isDayBefore, isOtherDayAt } from './day-phrases';
import { FIRST_CLOCK_HOUR, plainAt, sayingAt, saysTime } from './phrase';
import type { Words } from './phrase';

/** Two bare hours, which may count anything: `9 to 11`. Beside a day they say when: `yesterday 9 - 11`, `9 bis 11 am Montag`. */

const BARE_HOUR = /^\d{1,2}$/;
const LAST_HOUR = 24;

/** Whether they may be those of a day at work. */
export const areOfWork = (from: string, to: string): boolean =>
  BARE_HOUR.test(from) &&
  BARE_HOUR.test(to) &&
  Number(from) >= FIRST_CLOCK_HOUR &&
  Number(to) > Number(from) &&
  Number(to) <= LAST_HOUR;

const NOON_HOURS = 12;
/** Longer than that nobody works in one go, and `10 to 9` is ten minutes before nine. */
const MOST_HOURS = 10;

/** The same, where the end may also be past noon: on a clock of 12 hours `9 to 5`. */
export function areOfWorkday(from: string, to: string, isHalfDay: boolean): boolean {
  if (areOfWork(from, to)) return true;
  if (!isHalfDay || !BARE_HOUR.test(from) || !BARE_HOUR.test(to)) return false;
  const [start, end] = [Number(from), Number(to)];
  const isOpen = start >= FIRST_CLOCK_HOUR && start <= NOON_HOURS && end > 0 && end < start;
  return isOpen && end + NOON_HOURS - start <= MOST_HOURS;
}

/** Whether two bare hours of work at `place`, with a joint between, stand beside a day. */
function isPairOfDay(words: Words, place: number): boolean {
  const joint = sayingAt(words, place + 1)?.kind;
  const isJoined = joint === 'to' || joint === 'until';
  if (!isJoined || !areOfWork(plainAt(words, place), plainAt(words, place + 2))) return false;
  const end = place + 3;
  const after = isBeforeDays(words.texts[end] ?? '') ? end + 1 : end;
  return isOtherDayAt(words, after) || isOtherDayAt(words, place - 1) || isDayBefore(words, place);
}

/**
 * Whether two bare hours of a line are of its day: they, or two others of it, are named beside that (`monday 8 - 12, 1 - 5`
 * says when twice), and nothing else says how long or when.
 */
export const areOfDay = (words: Words): boolean =>
  !saysTime(words) && words.texts.some((_, place) => isPairOfDay(words, place));
