import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreationBody } from '../../../src/main/core/creation';
import { makeBackup } from '../../../src/main/ledger/backups';
import { openSqlite } from '../../../src/main/ledger/database';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { migrate } from '../../../src/main/ledger/migrations';
import { MINUTE, present } from '../../support/bench';
import { planned, TestJournal } from '../../support/journal';
import { NINE } from '../core/support';

let journal: TestJournal;
let ledger: Ledger;
beforeEach(() => {
  journal = new TestJournal();
  ledger = journal.open().ledger;
});
afterEach(() => journal.remove());

const named = (name: string): CreationBody => ({
  ...{ kind: 'client', name, address: null, currency: null, paymentTerms: null, paymentDays: null },
  ...{ tax: 19.5, tax2: null, discount: null },
});
const states = () => ledger.creations.open().map(({ id, state }) => `${id} ${state}`);
const reopen = () => {
  const opened = journal.open();
  ({ ledger } = opened);
  return opened.health;
};
const copy = (): void => {
  makeBackup(present(journal.sqlite), join(journal.folder, 'backups'), journal.time.clock());
  journal.time.advance(MINUTE);
};

describe('a creation in the journal', () => {
  it('is there after a restart as it was written', () => {
    ledger.creations.add('a', named('Acme'), NINE);
    expect(reopen()).toBe('good');
    expect(ledger.creations.open()).toEqual([
      {
        ...{ seq: 1, id: 'a', body: named('Acme'), at: NINE, state: 'queued', block: null, reason: null },
        ...{ remoteId: null, twins: null, isRestored: false, changedAt: NINE },
      },
    ]);
  });

  it('goes its way, and is open until it is there or withdrawn', () => {
    for (const id of ['a', 'b', 'c']) ledger.creations.add(id, named(id), NINE);
    ledger.creations.markInFlight('a', ['r1'], NINE + 1);
    expect(ledger.creations.get('a')).toMatchObject({
      state: 'in-flight',
      twins: ['r1'],
      changedAt: NINE + 1,
    });
    ledger.creations.markUnsure('a', NINE + 2);
    ledger.creations.block('b', 'refused', 'No.', NINE + 3);
    expect(ledger.creations.get('b')).toMatchObject({ block: 'refused', reason: 'No.' });
    expect(states()).toEqual(['a unsure', 'b blocked', 'c queued']);
    ledger.creations.done('a', 'r9', NINE + 4);
    ledger.creations.withdraw('c', NINE + 5);
    expect(states()).toEqual(['b blocked']);
    expect(ledger.creations.claimed()).toEqual(new Set(['r9']));
    expect(ledger.creations.of('client').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(ledger.creations.of('expense')).toEqual([]);
  });

  it('that was written anew or is to be sent again knows nothing of what was before', () => {
    ledger.creations.add('a', named('Acme'), NINE);
    ledger.creations.markInFlight('a', ['r1'], NINE);
    ledger.creations.block('a', 'uncertain', 'Which?', NINE);
    ledger.creations.rewrite('a', named('Globex'), NINE + 1);
    expect(ledger.creations.get('a')).toMatchObject({
      ...{
        body: named('Globex'),
        state: 'queued',
        block: null,
        reason: null,
        twins: null,
        changedAt: NINE + 1,
      },
    });
  });

  it('that was in flight when the process ended may have arrived', () => {
    for (const id of ['a', 'b']) ledger.creations.add(id, named(id), NINE);
    ledger.creations.markInFlight('a', [], NINE);
    ledger.recoverInFlight(NINE + 7);
    expect(states()).toEqual(['a unsure', 'b queued']);
    expect(ledger.creations.get('a')?.changedAt).toBe(NINE + 7);
  });

  it('was made as long ago as before when the clock is set', () => {
    for (const id of ['a', 'b']) ledger.creations.add(id, named(id), NINE);
    ledger.creations.done('b', 'r1', NINE);
    ledger.shiftClock(5_000, NINE);
    expect(ledger.creations.get('a')).toMatchObject({ at: NINE + 5_000, changedAt: NINE + 5_000 });
    expect(ledger.creations.get('b')).toMatchObject({ at: NINE, changedAt: NINE });
  });
});

describe('a damaged journal', () => {
  const damageLightly = () => journal.tamper((sqlite) => sqlite.run('UPDATE sqlite_sequence SET seq = 0'));

  it('brings creations back from a copy in doubt, but those that wait for the person', () => {
    for (const id of ['a', 'b', 'c', 'd']) ledger.creations.add(id, named(id), NINE);
    ledger.creations.block('b', 'refused', 'No.', NINE);
    ledger.creations.done('c', 'r1', NINE);
    ledger.creations.withdraw('d', NINE);
    copy();
    journal.close();
    writeFileSync(journal.file, 'gone, all of it');
    expect(reopen()).toBe('restored');
    expect(states()).toEqual(['a unsure', 'b blocked']);
    expect(ledger.creations.get('a')).toMatchObject({ isRestored: true, changedAt: journal.time.clock() });
    expect(ledger.creations.get('c')).toMatchObject({ state: 'done', isRestored: false });
  });

  it('still proves what was created after the copy, and what became of what was before', () => {
    for (const id of ['a', 'b']) ledger.creations.add(id, named(id), NINE);
    copy();
    ledger.creations.done('a', 'r1', NINE);
    ledger.creations.withdraw('b', NINE);
    for (const id of ['c', 'd', 'e']) ledger.creations.add(id, named(id), NINE);
    ledger.creations.done('c', 'r2', NINE);
    ledger.creations.block('e', 'refused', 'No.', NINE);
    ledger.commit([planned('x')], NINE);
    damageLightly();
    expect(reopen()).toBe('restored');
    expect(states()).toEqual(['d unsure', 'e blocked']);
    expect(ledger.creations.get('d')).toMatchObject({ isRestored: true });
    expect(ledger.creations.claimed()).toEqual(new Set(['r1', 'r2']));
    expect(ledger.creations.get('b')?.state).toBe('withdrawn');
    expect(ledger.creations.get('c')).toMatchObject({ state: 'done', isRestored: false });
  });

  it('is one whose creations have other numbers than they were given, or broken seals', () => {
    ledger.creations.add('a', named('a'), NINE);
    journal.tamper((sqlite) => sqlite.run("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'creations'"));
    expect(reopen()).toBe('reset');
    expect(states()).toEqual(['a unsure']);
    journal.tamper((sqlite) => sqlite.run("UPDATE creations SET seal = 1, at = 5 WHERE id = 'a'"));
    expect(reopen()).not.toBe('good');
    expect(states()).toEqual([]);
  });
});

it('a journal that knows of no creations yet is brought forward with what it holds', () => {
  journal.close();
  const older = new TestJournal();
  mkdirSync(older.folder, { recursive: true });
  const sqlite = openSqlite(older.file);
  migrate(sqlite, 6);
  sqlite.close();
  const { ledger: forward, health } = older.open();
  expect(health).toBe('good');
  forward.creations.add('a', named('Acme'), NINE);
  expect(older.open().ledger.creations.open()).toMatchObject([{ id: 'a' }]);
  older.remove();
});
