import { screen } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import type { ClientBookView } from '../../src/shared/clients';
import type { InvoiceBookView, InvoiceDraft } from '../../src/shared/invoices';
import type { Catalogue } from '../../src/shared/model';
import type { Snapshot } from '../../src/shared/snapshot';
import { open, toSettings, quickEntry } from './support/app';
import { book, refusedBook } from './support/clients';
import { draft, invoiceBook } from './support/invoices';
import { monthsBudget, offered, taskBook } from './support/projects';
import { entry, idleQuestion, localAccount, recentOf, running, snapshot, stopped } from './support/data';

interface Scene {
  readonly name: string;
  readonly shown?: Partial<Snapshot>;
  /** What main knows of clients and contacts. */
  readonly clientBook?: ClientBookView;
  readonly invoiceBook?: InvoiceBookView;
  readonly invoiceDraft?: InvoiceDraft;
  readonly catalogue?: Catalogue;
  readonly act?: (user: UserEvent) => Promise<void>;
}

const toClients = async (user: UserEvent): Promise<void> => {
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: /^Clients/ }));
};

const toProjects = async (user: UserEvent): Promise<void> => {
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: 'Projects' }));
};

const toInvoices = async (user: UserEvent): Promise<void> => {
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: /^Invoices/ }));
};

const pin = { ...recentOf(entry({ notes: 'Mail' })), isAvailable: true };
const local = { account: localAccount };

const scenes: readonly Scene[] = [
  { name: 'today' },
  {
    name: 'today with every state',
    shown: {
      entries: [
        entry({ id: 'a', state: { kind: 'needs-you', reason: 'Archived.', conflict: null } }),
        entry({ id: 'b', lock: 'locked' }),
        entry({ id: 'c', state: { kind: 'waiting' } }),
      ],
      accountState: 'signed-out',
      notices: [{ id: 'n', level: 'info', text: 'Hello' }],
    },
  },
  {
    name: 'what needs you',
    shown: {
      sync: { state: 'needs-you', waiting: 0, refused: 1, message: null },
      blockedCreations: [{ id: 'e', kind: 'expense', name: 'taxi', month: '2026-03' }],
    },
    act: (user) => user.click(screen.getByRole('button', { name: 'needs you' })),
  },
  { name: 'first run', shown: { ...local, isFirstRun: true, running: null, entries: [], recents: [] } },
  { name: 'quick entry', act: (user) => user.type(quickEntry(), 'acme fix login 25h') },
  { name: 'editor', act: (user) => user.click(screen.getByRole('button', { name: /^Edit: Sprint/ })) },
  {
    name: 'another day that is empty',
    act: async (user) => {
      await user.click(screen.getByRole('button', { name: 'Next day' }));
      await screen.findByText('Nothing tracked on this day');
    },
  },
  { name: 'a gap to fill', act: (user) => user.click(screen.getByRole('button', { name: /^Fill the gap/ })) },
  {
    name: 'the week, with what is wrong in a cell',
    act: async (user) => {
      await user.click(screen.getByRole('button', { name: 'Week' }));
      await user.type((await screen.findAllByRole('textbox'))[0] ?? document.body, 'x{Enter}');
    },
  },
  { name: 'pins', shown: { pins: [pin, { ...pin, notes: '', isAvailable: false }] } },
  { name: 'settings', act: (user) => toSettings(user) },
  {
    name: 'settings on this computer',
    shown: local,
    act: (user) => toSettings(user),
  },
  {
    name: 'sign-in',
    shown: { accountState: 'signed-out' },
    act: async (user) => {
      await user.click(screen.getByRole('button', { name: 'Sign in again' }));
      await user.click(screen.getByRole('button', { name: 'Connect' }));
    },
  },
  { name: 'idle prompt', shown: { idle: idleQuestion } },
  {
    name: 'editor with what is wrong',
    act: async (user) => {
      await user.click(screen.getByRole('button', { name: /^Edit: Sprint/ }));
      await user.type(screen.getByRole('textbox', { name: 'Duration' }), 'x{Enter}');
    },
  },
  {
    name: 'put elsewhere',
    shown: { idle: idleQuestion },
    act: async (user) => user.click(await screen.findByRole('button', { name: /elsewhere/ })),
  },
  {
    name: 'expenses',
    act: async (user) => {
      await user.click(screen.getByRole('button', { name: 'More' }));
      await user.click(screen.getByRole('button', { name: /^Expenses/ }));
      await user.type(await screen.findByRole('textbox', { name: 'New expense' }), '12.50 taxi website');
    },
  },
  {
    name: 'a report',
    act: async (user) => {
      await user.click(screen.getByRole('button', { name: 'More' }));
      await user.click(screen.getByRole('button', { name: /^Reports/ }));
      await screen.findByRole('table');
    },
  },
  { name: 'more', act: (user) => user.click(screen.getByRole('button', { name: 'More' })) },
  { name: 'invoices', invoiceBook, act: toInvoices },
  {
    name: 'an invoice',
    invoiceBook,
    act: async (user) => {
      await toInvoices(user);
      await user.click(await screen.findByRole('button', { name: /^Acme/ }));
    },
  },
  {
    name: 'an invoice of unbilled time',
    ...{ clientBook: book, invoiceDraft: draft },
    act: async (user) => {
      await toInvoices(user);
      await user.click(screen.getByRole('button', { name: 'Draft an invoice' }));
      await user.click(screen.getByLabelText(/^Client/));
      await user.click(await screen.findByRole('option', { name: 'Acme' }));
      await user.click(screen.getByRole('button', { name: 'Show the lines' }));
      await screen.findByRole('table');
    },
  },
  { name: 'projects', catalogue: offered, act: toProjects },
  {
    name: 'a project',
    catalogue: offered,
    act: async (user) => {
      await toProjects(user);
      await user.click(await screen.findByRole('button', { name: /^Website/ }));
      await screen.findByRole('meter');
    },
  },
  {
    name: 'tasks',
    act: async (user) => {
      await toProjects(user);
      await user.click(screen.getByRole('radio', { name: 'Tasks' }));
      await screen.findByText('Development');
    },
  },
  { name: 'clients', clientBook: refusedBook('No.'), act: toClients },
  {
    name: 'a client',
    clientBook: book,
    act: async (user) => {
      await toClients(user);
      await user.click(await screen.findByRole('button', { name: /^Acme/ }));
    },
  },
  {
    name: 'a new client',
    act: async (user) => {
      await toClients(user);
      await user.click(screen.getByRole('button', { name: 'Add client' }));
    },
  },
  {
    name: 'a new contact',
    clientBook: book,
    act: async (user) => {
      await toClients(user);
      await user.click(await screen.findByRole('button', { name: /^Acme/ }));
      await user.click(screen.getByRole('button', { name: 'Add contact' }));
    },
  },
  {
    name: 'keys',
    act: async (user) => {
      await user.click(screen.getByRole('button', { name: 'More' }));
      await user.click(screen.getByRole('button', { name: 'Show the keys' }));
    },
  },
];

// jsdom computes no colours: contrast is looked at in a real browser.
const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false } } };

test.each(scenes)(
  'axe finds nothing in: $name',
  async ({ shown, clientBook, invoiceBook: invoices, invoiceDraft, catalogue, act }) => {
    document.documentElement.lang = 'en';
    document.title = 'Keito Bar';
    const { bridge, user } = await open(snapshot(shown));
    if (clientBook) bridge.clientBook = clientBook;
    if (invoices) bridge.invoiceBook = invoices;
    if (invoiceDraft) bridge.invoiceDraft = invoiceDraft;
    Object.assign(bridge, { taskBook, projectBudget: monthsBudget });
    if (catalogue) {
      bridge.catalogue = catalogue;
      bridge.publish({ catalogueRevision: 2 });
    }
    await act?.(user);
    const { violations } = await axe.run(document, options);
    expect(
      violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`),
    ).toEqual([]);
  },
);

test.each([
  ['of a day is read out as the day is turned to', stopped(), 'polite'],
  [
    'to which a timer adds is not, every minute',
    snapshot({ running: { ...running, spentDate: '2026-05-21' } }),
    'off',
  ],
])('the total %s', async (_, shown, live) => {
  const { user } = await open(shown);
  await user.click(screen.getByRole('button', { name: 'Previous day' }));
  const day = await screen.findByText('Thu, May 21', { selector: '[aria-live] *' });
  expect(day.closest('[aria-live]')).toHaveAttribute('aria-live', live);
});
