import type { EntryId } from '../../shared/model';
import { planSteps, type PlannedEntry, type Step } from '../core/outbox-plan';
import type { Ledger } from '../ledger/ledger';

type EntryReader = Pick<Ledger, 'entry'>;

/** What the plan needs to know of an entry; null: the journal does not know it. */
export function plannedEntry(ledger: EntryReader, entryId: EntryId): PlannedEntry | null {
  const entry = ledger.entry(entryId);
  return entry && { onServer: entry.base !== null, view: entry.view };
}

/** What is to be sent of the journal's entries, by the order in which it was done. */
export function openSteps(ledger: EntryReader & Pick<Ledger, 'openOperations'>): readonly Step[] {
  return planSteps(ledger.openOperations(), (entryId) => plannedEntry(ledger, entryId));
}

/** Whether anything can be sent, now or after a wait: the rest waits for the person. */
export function hasToSend(ledger: EntryReader & Pick<Ledger, 'openOperations' | 'creations'>): boolean {
  // What is on its way is no step, and may fail.
  const isSending = ledger.openOperations().some(({ state }) => state === 'in-flight');
  const hasCreation = ledger.creations.open().some(({ state }) => state !== 'blocked');
  return isSending || hasCreation || openSteps(ledger).length > 0;
}
