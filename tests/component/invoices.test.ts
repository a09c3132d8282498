import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { InvoiceBookView } from '../../src/shared/invoices';
import { open, type Opened } from './support/app';
import { book, client, sending } from './support/clients';
import { localAccount } from './support/data';
import { draft, invoice, invoiceBook } from './support/invoices';
import { datePart, typeDate } from './support/dates';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

async function toInvoices(known: InvoiceBookView = invoiceBook): Promise<Opened> {
  const opened = await open();
  opened.bridge.invoiceBook = known;
  opened.bridge.clientBook = book;
  opened.bridge.invoiceDraft = draft;
  await opened.user.click(button('More'));
  await opened.user.click(button(/^Invoices/));
  return opened;
}

async function toDraft(): Promise<Opened> {
  const opened = await toInvoices();
  const { user } = opened;
  await user.click(button('Draft an invoice'));
  await user.click(screen.getByLabelText(/^Client/));
  await user.click(await screen.findByRole('option', { name: 'Acme' }));
  await user.click(button('Show the lines'));
  await screen.findByRole('table');
  return opened;
}

const cells = (): string[][] =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => plain(textContent)));

test('invoices are listed by state, each with its amounts in its own currency, which nobody adds', async () => {
  const { user } = await toInvoices();
  expect(plain((await screen.findByRole('button', { name: /^Acme/ })).textContent)).toContain('€2,760.00');
  expect(plain(button(/^Böhm/).textContent)).toMatch(/CHF 2,760\.00.*CHF 1,000\.00 due/);
  expect(screen.queryByText(/1001/)).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Paid' }));
  expect(plain(button(/^Acme/).textContent)).toMatch(/1001.*€0\.00 due/);
  await user.click(screen.getByRole('radio', { name: 'Closed' }));
  expect(screen.getByText('None of these.')).toBeInTheDocument();
});

test('an invoice shows what it is of, line by line', async () => {
  const { user } = await toInvoices();
  await user.click(await screen.findByRole('button', { name: /^Acme/ }));
  expect(screen.getByRole('heading', { level: 1, name: 'Invoice 1003' })).toBeInTheDocument();
  expect(screen.getByText('Wed, Apr 1, 2026 – Thu, Apr 30, 2026')).toBeInTheDocument();
  expect(cells().slice(1)).toEqual([
    ['Website: Development', '20', '€115.00', '€2,300.00'],
    ['Total', '€2,760.00'],
  ]);
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Invoices' })).toBeInTheDocument();
});

test('Keito is opened on the web from an invoice, where it has a web page', async () => {
  const { bridge, user } = await toInvoices();
  await user.click(await screen.findByRole('button', { name: /^Acme/ }));
  await user.click(button('Open Keito on the web'));
  expect(bridge.inputsOf('openWeb')).toEqual([{}]);
  bridge.publish({ account: localAccount });
  await waitFor(() => expect(screen.queryByRole('button', { name: /on the web$/ })).not.toBeInTheDocument());
});

test('a missing permission is explained', async () => {
  const { bridge, user } = await open();
  bridge.fail('readInvoices', { kind: 'forbidden', message: 'Managers only.' });
  await user.click(button('More'));
  await user.click(button(/^Invoices/));
  expect(await screen.findByText('Managers only.')).toBeInTheDocument();
});

test('what is unbilled is shown with its total before anything is created, and created as it is shown', async () => {
  const { bridge, user } = await toDraft();
  // Last month, unless something else is chosen.
  expect(bridge.inputsOf('draftInvoice')).toEqual([
    { clientId: 'acme', from: '2026-04-01', to: '2026-04-30', by: 'project' },
  ]);
  expect(cells().slice(1)).toEqual([
    ['Website: Development', '7.5', '€115.00', '€862.50'],
    ['Travel: Taxi (2026-04-20)', '1', '€12.50', '€12.50'],
    ['Sum', '€875.00'],
    ['Discount 2.5%', '-€21.88'],
    ['Tax 20%', '€170.63'],
    ['Total', '€1,023.75'],
  ]);
  expect(screen.getByText('Website: Review: no hourly rate')).toBeInTheDocument();
  const hotel = 'Travel: Hotel (2026-04-21) · $120.00: in another currency';
  expect(screen.getByText(hotel)).toBeInTheDocument();
  expect(screen.getByText(/^Other invoices of this client/)).toHaveTextContent(
    ': 1003 · April · Wed, Apr 1, 2026 – Thu, Apr 30, 2026',
  );
  expect(bridge.inputsOf('addInvoice')).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'April');
  bridge.invoiceBook = {
    ...invoiceBook,
    invoices: [invoice({ id: 'made', localId: 'made', number: null, state: 'draft', sending: sending() })],
  };
  await user.click(button('Create the draft in Keito'));
  expect(bridge.inputsOf('addInvoice')).toEqual([
    { draftId: 'draft', subject: 'April', notes: '', issueDate: '2026-05-22' },
  ]);
  bridge.publish({});
  expect(await screen.findByRole('heading', { level: 1, name: 'Not numbered yet' })).toBeInTheDocument();
  await user.click(button('Take back: Acme'));
  expect(bridge.inputsOf('withdrawCreation')).toEqual([{ id: 'made' }]);
});

test('what is chosen anew takes the lines away that are not of it', async () => {
  const { bridge, user } = await toDraft();
  await user.click(screen.getByRole('radio', { name: 'Task' }));
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Create the draft in Keito' })).not.toBeInTheDocument();
  await user.click(button('Show the lines'));
  await screen.findByRole('table');
  expect(bridge.inputsOf('draftInvoice')).toMatchObject([{ by: 'project' }, { by: 'task' }]);
});

test('why there are no lines, or no invoice, is said, and what was chosen stays', async () => {
  const { bridge, user } = await toDraft();
  bridge.fail('addInvoice', { kind: 'changed', message: 'Look again.' });
  await user.click(button('Create the draft in Keito'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Look again.');
  bridge.invoiceDraft = { ...draft, lines: [], leftOut: [], overlaps: [] };
  await user.click(screen.getByRole('radio', { name: 'Task' }));
  await user.click(button('Show the lines'));
  expect(await screen.findByText('Nothing of this client is unbilled in these days.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Create the draft in Keito' })).not.toBeInTheDocument();
});

test('days that end before they begin are not asked for', async () => {
  const { user } = await toInvoices();
  await user.click(button('Draft an invoice'));
  expect(button('Show the lines')).toBeDisabled();
  await user.click(screen.getByLabelText(/^Client/));
  await user.click(await screen.findByRole('option', { name: 'Acme' }));
  await waitFor(() => expect(button('Show the lines')).toBeEnabled());
  await typeDate(user, 'From', '05012026');
  expect(button('Show the lines')).toBeDisabled();
});

/** The page of an invoice that Keito refused, and what main says of how it was drafted. */
async function toRefused(): Promise<Opened> {
  const refused = sending({ id: 'made', state: 'needs-you', block: 'refused', reason: 'Subject is taken.' });
  const made = invoice({ id: 'made', localId: 'made', number: null, state: 'draft', sending: refused });
  const opened = await toInvoices({ ...invoiceBook, invoices: [made] });
  opened.bridge.invoiceRedraft = {
    ...{ clientId: 'acme', from: '2026-04-01', to: '2026-04-30', by: 'task', issueDate: '2026-05-02' },
    ...{ subject: 'April', notes: 'Thanks', draft: { ...draft, id: 'again' } },
  };
  await opened.user.click(screen.getByRole('radio', { name: 'Draft' }));
  await opened.user.click(await screen.findByRole('button', { name: /^Acme/ }));
  return opened;
}

test('what was refused is written anew, its lines and its words as they were', async () => {
  const { bridge, user } = await toRefused();
  await user.click(button('Edit: Acme'));
  expect(bridge.inputsOf('redraftInvoice')).toEqual([{ creationId: 'made' }]);
  expect(await screen.findByRole('heading', { level: 1, name: 'Change the invoice' })).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: 'Task' })).toBeChecked();
  // Going through the days is no change of them.
  datePart('From', 'month').focus();
  await user.keyboard('{Tab}{Tab}{Tab}{Tab}');
  expect(cells().at(-1)).toEqual(['Total', '€1,023.75']);
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), ' 2026');
  bridge.fail('addInvoice', { kind: 'changed', message: 'It was sent.' });
  await user.click(button('Send like this'));
  expect(await screen.findByRole('alert')).toHaveTextContent('It was sent.');
  // What was typed is there after a look at the list.
  await user.keyboard('{Escape}');
  await user.click(button(/^Acme/));
  await user.click(button('Edit: Acme'));
  expect(bridge.inputsOf('redraftInvoice')).toHaveLength(2);
  expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveValue('April 2026');
  bridge.recover('addInvoice');
  await user.click(button('Send like this'));
  expect(bridge.inputsOf('addInvoice').at(-1)).toEqual({
    ...{ draftId: 'again', rewrites: 'made', subject: 'April 2026', notes: 'Thanks' },
    issueDate: '2026-05-02',
  });
});

test('what is chosen anew for a refused invoice is asked for as what it is; a new one begins without it', async () => {
  const { bridge, user } = await toRefused();
  await user.click(button('Edit: Acme'));
  await user.click(await screen.findByRole('radio', { name: 'Project' }));
  await user.click(button('Show the lines'));
  expect(bridge.inputsOf('draftInvoice')).toEqual([
    { clientId: 'acme', from: '2026-04-01', to: '2026-04-30', by: 'project', rewrites: 'made' },
  ]);
  await user.keyboard('{Escape}');
  await user.click(button('Draft an invoice'));
  expect(screen.getByRole('heading', { level: 1, name: 'Invoice from unbilled time' })).toBeInTheDocument();
  expect(button('Show the lines')).toBeDisabled();
});

test('an invoice that is written anew no more is sent as it is; a new one that is given up is gone', async () => {
  const { bridge, user } = await toRefused();
  await user.click(button('Edit: Acme'));
  await user.type(await screen.findByRole('textbox', { name: 'Subject' }), ' 2026');
  await user.click(button('Cancel'));
  await user.click(await screen.findByRole('button', { name: /^Acme/ }));
  expect(bridge.inputsOf('releaseCreation')).toEqual([{ id: 'made' }]);
  expect(bridge.inputsOf('addInvoice')).toEqual([]);
  await user.click(button('Edit: Acme'));
  expect(bridge.inputsOf('redraftInvoice')).toHaveLength(2);
  expect(await screen.findByRole('textbox', { name: 'Subject' })).toHaveValue('April');
  // Whoever begins another one has given it up as well.
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Draft an invoice' }));
  expect(bridge.inputsOf('releaseCreation')).toHaveLength(2);
  await user.click(screen.getByRole('radio', { name: 'Task' }));
  await user.click(button('Cancel'));
  await user.click(await screen.findByRole('button', { name: 'Draft an invoice' }));
  expect(screen.getByRole('radio', { name: 'Project' })).toBeChecked();
  expect(bridge.inputsOf('releaseCreation')).toHaveLength(2);
});

test('a draft for a client that was not sent yet goes by the id that Keito gives it', async () => {
  const { bridge, user } = await toInvoices();
  await user.click(button('Draft an invoice'));
  await user.click(screen.getByLabelText(/^Client/));
  await user.click(await screen.findByRole('option', { name: 'Northwind' }));
  await user.click(button('Show the lines'));
  await screen.findByRole('table');
  const arrived = client({ id: 'northwind', localId: 'made', name: 'Northwind' });
  bridge.clientBook = { ...book, clients: [...book.clients.slice(0, 3), arrived] };
  bridge.publish({});
  await user.click(screen.getByRole('radio', { name: 'Task' }));
  expect(screen.getByLabelText(/^Client/)).toHaveTextContent('Northwind');
  await waitFor(async () => {
    await user.click(button('Show the lines'));
    expect(bridge.inputsOf('draftInvoice').at(-1)).toMatchObject({ clientId: 'northwind', by: 'task' });
  });
  expect(bridge.inputsOf('draftInvoice')[0]).toMatchObject({ clientId: 'made' });
});

test('what was sent meanwhile is not written anew, and why is said', async () => {
  const { bridge, user } = await toRefused();
  bridge.fail('redraftInvoice', { kind: 'changed', message: 'It was sent.' });
  await user.click(button('Edit: Acme'));
  expect(await screen.findByRole('alert')).toHaveTextContent('It was sent.');
  expect(screen.queryByRole('heading', { level: 1, name: 'Change the invoice' })).not.toBeInTheDocument();
});
