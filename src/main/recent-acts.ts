import type { Rounding } from '../shared/durations';
import type { EntryId, TimeEntry } from '../shared/model';
import { fail, ok, type Result } from '../shared/result';
import type { UndoableAct } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import { beginsSaidBy, foundBy, hasEndedThere, wasHeardOfDeleted } from './core/late-start';
import type { Operation, PlannedOperation } from './core/operation';
import type { Clock, NewId, WorkContext } from './core/ports';
import type { Act } from './core/timer';
import { planUndo, type Blocked, type Touched } from './core/undo';
import { afterRefusal, afterUndo, newestOf, withAct, type Undoable, type UndoList } from './core/undo-list';
import type { Ledger } from './ledger/ledger';
import { endOthers } from './sync/end-others';

/** How long an act can be taken back, ms. */
export const UNDO_MS = 10_000;

export interface RecentActsOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly context: () => WorkContext;
  readonly rounding: () => Rounding | null;
}

/**
 * Writes what a person did, and knows each act for ten seconds so that it can be taken back, the newest first. Kept in
 * memory only: what was done is in the journal, and nobody takes back what they did before a restart.
 */
export class RecentActs {
  readonly #options: RecentActsOptions;
  #list: UndoList = [];

  constructor(options: RecentActsOptions) {
    this.#options = options;
  }

  /** The newest act that was not taken back; null where there is none, or its time is over. */
  get undoable(): Undoable | null {
    // Before anything else: a clock that was set makes it forget.
    const now = this.#options.clock();
    return newestOf(this.#list, now);
  }

  /** Writes an act in one transaction. `about`: the entry that it is about, where it need not touch any. */
  carryOut(what: UndoableAct, planned: readonly PlannedOperation[], about: TimeEntry | null = null): void {
    const { ledger, clock, newId } = this.#options;
    const ids = [...new Set(planned.map(({ entryId }) => entryId))];
    const before = ids.map((entryId) => ({
      entryId,
      view: ledger.entry(entryId)?.view ?? null,
      open: ledger.openOperationsOf(entryId),
    }));
    const lastSeq = ledger.latestOperations(1)[0]?.seq ?? 0;
    ledger.commit(planned, clock());
    const touched = before.map(({ entryId, view, open }) => ({
      entryId,
      idNow: entryId,
      before: view,
      left: ledger.entry(entryId)?.view ?? null,
      seqs: ledger.operationsOf(entryId).flatMap(({ seq }) => (seq > lastSeq ? [seq] : [])),
      answered: open.flatMap(blockedOf),
      open: open.map(({ seq }) => seq),
    }));
    const entry = about ?? subjectOf(touched);
    const sentBefore = new Map(
      touched.flatMap(({ open }) => open.map((seq) => [seq, ledger.timesSent(seq)])),
    );
    const now = clock();
    const act = entry && {
      id: newId(),
      what,
      until: now + UNDO_MS,
      entry,
      touched,
      sentBefore,
      isHeardOf: false,
    };
    this.#list = act ? withAct(this.#list, act, now) : [];
  }

  /**
   * Takes the newest act back. The answer names the timer that the act had ended and that runs again; else the entry that
   * it was about.
   */
  undo(id: string, act: Act): Result<{ readonly entryId: EntryId }> {
    const { ledger, clock, newId, context, rounding } = this.#options;
    const newest = this.undoable;
    if (newest?.id !== id) return fail('nothing-to-do', m.main_undo_over());
    const { touched, sentBefore, isHeardOf, entry } = newest;
    const isDecidedElsewhere = this.#hasEndedOthers(touched) || this.#wasHeardOfMeanwhile(touched);
    const plan = isDecidedElsewhere
      ? fail('changed', m.main_undo_changed())
      : planUndo(touched, {
          context: context(),
          journal: ledger,
          wasSent: (seq) => isHeardOf || ledger.timesSent(seq) > (sentBefore.get(seq) ?? 0),
          rounding: rounding(),
          newId,
          act,
        });
    if (!plan.ok) {
      // What cannot be taken back now cannot be later either.
      this.#list = afterRefusal(this.#list);
      return plan;
    }
    ledger.atomically(() => {
      ledger.undo(plan.value, clock());
      for (const start of this.#toldMeanwhile(touched))
        endOthers({ ledger, rounding: rounding() }, start.entryId, true, clock());
    });
    this.#list = afterUndo(this.#list, plan.value);
    return ok({ entryId: plan.value.resumed ?? entry.id });
  }

  /** What it has ended elsewhere was not seen here at the click, and would stay ended. */
  #hasEndedOthers(touched: readonly Touched[]): boolean {
    const { ledger } = this.#options;
    const seqs = touched.flatMap((one) => one.seqs);
    const isTouched = new Set(touched.flatMap(({ entryId, idNow }) => [entryId, idNow]));
    const since = ledger.operationsFrom(Math.min(...seqs));
    const starts = touched.flatMap(({ entryId }) =>
      beginsSaidBy(
        since.filter((one) => one.entryId === entryId && seqs.includes(one.seq)),
        ledger.operationsOf(entryId),
      ),
    );
    return hasEndedThere(
      starts,
      since.filter(({ entryId }) => !isTouched.has(entryId)),
    );
  }

  /**
   * A timer that is told late, or what it had found running, was deleted when Keito heard of the timer: what would have been
   * ended then is not, and once it has ended by itself, or is gone, nobody can tell any more.
   */
  #wasHeardOfMeanwhile(touched: readonly Touched[]): boolean {
    const { ledger } = this.#options;
    const isOver = ({ entryId, seqs }: Touched): boolean =>
      (ledger.entry(entryId)?.base?.startedAt ?? null) === null ||
      seqs.some((seq) => ledger.timesSent(seq) > 0);
    return touched.some((one) => {
      const operations = ledger.operationsOf(one.entryId);
      const deletion = operations.find(({ seq, body }) => one.seqs.includes(seq) && body.kind === 'delete');
      if (!deletion) return false;
      return (
        wasHeardOfDeleted(deletion, operations) || (this.#toldMeanwhile([one]).length > 0 && isOver(one))
      );
    });
  }

  /** The timers of here that were told late while what they had found running was deleted. */
  #toldMeanwhile(touched: readonly Touched[]): readonly Operation[] {
    const { ledger } = this.#options;
    return touched.flatMap(({ entryId, left, seqs }) => {
      const [deletion] = ledger.operationsOf(entryId).filter(({ seq }) => seqs.includes(seq));
      if (left !== null || !deletion) return [];
      return ledger
        .startsHeardSince(deletion.at)
        .filter(
          (start) => start.state === 'done' && foundBy(start).some((found) => found.entryId === entryId),
        );
    });
  }

  /** Something newer was done that cannot be taken back, or the instants that were remembered hold no more. */
  forget(): void {
    this.#list = [];
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
