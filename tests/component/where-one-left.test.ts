import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open } from './support/app';
import { toClients } from './support/client-pages';
import { invoiceBook } from './support/invoices';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const page = (name: string | RegExp): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 1, name });

test('back from a client the focus is on it', async () => {
  const { user } = await toClients();
  button(/^Kestrel/).focus();
  await user.keyboard('{Enter}');
  await page(/Kestrel/);
  await user.keyboard('{Escape}');
  await page('Clients');
  await waitFor(() => expect(button(/^Kestrel/)).toHaveFocus());
});

test('back from an invoice the focus is on it', async () => {
  const { bridge, user } = await open();
  bridge.invoiceBook = invoiceBook;
  await user.click(button('More'));
  await user.click(button(/^Invoices/));
  (await screen.findByRole('button', { name: /1002/ })).focus();
  await user.keyboard('{Enter}');
  await page(/1002/);
  await user.keyboard('{Escape}');
  await page('Invoices');
  await waitFor(() => expect(button(/1002/)).toHaveFocus());
});

test('back from a page that is listed under More the focus is on its line', async () => {
  const { user } = await open();
  await user.click(button('More'));
  await user.click(button('Settings'));
  await user.keyboard('{Escape}');
  await page('More');
  await waitFor(() => expect(button('Settings')).toHaveFocus());
});

test('a view begins at its top, wherever the one before was scrolled to', async () => {
  const { user } = await open();
  const view = screen.getByRole('main');
  await user.click(button('Reports'));
  view.scrollTop = 400;
  await user.click(button('Week'));
  await screen.findByRole('table');
  expect(view.scrollTop).toBe(0);
});

test('turning a page of it scrolls nothing', async () => {
  const { user } = await open();
  const view = screen.getByRole('main');
  view.scrollTop = 120;
  await user.click(button('Previous day'));
  await page(/May 21/);
  expect(view.scrollTop).toBe(120);
});
