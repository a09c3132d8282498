import { z } from 'zod';
import { addDays, dateIn } from '../shared/calendar';
import { lineAmount, totalOf } from '../shared/invoice-sums';
import { amountFromUnits, unitsFromAmount } from '../shared/money';
import { managersOnly } from './auth';
import { created, ok, type Answer, type Call } from './call';
import { findClient, given, PAYMENT_DAYS, PAYMENT_TERMS, type Client } from './clients';
import type { Store } from './db';
import { badField, conflict, notFound } from './errors';
import { newId } from './ids';
import { Filters, listPage } from './pages';
import { findProject } from './projects';
import { bool, check, date, flag, id, isoInstant, isoOrNull, maybe, percent, text } from './validate';

const STATES = ['draft', 'open', 'paid', 'closed'] as const;

const lineRow = z.object({
  id: z.string(),
  kind: z.string(),
  description: z.string().nullable(),
  quantity: z.number(),
  unit_price: z.number(),
  amount: z.number(),
  taxed: flag,
  taxed2: flag,
  project_id: z.string().nullable(),
});

const invoiceRow = z.object({
  id: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  number: z.string(),
  subject: z.string().nullable(),
  state: z.enum(STATES),
  currency: z.string(),
  tax: z.number().nullable(),
  tax2: z.number().nullable(),
  discount: z.number().nullable(),
  amount: z.number(),
  tax_amount: z.number(),
  tax2_amount: z.number(),
  discount_amount: z.number(),
  issue_date: z.string(),
  due_date: z.string(),
  payment_term: z.string(),
  notes: z.string().nullable(),
  period_start: z.string().nullable(),
  period_end: z.string().nullable(),
  sent_at: z.number().nullable(),
  paid_at: z.number().nullable(),
  closed_at: z.number().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
});
type Invoice = z.infer<typeof invoiceRow>;

const line = z.object({
  kind: text.optional(),
  description: maybe(text),
  quantity: z.number({ error: 'must be a number' }).optional(),
  unit_price: z.number({ error: 'must be a number' }),
  taxed: bool.optional(),
  taxed2: bool.optional(),
  project_id: maybe(id),
});
export type NewLine = z.infer<typeof line>;

const changes = z.object({
  number: text.min(1, { error: 'must not be empty' }).optional(),
  subject: maybe(text),
  state: z.enum(STATES, { error: `must be one of ${STATES.join(', ')}` }).optional(),
  issue_date: date.optional(),
  due_date: date.optional(),
  payment_term: z.enum(PAYMENT_TERMS, { error: `must be one of ${PAYMENT_TERMS.join(', ')}` }).optional(),
  tax: maybe(percent),
  tax2: maybe(percent),
  discount: maybe(percent),
  notes: maybe(text),
  period_start: maybe(date),
  period_end: maybe(date),
  line_items: z.array(line, { error: 'must be a list' }).optional(),
});
type Changes = z.infer<typeof changes>;
const creation = changes.extend({
  client_id: id,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'must be a currency code such as EUR' })
    .optional(),
});

const COLUMNS = 'i.*, k.name as client_name';
const TABLES = 'invoices i join clients k on k.id = i.client_id';

function present(store: Store, { client_name, ...invoice }: Invoice): Readonly<Record<string, unknown>> {
  const owed = invoice.state === 'paid' || invoice.state === 'closed' ? 0 : invoice.amount;
  return {
    ...invoice,
    client: { id: invoice.client_id, name: client_name },
    due_amount: owed,
    sent_at: isoOrNull(invoice.sent_at),
    paid_at: isoOrNull(invoice.paid_at),
    closed_at: isoOrNull(invoice.closed_at),
    created_at: isoInstant(invoice.created_at),
    updated_at: isoInstant(invoice.updated_at),
    line_items: store.all(lineRow, 'select * from line_items where invoice_id = ? order by position', [
      invoice.id,
    ]),
  };
}

/** The amounts of an invoice, in decimal units. */
function totals(lines: readonly z.infer<typeof lineRow>[], invoice: Invoice) {
  const summed = lines.map(({ amount, taxed, taxed2 }) => ({
    amount: amountFromUnits(amount),
    taxed,
    taxed2,
  }));
  const { discount, tax, tax2, total: all } = totalOf(summed, invoice, invoice.currency);
  return {
    discount_amount: unitsFromAmount(discount),
    tax_amount: unitsFromAmount(tax),
    tax2_amount: unitsFromAmount(tax2),
    amount: unitsFromAmount(all),
  };
}

function replaceLines(store: Store, invoiceId: string, lines: readonly NewLine[]): void {
  store.run('delete from line_items where invoice_id = ?', [invoiceId]);
  const { currency } = findInvoice(store, invoiceId);
  lines.forEach((item, position) => {
    if (item.project_id) findProject(store, item.project_id, `line_items.${position}.project_id`);
    const quantity = item.quantity ?? 1;
    store.insert('line_items', {
      id: newId(),
      invoice_id: invoiceId,
      position,
      kind: item.kind ?? 'Service',
      description: item.description ?? null,
      quantity,
      unit_price: item.unit_price,
      amount: unitsFromAmount(lineAmount(quantity, amountFromUnits(item.unit_price), currency)),
      taxed: item.taxed ?? false,
      taxed2: item.taxed2 ?? false,
      project_id: item.project_id ?? null,
    });
  });
}

function total(store: Store, invoiceId: string): void {
  const lines = store.all(lineRow, 'select * from line_items where invoice_id = ?', [invoiceId]);
  store.update('invoices', invoiceId, totals(lines, findInvoice(store, invoiceId)));
}

const daysFor = (client: Client, terms: (typeof PAYMENT_TERMS)[number]): number =>
  terms === 'custom' ? (client.payment_days ?? 30) : PAYMENT_DAYS[terms];

/** When a state was reached, for the columns that tell (UTC ms). */
function stateStamps(state: (typeof STATES)[number], now: number, before?: Invoice) {
  return {
    state,
    sent_at: state === 'draft' ? null : (before?.sent_at ?? now),
    paid_at: state === 'paid' ? (before?.paid_at ?? now) : null,
    closed_at: state === 'closed' ? (before?.closed_at ?? now) : null,
  };
}

/** Inserts an invoice as of `now` (UTC ms) with the client's terms where none are given; returns its id. */
export function insertInvoice(
  store: Store,
  now: number,
  today: string,
  client: Client,
  invoice: Changes & { readonly currency?: string | undefined },
): string {
  const invoiceId = newId();
  const counted = store.get(z.object({ n: z.number() }), 'select count(*) as n from invoices');
  const payment_term = invoice.payment_term ?? client.payment_terms;
  const issue_date = invoice.issue_date ?? today;
  store.insert('invoices', {
    id: invoiceId,
    client_id: client.id,
    number: invoice.number ?? String(1001 + (counted?.n ?? 0)),
    subject: invoice.subject ?? null,
    currency: invoice.currency ?? client.currency,
    tax: invoice.tax === undefined ? client.tax : invoice.tax,
    tax2: invoice.tax2 === undefined ? client.tax2 : invoice.tax2,
    discount: invoice.discount === undefined ? client.discount : invoice.discount,
    amount: 0,
    tax_amount: 0,
    tax2_amount: 0,
    discount_amount: 0,
    issue_date,
    due_date: invoice.due_date ?? addDays(issue_date, daysFor(client, payment_term)),
    payment_term,
    notes: invoice.notes ?? null,
    period_start: invoice.period_start ?? null,
    period_end: invoice.period_end ?? null,
    created_at: now,
    updated_at: now,
    ...stateStamps(invoice.state ?? 'draft', now),
  });
  replaceLines(store, invoiceId, invoice.line_items ?? []);
  total(store, invoiceId);
  return invoiceId;
}

function findInvoice(store: Store, invoiceId: string): Invoice {
  const invoice = store.get(invoiceRow, `select ${COLUMNS} from ${TABLES} where i.id = ?`, [invoiceId]);
  if (!invoice) throw notFound('invoice');
  return invoice;
}

/** `from` and `to` are about the issue date; `project_id` finds invoices with a line on the project. */
export function listInvoices(call: Call): Answer {
  managersOnly(call.caller, 'Invoices');
  return listPage(call, {
    key: 'invoices',
    row: invoiceRow,
    columns: COLUMNS,
    from: TABLES,
    filters: new Filters(call)
      .text('client_id', 'i.client_id')
      .text('project_id', 'i.id in (select invoice_id from line_items where project_id = ?)')
      .oneOf('state', 'i.state', STATES)
      .dates('i.issue_date')
      .updatedSince('i.updated_at'),
    order: 'i.issue_date desc, i.rowid desc',
    present: (invoice) => present(call.store, invoice),
  });
}

function orderly(
  start: string | null | undefined,
  end: string | null | undefined,
  field: string,
  other: string,
): void {
  if (start && end && end < start) throw badField(field, `must not be before ${other}`);
}

export function createInvoice(call: Call): Answer {
  managersOnly(call.caller, 'Invoices');
  const body = check(creation, call.body);
  const client = findClient(call.store, body.client_id, 'client_id');
  const today = dateIn(call.company.timezone, call.now);
  orderly(body.period_start, body.period_end, 'period_end', 'period_start');
  orderly(body.issue_date ?? today, body.due_date, 'due_date', 'issue_date');
  const invoiceId = insertInvoice(call.store, call.now, today, client, body);
  return created(present(call.store, findInvoice(call.store, invoiceId)));
}

export function getInvoice(call: Call): Answer {
  managersOnly(call.caller, 'Invoices');
  return ok(present(call.store, findInvoice(call.store, call.id)));
}

export function changeInvoice(call: Call): Answer {
  managersOnly(call.caller, 'Invoices');
  const before = findInvoice(call.store, call.id);
  const { line_items, state, ...body } = check(changes, call.body);
  const after = { ...before, ...given(body) };
  orderly(after.period_start, after.period_end, 'period_end', 'period_start');
  orderly(after.issue_date, after.due_date, 'due_date', 'issue_date');
  call.store.update('invoices', call.id, {
    ...given(body),
    ...(state === undefined ? {} : stateStamps(state, call.now, before)),
    updated_at: call.now,
  });
  if (line_items) replaceLines(call.store, call.id, line_items);
  total(call.store, call.id);
  return ok(present(call.store, findInvoice(call.store, call.id)));
}

/** Only a draft can be deleted; the answer is `{id, deleted: true}` (api-facts «Beyond the reference»). */
export function deleteInvoice(call: Call): Answer {
  managersOnly(call.caller, 'Invoices');
  const invoice = findInvoice(call.store, call.id);
  if (invoice.state !== 'draft')
    throw conflict(`Only a draft can be deleted, and this invoice is ${invoice.state}`);
  call.store.run('delete from invoices where id = ?', [call.id]);
  return ok({ id: call.id, deleted: true });
}
