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
  it('polls nothing while nothing runs, nor while it is off', () => {
    expect(idle.timers.pending).toBe(0);
    idle.threshold = 0;
    idle.start();
    expect(idle.timers.pending).toBe(0);
    bench.time.advance(60 * MINUTE);
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
    expect(idle.watch.absence).toMatchObject({ entryId: id, from: begin, to: idle.lastInput });
    bench.time.advance(20 * SECOND);
    expect(idle.questions).toEqual([idle.watch.absence]);
  });

  it('sees an absence that is just long enough, though it begins between two looks', () => {
    idle.threshold = 307;
    idle.start();
    bench.time.advance(7 * SECOND);
    idle.lastInput = bench.time.clock();
    idle.awayFor(307 * SECOND);
    expect(idle.watch.absence).toMatchObject({ from: idle.lastInput - 307 * SECOND, to: idle.lastInput });
  });

  it('does not rest so long that a sleep which nobody announced goes by unseen', () => {
    idle.start();
    bench.time.leap(20 * MINUTE);
    bench.time.advance(15 * SECOND);
    idle.awayFor(SECOND);
    expect(idle.watch.absence).toMatchObject({ to: idle.lastInput });
  });

  it('writes nothing while nothing changes', () => {
    idle.start();
    const write = vi.spyOn(bench.workspace.ledger, 'setFact');
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
    idle.awayFor(10 * MINUTE);
    bench.time.advance(MINUTE);
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('ends with its account', () => {
    idle.start();
    expect(idle.timers.pending).toBe(1);
    idle.watch.close();
    expect(idle.timers.pending).toBe(0);
  });

  it('an absence that is a second too short asks nothing', () => {
    idle.start();
    idle.awayFor((THRESHOLD - 1) * SECOND);
    expect(idle.watch.absence).toBeNull();
  });

  it('a question is kept on disk, over the end of the process, until it is answered', async () => {
    const { absence } = idle.away32();
    idle.watch.close();
    await bench.crash();
    idle.open();
    expect(idle.watch.absence).toEqual(absence);
    expect(idle.watch.answer(absence.id, { kind: 'keep' }, 'window').ok).toBe(true);
    idle.watch.close();
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
    idle.watch.suspend();
    idle.watch.look();
    expect(idle.timers.pending).toBe(0);
    bench.time.advance(60 * MINUTE);
    idle.lastInput = bench.time.clock();
    idle.watch.resume();
    expect(idle.watch.absence).toMatchObject({ from: begin, to: idle.lastInput });
    idle.watch.resume();
    expect(idle.questions).toHaveLength(1);
    expect(idle.timers.pending).toBe(1);
  });

  it('the end of a sleep that never began is no return', () => {
    idle.start();
    bench.time.advance(10 * MINUTE);
    idle.watch.resume();
    expect(idle.watch.absence).toBeNull();
    idle.awayFor(SECOND);
    expect(idle.watch.absence).toMatchObject({ to: idle.lastInput });
  });

  it('a short sleep asks nothing and the watch goes on', () => {
    idle.start();
    idle.watch.suspend();
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
    idle.watch.resume();
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
    idle.watch.close();
    bench.time.advance(40 * MINUTE);
    idle.lastInput = bench.time.clock();
    idle.open();
    expect(present(idle.watch.absence)).toMatchObject({ from: began, to: idle.lastInput });
  });

  it('is forgotten when its timer no longer runs at the next start', () => {
    idle.start();
    bench.time.advance(20 * MINUTE);
    idle.watch.close();
    bench.workspace.stop(bench.act());
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
    expect(idle.watch.absence).toMatchObject({ from: began + 60 * MINUTE, to: idle.lastInput });
    expect(idle.lastInput - began).toBe(70 * MINUTE + SECOND);
  });
});
