import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { saveClient, switchTo, toClients } from './support/client-pages';
import { mayRenew } from './support/app';
import { localAccount } from './support/data';

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });

test('what is typed between Save and its answer goes on with the client that was written down, which is not sent meanwhile', async () => {
  const opened = await toClients();
  const { bridge, user } = opened;
  const release = await saveClient(opened);
  await user.type(field('Name'), ' Ltd');
  release();
  await waitFor(() => expect(bridge.inputsOf('holdCreation')).toEqual([{ id: 'made' }]));
  expect(field('Name')).toHaveFocus();
  expect(field('Name')).toHaveValue('Globex Ltd');
  expect(mayRenew()).toBe(false);
  await user.click(button('Send like this'));
  expect(bridge.inputsOf('addClient')).toMatchObject([
    { client: { name: 'Globex' } },
    { client: { name: 'Globex Ltd' }, rewrites: 'made' },
  ]);
  await waitFor(() => expect(mayRenew()).toBe(true));
});

test('what is typed between Save and its answer goes on with the contact, and another one is begun anew', async () => {
  const { bridge, user } = await toClients();
  await user.click(await screen.findByRole('button', { name: /^Acme/ }));
  await user.click(button('Add contact'));
  await user.type(field('First name'), 'Ada');
  const release = bridge.hold('addContact');
  await user.click(button('Add contact'));
  await user.type(field('Last name'), 'Byron');
  release();
  await waitFor(() => expect(bridge.inputsOf('holdCreation')).toEqual([{ id: 'made' }]));
  expect(field('Last name')).toHaveValue('Byron');
  await user.keyboard('{Escape}');
  await user.click(button('Add contact'));
  expect(field('First name')).toHaveValue('');
});

test('what is typed between Save and its answer stays in its account, where that was left meanwhile', async () => {
  const opened = await toClients();
  const { bridge, user } = opened;
  const release = await saveClient(opened);
  await user.type(field('Name'), ' Ltd');
  await switchTo(opened, localAccount);
  release();
  await user.click(button('Add client'));
  expect(field('Name')).toHaveValue('');
  expect(bridge.inputsOf('holdCreation')).toEqual([]);
  expect(mayRenew()).toBe(false);
});
