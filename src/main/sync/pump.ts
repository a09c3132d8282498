import type { CalendarDate } from '../../shared/calendar';
import type { EntryId, TimeEntry } from '../../shared/model';
import { roundSeconds, type Rounding } from '../../shared/durations';
import { assertNever } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import type { OperationBody, ServerEntry } from '../core/operation';
import { planSteps, type Step } from '../core/outbox-plan';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import { KeitoError } from '../keito/errors';
import type { WireTimeEntry } from '../keito/wire-time';
import type { Ledger } from '../ledger/ledger';
import { entryFromWire } from './from-wire';
import { createBody, finishedPatch, patchBody } from './to-wire';

/** Two readings of the same instant, each cut to the second, and the way between them. */
const CLOCK_PRECISION_SECONDS = 2;

export interface PumpOptions {
  readonly ledger: Ledger;
  readonly client: KeitoClient;
  readonly clock: Clock;
  /** Only this user's entries are ours: an admin key lists the whole company (api-facts). */
  readonly userId: string;
  readonly rounding: Rounding | null;
  /** How long after a lost answer a create may still arrive: longer than the client's own timeout, ms. */
  readonly settleMs: number;
  /** True ends the round after the request under way. */
  readonly isClosed: () => boolean;
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
      if (this.#options.isClosed()) return { kind: 'idle' };
      const { step, waitMs } = this.#next();
      if (!step) return waitMs === null ? { kind: 'idle' } : { kind: 'settling', waitMs };
      try {
        await this.#carryOut(step);
      } catch (error) {
        if (!(error instanceof KeitoError)) {
          // A fault of our own must not leave an operation in flight for ever: it is as after a crash.
          this.#options.ledger.recoverInFlight(this.#options.clock());
          throw error;
        }
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
    const step = steps.find(
      (candidate) => candidate.kind !== 'look-for' || candidate.lostAt + settleMs <= now,
    );
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
    // Adopted as it is, at once: a second request that failed here would make the answered create look unsent.
    ledger.adopt(entryId, this.#decode(wire), seqs, clock(), entry.startedAt ?? undefined);
  }

  /** Was the create applied after all? Found: it is adopted. Not found after the settle delay: it is sent again. */
  async #lookFor({ entryId, seqs }: Extract<Step, { kind: 'look-for' }>): Promise<void> {
    const { ledger, clock } = this.#options;
    const operations = ledger.operationsOf(entryId);
    const [create] = operations;
    if (create?.body.kind !== 'start' && create?.body.kind !== 'log') return;
    // It was sent with the edits made before: it may be on any date that it ever had here.
    const dates = [create.body.spentDate, ...operations.flatMap(({ body }) => editedDate(body))];
    const found = await this.#findOn(dates, ({ clientRequestId }) => clientRequestId === entryId);
    if (!found) return ledger.setState(seqs, 'queued', null, clock());
    ledger.adopt(
      entryId,
      found,
      seqs,
      clock(),
      create.body.kind === 'start' ? create.body.startedAt : undefined,
    );
  }

  async #change({ entryId, seqs, entry, stop, changes }: Extract<Step, { kind: 'change' }>): Promise<void> {
    const { ledger, clock } = this.#options;
    const remoteId = this.#remoteId(entryId);
    ledger.setState(seqs, 'in-flight', null, clock());
    const stopped = stop ? await this.#stop(remoteId, entry) : null;
    let server = stopped?.server ?? null;
    const patch = patchBody(entry, changes);
    if (patch) server = this.#decode(await this.#options.client.updateTimeEntry(remoteId, patch));
    if (server && stopped && !stopped.earlierElsewhere) server = await this.#agreeOnDuration(server, entry);
    // Only an edit of the begin makes ours the true one: any other must not undo a begin that was moved elsewhere.
    const startedHere = changes.startedAt === undefined ? undefined : (entry.startedAt ?? undefined);
    if (server) ledger.adopt(entryId, server, seqs, clock(), startedHere);
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
      return {
        server: this.#decode(await this.#options.client.stopTimeEntry(remoteId)),
        earlierElsewhere: false,
      };
    } catch (error) {
      if (!(error instanceof KeitoError) || error.kind !== 'conflict') throw error;
      // A date that was edited here and not sent yet is not the server's.
      const known = this.#options.ledger.entry(entry.id);
      const dates = [entry.spentDate, known?.base?.spentDate ?? entry.spentDate];
      const found = await this.#findOn(dates, (candidate) => candidate.remoteId === remoteId);
      if (!found || found.startedAt !== null) throw error;
      // The server counts from the begin that it stamped, which may lie beside the click here.
      const begun = known?.trueStart
        ? (known.trueStart.servers - known.trueStart.ours) / 1000 - known.trueStart.serversSeconds
        : 0;
      const byServer = roundSeconds(Math.floor(entry.seconds - begun), this.#options.rounding);
      return { server: found, earlierElsewhere: found.seconds < byServer - CLOCK_PRECISION_SECONDS };
    }
  }

  /**
   * A stop counts from the click, however late it was sent: where the server's duration differs from ours by more
   * than its rounding and precision, ours is set.
   */
  async #agreeOnDuration(server: ServerEntry, entry: TimeEntry): Promise<ServerEntry> {
    if (entry.startedAt !== null || server.startedAt !== null) return server;
    const expected = roundSeconds(entry.seconds, this.#options.rounding);
    const precision = Math.max(server.precisionSeconds, CLOCK_PRECISION_SECONDS);
    if (Math.abs(server.seconds - expected) <= precision) return server;
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
        return this.#refused(step, error);
      default:
        return this.#refused(step, error);
    }
  }

  /** A look that is refused leaves the create in doubt: only "it is not there" may send it again. */
  #refused({ kind, seqs }: Step, error: KeitoError): null {
    const { ledger, clock } = this.#options;
    if (kind === 'look-for') ledger.setState(seqs, 'unsure', null, clock());
    else
      ledger.setState(
        seqs,
        'blocked',
        m.main_refused({ words: error.serverWords ?? m.main_no_words() }),
        clock(),
      );
    return null;
  }

  #remoteId(entryId: EntryId): string {
    const base = this.#options.ledger.entry(entryId)?.base;
    if (!base) throw new Error('A step for an entry that the server does not have was planned as a change.');
    return base.remoteId;
  }

  /** There is no single-entry GET (api-facts: 405): the list of its days has it. */
  async #findOn(
    dates: readonly CalendarDate[],
    matches: (entry: ServerEntry) => boolean,
  ): Promise<ServerEntry | null> {
    const { client, userId } = this.#options;
    const sorted = [...dates].sort();
    const days = { from: sorted[0] ?? '', to: sorted.at(-1) ?? '' };
    for await (const wire of client.timeEntries({ user_id: userId, ...days, per_page: 200 })) {
      const entry = this.#decode(wire);
      if (matches(entry)) return entry;
    }
    return null;
  }

  #decode(wire: WireTimeEntry): ServerEntry {
    return entryFromWire(wire, this.#options.client.skewMs());
  }
}

function editedDate(body: OperationBody): readonly CalendarDate[] {
  return body.kind === 'edit' && body.changes.spentDate !== undefined ? [body.changes.spentDate] : [];
}
