import type { EntryId } from '../../shared/model';
import { setsLength } from './conflict';
import type { Operation } from './operation';

/**
 * The rests of what was split, each with the entry that it was split from, that have to wait: as long as that one is not
 * shortened on the server the two together would be more than the whole. `open`: all that is not done, in its order.
 */
export function heldRests(open: readonly Operation[]): ReadonlyMap<EntryId, EntryId> {
  const held = new Map<EntryId, EntryId>();
  for (const { entryId, seq, body } of open) {
    if (body.kind !== 'log' || body.splitFrom === undefined) continue;
    const { splitFrom } = body;
    const isHeld = open.some((one) => one.entryId === splitFrom && one.seq < seq && setsLength(one.body));
    if (isHeld) held.set(entryId, splitFrom);
  }
  return held;
}
