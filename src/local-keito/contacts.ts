import { z } from 'zod';
import { managersOnly } from './auth';
import { created, ok, type Answer, type Call } from './call';
import { findClient, given } from './clients';
import type { Store } from './db';
import { notFound } from './errors';
import { newId } from './ids';
import { Filters, listPage } from './pages';
import { check, id, isoInstant, maybe, name, text } from './validate';

const contactRow = z.object({
  id: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  first_name: z.string(),
  last_name: z.string().nullable(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  phone_office: z.string().nullable(),
  phone_mobile: z.string().nullable(),
  fax: z.string().nullable(),
  created_at: z.number(),
  updated_at: z.number(),
});

function present({ client_name, ...contact }: z.infer<typeof contactRow>): Readonly<Record<string, unknown>> {
  return {
    ...contact,
    client: { id: contact.client_id, name: client_name },
    created_at: isoInstant(contact.created_at),
    updated_at: isoInstant(contact.updated_at),
  };
}

const creation = z.object({
  client_id: id,
  first_name: name,
  last_name: maybe(text),
  title: maybe(text),
  email: maybe(z.email({ error: 'must be an email address' })),
  phone_office: maybe(text),
  phone_mobile: maybe(text),
  fax: maybe(text),
});

const COLUMNS = 'c.*, k.name as client_name';
const FROM = 'contacts c join clients k on k.id = c.client_id';

/** Inserts a contact; members left out are null. Returns its id. */
export function insertContact(store: Store, now: number, contact: z.infer<typeof creation>): string {
  const newContactId = newId();
  const { client_id, first_name, last_name = null, title = null, email = null } = contact;
  const { phone_office = null, phone_mobile = null, fax = null } = contact;
  store.insert('contacts', {
    id: newContactId,
    client_id,
    first_name,
    last_name,
    title,
    email,
    phone_office,
    phone_mobile,
    fax,
    created_at: now,
    updated_at: now,
  });
  return newContactId;
}

export function listContacts(call: Call): Answer {
  managersOnly(call.caller, 'Contacts');
  return listPage(call, {
    key: 'contacts',
    row: contactRow,
    columns: COLUMNS,
    from: FROM,
    filters: new Filters(call).text('client_id', 'c.client_id').updatedSince('c.updated_at'),
    order: 'c.first_name collate nocase, c.rowid',
    present,
  });
}

export function createContact(call: Call): Answer {
  managersOnly(call.caller, 'Contacts');
  const body = check(creation, call.body);
  findClient(call.store, body.client_id, 'client_id');
  const contactId = insertContact(call.store, call.now, body);
  return created(presentOne(call.store, contactId));
}

function presentOne(store: Store, contactId: string): Readonly<Record<string, unknown>> {
  const contact = store.get(contactRow, `select ${COLUMNS} from ${FROM} where c.id = ?`, [contactId]);
  if (!contact) throw notFound('contact');
  return present(contact);
}

/** `GET /contacts/:id`; this and the two below are for callers that speak Harvest. */
export function getContact(call: Call): Answer {
  managersOnly(call.caller, 'Contacts');
  return ok(presentOne(call.store, call.id));
}

export function changeContact(call: Call): Answer {
  managersOnly(call.caller, 'Contacts');
  presentOne(call.store, call.id);
  const body = check(creation.partial(), call.body);
  if (body.client_id) findClient(call.store, body.client_id, 'client_id');
  call.store.update('contacts', call.id, { ...given(body), updated_at: call.now });
  return ok(presentOne(call.store, call.id));
}

export function deleteContact(call: Call): Answer {
  managersOnly(call.caller, 'Contacts');
  presentOne(call.store, call.id);
  call.store.run('delete from contacts where id = ?', [call.id]);
  return { status: 204 };
}
