import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, toSettings, type Opened } from './support/app';

const REFUSED = { kind: 'file', message: 'That could not be written down.' } as const;

async function openSettings(): Promise<Opened> {
  const opened = await open();
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
