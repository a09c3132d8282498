import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActs, createHandlers } from '../../../src/main/handlers';
import { HOUR, MINUTE, present, type Bench } from '../../support/bench';
import { IdleBench } from '../idle-support';

let idle: IdleBench;
let bench: Bench;

beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(() => idle.close());

const edges = () => ({
  ...{ current: () => ({ workspace: bench.workspace }) as never, idle: () => idle.watch },
});
const acts = () => createActs(edges());
const remote = async (notes = 'deep') =>
  present((await bench.server()).find((entry) => entry.notes === notes && entry.is_running)).id;
const stopThere = async () => bench.elsewhere.stopTimeEntry(await remote());
const heardOf = async (): Promise<void> => {
  await bench.refreshed();
  await bench.settled();
};
const deep = async () => (await bench.server()).filter(({ notes }) => notes === 'deep');
const seconds = async () =>
  (await deep()).map(({ is_running, duration_seconds }) => (is_running ? 'running' : duration_seconds));

function touch(): void {
  idle.lastInput = bench.time.clock();
}

/** One minute of work that Keito has heard of; then the computer sleeps. */
async function asleep(): Promise<string> {
  const id = idle.start();
  await bench.settled();
  bench.time.advance(MINUTE);
  touch();
  await bench.settled();
  idle.watch.tell('suspend');
  return id;
}

function awake(): void {
  touch();
  idle.watch.tell('resume');
}

describe('ended here by a rule, stopped elsewhere', () => {
  it('later, asleep: theirs stands, whoever begins another timer on waking', async () => {
    const id = await asleep();
    bench.time.leap(3 * HOUR);
    await stopThere();
    bench.time.leap(12 * HOUR);
    awake();
    bench.workspace.refresh();
    expect(acts().start({ ...bench.other, notes: 'next day' }, 'hotkey').ok).toBe(true);
    expect(bench.entry(id)?.seconds).toBe(60);
    await heardOf();
    expect(await seconds()).toEqual([3 * 3600 + 60]);
    expect(bench.entry(id)?.seconds).toBe(3 * 3600 + 60);
    expect(bench.workspace.running()).toMatchObject({ notes: 'next day' });
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('as it was chosen beforehand: theirs stands, and the list of changes says who did what', async () => {
    idle.policies = { ...idle.policies, sleep: 'stop' };
    const id = await asleep();
    bench.time.leap(3 * HOUR);
    await stopThere();
    bench.time.leap(HOUR);
    awake();
    expect(bench.workspace.running()).toBeNull();
    await heardOf();
    expect(bench.entry(id)?.seconds).toBe(3 * 3600 + 60);
    expect(await seconds()).toEqual([3 * 3600 + 60]);
    const { undoable } = bench.workspace.entries;
    expect(bench.workspace.entries.undo(present(undoable).id)).toMatchObject({
      ...{ ok: false, failure: { kind: 'changed' } },
    });
    const told = bench.workspace.activity(9).map(({ kind, cause, isUndone }) => [kind, cause, isUndone]);
    expect(told).toEqual([
      ['stop', 'idle', true],
      ['stop', 'elsewhere', false],
      ['start', 'window', false],
    ]);
  });

  it('earlier: theirs stands, and what went on here was begun by nobody', async () => {
    const id = await asleep();
    await stopThere();
    bench.isOnline = false;
    bench.time.leap(HOUR);
    awake();
    bench.time.advance(10 * MINUTE);
    expect(acts().stop('tray').ok).toBe(true);
    expect(bench.entries).toHaveLength(2);
    bench.isOnline = true;
    await heardOf();
    expect(await seconds()).toEqual([60]);
    expect(bench.entries).toMatchObject([{ id }]);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('after a person had ended here what went on: ours stand, and nothing counts twice', async () => {
    await asleep();
    bench.isOnline = false;
    bench.time.leap(HOUR);
    awake();
    bench.time.advance(10 * MINUTE);
    expect(acts().stop('tray').ok).toBe(true);
    await bench.settled();
    bench.time.advance(HOUR);
    await stopThere();
    bench.isOnline = true;
    await heardOf();
    expect(await seconds()).toEqual([10 * 60, 60]);
  });

  it('once the stop of the rule was sent: it is not taken back', async () => {
    idle.policies = { ...idle.policies, sleep: 'stop' };
    await asleep();
    bench.time.leap(HOUR);
    const gate = bench.hold('PATCH');
    awake();
    await gate.reached();
    await stopThere();
    gate.letGo();
    await heardOf();
    await bench.advance(MINUTE);
    expect(await seconds()).toEqual([60]);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it('an answer that a person gives is theirs: the earlier stop stands', async () => {
    const { absence } = idle.away32();
    await bench.settled();
    bench.isOnline = false;
    const { answerIdle } = createHandlers(edges() as never, acts());
    expect(await answerIdle({ questionId: absence.id, answer: { kind: 'stop' } })).toMatchObject({
      ok: true,
    });
    await bench.settled();
    await stopThere();
    bench.isOnline = true;
    await heardOf();
    expect(await seconds()).toEqual([600]);
    expect(bench.workspace.activity(1)).toMatchObject([{ kind: 'stop', cause: 'window' }]);
  });

  it('where a person set its time here since, that stands', async () => {
    idle.policies = { ...idle.policies, sleep: 'stop' };
    const id = await asleep();
    bench.isOnline = false;
    bench.time.leap(HOUR);
    awake();
    expect(bench.workspace.entries.edit(id, { seconds: 300 }, bench.act()).ok).toBe(true);
    await bench.settled();
    await stopThere();
    bench.isOnline = true;
    await heardOf();
    expect(await seconds()).toEqual([300]);
  });

  it('by the timer that was begun here, because the stop could not be sent before: the rule stands', async () => {
    const id = await asleep();
    bench.time.leap(HOUR);
    bench.answer = (method, { pathname }) =>
      method === 'GET' && pathname.includes('time_entries') ? new Response('{}', { status: 500 }) : null;
    awake();
    expect(acts().start({ ...bench.other, notes: 'next' }, 'hotkey').ok).toBe(true);
    await bench.settled();
    expect((await bench.server()).map(({ notes }) => notes)).toContain('next');
    bench.answer = () => null;
    await heardOf();
    expect(await seconds()).toEqual([60]);
    expect(bench.entry(id)?.seconds).toBe(60);
  });

  it('after another timer that was taken back unsent: theirs stands', async () => {
    idle.policies = { ...idle.policies, sleep: 'stop' };
    const id = await asleep();
    bench.isOnline = false;
    bench.time.leap(HOUR);
    awake();
    bench.started(bench.other);
    expect(acts().undo(present(bench.workspace.entries.undoable).id).ok).toBe(true);
    await bench.settled();
    bench.time.advance(HOUR);
    await stopThere();
    bench.isOnline = true;
    await heardOf();
    expect(bench.entry(id)?.seconds).toBe(2 * 3600 + 60);
    expect(await seconds()).toEqual([2 * 3600 + 60]);
  });

  it('taken back before it was heard of: theirs stands', async () => {
    idle.policies = { ...idle.policies, sleep: 'stop' };
    const id = await asleep();
    bench.isOnline = false;
    bench.time.leap(HOUR);
    awake();
    expect(acts().undo(present(bench.workspace.entries.undoable).id).ok).toBe(true);
    await stopThere();
    bench.isOnline = true;
    await heardOf();
    expect(await seconds()).toEqual([3660]);
    expect(bench.entry(id)).toMatchObject({ seconds: 3660, startedAt: null });
  });
});

describe('divided here at midnight, stopped elsewhere before', () => {
  it('the timer ends there, and no other one is begun here', async () => {
    await idle.close();
    const midnight = Date.UTC(2026, 4, 22);
    idle = await IdleBench.open({ now: midnight - HOUR });
    bench = idle.bench;
    idle.midnight = 'new-entry';
    const id = idle.start();
    const work = (minutes: number): void => {
      for (let minute = 0; minute < minutes; minute += 1) {
        bench.time.advance(MINUTE);
        touch();
      }
    };
    work(58);
    await bench.refreshed();
    await stopThere();
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.other.projectId, task_id: bench.other.taskId, notes: 'phone' },
      ...{ spent_date: '2026-05-21', is_running: true },
    });
    bench.isOnline = false;
    work(22);
    expect(idle.newDays).toBe(1);
    expect(bench.workspace.running()).toMatchObject({ notes: 'deep', startedAt: midnight });
    await bench.settled();
    bench.isOnline = true;
    await heardOf();
    expect(await seconds()).toEqual([58 * 60]);
    expect(bench.entry(id)?.seconds).toBe(58 * 60);
    expect(bench.workspace.running()).toMatchObject({ notes: 'phone' });
    const phone = (await bench.server()).find(({ notes }) => notes === 'phone');
    expect(phone).toMatchObject({ is_running: true });
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });
});
