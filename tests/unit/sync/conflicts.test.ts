import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();

describe('an entry that was changed there and here, unseen by either', () => {
  let id: string;
  let remoteId: string;
  beforeEach(async () => {
    id = bench.logged(600, { ...bench.acme, notes: 'before' });
    await bench.settled();
    ({ id: remoteId } = await bench.onlyOne());
  });

  it('in the same field: nothing is overwritten, the person decides', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs' });
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'conflict' }]);
    expect(bench.entry(id)).toMatchObject({ notes: 'mine' });
    expect(bench.requests('PATCH')).toHaveLength(1);
  });

  it('whose conflict is decided for this side: it is sent', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    bench.workspace.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    bench.workspace.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine' });
    expect(open()).toEqual([]);
  });

  it('in different fields: both stand', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { hours: 0.5 });
    bench.workspace.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine', duration_seconds: 1800 });
    expect(bench.entry(id)).toMatchObject({ notes: 'mine', seconds: 1800 });
    expect(open()).toEqual([]);
  });
});
