import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveLocalKeito, type ServedKeito } from '../../../src/local-keito/index';
import {
  fillBox,
  idOf,
  listOf,
  openBox,
  parse,
  read,
  runningIds,
  why,
  type Answer,
  type Box,
  type Catalog,
} from './support';

let box: Box;
let catalog: Catalog;
let served: ServedKeito;
beforeEach(async () => {
  box = openBox();
  catalog = await fillBox(box);
  served = await serveLocalKeito(box.keito, { port: 0 });
});
afterEach(async () => {
  await served.close();
  box.keito.close();
});

const at = async (path: string, init: RequestInit = {}): Promise<Answer> =>
  read(await fetch(`${served.url}${path}`, { ...init, headers: { ...box.as('owner'), ...init.headers } }));
const control = async (
  method: string,
  path: string,
  body?: unknown,
  type = 'application/json',
): Promise<Answer> =>
  read(
    await fetch(new URL(`/_control${path}`, served.url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': type } }),
    }),
  );
const start = (headers: Record<string, string> = {}) =>
  at('/time_entries', {
    method: 'POST',
    body: JSON.stringify({ ...catalog.base, is_running: true }),
    headers,
  });

/** A request whose Host is chosen, which fetch does not allow. */
const withHost = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.url);
    const sent = request(
      { hostname, port, path: '/api/v2/users/me', headers: { ...box.as('owner'), host } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.once('error', reject);
    sent.end();
  });

describe('on a port', () => {
  it('answers on the loopback as in process', async () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2$/);
    const answer = await at('/users/me');
    expect(answer.body).toEqual((await box.get('/users/me')).body);
    expect(answer.headers.get('date')).toBe('Thu, 21 May 2026 14:20:30 GMT');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const made = await start();
    expect(made.status).toBe(201);
    const gone = await at(`/time_entries/${idOf(made.body)}`, { method: 'DELETE' });
    expect([gone.status, gone.text]).toEqual([204, '']);
  });

  it('takes a stop without a body, whatever it says its type is', async () => {
    const made = await start();
    const stopped = await at(`/time_entries/${idOf(made.body)}/stop`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(stopped.status).toBe(200);
  });

  it.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['127.0.0.1', 200],
    ['LOCALHOST:80', 200],
    ['[::1]:9', 200],
  ])('asked as %s it answers %i', async (host, status) => {
    expect(await withHost(host)).toBe(status);
  });

  it('does not answer once it is closed, and a taken port is an error', async () => {
    const port = Number(new URL(served.url).port);
    await expect(serveLocalKeito(box.keito, { port })).rejects.toThrow('EADDRINUSE');
    const other = await serveLocalKeito(box.keito, { port: 0 });
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  });

  it('leaves the globals of its process alone', () => {
    expect(new Request('http://localhost/')).toBeInstanceOf(Request);
    expect(Object.getPrototypeOf(new Response()).constructor.name).toBe('Response');
  });
});

describe('faults on a port', () => {
  it('a lost request breaks the connection and applies nothing', async () => {
    await expect(start({ 'X-Keito-Fault': 'lose-request' })).rejects.toThrow('fetch failed');
    expect(await runningIds(box)).toHaveLength(0);
  });

  it('a lost answer breaks the connection and is applied', async () => {
    await expect(start({ 'X-Keito-Fault': 'lose-answer' })).rejects.toThrow('fetch failed');
    expect(await runningIds(box)).toHaveLength(1);
    expect((await at('/users/me')).status).toBe(200);
  });

  it('an answer is cut, or is a page, or has a wrong clock', async () => {
    const cut = await fetch(`${served.url}/users/me`, {
      headers: { ...box.as('owner'), 'X-Keito-Fault': 'cut-json' },
    });
    const text = await cut.text();
    expect(() => parse(text)).toThrow(SyntaxError);
    expect((await at('/users/me', { headers: { 'X-Keito-Fault': 'html' } })).text).toContain('<html>');
    const wrong = await at('/users/me', { headers: { 'X-Keito-Fault': 'clock=+3600' } });
    expect(wrong.headers.get('date')).toBe('Thu, 21 May 2026 15:20:30 GMT');
    expect(
      (await at('/users/me', { headers: { 'X-Keito-Fault': '429=7' } })).headers.get('retry-after'),
    ).toBe('7');
  });

  it('are ordered, listed and forgotten over HTTP', async () => {
    expect(
      (await control('POST', '/faults', { kind: '503', method: 'POST', path: '/time_entries' })).status,
    ).toBe(201);
    expect(
      (await control('POST', '/faults', { kind: '500', probability: 1, seed: 3, path: '/tasks' })).status,
    ).toBe(201);
    expect((await control('GET', '/faults')).body).toEqual({
      waiting: [{ kind: '503', method: 'POST', path: '/time_entries' }],
      log: [],
    });
    expect((await start()).status).toBe(503);
    expect((await start()).status).toBe(201);
    expect((await at('/tasks')).status).toBe(500);
    expect(listOf((await control('GET', '/faults')).body, 'log').map((one) => one['fault'])).toEqual([
      '503',
      '500',
    ]);
    expect((await control('DELETE', '/faults')).status).toBe(204);
    expect((await at('/tasks')).status).toBe(200);
  });

  it.each([
    [{ kind: 'explode' }, 'kind'],
    [{}, 'kind'],
    [{ kind: '500', probability: 2 }, 'probability'],
    [{ kind: '500', times: 0 }, 'times'],
  ])('refuses the order %j', async (body, field) => {
    const answer = await control('POST', '/faults', body);
    expect(answer.status).toBe(400);
    expect(why(answer)).toMatch(new RegExp(`^${field} `));
  });

  it('are never ordered by a web page', async () => {
    expect((await control('POST', '/faults', { kind: '500' }, 'text/plain')).status).toBe(415);
    expect((await control('OPTIONS', '/faults')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await at('/users/me')).status).toBe(200);
  });
});

describe('the other controls', () => {
  it('lock an entry and change the settings', async () => {
    const made = await at('/time_entries', {
      method: 'POST',
      body: JSON.stringify({ ...catalog.base, hours: 1 }),
    });
    const locked = await control('PATCH', `/entries/${idOf(made.body)}`, { is_closed: true });
    expect(locked.body).toEqual({ id: idOf(made.body), locked_because: 'its period is closed' });
    expect((await at(`/time_entries/${idOf(made.body)}`, { method: 'DELETE' })).status).toBe(409);
    expect((await control('PATCH', '/entries/cmnothing', { is_closed: true })).status).toBe(404);
    expect((await control('PATCH', `/entries/${idOf(made.body)}`, { is_closed: 'yes' })).status).toBe(400);

    expect(
      (await control('PATCH', '/settings', { time_rounding: 'up_30', timezone: 'Asia/Tokyo' })).body,
    ).toMatchObject({ timezone: 'Asia/Tokyo' });
    expect((await start()).body['started_time']).toBe('23:20');
    expect((await control('PATCH', '/settings', { timezone: 'Mars/Base' })).status).toBe(400);
    expect((await control('PATCH', '/settings', { time_rounding: 'sometimes' })).status).toBe(400);
  });

  it('show the requests, and never a key', async () => {
    await at('/users/me');
    const { body, text } = await control('GET', '/requests');
    expect(listOf(body, 'requests').at(-1)).toEqual({ method: 'GET', path: '/api/v2/users/me', status: 200 });
    expect(text).not.toContain('kto_');
  });
});
