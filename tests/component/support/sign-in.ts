import { screen } from '@testing-library/svelte';
import { open, type Opened } from './app';
import { localAccount, snapshot } from './data';

/** Opens the window on this computer, and in it the form to sign in. */
export async function openConnect(): Promise<Opened> {
  const opened = await open(snapshot({ isFirstRun: true, account: localAccount }));
  await opened.user.click(screen.getByRole('button', { name: 'Connect to Keito' }));
  return opened;
}

export const key = (): HTMLElement => screen.getByLabelText('API key', { selector: 'input' });
export const company = (): HTMLElement => screen.getByLabelText('Company ID');
export const connect = (): HTMLElement => screen.getByRole('button', { name: 'Connect' });
