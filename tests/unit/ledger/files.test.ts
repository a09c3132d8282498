import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyParts, finishAside, removeParts, setAside, settle } from '../../../src/main/ledger/files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keito-bar-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const write = (...names: readonly string[]): void => {
  for (const name of names) writeFileSync(at(name), name);
};
const there = (): readonly string[] => readdirSync(folder).sort();
const PARTS = ['x.db', 'x.db-shm', 'x.db-wal'] as const;

describe('a damaged journal', () => {
  it('is set aside with all that belongs to it, each time under a new number', () => {
    write(...PARTS);
    expect(setAside(at('x.db'))).toBe(at('x.db.damaged-1'));
    expect(there()).toEqual(['x.db.damaged-1', 'x.db.damaged-1-shm', 'x.db.damaged-1-wal']);
    write('x.db', 'x.db.damaged-12');
    expect(setAside(at('x.db'))).toBe(at('x.db.damaged-13'));
  });

  it('takes its number from no file but those that were set aside of it', () => {
    write('x.db', 'y.db.damaged-7', 'x.db.damaged-3.txt', 'x.db.damaged-4-wal', 'old-x.db.damaged-5');
    expect(setAside(at('x.db'))).toBe(at('x.db.damaged-1'));
  });

  it('that was set aside but for its log is set aside whole, with nothing of it written over', () => {
    write('x.db.damaged-1', 'x.db-wal');
    expect(finishAside(at('x.db'))).toBe(at('x.db.damaged-1'));
    expect(there()).toEqual(['x.db.damaged-1', 'x.db.damaged-1-wal']);
    write('x.db', 'x.db-wal');
    finishAside(at('x.db'));
    expect(there()).toEqual(['x.db', 'x.db-wal', 'x.db.damaged-1', 'x.db.damaged-1-wal']);
  });

  it('that never was leaves all as it is', () => {
    write(...PARTS);
    expect(finishAside(at('x.db'))).toBeNull();
    expect(there()).toEqual(PARTS);
  });
});

describe('files of ours', () => {
  it('are copied with their log, over whatever was left of an earlier copy', () => {
    write('x.db', 'x.db-wal', 'x.db-shm', 'copy.db-shm');
    copyParts(at('x.db'), at('copy.db'));
    expect(there()).toEqual(['copy.db', 'copy.db-wal', ...PARTS]);
    rmSync(at('x.db-wal'));
    copyParts(at('x.db'), at('copy.db'));
    expect(there()).toEqual(['copy.db', 'x.db', 'x.db-shm']);
  });

  it('are removed whole, and may be gone already', () => {
    write(...PARTS, 'y.db');
    removeParts(at('x.db'));
    removeParts(at('x.db'));
    expect(there()).toEqual(['y.db']);
  });

  it('take the place of what had their name', () => {
    write('x.db', 'x.db.making');
    settle(at('x.db.making'), at('x.db'));
    expect(there()).toEqual(['x.db']);
    expect(readFileSync(at('x.db'), 'utf8')).toBe('x.db.making');
  });
});
