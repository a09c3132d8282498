import type { EntryId, TimeEntry } from '../../shared/model';
import { roundSeconds, type Rounding } from '../../shared/durations';
import { assertNever } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import type { ServerEntry } from '../core/operation';
import { planSteps, type Step } from '../core/outbox-plan';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import { KeitoError } from '../keito/errors';
import type { WireTimeEntry } from '../keito/wire-time';
import type { Ledger } from '../ledger/ledger';
import { entryFromWire, HOURS_PRECISION_SECONDS } from './from-wire';
import { createBody, finishedPatch, patchBody } from './to-wire';

export interface PumpOptions {
  readonly ledger: Ledger;
  readonly client: KeitoClient;
  readonly clock: Clock;
  /** Only this user's entries are ours: an admin key lists the whole company (api-facts). */
  readonly userId: string;
  readonly rounding: Rounding | null;
  /** How long after a lost answer a create may still arrive: longer than the client's own timeout, ms. */
  readonly settleMs: number;
}

/** How a round of sending ended. `waitMs`: until when the rest waits, where that is known. */
export type PumpOutcome =
  | { readonly kind: 'idle' }
  | { readonly kind: 'settling'; readonly waitMs: number }
  | { readonly kind: 'failed'; readonly error: KeitoError };

/**
 * Sends what is open, one request at a time, in the order in which it was done. A refused entry is set aside with
 * Keito's words and holds up nothing else; a failure that may pass ends the round with everything kept.
 */
export class Pump {
  readonly #options: PumpOptions;

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  /** `onProgress` is called after each step that changed the ledger. */
  async run(onProgress: () => void): Promise<PumpOutcome> {
    for (;;) {
      const { step, waitMs } = this.#next();
      if (!step) return waitMs === null ? { kind: 'idle' } : { kind: 'settling', waitMs };
      try {
        await this.#carryOut(step);
      } catch (error) {
        if (!(error instanceof KeitoError)) throw error;
        const outcome = this.#afterFailure(step, error);
        onProgress();
        if (outcome) return outcome;
        continue;
      }
      onProgress();
    }
  }

  #next(): { step: Step | null; waitMs: number | null } {
    const { ledger, clock, settleMs } = this.#options;
    const steps = planSteps(ledger.openOperations(), (entryId) => {
      const entry = ledger.entry(entryId);
      return entry && { onServer: entry.base !== null, view: entry.view };
    });
    const now = clock();
    const waits = steps.flatMap((step) => (step.kind === 'look-for' ? [step.lostAt + settleMs - now] : []));
    const step = steps.find((candidate) => candidate.kind !== 'look-for' || candidate.lostAt + settleMs <= now);
    return { step: step ?? null, waitMs: waits.length > 0 ? Math.max(0, Math.min(...waits)) : null };
  }

  async #carryOut(step: Step): Promise<void> {
    switch (step.kind) {
      case 'drop':
        return this.#options.ledger.forget(step.entryId, step.seqs, this.#options.clock());
      case 'look-for':
        return this.#lookFor(step);
      case 'create':
        return this.#create(step);
      case 'change':
        return this.#change(step);
      case 'delete':
        return this.#delete(step);
      default:
        return assertNever(step);
    }
  }

  async #create({ entryId, seqs, entry }: Extract<Step, { kind: 'create' }>): Promise<void> {
    const { ledger, client, clock } = this.#options;
    ledger.setState(seqs, 'in-flight', null, clock());
    const wire = await client.createTimeEntry(createBody(entry, clock()), { idempotencyKey: entryId });
    const server = await this.#agreeOnDuration(this.#decode(wire), entry);
    ledger.adopt(entryId, server, seqs, clock(), entry.startedAt ?? undefined);
  }

  /** Was the create applied after all? Found: it is adopted. Not found after the settle delay: it is sent again. */
  async #lookFor({ entryId, seqs }: Extract<Step, { kind: 'look-for' }>): Promise<void> {
    const { ledger, clock } = this.#options;
    const [create] = ledger.operationsOf(entryId);
    if (create?.body.kind !== 'start' && create?.body.kind !== 'log') return;
    const found = await this.#findOn(create.body.spentDate, ({ clientRequestId }) => clientRequestId === entryId);
    if (!found) return ledger.setState(seqs, 'queued', null, clock());
    ledger.adopt(entryId, found, seqs, clock(), create.body.kind === 'start' ? create.body.startedAt : undefined);
  }

  async #change({ entryId, seqs, entry, stop, changes }: Extract<Step, { kind: 'change' }>): Promise<void> {
    const { ledger, clock } = this.#options;
    const remoteId = this.#remoteId(entryId);
    ledger.setState(seqs, 'in-flight', null, clock());
    const stopped = stop ? await this.#stop(remoteId, entry) : null;
    let server = stopped?.server ?? null;
    const patch = patchBody(entry, changes);
    if (patch) server = this.#decode(await this.#options.client.updateTimeEntry(remoteId, patch));
    if (server && !stopped?.earlierElsewhere) server = await this.#agreeOnDuration(server, entry);
    if (server) ledger.adopt(entryId, server, seqs, clock(), entry.startedAt ?? undefined);
    else ledger.setState(seqs, 'done', null, clock());
  }

  /**
   * Somebody, or an earlier try whose answer was lost, may have stopped it already (409): what they left is read.
   * Of two stops the earlier one stands.
   */
  async #stop(
    remoteId: string,
    entry: TimeEntry,
  ): Promise<{ readonly server: ServerEntry; readonly earlierElsewhere: boolean }> {
    try {
      return { server: this.#decode(await this.#options.client.stopTimeEntry(remoteId)), earlierElsewhere: false };
    } catch (error) {
      if (!(error instanceof KeitoError) || error.kind !== 'conflict') throw error;
      const found = await this.#findOn(entry.spentDate, (candidate) => candidate.remoteId === remoteId);
      if (!found || found.startedAt !== null) throw error;
      return { server: found, earlierElsewhere: found.seconds < entry.seconds };
    }
  }

  /**
   * A stop counts from the click, however late it was sent: where the server's duration differs from ours by more
   * than its rounding and precision, ours is set.
   */
  async #agreeOnDuration(server: ServerEntry, entry: TimeEntry): Promise<ServerEntry> {
    if (entry.startedAt !== null || server.startedAt !== null) return server;
    const expected = roundSeconds(entry.seconds, this.#options.rounding);
    if (Math.abs(server.seconds - expected) <= HOURS_PRECISION_SECONDS) return server;
    if (server.seconds === entry.seconds) return server;
    return this.#decode(await this.#options.client.updateTimeEntry(server.remoteId, finishedPatch(entry)));
  }

  async #delete({ entryId, seqs }: Extract<Step, { kind: 'delete' }>): Promise<void> {
    const { ledger, client, clock } = this.#options;
    ledger.setState(seqs, 'in-flight', null, clock());
    try {
      await client.deleteTimeEntry(this.#remoteId(entryId));
    } catch (error) {
      // Gone already is what was asked for.
      if (!(error instanceof KeitoError) || error.kind !== 'not-found') throw error;
    }
    ledger.forget(entryId, seqs, clock());
  }

  /** Null: go on with the next step. */
  #afterFailure(step: Step, error: KeitoError): PumpOutcome | null {
    const { ledger, clock } = this.#options;
    const now = clock();
    switch (error.kind) {
      case 'offline':
      case 'timeout':
      case 'server':
      case 'not-json':
      case 'bad-shape':
      case 'rate-limited':
      case 'unauthorised': {
        const mayHaveArrived = step.kind === 'create' && error.maybeApplied;
        if (step.kind !== 'look-for') ledger.setState(step.seqs, 'queued', null, now);
        // Only the create itself is in doubt; what was done to the entry since is still to be sent.
        if (mayHaveArrived) ledger.setState(step.seqs.slice(0, 1), 'unsure', null, now);
        return { kind: 'failed', error };
      }
      case 'not-found':
        if (step.kind === 'change') {
          // Deleted elsewhere. A stop then has nothing left to stop; an edit is not thrown away unseen.
          const isOnlyStop = step.stop && Object.keys(step.changes).length === 0;
          if (isOnlyStop) ledger.forget(step.entryId, step.seqs, now);
          else ledger.setState(step.seqs, 'blocked', m.main_deleted_elsewhere(), now);
          return null;
        }
        ledger.setState(step.seqs, 'blocked', m.main_refused({ words: error.serverWords ?? m.main_no_words() }), now);
        return null;
      default:
        ledger.setState(step.seqs, 'blocked', m.main_refused({ words: error.serverWords ?? m.main_no_words() }), now);
        return null;
    }
  }

  #remoteId(entryId: EntryId): string {
    const base = this.#options.ledger.entry(entryId)?.base;
    if (!base) throw new Error('A step for an entry that the server does not have was planned as a change.');
    return base.remoteId;
  }

  /** There is no single-entry GET (api-facts: 405): the list of its day has it. */
  async #findOn(date: string, matches: (entry: ServerEntry) => boolean): Promise<ServerEntry | null> {
    const { client, userId } = this.#options;
    for await (const wire of client.timeEntries({ user_id: userId, from: date, to: date, per_page: 200 })) {
      const entry = this.#decode(wire);
      if (matches(entry)) return entry;
    }
    return null;
  }

  #decode(wire: WireTimeEntry): ServerEntry {
    return entryFromWire(wire, this.#options.client.skewMs());
  }
}
