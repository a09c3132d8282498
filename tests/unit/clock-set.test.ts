import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createWatchedClock } from '../../src/main/core/clock-steps';
import { openLedger } from '../../src/main/ledger/open-ledger';
import { Workspace } from '../../src/main/workspace';
import { Bench, HOUR, MINUTE, present, SETTLE_MS } from '../support/bench';

it('a clock that is set while the disk is full changes no duration', async () => {
  const bench = await Bench.open();
  await bench.workspace.close();
  let [lagMs, isFull] = [0, false];
  const bugs: unknown[] = [];
  const onBug = (error: unknown): void => void bugs.push(error);
  const clock = createWatchedClock({
    wall: () => bench.time.clock() - lagMs,
    steady: bench.time.clock,
    onStep: (stepMs) => workspace.shiftClock(stepMs),
    onBug,
  });
  const { ledger } = openLedger(bench.folder, {
    ...{ clock, onBug },
    wrap: (sqlite) => ({
      ...sqlite,
      transaction: (work) => {
        if (isFull) throw new Error('The disk is full.');
        return sqlite.transaction(work);
      },
    }),
  });
  const workspace: Workspace = new Workspace({
    ...{ ledger, client: null, clock, newId: randomUUID, schedule: bench.time.timers().schedule },
    ...{ random: () => 0, settleMs: SETTLE_MS, onChange: () => undefined, onBug },
  });
  const act = () => workspace.act('window');
  expect(workspace.entries.start(bench.acme, act())).toMatchObject({ ok: true });
  const { id } = present(workspace.running());
  bench.time.advance(10 * MINUTE);
  [isFull, lagMs] = [true, HOUR];
  act();
  act();
  expect(bugs).toHaveLength(1);
  isFull = false;
  bench.time.advance(50 * MINUTE);
  workspace.entries.stop(act());
  expect(workspace.ledger.entry(id)?.view).toMatchObject({ seconds: 3600, startTime: '13:20' });
  await workspace.close();
  await bench.close();
});
