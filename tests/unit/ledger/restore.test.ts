import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '../../../src/main/ledger/backups';
import type { Sqlite } from '../../../src/main/ledger/database';
import { writeFormat } from '../../../src/main/ledger/format';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { sealRows } from '../../../src/main/ledger/seals';
import { MINUTE, present } from '../../support/bench';
import { planned, TestJournal } from '../../support/journal';
import { NINE, serverEntry, START } from '../core/support';

let journal: TestJournal;
let ledger: Ledger;
beforeEach(() => {
  journal = new TestJournal();
  ledger = journal.open().ledger;
});
afterEach(() => journal.remove());

const folder = () => join(journal.folder, 'backups');
const copy = (): void => {
  makeBackup(present(journal.sqlite), folder(), journal.time.clock());
  journal.time.advance(MINUTE);
};
/** Damages what no row needs: every one can still be proven. */
const damageLightly = (): void => {
  journal.tamper((sqlite) => sqlite.run('UPDATE sqlite_sequence SET seq = 1'));
};
/** Nothing can be read in it any more. */
const damageWholly = (file = journal.file): void => {
  journal.close();
  writeFileSync(file, 'gone, all of it');
};
const reopen = () => {
  const opened = journal.open();
  ({ ledger } = opened);
  return { health: opened.health, from: opened.restoredFrom };
};
/** A journal that cannot be written into once it is whole. */
const refusing = (sqlite: Sqlite, error: Error): Sqlite => ({
  ...sqlite,
  run: (sql, ...values) => {
    if (sql.startsWith('INSERT INTO operations')) throw error;
    return sqlite.run(sql, ...values);
  },
});
const states = () => ledger.openOperations().map(({ entryId, state }) => `${entryId} ${state}`);
const log = { ...START, kind: 'log', seconds: 60, endTime: null } as const;
const edit = { kind: 'edit', changes: { notes: 'edited' } } as const;
const server = (over = {}) => serverEntry({ remoteId: 'r9', ...over });

describe('a damaged journal', () => {
  it('is restored from its newest whole copy, and is set aside', () => {
    ledger.commit([planned('a')], NINE);
    copy();
    ledger.commit([planned('b')], NINE);
    copy();
    ledger.commit([planned('c')], NINE);
    damageWholly();
    expect(reopen()).toEqual({ health: 'restored', from: NINE + MINUTE });
    expect(states()).toEqual(['a unsure', 'b unsure']);
    expect(readFileSync(`${journal.file}.damaged-1`, 'utf8')).toBe('gone, all of it');
    expect(reopen()).toEqual({ health: 'good', from: null });
    expect(journal.names()).toEqual(['backups', 'ledger.db', 'ledger.db-wal', 'ledger.db.damaged-1']);
    expect(journal.bugs).toEqual([]);
  });

  it('is restored from the copy before where the newest is damaged too', () => {
    ledger.commit([planned('a')], NINE);
    copy();
    ledger.commit([planned('b')], NINE);
    copy();
    const [, newest = ''] = journal.backups;
    journal.tamper((sqlite) => sqlite.run('UPDATE operations SET seal = 1'), join(folder(), newest));
    damageWholly();
    expect(reopen()).toEqual({ health: 'restored', from: NINE });
    expect(states()).toEqual(['a unsure']);
    expect(journal.backups).toHaveLength(2);
  });

  it('begins anew where no copy is whole', () => {
    ledger.commit([planned('a')], NINE);
    copy();
    damageWholly();
    damageWholly(join(folder(), present(journal.backups[0])));
    expect(reopen()).toEqual({ health: 'reset', from: null });
    expect(states()).toEqual([]);
  });

  it('that is missing is restored as well', () => {
    ledger.commit([planned('a')], NINE);
    copy();
    journal.close();
    rmSync(journal.file);
    // A log that was left behind is none of the new one's.
    writeFileSync(`${journal.file}-wal`, 'its log');
    expect(reopen()).toEqual({ health: 'restored', from: NINE });
    expect(states()).toEqual(['a unsure']);
    expect(journal.asides).toEqual(['ledger.db.damaged-1-wal']);
    expect(journal.bugs).toEqual([]);
  });

  it("is not restored from a newer app's copy", () => {
    ledger.commit([planned('a')], NINE);
    copy();
    copy();
    const [, newest = ''] = journal.backups;
    journal.tamper(
      (sqlite) => {
        sqlite.exec('PRAGMA user_version = 99');
        writeFormat(sqlite, 99);
        sealRows(sqlite);
      },
      join(folder(), newest),
    );
    damageWholly();
    expect(reopen()).toEqual({ health: 'restored', from: NINE });
    expect(states()).toEqual(['a unsure']);
  });

  it('stays where it is while its only copy cannot be read for other reasons than damage', () => {
    ledger.commit([planned('a')], NINE);
    copy();
    damageWholly();
    const path = join(folder(), present(journal.backups[0]));
    rmSync(path);
    mkdirSync(path);
    expect(() => journal.open()).toThrow(/EISDIR|ENOTSUP|EPERM|not permitted/);
    expect(journal.asides).toEqual([]);
    expect(readFileSync(journal.file, 'utf8')).toBe('gone, all of it');
  });

  it('stays where it is while a copy cannot be read for other reasons than damage', () => {
    ledger.commit([planned('a')], NINE);
    copy();
    damageWholly();
    renameSync(folder(), `${folder()}-away`);
    writeFileSync(folder(), 'no folder');
    expect(() => journal.open()).toThrow(/ENOTDIR/);
    expect(journal.asides).toEqual([]);
  });

  it('whose restoring ended before the new one was in its place is restored at the next start', () => {
    ledger.commit([planned('a')], NINE);
    copy();
    ledger.commit([planned('b')], NINE);
    damageLightly();
    renameSync(journal.file, `${journal.file}.damaged-1`);
    writeFileSync(`${journal.file}-wal`, 'its log');
    writeFileSync(`${journal.file}.next`, 'made, and not there yet');
    expect(reopen()).toEqual({ health: 'restored', from: NINE });
    expect(states()).toEqual(['a unsure', 'b unsure']);
    expect(journal.asides).toEqual(['ledger.db.damaged-1', 'ledger.db.damaged-1-wal']);
  });
});

describe('what is open in a restored journal', () => {
  it('is known as restored; a create that was on its way is in doubt, the rest is as it was', () => {
    ledger.commit([planned('a'), planned('b', log), planned('c'), planned('d'), planned('a', edit)], NINE);
    ledger.setState([2], 'in-flight', NINE);
    ledger.setState([3], 'done', NINE);
    ledger.block([4], 'refused', 'no', NINE);
    copy();
    damageWholly();
    reopen();
    expect(ledger.openOperations()).toMatchObject([
      { seq: 1, state: 'unsure', isRestored: true, changedAt: journal.time.clock() },
      { seq: 2, state: 'unsure', isRestored: true },
      { seq: 4, state: 'blocked', isRestored: true, reason: 'no', block: 'refused' },
      { seq: 5, state: 'queued', isRestored: true },
    ]);
    expect(ledger.operationsOf('c')).toMatchObject([{ state: 'done', isRestored: false }]);
    ledger.sendAgain([1], NINE);
    expect(ledger.operationsOf('a')[0]).toMatchObject({ state: 'queued', isRestored: false });
    expect(ledger.operationsOf('b')[0]).toMatchObject({ state: 'unsure', isRestored: true });
    ledger.commit([planned('e')], NINE);
    expect(ledger.operationsOf('e')).toMatchObject([{ seq: 6, state: 'queued', isRestored: false }]);
  });
});

describe('what a damaged journal still proves', () => {
  beforeEach(() => {
    ledger.commit([planned('a'), planned('a', edit), planned('b')], NINE);
    ledger.setFact('question', 'asked');
    copy();
    ledger.adopt('a', server(), [1], NINE + 1);
    ledger.commit([planned('c'), planned('d', log), planned('d', edit)], NINE + 2);
    ledger.adopt('c', server({ remoteId: 'r8', notes: 'of the server' }), [4], NINE + 3);
    ledger.setFact('question', null);
    ledger.setFact('account', 'known');
  });

  it('is taken over: operations after the copy, and what was done since', () => {
    damageLightly();
    expect(reopen()).toEqual({ health: 'restored', from: NINE });
    expect(states()).toEqual(['a queued', 'b unsure', 'd unsure', 'd queued']);
    expect(ledger.openOperations().every(({ isRestored }) => isRestored)).toBe(true);
    expect(ledger.operationsOf('a')[0]).toMatchObject({ seq: 1, state: 'done' });
    expect(ledger.entry('a')).toMatchObject({ base: { remoteId: 'r9' }, view: { notes: 'edited' } });
    expect(ledger.entry('c')?.view).toMatchObject({ notes: 'of the server', remoteId: 'r8' });
    expect(ledger.entry('d')?.view).toMatchObject({ notes: 'edited', seconds: 60 });
    expect(ledger.fact('account')).toBe('known');
    expect(ledger.fact('question')).toBeNull();
    expect(reopen().health).toBe('good');
  });

  it('is what was taken back since, too', () => {
    ledger.undo(
      {
        ...{ undone: [2], cancelled: [2], reopened: [], blockedAgain: [], planned: [] },
        ...{ resumed: null, replaced: new Map() },
      },
      NINE + 5,
    );
    damageLightly();
    reopen();
    expect(ledger.operationsOf('a')).toMatchObject([
      { seq: 1, undoneAt: null },
      { seq: 2, state: 'done', undoneAt: NINE + 5 },
    ]);
  });

  it('is what became of what is open still: its last words, and why it was set aside', () => {
    ledger.refuse('a', [2], 'too long', NINE + 5);
    ledger.shiftClock(MINUTE, NINE + 6);
    const [before] = ledger.openOperationsOf('a');
    damageLightly();
    reopen();
    expect(ledger.openOperationsOf('a')).toMatchObject([
      { seq: 2, state: 'blocked', block: 'refused', reason: 'too long', at: before?.at, isRestored: true },
    ]);
    expect(before?.at).not.toBe(NINE);
  });

  it('is a deletion that is open still: nobody is asked about it', () => {
    ledger.adopt('b', server({ remoteId: 'r7' }), [3], NINE + 4);
    ledger.commit([planned('b', { kind: 'delete' })], NINE + 5);
    damageLightly();
    reopen();
    expect(ledger.openOperationsOf('b')).toMatchObject([{ state: 'queued', isRestored: false }]);
  });

  it('is taken over where there is no copy', () => {
    rmSync(folder(), { recursive: true });
    damageLightly();
    expect(reopen()).toEqual({ health: 'reset', from: null });
    expect(states()).toEqual(['a queued', 'b unsure', 'd unsure', 'd queued']);
    expect(ledger.entry('c')?.view).toMatchObject({ notes: 'of the server' });
  });

  it('is only what its seal proves', () => {
    journal.tamper((sqlite) => {
      sqlite.run(
        "UPDATE operations SET body = replace(body, 'edited', 'edIted'), seal = seal + 1 WHERE seq = 6",
      );
      sqlite.run("UPDATE operations SET state = 'done', seal = seal + 1 WHERE seq = 3");
    });
    reopen();
    expect(states()).toEqual(['a queued', 'b unsure', 'd unsure']);
  });

  it('ends at a number of an operation that is beyond all numbers', () => {
    journal.tamper((sqlite) => sqlite.run('UPDATE operations SET seq = 9223372036854775001 WHERE seq = 6'));
    reopen();
    expect(states()).toEqual(['a queued', 'b unsure', 'd unsure']);
  });

  it('does not include a create as done without what the server said of it: it is looked for again', () => {
    journal.tamper((sqlite) => sqlite.run("UPDATE entries SET seal = seal + 1 WHERE id IN ('a', 'c')"));
    reopen();
    expect(states()).toEqual(['a unsure', 'a queued', 'b unsure', 'c unsure', 'd unsure', 'd queued']);
    expect(ledger.entry('c')?.view).toMatchObject({ notes: 'note' });
  });

  it('is left, and that is told, where it cannot be written down', () => {
    damageLightly();
    const broken = new Error('it cannot be written');
    const opened = journal.open({ wrap: (sqlite) => refusing(sqlite, broken) });
    ({ ledger } = opened);
    expect(opened.health).toBe('restored');
    expect(journal.bugs).toEqual([broken]);
    expect(states()).toEqual(['a unsure', 'a queued', 'b unsure']);
  });

  it('is waited for where the disk is full: with room again all of it is taken over', () => {
    damageLightly();
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    expect(() => journal.open({ wrap: (sqlite) => refusing(sqlite, full) })).toThrow(full);
    expect(journal.names()).not.toContain('ledger.db.salvage');
    const { health } = reopen();
    expect(health).toBe('restored');
    expect(states()).toContain('d unsure');
    expect(journal.bugs).toEqual([]);
  });

  it('is left where its reading ended the process before', () => {
    damageLightly();
    writeFileSync(`${journal.file}.salvage`, '');
    expect(reopen()).toEqual({ health: 'restored', from: NINE });
    expect(states()).toEqual(['a unsure', 'a queued', 'b unsure']);
    expect(journal.bugs).toHaveLength(1);
    expect(journal.names()).not.toContain('ledger.db.salvage');
  });
});
