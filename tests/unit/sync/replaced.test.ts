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
const stateOf = (id: string) => present(bench.entries.find((entry) => entry.id === id)).state;
const running = () => present(bench.workspace.running()).id;
const retry = async (id: string) => {
  expect(bench.workspace.answers.retry(id).ok).toBe(true);
  await bench.settled();
};

/** Each entry of the server: its note, its seconds, whether it runs, its begin. */
const rows = async () =>
  (await bench.server())
    .map(({ notes, duration_seconds, is_running, started_time }) =>
      is_running ? `${notes} runs since ${started_time}` : `${notes} ${duration_seconds}`,
    )
    .sort();

const WORDS = 'Nobody may delete this';
function refuseDeletions(status = 403): void {
  bench.answer = (method) =>
    method === 'DELETE' ? Response.json({ error: WORDS }, { status, headers: VERSION }) : null;
}
const VERSION = { 'X-Keito-API-Version': '2' };
const allow = () => (bench.answer = () => null);

/** A timer of an hour whose stop was sent, and is taken back. */
async function stopped(): Promise<string> {
  const id = bench.started({ ...bench.acme, notes: 'x' });
  await bench.settled();
  await bench.advance(HOUR);
  stop();
  await bench.settled();
  return id;
}

function expectHeld(old: string, anew: string, reason = m.main_refused({ words: WORDS })): void {
  expect(stateOf(old)).toMatchObject({ kind: 'needs-you', reason });
  expect(stateOf(anew)).toMatchObject({ kind: 'needs-you', reason: m.main_replacement_waits({ reason }) });
}

describe('a stop that is taken back, where Keito has heard of it', () => {
  it.each([
    ['the member may not', 403],
    ['a rule of the company forbids it', 422],
  ])('does not run on beside the stopped entry, where that is not deleted: %s', async (_, status) => {
    const old = await stopped();
    refuseDeletions(status);
    bench.time.advance(2 * SECOND);
    expect(undo()).toMatchObject({ ok: true });
    const anew = running();
    for (let round = 0; round < 2; round += 1) {
      await bench.settled();
      await bench.advance(MINUTE);
      await bench.refreshed();
      expect(await rows()).toEqual(['x 3600']);
      expectHeld(old, anew);
      await bench.crash();
    }
    // It counts on here meanwhile.
    expect(bench.workspace.running()).toMatchObject({ id: anew, seconds: 0 });
    expect(bench.time.clock() - (bench.workspace.running()?.startedAt ?? 0)).toBe(HOUR + 2 * MINUTE + 2000);
  });

  it('waits without a word as long as nobody has refused: offline, and over a lost answer', async () => {
    await stopped();
    bench.isOnline = false;
    undo();
    await bench.settled();
    expect(stateOf(running())).toEqual({ kind: 'waiting' });
    await bench.crash();
    await bench.settled();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'DELETE' });
    bench.isOnline = true;
    const posts = bench.posts();
    await bench.refreshed();
    expect(bench.posts()).toBe(posts);
    await bench.advance(MINUTE);
    expect(await rows()).toEqual(['x runs since 14:20']);
    expect(open()).toEqual([]);
  });

  it('runs on where the stopped entry is gone already', async () => {
    await stopped();
    const { id: remoteId } = await bench.onlyOne();
    bench.isOnline = false;
    undo();
    await bench.elsewhere.deleteTimeEntry(remoteId);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await rows()).toEqual(['x runs since 14:20']);
    expect(open()).toEqual([]);
  });

  it('waits, too, where somebody changed the stopped entry meanwhile', async () => {
    const old = await stopped();
    bench.isOnline = false;
    undo();
    await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { notes: 'theirs' });
    bench.isOnline = true;
    await bench.refreshed();
    expect(await rows()).toEqual(['theirs 3600']);
    expectHeld(old, running(), m.main_deletion_changed());
  });
});

describe('what waits for another entry to be deleted', () => {
  let old: string;
  let anew: string;
  beforeEach(async () => {
    old = await stopped();
    refuseDeletions();
    undo();
    anew = running();
    await bench.settled();
    expectHeld(old, anew);
  });

  it.each([
    ['is sent again', () => retry(old)],
    ['is sent again, asked of what waits', () => retry(anew)],
    ['is done again', () => remove(old)],
    ['was done elsewhere', async () => bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id)],
  ])('is sent once that deletion %s', async (_, deletion) => {
    allow();
    await deletion();
    await bench.refreshed();
    await bench.advance(2 * MINUTE);
    expect(await rows()).toEqual(['x runs since 14:20']);
    expect(running()).toBe(anew);
    expect(open()).toEqual([]);
  });

  it('is held back by a deletion that is refused again', async () => {
    remove(old);
    await bench.refreshed();
    await retry(anew);
    expect(await rows()).toEqual(['x 3600']);
    expectHeld(old, anew);
  });

  it('is stopped and changed here meanwhile, and is sent with that', async () => {
    await bench.advance(30 * MINUTE);
    stop();
    edit(anew, { notes: 'y' });
    await bench.refreshed();
    expect(await rows()).toEqual(['x 3600']);
    expectHeld(old, anew);
    expect(bench.entry(anew)).toMatchObject({ notes: 'y', seconds: 5400 });
    allow();
    await retry(old);
    expect(await rows()).toEqual(['y 5400']);
  });

  it('is ended by the next timer, which goes its way', async () => {
    await bench.advance(30 * MINUTE);
    bench.started({ ...bench.other, notes: 'next' });
    await bench.refreshed();
    expect(await rows()).toEqual(['next runs since 15:50', 'x 3600']);
    allow();
    await retry(old);
    expect(await rows()).toEqual(['next runs since 15:50', 'x 5400']);
  });

  it('goes where it is deleted, and comes back to its place where that is taken back', async () => {
    remove(anew);
    await bench.refreshed();
    expect(open()).toMatchObject([{ entryId: old, state: 'blocked' }]);
    undo();
    await bench.refreshed();
    expect(await rows()).toEqual(['x 3600']);
    expectHeld(old, running());
    allow();
    await retry(old);
    expect(await rows()).toEqual(['x runs since 14:20']);
  });

  it('is stopped, and that taken back: it runs on', async () => {
    bench.time.advance(SECOND);
    stop();
    await bench.refreshed();
    undo();
    await bench.refreshed();
    expect(running()).toBe(anew);
    expectHeld(old, anew);
    expect(await rows()).toEqual(['x 3600']);
  });

  it('waits for the person where the other one is kept, whatever is done to it', async () => {
    edit(old, { notes: 'kept' });
    await bench.refreshed();
    edit(anew, { notes: 'y' });
    await bench.advance(30 * MINUTE);
    stop();
    await bench.refreshed();
    expect(await rows()).toEqual(['kept 3600']);
    expect(stateOf(old)).toEqual({ kind: 'saved' });
    expect(stateOf(anew)).toMatchObject({ kind: 'needs-you', reason: m.main_replaced_stays() });
    expect(bench.workspace.unsent).toEqual({ waiting: 0, refused: 1 });
    await bench.crash();
    await bench.refreshed();
    expect(stateOf(anew)).toMatchObject({ kind: 'needs-you', reason: m.main_replaced_stays() });
    expect(await rows()).toEqual(['kept 3600']);
  });

  it.each([
    ['to have both', () => retry(anew), ['kept 3600', 'x runs since 14:20']],
    ['for the other', () => remove(anew), ['kept 3600']],
    ['for this', () => remove(old), ['x runs since 14:20']],
  ] as const)('is decided on: %s', async (_, decide, there) => {
    edit(old, { notes: 'kept' });
    await bench.refreshed();
    allow();
    await decide();
    await bench.refreshed();
    expect(await rows()).toEqual(there);
    expect(open()).toEqual([]);
  });

  it('waits for what the other one was logged anew as', async () => {
    const { id: remoteId } = await bench.onlyOne();
    bench.isOnline = false;
    edit(old, { notes: 'kept' });
    await bench.elsewhere.deleteTimeEntry(remoteId);
    bench.isOnline = true;
    await bench.refreshed();
    await retry(old);
    expect(await rows()).toEqual(['kept 3600']);
    expect(stateOf(anew)).toMatchObject({ kind: 'needs-you', reason: m.main_replaced_stays() });
  });
});

it('what cannot come in the place of a locked entry can be sent beside it', async () => {
  const old = await stopped();
  bench.keito.control.changeEntry((await bench.onlyOne()).id, { approval_status: 'approved' });
  undo();
  const anew = running();
  await bench.refreshed();
  await bench.advance(HOUR);
  expect(await rows()).toEqual(['x 3600']);
  expect(stateOf(old)).toMatchObject({ kind: 'needs-you' });
  expect(stateOf(anew)).toMatchObject({ kind: 'needs-you', reason: m.main_replaced_stays() });
  // Only the second hour is left of it.
  stop();
  edit(anew, { seconds: 3600, notes: 'y' });
  await bench.refreshed();
  expect(await rows()).toEqual(['x 3600']);
  await retry(anew);
  expect(await rows()).toEqual(['x 3600', 'y 3600']);
  expect(open()).toMatchObject([{ entryId: old, body: { kind: 'delete' }, state: 'blocked' }]);
});

it('an undo of what came before it gives up what waits, and leaves the deletion with its reason', async () => {
  const old = bench.started({ ...bench.acme, notes: 'x' });
  await bench.settled();
  bench.time.advance(SECOND);
  stop();
  await bench.settled();
  refuseDeletions();
  undo();
  await bench.settled();
  expectHeld(old, running());
  expect(undo()).toMatchObject({ ok: true });
  await bench.refreshed();
  expect(bench.workspace.running()).toBeNull();
  expect(open()).toMatchObject([{ entryId: old, body: { kind: 'delete' }, state: 'blocked' }]);
  expect(await rows()).toEqual(['x 1']);
});
