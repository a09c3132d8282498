import { clockAt, isCounted, isDottedAt } from './clock-at';
import type { FoundClock } from './clock-at';
import { clockTimeOf, isBareHour, readClockText } from './clock-text';
import { dayAt } from './day-phrases';
import { isEnded, isLengthBefore, pastAt } from './ended';
import { hoursBetweenAt } from './estimates';
import { areOfDay } from './bare-hours';
import { isLengthFirst, isNumberOfNote } from './first-of-two';
import { rangeOf } from './half-day';
import { durationAt, isFractionAt } from './length-parts';
import { spokenAt } from './spoken-clock';
import { isNoonAt, NOON_HOUR, noonAt, noonEndAt, sinceNoonAt } from './noon';
import { FIRST_CLOCK_HOUR, isJoined, plainAt, sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import { endWithoutStart } from './time-word';
import type { Remark } from './types';
import { openOf, untilNowAt } from './until-now';
import { isLastAt } from './completed-range';

/** What several words say of times of day. */

const DIGITS = /^([01]\d|2[0-4])([0-5]\d)$/;
const YEAR = /^(?:19|20)/;

/** `from 0900 to 1000`, `0900 - 1000`: without a word before it only a zero says that it is no number, or a year. */
function digitsRangeAt(words: Words, place: number, first: number): Read | null {
  const joint = words.facts[first + 1]?.saying?.kind;
  const [start, end] = [plainAt(words, first), plainAt(words, first + 2)];
  const isTime = start.startsWith('0') || (first > place && !(YEAR.test(start) && YEAR.test(end)));
  if ((joint !== 'to' && joint !== 'until') || !isTime || !DIGITS.test(start) || !DIGITS.test(end))
    return null;
  const [from, to] = [start, end].map((text) => readClockText(text.replace(DIGITS, '$1:$2')));
  if (!from || !to) return null;
  const length = first + 3 - place;
  return {
    time: { kind: 'range', ...rangeOf(from, to, textAt(words, place, length), words.isHalfDay) },
    length,
  };
}

/** Whether a time of day, before `end`, is written as a number may be, which the word after it may count: `1.15 hours`. */
function isNumber(words: Words, end: number, { clock, hasH }: FoundClock): boolean {
  return !hasH && (isBareHour(clock) || (clock.half === null && isDottedAt(words, end - 1)));
}

/** Whether only words say the minutes of a time: `10 y media`. */
function isHalved(words: Words, place: number, { clock }: FoundClock): boolean {
  const figure = words.facts[place]?.clock;
  return figure?.minutes === null && clock.minutes !== null;
}

/** `9h to 10h30`, `9:00 - 10:30h`: so late, and with minutes, they are no lengths in any language. */
const areClocks = (from: FoundClock, to: FoundClock): boolean =>
  from.clock.hour >= FIRST_CLOCK_HOUR && (from.clock.minutes !== null || to.clock.minutes !== null);

/** `9 y media a 11`: an hour in which people begin, and a later one. */
const areOfWorkday = (from: FoundClock, to: FoundClock): boolean =>
  from.clock.hour >= FIRST_CLOCK_HOUR && to.clock.hour > from.clock.hour;

const AFTER = /^(?:après|apres|after|past|nach|vor|después|despues)$/i;

/**
 * Whether noon or midnight begins a range with what follows: not with how long it took (`lunch noon - 1h`), nor where it says
 * with the word before it another part of the day (`après midi à 15h`), nor before a time that is said to be one (`mediodía
 * a las 14:00`).
 */
function isNoonTo(words: Words, first: number, last: number, to: FoundClock): boolean {
  const joint = sayingAt(words, last - 1);
  // After `à` an hour is one of the clock: `minuit à 2h`.
  const isTime = words.facts[first]?.noon === 'midnight' && joint?.kind === 'to' && joint.isAt === true;
  const isHours = to.hasH && to.clock.hour <= NOON_HOUR && !isTime;
  const isLength = isHours || (durationAt(words, last)?.length ?? 0) > to.length;
  const isPart = AFTER.test(words.texts[first - 1] ?? '');
  return !isLength && !isPart && sayingAt(words, last)?.kind !== 'article';
}

/** `9:40 to 10:30`, `9 - 10:30`, `9.30 to 11`; two bare hours with nothing before or after may be anything: `2 to 3 pages`. */
export function rangeAt(words: Words, place: number, first: number): Read | null {
  const isSaid = first > place;
  const untilNow = untilNowAt(words, place, first);
  if (untilNow) return untilNow;
  const spoken = spokenAt(words, first, isSaid);
  if (!spoken && !isJoined(words, first)) return null;
  const digits = digitsRangeAt(words, place, first);
  if (digits) return digits;
  const from = spoken ?? clockAt(words, first, isSaid, true) ?? noonAt(words, first);
  if (!from) return null;
  const joint = words.facts[first + from.length]?.saying?.kind;
  if (joint !== 'to' && joint !== 'until') return null;
  const last = first + from.length + 1;
  const to =
    spokenAt(words, last, true) ?? clockAt(words, last, isSaid, true) ?? noonEndAt(words, last, from);
  const isNoon = noonAt(words, first) !== null || isNoonAt(words, first + from.length - 1);
  if (!to || (!isSaid && isNoon && !isNoonTo(words, first, last, to))) return null;
  // `1h to 2h` may say how long, and so may `1 to 2h`, where no language writes the time of day so.
  const mayBeLengths = !isSaid && !words.hoursAreClock && !areClocks(from, to);
  if (mayBeLengths && (from.hasH || (to.hasH && !from.isMarked))) return null;
  const hours = isSaid ? null : hoursBetweenAt(words, first);
  if (hours) return { time: null, length: hours.length };
  if (!isSaid && isLengthFirst(words, first + from.length, from, to)) return null;
  const isMarked = isSaid || from.isMarked || to.isMarked;
  // `half 9 to 10` may be half of nine.
  const isHalf = isHalved(words, first, from);
  const isOpen = isBareHour(from.clock) || spoken !== null || (isHalf && !areOfWorkday(from, to));
  const length = first - place + from.length + 1 + to.length;
  if (!isMarked && isOpen && isBareHour(to.clock) && !areOfDay(words)) return null;
  // So early `2 a 3 y media` counts something.
  if (!isMarked && isHalved(words, last, to) && isOpen && from.clock.hour < FIRST_CLOCK_HOUR)
    return { time: null, length };
  const end = place + length;
  const isNumbers = isNumber(words, first + from.length, from) && isNumber(words, end, to);
  if (isNumbers && isCounted(words, end)) return null;
  if (!isSaid && isNumberOfNote(words, first, from, to)) return { time: null, length: 1 };
  const text = textAt(words, place, length);
  return { time: { kind: 'range', ...rangeOf(from.clock, to.clock, text, words.isHalfDay) }, length };
}

/**
 * `between 9 and 10:30`, `entre las 9 y las 10`: where one of the two is a time of day for sure, and they are of the hours
 * in which people begin. `between 2 and 3 pages` counts, and `entre 1h et 2h` says how long.
 */
export function betweenAt(words: Words, place: number): Read | null {
  const from = clockAt(words, place + 1, true) ?? noonAt(words, place + 1);
  const joint = place + 1 + (from?.length ?? 0);
  if (!from || sayingAt(words, joint)?.kind !== 'and') return null;
  const to = clockAt(words, joint + 1, true) ?? noonEndAt(words, joint + 1, from);
  if (!to) return null;
  const length = joint + 1 + to.length - place;
  const isSure = ({ clock, isMarked, hasH }: FoundClock): boolean =>
    !isBareHour(clock) || (isMarked && !hasH);
  const areBothHours = from.hasH && to.hasH && words.hoursAreClock;
  const isEarly = from.clock.hour < FIRST_CLOCK_HOUR && from.clock.half === null && to.clock.half === null;
  if (isEarly || !(isSure(from) || isSure(to) || areBothHours) || isCounted(words, place + length))
    return null;
  const text = textAt(words, place, length);
  const range = rangeOf(from.clock, to.clock, text, words.isHalfDay);
  return range.problem ? null : { time: { kind: 'range', ...range }, length };
}

/** `depuis 9h40` may be said of how long it took: which it is read as, and what to write for the other. */
function hourRemark({ clock, hasH }: FoundClock, text: string, time: string): Remark | null {
  const written = `-${clock.hour}h${clock.minutes ?? ''}`;
  return hasH && clock.half === null ? { code: 'start-or-ago', text, time, written } : null;
}

/** How many words join a time of the clock to how long it took: 1 for the `for` of `at 9 for 2h`. */
export function jointAt(words: Words, place: number): 0 | 1 {
  return sayingAt(words, place)?.kind === 'during' && durationAt(words, place + 1)?.isOpen === false ? 1 : 0;
}

/** `Teil 2 von 3` counts, with or without `Uhr` after it. */
const IS_OF = /^von$/i;
/** `ab 9 Uhr` says when something began more than `um 9 Uhr` does. */
const IS_ON = /^ab$/i;

/** Whether a loose begin is a few words of the note where one of it stands before: `look at 3 2h`, but not `call at 9 for 2h`. */
function isOfNote(words: Words, place: number, { clock, isMarked }: FoundClock, isJoined: boolean): boolean {
  const isBare = isBareHour(clock) && !isMarked && sayingAt(words, place)?.kind !== 'article';
  return (isBare && !isJoined) || IS_OF.test(words.texts[place] ?? '');
}

/**
 * `since 9:40`, whose time begins at `first`, is no 9 hours and 40 minutes. After `from` and `at` only what would be read as a duration:
 * `call at 9am` is a note, unless beside how long it took.
 */
export function startAt(words: Words, place: number, first: number, isSince: boolean): Read | null {
  // `since 21 may` is no time of day.
  if (dayAt(words, first)) return null;
  // What ended at half past nine did not begin then.
  const mayBeSpoken = isSince || !isEnded(words.texts[place - 1] ?? null);
  const spoken = mayBeSpoken ? spokenAt(words, first, true) : null;
  const found = spoken ?? clockAt(words, first, true) ?? (isSince ? sinceNoonAt(words, first) : null);
  const isAfterDay = first > place + 1;
  const isPart = isFractionAt(words, first + 1) || (found && isCounted(words, first + found.length));
  if (found && isBareHour(found.clock) && !found.hasH && isPart) return null;
  // `since 9h40` says how long ago, `since yesterday 9h40` cannot.
  if (!found || (isSince && found.hasH && !words.hoursAreClock && !isAfterDay)) return null;
  const { clock } = found;
  const time = clockTimeOf(clock);
  const joint = jointAt(words, first + found.length);
  const length = first - place + found.length + joint;
  const isOn =
    clock.minutes?.length !== 2 && found.isMarked && !found.hasH && IS_ON.test(words.texts[place] ?? '');
  const isLoose = !isSince && !isOn && (spoken !== null || clock.minutes?.length !== 2);
  const isUnread =
    time === null ? isLoose || isBareHour(clock) : isLoose && found.hasH && !words.hoursAreClock;
  if (isUnread) return found.hasH && words.hoursAreClock ? { time: null, length } : null;
  const text = textAt(words, place, length);
  if (time === null) {
    return { time: { kind: 'start', start: null, problem: { code: 'start-impossible', text } }, length };
  }
  const remark = isSince && !isAfterDay ? hourRemark(found, text, time) : null;
  const isSpoken = spoken !== null || sayingAt(words, first)?.kind === 'article';
  const open = openOf(words, clock, isSpoken);
  const start = { kind: 'clock', time } as const;
  const notedBefore =
    isLoose && isOfNote(words, place, found, joint > 0)
      ? ({ side: 'before', first: 0, length } as const)
      : null;
  // `ab 18 Uhr frei` is of the note, and so it is where nothing can have begun then yet.
  const besideNote = isOn ? ({ side: 'after', first: 0, length } as const) : notedBefore;
  return { time: { kind: 'start', start, problem: null, remark, ...open, isLoose, besideNote }, length };
}

/**
 * `until 10:30`, `bis um 10:00` are no 10 hours and a half, nor is `jusqu'à 10h` ten hours. An hour alone is an end where
 * a word beside it says that it is one of the clock: `bis 13 Uhr`, and with nothing after it or after how long it took `hasta
 * las 10`. `isEnd`: something ended then.
 */
export function endAt(words: Words, place: number, first: number, isEnd = false): Read | null {
  const at = pastAt(words, first);
  const found = clockAt(words, at, true) ?? spokenAt(words, at, true);
  const isNamed = isEnd || at > first || sayingAt(words, at)?.kind === 'article';
  const isOfLength = isNamed && (isEnd || isLengthBefore(words, place));
  const isHours = found?.hasH === true && words.hoursAreClock;
  const isClock = found !== null && isClockHour(words, at, found);
  const isHour = found?.clock.minutes === null && !isHours && !isOfLength;
  if (!found || (isHour && !isClock)) return null;
  // `done at 3 sites` counts, and `fini à 21 mai` is a day.
  const isNumber =
    isBareHour(found.clock) && !found.hasH && !found.isMarked && !isLastAt(words, at + found.length);
  if (isEnd && (isNumber || dayAt(words, first))) return null;
  const length = at - place + found.length;
  const text = textAt(words, place, length);
  return { time: { kind: 'range', range: null, isLoose: isHour, problem: endWithoutStart(text) }, length };
}

/** `1pm`, `13 Uhr`, and the `las 13` that counts nothing after it. */
function isClockHour(words: Words, at: number, { clock, isMarked, hasH, length }: FoundClock): boolean {
  if (clock.half !== null) return true;
  return isMarked && !hasH && (sayingAt(words, at)?.kind !== 'article' || isLastAt(words, at + length));
}
