import { describe, expect, it } from 'vitest';
import { KeitoError } from '../../../src/main/keito/errors';
import { budgetRestMs, freshForMs } from '../../../src/main/sync/pace';
import { Reading } from '../../../src/main/sync/reading';
import { NINE } from '../core/support';

const MINUTE_MS = 60_000;

describe('the entries are fresh', () => {
  it.each([
    ['a clock that was set back', -1, 2],
    ['nothing', 0, 2],
    ['a while', 10 * MINUTE_MS - 1, 2],
    ['ten minutes', 10 * MINUTE_MS, 5],
    ['nearly two hours', 120 * MINUTE_MS - 1, 5],
    ['two hours', 120 * MINUTE_MS, 15],
  ])('%s after something happened: for %i ms that is %i min', (_, sinceMs, minutes) => {
    expect(freshForMs(sinceMs)).toBe(minutes * MINUTE_MS);
  });
});

describe('the budget of a minute', () => {
  const requests = (count: number) => Array.from({ length: count }, (_, index) => NINE + index * 100);

  it('is spent by fifty requests, until the first of them is a minute old', () => {
    expect(budgetRestMs([], NINE)).toBe(0);
    expect(budgetRestMs(requests(49), NINE + 5_000)).toBe(0);
    expect(budgetRestMs(requests(50), NINE + 5_000)).toBe(MINUTE_MS - 5_000);
    expect(budgetRestMs(requests(52), NINE + 5_200)).toBe(MINUTE_MS - 5_000);
  });

  it('rests a moment where the minute has just passed', () => {
    expect(budgetRestMs(requests(50), NINE + MINUTE_MS)).toBe(1);
    expect(budgetRestMs(requests(50), NINE + 2 * MINUTE_MS)).toBe(1);
  });
});

describe('what is read again when it is too old', () => {
  const failure = (kind: 'server' | 'forbidden', retryAfterMs?: number): KeitoError =>
    new KeitoError({ kind, message: 'No.', maybeApplied: false, retryAfterMs });
  function reading() {
    const now = { at: NINE };
    return {
      now,
      it: new Reading(
        () => 10_000,
        () => now.at,
      ),
    };
  }

  it('is due at first, then when it is as old as it may be', () => {
    const { now, it: read } = reading();
    expect(read.dueInMs).toBe(0);
    read.done();
    expect(read.dueInMs).toBe(10_000);
    now.at += 4_000;
    expect(read.dueInMs).toBe(6_000);
  });

  it('is due at once where somebody wants it newer than it is', () => {
    const { now, it: read } = reading();
    read.done();
    now.at += 4_000;
    read.expire(4_001);
    expect(read.dueInMs).toBe(6_000);
    read.expire(4_000);
    expect(read.dueInMs).toBe(0);
    read.done();
    read.expire();
    expect(read.dueInMs).toBe(0);
  });

  it('is tried again ever more rarely while it fails, and is as before once it does not', () => {
    const { it: read } = reading();
    const error = failure('server');
    read.failed(error, 0);
    expect([read.dueInMs, read.error]).toEqual([2_000, error]);
    read.failed(error, 0);
    expect(read.dueInMs).toBe(4_000);
    read.failed(failure('server', 9_000), 0);
    expect(read.dueInMs).toBe(9_000);
    read.done();
    expect([read.dueInMs, read.error]).toEqual([10_000, null]);
    read.failed(error, 0);
    expect(read.dueInMs).toBe(2_000);
  });

  it('is not tried sooner for want of a permission', () => {
    const { it: read } = reading();
    read.failed(failure('forbidden'), 0);
    expect(read.dueInMs).toBe(10_000);
  });
});
