import { screen, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { SelfTestFacts } from '../../src/shared/self-test';
import { selfChecks } from '../../src/renderer/lib/self-test';
import { open, toSettings } from './support/app';
import { snapshot } from './support/data';

const good: SelfTestFacts = {
  keychain: 'works',
  notifications: { isThere: true, hasActions: true, name: 'Panel' },
};
const told = {
  tray: 'xembed',
  hotkeys: { toggle: 'confirmed', newEntry: 'registered' },
  idleSource: { kind: 'mutter' },
} as const;

const statesOf = (...of: Parameters<typeof selfChecks>) =>
  Object.fromEntries(selfChecks(...of).map(({ id, state }) => [id, state]));
const preferences = DEFAULT_PREFERENCES;

describe('what the self-test says', () => {
  test('works, where it does; what was never used is not proven', () => {
    expect(statesOf({ ...told, preferences }, good)).toEqual({
      ...{ tray: 'works', toggle: 'works', new: 'unproven', idle: 'works' },
      ...{ keychain: 'works', notifications: 'works' },
    });
  });

  test('does not work, each with what can be done about it', () => {
    const checks = selfChecks(
      {
        ...{ tray: 'none', hotkeys: { toggle: 'refused', newEntry: 'off' } },
        ...{ idleSource: { kind: 'none', reason: 'nobody' }, preferences },
      },
      { keychain: 'locked', notifications: { isThere: false, hasActions: false, name: null } },
    );
    expect(checks.map(({ id, state }) => [id, state])).toEqual([
      ['tray', 'broken'],
      ['toggle', 'broken'],
      ['new', 'off'],
      ['idle', 'broken'],
      ['keychain', 'broken'],
      ['notifications', 'broken'],
    ]);
    const cures = [/AppIndicator/, /--toggle/, /Record/, /lock the screen/, /Unlock/, /show this window/];
    cures.forEach((cure, index) => expect(checks[index]?.text).toMatch(cure));
  });

  test('nothing, before it is known', () => {
    const unknown = { ...told, tray: null, idleSource: null, preferences };
    expect(statesOf(unknown, null)).toMatchObject({
      ...{ tray: 'unproven', idle: 'unproven', keychain: 'unproven', notifications: 'unproven' },
    });
  });

  test('that idle time is off, where that was chosen', () => {
    const off = { ...DEFAULT_PREFERENCES, idle: { thresholdMinutes: 0 } };
    expect(statesOf({ ...told, preferences: off }, good)).toMatchObject({ idle: 'off' });
  });
});

test('it is opened from Settings, asks main, checks the hotkeys while it is open, and leads back', async () => {
  const { bridge, user } = await open(snapshot(told));
  await toSettings(user);
  await user.click(screen.getByRole('button', { name: 'Check what works here' }));
  const keychain = (await screen.findByText('Keychain')).closest('li') ?? document.body;
  expect(await within(keychain).findByText('works')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show a notification' }));
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeInTheDocument();
  expect(bridge.inputsOf('selfTest')).toEqual([{}]);
  expect(bridge.actions).toEqual([
    { name: 'checkHotkeys', input: { isChecking: true } },
    { name: 'testNotification', input: {} },
    { name: 'checkHotkeys', input: { isChecking: false } },
  ]);
});

test('a window that comes back with it checks the hotkeys again, one that goes does not', async () => {
  const { bridge, user } = await open(snapshot(told));
  await toSettings(user);
  await user.click(screen.getByRole('button', { name: 'Check what works here' }));
  const hidden = vi.spyOn(document, 'hidden', 'get');
  for (const isHidden of [true, false]) {
    hidden.mockReturnValue(isHidden);
    document.dispatchEvent(new Event('visibilitychange'));
  }
  hidden.mockRestore();
  await user.click(screen.getByRole('button', { name: 'Today' }));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(bridge.inputsOf('checkHotkeys')).toEqual([
    ...[{ isChecking: true }, { isChecking: true }, { isChecking: false }],
  ]);
});
