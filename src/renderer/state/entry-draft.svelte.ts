import { isCalendarDate, type CalendarDate, type ClockTime } from '../../shared/calendar';
import type { EntryChanges } from '../../shared/inputs';
import { m } from '../../shared/i18n/messages';
import type { Project } from '../../shared/model';
import type { PinnedChoice } from '../../shared/quick-entry';
import type { EntryView } from '../../shared/snapshot';
import {
  DRAFT_PARTS,
  asTurned,
  draftTextsOf,
  isShownAlike,
  newsOf,
  overtaken,
  partsOf,
  stillSent,
  strandedOf,
  unsavedText,
  withoutTimes,
  type Circumstances,
  type DraftErrors,
  type DraftPart,
  type DraftTexts,
  type ShownBy,
} from '../lib/draft-parts';
import { carriedBegin, readSeconds, startedRead, takeDate, takeStarted } from '../lib/draft-times';
import { placesOf } from '../lib/places';
import { placeKey } from '../lib/week';
import { durationRead, showTime, timeRead } from '../lib/labels';
import { DraftRange } from './draft-range.svelte';

/** An entry being edited. It tells only what was changed, and what is wrong with it in words. */
export class EntryDraft {
  #entry: EntryView;
  readonly #around: Circumstances;
  /** What the fields showed at first: what still stands there is as it was, to the second. */
  #shown: DraftTexts;
  /** What is typed here and was changed meanwhile. */
  #overtaken = $state.raw<readonly DraftPart[]>([]);
  /** What is on its way from here, as it was typed. */
  #sent: Partial<DraftTexts> = {};
  notes = $state('');
  place = $state.raw<PinnedChoice>({ projectId: '', taskId: '' });
  /** What is typed for another place, where nothing was chosen by it; null: nothing is. */
  search = $state.raw<string | null>(null);
  date = $state('');
  /** When the running span began, by the work zone's clock. */
  started = $state('');
  /** What is typed of where to split it; null: that is not asked. */
  split = $state.raw<string | null>(null);
  errors = $state.raw<DraftErrors>({});
  readonly #times: DraftRange;

  constructor(entry: EntryView, around: Circumstances) {
    this.#entry = $state.raw(entry);
    this.#around = around;
    this.notes = entry.notes;
    this.place = { projectId: entry.projectId, taskId: entry.taskId };
    this.date = entry.spentDate;
    const shown = draftTextsOf(entry, around);
    this.#shown = $state.raw(shown);
    this.started = shown.started;
    this.#times = new DraftRange(entry, around, () => this.#date);
  }

  get isRunning(): boolean {
    return this.#entry.startedAt !== null;
  }

  /** The day of the entry, whatever date is typed. */
  get spentDate(): CalendarDate {
    return this.#entry.spentDate;
  }

  /** Whether anything is not as it was shown at first. */
  get isTouched(): boolean {
    return Object.keys(this.typed).length > 0 || this.search !== null || this.isSplitTyped;
  }

  /** What is typed and cannot be saved any more, as one text to be taken elsewhere; `projects`: those to choose from. */
  unsaved(projects: readonly Project[]): string {
    const chosen = this.typed.place;
    const place = chosen && placesOf(projects).find(({ value }) => value === chosen)?.label;
    const { startTime, endTime } = this.#entry;
    const where = startTime !== null && endTime !== null ? m.split_at() : m.split_first();
    const split = this.isSplitTyped ? m.conflict_value({ label: where, value: this.split ?? '' }) : '';
    return [unsavedText({ ...this.typed, place: this.search ?? place }), split].filter(Boolean).join('\n');
  }

  get isSplitTyped(): boolean {
    return this.split !== null && this.split.trim() !== '';
  }

  /** What was typed so far, over the entry as it is by now: it may have been changed, or its timer stopped. */
  onto(entry: EntryView, around: Circumstances): EntryDraft {
    const draft = new EntryDraft(entry, around);
    draft.split = this.split;
    draft.search = this.search;
    if (this.notes !== this.#entry.notes) draft.notes = this.notes;
    if (!this.#isPlaceKept) draft.place = this.place;
    if (this.date !== this.#entry.spentDate) draft.date = this.date;
    this.#carryTimes(draft);
    // Another clock in the settings is no change of the entry.
    const shown = draftTextsOf(this.#entry, around);
    const turned = this.isRunning === draft.isRunning ? shown : asTurned(shown, draft.isRunning);
    // What was sent from here comes back as no news.
    draft.#sent = stillSent(this.#sent, this.typed, draft.typed);
    const before = { ...turned, ...draft.#sent };
    draft.#overtaken = overtaken(draft.#more, before, draft.#shown, this.#overtaken);
    return draft;
  }

  #carryTimes(draft: EntryDraft): void {
    if (this.started !== this.#shown.started)
      draft[draft.isRunning ? 'started' : 'start'] = this.#begunFor(draft);
    if (!this.#areTimesTyped) return;
    const { start, started } = draft.#shown;
    // Only where it runs since its start: else the time between would come to be work.
    const isBegin =
      draft.isRunning && !this.isRunning && start === started && this.start !== this.#shown.start;
    if (isBegin) draft.started = draft.#byThisClock(this, this.start, this.startTime, true);
    draft.takeTimes(this, isBegin);
  }

  /**
   * Takes over the times that are typed in another draft: by a clock that was chosen since where they are times.
   *
   * @param isBegin whether the start is taken already, as the begin of what runs
   */
  takeTimes(from: EntryDraft, isBegin = false): void {
    const { follows } = from.#times;
    if (!isBegin && follows !== 'start' && from.start !== from.#shown.start)
      this.start = this.#byThisClock(from, from.start, from.startTime);
    if (follows !== 'end' && from.end !== from.#shown.end)
      this.end = this.#byThisClock(from, from.end, from.endTime);
    if (follows === 'duration') return;
    // One that nobody typed is none of what is typed, however it is shown by now: it is so to the second.
    const isAsShown = from.duration === from.#shown.duration;
    this.duration = isAsShown ? this.#shown.duration : from.duration;
  }

  /** The begin that is typed here, for another draft. */
  #begunFor(draft: EntryDraft): string {
    const { startedAt } = this.#entry;
    return startedAt === null
      ? this.started
      : carriedBegin(this.started, startedAt, this.#around, draft.#around);
  }

  /** @param isAnew whether it comes into another field, which has its own way with a time that says no half of the day */
  #byThisClock(from: EntryDraft, text: string, time: ClockTime | null, isAnew = false): string {
    const { formats } = this.#around;
    const isReadAlike = formats.hours === from.#around.formats.hours && !(isAnew && formats.hours === '12h');
    return time === null || isReadAlike ? text : showTime(time, formats);
  }

  /** Whether it is of the entry as that is by now, and is read as all is shown by now. */
  isOf(entry: EntryView, shownBy: ShownBy): boolean {
    const now = draftTextsOf(entry, shownBy);
    return (
      isShownAlike(this.#around, shownBy) && DRAFT_PARTS.every((part) => now[part] === this.#shown[part])
    );
  }

  /** What was changed meanwhile of what is typed here, in words: saving replaces it. */
  get news(): readonly string[] {
    const still = overtaken(this.#fields, this.#shown, this.#shown, this.#overtaken);
    return still.map((part) => newsOf(part, this.#entry, this.#shown));
  }

  /** The work as it is typed, as far as that can be read: what a copy of it holds. */
  get work(): Pick<EntryView, 'projectId' | 'taskId' | 'notes' | 'seconds'> {
    const isDurationTyped = this.duration !== this.#shown.duration;
    const seconds = (isDurationTyped ? readSeconds(this.duration) : null) ?? this.#entry.seconds;
    const { projectId, taskId } = this.place;
    return { projectId, taskId, notes: this.notes.trim(), seconds };
  }

  /** Its note was saved, or what was typed of it given up, where it is edited by itself: this is the entry's now. */
  noteIs(notes: string): void {
    this.#entry = { ...this.#entry, notes };
    this.#shown = { ...this.#shown, notes };
    this.notes = notes;
  }

  get #isPlaceKept(): boolean {
    return this.place.projectId === this.#entry.projectId && this.place.taskId === this.#entry.taskId;
  }

  /** What is typed over what was shown; what only follows from it, as an end does from a duration, is not. */
  get typed(): Partial<DraftTexts> {
    const texts: DraftTexts = {
      ...{ notes: this.notes, place: placeKey(this.place), date: this.date, started: this.started },
      ...{ start: this.start, end: this.end, duration: this.duration },
    };
    const typed = DRAFT_PARTS.filter(
      (part) => part !== this.#times.follows && texts[part] !== this.#shown[part],
    );
    return Object.fromEntries(typed.map((part) => [part, texts[part]]));
  }

  /** What is typed in a field that is there. */
  get #fields(): Partial<DraftTexts> {
    return this.isRunning ? withoutTimes(this.typed) : this.typed;
  }

  /** What is typed beyond what was sent. */
  get #more(): Partial<DraftTexts> {
    const typed = this.#fields;
    return partsOf(typed, (part) => typed[part] !== this.#sent[part]);
  }

  /** What stands there is being saved. */
  beginSending(): void {
    this.#sent = this.#fields;
  }

  /** What was sent is saved or refused. Whether anything else stands there by now. */
  endSending(): boolean {
    const isMore = this.search !== null || this.stranded.length > 0 || Object.keys(this.#more).length > 0;
    this.#sent = {};
    return isMore;
  }

  /** What is typed of the times and cannot be saved while the entry runs again, in words. */
  get stranded(): readonly string[] {
    return this.isRunning ? strandedOf(this.typed) : [];
  }

  get #areTimesTyped(): boolean {
    const { duration, start, end } = this.#shown;
    return this.duration !== duration || this.start !== start || this.end !== end;
  }

  get duration(): string {
    return this.#times.duration;
  }

  set duration(text: string) {
    this.#times.duration = text;
  }

  get start(): string {
    return this.#times.start;
  }

  set start(text: string) {
    this.#times.start = text;
  }

  get end(): string {
    return this.#times.end;
  }

  set end(text: string) {
    this.#times.end = text;
  }

  get startTime(): ClockTime | null {
    return this.#times.startTime;
  }

  get endTime(): ClockTime | null {
    return this.#times.endTime;
  }

  /** Whether the start and end that stand there are of two days. */
  get isOverMidnight(): boolean {
    return this.#times.isOverMidnight;
  }

  /** How the duration that is being typed is read, in words; undefined where it says so itself. */
  get durationRead(): string | undefined {
    return durationRead(this.duration, this.#around.formats);
  }

  /** How a time that is being typed is read, in words; undefined where it stands there as it is shown. */
  timeRead(field: 'start' | 'end' | 'started'): string | undefined {
    const { formats } = this.#around;
    switch (field) {
      case 'start':
        return timeRead(this.start, this.startTime, formats);
      case 'end':
        return timeRead(this.end, this.endTime, formats);
      case 'started':
        return startedRead(this.started, this.#entry.startedAt, this.#around);
    }
  }

  /** What was changed; null when something is wrong, which `errors` then says field by field. */
  changes(): EntryChanges | null {
    const errors: DraftErrors = {};
    const changes: EntryChanges = {};
    const entry = this.#entry;
    if (this.notes.trim() !== entry.notes) changes.notes = this.notes.trim();
    if (!this.#isPlaceKept) {
      changes.projectId = this.place.projectId;
      changes.taskId = this.place.taskId;
    }
    if (entry.startedAt === null) {
      if (this.date !== entry.spentDate) takeDate(this.date, this.#around, changes, errors);
      this.#times.take(changes, errors);
    } else if (this.started !== this.#shown.started)
      takeStarted(this.started, entry.startedAt, this.#around, changes, errors);
    this.errors = errors;
    return Object.keys(errors).length === 0 ? changes : null;
  }

  /** The date of the times while another one is being typed. */
  get #date(): CalendarDate {
    return isCalendarDate(this.date) ? this.date : this.#entry.spentDate;
  }
}
