import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, TODAY, present } from '../../support/bench';

let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = await Bench.open();
  const { projectId, taskId } = bench.acme;
  await bench.elsewhere.createTimeEntry({
    ...{ project_id: projectId, task_id: taskId, spent_date: TODAY, notes: 'goodwill' },
    ...{ is_running: false, hours: 2, billable: false },
  });
  await bench.refreshed();
  ({ id } = present(bench.entries[0]));
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const billable = async () => (await bench.server()).map((row) => row.billable);

/** Of each new entry: was it told whether it is billable? */
const told: boolean[] = [];
function listening(): void {
  told.length = 0;
  bench.answer = (method, address, body) => {
    if (method === 'POST' && address.pathname.endsWith('/time_entries')) told.push(body.includes('billable'));
    return null;
  };
}

describe('time that somebody made unbillable', () => {
  it('is so in both parts once it was split, over the end of the process too', async () => {
    bench.isOnline = false;
    expect(bench.workspace.entries.split(id, { seconds: 3600 }, bench.act())).toMatchObject({ ok: true });
    await bench.crash();
    bench.isOnline = true;
    await bench.refreshed();
    await bench.settled();
    expect(await billable()).toEqual([false, false]);
    expect(bench.entries.map((entry) => entry.billable)).toEqual([false, false]);
  });

  it('is so when its deletion was taken back after it was sent', async () => {
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    expect(await bench.server()).toEqual([]);
    expect(bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id)).toMatchObject({
      ok: true,
    });
    await bench.settled();
    expect(await billable()).toEqual([false]);
  });

  it('is so in the rest of a rest, where Keito has none of it yet', async () => {
    bench.isOnline = false;
    const rest = bench.workspace.entries.split(id, { seconds: 3600 }, bench.act());
    const restId = rest.ok ? rest.value.entryId : '';
    expect(bench.workspace.entries.split(restId, { seconds: 1800 }, bench.act())).toMatchObject({ ok: true });
    bench.isOnline = true;
    await bench.refreshed();
    await bench.settled();
    expect(await billable()).toEqual([false, false, false]);
  });

  it('goes on so in what begins where a stop was taken back after it was sent', async () => {
    const { id: remoteId } = await bench.onlyOne();
    await bench.elsewhere.beyond.restartTimeEntry(remoteId);
    bench.time.advance(HOUR);
    await bench.refreshed();
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id)).toMatchObject({
      ok: true,
    });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: true, billable: false });
  });
});

it('time that is billable or not as its project says is not told to be so: it may need a permission', async () => {
  listening();
  const own = bench.logged(7200);
  await bench.settled();
  bench.workspace.entries.split(own, { seconds: 3600 }, bench.act());
  await bench.settled();
  expect(told).toEqual([false, false]);
});
