import { render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import App from '../../../src/renderer/App.svelte';
import { RENEWAL_EVENT } from '../../../src/shared/renewal';
import type { Snapshot } from '../../../src/shared/snapshot';
import { catalogue, NOW, snapshot } from './data';
import { FakeBridge } from './fake-bridge';

export interface Opened {
  readonly bridge: FakeBridge;
  readonly user: UserEvent;
}

/** Opens the whole window on a snapshot and waits until it is shown. */
export async function open(shown: Snapshot = snapshot(), clock: () => number = () => NOW): Promise<Opened> {
  const bridge = new FakeBridge(shown, catalogue);
  render(App, { bridge, clock });
  await screen.findByRole('navigation');
  return { bridge, user: userEvent.setup() };
}

export async function toSettings(user: UserEvent): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: 'Settings' }));
}

/** What main asks before it makes the window anew: is nothing half typed? */
export const mayRenew = (): boolean => window.dispatchEvent(new Event(RENEWAL_EVENT, { cancelable: true }));

export const quickEntry = (): HTMLElement => screen.getByRole('textbox', { name: /^Quick entry/ });
