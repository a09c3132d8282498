import { addDays, daysBetween, isDayTooFar, isCalendarDate, weekdayOf } from '../calendar';
import type { CalendarDate } from '../calendar';
import type { Saying } from './sayings';
import type { Problem, Remark } from './types';

/** A day that was typed; `remark` where it may be taken in two ways. */
export type DayRead = {
  /** It is a day only where a time is put on it: as a word of a note it says as much. */
  readonly isLoose?: boolean;
} & (
  | { readonly date: CalendarDate; readonly problem: null; readonly remark: Remark | null }
  | { readonly date: null; readonly problem: Problem; readonly remark: null }
);

type EitherWay = Extract<Remark, { code: 'day-either-way' }>;

const SLASHED = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/;
const FULL_DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const FULL_DOTTED = /^(20\d{2})\.(\d{1,2})\.(\d{1,2})$/;
const DASHED = /^(\d{1,2})-(\d{1,2})-(20\d{2})$/;
const YEAR_FIRST = /^(\d{2})\/(\d{1,2})\/(\d{1,2})$/;
const JAPANESE_DATE = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/;
const JAPANESE_AGO = /^(\d{1,3})(日|週間)前$/;
const SHORT_YEAR = /^\d{2}$/;
const MONTHS = 12;
const MOST_DAYS = 31;

const two = (value: string | number | undefined): string => String(value ?? '').padStart(2, '0');

/** Time is logged ahead for a month at most; further ahead it is rather of the year before. */
const MOST_AHEAD = 31;
/** The days of a year, one of which is every month and day. */
const isLikely = (ahead: number): boolean => ahead <= MOST_AHEAD && ahead > MOST_AHEAD - 366;
/** Days to either side in which every month and day comes round. */
const HALF_YEAR = 183;

/** Month and day without a year mean the last time that they came round, or the next where that is soon. */
function dateText(
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
  today: CalendarDate,
): string {
  const monthAndDay = `${two(month)}-${two(day)}`;
  if (year) return `${SHORT_YEAR.test(year) ? '20' : ''}${year}-${monthAndDay}`;
  const thisYear = Number(today.slice(0, 4));
  const inYear = (some: number): string => `${String(some).padStart(4, '0')}-${monthAndDay}`;
  const likely = [thisYear + 1, thisYear, thisYear - 1]
    .map(inYear)
    .find((date) => isCalendarDate(date) && isLikely(daysBetween(today, date)));
  return likely ?? inYear(thisYear);
}

/** The same day a year later, where that is nearer: what was not yet may be meant by it. */
function orYearLater(text: string, date: string, today: CalendarDate): EitherWay | null {
  if (!isCalendarDate(date)) return null;
  const other = `${String(Number(date.slice(0, 4)) + 1).padStart(4, '0')}${date.slice(4)}`;
  const isNearer = isCalendarDate(other) && daysBetween(today, other) <= HALF_YEAR && other > today;
  return isNearer && date < today ? { code: 'day-either-way', text, date, other } : null;
}

function checked(text: string, date: string, today: CalendarDate, remark: Remark | null = null): DayRead {
  if (!isCalendarDate(date)) {
    return { date: null, problem: { code: 'day-impossible', text }, remark: null };
  }
  if (isDayTooFar(today, date)) {
    return { date: null, problem: { code: 'day-too-far', date }, remark: null };
  }
  return { date, problem: null, remark };
}

/** A day of which the year may be left out. */
function dated(
  text: string,
  [month, day, year]: readonly [string | undefined, string | undefined, string | undefined],
  today: CalendarDate,
): DayRead {
  const date = dateText(month, day, year, today);
  return checked(text, date, today, year === undefined ? orYearLater(text, date, today) : null);
}

/** Month and day in the order of the locale, unless only the other can be; where both can, the nearer of the other readings is told. */
function slashedDay(text: string, match: RegExpExecArray, today: CalendarDate, isDayFirst: boolean): DayRead {
  const [, first, second, year] = match;
  const [month, day] = isDayFirst ? [second, first] : [first, second];
  if (Number(month) > MONTHS && Number(day) <= MONTHS) {
    return dated(text, [day, month, year], today);
  }
  const other = dateText(day, month, year, today);
  const isEitherWay = first !== second && Number(day) <= MONTHS && isCalendarDate(other);
  const date = dateText(month, day, year, today);
  if (!isEitherWay || date === other) return dated(text, [month, day, year], today);
  const later = year === undefined ? orYearLater(text, date, today) : null;
  const distance = (day: CalendarDate): number => Math.abs(daysBetween(today, day));
  const isLater = later && distance(later.other) < distance(other);
  return checked(text, date, today, isLater ? later : { code: 'day-either-way', text, date, other });
}

/** Whether two numbers may be those of a month and a day, in either order: other figures with a year are no date. */
function mayBeDay(one: string | undefined, other: string | undefined): boolean {
  const [less, more] = [Number(one), Number(other)].sort((a, b) => a - b);
  return less !== undefined && more !== undefined && less >= 1 && less <= MONTHS && more <= MOST_DAYS;
}

/** `26/05/18`, as Japanese writes it; null where there is no such day near enough. */
function yearFirstDay(text: string, today: CalendarDate): CalendarDate | null {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  const read = year === undefined ? null : checked(text, dateText(month, day, year, today), today);
  return read?.date ?? null;
}

/** With a year of two digits the first number may be that: which is told where it is nearer than the day that is read. */
function orYearFirst(text: string, read: DayRead, today: CalendarDate): DayRead {
  const other = yearFirstDay(text, today);
  if (read.date === null || read.remark || other === null) return read;
  const isNearer = Math.abs(daysBetween(today, other)) < Math.abs(daysBetween(today, read.date));
  return isNearer ? { ...read, remark: { code: 'day-either-way', text, date: read.date, other } } : read;
}

/** `21.5.` and `21.05.2026` are days; `21.5.26` may also be the version of something. */
function dottedDay(text: string, match: RegExpExecArray, today: CalendarDate): DayRead | null {
  const [, day, month, year] = match;
  const read = dated(text, [month, day, year], today);
  if (year === undefined || !SHORT_YEAR.test(year)) return read;
  return read.problem ? null : { ...read, isLoose: true };
}

/** In which order a locale writes the numbers of a day. */
export interface DayOrder {
  /** `5/6` for the fifth of June. */
  readonly isDayFirst: boolean;
  /** `26/05/21`. */
  readonly isYearFirst: boolean;
}

/** `18-05-2026` and `2026.05.18`, which may also number something: they are days only where a time is put on them. */
function looseDate(text: string, today: CalendarDate, isDayFirst: boolean): DayRead | null {
  const dashed = DASHED.exec(text);
  if (dashed && mayBeDay(dashed[1], dashed[2])) {
    return { ...slashedDay(text, dashed, today, isDayFirst), isLoose: true };
  }
  const [, year, month, day] = FULL_DOTTED.exec(text) ?? [];
  if (year === undefined || Number(month) > MONTHS || !mayBeDay(month, day)) return null;
  return { ...checked(text, dateText(month, day, year, today), today), isLoose: true };
}

/**
 * `5/21`, `21/5`, `21.5.` and `2026-05-21`, the first three with a year too, `21-05-2026`, `2026.05.21` and `5月21日`; null
 * for what is no such day.
 */
export function readNumberedDay(text: string, today: CalendarDate, order: DayOrder): DayRead | null {
  const { isDayFirst, isYearFirst } = order;
  const full = FULL_DATE.exec(text);
  if (full) return checked(text, dateText(full[2], full[3], full[1], today), today);
  const dotted = DOTTED.exec(text);
  if (dotted) return dottedDay(text, dotted, today);
  const japanese = JAPANESE_DATE.exec(text);
  if (japanese) {
    const [, year, month, day] = japanese;
    return { ...dated(text, [month, day, year], today), isLoose: true };
  }
  const ago = JAPANESE_AGO.exec(text);
  if (ago) return { ...dayAgo(Number(ago[1]) * (ago[2] === '日' ? 1 : WEEK), today), isLoose: true };
  const loose = looseDate(text, today, isDayFirst);
  if (loose) return loose;
  const yearFirst = isYearFirst ? yearFirstDay(text, today) : null;
  if (yearFirst) return { date: yearFirst, problem: null, remark: null };
  const slashed = areYears(text, today) ? null : SLASHED.exec(text);
  const found = slashed && orYearFirst(text, slashedDay(text, slashed, today, isDayFirst), today);
  return text === AROUND_THE_CLOCK && !isNear(found?.date ?? null, today) ? null : found;
}

const TWO_YEARS = /^(\d{2})\/(\d{2})$/;
const NEAR_YEARS = 2;

/** `25/26` is of two years, one after the other, about this one. */
function areYears(text: string, today: CalendarDate): boolean {
  const [, first, second] = TWO_YEARS.exec(text) ?? [];
  if (first === undefined || Number(first) <= MONTHS || Number(second) !== Number(first) + 1) return false;
  return Math.abs(Number(first) - Number(today.slice(2, 4))) <= NEAR_YEARS;
}

const AROUND_THE_CLOCK = '24/7';
const NEAR_DAYS = 31;

/** Only where it is the 24th of July, or nearly, somebody may mean that day. */
function isNear(date: CalendarDate | null, today: CalendarDate): boolean {
  return date !== null && date >= addDays(today, -NEAR_DAYS) && date <= addDays(today, NEAR_DAYS);
}

/** So many days before today. */
export function dayAgo(days: number, today: CalendarDate): DayRead {
  return checked('', addDays(today, -days), today);
}

/** A day of a month that is named; `text` is what was typed. */
export function monthDay(
  text: string,
  { month, day, year }: { readonly month: number; readonly day: string; readonly year: string | undefined },
  today: CalendarDate,
): DayRead {
  return dated(text, [String(month), day, year], today);
}

const WEEK = 7;
const SUNDAY = 0;
/** Days since Monday. */
const placeInWeek = (weekday: number): number => (weekday + WEEK - 1) % WEEK;

/**
 * The last such day of the week before today, or the next one after it. Where that is in this week, it may as well be
 * said of the one in the week before or after, which is told.
 */
export function turnedDay(text: string, weekday: number, by: -1 | 1, today: CalendarDate): DayRead {
  const ahead = (placeInWeek(weekday) - placeInWeek(weekdayOf(today))) * by;
  const date = addDays(today, by * (ahead > 0 ? ahead : ahead + WEEK));
  const other = addDays(date, by * WEEK);
  const remark: Remark | null = ahead > 0 ? { code: 'day-either-way', text, date, other } : null;
  return checked(text, date, today, remark);
}

/**
 * The day of the week before this one (-1), of this one (0) or the next. Weeks begin on Monday; where they begin on
 * Sunday that day is another, which is told.
 */
export function dayOfWeek(text: string, weekday: number, by: number, today: CalendarDate): DayRead {
  const date = addDays(today, placeInWeek(weekday) - placeInWeek(weekdayOf(today)) + by * WEEK);
  const other = addDays(date, weekdayOf(today) === SUNDAY ? WEEK : -WEEK);
  const isEitherWay = (weekday === SUNDAY) !== (weekdayOf(today) === SUNDAY);
  return checked(text, date, today, isEitherWay ? { code: 'day-either-way', text, date, other } : null);
}

/** A day by its distance from today, or the last such day for the name of one; null for what names no day. */
export function readNamedDay(saying: Saying, today: CalendarDate): DayRead | null {
  const found = (date: CalendarDate): DayRead => ({ date, problem: null, remark: null });
  if (saying.kind === 'day') return found(addDays(today, saying.days));
  if (saying.kind !== 'weekday') return null;
  return found(addDays(today, -((weekdayOf(today) - saying.weekday + 7) % 7)));
}
