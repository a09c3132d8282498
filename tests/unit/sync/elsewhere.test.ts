import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present, SECOND, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const wireWork = (notes = '') => ({
  project_id: bench.acme.projectId,
  task_id: bench.acme.taskId,
  spent_date: TODAY,
  notes,
});

describe('what happens elsewhere', () => {
  it('a timer started there is seen here, with its names, and can be stopped here', async () => {
    await bench.elsewhere.createTimeEntry({ ...wireWork('phone'), is_running: true });
    bench.time.advance(10 * MINUTE);
    await bench.refreshed();
    expect(bench.workspace.work(1).running).toMatchObject({
      notes: 'phone',
      clientName: 'Acme',
      projectName: 'Website',
      taskName: 'Development',
      startedAt: bench.time.clock() - 10 * MINUTE - (bench.time.clock() % 1000),
    });
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600, is_running: false });
  });

  it('what was started there while a reading was under way is seen, where the person asked meanwhile', async () => {
    await bench.settled();
    let isAsked = false;
    bench.answer = async (method, address) => {
      if (isAsked || method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
      isAsked = true;
      const before = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      const text = await before.text();
      await bench.elsewhere.createTimeEntry({ ...wireWork('phone'), is_running: true });
      bench.workspace.refresh();
      return new Response(text, { status: before.status });
    };
    bench.workspace.refresh();
    await bench.settled();
    await bench.advance(1);
    expect(bench.workspace.work(1).running?.notes).toBe('phone');
  });

  it('a timer started there ends the one here', async () => {
    const id = bench.started();
    await bench.settled();
    bench.time.advance(20 * MINUTE);
    await bench.elsewhere.createTimeEntry({ ...wireWork('phone'), is_running: true, replace_running: true });
    bench.time.advance(5 * MINUTE);
    await bench.refreshed();
    expect(bench.entry(id)).toMatchObject({ seconds: 1200, startedAt: null });
    expect(bench.workspace.running()).toMatchObject({ notes: 'phone' });
  });

  it('a timer started there that is not known here yet ends when one is started here', async () => {
    await bench.elsewhere.createTimeEntry({ ...wireWork('phone'), is_running: true });
    bench.time.advance(10 * MINUTE);
    const id = bench.started();
    await bench.refreshed();
    expect(bench.workspace.work(1).refused).toBe(0);
    expect(bench.workspace.running()?.id).toBe(id);
    expect(
      (await bench.server()).map(({ is_running, duration_seconds }) => [is_running, duration_seconds]),
    ).toEqual([
      [true, 0],
      [false, 600],
    ]);
  });

  it('stopped there before the begin that it is given here: it waits with its reason until its times are set', async () => {
    const id = bench.started();
    await bench.settled();
    bench.time.advance(20 * MINUTE);
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    bench.time.advance(20 * MINUTE);
    bench.workspace.entries.edit(id, { startedAt: bench.time.clock() - 5 * MINUTE }, bench.act());
    await bench.refreshed();
    expect(bench.workspace.work(1).entries).toMatchObject([
      { id, seconds: 1200, state: { kind: 'needs-you', reason: expect.stringContaining('ended elsewhere') } },
    ]);
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1200 });
    bench.workspace.entries.edit(id, { notes: 'what it was' }, bench.act());
    await bench.refreshed();
    expect(bench.workspace.work(1).entries).toMatchObject([
      { id, seconds: 1200, state: { kind: 'needs-you', reason: expect.stringContaining('ended elsewhere') } },
    ]);
    bench.workspace.entries.edit(id, { seconds: 300 }, bench.act());
    await bench.refreshed();
    expect(bench.workspace.work(1)).toMatchObject({ refused: 0, waiting: 0 });
    expect(await bench.onlyOne()).toMatchObject({
      ...{ duration_seconds: 300, is_running: false, notes: 'what it was' },
    });
  });

  it('stopped there earlier: the earlier stop stands', async () => {
    const id = bench.started();
    await bench.settled();
    bench.time.advance(20 * MINUTE);
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    bench.time.advance(40 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    expect(bench.entry(id)?.seconds).toBe(3600);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1200 });
    expect(bench.entry(id)).toMatchObject({ seconds: 1200, startedAt: null });
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('stopped there while the stop is on its way: it is no refusal, and the click here stands', async () => {
    const id = bench.started();
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    bench.time.advance(20 * MINUTE);
    const gate = bench.hold('PATCH');
    bench.workspace.entries.stop(bench.act());
    await gate.reached();
    bench.time.advance(10 * SECOND);
    await bench.elsewhere.stopTimeEntry(remoteId);
    gate.letGo();
    await bench.settled();
    await bench.advance(MINUTE);
    expect(bench.workspace.work(1)).toMatchObject({ refused: 0, waiting: 0 });
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1200, is_running: false });
    expect(bench.entry(id)).toMatchObject({ seconds: 1200, startedAt: null });
  });

  it('stopped there later than here, while offline: the click here stands', async () => {
    const id = bench.started();
    await bench.settled();
    bench.isOnline = false;
    bench.time.advance(20 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    await bench.advance(40 * MINUTE);
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1200 });
    expect(bench.entry(id)).toMatchObject({ seconds: 1200 });
  });

  it('stopped there, while the date was edited here: it is found all the same', async () => {
    const id = bench.started();
    await bench.settled();
    bench.time.advance(20 * MINUTE);
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    bench.isOnline = false;
    bench.workspace.entries.stop(bench.act());
    bench.workspace.entries.edit(id, { spentDate: '2026-05-19' }, bench.act());
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1200, spent_date: '2026-05-19' });
    expect(bench.workspace.work(1).refused).toBe(0);
  });

  it('stopped there, while its begin was edited here and the edit was refused: both hold', async () => {
    const id = bench.started();
    await bench.settled();
    bench.time.advance(HOUR);
    const { id: remoteId } = await bench.onlyOne();
    bench.keito.control.changeEntry(remoteId, { is_locked: true });
    bench.workspace.entries.edit(id, { seconds: 3000 }, bench.act());
    await bench.settled();
    expect(bench.workspace.work(1).refused).toBe(1);
    bench.keito.control.changeEntry(remoteId, { is_locked: false });
    await bench.elsewhere.stopTimeEntry(remoteId);
    await bench.refreshed();
    expect(bench.entry(id)).toMatchObject({ seconds: 3000, startedAt: null });
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3000 });
    expect(bench.entry(id)).toMatchObject({ seconds: 3000 });
  });

  it('a begin that was moved there survives an edit of the note here', async () => {
    const id = bench.started();
    await bench.settled();
    await bench.advance(HOUR);
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { started_time: '15:00' });
    bench.workspace.entries.edit(id, { notes: 'hello' }, bench.act());
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ notes: 'hello', startedAt: Date.UTC(2026, 4, 21, 15) });
    expect(await bench.onlyOne()).toMatchObject({ notes: 'hello', started_time: '15:00' });
  });

  it('deleted there: it is gone here, and only it', async () => {
    const gone = bench.logged(600);
    const kept = bench.logged(700);
    await bench.settled();
    const remote = present((await bench.server()).find(({ duration_seconds }) => duration_seconds === 600));
    await bench.elsewhere.deleteTimeEntry(remote.id);
    await bench.refreshed();
    expect(bench.entry(gone)).toBeNull();
    expect(bench.entry(kept)).toMatchObject({ seconds: 700 });
    expect(bench.entries).toHaveLength(1);
  });

  it('deleted there while it runs here: nothing runs any more', async () => {
    bench.started();
    await bench.settled();
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    await bench.refreshed();
    expect(bench.workspace.running()).toBeNull();
  });

  it('an entry that was never sent is not taken for a deleted one', async () => {
    bench.isOnline = false;
    const id = bench.logged(600);
    await bench.settled();
    bench.isOnline = true;
    bench.keito.faults.next({ kind: '500', method: 'POST' });
    await bench.refreshed();
    await bench.refreshed();
    expect(bench.entry(id)).toMatchObject({ seconds: 600 });
  });

  it('unchanged there: a reading of what has changed does not take it for deleted', async () => {
    const id = bench.logged(600);
    await bench.settled();
    for (let minute = 0; minute < 25; minute += 1) {
      await bench.advance(MINUTE);
      expect(bench.entry(id)).toMatchObject({ seconds: 600 });
    }
  });

  it('changed there: the change is seen, and what is edited here meanwhile lies over it', async () => {
    const id = bench.logged(600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    await bench.elsewhere.updateTimeEntry(remoteId, { hours: 1 });
    const gate = bench.hold('GET');
    bench.workspace.refresh();
    await gate.reached();
    bench.workspace.entries.edit(id, { notes: 'ours' }, bench.act());
    gate.letGo();
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ notes: 'ours', seconds: 3600 });
    expect(await bench.onlyOne()).toMatchObject({ notes: 'ours', hours: 1 });
  });

  it('outside the window that is read, nothing is forgotten', async () => {
    const old = bench.logged(600, bench.acme, '2026-01-05');
    await bench.settled();
    await bench.refreshed();
    expect(bench.entry(old)).toMatchObject({ seconds: 600 });
  });
});

describe("other people's entries", () => {
  const member = () =>
    bench.client(bench.keito.credentials.memberKey, (url, init) => bench.keito.fetch(url, init));

  it("in an admin's list are not ours, even where the service knows no filter", async () => {
    await member().createTimeEntry({ ...wireWork('theirs'), is_running: true });
    bench.logged(600);
    await bench.settled();
    bench.rewrite = (_, { searchParams }) =>
      ['user_id', 'from', 'to'].forEach((name) => searchParams.delete(name));
    await bench.refreshed();
    expect(await bench.server()).toHaveLength(2);
    expect(bench.entries).toMatchObject([{ seconds: 600 }]);
    expect(bench.workspace.running()).toBeNull();
  });

  it('of another account are in another journal', async () => {
    bench.logged(600);
    await bench.settled();
    await bench.workspace.close();
    const folder = mkdtempSync(join(tmpdir(), 'keito-bar-test-'));
    bench.start(bench.keito.credentials.memberKey, folder);
    await bench.settled();
    expect(bench.entries).toEqual([]);
    bench.logged(900);
    await bench.settled();
    expect(await member().timeEntries().collect()).toMatchObject([{ duration_seconds: 900 }]);
    expect(bench.entries).toMatchObject([{ seconds: 900 }]);
    await bench.workspace.close();
    bench.start();
    await bench.refreshed();
    expect(bench.entries).toMatchObject([{ seconds: 600 }]);
    rmSync(folder, { recursive: true });
  });
});
