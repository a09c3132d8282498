import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Setbacks } from '../../../src/main/sync/backoff';
import { Pump, type PumpOptions } from '../../../src/main/sync/pump';
import { SECOND, SETTLE_MS } from '../../support/bench';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
beforeEach(async () => {
  parts = await SyncParts.open();
});
afterEach(async () => {
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

const open = () => parts.options.ledger.openOperations();
const run = (over: Partial<PumpOptions> = {}) =>
  new Pump({
    ...{ ...parts.options, settleMs: SETTLE_MS, setbacks: new Setbacks(() => 0), isClosed: () => false },
    ...over,
  }).run(() => undefined);

describe('a round of sending', () => {
  it('that is closed sends nothing, and has nothing to wait for', async () => {
    parts.bench.logged(600);
    expect(await run({ isClosed: () => true })).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect(parts.asked).toEqual([]);
    expect(open()).toMatchObject([{ state: 'queued' }]);
  });

  it('rests where the last minute has seen enough requests, and tells for how long', async () => {
    parts.bench.logged(600);
    const begun = parts.bench.time.clock();
    parts.bench.time.advance(20 * SECOND);
    const recentRequests = (): readonly number[] => Array.from({ length: 50 }, () => begun);
    expect(await run({ client: { ...parts.client, recentRequests } })).toEqual({
      ...{ kind: 'sent', waitMs: 40 * SECOND, error: null },
    });
    expect(open()).toMatchObject([{ state: 'queued' }]);
  });

  it('that ends by a fault of our own tells it, and what it was sending is in doubt in the next one', async () => {
    parts.bench.logged(600);
    const createTimeEntry = () => Promise.reject(new Error('a fault of our own'));
    await expect(run({ client: { ...parts.client, createTimeEntry } })).rejects.toThrow('a fault of our own');
    expect(await run()).toEqual({ kind: 'sent', waitMs: SETTLE_MS, error: null });
    expect(open()).toMatchObject([{ state: 'unsure' }]);
  });

  it('whose answer finds no room on the disk is mended by the next one that does', async () => {
    parts.bench.logged(600);
    const createTimeEntry: PumpOptions['client']['createTimeEntry'] = async (...asked) => {
      const answer = await parts.client.createTimeEntry(...asked);
      parts.bench.isDiskFull = true;
      return answer;
    };
    await expect(run({ client: { ...parts.client, createTimeEntry } })).rejects.toThrow('The disk is full.');
    await expect(run()).rejects.toThrow('The disk is full.');
    parts.bench.isDiskFull = false;
    expect(await run()).toEqual({ kind: 'sent', waitMs: SETTLE_MS, error: null });
    parts.bench.time.advance(SETTLE_MS);
    expect(await run()).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect(open()).toEqual([]);
    await parts.bench.onlyOne();
  });
});
