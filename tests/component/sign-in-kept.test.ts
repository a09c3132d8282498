import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { mayRenew, open, type Opened, quickEntry, toSettings } from './support/app';
import { localAccount, remoteAccount, snapshot } from './support/data';
import { company, connect, key, openConnect } from './support/sign-in';

describe('what was pasted', () => {
  const OFFLINE = { kind: 'offline', message: 'Keito does not answer.' } as const;
  const paste = async (user: Opened['user']): Promise<void> => {
    await user.type(key(), 'kto_secret');
    await user.type(company(), '42');
  };
  /** The window hid while something was looked up elsewhere, and is opened again. */
  const lookAway = async ({ bridge }: Opened): Promise<void> => {
    bridge.emit({ kind: 'opened', focus: 'quick-entry' });
    await waitFor(() => expect(quickEntry()).toBeInTheDocument());
  };
  const comeBack = (user: Opened['user']): Promise<void> =>
    user.click(screen.getByRole('button', { name: 'Connect to Keito' }));
  const toAnother = async (user: Opened['user']): Promise<void> => {
    await toSettings(user);
    await user.click(screen.getByRole('button', { name: 'Add another account' }));
  };

  test('is there after a look elsewhere, and keeps the window from being made anew', async () => {
    const opened = await openConnect();
    await paste(opened.user);
    await lookAway(opened);
    expect(mayRenew()).toBe(false);
    await comeBack(opened.user);
    expect(key()).toHaveValue('kto_secret');
    expect(company()).toHaveValue('42');
  });

  test('to add an account is there after a look elsewhere, and nothing of it in the form of the open one', async () => {
    const opened = await open(snapshot({ accountState: 'signed-out' }));
    await toAnother(opened.user);
    await paste(opened.user);
    await lookAway(opened);
    await opened.user.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(key()).toHaveValue('');
    await toAnother(opened.user);
    expect(key()).toHaveValue('kto_secret');
  });

  test('and was refused is told about where one looks by then', async () => {
    const opened = await openConnect();
    await paste(opened.user);
    const release = opened.bridge.hold('signIn');
    opened.bridge.fail('signIn', { kind: 'sign-in', message: 'Keito does not know this key.', field: 'key' });
    await opened.user.click(connect());
    await lookAway(opened);
    release();
    expect(await screen.findByRole('alert')).toHaveTextContent('Keito does not know this key.');
    await comeBack(opened.user);
    expect(key()).toHaveAccessibleDescription(/Keito does not know this key\./);
    expect(key()).toHaveValue('kto_secret');
  });

  test('and was refused in sight is said once', async () => {
    const { bridge, user } = await openConnect();
    await paste(user);
    bridge.fail('signIn', OFFLINE);
    await user.click(connect());
    expect(await screen.findAllByText('Keito does not answer.')).toHaveLength(1);
  });

  test('and taken while one looked elsewhere leaves one there, and is kept no longer', async () => {
    const opened = await openConnect();
    await paste(opened.user);
    const release = opened.bridge.hold('signIn');
    await opened.user.click(connect());
    await toSettings(opened.user);
    release();
    await waitFor(() => expect(mayRenew()).toBe(true));
    expect(screen.getByRole('heading', { level: 1, name: 'Settings' })).toBeInTheDocument();
    await opened.user.click(screen.getByRole('button', { name: 'Today' }));
    await comeBack(opened.user);
    expect(key()).toHaveValue('');
  });

  test('is kept until the timer is stopped that was in the way', async () => {
    const { bridge, user } = await openConnect();
    await paste(user);
    bridge.fail('signIn', { kind: 'running', message: 'Stop the timer first.' });
    await user.click(connect());
    await screen.findByText('Stop the timer first.');
    await user.click(screen.getByRole('button', { name: 'Today' }));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    bridge.recover('signIn');
    await comeBack(user);
    await user.click(connect());
    expect(bridge.inputsOf('signIn')).toHaveLength(2);
  });

  test.each([
    ['it was given up', ({ user }) => user.click(screen.getByRole('button', { name: 'Cancel' }))],
    [
      'it was erased',
      async ({ user }) => {
        await user.clear(key());
        await user.clear(company());
      },
    ],
    [
      'this computer was chosen instead',
      async (opened) => {
        await lookAway(opened);
        await opened.user.click(screen.getByRole('button', { name: 'Not now' }));
      },
    ],
    [
      'another account was opened',
      async (opened) => {
        await lookAway(opened);
        opened.bridge.publish({ account: remoteAccount });
        await waitFor(() => expect(mayRenew()).toBe(true));
        opened.bridge.publish({ account: localAccount });
      },
    ],
  ] satisfies [string, (opened: Opened) => Promise<void>][])('is kept no longer where %s', async (_, end) => {
    const opened = await openConnect();
    await paste(opened.user);
    await end(opened);
    await lookAway(opened);
    await waitFor(() => expect(mayRenew()).toBe(true));
    await comeBack(opened.user);
    expect(key()).toHaveValue('');
    expect(company()).toHaveValue('');
  });

  test.each([
    ['signs out', false],
    ['signs out in spite of what is unsent', true],
  ])('is kept no longer where one %s', async (_, isUnsent) => {
    const opened = await open();
    const { bridge, user } = opened;
    await toAnother(user);
    await paste(user);
    await lookAway(opened);
    await toSettings(user);
    if (isUnsent) bridge.fail('signOut', { kind: 'unsent', message: 'Two entries wait.' });
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    bridge.recover('signOut');
    if (isUnsent) await user.click(await screen.findByRole('button', { name: 'Sign out anyway' }));
    await waitFor(() => expect(mayRenew()).toBe(true));
    await user.click(await screen.findByRole('button', { name: 'Add another account' }));
    expect(key()).toHaveValue('');
  });
});
