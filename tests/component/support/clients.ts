import type { ClientBookView, ClientView, ContactView } from '../../../src/shared/clients';
import type { CreationView } from '../../../src/shared/creation-view';
import { at, NOW } from './data';

export const sending = (over: Partial<CreationView> = {}): CreationView => ({
  ...{ id: 'made', state: 'waiting', heldUntil: NOW + 10_000, block: null, reason: null, ...over },
});

export const client = (over: Partial<ClientView> = {}): ClientView => ({
  ...{ id: 'acme', localId: null, name: 'Acme', address: '4 Foundry Lane\nBristol', currency: 'EUR' },
  ...{ isActive: true, paymentTerms: 'net_30', paymentDays: null, tax: 20, tax2: null, discount: 2.5 },
  ...{ sending: null, ...over },
});

export const contact = (over: Partial<ContactView> = {}): ContactView => ({
  ...{ id: 'imogen', clientId: 'acme', firstName: 'Imogen', lastName: 'Vale', title: 'Head of product' },
  ...{ email: 'imogen.vale@acme.example', phoneOffice: '+44 117 496 0000', phoneMobile: null, fax: null },
  ...{ sending: null, ...over },
});

export const book: ClientBookView = {
  readAt: at(14, 25),
  clients: [
    client(),
    client({ id: 'bohm', name: 'Böhm & Söhne', currency: 'CHF', paymentTerms: 'custom', paymentDays: 21 }),
    client({ id: 'old', name: 'Kestrel Cycles', isActive: false, paymentTerms: null }),
    client({
      ...{ id: 'made', localId: 'made', name: 'Northwind', paymentTerms: 'upon_receipt', currency: null },
      sending: sending(),
    }),
  ],
  contacts: [
    contact(),
    contact({
      id: 'tobias',
      firstName: 'Tobias',
      lastName: null,
      title: null,
      email: null,
      phoneOffice: null,
    }),
    contact({
      id: 'zoe',
      clientId: 'bohm',
      firstName: 'Zoë',
      lastName: 'Ångström',
      title: null,
      email: null,
    }),
  ],
};

const refusal = { state: 'needs-you', heldUntil: null, block: 'refused' } as const;

/** Keito refused a client and a contact, in main's words for it. */
export const refusedBook = (reason: string): ClientBookView => ({
  ...book,
  clients: [
    ...book.clients.slice(0, 3),
    client({ id: 'made', name: 'Northwind', sending: sending({ ...refusal, reason }) }),
  ],
  contacts: [
    contact({
      id: 'c',
      clientId: 'gone',
      firstName: 'Fenna',
      lastName: 'Dierks',
      sending: sending({ ...refusal, id: 'c', reason }),
    }),
  ],
});
