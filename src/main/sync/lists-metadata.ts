import type { ServerEntry } from '../core/operation';
import type { Ledger } from '../ledger/ledger';

/** A fact of the journal, `yes` once a list has given back what this app put into `metadata`. */
const LISTS_METADATA = 'lists-metadata';

/** Do the server's lists tell the ids that were sent along? A row without one is then none of ours, however alike it looks. */
export function listsMetadata(ledger: Ledger): boolean {
  return ledger.fact(LISTS_METADATA) !== null;
}

/**
 * Learns it from the rows of a list, and from nothing else: a lost create is looked for in lists, and they may leave out
 * what the answer to a create tells.
 */
export function learnFromList(ledger: Ledger, rows: readonly ServerEntry[]): void {
  const isTold = rows.some(({ clientRequestId }) => clientRequestId !== null);
  if (isTold && !listsMetadata(ledger)) ledger.setFact(LISTS_METADATA, 'yes');
}
