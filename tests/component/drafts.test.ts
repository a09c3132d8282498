import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { RENEWAL_EVENT } from '../../src/shared/renewal';
import { open, toSettings, quickEntry } from './support/app';
import { idleQuestion, snapshot } from './support/data';

/** What main asks before it makes the window anew. */
const mayRenew = (): boolean => window.dispatchEvent(new Event(RENEWAL_EVENT, { cancelable: true }));

test('a page in which nothing was typed may go', async () => {
  await open();
  expect(mayRenew()).toBe(true);
});

test('a half-typed line is kept, from whatever view, until it is carried out or wiped out', async () => {
  const { user } = await open();
  await user.type(quickEntry(), 'acme dev fix');
  expect(mayRenew()).toBe(false);
  await toSettings(user);
  expect(mayRenew()).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Today' }));
  await user.clear(quickEntry());
  expect(mayRenew()).toBe(true);
});

test('so is a form, until it is left', async () => {
  const { user } = await open();
  const note = screen.getAllByRole('button', { name: /Checkout form validation/ })[0];
  if (!note) throw new Error('There is no note.');
  await user.click(note);
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' twice');
  expect(mayRenew()).toBe(false);
  await user.keyboard('{Escape}');
  expect(mayRenew()).toBe(true);
});

test('so is a form that is not in sight any more', async () => {
  const { user } = await open();
  const row = (title: RegExp): HTMLElement => screen.getByRole('button', { name: title });
  await user.click(row(/^Edit: Checkout/));
  await user.click(row(/^Edit: Sprint review/));
  expect(mayRenew()).toBe(true);
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' twice');
  await user.click(row(/^Edit: Checkout/));
  expect(mayRenew()).toBe(false);
  await user.click(row(/^Edit: Sprint review/));
  await user.click(row(/^Cancel$/));
  await user.click(screen.getByRole('button', { name: /^Fill the gap 11:58/ }));
  expect(mayRenew()).toBe(true);
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Half typed');
  await user.click(screen.getByRole('button', { name: 'Week' }));
  expect(mayRenew()).toBe(false);
});

test('so is an absence that is half divided, until its question is answered', async () => {
  const { user } = await open(snapshot({ idle: idleQuestion }));
  await user.click(await screen.findByRole('button', { name: /^Put the 32 min/ }));
  expect(mayRenew()).toBe(true);
  await user.click(screen.getByRole('button', { name: 'The rest is a break' }));
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.click(await screen.findByRole('button', { name: /later/ }));
  expect(mayRenew()).toBe(false);
  await user.click(screen.getByRole('button', { name: /^Keep the 32 min/ }));
  expect(mayRenew()).toBe(true);
});

test('a page that is gone keeps nothing', async () => {
  await open();
  await fireEvent.input(quickEntry(), { target: { value: 'acme' } });
  expect(mayRenew()).toBe(false);
  cleanup();
  expect(mayRenew()).toBe(true);
});
