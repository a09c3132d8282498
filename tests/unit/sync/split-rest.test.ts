import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, present } from '../../support/bench';

let bench: Bench;
let first: string;
let rest: string;
let remoteId: string;
beforeEach(async () => {
  bench = await Bench.open();
  first = bench.logged(7200);
  await bench.settled();
  ({ id: remoteId } = await bench.onlyOne());
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const lock = (is_locked: boolean) => bench.keito.control.changeEntry(remoteId, { is_locked });
const stateOf = (id: string) => present(bench.entries.find((entry) => entry.id === id)).state;

async function split(): Promise<void> {
  const done = bench.workspace.entries.split(first, { seconds: 3600 }, bench.act());
  if (!done.ok) throw new Error(done.failure.message);
  rest = done.value.entryId;
  await bench.settled();
}

async function hours(): Promise<readonly number[]> {
  const seconds = (await bench.server()).map(({ duration_seconds }) => duration_seconds ?? 0);
  return [...seconds].sort((a, b) => a - b);
}

function expectHeld(): void {
  const state = stateOf(first);
  const reason = state.kind === 'needs-you' ? state.reason : '';
  expect(reason).not.toBe('');
  expect(stateOf(rest)).toMatchObject({ kind: 'needs-you', reason: m.main_split_waits({ reason }) });
}

describe('the rest of a split', () => {
  it('is sent after its first part', async () => {
    await split();
    expect(await hours()).toEqual([3600, 3600]);
    expect(open()).toEqual([]);
  });

  it('waits for a first part that is refused, with its reason: the hour is not counted twice', async () => {
    lock(true);
    await split();
    await bench.refreshed();
    expect(await hours()).toEqual([7200]);
    expectHeld();
    await bench.crash();
    await bench.settled();
    expect(await hours()).toEqual([7200]);
    expectHeld();
  });

  it.each(['first', 'rest'] as const)(
    'is sent once the two are sent again (asked of the %s)',
    async (which) => {
      lock(true);
      await split();
      lock(false);
      bench.workspace.answers.retry(which === 'first' ? first : rest);
      await bench.settled();
      expect(await hours()).toEqual([3600, 3600]);
      expect(open()).toEqual([]);
    },
  );

  it('is sent once the first part was changed as Keito wants it', async () => {
    lock(true);
    await split();
    lock(false);
    await bench.refreshed();
    bench.workspace.entries.edit(first, { seconds: 1800 }, bench.act());
    await bench.settled();
    expect(await hours()).toEqual([1800, 3600]);
  });

  it('goes where it is deleted, and leaves the first part with its reason', async () => {
    lock(true);
    await split();
    bench.workspace.entries.delete(rest, bench.act());
    await bench.settled();
    expect(await hours()).toEqual([7200]);
    expect(open()).toMatchObject([{ entryId: first, state: 'blocked' }]);
  });

  it('still waits where the split cannot be taken back any more', async () => {
    lock(true);
    await split();
    const undone = bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id);
    expect(undone).toMatchObject({ ok: false, failure: { kind: 'locked' } });
    await bench.settled();
    expect(await hours()).toEqual([7200]);
    expectHeld();
  });

  it('comes back with the whole where the split is taken back before anything was sent', async () => {
    bench.isOnline = false;
    await split();
    bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await hours()).toEqual([7200]);
    expect(open()).toEqual([]);
  });
});

describe('the rest of a split whose first part was changed elsewhere', () => {
  beforeEach(async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { hours: 5 });
    await split();
    expect(await hours()).toEqual([18_000]);
    expectHeld();
  });

  it('is sent with it, where this side stands', async () => {
    bench.workspace.answers.retry(first);
    await bench.settled();
    expect(await hours()).toEqual([3600, 3600]);
    expect(open()).toEqual([]);
  });

  it('does not choose for it', async () => {
    expect(bench.workspace.answers.retry(rest)).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    await bench.settled();
    expect(await hours()).toEqual([18_000]);
  });

  it('waits for the person, where the other side stands: it would come on top', async () => {
    bench.workspace.answers.takeTheirs(first);
    await bench.settled();
    expect(await hours()).toEqual([18_000]);
    expect(open()).toMatchObject([{ entryId: rest, state: 'blocked', reason: m.main_split_kept() }]);
    bench.workspace.answers.retry(rest);
    await bench.settled();
    expect(await hours()).toEqual([3600, 18_000]);
    expect(open()).toEqual([]);
  });

  it('can be deleted, where the other side stands', async () => {
    bench.workspace.answers.takeTheirs(first);
    await bench.settled();
    bench.workspace.entries.delete(rest, bench.act());
    await bench.settled();
    expect(await hours()).toEqual([18_000]);
    expect(open()).toEqual([]);
  });
});

describe('the rest of a split whose first part was deleted elsewhere', () => {
  beforeEach(async () => {
    await bench.elsewhere.deleteTimeEntry(remoteId);
    await split();
    expect(await hours()).toEqual([]);
    expectHeld();
  });

  it('is sent with it, where that is logged anew', async () => {
    bench.workspace.answers.retry(first);
    await bench.settled();
    expect(await hours()).toEqual([3600, 3600]);
    expect(open()).toEqual([]);
  });

  it('is sent alone, where only that is deleted here too', async () => {
    bench.workspace.entries.delete(first, bench.act());
    await bench.settled();
    expect(await hours()).toEqual([3600]);
    expect(open()).toEqual([]);
  });
});

describe('the rest of what the person gives its former time again', () => {
  const setTo = (seconds: number) =>
    expect(bench.workspace.entries.edit(first, { seconds }, bench.act()).ok).toBe(true);

  async function expectAside(whole: number): Promise<void> {
    await bench.refreshed();
    await bench.refreshed();
    expect(await hours()).toEqual([whole]);
    expect(stateOf(rest)).toMatchObject({ kind: 'needs-you', reason: m.main_split_kept() });
    expect(stateOf(first)).toMatchObject({ kind: 'saved' });
  }

  it.each([
    ['alone', {}],
    ['with another note', { notes: 'whole' }],
  ])('is set aside where Keito had refused to shorten it: %s', async (_, more) => {
    bench.answer = (method) =>
      method === 'PATCH' ? Response.json({ error: 'This period is closed' }, { status: 422 }) : null;
    await split();
    bench.time.advance(60_000);
    bench.answer = () => null;
    expect(bench.workspace.entries.edit(first, { seconds: 7200, ...more }, bench.act()).ok).toBe(true);
    await expectAside(7200);
  });

  it('is set aside where its time was changed elsewhere, which is typed here', async () => {
    await bench.elsewhere.updateTimeEntry(remoteId, { hours: 1.9 });
    await split();
    await bench.refreshed();
    bench.time.advance(60_000);
    setTo(6840);
    await expectAside(6840);
  });

  it('is sent where it is given another time than it had, shorter than that', async () => {
    bench.answer = (method) =>
      method === 'PATCH' ? Response.json({ error: 'This period is closed' }, { status: 422 }) : null;
    await split();
    bench.answer = () => null;
    setTo(3000);
    await bench.refreshed();
    expect(await hours()).toEqual([3000, 3600]);
  });
});
