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

const projects = () => bench.workspace.projects;

/** What stands in the window now. */
function texts(): readonly string[] {
  projects().budgetNotices.look();
  return projects().budgetNotices.list.map(({ text }) => text);
}

async function budgeted(over: Partial<NewProject> = {}) {
  const [known] = await bench.elsewhere.clients().collect();
  const made = await bench.elsewhere.beyond.createProject({
    ...{ client_id: known?.id ?? '', name: 'Retainer', task_ids: [bench.acme.taskId] },
    ...{ budget_by: 'project', budget: 10, ...over },
  });
  await bench.refreshed();
  return { projectId: made.id, taskId: bench.acme.taskId, notes: '' };
}

const used = (projectId: string, hours: number, spent_date: string) =>
  bench.elsewhere.createTimeEntry({
    ...{ project_id: projectId, task_id: bench.acme.taskId, spent_date, is_running: false, hours },
  });

async function restart(): Promise<void> {
  await bench.workspace.close();
  bench.start();
  await bench.settled();
}

describe('the window says quietly', () => {
  it('that 80 percent of a budget are used, and that all of it is, each once and not after a restart', async () => {
    const { projectId } = await budgeted();
    await used(projectId, 8, '2026-05-20');
    await projects().lookAtBudget(projectId);
    expect(texts()).toEqual(['80% of the budget of Acme › Retainer (10 h) is used.']);
    expect(texts()).toHaveLength(1);
    await used(projectId, 2, '2026-05-20');
    await bench.advance(61 * MINUTE);
    await projects().lookAtBudget(projectId);
    expect(texts()).toEqual(['The budget of Acme › Retainer (10 h) is used up.']);
    await restart();
    await projects().lookAtBudget(projectId);
    expect(texts()).toEqual([]);
  });

  it('what the timer has used since the sum was read, and asks nothing for it', async () => {
    const work = await budgeted();
    await used(work.projectId, 7.5, '2026-05-20');
    bench.started(work);
    await expect.poll(() => projects().budgetOf(work.projectId)).not.toBeNull();
    await bench.settled();
    let asked = 0;
    bench.rewrite = (_method, { searchParams }) => {
      if (searchParams.has('project_id')) asked += 1;
    };
    await bench.advance(29 * MINUTE);
    expect(texts()).toEqual([]);
    await bench.advance(1 * MINUTE);
    expect(texts()).toHaveLength(1);
    expect(asked).toBe(0);
  });

  it('of a monthly budget anew in each month', async () => {
    const { projectId } = await budgeted({ budget_is_monthly: true });
    await used(projectId, 9, '2026-05-20');
    await projects().lookAtBudget(projectId);
    expect(texts()).toEqual(['80% of the budget of Acme › Retainer (10 h a month) is used.']);
    projects().budgetNotices.dismiss(projects().budgetNotices.list[0]?.id ?? '');
    expect(texts()).toEqual([]);
    await bench.advance(11 * 24 * HOUR);
    await used(projectId, 10, '2026-06-01');
    await projects().lookAtBudget(projectId);
    expect(texts()).toEqual(['The budget of Acme › Retainer (10 h a month) is used up.']);
  });

  it('that it is one’s own time alone, where nobody else’s can be seen', async () => {
    const { projectId } = await budgeted();
    await bench.workspace.close();
    bench.start(bench.keito.credentials.memberKey);
    await bench.settled();
    bench.workspace.entries.log(
      {
        ...{ projectId, taskId: bench.acme.taskId, notes: '', spentDate: '2026-05-20' },
        ...{ seconds: 36_000, startTime: null, endTime: null },
      },
      bench.act(),
    );
    await bench.settled();
    await expect.poll(() => bench.workspace.facts?.seesEveryone).toBe(false);
    await projects().lookAtBudget(projectId);
    expect(texts()).toEqual(['Your own time alone has used up the budget of Acme › Retainer (10 h).']);
  });

  it('nothing of a project without a budget, nor of one that is far from it', async () => {
    bench.logged(86_400);
    await projects().lookAtBudget(bench.acme.projectId);
    const { projectId } = await budgeted();
    await used(projectId, 7.9, '2026-05-20');
    await projects().lookAtBudget(projectId);
    expect(texts()).toEqual([]);
  });
});
