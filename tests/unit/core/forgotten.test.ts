import { describe, expect, it } from 'vitest';
import { isForgotten } from '../../../src/main/core/forgotten';
import { entry, NINE, SECOND } from './support';

const HOUR = 3_600;
const RUNNING = entry({ startedAt: NINE });
/** Away from `from` to `to`, seconds after nine. */
const forgotten = (from: number, to: number, longHours = 10, running = RUNNING, zone = 'UTC') =>
  isForgotten(running, { from: NINE + from * SECOND, to: NINE + to * SECOND }, { zone, longHours });

describe('a timer over an absence is forgotten', () => {
  it('from so many hours on, to the second, with what it had counted before', () => {
    expect(forgotten(HOUR, 10 * HOUR - 1)).toBe(false);
    expect(forgotten(HOUR, 10 * HOUR)).toBe(true);
    const counted = { ...RUNNING, seconds: HOUR };
    expect(forgotten(HOUR, 9 * HOUR - 1, 10, counted)).toBe(false);
    expect(forgotten(HOUR, 9 * HOUR, 10, counted)).toBe(true);
  });

  it('never for its hours, where any number may be meant', () => {
    expect(forgotten(HOUR, 14 * HOUR, 0)).toBe(false);
  });

  it('where it is found on another day of the work zone', () => {
    expect(forgotten(14 * HOUR, 15 * HOUR - 1, 0)).toBe(false);
    expect(forgotten(14 * HOUR, 15 * HOUR, 0)).toBe(true);
    expect(forgotten(14 * HOUR, 15 * HOUR, 0, RUNNING, 'America/New_York')).toBe(false);
    expect(forgotten(14 * HOUR, 15 * HOUR, 24)).toBe(true);
  });

  it('by nobody who was away for less than half an hour', () => {
    expect(forgotten(12 * HOUR, 12 * HOUR + HOUR / 2 - 1)).toBe(false);
    expect(forgotten(12 * HOUR, 12 * HOUR + HOUR / 2)).toBe(true);
  });

  it('not at all where it runs no more', () => {
    expect(forgotten(0, 24 * HOUR, 10, entry({ seconds: 20 * HOUR }))).toBe(false);
  });
});
