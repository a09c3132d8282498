import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDamage } from '../../../src/main/ledger/damage';
import { openSqlite, type Sqlite } from '../../../src/main/ledger/database';

let folder: string;
let sqlite: Sqlite;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keito-bar-database-'));
  sqlite = openSqlite(join(folder, 'x.db'));
});
afterEach(() => {
  sqlite.close();
  rmSync(folder, { recursive: true });
});

const values = () => sqlite.all('SELECT value FROM t ORDER BY value');

describe('a database', () => {
  it.each([
    ['synchronous', 2],
    ['journal_mode', 'wal'],
    ['locking_mode', 'exclusive'],
    ['foreign_keys', 1],
    ['busy_timeout', 1_000],
  ])('has each commit on the disk, and is nobody else’s: %s is %s', (name, value) => {
    expect(Object.values(sqlite.get(`PRAGMA ${name}`) ?? {})).toEqual([value]);
  });

  it('keeps all of a transaction or nothing, whatever was within it', () => {
    sqlite.exec('CREATE TABLE t (value INTEGER)');
    const insert = (value: number): void => void sqlite.run('INSERT INTO t VALUES (?)', value);
    sqlite.transaction(() => {
      insert(1);
      sqlite.transaction(() => insert(2));
    });
    expect(() =>
      sqlite.transaction(() => {
        sqlite.transaction(() => insert(3));
        throw new Error('too late');
      }),
    ).toThrow('too late');
    sqlite.transaction(() => insert(4));
    expect(values()).toEqual([{ value: 1 }, { value: 2 }, { value: 4 }]);
  });

  describe('whose disk is full', () => {
    const overfill = (): void => {
      sqlite.transaction(() => {
        sqlite.run('INSERT INTO t VALUES (2)');
        sqlite.run('INSERT INTO t VALUES (?)', 'x'.repeat(100_000));
      });
    };
    beforeEach(() => {
      sqlite.exec('CREATE TABLE t (value)');
      sqlite.run('INSERT INTO t VALUES (1)');
      sqlite.exec('PRAGMA max_page_count = 1');
    });

    it('says so, is as before, and goes on when there is room again', () => {
      expect(overfill).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
      expect(values()).toEqual([{ value: 1 }]);
      sqlite.exec('PRAGMA max_page_count = 1000');
      expect(overfill).not.toThrow();
      expect(values()).toHaveLength(3);
    });

    it('is not taken for a damaged one', () => {
      let thrown: unknown = null;
      try {
        overfill();
      } catch (error) {
        thrown = error;
      }
      expect(String(thrown)).toContain('database or disk is full');
      expect(isDamage(thrown)).toBe(false);
    });
  });

  it('counts the rows that it has changed', () => {
    sqlite.exec('CREATE TABLE t (value INTEGER)');
    const before = sqlite.changes();
    sqlite.run('INSERT INTO t VALUES (1), (2)');
    sqlite.run('DELETE FROM t WHERE value = 1');
    expect(sqlite.changes() - before).toBe(3);
  });
});
