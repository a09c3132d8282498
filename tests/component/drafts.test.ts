import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import { mayRenew, open, toSettings, quickEntry } from './support/app';
import { idleQuestion, localAccount, remoteAccount, review, running, snapshot } from './support/data';

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

test('so is a form, until it is given up', async () => {
  const { user } = await open();
  const note = screen.getAllByRole('button', { name: /Checkout form validation/ })[0];
  if (!note) throw new Error('There is no note.');
  await user.click(note);
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' twice');
  expect(mayRenew()).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
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

test('nor does one that is half divided keep it whose timer ended elsewhere; it is back where that is undone', async () => {
  const { bridge, user } = await open(snapshot({ idle: idleQuestion }));
  const divide = (): Promise<HTMLElement> => screen.findByRole('button', { name: /^Put the 32 min/ });
  await user.click(await divide());
  await user.click(screen.getByRole('button', { name: 'The rest is a break' }));
  expect(mayRenew()).toBe(false);
  bridge.publish({ idle: null, running: null, entries: [review] });
  await waitFor(() => expect(mayRenew()).toBe(true));
  bridge.publish({ idle: idleQuestion, running, entries: [running, review] });
  expect(await divide()).toBeInTheDocument();
  expect(mayRenew()).toBe(false);
});

test('what is typed over an entry keeps it no longer than the entry is there', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: /^Edit the note/ }));
  await user.keyboard('Half');
  bridge.publish({ idle: idleQuestion });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out/ })).toHaveFocus());
  // The timer is discarded elsewhere.
  bridge.publish({ idle: null, running: null, entries: [review] });
  await waitFor(() => expect(mayRenew()).toBe(true));
  bridge.publish({ running, entries: [running, review] });
  await screen.findByRole('region', { name: 'Running timer' });
  expect(mayRenew()).toBe(false);
});

test('what is typed over an entry of one account keeps it in the other ones and on the next day too', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' twice');
  const noRow = (): Promise<void> =>
    waitFor(() => expect(screen.queryByText('Sprint review')).not.toBeInTheDocument());
  bridge.publish({ account: localAccount, running: null, entries: [], recents: [] });
  await noRow();
  expect(mayRenew()).toBe(false);
  bridge.publish({ account: remoteAccount, today: '2026-05-23' });
  await screen.findByRole('heading', { level: 1 });
  expect(mayRenew()).toBe(false);
});

test('so does a note that is refused once another account is open', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: /^Edit the note/ }));
  bridge.fail('editEntry', { kind: 'invalid', message: 'That day is approved.' });
  const release = bridge.hold('editEntry');
  await user.keyboard('Half{Enter}');
  bridge.publish({ account: localAccount, running: null, entries: [], recents: [] });
  await screen.findByRole('region', { name: 'Nothing is running' });
  release();
  await screen.findByText('That day is approved.');
  await tick();
  expect(mayRenew()).toBe(false);
});

test('a page that is gone keeps nothing', async () => {
  await open();
  await fireEvent.input(quickEntry(), { target: { value: 'acme' } });
  expect(mayRenew()).toBe(false);
  cleanup();
  expect(mayRenew()).toBe(true);
});
