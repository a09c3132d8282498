import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { BlockedCreation } from '../../src/shared/creation-view';
import type { ExpenseView } from '../../src/shared/expense';
import type { Snapshot } from '../../src/shared/snapshot';
import { open, type Opened, toSettings } from './support/app';
import { book, client, contact, refusedBook, sending } from './support/clients';
import { entry, NOW, snapshot } from './support/data';
import { invoice } from './support/invoices';

const REFUSAL = {
  state: 'needs-you',
  heldUntil: null,
  block: 'refused',
  reason: 'Keito refused this: no.',
} as const;
const EXPENSE: BlockedCreation = { id: 'e1', kind: 'expense', name: 'taxi', month: '2026-03' };
const CLIENT: BlockedCreation = { id: 'made', kind: 'client', name: 'Northwind' };
const CONTACT: BlockedCreation = { id: 'c', kind: 'contact', name: 'Fenna Dierks', clientId: null };
const INVOICE: BlockedCreation = { id: 'i', kind: 'invoice', name: 'Acme' };

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const title = (name: string): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });

let now = NOW;

async function needing(
  blockedCreations: readonly BlockedCreation[],
  changes: Partial<Snapshot> = {},
): Promise<Opened> {
  const sync = { state: 'needs-you', waiting: 0, refused: blockedCreations.length, message: null } as const;
  return open(snapshot({ sync, blockedCreations, ...changes }), () => now);
}

/** Opens the pill and goes to one of what it lists, by keyboard. */
async function follow({ user }: Opened, name: string | RegExp): Promise<void> {
  // What was done before is over.
  now += 1_000;
  button('needs you').focus();
  await user.keyboard('{Enter}');
  const list = await screen.findByRole('list', { name: 'What needs you' });
  within(list).getByRole('button', { name }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(list).not.toBeInTheDocument());
}

const taxi: ExpenseView = {
  ...{ id: 'e1', spentDate: '2026-03-14', clientName: 'Acme', projectName: 'Website', projectId: 'website' },
  ...{ color: null, category: { id: 'g1', name: 'Travel' }, cost: 125_000, units: null, currency: 'EUR' },
  ...{ notes: 'taxi', billable: true, approval: 'unsubmitted', metadata: [] },
  sending: { ...REFUSAL, id: 'e1' },
};

test('an expense of another month is reached from the pill, with the focus on what can be done', async () => {
  const opened = await needing([EXPENSE]);
  opened.bridge.expenses = { expenses: [taxi], categories: [], readAt: 1, currency: 'EUR', learned: [] };
  await follow(opened, 'Expense taxi');
  await title('Expenses');
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('March 2026');
  expect(opened.bridge.inputsOf('expenses').at(-1)).toEqual({ month: '2026-03' });
  await waitFor(() => expect(button('Edit')).toHaveFocus());
});

test('a client is reached from the pill before anybody looked at clients', async () => {
  const opened = await needing([CLIENT]);
  opened.bridge.clientBook = refusedBook('no');
  await follow(opened, 'Client Northwind');
  await title('Northwind');
  await waitFor(() => expect(button('Send again: Northwind')).toHaveFocus());
});

test('a contact is reached at its client, and where that is gone in the list', async () => {
  const own = { ...CONTACT, id: 'own', name: 'Ada', clientId: 'acme' };
  const opened = await needing([own, CONTACT]);
  const refused = refusedBook('no');
  const ada = contact({
    id: 'own',
    firstName: 'Ada',
    lastName: null,
    sending: sending({ ...REFUSAL, id: 'own' }),
  });
  opened.bridge.clientBook = { ...refused, contacts: [...refused.contacts, ada] };
  await follow(opened, 'Contact Ada');
  await title('Acme');
  await waitFor(() => expect(button('Send again: Ada')).toHaveFocus());
  await follow(opened, 'Contact Fenna Dierks');
  await title('Clients');
  await waitFor(() => expect(button('Send again: Fenna Dierks')).toHaveFocus());
});

test('what is known from before, as it was on its way, does not take the focus for what needs somebody', async () => {
  const opened = await needing([CLIENT]);
  const { bridge, user } = opened;
  bridge.clientBook = book;
  await user.click(button('More'));
  await user.click(button('Clients'));
  await screen.findByRole('button', { name: 'Take back: Northwind' });
  await toSettings(user);
  bridge.clientBook = refusedBook('no');
  await follow(opened, 'Client Northwind');
  await waitFor(() => expect(button('Send again: Northwind')).toHaveFocus());
});

test('an invoice is reached from the pill, whichever state the list shows', async () => {
  const opened = await needing([INVOICE]);
  const own = invoice({
    id: 'i',
    localId: 'i',
    number: null,
    state: 'draft',
    sending: { ...REFUSAL, id: 'i' },
  });
  opened.bridge.invoiceBook = { invoices: [invoice(), own], readAt: 1 };
  await follow(opened, 'Invoice Acme');
  await title('Not numbered yet');
  await waitFor(() => expect(button(/^Send again/)).toHaveFocus());
});

test('an entry of another day is reached from the pill, from any page', async () => {
  const state = { kind: 'needs-you', reason: 'The period is closed.', conflict: null } as const;
  const old = entry({ id: 'old', notes: 'Old work', spentDate: '2026-03-02', state });
  const opened = await needing([], {
    otherDays: [old],
    sync: { state: 'needs-you', waiting: 0, refused: 1, message: null },
  });
  await toSettings(opened.user);
  await follow(opened, 'Time entry Old work');
  await waitFor(() => expect(button(/^Edit: Old work/)).toHaveFocus());
});

test('the list of pages counts what needs somebody where it is, and leads to it', async () => {
  const opened = await needing([EXPENSE, CLIENT, CONTACT, INVOICE]);
  const { bridge, user } = opened;
  bridge.clientBook = book;
  bridge.invoiceBook = {
    invoices: [
      invoice({ id: 'i', localId: 'i', state: 'draft', subject: 'Mine', sending: { ...REFUSAL, id: 'i' } }),
    ],
    readAt: 1,
  };
  await user.click(button('More'));
  expect(button('Expenses')).toHaveAccessibleDescription(/^1 needs you/);
  expect(button('Clients')).toHaveAccessibleDescription(/^2 need you/);
  expect(button('Invoices')).toHaveAccessibleDescription(/^1 needs you/);
  await user.click(button('Invoices'));
  expect(await screen.findByText(/Mine/)).toBeVisible();
  await user.click(button('Expenses'));
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('March 2026');
  bridge.publish({ blockedCreations: [] });
  await user.click(button('Expenses'));
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('May 2026');
});

test('whoever goes elsewhere first is not called back to what was looked for', async () => {
  const opened = await needing([CLIENT]);
  await follow(opened, 'Client Northwind');
  await toSettings(opened.user);
  opened.bridge.clientBook = {
    ...book,
    clients: [client({ id: 'made', name: 'Northwind', sending: sending(REFUSAL) })],
  };
  await opened.user.click(button('More'));
  await opened.user.click(button('Clients'));
  expect(await screen.findByRole('button', { name: 'Send again: Northwind' })).not.toHaveFocus();
});
