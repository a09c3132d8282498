import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewProject } from '../../src/main/keito/bodies';
import { Bench, HOUR, MINUTE } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const budget = () => bench.workspace.work(1).budget;

/** A project with a budget, known to the app. */
async function budgeted(over: Partial<NewProject> = { budget_by: 'project', budget: 10 }) {
  const [known] = await bench.elsewhere.clients().collect();
  const made = await bench.elsewhere.beyond.createProject({
    ...{ client_id: known?.id ?? '', name: 'Retainer', task_ids: [bench.acme.taskId] },
    ...over,
  });
  await bench.refreshed();
  return { projectId: made.id, taskId: bench.acme.taskId, notes: '' };
}

const used = (projectId: string, hours: number, spent_date: string) =>
  bench.elsewhere.createTimeEntry({
    ...{ project_id: projectId, task_id: bench.acme.taskId, spent_date, is_running: false, hours },
  });

/** Counts the readings of sums. */
function countSums(): () => number {
  let sums = 0;
  bench.rewrite = (_method, { searchParams }) => {
    if (searchParams.has('project_id')) sums += 1;
  };
  return () => sums;
}

/** The popover is opened, and what it asks for has come. */
async function glanced(): Promise<void> {
  bench.workspace.glance();
  await bench.settled();
  await expect.poll(budget).not.toBeNull();
}

describe('the budget of the project that the timer runs on', () => {
  it('is what Keito holds of it, whoever looks, from all time', async () => {
    const work = await budgeted();
    await used(work.projectId, 2.5, '2025-01-14');
    await used(work.projectId, 0.75, '2026-05-20');
    await used(bench.acme.projectId, 4, '2026-05-20');
    bench.started(work);
    await glanced();
    expect(budget()).toEqual({
      ...{ budgetSeconds: 36_000, usedSeconds: 11_700, isMonthly: false, isOwnOnly: false },
      readAt: bench.time.clock(),
    });
  });

  it('is read when a timer is begun in the window, without another look', async () => {
    const work = await budgeted();
    bench.started(work);
    await expect.poll(budget).toMatchObject({ usedSeconds: 0 });
  });

  it('of a monthly one is the sum of this month', async () => {
    const work = await budgeted({ budget_by: 'project', budget: 10, budget_is_monthly: true });
    await used(work.projectId, 2, '2026-04-30');
    await used(work.projectId, 3, '2026-05-01');
    bench.started(work);
    await glanced();
    expect(budget()).toMatchObject({ usedSeconds: 10_800, isMonthly: true });
  });

  it('of the month before is not shown for that of this one', async () => {
    const work = await budgeted({ budget_by: 'project', budget: 10, budget_is_monthly: true });
    bench.started(work);
    await glanced();
    await bench.advance(11 * 24 * HOUR);
    expect(budget()).toBeNull();
    await glanced();
    expect(budget()).toMatchObject({ usedSeconds: 0 });
  });

  it('is read once an hour, however often somebody looks', async () => {
    const work = await budgeted();
    const sums = countSums();
    bench.started(work);
    await glanced();
    await glanced();
    await bench.advance(59 * MINUTE);
    await glanced();
    expect(sums()).toBe(1);
    await used(work.projectId, 1, '2026-05-20');
    await bench.advance(2 * MINUTE);
    await glanced();
    await expect.poll(budget).toMatchObject({ usedSeconds: expect.any(Number) });
    expect(sums()).toBe(2);
  });

  it('is never asked for where there is none, or one for each task or person', async () => {
    const sums = countSums();
    for (const over of [
      { budget_by: 'none' },
      { budget_by: 'task', budget: 100 },
      { budget_by: 'person', budget: 100 },
      { budget_by: 'project', budget: 0 },
    ]) {
      bench.started(await budgeted({ ...over, name: JSON.stringify(over) }));
      bench.workspace.glance();
      await bench.settled();
      expect(budget()).toBeNull();
    }
    expect(sums()).toBe(0);
  });

  it('stays as it was read where Keito cannot be reached, and says nothing of it', async () => {
    const work = await budgeted();
    bench.started(work);
    await glanced();
    const before = budget();
    bench.isOnline = false;
    await bench.advance(2 * HOUR);
    await glanced();
    expect(budget()).toEqual(before);
  });

  it('is of its own project only', async () => {
    const work = await budgeted();
    bench.started(work);
    await glanced();
    bench.started(bench.acme);
    expect(budget()).toBeNull();
  });
});
