import { afterEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND, type BenchOptions } from '../../support/bench';

let bench: Bench;
async function open(options?: BenchOptions): Promise<void> {
  bench = await Bench.open(options);
}
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const openOperations = () => bench.workspace.ledger.openOperations();
const edit = (id: string, startedAt: number): unknown =>
  bench.workspace.entries.edit(id, { startedAt }, bench.act());
const stop = (): unknown => bench.workspace.entries.stop(bench.act());

/** Begun at 14:20:30, moved to 15:00 there and to 13:00 here, and stopped here at 16:20:30, undecided. */
async function movedOnBothSides(): Promise<string> {
  await open();
  const id = bench.started();
  await bench.settled();
  await bench.advance(2 * HOUR);
  await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { started_time: '15:00' });
  edit(id, Date.UTC(2026, 4, 21, 13, 0));
  await bench.settled();
  expect(openOperations()).toMatchObject([{ block: 'conflict' }]);
  stop();
  await bench.settled();
  return id;
}

/** Begun, known to Keito, and moved here a minute after that; UTC ms. */
async function movedAMinuteLater(now: number, begin: number): Promise<string> {
  await open({ now });
  const id = bench.started();
  await bench.settled();
  await bench.advance(MINUTE);
  edit(id, begin);
  await bench.settled();
  return id;
}

describe('a begin that was moved here before the stop', () => {
  it.each([
    ['on its date', Date.UTC(2026, 4, 21, 13, 0, 0), '2026-05-21', '13:00', 2 * HOUR + 20 * MINUTE],
    ['to the day before', Date.UTC(2026, 4, 20, 23, 0, 0), '2026-05-20', '23:00', 16 * HOUR + 20 * MINUTE],
  ])('%s is sent with it', async (_, begin, date, time, ms) => {
    await open({ now: Date.UTC(2026, 4, 21, 14, 20) });
    const id = bench.started();
    await bench.settled();
    await bench.advance(HOUR);
    bench.isOnline = false;
    edit(id, begin);
    stop();
    await bench.settled();
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({
      ...{ is_running: false, spent_date: date, started_time: time },
      duration_seconds: ms / SECOND,
    });
    expect(bench.entry(id)).toMatchObject({ spentDate: date, startTime: time });
    expect(openOperations()).toEqual([]);
  });

  it('within its minute counts to the second, though no clock time tells it', async () => {
    const id = await movedAMinuteLater(Date.UTC(2026, 4, 21, 14, 20, 30), Date.UTC(2026, 4, 21, 14, 20, 34));
    expect(openOperations()).toEqual([]);
    expect(bench.entry(id)).toMatchObject({ startedAt: Date.UTC(2026, 4, 21, 14, 20, 34) });
    stop();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 56 });
  });

  it('some seconds off, in another minute, is told', async () => {
    const id = await movedAMinuteLater(Date.UTC(2026, 4, 21, 14, 20, 55), Date.UTC(2026, 4, 21, 14, 21, 0));
    expect(await bench.onlyOne()).toMatchObject({ started_time: '14:21' });
    expect(bench.entry(id)).toMatchObject({
      startTime: '14:21',
      startedAt: Date.UTC(2026, 4, 21, 14, 21, 0),
    });
  });

  it('stands with its stop where the person chose it over the one elsewhere', async () => {
    const id = await movedOnBothSides();
    bench.workspace.answers.retry(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ started_time: '13:00', ended_time: '16:20' });
    expect(bench.entry(id)).toMatchObject({
      startTime: '13:00',
      seconds: (3 * HOUR) / SECOND + 20 * 60 + 30,
    });
  });

  it('is given up with the seconds of its stop, where the one elsewhere was chosen', async () => {
    const id = await movedOnBothSides();
    bench.workspace.answers.takeTheirs(id);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({
      ...{ is_running: false, started_time: '15:00', ended_time: '16:20', duration_seconds: 80 * 60 + 30 },
    });
    expect(openOperations()).toEqual([]);
  });
});

describe('a timer that is told on another date than it began', () => {
  it('has the date and the time of its begin, be it by seconds', async () => {
    await open({ now: Date.UTC(2026, 4, 21, 23, 59, 50) });
    bench.isOnline = false;
    const id = bench.started();
    await bench.settled();
    await bench.advance(15 * SECOND);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-21', started_time: '23:59' });
    await bench.advance(HOUR);
    stop();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-21', duration_seconds: 3_615 });
    expect(bench.entry(id)).toMatchObject({ spentDate: '2026-05-21', seconds: 3_615 });
  });

  it('has those of the server, where the clock here is ahead', async () => {
    await open({ now: Date.UTC(2026, 4, 22, 0, 5) });
    bench.beforeRequest = () => bench.keito.faults.next({ kind: 'clock=-600', times: 1 });
    await bench.refreshed();
    bench.started();
    await bench.settled();

    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-21', started_time: '23:55' });
  });
});

describe('a timer that runs on another day than its date, stopped here without a network', () => {
  const YESTERDAY = '2026-05-20';
  const work = () => ({ project_id: bench.acme.projectId, task_id: bench.acme.taskId });

  /** Begun elsewhere yesterday for two hours, and again at 14:20:30 today. Answers what it counted before. */
  async function restarted(): Promise<number> {
    const times = { started_time: '09:00', ended_time: '11:00', hours: 2, is_running: false };
    const { id } = await bench.elsewhere.createTimeEntry({ ...work(), spent_date: YESTERDAY, ...times });
    await bench.elsewhere.beyond.restartTimeEntry(id);
    return 7_200;
  }
  async function moved(): Promise<number> {
    const begun = { ...work(), spent_date: '2026-05-21', is_running: true };
    const { id } = await bench.elsewhere.createTimeEntry(begun);
    await bench.elsewhere.updateTimeEntry(id, { spent_date: YESTERDAY });
    return 0;
  }
  async function online(): Promise<void> {
    bench.isOnline = true;
    await bench.refreshed();
    await bench.advance(MINUTE);
    expect(openOperations()).toEqual([]);
  }

  it.each([
    ['restarted elsewhere', 'is answered', restarted],
    ['restarted elsewhere', 'loses its answer', restarted],
    ['moved elsewhere to the day before', 'is answered', moved],
    ['moved elsewhere to the day before', 'loses its answer', moved],
  ] as const)('%s: it counts to the click, where its stop %s', async (_, how, make) => {
    await open();
    const before = await make();
    await bench.refreshed();
    await bench.advance(HOUR);
    bench.isOnline = false;
    stop();
    await bench.settled();
    await bench.advance(HOUR);
    if (how === 'loses its answer') bench.keito.faults.next({ kind: 'lose-answer', method: 'PATCH' });
    await online();
    expect((await bench.onlyOne()).duration_seconds).toBe(before + 3_600);
  });

  it('with a begin that was set here: it counts from that to the click', async () => {
    await open();
    await moved();
    await bench.refreshed();
    await bench.advance(HOUR);
    bench.isOnline = false;
    edit(bench.workspace.running()?.id ?? '', Date.UTC(2026, 4, 21, 14, 50, 30));
    stop();
    await bench.settled();
    await bench.advance(HOUR);
    await online();
    expect((await bench.onlyOne()).duration_seconds).toBe(1_800);
  });

  it('and stopped elsewhere earlier: that stop stands, be it sent a day later', async () => {
    await open();
    const before = await restarted();
    await bench.refreshed();
    await bench.advance(HOUR);
    bench.isOnline = false;
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    await bench.advance(HOUR);
    stop();
    await bench.settled();
    await bench.advance(24 * HOUR);
    await online();
    expect((await bench.onlyOne()).duration_seconds).toBe(before + 3_600);
  });
});

describe('of a timer that went on elsewhere with an entry of two hours', () => {
  let id: string;
  let remoteId: string;
  async function wentOn(): Promise<void> {
    await open();
    id = bench.logged(2 * 3600);
    await bench.settled();
    ({ id: remoteId } = await bench.onlyOne());
    await bench.elsewhere.beyond.restartTimeEntry(remoteId);
    bench.time.advance(HOUR);
    await bench.refreshed();
  }

  /** Stopped elsewhere after so long: what Keito has in minutes is what is seen here. */
  async function minutesAfter(ms: number): Promise<number> {
    bench.time.advance(ms);
    await bench.elsewhere.stopTimeEntry(remoteId);
    await bench.refreshed();
    const seconds = (await bench.onlyOne()).duration_seconds ?? 0;
    expect(bench.entry(id)).toMatchObject({ seconds, startedAt: null });
    expect(openOperations()).toEqual([]);
    return seconds / 60;
  }

  it('a total that is given here is what Keito counts on from', async () => {
    await wentOn();
    bench.workspace.entries.edit(id, { seconds: 90 * 60 }, bench.act());
    await bench.settled();
    expect(await minutesAfter(10 * MINUTE)).toBe(100);
  });

  it('a begin that is given here moves that of the second span alone', async () => {
    await wentOn();
    edit(id, bench.time.clock() - 30 * MINUTE);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ started_time: '14:50', is_running: true });
    expect(await minutesAfter(10 * MINUTE)).toBe(160);
  });

  it('a total whose answer was lost is told once more, and counted once', async () => {
    await wentOn();
    bench.answer = async (method, address, body) => {
      if (method !== 'PATCH') return null;
      bench.answer = () => null;
      await bench.keito.fetch(address, {
        ...{ method, body },
        headers: { ...bench.elsewhereHeaders, 'content-type': 'application/json' },
      });
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      });
    };
    bench.workspace.entries.edit(id, { seconds: 90 * 60 }, bench.act());
    await bench.settled();
    await bench.advance(5 * MINUTE);
    expect(await minutesAfter(5 * MINUTE)).toBe(100);
  });
});

describe('a begin that was moved here, where the clock is set while that is sent', () => {
  it.each([100 * MINUTE, -100 * MINUTE])('counts on as it has counted (%s ms)', async (stepMs) => {
    await open();
    const id = bench.started();
    await bench.settled();
    edit(id, bench.time.clock() - 10 * MINUTE);
    const gate = bench.hold('PATCH');
    await gate.reached();
    bench.setClock(stepMs);
    gate.letGo();
    await bench.refreshed();
    const runsFor = () => bench.act().at - (bench.workspace.running()?.startedAt ?? 0);
    expect(runsFor()).toBe(10 * MINUTE);
    await bench.advance(5 * MINUTE);
    stop();
    await bench.advance(MINUTE);
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 15 * 60 });
    expect(openOperations()).toEqual([]);
  });

  it.each([100 * MINUTE, -100 * MINUTE])('ends at the earlier stop elsewhere (%s ms)', async (stepMs) => {
    await open();
    const id = bench.started();
    await bench.settled();
    bench.isOnline = false;
    bench.time.advance(5 * MINUTE);
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    bench.time.advance(5 * MINUTE);
    edit(id, bench.time.clock() - 20 * MINUTE);
    stop();
    await bench.settled();
    bench.isOnline = true;
    bench.workspace.refresh();
    const gate = bench.hold('PATCH');
    await gate.reached();
    bench.setClock(stepMs);
    gate.letGo();
    await bench.settled();
    await bench.advance(MINUTE);
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 15 * 60 });
    expect(openOperations()).toEqual([]);
  });
});
