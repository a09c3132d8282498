import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActs } from '../../../src/main/handlers';
import { HOUR, MINUTE, SETTLE_MS, type Bench } from '../../support/bench';
import { IdleBench } from '../idle-support';

let idle: IdleBench;
let bench: Bench;
beforeEach(async () => {
  idle = await IdleBench.open({ now: Date.UTC(2026, 4, 21, 20, 0, 30) });
  bench = idle.bench;
});
afterEach(() => idle.close());

const acts = () =>
  createActs({ current: () => ({ workspace: bench.workspace }) as never, idle: () => idle.watch });
/** What the service holds: on which day, and for how long. */
const there = async () =>
  (await bench.server())
    .map(({ spent_date, is_running, duration_seconds }) => [
      spent_date,
      is_running ? 'running' : duration_seconds,
    ])
    .sort();
/** The same, as it is seen here. */
const seen = () =>
  bench.workspace.ledger
    .between('0000-01-01', '9999-12-31')
    .map(({ view }) => [view?.spentDate, view?.startedAt === null ? view.seconds : 'running'])
    .sort();

function work(ms: number): void {
  for (let done = 0; done < ms; done += MINUTE) {
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
  }
}

/** The network is there for one request of a method, and gone again before anything can be read. */
async function isThereForOne(method: string): Promise<void> {
  let wasSent = false;
  bench.beforeRequest = (asked) => {
    if (wasSent) bench.isOnline = false;
    wasSent ||= asked === method;
  };
  bench.isOnline = true;
  await bench.refreshed();
  expect(wasSent).toBe(true);
  bench.beforeRequest = () => undefined;
  bench.answer = () => null;
  bench.isOnline = false;
}

async function relaunch(): Promise<void> {
  idle.account.close();
  await bench.crash();
  idle.open();
  await bench.settled();
}

async function isBack(): Promise<void> {
  bench.isOnline = true;
  for (let round = 0; round < 3; round += 1) {
    await bench.advance(SETTLE_MS + 1000);
    await bench.refreshed();
  }
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
}

describe.each([
  ['in the same process', false],
  ['in the next process', true],
])('what a rule has ended without a network, its create lost and found %s,', (_, isRelaunched) => {
  async function isSent(): Promise<void> {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    await isThereForOne('POST');
    if (isRelaunched) await relaunch();
    await isBack();
  }

  it('was stopped by nobody elsewhere: the timer of the new day runs on', async () => {
    idle.midnight = 'new-entry';
    bench.isOnline = false;
    idle.start();
    work(5 * HOUR);
    const day = [
      ['2026-05-21', 14_370],
      ['2026-05-22', 'running'],
    ];
    expect(seen()).toEqual(day);
    await isSent();
    expect(seen()).toEqual(day);
    expect(await there()).toEqual(day);
  });

  it('and the stop that the person made after it, both stand', async () => {
    bench.isOnline = false;
    idle.start();
    work(10 * MINUTE);
    idle.awayFor(30 * MINUTE);
    work(20 * MINUTE);
    expect(idle.watch.absence).not.toBeNull();
    expect(acts().stop('window').ok).toBe(true);
    const worked = [
      ['2026-05-21', 1201],
      ['2026-05-21', 600],
    ];
    expect(seen()).toEqual(worked);
    await isSent();
    expect(seen()).toEqual(worked);
    expect(await there()).toEqual(worked);
  });
});

describe.each([
  ['in the same process', false],
  ['in the next process', true],
])('a stop by a rule that Keito made and answered with an error, read %s,', (_, isRelaunched) => {
  it('was made by nobody elsewhere', async () => {
    idle.midnight = 'new-entry';
    idle.start();
    await bench.settled();
    bench.isOnline = false;
    work(5 * HOUR);
    await bench.settled();
    const day = seen();
    expect(day).toHaveLength(2);
    bench.answer = async (method, address, body) => {
      if (method !== 'PATCH') return null;
      const headers = { ...bench.elsewhereHeaders, 'Content-Type': 'application/json' };
      await bench.keito.fetch(address, { method, body, headers });
      return Response.json({ error: 'oops' }, { status: 500 });
    };
    await isThereForOne('PATCH');
    if (isRelaunched) await relaunch();
    await isBack();
    expect(seen()).toEqual(day);
    expect(await there()).toEqual(day);
  });
});
