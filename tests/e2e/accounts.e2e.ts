import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { enter, expect, type KeitoBar, toSettings, signIn, test as base } from '../support/keito-bar';
import { startKeito, type KeitoServer } from '../support/keito';

const test = base.extend<{ readonly northwind: KeitoServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern: it must be one.
  northwind: async ({}, use) => {
    const keito = await startKeito({ companyName: 'Northwind' });
    await use(keito);
    await keito.stop();
  },
});

const settingsOf = (profile: string) => path.join(profile, 'settings.json');
const stored = z.looseObject({
  account: z.looseObject({ keyExpiresAt: z.number().nullable().optional() }),
  signedIn: z.array(z.object({ id: z.string(), companyName: z.string() })),
});
const read = (profile: string) => stored.parse(JSON.parse(readFileSync(settingsOf(profile), 'utf8')));

const notes = (entries: readonly { readonly notes: string | null }[]) => entries.map((entry) => entry.notes);
const shown = async (bar: KeitoBar) => notes((await bar.snapshot()).entries);
const company = async (bar: KeitoBar) => {
  const { account } = await bar.snapshot();
  return account.kind === 'remote' ? account.company : account.kind;
};
const openSettings = ({ page }: KeitoBar) => toSettings(page);

/** Adds the company by its access token, by hand. */
async function addNorthwind(bar: KeitoBar, { url, credentials }: KeitoServer): Promise<void> {
  const { page } = bar;
  await openSettings(bar);
  await page.getByRole('button', { name: 'Add another account' }).click();
  await page.getByRole('tab', { name: 'Access token' }).click();
  await page.getByRole('textbox', { name: 'Access token' }).fill(credentials.jwt);
  await page.getByText('Advanced').click();
  await page.getByRole('textbox', { name: 'Server address' }).fill(url);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(() => company(bar)).toBe('Northwind');
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
}

test('two accounts at once, by key and by token: one click apart, and nothing of one in the other', async ({
  desktop,
  keito,
  northwind,
  profile,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  const first = await company(bar);
  await enter(page, 'acme dev at the first 30m');
  await expect.poll(async () => notes(await keito.entries())).toEqual(['at the first']);

  await addNorthwind(bar, northwind);
  expect(await shown(bar)).toEqual([]);
  await enter(page, 'acme dev at northwind 45m');
  await expect.poll(async () => notes(await northwind.entries())).toEqual(['at northwind']);

  const [one, other] = read(profile).signedIn;
  expect(await desktop.secretLookup('Keito Bar', one?.id ?? '')).toBe(keito.credentials.apiKey);
  expect(await desktop.secretLookup('Keito Bar', other?.id ?? '')).toBe(northwind.credentials.jwt);

  await openSettings(bar);
  await page.getByRole('button', { name: `Switch to ${first}` }).click();
  await expect.poll(() => company(bar)).toBe(first);
  await expect.poll(() => shown(bar)).toEqual(['at the first']);
  expect(notes(await keito.entries())).toEqual(['at the first']);

  await bar.close();
  const again = await start();
  expect(await company(again)).toBe(first);
  expect((await again.snapshot()).otherAccounts).toMatchObject([{ company: 'Northwind', unsent: 0 }]);
});

test('what was unsent in an account that was left is sent all the same, and signing out of it asks before', async ({
  keito,
  northwind,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  const first = await company(bar);
  await addNorthwind(bar, northwind);
  await northwind.switchOff();
  await enter(page, 'acme dev left behind 45m');
  await expect.poll(async () => (await bar.snapshot()).sync.waiting).toBe(1);
  await openSettings(bar);
  await page.getByRole('button', { name: `Switch to ${first}` }).click();
  await expect(page.getByText('1 change not sent yet')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out of Northwind' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('1 change has not reached Keito');
  await page.getByRole('button', { name: 'Stay signed in' }).click();

  await northwind.switchOn();
  await expect
    .poll(async () => notes(await northwind.entries()), { timeout: 45_000 })
    .toEqual(['left behind']);
  await expect(page.getByText('1 change not sent yet')).toBeHidden();
  expect(await company(bar)).toBe(first);
  await page.getByRole('button', { name: 'Sign out of Northwind' }).click();
  await expect(page.getByRole('button', { name: 'Switch to Northwind' })).toBeHidden();
  expect(await company(bar)).toBe(first);
});

test('a token that runs out is told of, and replaced without losing anything', async ({
  northwind,
  profile,
  start,
}) => {
  const bar = await start();
  await bar.send('signIn', { method: 'jwt', server: northwind.url, token: northwind.credentials.jwt });
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  await bar.page.getByRole('button', { name: 'Today', exact: true }).click();
  await enter(bar.page, 'acme dev before 45m');
  await expect.poll(async () => notes(await northwind.entries())).toEqual(['before']);
  await bar.close();
  const kept = read(profile);
  kept.account.keyExpiresAt = Date.now() + 3_600_000;
  writeFileSync(settingsOf(profile), JSON.stringify(kept));

  const again = await start();
  const { page } = again;
  await expect(page.getByText(/^Your access token runs out/)).toBeVisible();
  await northwind.switchOff();
  await enter(page, 'acme dev meanwhile 15m');
  await northwind.switchOn();
  await page.getByRole('button', { name: 'Replace it' }).click();
  await page.getByRole('textbox', { name: 'Access token' }).fill(northwind.credentials.jwt);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText(/^Your access token runs out/)).toBeHidden();
  await expect
    .poll(async () => [...notes(await northwind.entries())].sort())
    .toEqual(['before', 'meanwhile']);
  expect([...(await shown(again))].sort()).toEqual(['before', 'meanwhile']);
  expect(read(profile).signedIn).toHaveLength(1);
});

test('from today two clicks lead to another account; a timer that runs is stopped where the person says so', async ({
  keito,
  northwind,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  const first = await company(bar);
  await expect(page.getByRole('button', { name: /^Account: / })).toHaveCount(0);
  await addNorthwind(bar, northwind);
  await enter(page, 'acme dev at northwind');
  await expect.poll(async () => (await northwind.running())?.notes).toBe('at northwind');

  // The Keito in a box is named after this computer: what stands below tells the two apart.
  const switchTo = async (about: string): Promise<void> => {
    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('menuitemradio', { checked: false }).filter({ hasText: about }).click();
  };
  await switchTo('@');
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.getByRole('timer')).toBeVisible();
  expect(await company(bar)).toBe('Northwind');

  await switchTo('@');
  await page.getByRole('button', { name: 'Stop and switch' }).click();
  await expect.poll(() => company(bar)).toBe(first);
  await expect(page.getByRole('button', { name: `Account: ${first}. Switch to another` })).toBeVisible();
  // The stop was left unsent, and is sent behind the account that is open.
  await expect.poll(async () => (await northwind.running()) ?? null, { timeout: 45_000 }).toBeNull();
  expect(notes(await northwind.entries())).toEqual(['at northwind']);
  expect(await keito.entries()).toEqual([]);

  await switchTo('Nothing leaves this computer.');
  await expect.poll(() => company(bar)).toBe('local');
});
