import { z } from 'zod';
import * as m from '../../shared/i18n/messages';

/** The file does not hold what was written into it. */
export class DamagedError extends Error {}

/** Another process has this journal open. The message is a whole sentence for the person. */
export class LedgerBusyError extends Error {
  constructor() {
    super(m.main_ledger_busy());
  }
}

/** The journal is of a format that this build does not know. The message is a whole sentence for the person. */
export class NewerLedgerError extends Error {
  constructor(format: number) {
    super(m.main_ledger_newer({ format }));
  }
}

/** SQLite's or the system's name for what went wrong, such as `SQLITE_FULL`; empty where the error has none. */
export function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * SQLITE_ERROR is a table or column that is not there: our own statements are right, as the tests know.
 * SQLITE_TOOBIG is a row that says that it is longer than any can be.
 */
const DAMAGE = ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_ERROR', 'SQLITE_CONSTRAINT', 'SQLITE_TOOBIG'];

/**
 * Whether an error at opening means that the file is damaged. Locked, full or unreadable disks and files of a newer app
 * are no damage: setting them aside would hide the journal.
 */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedError || error instanceof z.ZodError || error instanceof SyntaxError)
    return true;
  const code = sqliteCode(error);
  return DAMAGE.some((known) => code === known || code.startsWith(`${known}_`));
}

const NO_ROOM = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'];

/** Whether there was no room on the disk for what was to be written. */
export const isWithoutRoom = (error: unknown): boolean => NO_ROOM.includes(sqliteCode(error));
