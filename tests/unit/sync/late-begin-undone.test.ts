import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present, SECOND } from '../../support/bench';
import { actsOn } from '../undo-support';
import { twoDevices } from './two-devices';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  await bothRun();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, edit, stop } = actsOn(() => bench);
const { there, isBack, bothRun } = twoDevices(() => bench);
const ours = () => present(bench.entries.find(({ notes }) => notes === 'laptop'));
const moveBegin = (by: number) => edit(ours().id, { startedAt: present(ours().startedAt) + by });

// The phone has run for an hour when a timer is begun here, unseen, and for two by now.
describe.each([-30 * MINUTE, 30 * MINUTE])('another begin (by %s ms) of a timer that is told late', (by) => {
  it('stays once what ran elsewhere was ended by it, be it given while it was told', async () => {
    const post = bench.hold('POST');
    bench.isOnline = true;
    bench.workspace.refresh();
    await post.reached();
    bench.time.advance(SECOND);
    expect(moveBegin(by).ok).toBe(true);
    post.letGo();
    await bench.settled();
    bench.time.advance(SECOND);
    expect(undo()).toMatchObject({ ok: false, failure: { kind: 'changed' } });
    await isBack();
    expect((await there())['phone']).toBe((HOUR + by) / SECOND);
  });

  it('stays so, where it was given before that was told', async () => {
    expect(moveBegin(by).ok).toBe(true);
    bench.isOnline = true;
    await bench.refreshed();
    bench.time.advance(SECOND);
    expect(undo()).toMatchObject({ ok: false, failure: { kind: 'changed' } });
    await isBack();
    expect((await there())['phone']).toBe((HOUR + by) / SECOND);
  });

  it('is taken back before that was told, or where it was given after it', async () => {
    expect(moveBegin(by).ok).toBe(true);
    expect(undo().ok).toBe(true);
    bench.isOnline = true;
    await bench.refreshed();
    expect(moveBegin(by).ok).toBe(true);
    await bench.settled();
    expect(undo().ok).toBe(true);
    await isBack();
    stop();
    await isBack();
    expect((await there())['phone']).toBe(HOUR / SECOND);
  });
});
