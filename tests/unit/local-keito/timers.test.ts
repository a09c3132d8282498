import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillBox, idOf, listOf, NOON, openBox, runningIds, why, type Box, type Catalog } from './support';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let box: Box;
let catalog: Catalog;
const open = async (zone: string): Promise<void> => {
  box = openBox({ timezone: zone });
  catalog = await fillBox(box);
};
beforeEach(() => open('UTC'));
afterEach(() => box.keito.close());

const start = async (more: object = {}) =>
  box.post('/time_entries', { ...catalog.base, is_running: true, ...more });

describe('a timer', () => {
  it('is stamped now and runs', async () => {
    const { status, body } = await start({ notes: 'Fix login' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      is_running: true,
      hours: 0,
      duration_seconds: 0,
      timer_started_at: '2026-05-21T14:20:30Z',
      started_time: '14:20',
      ended_time: null,
      spent_date: '2026-05-21',
      notes: 'Fix login',
      source: 'api',
      project: { id: catalog.project, name: 'Website' },
      task: { id: catalog.task, name: 'Development' },
      client: { id: catalog.client, name: 'Acme' },
      project_id: catalog.project,
      approval_status: 'unsubmitted',
      is_locked: false,
    });
    expect(body).not.toHaveProperty('time_entry');
  });

  it('adds its time when it is stopped, and takes notes on the way', async () => {
    const { body } = await start();
    box.now = NOON + 32 * MINUTE + 7_900;
    const stopped = await box.patch(`/time_entries/${idOf(body)}/stop`, { notes: 'Done' });
    expect(stopped.body).toMatchObject({
      is_running: false,
      duration_seconds: 32 * 60 + 7,
      hours: 0.5353,
      timer_started_at: null,
      ended_time: '14:52',
      notes: 'Done',
    });
    const kept = await start();
    expect((await box.patch(`/time_entries/${idOf(kept.body)}/stop`, undefined)).body['notes']).toBeNull();
  });

  it('that is not running cannot be stopped', async () => {
    const { body } = await box.post('/time_entries', { ...catalog.base, hours: 1 });
    const again = await box.patch(`/time_entries/${idOf(body)}/stop`, {});
    expect(again.status).toBe(409);
    expect(why(again)).toContain('not running');
  });

  it('is the only one: a second start is refused with the first, or replaces it', async () => {
    const first = await start();
    box.now = NOON + HOUR;
    const refused = await start();
    expect(refused.status).toBe(409);
    expect(refused.body['running_entry']).toMatchObject({ id: idOf(first.body), is_running: true });
    expect((await box.get('/time_entries')).body['total_entries']).toBe(1);

    const second = await start({ replace_running: true });
    expect(second.status).toBe(201);
    expect(await runningIds(box)).toEqual([idOf(second.body)]);
    const all = listOf((await box.get('/time_entries')).body, 'time_entries');
    expect(all.find((entry) => idOf(entry) === idOf(first.body))).toMatchObject({
      hours: 1,
      is_running: false,
    });
  });

  it('of another user does not count', async () => {
    await start();
    const other = await box.post('/time_entries', { ...catalog.base, is_running: true }, 'member');
    expect(other.status).toBe(201);
    expect(await runningIds(box)).toHaveLength(2);
  });

  it('stays the only one when starts arrive together', async () => {
    const answers = await Promise.all([start(), start(), start(), start()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
    const switches = await Promise.all([start({ replace_running: true }), start({ replace_running: true })]);
    expect(switches.map((answer) => answer.status)).toEqual([201, 201]);
    expect(await runningIds(box)).toHaveLength(1);
  });

  it('that is replaced by a start which is refused goes on running', async () => {
    const first = await start();
    const refused = await start({ replace_running: true, metadata: { big: 'x'.repeat(5000) } });
    expect(refused.status).toBe(400);
    expect(await runningIds(box)).toEqual([idOf(first.body)]);
  });

  it.each([
    [{ hours: 1 }, 'hours'],
    [{ ended_time: '15:00' }, 'ended_time'],
    [{ started_time: '14:21' }, 'started_time'],
    [{ started_time: '9:00' }, 'started_time'],
  ])('refuses %j', async (more, field) => {
    const answer = await start(more);
    expect(answer.status).toBe(400);
    expect(why(answer)).toMatch(new RegExp(`^${field} `));
  });

  it('may have begun earlier today, or on another day', async () => {
    expect((await start({ started_time: '13:50' })).body['timer_started_at']).toBe('2026-05-21T13:50:00Z');
    const older = await start({ started_time: '22:00', spent_date: '2026-05-20', replace_running: true });
    expect(older.body).toMatchObject({ spent_date: '2026-05-20', timer_started_at: '2026-05-20T22:00:00Z' });
  });

  it('takes hours of nothing', async () => {
    expect((await start({ hours: 0 })).status).toBe(201);
  });
});

describe('restart', () => {
  it('runs the same entry on, with its hours, on its own date', async () => {
    const { body } = await start();
    box.now = NOON + HOUR;
    await box.patch(`/time_entries/${idOf(body)}/stop`, {});
    box.now = NOON + 20 * HOUR;
    const again = await box.patch(`/time_entries/${idOf(body)}/restart`, {});
    expect(again.body).toMatchObject({
      id: idOf(body),
      is_running: true,
      hours: 1,
      spent_date: '2026-05-21',
      started_time: '14:20',
      ended_time: null,
      timer_started_at: '2026-05-22T10:20:30Z',
    });
    box.now += HOUR / 2;
    expect((await box.patch(`/time_entries/${idOf(body)}/stop`, {})).body['hours']).toBe(1.5);
  });

  it('obeys the one-timer rule, and refuses one that runs already', async () => {
    const finished = await box.post('/time_entries', { ...catalog.base, hours: 1 });
    const running = await start();
    const refused = await box.patch(`/time_entries/${idOf(finished.body)}/restart`, {});
    expect(refused.status).toBe(409);
    expect(refused.body['running_entry']).toMatchObject({ id: idOf(running.body) });
    expect((await box.patch(`/time_entries/${idOf(running.body)}/restart`, {})).status).toBe(409);
    const replaced = await box.patch(`/time_entries/${idOf(finished.body)}/restart`, {
      replace_running: true,
    });
    expect(replaced.status).toBe(200);
    expect(replaced.body['started_time']).toBe('14:20');
    expect(await runningIds(box)).toEqual([idOf(finished.body)]);
  });
});

describe('changing a running entry', () => {
  it('hours become the elapsed time as of now', async () => {
    const { body } = await start();
    box.now = NOON + HOUR;
    const changed = await box.patch(`/time_entries/${idOf(body)}`, { hours: 0.25 });
    expect(changed.body).toMatchObject({
      is_running: true,
      hours: 0.25,
      timer_started_at: '2026-05-21T15:20:30Z',
    });
    box.now += HOUR;
    expect((await box.patch(`/time_entries/${idOf(body)}/stop`, {})).body['hours']).toBe(1.25);
  });

  it('a new start moves the whole span', async () => {
    const { body } = await start();
    const changed = await box.patch(`/time_entries/${idOf(body)}`, { started_time: '13:20' });
    expect(changed.body).toMatchObject({
      timer_started_at: '2026-05-21T13:20:00Z',
      started_time: '13:20',
      hours: 0,
    });
  });

  it('a new start of one that had a break adds or takes as much as it moved, never below nothing', async () => {
    const made = await box.post('/time_entries', {
      ...catalog.base,
      started_time: '12:00',
      ended_time: '13:00',
    });
    const path = `/time_entries/${idOf(made.body)}`;
    await box.patch(`${path}/restart`, {});
    expect((await box.patch(path, { started_time: '11:30' })).body['hours']).toBe(1.5);
    expect((await box.patch(path, { started_time: '14:00' })).body['hours']).toBe(0);
  });

  it.each([
    [{ ended_time: '15:00' }, 'ended_time'],
    [{ started_time: '15:00' }, 'started_time'],
    [{ is_running: false }, 'is_running'],
  ])('refuses %j', async (change, field) => {
    const { body } = await start();
    const answer = await box.patch(`/time_entries/${idOf(body)}`, change);
    expect(answer.status).toBe(400);
    expect(why(answer)).toMatch(new RegExp(`^${field} `));
  });

  it('leaves the timer alone when only words change', async () => {
    const { body } = await start();
    box.now = NOON + HOUR;
    const changed = await box.patch(`/time_entries/${idOf(body)}`, { notes: 'x', is_running: true });
    expect(changed.body).toMatchObject({
      notes: 'x',
      timer_started_at: '2026-05-21T14:20:30Z',
      started_time: '14:20',
    });
  });

  it('deleting it discards the timer', async () => {
    const { body } = await start();
    const gone = await box.send('DELETE', `/time_entries/${idOf(body)}`);
    expect([gone.status, gone.text]).toEqual([204, '']);
    expect((await start()).status).toBe(201);
  });
});
