import { beginSaid, withFound, type Begun } from '../core/late-start';
import type { Ledger } from '../ledger/ledger';
import { isBegunElsewhere } from './end-others';

/** What was begun here and Keito has not told of yet; what waits for the person is not sent. */
export function begunHere(ledger: Ledger): readonly Begun[] {
  const starts = ledger.openOperations().filter(({ body }) => body.kind === 'start');
  return starts.flatMap((start): readonly Begun[] => {
    const operations = ledger.openOperationsOf(start.entryId);
    const entry = ledger.entry(start.entryId)?.view ?? null;
    const begunAt = entry?.startedAt ?? beginSaid(operations);
    const isToBeSent = operations.every(({ state }) => state !== 'blocked');
    return isToBeSent && entry && begunAt !== null ? [{ start, begunAt, entry }] : [];
  });
}

/**
 * Writes down with what was begun here, and is still to be told, what any reading has seen running there and had begun before
 * it: whatever a click here ends until ours has got through, it is what ran when ours began. By another id what runs there
 * may be the same that was deleted and brought back. `remoteIds`: what runs on the server.
 */
export function noteFound(ledger: Ledger, remoteIds: ReadonlySet<string>): void {
  const begun = remoteIds.size === 0 ? [] : begunHere(ledger);
  if (begun.length === 0) return;
  const running = ledger
    .allRunning()
    .filter(
      ({ id, remoteId }) => remoteId !== null && remoteIds.has(remoteId) && isBegunElsewhere(ledger, id),
    );
  ledger.rewrite(withFound(begun, running));
}
