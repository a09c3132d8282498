import type { Page } from '@playwright/test';
import { z } from 'zod';
import { addDays, addMonths } from '../../src/shared/calendar';
import { expect, signIn, syncPill, test, UNREACHABLE, type KeitoBar } from '../support/keito-bar';
import { Keyboard } from '../support/keyboard';
import type { KeitoServer } from '../support/keito';

/** What is created is held back for ten seconds, and other programs load the machine. */
const arrival = { timeout: 45_000 };

const clientList = z.object({ clients: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const contactList = z.object({
  contacts: z.array(z.looseObject({ client_id: z.string(), first_name: z.string() })),
});

const clientsOf = async (keito: KeitoServer) => clientList.parse(await keito.call('GET', '/clients')).clients;
const contactsOf = async (keito: KeitoServer) =>
  contactList.parse(await keito.call('GET', '/contacts')).contacts;

async function openClients(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: /^Clients/ }).click();
  await page.getByRole('searchbox', { name: 'Search clients and contacts' }).waitFor();
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, name: string, text: string) =>
  page.getByRole('textbox', { name, exact: true }).fill(text);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

async function asMember(bar: KeitoBar, keito: KeitoServer): Promise<void> {
  const { memberKey: key, accountId: companyId } = keito.credentials;
  const answer = await bar.send('signIn', { method: 'api-key', server: keito.url, key, companyId });
  expect(answer).toEqual({ ok: true, value: null });
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('remote');
}

test('a manager looks clients up, and adds one with a contact at once: Keito has all of both, once', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await openClients(page);
  await expect(page.getByRole('button', { name: /^Acme/ })).toBeVisible();
  await page.getByRole('searchbox').fill('NÖRTH');
  await expect(page.getByRole('button', { name: /^Acme/ })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Northwind/ })).toBeVisible();

  await press(page, 'Add client');
  await press(page, 'Add client');
  await expect(page.getByText("Type the client's name.")).toBeVisible();
  await fill(page, 'Name', 'Böhm & Söhne');
  await fill(page, 'Address', '1 Gasse\nWien');
  await fill(page, 'Currency', 'chf');
  await page.getByLabel(/^Payment terms/).click();
  await page.getByRole('option', { name: 'Other' }).click();
  await fill(page, 'Days to pay', '21');
  await fill(page, 'Tax %', '20');
  await fill(page, 'Second tax %', '120');
  await fill(page, 'Discount %', '2,5');
  await press(page, 'Add client');
  await expect(page.getByText(/^Type a percentage from 0 to 100/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Second tax %' })).toBeFocused();
  await fill(page, 'Second tax %', '7.5');
  await press(page, 'Add client');

  await expect(heading(page, 'Böhm & Söhne')).toBeVisible();
  await expect(page.getByText('not sent yet')).toBeVisible();
  await press(page, 'Add contact');
  await fill(page, 'First name', 'Zoë');
  await fill(page, 'Last name', 'Ångström');
  await fill(page, 'Job title', 'Owner');
  await fill(page, 'E-mail', 'zoe@bohm');
  await fill(page, 'Phone, office', '+43 1 000');
  await fill(page, 'Phone, mobile', '+43 660 000');
  await fill(page, 'Fax', '+43 1 001');
  await press(page, 'Add contact');
  await expect(page.getByText(/^This is no e-mail address/)).toBeVisible();
  await fill(page, 'E-mail', 'zoe@bohm.example');
  await press(page, 'Add contact');
  await expect(heading(page, 'Böhm & Söhne')).toBeVisible();
  await expect(page.getByText('Zoë Ångström')).toBeVisible();

  await expect(page.getByText('not sent yet')).toHaveCount(0, arrival);
  const made = (await clientsOf(keito)).filter(({ name }) => name === 'Böhm & Söhne');
  expect(made).toMatchObject([
    {
      ...{ address: '1 Gasse\nWien', currency: 'CHF', payment_terms: 'custom', payment_days: 21 },
      ...{ tax: 20, tax2: 7.5, discount: 2.5 },
    },
  ]);
  expect(await contactsOf(keito)).toMatchObject([
    {
      ...{ client_id: made[0]?.id, first_name: 'Zoë', last_name: 'Ångström', title: 'Owner' },
      ...{ email: 'zoe@bohm.example', phone_office: '+43 1 000', phone_mobile: '+43 660 000' },
      fax: '+43 1 001',
    },
  ]);
  await expect(heading(page, 'Böhm & Söhne')).toBeVisible();
});

test('with the server away the list is there, and what is added arrives once', async ({ keito, start }) => {
  const first = await start();
  await signIn(first, keito);
  await openClients(first.page);
  await expect(first.page.getByRole('button', { name: /^Acme/ })).toBeVisible();
  await first.close();
  await keito.switchOff();

  const { page } = await start();
  await openClients(page);
  await expect(page.getByRole('button', { name: /^Acme/ })).toBeVisible();
  await expect(page.getByText(/^As of/)).toBeVisible();
  await press(page, 'Add client');
  await fill(page, 'Name', 'Globex');
  await press(page, 'Add client');
  await press(page, 'Add contact');
  await fill(page, 'First name', 'Hank');
  await press(page, 'Add contact');
  await expect(page.getByText('not sent yet')).toHaveCount(2);

  keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/clients' });
  await keito.switchOn();
  await expect(page.getByText(/^(not sent yet|being sent)$/)).toHaveCount(0, { timeout: 80_000 });
  await expect(syncPill(page, 'saved')).toBeVisible(arrival);
  const globex = (await clientsOf(keito)).filter(({ name }) => name === 'Globex');
  expect(globex).toHaveLength(1);
  expect(await contactsOf(keito)).toMatchObject([{ client_id: globex[0]?.id, first_name: 'Hank' }]);
});

test('what is taken back within its seconds never reaches Keito', async ({ keito, start }) => {
  const bar = await start();
  await signIn(bar, keito);
  await openClients(bar.page);
  await press(bar.page, 'Add client');
  await fill(bar.page, 'Name', 'Oops');
  await press(bar.page, 'Add client');
  await press(bar.page, 'Take back: Oops');
  await expect(bar.page.getByText('This client is not here any more.')).toBeVisible();
  await expect(syncPill(bar.page, 'saved')).toBeVisible(arrival);
  expect((await clientsOf(keito)).map(({ name }) => name)).not.toContain('Oops');
});

test('a member is told of the missing permission, stays signed in, and sees why nothing was added', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await asMember(bar, keito);
  await openClients(page);
  await expect(page.getByText(/^Keito shows clients and contacts to managers/)).toBeVisible();
  expect((await bar.snapshot()).accountState).toBe('ready');
  await press(page, 'Add client');
  await fill(page, 'Name', 'Globex');
  await press(page, 'Add client');
  await expect(page.getByText(/^needs you: Keito does not let this account add this/)).toBeVisible(arrival);
  expect((await bar.snapshot()).accountState).toBe('ready');
  await press(page, 'Remove: Globex');
  await expect(page.getByText('This client is not here any more.')).toBeVisible();
  expect((await clientsOf(keito)).map(({ name }) => name)).not.toContain('Globex');
});

test('a member with the server away is told that, and of the permission once Keito answers', async ({
  keito,
  start,
}) => {
  const first = await start();
  await asMember(first, keito);
  await expect(syncPill(first.page, 'saved')).toBeVisible(arrival);
  await first.close();
  await keito.switchOff();

  const { page, snapshot } = await start();
  await openClients(page);
  await expect(page.getByText(UNREACHABLE)).toBeVisible(arrival);
  await press(page, 'Add client');
  await fill(page, 'Name', 'Globex');
  await press(page, 'Add client');
  await expect(page.getByText('not sent yet')).toBeVisible();

  await keito.switchOn();
  await expect(page.getByText(/^needs you: Keito does not let this account add this/)).toBeVisible({
    timeout: 80_000,
  });
  await press(page, 'Back');
  await expect(page.getByText(/^Keito shows clients and contacts to managers/)).toBeVisible(arrival);
  expect((await snapshot()).accountState).toBe('ready');
  expect((await clientsOf(keito)).map(({ name }) => name)).not.toContain('Globex');
});

test('from the pill the keys alone lead to whatever Keito refused: an old expense, and a client', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await asMember(bar, keito);
  const { today } = await bar.snapshot();
  const spentDate = addDays(`${addMonths(today.slice(0, 7), -2)}-01`, 13);
  const projectId = async (): Promise<string> => {
    const catalogue = await bar.send('catalogue', {});
    return (catalogue.ok && catalogue.value.projects[0]?.id) || '';
  };
  await expect.poll(projectId, arrival).not.toBe('');
  const wrong = { projectId: await projectId(), categoryId: 'no-such-category', cost: 125_000 };
  const added = await bar.send('addExpense', { ...wrong, notes: 'old taxi', spentDate });
  expect(added.ok).toBe(true);
  await openClients(page);
  await press(page, 'Add client');
  await fill(page, 'Name', 'Globex');
  await press(page, 'Add client');
  await expect(heading(page, 'Globex')).toBeVisible();
  await press(page, 'Today');
  await expect.poll(async () => (await bar.snapshot()).sync.refused, arrival).toBe(2);

  const keys = new Keyboard(page);
  const pill = syncPill(page, 'needs you');
  const follow = async (name: string): Promise<void> => {
    await keys.to(pill);
    await page.keyboard.press('Enter');
    await keys.to(page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  await follow('Expense old taxi');
  const row = page.getByRole('listitem').filter({ hasText: 'old taxi' });
  await keys.isOn(row.getByRole('button', { name: 'Edit', exact: true }));
  await keys.to(row.getByRole('button', { name: 'Remove here', exact: true }));
  await keys.press('Enter');
  await expect(row).toHaveCount(0);

  await follow('Client Globex');
  await expect(heading(page, 'Globex')).toBeVisible();
  await keys.isOn(page.getByRole('button', { name: 'Send again: Globex' }));
  await press(page, 'More');
  await expect(page.getByRole('listitem').filter({ hasText: 'Clients' })).toContainText('1 needs you');
  await press(page, 'Clients');
  await press(page, 'Remove: Globex');
  await expect(syncPill(page, 'saved')).toBeVisible(arrival);
});
