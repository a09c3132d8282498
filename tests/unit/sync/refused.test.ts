import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, HOUR, MINUTE, present, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const stateOf = (id: string) => bench.entries.find((entry) => entry.id === id)?.state;

/** An entry of more than a day, which the service refuses. */
function tooLong(): string {
  const id = bench.started();
  bench.time.advance(25 * HOUR);
  bench.workspace.entries.stop(bench.act());
  return id;
}

describe('a refused entry', () => {
  it("stays in sight with the server's words, and holds up nothing else", async () => {
    bench.isOnline = false;
    const refused = tooLong();
    const fine = bench.logged(600, bench.other, '2026-05-22');
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600 });
    expect(bench.entry(refused)).toMatchObject({ seconds: 25 * 3600, spentDate: TODAY });
    expect(
      open()
        .filter(({ state }) => state === 'blocked')
        .map(({ reason }) => reason),
    ).toEqual([expect.stringContaining('hours'), expect.stringContaining('hours')]);
    const work = bench.workspace.work(1);
    expect(work.refused).toBe(1);
    expect(bench.workspace.sync(work).state).toBe('needs-you');
    expect(bench.entry(fine)).toMatchObject({ remoteId: (await bench.onlyOne()).id });
  });

  it('is sent again when it is edited, with the edit', async () => {
    bench.isOnline = false;
    const id = tooLong();
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.server()).toEqual([]);
    bench.workspace.entries.edit(id, { seconds: 8 * 3600 }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 8 * 3600 });
    expect(open()).toEqual([]);
  });

  it('is sent again as it is by a retry, and refused again', async () => {
    bench.isOnline = false;
    const id = tooLong();
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.workspace.answers.retry(id)).toEqual({ ok: true, value: null });
    expect(bench.workspace.work(1)).toMatchObject({ refused: 0, waiting: 1 });
    await bench.settled();
    expect(bench.posts()).toBe(2);
    expect(bench.workspace.work(1)).toMatchObject({ refused: 1, waiting: 0 });
  });

  it('goes when it is deleted, without a word to the server', async () => {
    bench.isOnline = false;
    const id = tooLong();
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    expect(bench.requests('DELETE')).toEqual([]);
    expect(open()).toEqual([]);
    expect(bench.entry(id)).toBeNull();
  });

  it('survives the end of the process', async () => {
    bench.isOnline = false;
    const id = tooLong();
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    await bench.crash();
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ seconds: 25 * 3600 });
    expect(open().every(({ state }) => state === 'blocked')).toBe(true);
    expect(bench.posts()).toBe(1);
  });
});

describe('a locked entry', () => {
  it.each([
    ['billed', { is_billed: true }],
    ['approved', { approval_status: 'approved' }],
    ['closed', { is_closed: true }],
    ['locked', { is_locked: true }],
  ] as const)('%s: it says why before anything is typed', async (lock, state) => {
    const id = bench.logged(600);
    await bench.settled();
    bench.keito.control.changeEntry((await bench.onlyOne()).id, state);
    await bench.refreshed();
    expect(bench.entry(id)).toMatchObject({ lock });
    const edited = bench.workspace.entries.edit(id, { notes: 'x' }, bench.act());
    const deleted = bench.workspace.entries.delete(id, bench.act());
    expect(edited).toMatchObject({ ok: false, failure: { kind: 'locked' } });
    expect(deleted).toEqual(edited);
    expect(open()).toEqual([]);
  });

  it('that was locked meanwhile: the edit is kept with the reason', async () => {
    const id = bench.logged(600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    bench.keito.control.changeEntry(remoteId, { is_locked: true });
    bench.workspace.entries.edit(id, { seconds: 900 }, bench.act());
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ seconds: 900 });
    expect(stateOf(id)).toMatchObject({ kind: 'needs-you', reason: expect.stringContaining('locked') });
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600 });
    bench.keito.control.changeEntry(remoteId, { is_locked: false });
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 900 });
    expect(stateOf(id)).toEqual({ kind: 'saved' });
  });

  it('that was locked meanwhile: a refused deletion brings it back with the reason', async () => {
    const id = bench.logged(600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    bench.keito.control.changeEntry(remoteId, { is_locked: true });
    bench.workspace.entries.delete(id, bench.act());
    expect(bench.entry(id)).toBeNull();
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ seconds: 600 });
    expect(stateOf(id)).toMatchObject({ kind: 'needs-you', reason: expect.stringContaining('locked') });
    bench.keito.control.changeEntry(remoteId, { is_locked: false });
    bench.workspace.answers.retry(id);
    expect(bench.entry(id)).toBeNull();
    await bench.settled();
    expect(await bench.server()).toEqual([]);
    expect(open()).toEqual([]);
  });

  it('whose deletion was refused is changed instead, not deleted after all', async () => {
    const id = bench.logged(600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    bench.keito.control.changeEntry(remoteId, { is_locked: true });
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    bench.keito.control.changeEntry(remoteId, { is_locked: false });
    await bench.refreshed();
    bench.workspace.entries.edit(id, { seconds: 1200 }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1200 });
    expect(bench.entry(id)).toMatchObject({ seconds: 1200 });
    expect(open()).toEqual([]);
  });

  it('a running one that cannot be stopped stays with the reason and its time', async () => {
    const id = bench.started();
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    bench.keito.control.changeEntry(remoteId, { is_locked: true });
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ seconds: 600, startedAt: null });
    expect(stateOf(id)).toMatchObject({ kind: 'needs-you' });
    bench.time.advance(HOUR);
    bench.keito.control.changeEntry(remoteId, { is_locked: false });
    await bench.settled();
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600, is_running: false });
  });
});

describe('an account that lost something meanwhile', () => {
  it('a project: the entry waits for another one', async () => {
    const { ledger, catalogue } = bench.workspace;
    const known = catalogue.projects.find(({ id }) => id === bench.acme.projectId);
    const gone = { ...present(known), id: 'gone', name: 'Gone' };
    ledger.setFact('projects', JSON.stringify([...catalogue.projects, gone]));
    bench.isOnline = false;
    await bench.crash();
    const id = bench.logged(600, { ...bench.acme, projectId: 'gone' });
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.server()).toEqual([]);
    expect(stateOf(id)).toMatchObject({ kind: 'needs-you' });
    bench.workspace.entries.edit(
      id,
      { projectId: bench.other.projectId, taskId: bench.other.taskId },
      bench.act(),
    );
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ project_id: bench.other.projectId, duration_seconds: 600 });
  });

  it('what is put on a project that is gone is refused, and no word is said of its own deletion', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    bench.answer = (method, _address, body) =>
      method === 'PATCH' && body.includes(bench.other.projectId)
        ? Response.json({ error: 'project_id names no project' }, { status: 404 })
        : null;
    const { projectId, taskId } = bench.other;
    bench.workspace.entries.edit(id, { projectId, taskId }, bench.act());
    await bench.settled();
    expect(stateOf(id)).toMatchObject({
      ...{ kind: 'needs-you', reason: m.main_refused({ words: 'project_id names no project' }) },
    });
    bench.answer = () => null;
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ project_id: projectId, duration_seconds: 3600 });
    expect(open()).toEqual([]);
  });

  it('an entry deleted elsewhere: an edit is not thrown away unseen', async () => {
    const id = bench.logged(600);
    await bench.settled();
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    bench.workspace.entries.edit(id, { seconds: 900 }, bench.act());
    await bench.refreshed();
    expect(bench.entry(id)).toMatchObject({ seconds: 900 });
    expect(stateOf(id)).toMatchObject({ kind: 'needs-you', reason: expect.stringContaining('deleted') });
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    expect(bench.entry(id)).toBeNull();
    expect(open()).toEqual([]);
  });

  it('a timer deleted elsewhere that was stopped here stays with its time: the person decides', async () => {
    const id = bench.started({ ...bench.acme, notes: 'three hours' });
    await bench.settled();
    bench.isOnline = false;
    await bench.advance(3 * HOUR);
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    bench.workspace.entries.stop(bench.act());
    bench.isOnline = true;
    await bench.refreshed();
    await bench.refreshed();
    expect(bench.entry(id)).toMatchObject({ seconds: 3 * 3600, startedAt: null });
    expect(stateOf(id)).toMatchObject({ kind: 'needs-you', reason: expect.stringContaining('deleted') });
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    expect(bench.workspace.work(1)).toMatchObject({ entries: [], refused: 0, waiting: 0 });
  });

  it('an entry deleted elsewhere and logged anew by a retry: once, under a new name', async () => {
    const id = bench.logged(600, { ...bench.acme, notes: 'again' });
    await bench.settled();
    const old = await bench.onlyOne();
    await bench.elsewhere.deleteTimeEntry(old.id);
    bench.workspace.entries.edit(id, { seconds: 900 }, bench.act());
    await bench.settled();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    expect(bench.workspace.answers.retry(id)).toEqual({ ok: true, value: null });
    expect(bench.entries).toMatchObject([{ seconds: 900, notes: 'again', state: { kind: 'waiting' } }]);
    for (let round = 0; round < 4; round += 1) await bench.advance(20 * 1000);
    const anew = await bench.onlyOne();
    expect(anew).toMatchObject({ duration_seconds: 900, notes: 'again' });
    expect(anew.metadata?.['client_request_id']).not.toBe(old.metadata?.['client_request_id']);
    expect(open()).toEqual([]);
    expect(bench.entry(id)).toBeNull();
    expect(bench.entries).toMatchObject([{ seconds: 900, remoteId: anew.id, state: { kind: 'saved' } }]);
    expect(bench.workspace.answers.retry(id)).toMatchObject({ failure: { kind: 'not-found' } });
  });

  it('a running timer deleted elsewhere and renamed here runs on in a new entry', async () => {
    const id = bench.started();
    await bench.settled();
    const begun = bench.time.clock();
    await bench.advance(10 * MINUTE);
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
    await bench.settled();
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine', is_running: true, started_time: '14:20' });
    expect(bench.workspace.running()).toMatchObject({ notes: 'mine', startedAt: begun, seconds: 0 });
  });
});
