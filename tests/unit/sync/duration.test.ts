import { afterEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND, SETTLE_MS, type BenchOptions } from '../../support/bench';

let bench: Bench;
async function open(options?: BenchOptions): Promise<void> {
  bench = await Bench.open(options);
}
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

/** Starts a timer, online, and stops it after so many ms; the stop reaches the service `lateMs` after the click. */
async function track(ms: number, lateMs: number): Promise<string> {
  const id = bench.started();
  await bench.settled();
  bench.time.advance(ms);
  bench.isOnline = lateMs === 0;
  bench.workspace.entries.stop(bench.act());
  await bench.settled();
  if (lateMs > 0) await bench.advance(lateMs);
  bench.isOnline = true;
  await bench.refreshed();
  return id;
}

describe('a duration counts from click to click', () => {
  it.each([
    [1 * SECOND, 0],
    [59 * SECOND, 0],
    [10 * MINUTE + 1 * SECOND, 10 * SECOND],
    [10 * MINUTE, 17 * SECOND],
    [HOUR + 13 * SECOND, 5 * HOUR],
    [9 * HOUR + 59 * MINUTE + 59 * SECOND, 3 * HOUR],
  ])('%i ms, sent %i ms late', async (ms, lateMs) => {
    await open();
    const id = await track(ms, lateMs);
    const seconds = Math.floor(ms / 1000);
    const server = (await bench.onlyOne()).duration_seconds ?? 0;
    expect(Math.abs(server - seconds)).toBeLessThanOrEqual(2);
    expect(bench.entry(id)?.seconds).toBe(server);
  });

  it.each([20, 45, 59, 61, 600])('a timer sent %i s late keeps the instant of the click', async (late) => {
    await open();
    bench.isOnline = false;
    const id = bench.started();
    const click = bench.time.clock();
    await bench.settled();
    await bench.advance(late * SECOND);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ is_running: true });
    expect(bench.entry(id)?.startedAt).toBe(click);
    await bench.refreshed();
    expect(bench.entry(id)?.startedAt).toBe(click);
    await bench.crash();
    await bench.settled();
    expect(bench.entry(id)?.startedAt).toBe(click);
    bench.time.advance(HOUR - late * SECOND);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3600 });
  });

  it('a timer sent late whose stop lost its answer is not taken for one stopped elsewhere', async () => {
    await open();
    bench.isOnline = false;
    bench.started();
    await bench.settled();
    await bench.advance(50 * SECOND);
    bench.isOnline = true;
    await bench.refreshed();
    bench.time.advance(HOUR - 50 * SECOND);
    bench.keito.faults.next({ kind: 'lose-answer', method: 'PATCH' });
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    await bench.refreshed();
    await bench.advance(SETTLE_MS);
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3600 });
  });

  it('a service whose clock is wrong changes neither begin nor duration', async () => {
    await open();
    let wrong = 95;
    const ask = () => bench.keito.faults.next({ kind: `clock=${(wrong += 1)}`, times: 1 });
    bench.beforeRequest = ask;
    bench.time.advance(400);
    const id = bench.started();
    const click = bench.time.clock();
    await bench.settled();
    for (let times = 0; times < 3; times += 1) {
      bench.time.advance(1_300);
      await bench.refreshed();
      expect(bench.entry(id)?.startedAt).toBe(click);
      wrong = 94 + times;
    }
    bench.time.advance(HOUR);
    bench.workspace.entries.stop(bench.act());
    const seconds = bench.entry(id)?.seconds ?? 0;
    expect(seconds).toBeGreaterThanOrEqual(3600);
    await bench.settled();
    expect(Math.abs(((await bench.onlyOne()).duration_seconds ?? 0) - seconds)).toBeLessThanOrEqual(2);
  });
});

describe('a service that counts by the clock times', () => {
  const seconds = async () => (await bench.onlyOne()).duration_seconds;

  it.each([29, 61, 119, 601, 5399])('has a timer of %i s that was sent late as it was', async (ran) => {
    await open({ now: Date.UTC(2026, 4, 21, 14, 20, 10) });
    bench.timesDecide = true;
    bench.isOnline = false;
    const id = bench.started();
    bench.time.advance(ran * SECOND);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(Math.abs(((await seconds()) ?? 0) - ran)).toBeLessThanOrEqual(2);
    expect(Math.abs((bench.entry(id)?.seconds ?? 0) - ran)).toBeLessThanOrEqual(2);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    expect(bench.posts()).toBe(1);
  });

  it('has a stop and a change of the duration as they were', async () => {
    await open();
    bench.timesDecide = true;
    const id = await track(10 * MINUTE + 55 * SECOND, 3 * HOUR);
    expect(await seconds()).toBe(655);
    bench.workspace.entries.edit(id, { seconds: 3599 }, bench.act());
    await bench.settled();
    expect(await seconds()).toBe(3599);
    expect(bench.entry(id)?.seconds).toBe(3599);
  });

  it('and refuses the correction: the creation stands, the entry says so', async () => {
    await open();
    bench.timesDecide = true;
    bench.answer = (method) => (method === 'PATCH' ? Response.json({ error: 'no' }, { status: 400 }) : null);
    bench.isOnline = false;
    const id = bench.started();
    bench.time.advance(95 * SECOND);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    await bench.refreshed();
    expect(bench.posts()).toBe(1);
    expect(bench.entry(id)).toMatchObject({ remoteId: (await bench.onlyOne()).id, seconds: 95 });
    expect(bench.workspace.work(1)).toMatchObject({ refused: 1, waiting: 0 });
  });

  it('that lost its answer is corrected when it is found', async () => {
    await open();
    bench.timesDecide = true;
    bench.isOnline = false;
    const choice = { ...bench.acme, spentDate: '2026-05-21', startTime: '09:00', endTime: '10:00' };
    bench.workspace.entries.log({ ...choice, seconds: 3570 }, bench.act());
    await bench.settled();
    bench.isOnline = true;
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    await bench.refreshed();
    expect(await seconds()).toBe(3600);
    await bench.advance(10 * SECOND);
    await bench.advance(0);
    expect(await seconds()).toBe(3570);
    expect(bench.posts()).toBe(1);
  });

  it('a correction does not undo what was edited meanwhile', async () => {
    await open();
    bench.timesDecide = true;
    bench.isOnline = false;
    const choice = { ...bench.acme, spentDate: '2026-05-21', startTime: '09:00', endTime: '10:00' };
    const logged = bench.workspace.entries.log({ ...choice, seconds: 3570 }, bench.act());
    await bench.settled();
    bench.isOnline = true;
    const gate = bench.hold('POST');
    bench.workspace.refresh();
    await gate.reached();
    if (logged.ok) bench.workspace.entries.edit(logged.value.entryId, { seconds: 1800 }, bench.act());
    gate.letGo();
    await bench.settled();
    expect(await seconds()).toBe(1800);
  });
});

describe("a company's rounding", () => {
  it.each([
    ['up_15', 7 * MINUTE, 0, 900],
    ['up_15', 14 * MINUTE + 59 * SECOND, 30 * MINUTE, 900],
    ['up_15', 15 * MINUTE, 2 * HOUR, 900],
    ['down_15', 50 * MINUTE, HOUR, 2700],
    ['nearest_30', 44 * MINUTE, 3 * HOUR, 1800],
    ['nearest_30', 46 * MINUTE, 0, 3600],
  ])('%s of %i ms, sent %i ms late, is %i s, and is not fought', async (timeRounding, ms, late, seconds) => {
    await open({ timeRounding });
    const id = await track(ms, late);
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: seconds });
    expect(bench.entry(id)?.seconds).toBe(seconds);
    const requests = bench.requests('PATCH').length;
    await bench.refreshed();
    expect(bench.requests('PATCH').length).toBe(requests);
    expect(requests).toBe(late === 0 ? 1 : 2);
  });

  it('of an entry that was logged is adopted with one request', async () => {
    await open({ timeRounding: 'up_15' });
    const id = bench.logged(601);
    await bench.settled();
    expect(bench.entry(id)?.seconds).toBe(900);
    expect(bench.requests('PATCH')).toEqual([]);
  });

  it('that the app has not heard of yet is adopted too', async () => {
    await open();
    bench.keito.control.changeSettings({ time_rounding: 'up_30' });
    const id = await track(7 * MINUTE, 0);
    expect(bench.entry(id)?.seconds).toBe(1800);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });
});

describe('days and zones', () => {
  it('a timer over midnight stays on the date that it began', async () => {
    await open({ now: Date.UTC(2026, 4, 21, 23, 30) });
    await track(HOUR + 5 * SECOND, 20 * MINUTE);
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-21', duration_seconds: 3605 });
    expect(bench.entries).toEqual([]);
    expect(bench.workspace.work(1)).toMatchObject({ today: '2026-05-22', todaySeconds: 0 });
  });

  it('a whole timer over midnight, offline, arrives with its duration', async () => {
    await open({ now: Date.UTC(2026, 4, 21, 23, 30) });
    bench.isOnline = false;
    const id = bench.started();
    bench.time.advance(HOUR);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-21', duration_seconds: 3600 });
    expect(bench.entry(id)).toMatchObject({ seconds: 3600, spentDate: '2026-05-21' });
  });

  it('the begin moved before midnight takes the date with it', async () => {
    await open({ now: Date.UTC(2026, 4, 22, 0, 10) });
    const id = bench.started();
    await bench.settled();
    bench.workspace.entries.edit(id, { startedAt: Date.UTC(2026, 4, 21, 23, 50) }, bench.act());
    await bench.settled();
    expect(bench.workspace.work(1).refused).toBe(0);
    expect(await bench.onlyOne()).toMatchObject({
      spent_date: '2026-05-21',
      timer_started_at: '2026-05-21T23:50:00Z',
    });
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1800 });
  });

  it('the begin moved past midnight takes the date with it', async () => {
    await open({ now: Date.UTC(2026, 4, 21, 23, 50) });
    const id = bench.started();
    await bench.settled();
    bench.time.advance(40 * MINUTE);
    bench.workspace.entries.edit(id, { seconds: 600 }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({
      spent_date: '2026-05-22',
      timer_started_at: '2026-05-22T00:20:00Z',
    });
  });

  // New York puts its clocks forward on 8 March 2026 and back on 1 November, both at 2 in the morning.
  it.each([
    ['forward', Date.UTC(2026, 2, 8, 6, 30), '2026-03-08', '01:30', '03:30', 3600],
    ['back', Date.UTC(2026, 10, 1, 4, 30), '2026-11-01', '00:30', '01:30', 7200],
  ])('a timer while the clocks go %s', async (_, now, date, from, to, seconds) => {
    await open({ now, timezone: 'America/New_York' });
    const id = await track(seconds * 1000, 2 * MINUTE);
    expect(await bench.onlyOne()).toMatchObject({
      spent_date: date,
      started_time: from,
      ended_time: to,
      duration_seconds: seconds,
    });
    expect(bench.entry(id)?.seconds).toBe(seconds);
  });

  it('the work zone is the account’s, not the machine’s', async () => {
    await open({ now: Date.UTC(2026, 4, 21, 22, 30), timezone: 'Pacific/Auckland' });
    bench.started();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-22', started_time: '10:30' });
    expect(bench.workspace.work(1).today).toBe('2026-05-22');
  });
});
