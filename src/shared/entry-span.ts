import {
  addDays,
  dateIn,
  instantOf,
  isEndNextDay,
  lastInstantOf,
  timeIn,
  type CalendarDate,
  type ClockTime,
} from './calendar';
import { secondsBetween } from './durations';

/** From one instant to another, UTC ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const HALF_DAY_SECONDS = 12 * 3_600;

/** When a clock of the zone shows a time on a date: twice on the night that it is put back. */
const instantsOf = (zone: string, date: CalendarDate, time: ClockTime): readonly number[] => [
  ...new Set([instantOf(zone, date, time), lastInstantOf(zone, date, time)]),
];

/**
 * When (UTC ms) something that had begun at `former` began by another clock time of a date. Of a time that the clock shows
 * twice the one nearer to `former` is meant, for a begin is corrected by minutes, where that is not after `until`: now, or its end.
 */
export function beginNear(
  zone: string,
  date: CalendarDate,
  time: ClockTime,
  former: number,
  until: number,
): number {
  const [first, last] = [instantOf(zone, date, time), lastInstantOf(zone, date, time)];
  return last <= until && Math.abs(last - former) < Math.abs(first - former) ? last : first;
}

/** The first of those that are least off. */
function nearest(spans: readonly Span[], beside: (span: Span) => number): Span | null {
  return spans.reduce<Span | null>((best, one) => (best && beside(best) <= beside(one) ? best : one), null);
}

/**
 * From when to when a finished entry was: of all that its clock times can mean in the zone what is nearest to its duration,
 * for an hour may come twice and a night has two dates. Without an end its duration says it; null without a start.
 */
export function spanOfEntry(
  zone: string,
  entry: {
    readonly spentDate: CalendarDate;
    readonly startTime: ClockTime | null;
    readonly endTime: ClockTime | null;
    readonly seconds: number;
  },
): Span | null {
  const { spentDate, startTime, endTime, seconds } = entry;
  if (startTime === null) return null;
  const begins = instantsOf(zone, spentDate, startTime);
  if (endTime === null) {
    const from = instantOf(zone, spentDate, startTime);
    return { from, to: from + seconds * 1000 };
  }
  const spansOn = (date: CalendarDate): readonly Span[] =>
    begins
      .flatMap((from) => instantsOf(zone, date, endTime).map((to) => ({ from, to })))
      .filter(({ from, to }) => to > from || (to === from && seconds < HALF_DAY_SECONDS));
  const beside = ({ from, to }: Span): number => Math.abs((to - from) / 1000 - seconds);
  return nearest(spansOn(spentDate), beside) ?? nearest(spansOn(addDays(spentDate, 1)), beside);
}

/**
 * Whole seconds from a start on a date of the zone to an end, which {@link isEndNextDay} puts on the day after or not. By
 * instants: on the days that the clocks change they are an hour off the clock's difference. Of times that the clock shows
 * twice the first are meant, or those nearer to `former`, from when to when it was before.
 */
export function secondsOfRange(
  zone: string,
  date: CalendarDate,
  start: ClockTime,
  end: ClockTime,
  former: Span | null = null,
  length: number | null = null,
): number {
  const endDate = isEndNextDay(start, end) ? addDays(date, 1) : date;
  const first = { from: instantOf(zone, date, start), to: instantOf(zone, endDate, end) };
  const spans = instantsOf(zone, date, start)
    .flatMap((from) => instantsOf(zone, endDate, end).map((to) => ({ from, to })))
    .filter(({ from, to }) => to > from);
  const offFormer =
    former && ((span: Span) => Math.abs(span.from - former.from) + Math.abs(span.to - former.to));
  const offLength =
    length === null ? null : (span: Span) => Math.abs(secondsBetween(span.from, span.to) - length);
  const beside = offLength ?? offFormer;
  const meant = beside && nearest(spans, beside);
  const { from, to } = meant ?? first;
  return secondsBetween(from, to);
}

/**
 * What the zone's clock shows so many seconds after a start on a date; null where that is so late that it would be taken
 * for a time of the same date. Of a start that the clock shows twice the first is meant, or the one nearer to `former`.
 */
export function endOfRange(
  zone: string,
  date: CalendarDate,
  start: ClockTime,
  seconds: number,
  former: Span | null = null,
): ClockTime | null {
  const begins = instantsOf(zone, date, start).map((from) => ({ from, to: from + seconds * 1000 }));
  const meant = former && nearest(begins, ({ from }) => Math.abs(from - former.from));
  const at = meant?.to ?? instantOf(zone, date, start) + seconds * 1000;
  const end = timeIn(zone, at);
  return dateIn(zone, at) === date || isEndNextDay(start, end) ? end : null;
}
