import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spansOn } from '../../src/main/core/absence';
import { createActs } from '../../src/main/handlers';
import { HOUR, MINUTE, present, SECOND, TODAY, type Bench } from '../support/bench';
import { IdleBench } from './idle-support';

let idle: IdleBench;
let bench: Bench;
beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(async () => {
  await bench.settled();
  await idle.close();
});

const acts = () =>
  createActs({ current: () => ({ workspace: bench.workspace }) as never, idle: () => idle.watch });
const durations = async () => {
  await bench.settled();
  await bench.refreshed();
  return (await bench.server()).map(({ notes, duration_seconds }) => [notes, duration_seconds]).toSorted();
};

/** The screen is locked, a timer begins on a phone so much later, and two hours after that somebody is back here. */
async function begunByPhone(afterMs = 30 * MINUTE): Promise<void> {
  idle.account.tell('lock');
  bench.time.advance(afterMs);
  await bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
    ...{ is_running: true, notes: 'at the customer' },
  });
  bench.time.advance(MINUTE);
  await bench.refreshed();
  idle.account.look();
  bench.time.advance(2 * HOUR - MINUTE);
  idle.lastInput = bench.time.clock();
  idle.account.tell('unlock');
}

describe('a timer that was begun on a phone while nobody was here', () => {
  it('is asked about from its begin', async () => {
    await begunByPhone();
    const running = present(bench.workspace.running());
    expect(spansOn(present(idle.watch.absence), running)).toEqual([
      { from: running.startedAt, to: idle.lastInput },
    ]);
  });

  it('keeps its time where it is stopped without an answer', async () => {
    await begunByPhone();
    expect(acts().stop('hotkey').ok).toBe(true);
    expect(await durations()).toEqual([['at the customer', 7200]]);
  });

  it('keeps its time where it is switched without an answer', async () => {
    await begunByPhone();
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
    expect(acts().start({ ...bench.other, notes: 'mail' }, 'tray').ok).toBe(true);
    expect(await durations()).toContainEqual(['at the customer', 7260]);
  });

  it('is ended by no rule of this computer', async () => {
    idle.policies = { ...idle.policies, lock: 'stop' };
    await begunByPhone();
    expect(idle.settled).toEqual([]);
    expect(idle.watch.absence).toMatchObject({ policy: 'ask' });
    expect(bench.workspace.running()).toMatchObject({ notes: 'at the customer' });
  });

  it('is left out up to a second absence, and no farther back, where it is stopped without an answer', async () => {
    await begunByPhone();
    for (let minute = 0; minute < 10; minute += 1) {
      bench.time.advance(MINUTE);
      idle.lastInput = bench.time.clock();
    }
    idle.awayFor(30 * MINUTE);
    expect(present(idle.watch.absence).spans).toHaveLength(2);
    expect(acts().stop('hotkey').ok).toBe(true);
    expect(await durations()).toEqual([['at the customer', 7200 + 600]]);
  });

  it('is one begun here where it was begun as the last thing before the lock', async () => {
    idle.policies = { ...idle.policies, lock: 'stop' };
    await begunByPhone(10 * SECOND);
    expect(idle.settled).toHaveLength(1);
    expect(bench.workspace.running()).toBeNull();
  });
});

describe('a begin that is set into the absence', () => {
  it('is what was worked from, also where the timer is stopped without an answer', async () => {
    const id = idle.start();
    idle.awayFor(60 * MINUTE);
    const [span] = present(idle.watch.absence).spans;
    const begin = present(span).from + 30 * MINUTE;
    expect(bench.workspace.entries.edit(id, { startedAt: begin }, bench.act()).ok).toBe(true);
    idle.watch.look();
    expect(acts().stop('window').ok).toBe(true);
    const [only, ...others] = await durations();
    expect(others).toEqual([]);
    expect(only?.[1]).toBe((bench.time.clock() - begin) / SECOND);
  });
});
