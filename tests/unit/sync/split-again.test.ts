import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, present } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
let first: string;
let remoteId: string;
const { undo, remove } = actsOn(() => bench);

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

const lock = (is_locked: boolean) => bench.keito.control.changeEntry(remoteId, { is_locked });
const stateOf = (id: string) => present(bench.entries.find((entry) => entry.id === id)).state.kind;

/** The whole is locked in Keito, or its time was changed there. */
async function changedThere(how: 'locked' | 'shorter'): Promise<readonly number[]> {
  if (how === 'locked') lock(true);
  else await bench.elsewhere.updateTimeEntry(remoteId, { hours: 1.9 });
  return [how === 'locked' ? 7200 : 6840];
}

function split(id: string, seconds: number): string {
  const done = bench.workspace.entries.split(id, { seconds }, bench.act());
  if (!done.ok) throw new Error(done.failure.message);
  bench.time.advance(5_000);
  return done.value.entryId;
}

async function hours(): Promise<readonly number[]> {
  const seconds = (await bench.server()).map(({ duration_seconds }) => duration_seconds ?? 0);
  return [...seconds].sort((a, b) => a - b);
}

describe('what was split from a rest', () => {
  it.each(['locked', 'shorter'] as const)(
    'waits for the first part where that rest, the lunch, was deleted unsent (%s there)',
    async (how) => {
      const kept = await changedThere(how);
      bench.isOnline = false;
      const lunch = split(first, 3600);
      const afternoon = split(lunch, 600);
      expect(remove(lunch).ok).toBe(true);
      bench.isOnline = true;
      await bench.refreshed();
      await bench.refreshed();
      expect(await hours()).toEqual(kept);
      expect(stateOf(afternoon)).toBe('needs-you');
      expect(bench.workspace.answers.takeTheirs(first).ok).toBe(true);
      await bench.refreshed();
      expect(await hours()).toEqual(kept);
      expect(stateOf(afternoon)).toBe('needs-you');
    },
  );

  it('goes with the two others where nothing holds them back', async () => {
    bench.isOnline = false;
    const lunch = split(first, 3600);
    split(lunch, 600);
    expect(remove(lunch).ok).toBe(true);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await hours()).toEqual([3000, 3600]);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it.each(['deleted', 'sent again'])(
    'is set aside with that rest where the first part keeps its time, and stays so where the rest is %s',
    async (what) => {
      bench.isOnline = false;
      const rest = split(first, 3600);
      const last = split(rest, 1800);
      lock(true);
      bench.isOnline = true;
      await bench.refreshed();
      expect(bench.workspace.answers.takeTheirs(first).ok).toBe(true);
      await bench.refreshed();
      expect(await hours()).toEqual([7200]);
      if (what === 'deleted') remove(rest);
      else bench.workspace.answers.retry(rest);
      await bench.refreshed();
      await bench.refreshed();
      expect(await hours()).toEqual(what === 'deleted' ? [7200] : [1800, 7200]);
      expect(stateOf(last)).toBe('needs-you');
      bench.workspace.answers.retry(last);
      await bench.refreshed();
      expect(await hours()).toEqual(what === 'deleted' ? [1800, 7200] : [1800, 1800, 7200]);
    },
  );
});

describe('a rest that waits, deleted, which is taken back', () => {
  it.each(['locked', 'shorter'] as const)('waits as before (%s there)', async (how) => {
    const kept = await changedThere(how);
    const rest = split(first, 3600);
    await bench.refreshed();
    expect(stateOf(rest)).toBe('needs-you');
    expect(remove(rest).ok).toBe(true);
    await bench.settled();
    expect(undo().ok).toBe(true);
    await bench.refreshed();
    await bench.refreshed();
    expect(await hours()).toEqual(kept);
    expect(stateOf(rest)).toBe('needs-you');
  });

  it('is still the person’s to decide on where the first part has kept its time', async () => {
    const kept = await changedThere('shorter');
    const rest = split(first, 3600);
    await bench.refreshed();
    expect(bench.workspace.answers.takeTheirs(first).ok).toBe(true);
    await bench.refreshed();
    expect(remove(rest).ok).toBe(true);
    await bench.settled();
    expect(undo().ok).toBe(true);
    await bench.refreshed();
    expect(await hours()).toEqual(kept);
    expect(stateOf(rest)).toBe('needs-you');
  });
});
