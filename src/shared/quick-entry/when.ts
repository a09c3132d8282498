import { addDays, dateIn, instantOf, lastInstantOf, timeIn } from '../calendar';
import type { CalendarDate, ClockTime } from '../calendar';
import { MAX_ENTRY_SECONDS, secondsBetween } from '../durations';
import type { ClockRange } from './clock-text';
import { problemWith } from './time-word';
import type { Problem, QuickEntryContext, SaidStart } from './types';

export type WhenContext = Pick<
  QuickEntryContext,
  'zone' | 'today' | 'logDay' | 'clock' | 'runningSince' | 'awayUntil'
>;

/** A range on its day. */
export interface PlacedRange extends ClockRange {
  /** Whole seconds between the instants, which the clock's difference is not on the days that clocks change. */
  readonly seconds: number;
}

/** A range, or why it cannot be. */
export interface RangeOnDay {
  readonly range: PlacedRange | null;
  readonly problems: readonly Problem[];
}

const refusedRange = (problem: Problem): RangeOnDay => ({ range: null, problems: [problem] });

function isSkipped(zone: string, date: CalendarDate, time: ClockTime): boolean {
  return timeIn(zone, instantOf(zone, date, time)) !== time;
}

/** Whether nobody can tell of which day it is: what ends at midnight, as `22-24`, is all of one. */
function runsIntoNextDay({ isOverMidnight, endTime }: ClockRange, date: CalendarDate | null): boolean {
  return isOverMidnight && endTime !== '00:00' && date === null;
}

/** Puts a range on its day; `date` is null where the line names none, `text` is what was typed. */
export function placeRange(
  range: ClockRange,
  text: string,
  date: CalendarDate | null,
  { zone, logDay }: WhenContext,
): RangeOnDay {
  if (runsIntoNextDay(range, date)) return refusedRange({ code: 'range-over-midnight', text });
  const day = date ?? logDay;
  const endDay = range.isOverMidnight ? addDays(day, 1) : day;
  if (isSkipped(zone, day, range.startTime)) {
    return refusedRange({ code: 'time-skipped', time: range.startTime, date: day });
  }
  if (isSkipped(zone, endDay, range.endTime)) {
    return refusedRange({ code: 'time-skipped', time: range.endTime, date: endDay });
  }
  const seconds = secondsBetween(
    instantOf(zone, day, range.startTime),
    instantOf(zone, endDay, range.endTime),
  );
  const problem = problemWith(seconds, text);
  return problem ? refusedRange(problem) : { range: { ...range, seconds }, problems: [] };
}

/** `since 9:40 1h`: from a time of the clock for so many whole seconds. */
export function rangeFrom(
  startTime: ClockTime,
  seconds: number,
  text: string,
  date: CalendarDate | null,
  { zone, logDay }: WhenContext,
): RangeOnDay {
  const day = date ?? logDay;
  if (isSkipped(zone, day, startTime)) {
    return refusedRange({ code: 'time-skipped', time: startTime, date: day });
  }
  const end = instantOf(zone, day, startTime) + seconds * 1000;
  const range = { startTime, endTime: timeIn(zone, end), isOverMidnight: dateIn(zone, end) !== day };
  if (runsIntoNextDay(range, date)) return refusedRange({ code: 'range-over-midnight', text });
  return { range: { ...range, seconds }, problems: [] };
}

/** A timer's start as an instant (UTC ms), or why it cannot begin then. */
interface StartAtInstant {
  readonly startedAt: number | null;
  readonly problems: readonly Problem[];
}

const refusedStart = (problem: Problem): StartAtInstant => ({ startedAt: null, problems: [problem] });

/** The instant of a clock time; of two in an autumn night the later one that is not still to come. */
function instantBefore(zone: string, date: CalendarDate, time: ClockTime, now: number): number {
  const last = lastInstantOf(zone, date, time);
  return last <= now ? last : instantOf(zone, date, time);
}

/** So far ahead it may be twelve hours ago or less: after midnight `since 23:50` is said of the evening before. */
const LATE_MS = 12 * 3_600_000;

/** Whether a range whose day the line does not name begins so long after now that it may be the evening before's. */
export function isToCome(
  startTime: ClockTime,
  date: CalendarDate | null,
  { zone, today, logDay, clock }: WhenContext,
): boolean {
  return date === null && logDay === today && instantOf(zone, today, startTime) - clock() > LATE_MS;
}

/** Says before Enter what main would refuse after it: a start that is still to come, or before what runs began. */
export function placeStart(
  said: SaidStart,
  text: string,
  day: { readonly text: string; readonly date: CalendarDate | null } | null,
  { zone, today, clock, runningSince, awayUntil }: WhenContext,
): StartAtInstant {
  const now = clock();
  const date = day?.date ?? today;
  if (said.kind === 'clock' && isSkipped(zone, date, said.time)) {
    return refusedStart({ code: 'time-skipped', time: said.time, date });
  }
  const startedAt =
    said.kind === 'ago' ? now - said.seconds * 1000 : instantBefore(zone, date, said.time, now);
  if (day && dateIn(zone, startedAt) !== date) {
    return refusedStart({ code: 'start-and-time', texts: [text, day.text] });
  }
  if (startedAt > now) {
    const isLate = day === null && said.kind === 'clock' && startedAt - now > LATE_MS;
    const written = isLate ? { written: `since yesterday ${said.time}` } : {};
    return refusedStart({ code: 'start-in-future', text, date, ...written });
  }
  if (secondsBetween(startedAt, now) > MAX_ENTRY_SECONDS)
    return refusedStart({ code: 'start-too-early', text });
  if (awayUntil !== null && startedAt < awayUntil) {
    return refusedStart({ code: 'start-in-absence', text, time: timeIn(zone, awayUntil) });
  }
  if (runningSince !== null && startedAt < runningSince) {
    return refusedStart({ code: 'start-before-running', text, time: timeIn(zone, runningSince) });
  }
  return { startedAt, problems: [] };
}
