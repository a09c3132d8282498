import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createActs } from '../../src/main/handlers';
import { MINUTE, present, SECOND, TODAY, type Bench } from '../support/bench';
import { endOf, IdleBench } from './idle-support';

let idle: IdleBench;
let bench: Bench;

beforeEach(async () => {
  idle = await IdleBench.open();
  bench = idle.bench;
});
afterEach(async () => {
  await bench.settled();
  await idle.close();
});

const acts = () =>
  createActs({ current: () => ({ workspace: bench.workspace }) as never, idle: () => idle.watch });
const meeting = () => ({ ...bench.other, notes: 'meeting' });
const spans = () =>
  bench.entries.map(({ notes, seconds, startedAt }) => [notes, startedAt === null ? seconds : 'running']);

/** Somebody works on for so long without answering. */
function work(minutes: number): void {
  for (let minute = 0; minute < minutes; minute += 1) {
    bench.time.advance(MINUTE);
    idle.lastInput = bench.time.clock();
  }
}

describe('a switch that is refused leaves the question open', () => {
  it('to work that is not there', () => {
    const { id, absence } = idle.away32();
    const refused = acts().start({ projectId: 'gone', taskId: 'gone', notes: '' }, 'tray');
    expect(refused.ok).toBe(false);
    expect(idle.watch.absence).toEqual(absence);
    expect(bench.workspace.running()?.id).toBe(id);
    expect(bench.entries).toHaveLength(1);
    expect(idle.leftOut).toEqual([]);
  });

  it('as of before the timer began', () => {
    const { absence } = idle.away32();
    const before = present(bench.workspace.running()?.startedAt) - MINUTE;
    expect(acts().start(meeting(), 'window', before).ok).toBe(false);
    expect(idle.watch.absence).toEqual(absence);
  });

  it('to an entry that is gone, and to the one that runs already', () => {
    const { id, absence } = idle.away32();
    expect(acts().continueEntry('gone', 'tray').ok).toBe(false);
    expect(acts().continueEntry(id, 'tray')).toEqual({ ok: true, value: { entryId: id } });
    expect(idle.watch.absence).toEqual(absence);
    expect(spans()).toEqual([['deep', 'running']]);
  });

  it('but one that is made settles it', () => {
    const done = bench.logged(60, meeting());
    const { absence } = idle.away32();
    expect(acts().continueEntry(done, 'tray').ok).toBe(true);
    expect(idle.watch.absence).toBeNull();
    expect(idle.leftOut).toEqual([absence]);
    expect(bench.workspace.running()).toMatchObject({ notes: 'meeting' });
  });
});

describe('a switch as of an earlier time', () => {
  it('within the absence: what lies before is left out, and the rest is the new timer’s', () => {
    const { absence } = idle.away32();
    work(10);
    const since = endOf(absence) - 20 * MINUTE;
    expect(acts().start(meeting(), 'window', since).ok).toBe(true);
    expect(spans()).toEqual([
      ['meeting', 'running'],
      ['deep', 600],
    ]);
    expect(bench.workspace.running()).toMatchObject({ startedAt: since });
    expect(idle.leftOut).toMatchObject([{ spans: [{ from: absence.spans[0]?.from, to: since }] }]);
    expect(idle.watch.absence).toBeNull();
  });

  it('between two absences: the first is left out, and what was worked between them counts', () => {
    const { absence } = idle.away32();
    work(10);
    idle.awayFor(20 * MINUTE);
    expect(present(idle.watch.absence).spans).toHaveLength(2);
    expect(acts().start(meeting(), 'window', endOf(absence) + 4 * MINUTE).ok).toBe(true);
    expect(spans()).toEqual([
      ['meeting', 'running'],
      ['deep', 240],
      ['deep', 600],
    ]);
  });

  it('before the absence: all of it is the new timer’s, until it is taken back', () => {
    const { id, absence } = idle.away32();
    const since = present(absence.spans[0]).from - MINUTE;
    expect(acts().start(meeting(), 'window', since).ok).toBe(true);
    idle.watch.look();
    expect(idle.watch.absence).toBeNull();
    expect(idle.leftOut).toEqual([]);
    expect(spans()).toEqual([
      ['meeting', 'running'],
      ['deep', 540],
    ]);
    expect(acts().undo(present(bench.workspace.entries.undoable).id).ok).toBe(true);
    expect(idle.watch.absence).toEqual(absence);
    expect(bench.workspace.running()?.id).toBe(id);
  });
});

describe('of two timers that are seen running', () => {
  async function away(): Promise<void> {
    // What runs is read before a late timer is sent, and would end one of the two.
    bench.answer = (method, { search }) =>
      method === 'POST' || search.includes('is_running') ? new Response('{}', { status: 500 }) : null;
    idle.start();
    await bench.settled();
    work(2);
    const { projectId: project_id, taskId: task_id } = bench.other;
    await bench.elsewhere.createTimeEntry({ project_id, task_id, spent_date: TODAY, is_running: true });
    await bench.refreshed();
    expect(bench.workspace.ledger.allRunning()).toHaveLength(2);
    idle.watch.look();
    idle.awayFor(32 * MINUTE);
  }

  it('a stop on the return from an absence ends both', async () => {
    await away();
    expect(acts().stop('window')).toMatchObject({ ok: true });
    expect(idle.leftOut).toHaveLength(1);
    expect(bench.workspace.ledger.allRunning()).toEqual([]);
  });

  it('the answer that the work had ended with the absence ends both there', async () => {
    await away();
    idle.watch.look();
    expect(acts().answerIdle({ kind: 'stop' }, 'window')).toMatchObject({ ok: true });
    expect(bench.workspace.ledger.allRunning()).toEqual([]);
    expect(spans()).toEqual([
      ['', 0],
      ['deep', 120],
    ]);
  });
});

describe('a question goes with its timer', () => {
  it('that was deleted, and comes back by an undo', async () => {
    const { id, absence } = idle.away32();
    await bench.settled();
    expect(bench.workspace.entries.delete(id, bench.act()).ok).toBe(true);
    idle.watch.look();
    expect(idle.watch.absence).toBeNull();
    await bench.settled();
    expect(acts().undo(present(bench.workspace.entries.undoable).id).ok).toBe(true);
    expect(idle.watch.absence).toEqual({ ...absence, entryId: bench.workspace.running()?.id });
  });

  it('that was stopped elsewhere: what is taken back besides brings no question back', async () => {
    idle.away32();
    await bench.settled();
    await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
    bench.logged(60, meeting());
    await bench.refreshed();
    idle.watch.look();
    expect(idle.watch.absence).toBeNull();
    const asked = idle.questions.length;
    expect(acts().undo(present(bench.workspace.entries.undoable).id).ok).toBe(true);
    expect(idle.questions).toHaveLength(asked);
    expect(idle.watch.absence).toBeNull();
  });

  it('that was deleted elsewhere and is logged anew', async () => {
    const { id, absence } = idle.away32();
    await bench.settled();
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    bench.workspace.entries.edit(id, { notes: 'deeper' }, bench.act());
    await bench.settled();
    expect(bench.workspace.answers.retry(id).ok).toBe(true);
    idle.watch.look();
    const running = present(bench.workspace.running());
    expect(running.id).not.toBe(id);
    expect(idle.watch.absence).toEqual({ ...absence, entryId: running.id });
  });

  it('that is logged anew with all others', () => {
    const { id, absence } = idle.away32();
    bench.time.advance(SECOND);
    bench.workspace.answers.logAllAnew(() => null);
    idle.watch.look();
    const running = present(bench.workspace.running());
    expect(running.id).not.toBe(id);
    expect(idle.watch.absence).toEqual({ ...absence, entryId: running.id });
  });
});
