import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { enter, expect, type KeitoBar, toSettings, signIn, test } from '../support/keito-bar';

const KEYRING_SERVICE = 'Keito Bar';
const storedAccount = z.object({ account: z.object({ kind: z.string(), id: z.string().optional() }) });

const accountOf = (profile: string) =>
  storedAccount.parse(JSON.parse(readFileSync(path.join(profile, 'settings.json'), 'utf8'))).account;

/** Files under a folder that hold a text, in UTF-8 or UTF-16. */
function filesWith(folder: string, text: string): readonly string[] {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => needles.some((needle) => readFileSync(file).includes(needle)));
}

async function openForm({ page }: KeitoBar): Promise<void> {
  await page.getByRole('button', { name: 'Connect to Keito' }).click();
  await expect(page.getByRole('tab', { name: 'API key' })).toBeVisible();
}

async function fillIn(page: Page, key: string, companyId: string, server: string): Promise<void> {
  await page.getByRole('textbox', { name: 'API key' }).fill(key);
  await page.getByRole('textbox', { name: 'Company ID' }).fill(companyId);
  if (!(await page.getByRole('textbox', { name: 'Server address' }).isVisible())) {
    await page.getByText('Advanced').click();
  }
  await page.getByRole('textbox', { name: 'Server address' }).fill(server);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

test('the key signs in; the keyring holds it and no file of the profile does', async ({
  desktop,
  keito,
  profile,
  start,
}) => {
  const bar = await start();
  const { apiKey, accountId } = keito.credentials;
  await openForm(bar);
  await fillIn(bar.page, apiKey, accountId, keito.url);
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('remote');
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  await enter(bar.page, 'acme dev signed in');
  await expect.poll(async () => (await keito.running())?.notes).toBe('signed in');

  const { id = '' } = accountOf(profile);
  expect(await desktop.secretLookup(KEYRING_SERVICE, id)).toBe(apiKey);
  expect(JSON.stringify(await bar.snapshot())).not.toContain(apiKey);
  await bar.close();
  expect(filesWith(profile, apiKey)).toEqual([]);
  expect(bar.output()).not.toContain(apiKey);

  const again = await start();
  expect((await again.snapshot()).account).toMatchObject({ kind: 'remote', server: keito.url });
  await expect(again.page.getByRole('timer')).toBeVisible();
});

test('what was pasted is there after the window hid, until it has signed in', async ({
  desktop,
  keito,
  start,
}) => {
  const bar = await start();
  const { app, page } = bar;
  const { apiKey, accountId } = keito.credentials;
  const isSeen = (): Promise<boolean | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await openForm(bar);
  await page.getByRole('textbox', { name: 'API key' }).fill(apiKey);
  await desktop.clickTray();
  await expect.poll(isSeen).toBe(false);
  await expect
    .poll(async () => {
      await desktop.clickTray();
      return isSeen();
    })
    .toBe(true);
  await openForm(bar);
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue(apiKey);
  await fillIn(page, apiKey, accountId, keito.url);
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('remote');
  await toSettings(page);
  await page.getByRole('button', { name: 'Add another account' }).click();
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue('');
});

test('a token signs in without a company ID', async ({ keito, start }) => {
  const bar = await start();
  await openForm(bar);
  await bar.page.getByRole('tab', { name: 'Access token' }).click();
  await bar.page.getByRole('textbox', { name: 'Access token' }).fill(keito.credentials.jwt);
  await bar.page.getByText('Advanced').click();
  await bar.page.getByRole('textbox', { name: 'Server address' }).fill(keito.url);
  await bar.page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(async () => (await bar.snapshot()).account).toMatchObject({ kind: 'remote' });
  const { account } = await bar.snapshot();
  expect(account.kind === 'remote' && account.keyExpiresAt).toBeGreaterThan(Date.now());
});

test('wrong key, missing company ID, read-only key and a server that is down each say so', async ({
  keito,
  profile,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  const { apiKey, readOnlyKey, accountId } = keito.credentials;
  const says = async (words: RegExp) => {
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeEnabled();
  };
  await openForm(bar);
  await fillIn(page, 'kto_wrong', accountId, keito.url);
  await says(/does not accept this key/);
  await fillIn(page, apiKey, '', keito.url);
  await says(/company ID/i);
  await fillIn(page, readOnlyKey, accountId, keito.url);
  await says(/read-only key/);
  await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue(readOnlyKey);
  await fillIn(page, apiKey, accountId, 'http://keito.example/api/v2');
  await says(/https:\/\//);
  await keito.switchOff();
  await fillIn(page, apiKey, accountId, keito.url);
  await says(/cannot be reached/);

  expect((await bar.snapshot()).account.kind).toBe('local');
  expect(accountOf(profile).kind).toBe('local');
  expect(filesWith(profile, readOnlyKey)).toEqual([]);
});

test('signing out with unsent entries asks first, and loses none of them', async ({ keito, start }) => {
  const bar = await start();
  await signIn(bar, keito);
  await keito.switchOff();
  await enter(bar.page, 'acme dev unsent 45m');
  await expect.poll(async () => (await bar.snapshot()).sync.waiting).toBe(1);
  await toSettings(bar.page);
  await bar.page.getByRole('button', { name: 'Sign out' }).click();
  await bar.page.getByRole('button', { name: 'Sign out anyway' }).click();
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('local');
  expect((await bar.snapshot()).entries).toEqual([]);

  await keito.switchOn();
  await signIn(bar, keito);
  await expect.poll(async () => (await keito.entries()).map(({ notes }) => notes)).toEqual(['unsent']);
});

test('a key that Keito refuses later asks for a new sign-in and deletes nothing', async ({
  keito,
  start,
}) => {
  const bar = await start();
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev before 30m');
  await expect.poll(async () => (await keito.entries()).length).toBe(1);
  keito.faults.chance('401', 1, 1);
  await enter(bar.page, 'acme dev after 15m');
  await expect(bar.page.getByText('You are signed out')).toBeVisible();
  expect((await bar.snapshot()).entries.map(({ notes }) => notes).sort()).toEqual(['after', 'before']);
  keito.faults.clear();
  await signIn(bar, keito);
  await expect.poll(async () => (await keito.entries()).length).toBe(2);
});

test('this computer and the account are one click apart, and no timer is left running unseen', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await enter(page, 'acme dev in the account');
  await expect.poll(async () => (await keito.running())?.notes).toBe('in the account');
  await toSettings(page);
  await page.getByRole('button', { name: 'Switch to this computer' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stay here' }).click();
  expect((await bar.snapshot()).account.kind).toBe('remote');
  expect((await keito.running())?.notes).toBe('in the account');

  expect((await bar.send('stopTimer', {})).ok).toBe(true);
  await page.getByRole('button', { name: 'Switch to this computer' }).click();
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('local');
  await enterOnToday(bar, 'general work on this computer 5m');
  expect((await bar.snapshot()).entries.map(({ notes }) => notes)).toEqual(['on this computer']);
  await toSettings(page);
  await page.getByRole('button', { name: /^Switch to / }).click();
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('remote');
  await expect
    .poll(async () => (await bar.snapshot()).entries.map(({ notes }) => notes))
    .toEqual(['in the account']);
});

async function enterOnToday(bar: KeitoBar, line: string): Promise<void> {
  await bar.page.getByRole('button', { name: 'Today', exact: true }).click();
  await enter(bar.page, line);
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
}
