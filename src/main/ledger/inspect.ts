import { z } from 'zod';
import { DamagedError, NewerLedgerError } from './damage';
import type { Sqlite } from './database';
import { readFormat, schemaSeal, SEALED_SINCE } from './format';
import { LEDGER_VERSION, ledgerVersion } from './migrations';
import { decodeCreation, decodeEntry, decodeFact, decodeOperation } from './rows';
import { isSealed, readRows, sealedTables, valuesOf, type Row, type SealedTable } from './seals';

const checkRow = z.object({ integrity_check: z.string() });
const sequenceRow = z.object({ last: z.number().nullable(), given: z.number().nullable() });

/** No journal numbers its rows up to here: a number beyond it is damage, not use. */
const MOST_NUMBERED = 2 ** 40;

/**
 * Answers the format of a file that is whole; throws what `isDamage` knows where it is not, and a
 * {@link NewerLedgerError} for a newer app's. The order counts: the schema's text first, because libsql ends the process
 * over names that are not UTF-8, and whose file it is before anything is said of its state.
 */
export function inspect(sqlite: Sqlite): number {
  const schema = schemaSeal(sqlite);
  const version = ledgerVersion(sqlite);
  const told = readFormat(sqlite);
  if (version === 0 || (told ? told.version !== version : version >= SEALED_SINCE)) {
    throw new DamagedError(`The format's number (${version}) is not the one that was written.`);
  }
  if (version > LEDGER_VERSION) throw new NewerLedgerError(version);
  // Not quick_check: it does not compare the indexes with their tables, and most statements here read by an index. An
  // operation that its index does not have would never be sent.
  const { integrity_check: finding } = checkRow.parse(sqlite.get('PRAGMA integrity_check(1)'));
  if (finding !== 'ok') throw new DamagedError(finding);
  if (told && told.schema !== schema) throw new DamagedError('The schema is not the one that was written.');
  const tables = sealedTables(sqlite);
  for (const table of tables) checkNumbers(sqlite, table);
  for (const table of tables) {
    const rows = readRows(sqlite, table);
    if (told && !rows.every(isSealed)) throw new DamagedError(`A seal of ${table} is broken.`);
    // A row of an older format is decoded once it was brought forward.
    if (version === LEDGER_VERSION) for (const row of rows) DECODERS[table](valuesOf(row));
  }
  return version;
}

/** Throws where rows that are numbered in their order bear numbers that were not given to them. */
function checkNumbers(sqlite: Sqlite, table: SealedTable): void {
  if (table !== 'operations' && table !== 'creations') return;
  const { last, given } = sequenceRow.parse(
    sqlite.get(
      `SELECT (SELECT max(seq) FROM ${table}) AS last,
              (SELECT CAST(seq AS INTEGER) FROM sqlite_sequence WHERE name = '${table}') AS given`,
    ),
  );
  if ((given ?? 0) < (last ?? 0) || (given ?? 0) > MOST_NUMBERED) {
    throw new DamagedError(`The numbers of ${table} are not those that were given.`);
  }
}

const DECODERS = {
  entries: (row: Row): unknown => decodeEntry(row),
  operations: (row: Row): unknown => decodeOperation(row),
  facts: (row: Row): unknown => decodeFact(row),
  creations: (row: Row): unknown => decodeCreation(row),
};
