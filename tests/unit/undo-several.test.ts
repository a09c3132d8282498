import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, present, SECOND } from '../support/bench';
import { actsOn, CHANGED, seenOn, servedBy } from './undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, stop, edit, remove } = actsOn(() => bench);

describe('what was done in the last ten seconds', () => {
  it('is taken back the newest first, each in its own ten seconds', async () => {
    const [first, second] = [bench.logged(60), bench.logged(120)];
    await bench.advance(MINUTE);
    const at = bench.time.clock();
    remove(first);
    const older = present(bench.workspace.entries.undoable);
    await bench.advance(4 * SECOND);
    remove(second);
    expect(bench.workspace.entries.undo(older.id)).toMatchObject({ failure: { kind: 'nothing-to-do' } });
    expect(bench.entries).toEqual([]);
    undo();
    expect(bench.entries).toMatchObject([{ seconds: 120 }]);
    expect(bench.workspace.entries.undoable).toMatchObject({ id: older.id, until: at + 10 * SECOND });
    await bench.advance(6 * SECOND - 1);
    expect(bench.workspace.entries.undoable).toMatchObject({ id: older.id });
    await bench.advance(1);
    expect(bench.workspace.entries.undoable).toBeNull();
    expect(bench.workspace.entries.undo(older.id)).toMatchObject({ failure: { kind: 'nothing-to-do' } });
    expect(bench.entries).toMatchObject([{ seconds: 120 }]);
  });

  it('stays where a newer act on the same entry cannot be taken back; what lies beside can be', async () => {
    const [id, beside] = [bench.logged(60), bench.logged(120)];
    await bench.settled();
    await bench.advance(MINUTE);
    remove(beside);
    edit(id, { spentDate: '2026-05-20' });
    edit(id, { notes: 'mine' });
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'theirs' });
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
    expect(bench.workspace.entries.undoable).toMatchObject({ what: 'delete' });
    expect(undo()).toMatchObject({ ok: true });
    expect(bench.workspace.entries.undoable).toBeNull();
    await bench.settled();
    expect(await bench.server()).toHaveLength(2);
    expect(bench.entry(id)).toMatchObject({ notes: 'theirs', spentDate: '2026-05-20' });
  });

  it('does not bring a timer back under one that was begun after it and stays', async () => {
    bench.started();
    await bench.advance(MINUTE);
    stop();
    const later = bench.started(bench.other);
    await bench.settled();
    const theirs = present((await bench.server()).find(({ is_running }) => is_running));
    await bench.elsewhere.stopTimeEntry(theirs.id);
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
    expect(bench.workspace.entries.undoable).toBeNull();
    expect(bench.entry(later)).not.toBeNull();
    expect(bench.entries).toHaveLength(2);
  });

  it('is not taken back over what somebody changed between two undos', async () => {
    const id = bench.logged(60);
    await bench.settled();
    edit(id, { notes: 'mine' });
    edit(id, { notes: 'mine too' });
    await bench.settled();
    expect(undo()).toMatchObject({ ok: true });
    await bench.settled();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'theirs' });
    await bench.refreshed();
    expect(undo()).toMatchObject(CHANGED);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs' });
  });

  it('does not answer what the undo of a newer act is in conflict about', async () => {
    const id = bench.logged(60);
    await bench.settled();
    edit(id, { notes: 'mine' });
    edit(id, { notes: 'mine too' });
    await bench.settled();
    bench.isOnline = false;
    expect(undo()).toMatchObject({ ok: true });
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'theirs' });
    bench.isOnline = true;
    await bench.refreshed();
    expect(bench.entries).toMatchObject([{ notes: 'mine', state: { kind: 'needs-you' } }]);
    expect(undo()).toMatchObject(CHANGED);
    await bench.settled();
    expect(bench.entries).toMatchObject([{ notes: 'mine', state: { kind: 'needs-you' } }]);
    expect(await bench.onlyOne()).toMatchObject({ notes: 'theirs' });
  });

  it('leads on from an act that was done after an undo', async () => {
    const id = bench.logged(60);
    await bench.settled();
    await bench.advance(MINUTE);
    edit(id, { notes: 'one' });
    remove(id);
    await bench.settled();
    undo();
    await bench.settled();
    edit(present(bench.entries[0]).id, { notes: 'two' });
    await bench.settled();
    expect(undo()).toMatchObject({ ok: true });
    expect(bench.entries).toMatchObject([{ notes: 'one' }]);
    expect(undo()).toMatchObject({ ok: true });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: '' });
    expect(bench.workspace.entries.undoable).toBeNull();
  });

  it('brings a timer back whose stop was never sent, but a start after it, which ended it in Keito', async () => {
    bench.started({ ...bench.acme, notes: 'old' });
    await bench.settled();
    await bench.advance(10 * MINUTE);
    const was = { seen: seenOn(bench), server: await servedBy(bench) };
    bench.answer = (method) => (method === 'GET' ? new Response('{}', { status: 500 }) : null);
    stop();
    bench.started(bench.other);
    await bench.settled();
    expect(bench.requests('PATCH')).toEqual([]);
    expect((await bench.server()).map(({ is_running }) => is_running).sort()).toEqual([false, true]);
    bench.answer = () => null;
    expect(undo()).toMatchObject({ ok: true });
    expect(undo()).toMatchObject({ ok: true });
    expect(seenOn(bench)).toEqual(was.seen);
    await bench.refreshed();
    await bench.advance(MINUTE);
    expect(await servedBy(bench)).toEqual(was.server);
    expect(seenOn(bench)).toEqual(was.seen);
  });
});
