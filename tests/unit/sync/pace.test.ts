import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { budgetRestMs } from '../../../src/main/sync/pace';
import { Bench, MINUTE } from '../../support/bench';

/** What Keito grants. */
const GRANTED_A_MINUTE = 60;

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();

describe('a day of work that was done offline', () => {
  it('arrives whole, and no minute sees more requests than are granted', async () => {
    bench.isOnline = false;
    for (let piece = 1; piece <= 130; piece += 1) bench.logged(60 + piece);
    await bench.settled();
    const asked: number[] = [];
    bench.isOnline = true;
    bench.beforeRequest = () => void asked.push(bench.time.clock());
    await bench.refreshed();
    for (let round = 0; round < 20; round += 1) await bench.advance(MINUTE / 2);
    expect(await bench.server()).toHaveLength(130);
    expect(open()).toEqual([]);
    const inMinuteOf = (at: number) => asked.filter((other) => other > at - MINUTE && other <= at).length;
    expect(Math.max(...asked.map(inMinuteOf))).toBeLessThanOrEqual(GRANTED_A_MINUTE);
  });
});

describe('the rest before the next step', () => {
  const requests = (count: number) => Array.from({ length: count }, (_, index) => 1_000 + index);

  it('is none while there is room, and lasts until there is some again', () => {
    expect(budgetRestMs(requests(49), 1_100)).toBe(0);
    expect(budgetRestMs(requests(50), 1_100)).toBe(1_000 + MINUTE - 1_100);
    expect(budgetRestMs(requests(60), 1_100)).toBe(1_010 + MINUTE - 1_100);
  });
});
