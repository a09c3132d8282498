import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatClockTime,
  formatDate,
  instantOfStamp,
  isCalendarDate,
  isClockTime,
  isZone,
  minutesOf,
  systemZone,
  timeIn,
  utcStamp,
} from '../../../src/shared/calendar';

describe('what is a date, a time, a zone', () => {
  it.each(['2026-05-22', '2024-02-29', '2000-02-29', '1999-12-31'])('%s is a date', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260522',
    '2026-05-22 ',
    '2026-05-22\n',
    '2026-05-22T00:00:00Z',
    'today',
    '５026-05-22',
  ])('%j is no date', (text) => expect(isCalendarDate(text)).toBe(false));

  it.each(['', '24:00', '9:00', '09:60', '09:00:00', '0900', '09:00\n', ' 09:00', '-1:00'])(
    '%j is no time',
    (text) => {
      expect(isClockTime(text)).toBe(false);
    },
  );

  it('takes every minute of the day', () => {
    for (let minute = 0; minute < 1_440; minute += 1) {
      const text = timeIn('UTC', minute * 60_000);
      expect(isClockTime(text)).toBe(true);
      expect(minutesOf(text)).toBe(minute);
    }
  });

  it('tells zones from other words', () => {
    for (const name of ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia']) {
      expect(isZone(name)).toBe(true);
    }
    for (const name of ['', 'Mars/Olympus', 'New York', '../etc']) expect(isZone(name)).toBe(false);
    expect(isZone(systemZone())).toBe(true);
  });

  it('names the zone of the machine', () => {
    const now = new Date(2026, 4, 22, 14, 20);
    expect(systemZone()).toMatch(/^[A-Z]/);
    expect(timeIn(systemZone(), now.valueOf())).toBe('14:20');
  });
});

describe('shown to people', () => {
  const blanks = (text: string): string => text.replace(/\s/gu, ' ');

  it('writes dates in the words of the locale', () => {
    expect(formatDate('en-GB', '2026-05-21')).toBe('Thu 21 May');
    expect(formatDate('de', '2026-05-21')).toBe('Do., 21. Mai');
  });

  it('writes times in 12 or 24 hours', () => {
    expect(formatClockTime('en-US', '14:20', '24h')).toBe('14:20');
    expect(formatClockTime('en-US', '09:05', '24h')).toBe('9:05');
    expect(formatClockTime('en-US', '00:05', '24h')).toBe('0:05');
    expect(blanks(formatClockTime('en-US', '14:20', '12h'))).toBe('2:20 PM');
    expect(blanks(formatClockTime('en-US', '00:05', '12h'))).toBe('12:05 AM');
  });
});

describe('a stamp', () => {
  it('is read back as the instant to the second that it was made of', () => {
    expect(utcStamp(Date.UTC(2026, 4, 21, 9, 5, 7, 999))).toBe('20260521T090507Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
        expect(instantOfStamp(utcStamp(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });

  it.each(['', '20260521', '20261301T000000Z', '20260230T000000Z', '20260521T250000Z', 'x20260521T090507Z'])(
    'is not %o',
    (text) => expect(instantOfStamp(text)).toBeNull(),
  );
});
