import { isDeepStrictEqual } from 'node:util';
import * as m from '../../shared/i18n/messages';
import {
  beforeSending,
  findCreation,
  planCreations,
  type Candidate,
  type Creation,
  type CreationBody,
  type CreationStep,
  type Finding,
} from '../core/creation';
import type { Clock } from '../core/ports';
import { wasSetBack } from '../core/waits';
import type { KeitoClient } from '../keito/client';
import { KeitoError } from '../keito/errors';
import type { Ledger } from '../ledger/ledger';
import { firstDue, type Sendable, type Setbacks } from './backoff';
import { readAlike, readMoved } from './creation-looks';
import { sendCreation } from './creation-wire';
import { budgetRestMs } from './pace';
import type { PumpOutcome } from './pump';
import { afterReading, afterSending, type AfterFailure } from './pump-failure';

export interface CreationPumpOptions {
  readonly ledger: Ledger;
  readonly client: KeitoClient;
  readonly clock: Clock;
  /** How long after a lost answer a request may still arrive: longer than the client's own timeout, ms. */
  readonly settleMs: number;
  /** Kept from round to round. */
  readonly setbacks: Setbacks;
  readonly userId: string;
  /** UTC ms until which the person keeps one back; 0: they do not. */
  readonly heldUntil: (id: string) => number;
  /** True ends the round after the request under way. */
  readonly isClosed: () => boolean;
  /** Keito has it by now. */
  readonly onCreated: (kind: CreationBody['kind']) => void;
}

interface Failed {
  readonly rest: AfterFailure;
  readonly error: KeitoError;
}

/**
 * Sends what was created here besides time entries, one request at a time, exactly once: what looks just like it is read
 * before it is sent, so that one whose answer was lost is told from its look-alikes. What Keito refuses waits for the
 * person and holds up nothing else.
 */
export class CreationPump {
  readonly #options: CreationPumpOptions;

  constructor(options: CreationPumpOptions) {
    this.#options = options;
  }

  /** As with `Pump`: `onProgress` after each step, no two rounds at once, and nothing in flight from one before. */
  async run(onProgress: () => void): Promise<PumpOutcome> {
    const { ledger, client, clock, setbacks, isClosed } = this.#options;
    ledger.creations.recoverInFlight(clock());
    for (;;) {
      if (isClosed()) return { kind: 'sent', waitMs: null, error: null };
      const { step, waitMs, error: pending } = this.#next();
      if (!step) return { kind: 'sent', waitMs, error: pending };
      const rest = budgetRestMs(client.recentRequests(), clock());
      if (rest > 0) return { kind: 'sent', waitMs: rest, error: pending };
      const after = await this.#carryOut(step);
      if (after === null) {
        // What was looked for and is not there has failed all the same.
        const isDone = !ledger.creations.open().some(({ id }) => id === step.creation.id);
        if (step.kind !== 'look-for' || isDone) setbacks.answered(asStep(step));
      } else if (after.rest === 'answered') setbacks.answered(asStep(step));
      else {
        if (after.rest === 'later') setbacks.failed(asStep(step), after.error, clock());
        const end = setbacks.endOfSending(after.rest, after.error, clock());
        if (end) {
          onProgress();
          return end;
        }
      }
      onProgress();
    }
  }

  #next(): {
    readonly step: CreationStep | null;
    readonly waitMs: number | null;
    readonly error: KeitoError | null;
  } {
    const { ledger, clock, settleMs, setbacks, heldUntil } = this.#options;
    this.#waitAnew();
    const steps = planCreations(ledger.creations.open(), clock(), settleMs, heldUntil);
    setbacks.keepOnly(new Set(steps.map(({ creation }) => creation.id)));
    const waiting = steps.map((step) => ({
      step,
      waitMs: Math.max(step.waitMs, setbacks.restMs(asStep(step), clock())),
    }));
    const waits = waiting.map(({ waitMs }) => waitMs);
    return {
      step: firstDue(waiting, (step) => setbacks.triedAt(asStep(step))),
      waitMs: waits.length > 0 ? Math.min(...waits) : null,
      error: steps.map((step) => setbacks.errorOf(asStep(step))).find((error) => error !== null) ?? null,
    };
  }

  /** By a clock that was set back nobody can tell how long ago one was lost: it waits from now on. */
  #waitAnew(): void {
    const { ledger, clock } = this.#options;
    for (const { id, state, changedAt } of ledger.creations.open()) {
      if (state === 'unsure' && wasSetBack(changedAt, clock())) ledger.creations.markUnsure(id, clock());
    }
  }

  /** Null: it was done, or is planned anew. */
  async #carryOut(step: CreationStep): Promise<Failed | null> {
    const { kind, creation } = step;
    let isSending = false;
    try {
      const body = this.#resolved(creation);
      const alike = await this.#read(step, body);
      if (!this.#isAsPlanned(step)) return null;
      const { ledger, client, clock, onCreated } = this.#options;
      const rule = kind === 'look-for' ? findCreation : beforeSending;
      const finding = rule(creation, alike, ledger.creations.claimed());
      if (kind === 'look-for' || finding.kind !== 'absent') return this.#settle(creation, finding);
      const twins = alike.map(({ remoteId }) => remoteId);
      ledger.creations.markInFlight(creation.id, twins, clock());
      isSending = true;
      const remoteId = await sendCreation(client, creation, body);
      ledger.creations.done(creation.id, remoteId, clock());
      onCreated(body.kind);
      return null;
    } catch (error) {
      if (!(error instanceof KeitoError)) throw error;
      return { rest: this.#afterFailure(step, isSending, error), error };
    }
  }

  async #read({ kind, creation }: CreationStep, body: CreationBody): Promise<readonly Candidate[]> {
    const { client, userId } = this.#options;
    const alike = await readAlike(client, creation, body, userId);
    const isNamed = alike.some(({ clientRequestId }) => clientRequestId === creation.id);
    if (kind !== 'look-for' || isNamed) return alike;
    // The clock may have been set since it was planned.
    const now = this.#options.ledger.creations.get(creation.id) ?? creation;
    return [...alike, ...(await readMoved(client, now, userId))];
  }

  /** While its look-alikes were read the person may have taken it back, written it anew or begun to. */
  #isAsPlanned({ kind, creation }: CreationStep): boolean {
    const { ledger, clock, heldUntil } = this.#options;
    const now = ledger.creations.get(creation.id);
    const isSame = now?.state === creation.state && isDeepStrictEqual(now.body, creation.body);
    return isSame && (kind === 'look-for' || heldUntil(creation.id) <= clock());
  }

  #settle({ id, body, isRestored }: Creation, finding: Finding): null {
    const { ledger, clock, onCreated } = this.#options;
    const { creations } = ledger;
    if (finding.kind === 'found') {
      creations.done(id, finding.remoteId, clock());
      onCreated(body.kind);
    } else if (finding.kind === 'absent') creations.sendAgain(id, clock());
    else {
      const reason = isRestored ? m.main_creation_restored() : m.main_creation_twins();
      creations.block(id, 'uncertain', reason, clock());
    }
    return null;
  }

  #afterFailure(step: CreationStep, isSending: boolean, error: KeitoError): AfterFailure {
    const { ledger, clock } = this.#options;
    const { id } = step.creation;
    if (step.kind === 'look-for' || (!isSending && !this.#isAsPlanned(step))) return afterReading(error);
    if (isRefusal(error)) {
      const words = error.serverWords ?? m.main_no_words();
      const reason =
        error.kind === 'forbidden' ? m.main_creation_forbidden({ words }) : m.main_refused({ words });
      ledger.creations.block(id, 'refused', reason, clock());
      return 'answered';
    }
    if (isSending && error.maybeApplied) ledger.creations.markUnsure(id, clock());
    // One that was sent before may still arrive.
    else if (isSending && step.creation.twins !== null) ledger.creations.sendAgain(id, clock());
    else if (isSending) ledger.creations.requeue(id, clock());
    return isSending ? afterSending(error) : afterReading(error);
  }

  /** With Keito's id of a client that was created here too. */
  #resolved({ body }: Creation): CreationBody {
    if (!('clientId' in body)) return body;
    const made = this.#options.ledger.creations.get(body.clientId);
    return { ...body, clientId: made?.remoteId ?? body.clientId };
  }
}

/** What Keito has read and does not want: sent again as it is, it would be refused again. */
function isRefusal({ kind }: KeitoError): boolean {
  switch (kind) {
    case 'forbidden':
    case 'read-only-key':
    case 'account-id-missing':
    case 'not-found':
    case 'method-not-allowed':
    case 'conflict':
    case 'stale':
    case 'invalid':
      return true;
    default:
      return false;
  }
}

/** As the set-backs tell entries apart. */
function asStep({ creation }: CreationStep): Sendable {
  return { entryId: creation.id, seqs: [creation.seq] };
}
