import { describe, expect, it } from 'vitest';
import { firstDue, retryDelayMs, Setbacks } from '../../../src/main/sync/backoff';
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
    setbacks.answered(step(1));
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

  it('rests for long no more once another is answered: the one that was tried first, if it is still to be sent', () => {
    const setbacks = new Setbacks(() => 0);
    const other = { entryId: 'e1', seqs: [2] };
    for (let count = 0; count < 30; count += 1) setbacks.failed(other, failure(), NINE);
    for (let count = 0; count < 30; count += 1) setbacks.failed(step(1), failure(), NINE + 1);
    setbacks.answered({ entryId: 'e2', seqs: [3] });
    expect([other, step(1)].map((one) => setbacks.restMs(one, NINE + 1))).toEqual([299_999, 2_700_000]);
    setbacks.keepOnly(new Set(['e0']));
    setbacks.answered({ entryId: 'e2', seqs: [3] });
    expect(setbacks.restMs(step(1), NINE + 1)).toBe(300_000);
    expect(setbacks.errorOf(other)).toBeNull();
  });

  it('holds up no other entry, and none once all is to be tried again', () => {
    const setbacks = new Setbacks(() => 0);
    setbacks.failed(step(1), failure(), NINE);
    expect(setbacks.restMs({ ...step(1), entryId: 'e1' }, NINE)).toBe(0);
    setbacks.clear();
    expect(setbacks.restMs(step(1), NINE)).toBe(0);
  });
});

describe('the end of a round of sending', () => {
  const failedTimes = (times: number): Setbacks => {
    const setbacks = new Setbacks(() => 0);
    for (let count = 0; count < times; count += 1) setbacks.failed(step(count), failure(), NINE);
    return setbacks;
  };
  const error = failure();

  it('comes at once where the next request would fail as well', () => {
    expect(failedTimes(1).endOfSending('end', error, NINE)).toEqual({ kind: 'failed', error });
  });

  it('comes with the third failure in a row; what was answered between them begins anew', () => {
    expect(failedTimes(2).endOfSending('later', error, NINE)).toBeNull();
    expect(failedTimes(2).endOfSending('answered', error, NINE)).toBeNull();
    const setbacks = failedTimes(3);
    expect(setbacks.endOfSending('later', error, NINE)).toEqual({ kind: 'sent', waitMs: 2_000, error });
    setbacks.answered(step(0));
    expect(setbacks.endOfSending('later', error, NINE)).toBeNull();
    setbacks.failed(step(9), error, NINE);
    expect(setbacks.endOfSending('later', error, NINE)).toBeNull();
  });

  it('lasts ever longer', () => {
    const waits = [3, 4, 5].map((times) => failedTimes(times).endOfSending('later', error, NINE));
    expect(waits).toMatchObject([{ waitMs: 2_000 }, { waitMs: 4_000 }, { waitMs: 8_000 }]);
  });

  it('is one of reading too where a pause was asked for', () => {
    const pause = failure(0);
    expect(failedTimes(3).endOfSending('later', pause, NINE)).toEqual({ kind: 'failed', error: pause });
  });
});

describe('what is tried next', () => {
  const waiting = (name: string, waitMs = 0) => ({ step: name, waitMs });
  const tried: Readonly<Record<string, number>> = { a: NINE + 2, b: NINE, c: NINE + 1 };
  const triedAt = (name: string): number | null => tried[name] ?? null;

  it('is the one whose last try is longest ago', () => {
    expect(firstDue([waiting('a'), waiting('b'), waiting('c')], triedAt)).toBe('b');
    expect(firstDue([waiting('c'), waiting('a')], triedAt)).toBe('c');
  });

  it('is before those the first that has not failed, whatever its place', () => {
    expect(firstDue([waiting('a'), waiting('new'), waiting('newer')], triedAt)).toBe('new');
    expect(firstDue([waiting('zero'), waiting('a')], (name) => (name === 'zero' ? 0 : -1))).toBe('a');
  });

  it('is nothing that has to wait', () => {
    expect(firstDue([waiting('b', 1), waiting('c')], triedAt)).toBe('c');
    expect(firstDue([waiting('b', 1)], triedAt)).toBeNull();
    expect(firstDue([], triedAt)).toBeNull();
  });

  it('is known by when it was tried', () => {
    const setbacks = new Setbacks(() => 0);
    expect(setbacks.triedAt(step(1))).toBeNull();
    setbacks.failed(step(1), failure(), NINE);
    expect(setbacks.triedAt(step(1))).toBe(NINE);
  });
});
