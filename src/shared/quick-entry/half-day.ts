import { instantOf } from '../calendar';
import type { CalendarDate, ClockTime } from '../calendar';
import { clockTimeOf, readClockRange } from './clock-text';
import type { ClockRange, ClockText, RangeRead } from './clock-text';
import type { Remark } from './types';
import type { WhenContext } from './when';

/** Times of day without a half, as a clock of 12 hours is read: the likely half, and what to write for the other. */

type Half = 'a' | 'p';

/** One of the two times that an open one may be. */
interface Halved {
  readonly time: ClockTime;
  /** As it is written so that it can be no other: `1:30 pm`. */
  readonly written: string;
}

/** A time of day and the one twelve hours away, of which it may be either. */
export interface Halves {
  readonly morning: Halved;
  readonly afternoon: Halved;
}

/** A range that is not read, as it would be in the other half of the day. */
export interface OtherRange {
  readonly startTime: ClockTime;
  readonly remark: Remark;
}

/** Work begins from seven to six far more often than at night. */
const FIRST_MORNING_HOUR = 7;
export const usualHalf = (hour: number): Half => (hour >= FIRST_MORNING_HOUR && hour < 12 ? 'a' : 'p');

const textOf = ({ hour, minutes }: ClockText, half: Half, gap = ''): string =>
  `${hour}${minutes === null ? '' : `:${minutes}`}${gap}${half}m`;

/** Both times of an open one; null for what says its half, or is written as 24 hours are. */
export function halvesOf(clock: ClockText): Halves | null {
  if (!clock.isOpen || clock.half !== null) return null;
  const halved = (half: Half): Halved | null => {
    const time = clockTimeOf({ ...clock, half });
    return time === null ? null : { time, written: textOf(clock, half, ' ') };
  };
  const [morning, afternoon] = [halved('a'), halved('p')];
  return morning !== null && afternoon !== null ? { morning, afternoon } : null;
}

type OpenRead = RangeRead & { readonly remark?: Remark | null; readonly other?: OtherRange | null };

/** The range from one half on, to the next time that its end may be; null where none is left on that day. */
function rangeFromHalf(
  start: ClockText,
  end: ClockText,
  half: Half,
): { range: ClockRange; endHalf: Half } | null {
  const startTime = clockTimeOf({ ...start, half });
  if (startTime === null) return null;
  for (const endHalf of ['a', 'p'] as const) {
    const endTime = clockTimeOf({ ...end, half: endHalf });
    if (endTime !== null && endTime > startTime)
      return { range: { startTime, endTime, isOverMidnight: false }, endHalf };
  }
  return null;
}

const flipped = (half: Half): Half => (half === 'a' ? 'p' : 'a');

/**
 * `9-5` is a working day and `1-2:30` an afternoon. Null where both ends are not open, or nothing can be meant but what
 * a clock of 24 hours shows.
 */
function readOpenRange(start: ClockText, end: ClockText, text: string): OpenRead | null {
  const isStartKnown = start.half !== null;
  const isSame = start.hour === end.hour && Number(start.minutes ?? 0) === Number(end.minutes ?? 0);
  if (!end.isOpen || end.half !== null || !(start.isOpen || isStartKnown) || isSame) return null;
  const half = start.half ?? usualHalf(start.hour);
  const usual = rangeFromHalf(start, end, half);
  const found = usual ?? (isStartKnown ? null : rangeFromHalf(start, end, flipped(half)));
  if (!found) return null;
  if (isStartKnown) return { range: found.range, problem: null, remark: null, other: null };
  const startHalf = usual ? half : flipped(half);
  const write = (a: Half, b: Half): string => `${textOf(start, a)}-${textOf(end, b)}`;
  const remark: Remark = {
    code: 'half-of-day',
    text,
    written: write(startHalf, found.endHalf),
    other: write(flipped(startHalf), flipped(found.endHalf)),
  };
  const isAsWritten =
    found.range.startTime === clockTimeOf(start) && found.range.endTime === clockTimeOf(end);
  const later = startHalf === 'a' && isAsWritten ? rangeFromHalf(start, end, 'p') : null;
  const other = later && { startTime: later.range.startTime, remark };
  return { range: found.range, problem: null, remark: isAsWritten ? null : remark, other };
}

/** Longer than that it is as likely a slip as an afternoon: `9-5`, `10-9`. */
const MOST_NOON_HOURS = 4;

/**
 * `12-1` and `1pm-2` on a clock of 24 hours: backwards as they stand, and said of noon or of the afternoon by whoever
 * says so. Null where they may be a slip.
 */
function readPastNoon(start: ClockText, end: ClockText, text: string): OpenRead | null {
  const read = readOpenRange(start, end, text);
  if (!read?.range || start.half !== null) return read;
  const { startTime, endTime } = read.range;
  const [from, to] = [halvesOf(start), halvesOf(end)];
  const hours = Number(endTime.slice(0, 2)) - Number(startTime.slice(0, 2));
  if (!from || !to || startTime !== clockTimeOf(start) || hours > MOST_NOON_HOURS) return null;
  const night = startTime === from.morning.time ? from.afternoon.time : from.morning.time;
  const [written, other] = [`${startTime}-${endTime}`, `${night}-${to.morning.time}`];
  return { ...read, remark: { code: 'half-of-day', text, written, other }, other: null };
}

/** `9-5` with the end twelve hours later, where that is after the start and may be meant. */
function withLaterEnd(read: RangeRead, end: ClockText): RangeRead {
  if (read.problem?.code !== 'range-backwards' || halvesOf(end) === null) return read;
  const { startTime } = read.problem;
  const endTime = clockTimeOf({ ...end, half: 'p' });
  if (endTime === null || endTime <= startTime || read.problem.endTime === startTime) return read;
  return {
    range: null,
    problem: { ...read.problem, later: { endTime, written: `${startTime}-${endTime}` } },
  };
}

/** Two times as a range; `text` is what was typed, `isHalfDay`: on a clock of 12 hours. */
export function rangeOf(start: ClockText, end: ClockText, text: string, isHalfDay: boolean): OpenRead {
  if (isHalfDay) return readOpenRange(start, end, text) ?? readClockRange(start, end, text);
  const read = readClockRange(start, end, text);
  const isBackwards = read.problem?.code === 'range-backwards';
  return (isBackwards ? readPastNoon(start, end, text) : null) ?? withLaterEnd(read, end);
}

/** What a range that is read as the morning may be besides: only where the evening is over too, as of now. */
export function otherRangeRemark(
  other: OtherRange | null | undefined,
  date: CalendarDate | null,
  { zone, today, logDay, clock }: WhenContext,
): readonly Remark[] {
  if (!other || (date ?? logDay) !== today) return [];
  return instantOf(zone, today, other.startTime) <= clock() ? [other.remark] : [];
}

/** An hour that nothing but the figures says, on a clock of 24 hours, and may be either half of the day's. */
export interface OpenHour {
  readonly halves: Halves;
  /** Whether it is said as people speak, who count twelve hours: `half past 2`, `las 2`. */
  readonly isSpoken: boolean;
}

/** What began so long ago and goes on is rather of the afternoon, where that has been. */
const MOST_HOURS_AGO_MS = 6 * 3_600_000;

/**
 * A start in the night of today that may be one of this afternoon: spoken of it is that, in figures it stays as a clock of 24 hours
 * shows it, and the other is told. Null where it can be no other.
 */
export function chooseLater(
  { halves: { morning, afternoon }, isSpoken }: OpenHour,
  { text, literal }: { readonly text: string; readonly literal: ClockTime },
  date: CalendarDate,
  { zone, today, clock }: WhenContext,
): { readonly time: ClockTime; readonly remark: Remark } | null {
  const now = clock();
  const isNight = literal === morning.time && now - instantOf(zone, today, literal) > MOST_HOURS_AGO_MS;
  if (date !== today || !isNight || instantOf(zone, today, afternoon.time) > now) return null;
  const [chosen, other] = isSpoken ? [afternoon, morning] : [morning, afternoon];
  const [written, otherwise] = [`since ${chosen.time}`, `since ${other.time}`];
  return { time: chosen.time, remark: { code: 'half-of-day', text, written, other: otherwise } };
}

/**
 * Which half an open start is in: of the two the later one that has been already; with how long it took, the usual one.
 * `text` is what was typed, `literal` the time as a clock of 24 hours shows it.
 */
export function chooseHalf(
  { morning, afternoon }: Halves,
  {
    text,
    literal,
    seconds,
  }: { readonly text: string; readonly literal: ClockTime; readonly seconds: number | null },
  date: CalendarDate | null,
  { zone, today, logDay, clock }: WhenContext,
): { readonly time: ClockTime; readonly remark: Remark | null } {
  const now = clock();
  const isPast = ({ time }: Halved): boolean => instantOf(zone, date ?? today, time) <= now;
  const isUsual = usualHalf(Number(literal.slice(0, 2))) === 'p';
  const isAfternoon = seconds === null ? isPast(afternoon) : isUsual;
  // Where neither has been, it is said of the time as it was typed.
  const isNeither = seconds === null && !isAfternoon && !isPast(morning);
  const chosen = isNeither ? null : isAfternoon ? afternoon : morning;
  const other = isAfternoon ? morning : afternoon;
  if (chosen === null) return { time: literal, remark: null };
  const isDoubtful =
    chosen.time !== literal || (!isAfternoon && (date ?? logDay) === today && isPast(afternoon));
  const remark: Remark = {
    code: 'half-of-day',
    text,
    written: `since ${chosen.written}`,
    other: `since ${other.written}`,
  };
  return { time: chosen.time, remark: isDoubtful ? remark : null };
}
