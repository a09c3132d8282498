import { z } from 'zod';
import type { CalendarDate } from '../../shared/calendar';
import type { EntryId, TimeEntry } from '../../shared/model';
import {
  fromServer,
  overlay,
  type Operation,
  type OperationState,
  type PlannedOperation,
  type ServerEntry,
} from '../core/operation';
import type { Sqlite } from './database';
import { decodeEntry, decodeOperation, type LedgerEntry } from './rows';

/** The entries and dates that a pull has read whole. */
export interface PulledWindow {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly entries: readonly ServerEntry[];
}

const ENTRY_COLUMNS = 'id, base, view, start_ours, start_servers, start_seconds';
const ownerRow = z.object({ entry_id: z.string() });
const factRow = z.object({ value: z.string() });

/**
 * The durable journal of one account: what was done here (operations), what the server last said (base) and what the
 * person sees (view). Every method that writes is one transaction, on the disk when it returns.
 */
export class Ledger {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** Writes operations and the entries as they become by them, all or nothing. `at` of each is UTC ms. */
  commit(planned: readonly PlannedOperation[], now: number): void {
    this.#sqlite.transaction(() => {
      for (const operation of planned) {
        const { entryId, body } = operation;
        this.#sqlite.run(
          'INSERT INTO entries (id, touched_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET touched_at = excluded.touched_at',
          entryId,
          operation.at,
        );
        this.#sqlite.run(
          'INSERT INTO operations (entry_id, kind, body, at, zone, cause, state, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          ...[
            entryId,
            body.kind,
            JSON.stringify(body),
            operation.at,
            operation.zone,
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
          "UPDATE operations SET state = 'queued', reason = NULL, changed_at = ? WHERE entry_id = ? AND state = 'blocked'",
          now,
          entryId,
        );
        this.#refreshView(entryId);
      }
    });
  }

  /** The running entry; the one begun last should there ever be several. */
  running(): TimeEntry | null {
    const rows = this.#sqlite
      .all(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE is_running = 1`)
      .map(decodeEntry);
    const views = rows.flatMap(({ view }) => (view ? [view] : []));
    return views.sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0] ?? null;
  }

  entry(id: EntryId): LedgerEntry | null {
    const row = this.#sqlite.get(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE id = ?`, id);
    return row === undefined ? null : decodeEntry(row);
  }

  /** Entries that the person sees with a spent date from `from` to `to`, both included, newest first. */
  between(from: CalendarDate, to: CalendarDate): readonly LedgerEntry[] {
    return this.#sqlite
      .all(
        `SELECT ${ENTRY_COLUMNS} FROM entries WHERE view IS NOT NULL AND spent_date BETWEEN ? AND ?
         ORDER BY spent_date DESC, touched_at DESC, rowid DESC`,
        from,
        to,
      )
      .map(decodeEntry);
  }

  /** The entries that were worked on last, newest first; those logged ahead of `today` were not worked on yet. */
  recent(limit: number, today: CalendarDate): readonly LedgerEntry[] {
    return this.#sqlite
      .all(
        `SELECT ${ENTRY_COLUMNS} FROM entries WHERE view IS NOT NULL AND spent_date <= ?
         ORDER BY is_running DESC, spent_date DESC, touched_at DESC, rowid DESC LIMIT ?`,
        today,
        limit,
      )
      .map(decodeEntry);
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

  setState(seqs: readonly number[], state: OperationState, reason: string | null, now: number): void {
    this.#sqlite.transaction(() => {
      for (const seq of seqs) {
        this.#sqlite.run(
          'UPDATE operations SET state = ?, reason = ?, changed_at = ? WHERE seq = ?',
          state,
          reason,
          now,
          seq,
        );
      }
      for (const entryId of this.#entriesOf(seqs)) this.#refreshView(entryId);
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
      this.#store(entryId, server, now);
      if (startedHere !== undefined && server.startedAt !== null) {
        this.#sqlite.run(
          'UPDATE entries SET start_ours = ?, start_servers = ?, start_seconds = ? WHERE id = ?',
          ...[startedHere, server.startedAt, server.seconds, entryId],
        );
      }
      this.setState(doneSeqs, 'done', null, now);
      this.#refreshView(entryId);
    });
  }

  /** The entry is no longer (or never was) on the server, and the operations `doneSeqs` ask for nothing more. */
  forget(entryId: EntryId, doneSeqs: readonly number[], now: number): void {
    this.#sqlite.transaction(() => {
      this.#sqlite.run('UPDATE entries SET base = NULL, remote_id = NULL WHERE id = ?', entryId);
      this.setState(doneSeqs, 'done', null, now);
      this.#refreshView(entryId);
    });
  }

  /** Adopts a window that was read whole: changes, new entries, and deletions made elsewhere. */
  adoptWindow(pulled: PulledWindow, now: number): void {
    this.#sqlite.transaction(() => {
      const open = new Map<EntryId, Operation[]>();
      for (const operation of this.openOperations()) {
        open.set(operation.entryId, [...(open.get(operation.entryId) ?? []), operation]);
      }
      for (const server of pulled.entries) {
        const entryId = this.#idFor(server);
        const created = (open.get(entryId) ?? []).filter(
          ({ body }) => body.kind === 'start' || body.kind === 'log',
        );
        const start = created.find(({ body }) => body.kind === 'start')?.body;
        this.adopt(
          entryId,
          server,
          created.map(({ seq }) => seq),
          now,
          start?.kind === 'start' ? start.startedAt : undefined,
        );
      }
      const present = new Set(pulled.entries.map(({ remoteId }) => remoteId));
      for (const { id, base } of this.#withBase()) {
        const isInWindow = base.spentDate >= pulled.from && base.spentDate <= pulled.to;
        if (isInWindow && !present.has(base.remoteId) && !open.has(id)) this.forget(id, [], now);
      }
    });
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

  /** Ours by the server's id, else by the UUID that we gave it, else a stranger with a name made from its id. */
  #idFor(server: ServerEntry): EntryId {
    const known = this.#sqlite.all(
      `SELECT ${ENTRY_COLUMNS} FROM entries WHERE remote_id = ?`,
      server.remoteId,
    );
    const [row] = known.map(decodeEntry);
    if (row) return row.id;
    const ours = server.clientRequestId === null ? null : this.entry(server.clientRequestId);
    return ours && ours.base === null ? ours.id : `keito:${server.remoteId}`;
  }

  #entriesOf(seqs: readonly number[]): ReadonlySet<EntryId> {
    const rows = seqs.flatMap((seq) =>
      this.#sqlite.all('SELECT entry_id FROM operations WHERE seq = ?', seq),
    );
    return new Set(rows.map((row) => ownerRow.parse(row).entry_id));
  }

  #withBase(): readonly { id: EntryId; base: ServerEntry }[] {
    return this.#sqlite
      .all(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE base IS NOT NULL`)
      .map(decodeEntry)
      .flatMap(({ id, base }) => (base ? [{ id, base }] : []));
  }

  #store(entryId: EntryId, server: ServerEntry, now: number): void {
    this.#sqlite.run(
      `INSERT INTO entries (id, remote_id, base, touched_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET remote_id = excluded.remote_id, base = excluded.base`,
      entryId,
      server.remoteId,
      JSON.stringify(server),
      server.createdAt ?? now,
    );
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
    this.#sqlite.run(
      'UPDATE entries SET view = ?, spent_date = ?, is_running = ? WHERE id = ?',
      ...[
        view && JSON.stringify(view),
        view?.spentDate ?? null,
        view && view.startedAt !== null ? 1 : 0,
        entryId,
      ],
    );
  }
}
