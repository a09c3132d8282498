import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Sqlite } from './database';
import { decodeFact } from './rows';
import { decodeText, isSealable, isSealed, readRows, valuesOf } from './seals';

/** The first format whose rows are sealed, and which keeps its number and its schema in a sealed fact. */
export const SEALED_SINCE = 5;

/**
 * For all formats to come: `facts` has a row of this key, sealed as seals.ts does it, with `version` in its JSON. So an
 * older app tells a newer app's file from one whose number is damaged.
 */
const KEY = 'ledger-format';

const format = z.object({ version: z.number(), schema: z.number() });
export type Format = z.infer<typeof format>;

/** What a file must have for its statements to mean what they say: its tables, indexes and triggers as they were written. */
export function schemaSeal(sqlite: Sqlite): number {
  const rows = sqlite.all(
    `SELECT CAST(type AS BLOB) AS type, CAST(name AS BLOB) AS name, CAST(tbl_name AS BLOB) AS owner,
            CAST(coalesce(sql, '') AS BLOB) AS sql FROM sqlite_schema ORDER BY type, name`,
  );
  return crc32(JSON.stringify(rows.map((row) => Object.values(Object(row)).map(decodeText))));
}

/** Keeps the file's format in it; the caller seals it. */
export function writeFormat(sqlite: Sqlite, version: number): void {
  const value: Format = { version, schema: schemaSeal(sqlite) };
  sqlite.run(
    'INSERT INTO facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, seal = NULL',
    KEY,
    JSON.stringify(value),
  );
}

/** The format that the file's sealed fact tells; null where there is none, or its seal does not hold. */
export function readFormat(sqlite: Sqlite): Format | null {
  if (!isSealable(sqlite, 'facts')) return null;
  const row = readRows(sqlite, 'facts', 'WHERE key = ?', KEY)[0];
  return row && isSealed(row) ? format.parse(JSON.parse(decodeFact(valuesOf(row)))) : null;
}

/** Whether a fact is the file's own, not the account's. */
export function isFormatKey(key: unknown): boolean {
  return key === KEY;
}
