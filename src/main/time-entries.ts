import type { EntryChanges } from '../shared/inputs';
import type { EntryId, TimeEntry } from '../shared/model';
import type { UndoableAct, UndoView } from '../shared/snapshot';
import { dateIn } from '../shared/calendar';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { viewOf } from './core/build-snapshot';
import { planEdit } from './core/edit';
import { restInPlaceOf } from './core/held-back';
import type { Arrival } from './core/move';
import type { PlannedOperation } from './core/operation';
import type { WorkContext } from './core/ports';
import { planSplit, type SplitPoint } from './core/split';
import {
  checkDay,
  checkStart,
  planDelete,
  planLog,
  planStart,
  planStop,
  type Act,
  type Choice,
  type LogChoice,
} from './core/timer';
import type { Ledger } from './ledger/ledger';
import { RecentActs, type RecentActsOptions } from './recent-acts';

export interface TimeEntriesOptions extends RecentActsOptions {
  readonly viewOf: (entry: TimeEntry) => ReturnType<typeof viewOf>;
  readonly onStarted: (act: Act) => void;
  /** There is something to send. */
  readonly onWritten: () => void;
}

/**
 * What can be done to the time entries of an account. Every act is in the journal before the method returns, and its
 * refusal says what to do. Instants are UTC ms.
 */
export class TimeEntries {
  readonly #options: TimeEntriesOptions;
  readonly #recentActs: RecentActs;

  constructor(options: TimeEntriesOptions) {
    this.#options = options;
    this.#recentActs = new RecentActs(options);
  }

  /** `startedAt` (UTC ms): a switch as of then. */
  start(choice: Choice, act: Act, startedAt?: number): Result<{ entryId: EntryId }> {
    const entryId = this.#options.newId();
    const running = this.#ledger.allRunning();
    const planned = planStart(this.#context, running, entryId, choice, act, startedAt);
    const started = this.#commit(running.length === 0 ? 'start' : 'switch', planned, { entryId });
    if (started.ok) this.#options.onStarted(act);
    return started;
  }

  /** Why {@link start} would be refused now. */
  canStart(choice: Choice, act: Act, startedAt?: number): Result<unknown> {
    return checkStart(this.#context, this.#ledger.allRunning(), choice, act, startedAt);
  }

  stop(act: Act): Result<null> {
    const running = this.#ledger.allRunning();
    if (running.length === 0) return fail('nothing-to-do', m.main_nothing_running());
    const planned = running.map((entry) => planStop(this.#context, entry, act));
    return this.#commit('stop', ok(planned), null);
  }

  /** Goes on with an entry's project, task and note in a new entry; the one that runs already stays. */
  continueEntry(entryId: EntryId, act: Act): Result<{ entryId: EntryId }> {
    const work = this.workOf(entryId);
    if (!work.ok) return work;
    return work.value ? this.start(work.value, act) : ok({ entryId });
  }

  /** What {@link continueEntry} starts; null where the entry runs already. */
  workOf(entryId: EntryId): Result<Choice | null> {
    const entry = this.#find(entryId);
    if (!entry.ok) return entry;
    const { startedAt, projectId, taskId, notes } = entry.value;
    return ok(startedAt === null ? { projectId, taskId, notes } : null);
  }

  /** Running: stop. Stopped: go on with the last entry. */
  toggle(act: Act): Result<null> {
    if (this.#ledger.running()) return this.stop(act);
    const last = this.#ledger.recent(1, dateIn(this.#context.zone, act.at))[0]?.view;
    if (!last) return fail('nothing-to-do', m.main_nothing_to_continue());
    const continued = this.continueEntry(last.id, act);
    return continued.ok ? ok(null) : continued;
  }

  log(choice: LogChoice, act: Act): Result<{ entryId: EntryId }> {
    const day = checkDay(this.#context, choice.spentDate, act);
    if (!day.ok) return day;
    const entryId = this.#options.newId();
    return this.#commit('log', planLog(this.#context, entryId, choice, act), { entryId });
  }

  edit(entryId: EntryId, changes: EntryChanges, act: Act): Result<null> {
    const entry = this.#find(entryId);
    if (!entry.ok) return entry;
    return this.#commit('edit', planEdit(this.#context, entry.value, changes, act), null);
  }

  delete(entryId: EntryId, act: Act): Result<null> {
    const entry = this.#find(entryId);
    if (!entry.ok) return entry;
    return this.#commit('delete', planDelete(this.#context, entry.value, act), null);
  }

  /** Divides a finished entry; the answer names the new one, which has the rest. */
  split(entryId: EntryId, where: SplitPoint, act: Act): Result<{ entryId: EntryId }> {
    const entry = this.#find(entryId);
    if (!entry.ok) return entry;
    const restId = this.#options.newId();
    const planned = planSplit(this.#context, entry.value, restId, where, act);
    if (!planned.ok) return planned;
    const ofFirst = this.#options.ledger.openOperationsOf(entryId);
    return this.#commit('split', ok(restInPlaceOf(planned.value, restId, ofFirst)), { entryId: restId });
  }

  /** The newest act that was not taken back, as long as it can be. */
  get undoable(): UndoView | null {
    const newest = this.#recentActs.undoable;
    if (!newest) return null;
    const { id, what, until, entry } = newest;
    const { clientName, projectName, taskName, notes } = this.#options.viewOf(entry);
    return { id, what, until, entry: { clientName, projectName, taskName, notes } };
  }

  /**
   * Takes the newest act back. The answer names the timer that the act had ended and that runs again; else the entry that
   * it was about.
   */
  undo(id: string): Result<{ readonly entryId: EntryId }> {
    const undone = this.#recentActs.undo(id, { at: this.#options.clock(), cause: 'undo' });
    this.#options.onWritten();
    return undone;
  }

  /** Writes what was decided about a timer as one act. The answer names what takes it back. */
  carryOut(
    what: UndoableAct,
    timer: TimeEntry,
    planned: readonly PlannedOperation[],
  ): { readonly undoId: string | null } {
    this.#recentActs.carryOut(what, planned, timer);
    this.#options.onWritten();
    return { undoId: this.#recentActs.undoable?.id ?? null };
  }

  /** Work that was done elsewhere comes in, with facts about it, all or nothing. */
  takeIn(arrivals: readonly Arrival[], facts: readonly (readonly [key: string, value: string])[]): void {
    const { ledger, clock } = this.#options;
    ledger.atomically(() => {
      ledger.takeIn(arrivals, clock());
      for (const [key, value] of facts) ledger.setFact(key, value);
    });
    this.#options.onWritten();
  }

  /** Nothing can be taken back any more. */
  forgetActs(): void {
    this.#recentActs.forget();
  }

  get #ledger(): Ledger {
    return this.#options.ledger;
  }

  get #context(): WorkContext {
    return this.#options.context();
  }

  #find(entryId: EntryId): Result<TimeEntry> {
    const entry = this.#ledger.entry(entryId)?.view;
    return entry ? ok(entry) : fail('not-found', m.main_entry_gone());
  }

  #commit<T>(what: UndoableAct, planned: Result<readonly PlannedOperation[]>, answer: T): Result<T> {
    if (!planned.ok) return planned;
    if (planned.value.length > 0) {
      this.#recentActs.carryOut(what, planned.value);
      this.#options.onWritten();
    }
    return ok(answer);
  }
}
