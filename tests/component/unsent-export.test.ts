import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot';
import { open, type Opened, toSettings } from './support/app';
import { localAccount, snapshot } from './support/data';
import { UNSENT_FILE } from './support/fake-bridge';

const offline = { state: 'waiting', waiting: 2, refused: 0, message: 'Keito cannot be reached.' } as const;

async function openSettings(changes: Partial<Snapshot> = {}): Promise<Opened> {
  const opened = await open(snapshot({ sync: offline, ...changes }));
  await toSettings(opened.user);
  return opened;
}

async function askToSignOut(changes: Partial<Snapshot> = {}): Promise<Opened> {
  const opened = await openSettings(changes);
  opened.bridge.fail('signOut', { kind: 'unsent', message: 'Two entries wait.' });
  await opened.user.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('alertdialog');
  return opened;
}

const dialog = () => within(screen.getByRole('alertdialog'));
/** Without the marks that keep a path from being turned round. */
const plain = (text: string | null): string => (text ?? '').replace(/[\u2066\u2069]/g, '').trim();

test('whoever signs out with unsent entries can stay, save them or go; staying is the first', async () => {
  await askToSignOut();
  expect(
    dialog()
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['Stay signed in', 'Save them to a file', 'Sign out anyway']);
  await waitFor(() => expect(dialog().getByRole('button', { name: 'Stay signed in' })).toHaveFocus());
});

test('saving says where the file lies, and the question stays: signing out is one click away', async () => {
  const { bridge, user } = await askToSignOut();
  await user.click(dialog().getByRole('button', { name: 'Save them to a file' }));
  await waitFor(() =>
    expect(plain(dialog().getByRole('status').textContent)).toBe(`Saved as ${UNSENT_FILE}`),
  );
  expect(bridge.inputsOf('exportUnsent')).toEqual([{ accountId: 'acme' }]);
  bridge.recover('signOut');
  await user.click(dialog().getByRole('button', { name: 'Sign out anyway' }));
  expect(bridge.inputsOf('signOut')).toEqual([
    { accountId: 'acme', evenUnsent: false },
    { accountId: 'acme', evenUnsent: true },
  ]);
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
});

test('by keyboard: Tab leads to saving, Esc stays signed in', async () => {
  const { bridge, user } = await askToSignOut();
  await waitFor(() => expect(dialog().getByRole('button', { name: 'Stay signed in' })).toHaveFocus());
  await user.tab();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(bridge.inputsOf('exportUnsent')).toHaveLength(1));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
  expect(bridge.inputsOf('signOut')).toEqual([{ accountId: 'acme', evenUnsent: false }]);
});

test('a file that cannot be written is told in the question, and can be tried again', async () => {
  const { bridge, user } = await askToSignOut();
  bridge.fail('exportUnsent', { kind: 'file', message: 'The file could not be written.' });
  const save = dialog().getByRole('button', { name: 'Save them to a file' });
  await user.click(save);
  expect(await dialog().findByRole('alert')).toHaveTextContent('The file could not be written.');
  expect(bridge.inputsOf('signOut')).toHaveLength(1);
  bridge.recover('exportUnsent');
  await user.click(save);
  await waitFor(() => expect(plain(dialog().getByRole('status').textContent)).toMatch(/^Saved as/));
  expect(dialog().queryByRole('alert')).not.toBeInTheDocument();
});

test('asked anew, the question does not tell of the file before', async () => {
  const { user } = await askToSignOut();
  await user.click(dialog().getByRole('button', { name: 'Save them to a file' }));
  await waitFor(() => expect(plain(dialog().getByRole('status').textContent)).not.toBe(''));
  await user.click(dialog().getByRole('button', { name: 'Stay signed in' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('alertdialog');
  expect(dialog().getByRole('status')).toBeEmptyDOMElement();
});

test('two presses write one file', async () => {
  const { bridge, user } = await askToSignOut();
  const release = bridge.hold('exportUnsent');
  await user.dblClick(dialog().getByRole('button', { name: 'Save them to a file' }));
  release();
  await waitFor(() => expect(plain(dialog().getByRole('status').textContent)).not.toBe(''));
  expect(bridge.inputsOf('exportUnsent')).toHaveLength(1);
});

const saveHere = () => screen.queryByRole('button', { name: 'Save unsent entries to a file' });

test('what stays unsent can be saved in the settings without signing out', async () => {
  const { bridge, user } = await openSettings();
  const button = saveHere();
  expect(button).toBeInTheDocument();
  if (button) await user.click(button);
  await waitFor(() => expect(screen.getByText(/^Saved as/)).toBeInTheDocument());
  expect(bridge.actions).toEqual([{ name: 'exportUnsent', input: {} }]);
});

test.each<[string, Partial<Snapshot>, boolean]>([
  ['something was refused', { sync: { state: 'needs-you', waiting: 0, refused: 1, message: null } }, true],
  ['all is on its way', { sync: { state: 'waiting', waiting: 2, refused: 0, message: null } }, false],
  ['all is sent, and Keito is away', { sync: { ...offline, state: 'offline', waiting: 0 } }, false],
  ['time is kept on this computer', { account: localAccount }, false],
])('saving is offered in the settings only where it is of use: %s', async (_, changes, isOffered) => {
  await openSettings(changes);
  expect(saveHere() !== null).toBe(isOffered);
});

test.each(['light', 'dark'] as const)('axe finds nothing in the question, %s', async (theme) => {
  document.documentElement.lang = 'en';
  document.title = 'Keito Bar';
  const { preferences } = snapshot();
  const { user } = await askToSignOut({ preferences: { ...preferences, theme } });
  await user.click(dialog().getByRole('button', { name: 'Save them to a file' }));
  await waitFor(() => expect(plain(dialog().getByRole('status').textContent)).not.toBe(''));
  // jsdom computes no colours: contrast is looked at in a real browser.
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
