import { describe, expect, it } from 'vitest';
import { createWatchedClock, shiftBody, shiftServerEntry } from '../../../src/main/core/clock-steps';
import { NINE, operation, serverEntry, START, TODAY } from './support';

const HOUR = 3_600_000;
/** Where it is ten hours earlier than in UTC. */
const WEST = { zone: 'Pacific/Honolulu' };

describe('the clock that is watched', () => {
  function watched() {
    const now = { wall: NINE, steady: 0 };
    const steps: number[] = [];
    const bugs: unknown[] = [];
    const disk = { isFull: false };
    const clock = createWatchedClock({
      wall: () => now.wall,
      steady: () => now.steady,
      onStep: (stepMs) => {
        expect(clock()).toBe(now.wall);
        if (disk.isFull) throw new Error('The disk is full.');
        steps.push(stepMs);
      },
      onBug: (error) => void bugs.push(error),
    });
    const pass = (wallMs: number, steadyMs: number): number => {
      now.wall += wallMs;
      now.steady += steadyMs;
      return clock();
    };
    return { pass, steps, bugs, disk };
  }

  it('tells nothing while time passes, asleep or awake, nor of what a time server turns slowly', () => {
    const { pass, steps } = watched();
    expect(pass(8 * HOUR, 8 * HOUR)).toBe(NINE + 8 * HOUR);
    pass(60_000, 61_999);
    pass(61_999, 60_000);
    expect(steps).toEqual([]);
  });

  it('tells of every step, forward and back, once', () => {
    const { pass, steps } = watched();
    expect(pass(HOUR + 1_000, 1_000)).toBe(NINE + HOUR + 1_000);
    pass(1_000, 1_000);
    pass(-HOUR, 0);
    pass(2_000, 0);
    expect(steps).toEqual([HOUR, -HOUR, 2_000]);
  });

  it('goes on as before a step that nobody can take, tells of it until somebody does, and of the fault once', () => {
    const { pass, steps, bugs, disk } = watched();
    disk.isFull = true;
    expect(pass(HOUR + 1_000, 1_000)).toBe(NINE + 1_000);
    expect(pass(HOUR + 1_000, 1_000)).toBe(NINE + 2_000);
    expect(pass(1_000, 1_000)).toBe(NINE + 3_000);
    expect(bugs).toHaveLength(1);
    disk.isFull = false;
    expect(pass(1_000, 1_000)).toBe(NINE + 2 * HOUR + 4_000);
    pass(1_000, 1_000);
    expect(steps).toEqual([2 * HOUR]);
    disk.isFull = true;
    pass(HOUR, 0);
    // Set right again.
    expect(pass(-HOUR, 0)).toBe(NINE + 2 * HOUR + 5_000);
    pass(HOUR, 0);
    expect(bugs).toHaveLength(3);
  });
});

describe('what was stamped before a step', () => {
  it('moves along while it runs; what is finished stays', () => {
    expect(shiftServerEntry(serverEntry({ startedAt: NINE }), HOUR).startedAt).toBe(NINE + HOUR);
    const finished = serverEntry({ startedAt: null });
    expect(shiftServerEntry(finished, HOUR)).toBe(finished);
  });

  it('takes date and clock of the work zone with it', () => {
    expect(shiftBody(operation(1, { ...START, startedAt: NINE }), 15 * HOUR)).toMatchObject({
      startedAt: NINE + 15 * HOUR,
      startTime: '00:00',
      spentDate: '2026-05-22',
    });
    const stop = { kind: 'stop', stoppedAt: NINE, seconds: 60, endTime: '09:00' } as const;
    expect(shiftBody(operation(2, stop), HOUR)).toEqual({
      ...stop,
      stoppedAt: NINE + HOUR,
      endTime: '10:00',
    });
    // An end that is not the click's is what the person said.
    expect(shiftBody(operation(2, { ...stop, endTime: '08:30' }), HOUR)).toMatchObject({ endTime: '08:30' });
    const begin = { kind: 'edit', changes: { startedAt: NINE, notes: 'note' } } as const;
    expect(shiftBody(operation(3, begin), HOUR)).toEqual({
      kind: 'edit',
      changes: { startedAt: NINE + HOUR, notes: 'note' },
    });
    const note = { kind: 'edit', changes: { notes: 'note' } } as const;
    expect(shiftBody(operation(4, note), HOUR)).toBe(note);
  });

  it('moves the clock time of a span that has time before it by the step, and leaves its date', () => {
    const changes = { startedAt: NINE - 2 * HOUR, startTime: '09:00', spentDate: TODAY, seconds: 0 };
    expect(shiftBody(operation(1, { kind: 'edit', changes }), HOUR)).toEqual({
      kind: 'edit',
      changes: { startedAt: NINE - HOUR, startTime: '10:00', spentDate: TODAY, seconds: 0 },
    });
    const untimed = { ...changes, startTime: null };
    expect(shiftBody(operation(1, { kind: 'edit', changes: untimed }), HOUR)).toMatchObject({
      changes: { startedAt: NINE - HOUR, startTime: null },
    });
  });

  it('takes the date of a begin that was edited with it, and remembers that of before', () => {
    const changes = { startedAt: NINE, startTime: '09:00', spentDate: '2026-05-21' } as const;
    const once = shiftBody(operation(1, { kind: 'edit', changes }), 24 * HOUR);
    expect(once).toEqual({
      kind: 'edit',
      changes: { startedAt: NINE + 24 * HOUR, startTime: '09:00', spentDate: '2026-05-22' },
      sentOn: '2026-05-21',
    });
    expect(shiftBody(operation(1, once), 24 * HOUR)).toMatchObject({
      changes: { spentDate: '2026-05-23' },
      sentOn: '2026-05-21',
    });
    expect(shiftBody(operation(1, { kind: 'edit', changes }), HOUR)).toEqual({
      kind: 'edit',
      changes: { startedAt: NINE + HOUR, startTime: '10:00', spentDate: '2026-05-21' },
    });
  });

  it('leaves a date that was chosen beside the begin, and tells both by the zone of the act', () => {
    const chosen = { startedAt: NINE, startTime: '09:00', spentDate: '2026-05-20' } as const;
    expect(shiftBody(operation(1, { kind: 'edit', changes: chosen }), 24 * HOUR)).toEqual({
      kind: 'edit',
      changes: { ...chosen, startedAt: NINE + 24 * HOUR },
    });
    const zoned = { ...operation(1, { kind: 'edit', changes: { ...chosen, startTime: '23:00' } }), ...WEST };
    expect(shiftBody(zoned, 2 * HOUR)).toMatchObject({
      changes: { startTime: '01:00', spentDate: '2026-05-21' },
    });
  });

  it('remembers with which date it may have been sent', () => {
    const unsure = { ...operation(1, START), state: 'unsure' } as const;
    const once = shiftBody(unsure, 15 * HOUR);
    expect(once).toMatchObject({ spentDate: '2026-05-22', sentOn: '2026-05-21' });
    expect(shiftBody({ ...unsure, body: once }, 24 * HOUR)).toMatchObject({
      spentDate: '2026-05-23',
      sentOn: '2026-05-21',
    });
    expect(shiftBody({ ...unsure, state: 'in-flight' }, 15 * HOUR)).toHaveProperty('sentOn', '2026-05-21');
    expect(shiftBody(operation(1, START), 15 * HOUR)).not.toHaveProperty('sentOn');
  });

  it('takes what was found running before a start with it', () => {
    const span = { entryId: 'keito:r1', startedAt: NINE, seconds: 60 };
    expect(shiftBody(operation(1, { ...START, foundRunning: [span] }), HOUR)).toMatchObject({
      foundRunning: [{ ...span, startedAt: NINE + HOUR }],
    });
  });

  it('stays where it tells no instant', () => {
    const { projectId, taskId, notes, spentDate, billable } = START;
    const work = { projectId, taskId, notes, spentDate, billable };
    const log = { kind: 'log', ...work, seconds: 600, startTime: '09:00', endTime: '09:10' } as const;
    for (const body of [log, { kind: 'delete' } as const])
      expect(shiftBody(operation(1, body), HOUR)).toBe(body);
  });
});
