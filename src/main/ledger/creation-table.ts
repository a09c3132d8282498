import { z } from 'zod';
import type { Creation, CreationBody, CreationKind } from '../core/creation';
import type { Sqlite } from './database';
import { decodeCreation } from './rows';

const OPEN = "state NOT IN ('done', 'withdrawn')";
const remoteRow = z.object({ remote_id: z.string() });

/**
 * What was created here besides time entries, in the journal. Every method that writes is one transaction, on the disk
 * when it returns; `now` and `at` are UTC ms.
 */
export class CreationTable {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** Writes down what the person created; `id` is a new UUID. */
  add(id: string, body: CreationBody, at: number): void {
    this.#sqlite.run(
      "INSERT INTO creations (id, kind, body, at, state, changed_at) VALUES (?, ?, ?, ?, 'queued', ?)",
      ...[id, body.kind, JSON.stringify(body), at, at],
    );
  }

  get(id: string): Creation | null {
    const row = this.#sqlite.get('SELECT * FROM creations WHERE id = ?', id);
    return row === undefined ? null : decodeCreation(row);
  }

  /** What is still on its way, in the order in which it was created. */
  open(): readonly Creation[] {
    return this.#sqlite.all(`SELECT * FROM creations WHERE ${OPEN} ORDER BY seq`).map(decodeCreation);
  }

  /** All that were not withdrawn, oldest first. */
  all(): readonly Creation[] {
    return this.#sqlite
      .all("SELECT * FROM creations WHERE state <> 'withdrawn' ORDER BY seq")
      .map(decodeCreation);
  }

  /** All of a kind that were not withdrawn, oldest first. */
  of(kind: CreationKind): readonly Creation[] {
    return this.#sqlite
      .all("SELECT * FROM creations WHERE kind = ? AND state <> 'withdrawn' ORDER BY seq", kind)
      .map(decodeCreation);
  }

  /** Keito's ids of what was created here. */
  claimed(): ReadonlySet<string> {
    const rows = this.#sqlite.all('SELECT remote_id FROM creations WHERE remote_id IS NOT NULL');
    return new Set(rows.map((row) => remoteRow.parse(row).remote_id));
  }

  /** It is about to be sent: what looked like it on the server until now is none of it. */
  markInFlight(id: string, twins: readonly string[], now: number): void {
    this.#sqlite.run(
      "UPDATE creations SET state = 'in-flight', twins = ?, changed_at = ? WHERE id = ?",
      ...[JSON.stringify(twins), now, id],
    );
  }

  /** Nobody can tell yet whether it has reached Keito. */
  markUnsure(id: string, now: number): void {
    this.#sqlite.run("UPDATE creations SET state = 'unsure', changed_at = ? WHERE id = ?", now, id);
  }

  /** It was looked for and had not arrived: what looked like it before it was sent stays known, should it come late. */
  sendAgain(id: string, now: number): void {
    this.#sqlite.run("UPDATE creations SET state = 'queued', changed_at = ? WHERE id = ?", now, id);
  }

  /** It has certainly not reached Keito, or the person decided that it is to be sent. */
  requeue(id: string, now: number): void {
    this.#sqlite.run(
      `UPDATE creations SET state = 'queued', block = NULL, reason = NULL, twins = NULL, is_restored = 0,
         changed_at = ? WHERE id = ?`,
      ...[now, id],
    );
  }

  /** It waits for the person; `reason` is a whole sentence. */
  block(id: string, block: NonNullable<Creation['block']>, reason: string, now: number): void {
    this.#sqlite.run(
      "UPDATE creations SET state = 'blocked', block = ?, reason = ?, changed_at = ? WHERE id = ?",
      ...[block, reason, now, id],
    );
  }

  /** Keito has it. */
  done(id: string, remoteId: string, now: number): void {
    this.#sqlite.run(
      `UPDATE creations SET state = 'done', block = NULL, reason = NULL, remote_id = ?, changed_at = ? WHERE id = ?`,
      ...[remoteId, now, id],
    );
  }

  /** The person wants it no more. It stays, so that no older copy of the journal brings it back. */
  withdraw(id: string, now: number): void {
    this.#sqlite.run("UPDATE creations SET state = 'withdrawn', changed_at = ? WHERE id = ?", now, id);
  }

  /** The person wrote it anew: that is what is sent, as if it had been created just now. */
  rewrite(id: string, body: CreationBody, now: number): void {
    this.#sqlite.transaction(() => {
      this.#sqlite.run('UPDATE creations SET at = ? WHERE id = ?', now, id);
      this.#write(id, body, now);
    });
  }

  /** Keito has lost it: it is sent as if it had never been, with ids that are good by now. */
  startAnew(id: string, body: CreationBody, now: number): void {
    this.#sqlite.transaction(() => {
      this.#sqlite.run('UPDATE creations SET remote_id = NULL WHERE id = ?', id);
      this.#write(id, body, now);
    });
  }

  #write(id: string, body: CreationBody, now: number): void {
    this.#sqlite.run('UPDATE creations SET body = ? WHERE id = ?', JSON.stringify(body), id);
    this.requeue(id, now);
  }

  /** After a crash: what was being sent may have arrived, or still arrive. */
  recoverInFlight(now: number): void {
    this.#sqlite.run("UPDATE creations SET state = 'unsure', changed_at = ? WHERE state = 'in-flight'", now);
  }

  /** The clock was set by `stepMs`: what is open was done, and may have been sent, as long ago as before. */
  shiftOpen(stepMs: number): void {
    this.#sqlite.run(
      `UPDATE creations SET at = at + ?, changed_at = changed_at + ? WHERE ${OPEN}`,
      ...[stepMs, stepMs],
    );
  }
}
