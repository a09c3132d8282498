import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapAt, hoursAt, nextHours, type ReminderChoices } from '../../../src/main/core/reminders';
import { addDays, dateIn, instantOf, minutesOf, timeIn, weekdayOf } from '../../../src/shared/calendar';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const office: ReminderChoices = { ...DEFAULT_PREFERENCES.reminders, level: 'notification' };
const ZONES = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland'];
const at = (date: string, time: string, zone = 'UTC'): number => instantOf(zone, date, time);
const [THURSDAY, FRIDAY, SATURDAY, MONDAY] = ['2026-05-21', '2026-05-22', '2026-05-23', '2026-05-25'];

describe('working hours', () => {
  it('begin and end by the clock of the zone, the end excluded', () => {
    const hours = { from: at(THURSDAY, '09:00'), to: at(THURSDAY, '17:00') };
    expect(hoursAt('UTC', hours.from, office)).toEqual(hours);
    expect(hoursAt('UTC', hours.to - 1, office)).toEqual(hours);
    expect(hoursAt('UTC', hours.to, office)).toBeNull();
    expect(hoursAt('UTC', hours.from - 1, office)).toBeNull();
    expect(hoursAt('UTC', at(SATURDAY, '10:00'), office)).toBeNull();
  });

  it('may last into the next day: they belong to the day on which they begin', () => {
    const night = { ...office, from: '22:00', to: '06:00', days: [5] };
    const hours = { from: at(FRIDAY, '22:00'), to: at(SATURDAY, '06:00') };
    expect(hoursAt('UTC', at(FRIDAY, '23:00'), night)).toEqual(hours);
    expect(hoursAt('UTC', at(SATURDAY, '05:59'), night)).toEqual(hours);
    expect(hoursAt('UTC', at(FRIDAY, '05:00'), night)).toBeNull();
    expect(hoursAt('UTC', at(SATURDAY, '22:30'), night)).toBeNull();
  });

  it('of a whole day end where they begin', () => {
    const always = { ...office, from: '00:00', to: '00:00', days: [0, 1, 2, 3, 4, 5, 6] };
    expect(hoursAt('UTC', at(SATURDAY, '00:00'), always)).toEqual({
      from: at(SATURDAY, '00:00'),
      to: at('2026-05-24', '00:00'),
    });
  });

  it('hold an instant just when the clock and the day say so, whatever the zone does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) }),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
        (zone, instant, days) => {
          // Hours that no zone changes its clocks in.
          const choices = { ...office, days, from: '08:30', to: '18:00' };
          const minutes = minutesOf(timeIn(zone, instant));
          const isIn = days.includes(weekdayOf(dateIn(zone, instant))) && minutes >= 510 && minutes < 1080;
          expect(hoursAt(zone, instant, choices) !== null).toBe(isIn);
        },
      ),
    );
  });

  it('that come next begin later, with none before them', () => {
    expect(nextHours('UTC', at(THURSDAY, '12:00'), office)).toBe(at(FRIDAY, '09:00'));
    expect(nextHours('UTC', at(FRIDAY, '17:00'), office)).toBe(at(MONDAY, '09:00'));
    expect(nextHours('UTC', at(MONDAY, '08:59'), office)).toBe(at(MONDAY, '09:00'));
    expect(nextHours('UTC', at(MONDAY, '09:00'), { ...office, days: [1] })).toBe(
      at(addDays(MONDAY, 7), '09:00'),
    );
    expect(nextHours('UTC', at(MONDAY, '09:00'), { ...office, days: [] })).toBeNull();
  });
});

describe('a gap', () => {
  const noon = at(THURSDAY, '12:00');
  const until = at(THURSDAY, '17:00');

  it('begins with the hours, or where time was tracked last', () => {
    expect(gapAt('UTC', noon, office, null)).toEqual({ since: at(THURSDAY, '09:00'), until });
    expect(gapAt('UTC', noon, office, noon - 20 * HOUR)).toEqual({ since: at(THURSDAY, '09:00'), until });
    expect(gapAt('UTC', noon, office, noon - HOUR)).toEqual({ since: noon - HOUR, until });
  });

  it('begins not later than now, whatever the clocks of other computers say', () => {
    expect(gapAt('UTC', noon, office, noon + HOUR)).toEqual({ since: noon, until });
  });

  it('is none outside of working hours', () => {
    expect(gapAt('UTC', until, office, null)).toBeNull();
  });
});
