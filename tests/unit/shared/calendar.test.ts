import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateIn,
  daysBetween,
  instantOf,
  instantText,
  lastInstantOf,
  minutesOf,
  offsetMinutes,
  startOfDay,
  startOfWeek,
  timeIn,
  weekdayOf,
} from '../../../src/shared/calendar';
import type { Weekday } from '../../../src/shared/calendar';

const ZONES = [
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Europe/Berlin',
  'Europe/London',
  'UTC',
] as const;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const utc = (text: string): number => Date.parse(text);

/** The oracle: what Swedish (ISO-shaped) formatting by Intl says the clock reads. */
const oracles = new Map<string, Intl.DateTimeFormat>();
function shown(zone: string, instant: number): { date: string; time: string } {
  const oracle =
    oracles.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
  oracles.set(zone, oracle);
  const [date = '', time = ''] = oracle.format(instant).split(' ');
  return { date, time };
}

/** Every instant near `around` at which the zone's clock shows the date and the time, by trying each quarter of an hour. */
function instantsShowing(zone: string, date: string, time: string): readonly number[] {
  const wall = utc(`${date}T${time}:00Z`);
  return Array.from({ length: 113 }, (_, step) => wall - 14 * HOUR + step * 15 * MINUTE).filter((instant) => {
    const face = shown(zone, instant);
    return face.date === date && face.time === time;
  });
}

const zone = fc.constantFrom(...ZONES);
/** 2005 to 2037: offsets are whole quarters of an hour in all these zones. */
const instant = fc.integer({ min: utc('2005-01-01T00:00:00Z'), max: utc('2037-12-31T00:00:00Z') });
const date = instant.map((moment) => shown('UTC', moment).date);
const weekStart = fc.constantFrom<Weekday>(0, 1, 6);

/** Days on which some zone's clock changes, so that chance does not have to find them. */
const CHANGES = fc.constantFrom(
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['America/St_Johns', '2007-11-04'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Apia', '2011-12-29'],
  ['Pacific/Apia', '2011-12-31'],
  ['Pacific/Chatham', '2026-04-05'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Beirut', '2026-03-29'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Europe/London', '2026-10-25'],
);
const zoneAndDate = fc.oneof(
  fc.tuple(zone, date),
  CHANGES.map(([name, day]) => [name ?? '', day ?? ''] as const),
);
const quarter = fc.integer({ min: 0, max: 95 }).map((quarters) => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(quarters / 4))}:${two((quarters % 4) * 15)}`;
});

describe('the clock of a zone', () => {
  it('shows what Intl shows', () => {
    fc.assert(
      fc.property(zone, instant, (name, moment) => {
        expect({ date: dateIn(name, moment), time: timeIn(name, moment) }).toEqual(shown(name, moment));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is cut to the minute, before 1970 too', () => {
    expect(timeIn('UTC', utc('2026-05-22T09:59:59.999Z'))).toBe('09:59');
    expect(dateIn('UTC', utc('2026-05-22T23:59:59.999Z'))).toBe('2026-05-22');
    expect(timeIn('UTC', -1)).toBe('23:59');
    expect(dateIn('UTC', -1)).toBe('1969-12-31');
  });

  it.each([
    ['Asia/Kathmandu', '2026-05-21T18:15:00Z', '2026-05-22', '00:00'],
    ['America/New_York', '2026-05-22T03:59:00Z', '2026-05-21', '23:59'],
    ['Pacific/Apia', '2011-12-30T09:59:00Z', '2011-12-29', '23:59'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31', '00:00'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '2026-10-04', '02:30'],
  ])('%s at %s', (name, at, day, time) => {
    expect([dateIn(name, utc(at)), timeIn(name, utc(at))]).toEqual([day, time]);
  });
});

describe('the distance from UTC', () => {
  it.each([
    ['UTC', '2026-05-22T09:00:00Z', 0],
    ['Asia/Kathmandu', '2026-05-22T09:00:00Z', 345],
    ['America/St_Johns', '2026-01-22T09:00:00Z', -210],
    ['America/New_York', '2026-03-08T06:59:59.999Z', -300],
    ['America/New_York', '2026-03-08T07:00:00Z', -240],
    ['Australia/Lord_Howe', '2026-01-22T09:00:59.500Z', 660],
    ['Europe/Berlin', '1969-12-31T23:59:31.001Z', 60],
  ])('%s at %s: %d minutes', (name, at, minutes) => {
    expect(offsetMinutes(name, utc(at))).toBe(minutes);
  });
});

describe('an instant by the clock', () => {
  it('is the first that shows the date and time, wherever one does', () => {
    fc.assert(
      fc.property(zoneAndDate, quarter, ([name, day], time) => {
        const [first] = instantsShowing(name, day, time);
        fc.pre(first !== undefined);
        expect(instantOf(name, day, time)).toBe(first);
      }),
      { numRuns: 500 },
    );
  });

  it('or the last that does, where that is asked for', () => {
    fc.assert(
      fc.property(zoneAndDate, quarter, ([name, day], time) => {
        const last = instantsShowing(name, day, time).at(-1);
        fc.pre(last !== undefined);
        expect(lastInstantOf(name, day, time)).toBe(last);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T06:30:00Z'],
    ['America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00:00Z'],
    ['America/New_York', '2026-10-31', '12:00', '2026-10-31T16:00:00Z'],
    ['America/New_York', '2026-03-07', '12:00', '2026-03-07T17:00:00Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T15:15:00Z'],
  ])('the last of %s %s %s', (name, day, time, at) => {
    expect(instantText(lastInstantOf(name, day, time))).toBe(at);
  });

  it('is written to the second, whatever its milliseconds', () => {
    expect(instantText(utc('2026-05-22T09:59:59.999Z'))).toBe('2026-05-22T09:59:59Z');
    expect(instantText(utc('2026-01-02T13:04:05Z'))).toBe('2026-01-02T13:04:05Z');
  });

  it('comes back from any instant, unless the clock showed that time before', () => {
    fc.assert(
      fc.property(zone, instant, (name, moment) => {
        const minute = Math.floor(moment / MINUTE) * MINUTE;
        const back = instantOf(name, dateIn(name, minute), timeIn(name, minute));
        expect(shown(name, back)).toEqual(shown(name, minute));
        expect(back).toBeLessThanOrEqual(minute);
        expect(minute - back).toBeLessThanOrEqual(HOUR);
      }),
      { numRuns: 500 },
    );
  });

  it('in a gap is read as if the clock had not been put forward yet', () => {
    fc.assert(
      fc.property(CHANGES, quarter, ([name = '', day = ''], time) => {
        fc.pre(instantsShowing(name, day, time).length === 0);
        const moment = instantOf(name, day, time);
        const shift = minutesOf(timeIn(name, moment)) - minutesOf(time);
        expect([30, 60]).toContain(shift);
        expect(dateIn(name, moment)).toBe(day);
      }),
    );
  });

  it.each([
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
    ['Africa/Casablanca', '2026-02-15', '02:30', '2026-02-15T01:30:00Z'],
    ['Asia/Kathmandu', '2026-05-22', '00:00', '2026-05-21T18:15:00Z'],
    ['Europe/Berlin', '2026-10-25', '02:00', '2026-10-25T00:00:00Z'],
  ])('%s %s %s', (name, day, time, at) => {
    expect(new Date(instantOf(name, day, time)).toISOString()).toBe(new Date(utc(at)).toISOString());
  });
});

describe('the start of a day', () => {
  it('is the first instant of its date', () => {
    fc.assert(
      fc.property(zoneAndDate, ([name, day]) => {
        fc.pre(day !== '2011-12-30' || name !== 'Pacific/Apia');
        const start = startOfDay(name, day);
        expect(shown(name, start).date).toBe(day);
        expect(shown(name, start - 1).date < day).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is one o’clock where midnight is left out', () => {
    expect(timeIn('America/Sao_Paulo', startOfDay('America/Sao_Paulo', '2018-11-04'))).toBe('01:00');
    expect(timeIn('Asia/Beirut', startOfDay('Asia/Beirut', '2026-03-29'))).toBe('01:00');
  });

  it('on Apia’s missing day is that of the next', () => {
    expect(startOfDay('Pacific/Apia', '2011-12-30')).toBe(startOfDay('Pacific/Apia', '2011-12-31'));
  });

  it('makes days that follow each other without a hole', () => {
    fc.assert(
      fc.property(zoneAndDate, ([name, day]) => {
        const hours = (startOfDay(name, addDays(day, 1)) - startOfDay(name, day)) / HOUR;
        const isMissing = name === 'Pacific/Apia' && day === '2011-12-30';
        if (isMissing) expect(hours).toBe(0);
        else expect([23, 23.5, 24, 24.5, 25]).toContain(hours);
      }),
      { numRuns: 500 },
    );
  });
});

describe('steps in the calendar', () => {
  const days = fc.integer({ min: -3_000, max: 3_000 });

  it('agree with the count of UTC days', () => {
    fc.assert(
      fc.property(date, days, (day, count) => {
        const expected = shown('UTC', utc(`${day}T12:00:00Z`) + count * 24 * HOUR).date;
        expect(addDays(day, count)).toBe(expected);
        expect(daysBetween(day, expected)).toBe(count);
      }),
    );
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2011-12-29', 1, '2011-12-30'],
  ])('%s and %d', (day, count, expected) => expect(addDays(day, count)).toBe(expected));

  it('know the day of the week', () => {
    const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    const oracle = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });
    fc.assert(
      fc.property(date, (day) => {
        expect(names[weekdayOf(day)]).toBe(oracle.format(utc(`${day}T12:00:00Z`)));
      }),
    );
  });

  it('begin the week on the chosen day, at most six days back', () => {
    fc.assert(
      fc.property(date, weekStart, (day, start) => {
        const first = startOfWeek(day, start);
        expect(weekdayOf(first)).toBe(start);
        expect(daysBetween(first, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(first, day)).toBeLessThan(7);
        expect(startOfWeek(first, start)).toBe(first);
      }),
    );
  });
});
