import { roundSeconds, type Rounding } from '../../shared/durations';
import type { EntryId, TimeEntry } from '../../shared/model';
import { overlay, type Operation, type ServerEntry } from '../core/operation';
import { CLOCK_PRECISION_SECONDS } from '../core/two-stops';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import type { Ledger } from '../ledger/ledger';
import { endOthers } from './end-others';

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
    const isFinished = sent.startedAt === null || wentFinished(ledger.operationsOf(entryId));
    const heard = { startedHere, rounding, isFound, skewMs: client.skewMs() };
    ledger.adopt(entryId, server, seqs, clock(), heard);
    endOthers({ ledger, rounding }, entryId, isFinished, clock());
    if (agrees(server, sent, rounding)) return;
    // Of one that was only found, more than cut clock times explain was set by somebody since: it stands.
    const cutSeconds = server.startTime === null ? 0 : MINUTE_SECONDS;
    if (isFound && Math.abs(server.seconds - roundSeconds(sent.seconds, rounding)) > cutSeconds) return;
    const operations = ledger.operationsOf(entryId);
    const [create] = operations;
    const later = operations.filter((one) => one.state !== 'done' && setsTime(one)).map(({ seq }) => seq);
    // What was done to its time since is sent anyway, and is newer: taken back, it leads to what was seen before it.
    if (later.length > 0) return ledger.countAsSent(later);
    if (!create) return;
    const { at, zone, cause } = create;
    const body = { kind: 'edit', changes: { seconds: sent.seconds }, isCorrection: true } as const;
    ledger.commit([{ entryId, body, at, zone, cause }], clock());
  });
}

/** A create whose answer was lost went out as finished where a stop is in doubt with it. */
function wentFinished(operations: readonly Operation[]): boolean {
  return operations.some(({ body, state }) => body.kind === 'stop' && state === 'unsure');
}

/** The begin that was sent, by the clock of now: it may have been set since. */
function beginByNow(ledger: Ledger, entryId: EntryId, seqs: readonly number[]): number | null {
  const sent = ledger.operationsOf(entryId).filter(({ seq }) => seqs.includes(seq));
  const bodies = sent.map(({ body }) => body);
  return overlay(null, entryId, bodies)?.startedAt ?? null;
}

/** The begin that an edit among these operations has set, by the clock of now; undefined: none of them has. */
export function begunByEdit(ledger: Ledger, entryId: EntryId, seqs: readonly number[]): number | undefined {
  return ledger
    .operationsOf(entryId)
    .flatMap(({ seq, body }) => (seqs.includes(seq) && body.kind === 'edit' ? [body.changes] : []))
    .findLast(({ startedAt }) => startedAt !== undefined)?.startedAt;
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
