import { afterEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND, type BenchOptions } from '../../support/bench';
import { IdleBench } from '../idle-support';

const DAY = '2026-05-21';
const MIDNIGHT = Date.UTC(2026, 4, 22);

let idle: IdleBench;
afterEach(() => idle.close());

/** A timer is begun without a network, and the person works; `minutes` later one is begun on the phone. */
async function begun(options: BenchOptions, minutes: number): Promise<void> {
  idle = await IdleBench.open(options);
  const { bench } = idle;
  await bench.settled();
  bench.isOnline = false;
  idle.start();
  work(minutes);
}

async function phone(): Promise<void> {
  const { projectId: project_id, taskId: task_id } = idle.bench.other;
  await idle.bench.elsewhere.createTimeEntry({
    ...{ project_id, task_id, notes: 'phone', spent_date: DAY, is_running: true, replace_running: true },
  });
}

function work(minutes: number): void {
  const { bench } = idle;
  for (let minute = 0; minute < minutes; minute += 1) {
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
    idle.watch.look();
  }
}

async function isBack(): Promise<void> {
  const { bench } = idle;
  bench.isOnline = true;
  for (let round = 0; round < 4; round += 1) {
    await bench.refreshed();
    await bench.advance(20 * SECOND);
  }
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
  expect(bench.bugs).toEqual([]);
}

const there = async () =>
  (await idle.bench.server())
    .map(({ notes, is_running, duration_seconds }) => `${notes} ${is_running ? 'runs' : duration_seconds}`)
    .sort();

describe('a timer that is told late, and was ended here by a rule after another one had begun elsewhere', () => {
  it('ends where that began, which runs on: it was not there any more at midnight', async () => {
    await begun({ now: MIDNIGHT - 2 * HOUR }, 60);
    idle.midnight = 'new-entry';
    await phone();
    work(80);
    expect(idle.newDays).toBe(1);
    await isBack();
    expect(await there()).toEqual(['deep 3600', 'phone runs']);
    expect(idle.bench.workspace.ledger.between(DAY, '2026-05-22')).toHaveLength(2);
  });

  it('does so whatever was done to what went on after midnight', async () => {
    await begun({ now: MIDNIGHT - 2 * HOUR }, 60);
    idle.midnight = 'new-entry';
    await phone();
    work(80);
    const { entries } = idle.bench.workspace;
    expect(entries.stop(idle.bench.act()).ok).toBe(true);
    await isBack();
    expect(await there()).toEqual(['deep 3600', 'phone runs']);
  });

  it('keeps what was begun after midnight by a person, which ends the other one', async () => {
    await begun({ now: MIDNIGHT - 2 * HOUR }, 60);
    idle.midnight = 'new-entry';
    await phone();
    work(80);
    idle.bench.started({ ...idle.bench.acme, notes: 'next' });
    work(10);
    await isBack();
    expect(await there()).toEqual(['deep 3600', 'next runs', 'phone 4800']);
  });

  it('is divided at midnight where the other one began after that', async () => {
    await begun({ now: MIDNIGHT - HOUR }, 60);
    idle.midnight = 'new-entry';
    work(20);
    expect(idle.newDays).toBe(1);
    await phone();
    work(20);
    await isBack();
    expect(await there()).toEqual(['deep 1200', 'deep 3600', 'phone runs']);
  });
});
