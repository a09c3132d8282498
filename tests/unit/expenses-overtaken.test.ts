import { afterEach, beforeEach, expect, it } from 'vitest';
import { addMonths } from '../../src/shared/calendar';
import { Bench, TODAY } from '../support/bench';
import { slowAnswer } from '../support/slow-answer';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const MONTH = TODAY.slice(0, 7);
const shown = (month = MONTH) =>
  bench.workspace.expenses
    .of(month)
    .expenses.map(({ notes }) => notes)
    .toSorted();
const READ = { ok: true, value: null };

async function make(notes: string): Promise<void> {
  const [category] = await bench.elsewhere.beyond.expenseCategories().collect();
  await bench.elsewhere.createExpense({
    ...{ project_id: bench.acme.projectId, expense_category_id: category?.id ?? '', spent_date: TODAY },
    ...{ notes, total_cost: 10 },
  });
}

/** `meanwhile` is over before Keito's answer of a month, as it was before, is there. */
async function readWhile(month: string, meanwhile: () => Promise<void>): Promise<void> {
  const slow = slowAnswer(bench, ({ pathname }) => pathname.endsWith('/expenses'));
  const older = bench.workspace.expenses.read(month);
  await slow.asked();
  await meanwhile();
  slow.letGo();
  expect(await older).toEqual(READ);
}

it('an answer that is overtaken by that to a newer question does not bring back what was before', async () => {
  await make('first');
  await readWhile(MONTH, async () => {
    await make('second');
    expect(await bench.workspace.expenses.read(MONTH)).toEqual(READ);
    expect(shown()).toEqual(['first', 'second']);
  });
  expect(shown()).toEqual(['first', 'second']);
  const readAt = bench.workspace.expenses.of(MONTH).readAt;
  // Nor is it kept for the next start.
  await bench.workspace.close();
  bench.start();
  expect(shown()).toEqual(['first', 'second']);
  expect(bench.workspace.expenses.of(MONTH).readAt).toBe(readAt);
});

it('of the months that the newer one was not about it is all that is known', async () => {
  await make('first');
  const before = addMonths(MONTH, -1);
  await readWhile(MONTH, async () => {
    expect(await bench.workspace.expenses.read(before)).toEqual(READ);
    expect(bench.workspace.expenses.of(MONTH).readAt).toBeNull();
  });
  expect(shown()).toEqual(['first']);
  expect(bench.workspace.expenses.of(before).readAt).not.toBeNull();
});

it('one that was asked for since is kept, also where the clock was set back in between', async () => {
  await make('first');
  await readWhile(MONTH, async () => {
    bench.setClock(-3_600_000);
    await bench.settled();
    await make('second');
    expect(await bench.workspace.expenses.read(MONTH)).toEqual(READ);
  });
  expect(shown()).toEqual(['first', 'second']);
});
