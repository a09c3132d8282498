import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR, MINUTE, TODAY } from '../support/bench';
import { IdleBench } from './idle-support';

let idle: IdleBench;
beforeEach(async () => {
  idle = await IdleBench.open();
});
afterEach(() => idle.close());

it('what has counted more than a day before it was gone on with elsewhere is divided at midnight, and nothing counts twice', async () => {
  const { bench } = idle;
  idle.midnight = 'new-entry';
  idle.threshold = 0;
  await bench.settled();
  const { projectId: project_id, taskId: task_id } = bench.other;
  const { id } = await bench.elsewhere.createTimeEntry({
    ...{ project_id, task_id, spent_date: TODAY, notes: 'web', is_running: true },
  });
  bench.isOnline = false;
  bench.time.leap(30 * HOUR);
  await bench.elsewhere.stopTimeEntry(id);
  bench.time.leap(HOUR);
  await bench.elsewhere.beyond.restartTimeEntry(id);
  bench.isOnline = true;
  await bench.refreshed();
  idle.lastInput = bench.time.clock();
  idle.watch.look();
  expect(bench.workspace.running()).toMatchObject({ notes: 'web' });
  for (let minute = 0; minute < 4 * 60; minute += 1) {
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
  }
  await bench.settled();
  await bench.refreshed();
  const untilMidnight = 2 * 3600 + 39 * 60 + 30;
  const rows = bench.workspace.ledger.between('0000-01-01', '9999-12-31');
  expect(rows.reduce((sum, { view }) => sum + (view?.seconds ?? 0), 0)).toBe(30 * 3600 + untilMidnight);
});
