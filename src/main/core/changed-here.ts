import type { CalendarDate } from '../../shared/calendar';
import { secondsAt } from '../../shared/durations';
import type { Amount } from '../../shared/money';
import {
  beforeAsking,
  changedSince,
  type Before,
  type ChangedEntry,
  type SinceReader,
} from './changed-since';
import { isOf, type Creation, type CreationKind, type CreationOf } from './creation';

/** Billable time, or an expense, as it is here. */
export interface WorkHere {
  readonly projectId: string;
  readonly spentDate: CalendarDate;
  readonly notes: string;
  /** Whole seconds, of what runs up to now; 0: it is an expense. */
  readonly seconds: number;
  readonly isRunning: boolean;
  /** Of an expense; null: it is time, or units of which Keito knows the price. */
  readonly cost: Amount | null;
}

/** What Keito does not have as it is here. `work` null: it was deleted or taken back here, or is not billable. */
export interface ChangedHere {
  readonly ownId: string;
  readonly remoteId: string | null;
  readonly work: WorkHere | null;
}

/** What the journal is read for. */
export interface ChangeReader extends SinceReader {
  readonly creations: { of(kind: CreationKind): readonly Creation[]; get(id: string): Creation | null };
}

/** What was known here in the moment before Keito was asked. */
export interface WorkBefore extends Before {
  /** Expenses that Keito did not have. */
  readonly openExpenses: readonly string[];
  /** The expense that was created last; 0: none was. */
  readonly lastExpenseSeq: number;
}

/** Call it before the first question, and {@link changedHere} after the last answer. */
export function workBefore(journal: ChangeReader): WorkBefore {
  const expenses = journal.creations.of('expense');
  return {
    ...beforeAsking(journal),
    openExpenses: expenses.filter(isOpen).map(({ id }) => id),
    lastExpenseSeq: Math.max(0, ...expenses.map(({ seq }) => seq)),
  };
}

/**
 * Time and expenses that Keito, asked since `before`, may not have told as they are here: what was or is on its way, and
 * what was done here meanwhile, be it sent by now. `now` in UTC ms.
 */
export function changedHere(journal: ChangeReader, before: WorkBefore, now: number): readonly ChangedHere[] {
  const created = journal.creations
    .of('expense')
    .filter((one) => isOpen(one) || one.seq > before.lastExpenseSeq)
    .map(({ id }) => id);
  const expenses = [...new Set([...before.openExpenses, ...created])].flatMap((id) => {
    const creation = journal.creations.get(id);
    return creation && isOf('expense')(creation) ? [expenseHere(creation)] : [];
  });
  return [...changedSince(journal, before).map((entry) => timeHere(entry, now)), ...expenses];
}

const isOpen = ({ state }: Creation): boolean => state !== 'done' && state !== 'withdrawn';

function timeHere({ id: ownId, remoteId, view }: ChangedEntry, now: number): ChangedHere {
  if (!view?.billable) return { ownId, remoteId, work: null };
  const { projectId, spentDate, notes, startedAt } = view;
  const counted = { seconds: secondsAt(view, now), isRunning: startedAt !== null };
  return { ownId, remoteId, work: { projectId, spentDate, notes, ...counted, cost: null } };
}

function expenseHere({ id: ownId, remoteId, state, body }: CreationOf<'expense'>): ChangedHere {
  if (state === 'withdrawn' || body.billable === false) return { ownId, remoteId, work: null };
  const { projectId, spentDate, notes, cost } = body;
  const work = { projectId, spentDate, notes, seconds: 0, isRunning: false, cost };
  return { ownId, remoteId, work };
}
