import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND, TODAY, type Bench } from '../support/bench';
import { IdleBench } from './idle-support';

let idle: IdleBench;
let bench: Bench;
/** Thursday; on the bench it is 14:20:30. */
const at = (hours: number, minutes = 0): number => Date.UTC(2026, 4, 21, hours, minutes);

beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
  idle.reminders = { ...idle.reminders, level: 'notification' };
  idle.account.look();
});
afterEach(() => idle.close());

/** Somebody is there until then, touching something every minute. */
function busyUntil(end: number): void {
  while (bench.time.clock() < end) {
    bench.time.advance(Math.min(MINUTE, end - bench.time.clock()));
    idle.lastInput = bench.time.clock();
  }
}
/** Nobody is, until then. */
const quietUntil = (end: number): void => bench.time.advance(end - bench.time.clock());
const shown = () => idle.account.reminders.shown;
const entry = (startTime: string, endTime: string, seconds: number) => ({
  ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
  ...{ started_time: startTime, ended_time: endTime, hours: seconds / 3_600, is_running: false },
});

describe('working hours without a timer', () => {
  it('are told once also on a full disk, on which that cannot be remembered', () => {
    bench.isDiskFull = true;
    expect(() => busyUntil(at(16))).toThrow(/full/i);
    bench.isDiskFull = false;
    busyUntil(at(17));
    expect(idle.reminded).toHaveLength(1);
  });

  it('are told though the clock was set back by two hours since somebody came', () => {
    idle.account.reminders.welcome();
    bench.time.leap(-2 * HOUR);
    idle.lastInput -= 2 * HOUR;
    bench.workspace.shiftClock(-2 * HOUR);
    idle.account.shiftClock(-2 * HOUR);
    idle.account.look();
    busyUntil(at(13, 30));
    expect(idle.reminded).toHaveLength(1);
  });

  it('are told once, a while after the last timer ended', () => {
    const begun = bench.started();
    busyUntil(at(15));
    bench.workspace.entries.stop(bench.act());
    idle.account.look();
    const stopped = bench.time.clock();
    busyUntil(stopped + 15 * MINUTE - SECOND);
    expect(idle.reminded).toEqual([]);
    busyUntil(stopped + 15 * MINUTE);
    expect(idle.reminded).toEqual([[stopped, 'notification']]);
    expect(shown()).toMatchObject({ since: stopped });
    busyUntil(at(17));
    expect(idle.reminded).toHaveLength(1);
    expect(bench.entry(begun)?.startedAt).toBeNull();
  });

  it('are told at the level that was chosen, or not at all', () => {
    idle.reminders = { ...idle.reminders, level: 'prompt' };
    busyUntil(at(14, 35));
    expect(idle.reminded).toEqual([]);
    busyUntil(at(15));
    expect(idle.reminded).toEqual([[at(9), 'prompt']]);
    idle.reminders = { ...idle.reminders, level: 'off' };
    idle.account.look();
    expect(shown()).toBeNull();
    bench.logged(600);
    idle.account.look();
    busyUntil(at(17));
    expect(idle.reminded).toHaveLength(1);
    expect(idle.timers.pending).toBe(0);
  });

  it('are none while a timer runs, after hours and on free days', () => {
    idle.start();
    busyUntil(at(16));
    expect(idle.reminded).toEqual([]);
    bench.workspace.entries.stop(bench.act());
    busyUntil(at(16, 10));
    idle.reminders = { ...idle.reminders, to: '16:12' };
    idle.account.look();
    busyUntil(at(23));
    idle.reminders = { ...idle.reminders, days: [0, 6], to: '23:59' };
    idle.account.look();
    busyUntil(at(33));
    expect(idle.reminded).toEqual([]);
  });

  it('are told the next day again, at the time that was chosen after the hours began', () => {
    busyUntil(at(17));
    expect(idle.reminded).toEqual([[at(9), 'notification']]);
    busyUntil(at(24 + 9, 14));
    expect(idle.reminded).toHaveLength(1);
    busyUntil(at(24 + 9, 15));
    expect(idle.reminded.at(-1)).toEqual([at(24 + 9), 'notification']);
  });

  it('are a new gap after anything that was done, and where a timer elsewhere ended', async () => {
    busyUntil(at(14, 40));
    expect(idle.reminded).toHaveLength(1);
    bench.logged(600);
    idle.account.look();
    const logged = bench.time.clock();
    expect(shown()).toBeNull();
    busyUntil(logged + 16 * MINUTE);
    expect(idle.reminded.at(-1)).toEqual([logged, 'notification']);
    await bench.elsewhere.createTimeEntry(entry('14:00', '14:50', 3_000));
    await bench.refreshed();
    idle.account.look();
    busyUntil(at(15, 12));
    expect(idle.reminded.at(-1)).toEqual([at(14, 50), 'notification']);
    expect(idle.reminded).toHaveLength(3);
  });
});

describe('somebody who is not there', () => {
  it('is not reminded, but a while after they are back', () => {
    bench.logged(600);
    idle.account.look();
    const logged = bench.time.clock();
    quietUntil(at(15, 59));
    expect(idle.reminded).toEqual([]);
    busyUntil(at(16, 20));
    expect(idle.reminded).toEqual([[logged, 'notification']]);
  });

  it('is not reminded behind a locked screen, though the mouse moves', () => {
    idle.account.tell('lock');
    busyUntil(at(16));
    expect(idle.reminded).toEqual([]);
    idle.account.tell('unlock');
    busyUntil(at(16, 14));
    expect(idle.reminded).toEqual([]);
    busyUntil(at(16, 16));
    expect(idle.reminded).toHaveLength(1);
  });

  it('is asked for no oftener than a reminder could be due', () => {
    bench.logged(600);
    idle.account.look();
    idle.looks = 0;
    quietUntil(bench.time.clock() + 2 * HOUR);
    expect(idle.looks).toBeLessThanOrEqual(8);
    expect(idle.looks).toBeGreaterThan(0);
  });

  it('counts as there where nobody can tell', () => {
    idle.canTell = false;
    bench.logged(600);
    idle.account.look();
    quietUntil(bench.time.clock() + 16 * MINUTE);
    expect(idle.reminded).toHaveLength(1);
  });
});

describe('a reminder that was given', () => {
  it('is not given again after a restart', () => {
    busyUntil(at(15));
    idle.account.close();
    idle.open();
    idle.account.look();
    busyUntil(at(16, 30));
    expect(idle.reminded).toHaveLength(1);
  });

  it('goes away when a timer starts, when it is dismissed, and at the end of the hours', () => {
    busyUntil(at(14, 50));
    expect(shown()).not.toBeNull();
    idle.start();
    idle.account.look();
    expect(shown()).toBeNull();
    bench.workspace.entries.stop(bench.act());
    idle.account.look();
    busyUntil(at(15, 20));
    expect(shown()).not.toBeNull();
    idle.account.reminders.dismiss();
    idle.account.look();
    expect(shown()).toBeNull();
    bench.logged(60);
    idle.account.look();
    busyUntil(at(16, 59));
    expect(shown()).not.toBeNull();
    busyUntil(at(17));
    expect(shown()).toBeNull();
  });
});
