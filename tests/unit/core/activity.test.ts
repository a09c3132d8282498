import { afterEach, beforeEach, expect, it } from 'vitest';
import { Bench, MINUTE, present, SECOND, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const told = (limit = 20) =>
  bench.workspace
    .activity(limit)
    .map(({ kind, cause, isUndone, entry }) => [kind, cause, entry?.notes ?? null, isUndone]);

it('tells what was done, newest first, by whom, and what was taken back', async () => {
  const { workspace } = bench;
  bench.started({ ...bench.acme, notes: 'a' });
  await bench.settled();
  await bench.advance(10 * MINUTE);
  workspace.entries.stop(workspace.act('hotkey'));
  await bench.settled();
  await bench.advance(5 * SECOND);
  workspace.entries.undo(present(workspace.entries.undoable).id);
  await bench.settled();
  expect(told()).toEqual([
    ['start', 'undo', 'a', false],
    ['delete', 'undo', 'a', false],
    ['stop', 'hotkey', 'a', true],
    ['start', 'window', 'a', false],
  ]);
  expect(told(2)).toHaveLength(2);
  // It began when it had begun first.
  expect(workspace.activity(1)).toMatchObject([
    { changes: { startedAt: bench.time.clock() - 10 * MINUTE - 5 * SECOND } },
  ]);
});

it('tells what was changed, with the names of that time', async () => {
  const id = bench.logged(600, { ...bench.acme, notes: 'old' });
  bench.time.advance(SECOND);
  bench.workspace.entries.edit(id, { ...bench.other, notes: 'new', seconds: 60 }, bench.act());
  bench.time.advance(SECOND);
  bench.workspace.entries.delete(id, bench.act());
  await bench.settled();
  expect(bench.workspace.activity(20)).toMatchObject([
    { kind: 'delete', entry: { projectName: 'Shop' } },
    {
      kind: 'edit',
      entry: { projectName: 'Shop' },
      changes: { seconds: 60, place: { clientName: 'Acme', projectName: 'Shop', taskName: 'Design' } },
    },
    {
      kind: 'log',
      entry: { notes: 'old', projectName: 'Website' },
      changes: { seconds: 600, spentDate: TODAY },
    },
  ]);
});

it('tells what began and what ended elsewhere', async () => {
  bench.started({ ...bench.acme, notes: 'mine' });
  await bench.settled();
  await bench.advance(10 * MINUTE);
  await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
  await bench.refreshed();
  await bench.advance(MINUTE);
  await bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.other.projectId, task_id: bench.other.taskId, spent_date: TODAY },
    ...{ is_running: true, notes: 'theirs' },
  });
  await bench.refreshed();
  expect(told()).toEqual([
    ['start', 'elsewhere', 'theirs', false],
    ['stop', 'elsewhere', 'mine', false],
    ['start', 'window', 'mine', false],
  ]);
  expect(bench.workspace.activity(20)[1]).toMatchObject({ changes: { seconds: 600 } });
});

it('tells what ended elsewhere at its end, also where its begin had been moved here', async () => {
  const id = bench.started({ ...bench.acme, notes: 'mine' });
  await bench.settled();
  await bench.advance(30 * MINUTE);
  const startedAt = bench.time.clock() - 45 * MINUTE;
  expect(bench.workspace.entries.edit(id, { startedAt }, bench.act()).ok).toBe(true);
  await bench.settled();
  await bench.elsewhere.stopTimeEntry((await bench.onlyOne()).id);
  const stoppedAt = bench.time.clock();
  await bench.refreshed();
  const ended = bench.workspace.activity(20).find(({ cause }) => cause === 'elsewhere');
  expect(Math.abs((ended?.at ?? 0) - stoppedAt)).toBeLessThanOrEqual(MINUTE);
});

it('goes on with what was stopped elsewhere a moment ago, not with what was logged meanwhile', async () => {
  bench.started({ ...bench.acme, notes: 'ran' });
  await bench.settled();
  await bench.advance(10 * MINUTE);
  bench.logged(600, { ...bench.other, notes: 'logged' });
  await bench.advance(10 * MINUTE);
  const ran = (await bench.server()).find(({ is_running }) => is_running);
  await bench.elsewhere.stopTimeEntry(ran?.id ?? '');
  await bench.refreshed();
  expect(bench.workspace.ledger.recent(2, TODAY).map(({ view }) => view?.notes)).toEqual(['ran', 'logged']);
});
