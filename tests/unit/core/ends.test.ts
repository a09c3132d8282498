import { describe, expect, it } from 'vitest';
import { endOf, isOtherStamp } from '../../../src/main/core/ends';
import { isEarlier } from '../../../src/main/core/two-stops';
import { entry, NINE, operation, SECOND, serverEntry, START } from './support';

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const QUARTERS = { direction: 'up', stepSeconds: 900 } as const;

const running = (startedAt: number, stampedAt: number | null) => ({
  ...serverEntry({ seconds: 0, endTime: null, stampedAt }),
  startedAt,
});

describe('two begins', () => {
  it('are another one by more than ten seconds between the stamps of the server', () => {
    expect(isOtherStamp(running(NINE, NINE), running(NINE, NINE + 10 * SECOND))).toBe(false);
    expect(isOtherStamp(running(NINE, NINE), running(NINE, NINE + 10 * SECOND + 1))).toBe(true);
    expect(isOtherStamp(running(NINE, NINE + HOUR), running(NINE + HOUR, NINE + HOUR))).toBe(false);
  });

  it('are told by what is known of them here where the server gave no stamp', () => {
    expect(isOtherStamp(running(NINE, null), running(NINE + MINUTE, null))).toBe(true);
    expect(isOtherStamp(running(NINE, null), running(NINE, null))).toBe(false);
  });
});

it('a rounded end is not of the day before where the clock of the server is ahead', () => {
  const after = serverEntry({ seconds: 1_800, endTime: '09:44' });
  const how = { rounding: QUARTERS, now: NINE + 30 * MINUTE, skewMs: 15 * MINUTE };
  expect(endOf(running(NINE, NINE), after, operation(1, START), how)).toBe(NINE + 29 * MINUTE);
});

describe('which of two stops was the earlier one', () => {
  const facts = {
    ...{
      trueStart: null,
      rounding: null,
      zone: 'UTC',
      skewMs: null,
      now: NINE + 24 * HOUR,
      isTimeSet: false,
    },
  };

  it('is told by the nearest day, where seconds say no more than that midnight is near', () => {
    const server = serverEntry({ seconds: 1_800, startTime: '23:30', endTime: '23:58' });
    const atThreePastMidnight = NINE + 15 * HOUR + 3 * MINUTE;
    expect(isEarlier(server, entry({ seconds: 1_800 }), atThreePastMidnight, facts)).toBe(true);
  });

  it('is told by the clock of the server, however far that is from the one here', () => {
    const server = serverEntry({ seconds: 1_800, startTime: '23:00', endTime: '23:40' });
    const ahead = { ...facts, skewMs: 14 * HOUR, now: NINE + HOUR };
    const atHalfPastEleven = NINE + 30 * MINUTE;
    expect(isEarlier(server, entry({ seconds: 1_800 }), atHalfPastEleven, ahead)).toBe(false);
  });
});
