import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { mayRenew, open, type Opened } from './support/app';
import { book, client, refusedBook, sending } from './support/clients';
import { saveClient, switchTo, toClients } from './support/client-pages';
import { localAccount, remoteAccount } from './support/data';
import { draft, invoice, invoiceBook } from './support/invoices';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
const heading = (name: string): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });

describe('what is half typed about a client', () => {
  test('stays while another one is written, and neither is sent', async () => {
    const { bridge, user } = await toClients(refusedBook('No.'));
    await user.click(button('Edit: Northwind'));
    await user.type(field('Name'), ' Ltd');
    await user.keyboard('{Escape}');
    await user.click(button('Add client'));
    expect(field('Name')).toHaveValue('');
    await user.type(field('Name'), 'Globex');
    await user.keyboard('{Escape}');
    await user.click(button('Edit: Northwind'));
    expect(field('Name')).toHaveValue('Northwind Ltd');
    expect(bridge.inputsOf('releaseCreation')).toEqual([]);
    await user.click(button('Send like this'));
    expect(bridge.inputsOf('addClient')).toMatchObject([
      { client: { name: 'Northwind Ltd' }, rewrites: 'made' },
    ]);
    await user.keyboard('{Escape}');
    await user.click(button('Add client'));
    expect(field('Name')).toHaveValue('Globex');
  });

  test('keeps the window, from whatever view, until it is given up', async () => {
    const { user } = await toClients();
    await user.click(button('Add client'));
    await user.keyboard('{Control>}1{/Control}');
    expect(mayRenew()).toBe(true);
    await user.click(button('More'));
    await user.click(button(/^Clients/));
    await user.click(button('Add client'));
    await user.type(field('Name'), 'Globex');
    await user.keyboard('{Control>}1{/Control}');
    expect(mayRenew()).toBe(false);
    await user.click(button('More'));
    await user.click(button(/^Clients/));
    await user.click(button('Add client'));
    await user.click(button('Cancel'));
    expect(mayRenew()).toBe(true);
  });

  test('is back with its account', async () => {
    const opened = await toClients();
    const { bridge, user } = opened;
    await user.click(button('Edit: Northwind'));
    await user.type(field('Name'), ' Ltd');
    await switchTo(opened, localAccount);
    expect(await heading('Clients')).toBeInTheDocument();
    await user.click(button('Add client'));
    expect(field('Name')).toHaveValue('');
    await user.type(field('Name'), 'Here');
    await switchTo(opened, remoteAccount);
    await user.click(await screen.findByRole('button', { name: 'Edit: Northwind' }));
    expect(field('Name')).toHaveValue('Northwind Ltd');
    expect(bridge.inputsOf('holdCreation')).toEqual([{ id: 'made' }, { id: 'made' }]);
    // Nothing is told to an account about a creation of another one.
    expect(bridge.inputsOf('releaseCreation')).toEqual([]);
  });

  test('that is saved while the account is switched shows in no other, and is done there', async () => {
    const opened = await toClients();
    const { user } = opened;
    const release = await saveClient(opened);
    await switchTo(opened, localAccount);
    release();
    expect(await heading('Clients')).toBeInTheDocument();
    await waitFor(() => expect(mayRenew()).toBe(true));
    expect(screen.queryByText('This client is not here any more.')).not.toBeInTheDocument();
    await switchTo(opened, remoteAccount);
    await user.click(button('Add client'));
    expect(field('Name')).toHaveValue('');
  });

  test('goes, and why is said, where the client was sent as it was', async () => {
    const { bridge, user } = await toClients();
    await user.click(button('Edit: Northwind'));
    await user.type(field('Name'), ' Ltd');
    await user.keyboard('{Escape}');
    const arrived = client({ id: 'remote', localId: 'made', name: 'Northwind' });
    bridge.clientBook = { ...book, clients: [...book.clients.slice(0, 3), arrived] };
    bridge.fail('holdCreation', { kind: 'changed', message: 'It was sent.' });
    bridge.publish({});
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Edit: Northwind' })).not.toBeInTheDocument(),
    );
    expect(mayRenew()).toBe(false);
    bridge.publish({});
    expect(await screen.findByRole('alert')).toHaveTextContent('It was sent.');
    expect(mayRenew()).toBe(true);
  });

  test('of several is looked after one by one, whatever became of the first', async () => {
    const unsent = ['Globex', 'Initech'].map((name) =>
      client({ id: name, localId: name, name, sending: sending({ id: name }) }),
    );
    const { bridge, user } = await toClients({ ...book, clients: [...book.clients.slice(0, 3), ...unsent] });
    for (const name of ['Globex', 'Initech']) {
      await user.click(button(`Edit: ${name}`));
      await user.type(field('Name'), ' Ltd');
      await user.keyboard('{Escape}');
    }
    const held = [{ id: 'Globex' }, { id: 'Initech' }];
    expect(bridge.inputsOf('holdCreation')).toEqual(held);
    bridge.clientBook = book;
    bridge.publish({});
    await screen.findByText('Northwind');
    bridge.publish({});
    await waitFor(() => expect(bridge.inputsOf('holdCreation')).toEqual([...held, ...held]));
  });

  test('goes without a word where it was taken back', async () => {
    const { bridge, user } = await toClients();
    await user.click(button('Edit: Northwind'));
    await user.type(field('Name'), ' Ltd');
    await user.keyboard('{Escape}');
    bridge.clientBook = { ...book, clients: book.clients.slice(0, 3) };
    bridge.fail('holdCreation', { kind: 'not-found', message: 'It is not here.' });
    await user.click(button('Take back: Northwind'));
    bridge.publish({});
    await waitFor(() => expect(screen.queryByText('Northwind')).not.toBeInTheDocument());
    bridge.publish({});
    await waitFor(() => expect(mayRenew()).toBe(true));
    expect(screen.queryByText('It is not here.')).not.toBeInTheDocument();
  });
});

test('a contact that is half typed stays with its client while one of another client is written', async () => {
  const { user } = await toClients();
  const addTo = async (name: RegExp): Promise<void> => {
    await user.click(await screen.findByRole('button', { name }));
    await user.click(button('Add contact'));
  };
  await addTo(/^Acme/);
  await user.type(field('First name'), 'Ada');
  await user.keyboard('{Escape}{Escape}');
  await addTo(/^Böhm/);
  expect(field('First name')).toHaveValue('');
  await user.type(field('First name'), 'Zoë');
  expect(mayRenew()).toBe(false);
  await user.keyboard('{Escape}{Escape}');
  await addTo(/^Acme/);
  expect(field('First name')).toHaveValue('Ada');
  await user.click(button('Cancel'));
  await user.keyboard('{Escape}');
  await addTo(/^Böhm/);
  expect(field('First name')).toHaveValue('Zoë');
});

describe('what is half drafted', () => {
  const refused = sending({ id: 'made', state: 'needs-you', block: 'refused', reason: 'No.' });
  const made = invoice({ id: 'made', localId: 'made', number: null, state: 'draft', sending: refused });

  async function toInvoices(): Promise<Opened> {
    const opened = await open();
    const { bridge, user } = opened;
    bridge.invoiceBook = { ...invoiceBook, invoices: [made] };
    bridge.clientBook = book;
    bridge.invoiceDraft = draft;
    bridge.invoiceRedraft = {
      ...{ clientId: 'acme', from: '2026-04-01', to: '2026-04-30', by: 'task', issueDate: '2026-05-02' },
      ...{ subject: 'April', notes: 'Thanks', draft: { ...draft, id: 'again' } },
    };
    await user.click(button('More'));
    await user.click(button(/^Invoices/));
    await user.click(screen.getByRole('radio', { name: 'Draft' }));
    return opened;
  }

  async function begin({ user }: Opened, subject: string): Promise<void> {
    await user.click(button('Draft an invoice'));
    await user.click(screen.getByLabelText(/^Client/));
    await user.click(await screen.findByRole('option', { name: 'Acme' }));
    await user.click(button('Show the lines'));
    await user.type(await screen.findByRole('textbox', { name: 'Subject' }), subject);
  }

  async function edit({ user }: Opened): Promise<HTMLElement> {
    await user.click(await screen.findByRole('button', { name: /^Acme/ }));
    await user.click(button('Edit: Acme'));
    return screen.findByRole('textbox', { name: 'Subject' });
  }

  test('stays while another invoice is written anew, and that one while this is', async () => {
    const opened = await toInvoices();
    const { bridge, user } = opened;
    await begin(opened, 'May');
    await user.keyboard('{Escape}');
    await user.type(await edit(opened), ' 2026');
    await user.keyboard('{Escape}');
    await user.click(button('Draft an invoice'));
    expect(field('Subject')).toHaveValue('May');
    // Main creates what it showed last: the lines are looked at once more.
    bridge.fail('addInvoice', { kind: 'changed', message: 'Look again.' });
    await user.click(button('Create the draft in Keito'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Look again.');
    await user.click(button('Show the lines'));
    expect(await screen.findByRole('textbox', { name: 'Subject' })).toHaveValue('May');
    await user.keyboard('{Escape}');
    expect(await edit(opened)).toHaveValue('April 2026');
    expect(bridge.inputsOf('releaseCreation')).toEqual([]);
    bridge.recover('addInvoice');
    await user.click(button('Send like this'));
    expect(bridge.inputsOf('addInvoice').at(-1)).toMatchObject({ draftId: 'again', rewrites: 'made' });
  });

  test('goes on with the invoice that was created meanwhile, which is not sent', async () => {
    const opened = await toInvoices();
    const { bridge, user } = opened;
    await begin(opened, 'May');
    const release = bridge.hold('addInvoice');
    await user.click(button('Create the draft in Keito'));
    await user.type(field('Subject'), ' 2026');
    release();
    await waitFor(() => expect(bridge.inputsOf('redraftInvoice')).toEqual([{ creationId: 'made' }]));
    expect(field('Subject')).toHaveValue('May 2026');
    expect(mayRenew()).toBe(false);
  });

  test('is back with its account, and keeps the window until then', async () => {
    const opened = await toInvoices();
    const { bridge, user } = opened;
    await begin(opened, 'May');
    await switchTo(opened, localAccount);
    expect(await heading('Invoices')).toBeInTheDocument();
    expect(mayRenew()).toBe(false);
    await user.click(button('Draft an invoice'));
    expect(screen.queryByRole('textbox', { name: 'Subject' })).not.toBeInTheDocument();
    await switchTo(opened, remoteAccount);
    await user.click(button('Draft an invoice'));
    expect(field('Subject')).toHaveValue('May');
    await user.click(button('Create the draft in Keito'));
    expect(bridge.inputsOf('addInvoice')).toMatchObject([{ subject: 'May' }]);
    await waitFor(() => expect(mayRenew()).toBe(true));
  });

  test('gives way to what is chosen meanwhile, with lines that are not of it', async () => {
    const opened = await toInvoices();
    const { user } = opened;
    await edit(opened);
    await user.click(screen.getByRole('radio', { name: 'Project' }));
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: /^Acme/ }));
    await user.click(button('Edit: Acme'));
    expect(await screen.findByRole('radio', { name: 'Project' })).toBeChecked();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
