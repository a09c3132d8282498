import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SETTLE_MS, TODAY } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});
const { edit } = actsOn(() => bench);

describe('a timer that is told late, its request lost with the process on its way', () => {
  it.each([
    ['alone', false],
    ['with what was edited before', true],
  ])('%s: it still ends where another one began elsewhere after it', async (_, isEdited) => {
    await bench.settled();
    bench.isOnline = false;
    const id = bench.started({ ...bench.acme, notes: 'laptop' });
    bench.time.advance(5 * MINUTE);
    if (isEdited) edit(id, { notes: 'laptop, noted' });
    await bench.settled();
    bench.isOnline = true;
    const gate = bench.hold('POST');
    bench.workspace.refresh();
    await gate.reached();
    bench.isOnline = false;
    await bench.crash();
    await bench.settled();
    bench.time.advance(HOUR);
    await bench.elsewhere.createTimeEntry({
      ...{
        project_id: bench.other.projectId,
        task_id: bench.other.taskId,
        spent_date: TODAY,
        notes: 'phone',
      },
      ...{ is_running: true, replace_running: true },
    });
    bench.time.advance(HOUR);
    bench.isOnline = true;
    for (let round = 0; round < 3; round += 1) {
      await bench.refreshed();
      await bench.advance(SETTLE_MS + 1000);
    }
    const rows = await bench.server();
    const [ours, theirs] = ['laptop', 'phone'].map((name) =>
      rows.find(({ notes }) => notes?.startsWith(name)),
    );
    expect(ours).toMatchObject({ is_running: false, duration_seconds: 3900 });
    expect(theirs).toMatchObject({ is_running: true });
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });
});
