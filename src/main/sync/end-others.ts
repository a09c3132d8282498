import { roundSeconds, type Rounding } from '../../shared/durations';
import type { EntryId } from '../../shared/model';
import {
  beginSaid,
  endedSince,
  foundBy,
  planEndedHere,
  wasHeardOfDeleted,
  type EndedSince,
} from '../core/late-start';
import { isSpanOf, LATE_START_MS, type Operation, type RunningSpan } from '../core/operation';
import { creates } from '../core/outbox-plan';
import { CLOCK_PRECISION_SECONDS } from '../core/two-stops';
import type { Ledger } from '../ledger/ledger';

export interface EndOthersOptions {
  readonly ledger: Ledger;
  readonly rounding: Rounding | null;
}

/**
 * A timer that was begun long ago has got through: what is seen running there, and had begun before it, ended where it
 * began, whenever the server, or a click here meanwhile, ended that. Not before: one that is refused has ended nothing.
 * `isFinished`: it went out as finished, which ends nothing there by itself. `now` is UTC ms.
 */
export function endOthers(
  { ledger, rounding }: EndOthersOptions,
  entryId: EntryId,
  isFinished: boolean,
  now: number,
): void {
  const operations = ledger.operationsOf(entryId);
  const start = operations.find(({ body }) => body.kind === 'start');
  const entry = ledger.entry(entryId)?.view ?? null;
  const begunAt = beginSaid(operations);
  // What was deleted here since was begun by mistake.
  if (!start || !entry || begunAt === null) return;
  if (!isFinished && now - begunAt < LATE_START_MS) return;
  const running = ledger
    .allRunning()
    .filter(({ id, remoteId }) => id !== entryId && remoteId !== null && isBegunElsewhere(ledger, id));
  const ended = foundBy(start).flatMap((found) => endedHere(ledger, found, start, rounding) ?? []);
  const stop = operations.findLast(({ body, undoneAt }) => body.kind === 'stop' && undoneAt === null)?.body;
  const endedAt = stop?.kind === 'stop' ? stop.stoppedAt : null;
  ledger.commit(planEndedHere({ start, begunAt, entry }, running, ended, endedAt), now);
}

/**
 * A deletion was set aside just now, and its timer is there again, of which Keito has heard while it was deleted: what ran
 * elsewhere ends where it began, after all. `now` is UTC ms.
 */
export function endOthersOfKept(options: EndOthersOptions, entryId: EntryId, now: number): void {
  const { ledger } = options;
  const operations = ledger.operationsOf(entryId);
  const deletion = operations.findLast(({ body }) => body.kind === 'delete');
  const view = ledger.entry(entryId)?.view ?? null;
  if (deletion?.state !== 'blocked' || !view || !wasHeardOfDeleted(deletion, operations)) return;
  endOthers(options, entryId, view.startedAt === null, now);
}

/**
 * Of what was begun here each click knew what ran, but not where somebody went on with it elsewhere. What waits for the
 * person is theirs to answer.
 */
export function isBegunElsewhere(ledger: Ledger, entryId: EntryId): boolean {
  const operations = ledger.operationsOf(entryId);
  if (operations.some(({ state }) => state === 'blocked')) return false;
  return !operations.some(creates) || hasGoneOn(ledger, entryId);
}

/**
 * Nothing is gone on with here: what counted before its running span does, or was stopped here before (though Keito has
 * rounded that to nothing), was begun again elsewhere.
 */
function hasGoneOn(ledger: Ledger, entryId: EntryId): boolean {
  const { base = null, trueStart = null } = ledger.entry(entryId) ?? {};
  if (!base || base.startedAt === null) return false;
  if (base.seconds === 0 && !ledger.operationsOf(entryId).some(wasFinished)) return false;
  return trueStart === null || !isSpanOf(trueStart, base);
}

function wasFinished({ body, state, undoneAt }: Operation): boolean {
  return (body.kind === 'stop' || body.kind === 'log') && state === 'done' && undoneAt === null;
}

/** What a click here has ended since it was found running. Null: that is not its end, but one that somebody gave it. */
function endedHere(
  ledger: Ledger,
  found: RunningSpan,
  start: Operation,
  rounding: Rounding | null,
): EndedSince | null {
  const { base = null, view = null } = ledger.entry(found.entryId) ?? {};
  const operations = ledger.operationsOf(found.entryId);
  if (!base || !view || operations.some(({ state }) => state === 'blocked')) return null;
  const ended = endedSince(view, operations, found, start);
  const stop = ended?.stop;
  if (stop?.body.kind !== 'stop' || base.startedAt !== null) return ended;
  const beside = base.seconds - roundSeconds(stop.body.seconds, rounding);
  const precision = Math.max(base.precisionSeconds, CLOCK_PRECISION_SECONDS);
  // Stopped there earlier than here, or changed there since: until it has our end the server's own is later.
  const isTheirs = beside < -precision || (stop.state === 'done' && beside > precision);
  return isTheirs ? null : ended;
}
