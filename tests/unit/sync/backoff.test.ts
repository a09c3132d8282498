import { describe, expect, it } from 'vitest';
import { retryDelayMs, Setbacks } from '../../../src/main/sync/backoff';
import type { Step } from '../../../src/main/core/outbox-plan';
import { KeitoError } from '../../../src/main/keito/errors';
import { NINE } from '../core/support';

const failure = (retryAfterMs?: number): KeitoError =>
  new KeitoError({ kind: 'server', message: 'Keito stumbled.', maybeApplied: false, retryAfterMs });
const step = (...seqs: readonly number[]): Step => ({ kind: 'delete', entryId: 'e0', seqs });

describe('the wait before another try', () => {
  it('doubles with each failure, up to five minutes', () => {
    expect([0, 1, 2, 3, 4].map((failures) => retryDelayMs(failures, undefined, 0))).toEqual([
      2_000, 2_000, 4_000, 8_000, 16_000,
    ]);
    expect(retryDelayMs(8, undefined, 0)).toBe(256_000);
    expect(retryDelayMs(9, undefined, 0)).toBe(300_000);
  });

  it('is shorter by chance by up to half of it, in whole milliseconds', () => {
    expect(retryDelayMs(1, undefined, 1)).toBe(1_000);
    expect(retryDelayMs(1, undefined, 1 / 3)).toBe(1_667);
  });

  it('is what the server asks for, where that is longer', () => {
    expect(retryDelayMs(1, 7_000, 0.5)).toBe(7_000);
    expect(retryDelayMs(1, 1_000, 0.5)).toBe(1_500);
    expect(retryDelayMs(5, 0, 0.5)).toBe(24_000);
    expect(retryDelayMs(5, 7_000, 0.5)).toBe(24_000);
  });
});

describe('an entry whose requests fail', () => {
  it('waits ever longer, and not at all once one succeeded', () => {
    const setbacks = new Setbacks(() => 0);
    expect(setbacks.restMs(step(1), NINE)).toBe(0);
    expect(setbacks.errorOf(step(1))).toBeNull();
    const error = failure();
    setbacks.failed(step(1), error, NINE);
    expect(setbacks.restMs(step(1), NINE + 500)).toBe(1_500);
    expect(setbacks.errorOf(step(1))).toBe(error);
    setbacks.failed(step(1), error, NINE);
    expect(setbacks.restMs(step(1), NINE)).toBe(4_000);
    setbacks.succeeded(step(1));
    expect(setbacks.restMs(step(1), NINE)).toBe(0);
    expect(setbacks.errorOf(step(1))).toBeNull();
    setbacks.failed(step(1), error, NINE);
    expect(setbacks.restMs(step(1), NINE)).toBe(2_000);
  });

  it('waits as long as the server asks for, and some time also where it asks for none', () => {
    const setbacks = new Setbacks(() => 0);
    setbacks.failed(step(1), failure(0), NINE);
    expect(setbacks.restMs(step(1), NINE)).toBe(2_000);
    setbacks.failed(step(1), failure(9_000), NINE);
    expect(setbacks.restMs(step(1), NINE)).toBe(9_000);
  });

  it('is tried at once with what is done to it after the failure', () => {
    const setbacks = new Setbacks(() => 0);
    setbacks.failed(step(3, 4), failure(), NINE);
    expect(setbacks.restMs(step(3, 4), NINE)).toBe(2_000);
    expect(setbacks.restMs(step(4), NINE)).toBe(2_000);
    expect(setbacks.restMs(step(3, 4, 5), NINE)).toBe(0);
  });

  it('holds up no other entry, and none once all is to be tried again', () => {
    const setbacks = new Setbacks(() => 0);
    setbacks.failed(step(1), failure(), NINE);
    expect(setbacks.restMs({ ...step(1), entryId: 'e1' }, NINE)).toBe(0);
    setbacks.clear();
    expect(setbacks.restMs(step(1), NINE)).toBe(0);
  });
});
