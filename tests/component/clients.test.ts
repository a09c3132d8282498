import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ClientBookView } from '../../src/shared/clients';
import { open, type Opened } from './support/app';
import { book, client, contact, refusedBook, sending } from './support/clients';
import { localAccount, snapshot } from './support/data';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });

async function toClients(known: ClientBookView, before?: (opened: Opened) => void): Promise<Opened> {
  const opened = await open();
  opened.bridge.clientBook = known;
  before?.(opened);
  await opened.user.click(button('More'));
  await opened.user.click(button(/^Clients/));
  await screen.findByRole('heading', { level: 1, name: 'Clients' });
  return opened;
}

async function toClient(known: ClientBookView, name: string): Promise<Opened> {
  const opened = await toClients(known);
  await opened.user.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
  await screen.findByRole('heading', { level: 1, name });
  return opened;
}

const rows = (): string[] =>
  screen
    .queryAllByRole('listitem')
    .flatMap((row) => row.querySelector('[data-row] b')?.textContent ?? [])
    .map((text) => text.trim());

async function fillIn(user: UserEvent, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    await user.clear(field(name));
    await user.type(field(name), text);
  }
}

test('each client is listed with its currency, its terms and how many contacts it has', async () => {
  await toClients(book);
  await waitFor(() => expect(rows()).toEqual(['Acme', 'Böhm & Söhne', 'Kestrel Cycles', 'Northwind']));
  expect(button(/^Acme/)).toHaveTextContent('EUR · 30 days · 2 contacts');
  expect(button(/^Böhm/)).toHaveTextContent('CHF · 21 days · 1 contact');
  expect(button(/^Kestrel/)).toHaveTextContent('archived');
  expect(button(/^Northwind/)).toHaveTextContent('On receipt · 0 contacts');
});

test('what is known is shown while Keito is asked, and then as Keito has it', async () => {
  let letGo = (): void => undefined;
  const { bridge } = await toClients(book, ({ bridge: asked }) => (letGo = asked.hold('readClients')));
  await waitFor(() => expect(rows()).toHaveLength(4));
  expect(screen.getByText(/As of 14:25.*Asking Keito/s)).toBeInTheDocument();
  bridge.clientBook = { ...book, clients: [client({ name: 'Anew' })] };
  letGo();
  await waitFor(() => expect(rows()).toEqual(['Anew']));
  expect(screen.queryByText(/Asking Keito/)).not.toBeInTheDocument();
});

test('where Keito does not answer that is said beside what is known, and can be tried again', async () => {
  const failure = { kind: 'offline', message: 'Keito cannot be reached.' } as const;
  const { bridge, user } = await toClients(book, (opened) => opened.bridge.fail('readClients', failure));
  expect(await screen.findByText('Keito cannot be reached.')).toBeInTheDocument();
  expect(rows()).toHaveLength(4);
  bridge.recover('readClients');
  await user.click(button('Try again'));
  await waitFor(() => expect(screen.queryByText('Keito cannot be reached.')).not.toBeInTheDocument());
});

test('a missing permission is explained, with nothing to try again', async () => {
  const failure = { kind: 'forbidden', message: 'Managers only.' } as const;
  await toClients({ clients: [], contacts: [], readAt: null }, ({ bridge }) =>
    bridge.fail('readClients', failure),
  );
  expect(await screen.findByText('Managers only.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test.each([
  ['bohm sohne', ['Böhm & Söhne']],
  ['ANGSTROM', ['Böhm & Söhne']],
  ['imogen acme', ['Acme']],
  ['vale@acme', ['Acme']],
  ['  ', ['Acme', 'Böhm & Söhne', 'Kestrel Cycles', 'Northwind']],
])('"%s" finds, whatever the accents, in the names of clients and contacts', async (query, found) => {
  const { user } = await toClients(book);
  await screen.findByText('Acme');
  await user.type(screen.getByRole('searchbox'), query);
  expect(rows()).toEqual(found);
});

test('what is not found is said', async () => {
  const { user } = await toClients(book);
  await user.type(screen.getByRole('searchbox'), 'zzz');
  expect(await screen.findByText('No client or contact is called “zzz”.')).toBeInTheDocument();
});

test('a client shows its fields and its contacts; Esc leads back, step by step', async () => {
  const { user } = await toClient(book, 'Acme');
  for (const text of ['EUR · Euro', '30 days', '20%', '2.5%', 'imogen.vale@acme.example', '+44 117 496 0000'])
    expect(screen.getByText(text)).toBeInTheDocument();
  expect(screen.getByText(/4 Foundry Lane/)).toHaveTextContent('4 Foundry Lane Bristol');
  expect(screen.getByText('Tobias')).toBeInTheDocument();
  expect(screen.queryByText('Second tax %')).not.toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Clients' })).toBeInTheDocument();
  expect(button('More')).toHaveAttribute('aria-current', 'page');
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { level: 1, name: 'More' })).toBeInTheDocument();
});

test('a client is added with every field, and shown', async () => {
  const { bridge, user } = await toClients(book);
  await user.click(button('Add client'));
  expect(field('Name')).toHaveFocus();
  await fillIn(user, {
    ...{ Name: 'Globex', Address: '1 Way', Currency: 'usd', 'Tax %': '19', 'Second tax %': '7,5' },
    ...{ 'Discount %': '2' },
  });
  await user.click(screen.getByLabelText(/^Payment terms/));
  await user.click(await screen.findByRole('option', { name: 'Other' }));
  await user.type(field('Days to pay'), '21');
  bridge.clientBook = {
    ...book,
    clients: [client({ id: 'made', localId: 'made', name: 'Globex', sending: sending() })],
  };
  await user.click(button('Add client'));
  expect(bridge.inputsOf('addClient')).toEqual([
    {
      client: {
        ...{ name: 'Globex', address: '1 Way', currency: 'usd', paymentTerms: 'custom', paymentDays: '21' },
        ...{ tax: '19', tax2: '7,5', discount: '2' },
      },
    },
  ]);
  bridge.publish({});
  expect(await screen.findByRole('heading', { level: 1, name: 'Globex' })).toBeInTheDocument();
  expect(screen.getByText('not sent yet')).toBeInTheDocument();
});

test('what is wrong is said beside its field, which has the focus, and what was typed stays', async () => {
  const { bridge, user } = await toClients(book);
  await user.click(button('Add client'));
  await fillIn(user, { Name: 'Globex', 'Tax %': '190' });
  bridge.fail('addClient', { kind: 'invalid', message: 'From 0 to 100.', field: 'tax' });
  await user.click(button('Add client'));
  await waitFor(() => expect(field('Tax %')).toHaveFocus());
  expect(field('Tax %')).toHaveAccessibleDescription('From 0 to 100.');
  expect(field('Tax %')).toHaveAttribute('aria-invalid', 'true');
  expect(field('Name')).toHaveValue('Globex');
  expect(field('Name')).toHaveAttribute('aria-invalid', 'false');
  // It stays while something else is looked at, too.
  await user.keyboard('{Escape}');
  await user.click(button('Add client'));
  expect(field('Tax %')).toHaveValue('190');
  await user.click(button('Cancel'));
  await user.click(button('Add client'));
  expect(field('Name')).toHaveValue('');
});

test('what is wrong with none of the fields is said too', async () => {
  const { bridge, user } = await toClients(book);
  await user.click(button('Add client'));
  bridge.fail('addClient', { kind: 'changed', message: 'It was sent meanwhile.' });
  await user.click(button('Add client'));
  expect(await screen.findByRole('alert')).toHaveTextContent('It was sent meanwhile.');
});

test('a contact is added to a client that Keito does not have yet', async () => {
  const { bridge, user } = await toClient(book, 'Northwind');
  await user.click(button('Add contact'));
  await fillIn(user, { 'First name': 'Ada', 'Last name': 'L', 'Job title': 'T', 'E-mail': 'a@b.example' });
  await fillIn(user, { 'Phone, office': '1', 'Phone, mobile': '2', Fax: '3' });
  await user.click(button('Add contact'));
  expect(bridge.inputsOf('addContact')).toEqual([
    {
      contact: {
        ...{ clientId: 'made', firstName: 'Ada', lastName: 'L', title: 'T', email: 'a@b.example' },
        ...{ phoneOffice: '1', phoneMobile: '2', fax: '3' },
      },
    },
  ]);
  expect(await screen.findByRole('heading', { level: 1, name: 'Northwind' })).toBeInTheDocument();
});

test('another client can be chosen for a contact', async () => {
  const { bridge, user } = await toClient(book, 'Acme');
  await user.click(button('Add contact'));
  await user.type(field('First name'), 'Ada');
  await user.click(screen.getByLabelText(/^Client/));
  await user.click(await screen.findByRole('option', { name: 'Northwind' }));
  await user.click(button('Add contact'));
  expect(bridge.inputsOf('addContact')).toMatchObject([{ contact: { clientId: 'made' } }]);
});

test('what waits can be taken back, and what was refused sent again, edited or removed', async () => {
  const { bridge, user } = await toClients(refusedBook('Keito refused this: no.'));
  expect(await screen.findAllByText('needs you: Keito refused this: no.')).toHaveLength(2);
  await user.click(button('Send again: Northwind'));
  await user.click(button('Remove: Northwind'));
  expect(bridge.inputsOf('resendCreation')).toEqual([{ id: 'made' }]);
  expect(bridge.inputsOf('withdrawCreation')).toEqual([{ id: 'made' }]);
  await user.click(button('Edit: Northwind'));
  expect(field('Name')).toHaveValue('Northwind');
  expect(field('Tax %')).toHaveValue('20');
  await fillIn(user, { Name: 'Southwind' });
  await user.click(button('Send like this'));
  expect(bridge.inputsOf('addClient')).toMatchObject([{ client: { name: 'Southwind' }, rewrites: 'made' }]);
});

test('what is written anew is not sent meanwhile, and is once that is given up', async () => {
  const { bridge, user } = await toClients(refusedBook('No.'));
  await user.click(await screen.findByRole('button', { name: 'Edit: Northwind' }));
  expect(bridge.inputsOf('holdCreation')).toEqual([{ id: 'made' }]);
  await user.click(button('Cancel'));
  expect(bridge.inputsOf('releaseCreation')).toEqual([{ id: 'made' }]);
  // Whoever begins another one has given it up as well.
  await user.click(button('Edit: Northwind'));
  await user.keyboard('{Escape}');
  await user.click(button('Add client'));
  expect(bridge.inputsOf('releaseCreation')).toHaveLength(2);
  await user.click(button('Cancel'));
  expect(bridge.inputsOf('releaseCreation')).toHaveLength(2);
  bridge.fail('holdCreation', { kind: 'changed', message: 'It was sent.' });
  await user.click(button('Edit: Northwind'));
  expect(await screen.findByRole('alert')).toHaveTextContent('It was sent.');
  expect(screen.queryByRole('textbox', { name: 'Name' })).not.toBeInTheDocument();
});

test('what waits for a client that needs the person says so', async () => {
  const waiting = sending({ id: 'c', reason: 'This waits for the client Northwind, which needs you.' });
  const { contacts, ...rest } = book;
  await toClients({
    ...rest,
    contacts: contacts.map((one) => ({ ...one, clientId: 'x', sending: waiting })),
  });
  expect((await screen.findAllByText(/^This waits for the client Northwind/)).length).toBeGreaterThan(0);
});

test('a contact whose client is not here stays in sight', async () => {
  const { bridge, user } = await toClients(refusedBook('No.'));
  const strays = within(await screen.findByRole('region', { name: 'Contacts whose client is not here' }));
  await user.click(strays.getByRole('button', { name: 'Edit: Fenna Dierks' }));
  await user.click(screen.getByLabelText(/^Client/));
  await user.click(await screen.findByRole('option', { name: 'Acme' }));
  await user.click(button('Send like this'));
  expect(bridge.inputsOf('addContact')).toMatchObject([{ contact: { clientId: 'acme' }, rewrites: 'c' }]);
});

test('whoever looks at a client that was created here goes on looking once Keito has it', async () => {
  const { bridge } = await toClient(book, 'Northwind');
  expect(button('Take back: Northwind')).toBeInTheDocument();
  bridge.clientBook = {
    ...book,
    clients: [client({ id: 'remote', localId: 'made', name: 'Northwind' })],
    contacts: [contact({ clientId: 'remote' })],
  };
  bridge.publish({});
  await waitFor(() => expect(screen.queryByText('not sent yet')).not.toBeInTheDocument());
  expect(screen.getByRole('heading', { level: 1, name: 'Northwind' })).toBeInTheDocument();
  expect(screen.getByText('Imogen Vale')).toBeInTheDocument();
});

test('nothing of one account is shown under another', async () => {
  const { bridge, user } = await toClients(book);
  await screen.findByText('Acme');
  await user.click(button('Add client'));
  await fillIn(user, { Name: 'Globex' });
  await user.keyboard('{Escape}');
  bridge.clientBook = { clients: [], contacts: [], readAt: null };
  bridge.publish(snapshot({ account: localAccount, revision: 99 }));
  expect(await screen.findByText('There are no clients here yet.')).toBeInTheDocument();
  expect(bridge.inputsOf('readClients')).toHaveLength(2);
  await user.click(button('Add client'));
  expect(field('Name')).toHaveValue('');
});

test('a name that runs to the left does so at the head of its page', async () => {
  const name = 'חברה בע״מ';
  await toClient({ ...book, clients: [client({ name })] }, name);
  expect(screen.getByRole('heading', { level: 1, name })).toHaveAttribute('dir', 'auto');
});
