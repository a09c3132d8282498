import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, HOUR, MINUTE, present, SECOND } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, stop, edit, remove } = actsOn(() => bench);
const open = () => bench.workspace.ledger.openOperations();
const approve = async () =>
  bench.keito.control.changeEntry((await bench.onlyOne()).id, { approval_status: 'approved' });
const VERSION = { 'X-Keito-API-Version': '2' };
const refuseDeletions = (): void => {
  bench.answer = (method) =>
    method === 'DELETE' ? Response.json({ error: 'no' }, { status: 422, headers: VERSION }) : null;
};

/** The deletion of the entry is on its way when `meanwhile` happens, and then goes on. */
async function deletedWhile(id: string, meanwhile: () => unknown): Promise<void> {
  const held = bench.hold('DELETE');
  remove(id);
  await held.reached();
  bench.time.advance(2 * SECOND);
  await meanwhile();
  held.letGo();
  await bench.settled();
}

const takenBack = (): void => expect(undo()).toMatchObject({ ok: true });

/** It is as if it had never been deleted. */
async function expectAsBefore(id: string, seen: object): Promise<void> {
  await bench.refreshed();
  await bench.onlyOne();
  expect(bench.entries).toMatchObject([{ id, ...seen, state: { kind: 'saved' } }]);
  expect(open()).toEqual([]);
  expect(bench.posts()).toBe(1);
}

describe('a deletion that is taken back on its way', () => {
  it('and refused leaves the entry as it was, and nothing beside it', async () => {
    const id = bench.logged(3600, { ...bench.acme, notes: 'x' });
    await bench.settled();
    await approve();
    await deletedWhile(id, takenBack);
    await expectAsBefore(id, { notes: 'x', seconds: 3600, lock: 'approved' });
  });

  it('and refused lets a timer run on', async () => {
    const id = bench.started({ ...bench.acme, notes: 'x' });
    await bench.settled();
    await bench.advance(HOUR);
    refuseDeletions();
    await deletedWhile(id, takenBack);
    await expectAsBefore(id, { startedAt: bench.time.clock() - HOUR - 2 * SECOND });
    expect(bench.workspace.running()?.id).toBe(id);
    expect(await bench.onlyOne()).toMatchObject({ is_running: true });
  });

  it('and done brings the entry back once', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    await deletedWhile(id, takenBack);
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3600 });
    expect(bench.entries).toMatchObject([{ seconds: 3600, state: { kind: 'saved' } }]);
    expect(open()).toEqual([]);
  });

  it('is refused only the next time: nothing was sent beside it meanwhile', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    bench.keito.faults.next({ kind: 'lose-request', method: 'DELETE' });
    remove(id);
    await bench.settled();
    takenBack();
    await approve();
    await bench.refreshed();
    await expectAsBefore(id, { seconds: 3600, lock: 'approved' });
  });

  it('is refused in the next process', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    const held = bench.hold('DELETE');
    remove(id);
    await held.reached();
    takenBack();
    await approve();
    await bench.crash();
    await bench.refreshed();
    await expectAsBefore(id, { seconds: 3600, lock: 'approved' });
  });

  it('and refused is decided on where what was to come instead was changed since', async () => {
    const id = bench.started({ ...bench.acme, notes: 'x' });
    await bench.settled();
    await bench.advance(HOUR);
    refuseDeletions();
    await deletedWhile(id, () => {
      takenBack();
      const anew = present(bench.workspace.running()).id;
      expect(anew).not.toBe(id);
      edit(anew, { notes: 'y' });
      bench.time.advance(MINUTE);
      stop();
    });
    await bench.refreshed();
    const reason = m.main_refused({ words: 'no' });
    expect(bench.entries).toMatchObject([
      { id, notes: 'x', state: { kind: 'needs-you', reason } },
      {
        ...{ notes: 'y', seconds: 3662 },
        state: { kind: 'needs-you', reason: m.main_replacement_waits({ reason }) },
      },
    ]);
    expect(await bench.onlyOne()).toMatchObject({ notes: 'x', is_running: true });
    bench.answer = () => null;
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'y', duration_seconds: 3662 });
    expect(open()).toEqual([]);
  });

  it('and refused stays in sight where the entry was deleted all the same', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    await approve();
    await deletedWhile(id, () => {
      takenBack();
      remove(present(bench.entries[0]).id);
    });
    await bench.refreshed();
    await bench.onlyOne();
    expect(bench.entries).toMatchObject([{ id, state: { kind: 'needs-you' } }]);
  });

  it('and refused leaves what was changed before it in sight with the reason', async () => {
    const id = bench.logged(3600, { ...bench.acme, notes: 'x' });
    await bench.settled();
    bench.answer = (method) => {
      if (method === 'PATCH') return new Response('', { status: 500 });
      return method === 'DELETE' ? Response.json({ error: 'no' }, { status: 422, headers: VERSION }) : null;
    };
    edit(id, { notes: 'y' });
    await bench.settled();
    await deletedWhile(id, takenBack);
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'x' });
    expect(bench.entries.map(({ notes, state }) => [notes, state.kind])).toEqual([
      ['y', 'needs-you'],
      ['y', 'needs-you'],
    ]);
    bench.answer = () => null;
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'y', duration_seconds: 3600 });
    expect(open()).toEqual([]);
  });
});
