import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, SETTLE_MS } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();

/** Long enough for every wait and every retry. */
async function eventually(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await bench.advance(SETTLE_MS);
}

describe('a change whose answer was lost', () => {
  it('may still arrive: no newer one is sent before that is over', async () => {
    const id = bench.logged(600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    bench.keito.faults.next({ kind: 'lose-request', method: 'PATCH' });
    bench.workspace.entries.edit(id, { notes: 'first' }, bench.act());
    await bench.settled();
    bench.workspace.entries.edit(id, { notes: 'second' }, bench.act());
    await bench.settled();
    await bench.advance(SETTLE_MS - 1);
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'first' });
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'second' });
    expect(bench.entry(id)).toMatchObject({ notes: 'second' });
    expect(open()).toEqual([]);
  });
});
