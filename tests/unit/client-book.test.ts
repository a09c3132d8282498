import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../src/main/core/creation';
import type { TypedClient, TypedContact } from '../../src/shared/clients';
import { Bench, MINUTE, SECOND } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ currency: 'EUR' });
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const book = () => bench.workspace.clientBook;
const names = () =>
  book()
    .view()
    .clients.map(({ name }) => name);
const client = (over: Partial<TypedClient> = {}): TypedClient => ({
  ...{ name: 'Northwind', address: '', currency: '', paymentTerms: '', paymentDays: '' },
  ...{ tax: '', tax2: '', discount: '', ...over },
});
const contact = (clientId: string, firstName = 'Ada'): TypedContact => ({
  ...{ clientId, firstName, lastName: '', title: '', email: '', phoneOffice: '', phoneMobile: '', fax: '' },
});

/** How often the lists were asked for. */
function countReadings(): () => number {
  let readings = 0;
  bench.beforeRequest = (method, path) => {
    if (method === 'GET' && path.endsWith('/contacts')) readings += 1;
  };
  return () => readings;
}

function added(typed: TypedClient = client()): string {
  const result = book().addClient(typed);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value.id;
}

function addedContact(typed: TypedContact): string {
  const result = book().addContact(typed);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value.id;
}

describe('what is read', () => {
  it('is all that Keito says of clients and contacts, by name', async () => {
    const { elsewhere } = bench;
    const made = await elsewhere.createClient({
      ...{ name: 'Zebra', address: '1 Road', currency: 'USD', payment_terms: 'custom', payment_days: 21 },
      ...{ tax: 19, tax2: 7.5, discount: 2 },
    });
    await elsewhere.createContact({ client_id: made.id, first_name: 'Bea' });
    await elsewhere.createContact({
      ...{ client_id: made.id, first_name: 'Ada', last_name: 'L', title: 'T', email: 'a@b.example' },
      ...{ phone_office: '1', phone_mobile: '2', fax: '3' },
    });
    expect(book().view()).toEqual({ clients: [], contacts: [], readAt: null });
    const before = bench.time.clock();
    expect(await book().look()).toEqual({ ok: true, value: null });
    const { clients, contacts, readAt } = book().view();
    expect(readAt).toBe(before);
    expect(clients.map(({ name }) => name)).toEqual(['Acme', 'Zebra']);
    expect(clients[1]).toEqual({
      ...{ id: made.id, localId: null, name: 'Zebra', address: '1 Road', currency: 'USD', isActive: true },
      ...{ paymentTerms: 'custom', paymentDays: 21, tax: 19, tax2: 7.5, discount: 2, sending: null },
    });
    expect(contacts.map(({ firstName }) => firstName)).toEqual(['Ada', 'Bea']);
    expect(contacts[0]).toMatchObject({
      ...{ clientId: made.id, lastName: 'L', title: 'T', email: 'a@b.example', sending: null },
      ...{ phoneOffice: '1', phoneMobile: '2', fax: '3' },
    });
  });

  it('is asked for once, however many look, and again after a minute', async () => {
    const readings = countReadings();
    await Promise.all([book().look(), book().look()]);
    await book().look();
    expect(readings()).toBe(1);
    await bench.advance(MINUTE - SECOND);
    await book().look();
    expect(readings()).toBe(1);
    await bench.advance(SECOND);
    await book().look();
    expect(readings()).toBe(2);
  });

  it('is there after a restart without a network, as of when it was read', async () => {
    await book().look();
    const { readAt } = book().view();
    bench.isOnline = false;
    await bench.advance(5 * MINUTE);
    await bench.crash();
    expect(names()).toEqual(['Acme']);
    expect(book().view().readAt).toBe(readAt);
    expect(await book().look()).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(names()).toEqual(['Acme']);
    bench.isOnline = true;
    expect(await book().look()).toMatchObject({ ok: true });
    expect(book().view().readAt).toBe(bench.time.clock());
  });

  it('is refused to members as a missing permission, which signs nobody out', async () => {
    await bench.workspace.close();
    bench.start(bench.keito.credentials.memberKey);
    await bench.settled();
    expect(await book().look()).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden', message: expect.stringContaining('managers and administrators only') },
    });
    expect(bench.workspace.phase.kind).toBe('ok');
  });

  it('is read anew where what was kept does not fit', async () => {
    bench.workspace.ledger.setFact('clients', '{"value":{"clients":[{}]},"readAt":1}');
    await bench.crash();
    expect(names()).toEqual([]);
    await book().look();
    expect(names()).toEqual(['Acme']);
  });
});

describe('what is added', () => {
  it('is in the list at once, and once when Keito has it, under the id that it had here too', async () => {
    await book().look();
    const localId = added(client({ currency: 'usd' }));
    expect(book().view().clients[1]).toMatchObject({
      ...{ id: localId, localId, name: 'Northwind', currency: 'USD' },
      sending: { id: localId, state: 'waiting', heldUntil: bench.time.clock() + HOLD_MS },
    });
    await bench.settled();
    await bench.advance(HOLD_MS);
    const there = (await bench.elsewhere.clients().collect()).find(({ name }) => name === 'Northwind');
    // Before the list is read again, and after.
    for (let reading = 0; reading < 2; reading += 1) {
      expect(names()).toEqual(['Acme', 'Northwind']);
      expect(book().view().clients[1]).toMatchObject({ id: there?.id, localId, sending: null });
      await bench.advance(2 * MINUTE);
      await book().look();
    }
  });

  it('is gone once it was deleted elsewhere', async () => {
    added();
    await bench.settled();
    await bench.advance(HOLD_MS);
    expect(names()).toEqual(['Northwind']);
    bench.answer = (_method, { pathname }) =>
      pathname.endsWith('/clients') ? Response.json({ clients: [], page: 1, total_pages: 1 }) : null;
    await bench.advance(SECOND);
    await book().look();
    expect(names()).toEqual([]);
  });

  it('can have a contact at once, which goes to Keito after it', async () => {
    const clientId = added();
    const contactId = addedContact(contact(clientId));
    expect(book().view().contacts).toMatchObject([
      { id: contactId, clientId, sending: { state: 'waiting' } },
    ]);
    await bench.settled();
    for (let round = 0; round < 3; round += 1) await bench.advance(HOLD_MS);
    const [there] = (await bench.elsewhere.contacts().collect()).filter(
      ({ first_name }) => first_name === 'Ada',
    );
    const { clients, contacts } = book().view();
    expect(contacts).toMatchObject([{ id: there?.id, clientId: there?.client_id, sending: null }]);
    expect(clients[0]).toMatchObject({ id: there?.client_id, localId: clientId });
  });

  it('is not added with what is wrong', async () => {
    expect(book().addClient(client({ tax: '101' }))).toMatchObject({
      ok: false,
      failure: { field: 'tax' },
    });
    expect(book().addContact(contact(''))).toMatchObject({ ok: false, failure: { field: 'clientId' } });
    expect(book().view().clients).toEqual([]);
  });

  it('waits for the person where Keito refuses it, and is sent as it was written anew', async () => {
    const id = added();
    bench.answer = (method) =>
      method === 'POST' ? Response.json({ error: 'bad', error_description: 'No.' }, { status: 400 }) : null;
    await bench.settled();
    await bench.advance(HOLD_MS);
    expect(book().view().clients).toMatchObject([
      { id, sending: { state: 'needs-you', block: 'refused', reason: expect.stringContaining('No.') } },
    ]);
    bench.answer = () => null;
    expect(book().addClient(client({ name: 'Southwind' }), id)).toEqual({ ok: true, value: { id } });
    await bench.advance(HOLD_MS);
    expect(names()).toEqual(['Southwind']);
    expect((await bench.elsewhere.clients().collect()).map(({ name }) => name)).toEqual([
      'Acme',
      'Southwind',
    ]);
  });

  it('is refused to members in words that say what is missing', async () => {
    await bench.workspace.close();
    bench.start(bench.keito.credentials.memberKey);
    await bench.settled();
    added();
    bench.answer = (method) => (method === 'GET' ? Response.json({ clients: [] }) : null);
    await bench.settled();
    await bench.advance(HOLD_MS);
    expect(book().view().clients).toMatchObject([
      {
        sending: { state: 'needs-you', reason: expect.stringContaining('only managers and administrators') },
      },
    ]);
  });

  it('is not written anew once it may have reached Keito', async () => {
    const id = added();
    await bench.settled();
    await bench.advance(HOLD_MS);
    expect(book().addClient(client({ name: 'Other' }), id)).toMatchObject({ ok: false });
    expect(names()).toEqual(['Northwind']);
  });
});
