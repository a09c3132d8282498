import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHarvestBox, type HarvestBox } from './harvest-support';
import { idOf, listOf, numberOf, type Json } from './support';

let open: HarvestBox;
beforeEach(async () => {
  open = await openHarvestBox();
});
afterEach(() => open.close());

const get = async (path: string): Promise<Json> => (await open.ask('GET', `/v2${path}`)).body;
const list = async (path: string, key: string): Promise<readonly Json[]> => listOf(await get(path), key);
const log = async (more: Json): Promise<Json> =>
  (await open.ask('POST', '/v2/time_entries', { ...open.base, ...more })).body;

describe('reports', () => {
  const span = 'from=20260501&to=20260531';

  it.each(['clients', 'projects', 'tasks', 'team'])('sum the time up by %s', async (by) => {
    await log({ hours: 2 });
    await log({ hours: 1, billable: false });
    await log({ hours: 8, spent_date: '2026-04-30' });
    const { client } = await log({ hours: 0.5 });
    const names: Readonly<Record<string, Json>> = {
      clients: { client_id: Object(client).id, client_name: 'Acme' },
      projects: {
        project_id: open.project,
        project_name: 'Website',
        client_id: Object(client).id,
        client_name: 'Acme',
      },
      tasks: { task_id: open.task, task_name: 'Design' },
      team: {
        user_id: numberOf(await get('/users/me'), 'id'),
        user_name: 'Robin Marsh',
        weekly_capacity: 144_000,
        avatar_url: null,
        is_contractor: false,
      },
    };
    const report = await get(`/reports/time/${by}?${span}`);
    expect(report).toMatchObject({ page: 1, total_entries: 1, next_page: null });
    expect(report['results']).toEqual([
      { ...names[by], total_hours: 3.5, billable_hours: 2.5, currency: 'EUR', billable_amount: 275 },
    ]);
    expect((await open.ask('GET', `/v2/reports/time/${by}`)).body).toEqual({
      message: "From can't be blank",
    });
  });

  it('tell what has not been invoiced yet', async () => {
    await log({ hours: 2 });
    await log({ hours: 1, billable: false });
    await log({ hours: 4 });
    const entries = listOf((await open.box.get('/time_entries')).body, 'time_entries');
    const billed = entries.find((entry) => entry['hours'] === 4);
    open.box.keito.control.changeEntry(idOf(billed ?? {}), { is_billed: true });
    const [category] = await list('/expense_categories', 'expense_categories');
    const expense = { ...open.base, expense_category_id: category?.['id'], total_cost: 30.5 };
    await open.ask('POST', '/v2/expenses', expense);
    await open.ask('POST', '/v2/expenses', { ...expense, billable: false });
    expect(await list(`/reports/uninvoiced?${span}`, 'results')).toEqual([
      {
        client_id: expect.any(Number),
        client_name: 'Acme',
        project_id: open.project,
        project_name: 'Website',
        currency: 'EUR',
        total_hours: 7,
        uninvoiced_hours: 2,
        uninvoiced_expenses: 30.5,
        uninvoiced_amount: 250.5,
      },
    ]);
  });

  it.each([
    [{ budget_by: 'project', budget: 10 }, 10, 7, 3],
    [{ budget_by: 'project', budget: 10, budget_is_monthly: true }, 10, 2, 8],
    [{ budget_by: 'project_cost', cost_budget: 1000 }, 1000, 770, 230],
    [{ budget_by: 'none' }, null, 7, null],
  ] as const)('tell what is left of a budget: %j', async (change, budget, spent, remaining) => {
    await open.ask('PATCH', `/v2/projects/${open.project}`, change);
    await log({ hours: 2 });
    await log({ hours: 5, spent_date: '2026-04-30' });
    expect(await list('/reports/project_budget?is_active=true', 'results')).toEqual([
      {
        client_id: expect.any(Number),
        client_name: 'Acme',
        project_id: open.project,
        project_name: 'Website',
        budget_is_monthly: 'budget_is_monthly' in change,
        budget_by: change.budget_by,
        is_active: true,
        budget,
        budget_spent: spent,
        budget_remaining: remaining,
      },
    ]);
    expect(await list('/reports/project_budget?is_active=false', 'results')).toEqual([]);
  });
});
