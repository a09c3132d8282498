import { z } from 'zod';
import type { CalendarDate } from '../../shared/calendar';
import type { EntryId, TimeEntry } from '../../shared/model';
import type { ServerEntry } from '../core/operation';
import type { DayUse } from '../core/usage';
import type { Sqlite } from './database';
import { decodeEntry, decodeStored, decodeUse, type LedgerEntry, type StoredEntry } from './rows';

const COLUMNS = 'id, base, view, start_ours, start_servers, start_seconds, is_gone';

const nameRow = z.object({ name: z.string().nullable() });
const idsRow = z.object({ id: z.string(), remote_id: z.string() });

/** What the id of an entry begins with that this app did not create. */
export const STRANGER = 'keito:';

/** The journal's entries, row by row. Whoever writes wraps it in a transaction and refreshes the view. */
export class EntryTable {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  get(id: EntryId): LedgerEntry | null {
    const row = this.#sqlite.get(`SELECT ${COLUMNS} FROM entries WHERE id = ?`, id);
    return row === undefined ? null : decodeEntry(row);
  }

  /** The one that was started last comes first. */
  allRunning(): readonly LedgerEntry[] {
    return this.#sqlite
      .all(`SELECT ${COLUMNS} FROM entries WHERE is_running = 1 ORDER BY touched_at DESC, rowid DESC`)
      .map(decodeEntry);
  }

  between(from: CalendarDate, to: CalendarDate): readonly LedgerEntry[] {
    return this.#sqlite
      .all(
        `SELECT ${COLUMNS} FROM entries WHERE view IS NOT NULL AND spent_date BETWEEN ? AND ?
         ORDER BY spent_date DESC, touched_at DESC, rowid DESC`,
        from,
        to,
      )
      .map(decodeEntry);
  }

  recent(limit: number, today: CalendarDate): readonly LedgerEntry[] {
    return this.#sqlite
      .all(
        `SELECT ${COLUMNS} FROM entries WHERE view IS NOT NULL AND spent_date <= ?
         ORDER BY is_running DESC, touched_at DESC, spent_date DESC, rowid DESC LIMIT ?`,
        today,
        limit,
      )
      .map(decodeEntry);
  }

  /** Counted by the database: this is asked for each snapshot, and decoding the entries takes ten times as long. */
  uses(from: CalendarDate, to: CalendarDate): readonly DayUse[] {
    return this.#sqlite
      .all(
        `SELECT json_extract(view, '$.projectId') AS projectId, json_extract(view, '$.taskId') AS taskId,
         spent_date AS spentDate, count(*) AS entries, max(touched_at) AS touchedAt
         FROM entries WHERE view IS NOT NULL AND spent_date BETWEEN ? AND ? GROUP BY 1, 2, 3`,
        from,
        to,
      )
      .map(decodeUse);
  }

  /** What the server had on these dates, both included, when it last spoke. */
  stored(from: CalendarDate, to: CalendarDate): readonly StoredEntry[] {
    return this.#sqlite
      .all(
        'SELECT id, remote_id, base, is_gone FROM entries WHERE base_date IS NOT NULL AND base_date BETWEEN ? AND ?',
        from,
        to,
      )
      .map(decodeStored);
  }

  /** Ours by the server's id, else by the UUID that we gave it, else a stranger with a name made from its id. */
  idFor(server: ServerEntry): EntryId {
    const owner = this.ownerOf(server.remoteId);
    if (owner !== null) return owner;
    const ours = server.clientRequestId === null ? null : this.get(server.clientRequestId);
    return ours && ours.base === null ? ours.id : STRANGER + server.remoteId;
  }

  /** The entry with this id of the server; null where none is known. */
  ownerOf(remoteId: string): EntryId | null {
    const row = this.#sqlite.get(`SELECT ${COLUMNS} FROM entries WHERE remote_id = ?`, remoteId);
    return row === undefined ? null : decodeEntry(row).id;
  }

  /** Ids, and those that were sent along with what is somebody else's to this journal by now. */
  names(): ReadonlySet<string> {
    const rows = this.#sqlite.all(
      `SELECT id AS name FROM entries
       UNION SELECT json_extract(base, '$.clientRequestId') FROM entries WHERE base IS NOT NULL`,
    );
    return new Set(rows.map((row) => nameRow.parse(row).name).filter((name) => name !== null));
  }

  /** The server's ids by ours. */
  remoteIds(): ReadonlyMap<EntryId, string> {
    const rows = this.#sqlite.all('SELECT id, remote_id FROM entries WHERE remote_id IS NOT NULL');
    return new Map(rows.map((row) => idsRow.parse(row)).map(({ id, remote_id }) => [id, remote_id]));
  }

  removeStranger(remoteId: string): void {
    this.#sqlite.run('DELETE FROM entries WHERE id = ? AND remote_id = ?', STRANGER + remoteId, remoteId);
  }

  /** An entry that is changed afterwards was not worked on again: it keeps its place among the recent ones. */
  keep(entryId: EntryId, at: number): void {
    this.#sqlite.run(
      'INSERT INTO entries (id, touched_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
      entryId,
      at,
    );
  }

  /** It was worked on until `at` (UTC ms). */
  touch(entryId: EntryId, at: number): void {
    this.#sqlite.run(
      'INSERT INTO entries (id, touched_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET touched_at = excluded.touched_at',
      entryId,
      at,
    );
  }

  store(entryId: EntryId, server: ServerEntry, now: number): void {
    this.#sqlite.run(
      `INSERT INTO entries (id, remote_id, base, base_date, touched_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET remote_id = excluded.remote_id, base = excluded.base,
       base_date = excluded.base_date, is_gone = 0`,
      ...[entryId, server.remoteId, JSON.stringify(server), server.spentDate, server.createdAt ?? now],
    );
  }

  storeStart(entryId: EntryId, ours: number, servers: number, serversSeconds: number): void {
    this.#sqlite.run(
      'UPDATE entries SET start_ours = ?, start_servers = ?, start_seconds = ? WHERE id = ?',
      ...[ours, servers, serversSeconds, entryId],
    );
  }

  forgetStart(entryId: EntryId): void {
    this.#sqlite.run(
      'UPDATE entries SET start_ours = NULL, start_servers = NULL, start_seconds = 0 WHERE id = ?',
      entryId,
    );
  }

  markGone(entryId: EntryId): void {
    this.#sqlite.run('UPDATE entries SET is_gone = 1 WHERE id = ?', entryId);
  }

  forgetBase(entryId: EntryId): void {
    this.#sqlite.run(
      'UPDATE entries SET base = NULL, base_date = NULL, remote_id = NULL, is_gone = 0 WHERE id = ?',
      entryId,
    );
  }

  storeView(entryId: EntryId, view: TimeEntry | null): void {
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
