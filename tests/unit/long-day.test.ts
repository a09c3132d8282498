import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR } from '../support/bench';
import { IdleBench } from './idle-support';

let idle: IdleBench;
// Saturday, 24 October 2026, 22:00 in Berlin; in the night the clock is put back.
beforeEach(async () => {
  idle = await IdleBench.open({ now: Date.UTC(2026, 9, 24, 20), timezone: 'Europe/Berlin' });
});
afterEach(() => idle.close());

it('a timer that is kept over the day that has 25 hours is taken by Keito, every second of it', async () => {
  const { bench } = idle;
  idle.threshold = 0;
  idle.midnight = 'new-entry';
  idle.start();
  await bench.settled();
  idle.watch.tell('suspend');
  bench.time.leap(36 * HOUR);
  idle.lastInput = bench.time.clock();
  idle.watch.tell('resume');
  const question = idle.watch.absence;
  if (question) expect(idle.watch.answer(question.id, { kind: 'keep' }, 'window').ok).toBe(true);
  idle.watch.look();
  await bench.refreshed();
  expect(bench.workspace.unsent.refused).toBe(0);
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
  const rows = await bench.server();
  const lasted = rows.map(({ spent_date, is_running, duration_seconds }) => [
    spent_date,
    is_running ? 'running' : duration_seconds,
  ]);
  expect(lasted.sort()).toEqual([
    ['2026-10-24', 7200],
    ['2026-10-25', 3600],
    ['2026-10-25', 86_400],
    ['2026-10-26', 'running'],
  ]);
});
