import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectEntriesWish } from '../../src/shared/projects';
import { Bench, present, SETTLE_MS, TODAY } from '../support/bench';
import { until } from '../support/manual-time';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

async function read(over: Partial<ProjectEntriesWish> = {}) {
  const wish = { projectId: bench.acme.projectId, madeBy: 'everybody', page: 1, ...over } as const;
  const result = await bench.workspace.projects.entries(wish);
  if (!result.ok) throw new Error(result.failure.message);
  const { entries, ...rest } = result.value;
  return { notes: entries.map(({ notes }) => notes), entries, ...rest };
}

const there = (notes: string, spent_date: string, over: object = {}) =>
  bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date, notes },
    ...{ is_running: false, hours: 1, ...over },
  });

/** The queries of the entries that a project's page asked for. */
function queries(): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  bench.rewrite = (_method, { searchParams }) => {
    if (searchParams.has('project_id')) asked.push(new URLSearchParams(searchParams));
  };
  return asked;
}

describe('one’s own entries of a project', () => {
  it('are Keito’s, also those of days that nothing else reads, newest first', async () => {
    await there('old', '2024-02-29');
    await there('new', TODAY);
    await there('other', TODAY, { project_id: bench.other.projectId, task_id: bench.other.taskId });
    const { notes, hasMore, unread, entries } = await read();
    expect({ notes, hasMore, unread }).toEqual({ notes: ['new', 'old'], hasMore: false, unread: null });
    expect(entries[0]).toMatchObject({ projectName: 'Website', taskName: 'Development', seconds: 3600 });
  });

  it('come page by page: the next one is asked for by its number', async () => {
    for (let day = 1; day <= 27; day += 1) await there(`${day}`, `2025-03-${String(day).padStart(2, '0')}`);
    const asked = queries();
    const first = await read();
    const second = await read({ page: 2 });
    expect([first.notes.length, first.hasMore, second.notes, second.hasMore]).toEqual([
      ...[25, true, ['2', '1'], false],
    ]);
    expect(asked.map((query) => [query.get('page'), query.get('per_page')])).toEqual([
      ['1', '25'],
      ['2', '25'],
    ]);
  });

  it('have what got through while Keito was asked, once', async () => {
    bench.isOnline = false;
    const id = bench.logged(1800, { ...bench.acme, notes: 'before' });
    await bench.settled();
    bench.isOnline = true;
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    bench.answer = async (_, address) => {
      if (!address.searchParams.has('project_id')) return null;
      bench.answer = () => null;
      const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      const text = await answer.text();
      await gate;
      return new Response(text, { headers: answer.headers });
    };
    const page = read();
    bench.logged(900, { ...bench.acme, notes: 'meanwhile' });
    bench.workspace.refresh();
    await until(() => bench.workspace.ledger.openOperations().length === 0, 'all is sent');
    expect(bench.entry(id)?.remoteId).not.toBeNull();
    letGo();
    expect((await page).notes.toSorted()).toEqual(['before', 'meanwhile']);
    expect((await read()).notes.toSorted()).toEqual(['before', 'meanwhile']);
  });

  it('of one task are those of it', async () => {
    const design = present(
      bench.workspace.projects.find(bench.acme.projectId)?.tasks.find(({ name }) => name === 'Design'),
    );
    await there('dev', TODAY);
    await there('design', TODAY, { task_id: design.id });
    const asked = queries();
    expect((await read({ taskId: design.id })).notes).toEqual(['design']);
    expect(asked[0]?.get('task_id')).toBe(design.id);
  });

  it('are told apart by who tracked them, also where the server knows no such filter', async () => {
    await there('by hand', TODAY, { source: 'web' });
    await there('by an agent', TODAY, { source: 'agent' });
    const asked = queries();
    expect((await read({ madeBy: 'agents' })).notes).toEqual(['by an agent']);
    expect((await read({ madeBy: 'people' })).notes).toEqual(['by hand']);
    expect(asked.map((query) => query.get('source'))).toEqual(['agent', 'web,cli,api']);
    bench.rewrite = (_method, { searchParams }) => {
      for (const name of ['source', 'project_id', 'task_id']) searchParams.delete(name);
    };
    await there('elsewhere', TODAY, { project_id: bench.other.projectId, task_id: bench.other.taskId });
    expect((await read({ madeBy: 'people' })).notes).toEqual(['by hand']);
  });

  it('are nobody else’s, whatever the list holds', async () => {
    const other = bench.client(bench.keito.credentials.memberKey, (url, init) =>
      bench.keito.fetch(url, init),
    );
    await other.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, notes: 'theirs' },
      ...{ is_running: false, hours: 1 },
    });
    bench.rewrite = (_method, { searchParams }) => searchParams.delete('user_id');
    expect((await read()).notes).toEqual([]);
  });

  it('have what was done here and has not been sent', async () => {
    for (const notes of ['kept', 'changed', 'moved', 'deleted']) await there(notes, TODAY);
    await bench.refreshed();
    const idOf = (notes: string) => present(bench.entries.find((entry) => entry.notes === notes)).id;
    bench.answer = (method) => (method === 'GET' ? null : new Response('busy', { status: 503 }));
    const { workspace } = bench;
    workspace.entries.edit(idOf('changed'), { notes: 'changed here' }, bench.act());
    workspace.entries.edit(
      idOf('moved'),
      { projectId: bench.other.projectId, taskId: bench.other.taskId },
      bench.act(),
    );
    workspace.entries.delete(idOf('deleted'), bench.act());
    bench.logged(60, { ...bench.acme, notes: 'new' });
    const { entries } = await read();
    expect(entries.map(({ notes, state }) => `${notes}: ${state.kind}`).sort()).toEqual([
      ...['changed here: waiting', 'kept: saved', 'new: waiting'],
    ]);
    expect((await read({ projectId: bench.other.projectId })).notes).toEqual(['moved']);
  });

  it('are there once where Keito has one, and only the answer was lost, until it is known which one it is', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/time_entries' });
    const id = bench.logged(600);
    await bench.settled();
    expect(await bench.server()).toHaveLength(1);
    expect((await read()).entries).toMatchObject([{ id, seconds: 600, state: { kind: 'waiting' } }]);
    await bench.advance(SETTLE_MS);
    expect((await read()).entries).toMatchObject([{ seconds: 600, state: { kind: 'saved' } }]);
  });

  it('are nowhere where one was deleted here before the lost answer to it was looked for', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/time_entries' });
    const id = bench.logged(600);
    await bench.settled();
    bench.workspace.entries.delete(id, bench.act());
    expect(await bench.server()).toHaveLength(1);
    expect((await read()).entries).toEqual([]);
  });

  it('are not on a later page once more where the first one has them as they are here', async () => {
    for (let day = 1; day <= 25; day += 1) await there(`${day}`, `2026-06-${String(day).padStart(2, '0')}`);
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/time_entries' });
    const id = bench.logged(600);
    await bench.settled();
    expect((await read()).entries.map((entry) => entry.id)).toContain(id);
    expect((await read({ page: 2 })).entries).toEqual([]);
  });

  it('are the journal’s where Keito does not answer, and say so; a later page fails', async () => {
    await there('known', TODAY);
    await there('never read', '2024-02-29');
    await bench.refreshed();
    bench.isOnline = false;
    const { notes, unread, hasMore } = await read();
    expect({ notes, hasMore }).toEqual({ notes: ['known'], hasMore: false });
    expect(unread).toMatch(/Keito/);
    expect(
      await bench.workspace.projects.entries({
        ...{ projectId: bench.acme.projectId, madeBy: 'everybody', page: 2 },
      }),
    ).toMatchObject({ ok: false, failure: { kind: 'offline' } });
  });
});

describe('the company’s tasks', () => {
  const book = () => bench.workspace.projects.tasks;

  it('are all that Keito says of them, by name, also offline and after a restart', async () => {
    await bench.elsewhere.beyond.createTask({ name: 'Admin' });
    expect(book().view()).toEqual({ tasks: [], readAt: null });
    expect(await book().look()).toEqual({ ok: true, value: null });
    const { tasks } = book().view();
    expect(tasks.map(({ name }) => name)).toEqual(['Admin', 'Design', 'Development']);
    expect(tasks[0]).toMatchObject({ isBillable: true, isDefault: false, isActive: true });
    bench.isOnline = false;
    await bench.workspace.close();
    bench.start();
    expect(book().view().tasks).toEqual(tasks);
  });

  it('that may not be seen are said to be', async () => {
    bench.answer = (_method, { pathname }) =>
      pathname.endsWith('/tasks') ? new Response('{"error":"no"}', { status: 403 }) : null;
    expect(await book().look()).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect(book().view().readAt).toBeNull();
  });

  it('of a project say whether time on them is billable', () => {
    expect(bench.workspace.projects.find(bench.acme.projectId)?.tasks[0]).toMatchObject({ isBillable: true });
  });
});
