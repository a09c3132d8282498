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

const seconds = async () =>
  (await bench.server())
    .filter(({ is_running }) => is_running === false)
    .map(({ duration_seconds }) => duration_seconds ?? 0)
    .sort((a, b) => a - b);

describe('an answer, on the server, to the second', () => {
  it('keep', async () => {
    const { absence } = idle.away32();
    idle.watch.answer(absence.id, { kind: 'keep' }, 'window');
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([42 * 60 + 1]);
  });

  it('stop', async () => {
    const { absence } = idle.away32();
    idle.watch.answer(absence.id, { kind: 'stop' }, 'window');
    expect(bench.workspace.running()).toBeNull();
    await bench.settled();
    expect(await seconds()).toEqual([600]);
  });

  it('leave out and go on', async () => {
    const { absence } = idle.away32();
    idle.watch.answer(absence.id, { kind: 'leave-out' }, 'window');
    expect(bench.workspace.running()).toMatchObject({ notes: 'deep', startedAt: endOf(absence) });
    bench.time.advance(59 * SECOND);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([60, 600]);
  });

  it('elsewhere', async () => {
    const { absence } = idle.away32();
    const rows = [
      { kind: 'entry' as const, ...bench.other, notes: 'call', seconds: 20 * 60 },
      { kind: 'break' as const, seconds: 12 * 60 },
    ];
    idle.watch.answer(absence.id, { kind: 'elsewhere', rows }, 'window');
    bench.time.advance(59 * SECOND);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([60, 600, 1200]);
    const call = (await bench.server()).find(({ notes }) => notes === 'call');
    expect(call).toMatchObject({ project_id: bench.other.projectId });
  });

  it('that does not add up leaves the question and the timer as they were', () => {
    const { id, absence } = idle.away32();
    const rows = [{ kind: 'break' as const, seconds: 60 }];
    expect(idle.watch.answer(absence.id, { kind: 'elsewhere', rows }, 'window')).toMatchObject({ ok: false });
    expect(idle.watch.absence).toEqual(absence);
    expect(bench.workspace.running()?.id).toBe(id);
  });

  const NOTHING_TO_DO = { ok: false, failure: { kind: 'nothing-to-do' } };

  it('to a question that is not asked (any more) does nothing', () => {
    const { absence } = idle.away32();
    expect(idle.watch.answer('another', { kind: 'stop' }, 'window')).toMatchObject(NOTHING_TO_DO);
    idle.watch.answer(absence.id, { kind: 'stop' }, 'window');
    expect(idle.watch.answer(absence.id, { kind: 'stop' }, 'window')).toMatchObject(NOTHING_TO_DO);
  });

  it('about an entry that was deleted elsewhere a moment ago does nothing, and the question goes away', async () => {
    const { absence } = idle.away32();
    await bench.settled();
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    await bench.refreshed();
    expect(idle.watch.answer(absence.id, { kind: 'stop' }, 'window')).toMatchObject(NOTHING_TO_DO);
    expect(idle.watch.absence).toBeNull();
    expect(idle.questions.at(-1)).toBeNull();
    expect(idle.away32().absence).not.toEqual(absence);
  });
});

describe('the timer is stopped while a question is open', () => {
  it('leaves the absence out, and keeps what was worked since', async () => {
    const { absence } = idle.away32();
    bench.time.advance(10 * MINUTE - SECOND);
    expect(idle.watch.settleBeforeStop()).toEqual({ ok: true, value: 'as-it-was' });
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(await seconds()).toEqual([600, 600]);
    expect(idle.watch.absence).toBeNull();
    expect(idle.leftOut).toEqual([absence]);
  });

  it.each([
    [9, 'stopped'],
    [10, 'as-it-was'],
  ])('%d seconds after the return: %s', (back, outcome) => {
    const { absence } = idle.away32();
    bench.time.advance(endOf(absence) + back * SECOND - bench.time.clock());
    expect(idle.watch.settleBeforeStop()).toEqual({ ok: true, value: outcome });
    expect(bench.workspace.running() === null).toBe(outcome === 'stopped');
  });

  it('by somebody who is quicker than the watch', async () => {
    idle.start();
    bench.time.advance(10 * MINUTE);
    idle.lastInput = bench.time.clock();
    idle.watch.look();
    expect(idle.watch.answer(present(idle.watch.absence).id, { kind: 'keep' }, 'window').ok).toBe(true);
    bench.time.advance(32 * MINUTE);
    idle.lastInput = bench.time.clock();
    expect(idle.watch.absence).toBeNull();
    expect(idle.watch.settleBeforeStop()).toEqual({ ok: true, value: 'stopped' });
    expect(bench.workspace.running()).toBeNull();
    await bench.settled();
    expect(await seconds()).toEqual([600]);
    expect(idle.leftOut).toHaveLength(1);
  });

  it('does nothing where there is no question, and never stands in the way of a stop', async () => {
    const id = idle.start();
    expect(idle.watch.settleBeforeStop()).toEqual({ ok: true, value: 'as-it-was' });
    expect(bench.workspace.running()?.id).toBe(id);
    idle.away32();
    bench.workspace.entries.stop(bench.act());
    bench.started(bench.other);
    expect(idle.watch.settleBeforeStop().ok).toBe(true);
    expect(bench.workspace.running()).toMatchObject(bench.other);
    await bench.settled();
  });
});
