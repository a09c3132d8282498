import { describe, expect, it } from 'vitest';
import { codes, NOW, read, TODAY } from './quick-entry-fixture';

describe('from when till when', () => {
  it.each([
    ['9-10:30', '09:00', '10:30', 5400],
    ['9:00-10:30', '09:00', '10:30', 5400],
    ['14-15', '14:00', '15:00', 3600],
    ['9:05–9:06', '09:05', '09:06', 60],
    ['0-23:59', '00:00', '23:59', 86340],
    ['9am-5pm', '09:00', '17:00', 28800],
    ['1-2pm', '13:00', '14:00', 3600],
    ['11-1pm', '11:00', '13:00', 7200],
    ['12-1:30pm', '12:00', '13:30', 5400],
    ['12am-12pm', '00:00', '12:00', 43200],
    ['9 - 10:30', '09:00', '10:30', 5400],
    ['9:40 to 10', '09:40', '10:00', 1200],
    ['from 9 until 10am', '09:00', '10:00', 3600],
    ['9 am – 1 pm', '09:00', '13:00', 14400],
    ['since 9:40 1h', '09:40', '10:40', 3600],
    ['8.30-12', '08:30', '12:00', 12_600],
    ['0830-1200,', '08:30', '12:00', 12_600],
    ['(9-10:30)', '09:00', '10:30', 5400],
    ['1h30 at 9:40', '09:40', '11:10', 5400],
  ])('%s', (text, startTime, endTime, seconds) => {
    expect(read(`acme dev ${text} x`)).toMatchObject({
      startTime,
      endTime,
      seconds,
      notes: 'x',
      action: 'log',
      isOverMidnight: false,
    });
  });

  it.each(['2 to 3', '9 - 10', 'read 9 til'])('%s may be anything, so it is a note', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', notes: text });
  });

  it.each([
    ['22-2', 14_400],
    ['10pm-2', 14_400],
    ['22:30-6:15', 27_900],
    ['13-1', 43_200],
    ['since 23:30 1h', 3_600],
  ])('%s runs over midnight, from a day that must be said', (text, seconds) => {
    expect(read(`acme ${text} yesterday`)).toMatchObject({
      ...{ action: 'log', seconds, spentDate: '2026-05-21', isOverMidnight: true, problems: [] },
    });
    expect(codes(read(`acme ${text}`))).toEqual(['range-over-midnight']);
  });

  it.each(['13-2', '10-2am', '9-5', '10-9', '3-1', '12:00-01:00', '22-21', '22-22', '3pm-1pm'])(
    '%s may be a slip, so it runs backwards',
    (text) => expect(codes(read(`acme ${text} yesterday`))).toEqual(['range-backwards']),
  );

  it('counts what really passes between the two where the clocks change', () => {
    expect(read('acme 1-4 2026-03-29')).toMatchObject({ seconds: 7200, problems: [] });
    expect(read('acme 1-4 2026-10-25')).toMatchObject({ seconds: 14_400, problems: [] });
    expect(read('acme 23-4 2026-03-28')).toMatchObject({ seconds: 14_400, problems: [] });
    expect(codes(read('acme 0-23:01 2026-10-25'))).toEqual(['duration-too-long']);
    expect(read('acme 1-4 2026-03-29 3h').problems).toEqual([
      { code: 'range-and-duration', rangeSeconds: 7200, durationSeconds: 10_800 },
    ]);
  });

  it.each(['2:30-4', '1-2:30', 'since 2:30 1h'])(
    '%s names a time that a night in spring leaves out',
    (text) => {
      expect(read(`acme ${text} 2026-03-29`).problems).toEqual([
        { code: 'time-skipped', time: '02:30', date: '2026-03-29' },
      ]);
    },
  );

  it.each(['2025-2026', '2019–2024', '1998-2003', '2020-2030', '1.5-2.5'])('%s are no times', (text) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'start', notes: text, problems: [] });
  });

  it('asks whether four digits are times or years', () => {
    expect(read('acme dev x 1930-2030')).toMatchObject({
      action: 'none',
      problems: [{ code: 'range-or-years', text: '1930-2030', range: '19:30-20:30', note: '\\1930-2030' }],
    });
    expect(read('acme dev x 19:30-20:30')).toMatchObject({ action: 'log', seconds: 3600, notes: 'x' });
    expect(read('acme dev x \\1930-2030')).toMatchObject({ action: 'start', notes: 'x 1930-2030' });
  });

  it('wants the start of an end', () => {
    expect(read('acme until 10:30')).toMatchObject({
      action: 'none',
      seconds: null,
      problems: [{ code: 'end-without-start', text: 'until 10:30', note: 'until \\10:30' }],
    });
    expect(read('acme until \\10:30')).toMatchObject({ action: 'start', notes: 'until 10:30', problems: [] });
    const apart = read('since 9 support until 6pm');
    expect(apart).toMatchObject({
      action: 'none',
      problems: [
        {
          ...{ code: 'end-apart', texts: ['since 9', 'until 6pm'] },
          ...{ written: 'since 9 until 6pm', note: 'until \\6pm' },
        },
      ],
    });
    expect(read('since 9 until 6pm support')).toMatchObject({ startTime: '09:00', endTime: '18:00' });
    expect(read('acme dev wait until monday-ish')).toMatchObject({ action: 'start', problems: [] });
  });

  it.each(['25-26', '9:75-10', '9:5-10', '22-25', '24-25', '13pm-14pm', '0am-1am', '9:75 to 10'])(
    '%s is impossible',
    (text) => {
      expect(read(`acme ${text}`)).toMatchObject({
        action: 'none',
        problems: [{ code: 'range-impossible', text }],
      });
    },
  );

  it('will not choose between two, nor against a duration', () => {
    expect(codes(read('acme 9-10 11-12'))).toEqual(['range-twice']);
    expect(read('acme 9-10 2h').problems).toEqual([
      { code: 'range-and-duration', rangeSeconds: 3600, durationSeconds: 7200 },
    ]);
    expect(read('acme 9-10 1h')).toMatchObject({ action: 'log', seconds: 3600, problems: [] });
  });
});

describe('which day', () => {
  it.each([
    ['today', '2026-05-22'],
    ['Yesterday', '2026-05-21'],
    ['fri', '2026-05-22'],
    ['mon', '2026-05-18'],
    ['Monday', '2026-05-18'],
    ['sat', '2026-05-16'],
    ['thurs', '2026-05-21'],
    ['5/21', '2026-05-21'],
    ['05/22', '2026-05-22'],
    ['tomorrow', '2026-05-23'],
    ['5/23', '2026-05-23'],
    ['11/21', '2025-11-21'],
    ['11/22', '2025-11-22'],
    ['12/31', '2025-12-31'],
    ['5/1/2024', '2024-05-01'],
    ['21/5', '2026-05-21'],
    ['21/5/2024', '2024-05-21'],
    ['21.5.', '2026-05-21'],
    ['6.5.', '2026-05-06'],
    ['21.05.2025', '2025-05-21'],
    ['SUNDAY', '2026-05-17'],
    ['2026-05-21', '2026-05-21'],
    ['2026-6-1', '2026-06-01'],
  ])('%s', (text, spentDate) => {
    expect(read(`acme 1h ${text} x`)).toMatchObject({
      spentDate,
      isDayNamed: true,
      notes: 'x',
      action: 'log',
    });
  });

  it.each(['2/30', '31/4', '0/1', '32/1', '13/13', '2/29', '30.2.', '2026-02-30', '2026-13-01'])(
    '%s is impossible',
    (text) => {
      expect(read(`acme 1h ${text}`)).toMatchObject({
        action: 'none',
        spentDate: TODAY,
        problems: [{ code: 'day-impossible', text }],
      });
    },
  );

  it.each([
    ['5/6', '2026-05-06', '2026-06-05'],
    ['12/1', '2025-12-01', '2026-01-12'],
    ['7/1', '2025-07-01', '2026-07-01'],
    ['8/5', '2025-08-05', '2026-05-08'],
    ['6/5/2025', '2025-06-05', '2025-05-06'],
  ])('%s could be two days: it says which one it takes', (text, date, other) => {
    expect(read(`acme 1h ${text}`)).toMatchObject({
      ...{ action: 'log', spentDate: date, problems: [] },
      remarks: [{ code: 'day-either-way', text, date, other }],
    });
  });

  it.each(['5/21', '21/5', '5/5', '6.5.', '2026-05-06', 'mon'])('%s can only be one', (text) => {
    expect(read(`acme 1h ${text}`)).toMatchObject({ action: 'log', remarks: [] });
  });

  it('takes a year far away for a slip', () => {
    expect(read('acme 1h 2062-05-21').problems).toEqual([{ code: 'day-too-far', date: '2062-05-21' }]);
    expect(codes(read('acme 9-10 0001-01-01'))).toEqual(['day-too-far']);
    expect(read('acme 1h 2017-05-21')).toMatchObject({ action: 'log', spentDate: '2017-05-21' });
  });

  it('finds month and day across the turn of the year', () => {
    expect(read('acme 1h 1/2', { today: '2025-12-30' }).spentDate).toBe('2026-01-02');
    expect(read('acme 1h 12/30', { today: '2026-01-02' }).spentDate).toBe('2025-12-30');
  });

  it('knows leap days', () => {
    expect(read('acme 1h 2/29', { today: '2024-03-01' }).spentDate).toBe('2024-02-29');
    expect(codes(read('acme 1h 2/29', { today: '2027-03-10' }))).toEqual(['day-impossible']);
  });

  it('asks how long for another day, not for today', () => {
    expect(read('acme yesterday').problems).toEqual([{ code: 'day-without-time', date: '2026-05-21' }]);
    expect(read('acme tomorrow').problems).toEqual([{ code: 'day-without-time', date: '2026-05-23' }]);
    expect(read('acme today')).toMatchObject({ action: 'start', problems: [] });
  });

  it('will not choose between two', () => {
    expect(read('acme 1h mon tue').problems).toEqual([{ code: 'day-twice', texts: ['mon', 'tue'] }]);
  });
});

describe('a time of day that stands alone', () => {
  it.each([
    ['9:40 pm', 'since 9:40 pm', '9h40', '\\9:40 pm'],
    ['9:40pm', 'since 9:40 pm', '9h40', '\\9:40pm'],
    ['9:40 P.M.', 'since 9:40 pm', '9h40', '\\9:40 P.M.'],
    ['9:40p', 'since 9:40 pm', '9h40', '\\9:40p'],
    ['9 am', 'since 9 am', '9h', '9 \\am'],
    ['12pm', 'since 12 pm', '12h', '\\12pm'],
    ['9.40 pm', 'since 9:40 pm', '9h40', '\\9.40 pm'],
    ['13:40 pm', 'since 13:40', '13h40', '\\13:40 pm'],
    ['24:00 am', 'since 0:00', '24h00', '\\24:00 am'],
    ['-1:30 pm', 'since 1:30 pm', '-1h30', '\\-1:30 pm'],
    ['+1:30 am', 'since 1:30 am', '+1h30', '\\+1:30 am'],
  ])('%s is asked about, and says what to write instead', (text, start, duration, note) => {
    expect(read(`acme dev fix ${text} it`)).toMatchObject({
      ...{ action: 'none', seconds: null, start: null, notes: 'fix it' },
      problems: [{ code: 'clock-alone', text, start, duration, note }],
    });
    expect(read(`acme dev fix ${note} it`)).toMatchObject({
      ...{ action: 'start', notes: `fix ${text} it`, problems: [] },
    });
    expect(codes(read(`acme dev ${duration}`))).toEqual([]);
    expect(read(`acme dev ${start} yesterday`, { now: NOW - 15 * 3_600_000 }).parts.at(-2)?.kind).toBe(
      'start',
    );
  });

  it.each([
    ...['call at 9 pm', 'from 9 am', '9p', '9 p', '2026 pm', '20 pm', '13pm', '9:4 pm', 'pm 9'],
    ...['9 \\pm', '\\to 9:40pm', '-9 pm'],
  ])('%s is a note', (text) => {
    expect(read(`acme dev x ${text}`)).toMatchObject({ action: 'start', problems: [] });
  });

  it.each([
    ['1h30 pm', 5400],
    ['45m am Montag', 2700],
    ['.5h pm', 1800],
    ['9-10:30 am', 5400],
    ['13-14 am Server', 3600],
  ])('%s says by its unit or its end what it is', (text, seconds) => {
    expect(read(`acme dev ${text}`)).toMatchObject({ action: 'log', seconds, problems: [] });
  });

  it('is no such thing after since or in a range', () => {
    expect(read('acme since 1:40 pm')).toMatchObject({ action: 'start', problems: [] });
    expect(read('acme since 1:40 p.m.')).toMatchObject({ action: 'start', problems: [] });
    for (const text of ['9-10:30 pm', '9 - 10:30 p.m.', '9 pm to 10:30 pm', '9pm-10:30 pm']) {
      expect(read(`acme dev ${text} x`)).toMatchObject({
        ...{ action: 'log', startTime: '21:00', endTime: '22:30', notes: 'x', problems: [] },
      });
    }
    expect(read('acme until 9:40 pm').problems).toEqual([
      { code: 'end-without-start', text: 'until 9:40 pm', note: 'until \\9:40 pm' },
    ]);
  });
});
