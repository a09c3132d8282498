import { describe, expect, it, test } from 'vitest';
import { dateIn, timeIn } from '../../../src/shared/calendar';
import { endOfRange, secondsOfRange, spanOfEntry } from '../../../src/shared/entry-span';

const ZONE = 'Europe/Berlin';
/** On this night the clock shows 02:00 to 02:59 twice: first from 00:00Z, then from 01:00Z. */
const TWICE = '2026-10-25';
const at = (time: string): number => Date.parse(`2026-10-25T${time}:00Z`);
const entry = (startTime: string | null, endTime: string | null, minutes: number, spentDate = TWICE) => ({
  spentDate,
  startTime,
  endTime,
  seconds: minutes * 60,
});

describe('from when to when an entry was', () => {
  test.each([
    ['before the hour that comes twice', entry('01:30', '02:15', 45), '23:30', '00:15'],
    ['into the second of it', entry('01:30', '02:15', 105), '23:30', '01:15'],
    ['from the first to the second', entry('02:50', '02:10', 20), '00:50', '01:10'],
    ['from the second on', entry('02:30', '03:10', 40), '01:30', '02:10'],
    ['from the first on', entry('02:30', '03:10', 100), '00:30', '02:10'],
    ['with a pause, nearest', entry('02:30', '03:10', 35), '01:30', '02:10'],
  ])('%s', (_what, given, from, to) => {
    const begin = from.startsWith('23') ? at(from) - 86_400_000 : at(from);
    expect(spanOfEntry(ZONE, given)).toEqual({ from: begin, to: at(to) });
  });

  it('goes over midnight where its end is before its start', () => {
    const { from, to } = spanOfEntry(ZONE, entry('23:00', '01:00', 120, '2026-05-21')) ?? { from: 0, to: 0 };
    expect([dateIn(ZONE, from), timeIn(ZONE, from)]).toEqual(['2026-05-21', '23:00']);
    expect([dateIn(ZONE, to), timeIn(ZONE, to)]).toEqual(['2026-05-22', '01:00']);
  });

  it('is of no length, or of a whole day, where both times are the same', () => {
    const lasts = (minutes: number): number => {
      const span = spanOfEntry(ZONE, entry('09:00', '09:00', minutes, '2026-05-21'));
      return span ? span.to - span.from : -1;
    };
    expect([lasts(0), lasts(24 * 60)]).toEqual([0, 86_400_000]);
  });

  it('is as long as it lasted without an end, and unknown without a start', () => {
    expect(spanOfEntry(ZONE, entry('01:30', null, 40))).toEqual({
      from: at('23:30') - 86_400_000,
      to: at('00:10'),
    });
    expect(spanOfEntry(ZONE, entry(null, null, 40))).toBeNull();
  });
});

describe('times that were edited', () => {
  const minutes = (was: ReturnType<typeof entry>, start: string, end: string): number =>
    secondsOfRange(ZONE, TWICE, start, end, spanOfEntry(ZONE, was)) / 60;

  it('stay in the hour in which they were, where it comes twice', () => {
    expect(minutes(entry('02:30', '03:10', 40), '02:30', '03:11')).toBe(41);
    expect(minutes(entry('02:30', '03:10', 40), '02:20', '03:10')).toBe(50);
    expect(minutes(entry('02:30', '03:10', 40), '02:30', '02:50')).toBe(20);
    expect(minutes(entry('02:30', '03:10', 100), '02:30', '03:11')).toBe(101);
    expect(minutes(entry('01:30', '02:15', 105), '01:30', '02:16')).toBe(106);
    expect(minutes(entry('01:30', '02:15', 45), '01:30', '02:16')).toBe(46);
  });

  it('are those that last as long as was said with them', () => {
    const minutes = (start: string, end: string, length: number): number =>
      secondsOfRange(ZONE, TWICE, start, end, null, length * 60) / 60;
    expect(minutes('02:45', '05:00', 195)).toBe(195);
    expect(minutes('02:45', '05:00', 135)).toBe(135);
    expect(minutes('01:00', '02:15', 75)).toBe(75);
    expect(minutes('01:00', '02:30', 150)).toBe(150);
    expect(secondsOfRange(ZONE, '2026-05-21', '09:00', '10:00', null, 60)).toBe(3_600);
  });

  it('are the first ones where nobody knows when it was', () => {
    expect(secondsOfRange(ZONE, TWICE, '01:30', '02:15') / 60).toBe(45);
    expect(secondsOfRange(ZONE, TWICE, '02:30', '03:10') / 60).toBe(100);
  });

  it('end as much later as was typed, from the start in the hour in which it was', () => {
    const end = (was: ReturnType<typeof entry>, seconds: number): string | null =>
      endOfRange(ZONE, TWICE, '02:30', seconds, spanOfEntry(ZONE, was));
    expect(end(entry('02:30', '03:10', 40), 3_000)).toBe('03:20');
    expect(end(entry('02:30', '03:10', 100), 3_000)).toBe('02:20');
    expect(endOfRange(ZONE, TWICE, '02:30', 3_000)).toBe('02:20');
    expect(endOfRange(ZONE, '2026-05-21', '23:00', 13 * 3_600)).toBeNull();
    expect(endOfRange(ZONE, '2026-05-21', '23:00', 2 * 3_600)).toBe('01:00');
  });
});
