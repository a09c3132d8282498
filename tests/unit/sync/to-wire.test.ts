import { describe, expect, it } from 'vitest';
import { createBody, patchBody } from '../../../src/main/sync/to-wire';
import { entry, NINE } from '../core/support';

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
