import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, present, TODAY } from '../support/bench';
import { slowAnswer } from '../support/slow-answer';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

async function ask(taskId?: string) {
  const wish = { projectId: bench.acme.projectId, madeBy: 'everybody', page: 1 } as const;
  const read = await bench.workspace.projects.entries(taskId === undefined ? wish : { ...wish, taskId });
  if (!read.ok) throw new Error(read.failure.message);
  return read.value.entries.map(({ notes, startedAt, seconds, state }) => {
    const run = startedAt === null ? `${seconds} s` : 'runs';
    return `${notes}: ${run}, ${state.kind}`;
  });
}

/** What is shown where `act` is done, sent and answered while Keito's page, as it was before, is on its way. */
async function shownAfter(act: () => unknown, taskId?: string): Promise<readonly string[]> {
  const slow = slowAnswer(bench, ({ searchParams }) => searchParams.has('project_id'));
  const shown = ask(taskId);
  await slow.asked();
  act();
  await bench.settled();
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
  slow.letGo();
  return shown;
}

const edit = (id: string, changes: object) => bench.workspace.entries.edit(id, changes, bench.act());
const logged = async (place = bench.acme, notes = 'a') => {
  const id = bench.logged(600, { ...place, notes });
  await bench.settled();
  return id;
};

describe('what is done, and sent, while Keito is asked for the entries of a project, is there as it is here', () => {
  it('a stop', async () => {
    bench.started({ ...bench.acme, notes: 'a' });
    await bench.advance(600_000);
    expect(await shownAfter(() => bench.workspace.entries.stop(bench.act()))).toEqual(['a: 600 s, saved']);
  });

  it('an edit, in its place', async () => {
    const id = await logged();
    await logged(bench.acme, 'newer');
    const before = await ask();
    const after = await shownAfter(() => edit(id, { notes: 'b', seconds: 900 }));
    expect(after).toEqual(before.map((line) => (line.startsWith('a') ? 'b: 900 s, saved' : line)));
  });

  it('a deletion, also of what was tracked elsewhere', async () => {
    const id = await logged();
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
      ...{ notes: 'there', is_running: false, hours: 1 },
    });
    await bench.refreshed();
    const theirs = present(bench.entries.find(({ notes }) => notes === 'there')).id;
    const deleted = (one: string) => bench.workspace.entries.delete(one, bench.act());
    expect(await shownAfter(() => [id, theirs].map(deleted))).toEqual([]);
  });

  it('a move to the project and from it, and from one task to another', async () => {
    const [comes, goes] = [await logged(bench.other, 'comes'), await logged(bench.acme, 'goes')];
    const { projectId, taskId } = bench.acme;
    expect(
      await shownAfter(() => {
        edit(comes, { projectId, taskId });
        edit(goes, { projectId: bench.other.projectId, taskId: bench.other.taskId });
      }),
    ).toEqual(['comes: 600 s, saved']);
    const design = present(
      bench.workspace.projects.find(projectId)?.tasks.find(({ name }) => name === 'Design'),
    );
    expect(await shownAfter(() => edit(comes, { taskId: design.id }), design.id)).toEqual([
      'comes: 600 s, saved',
    ]);
  });

  it('a move that waited before', async () => {
    const id = await logged(bench.other);
    bench.isOnline = false;
    edit(id, { projectId: bench.acme.projectId, taskId: bench.acme.taskId });
    await bench.settled();
    bench.isOnline = true;
    expect(await shownAfter(() => bench.workspace.refresh())).toEqual(['a: 600 s, saved']);
  });
});
