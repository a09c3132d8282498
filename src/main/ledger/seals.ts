import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { DamagedError } from './damage';
import type { Sqlite, SqlValue } from './database';

/** The tables whose rows are sealed, each with its key. */
const KEYS = { entries: 'id', operations: 'seq', facts: 'key', creations: 'seq' } as const;
export type SealedTable = keyof typeof KEYS;
const SEALED_TABLES: readonly SealedTable[] = ['entries', 'operations', 'facts', 'creations'];

/** The sealed tables that a file has: older formats have fewer. */
export function sealedTables(sqlite: Sqlite): readonly SealedTable[] {
  return SEALED_TABLES.filter((table) => columnsOf(sqlite, table).length > 0);
}

/** A row as it lies in its table: the values of its columns but the seal, in the table's order, and the seal. */
export interface StoredRow {
  readonly table: SealedTable;
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[];
  readonly seal: number | null;
}

/** The columns of a row but its seal, by their names. */
export type Row = Readonly<Record<string, SqlValue>>;

const namesRow = z.object({ name: z.string() });
/** How libsql gives a BLOB. */
const bytes = z.instanceof(ArrayBuffer);
const storedRow = z.object({ bytes, seal: z.number().nullable() });
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text that came as bytes. libsql ends the process over text that is not UTF-8, as damaged text may be. */
export function decodeText(value: unknown): string {
  try {
    return decoder.decode(bytes.parse(value));
  } catch {
    throw new DamagedError('A text is not UTF-8.');
  }
}

/** The columns of a table, in its order; none where there is no such table. */
export function columnsOf(sqlite: Sqlite, table: SealedTable): readonly string[] {
  return sqlite.all('SELECT name FROM pragma_table_info(?)', table).map((row) => namesRow.parse(row).name);
}

/**
 * Rows of a table, safe to call on a file that may be damaged as long as its schema is text: nothing is made text before
 * it was seen to be some. Throws a {@link DamagedError} where it is none.
 */
export function readRows(
  sqlite: Sqlite,
  table: SealedTable,
  rest = '',
  ...values: readonly SqlValue[]
): readonly StoredRow[] {
  const columns = columnsOf(sqlite, table).filter((name) => name !== 'seal');
  const seal = isSealable(sqlite, table) ? "CASE typeof(seal) WHEN 'integer' THEN seal END" : 'NULL';
  const rows = sqlite.all(
    `SELECT CAST(json_array(${columns.join(', ')}) AS BLOB) AS bytes, ${seal} AS seal FROM ${table} ${rest}`,
    ...values,
  );
  return rows.map((row) => {
    const { bytes, seal } = storedRow.parse(row);
    return { table, columns, values: decodeValues(decodeText(bytes)), seal };
  });
}

/** Not a schema: this is done for every value of the journal at every opening. */
function decodeValues(json: string): readonly SqlValue[] {
  const values: unknown = JSON.parse(json);
  if (Array.isArray(values) && values.every(isValue)) return values;
  throw new DamagedError('A row holds what no row can.');
}

function isValue(value: unknown): value is SqlValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

export function valuesOf({ columns, values }: StoredRow): Row {
  return Object.fromEntries(columns.map((name, index) => [name, values[index] ?? null]));
}

/**
 * The seal that a row should have: CRC-32 of what it is a row of and of all its other columns. Of our own JSON, not of
 * SQLite's: a new SQLite must not break the seals of an old journal.
 */
function sealOf({ table, columns, values }: StoredRow): number {
  return crc32(JSON.stringify([table, columns, values]));
}

/** Whether the row is as it was written. */
export function isSealed(row: StoredRow): boolean {
  return row.seal === sealOf(row);
}

/** Whether the table is of a format that seals its rows. */
export function isSealable(sqlite: Sqlite, table: SealedTable): boolean {
  return columnsOf(sqlite, table).includes('seal');
}

/** Seals what has no seal. Seals are made of what the table holds, not of what was meant to be written. */
export function sealRows(sqlite: Sqlite): void {
  for (const table of sealedTables(sqlite)) {
    const key = KEYS[table];
    for (const row of readRows(sqlite, table, `INDEXED BY ${table}_unsealed WHERE seal IS NULL`)) {
      sqlite.run(`UPDATE ${table} SET seal = ? WHERE ${key} = ?`, sealOf(row), valuesOf(row)[key] ?? null);
    }
  }
}

/** Gives every row a new seal, after a migration has changed what a row is. */
export function sealAll(sqlite: Sqlite): void {
  for (const table of sealedTables(sqlite))
    sqlite.run(`UPDATE ${table} SET seal = NULL WHERE seal IS NOT NULL`);
  sealRows(sqlite);
}

/**
 * The same connection, on which every write is sealed in its own transaction: all that writes rows goes through this.
 */
export function withSeals(sqlite: Sqlite): Sqlite {
  let isInside = false;
  const transaction = <T>(work: () => T): T => {
    if (isInside) return work();
    return sqlite.transaction(() => {
      isInside = true;
      try {
        const result = work();
        sealRows(sqlite);
        return result;
      } finally {
        isInside = false;
      }
    });
  };
  return {
    ...sqlite,
    transaction,
    run: (sql, ...values) => transaction(() => sqlite.run(sql, ...values)),
  };
}
