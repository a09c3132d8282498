import { z } from 'zod';
import {
  nameOf,
  PAYMENT_TERMS,
  type ClientBookView,
  type ClientView,
  type ContactView,
  type TypedClient,
  type TypedContact,
} from '../shared/clients';
import type { Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { readClient, readContact } from './core/client-rules';
import { isOf, unlisted, type CreationBody, type CreationOf } from './core/creation';
import type { Clock } from './core/ports';
import type { Creations } from './creations';
import type { KeitoClient } from './keito/client';
import type { WireClient, WireContact } from './keito/wire-company';
import { KeptReading } from './kept-reading';
import type { Ledger } from './ledger/ledger';

const PER_PAGE = 2000;

export interface ClientBookOptions {
  readonly ledger: Ledger;
  readonly client: () => Pick<KeitoClient, 'clients' | 'contacts'> | null;
  readonly creations: Creations;
  readonly clock: Clock;
  readonly onChange: () => void;
}

const text = z.string().nullable();
const figure = z.number().nullable();
const lists = z.object({
  clients: z.array(
    z.object({
      ...{ id: z.string(), name: z.string(), address: text, currency: text, isActive: z.boolean() },
      ...{ paymentTerms: z.enum(PAYMENT_TERMS).nullable(), paymentDays: figure },
      ...{ tax: figure, tax2: figure, discount: figure },
    }),
  ),
  contacts: z.array(
    z.object({
      ...{ id: z.string(), clientId: z.string(), firstName: z.string(), lastName: text, title: text },
      ...{ email: text, phoneOffice: text, phoneMobile: text, fax: text },
    }),
  ),
});
type Lists = z.infer<typeof lists>;

/** The company's clients and their contacts: what Keito last said of them, and what was created here since. */
export class ClientBook {
  readonly #options: ClientBookOptions;
  readonly #reading: KeptReading<Lists>;

  constructor(options: ClientBookOptions) {
    const { ledger, client, clock, onChange } = options;
    this.#options = options;
    this.#reading = new KeptReading({
      ...{ facts: ledger, name: 'clients', clock, onChange },
      schema: z.object({ value: lists, readAt: z.number() }),
      read: () => {
        const keito = client();
        return keito && readLists(keito);
      },
      forbidden: m.main_clients_forbidden,
    });
  }

  /** By its id of Keito or of here: it may have arrived since it was chosen. */
  find(wanted: string): ClientView | null {
    return this.view().clients.find(({ id, localId }) => id === wanted || localId === wanted) ?? null;
  }

  /** What is known of them now. */
  view(): ClientBookView {
    const { ledger, creations } = this.#options;
    const kept = this.#reading.kept;
    const { clients: theirs, contacts: theirContacts } = kept?.value ?? { clients: [], contacts: [] };
    const made = ledger.creations.of('client').filter(isOf('client'));
    const localIds = new Map(made.map(({ id, remoteId }) => [remoteId, id]));
    const remoteIds = new Map(made.map(({ id, remoteId }) => [id, remoteId]));
    const listed = theirs.map((one): ClientView => ({
      ...one,
      localId: localIds.get(one.id) ?? null,
      sending: null,
    }));
    const clients = [
      ...unlisted(made, theirs, kept?.readAt ?? null).map((one) => this.#ownClient(one)),
      ...listed,
    ];
    const ownContacts = unlisted(
      ledger.creations.of('contact').filter(isOf('contact')),
      ...([theirContacts, kept?.readAt ?? null] as const),
    ).map((one): ContactView => {
      const clientId = remoteIds.get(one.body.clientId) ?? one.body.clientId;
      return { ...one.body, clientId, id: one.remoteId ?? one.id, sending: creations.sendingOf(one) };
    });
    const contacts = [
      ...ownContacts,
      ...theirContacts.map((one): ContactView => ({ ...one, sending: null })),
    ];
    return {
      clients: clients.sort((a, b) => a.name.localeCompare(b.name)),
      contacts: contacts.sort((a, b) => nameOf(a).localeCompare(nameOf(b))),
      readAt: kept?.readAt ?? null,
    };
  }

  /** Asks Keito where the lists are older than a minute; fails, with the reason, where it does not answer. */
  look(): Promise<Result<null>> {
    return this.#reading.look();
  }

  /** See {@link KeptReading.shiftClock}. */
  shiftClock(stepMs: number): void {
    this.#reading.shiftClock(stepMs);
  }

  /** Adds a client as typed, or has the creation `rewrites` sent like this instead. The answer is its id here. */
  addClient(typed: TypedClient, rewrites?: string): Result<{ readonly id: string }> {
    return this.#add(readClient(typed), rewrites);
  }

  addContact(typed: TypedContact, rewrites?: string): Result<{ readonly id: string }> {
    return this.#add(readContact(typed), rewrites);
  }

  #add(read: Result<CreationBody>, rewrites?: string): Result<{ readonly id: string }> {
    return read.ok ? this.#options.creations.write(read.value, rewrites) : read;
  }

  #ownClient(creation: CreationOf<'client'>): ClientView {
    const { id, remoteId, body } = creation;
    const sending = this.#options.creations.sendingOf(creation);
    return { ...body, isActive: true, id: remoteId ?? id, localId: id, sending };
  }
}

async function readLists(client: Pick<KeitoClient, 'clients' | 'contacts'>): Promise<Lists> {
  const clients = await client.clients({ per_page: PER_PAGE }).collect();
  const contacts = await client.contacts({ per_page: PER_PAGE }).collect();
  return { clients: clients.map(clientFromWire), contacts: contacts.map(contactFromWire) };
}

function clientFromWire(row: WireClient): Lists['clients'][number] {
  return {
    ...{ id: row.id, name: row.name, address: row.address ?? null, currency: row.currency ?? null },
    isActive: row.is_active ?? true,
    paymentTerms: PAYMENT_TERMS.find((terms) => terms === row.payment_terms) ?? null,
    paymentDays: row.payment_days ?? null,
    ...{ tax: row.tax ?? null, tax2: row.tax2 ?? null, discount: row.discount ?? null },
  };
}

function contactFromWire(row: WireContact): Lists['contacts'][number] {
  return {
    ...{ id: row.id, clientId: row.client_id ?? row.client?.id ?? '', firstName: row.first_name ?? '' },
    ...{ lastName: row.last_name ?? null, title: row.title ?? null, email: row.email ?? null },
    ...{ phoneOffice: row.phone_office ?? null, phoneMobile: row.phone_mobile ?? null, fax: row.fax ?? null },
  };
}
