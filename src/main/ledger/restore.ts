import { copyFileSync, existsSync } from 'node:fs';
import type { Clock } from '../core/ports';
import { listBackups } from './backups';
import { isDamage, isWithoutRoom, NewerLedgerError } from './damage';
import { openSqlite, type Sqlite } from './database';
import { copyParts, journalFiles, removeParts, setAside, settle } from './files';
import { Ledger } from './ledger';
import { makeLedger } from './migrations';
import { salvage } from './salvage';
import { withSeals } from './seals';

export interface RestoreOptions {
  readonly folder: string;
  /** The damaged journal's file, in its place or set aside already; null where it is missing. */
  readonly damaged: string | null;
  readonly clock: Clock;
  readonly onBug: (error: unknown) => void;
  /** Opens a file to make a new journal in it. */
  readonly begin: (path: string) => Sqlite;
  /** Opens a journal that is whole, bringing it forward; throws where it is not. */
  readonly open: (path: string) => Sqlite;
}

export interface Restored {
  readonly health: 'good' | 'restored' | 'reset';
  /** UTC ms. */
  readonly restoredFrom: number | null;
}

/**
 * Puts a journal in the damaged one's place: its newest whole copy, else a new one, with what the damaged one still
 * proves. It is made whole under another name first, so that a process that ends meanwhile leaves the damaged one where
 * it was, to be restored again. Throws, changing nothing, where there is no room or no copy can be read for other reasons than
 * damage.
 */
export function restore(options: RestoreOptions): Restored {
  const { folder, damaged, clock, onBug } = options;
  const { file, making, next, salvage: readable } = journalFiles(folder);
  removeParts(making);
  const { sqlite, restoredFrom } = fromBackup(options) ?? { sqlite: fresh(options), restoredFrom: null };
  try {
    const sealed = withSeals(sqlite);
    doubt(sealed, clock());
    // A copy to read from is only there when the process ended while it was read, as libsql does over damage that was
    // not thought of: it must not end at every start.
    if (existsSync(readable))
      onBug(new Error('Reading the damaged journal ended the process; gone on without.'));
    else if (damaged !== null) {
      try {
        copyParts(damaged, readable);
        const source = openSqlite(readable);
        try {
          salvage(source, sealed, new Ledger(sealed), clock());
        } finally {
          source.close();
        }
      } catch (error) {
        if (isWithoutRoom(error)) {
          // It has not ended the process: once there is room, the next start reads it.
          removeParts(readable);
          throw error;
        }
        if (!isDamage(error)) onBug(error);
      }
    }
  } finally {
    sqlite.close();
  }
  removeParts(readable);
  settle(making, next);
  // Also where only a log is left: it would be read into the new one.
  setAside(file);
  settle(next, file);
  return { health: restoredFrom === null ? 'reset' : 'restored', restoredFrom };
}

function fresh({ folder, begin }: RestoreOptions): Sqlite {
  const sqlite = begin(journalFiles(folder).making);
  try {
    makeLedger(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function fromBackup({
  folder,
  clock,
  open,
}: RestoreOptions): { sqlite: Sqlite; restoredFrom: number } | null {
  const { making, backups } = journalFiles(folder);
  let unreadable: unknown = null;
  for (const { path, at } of listBackups(backups, clock())) {
    removeParts(making);
    try {
      copyFileSync(path, making);
      return { sqlite: open(making), restoredFrom: at };
    } catch (error) {
      if (!isDamage(error) && !(error instanceof NewerLedgerError)) unreadable = error;
    }
  }
  removeParts(making);
  if (unreadable !== null) throw unreadable;
  return null;
}

/**
 * What a copy has as open may have been sent since. A create is looked for on the server before anything is sent; what
 * was in flight otherwise is sent again, as after a crash.
 */
function doubt(sqlite: Sqlite, now: number): void {
  sqlite.run(
    `UPDATE operations SET is_restored = 1, changed_at = ?,
       state = CASE WHEN kind IN ('start', 'log') AND state <> 'blocked' THEN 'unsure' ELSE state END
     WHERE state <> 'done'`,
    now,
  );
  sqlite.run(
    `UPDATE creations SET is_restored = 1, changed_at = ?,
       state = CASE WHEN state = 'blocked' THEN state ELSE 'unsure' END
     WHERE state NOT IN ('done', 'withdrawn')`,
    now,
  );
}
