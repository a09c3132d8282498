import {
  dateIn,
  formatClockTime,
  formatDate,
  formatFullDate,
  instantOf,
  isEndNextDay,
  timeIn,
  type CalendarDate,
  type ClockTime,
} from '../../shared/calendar';
import { formatDuration, MAX_ENTRY_SECONDS } from '../../shared/durations';
import { m } from '../../shared/i18n/messages';
import type { EntryLock, TimeEntry } from '../../shared/model';
import type { Preferences } from '../../shared/settings';
import type { Snapshot } from '../../shared/snapshot';
import { displayLocale } from './locale';
import { parseDurationField } from './time-input';

interface Named {
  readonly clientName: string;
  readonly projectName: string;
  readonly taskName: string;
}

/** `Acme › Website / Development`, without the client where there is none. */
export function placeOf(named: Named): string {
  const work = `${named.projectName} / ${named.taskName}`;
  return named.clientName === '' ? work : `${named.clientName} › ${work}`;
}

/** What an entry is called in a list: the first line of its note, or else its project and task. */
export function titleOf(entry: Named & { readonly notes: string }): string {
  return firstLine(entry.notes) ?? `${entry.projectName} / ${entry.taskName}`;
}

/** The first line of a note that says anything; null when none does. */
export function firstLine(notes: string): string | null {
  return (
    notes
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? null
  );
}

/** How many lines of a note say anything. */
export function linesOf(notes: string): number {
  return notes.split('\n').filter((line) => line.trim() !== '').length;
}

/** The kind of times that the person chose to read. */
export type Formats = Preferences['formats'];

export function showTime(time: ClockTime, formats: Formats): string {
  return formatClockTime(displayLocale(), time, formats.hours);
}

/** `Thu, 21 May`. */
export function showDate(date: CalendarDate): string {
  return formatDate(displayLocale(), date);
}

/** `Thu, 21 May 2026`. */
export function showFullDate(date: CalendarDate): string {
  return formatFullDate(displayLocale(), date);
}

/** The clock time of an instant (UTC ms) in the work zone, as the person reads it. */
export function showInstant(zone: string, instant: number, formats: Formats): string {
  return showTime(timeIn(zone, instant), formats);
}

/** The clock time of an instant (UTC ms) in the work zone, with its date where that is not today. */
export function showMoment(
  {
    zone,
    today,
    preferences,
  }: Pick<Snapshot, 'zone' | 'today'> & { readonly preferences: Pick<Preferences, 'formats'> },
  instant: number,
): string {
  const time = showInstant(zone, instant, preferences.formats);
  const date = dateIn(zone, instant);
  return date === today ? time : `${showDate(date)}, ${time}`;
}

export function showDuration(seconds: number, formats: Formats): string {
  return formatDuration(seconds, formats.duration, displayLocale());
}

type Ends = Pick<TimeEntry, 'startTime' | 'endTime'>;

/** `12:20–13:00`, `23:00–1:00 the next day`, or the part of it that is known; null when nothing is. */
export function showRange({ startTime, endTime }: Ends, formats: Formats): string | null {
  if (startTime === null) return null;
  const start = showTime(startTime, formats);
  if (endTime === null) return m.range_since({ start });
  const end = showTime(endTime, formats);
  return isEndNextDay(startTime, endTime) ? m.entry_range_next_day({ start, end }) : `${start}–${end}`;
}

/** As {@link showRange}; where only the start of a finished entry is kept, its duration tells the end. */
export function showEntryRange(
  entry: Ends & Pick<TimeEntry, 'spentDate' | 'seconds' | 'startedAt'>,
  zone: string,
  formats: Formats,
): string | null {
  const { startTime, endTime, spentDate, seconds, startedAt } = entry;
  if (startTime === null || endTime !== null || startedAt !== null) return showRange(entry, formats);
  const end = timeIn(zone, instantOf(zone, spentDate, startTime) + seconds * 1000);
  const isSaid = end >= startTime || isEndNextDay(startTime, end);
  return showRange({ startTime, endTime: isSaid ? end : null }, formats);
}

/** A length in words, to the minute: `32 min`, `2 h 5 min`. */
export function showSpan(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return m.span_seconds({ seconds });
  if (hours < 1) return m.span_minutes({ minutes });
  if (minutes % 60 === 0) return m.span_hours({ hours });
  return m.span_hours_minutes({ hours, minutes: minutes % 60 });
}

/** How a duration that is being typed is read: `2` is `2 h`. Undefined where it is written as it would be shown. */
export function durationRead(text: string, formats: Formats): string | undefined {
  const seconds = parseDurationField(text);
  const isPlain = seconds === null || seconds === 0 || text.trim() === showDuration(seconds, formats);
  return isPlain || seconds > MAX_ENTRY_SECONDS ? undefined : `= ${showSpan(seconds)}`;
}

/** How a time of day that is being typed is read: `1:10` is `1:10 PM`. Undefined where it is written as it would be shown. */
export function timeRead(text: string, time: ClockTime | null, formats: Formats): string | undefined {
  const shown = time === null ? null : showTime(time, formats);
  return shown === null || text.trim() === shown ? undefined : `= ${shown}`;
}

/** A weekly capacity such as `40 h` or `37.5 h`. */
export function showHours(seconds: number): string {
  const hours = new Intl.NumberFormat(displayLocale(), { maximumFractionDigits: 2 }).format(seconds / 3600);
  return m.hours_amount({ hours });
}

export function lockLabel(lock: EntryLock): string {
  switch (lock) {
    case 'approved':
      return m.lock_approved();
    case 'billed':
      return m.lock_billed();
    case 'closed':
      return m.lock_closed();
    case 'locked':
      return m.lock_locked();
  }
}

export function lockReason(lock: EntryLock): string {
  switch (lock) {
    case 'approved':
      return m.lock_approved_reason();
    case 'billed':
      return m.lock_billed_reason();
    case 'closed':
      return m.lock_closed_reason();
    case 'locked':
      return m.lock_locked_reason();
  }
}

/** `day`, `Monat`: a part of a date by its name in Intl. */
export function datePartName(part: string): string | undefined {
  return new Intl.DisplayNames(displayLocale(), { type: 'dateTimeField' }).of(part);
}
