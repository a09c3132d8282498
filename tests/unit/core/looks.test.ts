import { describe, expect, it } from 'vitest';
import { PRESENT, type AbsenceState } from '../../../src/main/core/absence';
import { knownAt, restMs } from '../../../src/main/core/looks';
import { NINE, SECOND } from './support';

const AWAY: AbsenceState = { ...PRESENT, gone: { since: NINE, kinds: ['idle'], earliest: NINE } };

describe('how long until the next look at who is there', () => {
  it.each<[string, AbsenceState, number, number | null, number]>([
    ['long before the threshold: often enough', PRESENT, 300, 0, 15],
    ['just before the threshold: until then', PRESENT, 300, 290, 10],
    ['at the threshold, and after it: the shortest', PRESENT, 300, 300, 1],
    ['where nobody can tell: often enough', PRESENT, 300, null, 15],
    [
      'behind a lock, where they can come back only by words: often enough',
      { ...AWAY, barriers: ['locked'] },
      300,
      299,
      15,
    ],
    ['while they are away: often enough to see the return', AWAY, 300, 0, 1],
    ['where absences are not asked about: to know when they were last seen', PRESENT, 0, 0, 60],
    ['the same, away', AWAY, 0, null, 60],
  ])('%s', (_, state, thresholdSeconds, idleSeconds, seconds) => {
    expect(restMs(state, thresholdSeconds, idleSeconds)).toBe(seconds * SECOND);
  });
});

it('what was known of the last input counts up to what happened, or is nothing', () => {
  expect(knownAt(NINE + 90 * SECOND, NINE)).toEqual({ at: NINE + 90 * SECOND, idleSeconds: 90 });
  expect(knownAt(NINE, undefined)).toEqual({ at: NINE, idleSeconds: null });
});
