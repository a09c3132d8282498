import { afterEach, beforeEach, expect, it } from 'vitest';
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
  (it) => it.keepAsBefore('i', [1], NINE + 17),
  (it) => it.setFact('x', '1'),
  (it) => it.setFact('x', null),
];

const rows = (sqlite: Sqlite) =>
  ['entries', 'operations', 'facts'].map((table) => sqlite.all(`SELECT * FROM ${table} ORDER BY 1`));

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
    // Opening verifies every seal that the step has made.
    expect(journal.open().health, `${index}`).toBe('good');
  }
});
