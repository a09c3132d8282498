import {
  dateIn,
  instantOf,
  isCalendarDate,
  isDayTooFar,
  isEndNextDay,
  timeIn,
  type CalendarDate,
  type ClockTime,
} from '../../shared/calendar';
import { MAX_ENTRY_SECONDS } from '../../shared/durations';
import { beginNear } from '../../shared/entry-span';
import { m } from '../../shared/i18n/messages';
import type { EntryChanges } from '../../shared/inputs';
import { isShownAlike, type Circumstances, type DraftErrors } from './draft-parts';
import { showDate, showFullDate, showMoment, showTime } from './labels';
import { lastShown, parseClockTime, parseDurationField, tooLongText, type Half } from './time-input';

/** Reads a time of a draft; `half`: which is meant where the clock has 12 hours and the text says no half of the day. */
export function readTime(text: string, { formats }: Circumstances, half: Half): ClockTime | null {
  return parseClockTime(text, formats.hours === '12h' ? half : undefined);
}

/** Reads when something began that runs: the later half of the day that has been already is meant. */
function readStarted(text: string, around: Circumstances): ClockTime | null {
  const now = around.clock();
  const since = (time: ClockTime): number => lastShown(around.zone, time, now);
  return readTime(text, around, (early, late) => (since(early) > since(late) ? early : late));
}

/** Whether an entry can go from one time to the other. */
export const isRange = (start: ClockTime, end: ClockTime): boolean => end > start || isEndNextDay(start, end);

/** Whole seconds of a duration that an entry can last, or zero; null where a text is none. */
export function readSeconds(text: string): number | null {
  const seconds = parseDurationField(text);
  return seconds !== null && seconds <= MAX_ENTRY_SECONDS ? seconds : null;
}

/** The start of what ends at a time of a date and lasts what was typed; null where that is none, or on a day before. */
export function startBefore(
  zone: string,
  date: CalendarDate,
  end: ClockTime,
  duration: string,
): ClockTime | null {
  const seconds = readSeconds(duration);
  if (seconds === null) return null;
  const at = instantOf(zone, date, end) - seconds * 1000;
  return dateIn(zone, at) === date ? timeIn(zone, at) : null;
}

/** What is wrong with what was typed for a time, where it is none. */
export const wrongTime = (text: string): string =>
  text.trim() === '' ? m.field_both_times() : m.field_time_bad();

/** Takes a day into the changes, or says what is wrong with it. */
export function takeDate(
  text: string,
  around: Circumstances,
  changes: EntryChanges,
  errors: DraftErrors,
): void {
  if (!isCalendarDate(text)) errors.date = m.field_date_bad();
  else if (isDayTooFar(todayOf(around), text))
    errors.date = m.problem_day_too_far({ date: showFullDate(text) });
  else changes.spentDate = text;
}

/** Takes a duration into the changes, or says what is wrong with it. */
export function takeDuration(text: string, changes: EntryChanges, errors: DraftErrors): void {
  const seconds = parseDurationField(text);
  if (seconds === 0) errors.duration = m.field_duration_zero();
  else if (seconds === null) errors.duration = m.field_duration_bad();
  else if (seconds > MAX_ENTRY_SECONDS) errors.duration = tooLongText(text);
  else changes.seconds = seconds;
}

interface TypedTime {
  readonly text: string;
  /** Null where it is none. */
  readonly time: ClockTime | null;
}

/** Takes a start and an end into the changes, or says what is wrong with them. */
export function takeRange(
  start: TypedTime,
  end: TypedTime,
  changes: EntryChanges,
  errors: DraftErrors,
): void {
  if (start.time === null) errors.start = wrongTime(start.text);
  if (end.time === null) errors.end = wrongTime(end.text);
  if (start.time === null || end.time === null) return;
  if (!isRange(start.time, end.time)) errors.end = m.field_end_before_start();
  else {
    changes.startTime = start.time;
    changes.endTime = end.time;
  }
}

/** Takes another begin of what runs since `startedAt` (UTC ms) into the changes, or says what is wrong with it. */
export function takeStarted(
  text: string,
  startedAt: number,
  around: Circumstances,
  changes: EntryChanges,
  errors: DraftErrors,
): void {
  const begin = readBegin(text, startedAt, around);
  if (begin === null) errors.started = m.field_time_bad();
  else if (isToCome(begin, startedAt, around)) {
    const date = showDate(todayOf(around));
    errors.started = m.problem_start_in_future({ text: text.trim(), date });
  } else if (begin !== startedAt) changes.startedAt = begin;
}

/** How a begin that is being typed of what runs is read, in words, with its day where that is not today. */
export function startedRead(
  text: string,
  startedAt: number | null,
  around: Circumstances,
): string | undefined {
  if (startedAt === null) return undefined;
  const begin = readBegin(text, startedAt, around);
  if (begin === null || isToCome(begin, startedAt, around)) return undefined;
  const { zone, formats } = around;
  const shown = showMoment({ zone, today: todayOf(around), preferences: { formats } }, begin);
  return text.trim() === shown ? undefined : `= ${shown}`;
}

/**
 * A begin that is typed of what runs since `startedAt` (UTC ms), for where all is shown otherwise by now: the moment that it
 * was read as before. What cannot be read stays as it stands there.
 */
export function carriedBegin(
  text: string,
  startedAt: number,
  before: Circumstances,
  now: Circumstances,
): string {
  if (isShownAlike(before, now)) return text;
  const begin = readBegin(text, startedAt, before);
  return begin === null ? text : showTime(timeIn(now.zone, begin), now.formats);
}

/** When (UTC ms) what runs since `startedAt` began by a time that is typed; null where that is none. */
function readBegin(text: string, startedAt: number, around: Circumstances): number | null {
  const { zone, clock } = around;
  const time = readStarted(text, around);
  if (time === null) return null;
  // A time that is as it was is so to the second.
  if (time === timeIn(zone, startedAt)) return startedAt;
  const now = clock();
  return beginNear(zone, dateIn(zone, lastShown(zone, time, now)), time, startedAt, now);
}

const HALF_DAY_MS = 12 * 3_600_000;

/**
 * Whether a begin is on the day before only because its time is still to come today: of what began today, nobody who
 * slips by some minutes means most of a day more.
 */
function isToCome(begin: number, startedAt: number, around: Circumstances): boolean {
  const today = todayOf(around);
  const { zone, clock } = around;
  const isDayBack = dateIn(zone, begin) < today && dateIn(zone, startedAt) >= today;
  return isDayBack && clock() - begin > HALF_DAY_MS;
}

const todayOf = ({ zone, clock }: Circumstances): CalendarDate => dateIn(zone, clock());
