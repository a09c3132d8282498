import { z } from 'zod';
import { isDamage } from './damage';
import type { Sqlite, SqlValue } from './database';
import { isFormatKey, schemaSeal } from './format';
import type { Ledger } from './ledger';
import { decodeCreation, decodeEntry, decodeOperation } from './rows';
import { columnsOf, isSealed, readRows, sealedTables, valuesOf, type Row, type SealedTable } from './seals';

/** Keys that are passed over one by one where the page that should hold them cannot be read. */
const MOST_UNREADABLE = 2_000;

const lastRow = z.object({ last: z.number().nullable() });
const openRow = z.object({ seq: z.number() });

/**
 * Takes over what a damaged journal (`source`, a copy of it) still proves by its seals: operations that the restored one
 * (`target`) does not know, and those that it has as open although they were done. All or nothing. `now` is UTC ms.
 *
 * What is open is in doubt as in any restored journal. A create that was done stays done only with its entry's own row:
 * without what the server said it would be out of sight, so it is looked for on the server again.
 */
export function salvage(source: Sqlite, target: Sqlite, ledger: Ledger, now: number): void {
  // First, as libsql ends the process over names that are not UTF-8.
  schemaSeal(source);
  if (!hasColumnsOf(source, target)) return;
  target.transaction(() => {
    const { last } = lastRow.parse(target.get('SELECT max(seq) AS last FROM operations'));
    const touched = new Set<string>();
    for (const row of openIn(target)) {
      const entryId = String(row['entry_id']);
      target.run(
        'UPDATE operations SET undone_at = ? WHERE seq = ?',
        row['undone_at'] ?? null,
        Number(row['seq']),
      );
      // What is proven to be open was not taken back.
      if (isDeletion(row))
        target.run('UPDATE operations SET is_restored = 0 WHERE seq = ?', Number(row['seq']));
      if (row['state'] !== 'done') continue;
      const hasEntry = takeEntry(source, target, entryId);
      if (isCreate(row) && !hasEntry) continue;
      ledger.setState([Number(row['seq'])], 'done', now);
      touched.add(entryId);
    }
    for (const row of rowsAfter(source, 'operations', last ?? 0)) {
      const { entryId, at } = decodeOperation(row);
      const hasEntry = takeEntry(source, target, entryId);
      if (!hasEntry)
        target.run('INSERT INTO entries (id, touched_at) VALUES (?, ?) ON CONFLICT DO NOTHING', entryId, at);
      const isDone = row['state'] === 'done' && (hasEntry || !isCreate(row));
      const state = isCreate(row) && row['state'] !== 'blocked' ? 'unsure' : row['state'];
      insert(
        target,
        'operations',
        isDone
          ? row
          : { ...row, state: state ?? null, is_restored: isDeletion(row) ? 0 : 1, changed_at: now },
      );
      touched.add(entryId);
    }
    takeCreations(source, target, now);
    takeFacts(source, target);
    ledger.refreshViews(touched);
  });

  /** The damaged journal's rows of what is open in the restored one, those whose seals hold. */
  function openIn(restored: Sqlite): readonly Row[] {
    return restored
      .all("SELECT seq FROM operations WHERE state <> 'done' ORDER BY seq")
      .map((row) => sealedRow(source, 'operations', 'NOT INDEXED WHERE seq = ?', openRow.parse(row).seq))
      .filter((row) => row !== null);
  }
}

function isCreate(operation: Row): boolean {
  return operation['kind'] === 'start' || operation['kind'] === 'log';
}

function isDeletion(operation: Row): boolean {
  return operation['kind'] === 'delete';
}

function hasColumnsOf(source: Sqlite, target: Sqlite): boolean {
  return sealedTables(target).every(
    (table) => columnsOf(source, table).join() === columnsOf(target, table).join(),
  );
}

/** A row whose seal holds; null where there is none, or none that can be read. */
function sealedRow(source: Sqlite, table: SealedTable, rest: string, key: SqlValue): Row | null {
  try {
    const row = readRows(source, table, rest, key)[0];
    return row && isSealed(row) ? valuesOf(row) : null;
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** One row after the other, past the pages that cannot be read. */
function rowsAfter(source: Sqlite, table: 'operations' | 'creations', last: number): readonly Row[] {
  const found: Row[] = [];
  let unreadable = 0;
  for (let after = last; unreadable < MOST_UNREADABLE;) {
    try {
      const next = source.get(
        `SELECT seq FROM ${table} NOT INDEXED WHERE seq > ? ORDER BY seq LIMIT 1`,
        after,
      );
      if (next === undefined) break;
      const { seq } = openRow.parse(next);
      // A damaged number can be too large to be told from the next one: the same row would come for ever.
      if (seq <= after) break;
      after = seq;
      const row = sealedRow(source, table, 'NOT INDEXED WHERE seq = ?', after);
      if (row) found.push(row);
    } catch (error) {
      if (!isDamage(error)) throw error;
      after += 1;
      unreadable += 1;
    }
  }
  return found;
}

/**
 * Takes over what became of the creations that the restored journal has as open, and those that it does not know: what is
 * open of them may have been sent.
 */
function takeCreations(source: Sqlite, target: Sqlite, now: number): void {
  const { last } = lastRow.parse(target.get('SELECT max(seq) AS last FROM creations'));
  for (const known of target.all("SELECT seq FROM creations WHERE state NOT IN ('done', 'withdrawn')")) {
    const row = sealedRow(source, 'creations', 'NOT INDEXED WHERE seq = ?', openRow.parse(known).seq);
    if (row && isSettled(row)) insert(target, 'creations', row, 'seq');
  }
  for (const row of rowsAfter(source, 'creations', last ?? 0)) {
    decodeCreation(row);
    const state = row['state'] === 'blocked' ? 'blocked' : 'unsure';
    insert(target, 'creations', isSettled(row) ? row : { ...row, state, is_restored: 1, changed_at: now });
  }
}

function isSettled(creation: Row): boolean {
  return creation['state'] === 'done' || creation['state'] === 'withdrawn';
}

/** Takes over what the server said of an entry; false where the damaged journal cannot prove it. */
function takeEntry(source: Sqlite, target: Sqlite, entryId: string): boolean {
  const row =
    sealedRow(source, 'entries', 'WHERE id = ?', entryId) ??
    // Its index may be what is damaged.
    sealedRow(source, 'entries', 'NOT INDEXED WHERE id = ?', entryId);
  if (!row) return false;
  decodeEntry(row);
  const remoteId = row['remote_id'] ?? null;
  const owner = target.get('SELECT id FROM entries WHERE remote_id = ? AND id <> ?', remoteId, entryId);
  if (owner !== undefined) return false;
  insert(target, 'entries', row, 'id');
  return true;
}

/**
 * Small facts as they were last: the account, its projects, a question that waits. All of them or none: what is not
 * among them was taken back since the copy, such as a question that was answered.
 */
function takeFacts(source: Sqlite, target: Sqlite): void {
  let facts: readonly Row[];
  try {
    const rows = readRows(source, 'facts', 'NOT INDEXED');
    if (!rows.every(isSealed)) return;
    facts = rows.map(valuesOf);
  } catch (error) {
    if (isDamage(error)) return;
    throw error;
  }
  // Without it this is not all of them.
  if (!facts.some((fact) => isFormatKey(fact['key']))) return;
  const own = (fact: Row): boolean => !isFormatKey(fact['key']);
  for (const fact of readRows(target, 'facts').map(valuesOf).filter(own)) {
    target.run('DELETE FROM facts WHERE key = ?', fact['key'] ?? null);
  }
  for (const fact of facts.filter(own)) insert(target, 'facts', fact);
}

/** Writes a row whole; the seal is made anew with the transaction. Column names are those of our own schema. */
function insert(target: Sqlite, table: SealedTable, row: Row, key?: string): void {
  const columns = columnsOf(target, table).filter((name) => name !== 'seal');
  const changes = columns.map((name) => `${name} = excluded.${name}`).join(', ');
  target.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ${key === undefined ? '' : `ON CONFLICT (${key}) DO UPDATE SET ${changes}`}`,
    ...columns.map((name) => row[name] ?? null),
  );
}
