import { afterEach, beforeEach, expect, it } from 'vitest';
import { Bench, present, TODAY } from '../support/bench';

const DAYS = { from: '2026-05-01', to: '2026-05-31' };

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

async function clientLines(): Promise<readonly (readonly [string, number])[]> {
  const report = await bench.workspace.reports.read(DAYS, true);
  if (!report.ok) throw new Error(report.failure.message);
  return present(report.value.groups.client).map(({ name, seconds }) => [name, seconds]);
}

it('two clients of the same name have a line each, whoever tells of their time', async () => {
  const namesake = await bench.elsewhere.createClient({ name: 'Acme' });
  const project = await bench.elsewhere.beyond.createProject({
    ...{ client_id: namesake.id, name: 'Fair', task_ids: [bench.acme.taskId] },
  });
  await bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
    ...{ is_running: false, hours: 2 },
  });
  // The project is new: only Keito's entry tells whose it is.
  await bench.elsewhere.createTimeEntry({
    ...{ project_id: project.id, task_id: bench.acme.taskId, spent_date: TODAY },
    ...{ is_running: false, hours: 1 },
  });
  const both = [
    ['Acme', 7_200],
    ['Acme', 3_600],
  ];
  expect(await clientLines()).toEqual(both);
  await bench.crash();
  await bench.refreshed();
  bench.isOnline = false;
  expect(await clientLines()).toEqual(both);
});
