import { afterEach, beforeEach, expect, it } from 'vitest';
import { Bench, MINUTE, SECOND } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  // A service on which clock times outdo hours: 14:20-14:51 is 31 minutes to it.
  bench.timesDecide = true;
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, stop, edit, remove } = actsOn(() => bench);

it.each([
  ['another length', (id: string) => edit(id, { seconds: 900 })],
  ['its deletion', (id: string) => remove(id)],
])('lasts from click to click, where %s is taken back that came while it was sent', async (_, act) => {
  bench.isOnline = false;
  const id = bench.started();
  bench.time.advance(30 * MINUTE + 40 * SECOND);
  stop();
  await bench.settled();
  const post = bench.hold('POST');
  bench.isOnline = true;
  bench.workspace.refresh();
  await post.reached();
  expect(act(id).ok).toBe(true);
  const get = bench.hold('GET');
  post.letGo();
  await get.reached();
  expect(undo().ok).toBe(true);
  get.letGo();
  await bench.settled();
  await bench.refreshed();
  expect(bench.entries.map(({ seconds }) => seconds)).toEqual([1_840]);
  expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1_840 });
});
