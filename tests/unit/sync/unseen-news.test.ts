import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EntryView } from '../../../src/shared/snapshot';
import { Bench, MINUTE, present } from '../../support/bench';
import { until } from '../../support/manual-time';
import { twoDevices } from './two-devices';

/*
 * What was done elsewhere is in sight as soon as it is known here, and not only when the requests after it are answered:
 * what the person does meanwhile is meant of what they see.
 */

let bench: Bench;
/** What the window was told last. */
let shown: readonly EntryView[] = [];
beforeEach(async () => {
  bench = await Bench.open();
  bench.onShown = () => (shown = bench.workspace.work(1).entries);
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { phone } = twoDevices(() => bench);
const seen = (id: string): EntryView => present(shown.find((entry) => entry.id === id));

/** What was logged here for an hour, and its id on the server. */
async function logged(): Promise<readonly [string, string]> {
  const id = bench.logged(3_600, { ...bench.acme, notes: 'before' });
  await bench.settled();
  return [id, (await bench.onlyOne()).id];
}

it('what was changed elsewhere is shown while a change of here is sent', async () => {
  const [id, remoteId] = await logged();
  await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs', hours: 3 });
  const patch = bench.hold('PATCH');
  const { projectId, taskId } = bench.other;
  bench.workspace.entries.edit(id, { projectId, taskId }, bench.act());
  await patch.reached();
  expect(seen(id)).toMatchObject({ notes: 'theirs', seconds: 10_800 });
  patch.letGo();
  await bench.settled();
});

it('what was read of these days is shown while distant ones are read', async () => {
  const [id, remoteId] = await logged();
  await bench.elsewhere.updateTimeEntry(remoteId, { notes: 'theirs' });
  bench.time.advance(20 * MINUTE);
  let isAsked = false;
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  bench.answer = async (_, { searchParams }) => {
    if (searchParams.get('from') !== '2025-01-01') return null;
    isAsked = true;
    await gate;
    return null;
  };
  const days = bench.workspace.readDays('2025-01-01', '2025-01-31');
  await until(() => isAsked, 'the question for the days');
  expect(seen(id)).toMatchObject({ notes: 'theirs' });
  letGo();
  expect(await days).toEqual({ ok: true, value: null });
});

it('what is found running elsewhere before a timer is told late is shown while that is sent', async () => {
  await phone();
  bench.time.advance(3 * MINUTE);
  const post = bench.hold('POST');
  const begunAt = bench.time.clock() - 2 * MINUTE;
  expect(bench.workspace.entries.start({ ...bench.acme, notes: 'late' }, bench.act(), begunAt).ok).toBe(true);
  await post.reached();
  const running = shown.filter(({ startedAt }) => startedAt !== null).map(({ notes }) => notes);
  expect(running.sort()).toEqual(['late', 'phone']);
  post.letGo();
  await bench.settled();
});

it('another begin of a timer that was stopped elsewhere is the start of what it has become', async () => {
  const id = bench.started({ ...bench.acme, notes: 'before' });
  const begunAt = bench.time.clock();
  await bench.advance(20 * MINUTE);
  await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
  await bench.refreshed();
  const { startTime, endTime, seconds } = present(bench.entry(id));
  expect([startTime, endTime, seconds]).toEqual(['14:20', '14:40', 1_230]);
  expect(bench.workspace.entries.edit(id, { startedAt: begunAt - 15 * MINUTE }, bench.act()).ok).toBe(true);
  await bench.settled();
  expect(await bench.onlyOne()).toMatchObject({ started_time: '14:05', ended_time: '14:40' });
  expect(present(bench.entry(id)).seconds).toBe(2_100);
});
