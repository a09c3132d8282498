import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inner, openHarvestBox, type HarvestBox } from './harvest-support';
import { listOf, NOON, numberOf, read, stringOf, type Answer } from './support';

let open: HarvestBox;
let harvest: HarvestBox['ask'];
let project: number;
let task: number;

beforeEach(async () => {
  open = await openHarvestBox();
  ({ ask: harvest, project, task } = open);
});
afterEach(() => open.close());

describe('a program written for Harvest', () => {
  it.each(['/v2', '/api/v2'])('finds itself and the company under %s', async (base) => {
    const me = await harvest('GET', `${base}/users/me`);
    expect(me.body).toMatchObject({
      id: expect.any(Number),
      first_name: 'Robin',
      roles: ['administrator'],
      weekly_capacity: 144_000,
    });
    expect((await harvest('GET', `${base}/users/me.json`)).body).toEqual(me.body);
    expect((await harvest('GET', `${base}/company`)).body).toMatchObject({
      is_active: true,
      week_start_day: 'Monday',
    });
    expect(listOf((await harvest('GET', `${base}/users`)).body, 'users')).toHaveLength(2);
  });

  it('starts a timer by giving neither hours nor an end, stops it, and starts it again', async () => {
    const started = await harvest('POST', '/v2/time_entries', {
      project_id: project,
      task_id: task,
      spent_date: '2026-05-21',
      notes: 'x',
    });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({
      is_running: true,
      started_time: '2:20pm',
      project: { id: project },
      task: { id: task },
    });
    open.box.now = NOON + 3_600_000;
    const path = `/v2/time_entries/${numberOf(started.body, 'id')}`;
    const stopped = await harvest('PATCH', `${path}/stop`);
    expect(stopped.body).toMatchObject({ is_running: false, hours: 1, ended_time: '3:20pm' });
    expect((await harvest('PATCH', `${path}/restart`, '')).body).toMatchObject({
      is_running: true,
      hours: 1,
    });
    expect((await harvest('GET', path)).body).toMatchObject({
      id: numberOf(started.body, 'id'),
      is_running: true,
    });
    const gone = await harvest('DELETE', path);
    expect([gone.status, gone.body]).toEqual([200, {}]);
    expect((await harvest('GET', path)).status).toBe(404);
  });

  it('has a second timer stop the first', async () => {
    const body = { project_id: project, task_id: task, spent_date: '2026-05-21' };
    await harvest('POST', '/v2/time_entries', body);
    expect((await harvest('POST', '/v2/time_entries', body)).status).toBe(201);
    expect((await harvest('GET', '/v2/time_entries?is_running=true')).body['total_entries']).toBe(1);
    expect((await harvest('GET', '/v2/time_entries?is_running=1')).body['total_entries']).toBe(1);
  });

  it.each([
    [{ hours: 1.5 }, { hours: 1.5, is_running: false }],
    [{ hours: '1.5' }, { hours: 1.5 }],
    [
      { started_time: '9:00am', ended_time: '12:30pm' },
      { hours: 3.5, started_time: '9:00am', ended_time: '12:30pm' },
    ],
    [
      { started_time: '12:00am', ended_time: '1:15 AM' },
      { hours: 1.25, started_time: '12:00am' },
    ],
    [{ started_time: '9:00am' }, { is_running: true, timer_started_at: '2026-05-21T09:00:00Z' }],
    [{ hours: 1, spent_date: '20260520' }, { spent_date: '2026-05-20' }],
    [
      { hours: 1, external_reference: { id: '12', group_id: '3', permalink: 'https://example.invalid/12' } },
      { external_reference: { id: '12', group_id: '3' } },
    ],
  ])('logs %j', async (more, expected) => {
    const made = await harvest('POST', '/v2/time_entries', {
      project_id: project,
      task_id: String(task),
      spent_date: '2026-05-21',
      ...more,
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject(expected);
  });

  it('may send a form', async () => {
    const form = new URLSearchParams({
      project_id: String(project),
      task_id: String(task),
      spent_date: '2026-05-21',
      hours: '0.5',
      'external_reference[id]': '9',
    });
    const made = await harvest(
      'POST',
      '/v2/time_entries',
      form.toString(),
      'application/x-www-form-urlencoded',
    );
    expect(made.body).toMatchObject({ hours: 0.5, external_reference: { id: '9' } });
  });

  it('pages by next_page, or by absolute links, and filters by numbers', async () => {
    for (let i = 0; i < 3; i += 1) {
      await harvest('POST', '/v2/time_entries', {
        project_id: project,
        task_id: task,
        spent_date: '2026-05-21',
        hours: 1,
      });
    }
    const first = await harvest(
      'GET',
      `/v2/time_entries?per_page=2&project_id=${project}&from=20260501&to=2026-05-31T00:00:00Z`,
    );
    expect(first.body).toMatchObject({ next_page: 2, previous_page: null, total_entries: 3 });
    const next = stringOf(inner(first.body, 'links'), 'next');
    expect(next).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2\/time_entries\?/);
    const second = await harvest('GET', next);
    expect(second.body).toMatchObject({ page: 2, next_page: null, previous_page: 1 });
    expect(listOf(second.body, 'time_entries')).toHaveLength(1);
  });

  it('reads projects and tasks one by one, and reports', async () => {
    expect((await harvest('GET', `/v2/projects/${project}`)).body).toMatchObject({
      id: project,
      name: 'Website',
    });
    expect((await harvest('GET', `/v2/tasks/${task}`)).body).toMatchObject({ id: task });
    expect(
      listOf((await harvest('GET', `/v2/projects/${project}/task_assignments`)).body, 'task_assignments'),
    ).toHaveLength(2);
    expect((await harvest('GET', '/v2/reports/time/team?from=20260501&to=20260531')).status).toBe(200);
    expect((await harvest('GET', '/v2/projects/999')).status).toBe(404);
    const off = await harvest('GET', '/v2/estimates');
    expect([off.status, off.body['message']]).toEqual([404, 'Not Found']);
  });

  it.each([
    [{ spent_date: undefined }, "Spent date can't be blank"],
    [{ project_id: undefined }, "Project can't be blank"],
    [{ project_id: 999 }, 'Project is invalid'],
    [{ hours: 25 }, 'Hours must be from 0 to 24'],
    [{ spent_date: '21.05.2026' }, 'Spent date must be a date, YYYY-MM-DD'],
  ])('is told what is wrong with %j as a 422 and its message', async (wrong, message) => {
    const refused = await harvest('POST', '/v2/time_entries', { ...open.base, hours: 1, ...wrong });
    expect([refused.status, refused.body]).toEqual([422, { message }]);
    expect((await harvest('GET', '/v2/time_entries')).body['total_entries']).toBe(0);
  });

  it('is told by a 422 what cannot be done as things are, by other statuses the rest', async () => {
    const { id } = (await harvest('POST', '/v2/time_entries', { ...open.base, hours: 1 })).body;
    const stopped = await harvest('PATCH', `/v2/time_entries/${String(id)}/stop`);
    expect([stopped.status, stopped.body]).toEqual([422, { message: 'This timer is not running' }]);
    const unknown = await harvest('PATCH', '/v2/time_entries/999/stop');
    expect([unknown.status, unknown.body['message']]).toEqual([404, 'No such time entry']);
    const broken = await harvest('POST', '/v2/time_entries', '{');
    expect([broken.status, broken.body['message']]).toEqual([400, 'The body is not valid JSON']);
  });

  it('may give everything in the query of a POST, or some', async () => {
    const { project_id, task_id } = open.base;
    const query = new URLSearchParams({
      project_id: String(project_id),
      task_id: String(task_id),
      spent_date: '2026-05-21',
      hours: '1.5',
      notes: 'by query',
      'external_reference[id]': '7',
    });
    const made = await harvest('POST', `/v2/time_entries?${query}`);
    expect([made.status, made.body]).toMatchObject([
      201,
      { hours: 1.5, notes: 'by query', project: { id: project }, external_reference: { id: '7' } },
    ]);
    const mixed = await harvest('POST', `/v2/time_entries?${query}`, { notes: 'by body', hours: 2 });
    expect(mixed.body).toMatchObject({ hours: 2, notes: 'by body' });
    const path = `/v2/time_entries/${numberOf(mixed.body, 'id')}`;
    expect((await harvest('PATCH', `${path}?notes=changed`)).body['notes']).toBe('changed');
  });

  it('may sign in by query', async () => {
    const { apiKey, accountId } = open.box.keito.credentials;
    const url = new URL(`/v2/users/me?access_token=${apiKey}&account_id=${accountId}`, open.served.url);
    expect((await read(await fetch(url))).body['first_name']).toBe('Robin');
    const wrong = await fetch(new URL(`/v2/users/me?access_token=${apiKey}&account_id=7`, open.served.url));
    expect(wrong.status).toBe(401);
  });
});

describe('a program written for Keito, beside it', () => {
  it('is answered in its own words', async () => {
    const ask = async (path: string): Promise<Answer> =>
      read(await fetch(`${open.served.url}${path}`, { headers: open.box.as('owner') }));
    expect(typeof (await ask('/users/me')).body['id']).toBe('string');
    expect((await ask('/time_entries/cmx')).status).toBe(405);
    expect((await ask('/company')).status).toBe(404);
    expect((await ask('/projects')).body).not.toHaveProperty('next_page');
    const off = await fetch(new URL('/v2/users/me', open.served.url), { headers: open.box.as('owner') });
    expect(off.status).toBe(404);
  });
});
