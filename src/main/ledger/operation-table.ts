import { z } from 'zod';
import { offsetMinutes } from '../../shared/calendar';
import type { EntryId } from '../../shared/model';
import type {
  BlockKind,
  Operation,
  OperationBody,
  OperationState,
  PlannedOperation,
} from '../core/operation';
import type { Sqlite } from './database';
import { decodeOperation } from './rows';

const ownerRow = z.object({ entry_id: z.string() });

/** The journal's operations, row by row. Whoever writes wraps it in a transaction and refreshes the entry's view. */
export class OperationTable {
  readonly #sqlite: Sqlite;
  /** How often each was put in flight by this process. */
  readonly #sent = new Map<number, number>();

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  insert({ entryId, body, at, zone, cause }: PlannedOperation, now: number): void {
    this.#sqlite.run(
      `INSERT INTO operations (entry_id, kind, body, at, zone, offset_minutes, cause, state, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
      ...[entryId, body.kind, JSON.stringify(body), at, zone, offsetMinutes(zone, at), cause, now],
    );
  }

  /** Not done yet, in the order in which they were done here. */
  open(): readonly Operation[] {
    return this.#sqlite
      .all("SELECT * FROM operations WHERE state <> 'done' ORDER BY seq")
      .map(decodeOperation);
  }

  /** Of one entry, done ones too, oldest first. */
  of(entryId: EntryId): readonly Operation[] {
    return this.#sqlite
      .all('SELECT * FROM operations WHERE entry_id = ? ORDER BY seq', entryId)
      .map(decodeOperation);
  }

  /**
   * Was a timer begun after this operation, of which Keito may have heard? Not of one taken back, or deleted, before it
   * was sent: of what is done and that Keito does not have nobody can tell.
   */
  hasStartedSince(seq: number): boolean {
    return this.#startsHeardOf('seq > ?', seq).length > 0;
  }

  /** Timers begun here of which Keito has heard, or may have, since `at` (UTC ms), whenever they began. */
  heardSince(at: number): readonly Operation[] {
    return this.#startsHeardOf('changed_at >= ?', at);
  }

  #startsHeardOf(which: string, since: number): readonly Operation[] {
    const isThere = 'EXISTS (SELECT 1 FROM entries WHERE id = entry_id AND remote_id IS NOT NULL)';
    const left = `kind = 'start' AND state NOT IN ('queued', 'blocked') AND (state <> 'done' OR ${isThere})`;
    return this.#sqlite
      .all(`SELECT * FROM operations WHERE ${which} AND ${left}`, since)
      .map(decodeOperation)
      .filter((start) => start.undoneAt === null || this.timesSent(start.seq) > 0);
  }

  /** From one on, done ones too, oldest first. */
  from(seq: number): readonly Operation[] {
    return this.#sqlite.all('SELECT * FROM operations WHERE seq >= ? ORDER BY seq', seq).map(decodeOperation);
  }

  /** The last ones, newest first. */
  latest(limit: number): readonly Operation[] {
    return this.#sqlite.all('SELECT * FROM operations ORDER BY seq DESC LIMIT ?', limit).map(decodeOperation);
  }

  timesSent(seq: number): number {
    return this.#sent.get(seq) ?? 0;
  }

  countAsSent(seqs: readonly number[]): void {
    for (const seq of seqs) this.#sent.set(seq, this.timesSent(seq) + 1);
  }

  forgetSending(seqs: readonly number[]): void {
    for (const seq of seqs) this.#sent.set(seq, Math.max(0, this.timesSent(seq) - 1));
  }

  /** They were taken back at `now` (UTC ms). */
  markUndone(seqs: readonly number[], now: number): void {
    for (const seq of seqs) this.#sqlite.run('UPDATE operations SET undone_at = ? WHERE seq = ?', now, seq);
  }

  writeState(
    seqs: readonly number[],
    state: OperationState,
    blocked: { readonly block: BlockKind; readonly reason: string } | null,
    now: number,
  ): void {
    for (const seq of seqs) {
      if (state === 'in-flight') this.countAsSent([seq]);
      this.#sqlite.run(
        'UPDATE operations SET state = ?, block = ?, reason = ?, changed_at = ? WHERE seq = ?',
        ...[state, blocked?.block ?? null, blocked?.reason ?? null, now, seq],
      );
    }
  }

  writeBody(seq: number, body: OperationBody): void {
    this.#sqlite.run('UPDATE operations SET body = ? WHERE seq = ?', JSON.stringify(body), seq);
  }

  /**
   * The clock was set by `stepMs`: what is open was done, and may have been sent, as long ago as before. What may still
   * arrive is waited for as long as before, too.
   */
  shiftOpen(stepMs: number): void {
    this.#sqlite.run(
      "UPDATE operations SET at = at + ?, changed_at = changed_at + ? WHERE state != 'done'",
      ...[stepMs, stepMs],
    );
  }

  forgetRestored(seqs: readonly number[]): void {
    for (const seq of seqs) this.#sqlite.run('UPDATE operations SET is_restored = 0 WHERE seq = ?', seq);
  }

  recoverInFlight(now: number): void {
    this.#sqlite.run(
      `UPDATE operations SET changed_at = ?, state = CASE WHEN kind = 'delete' THEN 'queued' ELSE 'unsure' END
       WHERE state = 'in-flight'`,
      now,
    );
  }

  ownersOf(seqs: readonly number[]): ReadonlySet<EntryId> {
    const rows = seqs.flatMap((seq) =>
      this.#sqlite.all('SELECT entry_id FROM operations WHERE seq = ?', seq),
    );
    return new Set(rows.map((row) => ownerRow.parse(row).entry_id));
  }
}
