import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, present, SECOND, TODAY } from '../support/bench';
import { actsOn, CHANGED } from './undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, stop, edit, remove } = actsOn(() => bench);

describe('undo does not overwrite', () => {
  it('an entry that was changed elsewhere since', async () => {
    const id = bench.logged(60);
    await bench.settled();
    edit(id, { notes: 'mine' });
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
    expect(bench.entry(id)).toMatchObject({ notes: 'theirs' });
    expect(bench.workspace.entries.undoable).toBeNull();
  });

  it.each([
    ['its hours', { hours: 2 }],
    ['its note', { notes: 'theirs' }],
    ['its day', { spent_date: '2026-05-19' }],
  ])('a new entry of which somebody changed %s', async (_, patch) => {
    const id = bench.logged(60);
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, patch);
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject(patch);
    expect(bench.entry(id)).not.toBeNull();
  });

  it('a timer that was stopped elsewhere', async () => {
    bench.started();
    await bench.settled();
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
  });

  it('what was deleted elsewhere', async () => {
    const id = bench.logged(60);
    await bench.settled();
    edit(id, { notes: 'mine' });
    await bench.settled();
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
    expect(bench.entries).toEqual([]);
  });

  it('a timer that was begun elsewhere since', async () => {
    bench.started();
    await bench.settled();
    stop();
    await bench.settled();
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.other.projectId, task_id: bench.other.taskId, spent_date: TODAY },
      ...{ is_running: true, notes: 'theirs' },
    });
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
    expect(bench.workspace.ledger.allRunning()).toMatchObject([{ notes: 'theirs' }]);
  });

  it('an entry that was locked since', async () => {
    bench.logged(60);
    await bench.settled();
    bench.keito.control.changeEntry((await bench.onlyOne()).id, { is_locked: true });
    await bench.refreshed();
    expect(undo()).toMatchObject({ ok: false, failure: { kind: 'locked' } });
  });

  it('but a change in another field stands beside it', async () => {
    const id = bench.logged(60);
    await bench.settled();
    edit(id, { notes: 'mine' });
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { hours: 2 });
    await bench.refreshed();
    expect(undo()).toMatchObject({ ok: true });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: '', hours: 2 });
  });

  it('nor does a duration that the company rounds keep it from working', async () => {
    await bench.close();
    bench = await Bench.open({ timeRounding: 'up_15' });
    bench.logged(61 * 60);
    await bench.settled();
    expect(bench.entries).toMatchObject([{ seconds: 75 * 60 }]);
    expect(undo()).toMatchObject({ ok: true });
    await bench.settled();
    expect(await bench.server()).toEqual([]);
  });
});

describe('what waits for the person', () => {
  it('waits again: a conflict that was answered by an edit is open after its undo', async () => {
    const id = bench.logged(60);
    await bench.settled();
    bench.isOnline = false;
    edit(id, { notes: 'mine' });
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'theirs' });
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.entries).toMatchObject([{ state: { kind: 'needs-you' } }]);
    bench.isOnline = false;
    edit(id, { notes: 'decided' });
    undo();
    expect(bench.entries).toMatchObject([
      { notes: 'mine', state: { kind: 'needs-you', conflict: { theirs: { notes: 'theirs' } } } },
    ]);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs' });
  });

  it('a refused deletion is taken back by itself', async () => {
    const id = bench.logged(60);
    await bench.settled();
    bench.keito.control.changeEntry((await bench.onlyOne()).id, { is_locked: true });
    remove(id);
    await bench.settled();
    expect(bench.entries).toMatchObject([{ state: { kind: 'needs-you' } }]);
    expect(undo()).toMatchObject({ ok: true });
    expect(bench.entries).toMatchObject([{ id, state: { kind: 'saved' } }]);
    await bench.refreshed();
    expect(bench.entries).toHaveLength(1);
  });
});

describe('an act', () => {
  it('is over ten seconds after', async () => {
    bench.logged(60);
    const { id } = present(bench.workspace.entries.undoable);
    await bench.advance(10 * SECOND - 1);
    expect(bench.workspace.entries.undoable).toMatchObject({ id });
    await bench.advance(1);
    expect(bench.workspace.entries.undoable).toBeNull();
    expect(bench.workspace.entries.undo(id)).toMatchObject({ failure: { kind: 'nothing-to-do' } });
    expect(bench.entries).toHaveLength(1);
  });

  it('is taken back once', () => {
    bench.logged(60);
    const { id } = present(bench.workspace.entries.undoable);
    expect(bench.workspace.entries.undo(id).ok).toBe(true);
    expect(bench.workspace.entries.undoable).toBeNull();
    expect(bench.workspace.entries.undo(id).ok).toBe(false);
  });

  it('is named by the entry that it was about', () => {
    bench.started({ ...bench.acme, notes: 'old' });
    bench.started({ ...bench.other, notes: 'new' });
    expect(bench.workspace.entries.undoable).toMatchObject({
      what: 'switch',
      entry: { notes: 'new', projectName: 'Shop' },
    });
    const { id } = present(bench.workspace.running());
    remove(id);
    expect(bench.workspace.entries.undoable).toMatchObject({ what: 'delete', entry: { notes: 'new' } });
  });

  it('is nothing that was refused, nor what changed nothing', () => {
    const id = bench.logged(60);
    const before = bench.workspace.entries.undoable;
    bench.workspace.entries.edit(id, {}, bench.act());
    bench.workspace.entries.start({ ...bench.acme, projectId: 'nobody' }, bench.act());
    expect(bench.workspace.entries.undoable).toEqual(before);
  });

  it('is forgotten when the clock is set: instants of before mean something else now', () => {
    bench.logged(60);
    bench.logged(120);
    bench.workspace.shiftClock(60 * MINUTE);
    expect(bench.workspace.entries.undoable).toBeNull();
  });

  it('is marked in the journal', () => {
    bench.isOnline = false;
    const id = bench.logged(60);
    expect(bench.workspace.ledger.operationsOf(id)).toMatchObject([{ undoneAt: null }]);
    undo();
    expect(bench.workspace.ledger.operationsOf(id)).toMatchObject([
      { state: 'done', undoneAt: bench.time.clock() },
    ]);
  });
});
