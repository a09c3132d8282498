import { roundSeconds, type Rounding } from '../../shared/durations';
import type { EntryId, TimeEntry } from '../../shared/model';
import { beginSaid, planEndedHere } from '../core/late-start';
import { isSpanOf, LATE_START_MS, overlay, type Operation, type ServerEntry } from '../core/operation';
import { creates } from '../core/outbox-plan';
import { CLOCK_PRECISION_SECONDS } from '../core/two-stops';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import type { Ledger } from '../ledger/ledger';
import type { LedgerEntry } from '../ledger/rows';

export interface AdoptOptions {
  readonly ledger: Ledger;
  readonly client: Pick<KeitoClient, 'skewMs'>;
  readonly clock: Clock;
  readonly rounding: Rounding | null;
}

const MINUTE_SECONDS = 60;

type Sent = Pick<TimeEntry, 'seconds' | 'startedAt'>;

/** Does the server's duration differ from ours by no more than its rounding and precision? */
export function agrees(server: ServerEntry, ours: Sent, rounding: Rounding | null): boolean {
  if (ours.startedAt !== null || server.startedAt !== null) return true;
  const expected = roundSeconds(ours.seconds, rounding);
  const precision = Math.max(server.precisionSeconds, CLOCK_PRECISION_SECONDS);
  return Math.abs(server.seconds - expected) <= precision;
}

/**
 * Adopts the answer to a create as it is, at once: a second request that failed first would make the answered create
 * look unsent. Where the server made another duration of it, the correction is one more operation.
 */
export function adoptCreated(
  { ledger, client, clock, rounding }: AdoptOptions,
  entryId: EntryId,
  server: ServerEntry,
  seqs: readonly number[],
  sent: Sent,
  isFound = false,
): void {
  ledger.atomically(() => {
    // What was done to the begin since lies over it as an operation of its own, and may still be taken back.
    const begun = sent.startedAt === null ? null : (beginByNow(ledger, entryId, seqs) ?? sent.startedAt);
    const startedHere = begun ?? undefined;
    const heard = { startedHere, rounding, isFound, skewMs: client.skewMs() };
    ledger.adopt(entryId, server, seqs, clock(), heard);
    endOthers(ledger, entryId, clock());
    if (agrees(server, sent, rounding)) return;
    // Of one that was only found, more than cut clock times explain was set by somebody since: it stands.
    const cutSeconds = server.startTime === null ? 0 : MINUTE_SECONDS;
    if (isFound && Math.abs(server.seconds - roundSeconds(sent.seconds, rounding)) > cutSeconds) return;
    const operations = ledger.operationsOf(entryId);
    const [create] = operations;
    // What was done to its time since is sent anyway, and is newer.
    if (!create || operations.some((later) => later.state !== 'done' && setsTime(later))) return;
    const { at, zone, cause } = create;
    const body = { kind: 'edit', changes: { seconds: sent.seconds } } as const;
    ledger.commit([{ entryId, body, at, zone, cause }], clock());
  });
}

/**
 * A timer that was begun long ago has got through: what is seen running there, and had begun before it, ended where it
 * began, whenever the server ended that. Not before: one that is refused has ended nothing. `now` is UTC ms.
 */
function endOthers(ledger: Ledger, entryId: EntryId, now: number): void {
  const operations = ledger.operationsOf(entryId);
  const start = operations.find(({ body }) => body.kind === 'start');
  const entry = ledger.entry(entryId)?.view ?? null;
  const begunAt = beginSaid(operations);
  // What was deleted here since was begun by mistake.
  if (!start || !entry || begunAt === null || now - begunAt < LATE_START_MS) return;
  const running = ledger
    .allRunning()
    .filter(({ id, remoteId }) => id !== entryId && remoteId !== null && isBegunElsewhere(ledger, id));
  ledger.commit(planEndedHere({ start, begunAt, entry }, running), now);
}

/**
 * Of what was begun here each click knew what ran, but not where somebody went on with it elsewhere. What waits for the
 * person is theirs to answer.
 */
function isBegunElsewhere(ledger: Ledger, entryId: EntryId): boolean {
  const operations = ledger.operationsOf(entryId);
  if (operations.some(({ state }) => state === 'blocked')) return false;
  return !operations.some(creates) || hasGoneOn(ledger.entry(entryId));
}

/** Nothing is gone on with here: what counted before its running span does was stopped, and begun again elsewhere. */
function hasGoneOn(entry: Pick<LedgerEntry, 'base' | 'trueStart'> | null): boolean {
  if (!entry?.base || entry.base.startedAt === null || entry.base.seconds === 0) return false;
  return entry.trueStart === null || !isSpanOf(entry.trueStart, entry.base);
}

/** The begin that was sent, by the clock of now: it may have been set since. */
function beginByNow(ledger: Ledger, entryId: EntryId, seqs: readonly number[]): number | null {
  const sent = ledger.operationsOf(entryId).filter(({ seq }) => seqs.includes(seq));
  const bodies = sent.map(({ body }) => body);
  return overlay(null, entryId, bodies)?.startedAt ?? null;
}

/** As {@link adoptCreated}, for a create whose answer was lost and whose entry was found on the server. */
export function adoptFound(
  options: AdoptOptions,
  { entryId, seq, body }: Operation,
  server: ServerEntry,
): void {
  options.ledger.atomically(() => {
    // Until now it was seen as somebody else's.
    options.ledger.releaseStranger(server.remoteId);
    if (body.kind === 'start') {
      adoptCreated(options, entryId, server, [seq], { seconds: 0, startedAt: body.startedAt }, true);
    } else if (body.kind === 'log') {
      adoptCreated(options, entryId, server, [seq], { seconds: body.seconds, startedAt: null }, true);
    }
  });
}

function setsTime({ body }: Operation): boolean {
  if (body.kind !== 'edit') return true;
  const { seconds, startTime, endTime, startedAt } = body.changes;
  return [seconds, startTime, endTime, startedAt].some((value) => value !== undefined);
}
