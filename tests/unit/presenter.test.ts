import { expect, it } from 'vitest';
import { Presenter } from '../../src/main/presenter';
import type { Snapshot } from '../../src/shared/snapshot';
import { Bench, SECOND } from '../support/bench';
import { snapshotOf } from '../support/snapshot-of';
import { until } from '../support/manual-time';

it('the time of an undo ends in the window too, by one more snapshot and without polling', async () => {
  const bench = await Bench.open();
  const { workspace, time } = bench;
  const snapshot = (): Snapshot => snapshotOf(workspace);
  const shown: Snapshot[] = [];
  const timers = time.timers();
  const presenter = new Presenter({
    ...{ clock: time.clock, schedule: timers.schedule, looks: [], build: snapshot },
    showWindow: (one) => shown.push(one),
    showTray: () => null,
    onBug: (error) => bench.bugs.push(error),
  });
  presenter.open();
  await until(() => shown.length === 1, 'the first snapshot');
  bench.logged(60);
  presenter.publish();
  await until(() => shown.length === 2, 'the act');
  expect(shown[1]?.undo).toMatchObject({ what: 'log', until: time.clock() + 10 * SECOND });
  time.advance(10 * SECOND - 1);
  // Midnight, and the end of the undo.
  expect(timers.pending).toBe(2);
  time.advance(1);
  await until(() => shown.length === 3, 'the end of the undo');
  expect(shown[2]?.undo).toBeNull();
  expect(timers.pending).toBe(1);
  presenter.close();
  expect(timers.pending).toBe(0);
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

it('what cannot look before a snapshot keeps nothing from being shown, nor the others from looking', async () => {
  const bench = await Bench.open();
  const shown: Snapshot[] = [];
  const [bugs, looked]: [unknown[], string[]] = [[], []];
  const full = new Error('The disk is full.');
  const presenter = new Presenter({
    ...{ clock: bench.time.clock, schedule: bench.time.timers().schedule, showTray: () => null },
    looks: [
      () => {
        throw full;
      },
      () => looked.push('after it'),
    ],
    build: () => snapshotOf(bench.workspace),
    showWindow: (one) => shown.push(one),
    onBug: (error) => bugs.push(error),
  });
  presenter.open();
  await until(() => shown.length === 1, 'the snapshot');
  expect([bugs, looked]).toEqual([[full], ['after it']]);
  presenter.close();
  await bench.close();
});
