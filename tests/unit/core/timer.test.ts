import { describe, expect, it } from 'vitest';
import { planEdit } from '../../../src/main/core/edit';
import { lockReason, planDelete, planLog, planStart, planStop } from '../../../src/main/core/timer';
import type { EntryChanges } from '../../../src/shared/inputs';
import type { TimeEntry } from '../../../src/shared/model';
import { ACT, CONTEXT, entry, NINE, planned, SECOND, TODAY } from './support';

const CHOICE = { projectId: 'p1', taskId: 't1', notes: 'fix' };
const RUNNING = entry({ startedAt: NINE, seconds: 100 });
const FINISHED = entry({ seconds: 3600, startTime: '09:00', endTime: '10:00' });

function edited(before: TimeEntry, changes: EntryChanges, zone = 'UTC') {
  const [operation] = planned(planEdit({ ...CONTEXT, zone }, before, changes, ACT));
  return operation?.body.kind === 'edit' ? operation.body.changes : null;
}
const refused = (before: TimeEntry, changes: EntryChanges) => planEdit(CONTEXT, before, changes, ACT);

describe('start and stop', () => {
  it('a start carries the instant of the click and the date and clock of the work zone', () => {
    const operations = planned(planStart({ ...CONTEXT, zone: 'Asia/Kathmandu' }, [], 'new', CHOICE, ACT));
    expect(operations).toEqual([
      {
        ...{ entryId: 'new', at: ACT.at, zone: 'Asia/Kathmandu', cause: 'window' },
        body: {
          kind: 'start',
          ...CHOICE,
          spentDate: TODAY,
          startedAt: ACT.at,
          startTime: '15:45',
          billable: true,
        },
      },
    ]);
  });

  it('a switch ends the old one at the very instant at which the new one begins', () => {
    const [stop, start] = planned(planStart(CONTEXT, [RUNNING], 'new', CHOICE, ACT, NINE + 600 * SECOND));
    expect(stop).toMatchObject({ entryId: 'e0', body: { kind: 'stop', seconds: 700, endTime: '09:10' } });
    expect(start).toMatchObject({
      entryId: 'new',
      body: { startedAt: NINE + 600 * SECOND, startTime: '09:10' },
    });
  });

  it('a stop counts what was there and what ran since, cut to the second, never below', () => {
    expect(planStop(CONTEXT, RUNNING, { ...ACT, at: NINE + 1_999 }).body).toMatchObject({ seconds: 101 });
    expect(planStop(CONTEXT, RUNNING, ACT, NINE - 5_000).body).toMatchObject({ seconds: 100 });
  });

  it('is refused in the future, a day and more ago, and before what runs began', () => {
    const at = (startedAt: number, running = [RUNNING]) =>
      planStart(CONTEXT, running, 'new', CHOICE, ACT, startedAt);
    expect(at(ACT.at + SECOND)).toMatchObject({ failure: { field: 'startTime' } });
    expect(at(ACT.at - 86_401 * SECOND, [])).toMatchObject({ failure: { field: 'startTime' } });
    expect(at(NINE - SECOND)).toMatchObject({ failure: { field: 'startTime' } });
    expect(at(NINE).ok).toBe(true);
    expect(at(NINE - SECOND, []).ok).toBe(true);
  });

  it.each([
    [{ projectId: 'none' }, 'projectId'],
    [{ projectId: 'p3' }, 'projectId'],
    [{ projectId: 'p2' }, 'taskId'],
  ])('refuses %j', (over, field) => {
    const choice = { ...CHOICE, ...over };
    expect(planStart(CONTEXT, [RUNNING], 'new', choice, ACT)).toMatchObject({
      ok: false,
      failure: { field },
    });
    const log = { ...choice, spentDate: TODAY, seconds: 60, startTime: null, endTime: null };
    expect(planLog(CONTEXT, 'new', log, ACT)).toMatchObject({ ok: false, failure: { field } });
  });

  it('logs an entry of a second to a day', () => {
    const log = (seconds: number) =>
      planLog(CONTEXT, 'new', { ...CHOICE, spentDate: TODAY, seconds, startTime: null, endTime: null }, ACT);
    expect(planned(log(1))[0]?.body).toMatchObject({ kind: 'log', seconds: 1, billable: true });
    expect(log(86_400).ok).toBe(true);
    expect(log(0)).toMatchObject({ failure: { field: 'seconds' } });
    expect(log(86_401)).toMatchObject({ failure: { field: 'seconds' } });
  });
});

describe('an edit of a finished entry', () => {
  it('sets what it names and nothing else', () => {
    expect(edited(FINISHED, { notes: '' })).toEqual({ notes: '' });
    expect(edited(FINISHED, { spentDate: '2026-05-20' })).toEqual({ spentDate: '2026-05-20' });
    expect(planned(planEdit(CONTEXT, FINISHED, {}, ACT))).toEqual([]);
  });

  it.each(['0026-05-20', '2016-05-19', '2036-05-22'])(
    'a day more than ten years away is refused: %s',
    (far) => {
      expect(refused(FINISHED, { spentDate: far })).toMatchObject({
        failure: { field: 'spentDate', message: `${far} is more than ten years away.` },
      });
      // One that has such a day already keeps it, and can be brought back from there.
      expect(edited({ ...FINISHED, spentDate: far }, { spentDate: far, notes: '' })).toMatchObject({
        notes: '',
      });
      expect(edited({ ...FINISHED, spentDate: far }, { spentDate: TODAY })).toEqual({ spentDate: TODAY });
    },
  );

  it('a duration moves the end; past midnight there is none', () => {
    expect(edited(FINISHED, { seconds: 5400 })).toEqual({ seconds: 5400, endTime: '10:30' });
    expect(edited(FINISHED, { seconds: 15 * 3600 })).toEqual({ seconds: 15 * 3600, endTime: null });
    expect(edited({ ...FINISHED, startTime: null, endTime: null }, { seconds: 60 })).toEqual({ seconds: 60 });
  });

  it('times decide the duration, by instants', () => {
    expect(edited(FINISHED, { startTime: '09:30' })).toEqual({
      startTime: '09:30',
      endTime: '10:00',
      seconds: 1800,
    });
    expect(edited(FINISHED, { endTime: '11:00' })).toMatchObject({ seconds: 7200 });
    const springForward = { ...FINISHED, spentDate: '2026-03-08' };
    const zone = 'America/New_York';
    expect(edited(springForward, { startTime: '01:30', endTime: '03:30' }, zone)).toMatchObject({
      seconds: 3600,
    });
    expect(edited({ ...springForward, startTime: '01:30' }, { seconds: 3600 }, zone)).toEqual({
      seconds: 3600,
      endTime: '03:30',
    });
  });

  const NIGHT = { ...FINISHED, startTime: '23:00', endTime: '01:00', seconds: 7200 };

  it('over midnight, where nothing else can be meant, the end is on the next day', () => {
    expect(edited(NIGHT, { startTime: '23:00', endTime: '01:30' })).toEqual({
      endTime: '01:30',
      seconds: 9000,
    });
    expect(edited(NIGHT, { startTime: '22:30' })).toEqual({
      ...{ startTime: '22:30', endTime: '01:00', seconds: 9000 },
    });
    expect(edited(NIGHT, { endTime: '23:30' })).toMatchObject({ endTime: '23:30', seconds: 1800 });
    expect(edited(NIGHT, { endTime: '11:00' })).toMatchObject({ seconds: 12 * 3600 });
    expect(edited(FINISHED, { startTime: '12:00', endTime: '00:00' })).toMatchObject({ seconds: 12 * 3600 });
    expect(edited(NIGHT, { seconds: 5400 })).toEqual({ seconds: 5400, endTime: '00:30' });
    // The clocks are put forward at two in the morning, and back again in autumn.
    const zone = 'America/New_York';
    const times = { startTime: '22:00', endTime: '04:00' };
    expect(edited({ ...NIGHT, spentDate: '2026-03-07' }, times, zone)).toMatchObject({ seconds: 5 * 3600 });
    expect(edited({ ...NIGHT, spentDate: '2026-10-31' }, times, zone)).toMatchObject({ seconds: 7 * 3600 });
  });

  it.each([
    ['more than 12 hours', { endTime: '11:01' }],
    ['a whole day', { endTime: '23:00' }],
  ])('over midnight it is refused for %s', (_, changes) => {
    expect(refused(NIGHT, changes)).toMatchObject({ ok: false, failure: { field: 'endTime' } });
  });

  it('a start with a duration says the end', () => {
    const blank = { ...FINISHED, startTime: null, endTime: null };
    expect(edited(blank, { startTime: '08:00', seconds: 5400 })).toEqual({
      ...{ startTime: '08:00', endTime: '09:30', seconds: 5400 },
    });
    expect(edited(FINISHED, { startTime: '23:30', seconds: 3601 })).toEqual({
      ...{ startTime: '23:30', endTime: '00:30', seconds: 3601 },
    });
  });

  it.each<[EntryChanges, string]>([
    [{ seconds: 0 }, 'seconds'],
    [{ startTime: '10:00' }, 'endTime'],
    [{ endTime: '08:59' }, 'endTime'],
    [{ projectId: 'p2' }, 'taskId'],
    [{ projectId: 'p3' }, 'projectId'],
  ])('refuses %j', (changes, field) => {
    expect(refused(FINISHED, changes)).toMatchObject({ ok: false, failure: { kind: 'invalid', field } });
  });

  it('refuses one time without the other', () => {
    expect(refused({ ...FINISHED, endTime: null }, { startTime: '08:00' })).toMatchObject({
      failure: { field: 'endTime' },
    });
  });
});

describe('an edit of a running entry', () => {
  const moved = (startedAt: number, startTime: string, spentDate = TODAY) => ({
    ...{ startedAt, startTime, spentDate, seconds: 0 },
  });

  const FRESH = entry({ startedAt: NINE });

  it('moves its begin, by instant, by clock or by the duration so far', () => {
    expect(edited(FRESH, { startedAt: NINE - 60_000 })).toEqual(moved(NINE - 60_000, '08:59'));
    expect(edited(FRESH, { startTime: '09:15' })).toEqual(moved(NINE + 15 * 60_000, '09:15'));
    expect(edited(FRESH, { seconds: 1800 })).toEqual(moved(NINE + 30 * 60_000, '09:30'));
    expect(edited(FRESH, { notes: 'x' })).toEqual({ notes: 'x' });
  });

  it('keeps the time that it had before it was restarted: a new begin moves the span only', () => {
    const restarted = entry({ startedAt: NINE, seconds: 7200 });
    const changes = edited(restarted, { startTime: '08:55' });
    expect(changes).toEqual(moved(NINE - 5 * 60_000 - 7200 * SECOND, '08:55'));
    const total = edited(restarted, { seconds: 9000 });
    expect(total).toEqual({ startedAt: ACT.at - 9000 * SECOND, seconds: 0 });
  });

  it('takes the date with the begin', () => {
    const before = Date.UTC(2026, 4, 20, 23);
    expect(edited(FRESH, { startedAt: before })).toEqual(moved(before, '23:00', '2026-05-20'));
  });

  it.each<[EntryChanges, string]>([
    [{ endTime: '10:00' }, 'endTime'],
    [{ startedAt: ACT.at + 1 }, 'startTime'],
    [{ startTime: '10:01' }, 'startTime'],
    [{ startedAt: ACT.at - 86_401_000 }, 'startTime'],
  ])('refuses %j', (changes, field) => {
    expect(refused(RUNNING, changes)).toMatchObject({ ok: false, failure: { kind: 'invalid', field } });
  });
});

describe('a locked entry', () => {
  it.each(['locked', 'closed', 'billed', 'approved'] as const)('%s says why', (lock) => {
    const locked = { ...FINISHED, lock };
    const reason = lockReason(locked);
    expect(reason).not.toBeNull();
    const failure = { ok: false, failure: { kind: 'locked', message: reason } };
    expect(refused(locked, { notes: 'x' })).toEqual(failure);
    expect(planDelete(CONTEXT, locked, ACT)).toEqual(failure);
  });

  it('each in other words; an open one is deleted', () => {
    const reasons = (['locked', 'closed', 'billed', 'approved'] as const).map((lock) =>
      lockReason(entry({ lock })),
    );
    expect(new Set(reasons).size).toBe(4);
    expect(planned(planDelete(CONTEXT, FINISHED, ACT))).toMatchObject([
      { entryId: 'e0', body: { kind: 'delete' } },
    ]);
  });
});
