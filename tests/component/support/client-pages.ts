import { screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';
import { open, type Opened } from './app';
import { book } from './clients';
import type { localAccount, remoteAccount } from './data';

/** Opens the window on the clients. */
export async function toClients(known = book): Promise<Opened> {
  const opened = await open();
  opened.bridge.clientBook = known;
  await opened.user.click(screen.getByRole('button', { name: 'More' }));
  await opened.user.click(screen.getByRole('button', { name: /^Clients/ }));
  await screen.findByText('Acme');
  return opened;
}

/** Saves a new client, Globex, whose answer waits until what comes back is called. */
export async function saveClient({ bridge, user }: Opened): Promise<() => void> {
  const button = (): HTMLElement => screen.getByRole('button', { name: 'Add client' });
  await user.click(button());
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Globex');
  const release = bridge.hold('addClient');
  await user.click(button());
  return release;
}

/** Opens another account, until its clients are asked for. */
export async function switchTo(
  { bridge }: Opened,
  account: typeof localAccount | typeof remoteAccount,
): Promise<void> {
  const asked = bridge.inputsOf('readClients').length;
  bridge.publish({ account });
  await waitFor(() => expect(bridge.inputsOf('readClients').length).toBeGreaterThan(asked));
}
