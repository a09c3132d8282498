import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/shared/calendar';
import type { QuickEntryReading } from '../../../src/shared/quick-entry';
import { read, TODAY, ZONE } from './quick-entry-fixture';

/** On a clock of 24 hours. */
const at = (time: string, text: string, locale = 'en'): QuickEntryReading =>
  read(text, { now: instantOf(ZONE, TODAY, time), locale });

describe('a begin in the night that may be of the afternoon', () => {
  it.each([
    ['en', 'since half past 2', '14:30', '02:30'],
    ['en', 'since half past two', '14:30', '02:30'],
    ['en', 'since a quarter to two', '13:45', '01:45'],
    ['de', 'seit halb 3', '14:30', '02:30'],
    ['de', 'seit halb drei', '14:30', '02:30'],
    ['de', 'seit viertel nach zwei', '14:15', '02:15'],
    ['de', 'seit fünf vor halb drei', '14:25', '02:25'],
    ['es', 'desde las 2', '14:00', '02:00'],
    ['es', 'desde las 2 y media', '14:30', '02:30'],
  ])('%s: in words %s is of that, and told', (locale, text, time, other) => {
    const remark = { code: 'half-of-day', text, written: `since ${time}`, other: `since ${other}` };
    const reading = at('14:50', text, locale);
    expect(reading).toMatchObject({
      action: 'start',
      start: { kind: 'clock', time },
      notes: '',
      problems: [],
    });
    expect(reading.remarks).toEqual([remark]);
    expect(at('14:50', remark.written).startedAt).toBe(reading.startedAt);
    expect(at('14:50', remark.other)).toMatchObject({ start: { time: other }, remarks: [] });
  });

  it.each([
    ['en', 'since 2', '02:00', 'since 14:00'],
    ['en', 'since 2:30', '02:30', 'since 14:30'],
    ['de', 'seit 2 Uhr', '02:00', 'since 14:00'],
    ['en', '2:00-', '02:00', 'since 14:00'],
  ])('%s: in figures %s stays, and is told', (locale, text, time, other) =>
    expect(at('14:50', text, locale)).toMatchObject({
      ...{ start: { kind: 'clock', time }, problems: [] },
      remarks: [{ code: 'half-of-day', text, other }],
    }),
  );

  it('is told of what lasted until now, or so long, too', () => {
    expect(at('14:50', 'from 2 until now')).toMatchObject({
      ...{ startTime: '02:00', endTime: '14:50' },
      remarks: [{ code: 'half-of-day', written: '02:00 until now', other: '14:00 until now' }],
    });
    expect(at('14:50', 'since half past 1 1h')).toMatchObject({
      ...{ startTime: '13:30', endTime: '14:30', remarks: [{ code: 'half-of-day', other: 'since 01:30' }] },
    });
    expect(at('14:50', '14:00 until now').startTime).toBe('14:00');
  });

  it.each([
    ['14:50', 'since 02:30', '02:30'],
    ['14:50', 'since half past 8', '08:30'],
    ['14:20', 'since half past 2', '02:30'],
    ['03:00', 'since half past 2', '02:30'],
    ['14:50', 'since 2 am', '02:00'],
    ['14:50', 'since 12', '12:00'],
  ])('nothing is said at %s of %s', (now, text, time) =>
    expect(at(now, text)).toMatchObject({ start: { kind: 'clock', time }, remarks: [] }),
  );

  it('is none of another day', () =>
    expect(at('01:00', 'since yesterday half past 2')).toMatchObject({ start: { time: '02:30' } }));

  it('leaves words that count hours alone', () =>
    expect(at('14:50', 'seit halb drei Stunden', 'de').start).toBeNull());
});
