import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fillBox,
  idOf,
  listOf,
  NOON,
  openBox,
  pageOf,
  stringOf,
  why,
  type Box,
  type Catalog,
  type Json,
} from './support';

let box: Box;
let catalog: Catalog;
beforeEach(async () => {
  box = openBox();
  catalog = await fillBox(box);
});
afterEach(() => box.keito.close());

const notesOf = (body: Json): string =>
  listOf(body, 'time_entries')
    .map((entry) => String(entry['notes']))
    .sort()
    .join('');

describe('filters of time entries', () => {
  let other: Catalog;
  let memberId: string;
  beforeEach(async () => {
    const client = idOf((await box.post('/clients', { name: 'Northwind' })).body);
    const project = idOf(
      (await box.post('/projects', { client_id: client, name: 'Retainer', task_ids: [catalog.otherTask] }))
        .body,
    );
    other = {
      ...catalog,
      client,
      project,
      base: { project_id: project, task_id: catalog.otherTask, spent_date: '2026-05-19' },
    };
    memberId = stringOf((await box.get('/users/me', 'member')).body, 'id');
    await box.post('/time_entries', { ...catalog.base, hours: 1, notes: 'a', source: 'agent' });
    const billed = await box.post('/time_entries', {
      ...catalog.base,
      spent_date: '2026-05-20',
      hours: 1,
      notes: 'b',
      source: 'cli',
    });
    box.keito.control.changeEntry(idOf(billed.body), { is_billed: true, approval_status: 'approved' });
    await box.post('/time_entries', { ...other.base, hours: 1, notes: 'c', source: 'web' }, 'member');
    box.now = NOON + 3_600_000;
    await box.post('/time_entries', { ...catalog.base, is_running: true, notes: 'd' });
  });

  it.each([
    ['', 'abcd'],
    ['?source=agent', 'a'],
    ['?source=agent,cli', 'ab'],
    ['?source=agent,%20web', 'ac'],
    ['?source=', 'abcd'],
    ['?is_billed=true', 'b'],
    ['?is_billed=false', 'acd'],
    ['?is_running=true', 'd'],
    ['?is_running=false', 'abc'],
    ['?approval_status=approved', 'b'],
    ['?from=2026-05-20', 'abd'],
    ['?to=2026-05-20', 'bc'],
    ['?from=2026-05-20&to=2026-05-20', 'b'],
    ['?updated_since=2026-05-21T15:20:30Z', 'd'],
    ['?updated_since=2026-05-21T15:20:31Z', ''],
    ['?updated_since=2026-05-21T17:20:30%2B02:00', 'd'],
    ['?updated_since=2026-05-21T17:20:30+02:00', 'd'],
    ['?updated_since=2026-05-21', 'abcd'],
    ['?user_id=nobody', ''],
    ['?project_id=nothing', ''],
    ['?unknown=1', 'abcd'],
  ])('%s finds %s', async (query, found) => {
    expect(notesOf((await box.get(`/time_entries${query}`)).body)).toBe(found);
  });

  it('by user, client, project and task', async () => {
    expect(notesOf((await box.get(`/time_entries?user_id=${memberId}`)).body)).toBe('c');
    expect(notesOf((await box.get(`/time_entries?client_id=${catalog.client}`)).body)).toBe('abd');
    expect(notesOf((await box.get(`/time_entries?project_id=${other.project}`)).body)).toBe('c');
    expect(notesOf((await box.get(`/time_entries?task_id=${catalog.task}`)).body)).toBe('abd');
  });

  it.each([
    ['source=robot', 'source'],
    ['source=agent,robot', 'source'],
    ['is_running=yes', 'is_running'],
    ['is_billed=1', 'is_billed'],
    ['from=20260520', 'from'],
    ['to=2026-13-01', 'to'],
    ['updated_since=yesterday', 'updated_since'],
  ])('%s is refused by name', async (query, field) => {
    const answer = await box.get(`/time_entries?${query}`);
    expect(answer.status).toBe(400);
    expect(why(answer)).toMatch(new RegExp(`^${field} `));
  });

  it('come newest day first, the running one with them', async () => {
    const { body } = await box.get('/time_entries');
    expect(listOf(body, 'time_entries').map((entry) => entry['notes'])).toEqual(['d', 'a', 'b', 'c']);
  });

  it('make the team report, in both date forms', async () => {
    for (const query of ['from=20260519&to=20260521', 'from=2026-05-19&to=2026-05-21']) {
      const { body } = await box.get(`/reports/time/team?${query}`);
      expect(listOf(body, 'results')).toMatchObject([
        {
          user_name: 'Robin Marsh',
          total_hours: 2,
          billable_hours: 2,
          billable_amount: 220,
          currency: 'EUR',
          is_contractor: false,
          weekly_capacity: 144_000,
        },
        { user_name: 'Sasha Lindqvist', total_hours: 1 },
      ]);
    }
    const one = await box.get(
      `/reports/time/team?from=20260520&to=20260521&source=agent&client_id=${catalog.client}`,
    );
    expect(listOf(one.body, 'results')).toMatchObject([{ total_hours: 1 }]);
    const theirs = await box.get(
      `/reports/time/team?from=20260519&to=20260521&user_id=${memberId}&per_page=1`,
    );
    expect(pageOf(theirs.body)).toMatchObject({ total_entries: 1, per_page: 1 });
  });

  it.each([
    ['to=20260521', 'from'],
    ['from=20260521', 'to'],
    ['from=20260521&to=20260520', 'to'],
    ['from=20250521&to=20260521', 'to'],
    ['from=2026-5-1&to=20260521', 'from'],
    ['from=20260230&to=20260521', 'from'],
  ])('the report refuses %s', async (query, field) => {
    const answer = await box.get(`/reports/time/team?${query}`);
    expect(answer.status).toBe(400);
    expect(why(answer)).toMatch(new RegExp(`^${field} `));
  });

  it('the report takes 365 days', async () => {
    expect((await box.get('/reports/time/team?from=20250522&to=20260521')).status).toBe(200);
  });
});

describe('filters of the rest', () => {
  const names = (body: Json, key: string, member = 'name'): string =>
    listOf(body, key)
      .map((one) => String(one[member]))
      .join();

  it('projects: by client, activity, task, change', async () => {
    await box.post('/projects', {
      client_id: catalog.client,
      name: 'Old',
      is_active: false,
      task_ids: [catalog.otherTask],
    });
    box.now = NOON + 60_000;
    const client = idOf((await box.post('/clients', { name: 'Northwind' })).body);
    await box.post('/projects', { client_id: client, name: 'Retainer', task_ids: [] });
    for (const [query, found] of [
      ['', 'Old,Website,Retainer'],
      ['?is_active=true', 'Website,Retainer'],
      ['?is_active=false', 'Old'],
      [`?client_id=${client}`, 'Retainer'],
      [`?task_id=${catalog.task}`, 'Website'],
      [`?project_id=${catalog.project}`, 'Website'],
      ['?updated_since=2026-05-21T14:21:00Z', 'Retainer'],
    ] as const) {
      expect(names((await box.get(`/projects${query}`)).body, 'projects')).toBe(found);
    }
  });

  it('projects embed the tasks that may be used on them', async () => {
    const [project] = listOf((await box.get('/projects')).body, 'projects');
    expect(project).toMatchObject({
      name: 'Website',
      client: { id: catalog.client, name: 'Acme' },
      is_active: true,
    });
    expect(names(project ?? {}, 'tasks')).toBe('Design,Development');
  });

  it('tasks: by project, client, activity', async () => {
    await box.post('/tasks', { name: 'Retired', is_active: false });
    for (const [query, found] of [
      ['', 'Design,Development,Retired'],
      ['?is_active=true', 'Design,Development'],
      [`?project_id=${catalog.project}`, 'Design,Development'],
      [`?client_id=${catalog.client}`, 'Design,Development'],
      [`?task_id=${catalog.task}`, 'Development'],
      ['?project_id=nothing', ''],
      ['?updated_since=2027-01-01T00:00:00Z', ''],
    ] as const) {
      expect(names((await box.get(`/tasks${query}`)).body, 'tasks')).toBe(found);
    }
  });

  it('clients and contacts', async () => {
    const client = idOf((await box.post('/clients', { name: 'Bold', is_active: false })).body);
    await box.post('/contacts', { client_id: client, first_name: 'Kim' });
    await box.post('/contacts', { client_id: catalog.client, first_name: 'Alex' });
    expect(names((await box.get('/clients?is_active=false')).body, 'clients')).toBe('Bold');
    expect(names((await box.get(`/clients?project_id=${catalog.project}`)).body, 'clients')).toBe('Acme');
    expect(names((await box.get('/clients?updated_since=2027-01-01')).body, 'clients')).toBe('');
    expect(names((await box.get(`/contacts?client_id=${client}`)).body, 'contacts', 'first_name')).toBe(
      'Kim',
    );
    expect(names((await box.get('/contacts')).body, 'contacts', 'first_name')).toBe('Alex,Kim');
  });

  it('expenses and invoices', async () => {
    const [category] = listOf((await box.get('/expense_categories')).body, 'expense_categories');
    const expense = { project_id: catalog.project, expense_category_id: idOf(category ?? {}), total_cost: 5 };
    await box.post('/expenses', { ...expense, spent_date: '2026-05-20', notes: 'e', source: 'cli' });
    await box.post('/expenses', { ...expense, spent_date: '2026-05-21', notes: 'f' });
    for (const [query, found] of [
      ['', 'f,e'],
      ['?from=2026-05-21', 'f'],
      ['?to=2026-05-20', 'e'],
      ['?source=cli,agent', 'e'],
      [`?project_id=${catalog.project}`, 'f,e'],
      ['?client_id=nothing', ''],
      ['?user_id=nobody', ''],
      ['?is_billed=true', ''],
      ['?approval_status=unsubmitted', 'f,e'],
      ['?updated_since=2027-01-01', ''],
    ] as const) {
      expect(names((await box.get(`/expenses${query}`)).body, 'expenses', 'notes')).toBe(found);
    }
    await box.post('/invoices', {
      client_id: catalog.client,
      subject: 'g',
      issue_date: '2026-05-01',
      state: 'open',
    });
    await box.post('/invoices', {
      client_id: catalog.client,
      subject: 'h',
      line_items: [{ unit_price: 1, project_id: catalog.project }],
    });
    for (const [query, found] of [
      ['', 'h,g'],
      ['?state=draft', 'h'],
      ['?state=open,draft', 'h,g'],
      ['?from=2026-05-02', 'h'],
      ['?to=2026-05-02', 'g'],
      [`?project_id=${catalog.project}`, 'h'],
      [`?client_id=${catalog.client}`, 'h,g'],
      ['?client_id=nothing', ''],
      ['?updated_since=2027-01-01', ''],
    ] as const) {
      expect(names((await box.get(`/invoices${query}`)).body, 'invoices', 'subject')).toBe(found);
    }
    expect((await box.get('/invoices?state=late')).status).toBe(400);
  });
});
