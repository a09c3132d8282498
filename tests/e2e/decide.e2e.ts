import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { violationsIn } from '../support/axe';
import { leaveConflict } from '../support/profile-journal';
import type { StoredChanges } from '../../src/main/core/operation';
import type { KeitoServer } from '../support/keito';
import { enter, expect, type KeitoBar, toSettings, signIn, test } from '../support/keito-bar';

const arrival = { timeout: 30_000 };

/** Answers in the main process: where this system puts downloads. */
const downloadsOf = ({ app }: KeitoBar) => app.evaluate(({ app: electron }) => electron.getPath('downloads'));

test('signing out with an unsent entry: it is saved to a file first, and still sent after the next sign-in', async ({
  desktop,
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await keito.switchOff();
  await enter(page, 'acme dev 45m =cmd, "quoted" grüße');
  await expect.poll(async () => (await bar.snapshot()).sync.waiting).toBe(1);
  await toSettings(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  const { today, entries } = await bar.snapshot();
  const folder = await downloadsOf(bar);
  expect(folder.startsWith(desktop.home)).toBe(true);
  const file = path.join(folder, `Keito Bar unsent ${today}.csv`);
  await expect(question.getByText(`Saved as`)).toContainText(file);
  expect(await violationsIn(page)).toEqual([]);
  const [, row, ...rest] = readFileSync(file, 'utf8').split('\r\n');
  expect(rest).toEqual(['']);
  expect(row).toMatch(
    new RegExp(`^${today},,,0\\.7500,0:45:00,Acme,Website,Development,"'=cmd, ""quoted"" grüße",(yes|no),`),
  );
  expect(row?.endsWith(`,waiting,,${entries[0]?.id ?? ''}`)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('unsent'))).toEqual([path.basename(file)]);

  await question.getByRole('button', { name: 'Sign out anyway' }).click();
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('local');
  await keito.switchOn();
  await signIn(bar, keito);
  await expect
    .poll(async () => (await keito.entries()).map(({ notes }) => notes), arrival)
    .toEqual(['=cmd, "quoted" grüße']);
});

/** An entry whose note says `mine` here and `report` in Keito; the app that made it has quit. */
async function clash(bar: KeitoBar, keito: KeitoServer, profile: string, mine: StoredChanges): Promise<void> {
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev 45m report');
  await expect.poll(async () => (await keito.entries()).length, arrival).toBe(1);
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  const entryId = (await bar.snapshot()).entries[0]?.id ?? '';
  await bar.close();
  leaveConflict(profile, entryId, mine);
}

test.describe('an entry that was changed here and elsewhere', () => {
  for (const [side, key, stands] of [
    ['Keep mine', ['Tab'], 'mine'],
    ["Take Keito's", ['Tab', 'Tab'], 'report'],
  ] as const) {
    test(`${side}, by keyboard: it stands here and in Keito, and the keys are back on the row`, async ({
      keito,
      profile,
      start,
    }) => {
      await clash(await start(), keito, profile, { notes: 'mine' });
      const bar = await start();
      const { page } = bar;
      const row = page.getByRole('button', { name: /^Edit: / });
      await expect(row).toContainText('needs you: changed here and elsewhere');
      await row.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('group', { name: /Which one stands/ })).toBeFocused();
      await expect(page.getByRole('definition')).toHaveText(['mine', 'report']);
      for (const press of key) await page.keyboard.press(press);
      await expect(page.getByRole('button', { name: side })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: `Edit: ${stands}` })).toBeFocused();
      await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');
      expect((await keito.entries()).map(({ notes }) => notes)).toEqual([stands]);
      expect((await bar.snapshot()).entries.map(({ notes }) => notes)).toEqual([stands]);
    });
  }

  test('axe finds nothing in both sides, light and dark, with a note that scrolls', async ({
    keito,
    profile,
    start,
  }) => {
    await clash(await start(), keito, profile, { notes: 'many lines\n'.repeat(40), seconds: 60 });
    const bar = await start();
    await bar.page.getByRole('button', { name: /^Edit: / }).click();
    await expect(bar.page.getByRole('button', { name: 'Keep mine' })).toBeVisible();
    for (const theme of ['light', 'dark'] as const) {
      await bar.send('changePreferences', { theme });
      await expect(bar.page.locator(`html[data-theme="${theme}"]`)).toBeVisible();
      expect(await violationsIn(bar.page)).toEqual([]);
    }
  });
});
