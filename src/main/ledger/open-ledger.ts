import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import type { Clock } from '../core/ports';
import { Backups, listBackups, makeBackup } from './backups';
import { DamagedError, isDamage, LedgerBusyError, sqliteCode } from './damage';
import { openSqlite, type Sqlite } from './database';
import { finishAside, journalFiles, removeParts, setAside, settle } from './files';
import { inspect } from './inspect';
import { Ledger } from './ledger';
import { LEDGER_VERSION, makeLedger, migrate } from './migrations';
import { restore, type Restored } from './restore';
import { withSeals } from './seals';

export interface OpenLedgerOptions {
  readonly clock: Clock;
  /** A copy could not be made, or nothing be salvaged: the journal is open all the same. */
  readonly onBug: (error: unknown) => void;
  /** Put around every connection to the journal, also while it is made or restored; every commit is one of its transactions. */
  readonly wrap?: (sqlite: Sqlite) => Sqlite;
}

export interface OpenedLedger {
  readonly ledger: Ledger;
  readonly backups: Backups;
  /**
   * restored: the journal was damaged and set aside, and this one comes from a copy · reset: there was no good copy.
   * Both with what could still be read in the damaged one.
   */
  readonly health: 'good' | 'restored' | 'reset';
  /** When the copy was made that it was restored from, UTC ms; null when it was not. */
  readonly restoredFrom: number | null;
}

/**
 * Opens the journal in `folder`, making both where they are not there. A damaged file is set aside, never deleted.
 * Throws a {@link LedgerBusyError} while another process has it open, a `NewerLedgerError` for a newer app's file, and
 * SQLite's error where the disk is full or cannot be read.
 */
export function openLedger(folder: string, options: OpenLedgerOptions): OpenedLedger {
  mkdirSync(folder, { recursive: true });
  const { clock, onBug, wrap = (sqlite) => sqlite } = options;
  const { file, backups: backupFolder } = journalFiles(folder);
  const open = (path: string, isJournal: boolean): Sqlite =>
    openWhole(path, wrap, (sqlite) => {
      if (!isJournal) return;
      try {
        makeBackup(sqlite, backupFolder, clock(), LEDGER_VERSION);
      } catch (error) {
        onBug(error);
      }
    });
  const begin = (path: string): Sqlite => wrap(openSqlite(path));
  const repair = (damaged: string | null): Restored =>
    restore({ folder, damaged, clock, onBug, begin, open: (path) => open(path, false) });

  const { sqlite, ...outcome } = openOrRepair();
  const sealed = withSeals(sqlite);
  return {
    ledger: new Ledger(sealed),
    backups: new Backups({ sqlite, folder: backupFolder, clock, onBug }),
    ...outcome,
  };

  function openOrRepair(): Restored & { readonly sqlite: Sqlite } {
    const good = { health: 'good', restoredFrom: null } as const;
    const { next } = journalFiles(folder);
    if (!existsSync(file)) {
      // Set aside, but the one that was made for its place did not get there: the process ended in between.
      const wasCutOff = existsSync(next);
      if (!wasCutOff && listBackups(backupFolder, clock()).length === 0) {
        make(folder, begin);
        return { sqlite: open(file, true), ...good };
      }
      const restored = repair(wasCutOff ? finishAside(file) : null);
      return { sqlite: open(file, true), ...restored };
    }
    try {
      return { sqlite: open(file, true), ...good };
    } catch (error) {
      if (!isDamage(error)) throw error;
      const restored = repair(file);
      return { sqlite: open(file, true), ...restored };
    }
  }
}

/** A journal gets its name when it is whole, so that one without a format is a damaged one. */
function make(folder: string, begin: (path: string) => Sqlite): void {
  const { file, making } = journalFiles(folder);
  removeParts(making);
  const sqlite = begin(making);
  try {
    makeLedger(sqlite);
  } finally {
    sqlite.close();
  }
  // A log without its file would be read into the new one.
  setAside(file);
  settle(making, file);
}

function openWhole(
  path: string,
  wrap: (sqlite: Sqlite) => Sqlite,
  beforeMigration: (sqlite: Sqlite) => void,
): Sqlite {
  let sqlite: Sqlite | null = null;
  try {
    sqlite = wrap(openSqlite(path));
    if (inspect(sqlite) < LEDGER_VERSION) {
      beforeMigration(sqlite);
      migrate(sqlite);
      inspect(sqlite);
    }
    return sqlite;
  } catch (error) {
    sqlite?.close();
    if (sqliteCode(error).startsWith('SQLITE_BUSY')) throw new LedgerBusyError();
    if (sqliteCode(error).startsWith('SQLITE_READONLY') && claimsReadOnly(path)) {
      throw new DamagedError('The header says that a newer SQLite must write this file.');
    }
    throw error;
  }
}

/** A damaged header (its byte 18) can make SQLite take a file for one that it must not write, as on a read-only disk. */
function claimsReadOnly(path: string): boolean {
  const header = new Uint8Array(19);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return (header[18] ?? 0) > 2;
}
