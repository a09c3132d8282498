import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import type { NewExpenseInput } from '../../src/main/core/expense';
import { moneyStyle } from '../../src/shared/currencies';
import { readExpenseLine } from '../../src/shared/expense-line';
import { buildQuickEntryIndex, lexiconFor } from '../../src/shared/quick-entry';
import { Bench, MINUTE, present, SETTLE_MS, TODAY } from '../support/bench';

const MONTH = TODAY.slice(0, 7);

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
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

function input(over: Partial<NewExpenseInput> = {}): NewExpenseInput {
  return {
    ...{ projectId: bench.acme.projectId, categoryId: expenses().categories[0]?.id ?? '', spentDate: TODAY },
    ...{ cost: 125_000, units: null, notes: 'taxi', billable: null },
    ...over,
  };
}

/** Somebody else's way, or another device's. */
const elsewhere = (notes: string, spent_date = TODAY, user_id?: string) =>
  bench.elsewhere.createExpense({
    ...{ project_id: bench.acme.projectId, expense_category_id: input().categoryId, spent_date },
    ...{ total_cost: 7.25, notes, ...(user_id !== undefined && { user_id }) },
  });

describe('the expenses of a month', () => {
  it('show what was added at once, held back as long as it can be taken back, and as Keito has it then', async () => {
    const added = expenses().add(input());
    expect(added.ok).toBe(true);
    expect(expenses().of(MONTH).expenses).toMatchObject([
      {
        ...{ spentDate: TODAY, notes: 'taxi', cost: 125_000, projectName: 'Website', clientName: 'Acme' },
        sending: { state: 'waiting', heldUntil: bench.time.clock() + HOLD_MS },
      },
    ]);
    await bench.advance(HOLD_MS);
    expect(shown()).toEqual(['taxi: saved']);
    expect(await expenses().read(MONTH)).toMatchObject({ ok: true });
    expect(shown()).toEqual(['taxi: unsubmitted']);
  });

  it('are what Keito has of this person and this month, newest day first, kept over a restart without a network', async () => {
    await elsewhere('lunch', '2026-05-02');
    await elsewhere('train');
    await elsewhere('long ago', '2026-04-30');
    await bench.advance(2 * MINUTE);
    await expenses().read(MONTH);
    expect(shown()).toEqual(['train: unsubmitted', 'lunch: unsubmitted']);
    bench.isOnline = false;
    await bench.crash();
    expect(shown()).toEqual(['train: unsubmitted', 'lunch: unsubmitted']);
    await bench.advance(2 * MINUTE);
    expect(await expenses().read(MONTH)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(shown()).toHaveLength(2);
  });

  it('are not asked for again within a minute, unless something was sent', async () => {
    await elsewhere('train');
    await expenses().read(MONTH);
    expect(shown()).toEqual([]);
    expenses().add(input());
    await bench.advance(HOLD_MS);
    await expenses().read(MONTH);
    expect(shown()).toEqual(['taxi: unsubmitted', 'train: unsubmitted']);
  });

  it('do not show again what was deleted elsewhere', async () => {
    expenses().add(input());
    await bench.advance(HOLD_MS);
    await expenses().read(MONTH);
    expect(shown()).toEqual(['taxi: unsubmitted']);
    bench.answer = (method, address) =>
      method === 'GET' && address.pathname.endsWith('/expenses')
        ? Response.json({
            expenses: [],
            page: 1,
            per_page: 2000,
            total_pages: 1,
            total_entries: 0,
            links: {},
          })
        : null;
    await bench.advance(2 * MINUTE);
    await expenses().read(MONTH);
    expect(shown()).toEqual([]);
  });

  it('know the categories that Keito lists or that were ever seen, most used first', async () => {
    const known = expenses().categories;
    expect(known.map(({ name }) => name)).toContain('Travel');
    const last = known.at(-1);
    expenses().add(input({ categoryId: last?.id ?? '' }));
    await bench.advance(HOLD_MS);
    await expenses().read(MONTH);
    expect(expenses().categories[0]).toEqual(last);
  });

  it('need you where Keito refused one, with its words, until it is written anew', async () => {
    const added = expenses().add(input({ categoryId: 'no such' }));
    for (let round = 0; round < 4; round += 1) await bench.advance(SETTLE_MS);
    expect(shown()).toEqual(['taxi: needs-you']);
    const id = added.ok ? added.value.creationId : '';
    expect(expenses().rewrite(id, input({ notes: 'cab' }))).toMatchObject({ ok: true });
    await bench.advance(HOLD_MS);
    expect(shown()).toEqual(['cab: saved']);
  });
});

describe('what words mean', () => {
  /** An account in which nothing was looked at yet, on a server that has no list of categories. */
  async function unread(): Promise<void> {
    await bench.close();
    bench = await Bench.open();
    listings = 0;
    bench.beforeRequest = (method, path) => {
      if (method === 'GET' && path.endsWith('/expenses')) listings += 1;
    };
    bench.answer = (_method, { pathname }) =>
      pathname.endsWith('/expense_categories') ? new Response('{}', { status: 404 }) : null;
  }
  let listings = 0;
  const line = (text: string) => {
    const { categories, learned, currency } = expenses().of(MONTH);
    return readExpenseLine(text, {
      ...{ today: TODAY, lexicon: lexiconFor('en'), categories, learned, frequent: [] },
      money: moneyStyle('en', currency),
      index: buildQuickEntryIndex(bench.workspace.catalogue.projects),
    });
  };
  const category = async (name: string) => {
    const all = await bench.elsewhere.beyond.expenseCategories().collect();
    return present(all.find((one) => one.name === name));
  };
  async function spend(notes: string, name: string, spent_date: string): Promise<void> {
    await bench.elsewhere.createExpense({
      ...{ project_id: bench.acme.projectId, expense_category_id: (await category(name)).id, spent_date },
      ...{ total_cost: 7.25, notes },
    });
  }

  it('is known from the months before at the first look of an account, by one request, and over a restart', async () => {
    await unread();
    await spend('taxi', 'Meals', '2026-03-31');
    await spend('Taxi to the airport', 'Travel', '2026-04-30');
    await spend('licence', 'Mileage', '2025-06-01');
    await spend('hotel', 'Mileage', '2025-05-31');
    expect(line('12.50 taxi acme yesterday').problems).toContainEqual({ code: 'no-category' });
    expect(await expenses().read(MONTH)).toMatchObject({ ok: true });
    expect(listings).toBe(1);
    expect(shown()).toEqual([]);

    const read = () => line('12.50 taxi acme yesterday');
    expect(read()).toMatchObject({
      cost: 125_000,
      category: { name: 'Travel' },
      notes: 'taxi',
      problems: [],
    });
    expect(line('5 licence acme').category?.name).toBe('Mileage');
    expect(line('5 hotel acme').category).toBeNull();
    expect(
      expenses()
        .of('2026-03')
        .expenses.map(({ notes }) => notes),
    ).toEqual(['taxi']);

    await bench.advance(2 * MINUTE);
    await spend('hotel', 'Travel', '2026-03-01');
    await expenses().read(MONTH);
    expect(line('5 hotel acme').category).toBeNull();
    bench.isOnline = false;
    await bench.crash();
    expect(read()).toMatchObject({ category: { name: 'Travel' }, problems: [] });
  });

  it('is not known where Keito was never reached, and is asked for again until it is', async () => {
    await unread();
    await spend('taxi', 'Travel', '2026-04-30');
    bench.isOnline = false;
    expect(await expenses().read(MONTH)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(expenses().of(MONTH)).toMatchObject({ categories: [], learned: [], readAt: null });
    bench.isOnline = true;
    await expenses().read(MONTH);
    expect(line('5 taxi acme').category?.name).toBe('Travel');
  });

  it('is read back once where an earlier version kept months without it', async () => {
    await unread();
    await spend('taxi', 'Travel', '2026-04-30');
    const months = [{ month: MONTH, readAt: bench.time.clock() + 1, expenses: [] }];
    bench.workspace.ledger.setFact('expenses', JSON.stringify({ months, categories: [] }));
    await bench.crash();
    await expenses().read(MONTH);
    expect(line('5 taxi acme').category?.name).toBe('Travel');
  });

  it('is told by what is on its way too, but not by what was refused', async () => {
    await spend('taxi', 'Travel', TODAY);
    await bench.advance(2 * MINUTE);
    await expenses().read(MONTH);
    expenses().add(input({ notes: 'taxi', categoryId: (await category('Meals')).id }));
    expect(line('5 taxi acme').category?.name).toBe('Meals');
    expenses().add(input({ notes: 'cab taxi', categoryId: 'no such' }));
    for (let round = 0; round < 4; round += 1) await bench.advance(SETTLE_MS);
    await expenses().read(MONTH);
    expect(shown()).toContain('cab taxi: needs-you');
    expect(line('5 cab acme').category).toBeNull();
    expect(line('5 taxi acme').category?.name).toBe('Meals');
  });
});

describe('metadata', () => {
  it('reaches Keito with the expense beside the app’s own, and comes back without that', async () => {
    const metadata = [
      { name: ' receipt ', value: 'R-7' },
      { name: '', value: ' ' },
      { name: '__proto__', value: 'ä' },
    ];
    const added = expenses().add(input({ metadata }));
    const kept = [
      { name: 'receipt', value: 'R-7' },
      { name: '__proto__', value: 'ä' },
    ];
    expect(expenses().of(MONTH).expenses).toMatchObject([{ metadata: kept }]);
    await bench.advance(HOLD_MS);
    const [there] = await bench.elsewhere.expenses({ per_page: 2000 }).collect();
    const id = added.ok ? added.value.creationId : '';
    expect(Object.entries(there?.metadata ?? {})).toEqual(
      expect.arrayContaining([
        ['receipt', 'R-7'],
        ['client_request_id', id],
      ]),
    );
    await expenses().read(MONTH);
    const [shown] = expenses().of(MONTH).expenses;
    expect(shown).toMatchObject({ sending: null, metadata: expect.arrayContaining([kept[0]]) });
    expect(shown?.metadata.map(({ name }) => name)).not.toContain('client_request_id');
  });

  it('of another program that is no text is shown as its JSON', async () => {
    await bench.elsewhere.createExpense({
      ...{ project_id: bench.acme.projectId, expense_category_id: input().categoryId, spent_date: TODAY },
      ...{ total_cost: 1, metadata: { pages: 3, tags: ['a'] } },
    });
    await bench.advance(2 * MINUTE);
    await expenses().read(MONTH);
    expect(expenses().of(MONTH).expenses).toMatchObject([
      {
        metadata: [
          { name: 'pages', value: '3' },
          { name: 'tags', value: '["a"]' },
        ],
      },
    ]);
  });

  it('of 4,096 bytes is taken, of one more it is not', () => {
    const own = JSON.stringify({ client_request_id: '00000000-0000-4000-8000-000000000000' }).length;
    const rest = 4_096 - own - '"a":"",'.length;
    const of = (value: string) => expenses().add(input({ metadata: [{ name: 'a', value }] })).ok;
    expect(of(`${'ä'.repeat(8)}${'x'.repeat(rest - 16)}`)).toBe(true);
    expect(of(`${'ä'.repeat(8)}${'x'.repeat(rest - 15)}`)).toBe(false);
  });
});

describe('what cannot be an expense', () => {
  it.each<[Partial<NewExpenseInput>, RegExp]>([
    [{ projectId: 'gone' }, /project/],
    [{ categoryId: ' ' }, /for/],
    [{ spentDate: '2026-02-30' }, /date/],
    [{ cost: null }, /cost/],
    [{ cost: 0.5 }, /cost/],
    [{ cost: null, units: 0 }, /whole number/],
    [{ notes: 'x'.repeat(20_000) }, /too long/],
    [{ metadata: [{ name: ' ', value: 'R-7' }] }, /“R-7” has no name/],
    [{ metadata: [{ name: 'client_request_id', value: 'mine' }] }, /Choose another name/],
    [
      {
        metadata: [
          { name: 'a', value: '1' },
          { name: 'a ', value: '2' },
        ],
      },
      /“a” is there twice/,
    ],
  ])('%j is said before it is sent', (over, words) => {
    const added = expenses().add(input(over));
    expect(added.ok ? '' : added.failure.message).toMatch(words);
    expect(bench.workspace.ledger.creations.open()).toEqual([]);
  });
});
