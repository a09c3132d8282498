import { describe, expect, it } from 'vitest';
import { createKeitoClient } from '../../../src/main/keito/client';
import { nameOf, readUnbilled } from '../../../src/main/sync/unbilled';
import { fakeNetwork, json, options } from '../keito/support';

const NOW = Date.UTC(2026, 4, 21, 12);
const WISH = { clientId: 'c1', from: '2026-05-04', to: '2026-05-10' };

const SITE = { id: 'p1', name: 'Website', client_id: 'c1', hourly_rate: 90 };
const SHOP = { id: 'p2', name: 'Shop', client: { id: 'c1', name: 'Acme' }, is_fixed_fee: true };
const FOREIGN = { id: 'p3', name: 'Foreign', client_id: 'c2', hourly_rate: 50 };

const row = (over: object = {}) => ({
  ...{ id: 'r1', project_id: 'p1', task_id: 't1', task: { id: 't1', name: 'Design' } },
  ...{ spent_date: '2026-05-06', hours: 1.5, is_running: false, billable: true, is_billed: false },
  ...over,
});
const bill = (over: object = {}) => ({
  ...{ id: 'x1', project_id: 'p1', spent_date: '2026-05-06', total_cost: 12.5, notes: 'taxi' },
  ...{ expense_category: { id: 'g1', name: 'Travel' }, billable: true, is_billed: false },
  ...over,
});

interface Rows {
  readonly projects?: readonly object[];
  readonly tasks?: readonly object[];
  readonly entries?: readonly object[];
  readonly expenses?: readonly object[];
}

async function read({ projects = [SITE, SHOP, FOREIGN], tasks = [], entries = [], expenses = [] }: Rows) {
  const network = fakeNetwork(
    json({ projects }),
    json({ tasks }),
    json({ time_entries: entries }),
    json({ expenses }),
  );
  const found = await readUnbilled(createKeitoClient(options(network.fetch)), WISH, NOW);
  return { ...found, asked: network.seen.map(({ url }) => url) };
}

const ids = (rows: readonly { readonly remoteId: string | null }[]) => rows.map(({ remoteId }) => remoteId);

describe('what of a client is unbilled', () => {
  it('is asked for in four requests, as few as there can be', async () => {
    const { asked, projects } = await read({});
    const query = { client_id: 'c1', is_billed: 'false', from: WISH.from, to: WISH.to, per_page: '2000' };
    expect(asked.map(({ pathname }) => pathname.replace(/^.*\//, ''))).toEqual([
      ...['projects', 'tasks', 'time_entries', 'expenses'],
    ]);
    expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      ...[{ per_page: '2000' }, { per_page: '2000' }, query, query],
    ]);
    expect([...projects]).toEqual([
      ['p1', 'Website'],
      ['p2', 'Shop'],
    ]);
  });

  it('is time and expenses, each with where it is from', async () => {
    const metadata = { client_request_id: 'mine' };
    const { times, expenses, running } = await read({
      entries: [row({ metadata })],
      expenses: [bill({ metadata })],
    });
    const place = { projectId: 'p1', projectName: 'Website', spentDate: '2026-05-06', ownId: 'mine' };
    expect(times).toEqual([
      {
        ...{ ...place, id: 'r1', remoteId: 'r1', taskId: 't1', taskName: 'Design' },
        ...{ isFixedFee: false, seconds: 5400, rate: 900_000 },
      },
    ]);
    expect(expenses).toEqual([
      { ...place, id: 'x1', remoteId: 'x1', categoryName: 'Travel', notes: 'taxi', cost: 125_000 },
    ]);
    expect(running).toEqual([]);
  });

  it('has nothing of projects without a client', async () => {
    const own = { id: 'p9', name: 'Own', hourly_rate: 90 };
    const { projects, times } = await read({ projects: [own, SITE], entries: [row({ project_id: 'p9' })] });
    expect([[...projects.keys()], times]).toEqual([['p1'], []]);
  });

  it('names projects and tasks by what is embedded where rows have no ids', async () => {
    const embedded = { project_id: undefined, project: { id: 'p2', name: 'Shop' } };
    const { times, expenses } = await read({
      entries: [row({ ...embedded, task_id: undefined })],
      expenses: [bill(embedded)],
    });
    expect(times).toMatchObject([{ projectId: 'p2', taskId: 't1', isFixedFee: true }]);
    expect(expenses).toMatchObject([{ projectId: 'p2', projectName: 'Shop' }]);
  });

  it('a task without a name goes by its id, a row without any of it is nobody’s', async () => {
    const { times, expenses } = await read({
      entries: [row({ task: undefined }), row({ id: 'r2', project_id: undefined })],
      expenses: [bill({ project_id: undefined }), bill({ expense_category: undefined, notes: null })],
    });
    expect(times).toMatchObject([{ taskId: 't1', taskName: 't1' }]);
    expect(expenses).toMatchObject([{ categoryName: '', notes: '' }]);
  });

  it.each([
    ['of another client', { project_id: 'p3' }],
    ['that is billed', { is_billed: true }],
    ['that is not billable', { billable: false }],
    ['of which nobody says that it is billable', { billable: null }],
    ['of the day before', { spent_date: '2026-05-03' }],
    ['of the day after', { spent_date: '2026-05-11' }],
  ])('leaves out what is %s, though the server does not', async (_what, over) => {
    const { times, expenses, running } = await read({
      entries: [row(over), row({ ...over, is_running: true, timer_started_at: '2026-05-21T11:00:00Z' })],
      expenses: [bill(over)],
    });
    expect([...times, ...expenses, ...running]).toEqual([]);
  });

  it('has the first and the last of the days', async () => {
    const both = [
      { id: 'a', spent_date: WISH.from },
      { id: 'b', spent_date: WISH.to },
    ];
    const { times, expenses } = await read({ entries: both.map(row), expenses: both.map(bill) });
    expect([ids(times), ids(expenses)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('has no cost where Keito says none', async () => {
    const { expenses } = await read({ expenses: [bill({ total_cost: null })] });
    expect(expenses).toMatchObject([{ cost: null }]);
  });
});

describe('time on an invoice', () => {
  it.each([
    ['exactly, where both say the same', { hours: 0.33, duration_seconds: 1200 }, 1200],
    [
      'by its hours, where the seconds are of before they were edited',
      { hours: 2, duration_seconds: 1200 },
      7200,
    ],
    ['by its hours alone', { hours: 0.5, duration_seconds: null }, 1800],
    ['as nothing, where nobody says', { hours: null, duration_seconds: null }, 0],
  ])('counts %s', async (_how, counted, seconds) => {
    const { times } = await read({ entries: [row(counted)] });
    expect(times).toMatchObject([{ seconds }]);
  });

  it.each([
    ['its own rate', { billable_rate: 120 }, SITE, 1_200_000],
    ['a rate of nothing', { billable_rate: 0 }, SITE, 0],
    ['else the project’s', { billable_rate: null }, SITE, 900_000],
    ['else the task’s', {}, { ...SITE, hourly_rate: null }, 700_000],
    ['else none', { task_id: 't9' }, { ...SITE, hourly_rate: null }, null],
  ])('has %s', async (_whose, over, project, rate) => {
    const tasks = [{ id: 't1', name: 'Design', default_hourly_rate: 70 }];
    const { times } = await read({ projects: [project], tasks, entries: [row(over)] });
    expect(times).toMatchObject([{ rate }]);
  });

  it('knows the rate of a task that comes with its project', async () => {
    const tasks = [{ id: 't1', name: 'Design', default_hourly_rate: 60 }];
    const { times } = await read({ projects: [{ ...SITE, hourly_rate: null, tasks }], entries: [row()] });
    expect(times).toMatchObject([{ rate: 600_000 }]);
  });
});

describe('a timer', () => {
  it.each([
    ['runs', { is_running: true }],
    ['does not say that it runs, but since when', { is_running: null }],
  ])('that %s is counted up to now and is not billed', async (_how, over) => {
    const { times, running } = await read({
      entries: [row({ ...over, hours: 0.5, notes: 'draft', timer_started_at: '2026-05-21T11:00:00Z' })],
    });
    expect(times).toEqual([]);
    expect(running).toEqual([{ remoteId: 'r1', ownId: null, name: 'Website: draft', seconds: 5400 }]);
  });

  it('that does not say since when is not billed either', async () => {
    const { times, running } = await read({ entries: [row({ is_running: true })] });
    expect([times, ids(running)]).toEqual([[], ['r1']]);
  });
});

describe('what is left out', () => {
  it('is named by its project and its note', () => {
    expect([nameOf('Website', ' fix '), nameOf('Website', '  ')]).toEqual(['Website: fix', 'Website']);
  });
});
