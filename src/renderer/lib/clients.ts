import {
  nameOf,
  type ClientView,
  type ContactView,
  type PaymentTerms,
  type TypedClient,
  type TypedContact,
} from '../../shared/clients';
import { m } from '../../shared/i18n/messages';
import { fold, pieces } from '../../shared/quick-entry/fold';
import { displayLocale } from './locale';

const NET_DAYS: Partial<Record<PaymentTerms, number>> = { net_15: 15, net_30: 30, net_45: 45, net_60: 60 };

/** `30 days`, `On receipt`; `days` of the terms `custom`, null where they are not known. */
export function showTerms(terms: PaymentTerms, days: number | null): string {
  const net = terms === 'custom' ? days : (NET_DAYS[terms] ?? null);
  if (net !== null) return m.terms_days({ count: net });
  return terms === 'custom' ? m.terms_custom() : m.terms_upon_receipt();
}

/** `EUR · Euro`, as the language calls it. */
export function showCurrency(code: string): string {
  const name = /^[A-Z]{3}$/.test(code)
    ? new Intl.DisplayNames(displayLocale(), { type: 'currency' }).of(code)
    : undefined;
  return name === undefined || name === code ? code : `${code} · ${name}`;
}

export function showPercent(percent: number): string {
  const format = { style: 'percent', maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(displayLocale(), format).format(percent / 100);
}

/** The clients whose name, or the name or address of one of whose contacts, has every word of the query in it. */
export function findClients(
  clients: readonly ClientView[],
  contacts: readonly ContactView[],
  query: string,
): readonly ClientView[] {
  const words = pieces(query);
  if (words.length === 0) return clients;
  const texts = new Map(clients.map(({ id, name }) => [id, name]));
  for (const contact of contacts) {
    const text = texts.get(contact.clientId);
    if (text !== undefined) texts.set(contact.clientId, `${text} ${nameOf(contact)} ${contact.email ?? ''}`);
  }
  return clients.filter(({ id }) => {
    const { text } = fold(texts.get(id) ?? '');
    return words.every((word) => text.includes(word));
  });
}

const typed = (value: string | number | null): string => (value === null ? '' : String(value));

/** A client as it would have been typed; null: nothing was. */
export function typedClientOf(client: ClientView | null): TypedClient {
  return {
    name: typed(client?.name ?? null),
    address: typed(client?.address ?? null),
    currency: typed(client?.currency ?? null),
    paymentTerms: client?.paymentTerms ?? '',
    paymentDays: typed(client?.paymentDays ?? null),
    tax: typed(client?.tax ?? null),
    tax2: typed(client?.tax2 ?? null),
    discount: typed(client?.discount ?? null),
  };
}

/** A contact as it would have been typed; null: a new one. */
export function typedContactOf(contact: ContactView | null, clientId: string): TypedContact {
  return {
    clientId,
    firstName: typed(contact?.firstName ?? null),
    lastName: typed(contact?.lastName ?? null),
    title: typed(contact?.title ?? null),
    email: typed(contact?.email ?? null),
    phoneOffice: typed(contact?.phoneOffice ?? null),
    phoneMobile: typed(contact?.phoneMobile ?? null),
    fax: typed(contact?.fax ?? null),
  };
}
