import { addDays, daysBetween, isCalendarDate, minutesOf, weekdayOf } from '../calendar';
import type { CalendarDate, ClockTime } from '../calendar';
import { MAX_ENTRY_SECONDS, parseDuration } from '../durations';
import type { Problem } from './types';

/** What one word says about how long or when; `problem` where it says something impossible. */
export type TimeWord =
  | { readonly kind: 'duration'; readonly seconds: number | null; readonly problem: Problem | null }
  | { readonly kind: 'range'; readonly range: TimeRange | null; readonly problem: Problem | null }
  | { readonly kind: 'start'; readonly problem: Problem | null }
  | { readonly kind: 'day'; readonly date: CalendarDate | null; readonly problem: Problem | null };

export interface TimeRange {
  readonly startTime: ClockTime;
  readonly endTime: ClockTime;
  /** By the clock: on the day the clocks change, the hour more or less is not known here. */
  readonly seconds: number;
}

const ALMOST_DURATION = /^(?:\d{1,2}:\d{2}|\d+h\d{2}m?)$/i;

function readDuration(text: string): TimeWord | null {
  const seconds = parseDuration(text);
  const failed = (code: 'duration-too-long' | 'duration-zero' | 'duration-impossible'): TimeWord => ({
    kind: 'duration',
    seconds: null,
    problem: { code, text },
  });
  if (seconds === null) return ALMOST_DURATION.test(text) ? failed('duration-impossible') : null;
  if (seconds > MAX_ENTRY_SECONDS) return failed('duration-too-long');
  return seconds === 0 ? failed('duration-zero') : { kind: 'duration', seconds, problem: null };
}

const RANGE = /^(\d{1,2})(?::(\d{1,2}))?([ap]m?)?[-–](\d{1,2})(?::(\d{1,2}))?([ap]m?)?$/i;
type Half = 'a' | 'p' | null;

const halfOf = (text: string | undefined): Half => {
  const letter = text?.charAt(0).toLowerCase();
  return letter === 'a' || letter === 'p' ? letter : null;
};

function clockTime(
  hourText: string | undefined,
  minuteText: string | undefined,
  half: Half,
): ClockTime | null {
  const hour = Number(hourText);
  if (minuteText?.length === 1 || Number(minuteText ?? 0) > 59) return null;
  if (half ? hour < 1 || hour > 12 : hour > 23) return null;
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${minuteText ?? '00'}`;
}

function readRange(text: string): TimeWord | null {
  const match = RANGE.exec(text);
  if (!match) return null;
  const endHalf = halfOf(match[6]);
  const endTime = clockTime(match[4], match[5], endHalf);
  const startIn = (half: Half): ClockTime | null => clockTime(match[1], match[2], half);
  const isBeforeEnd = (time: ClockTime | null): boolean =>
    time !== null && endTime !== null && time < endTime;
  // `1-2pm` is an afternoon, `11-1pm` begins in the morning.
  const own = startIn(halfOf(match[3]) ?? endHalf);
  const startTime = !match[3] && endHalf === 'p' && !isBeforeEnd(own) ? startIn('a') : own;
  if (startTime === null || endTime === null) {
    return { kind: 'range', range: null, problem: { code: 'range-impossible', text } };
  }
  const seconds = (minutesOf(endTime) - minutesOf(startTime)) * 60;
  if (seconds <= 0) {
    return { kind: 'range', range: null, problem: { code: 'range-backwards', text, startTime, endTime } };
  }
  return { kind: 'range', range: { startTime, endTime, seconds }, problem: null };
}

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    ['sun', 'sunday'],
    ['mon', 'monday'],
    ['tue', 'tues', 'tuesday'],
    ['wed', 'weds', 'wednesday'],
    ['thu', 'thur', 'thurs', 'thursday'],
    ['fri', 'friday'],
    ['sat', 'saturday'],
  ].flatMap((names, weekday) => names.map((name) => [name, weekday] satisfies [string, number])),
);
const MONTH_AND_DAY = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/;
const FULL_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

/** Days to either side in which every month and day comes round. */
const HALF_YEAR = 183;

/** Month and day without a year mean the nearest time they come round: time is logged behind and ahead. */
function numberedDay(text: string, today: CalendarDate): string | null {
  const full = FULL_DATE.exec(text);
  if (full) return `${full[1]}-${two(full[2])}-${two(full[3])}`;
  const short = MONTH_AND_DAY.exec(text);
  if (!short) return null;
  const monthAndDay = `${two(short[1])}-${two(short[2])}`;
  if (short[3]) return `${short[3]}-${monthAndDay}`;
  const thisYear = Number(today.slice(0, 4));
  const inYear = (year: number): string => `${String(year).padStart(4, '0')}-${monthAndDay}`;
  const nearest = [thisYear, thisYear - 1, thisYear + 1]
    .map(inYear)
    .find((date) => isCalendarDate(date) && Math.abs(daysBetween(today, date)) <= HALF_YEAR);
  return nearest ?? inYear(thisYear);
}

const dayFound = (date: CalendarDate): TimeWord => ({ kind: 'day', date, problem: null });

function readNamedDay(text: string, today: CalendarDate): TimeWord | null {
  const name = text.toLowerCase();
  if (name === 'today') return dayFound(today);
  if (name === 'yesterday') return dayFound(addDays(today, -1));
  if (name === 'tomorrow') return dayFound(addDays(today, 1));
  const weekday = WEEKDAYS.get(name);
  return weekday === undefined ? null : dayFound(addDays(today, -((weekdayOf(today) - weekday + 7) % 7)));
}

function readNumberedDay(text: string, today: CalendarDate): TimeWord | null {
  const date = numberedDay(text, today);
  if (date === null) return null;
  return isCalendarDate(date)
    ? dayFound(date)
    : { kind: 'day', date: null, problem: { code: 'day-impossible', text } };
}

const AGO = /^[-−–](?=[\d.,])/;

/** A duration with a minus means a timer that began so long ago. */
function readAgo(text: string): TimeWord | null {
  if (!AGO.test(text) || parseDuration(text.slice(1)) === null) return null;
  return { kind: 'start', problem: { code: 'start-earlier', text } };
}

/** Reads one word as a duration, a range of the clock, an earlier start or a day; null where it is none of them. */
export function readTimeWord(text: string, today: CalendarDate): TimeWord | null {
  if (AGO.test(text)) return readAgo(text);
  if (!/^[\d.,]/.test(text)) return readAgo(text) ?? readNamedDay(text, today);
  return readDuration(text) ?? readRange(text) ?? readNumberedDay(text, today);
}
