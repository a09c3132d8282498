import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, HOUR, MINUTE, present, type BenchOptions } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const remove = (id: string) => bench.workspace.entries.delete(id, bench.act());

async function reopen(options: BenchOptions): Promise<void> {
  await bench.close();
  bench = await Bench.open(options);
}

/** Deleted here without a connection; what `meanwhile` does is done elsewhere before the deletion is sent. */
async function deleted(id: string, meanwhile: (remoteId: string) => Promise<unknown>): Promise<void> {
  await bench.settled();
  const { id: remoteId } = await bench.onlyOne();
  bench.isOnline = false;
  remove(id);
  await bench.settled();
  await meanwhile(remoteId);
  bench.isOnline = true;
  await bench.refreshed();
}

function expectSetAside(id: string): void {
  expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'refused' }]);
  expect(bench.entries.find((entry) => entry.id === id)?.state).toMatchObject({
    kind: 'needs-you',
    reason: m.main_deletion_changed(),
  });
}

async function expectGone(id: string): Promise<void> {
  expect(await bench.server()).toEqual([]);
  expect(bench.entry(id)).toBeNull();
  expect(open()).toEqual([]);
}

const restart = (remoteId: string): Promise<unknown> =>
  bench.keito.fetch(`http://x/api/v2/time_entries/${remoteId}/restart`, {
    method: 'PATCH',
    headers: bench.elsewhereHeaders,
  });

describe('a deletion of what was changed elsewhere since', () => {
  it('is set aside: the person decides, with the change in sight', async () => {
    const id = bench.logged(600);
    await deleted(id, (remoteId) =>
      bench.elsewhere.updateTimeEntry(remoteId, { hours: 7.5, notes: 'the whole day' }),
    );
    expectSetAside(id);
    expect(await bench.onlyOne()).toMatchObject({ notes: 'the whole day', duration_seconds: 27_000 });
    expect(bench.entry(id)).toMatchObject({ notes: 'the whole day', seconds: 27_000 });
    expect(bench.requests('DELETE')).toEqual([]);
  });

  it.each([
    ['a date', () => ({ spent_date: '2026-05-20' })],
    ['a date long ago', () => ({ spent_date: '2026-03-02' })],
    ['a project', () => ({ project_id: bench.other.projectId, task_id: bench.other.taskId })],
    ['a duration', () => ({ hours: 1 })],
  ] as const)('is set aside for %s too', async (_, change) => {
    const id = bench.logged(600);
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, change()));
    expect(open()).toMatchObject([{ state: 'blocked', reason: m.main_deletion_changed() }]);
    expect(await bench.server()).toHaveLength(1);
  });

  it('is set aside for half of the place that it was moved to here before', async () => {
    const { projectId, taskId: design } = bench.other;
    const id = bench.logged(600);
    await bench.settled();
    bench.isOnline = false;
    bench.workspace.entries.edit(id, { projectId, taskId: design }, bench.act());
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { task_id: design }));
    const theirs = { project_id: bench.acme.projectId, task_id: design };
    expect(await bench.onlyOne()).toMatchObject(theirs);
    expect(bench.entries.find((entry) => entry.id === id)?.state.kind).toBe('needs-you');
    expect(bench.requests('DELETE')).toEqual([]);
  });

  it('is set aside where the change was read before it could be sent', async () => {
    const id = bench.logged(600);
    await bench.settled();
    bench.answer = (method) => (method === 'DELETE' ? new Response('', { status: 500 }) : null);
    remove(id);
    await bench.refreshed();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'theirs' });
    await bench.advance(40 * MINUTE);
    bench.answer = () => null;
    await bench.refreshed();
    expectSetAside(id);
  });

  it('is done where it is deleted again', async () => {
    const id = bench.logged(600);
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' }));
    remove(id);
    await bench.settled();
    await expectGone(id);
  });

  it('is done where it is sent again', async () => {
    const id = bench.logged(600);
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' }));
    bench.workspace.answers.retry(id);
    await bench.settled();
    await expectGone(id);
  });

  it('is given up where the entry is changed instead', async () => {
    const id = bench.logged(600);
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { hours: 1 }));
    bench.workspace.entries.edit(id, { notes: 'kept' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'kept', duration_seconds: 3600 });
    expect(open()).toEqual([]);
  });

  it('waits again where it is changed once more after the answer', async () => {
    const id = bench.logged(600);
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' }));
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs anew' }));
    expectSetAside(id);
    expect(bench.entry(id)).toMatchObject({ notes: 'theirs anew' });
  });

  it.each(['retry', 'takeTheirs'] as const)(
    'is given up by whoever chooses (%s) between what both had written',
    async (answer) => {
      const id = bench.logged(600);
      await bench.settled();
      bench.isOnline = false;
      bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
      await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' }));
      expect(open()).toMatchObject([{ block: 'conflict' }, { block: 'refused' }]);
      bench.workspace.answers[answer](id);
      await bench.settled();
      expect(await bench.onlyOne()).toMatchObject({ notes: answer === 'retry' ? 'mine' : 'theirs' });
      expect(open()).toEqual([]);
    },
  );
});

describe('a deletion that was refused', () => {
  let id: string;
  let remoteId: string;
  beforeEach(async () => {
    id = bench.logged(600);
    await bench.settled();
    ({ id: remoteId } = await bench.onlyOne());
    bench.answer = (method) => (method === 'DELETE' ? Response.json({ error: 'no' }, { status: 422 }) : null);
    remove(id);
    await bench.settled();
    expect(open()).toMatchObject([{ state: 'blocked' }]);
    bench.answer = () => null;
  });

  it('is done once somebody has done it elsewhere', async () => {
    await bench.elsewhere.deleteTimeEntry(remoteId);
    await bench.refreshed();
    await bench.advance(2 * MINUTE);
    await expectGone(id);
  });

  it('is set aside where somebody has moved the entry to a day far off', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { spent_date: '2026-03-02' });
    await bench.refreshed();
    await bench.advance(2 * MINUTE);
    expect(open()).toMatchObject([{ state: 'blocked', reason: m.main_deletion_changed() }]);
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-03-02' });
  });
});

describe('a deletion of a timer that was', () => {
  it('stopped elsewhere since is set aside, with its time', async () => {
    const id = bench.started();
    await deleted(id, async (remoteId) => {
      await bench.advance(HOUR);
      await bench.elsewhere.stopTimeEntry(remoteId);
    });
    expectSetAside(id);
    expect(bench.entry(id)).toMatchObject({ seconds: 3600, startedAt: null });
  });

  it('begun earlier elsewhere since is set aside', async () => {
    const id = bench.started();
    await deleted(id, (remoteId) => bench.elsewhere.updateTimeEntry(remoteId, { started_time: '13:00' }));
    expectSetAside(id);
    expect(bench.workspace.running()?.id).toBe(id);
  });

  it('restarted elsewhere since is set aside', async () => {
    const id = bench.logged(3600);
    await deleted(id, restart);
    expectSetAside(id);
  });

  it('only running on is done', async () => {
    const id = bench.started();
    await deleted(id, () => bench.advance(3 * HOUR));
    await expectGone(id);
  });

  it('ended by the next one here is done', async () => {
    const id = bench.started();
    await bench.settled();
    let isDown = true;
    bench.answer = (method) => (method === 'DELETE' && isDown ? new Response('', { status: 500 }) : null);
    remove(id);
    bench.started(bench.other);
    await bench.settled();
    expect(await bench.server()).toMatchObject([{ is_running: true }, { is_running: false }]);
    isDown = false;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ is_running: true, project_id: bench.other.projectId });
    expect(open()).toEqual([]);
  });

  it('stopped elsewhere is set aside, whatever timer was begun here and taken back before it was sent', async () => {
    const id = bench.started();
    await bench.advance(10 * MINUTE);
    await deleted(id, (remoteId) => {
      bench.started(bench.other);
      const undone = bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id);
      expect(undone).toMatchObject({ ok: true });
      return bench.elsewhere.stopTimeEntry(remoteId);
    });
    expectSetAside(id);
    expect(await bench.onlyOne()).toMatchObject({ is_running: false });
  });

  it('stopped elsewhere is set aside, whatever timer was begun here and deleted before it was sent', async () => {
    const id = bench.started();
    await bench.advance(10 * MINUTE);
    await deleted(id, async (remoteId) => {
      remove(bench.started(bench.other));
      await bench.elsewhere.stopTimeEntry(remoteId);
    });
    expectSetAside(id);
  });

  it('stopped elsewhere is set aside, whatever timer of here was refused', async () => {
    const id = bench.started();
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    bench.answer = (method) => {
      if (method === 'DELETE') return new Response('', { status: 500 });
      return method === 'POST' ? Response.json({ error: 'no' }, { status: 422 }) : null;
    };
    remove(id);
    bench.started(bench.other);
    await bench.advance(10 * MINUTE);
    await bench.elsewhere.stopTimeEntry(remoteId);
    bench.answer = () => null;
    await bench.refreshed();
    expect(open()).toMatchObject([
      { entryId: id, body: { kind: 'delete' }, state: 'blocked', reason: m.main_deletion_changed() },
      { body: { kind: 'start' }, state: 'blocked' },
    ]);
    await bench.onlyOne();
  });
});

describe('a deletion is no less a deletion', () => {
  it('where the server has rounded what was sent', async () => {
    await reopen({ timeRounding: 'up_15' });
    const id = bench.logged(601);
    await deleted(id, async () => undefined);
    await expectGone(id);
  });

  it('where the answer to an edit before it was lost', async () => {
    const id = bench.logged(600);
    await bench.settled();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'PATCH' });
    bench.workspace.entries.edit(id, { notes: 'mine', seconds: 900, spentDate: '2026-05-20' }, bench.act());
    await bench.settled();
    remove(id);
    for (let round = 0; round < 3; round += 1) await bench.advance(20 * 1000);
    await expectGone(id);
  });

  it.each([null, 'up_15'])('where the answer to its create was lost (rounding: %s)', async (timeRounding) => {
    await reopen({ timeRounding });
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = bench.logged(601);
    await bench.settled();
    remove(id);
    for (let round = 0; round < 3; round += 1) await bench.advance(20 * 1000);
    await expectGone(id);
  });

  it('where a timer was stopped here before it, and the answer to the stop was lost', async () => {
    const id = bench.started();
    await bench.settled();
    bench.time.advance(10 * MINUTE);
    bench.keito.faults.next({ kind: 'lose-answer' });
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    remove(id);
    for (let round = 0; round < 3; round += 1) await bench.advance(20 * 1000);
    await expectGone(id);
  });

  it('where nothing happened: one question more, and it is sent', async () => {
    const id = bench.logged(600);
    await bench.settled();
    const before = bench.requests('GET').length;
    remove(id);
    await bench.settled();
    expect(bench.requests('GET').length - before).toBe(1);
    await expectGone(id);
  });
});
