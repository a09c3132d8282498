import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, type Opened, toSettings } from './support/app';
import { localAccount, snapshot } from './support/data';
import { company, connect, key, openConnect } from './support/sign-in';

test('the key is sent without the blanks that came along when it was pasted', async () => {
  const { bridge, user } = await openConnect();
  await user.click(key());
  await user.paste('  kto_123\n');
  await user.click(company());
  await user.paste(' 42 ');
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([
    {
      name: 'signIn',
      input: { method: 'api-key', server: 'https://app.keito.ai/api/v2', key: 'kto_123', companyId: '42' },
    },
  ]);
  expect(await screen.findByRole('heading', { name: 'Today', level: 1 })).toBeInTheDocument();
});

test('what is missing is named at its field, and nothing is sent', async () => {
  const { bridge, user } = await openConnect();
  await user.type(key(), 'kto_123');
  await user.click(connect());
  expect(company()).toHaveAccessibleDescription(/Paste the company ID/);
  expect(company()).toBeInvalid();
  expect(company()).toHaveFocus();
  expect(key()).toBeValid();
  expect(bridge.actions).toEqual([]);
});

test("Keito's refusal stands at the field that it is about, and what was typed stays", async () => {
  const { bridge, user } = await openConnect();
  bridge.fail('signIn', { kind: 'sign-in', message: 'Keito does not know this key.', field: 'key' });
  await user.type(key(), 'kto_wrong');
  await user.type(company(), '42');
  await user.click(connect());
  await waitFor(() => expect(key()).toHaveAccessibleDescription(/Keito does not know this key\./));
  expect(key()).toHaveFocus();
  expect(key()).toHaveValue('kto_wrong');
  expect(company()).toHaveValue('42');
});

test('a failure that belongs to no field is said all the same', async () => {
  const { bridge, user } = await openConnect();
  bridge.fail('signIn', { kind: 'offline', message: 'Keito cannot be reached. Check the connection.' });
  await user.type(key(), 'kto_123');
  await user.type(company(), '42');
  await user.click(connect());
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Keito cannot be reached. Check the connection.',
  );
});

test('while the key is checked the button says so and a second click does nothing', async () => {
  const { bridge, user } = await openConnect();
  const release = bridge.hold('signIn');
  await user.type(key(), 'kto_123');
  await user.type(company(), '42');
  await user.click(connect());
  const busy = await screen.findByRole('button', { name: 'Checking with Keito…' });
  expect(busy).toBeDisabled();
  release();
  await waitFor(() => expect(busy).not.toBeInTheDocument());
  expect(bridge.inputsOf('signIn')).toHaveLength(1);
});

test('a token needs no company ID', async () => {
  const { bridge, user } = await openConnect();
  await user.click(screen.getByRole('tab', { name: 'Access token' }));
  await user.type(screen.getByLabelText('Access token', { selector: 'input' }), 'eyJ.x.y{Enter}');
  expect(bridge.inputsOf('signIn')).toEqual([
    { method: 'jwt', server: 'https://app.keito.ai/api/v2', token: 'eyJ.x.y' },
  ]);
});

test('an address that is none is named, and its field is brought into sight', async () => {
  const { bridge, user } = await openConnect();
  await user.type(key(), 'kto_123');
  await user.type(company(), '42');
  const server = screen.getByLabelText('Server address');
  await user.clear(server);
  await user.type(server, 'keito');
  await user.click(connect());
  expect(server).toHaveAccessibleDescription(/This is not a web address/);
  expect(server.closest('details')).toHaveAttribute('open');
  expect(bridge.actions).toEqual([]);
});

test('Esc leads back step by step before it hides the window', async () => {
  const { bridge, user } = await openConnect();
  await user.keyboard('{Escape}');
  expect(screen.getByRole('heading', { name: 'Where should your time go?' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.getByRole('heading', { name: 'Today', level: 1 })).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
  await user.keyboard('{Escape}');
  expect(bridge.actions).toEqual([{ name: 'hidePopover', input: {} }]);
});

test.each([
  ['Start empty', false],
  ['Start with a sample company', true],
])('on this computer: %s', async (name, sample) => {
  const { bridge, user } = await open(snapshot({ account: localAccount }));
  await toSettings(user);
  await user.click(screen.getByRole('button', { name: 'Connect to Keito' }));
  await user.click(screen.getByRole('button', { name: /^Try it on this computer/ }));
  await user.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }));
  expect(bridge.actions).toEqual([{ name: 'useThisComputer', input: { sample } }]);
});

test('the form begins with the cursor in the key', async () => {
  await openConnect();
  expect(key()).toHaveFocus();
  expect(company()).toHaveValue('');
});

const remote = snapshot().account;

test.each([
  ['the banner', async () => undefined],
  ['Settings', async ({ user }: Opened) => toSettings(user)],
])('signing in again from %s asks for the key only', async (_, goThere) => {
  const opened = await open(
    snapshot({
      accountState: 'signed-out',
      account: { ...remote, ...{ server: 'https://keito.acme.example/api/v2', companyId: '77' } },
    }),
  );
  expect(screen.getByText(/^There is no key that Keito accepts\./)).toBeInTheDocument();
  await goThere(opened);
  await opened.user.click(screen.getByRole('button', { name: 'Sign in again' }));
  expect(key()).toHaveFocus();
  expect(key()).toHaveValue('');
  await opened.user.keyboard('kto_new{Enter}');
  expect(opened.bridge.actions).toEqual([
    {
      name: 'signIn',
      input: {
        method: 'api-key',
        server: 'https://keito.acme.example/api/v2',
        key: 'kto_new',
        companyId: '77',
      },
    },
  ]);
});

test('signing in again to an account with a token asks for a token', async () => {
  const account = { ...remote, ...({ method: 'jwt', companyId: '' } as const) };
  const { bridge, user } = await open(snapshot({ accountState: 'signed-out', account }));
  await user.click(screen.getByRole('button', { name: 'Sign in again' }));
  expect(screen.getByLabelText('Access token', { selector: 'input' })).toHaveFocus();
  await user.keyboard('eyJ.x.y{Enter}');
  expect(bridge.inputsOf('signIn')).toEqual([
    { method: 'jwt', server: 'https://app.keito.ai/api/v2', token: 'eyJ.x.y' },
  ]);
});

test('the greeting of the first run can be put away', async () => {
  const { bridge, user } = await open(snapshot({ isFirstRun: true, account: localAccount }));
  await user.click(screen.getByRole('button', { name: 'Not now' }));
  expect(bridge.actions).toEqual([{ name: 'useThisComputer', input: { sample: false } }]);
});

test('the greeting of the first run offers both', async () => {
  const { bridge, user } = await open(snapshot({ isFirstRun: true, account: localAccount }));
  await user.click(screen.getByRole('button', { name: 'Show me a sample' }));
  expect(bridge.actions).toEqual([{ name: 'useThisComputer', input: { sample: true } }]);
  await user.click(screen.getByRole('button', { name: 'Connect to Keito' }));
  expect(key()).toBeInTheDocument();
});

test('a locked keyring can be tried again', async () => {
  const { bridge, user } = await open(snapshot({ accountState: 'keyring-locked' }));
  await user.click(screen.getByRole('button', { name: 'I unlocked it, try again' }));
  expect(bridge.actions).toEqual([{ name: 'unlock', input: {} }]);
});
