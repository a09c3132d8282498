import { z } from 'zod';
import { managersOnly } from './auth';
import { created, ok, type Answer, type Call } from './call';
import type { Store } from './db';
import { badField, conflict, notFound } from './errors';
import { newId } from './ids';
import { Filters, listPage } from './pages';
import { bool, check, flag, isoInstant, maybe, name, percent, text } from './validate';

/** Days until an invoice is due, by the client's terms; `custom` takes `payment_days`. */
export const PAYMENT_DAYS = { upon_receipt: 0, net_15: 15, net_30: 30, net_45: 45, net_60: 60 } as const;
export const PAYMENT_TERMS = ['upon_receipt', 'net_15', 'net_30', 'net_45', 'net_60', 'custom'] as const;

export const clientRow = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  currency: z.string(),
  is_active: flag,
  payment_terms: z.enum(PAYMENT_TERMS),
  payment_days: z.number().nullable(),
  tax: z.number().nullable(),
  tax2: z.number().nullable(),
  discount: z.number().nullable(),
  statement_key: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
});
export type Client = z.infer<typeof clientRow>;

const present = (client: Client): Readonly<Record<string, unknown>> => ({
  ...client,
  created_at: isoInstant(client.created_at),
  updated_at: isoInstant(client.updated_at),
});

const paymentDays = z
  .int({ error: 'must be a whole number of days' })
  .min(0, { error: 'must not be negative' })
  .max(365, { error: 'must be at most 365' });
const changes = z.object({
  name: name.optional(),
  address: maybe(text),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'must be a currency code such as EUR' })
    .optional(),
  is_active: bool.optional(),
  payment_terms: z.enum(PAYMENT_TERMS, { error: `must be one of ${PAYMENT_TERMS.join(', ')}` }).optional(),
  payment_days: maybe(paymentDays),
  tax: maybe(percent),
  tax2: maybe(percent),
  discount: maybe(percent),
});
const creation = changes.extend({ name });

export function findClient(store: Store, id: string, field?: string): Client {
  const client = store.get(clientRow, 'select * from clients where id = ?', [id]);
  if (!client) throw notFound('client', field);
  return client;
}

/** Inserts a client with the service's defaults; returns its id. */
export function insertClient(
  store: Store,
  now: number,
  client: Readonly<Partial<Omit<Client, 'id' | 'name'>>> & {
    readonly name: string;
    readonly currency: string;
  },
): string {
  const id = newId();
  store.insert('clients', {
    id,
    address: null,
    is_active: true,
    payment_terms: 'net_30',
    payment_days: null,
    tax: null,
    tax2: null,
    discount: null,
    statement_key: newId(),
    created_at: now,
    updated_at: now,
    ...client,
  });
  return id;
}

function held(terms: string | undefined, days: number | null | undefined): void {
  if (terms === 'custom' && (days === null || days === undefined)) {
    throw badField('payment_days', 'is required with payment_terms custom');
  }
}

/** Only the members that were given: one that was not must not overwrite. */
export function given<T extends object>(change: T): Record<string, Exclude<T[keyof T], undefined>> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

export function listClients(call: Call): Answer {
  managersOnly(call.caller, 'Clients');
  return listPage(call, {
    key: 'clients',
    row: clientRow,
    columns: '*',
    from: 'clients',
    filters: new Filters(call)
      .flag('is_active', 'is_active')
      .text('client_id', 'id')
      .text('project_id', 'id in (select client_id from projects where id = ?)')
      .updatedSince('updated_at'),
    order: 'name collate nocase, rowid',
    present,
  });
}

export function createClient(call: Call): Answer {
  managersOnly(call.caller, 'Clients');
  const body = check(creation, call.body);
  held(body.payment_terms, body.payment_days);
  const id = insertClient(call.store, call.now, {
    currency: call.company.currency,
    ...given(body),
    name: body.name,
  });
  return created(present(findClient(call.store, id)));
}

export function getClient(call: Call): Answer {
  managersOnly(call.caller, 'Clients');
  return ok(present(findClient(call.store, call.id)));
}

export function changeClient(call: Call): Answer {
  managersOnly(call.caller, 'Clients');
  const before = findClient(call.store, call.id);
  const body = check(changes, call.body);
  held(
    body.payment_terms ?? before.payment_terms,
    body.payment_days === undefined ? before.payment_days : body.payment_days,
  );
  call.store.update('clients', call.id, { ...given(body), updated_at: call.now });
  return ok(present(findClient(call.store, call.id)));
}

/** `DELETE /clients/:id`, for callers that speak Harvest, with its contacts; 409 while it has projects or invoices. */
export function deleteClient(call: Call): Answer {
  managersOnly(call.caller, 'Clients');
  const client = findClient(call.store, call.id);
  const used = call.store.get(
    z.object({ client_id: z.string() }),
    'select client_id from projects where client_id = ?1 union select client_id from invoices where client_id = ?1',
    [client.id],
  );
  if (used) throw conflict(`${client.name} still has projects or invoices`);
  call.store.run('delete from contacts where client_id = ?', [client.id]);
  call.store.run('delete from clients where id = ?', [client.id]);
  return { status: 204 };
}
