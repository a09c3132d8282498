import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const stateOf = (id: string) => bench.entries.find((entry) => entry.id === id)?.state;

/** Done offline to an entry that somebody approves meanwhile: Keito refuses it. */
async function refused(work: (id: string) => void): Promise<string> {
  const id = bench.logged(3600, { ...bench.acme, notes: 'as it was' });
  await bench.settled();
  bench.isOnline = false;
  work(id);
  await bench.settled();
  bench.keito.control.changeEntry((await bench.onlyOne()).id, { approval_status: 'approved' });
  bench.isOnline = true;
  await bench.refreshed();
  expect(stateOf(id)).toMatchObject({ kind: 'needs-you', conflict: null });
  return id;
}

describe('what waits of an entry that was approved meanwhile', () => {
  const { act, entries } = { act: () => bench.act(), entries: () => bench.workspace.entries };

  it.each([
    ['an edit', (id: string) => entries().edit(id, { notes: 'mine', seconds: 60 }, act())],
    ['a deletion', (id: string) => entries().delete(id, act())],
  ])('%s is given up by whoever takes what Keito has', async (_, work) => {
    const id = await refused(work);
    expect(entries().edit(id, { notes: 'other' }, act())).toMatchObject({ failure: { kind: 'locked' } });
    expect(bench.workspace.answers.takeTheirs(id).ok).toBe(true);
    await bench.refreshed();
    expect(bench.entries).toMatchObject([
      { id, notes: 'as it was', seconds: 3600, state: { kind: 'saved' } },
    ]);
    expect(bench.workspace.unsent).toEqual({ waiting: 0, refused: 0 });
    expect(await bench.onlyOne()).toMatchObject({ notes: 'as it was', duration_seconds: 3600 });
  });

  it('the rest of a split is asked about by itself, and can be deleted', async () => {
    const id = await refused((one) => entries().split(one, { seconds: 600 }, act()));
    const [rest] = bench.entries.filter((entry) => entry.id !== id);
    expect(bench.workspace.answers.takeTheirs(id).ok).toBe(true);
    await bench.refreshed();
    expect(stateOf(id)).toMatchObject({ kind: 'saved' });
    expect(stateOf(rest?.id ?? '')).toMatchObject({ kind: 'needs-you' });
    entries().delete(rest?.id ?? '', act());
    await bench.refreshed();
    expect(bench.workspace.unsent).toEqual({ waiting: 0, refused: 0 });
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3600 });
  });

  it('is not given up where the entry can be changed', async () => {
    const id = bench.logged(3600);
    await bench.settled();
    bench.answer = (method) => (method === 'PATCH' ? Response.json({ error: 'no' }, { status: 422 }) : null);
    entries().edit(id, { notes: 'mine' }, act());
    await bench.settled();
    expect(bench.workspace.answers.takeTheirs(id)).toMatchObject({ ok: false });
    expect(bench.entries).toMatchObject([{ notes: 'mine', state: { kind: 'needs-you' } }]);
  });
});
