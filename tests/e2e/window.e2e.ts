import { launchApp } from '../support/electron';
import { enter, expect, toSettings, quickEntry, test } from '../support/keito-bar';

const MINUTE = 60_000;
const NEAR_MS = 15_000;

test('a timer as of earlier, a switch as of earlier, and both taken back', async ({ start }) => {
  const bar = await start();
  const { page } = bar;
  const running = async () => (await bar.snapshot()).running;

  await enter(page, 'general work first -2m');
  await expect.poll(async () => (await running())?.notes).toBe('first');
  const begun = (await running())?.startedAt ?? 0;
  expect(Math.abs(Date.now() - 2 * MINUTE - begun)).toBeLessThan(NEAR_MS);

  await enter(page, 'general meetings second -1m');
  await expect.poll(async () => (await running())?.notes).toBe('second');
  const first = (await bar.snapshot()).entries.find(({ notes }) => notes === 'first');
  const second = (await running())?.startedAt ?? 0;
  // One gesture: what ran ends where the other begins, to the second.
  expect(first?.seconds).toBe(Math.floor((second - begun) / 1000));

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(async () => (await running())?.notes).toBe('first');
  expect(Math.abs(((await running())?.startedAt ?? 0) - begun)).toBeLessThan(1000);

  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.poll(running).toBeNull();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await running())?.notes).toBe('first');
  expect(Math.abs(((await running())?.startedAt ?? 0) - begun)).toBeLessThan(1000);
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  expect((await bar.snapshot()).entries.map(({ notes }) => notes)).toEqual(['first']);
});

test('an entry is split, the activity tells of it, and lines come back with the arrow', async ({ start }) => {
  const bar = await start();
  const { page } = bar;
  await enter(page, 'general work plan 1h');
  await page.getByRole('button', { name: 'Edit: plan' }).click();
  await page.getByRole('button', { name: 'Split…' }).click();
  await page.getByRole('textbox', { name: 'First part' }).fill('0:20');
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  const seconds = async () => (await bar.snapshot()).entries.map((entry) => entry.seconds).sort();
  await expect.poll(seconds).toEqual([1_200, 2_400]);

  await quickEntry(page).press('ArrowUp');
  await expect(quickEntry(page)).toHaveValue('general work plan 1h');
  await quickEntry(page).press('Escape');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveCount(3);
});

test('the week takes a duration in a cell; the language follows at once, and is there from the start next time', async ({
  desktop,
  profile,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await enter(page, 'general work plan 1h');
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await page.getByRole('button', { name: /type a duration to change it/ }).focus();
  await page.keyboard.type('1:30');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await bar.snapshot()).entries.map(({ seconds }) => seconds))
    .toEqual([5_400]);

  await toSettings(page);
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('button', { name: 'Ausgaben' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('button', { name: 'Heute', exact: true }).click();
  await expect(page.getByPlaceholder('Woran arbeiten Sie?')).toBeVisible();
  await bar.close();

  const again = await launchApp(desktop, { profile, env: { KEITO_BAR_OPEN: '1' } });
  const opened = await again.app.firstWindow();
  expect(new URL(opened.url()).searchParams.get('locale')).toBe('de');
  await expect(opened.getByPlaceholder('Woran arbeiten Sie?')).toBeVisible();
  await again.close();
});
