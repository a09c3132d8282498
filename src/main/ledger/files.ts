import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A journal's file and what SQLite keeps beside it. */
const PARTS = ['', '-wal', '-shm'];

/** On the disk when it returns. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a finished file its name, replacing one of that name; on the disk when it returns. */
export function settle(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  // Windows opens no folders, and needs no such thing.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Removes what we made ourselves and did not finish. */
export function removeParts(file: string): void {
  for (const part of PARTS) rmSync(file + part, { force: true });
}

/** Copies a file with what belongs to it. */
export function copyParts(from: string, to: string): void {
  removeParts(to);
  for (const part of ['', '-wal']) if (existsSync(from + part)) copyFileSync(from + part, to + part);
}

/**
 * Names a damaged journal `FILE.damaged-N`, with what belongs to it: a log must not be read into a file that is not its
 * own. Never deletes. Answers the new name.
 */
export function setAside(file: string): string {
  const aside = `${file}.damaged-${lastAside(file) + 1}`;
  for (const part of PARTS) if (existsSync(file + part)) renameSync(file + part, aside + part);
  return aside;
}

/** Finishes a {@link setAside} that was cut off after the file itself; null where there was none. */
export function finishAside(file: string): string | null {
  const number = lastAside(file);
  if (number === 0) return null;
  const aside = `${file}.damaged-${number}`;
  for (const part of PARTS) {
    if (existsSync(file + part) && !existsSync(aside + part)) renameSync(file + part, aside + part);
  }
  return aside;
}

function lastAside(file: string): number {
  const numbers = readdirSync(dirname(file)).map((name) => {
    const match = /^(.*)\.damaged-(\d+)$/.exec(name);
    return match?.[1] === basename(file) ? Number(match[2]) : 0;
  });
  return Math.max(0, ...numbers);
}

/** The files of an account's journal. */
export function journalFiles(folder: string): {
  readonly file: string;
  /** A journal that is being made. */
  readonly making: string;
  /** A made one that waits for the damaged one to be out of its place. */
  readonly next: string;
  /** A copy of the damaged one, to read what can be read. */
  readonly salvage: string;
  readonly backups: string;
} {
  const file = join(folder, 'ledger.db');
  return {
    file,
    making: `${file}.making`,
    next: `${file}.next`,
    salvage: `${file}.salvage`,
    backups: join(folder, 'backups'),
  };
}
