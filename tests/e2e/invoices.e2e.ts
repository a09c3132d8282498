import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, signIn, test, UNREACHABLE } from '../support/keito-bar';
import type { KeitoServer } from '../support/keito';

/** What is created is held back for ten seconds, and other programs load the machine. */
const arrival = { timeout: 45_000 };

const invoiceList = z.object({ invoices: z.array(z.looseObject({ state: z.string(), amount: z.number() })) });
const named = z.array(z.looseObject({ id: z.string(), name: z.string() }));

const invoicesOf = async (keito: KeitoServer) =>
  invoiceList.parse(await keito.call('GET', '/invoices')).invoices;

async function list(keito: KeitoServer, path: string) {
  const answer = z.record(z.string(), z.unknown()).parse(await keito.call('GET', `/${path}`));
  return named.parse(answer[path]);
}

async function openInvoices(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: /^Invoices/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Invoices' }).waitFor();
}

/** Three quarters of an hour and twenty minutes of work for Acme in May, none of it billed. */
async function work(keito: KeitoServer): Promise<void> {
  const [projects, tasks] = [await list(keito, 'projects'), await list(keito, 'tasks')];
  const project_id = projects.find(({ name }) => name === 'Website')?.id;
  const task_id = tasks.find(({ name }) => name === 'Development')?.id;
  for (const hours of [0.75, 0.3333])
    await keito.call('POST', '/time_entries', {
      ...{ project_id, task_id, spent_date: '2026-05-12', is_running: false, hours, billable: true },
    });
}

/** As far as the lines that an invoice of Acme's May would have, by task. */
async function draftMay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Draft an invoice' }).click();
  await page.getByLabel(/^Client/).click();
  await page.getByRole('option', { name: 'Acme' }).click();
  await page.getByRole('spinbutton', { name: 'month From' }).focus();
  await page.keyboard.type('05012026');
  await page.getByRole('spinbutton', { name: 'month To' }).focus();
  await page.keyboard.type('05312026');
  await page.getByText('Task', { exact: true }).click();
  await page.getByRole('button', { name: 'Show the lines' }).click();
  await expect(page.getByRole('row', { name: /^Website: Development 1\.08 / })).toBeVisible();
}

test('a manager sees what is due, and drafts an invoice of unbilled time: Keito has it once, as shown', async ({
  keito,
  start,
}) => {
  const acme = (await list(keito, 'clients')).find(({ name }) => name === 'Acme');
  await keito.call('POST', '/invoices', {
    ...{ client_id: acme?.id, state: 'open', subject: 'April', currency: 'USD', issue_date: '2026-05-01' },
    ...{ line_items: [{ kind: 'Service', description: 'Work', quantity: 2, unit_price: 110 }] },
  });
  await work(keito);
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await openInvoices(page);
  await page.getByRole('button', { name: /^Acme/ }).click();
  await expect(page.getByRole('row', { name: 'Work 2 $110.00 $220.00' })).toBeVisible();
  await page.keyboard.press('Escape');

  await draftMay(page);
  const total = await page
    .getByRole('row', { name: /^Total/ })
    .getByRole('cell')
    .textContent();
  expect(await invoicesOf(keito)).toHaveLength(1);
  await page.getByLabel('Subject').fill('May');
  keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/invoices' });
  await page.getByRole('button', { name: 'Create the draft in Keito' }).click();
  await expect(page.getByText('not sent yet')).toBeVisible();
  await expect(page.getByText(/^(not sent yet|being sent)$/)).toHaveCount(0, { timeout: 80_000 });

  const made = (await invoicesOf(keito)).filter(({ state }) => state === 'draft');
  expect(made).toMatchObject([
    {
      ...{ subject: 'May', period_start: '2026-05-01', period_end: '2026-05-31' },
      line_items: [{ kind: 'Service', description: 'Website: Development', quantity: 1.08 }],
    },
  ]);
  expect(Number((total ?? '').replaceAll(/[^\d.]/g, ''))).toBe(made[0]?.amount);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('with the server away what was drafted is kept over an end by force, changed, and arrives once', async ({
  keito,
  start,
}) => {
  await work(keito);
  const first = await start();
  await signIn(first, keito);
  await openInvoices(first.page);
  await draftMay(first.page);
  await first.page.getByLabel('Subject').fill('May');
  await keito.switchOff();
  await first.page.getByRole('button', { name: 'Create the draft in Keito' }).click();
  await expect(first.page.getByText('not sent yet')).toBeVisible();
  await first.kill();

  const second = await start();
  await openInvoices(second.page);
  await second.page.getByText('Draft', { exact: true }).click();
  await second.page.getByRole('button', { name: /^Acme/ }).click();
  await second.page.getByRole('button', { name: 'Edit: Acme' }).click();
  await expect(second.page.getByRole('row', { name: /^Website: Development 1\.08 / })).toBeVisible();
  await expect(second.page.getByLabel('Subject')).toHaveValue('May');
  await second.page.getByLabel('Subject').fill('May 2026');
  await second.page.getByRole('button', { name: 'Send like this' }).click();
  await expect(second.page.getByText('not sent yet')).toBeVisible();
  await keito.switchOn();
  await second.send('syncNow', {});
  await expect.poll(async () => (await second.snapshot()).sync.state, arrival).toBe('saved');
  expect(await invoicesOf(keito)).toMatchObject([
    { state: 'draft', subject: 'May 2026', line_items: [{ quantity: 1.08 }] },
  ]);
});

test('an invoice that Keito refuses is edited, and goes through once as it is written then', async ({
  keito,
  start,
}) => {
  await work(keito);
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await openInvoices(page);
  await draftMay(page);
  await page.getByLabel('Subject').fill('May');
  keito.faults.next({ kind: '422', method: 'POST', path: '/invoices' });
  await page.getByRole('button', { name: 'Create the draft in Keito' }).click();
  await expect(page.getByText(/Ordered by a fault: 422/)).toBeVisible(arrival);
  expect(await invoicesOf(keito)).toEqual([]);
  await page.getByRole('button', { name: 'Edit: Acme' }).click();
  await expect(page.getByRole('row', { name: /^Website: Development 1\.08 / })).toBeVisible();
  await page.getByLabel('Subject').fill('May 2026');
  await page.getByRole('button', { name: 'Send like this' }).click();
  await expect(page.getByText('not sent yet')).toBeVisible();
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');
  expect(await invoicesOf(keito)).toMatchObject([{ state: 'draft', subject: 'May 2026' }]);
});

test('whoever edits what is on its way and cancels has it sent as it was', async ({ keito, start }) => {
  await work(keito);
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await openInvoices(page);
  await draftMay(page);
  await page.getByLabel('Subject').fill('May');
  await page.getByRole('button', { name: 'Create the draft in Keito' }).click();
  await page.getByRole('button', { name: 'Edit: Acme' }).click();
  await page.getByLabel('Subject').fill('June');
  await page.getByRole('button', { name: 'Cancel' }).click();
  // Without the cancel it is held back for minutes.
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');
  expect(await invoicesOf(keito)).toMatchObject([{ state: 'draft', subject: 'May' }]);
});

test('a member with the server away is told that, and of the permission once Keito answers', async ({
  keito,
  start,
}) => {
  const first = await start();
  await signIn(first, keito, keito.credentials.memberKey);
  await openInvoices(first.page);
  await expect(first.page.getByText(/^Keito shows invoices to managers/)).toBeVisible(arrival);
  await first.close();
  await keito.switchOff();

  const { page, snapshot } = await start();
  await openInvoices(page);
  await expect(page.getByText(UNREACHABLE)).toBeVisible(arrival);
  await expect(page.getByText(/^Keito shows invoices to managers/)).toHaveCount(0);
  await keito.switchOn();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^Keito shows invoices to managers/)).toBeVisible(arrival);
  expect((await snapshot()).accountState).toBe('ready');
});

test('a member is told of the missing permission, and stays signed in', async ({ keito, start }) => {
  const bar = await start();
  const { memberKey: key, accountId: companyId } = keito.credentials;
  await bar.send('signIn', { method: 'api-key', server: keito.url, key, companyId });
  await expect.poll(async () => (await bar.snapshot()).account.kind).toBe('remote');
  await openInvoices(bar.page);
  await expect(bar.page.getByText(/^Keito shows invoices to managers/)).toBeVisible(arrival);
  expect((await bar.snapshot()).accountState).toBe('ready');
});
