import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import type { Snapshot } from '../../src/shared/snapshot';
import { book, contact, refusedBook, sending } from '../component/support/clients';
import { entry } from '../component/support/data';
import { draft, invoiceBook } from '../component/support/invoices';
import { full, openPill, press, saying } from './scene-parts';
import type { Scene } from './stage';

const toClients = async (page: Page, locale: Language): Promise<void> => {
  await press(page, saying(locale)(m.nav_more));
  await press(page, saying(locale)(m.clients));
  await page.getByRole('searchbox').waitFor();
};

const toClient = async (page: Page, locale: Language, name: string): Promise<void> => {
  await toClients(page, locale);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

/** Of everything that can be created something that Keito refused, under names of all lengths. */
const needing: Partial<Snapshot> = {
  sync: { state: 'needs-you', waiting: 0, refused: 5, message: null },
  otherDays: [
    entry({
      ...{
        id: 'old',
        spentDate: '2026-03-02',
        notes: 'Checkout form validation, with the words for each error',
      },
      state: { kind: 'needs-you', reason: '', conflict: null },
    }),
  ],
  blockedCreations: [
    { id: 'e1', kind: 'expense', name: 'taxi', month: '2026-03' },
    { id: 'made', kind: 'client', name: 'Donaudampfschifffahrtsgesellschaft Wien und Umgebung' },
    { id: 'c', kind: 'contact', name: 'Fenna Dierks', clientId: 'acme' },
    { id: 'i', kind: 'invoice', name: '' },
  ],
};
const refusedContact = contact({
  ...{ id: 'c', firstName: 'Fenna', lastName: 'Dierks', title: null },
  sending: sending({
    ...{ id: 'c', state: 'needs-you', heldUntil: null, block: 'refused' },
    reason: 'Keito refused this: e-mail is not an address',
  }),
});

/** Clients and contacts. */
export const CLIENT_SCENES: readonly Scene[] = [
  { name: 'Clients', told: () => full(), clientBook: book, act: toClients },
  {
    name: 'Clients that need you',
    told: () => full(),
    clientBook: refusedBook('Keito refused this: name has already been taken'),
    act: toClients,
  },
  {
    name: 'Clients, as a member',
    told: () => full(),
    refusal: {
      command: 'readClients',
      failure: { kind: 'forbidden', message: m.main_clients_forbidden({}, { locale: 'en' }) },
    },
    act: toClients,
  },
  {
    name: 'A client',
    told: () => full(),
    clientBook: book,
    act: (page, locale) => toClient(page, locale, 'Acme'),
  },
  {
    name: 'A new client, what is wrong',
    told: () => full(),
    clientBook: book,
    refusal: {
      command: 'addClient',
      failure: { kind: 'invalid', field: 'tax', message: m.main_client_percent({}, { locale: 'en' }) },
    },
    act: async (page, locale) => {
      await toClients(page, locale);
      await press(page, saying(locale)(m.client_add));
      await page.getByRole('textbox', { name: saying(locale)(m.client_tax), exact: true }).fill('190');
      await press(page, saying(locale)(m.client_add));
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'A contact that needs you',
    told: () => full(needing),
    clientBook: { ...book, contacts: [...book.contacts, refusedContact] },
    act: async (page, locale) => {
      await openPill(page, locale, saying(locale)(m.sync_needs_you));
      await page.getByRole('button', { name: /Fenna Dierks/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
    },
  },
  {
    name: 'What needs you',
    told: () => full(needing),
    act: (page, locale) => openPill(page, locale, saying(locale)(m.sync_needs_you)),
  },
  {
    name: 'More, what needs you',
    told: () => full(needing),
    act: (page, locale) => press(page, saying(locale)(m.nav_more)),
  },
  {
    name: 'A new contact',
    told: () => full(),
    clientBook: book,
    act: async (page, locale) => {
      await toClient(page, locale, 'Acme');
      await press(page, saying(locale)(m.contact_add));
      await page.getByRole('textbox', { name: saying(locale)(m.contact_email) }).fill('ada@acme.example');
    },
  },
];

const toInvoices = async (page: Page, locale: Language): Promise<void> => {
  await press(page, saying(locale)(m.nav_more));
  await press(page, saying(locale)(m.invoices));
  await page.getByRole('heading', { level: 1, name: saying(locale)(m.invoices) }).waitFor();
};

export const INVOICE_SCENES: readonly Scene[] = [
  { name: 'Invoices', told: () => full(), invoiceBook, act: toInvoices },
  {
    name: 'An invoice',
    told: () => full(),
    invoiceBook,
    act: async (page, locale) => {
      await toInvoices(page, locale);
      await page.getByRole('button', { name: /^Acme/ }).click();
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'An invoice of unbilled time',
    told: () => full(),
    ...{ invoiceBook, clientBook: book, invoiceDraft: draft },
    act: async (page, locale) => {
      await toInvoices(page, locale);
      await press(page, saying(locale)(m.draft_open));
      await page.getByLabel(saying(locale)(m.contact_client)).click();
      await page.getByRole('option', { name: 'Acme' }).click();
      await press(page, saying(locale)(m.draft_show));
      await page.getByRole('table').waitFor();
    },
  },
];
