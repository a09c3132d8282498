import { afterEach, beforeEach, expect, it } from 'vitest';
import { Bench, MINUTE, SETTLE_MS, TODAY } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});
const { stop } = actsOn(() => bench);

it('timers that were ended offline hold up no reading, where what runs cannot be read', async () => {
  await bench.settled();
  bench.isOnline = false;
  for (const notes of ['a', 'b', 'c']) {
    bench.started({ ...bench.acme, notes });
    bench.time.advance(10 * MINUTE);
    stop();
    bench.time.advance(MINUTE);
  }
  bench.answer = (_, { search }) =>
    search.includes('is_running') ? new Response('', { status: 503 }) : null;
  bench.isOnline = true;
  await bench.refreshed();
  const { projectId: project_id, taskId: task_id } = bench.other;
  await bench.elsewhere.createTimeEntry({
    ...{ project_id, task_id, spent_date: TODAY, notes: 'phone', is_running: false, hours: 1 },
  });
  for (let minute = 0; minute < 40; minute += 1) await bench.advance(MINUTE);
  expect(bench.entries.map(({ notes }) => notes)).toContain('phone');
});

it('a lost create whose hours were set elsewhere before it was found is not ended by its own begin', async () => {
  await bench.settled();
  bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
  const begun = bench.time.clock() - 5 * MINUTE;
  expect(bench.workspace.entries.start({ ...bench.acme, notes: 'ours' }, bench.act(), begun).ok).toBe(true);
  await bench.settled();
  bench.time.advance(3000);
  await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { hours: 1 });
  for (let round = 0; round < 3; round += 1) {
    await bench.advance(SETTLE_MS + 1000);
    await bench.refreshed();
  }
  expect((await bench.onlyOne()).is_running).toBe(true);
});
