import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IN_PROCESS_URL, type FaultKind } from '../../../src/local-keito/index';
import { fillBox, openBox, parse, runningIds, why, type Box, type Catalog } from './support';

let box: Box;
let catalog: Catalog;
let waited: number[];
beforeEach(async () => {
  waited = [];
  box = openBox({}, ':memory:', async (ms) => {
    waited.push(ms);
  });
  catalog = await fillBox(box);
});
afterEach(() => box.keito.close());

const start = (fault?: string) =>
  box.send(
    'POST',
    '/time_entries',
    { ...catalog.base, is_running: true },
    'owner',
    fault ? { 'X-Keito-Fault': fault } : {},
  );
const entries = async () => (await box.get('/time_entries')).body['total_entries'];

describe('by header', () => {
  it('loses the request before it is applied', async () => {
    await expect(start('lose-request')).rejects.toThrow(new TypeError('fetch failed'));
    expect(await entries()).toBe(0);
  });

  it('loses the answer after it is applied', async () => {
    await expect(start('lose-answer')).rejects.toThrow(new TypeError('fetch failed'));
    expect(await runningIds(box)).toHaveLength(1);
  });

  it.each([
    ['429=2', 429, 'too many requests', '2'],
    ['500', 500, 'internal server error', null],
    ['502', 502, 'bad gateway', null],
    ['422', 422, 'unprocessable entity', null],
    ['503', 503, 'service unavailable', null],
    ['504', 504, 'gateway timeout', null],
  ])('%s refuses and applies nothing', async (fault, status, error, retryAfter) => {
    const answer = await start(fault);
    expect([answer.status, answer.body['error'], answer.headers.get('retry-after')]).toEqual([
      status,
      error,
      retryAfter,
    ]);
    expect(answer.headers.get('date')).toBe('Thu, 21 May 2026 14:20:30 GMT');
    expect(await entries()).toBe(0);
  });

  it('cuts the JSON of an answer that was applied', async () => {
    const answer = await box.keito.fetch(`${IN_PROCESS_URL}/time_entries`, {
      method: 'POST',
      headers: { ...box.as('owner'), 'X-Keito-Fault': 'cut-json' },
      body: JSON.stringify({ ...catalog.base, is_running: true }),
    });
    const text = await answer.text();
    expect(answer.status).toBe(201);
    expect(() => parse(text)).toThrow(SyntaxError);
    expect(await runningIds(box)).toHaveLength(1);
  });

  it('answers with a page of HTML', async () => {
    const answer = await start('html');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await entries()).toBe(0);
  });

  it('waits before, or after', async () => {
    const before = box.keito.fetch(`${IN_PROCESS_URL}/users/me`, {
      headers: { ...box.as('owner'), 'X-Keito-Fault': 'delay=500' },
    });
    expect((await before).status).toBe(200);
    expect((await start('delay-answer=250')).status).toBe(201);
    expect(waited).toEqual([500, 250]);
  });

  it.each([
    ['clock=+3600', 'Thu, 21 May 2026 15:20:30 GMT', '2026-05-21T15:20:30Z', '15:20'],
    ['clock=-90', 'Thu, 21 May 2026 14:19:00 GMT', '2026-05-21T14:19:00Z', '14:19'],
  ])('%s moves its Date and its stamps', async (fault, date, stamp, clock) => {
    const answer = await start(fault);
    expect(answer.headers.get('date')).toBe(date);
    expect(answer.body).toMatchObject({ timer_started_at: stamp, started_time: clock, created_at: stamp });
  });

  it('takes several', async () => {
    await expect(start('delay=10, lose-answer')).rejects.toThrow('fetch failed');
    expect(waited).toEqual([10]);
    expect(await runningIds(box)).toHaveLength(1);
  });

  it.each(['explode', '429', 'delay=x', 'clock=1h'])('refuses %s', async (fault) => {
    const answer = await start(fault);
    expect(answer.status).toBe(400);
    expect(why(answer)).toContain(fault);
    expect(await entries()).toBe(0);
  });
});

describe('in process', () => {
  it('meets the next matching requests, one fault each, in order', async () => {
    const { faults } = box.keito;
    faults.next({ kind: '503', method: 'POST', path: '/time_entries', times: 2 });
    faults.next({ kind: '500', path: '/time_entries/*/stop' });
    expect((await box.get('/time_entries')).status).toBe(200);
    expect((await start()).status).toBe(503);
    expect((await box.patch('/time_entries/cmx/stop', {})).status).toBe(500);
    expect((await box.patch('/time_entries/cmx/stop', {})).status).toBe(404);
    expect((await start()).status).toBe(503);
    expect((await start()).status).toBe(201);
    expect(faults.log).toEqual([
      { method: 'POST', path: '/time_entries', fault: '503' },
      { method: 'PATCH', path: '/time_entries/cmx/stop', fault: '500' },
      { method: 'POST', path: '/time_entries', fault: '503' },
    ]);
  });

  it('forgets its orders', async () => {
    box.keito.faults.next({ kind: '500' });
    box.keito.faults.chance('500', 1, 1);
    box.keito.faults.clear();
    expect((await box.get('/users/me')).status).toBe(200);
    expect(box.keito.faults.log).toEqual([]);
  });

  it('by chance: the same seed gives the same faults', async () => {
    const round = async (seed: number, probability: number): Promise<string> => {
      box.keito.faults.clear();
      box.keito.faults.chance('500', probability, seed, { method: 'GET' });
      const statuses: number[] = [];
      for (let i = 0; i < 60; i += 1) statuses.push((await box.get('/users/me')).status);
      return statuses.join();
    };
    const first = await round(7, 0.3);
    expect(await round(7, 0.3)).toBe(first);
    expect(await round(8, 0.3)).not.toBe(first);
    const failed = first.split(',').filter((status) => status === '500').length;
    expect(failed).toBeGreaterThan(8);
    expect(failed).toBeLessThan(30);
    expect(await round(7, 0)).not.toContain('500');
    expect(await round(7, 1)).not.toContain('200');
  });

  it('leaves alone what a chance does not match', async () => {
    const kind: FaultKind = 'lose-request';
    box.keito.faults.chance(kind, 1, 1, { path: '/tasks' });
    expect((await box.get('/users/me')).status).toBe(200);
    await expect(box.get('/tasks')).rejects.toThrow('fetch failed');
  });

  it('an aborted request is not applied', async () => {
    const abort = new AbortController();
    const headers = { ...box.as('owner'), 'X-Keito-Fault': 'delay=5' };
    const slow = openBox({}, ':memory:', async () => abort.abort(new Error('too late')));
    await fillBox(slow);
    await expect(
      slow.keito.fetch(`${IN_PROCESS_URL}/clients`, {
        method: 'POST',
        headers: { ...headers, ...slow.as('owner') },
        body: '{"name":"Late"}',
        signal: abort.signal,
      }),
    ).rejects.toThrow('too late');
    expect((await slow.get('/clients')).body['total_entries']).toBe(1);
    slow.keito.close();
  });

  it('keeps a list of requests without any key', async () => {
    await box.get('/users/me');
    box.keito.faults.next({ kind: 'lose-answer' });
    await expect(box.get('/tasks?page=1')).rejects.toThrow();
    const requests = box.keito.control.requests();
    expect(requests.slice(-2)).toEqual([
      { method: 'GET', path: '/api/v2/users/me', status: 200 },
      { method: 'GET', path: '/api/v2/tasks', status: null },
    ]);
    expect(JSON.stringify(requests)).not.toContain('kto_');
  });
});
