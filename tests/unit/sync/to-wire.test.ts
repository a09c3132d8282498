import { describe, expect, it } from 'vitest';
import {
  createBody,
  finishedPatch,
  hoursPatch,
  isTimeOfFinished,
  isToldLate,
  patchBody,
  withoutKnown,
} from '../../../src/main/sync/to-wire';
import { entry, NINE, serverEntry } from '../core/support';

const finished = (seconds: number, startTime: string, endTime: string, spentDate = '2026-05-21') =>
  entry({ seconds, startTime, endTime, spentDate, startedAt: null });

describe('clock times on the wire', () => {
  it.each([
    ['say the same as the seconds', 600, '09:00', '09:10', '2026-05-21'],
    ['say the same, each cut to the minute', 541, '09:00', '09:10', '2026-05-21'],
    // New York puts its clocks forward in this night: an hour and a half by the clock is half an hour.
    ['say the same on a day of 23 hours', 1800, '01:45', '03:15', '2026-03-08'],
  ])('go with a duration where they %s', (_, seconds, from, to, date) => {
    const body = createBody(finished(seconds, from, to, date), NINE, { zone: 'America/New_York', skewMs: 0 });
    expect(body).toMatchObject({ is_running: false, started_time: from, ended_time: to });
    expect(body).toHaveProperty('hours');
  });

  it.each([
    ['begin and end in one minute', 29, '09:00', '09:00', '2026-05-21'],
    ['hold a pause', 540, '09:00', '09:10', '2026-05-21'],
    ['are too short', 660, '09:00', '09:10', '2026-05-21'],
    ['end past midnight', 3600, '23:30', '00:30', '2026-05-21'],
    ['are an hour off on a day of 23 hours', 5400, '01:45', '03:15', '2026-03-08'],
  ])('stay at home where they %s', (_, seconds, from, to, date) => {
    const body = createBody(finished(seconds, from, to, date), NINE, { zone: 'America/New_York', skewMs: 0 });
    expect(body).toHaveProperty('hours');
    expect(body).not.toHaveProperty('started_time');
    expect(body).not.toHaveProperty('ended_time');
  });

  it('are sent in a change only where they were changed', () => {
    const whole = finished(600, '09:00', '09:10');
    expect(patchBody(whole, { seconds: 600 }, { zone: 'UTC', skewMs: 0 })).toEqual({ hours: 0.1667 });
    expect(patchBody(whole, { seconds: 600, endTime: '09:10' }, { zone: 'UTC', skewMs: 0 })).toEqual({
      hours: 0.1667,
      started_time: '09:00',
      ended_time: '09:10',
    });
    expect(patchBody(whole, { notes: 'note' }, { zone: 'UTC', skewMs: 0 })).toEqual({ notes: whole.notes });
    expect(patchBody(whole, { startedAt: NINE }, { zone: 'UTC', skewMs: 0 })).toHaveProperty('hours');
    expect(patchBody(whole, {}, { zone: 'UTC', skewMs: 0 })).toBeNull();
  });
});

describe('an end past midnight', () => {
  const night = finished(9000, '22:30', '01:00');
  const clock = { zone: 'UTC', skewMs: 0 };

  it('stays at home; a start that was changed goes with the duration', () => {
    expect(patchBody(night, { startTime: '22:30', endTime: '01:00', seconds: 9000 }, clock)).toEqual({
      ...{ hours: 2.5, started_time: '22:30' },
    });
    expect(patchBody(night, { endTime: '01:00', seconds: 9000 }, clock)).toEqual({ hours: 2.5 });
    expect(patchBody({ ...night, endTime: null }, { startTime: '22:30', seconds: 9000 }, clock)).toEqual({
      ...{ hours: 2.5, started_time: '22:30' },
    });
    const whole = { ...night, seconds: 86_400, endTime: '22:30' };
    expect(patchBody(whole, { startTime: '22:30', seconds: 86_400 }, clock)).toEqual({ hours: 24 });
    expect(patchBody({ ...night, startTime: null }, { startTime: null, seconds: 9000 }, clock)).toEqual({
      ...{ hours: 2.5 },
    });
  });
});

const UTC = { zone: 'UTC', skewMs: 0 };
const running = (over: Parameters<typeof entry>[0] = {}) => entry({ startedAt: NINE, ...over });

describe('a new entry on the wire', () => {
  const common = {
    ...{ project_id: 'p1', task_id: 't1', spent_date: '2026-05-21', notes: 'note', source: 'api' },
    metadata: { client_request_id: 'e0' },
  };

  it('finished: its duration, and no word of what runs', () => {
    expect(createBody(entry({ seconds: 600, startTime: null }), NINE, UTC)).toEqual({
      ...{ ...common, is_running: false, hours: 0.1667 },
    });
  });

  it.each([
    ['no end', { startTime: '09:00', endTime: null }],
    ['no begin', { startTime: null, endTime: '09:10' }],
  ] as const)('with %s has no clock times', (_, times) => {
    expect(finishedPatch(entry({ seconds: 600, ...times }), 'UTC')).toEqual({ hours: 0.1667 });
  });

  it('running, sent within a minute of the click: the server stamps its begin', () => {
    const body = { ...common, is_running: true, replace_running: true };
    expect(createBody(running(), NINE + 59_999, UTC)).toEqual(body);
    expect(createBody(running({ startTime: null }), NINE + 60_000, UTC)).toEqual(body);
  });

  it('running, sent later: its true begin, by the clock and in the zone of the server', () => {
    const body = { ...common, is_running: true, replace_running: true };
    expect(createBody(running(), NINE + 60_000, UTC)).toEqual({ ...body, started_time: '09:00' });
    const clock = { zone: 'Pacific/Auckland', skewMs: 4 * 3_600_000 };
    expect(createBody(running(), NINE + 60_000, clock)).toEqual({
      ...{ ...body, spent_date: '2026-05-22', started_time: '01:00' },
    });
  });
});

describe('a change on the wire', () => {
  it('says what it names, as the entry has it by now', () => {
    const now = entry({ projectId: 'p2', taskId: 't2', notes: 'now', spentDate: '2026-05-20' });
    expect(patchBody(now, { projectId: 'p1' }, UTC)).toEqual({ project_id: 'p2' });
    expect(patchBody(now, { taskId: 't1' }, UTC)).toEqual({ task_id: 't2' });
    expect(patchBody(now, { notes: '' }, UTC)).toEqual({ notes: 'now' });
    expect(patchBody(now, { spentDate: '2026-05-19' }, UTC)).toEqual({ spent_date: '2026-05-20' });
  });

  it.each([{ startTime: '09:00' }, { endTime: '09:10' }, { startedAt: NINE }] as const)(
    'of %j says the whole duration of what is finished',
    (changes) => {
      const body = { hours: 0.1667, started_time: '09:00', ended_time: '09:10' };
      expect(patchBody(finished(600, '09:00', '09:10'), changes, UTC)).toEqual(body);
    },
  );

  it('of the begin of what runs says it by the clock of the server', () => {
    const clock = { zone: 'UTC', skewMs: 15 * 3_600_000 };
    const changes = { startTime: '09:00', startedAt: NINE };
    expect(patchBody(running(), changes, clock)).toEqual({ started_time: '00:00' });
    expect(patchBody(running(), { ...changes, spentDate: '2026-05-21' }, clock)).toEqual({
      ...{ spent_date: '2026-05-22', started_time: '00:00' },
    });
  });

  it('of a begin that was only counted anew leaves the clock time as it is', () => {
    const clock = { zone: 'UTC', skewMs: 15 * 3_600_000 };
    expect(patchBody(running(), { startedAt: NINE - 1, seconds: 0 }, clock)).toEqual({
      started_time: '09:00',
    });
  });

  it('of what was counted before its span began says the total as of now, and a begin that was set', () => {
    const at = NINE + 90 * 60_000;
    const total = { startedAt: NINE, seconds: 0 };
    expect(patchBody(running({ startedAt: NINE }), total, UTC, at)).toEqual({ hours: 1.5 });
    const begin = { ...total, startTime: '09:30' };
    expect(patchBody(running({ startedAt: NINE, startTime: '09:30' }), begin, UTC, at)).toEqual({
      ...{ hours: 1.5, started_time: '09:30' },
    });
    expect(patchBody(running(), { notes: '' }, UTC, at)).not.toHaveProperty('hours');
    expect(patchBody(finished(600, '09:00', '09:10'), { seconds: 600 }, UTC, at)).toEqual({ hours: 0.1667 });
  });

  it('of what runs without a clock time says nothing of the begin, nor of the duration', () => {
    expect(patchBody(running({ startTime: null }), { startTime: '09:00', startedAt: NINE }, UTC)).toBeNull();
    expect(patchBody(running(), { seconds: 0 }, UTC)).toBeNull();
  });

  it('of the duration alone is in hours', () => {
    expect(hoursPatch(entry({ seconds: 5400 }))).toEqual({ hours: 1.5 });
  });
});

describe('times of what has ended', () => {
  const [running, ended] = [{ startedAt: NINE }, { startedAt: null }];

  it.each([{ seconds: 60 }, { startTime: '09:00' }, { endTime: '10:00' }])(
    '%j are none of a timer',
    (changes) => {
      expect(isTimeOfFinished(running, changes)).toBe(true);
      expect(isTimeOfFinished(running, { ...changes, startedAt: NINE })).toBe(false);
      expect(isTimeOfFinished(ended, changes)).toBe(false);
    },
  );

  it('are not the other fields', () => {
    expect(isTimeOfFinished(running, { notes: 'call', spentDate: '2026-05-20' })).toBe(false);
  });
});

describe('a timer that is told late', () => {
  const at = (over: object = {}) =>
    entry({ startedAt: NINE, startTime: '09:00', spentDate: '2026-05-21', ...over });
  const clock = { zone: 'UTC', skewMs: 0 };

  it('was begun a minute ago and more', () => {
    expect(isToldLate(at(), NINE + 59_999, clock)).toBe(false);
    expect(isToldLate(at(), NINE + 60_000, clock)).toBe(true);
    expect(isToldLate(at({ startedAt: null }), NINE + 60_000, clock)).toBe(false);
    expect(isToldLate(at({ startTime: null }), NINE + 60_000, clock)).toBe(false);
  });

  it('or on what is another date by the clock of the server', () => {
    const midnight = Date.UTC(2026, 4, 22);
    const late = at({ startedAt: midnight - 2_000, startTime: '23:59' });
    expect(isToldLate(late, midnight - 1, clock)).toBe(false);
    expect(isToldLate(late, midnight, clock)).toBe(true);
    expect(isToldLate(late, midnight - 1, { zone: 'UTC', skewMs: 1_000 })).toBe(true);
    expect(isToldLate(late, midnight, { zone: 'UTC', skewMs: -1_000 })).toBe(false);
  });
});

describe('what the server says already', () => {
  const base = serverEntry({
    ...{ seconds: 7200, notes: 'call', projectId: 'p1', taskId: 't1', spentDate: '2026-05-21' },
    ...{ startTime: '09:00', endTime: '11:00', startedAt: null },
  });

  it.each([
    { hours: 2 },
    { notes: 'call ' },
    { project_id: 'p1', task_id: 't1' },
    { hours: 2, started_time: '09:00', ended_time: '11:00' },
    { spent_date: '2026-05-21' },
    { notes: 'call', hours: 2 },
  ])('%j need not be told', (patch) => {
    expect(withoutKnown(patch, base, false)).toBeNull();
  });

  it.each([
    [{ hours: 2, started_time: '09:00', ended_time: '10:00' }],
    [{ hours: 2.5, started_time: '09:00', ended_time: '11:00' }],
    [{ hours: 2, started_time: '08:00', ended_time: '11:00' }],
    [{ spent_date: '2026-05-22', hours: 2 }],
    [{ project_id: 'p1', task_id: 't2' }],
    [{ project_id: 'p2', task_id: 't1' }],
  ])('%j is told as a whole where any of it is another', (patch) => {
    expect(withoutKnown(patch, base, false)).toEqual(patch);
    expect(withoutKnown({ ...patch, notes: 'call' }, base, false)).toEqual(patch);
    expect(withoutKnown({ ...patch, notes: '' }, base, false)).toEqual({ ...patch, notes: '' });
  });

  it('is of what runs its date, and its begin where it is back, and never what it counts on', () => {
    const running = { ...base, startedAt: NINE };
    expect(withoutKnown({ hours: 2, notes: 'call' }, running, true)).toEqual({ hours: 2 });
    expect(withoutKnown({ spent_date: '2026-05-21' }, running, false)).toBeNull();
    expect(withoutKnown({ spent_date: '2026-05-22' }, running, true)).toEqual({ spent_date: '2026-05-22' });
    const begin = { spent_date: '2026-05-21', started_time: '09:00' };
    expect(withoutKnown(begin, running, true)).toBeNull();
    expect(withoutKnown(begin, running, false)).toEqual(begin);
    expect(withoutKnown({ ...begin, ended_time: '10:00' }, running, true)).toMatchObject(begin);
  });
});
