import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import { Bench, SETTLE_MS, TODAY } from '../support/bench';
import { creationPlaces, newExpense } from '../support/creations';

const MONTH = TODAY.slice(0, 7);

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  const { categoryId } = await creationPlaces(bench);
  bench.keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/expenses' });
  bench.workspace.creations.add(newExpense(bench, categoryId, 'taxi'));
  await bench.settled();
  await bench.advance(HOLD_MS);
  await expenses().read(MONTH);
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const expenses = () => bench.workspace.expenses;
const shown = () =>
  expenses()
    .of(MONTH)
    .expenses.map(({ notes, approval, sending }) => `${notes}: ${sending?.state ?? approval}`);

it('one that Keito has, and whose answer was lost, is in the month once', async () => {
  expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
  expect(shown()).toEqual(['taxi: sending']);
  await bench.advance(SETTLE_MS);
  expect(shown()).toEqual(['taxi: unsubmitted']);
});

it('it is so after a restart without a network', async () => {
  bench.isOnline = false;
  await bench.workspace.close();
  bench.start();
  expect(shown()).toEqual(['taxi: sending']);
});
