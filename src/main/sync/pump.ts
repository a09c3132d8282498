import type { Step } from '../core/outbox-plan';
import { KeitoError } from '../keito/errors';
import { restMs, wasSetBack } from '../core/waits';
import { firstDue, type Sendable, type Setbacks } from './backoff';
import { openSteps } from './open-steps';
import { budgetRestMs } from './pace';
import { afterReading, settleFailure } from './pump-failure';
import { Requests, type RequestOptions } from './requests';

export interface PumpOptions extends RequestOptions {
  /** How long after a lost answer a request may still arrive: longer than the client's own timeout, ms. */
  readonly settleMs: number;
  /** Kept from round to round. */
  readonly setbacks: Setbacks;
  /** True ends the round after the request under way. */
  readonly isClosed: () => boolean;
}

/** How a round of sending ended. */
export type PumpOutcome =
  /**
   * All that could be sent was. `waitMs`: until the first of what waits can be tried, null where nothing does;
   * `error`: why entries wait for another try, where some do.
   */
  | { readonly kind: 'sent'; readonly waitMs: number | null; readonly error: KeitoError | null }
  /** Nothing more can be sent for now; everything is kept. */
  | { readonly kind: 'failed'; readonly error: KeitoError };

interface Next {
  readonly step: Step | null;
  /** The step, with what else was done that waits for it. */
  readonly asked: Sendable | null;
  readonly waitMs: number | null;
  readonly error: KeitoError | null;
}

/**
 * Sends what is open, one request at a time, in the order in which it was done, what has failed after the rest. An entry
 * that Keito refuses, or whose requests make it stumble, is set aside and holds up nothing else.
 */
export class Pump {
  readonly #options: PumpOptions;
  readonly #requests: Requests;

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#requests = new Requests(options);
  }

  /**
   * `onProgress` is called after each step that changed the ledger. What a round before left in flight, by a fault of our
   * own or on a full disk, is as after a crash: no two rounds may overlap.
   */
  async run(onProgress: () => void): Promise<PumpOutcome> {
    const { ledger, client, clock, setbacks, isClosed } = this.#options;
    ledger.recoverInFlight(clock());
    for (;;) {
      if (isClosed()) return { kind: 'sent', waitMs: null, error: null };
      const { step, asked, waitMs, error: pending } = this.#next();
      if (!step || !asked) return { kind: 'sent', waitMs, error: pending };
      const rest = budgetRestMs(client.recentRequests(), clock());
      if (rest > 0) return { kind: 'sent', waitMs: rest, error: pending };
      let sending: Step | null = null;
      let isThere = false;
      try {
        isThere = await this.#requests.readFirst(step);
        // Whoever acts meanwhile has to see what was read: it is what their act is measured by.
        onProgress();
        sending = this.#requests.anew(step);
        if (sending) await this.#requests.carryOut(sending);
        // What was looked for and is not there has failed all the same.
        if (step.kind !== 'look-for' || this.#isDone(step)) setbacks.answered(step);
      } catch (error) {
        if (!(error instanceof KeitoError)) throw error;
        const after = sending ? settleFailure(ledger, sending, error, clock(), isThere) : afterReading(error);
        if (after === 'answered') setbacks.answered(step);
        else {
          if (after === 'later') setbacks.failed(asked, error, clock());
          const end = setbacks.endOfSending(after, error, clock());
          if (end) {
            onProgress();
            return end;
          }
        }
      }
      onProgress();
    }
  }

  #isDone({ entryId, seqs }: Step): boolean {
    return !this.#options.ledger.openOperationsOf(entryId).some(({ seq }) => seqs.includes(seq));
  }

  #next(): Next {
    const { ledger, setbacks } = this.#options;
    const open = ledger.openOperations();
    const steps = openSteps(ledger);
    setbacks.keepOnly(new Set(steps.map(({ entryId }) => entryId)));
    // A lost create of a timer that arrives late stops the timer after it: none is started before it is settled. What it has
    // ended would be read as stopped elsewhere.
    const mayStillStart = open.some(({ state, body }) => state === 'unsure' && body.kind === 'start');
    const isHeld = (step: Step): boolean => mayStillStart && (startsTimer(step) || changesTimer(step));
    const held = steps.filter(isHeld).flatMap(({ seqs }) => seqs);
    const waiting = steps
      .filter((step) => !isHeld(step))
      .map((step) => {
        // A timer that waits for the look is a reason to look anew, once.
        const asked = step.kind === 'look-for' ? { ...step, seqs: [...step.seqs, ...held] } : step;
        return { step: { step, asked }, waitMs: this.#waitMs(step, asked) };
      });
    const waits = waiting.map(({ waitMs }) => waitMs);
    const due = firstDue(waiting, ({ step }) => setbacks.triedAt(step));
    return {
      step: due?.step ?? null,
      asked: due?.asked ?? null,
      waitMs: waits.length > 0 ? Math.min(...waits) : null,
      error: steps.map((step) => setbacks.errorOf(step)).find((error) => error !== null) ?? null,
    };
  }

  #waitMs(step: Step, asked: Sendable): number {
    const { ledger, clock, settleMs, setbacks } = this.#options;
    const now = clock();
    const rest = setbacks.restMs(asked, now);
    const lostAt = step.kind === 'look-for' || step.kind === 'change' ? step.lostAt : null;
    if (lostAt === null) return rest;
    if (!wasSetBack(lostAt, now)) return Math.max(rest, restMs(lostAt, settleMs, now));
    // By a clock that was set back nobody can tell how long ago it was lost: it waits from now on.
    ledger.setState(step.seqs, 'unsure', now);
    return Math.max(rest, settleMs);
  }
}

/** Of what runs here: a stop waits for nothing. */
function changesTimer(step: Step): boolean {
  return step.kind === 'change' && step.entry.startedAt !== null;
}

function startsTimer(step: Step): boolean {
  return step.kind === 'create' && step.entry.startedAt !== null;
}
