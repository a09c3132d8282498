import type { CalendarDate } from '../../shared/calendar';
import { roundSeconds } from '../../shared/durations';
import type { EntryId, TimeEntry } from '../../shared/model';
import { assertNever } from '../../shared/result';
import type { OperationBody, ServerEntry } from '../core/operation';
import type { Step } from '../core/outbox-plan';
import type { TimeEntryPatch } from '../keito/bodies';
import type { KeitoClient } from '../keito/client';
import { badShape } from '../keito/decode';
import { KeitoError } from '../keito/errors';
import type { WireTimeEntry } from '../keito/wire-time';
import {
  adoptCreated,
  adoptFound,
  agrees,
  CLOCK_PRECISION_SECONDS,
  type AdoptOptions,
} from './adopt-created';
import { entryFromWire } from './from-wire';
import { createBody, finishedPatch, hoursPatch, patchBody } from './to-wire';

export interface RequestOptions extends AdoptOptions {
  readonly client: KeitoClient;
  /** Only this user's entries are ours: an admin key lists the whole company (api-facts). */
  readonly userId: string;
  /** IANA name of the work zone. */
  readonly zone: string;
}

/** Carries out one step: its requests, and the server's answer in the journal. Throws what the client throws. */
export class Requests {
  readonly #options: RequestOptions;

  constructor(options: RequestOptions) {
    this.#options = options;
  }

  async carryOut(step: Step): Promise<void> {
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
    const { ledger, client, clock, zone } = this.#options;
    ledger.setState(seqs, 'in-flight', clock());
    const wire = await client.createTimeEntry(createBody(entry, clock(), zone), { idempotencyKey: entryId });
    adoptCreated(this.#options, entryId, this.#decode(wire), seqs, entry);
  }

  /** Was the create applied after all? Found: it is adopted. Not found after the settle delay: it is sent again. */
  async #lookFor({ entryId, seqs }: Extract<Step, { kind: 'look-for' }>): Promise<void> {
    const { ledger, clock } = this.#options;
    const operations = ledger.operationsOf(entryId);
    const [create] = operations;
    if (create?.body.kind !== 'start' && create?.body.kind !== 'log') return;
    // It was sent with the edits made before: it may be on any date that it ever had here.
    const dates = [create.body.spentDate, ...operations.flatMap(({ body }) => editedDate(body))];
    const found = await this.#findOn(dates, entryId, ({ clientRequestId }) => clientRequestId === entryId);
    if (found) adoptFound(this.#options, create, found);
    else ledger.setState(seqs, 'queued', clock());
  }

  async #change({ entryId, seqs, entry, stop, changes }: Extract<Step, { kind: 'change' }>): Promise<void> {
    const { ledger, clock, zone } = this.#options;
    const remoteId = this.#remoteId(entryId);
    ledger.setState(seqs, 'in-flight', clock());
    const stopped = stop ? await this.#stop(remoteId, entry) : null;
    let server = stopped?.server ?? null;
    const patch = patchBody(entry, changes, zone);
    if (patch) server = await this.#patch(remoteId, patch);
    if (server && stopped && !stopped.earlierElsewhere) {
      server = await this.#agreeOnDuration(server, entry, [finishedPatch(entry, zone), hoursPatch(entry)]);
    } else if (server && patch?.started_time !== undefined) {
      server = await this.#agreeOnDuration(server, entry, [hoursPatch(entry)]);
    }
    // Only an edit of the begin makes ours the true one: any other must not undo a begin that was moved elsewhere.
    const startedHere = changes.startedAt === undefined ? undefined : (entry.startedAt ?? undefined);
    if (server) ledger.adopt(entryId, server, seqs, clock(), startedHere);
    else ledger.setState(seqs, 'done', clock());
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
      const found = await this.#findOn(dates, remoteId, (candidate) => candidate.remoteId === remoteId);
      if (!found || found.startedAt !== null) throw error;
      // The server counts from the begin that it stamped, which may lie beside the click here.
      const begun = known?.trueStart
        ? (known.trueStart.servers - known.trueStart.ours) / 1000 - known.trueStart.serversSeconds
        : 0;
      const byServer = roundSeconds(Math.floor(entry.seconds - begun), this.#options.rounding);
      return { server: found, earlierElsewhere: found.seconds < byServer - CLOCK_PRECISION_SECONDS };
    }
  }

  /** A duration counts from click to click, however late it was sent: ours is set, by the first patch that does it. */
  async #agreeOnDuration(
    server: ServerEntry,
    entry: TimeEntry,
    patches: readonly TimeEntryPatch[],
  ): Promise<ServerEntry> {
    let agreed = server;
    for (const patch of patches) {
      if (agrees(agreed, entry, this.#options.rounding)) return agreed;
      agreed = await this.#patch(server.remoteId, patch);
    }
    return agreed;
  }

  async #patch(remoteId: string, patch: TimeEntryPatch): Promise<ServerEntry> {
    return this.#decode(await this.#options.client.updateTimeEntry(remoteId, patch));
  }

  async #delete({ entryId, seqs }: Extract<Step, { kind: 'delete' }>): Promise<void> {
    const { ledger, client, clock } = this.#options;
    ledger.setState(seqs, 'in-flight', clock());
    try {
      await client.deleteTimeEntry(this.#remoteId(entryId));
    } catch (error) {
      // Gone already is what was asked for.
      if (!(error instanceof KeitoError) || error.kind !== 'not-found') throw error;
    }
    ledger.forget(entryId, seqs, clock());
  }

  #remoteId(entryId: EntryId): string {
    const base = this.#options.ledger.entry(entryId)?.base;
    if (!base) throw new Error('A step for an entry that the server does not have was planned as a change.');
    return base.remoteId;
  }

  /**
   * There is no single-entry GET (api-facts: 405): the list of its days has it. Null: it is not there. A row that cannot
   * be read but bears the entry's id is there, and ends in `bad-shape`: it must not be taken for absent and sent twice.
   */
  async #findOn(
    dates: readonly CalendarDate[],
    id: string,
    matches: (entry: ServerEntry) => boolean,
  ): Promise<ServerEntry | null> {
    const { client, userId } = this.#options;
    const sorted = [...dates].sort();
    const days = { from: sorted[0] ?? '', to: sorted.at(-1) ?? '' };
    let isUnreadable = false;
    for await (const page of client.timeEntries({ user_id: userId, ...days, per_page: 200 }).pages()) {
      const found = page.items.map((wire) => this.#decode(wire)).find(matches);
      if (found) return found;
      isUnreadable ||= page.skipped.some((row) => JSON.stringify(row).includes(JSON.stringify(id)));
    }
    if (isUnreadable) throw badShape('GET /time_entries', 'an entry of this app cannot be read');
    return null;
  }

  #decode(wire: WireTimeEntry): ServerEntry {
    return entryFromWire(wire, this.#options.client.skewMs());
  }
}

function editedDate(body: OperationBody): readonly CalendarDate[] {
  return body.kind === 'edit' && body.changes.spentDate !== undefined ? [body.changes.spentDate] : [];
}
