import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND } from '../../support/bench';

/** What the clock here shows; the server's is three hours behind, on the day before. */
const NIGHT = Date.UTC(2026, 4, 22, 1, 30, 10);

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ now: NIGHT });
  bench.keito.faults.chance(`clock=${(-3 * HOUR) / SECOND}`, 1, 1);
  // The next process hears the server's clock anew.
  await bench.crash();
  await bench.refreshed();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const stop = (): unknown => bench.workspace.entries.stop(bench.act());
const edit = (id: string, changes: Parameters<Bench['workspace']['entries']['edit']>[1]): unknown =>
  bench.workspace.entries.edit(id, changes, bench.act());
const open = () => bench.workspace.ledger.openOperations();

async function begun(): Promise<string> {
  const id = bench.started();
  await bench.settled();
  bench.time.advance(10 * MINUTE);
  return id;
}

async function offline(): Promise<string> {
  bench.isOnline = false;
  const id = await begun();
  stop();
  await bench.settled();
  return id;
}

async function online(): Promise<void> {
  bench.isOnline = true;
  await bench.refreshed();
  await bench.refreshed();
}

/** A service whose lists give back no ids. */
async function withoutIds(method: string, address: URL, body: string): Promise<Response> {
  const headers = { ...bench.elsewhereHeaders, 'Content-Type': 'application/json' };
  const answer = await bench.keito.fetch(address, { method, headers, ...(body && { body }) });
  const text = (await answer.text()).replace(/"metadata":\{[^}]*\}/g, '"metadata":null');
  return new Response(text || null, { status: answer.status, headers: answer.headers });
}

const TOLD = { spent_date: '2026-05-21', started_time: '22:30', ended_time: '22:40', duration_seconds: 600 };

describe('a timer that was begun and ended by a clock of another date', () => {
  it('is on the date of the server, as one that was begun online', async () => {
    const id = await offline();
    await online();
    expect(await bench.onlyOne()).toMatchObject(TOLD);
    expect(bench.entry(id)).toMatchObject({ spentDate: '2026-05-21', startTime: '22:30', seconds: 600 });
    expect(open()).toEqual([]);
  });

  it('is so with another note', async () => {
    edit(await offline(), { notes: 'Night' });
    await online();
    expect(await bench.onlyOne()).toMatchObject({ ...TOLD, notes: 'Night' });
    expect(open()).toEqual([]);
  });

  it.each([
    ['', true],
    [' of what the server knew already', false],
  ])('is so with another begin%s', async (_, isUnheard) => {
    bench.isOnline = !isUnheard;
    const id = await begun();
    bench.isOnline = false;
    edit(id, { startedAt: NIGHT - HOUR - 10 * SECOND });
    stop();
    await online();
    expect(await bench.onlyOne()).toMatchObject({
      ...{ ...TOLD, started_time: '21:30' },
      duration_seconds: 4210,
    });
    expect(open()).toEqual([]);
  });

  it.each([
    ['date', { spentDate: '2026-05-20' }, { spent_date: '2026-05-20', started_time: '01:30' }],
    ['start', { startTime: '01:35' }, { spent_date: '2026-05-22', started_time: '01:35' }],
    ['end', { endTime: '01:45' }, { spent_date: '2026-05-22', started_time: '01:30' }],
  ] as const)('keeps the %s that a person has set', async (_, changes, told) => {
    edit(await offline(), changes);
    await online();
    expect(await bench.onlyOne()).toMatchObject(told);
    expect(open()).toEqual([]);
  });

  it('stays beside the rest of it that was split off', async () => {
    const id = await offline();
    const rest = bench.workspace.entries.split(id, { at: '01:35' }, bench.act());
    expect(rest).toMatchObject({ ok: true });
    await online();
    const told = (await bench.server()).map(({ spent_date, started_time }) => [spent_date, started_time]);
    expect(told.toSorted()).toEqual([
      ['2026-05-22', '01:30'],
      ['2026-05-22', '01:35'],
    ]);
    expect(open()).toEqual([]);
  });

  it('is found by its id where its answer was lost', async () => {
    await offline();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    await online();
    await bench.advance(MINUTE);
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject(TOLD);
    expect(open()).toEqual([]);
  });

  // What lasted less than a minute is told with no clock times: only its date and its length tell that it is ours.
  it.each([10 * MINUTE, 30 * SECOND])('is found by its looks (%i ms)', async (ms) => {
    bench.answer = withoutIds;
    bench.isOnline = false;
    const id = bench.started();
    bench.time.advance(ms);
    stop();
    bench.time.advance(10 * MINUTE);
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    await online();
    await bench.advance(MINUTE);
    await bench.refreshed();
    const row = await bench.onlyOne();
    expect(row).toMatchObject({ spent_date: TOLD.spent_date, duration_seconds: ms / SECOND });
    expect(bench.entry(id)).toMatchObject({ remoteId: row.id, spentDate: TOLD.spent_date });
    expect(open()).toEqual([]);
  });

  it('is found by its looks on the date that its begin was moved to', async () => {
    bench.answer = withoutIds;
    await bench.advance(2 * HOUR);
    bench.isOnline = false;
    const id = await begun();
    edit(id, { startedAt: NIGHT + HOUR });
    stop();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    await online();
    await bench.advance(MINUTE);
    await bench.refreshed();
    const told = { spent_date: '2026-05-21', duration_seconds: 4200 };
    expect(await bench.onlyOne()).toMatchObject(told);
    expect(open()).toEqual([]);
  });
});

describe('a clock that is off within the date', () => {
  it.each([
    ['its stop', () => null],
    ['another length of it', (id: string) => edit(id, { seconds: 900 })],
  ])('leaves the clock times as they are shown, so that %s can be taken back', async (_, also) => {
    await bench.close();
    bench = await Bench.open();
    bench.keito.faults.chance(`clock=${(-10 * MINUTE) / SECOND}`, 1, 1);
    await bench.crash();
    await bench.refreshed();
    const id = await offline();
    also(id);
    bench.isOnline = true;
    await bench.refreshed();
    const undo = bench.workspace.entries.undoable;
    expect(bench.workspace.entries.undo(undo?.id ?? '')).toMatchObject({ ok: true });
  });
});
