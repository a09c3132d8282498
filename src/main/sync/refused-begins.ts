import type { EntryId } from '../../shared/model';
import type { NewTimeEntry, TimeEntryPatch } from '../keito/bodies';
import type { KeitoClient } from '../keito/client';
import { KeitoError } from '../keito/errors';
import type { WireTimeEntry } from '../keito/wire-time';

/** Requests with a begin that a server may not take: it gets the rest all the same. They throw what the client throws. */

const isInvalid = (error: unknown): boolean => error instanceof KeitoError && error.kind === 'invalid';

/** What takes no begin in the past (api-facts: `allow_past_timer_starts`) begins now: the stop corrects its duration. */
export async function createWith(
  client: Pick<KeitoClient, 'createTimeEntry'>,
  body: NewTimeEntry,
  entryId: EntryId,
): Promise<WireTimeEntry> {
  const { started_time: begin, ...rest } = body;
  try {
    return await client.createTimeEntry(body, { idempotencyKey: entryId });
  } catch (error) {
    if (!isInvalid(error) || body.is_running !== true || begin === undefined) throw error;
    return client.createTimeEntry(rest, { idempotencyKey: entryId });
  }
}

/** What takes no start without an end gets the duration, which is what is billed. */
export async function patchWith(
  client: Pick<KeitoClient, 'updateTimeEntry'>,
  remoteId: string,
  patch: TimeEntryPatch,
): Promise<WireTimeEntry> {
  const { started_time: start, ...rest } = patch;
  try {
    return await client.updateTimeEntry(remoteId, patch);
  } catch (error) {
    const isStartAlone = start !== undefined && rest.hours !== undefined && rest.ended_time === undefined;
    if (!isInvalid(error) || !isStartAlone) throw error;
    return client.updateTimeEntry(remoteId, rest);
  }
}
