import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NewerLedgerError } from '../../../src/main/ledger/damage';
import { openSqlite, type Sqlite } from '../../../src/main/ledger/database';
import { writeFormat } from '../../../src/main/ledger/format';
import { LEDGER_VERSION, ledgerVersion, migrate } from '../../../src/main/ledger/migrations';
import { openLedger } from '../../../src/main/ledger/open-ledger';
import { sealRows } from '../../../src/main/ledger/seals';
import { present } from '../../support/bench';
import { planned, TestJournal } from '../../support/journal';
import { NINE, serverEntry, START, TODAY } from '../core/support';

let journal: TestJournal;
beforeEach(() => {
  journal = new TestJournal();
});
afterEach(() => journal.remove());

/** A journal with two operations and an entry of the server, closed. */
function fill(): void {
  const { ledger } = journal.open();
  ledger.commit([planned('a'), planned('b', { ...START, notes: 'second' })], NINE);
  ledger.adoptWindow({ from: TODAY, to: TODAY, isWhole: true, entries: [serverEntry()] }, NINE);
  ledger.setFact('x', '1');
  journal.close();
}

const health = (): string => journal.open().health;

const damageFile = (text: string): void => {
  journal.close();
  for (const part of ['', '-wal', '-shm']) rmSync(journal.file + part, { force: true });
  writeFileSync(journal.file, text);
};

describe('the file', () => {
  it('that is damaged is set aside, never deleted, and a new one begins', () => {
    damageFile('this is no database, '.repeat(400));
    const { ledger, health, restoredFrom } = journal.open();
    expect({ health, restoredFrom }).toEqual({ health: 'reset', restoredFrom: null });
    ledger.commit([planned('a')], NINE);
    expect(journal.open().ledger.openOperations()).toHaveLength(1);
    expect(readFileSync(`${journal.file}.damaged-1`, 'utf8')).toContain('this is no database');
    damageFile('again no database, '.repeat(400));
    writeFileSync(`${journal.file}.damaged-1`, 'first');
    journal.open();
    expect(readFileSync(`${journal.file}.damaged-1`, 'utf8')).toBe('first');
    expect(readFileSync(`${journal.file}.damaged-2`, 'utf8')).toContain('again');
  });

  it.each([18, 19])(
    'whose header makes SQLite take it for one not to be written (byte %i) is damaged',
    (place) => {
      fill();
      const bytes = readFileSync(journal.file);
      bytes[place] = 3;
      writeFileSync(journal.file, bytes);
      expect(health()).not.toBe('good');
      expect(journal.asides).toEqual(['ledger.db.damaged-1']);
    },
  );

  it('that cannot be opened is let go of', () => {
    damageFile('this is no database, '.repeat(400));
    const closed = vi.spyOn(Database.prototype, 'close');
    expect(() => openSqlite(journal.file)).toThrow();
    expect(closed).toHaveBeenCalledOnce();
    closed.mockRestore();
  });

  it('that is empty was cut off: a journal gets its name only when it is whole', () => {
    fill();
    damageFile('');
    expect(health()).toBe('reset');
    expect(journal.asides).toEqual(['ledger.db.damaged-1']);
  });

  it('whose making was cut off is made anew', () => {
    writeFileSync(`${journal.file}.making`, 'half of it');
    expect(health()).toBe('good');
    expect(journal.names()).toEqual(['ledger.db', 'ledger.db-wal']);
  });

  it('that is gone leaves a log behind that is no log of the new one', () => {
    journal.open().ledger.commit([planned('a')], NINE);
    const log = readFileSync(`${journal.file}-wal`);
    journal.close();
    rmSync(journal.file);
    writeFileSync(`${journal.file}-wal`, log);
    const { ledger, health } = journal.open();
    expect(health).toBe('good');
    expect(ledger.openOperations()).toEqual([]);
    expect(journal.asides).toEqual(['ledger.db.damaged-1-wal']);
  });

  it('of a newer app is left alone, whatever its state', () => {
    fill();
    journal.tamper((sqlite) => {
      sqlite.exec('PRAGMA user_version = 99');
      writeFormat(sqlite, 99);
      sealRows(sqlite);
    });
    expect(() => journal.open()).toThrow(NewerLedgerError);
    expect(() => journal.open()).toThrow(/newer Keito Bar \(format 99\)/);
    journal.tamper((sqlite) => sqlite.run("UPDATE entries SET view = 'x', seal = 1"));
    expect(() => journal.open()).toThrow(NewerLedgerError);
    expect(journal.asides).toEqual([]);
  });

  it.each([99, 4, 1, 0])(
    'whose format number became %i by damage is no newer and no older one',
    (version) => {
      fill();
      journal.tamper((sqlite) => sqlite.exec(`PRAGMA user_version = ${version}`));
      expect(health()).toBe('reset');
      expect(journal.opened?.ledger.openOperations()).toHaveLength(2);
    },
  );

  const damages: readonly [string, (sqlite: Sqlite) => void][] = [
    [
      'a changed digit in an operation',
      (it) => changeBytes(it, 'operations', 'body', '"startedAt":1', '"startedAt":2'),
    ],
    ['a changed letter of an entry', (it) => changeBytes(it, 'entries', 'base', 'note', 'nota')],
    ['a changed fact', (it) => changeBytes(it, 'facts', 'value', '1', '2')],
    [
      'a changed state',
      (it) => it.run("UPDATE operations SET state = 'done', seal = seal + 0 WHERE seq = 1"),
    ],
    ['a seal that is gone', (it) => it.run('UPDATE operations SET seal = NULL WHERE seq = 1')],
    ['a row that cannot be decoded, sealed', (it) => sealed(it, "UPDATE operations SET cause = 'gremlin'")],
    ['JSON that is none, sealed', (it) => sealed(it, "UPDATE entries SET base = '{' WHERE base IS NOT NULL")],
    [
      'text that is not UTF-8',
      (it) => it.run("UPDATE facts SET value = CAST(x'ff' AS TEXT) WHERE key = 'x'"),
    ],
    ['an index that is gone', (it) => it.exec('DROP INDEX operations_open')],
    ['a column of another name', (it) => it.exec('ALTER TABLE operations RENAME COLUMN zone TO zune')],
    ['a table that is gone', (it) => it.exec('DROP TABLE facts')],
    ['numbers that would be given twice', (it) => it.exec('UPDATE sqlite_sequence SET seq = 1')],
    ['numbers beyond all use', (it) => it.exec('UPDATE sqlite_sequence SET seq = 9223372036854775807')],
  ];
  it.each(damages)('with %s is damaged', (_, damage) => {
    fill();
    journal.tamper((sqlite) => {
      // As damage would, behind the triggers' back.
      sqlite.exec('DROP TRIGGER operations_unseal; DROP TRIGGER entries_unseal; DROP TRIGGER facts_unseal');
      damage(sqlite);
      putTriggersBack(sqlite);
    });
    expect(health()).toBe('reset');
    expect(journal.asides).toEqual(['ledger.db.damaged-1']);
  });

  it('with an index that disagrees with its table is damaged', () => {
    fill();
    journal.tamper((sqlite) => {
      sqlite.exec(`PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, '<>', '=') WHERE name = 'operations_open';
        PRAGMA writable_schema = RESET; REINDEX operations_open; PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'state =', 'state <>') WHERE name = 'operations_open';
        PRAGMA writable_schema = OFF`);
    });
    expect(health()).toBe('reset');
  });

  it('on a disk that is full or cannot be read is not damaged', () => {
    fill();
    for (const code of ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']) {
      const failing = (sqlite: Sqlite): Sqlite => ({
        ...sqlite,
        all: () => {
          throw Object.assign(new Error(code), { code });
        },
      });
      expect(() => journal.open({ wrap: failing })).toThrow(code);
    }
    expect(journal.asides).toEqual([]);
    expect(health()).toBe('good');
  });
});

describe('an older format', () => {
  const first = (): void => {
    mkdirSync(journal.folder, { recursive: true });
    const sqlite = openSqlite(journal.file);
    migrate(sqlite, 1);
    sqlite.run("INSERT INTO entries (id, view, touched_at) VALUES ('a', NULL, 5)");
    const remote = JSON.stringify(serverEntry());
    sqlite.run(
      "INSERT INTO entries (id, remote_id, base, touched_at) VALUES ('keito:r1', 'r1', ?, 5)",
      remote,
    );
    sqlite.run(
      `INSERT INTO operations (entry_id, kind, body, at, zone, cause, state, changed_at)
       VALUES ('a', 'start', ?, ?, 'UTC', 'hotkey', 'queued', 5)`,
      ...[JSON.stringify(START), NINE],
    );
    sqlite.close();
  };

  it('is brought forward with what it holds, after a copy of it', () => {
    first();
    const { ledger, health } = journal.open();
    expect(health).toBe('good');
    expect(ledger.openOperations()).toMatchObject([{ entryId: 'a', body: START, isRestored: false }]);
    ledger.adoptWindow({ from: TODAY, to: TODAY, isWhole: true, entries: [] }, NINE);
    expect(ledger.entry('keito:r1')?.view).toBeNull();
    expect(ledgerVersion(present(journal.sqlite))).toBe(LEDGER_VERSION);
    expect(journal.backups).toEqual([`ledger-before-format-${LEDGER_VERSION}-20260521T090000Z.db`]);
    journal.tamper(
      (copy) => expect(ledgerVersion(copy)).toBe(1),
      join(journal.folder, 'backups', present(journal.backups[0])),
    );
    expect(journal.open().health).toBe('good');
  });

  it('is brought forward without a copy where none can be made', () => {
    first();
    writeFileSync(join(journal.folder, 'backups'), 'a file, no folder');
    expect(journal.open().ledger.openOperations()).toHaveLength(1);
    expect(journal.bugs).toHaveLength(1);
  });

  it('that finds no room for its migration is not damaged, and is as before', () => {
    first();
    // As on a full disk: the file cannot grow.
    const full = (sqlite: Sqlite): Sqlite => {
      sqlite.exec('PRAGMA max_page_count = 1');
      return sqlite;
    };
    expect(() => journal.open({ wrap: full })).toThrow('database or disk is full');
    expect(journal.asides).toEqual([]);
    expect(journal.backups).toEqual([`ledger-before-format-${LEDGER_VERSION}-20260521T090000Z.db`]);
    const { health, ledger } = journal.open();
    expect(health).toBe('good');
    expect(ledger.openOperations()).toMatchObject([{ entryId: 'a', body: START, isRestored: false }]);
  });

  it('that ends in the middle of its migration is as before', () => {
    first();
    let left = 2;
    const dying = (sqlite: Sqlite): Sqlite => ({
      ...sqlite,
      transaction: (work) =>
        sqlite.transaction(() => {
          const result = work();
          if ((left -= 1) < 0) throw new Error('the end');
          return result;
        }),
    });
    expect(() => journal.open({ wrap: dying })).toThrow('the end');
    journal.tamper((sqlite) => expect(ledgerVersion(sqlite)).toBe(3));
    expect(journal.open().ledger.openOperations()).toHaveLength(1);
  });
});

it('a folder that is not there yet is made', () => {
  const folder = join(journal.folder, 'deep', 'down');
  const { ledger, health } = openLedger(folder, { clock: () => NINE, onBug: () => undefined });
  ledger.close();
  expect(health).toBe('good');
  expect(existsSync(join(folder, 'ledger.db'))).toBe(true);
});

function changeBytes(sqlite: Sqlite, table: string, column: string, from: string, to: string): void {
  const { changes } = sqlite.run(
    `UPDATE ${table} SET ${column} = replace(${column}, ?, ?) WHERE ${column} LIKE ?`,
    ...[from, to, `%${from}%`],
  );
  expect(changes).toBeGreaterThan(0);
}

function sealed(sqlite: Sqlite, sql: string): void {
  sqlite.run(sql.replace(' SET ', ' SET seal = NULL, '));
  sealRows(sqlite);
}

/** With the very text that they had. */
function putTriggersBack(sqlite: Sqlite): void {
  for (const table of ['entries', 'operations', 'facts']) {
    try {
      sqlite.exec(
        `CREATE TRIGGER ${table}_unseal AFTER UPDATE ON ${table} WHEN NEW.seal IS OLD.seal
  BEGIN UPDATE ${table} SET seal = NULL WHERE rowid = NEW.rowid; END`,
      );
    } catch {
      expect(sqlite.all('SELECT 1 FROM sqlite_schema WHERE name = ?', table)).toEqual([]);
    }
  }
}
