import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IN_PROCESS_URL } from '../../../src/local-keito/index';
import { fillBox, idOf, listOf, openBox, pageOf, read, why, type Box, type Catalog } from './support';

let box: Box;
let catalog: Catalog;
beforeEach(async () => {
  box = openBox();
  catalog = await fillBox(box);
});
afterEach(() => box.keito.close());

describe('pages', () => {
  const lists = [
    ['time_entries', '/time_entries'],
    ['projects', '/projects'],
    ['tasks', '/tasks'],
    ['clients', '/clients'],
    ['contacts', '/contacts'],
    ['expenses', '/expenses'],
    ['expense_categories', '/expense_categories'],
    ['invoices', '/invoices'],
    ['results', '/reports/time/team?from=2026-05-01&to=2026-05-31'],
  ] as const;

  it.each(lists)('%s are listed page by page', async (key, path) => {
    const { status, headers, body } = await box.get(path);
    expect(status).toBe(200);
    expect(listOf(body, key).length).toBe(pageOf(body).total_entries);
    expect(pageOf(body)).toMatchObject({
      page: 1,
      per_page: 100,
      total_pages: 1,
      links: { next: null, previous: null },
    });
    expect(headers.get('x-keito-api-version')).toBe('2');
    expect(headers.get('date')).toBe('Thu, 21 May 2026 14:20:30 GMT');
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(lists)('%s refuse a bad page', async (_key, path) => {
    const mark = path.includes('?') ? '&' : '?';
    for (const [parameter, value] of [
      ['page', '0'],
      ['page', 'x'],
      ['page', '1.5'],
      ['per_page', '0'],
      ['per_page', '2001'],
      ['per_page', '-1'],
    ]) {
      const answer = await box.get(`${path}${mark}${parameter}=${value}`);
      expect([value, answer.status]).toEqual([value, 400]);
      expect(why(answer)).toMatch(new RegExp(`^${parameter} `));
    }
    expect((await box.get(`${path}${mark}per_page=2000`)).status).toBe(200);
  });

  it('are linked by relative addresses that keep the filters, and hold every entry once', async () => {
    for (let i = 0; i < 5; i += 1)
      await box.post('/time_entries', { ...catalog.base, hours: 1, notes: String(i) });
    const seen: string[] = [];
    let next: string | null = '/api/v2/time_entries?per_page=2&source=api';
    while (next !== null) {
      const response = await box.keito.fetch(new URL(next, IN_PROCESS_URL), { headers: box.as('owner') });
      const { body } = await read(response);
      seen.push(...listOf(body, 'time_entries').map(idOf));
      const { page, links, total_pages } = pageOf(body);
      expect(total_pages).toBe(3);
      expect(links.first).toBe('/api/v2/time_entries?per_page=2&source=api&page=1');
      expect(links.last).toBe('/api/v2/time_entries?per_page=2&source=api&page=3');
      expect(links.previous).toBe(
        page === 1 ? null : `/api/v2/time_entries?per_page=2&source=api&page=${page - 1}`,
      );
      next = links.next;
    }
    expect(new Set(seen).size).toBe(5);
  });

  it('past the last are empty', async () => {
    await box.post('/time_entries', { ...catalog.base, hours: 1 });
    const { body } = await box.get('/time_entries?page=9');
    expect(body['time_entries']).toEqual([]);
    expect(pageOf(body)).toMatchObject({ page: 9, total_pages: 1, links: { next: null } });
    expect(pageOf(body).links.previous).toContain('page=1');
  });
});

describe('paths and methods', () => {
  it.each([
    ['GET', '/time_entries/cmx', 'PATCH, DELETE'],
    ['PUT', '/time_entries/cmx', 'PATCH, DELETE'],
    ['DELETE', '/time_entries', 'GET, POST'],
    ['POST', '/users/me', 'GET'],
    ['GET', '/time_entries/cmx/stop', 'PATCH'],
    ['DELETE', '/clients/cmx', 'GET, PATCH'],
    ['OPTIONS', '/projects', 'GET, POST'],
  ])('%s %s is a 405 that says what is allowed', async (method, path, allow) => {
    const answer = await box.send(method, path);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(answer.body['error']).toBe('method not allowed');
  });

  it.each([
    '/nope',
    '/users',
    '/company',
    '/projects/cmx',
    '/users/me.json',
    '/users/me/project_assignments',
  ])('%s answers HTML', async (path) => {
    const answer = await box.get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<html');
  });

  it('answers off the API, at the root and at another version, in HTML too', async () => {
    for (const path of ['/', '/v2/users/me', '/api/v1/users/me']) {
      const answer = await read(
        await box.keito.fetch(new URL(path, IN_PROCESS_URL), { headers: box.as('owner') }),
      );
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
    }
  });

  it('forgives a slash at the end, answers HEAD, and tells its health to anybody', async () => {
    expect((await box.get('/users/me/')).status).toBe(200);
    const head = await box.send('HEAD', '/users/me');
    expect([head.status, head.text]).toEqual([200, '']);
    const health = await read(await box.keito.fetch(new URL('/api/health', IN_PROCESS_URL)));
    expect(health.body['status']).toBe('healthy');
  });
});
