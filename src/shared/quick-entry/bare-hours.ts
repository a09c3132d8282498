import { isBeforeDays } from './day-joints';
import { isDayBefore, isOtherDayAt } from './day-phrases';
import { FIRST_CLOCK_HOUR, plainAt, sayingAt, saysTime } from './phrase';
import type { Words } from './phrase';

/** Two bare hours, which may count anything, beside a day: `yesterday 9 - 11`, `9 bis 11 am Montag`. */

const BARE_HOUR = /^\d{1,2}$/;
const LAST_HOUR = 24;

function isBesideDay(words: Words, place: number, from: number, to: number): boolean {
  const end = place + 3;
  const after = isBeforeDays(words.texts[end] ?? '') ? end + 1 : end;
  const isBeside = isOtherDayAt(words, after) || isOtherDayAt(words, place - 1) || isDayBefore(words, place);
  return isBeside && from >= FIRST_CLOCK_HOUR && to > from && to <= LAST_HOUR;
}

/** Whether two bare hours at `place`, with a joint between, stand beside a day. */
function isPairOfDay(words: Words, place: number): boolean {
  const [from, to] = [plainAt(words, place), plainAt(words, place + 2)];
  const joint = sayingAt(words, place + 1)?.kind;
  const isPair = (joint === 'to' || joint === 'until') && BARE_HOUR.test(from) && BARE_HOUR.test(to);
  return isPair && isBesideDay(words, place, Number(from), Number(to));
}

/**
 * Whether the two at `place` are of the day that is named beside them, or beside two others: `monday 8 - 12, 1 - 5` says
 * when twice. Where anything else says how long or when, they are the note's.
 */
export function isOfDay(words: Words, place: number, from: number, to: number): boolean {
  if (saysTime(words)) return false;
  return isBesideDay(words, place, from, to) || words.texts.some((_, at) => isPairOfDay(words, at));
}
