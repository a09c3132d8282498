import type { EntryId } from '../../shared/model';
import { restMs } from '../core/waits';
import type { KeitoError } from '../keito/errors';
import { asksForPause } from '../keito/pause';
import type { PumpOutcome } from './pump';
import type { AfterFailure } from './pump-failure';

const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;
/** What has failed for an hour or two is tried about twice an hour: each try costs a few of the requests that a day has. */
const LONGEST_AFTER_MANY_MS = 45 * 60_000;
export const MANY_FAILURES = 24;
/** So many that fail one after the other are not odd ones but a server that is down. */
const MOST_FAILURES_IN_A_ROW = 3;

/**
 * How long to wait before trying again, in ms: exponentially longer, with up to half of it taken off by chance so that
 * many clients do not come back at once, and never shorter than the server asked for. One that asks for no pause, or for
 * ever the same short one, is not asked all the time either. `random` is from 0 to 1.
 */
export function retryDelayMs(failures: number, retryAfterMs: number | undefined, random: number): number {
  const longestMs = failures > MANY_FAILURES ? LONGEST_AFTER_MANY_MS : LONGEST_MS;
  const full = Math.min(longestMs, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.max(Math.round(full * (1 - random / 2)), retryAfterMs ?? 0);
}

/** What is tried again: an entry's step, or a creation. */
export interface Sendable {
  readonly entryId: EntryId;
  readonly seqs: readonly number[];
}

interface Setback {
  readonly error: KeitoError;
  readonly failures: number;
  readonly at: number;
  readonly waitMs: number;
  /** The last operation that was tried: what is done after it is tried at once. */
  readonly lastSeq: number;
}

/** Entries whose requests fail for a reason of the server's own: each is tried again by itself, ever more rarely. */
export class Setbacks {
  readonly #random: () => number;
  readonly #byEntry = new Map<EntryId, Setback>();
  /** Since something was answered as it should be. */
  #failuresInARow = 0;
  /** Where nothing but failures came: since when (UTC ms), and for how long, what has failed before rests. */
  #pause = { since: 0, ms: 0 };

  constructor(random: () => number) {
    this.#random = random;
  }

  failed({ entryId, seqs }: Sendable, error: KeitoError, now: number): void {
    const failures = (this.#byEntry.get(entryId)?.failures ?? 0) + 1;
    const waitMs = retryDelayMs(failures, error.retryAfterMs, this.#random());
    this.#failuresInARow += 1;
    this.#byEntry.set(entryId, { error, failures, at: now, waitMs, lastSeq: Math.max(...seqs) });
  }

  /**
   * It was done, or refused for good: the server is there. Of what rests for long the one whose last try is longest ago does
   * so no longer, and the next one when that was answered.
   */
  answered({ entryId }: Sendable): void {
    this.#byEntry.delete(entryId);
    this.#failuresInARow = 0;
    this.#pause = { since: 0, ms: 0 };
    const [oldest] = [...this.#byEntry].sort(([, one], [, other]) => one.at - other.at);
    if (!oldest) return;
    const [next, setback] = oldest;
    this.#byEntry.set(next, { ...setback, waitMs: Math.min(setback.waitMs, LONGEST_MS) });
  }

  /**
   * Whether the round of sending is over after a failure at `now` (UTC ms): where nothing but failures came for a while,
   * the server is tried ever more rarely, with one thing at a time. It may be read all the same. A pause that it asks for
   * is kept at once.
   */
  endOfSending(after: AfterFailure, error: KeitoError, now: number): PumpOutcome | null {
    if (after === 'end' || asksForPause(error)) return { kind: 'failed', error };
    if (this.#failuresInARow < MOST_FAILURES_IN_A_ROW) return null;
    if (error.retryAfterMs !== undefined) return { kind: 'failed', error };
    const rounds = this.#failuresInARow - MOST_FAILURES_IN_A_ROW + 1;
    this.#pause = { since: now, ms: retryDelayMs(rounds, undefined, this.#random()) };
    return { kind: 'sent', waitMs: this.#pause.ms, error };
  }

  /** UTC ms of the last try that failed; null where none has. */
  triedAt({ entryId }: Sendable): number | null {
    return this.#byEntry.get(entryId)?.at ?? null;
  }

  /** How long the entry waits for its next try, ms. */
  restMs({ entryId, seqs }: Sendable, now: number): number {
    const setback = this.#byEntry.get(entryId);
    if (!setback || seqs.some((seq) => seq > setback.lastSeq)) return 0;
    return Math.max(restMs(setback.at, setback.waitMs, now), restMs(this.#pause.since, this.#pause.ms, now));
  }

  errorOf({ entryId }: Sendable): KeitoError | null {
    return this.#byEntry.get(entryId)?.error ?? null;
  }

  /** All are tried at once. */
  clear(): void {
    this.#byEntry.clear();
    this.#failuresInARow = 0;
    this.#pause = { since: 0, ms: 0 };
  }

  /** Only these are still to be sent. */
  keepOnly(entryIds: ReadonlySet<EntryId>): void {
    for (const entryId of this.#byEntry.keys()) if (!entryIds.has(entryId)) this.#byEntry.delete(entryId);
  }
}

/**
 * What is tried next of what need not wait: the first that has not failed, else the one whose last try is longest ago. Else
 * those that always fail would keep the others from being tried at all.
 */
export function firstDue<S>(
  waiting: readonly { readonly step: S; readonly waitMs: number }[],
  triedAt: (step: S) => number | null,
): S | null {
  const due = waiting
    .filter(({ waitMs }) => waitMs === 0)
    .map(({ step }) => ({ step, at: triedAt(step) ?? -Infinity }));
  const first = due.reduce(
    (one, other) => (other.at < one.at ? other : one),
    due[0] ?? { step: null, at: 0 },
  );
  return first.step;
}
