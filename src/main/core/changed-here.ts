import type { CalendarDate } from '../../shared/calendar';
import { secondsAt } from '../../shared/durations';
import type { EntryId } from '../../shared/model';
import type { Amount } from '../../shared/money';
import type { JournalReader } from './build-snapshot';
import { isOf, type Creation } from './creation';

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
export interface ChangeReader extends Pick<JournalReader, 'openOperations' | 'entry'> {
  readonly creations: { open(): readonly Creation[]; get(id: string): Creation | null };
}

/**
 * Time and expenses that Keito does not have as they are here. `earlier`: those of a while ago, which count still: what
 * was read of Keito in between may be from before they arrived. `now` in UTC ms.
 */
export function changedHere(
  journal: ChangeReader,
  now: number,
  earlier: readonly ChangedHere[] = [],
): readonly ChangedHere[] {
  const known = new Map(earlier.map(({ ownId, remoteId }) => [ownId, remoteId]));
  const ids = new Set([
    ...known.keys(),
    ...journal.openOperations().map(({ entryId }) => entryId),
    ...journal.creations.open().flatMap((one) => (isOf('expense')(one) ? [one.id] : [])),
  ]);
  return [...ids].map((ownId) => {
    const made = journal.creations.get(ownId);
    const { remoteId, work } = made ? expenseHere(made) : entryHere(journal, ownId, now);
    return { ownId, remoteId: remoteId ?? known.get(ownId) ?? null, work };
  });
}

function entryHere(journal: ChangeReader, id: EntryId, now: number): Omit<ChangedHere, 'ownId'> {
  const { view = null, base = null } = journal.entry(id) ?? {};
  const remoteId = base?.remoteId ?? view?.remoteId ?? null;
  if (!view?.billable) return { remoteId, work: null };
  const { projectId, spentDate, notes, startedAt } = view;
  const counted = { seconds: secondsAt(view, now), isRunning: startedAt !== null };
  return { remoteId, work: { projectId, spentDate, notes, ...counted, cost: null } };
}

function expenseHere(creation: Creation): Omit<ChangedHere, 'ownId'> {
  const { remoteId, state, body } = creation;
  if (body.kind !== 'expense' || state === 'withdrawn' || body.billable === false)
    return { remoteId, work: null };
  const { projectId, spentDate, notes, cost } = body;
  return { remoteId, work: { projectId, spentDate, notes, seconds: 0, isRunning: false, cost } };
}
