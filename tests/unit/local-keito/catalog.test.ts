import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillBox, idOf, listOf, NOON, openBox, why, type Box, type Catalog } from './support';

let box: Box;
let catalog: Catalog;
beforeEach(async () => {
  box = openBox();
  catalog = await fillBox(box);
});
afterEach(() => box.keito.close());

interface Refusal {
  readonly wrong: object;
  readonly field: string;
  readonly status?: number;
}

/** Each refused body, with the field that its words must begin with; the rest of the body is right. */
const refusals = (path: string, right: () => object, cases: readonly Refusal[]) => {
  it.each(cases)('refuses $wrong, naming $field', async ({ wrong, field, status = 400 }) => {
    const answer = await box.post(path, { ...right(), ...wrong });
    expect(answer.status).toBe(status);
    expect(why(answer)).toMatch(new RegExp(`^${field.replaceAll('.', '\\.')} `));
  });
};

describe('clients', () => {
  it('are created with the defaults, read and changed', async () => {
    const made = await box.post('/clients', { name: '  Bold  ', tax: 19, address: null });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'Bold',
      tax: 19,
      currency: 'EUR',
      is_active: true,
      payment_terms: 'net_30',
      address: null,
    });
    const path = `/clients/${idOf(made.body)}`;
    box.now = NOON + 1000;
    const changed = await box.patch(path, { payment_terms: 'custom', payment_days: 21, is_active: false });
    expect(changed.body).toMatchObject({
      payment_days: 21,
      is_active: false,
      tax: 19,
      updated_at: '2026-05-21T14:20:31Z',
    });
    expect((await box.patch(path, { payment_terms: 'custom' })).status).toBe(200);
    expect((await box.get(path)).body).toEqual((await box.patch(path, {})).body);
    expect((await box.get('/clients/cmnothing')).status).toBe(404);
  });

  refusals('/clients', () => ({ name: 'Bold' }), [
    { wrong: { name: undefined }, field: 'name' },
    { wrong: { name: ' ' }, field: 'name' },
    { wrong: { name: 4 }, field: 'name' },
    { wrong: { currency: 'Euro' }, field: 'currency' },
    { wrong: { payment_terms: 'net_10' }, field: 'payment_terms' },
    { wrong: { payment_terms: 'custom' }, field: 'payment_days' },
    { wrong: { payment_days: 1.5 }, field: 'payment_days' },
    { wrong: { tax: 101 }, field: 'tax' },
    { wrong: { is_active: 'true' }, field: 'is_active' },
  ]);
});

describe('contacts', () => {
  it('are created for a client', async () => {
    const made = await box.post('/contacts', {
      client_id: catalog.client,
      first_name: 'Imogen',
      email: 'imogen@acme.invalid',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      client: { id: catalog.client, name: 'Acme' },
      first_name: 'Imogen',
      last_name: null,
      fax: null,
    });
    expect((await box.get('/contacts')).body['contacts']).toEqual([made.body]);
  });

  refusals('/contacts', () => ({ client_id: catalog.client, first_name: 'Imogen' }), [
    { wrong: { client_id: undefined }, field: 'client_id' },
    { wrong: { client_id: 'cmnothing' }, field: 'client_id', status: 404 },
    { wrong: { first_name: '' }, field: 'first_name' },
    { wrong: { email: 'nobody' }, field: 'email' },
  ]);
});

describe('projects and tasks', () => {
  it('a project without task_ids gets the default tasks', async () => {
    await box.post('/tasks', { name: 'Meetings', is_default: true });
    const made = await box.post('/projects', {
      client_id: catalog.client,
      name: 'App',
      code: 'APP',
      is_billable: false,
      bill_by: 'none',
      notes: 'n',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'App',
      code: 'APP',
      is_billable: false,
      is_active: true,
      budget_by: 'none',
    });
    expect(listOf(made.body, 'tasks').map((task) => task['name'])).toEqual(['Meetings']);
  });

  refusals('/projects', () => ({ client_id: catalog.client, name: 'App' }), [
    { wrong: { client_id: undefined }, field: 'client_id' },
    { wrong: { client_id: 'cmnothing' }, field: 'client_id', status: 404 },
    { wrong: { name: undefined }, field: 'name' },
    { wrong: { color: 'blue' }, field: 'color' },
    { wrong: { task_ids: 'x' }, field: 'task_ids' },
    { wrong: { task_ids: ['cmnothing'] }, field: 'task_ids', status: 404 },
    { wrong: { starts_on: '2026-05-02', ends_on: '2026-05-01' }, field: 'ends_on' },
  ]);
  refusals('/tasks', () => ({ name: 'Testing' }), [
    { wrong: { name: undefined }, field: 'name' },
    { wrong: { default_hourly_rate: -1 }, field: 'default_hourly_rate' },
    { wrong: { parent_task_id: 'cmnothing' }, field: 'parent_task_id', status: 404 },
  ]);
});

describe('expenses', () => {
  const category = async (name: string): Promise<string> => {
    const all = listOf((await box.get('/expense_categories')).body, 'expense_categories');
    return idOf(all.find((one) => one['name'] === name) ?? {});
  };
  const base = async () => ({
    project_id: catalog.project,
    expense_category_id: await category('Meals'),
    spent_date: '2026-05-21',
  });

  it('cost what is said, or their units', async () => {
    const meal = await box.post('/expenses', {
      ...(await base()),
      total_cost: 12.505,
      notes: 'taxi',
      metadata: { a: 1 },
    });
    expect(meal.status).toBe(201);
    expect(meal.body).toMatchObject({
      total_cost: 12.51,
      units: null,
      billable: true,
      approval_status: 'unsubmitted',
      receipt_url: null,
      source: 'api',
      metadata: { a: 1 },
      expense_category: { name: 'Meals' },
      project: { id: catalog.project, name: 'Website' },
      user: { name: 'Robin Marsh' },
    });
    const ride = { ...(await base()), expense_category_id: await category('Mileage'), units: 84 };
    expect((await box.post('/expenses', ride)).body).toMatchObject({ total_cost: 25.2, units: 84 });
  });

  it.each<Refusal>([
    { wrong: { total_cost: undefined }, field: 'total_cost' },
    { wrong: { total_cost: undefined, units: 3 }, field: 'total_cost' },
    { wrong: { total_cost: -1 }, field: 'total_cost' },
    { wrong: { units: 0 }, field: 'units' },
    { wrong: { project_id: undefined }, field: 'project_id' },
    { wrong: { expense_category_id: undefined }, field: 'expense_category_id' },
    { wrong: { spent_date: undefined }, field: 'spent_date' },
    { wrong: { metadata: { big: 'x'.repeat(4096) } }, field: 'metadata' },
    { wrong: { source: 'x' }, field: 'source' },
    { wrong: { project_id: 'cmnothing' }, field: 'project_id', status: 404 },
    { wrong: { expense_category_id: 'cmnothing' }, field: 'expense_category_id', status: 404 },
    { wrong: { user_id: 'cmother' }, field: 'user_id', status: 403 },
  ])('refuses $wrong, naming $field', async ({ wrong, field, status = 400 }) => {
    const answer = await box.post('/expenses', { ...(await base()), total_cost: 1, ...wrong });
    expect(answer.status).toBe(status);
    expect(why(answer)).toMatch(new RegExp(`^${field}[ :]`));
    expect((await box.get('/expenses')).body['total_entries']).toBe(0);
  });
});

describe('invoices', () => {
  const draft = (more: object = {}) => box.post('/invoices', { client_id: catalog.client, ...more });

  it('add up, with discount and taxes', async () => {
    const made = await draft({
      tax: 20,
      tax2: 5,
      discount: 10,
      line_items: [
        {
          description: 'Work',
          quantity: 10,
          unit_price: 100,
          taxed: true,
          taxed2: true,
          project_id: catalog.project,
        },
        { description: 'Licence', unit_price: 50 },
      ],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'draft',
      amount: 1170,
      due_amount: 1170,
      tax_amount: 180,
      tax2_amount: 45,
      discount_amount: 105,
      issue_date: '2026-05-21',
      due_date: '2026-06-20',
      payment_term: 'net_30',
      number: '1001',
      currency: 'EUR',
    });
    expect(listOf(made.body, 'line_items')).toMatchObject([
      {
        description: 'Work',
        quantity: 10,
        amount: 1000,
        taxed: true,
        kind: 'Service',
        project_id: catalog.project,
      },
      { description: 'Licence', quantity: 1, amount: 50, taxed: false },
    ]);
  });

  it('go through their states, and only drafts can be deleted', async () => {
    const path = `/invoices/${idOf((await draft({ line_items: [{ unit_price: 10 }] })).body)}`;
    expect((await box.patch(path, { subject: 'May', line_items: [{ unit_price: 30 }] })).body).toMatchObject({
      subject: 'May',
      amount: 30,
    });
    expect((await box.patch(path, { state: 'open' })).body).toMatchObject({
      state: 'open',
      due_amount: 30,
      sent_at: '2026-05-21T14:20:30Z',
    });
    box.now = NOON + 86_400_000;
    expect((await box.patch(path, { state: 'paid' })).body).toMatchObject({
      due_amount: 0,
      sent_at: '2026-05-21T14:20:30Z',
      paid_at: '2026-05-22T14:20:30Z',
    });
    const refused = await box.send('DELETE', path);
    expect([refused.status, why(refused)]).toEqual([409, expect.stringContaining('paid')]);
    const other = `/invoices/${idOf((await draft()).body)}`;
    const gone = await box.send('DELETE', other);
    expect([gone.status, gone.body]).toEqual([200, { id: other.slice('/invoices/'.length), deleted: true }]);
    expect((await box.get(other)).status).toBe(404);
    expect((await box.get(path)).body['subject']).toBe('May');
  });

  refusals('/invoices', () => ({ client_id: catalog.client }), [
    { wrong: { client_id: undefined }, field: 'client_id' },
    { wrong: { client_id: 'cmnothing' }, field: 'client_id', status: 404 },
    { wrong: { state: 'late' }, field: 'state' },
    { wrong: { issue_date: '21.5.2026' }, field: 'issue_date' },
    { wrong: { due_date: '2026-05-20' }, field: 'due_date' },
    { wrong: { period_start: '2026-05-02', period_end: '2026-05-01' }, field: 'period_end' },
    { wrong: { discount: 101 }, field: 'discount' },
    { wrong: { line_items: {} }, field: 'line_items' },
    { wrong: { line_items: [{ quantity: 1 }] }, field: 'line_items.0.unit_price' },
    {
      wrong: { line_items: [{ unit_price: 1 }, { unit_price: 1, project_id: 'cmnothing' }] },
      field: 'line_items.1.project_id',
      status: 404,
    },
  ]);

  it('are written whole or not at all', async () => {
    await draft({ line_items: [{ unit_price: 1 }, { unit_price: 1, project_id: 'cmnothing' }] });
    expect((await box.get('/invoices')).body['total_entries']).toBe(0);
  });
});
