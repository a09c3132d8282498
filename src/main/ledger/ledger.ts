import { z } from 'zod';
import { offsetMinutes, type CalendarDate } from '../../shared/calendar';
import type { EntryId, TimeEntry } from '../../shared/model';
import {
  fromServer,
  overlay,
  type BlockKind,
  type Operation,
  type OperationState,
  type PlannedOperation,
  type ServerEntry,
} from '../core/operation';
import type { Sqlite } from './database';
import { EntryTable } from './entry-table';
import { decodeOperation, type LedgerEntry } from './rows';

/** What a pull has read of the dates from `from` to `to`, both included. */
export interface PulledWindow {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** False: rows were left out that could not be read, so that an absent entry need not be a deleted one. */
  readonly isWhole: boolean;
  readonly entries: readonly ServerEntry[];
}

const ownerRow = z.object({ entry_id: z.string() });
const factRow = z.object({ value: z.string() });

/**
 * The durable journal of one account: what was done here (operations), what the server last said (base) and what the
 * person sees (view). Every method that writes is one transaction, on the disk when it returns.
 */
export class Ledger {
  readonly #sqlite: Sqlite;
  readonly #entries: EntryTable;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
    this.#entries = new EntryTable(sqlite);
  }

  /** Writes operations and the entries as they become by them, all or nothing. `at` of each is UTC ms. */
  commit(planned: readonly PlannedOperation[], now: number): void {
    this.#sqlite.transaction(() => {
      for (const operation of planned) {
        const { entryId, body } = operation;
        const isWork = body.kind === 'start' || body.kind === 'log' || body.kind === 'stop';
        if (isWork) this.#entries.touch(entryId, operation.at);
        else this.#entries.keep(entryId, operation.at);
        this.#sqlite.run(
          `INSERT INTO operations (entry_id, kind, body, at, zone, offset_minutes, cause, state, changed_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[
            entryId,
            body.kind,
            JSON.stringify(body),
            operation.at,
            operation.zone,
            offsetMinutes(operation.zone, operation.at),
            operation.cause,
            'queued',
            now,
          ],
        );
        // Whatever the person does to a refused entry is their answer to the refusal: it is sent again with it. Only a
        // refused deletion is given up: the entry came back, and was changed instead (or is deleted anew).
        this.#sqlite.run(
          "UPDATE operations SET state = 'done', changed_at = ? WHERE entry_id = ? AND state = 'blocked' AND kind = 'delete'",
          now,
          entryId,
        );
        this.#sqlite.run(
          "UPDATE operations SET state = 'queued', reason = NULL, block = NULL, changed_at = ? WHERE entry_id = ? AND state = 'blocked'",
          now,
          entryId,
        );
        this.#refreshView(entryId);
      }
    });
  }

  /** The running entry; the one begun last should there ever be several. */
  running(): TimeEntry | null {
    return this.#entries.running();
  }

  entry(id: EntryId): LedgerEntry | null {
    return this.#entries.get(id);
  }

  /** Entries that the person sees with a spent date from `from` to `to`, both included, newest first. */
  between(from: CalendarDate, to: CalendarDate): readonly LedgerEntry[] {
    return this.#entries.between(from, to);
  }

  /** The entries that were worked on last, newest first; those logged ahead of `today` were not worked on yet. */
  recent(limit: number, today: CalendarDate): readonly LedgerEntry[] {
    return this.#entries.recent(limit, today);
  }

  /** Operations that are not done yet, in the order in which they were done here. */
  openOperations(): readonly Operation[] {
    return this.#sqlite
      .all("SELECT * FROM operations WHERE state <> 'done' ORDER BY seq")
      .map(decodeOperation);
  }

  /** Operations of one entry, done ones too, oldest first. */
  operationsOf(entryId: EntryId): readonly Operation[] {
    return this.#sqlite
      .all('SELECT * FROM operations WHERE entry_id = ? ORDER BY seq', entryId)
      .map(decodeOperation);
  }

  /** Operations go on their way; what they were blocked for is forgotten. */
  setState(seqs: readonly number[], state: Exclude<OperationState, 'blocked'>, now: number): void {
    this.#writeState(seqs, state, null, now);
  }

  #writeState(
    seqs: readonly number[],
    state: OperationState,
    blocked: { readonly block: BlockKind; readonly reason: string } | null,
    now: number,
  ): void {
    this.#sqlite.transaction(() => {
      for (const seq of seqs) {
        this.#sqlite.run(
          'UPDATE operations SET state = ?, block = ?, reason = ?, changed_at = ? WHERE seq = ?',
          ...[state, blocked?.block ?? null, blocked?.reason ?? null, now, seq],
        );
      }
      for (const entryId of this.#entriesOf(seqs)) this.#refreshView(entryId);
    });
  }

  /**
   * The server refuses these operations of one entry. Where the person did something more to it meanwhile, that is
   * their answer already: all of it is sent again together. Else it waits for one, with the reason.
   */
  refuse(entryId: EntryId, seqs: readonly number[], reason: string, now: number): void {
    this.#sqlite.transaction(() => {
      const isAnswered = this.operationsOf(entryId).some(
        ({ seq, state }) => state !== 'done' && !seqs.includes(seq),
      );
      if (isAnswered) this.setState(seqs, 'queued', now);
      else this.block(seqs, 'refused', reason, now);
    });
  }

  /** The operations wait for a decision of the person; `reason` is a whole sentence. */
  block(seqs: readonly number[], block: BlockKind, reason: string, now: number): void {
    this.#writeState(seqs, 'blocked', { block, reason }, now);
  }

  /** As {@link refuse}, because the server has the entry no more: what was done here is the person's to decide on. */
  refuseGone(entryId: EntryId, seqs: readonly number[], reason: string, now: number): void {
    this.#sqlite.transaction(() => {
      this.#entries.markGone(entryId);
      this.refuse(entryId, seqs, reason, now);
    });
  }

  /** These operations ask for nothing more; `planned` is done instead, all or nothing. */
  giveUp(seqs: readonly number[], planned: readonly PlannedOperation[], now: number): void {
    this.#sqlite.transaction(() => {
      this.setState(seqs, 'done', now);
      this.commit(planned, now);
    });
  }

  /** The entry is given up for the one that the planned operation creates, all or nothing. */
  replace(entryId: EntryId, planned: PlannedOperation, now: number): void {
    this.#sqlite.transaction(() => {
      const open = this.operationsOf(entryId).filter(({ state }) => state !== 'done');
      this.forget(
        entryId,
        open.map(({ seq }) => seq),
        now,
      );
      this.commit([planned], now);
    });
  }

  /** After a crash: a create that was being sent may have arrived; anything else can simply be sent again. */
  recoverInFlight(now: number): void {
    this.#sqlite.run(
      `UPDATE operations SET changed_at = ?, state = CASE WHEN kind IN ('start', 'log') THEN 'unsure' ELSE 'queued' END
       WHERE state = 'in-flight'`,
      now,
    );
  }

  /**
   * The server's answer: its entry becomes the base, the operations that it answers are done, and what was done here
   * meanwhile is laid over it. `startedHere` (UTC ms) is the true begin of a timer that this computer began.
   */
  adopt(
    entryId: EntryId,
    server: ServerEntry,
    doneSeqs: readonly number[],
    now: number,
    startedHere?: number,
  ): void {
    this.#sqlite.transaction(() => {
      this.#entries.store(entryId, server, now);
      if (startedHere !== undefined && server.startedAt !== null) {
        this.#entries.storeStart(entryId, startedHere, server.startedAt, server.seconds);
      }
      this.setState(doneSeqs, 'done', now);
      this.#refreshView(entryId);
    });
  }

  /** The entry is no longer (or never was) on the server, and the operations `doneSeqs` ask for nothing more. */
  forget(entryId: EntryId, doneSeqs: readonly number[], now: number): void {
    this.#sqlite.transaction(() => {
      this.#entries.forgetBase(entryId);
      this.setState(doneSeqs, 'done', now);
      this.#refreshView(entryId);
    });
  }

  /** Adopts a window that was read: changes, new entries and, where it was read whole, deletions made elsewhere. */
  adoptWindow(pulled: PulledWindow, now: number): void {
    this.#sqlite.transaction(() => {
      const open = new Map<EntryId, Operation[]>();
      for (const operation of this.openOperations()) {
        open.set(operation.entryId, [...(open.get(operation.entryId) ?? []), operation]);
      }
      const creates = (entryId: EntryId) =>
        (open.get(entryId) ?? []).filter(({ body }) => body.kind === 'start' || body.kind === 'log');
      const stored = this.#entries.stored(pulled.from, pulled.to);
      const byRemoteId = new Map(stored.map((entry) => [entry.remoteId, entry]));
      for (const server of pulled.entries) {
        const known = byRemoteId.get(server.remoteId);
        if (known && !known.isGone && known.json === JSON.stringify(server)) continue;
        const entryId = this.#entries.idFor(server);
        const created = creates(entryId);
        const start = created.find(({ body }) => body.kind === 'start')?.body;
        this.adopt(
          entryId,
          server,
          created.map(({ seq }) => seq),
          now,
          start?.kind === 'start' ? start.startedAt : undefined,
        );
      }
      if (!pulled.isWhole) return;
      const present = new Set(pulled.entries.map(({ remoteId }) => remoteId));
      for (const { id, remoteId } of stored) {
        if (!present.has(remoteId) && !open.has(id)) this.forget(id, [], now);
      }
    });
  }

  /** All that `work` writes here is on the disk when it returns, or nothing of it. */
  atomically(work: () => void): void {
    this.#sqlite.transaction(work);
  }

  /** A small fact kept with the account's data, such as the last pull; null when there is none. */
  fact(key: string): string | null {
    const row = this.#sqlite.get('SELECT value FROM facts WHERE key = ?', key);
    return row === undefined ? null : factRow.parse(row).value;
  }

  setFact(key: string, value: string | null): void {
    if (value === null) this.#sqlite.run('DELETE FROM facts WHERE key = ?', key);
    else {
      this.#sqlite.run(
        'INSERT INTO facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        value,
      );
    }
  }

  close(): void {
    this.#sqlite.close();
  }

  #entriesOf(seqs: readonly number[]): ReadonlySet<EntryId> {
    const rows = seqs.flatMap((seq) =>
      this.#sqlite.all('SELECT entry_id FROM operations WHERE seq = ?', seq),
    );
    return new Set(rows.map((row) => ownerRow.parse(row).entry_id));
  }

  #refreshView(entryId: EntryId): void {
    const row = this.entry(entryId);
    if (!row) return;
    const base = row.base && fromServer(entryId, row.base, row.trueStart);
    // A refused deletion is laid over nothing: the entry is still there, and must be seen with the reason.
    const open = this.operationsOf(entryId).filter(
      ({ state, body }) => state !== 'done' && !(state === 'blocked' && body.kind === 'delete'),
    );
    const view = overlay(
      base,
      entryId,
      open.map(({ body }) => body),
    );
    this.#entries.storeView(entryId, view);
  }
}
