import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '../../../src/main/ledger/backups';
import type { Sqlite } from '../../../src/main/ledger/database';
import { HOUR, MINUTE, present } from '../../support/bench';
import { planned, TestJournal } from '../../support/journal';
import type { ManualTimers } from '../../support/manual-time';
import { NINE } from '../core/support';

const DAY = 24 * HOUR;
let journal: TestJournal;
let timers: ManualTimers;
let count = 0;
beforeEach(() => {
  journal = new TestJournal();
  timers = journal.time.timers();
  journal.open().backups.begin(timers.schedule);
});
afterEach(() => journal.remove());

const change = (): void => present(journal.opened).ledger.setFact('x', String((count += 1)));
const changeEvery = (ms: number, times: number): void => {
  for (let i = 0; i < times; i += 1) {
    change();
    journal.time.advance(ms);
  }
};
const name = (stamp: string): string => `ledger-${stamp}.db`;

describe('copies', () => {
  it('are made soon after the start, then every hour in which something changed', () => {
    change();
    journal.time.advance(5 * MINUTE);
    expect(journal.backups).toEqual([name('20260521T090500Z')]);
    journal.time.advance(3 * HOUR);
    expect(journal.backups).toHaveLength(1);
    change();
    journal.time.advance(HOUR - 1);
    expect(journal.backups).toHaveLength(1);
    journal.time.advance(1);
    expect(journal.backups).toEqual([name('20260521T090500Z'), name('20260521T130500Z')]);
  });

  it('hold what the journal held, whole', () => {
    present(journal.opened).ledger.commit([planned('a'), planned('b')], NINE);
    journal.time.advance(5 * MINUTE);
    journal.close();
    const [copy = ''] = journal.backups;
    journal.tamper(
      (sqlite) =>
        expect(sqlite.all('SELECT entry_id FROM operations')).toEqual([{ entry_id: 'a' }, { entry_id: 'b' }]),
      join(journal.folder, 'backups', copy),
    );
  });

  // Seventy-five copies, each flushed to the disk.
  it('the newest five are kept, and the newest one of each of two earlier days', { timeout: 60_000 }, () => {
    changeEvery(HOUR, 3 * 24 + 3);
    const kept = ['20260522T230500Z', '20260523T230500Z', '20260524T070500Z', '20260524T080500Z'];
    expect(journal.backups).toEqual(
      [...kept, '20260524T090500Z', '20260524T100500Z', '20260524T110500Z'].map(name),
    );
  });

  it('at a close are made unless there is one of the last hour', () => {
    change();
    journal.time.advance(5 * MINUTE);
    change();
    present(journal.opened).backups.end();
    expect(journal.backups).toHaveLength(1);
    expect(timers.pending).toBe(0);
    const { backups } = journal.open();
    backups.begin(timers.schedule);
    expect(timers.nextInMs).toBe(HOUR);
    journal.time.advance(HOUR - 1);
    backups.end();
    expect(journal.backups).toHaveLength(1);
    journal.time.advance(2);
    backups.end();
    expect(journal.backups).toEqual([name('20260521T090500Z'), name('20260521T100500Z')]);
  });

  it('are made at once where that is asked for, also within the hour of another', () => {
    change();
    journal.time.advance(5 * MINUTE);
    change();
    journal.time.advance(MINUTE);
    present(journal.opened).backups.copyNow();
    expect(journal.backups).toEqual([name('20260521T090500Z'), name('20260521T090600Z')]);
  });

  it('that cannot be made are told, drive out no other, and stop nothing', () => {
    changeEvery(HOUR, 2);
    const before = journal.backups;
    const full = (sqlite: Sqlite): Sqlite => ({
      ...sqlite,
      exec: (sql) => {
        if (sql.startsWith('VACUUM')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
        sqlite.exec(sql);
      },
    });
    const { ledger, backups } = journal.open({ wrap: full });
    backups.begin(timers.schedule);
    ledger.commit([planned('a')], NINE);
    journal.time.advance(DAY);
    expect(journal.backups).toEqual(before);
    expect(journal.bugs).not.toEqual([]);
    ledger.commit([planned('b')], NINE);
    expect(ledger.openOperations()).toHaveLength(2);
  });

  it('of a journal that is being damaged are not kept: they would drive out the good ones', () => {
    changeEvery(HOUR, 7);
    const before = journal.backups;
    // As damage would, without the seal being made anew.
    present(journal.sqlite).run("UPDATE facts SET value = 'y', seal = seal + 1 WHERE key = 'x'");
    journal.time.advance(HOUR);
    expect(journal.backups).toEqual(before);
    expect(journal.bugs).toHaveLength(1);
  });

  it('that were not finished are removed', () => {
    const folder = join(journal.folder, 'backups');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name('20260521T080000Z')}.part`), 'half');
    change();
    journal.time.advance(HOUR);
    expect(journal.backups).toEqual([name('20260521T090500Z')]);
  });

  it('that a wrong clock dated ahead are never newer than others', () => {
    const folder = join(journal.folder, 'backups');
    mkdirSync(folder, { recursive: true });
    for (const stamp of ['20300101T000000Z', '20260520T000000Z', '20260521T080000Z']) {
      writeFileSync(join(folder, name(stamp)), '');
    }
    writeFileSync(join(folder, 'ledger-20261399T000000Z.db'), 'no date');
    const stamps = listBackups(folder, NINE).map(({ at }) => new Date(at).getUTCFullYear());
    expect(stamps).toEqual([2026, 2026, 2030]);
    rmSync(folder, { recursive: true });
  });

  it('before a new format are kept apart, the newest two', () => {
    const folder = join(journal.folder, 'backups');
    mkdirSync(folder, { recursive: true });
    for (const format of [3, 4, 5]) {
      writeFileSync(join(folder, `ledger-before-format-${format}-202605${format + 14}T080000Z.db`), '');
    }
    changeEvery(HOUR, 7);
    expect(journal.backups.filter((it) => it.includes('format'))).toEqual([
      'ledger-before-format-4-20260518T080000Z.db',
      'ledger-before-format-5-20260519T080000Z.db',
    ]);
    expect(journal.backups).toHaveLength(7);
  });
});

describe('which files are copies', () => {
  const now = NINE + DAY;
  const listed = (...names: readonly string[]) => {
    const folder = join(journal.folder, 'elsewhere');
    mkdirSync(folder, { recursive: true });
    for (const each of names) writeFileSync(join(folder, each), '');
    return listBackups(folder, now).map(({ at, beforeFormat }) => [at, beforeFormat]);
  };

  it('is told by their names, with the format that they are of', () => {
    expect(listed(name('20260521T090000Z'), 'ledger-before-format-12-20260521T080000Z.db')).toEqual([
      [NINE, null],
      [NINE - HOUR, 12],
    ]);
  });

  it('no other file is one', () => {
    const stamp = '20260521T090000Z';
    expect(
      listed(
        ...[`my-ledger-${stamp}.db`, `ledger-${stamp}.db.part`, `ledger-${stamp}.dbx`, 'ledger-.db', 'x.txt'],
        ...[`ledger-before-format--${stamp}.db`, 'ledger-20261345T090000Z.db'],
      ),
    ).toEqual([]);
    expect(listBackups(join(journal.folder, 'nowhere'), now)).toEqual([]);
  });

  it('those that a wrong clock dated ahead come last, the newest of them first', () => {
    const ahead = (hours: number) => name(`20260523T${String(10 + hours)}0000Z`);
    expect(listed(ahead(0), ahead(2), ahead(1), name('20260521T090000Z')).map(([at]) => at)).toEqual([
      ...[NINE, NINE + 2 * DAY + 3 * HOUR, NINE + 2 * DAY + 2 * HOUR, NINE + 2 * DAY + HOUR],
    ]);
  });
});

describe('whether there is a copy of the last hour', () => {
  const left = (each: string): void => {
    mkdirSync(join(journal.folder, 'backups'), { recursive: true });
    writeFileSync(join(journal.folder, 'backups', each), '');
  };
  const isCopiedAtClose = (): boolean => {
    const before = journal.backups.length;
    change();
    present(journal.opened).backups.end();
    return journal.backups.length > before;
  };

  it('is told by one that is just an hour old', () => {
    left(name('20260521T080000Z'));
    expect(isCopiedAtClose()).toBe(false);
  });

  it('is not told by one that is older', () => {
    left(name('20260521T075959Z'));
    expect(isCopiedAtClose()).toBe(true);
  });

  it('is not told by one that was made before a new format', () => {
    left('ledger-before-format-1-20260521T085900Z.db');
    expect(isCopiedAtClose()).toBe(true);
  });

  it('is not told by one that a wrong clock dated ahead', () => {
    left(name('20260522T090000Z'));
    expect(isCopiedAtClose()).toBe(true);
  });
});
