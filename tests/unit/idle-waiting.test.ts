import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, present, SECOND } from '../support/bench';
import { endOf, IdleBench, THRESHOLD } from './idle-support';

// The idle time has to be waited for, as that of a service on the bus.
let idle: IdleBench;
/** What waits for a reading; null: it is there at once. */
let waiting: (() => void)[];
/** A reading is there for what waits, now. */
const arrive = (): void => {
  idle.canTell = true;
  waiting.splice(0).forEach((work) => work());
  idle.canTell = false;
};

beforeEach(async () => {
  waiting = [];
  idle = await IdleBench.open({}, (work) => waiting.push(work));
  idle.canTell = false;
  arrive();
});
afterEach(() => idle.close());

/** Time goes by, and each reading that is asked for arrives at once. */
function pass(ms: number): void {
  for (let left = ms; left > 0; left -= SECOND) {
    idle.bench.time.advance(Math.min(SECOND, left));
    arrive();
  }
}

it('an absence is found as where the system tells at once', () => {
  idle.start();
  arrive();
  const left = idle.lastInput;
  pass(32 * MINUTE);
  idle.lastInput = idle.bench.time.clock();
  pass(2 * SECOND);
  const question = present(idle.watch.absence);
  expect(question.spans[0]?.from).toBe(left);
  expect(endOf(question)).toBe(idle.lastInput);
});

it('nothing is asked for while nothing runs', () => {
  pass(10 * MINUTE);
  idle.watch.look();
  idle.watch.tell('lock');
  idle.watch.tell('unlock');
  expect(waiting).toEqual([]);
});

it('nothing is asked for while the computer sleeps', () => {
  idle.start();
  arrive();
  idle.watch.tell('suspend');
  arrive();
  idle.bench.time.advance(20 * MINUTE);
  expect(waiting).toEqual([]);
});

it('a lock begins at the last input, by a reading that was waited for', () => {
  idle.start();
  arrive();
  idle.bench.time.advance(4 * SECOND);
  const left = (idle.lastInput = idle.bench.time.clock());
  idle.bench.time.advance(6 * SECOND);
  idle.watch.tell('lock');
  expect(idle.watch.isAway).toBe(false);
  arrive();
  expect(idle.watch.isAway).toBe(true);
  pass(THRESHOLD * SECOND);
  idle.watch.tell('unlock');
  arrive();
  expect(present(idle.watch.absence).spans[0]?.from).toBe(left);
});

it('a reading that came only after the sleep is not taken for one before it', () => {
  idle.start();
  arrive();
  const slept = idle.bench.time.clock();
  idle.watch.tell('suspend');
  idle.bench.time.leap(8 * 60 * MINUTE);
  idle.watch.tell('resume');
  idle.lastInput = idle.bench.time.clock();
  arrive();
  pass(2 * SECOND);
  const question = present(idle.watch.absence);
  expect(question.cause).toBe('sleep');
  expect(Math.abs((question.spans[0]?.from ?? 0) - slept)).toBeLessThanOrEqual(SECOND);
});

it('the events keep their order while they wait', () => {
  idle.start();
  arrive();
  idle.watch.tell('lock');
  idle.watch.tell('unlock');
  arrive();
  expect(idle.watch.isAway).toBe(false);
  expect(idle.watch.absence).toBeNull();
});

it('a shutdown waits for no reading', () => {
  idle.start();
  arrive();
  idle.watch.tell('shutdown');
  expect(idle.watch.isAway).toBe(true);
});

it('whoever comes back and stops at once was away, though no reading told of the return', () => {
  const id = idle.start();
  arrive();
  pass(4 * MINUTE);
  const left = (idle.lastInput = idle.bench.time.clock());
  pass(32 * MINUTE);
  expect(idle.watch.settleBeforeStop()).toEqual({ ok: true, value: 'stopped' });
  expect(present(idle.bench.workspace.ledger.entry(id)?.view)).toMatchObject({
    startedAt: null,
    seconds: 240,
  });
  expect(idle.leftOut.map(({ spans }) => spans[0]?.from)).toEqual([left]);
});

it('what still waits when the watch is closed is done no more', () => {
  idle.start();
  arrive();
  idle.watch.tell('lock');
  idle.account.close();
  arrive();
  expect(idle.watch.isAway).toBe(false);
});

describe.each([20 * MINUTE, -20 * MINUTE])(
  'where the clock is set by %s ms while a reading is waited for',
  (stepMs) => {
    /** Everything that was noted moves along, and so do the timers, which count on. */
    function setClock(): void {
      const { bench } = idle;
      bench.time.leap(stepMs);
      idle.lastInput += stepMs;
      bench.workspace.shiftClock(stepMs);
      idle.account.shiftClock(stepMs);
    }
    const asked = (): number => {
      const question = present(idle.watch.absence);
      return endOf(question) - (question.spans[0]?.from ?? 0);
    };

    it('a lock begins an absence with the last input, and no sooner', () => {
      idle.start();
      arrive();
      pass(2 * MINUTE);
      idle.lastInput = idle.bench.time.clock();
      pass(20 * SECOND);
      idle.lastInput = idle.bench.time.clock();
      arrive();
      idle.watch.tell('lock');
      setClock();
      arrive();
      pass(6 * MINUTE);
      idle.lastInput = idle.bench.time.clock();
      idle.watch.tell('unlock');
      arrive();
      expect(asked()).toBe(6 * MINUTE);
    });

    it('an unlock ends all of it', () => {
      idle.start();
      arrive();
      pass(2 * MINUTE);
      idle.lastInput = idle.bench.time.clock();
      pass(SECOND);
      idle.watch.tell('lock');
      arrive();
      pass(30 * MINUTE);
      idle.watch.tell('unlock');
      setClock();
      idle.lastInput = idle.bench.time.clock();
      arrive();
      expect(asked()).toBe(30 * MINUTE + SECOND);
    });
  },
);
