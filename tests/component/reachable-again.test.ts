import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/shared/result';
import { open } from './support/app';
import { book } from './support/clients';
import { entry, remoteAccount, snapshot, stopped } from './support/data';
import { openExpenses } from './support/expenses';
import type { FakeBridge } from './support/fake-bridge';

/** What could not be read while Keito was out of reach is read once it is there again. */

const OFFLINE: Failure = { kind: 'offline', message: 'Keito is out of reach.' };
const sync = (state: 'offline' | 'saved') => ({ sync: { state, waiting: 0, refused: 0, message: null } });
const reach = (bridge: FakeBridge): void => bridge.publish(sync('saved'));
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const unread = (): HTMLElement | null => screen.queryByText(/Keito is out of reach/);
const isRead = (): Promise<void> => waitFor(() => expect(unread()).not.toBeInTheDocument());

test('a day', async () => {
  const { bridge, user } = await open(snapshot(sync('offline')));
  bridge.fail('readDays', OFFLINE);
  await user.click(button('Previous day'));
  await screen.findByText(/Keito is out of reach/);
  bridge.recover('readDays');
  bridge.otherDays = [entry({ id: 'y', spentDate: '2026-05-21' })];
  reach(bridge);
  await screen.findByRole('button', { name: /^Edit: Checkout/ });
  await isRead();
});

test('a week that was out of sight by then', async () => {
  const { bridge, user } = await open(snapshot(sync('offline')));
  bridge.fail('readDays', OFFLINE);
  await user.click(button('Week'));
  await screen.findByText(/Keito is out of reach/);
  await user.click(button('More'));
  bridge.recover('readDays');
  reach(bridge);
  await user.click(button('Week'));
  await screen.findByRole('table');
  await isRead();
});

test('the clients', async () => {
  const { bridge, user } = await open(snapshot(sync('offline')));
  bridge.fail('readClients', OFFLINE);
  await user.click(button('More'));
  await user.click(button(/^Clients/));
  await screen.findByText(/Keito is out of reach/);
  bridge.recover('readClients');
  bridge.clientBook = book;
  reach(bridge);
  await screen.findByRole('button', { name: /^Kestrel/ });
  await isRead();
});

test('a month of expenses', async () => {
  const { bridge, user } = await openExpenses();
  bridge.fail('readExpenses', OFFLINE);
  bridge.publish(sync('offline'));
  await user.click(button('Month before'));
  await screen.findByText(/Keito is out of reach/);
  bridge.recover('readExpenses');
  reach(bridge);
  await isRead();
});

describe('what could not be read for want of the key is read once that is there', () => {
  const SIGNED_OUT: Failure = { kind: 'sign-in', message: 'You are signed out.' };
  const locked = stopped({ account: remoteAccount, accountState: 'keyring-locked' });
  const isReadNow = async (bridge: FakeBridge): Promise<void> => {
    bridge.publish({ accountState: 'ready' });
    await waitFor(() => expect(screen.queryByText(/You are signed out/)).not.toBeInTheDocument());
  };

  test('a day', async () => {
    const { bridge, user } = await open(locked);
    bridge.fail('readDays', SIGNED_OUT);
    await user.click(button('Previous day'));
    await screen.findByText(/You are signed out/);
    bridge.recover('readDays');
    await isReadNow(bridge);
  });

  test('the clients', async () => {
    const { bridge, user } = await open(locked);
    bridge.fail('readClients', SIGNED_OUT);
    await user.click(button('More'));
    await user.click(button(/^Clients/));
    await screen.findByText(/You are signed out/);
    bridge.recover('readClients');
    await isReadNow(bridge);
  });
});

test('is asked for once, where it fails for another reason', async () => {
  const { bridge, user } = await open();
  bridge.fail('readDays', { kind: 'internal', message: 'Keito is out of order.' });
  await user.click(button('Previous day'));
  await screen.findByText(/out of order/);
  const asked = bridge.inputsOf('readDays').length;
  bridge.publish({});
  bridge.publish({});
  await screen.findByText(/out of order/);
  expect(bridge.inputsOf('readDays')).toHaveLength(asked);
});
