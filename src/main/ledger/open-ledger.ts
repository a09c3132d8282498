import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openSqlite, type Sqlite } from './database';
import { Ledger } from './ledger';
import { migrate } from './migrations';

const checkRow = z.object({ quick_check: z.string() });

export interface OpenedLedger {
  readonly ledger: Ledger;
  /** The journal was damaged: it was set aside under another name, and a new one begun. */
  readonly wasReset: boolean;
}

/** Opens the journal in `folder`, making both where they are not there. A damaged file is set aside, never deleted. */
export function openLedger(
  folder: string,
  { wrap = (s: Sqlite) => s }: { clock?: unknown; onBug?: unknown; wrap?: (sqlite: Sqlite) => Sqlite } = {},
): OpenedLedger {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'ledger.db');
  try {
    return { ledger: new Ledger(wrap(openHealthy(file))), wasReset: false };
  } catch (error) {
    if (!isDamage(error)) throw error;
    setAside(file);
    return { ledger: new Ledger(wrap(openHealthy(file))), wasReset: true };
  }
}

class DamagedError extends Error {}

function openHealthy(file: string): Sqlite {
  const sqlite = openSqlite(file);
  try {
    const { quick_check: finding } = checkRow.parse(sqlite.get('PRAGMA quick_check(1)'));
    if (finding !== 'ok') throw new DamagedError(finding);
    migrate(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Locked, full or unreadable disks and files of a newer app are no damage: setting them aside would hide the journal. */
function isDamage(error: unknown): boolean {
  if (error instanceof DamagedError) return true;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT';
}

function setAside(file: string): void {
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number += 1;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, `${file}.damaged-${number}${part}`);
  }
}
