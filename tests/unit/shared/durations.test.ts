import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockParts,
  durationText,
  formatClock,
  formatDuration,
  hoursFromSeconds,
  MAX_ENTRY_SECONDS,
  parseDuration,
  parseRounding,
  roundSeconds,
  secondsAt,
  secondsBetween,
  secondsFromHours,
} from '../../../src/shared/durations';

describe('decimal hours', () => {
  it('carry every second of a day there and back', () => {
    const lost: number[] = [];
    for (let seconds = 0; seconds <= MAX_ENTRY_SECONDS; seconds += 1) {
      const hours = hoursFromSeconds(seconds);
      const wire: unknown = JSON.parse(JSON.stringify(hours));
      if (secondsFromHours(Number(wire)) !== seconds || !/^\d+(\.\d{1,4})?$/.test(String(wire)))
        lost.push(seconds);
    }
    expect(lost).toEqual([]);
  });

  it.each([
    [0.25, 900],
    [1.5, 5400],
    [0.3333, 1200],
    [0.0001, 0],
    [24, 86400],
  ])('%d h are %d s', (hours, seconds) => expect(secondsFromHours(hours)).toBe(seconds));
});

describe('a span of time', () => {
  it('is cut to the second and never negative', () => {
    expect(secondsBetween(1_000, 2_999)).toBe(1);
    expect(secondsBetween(5_000, 1_000)).toBe(0);
    expect(secondsBetween(7, 7)).toBe(0);
  });

  it('is added to what an entry has counted, while it runs', () => {
    expect(secondsAt({ seconds: 600, startedAt: null }, 90_000)).toBe(600);
    expect(secondsAt({ seconds: 600, startedAt: 30_000 }, 90_999)).toBe(660);
    expect(secondsAt({ seconds: 0, startedAt: 0 }, 5_000)).toBe(5);
    expect(secondsAt({ seconds: 600, startedAt: 90_000 }, 30_000)).toBe(600);
  });
});

describe('shown', () => {
  it.each([
    [0, '0:00', '0.00', '0:00:00'],
    [59, '0:00', '0.02', '0:00:59'],
    [60, '0:01', '0.02', '0:01:00'],
    [2_700, '0:45', '0.75', '0:45:00'],
    [4_987, '1:23', '1.39', '1:23:07'],
    [5_400, '1:30', '1.50', '1:30:00'],
    [86_400, '24:00', '24.00', '24:00:00'],
    [97_690, '27:08', '27.14', '27:08:10'],
    [-5, '0:00', '0.00', '0:00:00'],
  ])('%d s', (seconds, clock, decimal, withSeconds) => {
    expect(formatDuration(seconds, 'clock')).toBe(clock);
    expect(formatDuration(seconds, 'decimal', 'en')).toBe(decimal);
    expect(formatClock(seconds)).toBe(withSeconds);
  });

  it('shows every hundredth of an hour as itself: floating point takes none away', () => {
    for (let hundredths = 0; hundredths <= 2_400; hundredths += 1) {
      expect(formatDuration(hundredths * 36, 'decimal', 'en')).toBe((hundredths / 100).toFixed(2));
    }
  });

  it('has parts that add up', () => {
    fc.assert(
      fc.property(fc.nat({ max: 400_000 }), (whole) => {
        const { hours, minutes, seconds } = clockParts(whole);
        expect(hours * 3600 + minutes * 60 + seconds).toBe(whole);
        expect(minutes).toBeLessThan(60);
        expect(seconds).toBeLessThan(60);
      }),
    );
  });
});

describe('typed', () => {
  it.each([
    ['45m', 2700],
    ['45min', 2700],
    ['45M', 2700],
    ['1.5m', 90],
    ['1:30', 5400],
    ['0:05', 300],
    ['01:05', 3900],
    ['99:59', 359_940],
    ['1.5h', 5400],
    ['1,5h', 5400],
    ['.5h', 1800],
    ['2h', 7200],
    ['2H', 7200],
    ['1h30', 5400],
    ['1h30m', 5400],
    ['1h5', 3900],
    ['10h30', 37_800],
    ['1h30min', 5400],
    ['1h30mn', 5400],
    ['1h30m15s', 5415],
    ['2m05s', 125],
    ['1:30:00', 5400],
    ['0:00:20', 20],
    ['.5', 1800],
    ['0.25', 900],
    ['1,75', 6300],
    ['.5+15m', 2700],
    ['1h+1:00+60m', 10_800],
    [' 45m ', 2700],
    ['0m', 0],
    ['25h', 90_000],
  ])('%j', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it.each([
    '',
    ' ',
    '2',
    '2026',
    '+',
    '1h+',
    '+1h',
    '1h++1h',
    '1h+2',
    '-1h',
    '-20m',
    '1:5',
    '1:60',
    '100:00',
    '1:30:60',
    '5m3',
    'h',
    'm',
    ':',
    '.',
    ',',
    '.h',
    '1.',
    '1.2.3',
    '1h60',
    '1h30m5',
    '1.5h30',
    '-1h30',
    '1h 30m',
    '1d',
    '1e3h',
    '0x1h',
    'Infinityh',
    'NaN',
    '１h',
    '٤٥m',
    '1h\u0000',
    'null',
  ])('%j is none', (text) => expect(parseDuration(text)).toBeNull());

  it('reads what was shown back to the minute or the hundredth', () => {
    fc.assert(
      fc.property(fc.nat({ max: MAX_ENTRY_SECONDS }), (seconds) => {
        expect(parseDuration(durationText(seconds))).toBe(seconds);
        expect(parseDuration(formatDuration(seconds, 'clock'))).toBe(seconds - (seconds % 60));
        expect(parseDuration(formatDuration(seconds, 'decimal', 'en'))).toBe(Math.round(seconds / 36) * 36);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up sums', () => {
    const term = fc.constantFrom('45m', '1:30', '1.5h', '1h30', '.5');
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 8 }), (terms) => {
        const total = terms.reduce((sum, text) => sum + (parseDuration(text) ?? NaN), 0);
        expect(parseDuration(terms.join('+'))).toBe(total);
      }),
    );
  });

  it('answers anything with null or whole seconds from 0 up', () => {
    const noise = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9:.,hm+-]{0,12}$/));
    fc.assert(
      fc.property(noise, (text) => {
        const seconds = parseDuration(text);
        if (seconds !== null) {
          expect(seconds).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(seconds)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('rounding by the company', () => {
  it.each([
    ['up_15', 1, 900],
    ['up_15', 900, 900],
    ['up_15', 901, 1800],
    ['down_15', 899, 0],
    ['down_15', 1799, 900],
    ['nearest_30', 899, 0],
    ['nearest_30', 900, 1800],
    ['nearest_6', 539, 360],
    ['up_15', 0, 0],
  ])('%s of %d s is %d s', (rule, seconds, rounded) => {
    expect(roundSeconds(seconds, parseRounding(rule))).toBe(rounded);
  });

  it.each([
    null,
    undefined,
    '',
    'none',
    'up',
    'up_',
    'up_0',
    'up_-5',
    'up_x',
    'sideways_15',
    'not_up_15',
    'up_15 ',
    'UP_15',
  ])('%j is no rule, and changes nothing', (rule) => {
    expect(parseRounding(rule)).toBeNull();
    expect(roundSeconds(1_234, parseRounding(rule))).toBe(1_234);
  });

  it('lands on a step, less than one step away', () => {
    const rules = fc.tuple(
      fc.constantFrom('up', 'down', 'nearest'),
      fc.constantFrom(1, 5, 6, 10, 15, 30, 60),
    );
    fc.assert(
      fc.property(rules, fc.nat({ max: MAX_ENTRY_SECONDS }), ([direction, minutes], seconds) => {
        const rounded = roundSeconds(seconds, parseRounding(`${direction}_${minutes}`));
        expect(rounded % (minutes * 60)).toBe(0);
        expect(Math.abs(rounded - seconds)).toBeLessThan(minutes * 60);
        if (direction === 'up') expect(rounded).toBeGreaterThanOrEqual(seconds);
        if (direction === 'down') expect(rounded).toBeLessThanOrEqual(seconds);
      }),
    );
  });
});
