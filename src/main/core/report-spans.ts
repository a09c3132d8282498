import { addDays, daysBetween, firstOfMonth, type CalendarDate } from '../../shared/calendar';
import type { ReportSpan } from '../../shared/report';

/** The most days that Keito answers a report for (api-facts). */
export const MOST_DAYS_ASKED = 365;

/** The most days, and then weeks, that are told apart in a picture. */
const MOST_BARS = 31;
const WEEK = 7;
const LONGEST_MONTH = 31;

/** Days, both ends included, in consecutive parts of at most `most` days. */
export function splitSpan({ from, to }: ReportSpan, most = MOST_DAYS_ASKED): readonly ReportSpan[] {
  return consecutive(from, to, (first) => addDays(first, most));
}

/** Days as the bars of a picture: each, or by weeks counted from the first, or by months of the calendar. */
export function barsOf({ from, to }: ReportSpan): readonly ReportSpan[] {
  const days = daysBetween(from, to) + 1;
  if (days <= MOST_BARS) return splitSpan({ from, to }, 1);
  if (days <= MOST_BARS * WEEK) return splitSpan({ from, to }, WEEK);
  return consecutive(from, to, (first) => firstOfMonth(addDays(firstOfMonth(first), LONGEST_MONTH)));
}

/** `next` answers on which date the part after the one that begins on `first` begins. */
function consecutive(
  from: CalendarDate,
  to: CalendarDate,
  next: (first: CalendarDate) => CalendarDate,
): readonly ReportSpan[] {
  const spans: ReportSpan[] = [];
  for (let first = from; first <= to; first = next(first)) {
    const last = addDays(next(first), -1);
    spans.push({ from: first, to: last < to ? last : to });
  }
  return spans;
}
