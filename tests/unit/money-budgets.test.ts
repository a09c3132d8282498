import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewProject } from '../../src/main/keito/bodies';
import { projectHandlers } from '../../src/main/project-handlers';
import { Bench, HOUR } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ currency: 'EUR' });
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

/** What the window is told of a project's budget. */
async function told(projectId: string): Promise<unknown> {
  const answer = await projectHandlers(() => bench.workspace).projectBudget({ projectId });
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

/** A project of 1,000 with a rate, known to the app. */
async function budgeted(
  over: Partial<NewProject> & { readonly hourly_rate?: number } = {},
  currency = 'USD',
): Promise<string> {
  const client = await bench.elsewhere.createClient({ name: 'Dollars', currency });
  const made = await bench.elsewhere.beyond.createProject({
    ...{ client_id: client.id, name: 'Launch', task_ids: [bench.acme.taskId], hourly_rate: 2.01 },
    ...{ budget_by: 'project_cost', cost_budget: 1_000, ...over },
  });
  await bench.refreshed();
  return made.id;
}

const used = (projectId: string, hours: number, over: object = {}) =>
  bench.elsewhere.createTimeEntry({
    ...{ project_id: projectId, task_id: bench.acme.taskId, spent_date: '2026-05-20' },
    ...{ is_running: false, hours, billable: true, ...over },
  });

it('a budget of money tells what its billable time costs, exactly, in the currency of its client', async () => {
  const projectId = await budgeted();
  await used(projectId, 0.25);
  await used(projectId, 0.25);
  await used(projectId, 8, { billable: false });
  await used(bench.acme.projectId, 8);
  expect(await told(projectId)).toEqual({
    ...{ budget: 10_000_000, spent: 10_100, currency: 'USD', isMonthly: false, isOwnOnly: false },
    readAt: bench.time.clock(),
  });
});

it('of a monthly one this month counts', async () => {
  const projectId = await budgeted({ budget_is_monthly: true, hourly_rate: 100 });
  await used(projectId, 1, { spent_date: '2026-04-30' });
  await used(projectId, 2, { spent_date: '2026-05-01' });
  expect(await told(projectId)).toMatchObject({ spent: 2_000_000, isMonthly: true });
  await bench.advance(11 * 24 * HOUR);
  expect(await told(projectId)).toMatchObject({ spent: 0 });
});

it('what is spent is not told where Keito names no rate for some of the time', async () => {
  const projectId = await budgeted({ hourly_rate: 100 });
  await used(projectId, 1);
  bench.answer = async (method, address) => {
    if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    return new Response((await answer.text()).replace('"billable_rate":100', '"billable_rate":null'));
  };
  expect(await told(projectId)).toMatchObject({ budget: 10_000_000, spent: null, currency: 'USD' });
});

it('a member is told of their own time alone, and of no currency that nobody tells them', async () => {
  const projectId = await budgeted({ hourly_rate: 100 });
  await used(projectId, 3);
  await bench.workspace.close();
  bench.start(bench.keito.credentials.memberKey, `${bench.folder}/member`);
  await bench.settled();
  expect(await told(projectId)).toMatchObject({ spent: 0, currency: null, isOwnOnly: true });
});

it('is said quietly at 80 and at 100 percent, once each, in its currency', async () => {
  const { budgetNotices } = bench.workspace.projects;
  const texts = (): readonly string[] => {
    budgetNotices.look();
    return budgetNotices.list.map(({ text }) => text);
  };
  const projectId = await budgeted({ hourly_rate: 100, budget_is_monthly: true });
  await used(projectId, 7.9);
  await told(projectId);
  expect(texts()).toEqual([]);
  await used(projectId, 0.1);
  await bench.advance(HOUR + 1);
  await told(projectId);
  expect(texts()).toEqual(['80% of the budget of Dollars › Launch ($1,000.00 a month) is used.']);
  await used(projectId, 2);
  await bench.advance(HOUR + 1);
  await told(projectId);
  expect(texts()).toEqual(['The budget of Dollars › Launch ($1,000.00 a month) is used up.']);
});

it('is read once beside a timer and told there, and not where there is one for each task or person', async () => {
  let sums = 0;
  bench.rewrite = (_method, { searchParams }) => {
    if (searchParams.has('project_id')) sums += 1;
  };
  const projectId = await budgeted({ hourly_rate: 100 });
  await used(projectId, 3);
  bench.started({ ...bench.acme, projectId });
  bench.workspace.glance();
  await expect
    .poll(() => bench.workspace.projects.budgetOf(projectId))
    .toMatchObject({ spent: 3_000_000, currency: 'USD' });
  bench.workspace.glance();
  await bench.settled();
  expect(sums).toBe(1);
  expect(await told(await budgeted({ budget_by: 'task_fees' }, 'EUR'))).toBeNull();
  expect(sums).toBe(1);
});
