import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, present, SECOND } from '../../support/bench';
import { actsOn } from '../undo-support';
import { twoDevices } from './two-devices';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { stop, remove } = actsOn(() => bench);
const { there, isBack, bothRun, bothAreSeen } = twoDevices(() => bench);

/** The phone stops its timer after two hours, and goes on with it ten minutes later. */
async function goesOn(id: string): Promise<void> {
  await bench.elsewhere.stopTimeEntry(id);
  bench.time.advance(10 * MINUTE);
  await bench.elsewhere.beyond.restartTimeEntry(id);
}

describe('what was found running before a timer that is told late, stopped and gone on with elsewhere since', () => {
  it('keeps what it has counted, though a click has ended both: seen here', async () => {
    const id = await bothRun();
    await bothAreSeen();
    await goesOn(id);
    bench.time.advance(20 * MINUTE);
    await bench.refreshed();
    await bench.advance(MINUTE);
    stop();
    await bench.advance(MINUTE);
    const { phone: told } = await there();
    expect(told).toBe(7200 + 21 * 60);
    bench.answer = () => null;
    await isBack();
    expect(await there()).toMatchObject({ phone: told });
  });

  it('keeps what it has counted, though a click has ended both: heard of with the next try', async () => {
    const id = await bothRun();
    bench.answer = (method) => {
      if (method !== 'POST') return null;
      bench.isOnline = false;
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    };
    bench.isOnline = true;
    await bench.refreshed();
    bench.answer = () => null;
    expect(bench.workspace.ledger.allRunning()).toHaveLength(2);
    await goesOn(id);
    bench.time.advance(50 * MINUTE);
    const gate = bench.hold('POST');
    bench.isOnline = true;
    bench.workspace.refresh();
    await gate.reached();
    bench.time.advance(SECOND);
    stop();
    gate.letGo();
    await isBack();
    // Begun again after ours it has ended that.
    expect(await there()).toEqual({ phone: 7200 + 50 * 60 + 1, laptop: 70 * 60 });
  });
});

it('what a timer that is told late has ended is deleted here while that is sent, and is gone', async () => {
  await bothRun();
  const gate = bench.hold('POST');
  bench.isOnline = true;
  bench.workspace.refresh();
  await gate.reached();
  bench.time.advance(SECOND);
  expect(remove(present(bench.entries.find(({ notes }) => notes === 'phone')).id).ok).toBe(true);
  gate.letGo();
  await isBack();
  expect(await there()).toEqual({ laptop: 'since 15:20' });
});
