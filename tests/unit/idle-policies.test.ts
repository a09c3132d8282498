import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, present, SECOND, type Bench } from '../support/bench';
import { endOf, IdleBench } from './idle-support';

let idle: IdleBench;
let bench: Bench;

beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(() => idle.close());

const ASK = { idle: 'ask', lock: 'ask', sleep: 'ask', shutdown: 'ask' } as const;
const durations = async (): Promise<readonly number[]> =>
  (await bench.server())
    .filter(({ is_running }) => is_running === false)
    .map(({ duration_seconds }) => duration_seconds ?? 0)
    .sort((a, b) => a - b);

/** Ten minutes of work; then the computer sleeps for half an hour, and somebody is back. */
function sleepFor30(): void {
  idle.start();
  for (let minute = 1; minute < 10; minute += 1) {
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
  }
  bench.time.advance(59 * SECOND);
  idle.lastInput = bench.time.clock();
  bench.time.advance(SECOND);
  idle.watch.tell('suspend');
  bench.time.advance(30 * MINUTE);
  idle.lastInput = bench.time.clock();
  idle.watch.tell('resume');
}

describe('what was chosen beforehand', () => {
  it('stop: the timer ends where the absence began, without a question, and the person is told', async () => {
    idle.policies = { ...ASK, sleep: 'stop' };
    sleepFor30();
    expect(bench.workspace.running()).toBeNull();
    expect(idle.questions.filter((question) => question !== null)).toEqual([]);
    expect(idle.settled).toMatchObject([['stop', { cause: 'sleep' }]]);
    expect(bench.workspace.activity(1)).toMatchObject([{ kind: 'stop', cause: 'idle' }]);
    await bench.settled();
    expect(await durations()).toEqual([599]);
  });

  it('stop can be taken back: the timer runs as before, and the question is asked', async () => {
    idle.policies = { ...ASK, sleep: 'stop' };
    sleepFor30();
    const { id } = present(bench.workspace.entries.undoable);
    const undone = bench.workspace.entries.undo(id);
    if (!undone.ok) throw new Error(undone.failure.message);
    idle.watch.undone(id, undone.value.entryId);
    expect(bench.workspace.running()).toMatchObject({ notes: 'deep' });
    expect(idle.watch.absence).toMatchObject({ policy: 'ask', spans: [{ to: idle.lastInput }] });
    expect(idle.questions.at(-1)).toEqual(idle.watch.absence);
    await bench.settled();
  });

  it('keep: the timer runs on with the time in it, and the person is told', async () => {
    idle.policies = { ...ASK, sleep: 'keep' };
    sleepFor30();
    expect(idle.watch.absence).toBeNull();
    expect(idle.settled).toMatchObject([['keep', { cause: 'sleep' }]]);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await durations()).toEqual([40 * 60]);
  });

  it('keep stays kept where the app ends within seconds of the return, before its next look', async () => {
    idle.policies = { ...ASK, sleep: 'keep', shutdown: 'stop' };
    sleepFor30();
    expect(idle.settled).toMatchObject([['keep', { cause: 'sleep' }]]);
    bench.time.advance(3 * SECOND);
    idle.lastInput = bench.time.clock();
    idle.account.close();
    await bench.crash();
    bench.time.advance(2 * SECOND);
    idle.lastInput = bench.time.clock();
    idle.open();
    expect(bench.workspace.running()).toMatchObject({ notes: 'deep' });
    expect(idle.settled).toHaveLength(1);
    await bench.settled();
  });

  it('is for its kind only', () => {
    idle.policies = { ...ASK, lock: 'stop', shutdown: 'stop', idle: 'stop' };
    sleepFor30();
    expect(idle.watch.absence).not.toBeNull();
    expect(idle.settled).toEqual([]);
  });

  it('is carried out at the next start, where the app ended between the return and the deed', async () => {
    sleepFor30();
    await bench.settled();
    const kept = JSON.stringify({
      gone: null,
      barriers: [],
      question: { ...idle.watch.absence, policy: 'stop' },
    });
    idle.account.close();
    await bench.crash();
    bench.workspace.ledger.setFact('idle', kept);
    idle.open();
    expect(bench.workspace.running()).toBeNull();
    expect(idle.settled).toHaveLength(1);
    await bench.settled();
    expect(await durations()).toEqual([599]);
  });
});

describe('two absences before the answer', () => {
  it('leave out both, and nothing of the work in between', async () => {
    idle.away32();
    for (let minute = 0; minute < 10; minute += 1) {
      bench.time.advance(MINUTE);
      idle.lastInput = bench.time.clock();
    }
    idle.awayFor(20 * MINUTE);
    const absence = present(idle.watch.absence);
    expect(absence.spans).toHaveLength(2);
    expect(idle.watch.answer(absence.id, { kind: 'leave-out' }, 'window').ok).toBe(true);
    bench.time.advance(endOf(absence) + 5 * MINUTE - bench.time.clock());
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await durations()).toEqual([5 * 60, 10 * 60, 10 * 60 + 1]);
  });

  it('is one act, that can be taken back as one', async () => {
    idle.away32();
    for (let minute = 0; minute < 10; minute += 1) {
      bench.time.advance(MINUTE);
      idle.lastInput = bench.time.clock();
    }
    idle.awayFor(20 * MINUTE);
    const before = present(bench.workspace.running());
    const absence = present(idle.watch.absence);
    idle.watch.answer(absence.id, { kind: 'leave-out' }, 'window');
    expect(bench.entries).toHaveLength(3);
    const { id } = present(bench.workspace.entries.undoable);
    const undone = bench.workspace.entries.undo(id);
    if (!undone.ok) throw new Error(undone.failure.message);
    idle.watch.undone(id, undone.value.entryId);
    expect(bench.entries).toHaveLength(1);
    expect(bench.workspace.running()).toMatchObject({ startedAt: before.startedAt });
    expect(present(idle.watch.absence).spans).toEqual(absence.spans);
    await bench.settled();
  });
});

describe('a computer that cannot tell of inputs', () => {
  it('asks about sleep and locks, and about nothing else', () => {
    idle.canTell = false;
    idle.start();
    bench.time.advance(60 * MINUTE);
    expect(idle.watch.absence).toBeNull();
    const began = bench.time.clock();
    idle.watch.tell('lock');
    bench.time.advance(20 * MINUTE);
    idle.watch.tell('unlock');
    expect(idle.watch.absence).toMatchObject({
      cause: 'lock',
      spans: [{ from: began, to: bench.time.clock() }],
    });
  });
});
