import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** A day of the work zone's calendar, `YYYY-MM-DD`. It has no instant of its own. */
export type CalendarDate = string;
/** A time of the work zone's clock, `HH:mm`, 24 hours, to the minute. */
export type ClockTime = string;
/** Day of the week as Intl and dayjs count: 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DATE_FORMAT = 'YYYY-MM-DD';
const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** What the zone's wall clock reads at an instant, as if that reading were UTC, in ms. */
function wallClockMs(zone: string, instant: number): number {
  const parts = formatterFor(zone).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
}

/** The zone's distance from UTC at an instant, in ms; east is positive. */
function offsetMs(zone: string, instant: number): number {
  const wholeSecond = Math.floor(instant / 1000) * 1000;
  return wallClockMs(zone, wholeSecond) - wholeSecond;
}

/** The zone's distance from UTC at an instant (UTC ms), in whole minutes; east is positive. */
export function offsetMinutes(zone: string, instant: number): number {
  return Math.round(offsetMs(zone, instant) / 60_000);
}

/** An instant (UTC ms) as ISO 8601 in UTC, to the second: servers refuse milliseconds. */
export function instantText(instant: number): string {
  return dayjs.utc(instant).format('YYYY-MM-DDTHH:mm:ss[Z]');
}

/** Whether this runtime knows the IANA zone name. */
export function isZone(zone: string): boolean {
  try {
    formatterFor(zone);
    return true;
  } catch {
    return false;
  }
}

/** The zone of the machine, by its own settings. */
export function systemZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The work zone's calendar date at an instant (UTC ms). */
export function dateIn(zone: string, instant: number): CalendarDate {
  return dayjs.utc(wallClockMs(zone, instant)).format(DATE_FORMAT);
}

/** The work zone's clock at an instant (UTC ms), cut to the minute, never rounded up. */
export function timeIn(zone: string, instant: number): ClockTime {
  return dayjs.utc(wallClockMs(zone, instant)).format('HH:mm');
}

/** An instant (UTC ms) to the second as `20260521T142030Z`, for names that sort by time. */
export function utcStamp(instant: number): string {
  return dayjs.utc(instant).format('YYYYMMDD[T]HHmmss[Z]');
}

/** The instant (UTC ms) of a {@link utcStamp}; null where the text is none. */
export function instantOfStamp(stamp: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const instant = Date.UTC(year, month - 1, day, hour, minute, second);
  return utcStamp(instant) === stamp ? instant : null;
}

/**
 * The instant (UTC ms) at which the zone's clock shows `time` on `date`.
 * Where the clock shows it twice (autumn) the first is meant; where it never shows it (spring) the clock is read as
 * if it had not been put forward yet, so 02:30 in a gap from 2 to 3 is the instant that shows 03:30.
 */
export function instantOf(zone: string, date: CalendarDate, time: ClockTime): number {
  const wall = dayjs.utc(`${date}T${time}:00Z`).valueOf();
  const before = wall - offsetMs(zone, wall - DAY_MS);
  const after = wall - offsetMs(zone, wall + DAY_MS);
  const shown = [Math.min(before, after), Math.max(before, after)].find(
    (instant) => instant + offsetMs(zone, instant) === wall,
  );
  return shown ?? before;
}

/** As {@link instantOf}, but where the clock shows the time twice (autumn) the second is meant. */
export function lastInstantOf(zone: string, date: CalendarDate, time: ClockTime): number {
  const first = instantOf(zone, date, time);
  const again = first + offsetMs(zone, first) - offsetMs(zone, first + DAY_MS);
  return again > first && timeIn(zone, again) === time ? again : first;
}

/** The first instant (UTC ms) of a calendar date in the zone. */
export function startOfDay(zone: string, date: CalendarDate): number {
  return instantOf(zone, date, '00:00');
}

/** The calendar date `days` later (earlier if negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dayjs.utc(`${date}T00:00:00Z`).add(days, 'day').format(DATE_FORMAT);
}

/** How many days `to` lies after `from`; negative if before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round(
    (dayjs.utc(`${to}T00:00:00Z`).valueOf() - dayjs.utc(`${from}T00:00:00Z`).valueOf()) / DAY_MS,
  );
}

/** Nobody logs further away than this; a year with a slip in it does. */
const MOST_DAYS_AWAY = 3_653;

/** Whether a date is so far from today that no time is logged on it. */
export function isDayTooFar(today: CalendarDate, date: CalendarDate): boolean {
  return Math.abs(daysBetween(today, date)) > MOST_DAYS_AWAY;
}

/** The day of the week of a calendar date, 0 for Sunday. */
export function weekdayOf(date: CalendarDate): Weekday {
  return dayjs.utc(`${date}T00:00:00Z`).day();
}

/** The first date of the week that holds `date`, for a week that begins on `weekStart`. */
export function startOfWeek(date: CalendarDate, weekStart: Weekday): CalendarDate {
  return addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
}

/** The first day of the date's month. */
export function firstOfMonth(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 8)}01`;
}

/** The month `by` months later (earlier, where negative); months are YYYY-MM. */
export function addMonths(month: string, by: number): string {
  return dayjs.utc(`${month}-01T00:00:00Z`).add(by, 'month').format('YYYY-MM');
}

/** The first and the last date of a month, YYYY-MM. */
export function datesOfMonth(month: string): { readonly from: CalendarDate; readonly to: CalendarDate } {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}

/** `May 2026`, as the locale writes it. */
export function formatMonth(locale: string, month: string): string {
  const formatter = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return formatter.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** Whether a text is a month of the calendar, YYYY-MM. */
export function isMonth(text: string): boolean {
  return isCalendarDate(`${text}-01`);
}

/** Whether a text is a real calendar date in `YYYY-MM-DD`: no 30 February. */
export function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(`${text}T00:00:00Z`).format(DATE_FORMAT) === text;
}

/** Whether a text is a clock time in `HH:mm`, 00:00 to 23:59. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Minutes since midnight of a clock time. */
export function minutesOf(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

const HALF_DAY_MINUTES = 12 * 60;

/** Whether an end that is not after its start is meant on the day after: over midnight, within 12 hours of the clock. */
export function isEndNextDay(start: ClockTime, end: ClockTime): boolean {
  return end < start && minutesOf(end) + 2 * HALF_DAY_MINUTES - minutesOf(start) <= HALF_DAY_MINUTES;
}

/** The clock time of so many minutes since midnight, 0 to 1439. */
export function clockTimeOf(minutes: number): ClockTime {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A span of dates in the words of a locale, such as `18 – 24 May`; the year is said only where it is not this one. */
export function formatDates(
  locale: string,
  from: CalendarDate,
  to: CalendarDate,
  today: CalendarDate,
): string {
  const isThisYear = from.slice(0, 4) === today.slice(0, 4) && to.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).formatRange(dayjs.utc(`${from}T00:00:00Z`).valueOf(), dayjs.utc(`${to}T00:00:00Z`).valueOf());
}

const DATE_WORDS = { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' } as const;

/** A date in the words of a locale, such as `Thu, 21 May`. */
export function formatDate(locale: string, date: CalendarDate): string {
  return new Intl.DateTimeFormat(locale, DATE_WORDS).format(dayjs.utc(`${date}T00:00:00Z`).valueOf());
}

/** A date in the words of a locale with its year, such as `Thu, 21 May 2026`. */
export function formatFullDate(locale: string, date: CalendarDate): string {
  return new Intl.DateTimeFormat(locale, { ...DATE_WORDS, year: 'numeric' }).format(
    dayjs.utc(`${date}T00:00:00Z`).valueOf(),
  );
}

/** A clock time as the user likes to read it: `14:20` or `2:20 PM`. */
export function formatClockTime(locale: string, time: ClockTime, hours: '12h' | '24h'): string {
  if (hours === '24h') return time.replace(/^0(?=\d:)/, '');
  const format = halfDayFormatter(locale);
  const instant = dayjs.utc(`2000-01-01T${time}:00Z`).valueOf();
  // Where a region has no words for the halves of the day, 2:20 would be either: its language has some.
  const saysHalf = format.formatToParts(instant).some(({ type }) => type === 'dayPeriod');
  return (saysHalf ? format : halfDayFormatter(locale.split('-', 1)[0] ?? locale)).format(instant);
}

/** By `hourCycle`, since `hour12` makes noon 0:00 in some regions. */
const halfDayFormatter = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h12',
  });
