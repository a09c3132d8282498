import type { CalendarDate, ClockTime } from '../../shared/calendar';
import type { CommandInput } from '../../shared/contract';
import { secondsOfRange } from '../../shared/entry-span';
import { m } from '../../shared/i18n/messages';
import type { EntryId } from '../../shared/model';
import type { PinnedChoice } from '../../shared/quick-entry';
import type { EntryView } from '../../shared/snapshot';
import { showTime } from '../lib/labels';
import type { Circumstances } from '../lib/draft-parts';
import { EntryDraft } from './entry-draft.svelte';

interface ClockRange {
  readonly startTime: ClockTime;
  readonly endTime: ClockTime;
}

/** What an entry is before anything of it is known. */
const BLANK = {
  ...{ id: '', remoteId: null, projectId: '', taskId: '', notes: '', source: '' },
  ...{ seconds: 0, startedAt: null, startTime: null, endTime: null, billable: true, lock: null },
  ...{ clientName: '', projectName: '', taskName: '', color: null, state: { kind: 'saved' } },
} as const satisfies Omit<EntryView, 'spentDate'>;

/** An entry of a day that is being written, with its times where they are known already. */
export class LogDraft {
  readonly times: EntryDraft;
  /** The same for what is typed on from here, however it comes to be shown. */
  readonly origin: symbol;
  readonly #around: Circumstances;
  /** The times that were filled in last. */
  #range: ClockRange | null = null;
  /** The times as they were filled in. */
  #filled = '';
  /** Whether its form is in sight. */
  isOpen = $state(true);
  place = $state.raw<PinnedChoice | null>(null);
  placeError = $state<string | undefined>();
  /** Whether it is on its way. */
  isBusy = $state(false);
  /** What was on its way last, as it was typed. */
  #sent = '';
  /** The entry that was logged with a part of this: the rest is typed over that. */
  logged = $state.raw<EntryId | null>(null);

  constructor(date: CalendarDate, range: ClockRange | null, around: Circumstances, origin = Symbol()) {
    this.origin = origin;
    this.#around = around;
    this.times = new EntryDraft({ ...BLANK, spentDate: date }, around);
    // Typed over from here on: what is not filled in is missing, not as it was.
    this.times.duration = '';
    if (range === null) this.#filled = this.#typedTimes;
    else this.fill(range);
  }

  /** What was typed so far, with the times as they are shown by now; what is wrong is said anew once it is to be logged. */
  onto(around: Circumstances): LogDraft {
    const draft = new LogDraft(this.times.spentDate, null, around, this.origin);
    draft.isOpen = this.isOpen;
    draft.#range = this.#range;
    draft.place = this.place;
    draft.times.search = this.times.search;
    draft.times.notes = this.times.notes;
    draft.times.takeTimes(this.times);
    draft.#filled = this.#typedTimes === this.#filled ? draft.#typedTimes : this.#filled;
    draft.isBusy = this.isBusy;
    draft.logged = this.logged;
    draft.#sent = this.#typed === this.#sent ? draft.#typed : this.#sent;
    return draft;
  }

  /** What stands there is being logged. */
  beginSending(): void {
    this.isBusy = true;
    this.#sent = this.#typed;
  }

  /** Whether anything else stands there than what was sent. */
  get isMore(): boolean {
    return this.#typed !== this.#sent;
  }

  get #typed(): string {
    return JSON.stringify([this.place, this.times.search, this.times.notes, this.#typedTimes]);
  }

  /** Puts times in, over those that are there; what was typed since over the same ones stays. */
  fill(range: ClockRange): void {
    const { startTime, endTime } = range;
    if (this.#range?.startTime === startTime && this.#range.endTime === endTime) return;
    this.#range = range;
    this.times.start = showTime(startTime, this.#around.formats);
    this.times.end = showTime(endTime, this.#around.formats);
    this.#filled = this.#typedTimes;
  }

  /** Whether anything was typed or chosen. */
  get isTouched(): boolean {
    return (
      this.place !== null ||
      this.times.search !== null ||
      this.times.notes !== '' ||
      this.#typedTimes !== this.#filled
    );
  }

  get #typedTimes(): string {
    const { start, end, duration } = this.times;
    return JSON.stringify([start, end, duration]);
  }

  /** What to log; null when something is missing or wrong, which `placeError` and the errors of `times` then say. */
  get entry(): CommandInput<'logEntry'> | null {
    const { times, place } = this;
    const changes = times.changes();
    this.placeError = place === null ? m.log_project_missing() : undefined;
    if (changes === null || place === null || times.search !== null) return null;
    const { startTime: start, endTime: end } = times;
    const ofRange =
      start !== null && end !== null ? secondsOfRange(this.#around.zone, times.date, start, end) : 0;
    const seconds = changes.seconds ?? ofRange;
    // An end past midnight has no clock time on the same date: there the start and the duration say all.
    const isEndSaid = start !== null && end !== null && !times.isOverMidnight;
    const range = { ...(start !== null && { startTime: start }), ...(isEndSaid && { endTime: end }) };
    return { ...place, notes: times.notes.trim(), spentDate: times.date, seconds, ...range };
  }
}
