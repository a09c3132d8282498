import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present, SECOND, TODAY } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

describe('a timer, online', () => {
  it('starts and stops on the server with project, task, note and source', async () => {
    bench.started({ ...bench.acme, notes: 'fix login' });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({
      project_id: bench.acme.projectId,
      task_id: bench.acme.taskId,
      notes: 'fix login',
      source: 'api',
      spent_date: TODAY,
      is_running: true,
    });
    bench.time.advance(30 * MINUTE);
    expect(bench.workspace.entries.stop(bench.act())).toEqual({ ok: true, value: null });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, hours: 0.5 });
    expect(bench.entries).toMatchObject([{ seconds: 1800, startedAt: null, state: { kind: 'saved' } }]);
  });

  it('switches in one breath: the old one ends where the new one begins', async () => {
    const first = bench.started();
    await bench.settled();
    bench.time.advance(10 * MINUTE);
    const second = bench.started(bench.other);
    expect(bench.workspace.running()?.id).toBe(second);
    expect(bench.entry(first)).toMatchObject({ seconds: 600, startedAt: null });
    await bench.settled();
    const running = (await bench.server()).filter(({ is_running }) => is_running);
    expect(running).toMatchObject([{ project_id: bench.other.projectId }]);
    expect(await bench.server()).toHaveLength(2);
    expect(bench.entry(first)?.seconds).toBe(600);
  });

  it('goes on with an entry in a new one; the one that runs already stays', async () => {
    const first = bench.started({ ...bench.acme, notes: 'again' });
    bench.time.advance(MINUTE);
    bench.workspace.entries.stop(bench.act());
    const continued = bench.workspace.entries.continueEntry(first, bench.act());
    expect(continued).toMatchObject({ ok: true });
    const running = present(bench.workspace.running());
    expect(running).toMatchObject({ ...bench.acme, notes: 'again' });
    expect(running.id).not.toBe(first);
    expect(bench.workspace.entries.continueEntry(running.id, bench.act())).toEqual({
      ok: true,
      value: { entryId: running.id },
    });
    await bench.settled();
    expect(await bench.server()).toHaveLength(2);
  });

  it('toggles: running stops, stopped goes on with the last', async () => {
    expect(bench.workspace.entries.toggle(bench.act())).toMatchObject({ failure: { kind: 'nothing-to-do' } });
    bench.started({ ...bench.acme, notes: 'one' });
    bench.time.advance(MINUTE);
    bench.workspace.entries.toggle(bench.act());
    expect(bench.workspace.running()).toBeNull();
    bench.workspace.entries.toggle(bench.act());
    expect(bench.workspace.running()).toMatchObject({ notes: 'one' });
    await bench.settled();
    expect(await bench.server()).toHaveLength(2);
  });

  it('toggles to what was worked on last, not to what was logged ahead', () => {
    bench.logged(60, { ...bench.acme, notes: 'worked' });
    bench.logged(28_800, { ...bench.other, notes: 'holiday' }, '2026-05-28');
    bench.workspace.entries.toggle(bench.act());
    expect(bench.workspace.running()).toMatchObject({ notes: 'worked' });
    expect(bench.workspace.work(1).recents.map(({ notes }) => notes)).toEqual(['worked']);
  });

  it('refuses what cannot be done, and writes nothing', () => {
    const { workspace } = bench;
    expect(workspace.entries.stop(bench.act())).toMatchObject({ failure: { kind: 'nothing-to-do' } });
    expect(workspace.entries.continueEntry('nobody', bench.act())).toMatchObject({
      failure: { kind: 'not-found' },
    });
    expect(workspace.entries.edit('nobody', { notes: 'x' }, bench.act())).toMatchObject({
      failure: { kind: 'not-found' },
    });
    expect(workspace.entries.delete('nobody', bench.act())).toMatchObject({ failure: { kind: 'not-found' } });
    expect(workspace.answers.retry('nobody')).toMatchObject({ failure: { kind: 'not-found' } });
    const wrongTask = { ...bench.other, taskId: bench.acme.taskId };
    expect(workspace.entries.start(wrongTask, bench.act())).toMatchObject({ failure: { field: 'taskId' } });
    expect(workspace.ledger.openOperations()).toEqual([]);
  });

  it('a refused start leaves the running timer running', () => {
    const first = bench.started();
    bench.workspace.entries.start({ ...bench.acme, projectId: 'nobody' }, bench.act());
    expect(bench.workspace.running()?.id).toBe(first);
  });
});

describe('an entry that is changed', () => {
  it('while it is finished and on the server', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    bench.workspace.entries.edit(id, { notes: 'hello', seconds: 5400, spentDate: '2026-05-20' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'hello', hours: 1.5, spent_date: '2026-05-20' });
    bench.workspace.entries.edit(id, { startTime: '09:00', endTime: '09:45' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ started_time: '09:00', ended_time: '09:45', hours: 0.75 });
    expect(bench.entry(id)).toMatchObject({ seconds: 2700, startTime: '09:00', endTime: '09:45' });
  });

  it('before it was sent: one request carries all of it', async () => {
    bench.isOnline = false;
    const id = bench.logged(3600);
    bench.workspace.entries.edit(id, { notes: 'a' }, bench.act());
    bench.workspace.entries.edit(id, { notes: 'b', seconds: 1800 }, bench.act());
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'b', hours: 0.5 });
    expect(bench.requests('PATCH')).toEqual([]);
  });

  it('while its creation is in flight: what was done meanwhile is kept and follows', async () => {
    const gate = bench.hold('POST');
    const id = bench.started();
    await gate.reached();
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.edit(id, { notes: 'meanwhile' }, bench.act());
    bench.workspace.entries.stop(bench.act());
    expect(bench.entry(id)).toMatchObject({ notes: 'meanwhile', seconds: 600, startedAt: null });
    bench.time.advance(5 * MINUTE);
    gate.letGo();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({
      notes: 'meanwhile',
      is_running: false,
      duration_seconds: 600,
    });
    expect(bench.posts()).toBe(1);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('while it runs: the begin moves, and the end counts from it', async () => {
    const id = bench.started();
    await bench.settled();
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.edit(id, { seconds: 1800 }, bench.act());
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ startedAt: bench.time.clock() - 30 * MINUTE, seconds: 0 });
    bench.time.advance(5 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 2100 });
  });

  it('while it runs and its stop are one journey when offline', async () => {
    const id = bench.started();
    await bench.settled();
    bench.isOnline = false;
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.edit(id, { seconds: 1200, notes: 'n' }, bench.act());
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    bench.time.advance(2 * HOUR);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1800, notes: 'n', is_running: false });
    expect(bench.entry(id)).toMatchObject({ seconds: 1800, notes: 'n' });
  });

  it('that the server restarted elsewhere keeps the total that was set here', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    await bench.elsewhere.beyond.restartTimeEntry(remoteId);
    bench.time.advance(10 * MINUTE);
    await bench.refreshed();
    expect(bench.entry(id)).toMatchObject({ seconds: 3600 });
    bench.workspace.entries.edit(id, { seconds: 1800 }, bench.act());
    await bench.refreshed();
    bench.time.advance(MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1860, is_running: false });
  });
});

describe('an entry that is deleted', () => {
  it('before it was sent: nothing is told', async () => {
    bench.isOnline = false;
    const id = bench.started();
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.posts()).toBe(0);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('while its creation is in flight: it is created, then deleted', async () => {
    const gate = bench.hold('POST');
    const id = bench.started();
    await gate.reached();
    bench.workspace.entries.delete(id, bench.act());
    expect(bench.entries).toEqual([]);
    gate.letGo();
    await bench.settled();
    expect(await bench.server()).toEqual([]);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('on the server; one that is gone there already is what was asked for', async () => {
    const first = bench.logged(60);
    const second = bench.logged(120);
    await bench.settled();
    bench.workspace.entries.delete(first, bench.act());
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    await bench.elsewhere.deleteTimeEntry(remoteId);
    bench.workspace.entries.delete(second, bench.act());
    await bench.settled();
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    expect(bench.entries).toEqual([]);
  });
});

describe('what the window is shown', () => {
  it('is on disk before the act returns, and says where it stands', async () => {
    bench.isOnline = false;
    const id = bench.started();
    expect(bench.entries).toMatchObject([{ id, state: { kind: 'waiting' }, projectName: 'Website' }]);
    await bench.settled();
    const work = bench.workspace.work(1);
    expect(work).toMatchObject({ waiting: 1, refused: 0, todaySeconds: 0, today: TODAY });
    expect(bench.workspace.sync(work)).toMatchObject({ state: 'waiting', waiting: 1 });
    expect(bench.workspace.sync(work).message).toContain('cannot be reached');
    await bench.crash();
    expect(bench.workspace.running()).toMatchObject({ id, startedAt: bench.time.clock() });
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.workspace.sync(bench.workspace.work(1))).toEqual({
      state: 'saved',
      waiting: 0,
      refused: 0,
      message: null,
    });
  });

  it('offline all day: everything arrives once, in order, with its durations', async () => {
    bench.isOnline = false;
    bench.started();
    bench.time.advance(HOUR + 7 * SECOND);
    bench.started(bench.other);
    bench.time.advance(30 * MINUTE + 3 * SECOND);
    bench.workspace.entries.stop(bench.act());
    bench.time.advance(10 * MINUTE);
    bench.started({ ...bench.acme, notes: 'third' });
    bench.time.advance(12 * MINUTE);
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    const server = [...(await bench.server())].reverse();
    expect(server).toMatchObject([
      { duration_seconds: 3607, started_time: '14:20', ended_time: '15:20', is_running: false },
      { duration_seconds: 1803, is_running: false },
      { notes: 'third', is_running: true, started_time: '16:00' },
    ]);
    expect(bench.posts()).toBe(3);
  });
});
