import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CreationBody } from '../../../src/main/core/creation';
import { inPlaceOf } from '../../../src/main/core/held-back';
import type { Sqlite } from '../../../src/main/ledger/database';
import type { Ledger } from '../../../src/main/ledger/ledger';
import { present } from '../../support/bench';
import { planned, TestJournal } from '../../support/journal';
import { NINE, serverEntry, START, TODAY } from '../core/support';

let journal: TestJournal;
beforeEach(() => {
  journal = new TestJournal();
});
afterEach(() => journal.remove());

/** Ends the process in the `at`th outermost transaction, before its commit; counts them. */
function ending(at: number): { wrap: (sqlite: Sqlite) => Sqlite; commits: () => number } {
  let commits = 0;
  const wrap = (sqlite: Sqlite): Sqlite => ({
    ...sqlite,
    transaction: (work) =>
      sqlite.transaction(() => {
        const result = work();
        if ((commits += 1) === at) throw new Error('the end');
        return result;
      }),
  });
  return { wrap, commits: () => commits };
}

const edit = { kind: 'edit', changes: { notes: 'later' } } as const;
const client: CreationBody = {
  ...{ kind: 'client', name: 'Acme', address: null, currency: null, paymentTerms: null, paymentDays: null },
  ...{ tax: null, tax2: null, discount: null },
};
const stranger = serverEntry({ remoteId: 's1' });
const seqsOf = (ledger: Ledger, entryId: string) => ledger.openOperationsOf(entryId).map(({ seq }) => seq);
const STEPS: readonly ((ledger: Ledger) => void)[] = [
  (it) => it.commit([planned('a'), planned('b')], NINE),
  (it) => it.setState([1, 2], 'in-flight', NINE + 1),
  (it) => it.adopt('a', serverEntry({ remoteId: 'r9' }), [1], NINE + 2, { startedHere: NINE }),
  (it) => it.recoverInFlight(NINE + 3),
  (it) => it.refuse('b', [2], 'no', NINE + 4),
  (it) => it.commit([planned('b', edit)], NINE + 5),
  (it) => it.refuseGone('a', [1], 'gone', NINE + 6),
  (it) => it.replace('b', 'c', [planned('c')], NINE + 7),
  (it) => it.giveUp([4], [planned('d')], NINE + 8),
  (it) => it.adoptWindow({ from: TODAY, to: TODAY, isWhole: true, entries: [serverEntry()] }, NINE + 9),
  (it) => it.forget('a', [1], NINE + 10),
  (it) => it.block([3], 'uncertain', 'who knows', NINE + 11),
  (it) => it.sendAgain([3], NINE + 12),
  (it) => it.shiftClock(-60_000, NINE + 13),
  (it) => it.commit([planned('f', { kind: 'delete' }), planned('g', inPlaceOf(START, 'f'))], NINE + 14),
  (it) => it.sendBeside('g'),
  (it) => it.replace('g', 'h', [planned('h', inPlaceOf(START, 'f'))], NINE + 15),
  (it) => it.replace('f', 'i', [planned('i')], NINE + 16),
  (it) => it.commit([planned('n', { kind: 'delete' })], NINE + 17),
  (it) => {
    const undone = seqsOf(it, 'n');
    const plan = { undone, cancelled: [], reopened: [], blockedAgain: [], resumed: 'o', replaced: new Map() };
    it.undo({ ...plan, planned: [planned('o', inPlaceOf(START, 'n'))] }, NINE + 17);
  },
  (it) => it.keepAsBefore('n', seqsOf(it, 'n'), NINE + 17),
  (it) => {
    const record = { source: 'l', entry: 'j', looks: '' };
    it.takeIn([{ operation: planned('j'), record, workedUntil: NINE }], NINE + 18);
  },
  (it) => it.rewrite(seqsOf(it, 'j').map((seq) => ({ seq, body: { ...START, notes: 'found' } }))),
  (it) => it.takeBack('j', seqsOf(it, 'j'), NINE + 19),
  (it) => it.commit([planned('k'), planned('k', { kind: 'delete' })], NINE + 20),
  (it) => it.commit([planned('l', inPlaceOf(START, 'k'))], NINE + 21),
  (it) => it.drop('k', seqsOf(it, 'k'), NINE + 22),
  (it) => it.adoptWindow({ from: TODAY, to: TODAY, isWhole: false, entries: [stranger] }, NINE + 24),
  (it) => it.releaseStranger('s1'),
  (it) => it.creations.add('c1', client, NINE + 25),
  (it) => it.creations.markInFlight('c1', ['7'], NINE + 26),
  (it) => it.recoverInFlight(NINE + 27),
  (it) => it.creations.sendAgain('c1', NINE + 28),
  (it) => it.creations.markInFlight('c1', ['8'], NINE + 29),
  (it) => it.creations.markUnsure('c1', NINE + 30),
  (it) => it.creations.block('c1', 'uncertain', 'who knows', NINE + 31),
  (it) => it.creations.requeue('c1', NINE + 32),
  (it) => it.creations.rewrite('c1', { ...client, discount: 5 }, NINE + 33),
  (it) => it.shiftClock(-60_000, NINE + 34),
  (it) => it.creations.done('c1', '9', NINE + 35),
  (it) => it.creations.startAnew('c1', client, NINE + 36),
  (it) => it.creations.withdraw('c1', NINE + 37),
  (it) => it.setFact('x', '1'),
  (it) => it.setFact('x', null),
];

const rows = (sqlite: Sqlite) =>
  ['entries', 'operations', 'facts', 'creations'].map((table) =>
    sqlite.all(`SELECT * FROM ${table} ORDER BY 1`),
  );

it('every step is one commit, sealed; a process that ends in it leaves what was before, whole', () => {
  journal.open().ledger.setFact('begun', '1');
  for (const [index, step] of STEPS.entries()) {
    const before = rows(present(journal.sqlite));
    const { wrap, commits } = ending(1);
    expect(
      () => step(journal.open({ wrap: (sqlite) => wrap((journal.sqlite = sqlite)) }).ledger),
      `${index}`,
    ).toThrow('the end');
    expect(commits()).toBe(1);
    const { ledger, health } = journal.open();
    expect(health).toBe('good');
    expect(rows(present(journal.sqlite))).toEqual(before);
    step(ledger);
    expect(rows(present(journal.sqlite)), `${index} writes something`).not.toEqual(before);
    // Opening verifies every seal that the step has made.
    expect(journal.open().health, `${index}`).toBe('good');
  }
});
