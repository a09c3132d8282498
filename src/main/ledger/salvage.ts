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
    for (const row of [...openIn(target), ...rowsAfter(source, 'operations', last ?? 0)]) {
      const { entryId, at } = decodeOperation(row);
      const hasEntry = takeEntry(source, target, entryId);
      if (!hasEntry)
        target.run('INSERT INTO entries (id, touched_at) VALUES (?, ?) ON CONFLICT DO NOTHING', entryId, at);
      const isDone = row['state'] === 'done' && (hasEntry || !isCreate(row));
      insert(target, 'operations', isDone ? row : inDoubt(row, now), 'seq');
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

/** What is open may have been sent since; of a deletion it is proven that it was not taken back. */
function inDoubt(operation: Row, now: number): Row {
  const state = isCreate(operation) && operation['state'] !== 'blocked' ? 'unsure' : operation['state'];
  return { ...operation, state: state ?? null, is_restored: isDeletion(operation) ? 0 : 1, changed_at: now };
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
  const known = target
    .all("SELECT seq FROM creations WHERE state NOT IN ('done', 'withdrawn')")
    .map((row) => sealedRow(source, 'creations', 'NOT INDEXED WHERE seq = ?', openRow.parse(row).seq))
    .filter((row) => row !== null);
  for (const row of [...known, ...rowsAfter(source, 'creations', last ?? 0)]) {
    decodeCreation(row);
    const state = row['state'] === 'blocked' ? 'blocked' : 'unsure';
    const taken = isSettled(row) ? row : { ...row, state, is_restored: 1, changed_at: now };
    insert(target, 'creations', taken, 'seq');
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
