import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeitoClient, type KeitoClient, type KeitoClientOptions } from '../../../src/main/keito/client';
import { checkSignIn } from '../../../src/main/keito/sign-in';
import { createLocalKeito, IN_PROCESS_URL, type LocalKeito } from '../../../src/local-keito';
import { failure } from './support';

const noon = Date.UTC(2026, 4, 5, 12);
const today = '2026-05-05';

let keito: LocalKeito;
let client: KeitoClient;
let now: number;

function optionsFor(credentials: KeitoClientOptions['credentials']): KeitoClientOptions {
  return {
    baseUrl: IN_PROCESS_URL,
    credentials,
    fetch: (url, init) => keito.fetch(url, init),
    clock: () => now,
    timeoutMs: 5_000,
    userAgent: 'Keito Bar/test',
  };
}
const withKey = (key: string, accountId = keito.credentials.accountId) =>
  optionsFor({ kind: 'api-key', key, accountId });

beforeEach(() => {
  now = noon;
  keito = createLocalKeito({ file: ':memory:', clock: () => now, settings: { timezone: 'UTC' } });
  keito.fillSample();
  client = createKeitoClient(withKey(keito.credentials.apiKey));
});
afterEach(() => keito.close());

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

/** A project with a task that may be used on it. */
async function work() {
  const project = present((await client.projects({ is_active: true }).collect())[0]);
  return { project_id: project.id, task_id: present(project.tasks?.[0]).id, spent_date: today };
}

describe('signing in to the local Keito', () => {
  it('with the key, and with the token', async () => {
    const { accountId, apiKey, jwt } = keito.credentials;
    expect(await checkSignIn(withKey(apiKey))).toMatchObject({
      ok: true,
      account: { company: { id: accountId, timezone: 'UTC' } },
    });
    expect(await checkSignIn(optionsFor({ kind: 'jwt', token: jwt }))).toMatchObject({ ok: true });
  });

  it('not with a read-only key, a wrong key or another company', async () => {
    const { apiKey, readOnlyKey } = keito.credentials;
    expect(await checkSignIn(withKey(readOnlyKey))).toMatchObject({ error: { kind: 'read-only-key' } });
    expect(await checkSignIn(withKey('kto_wrong'))).toMatchObject({ error: { kind: 'unauthorised' } });
    expect(await checkSignIn(withKey(apiKey, 'co_other'))).toMatchObject({ error: { kind: 'unauthorised' } });
    const readOnly = createKeitoClient(withKey(readOnlyKey));
    const start = async () => readOnly.createTimeEntry({ ...(await work()), is_running: true });
    expect(await failure(start)).toMatchObject({ kind: 'read-only-key', status: 403 });
  });
});

describe('time entries of the local Keito', () => {
  it('start, stop, restart, change and go', async () => {
    const body = { ...(await work()), notes: 'écrire', metadata: { mark: 'm-1' } };
    const started = await client.createTimeEntry({ ...body, is_running: true }, { idempotencyKey: 'm-1' });
    expect(started).toMatchObject({ is_running: true, source: 'api', notes: 'écrire', spent_date: today });
    now += 30 * 60_000;
    expect(await client.stopTimeEntry(started.id, { notes: 'done' })).toMatchObject({
      is_running: false,
      hours: 0.5,
      notes: 'done',
    });
    expect(await failure(() => client.stopTimeEntry(started.id))).toMatchObject({ kind: 'conflict' });
    expect(await client.beyond.restartTimeEntry(started.id)).toMatchObject({
      id: started.id,
      is_running: true,
    });
    await client.stopTimeEntry(started.id);
    expect(
      await client.updateTimeEntry(started.id, { hours: 2, notes: null, metadata: { more: 1 } }),
    ).toMatchObject({ hours: 2, notes: null, metadata: { mark: 'm-1', more: 1 } });
    await client.deleteTimeEntry(started.id);
    expect(await failure(() => client.deleteTimeEntry(started.id))).toMatchObject({ kind: 'not-found' });
  });

  it('a second timer is a conflict that names the first, unless it replaces it', async () => {
    const body = { ...(await work()), is_running: true };
    const first = await client.createTimeEntry(body);
    const error = await failure(() => client.createTimeEntry(body));
    expect(error).toMatchObject({ kind: 'conflict', runningEntry: { id: first.id, is_running: true } });
    const second = await client.createTimeEntry({ ...body, replace_running: true });
    const running = await client
      .timeEntries({ is_running: true, user_id: present(second.user_id) })
      .collect();
    expect(running.map(({ id }) => id)).toEqual([second.id]);
  });

  it('a refusal names its field', async () => {
    const body = { ...(await work()), is_running: false };
    const tooLong = await failure(() => client.createTimeEntry({ ...body, hours: 25 }));
    expect(tooLong).toMatchObject({ kind: 'invalid', field: 'hours', maybeApplied: false });
    const noDay = await failure(() => client.createTimeEntry({ ...body, hours: 1, spent_date: 'today' }));
    expect(noDay).toMatchObject({ kind: 'invalid', field: 'spent_date' });
  });

  it('come page by page, each once, with every filter on every page', async () => {
    const query = { from: '2026-04-01', to: today, source: ['web', 'api'], is_billed: false } as const;
    const whole = await client.timeEntries({ ...query, per_page: 2000 }).collect();
    const paged = await client.timeEntries({ ...query, per_page: 7 }).collect();
    expect(whole.length).toBeGreaterThan(14);
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(paged.every((one) => one.spent_date >= '2026-04-01' && one.is_billed === false)).toBe(true);
    const none = await client.timeEntries({ updated_since: new Date(now + 60_000).toISOString() }).collect();
    expect(none).toEqual([]);
  });
});

describe('the rest of the local Keito', () => {
  it('lists everything', async () => {
    const lists = [
      client.projects(),
      client.tasks(),
      client.clients(),
      client.contacts(),
      client.expenses(),
      client.invoices(),
      client.teamTimeReport({ from: '2026-04-01', to: today }),
    ];
    for (const list of lists) expect((await list.collect()).length).toBeGreaterThan(0);
    const filtered = await client.projects({ client_id: 'nobody' }).collect();
    expect(filtered).toEqual([]);
  });

  it('makes and changes clients, contacts, projects, tasks, expenses and invoices', async () => {
    const made = await client.createClient({ name: 'Bluebell' });
    expect(await client.beyond.client(made.id)).toMatchObject({ name: 'Bluebell' });
    expect(await client.beyond.updateClient(made.id, { name: 'Bluebells' })).toMatchObject({
      name: 'Bluebells',
    });
    const contact = await client.createContact({ client_id: made.id, first_name: 'Ann' });
    expect(contact.first_name).toBe('Ann');
    const task = await client.beyond.createTask({ name: 'Gardening' });
    const project = await client.beyond.createProject({
      client_id: made.id,
      name: 'Hedge',
      task_ids: [task.id],
    });
    expect(project).toMatchObject({ name: 'Hedge', client: { id: made.id } });
    const category = present((await client.expenses().collect())[0]).expense_category_id;
    const expense = await client.createExpense({
      project_id: project.id,
      expense_category_id: present(category),
      spent_date: today,
      total_cost: 12.5,
    });
    expect(expense).toMatchObject({ total_cost: 12.5, source: 'api' });
    const invoice = await client.createInvoice({ client_id: made.id, subject: 'May' });
    expect(await client.beyond.invoice(invoice.id)).toMatchObject({ subject: 'May', state: 'draft' });
    expect(await client.beyond.updateInvoice(invoice.id, { subject: 'June' })).toMatchObject({
      subject: 'June',
    });
    await client.beyond.deleteInvoice(invoice.id);
    expect(await failure(() => client.beyond.invoice(invoice.id))).toMatchObject({ kind: 'not-found' });
  });

  it('forbids to members what is for managers, which is no sign-out', async () => {
    const member = createKeitoClient(withKey(keito.credentials.memberKey));
    const report = member.teamTimeReport({ from: today, to: today });
    expect(await failure(() => report.collect())).toMatchObject({ kind: 'forbidden' });
    expect(await failure(() => member.clients().collect())).toMatchObject({ kind: 'forbidden' });
    expect((await member.projects().collect()).length).toBeGreaterThan(0);
  });
});

describe('faults of the local Keito', () => {
  it.each([
    ['lose-request', { kind: 'offline', maybeApplied: true }, 0],
    ['lose-answer', { kind: 'offline', maybeApplied: true }, 1],
    ['cut-json', { kind: 'not-json', maybeApplied: true }, 1],
    ['html', { kind: 'not-json', maybeApplied: true }, 0],
    ['503', { kind: 'server', status: 503, maybeApplied: true }, 0],
    ['429=7', { kind: 'rate-limited', retryAfterMs: 7_000, maybeApplied: false }, 0],
  ] as const)(
    '%s ends in the right error, and the request went out once',
    async (kind, expected, applied) => {
      const body = { ...(await work()), notes: 'one of a kind', is_running: true };
      keito.faults.next({ kind, method: 'POST' });
      expect(await failure(() => client.createTimeEntry(body))).toMatchObject(expected);
      client.endPause();
      const all = await client.timeEntries({ from: today, to: today }).collect();
      expect(all.filter(({ notes }) => notes === 'one of a kind')).toHaveLength(applied);
    },
  );

  it('a clock that is wrong is measured', async () => {
    await client.me();
    expect(client.skewMs()).toBe(0);
    keito.faults.next({ kind: 'clock=90', method: 'GET' });
    await client.me();
    expect(client.skewMs()).toBe(90_000);
  });
});
