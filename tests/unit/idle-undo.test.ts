import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IdleAnswer } from '../../src/shared/inputs';
import { MINUTE, present, SECOND, type Bench } from '../support/bench';
import { endOf, IdleBench } from './idle-support';

let idle: IdleBench;
let bench: Bench;

beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(() => idle.close());

/** As the window's command does it. */
function undo(): void {
  const { id } = present(bench.workspace.entries.undoable);
  const undone = bench.workspace.entries.undo(id);
  if (!undone.ok) throw new Error(undone.failure.message);
  idle.watch.undone(id, undone.value.entryId);
}

const elsewhere = (): IdleAnswer => ({
  kind: 'elsewhere',
  rows: [{ kind: 'entry', ...bench.other, notes: 'call', seconds: 32 * 60 }],
});
const ANSWERS: readonly (readonly [string, () => IdleAnswer])[] = [
  ['stop', () => ({ kind: 'stop' })],
  ['leave out', () => ({ kind: 'leave-out' })],
  ['elsewhere', elsewhere],
];

describe('an answer that is taken back', () => {
  it.each(ANSWERS)('%s: the timer runs as before, and the question is open again', async (_, answer) => {
    const { absence } = idle.away32();
    await bench.settled();
    const before = present(bench.workspace.running());
    idle.watch.answer(absence.id, answer(), 'window');
    expect(bench.workspace.entries.undoable).toMatchObject({ what: 'idle', entry: { notes: 'deep' } });
    await bench.settled();
    undo();
    const running = present(bench.workspace.running());
    expect(running).toMatchObject({ startedAt: before.startedAt, notes: 'deep' });
    expect(idle.watch.absence).toEqual({ ...absence, entryId: running.id });
    expect(bench.entries).toHaveLength(1);
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: true, notes: 'deep' });
    expect(idle.watch.answer(absence.id, { kind: 'stop' }, 'window')).toEqual({ ok: true, value: null });
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 600 });
  });

  it('keep: nothing was done, so only the question comes back', async () => {
    const { id, absence } = idle.away32();
    idle.watch.answer(absence.id, { kind: 'keep' }, 'window');
    expect(idle.watch.absence).toBeNull();
    undo();
    expect(idle.watch.absence).toEqual(absence);
    expect(bench.workspace.running()?.id).toBe(id);
    await bench.settled();
  });

  it.each([
    ['leave out', { kind: 'leave-out' }],
    ['keep', { kind: 'keep' }],
  ] as const)('%s, after a stop that was taken back before it', async (_, answer) => {
    const { absence } = idle.away32();
    await bench.settled();
    idle.watch.answer(absence.id, answer, 'window');
    await bench.settled();
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    undo();
    expect(idle.watch.absence).toBeNull();
    undo();
    const running = present(bench.workspace.running());
    expect(idle.watch.absence).toEqual({ ...absence, entryId: running.id });
    expect(bench.entries).toHaveLength(1);
    idle.watch.answer(absence.id, { kind: 'stop' }, 'window');
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 600 });
  });

  it('stays where only something newer is taken back: its question is not asked again', async () => {
    const { absence } = idle.away32();
    idle.watch.answer(absence.id, { kind: 'leave-out' }, 'window');
    bench.time.advance(MINUTE);
    bench.workspace.entries.stop(bench.act());
    undo();
    expect(idle.watch.absence).toBeNull();
    expect(bench.workspace.running()).toMatchObject({ startedAt: endOf(absence) });
    bench.time.advance(SECOND);
    await bench.settled();
  });
});
