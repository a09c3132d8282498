import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { Snapshot } from '../../src/shared/snapshot';
import { open, type Opened, toSettings } from './support/app';
import { snapshot } from './support/data';

async function openSettings(changes: Partial<Snapshot> = {}): Promise<Opened> {
  const opened = await open(snapshot(changes));
  await toSettings(opened.user);
  return opened;
}

const { menubar } = DEFAULT_PREFERENCES;

test('on a Mac: what stands beside the icon', async () => {
  const { bridge, user } = await openSettings({ platform: 'darwin' });
  expect(screen.getByRole('region', { name: 'Menu bar' })).toBeVisible();
  const field = screen.getByLabelText(/^Beside the icon/);
  expect(field).toHaveTextContent('Time');
  await user.click(field);
  await user.click(await screen.findByRole('option', { name: 'Today’s total' }));
  expect(bridge.actions).toEqual([{ name: 'changePreferences', input: { menubar: { title: 'today' } } }]);
  expect(screen.queryByText('The panel is')).toBeNull();
});

test('on a Mac: seconds or minutes, where there is a time as on a clock', async () => {
  const { bridge, user } = await openSettings({ platform: 'darwin' });
  await user.click(screen.getByRole('radio', { name: '1:20:07' }));
  expect(bridge.actions).toEqual([{ name: 'changePreferences', input: { menubar: { seconds: true } } }]);
  const { preferences } = bridge.snapshot;
  bridge.publish({ preferences: { ...preferences, menubar: { ...menubar, title: 'project' } } });
  await expect.poll(() => screen.queryByRole('radio', { name: '1:20:07' })).toBeNull();
  const decimal = { ...preferences.formats, duration: 'decimal' as const };
  bridge.publish({ preferences: { ...preferences, formats: decimal } });
  await expect.poll(() => screen.getByLabelText(/^Beside the icon/).textContent).toContain('Time');
  expect(screen.queryByRole('radio', { name: '1:20:07' })).toBeNull();
});

test.each(['linux', 'win32'])(
  'on %s: which shade the panel has, and where the time is said',
  async (platform) => {
    const { bridge, user } = await openSettings({ platform });
    const section = screen.getByRole('region', { name: 'Tray icon' });
    expect(section).toHaveTextContent('Point at the icon');
    expect(screen.queryByLabelText(/^Beside the icon/)).toBeNull();
    const panel = screen.getByRole('radiogroup', { name: 'The panel is' });
    expect(panel).toHaveTextContent(/Automatic.*Light.*Dark/);
    const [, , dark] = panel.querySelectorAll('[role=radio]');
    if (dark) await user.click(dark);
    expect(bridge.actions).toEqual([{ name: 'changePreferences', input: { menubar: { panel: 'dark' } } }]);
  },
);

test('names can be hidden from others, which is explained', async () => {
  const { bridge, user } = await openSettings();
  const section = screen.getByRole('region', { name: 'Privacy' });
  expect(section).toHaveTextContent('This window always shows all.');
  expect(screen.getByRole('radio', { name: 'Show' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Hide' }));
  expect(bridge.actions).toEqual([{ name: 'changePreferences', input: { privacy: { names: 'hidden' } } }]);
});
