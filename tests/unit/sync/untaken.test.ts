import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, MINUTE } from '../../support/bench';

let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = await Bench.open();
  id = bench.logged(1800, { ...bench.acme, notes: 'before' });
  await bench.settled();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const edit = (changes: Parameters<typeof bench.workspace.entries.edit>[1]) =>
  expect(bench.workspace.entries.edit(id, changes, bench.act())).toMatchObject({ ok: true });

/** Keito says yes to every change, and answers with the entry as it has it but for what `over` sets. */
function saysYes(over: Readonly<Record<string, unknown>> = {}): void {
  bench.answer = async (method) => {
    if (method !== 'PATCH') return null;
    const headers = { Date: new Date(bench.time.clock()).toUTCString() };
    return Response.json({ ...(await bench.onlyOne()), ...over }, { headers });
  };
}

describe('a change that Keito says yes to and does not make', () => {
  it.each([
    ['note', () => ({ notes: 'after' })],
    ['duration', () => ({ seconds: 7200 })],
    ['date', () => ({ spentDate: '2026-05-20' })],
    ['project', () => ({ projectId: bench.other.projectId, taskId: bench.other.taskId })],
  ] as const)(
    'stays in sight with its reason, and is sent again when the person says so: %s',
    async (_, to) => {
      saysYes();
      edit(to());
      await bench.refreshed();
      expect(open()).toMatchObject([
        { state: 'blocked', block: 'refused', reason: m.main_change_not_made(), body: { changes: to() } },
      ]);
      expect(bench.entry(id)).toMatchObject(to());
      bench.answer = () => null;
      bench.workspace.answers.retry(id);
      await bench.refreshed();
      expect(open()).toEqual([]);
      expect(bench.entry(id)).toMatchObject(to());
    },
  );

  it('leaves done what was made of it', async () => {
    saysYes({ notes: 'after' });
    bench.isOnline = false;
    edit({ notes: 'after' });
    edit({ seconds: 7200 });
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(open()).toMatchObject([
      { state: 'blocked', block: 'refused', body: { changes: { seconds: 7200 } } },
    ]);
  });
});

it('a note that is not taken beside a stop waits, and the stop is done', async () => {
  id = bench.started({ ...bench.acme, notes: 'timer' });
  await bench.settled();
  bench.isOnline = false;
  bench.time.advance(20 * MINUTE);
  edit({ notes: 'after' });
  bench.workspace.entries.stop(bench.act());
  await bench.settled();
  bench.answer = async (method, { pathname }) => {
    if (method !== 'PATCH' || pathname.endsWith('/stop')) return null;
    const row = (await bench.server()).find(({ notes }) => notes === 'timer');
    return Response.json(row, { headers: { Date: new Date(bench.time.clock()).toUTCString() } });
  };
  bench.isOnline = true;
  await bench.refreshed();
  expect(open()).toMatchObject([
    {
      entryId: id,
      state: 'blocked',
      reason: m.main_change_not_made(),
      body: { changes: { notes: 'after' } },
    },
  ]);
  expect(bench.entry(id)).toMatchObject({ startedAt: null, seconds: 1200, notes: 'after' });
});

it.each([
  ['a note in other words', { notes: ' after ' }, { notes: 'AFTER' }],
  ['another duration', { seconds: 7200 }, { hours: 1.75, duration_seconds: 6300 }],
] as const)('a change that Keito makes in its own way is done: %s', async (_, to, over) => {
  saysYes(over);
  edit(to);
  await bench.settled();
  expect(open()).toEqual([]);
});

it('a duration that is rounded to what was there before is done', async () => {
  await bench.close();
  bench = await Bench.open({ timeRounding: 'up_15' });
  id = bench.logged(1800);
  await bench.settled();
  edit({ seconds: 1750 });
  await bench.settled();
  expect(open()).toEqual([]);
  expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1800 });
});
