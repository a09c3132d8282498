import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot';
import { mayRenew, open, type Opened, toSettings } from './support/app';
import { localAccount, snapshot } from './support/data';
import type { FakeBridge, SentCommand } from './support/fake-bridge';

async function openSettings(changes: Partial<Snapshot> = {}): Promise<Opened> {
  const opened = await open(snapshot(changes));
  await toSettings(opened.user);
  return opened;
}

/** What was done besides pausing the hotkeys while one is recorded. */
const done = ({ actions }: FakeBridge): readonly SentCommand[] =>
  actions.filter(({ name }) => name !== 'pauseHotkeys');

const recorder = (name: string): HTMLElement => screen.getByRole('button', { name: new RegExp(`“${name}”`) });

test('a hotkey is recorded by pressing it', async () => {
  const { bridge, user } = await openSettings();
  expect(recorder('Start or stop')).toHaveTextContent('Ctrl Shift K');
  await user.click(recorder('Start or stop'));
  await user.keyboard('{Control>}{Alt>}t{/Alt}{/Control}');
  expect(done(bridge)).toEqual([
    { name: 'changePreferences', input: { hotkeys: { toggle: 'Control+Alt+T' } } },
  ]);
});

test('on a Mac the keys have their signs', async () => {
  const { bridge, user } = await openSettings({ platform: 'darwin' });
  expect(recorder('New entry')).toHaveTextContent('⌘ ⇧ J');
  await user.click(recorder('New entry'));
  await user.keyboard('{Meta>}{Alt>}j{/Alt}{/Meta}');
  expect(done(bridge)).toEqual([
    { name: 'changePreferences', input: { hotkeys: { newEntry: 'Command+Alt+J' } } },
  ]);
});

test('a single letter is no hotkey, and the recorder goes on listening', async () => {
  const { bridge, user } = await openSettings();
  await user.click(recorder('Start or stop'));
  await user.keyboard('k');
  expect(recorder('Start or stop')).toHaveAccessibleDescription(/a single key would be lost for typing/);
  await user.keyboard('{Alt>}{F9}{/Alt}');
  expect(done(bridge)).toEqual([{ name: 'changePreferences', input: { hotkeys: { toggle: 'Alt+F9' } } }]);
});

test('Backspace turns a hotkey off; Esc leaves it and the window as they are', async () => {
  const { bridge, user } = await openSettings();
  await user.click(recorder('Start or stop'));
  await user.keyboard('{Escape}');
  expect(recorder('Start or stop')).toHaveTextContent('Ctrl Shift K');
  expect(done(bridge)).toEqual([]);
  await user.click(recorder('Start or stop'));
  await user.keyboard('{Backspace}');
  expect(done(bridge)).toEqual([{ name: 'changePreferences', input: { hotkeys: { toggle: '' } } }]);
});

test.each([
  ['Ctrl C', '{Control>}c{/Control}'],
  ['Alt F', '{Alt>}f{/Alt}'],
  ['F5', '{F5}'],
  ['Shift F5', '{Shift>}{F5}{/Shift}'],
])('%s would be taken from all programs, so it is refused in words', async (keys, pressed) => {
  const { bridge, user } = await openSettings();
  await user.click(recorder('Start or stop'));
  await user.keyboard(pressed);
  expect(recorder('Start or stop')).toHaveAccessibleDescription(
    `${keys} would be taken from every other program. Add another modifier, such as Shift or Alt.`,
  );
  expect(done(bridge)).toEqual([]);
});

test('the keys of the other hotkey are refused by its name', async () => {
  const { bridge, user } = await openSettings();
  await user.click(recorder('Start or stop'));
  await user.keyboard('{Control>}{Shift>}j{/Shift}{/Control}');
  expect(recorder('Start or stop')).toHaveAccessibleDescription(
    'Ctrl Shift J is already used for “New entry”. Press another combination.',
  );
  expect(done(bridge)).toEqual([]);
});

test('the same keys in another spelling are no change', async () => {
  const { bridge, user } = await openSettings();
  await user.click(recorder('Start or stop'));
  await user.keyboard('{Control>}{Shift>}k{/Shift}{/Control}');
  expect(recorder('Start or stop')).toHaveAttribute('aria-pressed', 'false');
  expect(done(bridge)).toEqual([]);
});

test.each<[string, (opened: Opened) => Promise<unknown> | undefined]>([
  ['keys that fit', ({ user }) => user.keyboard('{Control>}{Alt>}t{/Alt}{/Control}')],
  ['Backspace', ({ user }) => user.keyboard('{Backspace}')],
  ['Esc', ({ user }) => user.keyboard('{Escape}')],
  ['Tab', ({ user }) => user.tab()],
  ['a click elsewhere', ({ user }) => user.click(screen.getByText('Appearance'))],
  ['leaving the view', ({ bridge }) => void bridge.emit({ kind: 'opened', focus: 'quick-entry' })],
])('no hotkey fires while one is recorded, until recording ends with %s', async (_, end) => {
  const opened = await openSettings();
  const { bridge, user } = opened;
  await user.click(recorder('Start or stop'));
  expect(bridge.inputsOf('pauseHotkeys')).toEqual([{ paused: true }]);
  await user.keyboard('k');
  expect(bridge.inputsOf('pauseHotkeys')).toEqual([{ paused: true }]);
  await end(opened);
  await waitFor(() => expect(bridge.inputsOf('pauseHotkeys')).toEqual([{ paused: true }, { paused: false }]));
});

test('a combination that the system refuses is said beside the hotkey', async () => {
  const { bridge, user } = await openSettings();
  bridge.fail('changePreferences', { kind: 'hotkey', message: 'Another program holds Ctrl+Alt+T.' });
  await user.click(recorder('Start or stop'));
  await user.keyboard('{Control>}{Alt>}t{/Alt}{/Control}');
  await waitFor(() =>
    expect(recorder('Start or stop')).toHaveAccessibleDescription('Another program holds Ctrl+Alt+T.'),
  );
});

test.each([
  ['refused', /The system refused it/],
  ['registered', /Press it once to check/],
  ['confirmed', /Works\./],
] as const)('the state “%s” is told', async (state, words) => {
  await openSettings({ hotkeys: { toggle: state, newEntry: 'off' } });
  expect(recorder('Start or stop')).toHaveAccessibleDescription(words);
});

test.each([
  ['refused', false, true],
  ['registered', true, true],
  ['registered', false, false],
  ['confirmed', true, false],
  ['off', true, false],
] as const)(
  'a hotkey that is %s (Wayland: %s) has a command beside it: %s',
  async (state, isWayland, isThere) => {
    const hotkeyCommands = { isWayland, toggle: 'keito-bar --toggle', newEntry: 'keito-bar --new' };
    const { bridge, user } = await openSettings({
      hotkeys: { toggle: state, newEntry: 'off' },
      hotkeyCommands,
    });
    if (state === 'registered')
      expect(recorder('Start or stop')).toHaveAccessibleDescription(
        isWayland ? /Press it now to check/ : /Press it once to check/,
      );
    expect(screen.queryAllByText(/^keito-bar --/).map(({ textContent }) => textContent)).toEqual(
      isThere ? ['keito-bar --toggle'] : [],
    );
    if (!isThere) return;
    await user.click(screen.getByRole('button', { name: 'Copy the command' }));
    expect(bridge.inputsOf('copyHotkeyCommand')).toEqual([{ name: 'toggle' }]);
    expect(await screen.findByText('Copied.')).toBeInTheDocument();
  },
);

test('the theme follows the preference', async () => {
  const { bridge, user } = await openSettings();
  const { preferences } = bridge.snapshot;
  expect(document.documentElement).not.toHaveAttribute('data-theme');
  const appearance = screen.getByRole('radiogroup', { name: 'Appearance' });
  await user.click(within(appearance).getByRole('radio', { name: 'Dark' }));
  expect(bridge.actions).toEqual([{ name: 'changePreferences', input: { theme: 'dark' } }]);
  bridge.publish({ preferences: { ...preferences, theme: 'dark' } });
  await waitFor(() => expect(document.documentElement).toHaveAttribute('data-theme', 'dark'));
  bridge.publish({ preferences: { ...preferences, theme: 'system' } });
  await waitFor(() => expect(document.documentElement).not.toHaveAttribute('data-theme'));
});

test.each([
  ['2:20 PM', { formats: { hours: '12h' } }],
  ['1.5', { formats: { duration: 'decimal' } }],
  ['Sun', { formats: { weekStart: 0 } }],
])('the choice %s is sent as %o', async (name, patch) => {
  const { bridge, user } = await openSettings();
  await user.click(screen.getByRole('radio', { name }));
  expect(bridge.actions).toEqual([{ name: 'changePreferences', input: patch }]);
});

test('the idle threshold can be changed or turned off', async () => {
  const { bridge, user } = await openSettings();
  const field = screen.getByLabelText(/^Ask when I was away longer than/);
  expect(field).toHaveTextContent('5 minutes');
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: 'Never ask' }));
  expect(bridge.actions).toEqual([{ name: 'changePreferences', input: { idle: { thresholdMinutes: 0 } } }]);
});

test.each([
  [true, 'Switch to my own time'],
  [false, 'Show me a sample'],
])('on this computer, sample %s: %s', async (isSample, name) => {
  const { bridge, user } = await openSettings({ account: { kind: 'local', name: 'me', isSample } });
  await user.click(screen.getByRole('button', { name }));
  expect(bridge.actions).toEqual([{ name: 'useThisComputer', input: { sample: !isSample } }]);
});

test('a project is added on this computer', async () => {
  const { bridge, user } = await openSettings({ account: localAccount });
  await user.click(screen.getByRole('button', { name: 'Add project' }));
  expect(screen.getByLabelText('Client')).toHaveAccessibleDescription('Fill in this field.');
  expect(bridge.actions).toEqual([]);
  await user.type(screen.getByLabelText('Client'), ' Acme ');
  await user.type(screen.getByLabelText('Project'), 'Website');
  const tasks = screen.getByLabelText('Tasks, separated by commas');
  await user.clear(tasks);
  await user.type(tasks, 'Design, 、Code，Design{Enter}');
  expect(bridge.actions).toEqual([
    {
      name: 'addProject',
      input: { clientName: 'Acme', projectName: 'Website', taskNames: ['Design', 'Code'] },
    },
  ]);
  expect(await screen.findByText('Website is there. You can track on it now.')).toBeInTheDocument();
});

test('a project that is half typed stays until it was added', async () => {
  const { user } = await openSettings({ account: localAccount });
  await user.type(screen.getByLabelText('Client'), 'Acme');
  await user.type(screen.getByLabelText('Project'), 'Web');
  await user.keyboard('{Control>}1{/Control}{Control>},{/Control}');
  expect(await screen.findByLabelText('Client')).toHaveValue('Acme');
  expect(screen.getByLabelText('Project')).toHaveValue('Web');
  await user.keyboard('{Control>}1{/Control}');
  expect(mayRenew()).toBe(false);
  await user.keyboard('{Control>},{/Control}');
  await user.type(await screen.findByLabelText('Project'), 'site{Enter}');
  await screen.findByText('Website is there. You can track on it now.');
  expect(screen.getByLabelText('Project')).toHaveValue('');
  await user.keyboard('{Control>}1{/Control}');
  expect(mayRenew()).toBe(true);
});

test('another account than the local one cannot add projects', async () => {
  await openSettings();
  expect(screen.queryByRole('button', { name: 'Add project' })).not.toBeInTheDocument();
});

test.each([
  [{ state: 'saved', waiting: 0, refused: 0, message: null }, 'saved', /Everything is saved in Keito/],
  [
    { state: 'waiting', waiting: 3, refused: 0, message: null },
    '3 waiting',
    /3 changes are on this computer/,
  ],
  [{ state: 'offline', waiting: 1, refused: 0, message: 'No route.' }, 'offline', /No route\./],
  [{ state: 'needs-you', waiting: 0, refused: 1, message: null }, 'needs you', /1 thing needs a decision/],
] as const)('the pill explains %o', async (sync, label, words) => {
  const { user } = await open(snapshot({ sync }));
  await user.click(screen.getByRole('button', { name: label }));
  expect(await screen.findByText(words)).toBeInTheDocument();
});

test('what waits can be sent now', async () => {
  const { bridge, user } = await open(
    snapshot({ sync: { state: 'offline', waiting: 1, refused: 0, message: null } }),
  );
  await user.click(screen.getByRole('button', { name: 'offline' }));
  await user.click(await screen.findByRole('button', { name: 'Send now' }));
  expect(bridge.actions).toEqual([{ name: 'syncNow', input: {} }]);
});

test('a notice is dismissed', async () => {
  const { bridge, user } = await open(
    snapshot({ notices: [{ id: 'n1', level: 'warning', text: 'No keyring was found.' }] }),
  );
  expect(screen.getByText('No keyring was found.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Dismiss this message' }));
  expect(bridge.actions).toEqual([{ name: 'dismissNotice', input: { id: 'n1' } }]);
});

test.each([
  ['When the computer slept', 'Stop where it began', { away: { sleep: 'stop' } }],
  ['When the screen was locked', 'Keep the time', { away: { lock: 'keep' } }],
])('“%s” can be “%s”', async (label, choice, patch) => {
  const { bridge, user } = await openSettings();
  await user.click(screen.getByLabelText(new RegExp(`^${label}`)));
  await user.click(await screen.findByRole('option', { name: choice }));
  expect(bridge.actions).toEqual([{ name: 'changePreferences', input: patch }]);
});

test.each([
  ['nobody', /Nobody on this desktop tells how long nothing was touched/],
  ['no-bus', /There is no session bus/],
  ['silent', /does not count the time without input, or not yet/],
] as const)(
  'where nobody can tell the idle time (%s) the settings say so, and what helps',
  async (reason, words) => {
    await openSettings({ idleSource: { kind: 'none', reason } });
    expect(screen.getByText(words)).toBeVisible();
  },
);

test('where the idle time is known nothing is said of it', async () => {
  await openSettings({ idleSource: { kind: 'mutter' } });
  expect(screen.queryByRole('note')).toBeNull();
});
