import { describe, expect, it } from 'vitest';
import type { BodyOf, Candidate, Creation, CreationBody } from '../../../src/main/core/creation';
import { createKeitoClient, type KeitoClient } from '../../../src/main/keito/client';
import { readAlike } from '../../../src/main/sync/creation-looks';
import { sendCreation } from '../../../src/main/sync/creation-wire';
import { fakeNetwork, json, options } from '../keito/support';

const NOW = Date.UTC(2026, 4, 21, 12);
const DAY = '2026-05-21';
const NO_RATES = { tax: null, tax2: null, discount: null };

const CREATION: Creation = {
  ...{ seq: 1, id: 'mine', body: clientOf(), at: NOW, state: 'queued', block: null, reason: null },
  ...{ remoteId: null, twins: null, isRestored: false, changedAt: NOW },
};

function clientOf(over: Partial<BodyOf<'client'>> = {}): BodyOf<'client'> {
  return {
    ...{ kind: 'client', name: 'Acme', address: null, currency: null, paymentTerms: null, paymentDays: null },
    ...{ ...NO_RATES, ...over },
  };
}
const expenseOf = (over: Partial<BodyOf<'expense'>> = {}): BodyOf<'expense'> => ({
  ...{ kind: 'expense', projectId: 'p1', categoryId: 'g1', spentDate: DAY, cost: 125_000, units: null },
  ...{ notes: '', billable: null, ...over },
});
const contactOf = (over: Partial<BodyOf<'contact'>> = {}): BodyOf<'contact'> => ({
  ...{ kind: 'contact', clientId: 'c1', firstName: 'Ada', lastName: null, title: null, email: null },
  ...{ phoneOffice: null, phoneMobile: null, fax: null, ...over },
});
const invoiceOf = (over: Partial<BodyOf<'invoice'>> = {}): BodyOf<'invoice'> => ({
  ...{ kind: 'invoice', clientId: 'c1', subject: null, notes: null, currency: null, issueDate: DAY },
  ...{ periodStart: null, periodEnd: null, ...NO_RATES, lines: [], ...over },
});
const LINE = {
  ...{ kind: 'Service', description: 'Work', quantity: 1.5, unitPrice: 1_105_000 },
  ...{ taxed: true, taxed2: false, projectId: null },
};

describe('a creation on its way', () => {
  async function sent(body: CreationBody) {
    const network = fakeNetwork(json({ id: 'r1', name: 'Acme', spent_date: DAY }));
    const id = await sendCreation(createKeitoClient(options(network.fetch)), CREATION, body);
    const [asked] = network.seen;
    return { id, path: asked?.url.pathname, body: asked?.body, headers: asked?.headers ?? {} };
  }

  it.each<[string, CreationBody, object]>([
    [
      'expenses',
      expenseOf(),
      {
        ...{ project_id: 'p1', expense_category_id: 'g1', spent_date: DAY, total_cost: 12.5 },
        ...{ source: 'api', metadata: { client_request_id: 'mine' } },
      },
    ],
    ['clients', clientOf(), { name: 'Acme' }],
    ['contacts', contactOf(), { client_id: 'c1', first_name: 'Ada' }],
    ['invoices', invoiceOf(), { client_id: 'c1', state: 'draft', issue_date: DAY, line_items: [] }],
  ])('is one of the %s, with no word of what nobody said', async (path, body, wire) => {
    const request = await sent(body);
    expect([request.id, request.path, request.body]).toEqual(['r1', `/api/v2/${path}`, wire]);
    expect(request.headers['idempotency-key']).toBe('mine');
  });

  it.each<[string, CreationBody, object]>([
    [
      'an expense by its units',
      expenseOf({
        ...{ cost: null, units: 3, notes: 'miles', billable: false },
        metadata: [
          { name: 'trip', value: 'Rome' },
          { name: 'client_request_id', value: 'theirs' },
        ],
      }),
      {
        ...{ project_id: 'p1', expense_category_id: 'g1', spent_date: DAY, units: 3, notes: 'miles' },
        ...{ billable: false, source: 'api', metadata: { trip: 'Rome', client_request_id: 'mine' } },
      },
    ],
    [
      'a client',
      clientOf({
        ...{ address: 'Street 1', currency: 'EUR', paymentTerms: 'custom', paymentDays: 0 },
        ...{ tax: 19, tax2: 0, discount: 2.5 },
      }),
      {
        ...{ name: 'Acme', address: 'Street 1', currency: 'EUR', payment_terms: 'custom', payment_days: 0 },
        ...{ tax: 19, tax2: 0, discount: 2.5 },
      },
    ],
    [
      'a contact',
      contactOf({
        ...{ lastName: 'Lovelace', title: 'Countess', email: 'ada@example.com' },
        ...{ phoneOffice: '1', phoneMobile: '2', fax: '3' },
      }),
      {
        ...{ client_id: 'c1', first_name: 'Ada', last_name: 'Lovelace', title: 'Countess' },
        ...{ email: 'ada@example.com', phone_office: '1', phone_mobile: '2', fax: '3' },
      },
    ],
    [
      'an invoice',
      invoiceOf({
        ...{ subject: 'May', notes: 'Thanks', currency: 'EUR', periodStart: '2026-05-01', periodEnd: DAY },
        ...{ tax: 19, tax2: 1, discount: 0, lines: [LINE, { ...LINE, projectId: 'p1' }] },
      }),
      {
        ...{ client_id: 'c1', state: 'draft', issue_date: DAY, subject: 'May', notes: 'Thanks' },
        ...{ currency: 'EUR', period_start: '2026-05-01', period_end: DAY, tax: 19, tax2: 1, discount: 0 },
        line_items: [{}, { project_id: 'p1' }].map((project) => ({
          ...{ kind: 'Service', description: 'Work', quantity: 1.5, unit_price: 110.5 },
          ...{ taxed: true, taxed2: false, ...project },
        })),
      },
    ],
  ])('says all of %s', async (_what, body, wire) => {
    expect((await sent(body)).body).toEqual(wire);
  });
});

interface Found {
  readonly asked: Readonly<Record<string, string>>;
  readonly alike: readonly Candidate[];
}

async function look(body: CreationBody, rows: readonly object[], client?: KeitoClient): Promise<Found> {
  const list = `${body.kind}s`;
  const network = fakeNetwork(json({ [list]: rows.map((row, place) => ({ id: `r${place}`, ...row })) }));
  const keito = client ?? createKeitoClient(options(network.fetch));
  const alike = await readAlike(keito, CREATION, body, 'u1');
  const asked = network.seen.map(({ url }) => Object.fromEntries(url.searchParams))[0] ?? {};
  return { asked, alike };
}

/** Of one row: whether it is just the creation, could be it, or is another. */
async function looksOf(body: CreationBody, row: object): Promise<string> {
  const [one] = (await look(body, [row])).alike;
  return one === undefined ? 'other' : one.isExact ? 'exact' : 'near';
}

describe('what could be a creation is asked for', () => {
  it.each<[CreationBody, object]>([
    [expenseOf(), { project_id: 'p1', user_id: 'u1', from: DAY, to: DAY }],
    [clientOf(), {}],
    [contactOf(), { client_id: 'c1' }],
    [invoiceOf(), { client_id: 'c1', from: DAY, to: DAY }],
  ])('where %j would be, in one request', async (body, query) => {
    expect((await look(body, [])).asked).toEqual({ ...query, per_page: '2000' });
  });
});

describe('a row that may be a creation', () => {
  const row = { name: 'Acme', created_at: '2026-05-21T12:00:00Z' };

  it('tells when it was made, by this computer’s clock', async () => {
    const ahead = fakeNetwork(
      json({ id: 'u1' }, 200, { date: 'Fri, 01 May 2026 12:01:00 GMT' }),
      json({ clients: [{ id: 'r1', ...row }] }, 200, { date: 'Fri, 01 May 2026 12:01:00 GMT' }),
    );
    const client = createKeitoClient(options(ahead.fetch));
    await client.me();
    expect(client.skewMs()).toBe(60_000);
    expect((await look(clientOf(), [], client)).alike).toEqual([
      { remoteId: 'r1', isExact: true, clientRequestId: null, createdAt: NOW - 60_000 },
    ]);
  });

  it.each([undefined, null, 'yesterday'])('does not tell it where Keito says %j', async (created_at) => {
    const { alike } = await look(clientOf(), [{ ...row, created_at }]);
    expect(alike).toMatchObject([{ createdAt: null }]);
  });

  it('that bears the creation’s id is it, whatever it looks like; another with an id is not, unless it looks like it', async () => {
    const other = { project_id: 'p9', spent_date: DAY };
    const { alike } = await look(expenseOf(), [
      { ...other, metadata: { client_request_id: 'mine' } },
      { ...other, metadata: { client_request_id: 'theirs' } },
      other,
    ]);
    expect(alike).toEqual([{ remoteId: 'r0', isExact: false, clientRequestId: 'mine', createdAt: null }]);
  });
});

describe('an expense', () => {
  const body = expenseOf({ notes: 'Taxi home' });
  const row = {
    ...{ user_id: 'u1', project_id: 'p1', expense_category_id: 'g1', spent_date: DAY },
    ...{ total_cost: 12.5, notes: ' Taxi home ' },
  };
  const embedded = {
    ...{ user_id: undefined, user: { id: 'u1', name: 'Ada' } },
    ...{ project_id: undefined, project: { id: 'p1', name: 'Website' } },
    ...{ expense_category_id: undefined, expense_category: { id: 'g1', name: 'Travel' } },
  };

  it.each<[string, string, object]>([
    ['exact', 'just like it', {}],
    ['exact', 'with embedded names instead of ids', embedded],
    ['exact', 'of nobody', { user_id: undefined }],
    ['near', 'with another note', { notes: 'Bus' }],
    ['near', 'with no note', { notes: null }],
    ['near', 'in another category', { expense_category_id: 'g2' }],
    ['near', 'in no category', { expense_category_id: null }],
    ['near', 'in another category, its note in other cases and blanks', expenseRow('g2', 'TAXI \n home')],
    ['near', 'of nearly its cost', { total_cost: 13 }],
    ['other', 'in another category, with another note', expenseRow('g2', 'Taxihome')],
    ['other', 'of a unit more', { total_cost: 13.5 }],
    ['other', 'of no cost', { total_cost: null }],
    ['other', 'of another user', { user_id: 'u2' }],
    ['other', 'of another user by what is embedded', { ...embedded, user: { id: 'u2', name: 'Bob' } }],
    ['other', 'of another project', { project_id: 'p2' }],
    ['other', 'of no project', { project_id: undefined }],
    ['other', 'of another day', { spent_date: '2026-05-20' }],
  ])('is %s to a row %s', async (looks, _which, over) => {
    expect(await looksOf(body, { ...row, ...over })).toBe(looks);
  });

  function expenseRow(expense_category_id: string, notes: string): object {
    return { expense_category_id, notes };
  }

  it.each<[string, object]>([
    ['exact', { units: 3, total_cost: 9.99 }],
    ['near', { units: 3, total_cost: 9.99, notes: 'Bus' }],
    ['other', { units: 4, total_cost: 9.99 }],
    ['other', { units: null, total_cost: 9.99 }],
  ])('by units is %s to %j', async (looks, over) => {
    const units = expenseOf({ notes: 'Taxi home', cost: null, units: 3 });
    expect(await looksOf(units, { ...row, ...over })).toBe(looks);
  });

  it('with both is just like what has both', async () => {
    const both = expenseOf({ notes: 'Taxi home', units: 3 });
    expect(await looksOf(both, { ...row, units: 3 })).toBe('exact');
    expect(await looksOf(both, { ...row, units: 4 })).toBe('near');
  });
});

describe('a client', () => {
  it.each<[string, string | null, object]>([
    ['exact', null, { name: ' Acme ', currency: 'USD' }],
    ['exact', 'EUR', { name: 'Acme', currency: 'EUR' }],
    ['near', 'EUR', { name: 'Acme', currency: 'USD' }],
    ['near', 'EUR', { name: 'Acme' }],
    ['near', null, { name: 'ACME' }],
    ['other', null, { name: 'Ac me' }],
    ['other', 'EUR', { name: 'Other', currency: 'EUR' }],
  ])('is %s, with currency %j, to %j', async (looks, currency, row) => {
    expect(await looksOf(clientOf({ currency }), row)).toBe(looks);
  });
});

describe('a contact', () => {
  const ada = contactOf({ lastName: 'Lovelace', email: 'ada@example.com' });
  const row = { client_id: 'c1', first_name: 'Ada', last_name: 'Lovelace', email: 'ADA@example.com ' };

  it.each<[string, object]>([
    ['exact', {}],
    ['exact', { client_id: undefined, client: { id: 'c1', name: 'Acme' } }],
    ['near', { email: 'other@example.com' }],
    ['near', { email: null, first_name: 'ADA', last_name: 'lovelace' }],
    ['near', { first_name: 'Augusta' }],
    ['near', { last_name: 'Byron' }],
    ['other', { email: null, first_name: 'Augusta' }],
    ['other', { email: null, last_name: 'Byron' }],
    ['other', { client_id: 'c2' }],
    ['other', { client_id: undefined, client: { id: 'c2', name: 'Other' } }],
    ['other', { client_id: undefined }],
  ])('is %s to one with %j', async (looks, over) => {
    expect(await looksOf(ada, { ...row, ...over })).toBe(looks);
  });

  it('without a mail is not like everybody without one', async () => {
    const nameless = contactOf({ lastName: null });
    expect(await looksOf(nameless, { client_id: 'c1', first_name: 'Ada' })).toBe('exact');
    expect(await looksOf(nameless, { client_id: 'c1', first_name: 'Bob' })).toBe('other');
  });
});

describe('an invoice', () => {
  const body = invoiceOf({ subject: 'May work', lines: [LINE, { ...LINE, description: 'More' }] });
  const line = { description: 'Work ', quantity: 1.5, unit_price: 110.5 };
  const more = { ...line, description: 'More' };
  const row = { client_id: 'c1', issue_date: DAY, subject: 'MAY  work', line_items: [line, more] };

  it.each<[string, string, object]>([
    ['exact', 'with its lines', {}],
    ['exact', 'of which no lines are told', { line_items: undefined }],
    ['exact', 'of an embedded client', { client_id: undefined, client: { id: 'c1', name: 'Acme' } }],
    ['near', 'with a line less', { line_items: [line] }],
    ['near', 'with a line more', { line_items: [line, more, more] }],
    ['near', 'with another line', { line_items: [line, { ...more, description: 'Less' }] }],
    ['near', 'with another quantity', { line_items: [{ ...line, quantity: 2 }, more] }],
    ['near', 'with another price', { line_items: [{ ...line, unit_price: 110 }, more] }],
    ['near', 'with no price', { line_items: [{ ...line, unit_price: null }, more] }],
    ['other', 'of another client', { client_id: 'c2' }],
    ['other', 'of another embedded client', { client_id: undefined, client: { id: 'c2', name: 'Other' } }],
    ['other', 'of no client', { client_id: undefined }],
    ['other', 'of another day', { issue_date: '2026-05-20' }],
    ['other', 'with another subject', { subject: 'June work' }],
  ])('is %s to one %s', async (looks, _which, over) => {
    expect(await looksOf(body, { ...row, ...over })).toBe(looks);
  });
});
