import { z } from 'zod';
import { id } from './inputs';
import type { CreationView } from './creation-view';

export const PAYMENT_TERMS = ['upon_receipt', 'net_15', 'net_30', 'net_45', 'net_60', 'custom'] as const;
export type PaymentTerms = (typeof PAYMENT_TERMS)[number];

/** The longest name that Keito takes, in UTF-16 units; other fields of one line are held to it too. */
export const MAX_NAME_LENGTH = 255;
export const MAX_ADDRESS_LENGTH = 2_000;
/** Figures and codes. */
export const MAX_FIGURE_LENGTH = 20;

const line = z.string().max(MAX_NAME_LENGTH);
const figure = z.string().max(MAX_FIGURE_LENGTH);

/** A client's form as it was typed: main checks it, so that nothing that is wrong is sent. */
export const typedClient = z.strictObject({
  name: line,
  address: z.string().max(MAX_ADDRESS_LENGTH),
  currency: figure,
  /** Empty: as Keito has it for new clients. */
  paymentTerms: z.enum(['', ...PAYMENT_TERMS]),
  /** Of the terms `custom` only. */
  paymentDays: figure,
  /** Percents. */
  tax: figure,
  tax2: figure,
  discount: figure,
});
export type TypedClient = z.infer<typeof typedClient>;

/** A contact's form as it was typed. */
export const typedContact = z.strictObject({
  /** Empty: none was chosen. */
  clientId: z.string().max(200),
  firstName: line,
  lastName: line,
  title: line,
  email: line,
  phoneOffice: line,
  phoneMobile: line,
  fax: line,
});
export type TypedContact = z.infer<typeof typedContact>;

/** `rewrites`: the creation that waits for the person, which is sent like this instead; without it, a new one. */
export const addClientInput = z.strictObject({ client: typedClient, rewrites: id.optional() });
export const addContactInput = z.strictObject({ contact: typedContact, rewrites: id.optional() });

export interface ClientView {
  /** Keito's id; the id of its creation here, as long as Keito's is not known. A new contact may name either. */
  readonly id: string;
  /** The id of its creation here, for what was created here: whoever looks at it goes on looking once Keito has it. */
  readonly localId: string | null;
  readonly name: string;
  readonly address: string | null;
  /** ISO code; null: nobody said. */
  readonly currency: string | null;
  readonly isActive: boolean;
  readonly paymentTerms: PaymentTerms | null;
  readonly paymentDays: number | null;
  /** Percents. */
  readonly tax: number | null;
  readonly tax2: number | null;
  readonly discount: number | null;
  /** Where it stands on its way to Keito; null: it is there. */
  readonly sending: CreationView | null;
}

export interface ContactView {
  readonly id: string;
  /** The id of a {@link ClientView}, unless that is gone. */
  readonly clientId: string;
  readonly firstName: string;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly email: string | null;
  readonly phoneOffice: string | null;
  readonly phoneMobile: string | null;
  readonly fax: string | null;
  readonly sending: CreationView | null;
}

/** What a contact is called. */
export function nameOf({ firstName, lastName }: Pick<ContactView, 'firstName' | 'lastName'>): string {
  return lastName === null ? firstName : `${firstName} ${lastName}`;
}

/** Clients and their contacts as far as this computer knows them, by name. */
export interface ClientBookView {
  readonly clients: readonly ClientView[];
  readonly contacts: readonly ContactView[];
  /** UTC ms at which Keito was last asked; null: never. */
  readonly readAt: number | null;
}
