import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR, MINUTE, present, type Bench } from '../../support/bench';
import { IdleBench } from '../idle-support';

let idle: IdleBench;
let bench: Bench;
beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(() => idle.close());

it.each([429, 401])(
  'a rule’s stop that Keito did not take (%i) yields to a person’s later one elsewhere, also in the next process',
  async (status) => {
    idle.policies = { ...idle.policies, sleep: 'stop' };
    const id = idle.start();
    await bench.settled();
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
    await bench.settled();
    idle.watch.tell('suspend');
    bench.time.leap(HOUR);
    let refused = 0;
    bench.answer = (method) => {
      if (method !== 'PATCH') return null;
      refused += 1;
      bench.isOnline = false;
      return Response.json({ error: 'no' }, { status });
    };
    idle.lastInput = bench.time.clock();
    idle.watch.tell('resume');
    await bench.refreshed();
    expect(refused).toBe(1);
    bench.answer = () => null;
    idle.account.close();
    await bench.crash();
    idle.open();
    await bench.settled();
    bench.time.advance(HOUR);
    await bench.elsewhere.stopTimeEntry(present(await bench.onlyOne()).id);
    bench.isOnline = true;
    for (let round = 0; round < 3; round += 1) {
      await bench.refreshed();
      await bench.advance(MINUTE);
    }
    const worked = (2 * HOUR + MINUTE) / 1000;
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    expect((await bench.onlyOne()).duration_seconds).toBe(worked);
    expect(bench.entry(id)?.seconds).toBe(worked);
  },
);
