import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, present, SECOND, type Bench } from '../support/bench';
import { IdleBench } from './idle-support';

let idle: IdleBench;
let bench: Bench;
const MIDNIGHT = Date.UTC(2026, 4, 22);

beforeEach(async () => {
  idle = await IdleBench.open({ now: MIDNIGHT - 2 * HOUR });
  bench = idle.bench;
});
afterEach(() => idle.close());

/** Somebody works, touching something every minute. */
function work(ms: number): void {
  const end = bench.time.clock() + ms;
  while (bench.time.clock() < end) {
    bench.time.advance(Math.min(MINUTE, end - bench.time.clock()));
    idle.lastInput = bench.time.clock();
  }
}
/** The clock is set, and the app is told. */
function set(ms: number): void {
  bench.time.leap(ms);
  idle.lastInput += ms;
  bench.workspace.shiftClock(ms);
  idle.account.shiftClock(ms);
}
const untilMidnight = () => MIDNIGHT - bench.time.clock();
const entries = async () =>
  (await bench.server()).map(({ spent_date, duration_seconds, is_running }) =>
    is_running ? [spent_date, 'running'] : [spent_date, duration_seconds],
  );

describe('at midnight', () => {
  it('a timer runs on where nothing else was chosen', async () => {
    const id = idle.start();
    work(untilMidnight() + HOUR);
    expect(present(bench.workspace.running()).id).toBe(id);
    expect(idle.newDays).toBe(0);
    await bench.settled();
    expect(await entries()).toEqual([['2026-05-21', 'running']]);
  });

  it('it goes on in an entry of the new day, exact to the second, and is told of', async () => {
    idle.midnight = 'new-entry';
    const id = idle.start();
    const begun = bench.time.clock();
    work(untilMidnight() + HOUR);
    expect(idle.newDays).toBe(1);
    expect(bench.entry(id)).toMatchObject({ seconds: (MIDNIGHT - begun) / 1000, endTime: '00:00' });
    expect(bench.workspace.running()).toMatchObject({
      ...{ startedAt: MIDNIGHT, spentDate: '2026-05-22', notes: 'deep' },
    });
    expect(bench.workspace.activity(2).map(({ cause }) => cause)).toEqual(['midnight', 'midnight']);
    await bench.settled();
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await entries()).toEqual([
      ['2026-05-22', 3600],
      ['2026-05-21', (MIDNIGHT - begun) / 1000],
    ]);
  });

  it('it goes on so at the true midnight too, where the clock was ahead for a moment', async () => {
    idle.midnight = 'new-entry';
    idle.start();
    work(5 * MINUTE);
    set(untilMidnight());
    work(5 * MINUTE);
    expect(idle.newDays).toBe(1);
    set(-2 * HOUR + 5 * MINUTE);
    work(untilMidnight() + HOUR);
    expect(idle.newDays).toBe(2);
    expect(bench.workspace.running()).toMatchObject({ startedAt: MIDNIGHT, spentDate: '2026-05-22' });
    await bench.settled();
  });

  it('what is taken back stays so: it is not divided again, nor by a clock that is put right by a little', () => {
    idle.midnight = 'new-entry';
    idle.start();
    work(untilMidnight() + 5 * SECOND);
    idle.watch.look();
    const { id, what } = present(bench.workspace.entries.undoable);
    expect(what).toBe('split');
    expect(bench.workspace.entries.undo(id).ok).toBe(true);
    set(-2 * SECOND);
    work(HOUR);
    expect(idle.newDays).toBe(1);
    expect(bench.workspace.running()).toMatchObject({ spentDate: '2026-05-21', notes: 'deep' });
  });

  it('the next one divides it again', () => {
    idle.midnight = 'new-entry';
    idle.longHours = 0;
    idle.start();
    work(untilMidnight() + 24 * HOUR + MINUTE);
    expect(idle.newDays).toBe(2);
    expect(bench.workspace.running()).toMatchObject({ startedAt: MIDNIGHT + 24 * HOUR });
  });

  it('somebody who is not there is asked first: the answer decides what is on the timer at midnight', () => {
    idle.midnight = 'new-entry';
    idle.start();
    work(HOUR);
    idle.awayFor(untilMidnight() + HOUR);
    expect(idle.newDays).toBe(0);
    const { id, spans } = present(idle.watch.absence);
    expect(spans[0]?.from).toBeLessThan(MIDNIGHT);
    expect(idle.watch.answer(id, { kind: 'leave-out' }, 'window').ok).toBe(true);
    work(MINUTE);
    expect(idle.newDays).toBe(0);
    expect(bench.workspace.running()).toMatchObject({ spentDate: '2026-05-22' });
  });

  it('time away that is kept is divided afterwards', () => {
    idle.midnight = 'new-entry';
    idle.start();
    work(untilMidnight() - 10 * MINUTE);
    idle.awayFor(20 * MINUTE);
    expect(idle.newDays).toBe(0);
    expect(idle.watch.answer(present(idle.watch.absence).id, { kind: 'keep' }, 'window').ok).toBe(true);
    work(MINUTE);
    expect(idle.newDays).toBe(1);
    expect(bench.workspace.running()).toMatchObject({ startedAt: MIDNIGHT });
  });

  it('a touch before it and none since says nothing of the new day yet', () => {
    idle.midnight = 'new-entry';
    idle.start();
    work(untilMidnight() - MINUTE);
    bench.time.advance(3 * MINUTE);
    expect(idle.newDays).toBe(0);
    idle.lastInput = bench.time.clock();
    work(MINUTE);
    expect(idle.newDays).toBe(1);
  });

  it('an agent’s timer is left alone', async () => {
    idle.midnight = 'new-entry';
    const { projectId, taskId } = bench.acme;
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: projectId, task_id: taskId, spent_date: '2026-05-21', notes: 'agent' },
      ...{ is_running: true, source: 'agent' },
    });
    await bench.refreshed();
    idle.watch.look();
    expect(bench.workspace.running()).toMatchObject({ source: 'agent' });
    work(untilMidnight() + HOUR);
    expect(idle.newDays).toBe(0);
  });
});

describe('a timer that runs for long', () => {
  it('is said once, when its hours are reached', () => {
    const id = idle.start();
    work(10 * HOUR - MINUTE);
    expect(idle.long).toEqual([]);
    work(2 * MINUTE);
    expect(idle.long).toEqual([id]);
    work(3 * HOUR);
    expect(idle.long).toEqual([id]);
  });

  it('once also over a restart', () => {
    const id = idle.start();
    work(10 * HOUR + MINUTE);
    idle.account.close();
    idle.open();
    idle.watch.look();
    work(HOUR);
    expect(idle.long).toEqual([id]);
  });

  it('counts what was on it before it was begun again elsewhere, and each timer for itself', () => {
    idle.longHours = 4;
    const first = idle.start();
    work(5 * HOUR);
    const second = idle.start();
    work(3 * HOUR);
    expect(idle.long).toEqual([first]);
    work(2 * HOUR);
    expect(idle.long).toEqual([first, second]);
  });

  it('is never said where that was chosen', () => {
    idle.longHours = 0;
    idle.start();
    work(20 * HOUR);
    expect(idle.long).toEqual([]);
  });
});
