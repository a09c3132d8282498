import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AbsenceMemory } from '../../src/main/absence-memory';
import { isReturn, type PresenceEvent } from '../../src/main/idle-watch';
import { HOUR, MINUTE, SECOND, type Bench } from '../support/bench';
import { IdleBench, THRESHOLD } from './idle-support';

let idle: IdleBench;
let bench: Bench;
beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(() => idle.close());

const lastInUse = () => new AbsenceMemory(bench.workspace.ledger).lastInUse;

it('somebody is back by waking, unlocking and being the user again, and by nothing else', () => {
  const events: readonly PresenceEvent[] = [
    ...(['suspend', 'resume', 'lock', 'unlock', 'user-left', 'user-back', 'shutdown'] as const),
  ];
  expect(events.filter(isReturn)).toEqual(['resume', 'unlock', 'user-back']);
});

describe('whether somebody is away', () => {
  it.each([
    ['lock', 'unlock'],
    ['user-left', 'user-back'],
    ['suspend', 'resume'],
  ] as const)('is known from %s to %s, whether a timer runs or not', (gone, back) => {
    expect(idle.watch.isAway).toBe(false);
    idle.watch.tell(gone);
    expect(idle.watch.isAway).toBe(true);
    idle.watch.tell(back);
    expect(idle.watch.isAway).toBe(false);
    idle.start();
    idle.watch.tell(gone);
    expect(idle.watch.isAway).toBe(true);
  });

  it('is known by nobody having touched anything for the threshold', () => {
    idle.start();
    bench.time.advance((THRESHOLD - 1) * SECOND);
    expect(idle.watch.isAway).toBe(false);
    bench.time.advance(2 * SECOND);
    expect(idle.watch.isAway).toBe(true);
    expect(lastInUse()).toBeLessThanOrEqual(idle.lastInput + MINUTE);
  });
});

describe('when somebody was last seen', () => {
  it('is the last input, to the minute', () => {
    idle.start();
    const begun = bench.time.clock();
    expect(lastInUse()).toBe(begun);
    bench.time.advance(2 * MINUTE);
    idle.lastInput = begun + 90 * SECOND;
    idle.watch.look();
    expect(lastInUse()).toBe(begun + 90 * SECOND);
  });

  it('is no input before the timer that runs, however short a time ago the one before it was seen', () => {
    idle.start();
    const begun = bench.time.clock();
    bench.time.advance(20 * SECOND);
    idle.lastInput = bench.time.clock();
    idle.watch.look();
    expect(lastInUse()).toBe(begun);
    bench.time.advance(20 * SECOND);
    idle.lastInput = bench.time.clock();
    idle.start();
    const last = bench.time.clock();
    expect(lastInUse()).toBe(last);
    idle.account.close();
    bench.time.advance(8 * HOUR);
    idle.lastInput = bench.time.clock();
    idle.open();
    expect(idle.watch.absence?.spans).toEqual([{ from: last, to: bench.time.clock() }]);
  });

  it('is not before the timer, where nobody touched anything since that began', () => {
    idle.start();
    const seen = bench.time.clock();
    bench.time.advance(20 * SECOND);
    idle.start();
    expect(lastInUse()).toBe(seen);
  });

  it('goes with the clock, where that is set', () => {
    idle.start();
    const seen = bench.time.clock();
    idle.watch.shiftClock(HOUR);
    expect(lastInUse()).toBe(seen + HOUR);
  });

  it('is not known before anybody was, whatever becomes of the clock', () => {
    idle.watch.shiftClock(HOUR);
    expect(lastInUse()).toBeNull();
  });

  it('is now, where the clock was set back while nothing ran here', () => {
    idle.start();
    idle.account.close();
    new AbsenceMemory(bench.workspace.ledger).lastInUse = bench.time.clock() + HOUR;
    idle.open();
    expect([idle.watch.isAway, idle.watch.absence]).toEqual([false, null]);
    expect(lastInUse()).toBe(bench.time.clock());
  });

  it('is now, where an absence had begun by a clock that was set back while nothing ran here', () => {
    idle.start();
    idle.watch.tell('shutdown');
    idle.account.close();
    bench.time.advance(-HOUR);
    idle.lastInput = bench.time.clock();
    idle.open();
    expect([idle.watch.isAway, idle.watch.absence]).toEqual([false, null]);
    expect(lastInUse()).toBe(bench.time.clock());
  });

  it('is now, where nobody can tell of inputs', () => {
    idle.canTell = false;
    idle.start();
    bench.time.advance(2 * MINUTE);
    idle.watch.look();
    expect(lastInUse()).toBe(bench.time.clock());
  });
});
