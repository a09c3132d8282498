import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/shared/settings';
import { open, toSettings, type Opened } from './support/app';
import { snapshot } from './support/data';
import { offered } from './support/projects';

const REFUSED = { kind: 'file', message: 'That could not be written down.' } as const;

async function openSettings(shown = snapshot()): Promise<Opened> {
  const opened = await open(shown);
  await toSettings(opened.user);
  return opened;
}

test('a choice side by side that is refused is not shown as chosen, and can be made again', async () => {
  const { bridge, user } = await openSettings();
  bridge.fail('changePreferences', REFUSED);
  const appearance = screen.getByRole('radiogroup', { name: 'Appearance' });
  const dark = within(appearance).getByRole('radio', { name: 'Dark' });
  await user.click(dark);
  await screen.findByText(REFUSED.message);
  expect(dark).not.toBeChecked();
  bridge.recover('changePreferences');
  await user.click(dark);
  expect(bridge.inputsOf('changePreferences')).toEqual([{ theme: 'dark' }, { theme: 'dark' }]);
});

test('a choice out of a list that is refused can be made again', async () => {
  const { bridge, user } = await openSettings();
  bridge.fail('changePreferences', REFUSED);
  const field = screen.getByLabelText(/^Ask when I was away longer than/);
  const choose = async (): Promise<void> => {
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: 'Never ask' }));
  };
  await choose();
  await screen.findByText(REFUSED.message);
  expect(field).toHaveTextContent('5 minutes');
  await choose();
  expect(bridge.inputsOf('changePreferences')).toHaveLength(2);
});

test('a working day that is refused is shown as it stands, and can be chosen again', async () => {
  const preferences: Preferences = {
    ...DEFAULT_PREFERENCES,
    reminders: { ...DEFAULT_PREFERENCES.reminders, level: 'prompt', days: [1, 2, 3] },
  };
  const { bridge, user } = await openSettings(snapshot({ preferences }));
  const day = (name: string): HTMLElement => screen.getByRole('button', { name });
  bridge.fail('changePreferences', REFUSED);
  await user.click(day('Thu'));
  await screen.findByText(REFUSED.message);
  expect(day('Thu')).toHaveAttribute('aria-pressed', 'false');
  bridge.recover('changePreferences');
  await user.click(day('Thu'));
  await waitFor(() => expect(screen.queryByText(REFUSED.message)).not.toBeInTheDocument());
  expect(day('Thu')).toHaveAttribute('aria-pressed', 'true');
  await user.click(day('Fri'));
  expect(bridge.inputsOf('changePreferences').slice(1)).toEqual([
    { reminders: { days: [1, 2, 3, 4] } },
    { reminders: { days: [1, 2, 3, 4, 5] } },
  ]);
});

test('a colour of a project that is refused is not shown as chosen', async () => {
  const { bridge, user } = await open();
  bridge.catalogue = offered;
  bridge.publish({ catalogueRevision: 2 });
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: 'Projects' }));
  await user.click(await screen.findByRole('button', { name: /^Internal tools/ }));
  bridge.fail('changeProject', REFUSED);
  await user.click(await screen.findByRole('radio', { name: 'Teal' }));
  await screen.findByText(REFUSED.message);
  expect(screen.getByRole('radio', { name: 'Blue' })).toBeChecked();
});
