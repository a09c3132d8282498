import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot';
import { open, type Opened, toSettings } from './support/app';
import { localAccount, NOW, otherAccount, snapshot, tokenAccount } from './support/data';

async function openSettings(changes: Partial<Snapshot> = {}): Promise<Opened> {
  const opened = await open(snapshot(changes));
  await toSettings(opened.user);
  return opened;
}

test('signing out with unsent entries asks first, and staying sends nothing more', async () => {
  const { bridge, user } = await openSettings({
    sync: { state: 'waiting', waiting: 2, refused: 0, message: null },
  });
  bridge.fail('signOut', { kind: 'unsent', message: 'Two entries wait.' });
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  const question = await screen.findByRole('alertdialog', { name: 'Not everything is sent yet' });
  expect(question).toHaveTextContent('2 changes have not reached Keito.');
  await user.click(screen.getByRole('button', { name: 'Stay signed in' }));
  expect(bridge.inputsOf('signOut')).toEqual([{ accountId: 'acme', evenUnsent: false }]);
});

test('the question tells what is unsent when it is asked: something may have been logged since the click', async () => {
  const { bridge, user } = await openSettings();
  const answer = bridge.hold('signOut');
  bridge.fail('signOut', { kind: 'unsent', message: 'One entry waits.' });
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  bridge.publish({ sync: { state: 'waiting', waiting: 1, refused: 0, message: null } });
  answer();
  const question = await screen.findByRole('alertdialog', { name: 'Not everything is sent yet' });
  expect(question).toHaveTextContent('1 change has not reached Keito.');
});

test('signing out all the same says so to main', async () => {
  const { bridge, user } = await openSettings();
  bridge.fail('signOut', { kind: 'unsent', message: 'Two entries wait.' });
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  await user.click(await screen.findByRole('button', { name: 'Sign out anyway' }));
  expect(bridge.inputsOf('signOut')).toEqual([
    { accountId: 'acme', evenUnsent: false },
    { accountId: 'acme', evenUnsent: true },
  ]);
});

test('signing out that fails for another reason says why', async () => {
  const { bridge, user } = await openSettings();
  bridge.fail('signOut', { kind: 'keyring', message: 'The keyring did not let go of the key.' });
  await user.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The keyring did not let go of the key.');
  expect(bridge.inputsOf('signOut')).toHaveLength(1);
});

test('from this computer one click leads back to the account that is signed in', async () => {
  const { bridge, user } = await openSettings({
    account: localAccount,
    otherAccounts: [otherAccount()],
  });
  bridge.fail('useAccount', { kind: 'keyring', message: 'The keyring is locked.' });
  await user.click(screen.getByRole('button', { name: 'Switch to Acme GmbH' }));
  expect(bridge.actions).toEqual([{ name: 'useAccount', input: { accountId: 'other' } }]);
  expect(await screen.findByRole('alert')).toHaveTextContent('The keyring is locked.');
});

describe('a timer that runs in the account that is to be left', () => {
  const RUNNING = { kind: 'running', message: 'A timer is running here. Stop it first.' } as const;
  const use = { name: 'useAccount', input: { accountId: 'other' } };
  const ask = async (): Promise<Opened> => {
    const opened = await openSettings({ otherAccounts: [otherAccount()] });
    opened.bridge.fail('useAccount', RUNNING);
    await opened.user.click(screen.getByRole('button', { name: 'Switch to Acme GmbH' }));
    const question = await screen.findByRole('alertdialog', { name: 'A timer is running' });
    expect(question).toHaveTextContent(RUNNING.message);
    return opened;
  };

  test('is stopped before the switch where the person says so', async () => {
    const { bridge, user } = await ask();
    bridge.recover('useAccount');
    await user.click(screen.getByRole('button', { name: 'Stop and switch' }));
    expect(bridge.actions).toEqual([use, { name: 'stopTimer', input: {} }, use]);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('runs on where they stay', async () => {
    const { bridge, user } = await ask();
    await user.click(screen.getByRole('button', { name: 'Stay here' }));
    expect(bridge.actions).toEqual([use]);
  });

  test('that cannot be stopped is not left, and that is told', async () => {
    const { bridge, user } = await ask();
    bridge.fail('stopTimer', { kind: 'internal', message: 'It was not stopped.' });
    await user.click(screen.getByRole('button', { name: 'Stop and switch' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It was not stopped.');
    expect(bridge.actions.filter(({ name }) => name === 'useAccount')).toHaveLength(1);
  });
});

describe('above the day', () => {
  const menu = (): HTMLElement => screen.getByRole('button', { name: /^Account: / });
  const items = (): string[] =>
    screen.getAllByRole('menuitemradio').map((item) => item.textContent?.trim() ?? '');

  test('the open account is named, and one click opens the others, one more switches', async () => {
    const second = otherAccount({ id: 'second', company: 'Northwind', email: '' });
    const { bridge, user } = await open(snapshot({ otherAccounts: [otherAccount(), second] }));
    expect(menu()).toHaveTextContent('Acme GmbH');
    await user.click(menu());
    expect(items()).toEqual([
      expect.stringMatching(/^Acme GmbH/),
      expect.stringMatching(/^Acme GmbH\s*ada@acme.example/),
      expect.stringMatching(/^Northwind\s*https:/),
      expect.stringMatching(/^On this computer/),
    ]);
    expect(screen.getAllByRole('menuitemradio', { checked: true })).toHaveLength(1);
    await user.click(screen.getByRole('menuitemradio', { name: /^Northwind/ }));
    expect(bridge.actions).toEqual([{ name: 'useAccount', input: { accountId: 'second' } }]);
  });

  test('by keyboard, to the time on this computer; choosing the open one does nothing', async () => {
    const { bridge, user } = await open(snapshot({ otherAccounts: [otherAccount()] }));
    const openMenu = async (): Promise<void> => {
      await user.keyboard('{Enter}');
      await waitFor(() => expect(screen.getByRole('menuitemradio', { checked: true })).toHaveFocus());
    };
    menu().focus();
    await openMenu();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(menu()).toHaveFocus());
    expect(bridge.actions).toEqual([]);
    await openMenu();
    await user.keyboard('{End}{Enter}');
    expect(bridge.actions).toEqual([{ name: 'useThisComputer', input: { sample: false } }]);
  });

  test('the sample company is told from the time on this computer, here and in the settings', async () => {
    const account = { ...localAccount, isSample: true };
    const { user } = await open(snapshot({ account, otherAccounts: [otherAccount()] }));
    expect(menu()).toHaveTextContent(/^Sample company$/);
    expect(menu()).toHaveAccessibleName('Account: Sample company. Switch to another');
    await user.click(menu());
    expect(screen.getByRole('menuitemradio', { checked: true })).toHaveTextContent(
      /^Sample company\s*A sample company to look around in/,
    );
    expect(items().at(-1)).toMatch(/^On this computer/);
    await user.keyboard('{Escape}');
    await toSettings(user);
    expect(screen.getByText('Sample company')).toBeVisible();
  });

  test.each<[string, Partial<Snapshot>]>([
    ['a single account', {}],
    ['this computer alone', { account: localAccount }],
  ])('there is nothing of it with %s', async (_name, changes) => {
    await open(snapshot(changes));
    expect(screen.queryByRole('button', { name: /^Account: / })).not.toBeInTheDocument();
  });
});

test('another account is signed out where it stands, after a question about what it has unsent', async () => {
  const { bridge, user } = await openSettings({
    otherAccounts: [otherAccount({ unsent: 2 }), otherAccount({ id: 'third', company: 'Third' })],
  });
  expect(screen.getByText('2 changes not sent yet')).toBeVisible();
  bridge.fail('signOut', { kind: 'unsent', message: 'Two entries wait.' });
  await user.click(screen.getByRole('button', { name: 'Sign out of Acme GmbH' }));
  const question = await screen.findByRole('alertdialog', { name: 'Not everything is sent yet' });
  expect(question).toHaveTextContent('2 changes have not reached Keito.');
  await user.click(screen.getByRole('button', { name: 'Save them to a file' }));
  await user.click(screen.getByRole('button', { name: 'Sign out anyway' }));
  expect(bridge.actions).toEqual([
    { name: 'signOut', input: { accountId: 'other', evenUnsent: false } },
    { name: 'exportUnsent', input: { accountId: 'other' } },
    { name: 'signOut', input: { accountId: 'other', evenUnsent: true } },
  ]);
});

test('another account is added with an empty form, whichever is open', async () => {
  const { bridge, user } = await openSettings();
  await user.click(screen.getByRole('button', { name: 'Add another account' }));
  expect(screen.getByRole('heading', { level: 1, name: 'Add another account' })).toBeVisible();
  expect(screen.getByLabelText('Company ID')).toHaveValue('');
  await user.type(screen.getByLabelText('API key', { selector: 'input' }), 'kto_2');
  await user.type(screen.getByLabelText('Company ID'), 'two{Enter}');
  expect(bridge.inputsOf('signIn')).toEqual([
    { method: 'api-key', server: 'https://app.keito.ai/api/v2', key: 'kto_2', companyId: 'two' },
  ]);
});

describe('an access token', () => {
  const token = (keyExpiresAt: number) => ({ account: tokenAccount(keyExpiresAt) });
  const HOUR = 3_600_000;

  test.each([
    ['soon', 71 * HOUR, /^Your access token runs out/],
    ['is over', -1, 'Your access token has run out.'],
  ])('that runs out %s is told of, until it is dismissed', async (_name, left, words) => {
    const { user } = await open(snapshot(token(NOW + left)));
    expect(screen.getByText(words)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Dismiss this message' }));
    expect(screen.queryByText(words)).not.toBeInTheDocument();
  });

  test('is replaced where that is told', async () => {
    const { user } = await open(snapshot(token(NOW + HOUR)));
    await user.click(screen.getByRole('button', { name: 'Replace it' }));
    expect(screen.getByRole('textbox', { name: 'Server address' })).toHaveValue(
      'https://app.keito.ai/api/v2',
    );
    expect(screen.getByRole('tab', { name: 'Access token' })).toHaveAttribute('aria-selected', 'true');
  });

  test('that is good for longer is not told of', async () => {
    await open(snapshot(token(NOW + 73 * HOUR)));
    expect(screen.queryByText(/access token/)).not.toBeInTheDocument();
  });

  test.each([
    ['has run out', -1, 'The access token has run out.'],
    ['runs out', 2 * HOUR, /^The access token runs out/],
  ])('of another account that %s is told beside it', async (_name, left, words) => {
    await openSettings({ otherAccounts: [otherAccount({ keyExpiresAt: NOW + left })] });
    expect(screen.getByText(words)).toBeVisible();
  });
});

test('without such an account there is nothing to switch to', async () => {
  await openSettings({ account: localAccount });
  expect(screen.queryByRole('button', { name: /^Switch to/ })).not.toBeInTheDocument();
});
