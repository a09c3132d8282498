import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, SETTLE_MS, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

describe('a lost creation that was taken for somebody else’s, because its id did not come back at first', () => {
  /** The answer is lost, its note is changed elsewhere, and lists bear no metadata until `isTold`. */
  async function mistaken(): Promise<{ readonly id: string; readonly other: string; tell(): void }> {
    let isTold = false;
    bench.answer = async (method, address) => {
      if (isTold || method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
      const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      const text = (await answer.text()).replaceAll('"metadata":', '"_":');
      return new Response(text, { status: answer.status });
    };
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = bench.logged(600, { ...bench.acme, notes: 'mine' });
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'theirs' });
    await bench.refreshed();
    const other = bench.workspace.ledger.between(TODAY, TODAY).find((entry) => entry.id !== id)?.id;
    if (other === undefined) throw new Error('It is not seen.');
    return { id, other, tell: () => (isTold = true) };
  }

  async function later(): Promise<void> {
    await bench.refreshed();
    for (let round = 0; round < 4; round += 1) await bench.advance(SETTLE_MS);
  }

  it('and was changed here as such, waits for the person', async () => {
    const { id, other, tell } = await mistaken();
    bench.workspace.entries.edit(other, { notes: 'here' }, bench.act());
    tell();
    await later();
    expect(bench.workspace.ledger.openOperations()).toMatchObject([
      { entryId: id, state: 'blocked', block: 'uncertain' },
    ]);
    expect((await bench.onlyOne()).notes).toBe('here');
  });

  it('and was deleted here as such, is there once: the person deleted one of two', async () => {
    const { other, tell } = await mistaken();
    bench.workspace.entries.delete(other, bench.act());
    tell();
    await later();
    expect((await bench.onlyOne()).notes).toBe('mine');
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('holds up nothing that is done afterwards', async () => {
    const { other, tell } = await mistaken();
    bench.workspace.entries.edit(other, { notes: 'here' }, bench.act());
    await bench.settled();
    tell();
    await bench.refreshed();
    for (let seconds = 60; seconds < 65; seconds += 1) {
      bench.logged(seconds);
      await bench.advance(5 * 60_000);
    }
    expect(await bench.server()).toHaveLength(6);
  });
});
