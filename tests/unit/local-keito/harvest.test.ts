import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveLocalKeito, type ServedKeito } from '../../../src/local-keito/index';
import {
  fillBox,
  listOf,
  NOON,
  numberOf,
  openBox,
  read,
  stringOf,
  type Answer,
  type Box,
  type Json,
} from './support';

let box: Box;
let served: ServedKeito;
let project: number;
let task: number;

/** As a program written for Harvest asks: its header, its base, its bodies. */
const harvest = async (
  method: string,
  path: string,
  body?: object | string,
  type = 'application/json',
): Promise<Answer> =>
  read(
    await fetch(new URL(path, served.url), {
      method,
      headers: {
        Authorization: `Bearer ${box.keito.credentials.apiKey}`,
        'Harvest-Account-Id': box.keito.credentials.accountId,
        'User-Agent': 'Timesheets (me@example.invalid)',
        ...(body === undefined ? {} : { 'Content-Type': type }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
const inner = (body: Json, key: string): Json => Object(body[key]);

beforeEach(async () => {
  box = openBox();
  await fillBox(box);
  served = await serveLocalKeito(box.keito, { port: 0, harvest: true });
  const [assignment] = listOf(
    (await harvest('GET', '/v2/users/me/project_assignments')).body,
    'project_assignments',
  );
  const [first] = listOf(assignment ?? {}, 'task_assignments');
  project = numberOf(inner(assignment ?? {}, 'project'), 'id');
  task = numberOf(inner(first ?? {}, 'task'), 'id');
});
afterEach(async () => {
  await served.close();
  box.keito.close();
});

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
    box.now = NOON + 3_600_000;
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

  it('is told in `message` too what is wrong', async () => {
    const refused = await harvest('POST', '/v2/time_entries', { project_id: project, task_id: task });
    expect(refused.status).toBe(400);
    expect(refused.body['message']).toBe('spent_date is required');
  });

  it('may sign in by query', async () => {
    const { apiKey, accountId } = box.keito.credentials;
    const url = new URL(`/v2/users/me?access_token=${apiKey}&account_id=${accountId}`, served.url);
    expect((await read(await fetch(url))).body['first_name']).toBe('Robin');
    const wrong = await fetch(new URL(`/v2/users/me?access_token=${apiKey}&account_id=7`, served.url));
    expect(wrong.status).toBe(401);
  });
});

describe('a program written for Keito, beside it', () => {
  it('is answered in its own words', async () => {
    const ask = async (path: string): Promise<Answer> =>
      read(await fetch(`${served.url}${path}`, { headers: box.as('owner') }));
    expect(typeof (await ask('/users/me')).body['id']).toBe('string');
    expect((await ask('/time_entries/cmx')).status).toBe(405);
    expect((await ask('/company')).status).toBe(404);
    expect((await ask('/projects')).body).not.toHaveProperty('next_page');
    const off = await fetch(new URL('/v2/users/me', served.url), { headers: box.as('owner') });
    expect(off.status).toBe(404);
  });
});
