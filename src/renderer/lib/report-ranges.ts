import {
  addDays,
  daysBetween,
  firstOfMonth,
  isCalendarDate,
  startOfWeek,
  type CalendarDate,
  type Weekday,
} from '../../shared/calendar';
import { m } from '../../shared/i18n/messages';
import { MAX_REPORT_DAYS, type ReportSpan } from '../../shared/report';

export const RANGES = ['this-week', 'last-week', 'this-month', 'last-month', 'custom'] as const;
export type Range = (typeof RANGES)[number];

const WEEK = 7;
const LONGEST_MONTH = 31;

/** The days of a range as of today, both ends included; weeks begin on `weekStart`. */
export function spanOf(range: Exclude<Range, 'custom'>, today: CalendarDate, weekStart: Weekday): ReportSpan {
  const week = startOfWeek(today, weekStart);
  const month = firstOfMonth(today);
  switch (range) {
    case 'this-week':
      return { from: week, to: addDays(week, WEEK - 1) };
    case 'last-week':
      return { from: addDays(week, -WEEK), to: addDays(week, -1) };
    case 'this-month':
      return { from: month, to: addDays(firstOfMonth(addDays(month, LONGEST_MONTH)), -1) };
    case 'last-month':
      return { from: firstOfMonth(addDays(month, -1)), to: addDays(month, -1) };
  }
}

export function rangeName(range: Range): string {
  switch (range) {
    case 'this-week':
      return m.report_this_week();
    case 'last-week':
      return m.report_last_week();
    case 'this-month':
      return m.report_this_month();
    case 'last-month':
      return m.report_last_month();
    case 'custom':
      return m.report_custom();
  }
}

/** What is wrong with days that were chosen one by one, in words; null where nothing is. */
export function spanProblem({ from, to }: ReportSpan): string | null {
  if (!isCalendarDate(from) || !isCalendarDate(to)) return m.report_dates_missing();
  if (from > to) return m.report_dates_backwards();
  return daysBetween(from, to) < MAX_REPORT_DAYS ? null : m.report_dates_too_many();
}
