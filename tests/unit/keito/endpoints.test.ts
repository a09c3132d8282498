import { describe, expect, it } from 'vitest';
import { createKeitoClient, type KeitoClient } from '../../../src/main/keito/client';
import { entry, failure, fakeNetwork, json, options, testKey } from './support';

const row = { id: 'x_1', name: 'A name', spent_date: '2026-05-01', user_id: 'u_1', total_hours: 2 };
const lists: readonly [string, string, string, (client: KeitoClient) => { collect(): Promise<unknown> }][] = [
  ['projects', '/api/v2/projects', 'projects', (client) => client.projects()],
  ['tasks', '/api/v2/tasks', 'tasks', (client) => client.tasks()],
  ['time entries', '/api/v2/time_entries', 'time_entries', (client) => client.timeEntries()],
  ['expenses', '/api/v2/expenses', 'expenses', (client) => client.expenses()],
  ['clients', '/api/v2/clients', 'clients', (client) => client.clients()],
  ['contacts', '/api/v2/contacts', 'contacts', (client) => client.contacts()],
  ['invoices', '/api/v2/invoices', 'invoices', (client) => client.invoices()],
  [
    'the team report',
    '/api/v2/reports/time/team',
    'results',
    (client) => client.teamTimeReport({ from: '2026-05-01', to: '2026-05-31' }),
  ],
];

describe('every list of the reference', () => {
  it.each(lists)('%s', async (_, path, entity, call) => {
    const network = fakeNetwork(json({ [entity]: [row], page: 1, total_pages: 1, links: { next: null } }));
    expect(await call(createKeitoClient(options(network.fetch))).collect()).toEqual([row]);
    expect(network.seen.map(({ method, url }) => [method, url.pathname])).toEqual([['GET', path]]);
  });

  it('fetches nothing before it is read, and anew at each reading', async () => {
    const network = fakeNetwork(json({ tasks: [row], page: 1, total_pages: 1 }));
    const list = createKeitoClient(options(network.fetch)).tasks();
    expect(network.seen).toHaveLength(0);
    for await (const task of list) expect(task.id).toBe('x_1');
    await list.collect();
    expect(network.seen).toHaveLength(2);
  });
});

const anyBody = { name: 'N', is_running: true };
const singles: readonly [string, string, unknown, (client: KeitoClient) => Promise<unknown>][] = [
  ['GET', '/api/v2/users/me', undefined, (client) => client.me()],
  [
    'POST',
    '/api/v2/time_entries',
    { source: 'api', project_id: 'p', task_id: 't', spent_date: '2026-05-01', is_running: true },
    (client) =>
      client.createTimeEntry({ project_id: 'p', task_id: 't', spent_date: '2026-05-01', is_running: true }),
  ],
  [
    'PATCH',
    '/api/v2/time_entries/te%2F1',
    { notes: null },
    (client) => client.updateTimeEntry('te/1', { notes: null }),
  ],
  ['PATCH', '/api/v2/time_entries/te_1/stop', {}, (client) => client.stopTimeEntry('te_1')],
  [
    'PATCH',
    '/api/v2/time_entries/te_1/stop',
    { notes: 'done' },
    (client) => client.stopTimeEntry('te_1', { notes: 'done' }),
  ],
  [
    'POST',
    '/api/v2/expenses',
    { source: 'api', project_id: 'p', expense_category_id: 'c', spent_date: '2026-05-01', total_cost: 3 },
    (client) =>
      client.createExpense({
        project_id: 'p',
        expense_category_id: 'c',
        spent_date: '2026-05-01',
        total_cost: 3,
      }),
  ],
  ['POST', '/api/v2/clients', { name: 'N' }, (client) => client.createClient({ name: 'N' })],
  [
    'POST',
    '/api/v2/contacts',
    { client_id: 'c', first_name: 'A' },
    (client) => client.createContact({ client_id: 'c', first_name: 'A' }),
  ],
  ['POST', '/api/v2/invoices', { client_id: 'c' }, (client) => client.createInvoice({ client_id: 'c' })],
  [
    'PATCH',
    '/api/v2/time_entries/te_1/restart',
    { replace_running: true },
    (client) => client.beyond.restartTimeEntry('te_1', { replace_running: true }),
  ],
  ['GET', '/api/v2/clients/c', undefined, (client) => client.beyond.client('c')],
  ['PATCH', '/api/v2/clients/c', { name: 'M' }, (client) => client.beyond.updateClient('c', { name: 'M' })],
  ['GET', '/api/v2/invoices/i', undefined, (client) => client.beyond.invoice('i')],
  [
    'PATCH',
    '/api/v2/invoices/i',
    { subject: 'S' },
    (client) => client.beyond.updateInvoice('i', { subject: 'S' }),
  ],
  [
    'POST',
    '/api/v2/projects',
    { client_id: 'c', name: 'N' },
    (client) => client.beyond.createProject({ client_id: 'c', name: 'N' }),
  ],
  ['POST', '/api/v2/tasks', { name: 'N' }, (client) => client.beyond.createTask({ name: 'N' })],
];

describe('every single call', () => {
  it.each(singles)('%s %s', async (method, path, body, call) => {
    const network = fakeNetwork(json({ ...entry(), ...anyBody, id: 'x_9' }, method === 'POST' ? 201 : 200));
    expect(await call(createKeitoClient(options(network.fetch)))).toMatchObject({ id: 'x_9' });
    expect(network.seen).toHaveLength(1);
    expect(network.seen[0]).toMatchObject({ method, body });
    expect(network.seen[0]?.url.pathname).toBe(path);
  });

  it.each([
    ['/api/v2/time_entries/te_1', (client: KeitoClient) => client.deleteTimeEntry('te_1'), json(null, 204)],
    [
      '/api/v2/invoices/i_1',
      (client: KeitoClient) => client.beyond.deleteInvoice('i_1'),
      json({ id: 'i_1', deleted: true }),
    ],
  ])('DELETE %s', async (path, call, answer) => {
    const network = fakeNetwork(answer);
    expect(await call(createKeitoClient(options(network.fetch)))).toBeUndefined();
    expect(network.seen[0]).toMatchObject({ method: 'DELETE', body: undefined });
    expect(network.seen[0]?.url.pathname).toBe(path);
  });

  it('refuses ids that would name the list', async () => {
    const network = fakeNetwork(json({}));
    const client = createKeitoClient(options(network.fetch));
    for (const id of ['', '.', '..']) {
      expect(await failure(() => client.deleteTimeEntry(id))).toMatchObject({ kind: 'invalid', field: 'id' });
    }
    expect(network.seen).toHaveLength(0);
  });
});

describe('what goes with a request', () => {
  it('the key with the company ID', async () => {
    const network = fakeNetwork(json(entry()));
    const client = createKeitoClient(
      options(network.fetch, {
        credentials: { kind: 'api-key', key: ` Bearer ${testKey}\n`, accountId: ' co_1 ' },
      }),
    );
    await client.stopTimeEntry('te_1');
    expect(network.seen[0]?.headers).toMatchObject({
      authorization: `Bearer ${testKey}`,
      'keito-account-id': 'co_1',
      'user-agent': 'Keito Bar/test',
      'content-type': 'application/json',
      accept: 'application/json',
    });
    expect(network.seen[0]?.init).toMatchObject({
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
    });
  });

  it('a token without it', async () => {
    const network = fakeNetwork(json({ id: 'u_1' }));
    await createKeitoClient(options(network.fetch, { credentials: { kind: 'jwt', token: 'a.b.c' } })).me();
    expect(network.seen[0]?.headers).toMatchObject({ authorization: 'Bearer a.b.c' });
    expect(network.seen[0]?.headers).not.toHaveProperty('keito-account-id');
  });

  it('an idempotency key and an ETag only when given', async () => {
    const network = fakeNetwork(json(entry(), 200, { etag: '"v1"' }));
    const client = createKeitoClient(options(network.fetch));
    const body = { project_id: 'p', task_id: 't', spent_date: '2026-05-01', is_running: false, hours: 1 };
    const made = await client.createTimeEntry(body, { idempotencyKey: 'abc-1' });
    expect(client.etagOf(made)).toBe('"v1"');
    expect(client.etagOf({})).toBeNull();
    await client.createTimeEntry(body);
    await client.updateTimeEntry('te_1', { hours: 2 }, { etag: '"v1"' });
    await client.updateTimeEntry('te_1', { hours: 2 });
    expect(
      network.seen.map(({ headers }) => [headers['idempotency-key'], headers['if-match'] ?? null]),
    ).toEqual([
      ['abc-1', null],
      [undefined, null],
      [undefined, '"v1"'],
      [undefined, null],
    ]);
  });

  it('metadata of at most 4,096 bytes of UTF-8', async () => {
    const network = fakeNetwork(json(entry()));
    const client = createKeitoClient(options(network.fetch));
    const overhead = '{"k":""}'.length;
    const fits = { k: 'é'.repeat((4096 - overhead) / 2) };
    const over = { k: `${fits.k}x` };
    await client.updateTimeEntry('te_1', { metadata: fits });
    for (const call of [
      () => client.updateTimeEntry('te_1', { metadata: over }),
      () =>
        client.createTimeEntry({
          project_id: 'p',
          task_id: 't',
          spent_date: '2026-05-01',
          is_running: true,
          metadata: over,
        }),
      () =>
        client.createExpense({
          project_id: 'p',
          expense_category_id: 'c',
          spent_date: '2026-05-01',
          total_cost: 1,
          metadata: over,
        }),
    ]) {
      expect(await failure(call)).toMatchObject({ kind: 'invalid', field: 'metadata', maybeApplied: false });
    }
    expect(network.seen).toHaveLength(1);
  });
});

describe('reading answers leniently', () => {
  const read = async (body: unknown) =>
    createKeitoClient(options(fakeNetwork(json(body)).fetch)).stopTimeEntry('te_1');

  it('takes an entry bare or wrapped', async () => {
    expect(await read(entry())).toMatchObject({ id: 'te_1' });
    expect(await read({ time_entry: entry() })).toMatchObject({ id: 'te_1' });
  });

  it('keeps unknown fields, takes integer ids and numbers written as text', async () => {
    expect(await read(entry({ id: 7, hours: '1.25', new_field: { a: 1 } }))).toMatchObject({
      id: '7',
      hours: 1.25,
      new_field: { a: 1 },
    });
  });

  it('lets optional fields be missing, null or, where only descriptive, odd', async () => {
    expect(await read({ id: 'a', spent_date: '2026-05-01' })).toEqual({ id: 'a', spent_date: '2026-05-01' });
    expect(await read(entry({ notes: null, project: null, metadata: 'odd', billable: 'yes' }))).toMatchObject(
      { notes: null, project: null, metadata: null, billable: null },
    );
  });

  it('refuses an answer whose decisive fields are wrong, naming the field and not its value', async () => {
    const error = await failure(() => read(entry({ hours: 'secret words' })));
    expect(error).toMatchObject({ kind: 'bad-shape', maybeApplied: true });
    expect(error.message).toContain('"hours"');
    expect(error.message).not.toContain('secret words');
    expect(await failure(() => read([entry()]))).toMatchObject({ kind: 'bad-shape' });
  });
});
