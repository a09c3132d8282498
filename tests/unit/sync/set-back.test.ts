import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, Bench } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
let id: string;
const { undo, edit } = actsOn(() => bench);

beforeEach(async () => {
  bench = await Bench.open();
  id = bench.logged(7200);
  await bench.refreshed();
  bench.answer = (method) =>
    method === 'PATCH' ? Response.json({ error: 'This period is closed' }, { status: 422 }) : null;
});

afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const AS_BEFORE = [{ seconds: 7200, state: { kind: 'saved' } }];

describe('what Keito refuses to change', () => {
  it('is saved as it was where that is taken back', async () => {
    edit(id, { seconds: 3600 });
    await bench.settled();
    expect(bench.entries).toMatchObject([{ seconds: 3600, state: { kind: 'needs-you' } }]);
    expect(undo().ok).toBe(true);
    await bench.refreshed();
    expect(bench.entries).toMatchObject(AS_BEFORE);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('is saved whole where it was divided and that is taken back', async () => {
    bench.workspace.entries.split(id, { seconds: 3600 }, bench.act());
    await bench.settled();
    expect(bench.entries).toMatchObject([{ state: { kind: 'needs-you' } }, { state: { kind: 'needs-you' } }]);
    expect(undo().ok).toBe(true);
    await bench.refreshed();
    expect(bench.entries).toMatchObject(AS_BEFORE);
    expect(await bench.server()).toHaveLength(1);
  });

  it('is saved as it was where that is typed again', async () => {
    edit(id, { seconds: 3600 });
    await bench.settled();
    bench.time.advance(60_000);
    edit(id, { seconds: 7200 });
    await bench.refreshed();
    expect(bench.entries).toMatchObject(AS_BEFORE);
  });

  it('goes in nothing but what is still another', async () => {
    edit(id, { seconds: 3600 });
    await bench.settled();
    edit(id, { seconds: 7200, notes: 'call' });
    const told: unknown[] = [];
    bench.answer = (method, _, body) => {
      if (method === 'PATCH') told.push(JSON.parse(body));
      return null;
    };
    await bench.refreshed();
    expect(told).toEqual([{ notes: 'call' }]);
    expect(bench.entries).toMatchObject([{ seconds: 7200, notes: 'call', state: { kind: 'saved' } }]);
  });
});

describe('what Keito refuses to change of what runs', () => {
  it.each([
    ['its begin', { startTime: '14:00' }],
    ['its date', { spentDate: '2026-05-20' }],
  ])('is saved as it was where that is taken back: %s', async (_, changes) => {
    const running = bench.started({ ...bench.acme, notes: 'laptop' });
    await bench.advance(HOUR);
    await bench.refreshed();
    bench.answer = (method) =>
      method === 'PATCH' ? Response.json({ error: 'This period is closed' }, { status: 422 }) : null;
    const before = bench.entry(running);
    expect(edit(running, changes).ok).toBe(true);
    await bench.settled();
    expect(bench.workspace.unsent.refused).toBe(1);
    expect(undo().ok).toBe(true);
    await bench.refreshed();
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    expect(bench.entry(running)).toEqual(before);
  });
});
