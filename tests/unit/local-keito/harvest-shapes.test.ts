import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inner, openHarvestBox, type HarvestBox } from './harvest-support';
import { idOf, listOf, NOON, numberOf, type Json } from './support';

let open: HarvestBox;
beforeEach(async () => {
  open = await openHarvestBox();
});
afterEach(() => open.close());

const get = async (path: string): Promise<Json> => (await open.ask('GET', `/v2${path}`)).body;
const list = async (path: string, key: string): Promise<readonly Json[]> => listOf(await get(path), key);
const log = async (more: Json): Promise<Json> =>
  (await open.ask('POST', '/v2/time_entries', { ...open.base, ...more })).body;

describe("an entry in Harvest's words", () => {
  it('counts on in hours while it runs, and keeps what was before beside it', async () => {
    const id = numberOf(await log({}), 'id');
    open.box.now = NOON + 5400_000;
    await open.ask('PATCH', `/v2/time_entries/${id}/stop`);
    await open.ask('PATCH', `/v2/time_entries/${id}/restart`);
    open.box.now = NOON + 9000_000;
    const running = { hours: 2.5, hours_without_timer: 1.5, rounded_hours: 2.5, is_running: true };
    expect(await get(`/time_entries/${id}`)).toMatchObject(running);
    expect(await list('/time_entries', 'time_entries')).toMatchObject([running]);
    const stopped = await open.ask('PATCH', `/v2/time_entries/${id}/stop`);
    expect(stopped.body).toMatchObject({ hours: 2.5, hours_without_timer: 2.5, is_running: false });
  });

  it('goes on leaving the running span out for a program written for Keito', async () => {
    await log({});
    open.box.now = NOON + 3600_000;
    const [entry] = listOf((await open.box.get('/time_entries')).body, 'time_entries');
    expect(entry).toMatchObject({ hours: 0, is_running: true });
    expect(entry).not.toHaveProperty('task_assignment');
    expect(entry).not.toHaveProperty('hours_without_timer');
  });

  it('has all its members', async () => {
    open.box.keito.control.changeSettings({ time_rounding: 'up_15' });
    await open.ask('PATCH', `/v2/projects/${open.project}`, { code: 'WEB' });
    const entry = await log({ hours: 1.1 });
    expect(entry).toMatchObject({
      client: { id: expect.any(Number), name: 'Acme', currency: 'EUR' },
      project: { id: open.project, name: 'Website', code: 'WEB' },
      user_assignment: {
        id: expect.any(Number),
        is_project_manager: true,
        is_active: true,
        use_default_rates: true,
        budget: null,
        hourly_rate: 110,
        created_at: '2026-05-21T14:20:30Z',
        updated_at: '2026-05-21T14:20:30Z',
      },
      hours: 1.25,
      rounded_hours: 1.25,
      locked_reason: null,
      invoice: null,
      external_reference: null,
    });
    expect(Object.keys(inner(entry, 'task_assignment')).sort()).toEqual([
      'billable',
      'budget',
      'created_at',
      'hourly_rate',
      'id',
      'is_active',
      'updated_at',
    ]);
  });

  it('says why it is locked', async () => {
    const id = numberOf(await log({ hours: 1 }), 'id');
    const [ours] = listOf((await open.box.get('/time_entries')).body, 'time_entries');
    open.box.keito.control.changeEntry(idOf(ours ?? {}), { approval_status: 'approved' });
    expect(await get(`/time_entries/${id}`)).toMatchObject({
      is_locked: true,
      locked_reason: 'This time entry cannot be changed: it has been approved',
    });
    expect((await open.ask('DELETE', `/v2/time_entries/${id}`)).status).toBe(422);
  });

  it('loses its external reference on demand', async () => {
    const reference = { id: '12', group_id: '3', permalink: 'https://tracker.example.invalid/12' };
    const entry = await log({ hours: 1, external_reference: reference });
    expect(entry['external_reference']).toEqual({
      ...reference,
      account_id: null,
      service: 'tracker.example.invalid',
      service_icon_url: null,
    });
    const path = `/v2/time_entries/${numberOf(entry, 'id')}`;
    expect((await open.ask('DELETE', `${path}/external_reference`)).status).toBe(200);
    expect((await open.ask('GET', path)).body).toMatchObject({ external_reference: null, hours: 1 });
    const [ours] = listOf((await open.box.get('/time_entries')).body, 'time_entries');
    const asKeito = `/time_entries/${idOf(ours ?? {})}/external_reference`;
    expect((await open.box.send('DELETE', asKeito)).status).toBe(404);
  });
});

describe('assignments', () => {
  it('have ids of their own, the same wherever they are told', async () => {
    await open.box.post('/projects', {
      client_id: open.catalog.client,
      name: 'Second',
      task_ids: [open.catalog.task, open.catalog.otherTask],
    });
    const tasks = await list('/task_assignments', 'task_assignments');
    const users = await list('/user_assignments', 'user_assignments');
    expect([tasks.length, users.length]).toEqual([4, 4]);
    const ids = [...tasks, ...users].map((one) => numberOf(one, 'id'));
    expect(new Set(ids).size).toBe(8);
    const others = [...tasks, ...users].flatMap((one) =>
      ['project', 'task', 'user'].map((key) => inner(one, key)['id']),
    );
    expect(ids.filter((id) => others.includes(id))).toEqual([]);

    const entry = await log({ hours: 1 });
    const ofEntry = (key: string): unknown => inner(entry, key)['id'];
    const isOurs = (one: Json): boolean =>
      inner(one, 'project')['id'] === open.project && [undefined, open.task].includes(taskOf(one));
    const taskOf = (one: Json): number | undefined => Number(inner(one, 'task')['id']) || undefined;
    expect(tasks.filter(isOurs).map((one) => one['id'])).toEqual([ofEntry('task_assignment')]);
    const me = numberOf(await get('/users/me'), 'id');
    const mine = users.find((one) => isOurs(one) && inner(one, 'user')['id'] === me);
    expect(mine?.['id']).toBe(ofEntry('user_assignment'));

    const projects = await list('/users/me/project_assignments', 'project_assignments');
    const ours = projects.find((one) => inner(one, 'project')['id'] === open.project) ?? {};
    expect(ours).toMatchObject({ id: mine?.['id'], client: { currency: 'EUR' } });
    expect(listOf(ours, 'task_assignments').map((one) => one['id'])).toContain(ofEntry('task_assignment'));
    expect(await list(`/users/${me}/project_assignments`, 'project_assignments')).toEqual(projects);

    const onProject = `/projects/${open.project}`;
    const allOurs = (rows: readonly Json[]): readonly Json[] =>
      rows.filter((one) => inner(one, 'project')['id'] === open.project);
    expect(await list(`${onProject}/task_assignments`, 'task_assignments')).toEqual(allOurs(tasks));
    expect(await list(`${onProject}/user_assignments`, 'user_assignments')).toEqual(allOurs(users));
  });

  it('put a further task on a project, once', async () => {
    const { id } = (await open.ask('POST', '/v2/tasks', { name: 'Research' })).body;
    const path = `/v2/projects/${open.project}/task_assignments`;
    const made = await open.ask('POST', path, { task_id: id });
    expect([made.status, made.body]).toMatchObject([
      201,
      { is_active: true, task: { id, name: 'Research' } },
    ]);
    expect((await open.ask('POST', path, { task_id: id })).status).toBe(422);
    expect(await log({ task_id: id, hours: 1 })).toMatchObject({ task_assignment: { id: made.body['id'] } });
  });
});

describe('people', () => {
  it('are found one by one, and by role', async () => {
    const users = await list('/users', 'users');
    for (const user of users) expect(await get(`/users/${numberOf(user, 'id')}`)).toEqual(user);
    expect((await open.ask('GET', '/v2/users/999')).status).toBe(404);
    const asMember = async (path: string): Promise<number> => {
      const { memberKey, accountId } = open.box.keito.credentials;
      const headers = { Authorization: `Bearer ${memberKey}`, 'Harvest-Account-Id': accountId };
      return (await fetch(new URL(path, open.served.url), { headers })).status;
    };
    const [owner, member] = users.map((user) => `/v2/users/${numberOf(user, 'id')}`);
    expect(await asMember(member ?? '')).toBe(200);
    for (const path of [owner ?? '', '/v2/users', '/v2/roles', '/v2/user_assignments']) {
      expect(await asMember(path)).toBe(403);
    }
    expect(await list('/roles', 'roles')).toMatchObject([
      { id: expect.any(Number), name: 'Member', user_ids: [users[1]?.['id']] },
      { name: 'Owner', user_ids: [users[0]?.['id']] },
    ]);
  });
});

describe('what can be changed and deleted one by one', () => {
  it.each(['contacts', 'expenses', 'clients', 'tasks', 'projects'])('%s', async (kind) => {
    const [client] = await list('/clients', 'clients');
    const [category] = await list('/expense_categories', 'expense_categories');
    const bodies: Readonly<Record<string, Json>> = {
      contacts: { client_id: client?.['id'], first_name: 'Kim' },
      expenses: { ...open.base, expense_category_id: category?.['id'], total_cost: 10 },
      clients: { name: 'Globex' },
      tasks: { name: 'Research' },
      projects: {
        client_id: client?.['id'],
        name: 'Third',
        is_billable: true,
        bill_by: 'none',
        budget_by: 'none',
      },
    };
    const changes: Readonly<Record<string, Json>> = {
      contacts: { title: 'CEO' },
      expenses: { notes: 'taxi', total_cost: 12.5 },
      clients: { address: 'Main Street 1' },
      tasks: { default_hourly_rate: 80 },
      projects: { is_active: false, notes: 'done' },
    };
    const before = await list(`/${kind}`, kind);
    const made = await open.ask('POST', `/v2/${kind}`, bodies[kind]);
    expect(made.status).toBe(201);
    const path = `/v2/${kind}/${numberOf(made.body, 'id')}`;
    expect((await open.ask('GET', path)).body).toEqual(made.body);
    open.box.now = NOON + 60_000;
    const changed = await open.ask('PATCH', path, changes[kind]);
    expect([changed.status, changed.body]).toEqual([
      200,
      { ...made.body, ...changes[kind], updated_at: '2026-05-21T14:21:30Z' },
    ]);
    expect((await open.ask('DELETE', path)).status).toBe(200);
    expect((await open.ask('GET', path)).status).toBe(404);
    expect(await list(`/${kind}`, kind)).toEqual(before);
  });

  it('refuses to delete what is in use, but a project goes with its time', async () => {
    const client = numberOf(inner(await get(`/projects/${open.project}`), 'client'), 'id');
    await log({ hours: 1 });
    expect((await open.ask('DELETE', `/v2/clients/${client}`)).status).toBe(422);
    expect((await open.ask('DELETE', `/v2/tasks/${open.task}`)).status).toBe(422);
    expect((await open.ask('DELETE', `/v2/projects/${open.project}`)).status).toBe(200);
    expect(await list('/time_entries', 'time_entries')).toEqual([]);
    expect((await open.ask('DELETE', `/v2/tasks/${open.task}`)).status).toBe(200);
    expect((await open.ask('DELETE', `/v2/clients/${client}`)).status).toBe(200);
  });

  it('none of it is there for a program written for Keito', async () => {
    const { client, project, task } = open.catalog;
    for (const path of [
      `/projects/${project}`,
      `/tasks/${task}`,
      '/users',
      '/roles',
      '/contacts/x',
      '/expenses/x',
    ]) {
      expect((await open.box.get(path)).status).toBe(404);
    }
    expect((await open.box.send('DELETE', `/clients/${client}`)).status).toBe(405);
  });
});
