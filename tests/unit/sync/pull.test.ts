import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pullEntries, pullProjects } from '../../../src/main/sync/pull';
import { HOUR, MINUTE, present, TODAY } from '../../support/bench';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
beforeEach(async () => {
  parts = await SyncParts.open();
});
afterEach(async () => {
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

const DAYS = { from: '2026-05-18', to: '2026-05-20' };

const member = () => {
  const { keito } = parts.bench;
  return parts.bench.client(keito.credentials.memberKey, (url, init) => keito.fetch(url, init));
};
const wire = (notes: string, spent_date = '2026-05-19') => {
  const { projectId, taskId } = parts.bench.acme;
  return { project_id: projectId, task_id: taskId, spent_date, notes, is_running: false, hours: 1 };
};
const made = (notes: string, spentDate?: string) =>
  parts.bench.elsewhere.createTimeEntry(wire(notes, spentDate));
const pull = (since: number | null = null, days = DAYS) =>
  pullEntries(parts.options, parts.options.userId, days, since);
const seen = () =>
  parts.bench.workspace.ledger.between('2026-01-01', '2026-12-31').map(({ view }) => view?.notes);
const ignoring = (...names: readonly string[]) =>
  (parts.bench.rewrite = (_, { searchParams }) => names.forEach((name) => searchParams.delete(name)));

describe('a reading of the entries', () => {
  it('has those of the first and of the last day, and none beside, even where the service knows no dates', async () => {
    await made('before', '2026-05-17');
    await made('first', DAYS.from);
    await made('last', DAYS.to);
    await made('after', TODAY);
    ignoring('from', 'to');
    expect(await pull()).toEqual({ hasToSend: false, hasNews: true, isUnsettled: false });
    expect(seen()).toEqual(['last', 'first']);
  });

  it("has nobody else's, in whichever of two ways the service says whose they are", async () => {
    await member().createTimeEntry(wire('theirs'));
    await made('mine');
    ignoring('user_id');
    parts.row = (row) => ({ ...row, user_id: undefined });
    await pull();
    parts.row = (row) => ({ ...row, user: undefined });
    await pull();
    expect(seen()).toEqual(['mine']);
  });

  it('has what does not say whose it is: it was asked for by the user', async () => {
    await made('mine');
    parts.row = (row) => ({ ...row, user_id: undefined, user: undefined });
    await pull();
    expect(seen()).toEqual(['mine']);
  });

  it('of everything names no time, and finds what was deleted', async () => {
    const { id } = await made('gone');
    await pull();
    expect(seen()).toEqual(['gone']);
    await parts.bench.elsewhere.deleteTimeEntry(id);
    await pull();
    expect(parts.query).not.toHaveProperty('updated_since');
    expect(seen()).toEqual([]);
  });

  it.each([
    [95, '2026-05-21T14:22:15Z'],
    [-95, '2026-05-21T14:19:05Z'],
  ])('of what has changed since asks by the clock of the service, %i s before ours', async (ahead, asked) => {
    const clockFor = (times: number) => parts.bench.keito.faults.next({ kind: `clock=${ahead}`, times });
    clockFor(1);
    await pull();
    const since = parts.bench.time.clock() + 10_000;
    parts.bench.time.advance(20_000);
    clockFor(2);
    await made('new');
    await pull(since);
    expect(parts.query).toMatchObject({ updated_since: asked });
    expect(seen()).toEqual(['new']);
  });
});

describe('rows that look like a creation whose answer was lost, and bear no id of ours', () => {
  const lose = (notes: string) => {
    const id = parts.bench.logged(3600, { ...parts.bench.acme, notes }, '2026-05-19');
    const { ledger } = parts.options;
    ledger.setState(
      ledger.operationsOf(id).map(({ seq }) => seq),
      'unsure',
      parts.bench.time.clock(),
    );
    return id;
  };

  it("are nobody's until they were looked for, and are to be read again", async () => {
    lose('alike');
    await made('alike');
    await made('another');
    expect(await pull()).toMatchObject({ hasToSend: false, isUnsettled: true });
    expect(seen().toSorted()).toEqual(['alike', 'another']);
  });

  it('are so by the clock of the service, however far it is behind ours', async () => {
    lose('alike');
    parts.bench.time.advance(-10 * MINUTE);
    await made('alike');
    parts.bench.time.advance(10 * MINUTE);
    parts.bench.keito.faults.next({ kind: `clock=${-600}`, times: 2 });
    await parts.client.me();
    expect(await pull()).toMatchObject({ isUnsettled: true });
    expect(seen()).toEqual(['alike']);
  });

  it("are somebody else's where the service gives back the ids that are sent along", async () => {
    lose('alike');
    await made('alike');
    const metadata = { client_request_id: 'of another entry' };
    await parts.bench.elsewhere.createTimeEntry({ ...wire('another'), metadata });
    expect(await pull()).toMatchObject({ isUnsettled: false });
    expect(seen().toSorted()).toEqual(['alike', 'alike', 'another']);
  });

  it('leave nothing to read again where none looks like it', async () => {
    lose('alike');
    await made('another');
    expect(await pull()).toMatchObject({ isUnsettled: false });
  });

  it('with our id are the creation itself', async () => {
    const id = lose('alike');
    const { id: remoteId } = await parts.bench.elsewhere.createTimeEntry({
      ...wire('alike'),
      metadata: { client_request_id: id },
    });
    parts.bench.time.advance(HOUR);
    expect(await pull()).toMatchObject({ hasToSend: true, isUnsettled: false });
    expect(parts.bench.entry(id)).toMatchObject({ remoteId });
    expect(parts.options.ledger.openOperations()).toEqual([]);
  });
});

describe('a reading of the projects', () => {
  const tasksOf = async (notes: string) =>
    present((await pullProjects(parts.client)).find(({ name }) => name === notes)).tasks.map(
      ({ name }) => name,
    );

  it('asks for as many at once as a page holds', async () => {
    await pullProjects(parts.client);
    expect(parts.asked.map(({ address }) => address.search)).toEqual(['?per_page=2000']);
  });

  it('asks for the tasks where one project tells none of its own', async () => {
    parts.bench.answer = async (_, address) => {
      if (!address.pathname.endsWith('/projects')) return null;
      const answer = await parts.bench.keito.fetch(address, { headers: parts.bench.elsewhereHeaders });
      return new Response((await answer.text()).replace('"tasks":', '"_":'), answer);
    };
    expect((await tasksOf('Website')).toSorted()).toEqual(['Design', 'Development']);
    expect((await tasksOf('Shop')).toSorted()).not.toEqual([]);
    expect(parts.asked.filter(({ address }) => address.pathname.endsWith('/tasks'))).toHaveLength(2);
    expect(parts.query).toEqual({ per_page: '2000' });
  });
});
