import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, timeIn } from '../../../src/shared/calendar';
import { planSplit, type SplitPoint } from '../../../src/main/core/split';
import type { TimeEntry } from '../../../src/shared/model';
import { ACT, CONTEXT, entry, planned, TODAY } from './support';

const MORNING = entry({
  remoteId: 'r1',
  seconds: 5_400,
  startTime: '09:00',
  endTime: '10:30',
  billable: false,
});

function split(whole: TimeEntry, where: SplitPoint, zone = 'UTC') {
  const [first, rest] = planned(planSplit({ ...CONTEXT, zone }, whole, 'rest', where, ACT));
  if (first?.body.kind !== 'edit' || rest?.body.kind !== 'log') throw new Error('Not a split.');
  return { first: { id: first.entryId, ...first.body.changes }, rest: { id: rest.entryId, ...rest.body } };
}
const refused = (whole: TimeEntry, where: SplitPoint) => planSplit(CONTEXT, whole, 'rest', where, ACT);

describe('a finished entry is split', () => {
  it('at a time of the clock: the first part keeps its id, the rest has all that it was on', () => {
    expect(split(MORNING, { at: '09:50' })).toEqual({
      first: { id: 'e0', seconds: 3_000, endTime: '09:50' },
      rest: {
        ...{ id: 'rest', kind: 'log', projectId: 'p1', taskId: 't1', notes: 'note', billable: false },
        tellsBillable: true,
        ...{ spentDate: TODAY, seconds: 2_400, startTime: '09:50', endTime: '10:30', splitFrom: 'e0' },
      },
    });
  });

  it('by the length of its first part where it has no times', () => {
    const { first, rest } = split({ ...MORNING, startTime: null, endTime: null }, { seconds: 1_000 });
    expect(first).toEqual({ id: 'e0', seconds: 1_000 });
    expect(rest).toMatchObject({ seconds: 4_400, startTime: null, endTime: null, spentDate: TODAY });
  });

  it('by the length of its first part where it has times: they are divided too', () => {
    const { first, rest } = split(MORNING, { seconds: 1_800 });
    expect(first).toEqual({ id: 'e0', seconds: 1_800, endTime: '09:30' });
    expect(rest).toMatchObject({ seconds: 3_600, startTime: '09:30', endTime: '10:30' });
  });

  it.each([
    ['09:00', 'its begin'],
    ['10:30', 'its end'],
    ['08:59', 'before it'],
    ['10:31', 'after it'],
  ])('not at %s, %s', (at) => {
    expect(refused(MORNING, { at })).toMatchObject({ failure: { kind: 'invalid', field: 'at' } });
  });

  it('not where too little is counted for what the clock shows', () => {
    expect(refused({ ...MORNING, seconds: 600 }, { at: '09:10' })).toMatchObject({
      failure: { field: 'at' },
    });
    expect(split({ ...MORNING, seconds: 601 }, { at: '09:10' }).rest.seconds).toBe(1);
  });

  it('not after all of it, nor at a time where it has none', () => {
    expect(refused(MORNING, { seconds: 5_400 })).toMatchObject({ failure: { field: 'seconds' } });
    expect(split(MORNING, { seconds: 5_399 }).rest.seconds).toBe(1);
    expect(refused({ ...MORNING, endTime: null }, { at: '09:10' })).toMatchObject({
      failure: { field: 'at' },
    });
  });

  it('not while it runs, is locked, or could not be logged anew', () => {
    expect(refused({ ...MORNING, startedAt: 1 }, { at: '09:10' })).toMatchObject({ ok: false });
    expect(refused({ ...MORNING, lock: 'billed' }, { at: '09:10' })).toMatchObject({
      failure: { kind: 'locked' },
    });
    expect(refused({ ...MORNING, projectId: 'p3' }, { at: '09:10' })).toMatchObject({
      failure: { field: 'projectId' },
    });
  });
});

describe('the clock', () => {
  it('past midnight: the rest is on the next date, and no end comes before its start', () => {
    const night = entry({ seconds: 7_200, startTime: '23:00', endTime: '01:00' });
    expect(split(night, { at: '00:30' })).toMatchObject({
      first: { seconds: 5_400, endTime: '00:30' },
      rest: { seconds: 1_800, spentDate: '2026-05-22', startTime: '00:30', endTime: '01:00' },
    });
    expect(split(night, { at: '23:30' }).rest).toMatchObject({
      ...{ seconds: 5_400, spentDate: TODAY, startTime: null, endTime: null },
    });
  });

  it('put forward in between: the hour that nobody had is in neither part', () => {
    const spring = entry({ spentDate: '2026-03-29', seconds: 7_200, startTime: '01:00', endTime: '04:00' });
    const { first, rest } = split(spring, { at: '03:30' }, 'Europe/Berlin');
    expect([first.seconds, rest.seconds]).toEqual([5_400, 1_800]);
  });

  it('put back in between: the hour that came twice counts twice', () => {
    const autumn = entry({ spentDate: '2026-10-25', seconds: 10_800, startTime: '01:00', endTime: '03:00' });
    const { first, rest } = split(autumn, { at: '02:30' }, 'Europe/Berlin');
    expect([first.seconds, rest.seconds]).toEqual([5_400, 5_400]);
    // Begun in the second of the two hours, as its length tells.
    const second = entry({ spentDate: '2026-10-25', seconds: 1_800, startTime: '02:15', endTime: '02:45' });
    expect(split(second, { at: '02:30' }, 'Europe/Berlin').first.seconds).toBe(900);
    const across = entry({ spentDate: '2026-10-25', seconds: 5_400, startTime: '02:15', endTime: '02:45' });
    expect(split(across, { at: '02:30' }, 'Europe/Berlin').first.seconds).toBe(900);
  });

  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');
  const day = fc.constantFrom('2026-05-21', '2026-03-29', '2026-10-25', '2026-11-01', '2026-12-31');

  it('whatever it shows, nothing is lost and nothing is added', () => {
    fc.assert(
      fc.property(
        ...[zone, day, fc.nat(1_439), fc.integer({ min: 61, max: 40_000 }), fc.nat(1_439)],
        (place, spentDate, minute, seconds, other) => {
          const clock = (minutes: number): string =>
            `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
          const begin = instantOf(place, spentDate, clock(minute));
          const endTime = timeIn(place, begin + seconds * 1000);
          const whole = entry({ spentDate, seconds, startTime: timeIn(place, begin), endTime });
          const plan = planSplit({ ...CONTEXT, zone: place }, whole, 'rest', { at: clock(other) }, ACT);
          if (!plan.ok) return;
          const [first, rest] = plan.value.map(({ body }) =>
            body.kind === 'edit' ? (body.changes.seconds ?? 0) : body.kind === 'log' ? body.seconds : 0,
          );
          expect((first ?? 0) + (rest ?? 0)).toBe(seconds);
          expect(first).toBeGreaterThan(0);
          expect(rest).toBeGreaterThan(0);
        },
      ),
    );
  });
});
