import { describe, expect, it } from 'vitest';
import { restMs, wasSetBack } from '../../../src/main/core/waits';
import { NINE } from './support';

describe('what is left of a wait', () => {
  it('is what has not passed of it', () => {
    expect(restMs(NINE, 5_000, NINE)).toBe(5_000);
    expect(restMs(NINE, 5_000, NINE + 3_000)).toBe(2_000);
    expect(restMs(NINE, 5_000, NINE + 6_000)).toBe(0);
  });

  it('is never longer than the wait, and nothing once the clock was set back by more than a minute', () => {
    expect(restMs(NINE, 5_000, NINE - 60_000)).toBe(5_000);
    expect(restMs(NINE, 5_000, NINE - 60_001)).toBe(0);
    expect(wasSetBack(NINE, NINE - 60_000)).toBe(false);
    expect(wasSetBack(NINE, NINE - 60_001)).toBe(true);
  });
});
