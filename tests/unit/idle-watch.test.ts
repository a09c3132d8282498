import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IdleWatch } from '../../src/main/idle-watch';
import type { Absence } from '../../src/main/core/idle-policy';
import { Bench, MINUTE, present, SECOND } from '../support/bench';

const THRESHOLD = 300;
let bench: Bench;
let watch: IdleWatch;
let lastInput: number;
let threshold: number;
let questions: (Absence | null)[];
let leftOut: Absence[];
let looks: number;
let timers: ReturnType<Bench['time']['timers']>;

function open(): void {
  timers = bench.time.timers();
  let last = 0;
  watch = new IdleWatch({
    workspace: bench.workspace,
    clock: bench.time.clock,
    newId: () => `id-${bench.time.clock()}-${(last += 1)}`,
    schedule: timers.schedule,
    idleSeconds: () => {
      looks += 1;
      return Math.floor((bench.time.clock() - lastInput) / 1000);
    },
    thresholdSeconds: () => threshold,
    onQuestion: (absence) => questions.push(absence),
    onLeftOut: (absence) => leftOut.push(absence),
  });
}

beforeEach(async () => {
  bench = await Bench.open();
  lastInput = bench.time.clock();
  threshold = THRESHOLD;
  questions = [];
  leftOut = [];
  looks = 0;
  open();
});
afterEach(async () => {
  watch.close();
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

function start(): string {
  const id = bench.started({ ...bench.acme, notes: 'deep' });
  watch.look();
  return id;
}
/** Nobody touches anything for so many ms, then somebody does. */
function awayFor(ms: number): void {
  bench.time.advance(ms);
  lastInput = bench.time.clock();
  bench.time.advance(SECOND);
}
/** Ten minutes of work, 32 minutes away, and back. Answers the question. */
function away32(): { id: string; absence: Absence } {
  const id = start();
  for (let piece = 0; piece < 5; piece += 1) {
    bench.time.advance(2 * MINUTE);
    lastInput = bench.time.clock();
  }
  awayFor(32 * MINUTE);
  return { id, absence: present(watch.absence) };
}
const seconds = async () =>
  (await bench.server())
    .filter(({ is_running }) => is_running === false)
    .map(({ duration_seconds }) => duration_seconds ?? 0)
    .sort((a, b) => a - b);

describe('watching', () => {
  it('polls nothing while nothing runs, nor while it is off', () => {
    expect(timers.pending).toBe(0);
    threshold = 0;
    start();
    expect(timers.pending).toBe(0);
    bench.time.advance(60 * MINUTE);
    expect(questions).toEqual([]);
  });

  it('rests while somebody is there, and asks once when they come back', () => {
    const id = start();
    looks = 0;
    const begin = lastInput;
    bench.time.advance(THRESHOLD * SECOND);
    expect(looks).toBeLessThan(60);
    expect(watch.absence).toBeNull();
    awayFor(10 * MINUTE);
    expect(watch.absence).toMatchObject({ entryId: id, from: begin, to: lastInput });
    bench.time.advance(20 * SECOND);
    expect(questions).toHaveLength(1);
  });

  it('an absence that is a second too short asks nothing', () => {
    start();
    awayFor((THRESHOLD - 1) * SECOND);
    expect(watch.absence).toBeNull();
  });

  it('a question is kept on disk, over the end of the process, until it is answered', async () => {
    const { absence } = away32();
    watch.close();
    await bench.crash();
    open();
    expect(watch.absence).toEqual(absence);
    expect(watch.answer(absence.id, { kind: 'keep' }, 'window').ok).toBe(true);
    watch.close();
    open();
    expect(watch.absence).toBeNull();
  });

  it('goes away by itself when the timer was stopped elsewhere', async () => {
    away32();
    await bench.settled();
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    await bench.refreshed();
    watch.look();
    expect(watch.absence).toBeNull();
    expect(questions.at(-1)).toBeNull();
    expect(bench.workspace.ledger.fact('absence')).toBeNull();
  });

  it('a sleep counts from the last input before it', () => {
    start();
    const begin = lastInput;
    bench.time.advance(20 * SECOND);
    watch.suspend();
    expect(timers.pending).toBe(0);
    watch.look();
    bench.time.advance(60 * MINUTE);
    lastInput = bench.time.clock();
    watch.resume();
    expect(watch.absence).toMatchObject({ from: begin, to: lastInput });
    watch.resume();
    expect(questions).toHaveLength(1);
    expect(timers.pending).toBe(1);
  });

  it('a short sleep asks nothing and the watch goes on', () => {
    start();
    watch.suspend();
    bench.time.advance(MINUTE);
    lastInput = bench.time.clock();
    watch.resume();
    expect(watch.absence).toBeNull();
    awayFor(THRESHOLD * SECOND);
    expect(watch.absence).not.toBeNull();
  });
});

describe('an answer, on the server, to the second', () => {
  it('keep', async () => {
    const { absence } = away32();
    watch.answer(absence.id, { kind: 'keep' }, 'window');
    bench.workspace.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([42 * 60 + 1]);
  });

  it('stop', async () => {
    const { absence } = away32();
    watch.answer(absence.id, { kind: 'stop' }, 'window');
    expect(bench.workspace.running()).toBeNull();
    await bench.settled();
    expect(await seconds()).toEqual([600]);
  });

  it('leave out and go on', async () => {
    const { absence } = away32();
    watch.answer(absence.id, { kind: 'leave-out' }, 'window');
    expect(bench.workspace.running()).toMatchObject({ notes: 'deep', startedAt: absence.to });
    bench.time.advance(59 * SECOND);
    bench.workspace.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([60, 600]);
  });

  it('elsewhere', async () => {
    const { absence } = away32();
    const rows = [
      { kind: 'entry' as const, ...bench.other, notes: 'call', seconds: 20 * 60 },
      { kind: 'break' as const, seconds: 12 * 60 },
    ];
    watch.answer(absence.id, { kind: 'elsewhere', rows }, 'window');
    bench.time.advance(59 * SECOND);
    bench.workspace.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([60, 600, 1200]);
    const call = (await bench.server()).find(({ notes }) => notes === 'call');
    expect(call).toMatchObject({ project_id: bench.other.projectId });
  });

  it('that does not add up leaves the question and the timer as they were', () => {
    const { id, absence } = away32();
    const rows = [{ kind: 'break' as const, seconds: 60 }];
    expect(watch.answer(absence.id, { kind: 'elsewhere', rows }, 'window')).toMatchObject({ ok: false });
    expect(watch.absence).toEqual(absence);
    expect(bench.workspace.running()?.id).toBe(id);
  });

  it('to a question that is not asked (any more) does nothing', () => {
    const { absence } = away32();
    expect(watch.answer('another', { kind: 'stop' }, 'window')).toMatchObject({ ok: false });
    watch.answer(absence.id, { kind: 'stop' }, 'window');
    expect(watch.answer(absence.id, { kind: 'stop' }, 'window')).toMatchObject({ ok: false });
  });
});

describe('the timer is stopped while a question is open', () => {
  it('leaves the absence out, and keeps what was worked since', async () => {
    const { absence } = away32();
    bench.time.advance(10 * MINUTE - SECOND);
    expect(watch.settleBeforeStop()).toEqual({ ok: true, value: 'as-it-was' });
    bench.workspace.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([600, 600]);
    expect(watch.absence).toBeNull();
    expect(leftOut).toEqual([absence]);
  });

  it('by somebody who is quicker than the watch', async () => {
    start();
    bench.time.advance(10 * MINUTE);
    lastInput = bench.time.clock();
    watch.look();
    expect(watch.answer(present(watch.absence).id, { kind: 'keep' }, 'window').ok).toBe(true);
    bench.time.advance(32 * MINUTE);
    lastInput = bench.time.clock();
    expect(watch.absence).toBeNull();
    expect(watch.settleBeforeStop()).toEqual({ ok: true, value: 'stopped' });
    expect(bench.workspace.running()).toBeNull();
    await bench.settled();
    expect(await seconds()).toEqual([600]);
    expect(leftOut).toHaveLength(1);
  });

  it('does nothing where there is no question, and never stands in the way of a stop', async () => {
    const id = start();
    expect(watch.settleBeforeStop()).toEqual({ ok: true, value: 'as-it-was' });
    expect(bench.workspace.running()?.id).toBe(id);
    away32();
    bench.workspace.stop(bench.act());
    bench.started(bench.other);
    expect(watch.settleBeforeStop().ok).toBe(true);
    expect(bench.workspace.running()).toMatchObject(bench.other);
    await bench.settled();
  });
});

describe('an absence that nobody has come back from yet', () => {
  it('lasts over the end of the app: the question comes at the next start, for all of it', () => {
    start();
    const began = lastInput;
    bench.time.advance(20 * MINUTE);
    watch.close();
    bench.time.advance(40 * MINUTE);
    lastInput = bench.time.clock();
    open();
    expect(present(watch.absence)).toMatchObject({ from: began, to: lastInput });
  });

  it('is forgotten when its timer no longer runs at the next start', () => {
    start();
    bench.time.advance(20 * MINUTE);
    watch.close();
    bench.workspace.stop(bench.act());
    open();
    expect(watch.absence).toBeNull();
  });
});
