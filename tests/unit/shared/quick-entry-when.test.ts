import { describe, expect, it } from 'vitest';
import { codes, read, TODAY } from './quick-entry-fixture';

describe('how long', () => {
  it.each([
    ['45m', 2700],
    ['1:30', 5400],
    ['1.5h', 5400],
    ['1h30', 5400],
    ['1h30m', 5400],
    ['.5+15m', 2700],
    ['0,25', 900],
    ['1h 30m', 5400],
    ['24h', 86400],
    ['24:00', 86400],
  ])('%s', (text, seconds) => {
    expect(read(`acme dev ${text} note`)).toMatchObject({
      seconds,
      notes: 'note',
      action: 'log',
      problems: [],
    });
    expect(read(`${text} acme dev note`)).toMatchObject({
      seconds,
      notes: 'note',
      action: 'log',
      problems: [],
    });
  });

  it.each(['2', '2026', 'h', '1h30x', '-20', '-x20m', '16:9', 'v1.5', '1:30:00', '"45m"', '٤٥m'])(
    '%s is a word',
    (text) => {
      expect(read(`acme dev ${text}`)).toMatchObject({ seconds: null, notes: text, action: 'start' });
    },
  );

  it.each([
    ['25h', 'duration-too-long'],
    ['24:01', 'duration-too-long'],
    ['23h+61m', 'duration-too-long'],
    [`${'9'.repeat(400)}h`, 'duration-too-long'],
    ['0m', 'duration-zero'],
    ['0:00', 'duration-zero'],
    ['1:75', 'duration-impossible'],
    ['1h75', 'duration-impossible'],
  ])('%s is impossible', (text, code) => {
    const reading = read(`acme dev ${text}`);
    expect(reading).toMatchObject({ seconds: null, action: 'none', problems: [{ code, text }] });
  });

  it('will not choose between two', () => {
    expect(read('acme 1h fix 30m').problems).toEqual([{ code: 'duration-twice', texts: ['1h', '30m'] }]);
    expect(codes(read('acme 1h 2h'))).toEqual(['duration-twice']);
    expect(read('acme 24h 30m').problems).toEqual([{ code: 'duration-too-long', text: '24h 30m' }]);
  });
});

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
  ])('%s', (text, startTime, endTime, seconds) => {
    expect(read(`acme dev ${text} x`)).toMatchObject({
      startTime,
      endTime,
      seconds,
      notes: 'x',
      action: 'log',
    });
  });

  it('says that an end lies before its start', () => {
    expect(read('acme 10-9')).toMatchObject({
      action: 'none',
      seconds: null,
      startTime: null,
      problems: [{ code: 'range-backwards', text: '10-9', startTime: '10:00', endTime: '09:00' }],
    });
    expect(codes(read('acme 9-9'))).toEqual(['range-backwards']);
  });

  it.each(['25-26', '9:75-10', '9:5-10', '22-24', '13pm-14pm', '0am-1am'])('%s is impossible', (text) => {
    expect(read(`acme ${text}`)).toMatchObject({
      action: 'none',
      problems: [{ code: 'range-impossible', text }],
    });
  });

  it('will not choose between two, nor against a duration', () => {
    expect(codes(read('acme 9-10 11-12'))).toEqual(['range-twice']);
    expect(read('acme 9-10 2h').problems).toEqual([
      { code: 'range-and-duration', rangeSeconds: 3600, durationSeconds: 7200 },
    ]);
    expect(read('acme 9-10 1h')).toMatchObject({ action: 'log', seconds: 3600, problems: [] });
  });
});

describe('an earlier start', () => {
  it.each([
    'since 9:40',
    'Since 9am',
    'since 9:40pm',
    'from 9:40',
    'at 14:05',
    '-20m',
    '-1h',
    '-1:30',
    '−.5h',
    '–1h30',
  ])('%s is no duration and no note, and is said to be impossible', (text) => {
    expect(read(`acme dev fix ${text} it`)).toMatchObject({
      action: 'none',
      seconds: null,
      notes: 'fix it',
      problems: [{ code: 'start-earlier', text }],
    });
  });

  it.each(['broken since', 'since 9', 'since monday-ish', 'call at 9am', 'from home'])(
    '%s is a note',
    (text) => {
      expect(read(`acme dev x ${text}`)).toMatchObject({ action: 'start', notes: `x ${text}`, problems: [] });
    },
  );

  it('takes the clock only with the word before it', () => {
    expect(read('acme dev 1:30 since')).toMatchObject({ action: 'log', seconds: 5400, notes: 'since' });
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
    ['11/21', '2026-11-21'],
    ['11/22', '2025-11-22'],
    ['12/31', '2025-12-31'],
    ['5/1/2024', '2024-05-01'],
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

  it.each(['2/30', '21/5', '0/1', '24/7', '2/29', '2026-02-30', '2026-13-01'])('%s is impossible', (text) => {
    expect(read(`acme 1h ${text}`)).toMatchObject({
      action: 'none',
      spentDate: TODAY,
      problems: [{ code: 'day-impossible', text }],
    });
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
