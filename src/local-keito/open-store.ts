import { existsSync, renameSync } from 'node:fs';
import { DamagedFile, openStore, type Store } from './db';

export interface OpenedStore {
  readonly store: Store;
  /** The file was damaged, or an earlier state of it: it was set aside as `FILE.damaged-N`, and a new one begun. */
  readonly wasReset: boolean;
}

/**
 * Opens a file as {@link openStore} does. A damaged one is set aside, never deleted, and so is one that has had fewer
 * transactions than `atLeast`: it is as it was before them. Anything else that is wrong throws.
 */
export function openOrBegin(file: string, atLeast: number): OpenedStore {
  const isThere = existsSync(file);
  try {
    const store = openStore(file);
    if (!isThere || store.transactions() >= atLeast) return { store, wasReset: false };
    store.close();
    throw new DamagedFile('An earlier state of the file.');
  } catch (error) {
    if (!isDamage(error)) throw error;
    setAside(file);
    return { store: openStore(file), wasReset: true };
  }
}

/** Locked or unreadable files and those of a newer version are no damage: setting them aside would hide somebody's hours. */
function isDamage(error: unknown): boolean {
  if (error instanceof DamagedFile) return true;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT';
}

/** With what SQLite keeps beside it: a journal must not be read into a file that is not its own. */
function setAside(file: string): void {
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number += 1;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, `${file}.damaged-${number}${part}`);
  }
}
