import { describe, expect, it } from 'vitest';
import { wireProjectSchema, wireTaskSchema } from '../../../src/main/keito/wire-company';
import { wireTimeEntrySchema } from '../../../src/main/keito/wire-time';
import { entryFromWire, projectsFromWire, skewToCorrect } from '../../../src/main/sync/from-wire';
import { NINE, TODAY } from '../core/support';

const ISO = '2026-05-21T09:00:00.000Z';
const BARE = { id: 'r1', spent_date: TODAY };

const read = (row: object, skewMs: number | null = null) =>
  entryFromWire(wireTimeEntrySchema.parse({ ...BARE, ...row }), skewMs);

describe('an entry on the wire', () => {
  it('is read whole', () => {
    const row = {
      project: { id: 'p1', name: 'Website' },
      task: { id: 't1', name: 'Development' },
      client: { id: 'c1', name: 'Acme' },
      ...{
        hours: 0.25,
        duration_seconds: 900,
        notes: 'fix',
        billable: true,
        source: 'api',
        is_running: false,
      },
      ...{ started_time: '09:00', ended_time: '09:15', created_at: ISO },
      metadata: { client_request_id: 'e0' },
    };
    expect(read(row)).toEqual({
      ...{ remoteId: 'r1', projectId: 'p1', taskId: 't1', spentDate: TODAY, notes: 'fix' },
      ...{ projectName: 'Website', taskName: 'Development', clientName: 'Acme' },
      ...{ seconds: 900, precisionSeconds: 1, startedAt: null, stampedAt: null },
      ...{ startTime: '09:00', endTime: '09:15', billable: true, lock: null, source: 'api' },
      ...{ clientRequestId: 'e0', createdAt: NINE },
    });
  });

  it('that says next to nothing is nothing of it all', () => {
    expect(read({})).toEqual({
      ...{ remoteId: 'r1', projectId: '', taskId: '', spentDate: TODAY, notes: '' },
      ...{ projectName: '', taskName: '', clientName: '' },
      ...{ seconds: 0, precisionSeconds: 18, startedAt: null, stampedAt: null },
      ...{ startTime: null, endTime: null, billable: false, lock: null, source: 'web' },
      ...{ clientRequestId: null, createdAt: null },
    });
  });

  it('names its project and task by their ids, else by what is embedded', () => {
    const embedded = { project: { id: 'p2', name: 'Shop' }, task: { id: 't2', name: 'Design' } };
    expect(read({ project_id: 'p1', task_id: 't1', ...embedded })).toMatchObject({
      ...{ projectId: 'p1', taskId: 't1', projectName: 'Shop' },
    });
    expect(read(embedded)).toMatchObject({ projectId: 'p2', taskId: 't2' });
  });

  it.each([7, null, { id: 'e0' }])('bears no id of ours where metadata holds %j', (value) => {
    expect(read({ metadata: { client_request_id: value } }).clientRequestId).toBeNull();
  });

  it.each(['', '9:00', '25:00', 'noon'])('has no clock time where it says «%s»', (text) => {
    expect(read({ started_time: text, ended_time: text })).toMatchObject({ startTime: null, endTime: null });
  });

  it.each([
    [{ is_billed: true, approval_status: 'approved', is_closed: true, is_locked: true }, 'billed'],
    [{ approval_status: 'approved', is_closed: true, is_locked: true }, 'approved'],
    [{ approval_status: 'unsubmitted', is_closed: true, is_locked: true }, 'closed'],
    [{ is_locked: true }, 'locked'],
    [{ is_locked: false }, null],
  ])('%j is locked as %s', (row, lock) => {
    expect(read(row).lock).toBe(lock);
  });
});

describe('what runs', () => {
  it('has run since its stamp, by the clock here; the hours are what it had before', () => {
    const row = { is_running: true, timer_started_at: ISO, hours: 1.5, duration_seconds: 5410 };
    expect(read(row, 60_000)).toMatchObject({
      ...{ startedAt: NINE - 60_000, stampedAt: NINE, seconds: 5400, precisionSeconds: 1 },
    });
    expect(read({ timer_started_at: ISO })).toMatchObject({ startedAt: NINE, stampedAt: NINE, seconds: 0 });
  });

  it('and does not say since when has run since it was last touched, else since it was made', () => {
    const later = '2026-05-21T09:10:00.000Z';
    const since = (row: object) => read({ is_running: true, ...row }).startedAt;
    expect(since({ updated_at: later, created_at: ISO })).toBe(NINE + 600_000);
    expect(since({ created_at: ISO })).toBe(NINE);
    expect(since({})).toBeNull();
  });

  it('does not run where it says so, nor for having been touched', () => {
    expect(read({ is_running: false, timer_started_at: ISO }).startedAt).toBeNull();
    expect(read({ updated_at: ISO, created_at: ISO }).startedAt).toBeNull();
  });
});

describe('a clock that is off', () => {
  it('is corrected from more than five seconds on, either way', () => {
    expect([null, 0, 5_000, -5_000, 5_001, -5_001].map(skewToCorrect)).toEqual([0, 0, 0, 0, 5_001, -5_001]);
  });

  it('does not move when an entry was made, which is compared by the clock of the server', () => {
    expect(read({ created_at: ISO }, 60_000).createdAt).toBe(NINE);
  });
});

describe('a finished duration', () => {
  it.each([
    // hours, duration_seconds, what it is, how exact
    [0.25, 918, 918, 1],
    [0.25, 882, 882, 1],
    [0.25, 919, 900, 18],
    [0.25, 881, 900, 18],
    [0.25, 899.6, 900, 1],
    [0.25, null, 900, 18],
    [0.1667, null, 600, 1],
    [0.1667, 4000, 600, 1],
    [null, 1807, 1807, 1],
    [null, null, 0, 18],
    [-72, null, 0, 18],
    [0, -10, 0, 1],
    [null, -10, 0, 1],
  ])('%s hours beside %s seconds are %d s, ± %d', (hours, duration_seconds, seconds, precisionSeconds) => {
    expect(read({ hours, duration_seconds })).toMatchObject({ seconds, precisionSeconds });
  });
});

describe('projects on the wire', () => {
  const TASKS = [
    { id: 't1', name: 'Development' },
    { id: 't2', name: 'Old', is_active: false },
    { id: 't3', name: 'Design', is_default: true },
    { id: 't4', name: 'Mail', is_active: true },
    { id: 't5', name: 'Support', is_default: true },
  ];
  const project = (row: object = {}, tasks: readonly object[] = TASKS) => {
    const [one] = projectsFromWire(
      [wireProjectSchema.parse({ id: 'p1', name: 'Website', ...row })],
      tasks.map((task) => wireTaskSchema.parse(task)),
    );
    return one;
  };
  const named = (id: string, name: string) => ({ id, name });

  it('that say little can be used, on every active task, the default ones first', () => {
    expect(project()).toEqual({
      ...{ id: 'p1', name: 'Website', code: null, clientId: null, clientName: '', color: null },
      ...{ isBillable: true, isActive: true, budget: null },
      tasks: [named('t3', 'Design'), named('t5', 'Support'), named('t1', 'Development'), named('t4', 'Mail')],
    });
  });

  it('that say more are as they say, on the tasks that they embed', () => {
    const row = {
      ...{ code: 'WEB', client: { id: 'c1', name: 'Acme' }, color: '#A1b2C3' },
      ...{ is_billable: false, is_active: false, tasks: [TASKS[1], TASKS[3]] },
    };
    expect(project(row)).toMatchObject({
      ...{ code: 'WEB', clientId: 'c1', clientName: 'Acme', color: '#A1b2C3' },
      ...{ isBillable: false, isActive: false },
      tasks: [named('t4', 'Mail')],
    });
    expect(project({ tasks: [] })?.tasks).toEqual([]);
  });

  it('have tasks that say whether their time is billable, where Keito does', () => {
    const tasks = [
      { id: 't1', name: 'Development', billable_by_default: true },
      { id: 't2', name: 'Mail', billable_by_default: false },
      { id: 't3', name: 'Design' },
    ];
    expect(project({}, tasks)?.tasks).toEqual([
      { ...named('t1', 'Development'), isBillable: true },
      { ...named('t2', 'Mail'), isBillable: false },
      named('t3', 'Design'),
    ]);
  });

  it.each(['red', '#12345', '#1234567', 'x#123456', '#12345g', 7])(
    'have no colour where it is %j',
    (color) => {
      expect(project({ color })?.color).toBeNull();
    },
  );

  it.each([
    [
      { budget_by: 'project', budget: 2.5 },
      { seconds: 9000, isMonthly: false },
    ],
    [
      { budget_by: 'project', budget: 2.5, budget_is_monthly: true },
      { seconds: 9000, isMonthly: true },
    ],
    [{ budget_by: 'project', budget: 0 }, null],
    [{ budget_by: 'project', budget: -1 }, null],
    [{ budget_by: 'project' }, null],
    [
      { budget_by: 'project_cost', cost_budget: 2.5, budget: 9 },
      { amount: 25_000, isMonthly: false },
    ],
    [
      { budget_by: 'project_cost', budget: 2.5, budget_is_monthly: true },
      { amount: 25_000, isMonthly: true },
    ],
    [{ budget_by: 'project_cost', cost_budget: 0 }, null],
    [{ budget_by: 'project_cost' }, null],
    [{ budget_by: 'task', budget: 2.5 }, 'each'],
    [{ budget_by: 'task_fees', cost_budget: 2.5 }, 'each'],
    [{ budget_by: 'person' }, 'each'],
    [{ budget_by: 'none', budget: 2.5 }, null],
    [{ budget: 2.5 }, null],
  ])('with %j have the budget %j', (row, budget) => {
    expect(project(row)?.budget).toEqual(budget);
  });
});

it('of what runs no less than nothing is counted', () => {
  expect(read({ is_running: true, timer_started_at: ISO, hours: -72 }).seconds).toBe(0);
});

it.each(['2026-02-31', '2026-13-01', '31.05.2026'])(
  'is no row that can be read with the day «%s»',
  (spent_date) => {
    expect(() => read({ spent_date })).toThrow('spent_date');
  },
);
