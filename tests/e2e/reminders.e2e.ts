import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { enter, expect, toSettings, signIn, test } from '../support/keito-bar';

const patience = { timeout: 30_000 };
const always = { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00', afterMinutes: 1 };

test('working time without a timer brings the window up, and the last work goes on from where it stopped', async ({
  desktop,
  keito,
  start,
}) => {
  test.setTimeout(180_000);
  const bar = await start();
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev deep work');
  await expect.poll(async () => (await keito.running())?.notes, patience).toBe('deep work');
  await bar.send('changePreferences', { reminders: { ...always, level: 'prompt' } });
  await bar.send('stopTimer', {});
  await bar.send('hidePopover', {});
  await expect.poll(() => desktop.windowTitles(), patience).not.toContain('Keito Bar');
  await expect.poll(async () => (await keito.running()) ?? null, patience).toBeNull();
  // Somebody is there: the machine says so at the moment at which the reminder is due.
  await expect
    .poll(
      async () => {
        await desktop.moveMouse(300, 300);
        await desktop.moveMouse(320, 320);
        return (await bar.snapshot()).reminder;
      },
      { timeout: 100_000, intervals: [2_000] },
    )
    .not.toBeNull();
  await expect.poll(() => desktop.windowTitles(), patience).toContain('Keito Bar');
  const { reminder } = await bar.snapshot();
  await bar.page.getByRole('button', { name: /^deep work since / }).click();
  await expect.poll(async () => (await bar.snapshot()).running?.startedAt, patience).toBe(reminder?.since);
  await expect.poll(async () => (await keito.running())?.notes, patience).toBe('deep work');
  expect((await bar.snapshot()).reminder).toBeNull();
});

test('the start at login is an entry of the desktop, made and taken away in Settings', async ({ start }) => {
  const bar = await start();
  const config = await bar.app.evaluate(() => process.env['XDG_CONFIG_HOME'] ?? '');
  const file = path.join(config, 'autostart', 'keito-bar.desktop');
  await toSettings(bar.page);
  const wish = bar.page.getByRole('radiogroup', { name: 'Start at login' });
  await wish.getByRole('radio', { name: 'Yes' }).click();
  await expect.poll(() => existsSync(file), patience).toBe(true);
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec=".*electron.*"/m);
  await expect(wish.getByRole('radio', { name: 'Yes' })).toBeChecked();
  await wish.getByRole('radio', { name: 'No' }).click();
  await expect.poll(() => existsSync(file), patience).toBe(false);
});
