import {
  addDays,
  clockTimeOf,
  dateIn,
  instantOf,
  isCalendarDate,
  isEndNextDay,
  minutesOf,
  timeIn,
  type ClockTime,
} from '../../shared/calendar';
import type { EntryChanges } from '../../shared/inputs';
import { MAX_ENTRY_SECONDS } from '../../shared/durations';
import { m } from '../../shared/i18n/messages';
import type { PinnedChoice } from '../../shared/quick-entry';
import type { EntryView } from '../../shared/snapshot';
import { durationRead, showDuration, showTime, type Formats } from '../lib/labels';
import { parseClockTime, parseDurationField } from '../lib/time-input';

export type DraftField = 'duration' | 'start' | 'end' | 'date' | 'started';

const DAY_MINUTES = 24 * 60;

/** What the times of a draft are read and shown by. */
export interface Circumstances {
  readonly zone: string;
  readonly formats: Formats;
  /** UTC ms */
  readonly clock: () => number;
}

/** An entry being edited. It tells only what was changed, and what is wrong with it in words. */
export class EntryDraft {
  readonly #entry: EntryView;
  readonly #around: Circumstances;
  /** What the fields of the times showed at first: what still stands there is as it was, to the second. */
  readonly #shown: Readonly<Record<'duration' | 'start' | 'end' | 'started', string>>;
  notes = $state('');
  place = $state.raw<PinnedChoice>({ projectId: '', taskId: '' });
  date = $state('');
  /** When the running span began, by the work zone's clock. */
  started = $state('');
  errors = $state.raw<Partial<Record<DraftField, string>>>({});
  #duration = $state('');
  #start = $state('');
  #end = $state('');
  /** What was typed last decides: the duration, or the start and end. */
  #timesBy: 'nothing' | 'duration' | 'range' = 'nothing';

  constructor(entry: EntryView, around: Circumstances) {
    this.#entry = entry;
    this.#around = around;
    this.notes = entry.notes;
    this.place = { projectId: entry.projectId, taskId: entry.taskId };
    this.date = entry.spentDate;
    const shown = {
      duration: showDuration(entry.seconds, around.formats),
      start: this.#show(entry.startTime),
      end: this.#show(entry.endTime),
      started: this.#show(entry.startedAt === null ? null : timeIn(around.zone, entry.startedAt)),
    };
    this.#shown = shown;
    this.started = shown.started;
    this.#duration = shown.duration;
    this.#start = shown.start;
    this.#end = shown.end;
  }

  get isRunning(): boolean {
    return this.#entry.startedAt !== null;
  }

  /** Whether anything is not as it was shown at first. */
  get isTouched(): boolean {
    const { notes, spentDate } = this.#entry;
    const isAsBefore = this.notes === notes && this.#isPlaceKept && this.date === spentDate;
    return !isAsBefore || this.started !== this.#shown.started || this.#areTimesTyped;
  }

  /** What was typed so far, over the entry as it is by now: it may have been changed, or its timer stopped. */
  onto(entry: EntryView, around: Circumstances): EntryDraft {
    const draft = new EntryDraft(entry, around);
    if (this.notes !== this.#entry.notes) draft.notes = this.notes;
    if (!this.#isPlaceKept) draft.place = this.place;
    if (this.date !== this.#entry.spentDate) draft.date = this.date;
    if (this.started !== this.#shown.started) draft[draft.isRunning ? 'started' : 'start'] = this.started;
    if (!this.#areTimesTyped) return draft;
    draft.#timesBy = this.#timesBy;
    draft.#duration = this.#duration;
    draft.#start = this.#start;
    draft.#end = this.#end;
    return draft;
  }

  get #isPlaceKept(): boolean {
    return this.place.projectId === this.#entry.projectId && this.place.taskId === this.#entry.taskId;
  }

  get #areTimesTyped(): boolean {
    const { duration, start, end } = this.#shown;
    return this.#duration !== duration || this.#start !== start || this.#end !== end;
  }

  get duration(): string {
    return this.#duration;
  }

  set duration(text: string) {
    this.#duration = text;
    this.#timesBy = 'duration';
    const seconds = parseDurationField(text);
    const start = parseClockTime(this.#start);
    if (seconds === null || start === null) return;
    const minutes = minutesOf(start) + Math.round(seconds / 60);
    const end = clockTimeOf(minutes % DAY_MINUTES);
    this.#end = minutes < DAY_MINUTES || isEndNextDay(start, end) ? this.#show(end) : '';
  }

  /** How the duration that is being typed is read, in words; undefined where it says so itself. */
  get durationRead(): string | undefined {
    return durationRead(this.#duration, this.#around.formats);
  }

  get start(): string {
    return this.#start;
  }

  set start(text: string) {
    this.#start = text;
    this.#rangeTyped();
  }

  get end(): string {
    return this.#end;
  }

  set end(text: string) {
    this.#end = text;
    this.#rangeTyped();
  }

  /** Whether the start and end that stand there are of two days. */
  get isOverMidnight(): boolean {
    const start = parseClockTime(this.#start);
    const end = parseClockTime(this.#end);
    return start !== null && end !== null && isEndNextDay(start, end);
  }

  /** What was changed; null when something is wrong, which `errors` then says field by field. */
  changes(): EntryChanges | null {
    const errors: Partial<Record<DraftField, string>> = {};
    const changes: EntryChanges = {};
    const entry = this.#entry;
    if (this.notes.trim() !== entry.notes) changes.notes = this.notes.trim();
    if (this.place.projectId !== entry.projectId || this.place.taskId !== entry.taskId) {
      changes.projectId = this.place.projectId;
      changes.taskId = this.place.taskId;
    }
    if (this.isRunning) this.#readStarted(changes, errors);
    else this.#readFinished(changes, errors);
    this.errors = errors;
    return Object.keys(errors).length === 0 ? changes : null;
  }

  #readFinished(changes: EntryChanges, errors: Partial<Record<DraftField, string>>): void {
    if (!isCalendarDate(this.date)) errors.date = m.field_date_bad();
    else if (this.date !== this.#entry.spentDate) changes.spentDate = this.date;
    if (this.#timesBy === 'duration') this.#readDuration(changes, errors);
    else if (this.#timesBy === 'range') this.#readRange(changes, errors);
  }

  #readDuration(changes: EntryChanges, errors: Partial<Record<DraftField, string>>): void {
    if (this.#entry.seconds > 0 && this.#duration === this.#shown.duration) return;
    const seconds = parseDurationField(this.#duration);
    if (seconds === 0) errors.duration = m.field_duration_zero();
    else if (seconds === null) errors.duration = m.field_duration_bad();
    else if (seconds > MAX_ENTRY_SECONDS) errors.duration = m.field_duration_long();
    else changes.seconds = seconds;
  }

  #readRange(changes: EntryChanges, errors: Partial<Record<DraftField, string>>): void {
    const isAsBefore = this.#start === this.#shown.start && this.#end === this.#shown.end;
    if (this.#entry.startTime !== null && isAsBefore) return;
    const start = parseClockTime(this.#start);
    const end = parseClockTime(this.#end);
    // A start with the duration says when it ended as well.
    if (start !== null && this.#end.trim() === '' && this.#duration.trim() !== '') {
      changes.startTime = start;
      this.#readDuration(changes, errors);
      changes.seconds ??= this.#entry.seconds;
      return;
    }
    if (start === null) errors.start = this.#start.trim() === '' ? m.field_both_times() : m.field_time_bad();
    if (end === null) errors.end = this.#end.trim() === '' ? m.field_both_times() : m.field_time_bad();
    if (start === null || end === null) return;
    if (end <= start && !isEndNextDay(start, end)) errors.end = m.field_end_before_start();
    else {
      changes.startTime = start;
      changes.endTime = end;
    }
  }

  #readStarted(changes: EntryChanges, errors: Partial<Record<DraftField, string>>): void {
    const { startedAt } = this.#entry;
    const { zone, clock } = this.#around;
    if (startedAt === null || this.started === this.#shown.started) return;
    const time = parseClockTime(this.started);
    if (time === null) errors.started = m.field_time_bad();
    else if (time !== timeIn(zone, startedAt)) changes.startedAt = lastInstantOf(zone, time, clock());
  }

  #rangeTyped(): void {
    this.#timesBy = 'range';
    const start = parseClockTime(this.#start);
    const end = parseClockTime(this.#end);
    if (start === null || end === null || (end <= start && !isEndNextDay(start, end))) return;
    const minutes = (minutesOf(end) - minutesOf(start) + DAY_MINUTES) % DAY_MINUTES;
    this.#duration = showDuration(minutes * 60, this.#around.formats);
  }

  #show(time: ClockTime | null): string {
    return time === null ? '' : showTime(time, this.#around.formats);
  }
}

/** When (UTC ms) the zone's clock last showed a time: what is later than now began before midnight. */
function lastInstantOf(zone: string, time: ClockTime, now: number): number {
  const today = dateIn(zone, now);
  const instant = instantOf(zone, today, time);
  return instant <= now ? instant : instantOf(zone, addDays(today, -1), time);
}
