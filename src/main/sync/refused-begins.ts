import type { TimeEntryPatch } from '../keito/bodies';
import type { KeitoClient } from '../keito/client';
import { KeitoError } from '../keito/errors';
import type { WireTimeEntry } from '../keito/wire-time';

/** A request with a begin that a server may not take: it gets the rest all the same. It throws what the client throws. */

const isInvalid = (error: unknown): boolean => error instanceof KeitoError && error.kind === 'invalid';

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
