import type { Rounding } from '../shared/durations';
import type { EntryId, TimeEntry } from '../shared/model';
import { fail, ok, type Result } from '../shared/result';
import type { UndoableAct } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import type { Operation, PlannedOperation } from './core/operation';
import type { Clock, NewId, WorkContext } from './core/ports';
import type { Act } from './core/timer';
import { planUndo, type Blocked, type Touched } from './core/undo';
import type { Ledger } from './ledger/ledger';

/** How long an act can be taken back, ms. */
export const UNDO_MS = 10_000;

export interface LastActOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly context: () => WorkContext;
  readonly rounding: () => Rounding | null;
}

/** The act that can be taken back. */
export interface Undoable {
  readonly id: string;
  readonly what: UndoableAct;
  /** UTC ms. */
  readonly until: number;
  readonly entry: TimeEntry;
}

interface Remembered extends Undoable {
  readonly touched: readonly Touched[];
  /** How often each answered operation had been sent at the time of the act. */
  readonly sentBefore: ReadonlyMap<number, number>;
}

/**
 * Writes what a person did, and knows the last of it for ten seconds so that it can be taken back. Kept in memory only:
 * what was done is in the journal, and nobody takes back what they did before a restart.
 */
export class LastAct {
  readonly #options: LastActOptions;
  #last: Remembered | null = null;

  constructor(options: LastActOptions) {
    this.#options = options;
  }

  /** Null where there is none, or its time is over. */
  get undoable(): Undoable | null {
    // Before anything else: a clock that was set makes it forget.
    const now = this.#options.clock();
    return this.#last && now < this.#last.until ? this.#last : null;
  }

  /** Writes an act in one transaction. `about`: the entry that it is about, where it need not touch any. */
  carryOut(what: UndoableAct, planned: readonly PlannedOperation[], about: TimeEntry | null = null): void {
    const { ledger, clock, newId } = this.#options;
    const ids = [...new Set(planned.map(({ entryId }) => entryId))];
    const before = ids.map((entryId) => ({
      entryId,
      view: ledger.entry(entryId)?.view ?? null,
      blocked: ledger.openOperationsOf(entryId).flatMap(blockedOf),
    }));
    const lastSeq = ledger.latestOperations(1)[0]?.seq ?? 0;
    ledger.commit(planned, clock());
    const touched = before.map(({ entryId, view, blocked }) => ({
      entryId,
      before: view,
      left: ledger.entry(entryId)?.view ?? null,
      seqs: ledger.operationsOf(entryId).flatMap(({ seq }) => (seq > lastSeq ? [seq] : [])),
      answered: blocked,
    }));
    const entry = about ?? subjectOf(touched);
    const answered = touched.flatMap((one) => one.answered.map(({ seq }) => seq));
    const sentBefore = new Map(answered.map((seq) => [seq, ledger.timesSent(seq)]));
    this.#last = entry && { id: newId(), what, until: clock() + UNDO_MS, entry, touched, sentBefore };
  }

  /** Takes the last act back. The answer names the timer that runs again, where the act had ended one. */
  undo(id: string, act: Act): Result<{ readonly resumed: EntryId | null }> {
    const { ledger, clock, newId, context, rounding } = this.#options;
    const last = this.#last;
    if (last?.id !== id || !this.undoable) return fail('nothing-to-do', m.main_undo_over());
    const plan = planUndo(last.touched, {
      context: context(),
      journal: ledger,
      wasSent: (seq) => ledger.timesSent(seq) > (last.sentBefore.get(seq) ?? 0),
      rounding: rounding(),
      newId,
      act,
    });
    // What cannot be taken back now cannot be later either.
    if (plan.ok) ledger.undo(plan.value, clock());
    this.#last = null;
    return plan.ok ? ok({ resumed: plan.value.resumed }) : plan;
  }

  /** Something newer was done that cannot be taken back, or the instants that were remembered hold no more. */
  forget(): void {
    this.#last = null;
  }
}

function blockedOf({ seq, block, reason }: Operation): readonly Blocked[] {
  return block === null || reason === null ? [] : [{ seq, block, reason }];
}

/** What was begun; else what was changed; else what is gone. */
function subjectOf(touched: readonly Touched[]): TimeEntry | null {
  const begun = touched.find(({ before, left }) => before === null && left !== null);
  const [first] = touched;
  return begun?.left ?? first?.left ?? first?.before ?? null;
}
