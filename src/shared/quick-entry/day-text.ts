import { addDays, daysBetween, isCalendarDate, weekdayOf } from '../calendar';
import type { CalendarDate } from '../calendar';
import type { Saying } from './lexicon';
import type { Problem, Remark } from './types';

/** A day that was typed; `remark` where it may be taken in two ways. */
export type DayRead =
  | { readonly date: CalendarDate; readonly problem: null; readonly remark: Remark | null }
  | { readonly date: null; readonly problem: Problem; readonly remark: null };

const SLASHED = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/;
const FULL_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const MONTHS = 12;

const two = (value: string | number | undefined): string => String(value ?? '').padStart(2, '0');

/** Days to either side in which every month and day comes round. */
const HALF_YEAR = 183;
/** Nobody logs further away than this; a year with a slip in it does. */
const MOST_DAYS_AWAY = 3_653;

/** Month and day without a year mean the nearest time they come round: time is logged behind and ahead. */
function dateText(
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
  today: CalendarDate,
): string {
  const monthAndDay = `${two(month)}-${two(day)}`;
  if (year) return `${year}-${monthAndDay}`;
  const thisYear = Number(today.slice(0, 4));
  const inYear = (some: number): string => `${String(some).padStart(4, '0')}-${monthAndDay}`;
  const nearest = [thisYear, thisYear - 1, thisYear + 1]
    .map(inYear)
    .find((date) => isCalendarDate(date) && Math.abs(daysBetween(today, date)) <= HALF_YEAR);
  return nearest ?? inYear(thisYear);
}

function checked(text: string, date: string, today: CalendarDate, remark: Remark | null = null): DayRead {
  if (!isCalendarDate(date)) {
    return { date: null, problem: { code: 'day-impossible', text }, remark: null };
  }
  if (Math.abs(daysBetween(today, date)) > MOST_DAYS_AWAY) {
    return { date: null, problem: { code: 'day-too-far', date }, remark: null };
  }
  return { date, problem: null, remark };
}

/** The month comes first, unless it can only be the day; where both are possible, the other reading is told. */
function slashedDay(text: string, match: RegExpExecArray, today: CalendarDate): DayRead {
  const [, first, second, year] = match;
  const isDayFirst = Number(first) > MONTHS && Number(second) <= MONTHS;
  if (isDayFirst) return checked(text, dateText(second, first, year, today), today);
  const other = dateText(second, first, year, today);
  const isEitherWay = first !== second && Number(second) <= MONTHS && isCalendarDate(other);
  const date = dateText(first, second, year, today);
  const remark: Remark | null =
    isEitherWay && date !== other ? { code: 'day-either-way', text, date, other } : null;
  return checked(text, date, today, remark);
}

/** `5/21`, `21/5`, `21.5.` and `2026-05-21`, the first three with a year too; null for what is no such day. */
export function readNumberedDay(text: string, today: CalendarDate): DayRead | null {
  const full = FULL_DATE.exec(text);
  if (full) return checked(text, dateText(full[2], full[3], full[1], today), today);
  const dotted = DOTTED.exec(text);
  if (dotted) return checked(text, dateText(dotted[2], dotted[1], dotted[3], today), today);
  const slashed = SLASHED.exec(text);
  return slashed && slashedDay(text, slashed, today);
}

/** A day by its distance from today, or the last such day for the name of one; null for what names no day. */
export function readNamedDay(saying: Saying, today: CalendarDate): DayRead | null {
  const found = (date: CalendarDate): DayRead => ({ date, problem: null, remark: null });
  if (saying.kind === 'day') return found(addDays(today, saying.days));
  if (saying.kind !== 'weekday') return null;
  return found(addDays(today, -((weekdayOf(today) - saying.weekday + 7) % 7)));
}
