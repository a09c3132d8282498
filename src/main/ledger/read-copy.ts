import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from './database';
import { copyParts, journalFiles } from './files';
import { inspect } from './inspect';
import { Ledger } from './ledger';
import { LEDGER_VERSION, migrate } from './migrations';
import { withSeals } from './seals';

/**
 * Reads the journal in `folder` and leaves it as it is: SQLite opens a copy in `scratch`, which is made and removed here.
 * Nobody may have it open meanwhile. Throws where it is missing, damaged or a newer app's.
 */
export function readCopy<T>(folder: string, scratch: string, read: (journal: Ledger) => T): T {
  const copy = join(scratch, 'ledger.db');
  try {
    mkdirSync(scratch, { recursive: true });
    copyParts(journalFiles(folder).file, copy);
    const sqlite = openSqlite(copy);
    try {
      if (inspect(sqlite) < LEDGER_VERSION) migrate(sqlite);
      return read(new Ledger(withSeals(sqlite)));
    } finally {
      sqlite.close();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
