import { dateIn, instantOf, addDays } from '../shared/calendar';
import type { Clock } from './core/ports';
import { gapAt, nextHours, type Gap, type ReminderChoices } from './core/reminders';
import type { Schedule } from './sync/sync';
import type { Workspace } from './workspace';

export interface RemindersOptions {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly schedule: Schedule;
  /** Whole seconds since the last input; null where nobody can tell, or not without waiting. */
  readonly idleSeconds: () => number | null;
  /** Does the work once `idleSeconds` is a reading of now: at once where that can be asked at any time. */
  readonly fresh: (work: () => void) => void;
  /** Whether it is known that nobody is there, as behind a locked screen. */
  readonly isAway: () => boolean;
  readonly choices: () => ReminderChoices;
  /** Working hours pass without a timer. Once for each gap. */
  readonly onReminder: (gap: Gap, level: 'notification' | 'prompt') => void;
}

/** Of which gap the person was reminded: its begin, UTC ms. */
const REMINDED = 'reminded';
/** Whoever touched nothing for so long is not at work here. */
const THERE_SECONDS = 5 * 60;
const LONGEST_REST_MS = 60 * 60_000;

/**
 * Reminds once for each gap of working hours in which no timer runs although somebody is there. The machine is asked for
 * its idle time only when a reminder is due. Call {@link look} after every change.
 */
export class Reminders {
  readonly #options: RemindersOptions;
  #cancel: () => void = () => undefined;
  #isClosed = false;
  /** The gap whose reminder is shown. */
  #shown: Gap | null = null;
  /** UTC ms: the begin of the gap that was reminded of last. */
  #remindedOf: number | null = null;
  /** Since when somebody is there, as far as it is known (UTC ms): what counts is the time since. */
  #backAt: number;

  constructor(options: RemindersOptions) {
    this.#options = options;
    this.#backAt = options.clock();
  }

  /** The reminder that holds, if any: it goes away with its gap, or when it is dismissed. */
  get shown(): Gap | null {
    return this.#shown;
  }

  dismiss(): void {
    this.#shown = null;
  }

  /** Somebody is back only just: at the computer, or with their wish to be reminded. */
  welcome(): void {
    this.#backAt = this.#options.clock();
    this.look();
  }

  /** Whether somebody is there is asked only where a reminder is due. */
  look(): void {
    const { clock, choices, fresh } = this.#options;
    const at = clock();
    const gap = choices().level === 'off' ? null : this.#gap(at);
    if (gap === null || !this.#isTime(gap, at)) return this.#look();
    fresh(() => {
      if (!this.#isClosed) this.#look();
    });
  }

  /** The computer's clock was set by `stepMs`: they are there as long as before. */
  shiftClock(stepMs: number): void {
    this.#backAt += stepMs;
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel();
  }

  #look(): void {
    const { clock, schedule, choices, onReminder } = this.#options;
    this.#cancel();
    const { level } = choices();
    const at = clock();
    const gap = level === 'off' ? null : this.#gap(at);
    if (gap === null || this.#shown?.since !== gap.since) this.#shown = null;
    if (level === 'off') {
      this.#backAt = at;
      return;
    }
    const due = gap !== null && this.#isDue(gap, at) ? gap : null;
    if (due) {
      this.#shown = due;
      this.#remindedOf = due.since;
      onReminder(due, level);
    }
    const next = this.#nextAt(gap, at);
    if (next !== null)
      this.#cancel = schedule(Math.min(LONGEST_REST_MS, Math.max(1_000, next - at)), () => this.look());
    // Last: a full disk keeps it from being remembered over a restart, and from nothing else.
    if (due) this.#options.workspace.ledger.setFact(REMINDED, String(due.since));
  }

  #gap(at: number): Gap | null {
    const { workspace, choices } = this.#options;
    return workspace.running() ? null : gapAt(workspace.zone, at, choices(), this.#lastTracked(at));
  }

  /** Whether to remind now; not where nobody is there. */
  #isDue(gap: Gap, at: number): boolean {
    if (!this.#isTime(gap, at)) return false;
    const { idleSeconds, isAway } = this.#options;
    if (!isAway() && (idleSeconds() ?? 0) < THERE_SECONDS) return true;
    this.#backAt = at;
    return false;
  }

  #isTime(gap: Gap, at: number): boolean {
    return !this.#wasReminded(gap) && at >= this.#dueAt(gap);
  }

  #dueAt(gap: Gap): number {
    return Math.max(gap.since, this.#backAt) + this.#options.choices().afterMinutes * 60_000;
  }

  #wasReminded({ since }: Gap): boolean {
    return since === this.#remindedOf || this.#options.workspace.ledger.fact(REMINDED) === String(since);
  }

  /** When to look again; null: only after a change. */
  #nextAt(gap: Gap | null, at: number): number | null {
    const { workspace, choices } = this.#options;
    if (workspace.running()) return null;
    if (gap === null) return nextHours(workspace.zone, at, choices());
    return this.#wasReminded(gap) ? gap.until : Math.min(gap.until, this.#dueAt(gap));
  }

  /** When time was last tracked as far as its clock times are known, or anything was done here; UTC ms. */
  #lastTracked(at: number): number | null {
    const { ledger, zone } = this.#options.workspace;
    const today = dateIn(zone, at);
    const ends = ledger.between(addDays(today, -1), today).flatMap(({ view }) => {
      const end = view?.endTime ? instantOf(zone, view.spentDate, view.endTime) : null;
      return end !== null && end <= at ? [end] : [];
    });
    const acts = ledger.latestOperations(1).map((operation) => operation.at);
    return ends.length + acts.length === 0 ? null : Math.max(...ends, ...acts);
  }
}
