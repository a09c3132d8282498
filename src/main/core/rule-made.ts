import type { Cause, EntryId } from '../../shared/model';
import { fieldsSetBy } from './conflict';
import type { Operation } from './operation';
import { creates } from './outbox-plan';

const MINUTE_MS = 60_000;

/** Did a rule do it in a person's name: about an absence, or at midnight? */
export const isByRule = ({ cause }: { readonly cause: Cause }): boolean =>
  cause === 'idle' || cause === 'midnight';

/**
 * Somebody stopped a timer elsewhere, at `stoppedThere` (UTC ms), that a rule has ended here by the first of the
 * operations `since` (all that was done here from then on). Theirs is the stop that a person made, so it stands, the
 * later one too: answers what asks for nothing more. That is all of the rule's act, and what was done to timers that
 * nobody began. Nothing, where the rule's stop may have been sent, a person set its time since, or a timer that was begun
 * or ended here had ended this one before.
 */
export function givenUpFor(
  stoppedThere: number,
  since: readonly Operation[],
  wasSent: (operation: Operation) => boolean,
): readonly Operation[] {
  const [stop] = since;
  const stands = (operation: Operation): boolean =>
    !isByRule(operation) || wasSent(operation) || isSetSince(operation, since);
  // Stops within a minute are told apart by nothing but seconds that servers do not tell: ours stands.
  const isEndedHere = since.some(
    (operation) => stands(operation) && (switchOf(operation) ?? Infinity) < stoppedThere + MINUTE_MS,
  );
  if (!stop || stands(stop) || isEndedHere) return [];
  const acts = new Set([actOf(stop)]);
  const begun = new Set<EntryId>();
  return since.filter((operation) => {
    const isOfTimer = begun.has(operation.entryId);
    if (!isOfTimer && (stands(operation) || !acts.has(actOf(operation)))) return false;
    // A rule may have ended what another one began, and gone on in its turn.
    if (isByRule(operation)) acts.add(actOf(operation));
    if (creates(operation)) begun.add(operation.entryId);
    return true;
  });
}

/** What was done at one stroke has its instant and its cause in common. */
const actOf = ({ at, cause }: Operation): string => `${cause} ${at}`;

/** When (UTC ms) it ended whatever ran; null where it ended nothing. */
function switchOf({ body }: Operation): number | null {
  if (body.kind === 'start') return body.startedAt;
  return body.kind === 'stop' ? body.stoppedAt : null;
}

/** Has a person set since what the operation says, and so made it theirs? */
function isSetSince({ seq, entryId, body }: Operation, since: readonly Operation[]): boolean {
  return since.some(
    (later) =>
      later.seq > seq &&
      later.entryId === entryId &&
      later.body.kind === 'edit' &&
      !isByRule(later) &&
      (body.kind !== 'stop' || fieldsSetBy(later.body).includes('time')),
  );
}
