import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAmount, totalOf } from '../../../src/shared/invoice-sums';
import {
  draftInvoice,
  overlapping,
  type UnbilledExpense,
  type UnbilledTime,
} from '../../../src/main/core/invoice-draft';

const EUR = { invoice: 'EUR', expenses: 'EUR' };
const NO_RATES = { tax: null, tax2: null, discount: null };

const time = (over: Partial<UnbilledTime> = {}): UnbilledTime => ({
  ...{ id: 't', projectId: 'web', projectName: 'Website', taskId: 'dev', taskName: 'Development' },
  ...{ spentDate: '2026-05-21', seconds: 3_600, rate: 1_100_000, isFixedFee: false, ...over },
});
const expense = (over: Partial<UnbilledExpense> = {}): UnbilledExpense => ({
  ...{ id: 'e', projectId: 'web', projectName: 'Website', categoryName: 'Travel', notes: 'Taxi' },
  ...{ spentDate: '2026-05-20', cost: 125_000, ...over },
});

describe('the lines of an invoice', () => {
  it('are one for each project, or for each task, and each rate', () => {
    const times = [
      time({ id: '1' }),
      time({ id: '2', taskId: 'review', taskName: 'Review', seconds: 1_800 }),
      time({ id: '3', projectId: 'app', projectName: 'App' }),
      time({ id: '4', rate: 900_000 }),
    ];
    const lines = (by: 'project' | 'task') =>
      draftInvoice(times, [], by, NO_RATES, EUR).lines.map(({ description, quantity, unitPrice, amount }) => [
        ...[description, quantity, unitPrice, amount],
      ]);
    expect(lines('project')).toEqual([
      ['App', 1, 1_100_000, 1_100_000],
      ['Website', 1, 900_000, 900_000],
      ['Website', 1.5, 1_100_000, 1_650_000],
    ]);
    expect(lines('task')).toEqual([
      ['App: Development', 1, 1_100_000, 1_100_000],
      ['Website: Development', 1, 900_000, 900_000],
      ['Website: Development', 1, 1_100_000, 1_100_000],
      ['Website: Review', 0.5, 1_100_000, 550_000],
    ]);
  });

  it('keep projects of the same name apart', () => {
    const times = [time({ id: '1' }), time({ id: '2', projectId: 'other' })];
    expect(draftInvoice(times, [], 'project', NO_RATES, EUR).lines).toHaveLength(2);
  });

  it('have hours to two decimals, rounded once for each line and not for each entry', () => {
    const twentyMinutes = ['1', '2', '3'].map((id) => time({ id, seconds: 1_200 }));
    expect(draftInvoice(twentyMinutes, [], 'project', NO_RATES, EUR).lines).toMatchObject([
      { quantity: 1, seconds: 3_600 },
    ]);
    expect(draftInvoice([time({ seconds: 1_200 })], [], 'project', NO_RATES, EUR).lines).toMatchObject([
      { quantity: 0.33, amount: 363_000 },
    ]);
  });

  it('have each expense by itself, and name what it was', () => {
    const { lines } = draftInvoice(
      [],
      [expense(), expense({ id: 'f', categoryName: '', notes: '' })],
      'task',
      NO_RATES,
      EUR,
    );
    expect(lines).toMatchObject([
      {
        kind: 'Product',
        description: 'Travel: Taxi (2026-05-20)',
        quantity: 1,
        unitPrice: 125_000,
        amount: 125_000,
      },
      { description: 'Website (2026-05-20)' },
    ]);
  });

  it('leave out, and name, what cannot be billed by the hour', () => {
    const times = [
      time({ id: '1', rate: null }),
      time({ id: '2', rate: null, seconds: 60 }),
      time({ id: '3', isFixedFee: true, projectName: 'Shop', projectId: 'shop' }),
      time({ id: '4', projectId: 'app', projectName: 'App', seconds: 17 }),
    ];
    const { lines, leftOut, total } = draftInvoice(
      times,
      [expense({ cost: null })],
      'project',
      NO_RATES,
      EUR,
    );
    expect([lines, total]).toEqual([[], 0]);
    expect(leftOut).toEqual([
      { name: 'Website', reason: 'no-rate', seconds: 3_660, cost: null },
      { name: 'Shop', reason: 'fixed-fee', seconds: 3_600, cost: null },
      { name: 'Travel: Taxi (2026-05-20)', reason: 'no-cost', seconds: 0, cost: null },
      { name: 'App', reason: 'too-short', seconds: 17, cost: null },
    ]);
  });

  it('leave out each expense in another currency, with its amount in its own', () => {
    const twice = [expense(), expense({ id: 'f', cost: 99_000 })];
    const { lines, leftOut } = draftInvoice([], twice, 'task', NO_RATES, { invoice: 'USD', expenses: 'EUR' });
    const left = { name: 'Travel: Taxi (2026-05-20)', reason: 'other-currency', seconds: 0 };
    expect([lines, leftOut]).toEqual([
      [],
      [
        { ...left, cost: { currency: 'EUR', amount: 125_000 } },
        { ...left, cost: { currency: 'EUR', amount: 99_000 } },
      ],
    ]);
  });

  it('bill at a rate of nothing where that is the rate', () => {
    expect(draftInvoice([time({ rate: 0 })], [], 'project', NO_RATES, EUR).lines).toMatchObject([
      { amount: 0 },
    ]);
  });
});

describe('the total of an invoice', () => {
  it('takes the discount off first, and taxes what is left', () => {
    const lines = [{ amount: 10_000_000 }];
    expect(totalOf(lines, { tax: 20, tax2: 5, discount: 10 }, 'EUR')).toEqual({
      ...{ subtotal: 10_000_000, discount: 1_000_000, tax: 1_800_000, tax2: 450_000, total: 11_250_000 },
    });
  });

  it.each([
    [1.15, 1_001_000, 1_151_200],
    [0.33, 1_105_000, 364_700],
    [0.01, 5_000, 100],
    [0.01, 4_999, 0],
  ])('rounds half a cent up, where fractions would not: %f × %i', (quantity, unitPrice, amount) => {
    expect(lineAmount(quantity, unitPrice, 'EUR')).toBe(amount);
  });
});

const ids = fc.integer({ min: 0, max: 30 }).map(String);
const someTimes = fc.array(
  fc.record({
    ...{ id: ids, projectId: fc.constantFrom('a', 'b'), taskId: fc.constantFrom('x', 'y') },
    seconds: fc.integer({ min: 0, max: 86_400 }),
    rate: fc.option(fc.integer({ min: 0, max: 100_000_000 })),
    isFixedFee: fc.boolean(),
  }),
);
const someExpenses = fc.array(
  fc.record({ id: ids, cost: fc.option(fc.integer({ min: 0, max: 1e11 }).map((c) => c * 100)) }),
);
const percent = fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((units) => units / 10_000));
const someRates = fc.record({ tax: percent, tax2: percent, discount: percent });
const by = fc.constantFrom('project' as const, 'task' as const);

const full = (rows: readonly Partial<UnbilledTime>[]) =>
  rows.map((row) => time({ ...row, projectName: `P${row.projectId}`, taskName: `T${row.taskId}` }));

describe('whatever is unbilled', () => {
  it('every second is counted once, on a line or among what is left out', () => {
    fc.assert(
      fc.property(someTimes, by, (rows, grouping) => {
        const times = full(rows);
        const { lines, leftOut } = draftInvoice([...times, ...times], [], grouping, NO_RATES, EUR);
        const meant = [...new Map(times.map((one) => [one.id, one])).values()];
        const counted = [...lines, ...leftOut].reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
        expect(counted).toBe(meant.reduce((sum, { seconds }) => sum + seconds, 0));
      }),
    );
  });

  it('the total is exactly the lines, less the discount, with the taxes, all in whole cents', () => {
    fc.assert(
      fc.property(someTimes, someExpenses, by, someRates, (rows, costs, grouping, rates) => {
        const spent = costs.map((row) => expense(row));
        const { lines, subtotal, discount, tax, tax2, total } = draftInvoice(
          full(rows),
          spent,
          grouping,
          rates,
          EUR,
        );
        const sum = lines.reduce((all, { amount }) => all + BigInt(amount), 0n);
        expect(BigInt(subtotal)).toBe(sum);
        expect(BigInt(total)).toBe(sum - BigInt(discount) + BigInt(tax) + BigInt(tax2));
        for (const amount of [discount, tax, tax2, total, ...lines.map((line) => line.amount)])
          expect([amount % 100, amount >= 0]).toEqual([0, true]);
        expect(discount).toBeLessThanOrEqual(subtotal);
      }),
    );
  });

  it('a line is its hours at its rate, to less than half a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 0, max: 1e8 }), (hundredths, rate) => {
        const error =
          BigInt(lineAmount(hundredths / 100, rate, 'EUR')) * 100n - BigInt(hundredths) * BigInt(rate);
        expect(error <= 5_000n && error > -5_000n).toBe(true);
      }),
    );
  });

  it('the order of what is read changes nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 9 })), by, (numbers, grouping) => {
        const times = numbers.map((n) =>
          time({ id: String(n), projectId: `p${n % 3}`, projectName: `P${n % 3}`, seconds: n * 100 }),
        );
        const lines = (of: readonly UnbilledTime[]) => draftInvoice(of, [], grouping, NO_RATES, EUR).lines;
        expect(lines([...times].reverse())).toEqual(lines(times));
      }),
    );
  });
});

describe('other invoices of the same days', () => {
  const one = { clientId: 'acme', number: '7', subject: null, issueDate: '2026-06-02' };
  const may = { clientId: 'acme', from: '2026-05-01', to: '2026-05-31' };
  const named = { number: '7', subject: null };

  it.each([
    ['2026-04-01', '2026-05-01', [{ ...named, from: '2026-04-01', to: '2026-05-01' }]],
    ['2026-05-31', null, [{ ...named, from: '2026-05-31', to: '2026-05-31' }]],
    ['2026-06-01', '2026-06-30', []],
    ['2026-04-01', '2026-04-30', []],
    [null, null, []],
  ])('of %s to %s', (periodStart, periodEnd, found) => {
    expect(overlapping([{ ...one, periodStart, periodEnd }], may)).toEqual(found);
    expect(overlapping([{ ...one, clientId: 'other', periodStart, periodEnd }], may)).toEqual([]);
  });

  it('are those that were issued in them, where they are of no period', () => {
    const undated = { ...one, issueDate: '2026-05-20', periodStart: null, periodEnd: null };
    expect(overlapping([undated], may)).toEqual([{ ...named, from: '2026-05-20', to: '2026-05-20' }]);
    expect(overlapping([{ ...undated, issueDate: null }], may)).toEqual([]);
  });
});
