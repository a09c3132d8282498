import { z } from 'zod';
import type { IdleAnswer } from '../shared/contract';
import { secondsBetween } from '../shared/durations';
import { fail, ok, type Result } from '../shared/result';
import type { Cause, EntryId, TimeEntry } from '../shared/model';
import * as m from '../shared/i18n/messages';
import {
  observeIdle,
  observeResume,
  observeSuspend,
  planIdleAnswer,
  shiftIdle,
  type Absence,
  type IdleReading,
  type IdleState,
} from './core/idle-policy';
import type { Clock, NewId } from './core/ports';
import type { Schedule } from './sync/sync';
import type { Workspace } from './workspace';

export interface IdleWatchOptions {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly schedule: Schedule;
  /** Whole seconds since the last input. */
  readonly idleSeconds: () => number;
  /** 0: off. */
  readonly thresholdSeconds: () => number;
  /** A question opened, changed or went away. */
  readonly onQuestion: (absence: Absence | null) => void;
  /** An absence was left out without an answer, because the timer was stopped or switched. */
  readonly onLeftOut: (absence: Absence) => void;
}

const FACT = 'idle';
const absenceSchema: z.ZodType<Absence> = z.object({
  id: z.string(),
  entryId: z.string(),
  from: z.number(),
  to: z.number(),
});
const stateSchema: z.ZodType<IdleState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('present') }),
  z.object({ kind: z.literal('away'), since: z.number(), entryId: z.string() }),
  z.object({ kind: z.literal('asking'), absence: absenceSchema, awaySince: z.number().nullable() }),
]);

/** Coming back and stopping at once is no work: no entry of a few seconds is made of it. */
const BACK_FOR_GOOD_SECONDS = 10;

/** While somebody is there: often enough to see a span of seconds begin; while away: often enough to see the return. */
const WATCH_MS = 1_000;
const LONGEST_REST_MS = 15_000;

/**
 * Watches for time without input while a timer runs, and keeps the question about it on disk until it is answered.
 * Nothing is polled while nothing runs.
 */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  #state: IdleState;
  #cancel: () => void = () => undefined;
  #isSuspended = false;
  /** The last absence that was answered, and what takes the answer back. */
  #answered: { readonly absence: Absence; readonly undoId: string | null } | null = null;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#state = decodeState(options.workspace.ledger.fact(FACT));
    this.look();
  }

  /** The open question, if any. */
  get absence(): Absence | null {
    return this.#state.kind === 'asking' ? this.#state.absence : null;
  }

  /** Takes a reading now: at start, after every change of the timer or the threshold, and by the clock. */
  look(): void {
    if (this.#isSuspended) return;
    this.#become(observeIdle(this.#state, this.#reading(), this.#options.newId));
    this.#rest();
  }

  suspend(): void {
    this.#become(observeSuspend(this.#state, this.#reading()));
    this.#isSuspended = true;
    this.#cancel();
  }

  resume(): void {
    if (!this.#isSuspended) return;
    this.#isSuspended = false;
    this.#become(observeResume(this.#state, this.#reading(), this.#options.newId));
    this.#rest();
  }

  /** Carries an answer out as one transaction; a refused one leaves the question open. */
  answer(questionId: string, answer: IdleAnswer, cause: Cause): Result<null> {
    const { workspace, newId } = this.#options;
    const { absence } = this;
    if (absence?.id !== questionId) return fail('nothing-to-do', m.main_idle_gone());
    const entry = workspace.ledger.entry(absence.entryId)?.view;
    if (!entry) {
      this.#become({ kind: 'present' });
      return fail('nothing-to-do', m.main_idle_gone());
    }
    const planned = planIdleAnswer(workspace.context, entry, absence, answer, workspace.act(cause), newId);
    const done = workspace.answerIdle(entry, planned);
    if (!done.ok) return done;
    this.#answered = { absence, undoId: done.value.undoId };
    this.#become({ kind: 'present' });
    return ok(null);
  }

  /** An act was taken back, and `resumed` runs again by it: if it was an answer, its question is open again. */
  undone(undoId: string, resumed: EntryId | null): void {
    const answered = this.#answered;
    if (answered?.undoId !== undoId) return;
    const absence = { ...answered.absence, entryId: resumed ?? answered.absence.entryId };
    this.#become({ kind: 'asking', absence, awaySince: null });
    this.look();
  }

  /**
   * The timer is stopped or switched while a question is open: the time away is set aside, so it is left out, and what
   * was worked since the return is kept. Call it before the stop or switch. `stopped`: nothing was worked since, and
   * the timer has ended where the absence began.
   */
  settleBeforeStop(): Result<'stopped' | 'as-it-was'> {
    // Whoever comes back and stops at once is quicker than the clock: see the return first.
    this.look();
    const { absence } = this;
    if (!absence) return ok('as-it-was');
    const isBack = secondsBetween(absence.to, this.#options.clock()) >= BACK_FOR_GOOD_SECONDS;
    const settled = this.answer(absence.id, { kind: isBack ? 'leave-out' : 'stop' }, 'idle');
    if (!settled.ok) return settled;
    this.#options.onLeftOut(absence);
    return ok(isBack ? 'as-it-was' : 'stopped');
  }

  /** The computer's clock was set by `stepMs`: an absence has lasted as long as before. */
  shiftClock(stepMs: number): void {
    this.#become(shiftIdle(this.#state, stepMs));
  }

  close(): void {
    this.#cancel();
  }

  #reading(): IdleReading {
    const { clock, idleSeconds, thresholdSeconds, workspace } = this.#options;
    const running: TimeEntry | null = workspace.running();
    return {
      at: clock(),
      idleSeconds: running ? idleSeconds() : 0,
      thresholdSeconds: thresholdSeconds(),
      running,
    };
  }

  /** An absence is kept on disk from its begin on: it lasts over a shutdown, a crash and a quit. */
  #become(next: IdleState): void {
    const before = this.absence;
    if (next === this.#state) return;
    this.#state = next;
    this.#options.workspace.ledger.setFact(FACT, next.kind === 'present' ? null : JSON.stringify(next));
    const after = this.absence;
    if (before !== after) this.#options.onQuestion(after);
  }

  #rest(): void {
    this.#cancel();
    const { schedule, thresholdSeconds } = this.#options;
    const reading = this.#reading();
    if (!reading.running || thresholdSeconds() === 0) return;
    const untilAway = (thresholdSeconds() - reading.idleSeconds) * 1000;
    const isQuiet = this.#state.kind === 'present';
    const rest = isQuiet ? Math.min(LONGEST_REST_MS, Math.max(WATCH_MS, untilAway)) : WATCH_MS;
    this.#cancel = schedule(rest, () => this.look());
  }
}

function decodeState(json: string | null): IdleState {
  const present: IdleState = { kind: 'present' };
  return json === null ? present : (stateSchema.safeParse(JSON.parse(json)).data ?? present);
}
