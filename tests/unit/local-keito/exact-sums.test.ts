import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { unitsFromAmount } from '../../../src/shared/money';
import { openHarvestBox, type HarvestBox } from './harvest-support';
import { fillBox, idOf, listOf, openBox, stringOf, type Box, type Catalog, type Json } from './support';

const SPAN = 'from=20260501&to=20260531';
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function filled(currency = 'EUR'): Promise<{ readonly box: Box; readonly places: Catalog }> {
  const box = openBox({ currency });
  opened.push(() => box.keito.close());
  return { box, places: await fillBox(box) };
}

/** One that another program made for Harvest's API talks to. */
async function harvested(): Promise<HarvestBox> {
  const open = await openHarvestBox();
  opened.push(() => open.close());
  return open;
}

/** A project beside the one that is there; with the day and the task of `places`. */
async function projectIn(box: Box, places: Catalog, over: Json): Promise<Catalog['base']> {
  const wanted = { client_id: places.client, name: 'Job', task_ids: [places.task], ...over };
  return { ...places.base, project_id: idOf((await box.post('/projects', wanted)).body) };
}

async function category(box: Box, name: string): Promise<string> {
  const rows = listOf((await box.get('/expense_categories')).body, 'expense_categories');
  return idOf(rows.find((row) => row['name'] === name) ?? {});
}

const results = (body: Json): readonly Json[] => listOf(body, 'results');

describe('what time comes to', () => {
  // In fractions of a unit half an hour of 2.01 is a little less than 1.005.
  it('is rounded once, from the whole sum', async () => {
    const { box, places } = await filled();
    const place = await projectIn(box, places, { hourly_rate: 2.01 });
    await box.post('/time_entries', { ...place, is_running: false, hours: 0.5 });
    const [row] = results((await box.get(`/reports/time/team?${SPAN}`)).body);
    expect(row).toMatchObject({ billable_amount: 1.01, currency: 'EUR' });
  });

  it('is to the smallest amount of the currency, and exact', async () => {
    const { box, places } = await filled();
    const rates = fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rates, fc.constantFrom('EUR', 'JPY', 'KWD'), async (tenThousandths, currency) => {
        const client = idOf((await box.post('/clients', { name: 'Sums', currency })).body);
        let pay = 0n;
        for (const [place, rate] of tenThousandths.entries()) {
          const how = { client_id: client, name: `P${place}`, hourly_rate: unitsFromAmount(rate) };
          const base = await projectIn(box, places, how);
          const hours = (place + 1) / 4;
          await box.post('/time_entries', { ...base, is_running: false, hours });
          pay += BigInt(hours * 3_600) * BigInt(rate);
        }
        const decimals = { EUR: 2, JPY: 0, KWD: 3 }[currency];
        const unit = 3_600n * 10n ** BigInt(4 - decimals);
        const [row] = results((await box.get(`/reports/time/team?${SPAN}&client_id=${client}`)).body);
        expect(row).toMatchObject({
          billable_amount: Number((2n * pay + unit) / (2n * unit)) / 10 ** decimals,
          currency,
        });
      }),
      { numRuns: 25, seed: 20261126 },
    );
  });

  it('is told by currency, and never added to another', async () => {
    const { box, places } = await filled();
    const client = idOf((await box.post('/clients', { name: 'Dollars', currency: 'USD' })).body);
    for (const client_id of [places.client, client]) {
      const place = await projectIn(box, places, { client_id, hourly_rate: 100 });
      await box.post('/time_entries', { ...place, is_running: false, hours: 1 });
    }
    const rows = results((await box.get(`/reports/time/team?${SPAN}`)).body);
    expect(rows.map(({ currency, billable_amount }) => [currency, billable_amount])).toEqual([
      ['EUR', 100],
      ['USD', 100],
    ]);
  });
});

describe('what is not invoiced yet', () => {
  it('is in the currency of the client for time and of the company for expenses, each on its own line', async () => {
    const { box, ask, catalog } = await harvested();
    const client = idOf((await box.post('/clients', { name: 'Dollars', currency: 'USD' })).body);
    const place = await projectIn(box, catalog, { client_id: client, hourly_rate: 2.01 });
    await box.post('/time_entries', { ...place, is_running: false, hours: 0.5 });
    for (const total_cost of [0.1, 0.2]) {
      const expense_category_id = await category(box, 'Travel');
      await box.post('/expenses', { ...place, expense_category_id, total_cost, billable: true });
    }
    const rows = results((await ask('GET', `/v2/reports/uninvoiced?${SPAN}`)).body);
    const line = { client_name: 'Dollars', project_name: 'Job' };
    expect(rows).toMatchObject([
      { ...line, currency: 'USD', total_hours: 0.5, uninvoiced_hours: 0.5, uninvoiced_amount: 1.01 },
      { ...line, currency: 'EUR', total_hours: 0, uninvoiced_expenses: 0.3, uninvoiced_amount: 0.3 },
    ]);
  });

  it('is on one line where both are in one currency', async () => {
    const { box, ask, catalog } = await harvested();
    const place = await projectIn(box, catalog, { hourly_rate: 2.01 });
    await box.post('/time_entries', { ...place, is_running: false, hours: 0.5 });
    const expense_category_id = await category(box, 'Travel');
    await box.post('/expenses', { ...place, expense_category_id, total_cost: 0.2, billable: true });
    const rows = results((await ask('GET', `/v2/reports/uninvoiced?${SPAN}`)).body);
    expect(rows).toMatchObject([{ currency: 'EUR', uninvoiced_expenses: 0.2, uninvoiced_amount: 1.21 }]);
  });
});

describe('what is left of a budget of money', () => {
  it('is exact', async () => {
    const { box, ask, catalog } = await harvested();
    const budget = { budget_by: 'project_cost', cost_budget: 10 };
    const place = await projectIn(box, catalog, { ...budget, hourly_rate: 2.01 });
    await box.post('/time_entries', { ...place, is_running: false, hours: 0.5 });
    const rows = results((await ask('GET', '/v2/reports/project_budget')).body);
    expect(rows[0]).toMatchObject({ budget: 10, budget_spent: 1.01, budget_remaining: 8.99 });
  });
});

describe('an expense costs', () => {
  const spend = async (box: Box, places: Catalog, name: string, how: Json): Promise<unknown> => {
    const expense_category_id = await category(box, name);
    const { body } = await box.post('/expenses', { ...places.base, expense_category_id, ...how });
    expect(stringOf(body, 'id')).not.toBe('');
    return body['total_cost'];
  };

  it.each([
    ['EUR', 1.005, 1.01],
    ['JPY', 1_200.5, 1_201],
    ['KWD', 1.2345, 1.235],
  ])('the smallest amount of %s, halves up: %d is %d', async (currency, total_cost, cost) => {
    const { box, places } = await filled(currency);
    expect(await spend(box, places, 'Travel', { total_cost })).toBe(cost);
  });

  it('its units times their price, without a rest', async () => {
    const { box, places } = await filled();
    // A hundred times 1.005 is a little less than 100.5 in fractions of a unit.
    expect(await spend(box, places, 'Mileage', { units: 3.35 })).toBe(1.01);
  });

  it('no more than can be counted', async () => {
    const { box, places } = await filled();
    const expense_category_id = await category(box, 'Mileage');
    for (const how of [{ total_cost: 1e300 }, { units: 1e300 }]) {
      const answer = await box.post('/expenses', { ...places.base, expense_category_id, ...how });
      expect([answer.status, answer.body['error_description']]).toEqual([
        400,
        expect.stringMatching(/must be at most 1000000000$/),
      ]);
    }
  });
});
