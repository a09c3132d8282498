import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillBox, idOf, NOON, openBox, why, type Box, type Catalog } from './support';

let box: Box;
let catalog: Catalog;
beforeEach(async () => {
  box = openBox();
  catalog = await fillBox(box);
});
afterEach(() => box.keito.close());

const log = (more: object) => box.post('/time_entries', { ...catalog.base, ...more });
const count = async () => (await box.get('/time_entries')).body['total_entries'];

describe('a finished entry', () => {
  it.each([
    [{ hours: 1.5 }, { hours: 1.5, duration_seconds: 5400, started_time: null, ended_time: null }],
    [{ hours: 0 }, { hours: 0 }],
    [{ hours: 24 }, { hours: 24 }],
    [{ hours: 0.0003 }, { duration_seconds: 1, hours: 0.0003 }],
    [
      { started_time: '09:00', ended_time: '10:30' },
      { hours: 1.5, started_time: '09:00', ended_time: '10:30' },
    ],
    [{ started_time: '09:00', ended_time: '09:00' }, { hours: 0 }],
    [
      { hours: 1, started_time: '09:00', ended_time: '11:00' },
      { hours: 1, started_time: '09:00', ended_time: '11:00' },
    ],
    [
      { hours: 1, started_time: '09:00' },
      { hours: 1, started_time: '09:00', ended_time: null },
    ],
    [{ hours: 1, is_running: false, replace_running: true }, { is_running: false }],
    [
      { hours: 1, notes: null, billable: null, metadata: null },
      { notes: null, billable: true, metadata: null },
    ],
    [
      { hours: 1, billable: false },
      { billable: false, billable_rate: null },
    ],
    [{ hours: 1, source: 'agent' }, { source: 'agent' }],
  ])('%j', async (given, expected) => {
    const { status, body } = await log(given);
    expect(status).toBe(201);
    expect(body).toMatchObject({ is_running: false, timer_started_at: null, ...expected });
  });

  it('gives every number of seconds of a day back exactly through its hours', async () => {
    for (const seconds of [1, 59, 3599, 3601, 7919, 45_296, 86_399]) {
      const { body } = await log({ hours: Math.round((seconds / 3600) * 10_000) / 10_000 });
      expect(body['duration_seconds']).toBe(seconds);
    }
  });

  it.each([
    [{}, 'hours'],
    [{ is_running: false }, 'hours'],
    [{ started_time: '09:00' }, 'ended_time'],
    [{ ended_time: '09:00' }, 'started_time'],
    [{ hours: -0.1 }, 'hours'],
    [{ hours: 24.01 }, 'hours'],
    [{ hours: '1' }, 'hours'],
    [{ started_time: '10:00', ended_time: '09:59' }, 'ended_time'],
    [{ hours: 1, started_time: '10:00', ended_time: '09:59' }, 'ended_time'],
    [{ hours: 1, started_time: '9:00am' }, 'started_time'],
    [{ hours: 1, ended_time: '24:00' }, 'ended_time'],
    [{ hours: 1, spent_date: undefined }, 'spent_date'],
    [{ hours: 1, spent_date: '2026-02-30' }, 'spent_date'],
    [{ hours: 1, spent_date: '20260521' }, 'spent_date'],
    [{ hours: 1, project_id: undefined }, 'project_id'],
    [{ hours: 1, project_id: 7 }, 'project_id'],
    [{ hours: 1, task_id: undefined }, 'task_id'],
    [{ hours: 1, notes: 5 }, 'notes'],
    [{ hours: 1, billable: 'yes' }, 'billable'],
    [{ hours: 1, is_running: 'false' }, 'is_running'],
    [{ hours: 1, source: 'robot' }, 'source'],
    [{ hours: 1, metadata: [] }, 'metadata'],
    [{ hours: 1, metadata: 'text' }, 'metadata'],
  ])('refuses %j, naming the field, and writes nothing', async (given, field) => {
    const answer = await log(given);
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toBe('bad request');
    expect(why(answer)).toMatch(new RegExp(`^${field} `));
    expect(await count()).toBe(0);
  });

  it('says what is required', async () => {
    expect(why(await log({ hours: 1, spent_date: undefined }))).toBe('spent_date is required');
  });

  it('needs a project and a task that are there and go together', async () => {
    for (const field of ['project_id', 'task_id']) {
      const answer = await log({ hours: 1, [field]: 'cmnothing' });
      expect(answer.status).toBe(404);
      expect(why(answer)).toMatch(new RegExp(`^${field} `));
    }
    const stray = idOf((await box.post('/tasks', { name: 'Stray' })).body);
    const foreign = await log({ hours: 1, task_id: stray });
    expect([foreign.status, why(foreign).split(' ')[0]]).toEqual([400, 'task_id']);

    const old = await box.post('/projects', {
      client_id: catalog.client,
      name: 'Old',
      is_active: false,
      task_ids: [catalog.task],
    });
    const archived = await log({ hours: 1, project_id: idOf(old.body) });
    expect([archived.status, why(archived).split(' ')[0]]).toEqual([400, 'project_id']);
  });

  it.each(['not json', '[1]', '"text"', 'null', '{"a":'])('refuses the body %s', async (body) => {
    expect((await box.send('POST', '/time_entries', body)).status).toBe(400);
  });

  it('refuses a body over a megabyte', async () => {
    expect((await log({ hours: 1, notes: 'x'.repeat(1_000_001) })).status).toBe(413);
  });

  it('takes a form', async () => {
    const body = new URLSearchParams({
      ...catalog.base,
      hours: '1.25',
      billable: 'false',
      notes: 'true',
    }).toString();
    const answer = await box.send('POST', '/time_entries', body, 'owner', {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(answer.body).toMatchObject({ hours: 1.25, billable: false, notes: 'true' });
  });

  it('is billable as its project and task are', async () => {
    const quiet = idOf((await box.post('/tasks', { name: 'Admin', billable_by_default: false })).body);
    const made = await box.post('/projects', {
      client_id: catalog.client,
      name: 'Inside',
      task_ids: [quiet, catalog.task],
      hourly_rate: 80,
      budget_by: 'project',
      budget: 10,
    });
    const project_id = idOf(made.body);
    expect((await log({ hours: 1, project_id, task_id: quiet })).body).toMatchObject({
      billable: false,
      budgeted: true,
    });
    expect((await log({ hours: 1, project_id })).body).toMatchObject({ billable: true, billable_rate: 80 });
    expect((await log({ hours: 1 })).body).toMatchObject({ billable_rate: 110, budgeted: false });
  });
});

describe('changing a finished entry', () => {
  const times = { started_time: '09:00', ended_time: '10:00' };
  it.each([
    [times, { notes: 'x' }, { notes: 'x', hours: 1 }],
    [{ ...times, notes: 'x' }, { notes: null }, { notes: null }],
    [times, { hours: 2 }, { hours: 2, started_time: '09:00', ended_time: '11:00' }],
    [times, { hours: 16 }, { hours: 16, started_time: '09:00', ended_time: null }],
    [times, { hours: 2, ended_time: '10:00' }, { hours: 2, ended_time: '10:00' }],
    [times, { started_time: '09:30' }, { hours: 0.5, started_time: '09:30', ended_time: '10:00' }],
    [times, { ended_time: '12:00' }, { hours: 3 }],
    [times, { started_time: '08:00', ended_time: '08:15' }, { hours: 0.25 }],
    [times, { started_time: null, ended_time: null }, { hours: 1, started_time: null, ended_time: null }],
    [{ ...times, hours: 0.9 }, { started_time: '09:00' }, { hours: 0.9 }],
    [{ hours: 1 }, { started_time: '09:00' }, { hours: 1, started_time: '09:00', ended_time: null }],
    [{ hours: 1 }, { hours: null }, { hours: 1 }],
    [{ hours: 1 }, { spent_date: '2026-05-20' }, { spent_date: '2026-05-20' }],
    [{ hours: 1 }, { billable: false }, { billable: false }],
    [{ hours: 1 }, { source: 'api', unknown_field: 1 }, { source: 'api' }],
  ])('%j, then %j', async (given, change, expected) => {
    const made = await log(given);
    box.now = NOON + 60_000;
    const { status, body } = await box.patch(`/time_entries/${idOf(made.body)}`, change);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...expected,
      updated_at: '2026-05-21T14:21:30Z',
      created_at: '2026-05-21T14:20:30Z',
    });
  });

  it.each([
    [{ ended_time: '08:59' }, 'ended_time'],
    [{ started_time: '10:01' }, 'ended_time'],
    [{ hours: 25 }, 'hours'],
    [{ spent_date: 'today' }, 'spent_date'],
    [{ source: 'web' }, 'source'],
    [{ user_id: 'cmother' }, 'user_id'],
    [{ is_running: true }, 'is_running'],
    [{ billable: null }, 'billable'],
    [{ metadata: 3 }, 'metadata'],
  ])('refuses %j, and leaves all of it as it was', async (change, field) => {
    const made = await log(times);
    const answer = await box.patch(`/time_entries/${idOf(made.body)}`, { notes: 'half-written', ...change });
    expect(answer.status).toBe(400);
    expect(why(answer)).toMatch(new RegExp(`^${field} `));
    const { body } = await box.get('/time_entries');
    expect(body['time_entries']).toEqual([made.body]);
  });

  it('moves it to another task or project, if they go together', async () => {
    const made = await log({ hours: 1 });
    const path = `/time_entries/${idOf(made.body)}`;
    expect((await box.patch(path, { task_id: catalog.otherTask })).body['task']).toEqual({
      id: catalog.otherTask,
      name: 'Design',
    });
    const other = await box.post('/projects', {
      client_id: catalog.client,
      name: 'App',
      task_ids: [catalog.task],
    });
    expect((await box.patch(path, { project_id: idOf(other.body) })).status).toBe(400);
    const moved = await box.patch(path, { project_id: idOf(other.body), task_id: catalog.task });
    expect(moved.body['project']).toEqual({ id: idOf(other.body), name: 'App' });
    expect((await box.patch(path, { project_id: 'cmnothing' })).status).toBe(404);
  });

  it.each(['', '/stop', '/restart'])('404s for an unknown id at PATCH %s', async (tail) => {
    expect((await box.patch(`/time_entries/cmnothing${tail}`, {})).status).toBe(404);
    expect((await box.send('DELETE', '/time_entries/cmnothing')).status).toBe(404);
  });
});

describe('metadata', () => {
  it('is merged one level deep; null clears a key, or all', async () => {
    const made = await log({ hours: 1, metadata: { a: 1, b: { c: 2 }, gone: null } });
    expect(made.body['metadata']).toEqual({ a: 1, b: { c: 2 } });
    const path = `/time_entries/${idOf(made.body)}`;
    expect((await box.patch(path, { metadata: { b: { d: 3 }, a: null } })).body['metadata']).toEqual({
      b: { d: 3 },
    });
    expect((await box.patch(path, { notes: 'x' })).body['metadata']).toEqual({ b: { d: 3 } });
    expect((await box.patch(path, { metadata: null })).body['metadata']).toBeNull();
  });

  it('may be 4096 bytes of UTF-8 after the merge, and not one more', async () => {
    const fits = 'ä'.repeat((4096 - 10) / 2);
    expect(Buffer.byteLength(JSON.stringify({ k: fits, z: 0 }))).toBe(4096 + 4);
    const made = await log({ hours: 1, metadata: { k: fits } });
    expect(made.status).toBe(201);
    const path = `/time_entries/${idOf(made.body)}`;
    const exact = 'ä'.repeat((4096 - 8) / 2);
    expect(Buffer.byteLength(JSON.stringify({ k: exact }))).toBe(4096);
    expect((await box.patch(path, { metadata: { k: exact } })).status).toBe(200);
    const over = await box.patch(path, { metadata: { z: 0 } });
    expect([over.status, why(over).split(' ')[0]]).toEqual([400, 'metadata']);
    expect((await log({ hours: 1, metadata: { k: `${exact}x` } })).status).toBe(400);
  });
});

describe('locked entries', () => {
  it.each([
    [{ is_locked: true }, 'locked'],
    [{ is_closed: true }, 'closed'],
    [{ is_billed: true }, 'billed'],
    [{ approval_status: 'approved' }, 'approved'],
  ] as const)('%j: nothing changes any more, and it says why', async (state, word) => {
    const made = await log({ hours: 1 });
    const path = `/time_entries/${idOf(made.body)}`;
    box.keito.control.changeEntry(idOf(made.body), state);
    for (const [method, tail] of [
      ['PATCH', ''],
      ['PATCH', '/restart'],
      ['DELETE', ''],
    ] as const) {
      const answer = await box.send(method, `${path}${tail}`, { notes: 'x' });
      expect(answer.status).toBe(409);
      expect(answer.body['error']).toBe('conflict');
      expect(why(answer)).toContain(word);
    }
    expect((await box.get('/time_entries')).body['time_entries']).toMatchObject([{ notes: null, ...state }]);
  });

  it('cannot be stopped, nor replaced', async () => {
    const made = await log({ is_running: true });
    box.keito.control.changeEntry(idOf(made.body), { is_locked: true });
    expect((await box.patch(`/time_entries/${idOf(made.body)}/stop`, {})).status).toBe(409);
    expect((await log({ is_running: true, replace_running: true })).status).toBe(409);
    expect(await count()).toBe(1);
  });

  it.each(['unsubmitted', 'submitted', 'rejected'] as const)(
    '%s ones can be changed',
    async (approval_status) => {
      const made = await log({ hours: 1 });
      box.keito.control.changeEntry(idOf(made.body), { approval_status });
      expect((await box.patch(`/time_entries/${idOf(made.body)}`, { notes: 'x' })).status).toBe(200);
    },
  );

  it('are told of no entry that is not there', () => {
    expect(() => box.keito.control.changeEntry('cmnothing', { is_locked: true })).toThrow(
      'No such time entry',
    );
  });
});
