import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE, present, SECOND, type Bench } from '../support/bench';
import { IdleBench, THRESHOLD } from './idle-support';

let idle: IdleBench;
let bench: Bench;

beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(() => idle.close());

describe('watching', () => {
  it('polls nothing while nothing runs', () => {
    expect(idle.timers.pending).toBe(0);
    bench.time.advance(60 * MINUTE);
    expect(idle.looks).toBe(0);
  });

  it('where it is off, looks once a minute for when somebody was last here, and asks nothing', () => {
    idle.threshold = 0;
    idle.start();
    idle.looks = 0;
    bench.time.advance(60 * MINUTE);
    expect(idle.looks).toBeLessThanOrEqual(120);
    expect(idle.questions).toEqual([]);
  });

  it('rests while somebody is there, and asks once when they come back', () => {
    const id = idle.start();
    idle.looks = 0;
    const begin = idle.lastInput;
    bench.time.advance(THRESHOLD * SECOND);
    expect(idle.looks).toBeLessThan(60);
    expect(idle.watch.absence).toBeNull();
    idle.awayFor(10 * MINUTE);
    expect(idle.watch.absence).toMatchObject({ entryId: id, spans: [{ from: begin, to: idle.lastInput }] });
    bench.time.advance(20 * SECOND);
    expect(idle.questions).toEqual([idle.watch.absence]);
  });

  it('sees an absence that is just long enough, though it begins between two looks', () => {
    idle.threshold = 307;
    idle.start();
    bench.time.advance(7 * SECOND);
    idle.lastInput = bench.time.clock();
    idle.awayFor(307 * SECOND);
    expect(idle.watch.absence).toMatchObject({
      spans: [{ from: idle.lastInput - 307 * SECOND, to: idle.lastInput }],
    });
  });

  it('does not rest so long that a sleep which nobody announced goes by unseen', () => {
    idle.start();
    bench.time.leap(20 * MINUTE);
    bench.time.advance(15 * SECOND);
    idle.awayFor(SECOND);
    expect(idle.watch.absence).toMatchObject({ spans: [{ to: idle.lastInput }] });
  });

  it('writes nothing while nothing changes, but once a minute that somebody is here', () => {
    idle.start();
    const write = vi.spyOn(bench.workspace.ledger, 'setFact');
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
    idle.awayFor(10 * MINUTE);
    bench.time.advance(MINUTE);
    const written = write.mock.calls.map(([name]) => name);
    expect(written.filter((name) => name === 'idle')).toHaveLength(2);
    expect(written.filter((name) => name === 'last-in-use').length).toBeLessThanOrEqual(3);
    expect(written.length).toBeGreaterThan(2);
  });

  it('is dated by the last minute in which somebody was here, where the app ended by force', async () => {
    idle.start();
    for (let minute = 0; minute < 10; minute += 1) {
      bench.time.advance(MINUTE);
      idle.lastInput = bench.time.clock();
    }
    const last = idle.lastInput;
    idle.account.close();
    await bench.crash();
    bench.time.advance(50 * MINUTE);
    idle.lastInput = bench.time.clock();
    idle.open();
    const [span] = present(idle.watch.absence).spans;
    expect(last - present(span).from).toBeLessThan(2 * MINUTE);
    expect(span).toMatchObject({ to: idle.lastInput });
    expect(idle.watch.absence).toMatchObject({ cause: 'shutdown' });
  });

  it('a computer that stood still without a word was asleep, though it did not count that as time without input', () => {
    idle.start();
    const began = idle.lastInput;
    bench.time.leap(20 * MINUTE);
    idle.lastInput = bench.time.clock() - 2 * SECOND;
    bench.time.advance(15 * SECOND);
    expect(idle.watch.absence).toBeNull();
    idle.awayFor(SECOND);
    expect(idle.watch.absence).toMatchObject({
      cause: 'sleep',
      spans: [{ from: began, to: idle.lastInput }],
    });
  });

  it('reads what an older app has kept', () => {
    const id = idle.start();
    idle.account.close();
    const [from, to] = [bench.time.clock() - 10 * MINUTE, bench.time.clock()];
    const absence = { id: 'old', entryId: id, from, to };
    bench.workspace.entries.edit(id, { startedAt: from - MINUTE }, bench.act());
    bench.workspace.ledger.setFact('idle', JSON.stringify({ kind: 'asking', absence, awaySince: null }));
    idle.open();
    expect(idle.watch.absence).toMatchObject({ id: 'old', spans: [{ from, to }], policy: 'ask' });
    idle.account.close();
    bench.workspace.ledger.setFact('idle', JSON.stringify({ kind: 'away', since: from, entryId: id }));
    idle.lastInput = bench.time.clock();
    idle.open();
    expect(idle.watch.absence).toMatchObject({ spans: [{ from }] });
    idle.account.close();
    bench.workspace.ledger.setFact('idle', 'no JSON');
    idle.open();
    expect(idle.watch.absence).toBeNull();
  });

  it('ends with its account', () => {
    idle.start();
    expect(idle.timers.pending).toBe(1);
    idle.account.close();
    expect(idle.timers.pending).toBe(0);
  });

  it('an absence that is a second too short asks nothing', () => {
    idle.start();
    idle.awayFor((THRESHOLD - 1) * SECOND);
    expect(idle.watch.absence).toBeNull();
  });

  it('a question is kept on disk, over the end of the process, until it is answered', async () => {
    const { absence } = idle.away32();
    idle.account.close();
    await bench.crash();
    idle.open();
    expect(idle.watch.absence).toEqual(absence);
    expect(idle.watch.answer(absence.id, { kind: 'keep' }, 'window').ok).toBe(true);
    idle.account.close();
    idle.open();
    expect(idle.watch.absence).toBeNull();
  });

  it('goes away by itself when the timer was stopped elsewhere', async () => {
    idle.away32();
    await bench.settled();
    expect(bench.workspace.ledger.fact('idle')).not.toBeNull();
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    await bench.refreshed();
    idle.watch.look();
    expect(idle.watch.absence).toBeNull();
    expect(idle.questions.at(-1)).toBeNull();
    expect(bench.workspace.ledger.fact('idle')).toBeNull();
  });

  it('a sleep counts from the last input before it', () => {
    idle.start();
    const begin = idle.lastInput;
    bench.time.advance(20 * SECOND);
    idle.watch.tell('suspend');
    idle.watch.look();
    expect(idle.timers.pending).toBe(0);
    bench.time.advance(60 * MINUTE);
    idle.lastInput = bench.time.clock();
    idle.watch.tell('resume');
    expect(idle.watch.absence).toMatchObject({ spans: [{ from: begin, to: idle.lastInput }] });
    idle.watch.tell('resume');
    expect(idle.questions).toHaveLength(1);
    expect(idle.timers.pending).toBe(1);
  });

  it('the end of a sleep that never began is no return', () => {
    idle.start();
    bench.time.advance(10 * MINUTE);
    idle.watch.tell('resume');
    expect(idle.watch.absence).toBeNull();
    idle.awayFor(SECOND);
    expect(idle.watch.absence).toMatchObject({ spans: [{ to: idle.lastInput }] });
  });

  // Some computers count their sleep as time without input, some do not.
  describe.each([
    ['counts it as time without input', 20 * MINUTE],
    ['does not', 0],
  ])('a sleep that nobody announced, on a computer that %s', (_, counted) => {
    const comings = ['resume', 'unlock', 'user-back'] as const;
    const goings = ['suspend', 'lock', 'user-left', 'shutdown'] as const;
    const sleep = (): number => {
      idle.start();
      bench.time.advance(5 * SECOND);
      const began = idle.lastInput;
      bench.time.leap(20 * MINUTE);
      idle.lastInput += 20 * MINUTE - counted;
      return began;
    };

    it.each(comings)('is asked about when the next word is of a return: %s', (kind) => {
      const began = sleep();
      bench.time.advance(SECOND);
      idle.watch.tell(kind);
      idle.awayFor(SECOND);
      const { cause, spans } = present(idle.watch.absence);
      expect({ cause, from: spans.map(({ from }) => from) }).toEqual({ cause: 'sleep', from: [began] });
      expect(Math.abs(present(spans[0]).to - idle.lastInput)).toBeLessThan(15 * SECOND);
      expect(idle.timers.pending).toBe(1);
    });

    it.each(goings)('and the absence after it are one: %s', (kind) => {
      const began = sleep();
      bench.time.advance(SECOND);
      idle.watch.tell(kind);
      bench.time.leap(40 * MINUTE);
      idle.lastInput = bench.time.clock();
      const back = {
        suspend: 'resume',
        lock: 'unlock',
        'user-left': 'user-back',
        shutdown: 'resume',
      } as const;
      idle.watch.tell(back[kind]);
      expect(idle.watch.absence?.spans).toEqual([{ from: began, to: idle.lastInput }]);
    });
  });

  it('a short sleep asks nothing and the watch goes on', () => {
    idle.start();
    idle.watch.tell('suspend');
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
    idle.watch.tell('resume');
    expect(idle.watch.absence).toBeNull();
    idle.awayFor(THRESHOLD * SECOND);
    expect(idle.watch.absence).not.toBeNull();
  });
});

describe('an absence that nobody has come back from yet', () => {
  it('lasts over the end of the app: the question comes at the next start, for all of it', () => {
    idle.start();
    const began = idle.lastInput;
    bench.time.advance(20 * MINUTE);
    idle.account.close();
    bench.time.advance(40 * MINUTE);
    idle.lastInput = bench.time.clock();
    idle.open();
    expect(present(idle.watch.absence)).toMatchObject({ spans: [{ from: began, to: idle.lastInput }] });
  });

  it('is forgotten when its timer no longer runs at the next start', () => {
    idle.start();
    bench.time.advance(20 * MINUTE);
    idle.account.close();
    bench.workspace.entries.stop(bench.act());
    idle.open();
    expect(idle.watch.absence).toBeNull();
  });

  it('has lasted no longer when the clock was set meanwhile', () => {
    idle.start();
    const began = idle.lastInput;
    bench.time.advance(10 * MINUTE);
    bench.time.leap(60 * MINUTE);
    idle.lastInput += 60 * MINUTE;
    idle.watch.shiftClock(60 * MINUTE);
    idle.awayFor(SECOND);
    expect(idle.watch.absence).toMatchObject({ spans: [{ from: began + 60 * MINUTE, to: idle.lastInput }] });
    expect(idle.lastInput - began).toBe(70 * MINUTE + SECOND);
  });
});
