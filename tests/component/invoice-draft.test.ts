import { screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open } from './support/app';
import { book } from './support/clients';
import { clearDate, datePart, typeDate } from './support/dates';
import { draft, invoiceBook } from './support/invoices';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

async function toDraft(): ReturnType<typeof open> {
  const opened = await open();
  const { bridge, user } = opened;
  bridge.invoiceBook = invoiceBook;
  bridge.clientBook = book;
  bridge.invoiceDraft = draft;
  await user.click(button('More'));
  await user.click(button(/^Invoices/));
  await user.click(button('Draft an invoice'));
  await user.click(screen.getByLabelText(/^Client/));
  await user.click(await screen.findByRole('option', { name: 'Acme' }));
  return opened;
}

describe('Enter in a date of an invoice', () => {
  test('asks for no days that end before they begin, and it is said why', async () => {
    const { bridge, user } = await toDraft();
    await typeDate(user, 'From', '05012026');
    expect(button('Show the lines')).toBeDisabled();
    expect(screen.getByRole('alert')).toHaveTextContent('The last day lies before the first.');
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('draftInvoice')).toEqual([]);
  });

  test('creates nothing that nobody can have read, where it is pressed twice', async () => {
    const { bridge, user } = await toDraft();
    datePart('From', 'month').focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('table');
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('addInvoice')).toEqual([]);
  });

  test('creates nothing with an issue date that was wiped out', async () => {
    const { bridge, user } = await toDraft();
    await user.click(button('Show the lines'));
    await screen.findByRole('table');
    await clearDate(user, 'Issued');
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('addInvoice')).toEqual([]);
  });
});
