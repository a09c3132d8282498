import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { KeitoServer } from '../support/keito';
import { expect, signIn, syncPill, test } from '../support/keito-bar';

const arrival = { timeout: 60_000 };

const listed = z.object({
  expenses: z.array(
    z.object({
      ...{ id: z.string(), notes: z.string().nullable(), total_cost: z.number(), source: z.string() },
      metadata: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});

/** What the server has, of everybody. */
async function expensesOf(keito: KeitoServer) {
  return listed.parse(await keito.call('GET', '/expenses?per_page=2000')).expenses;
}

async function toExpenses(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Expenses/ }).click();
  await expect(page.getByRole('textbox', { name: 'New expense' })).toBeFocused();
}

test('an expense is one line, is held back so that it can be taken back, and reaches Keito once', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  const before = await expensesOf(keito);
  await toExpenses(page);
  await expect(page.getByText('Reading expenses…')).toHaveCount(0);

  await page.keyboard.type('12.50 travel acme airport taxi');
  await expect(page.getByText('“airport taxi”')).toBeVisible();
  await page.getByRole('button', { name: 'Add metadata' }).click();
  await page.keyboard.type('receipt');
  await page.keyboard.press('Tab');
  await page.keyboard.type('R-7');
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: 'airport taxi' });
  await expect(row.getByText('not sent yet')).toBeVisible();
  await page.keyboard.type('99 travel acme a slip');
  await page.keyboard.press('Enter');
  const slip = page.getByRole('listitem').filter({ hasText: 'a slip' });
  await slip.getByRole('button', { name: 'Take back' }).click();
  await expect(slip).toHaveCount(0);

  await expect(row.getByText('Not submitted')).toBeVisible(arrival);
  await expect(syncPill(page, 'saved')).toBeVisible(arrival);
  const added = (await expensesOf(keito)).filter(({ id }) => !before.some((old) => old.id === id));
  expect(added).toMatchObject([
    { notes: 'airport taxi', total_cost: 12.5, source: 'api', metadata: { receipt: 'R-7' } },
  ]);
});

test('an expense that Keito refuses is edited, and goes through once as it is written then', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await toExpenses(page);
  await expect(page.getByText('Reading expenses…')).toHaveCount(0);
  keito.faults.next({ kind: '422', method: 'POST', path: '/expenses' });
  await page.keyboard.type('12.50 travel acme ferry');
  await page.keyboard.press('Enter');
  const row = page.getByRole('listitem').filter({ hasText: 'ferry' });
  await expect(row.getByText(/Ordered by a fault: 422/)).toBeVisible(arrival);
  await row.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('ferry');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(row.getByText(/Ordered by a fault: 422/)).toBeVisible();
  await row.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('night ferry');
  await page.getByRole('button', { name: 'Send like this' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'night ferry' })).toBeVisible();
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');
  const ferries = (await expensesOf(keito)).filter(({ notes }) => notes?.includes('ferry'));
  expect(ferries).toMatchObject([{ notes: 'night ferry', total_cost: 12.5 }]);
});

test('as a member, with the server away and an end by force: it is kept and arrives once', async ({
  keito,
  start,
}) => {
  const first = await start();
  const { memberKey: key, accountId: companyId } = keito.credentials;
  const signedIn = await first.send('signIn', { method: 'api-key', server: keito.url, key, companyId });
  expect(signedIn.ok).toBe(true);
  await expect.poll(async () => (await first.snapshot()).sync.state, arrival).toBe('saved');
  await toExpenses(first.page);
  await expect(first.page.getByText('Reading expenses…')).toHaveCount(0);
  await keito.switchOff();
  await first.page.keyboard.type('7.25 meals acme lunch');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByRole('listitem').filter({ hasText: 'lunch' })).toBeVisible();
  await expect(syncPill(first.page, '1 waiting')).toBeVisible();
  await first.kill();

  const second = await start();
  await toExpenses(second.page);
  await expect(second.page.getByRole('listitem').filter({ hasText: 'lunch' })).toBeVisible();
  await keito.switchOn();
  await second.send('syncNow', {});
  await expect.poll(async () => (await second.snapshot()).sync.state, arrival).toBe('saved');
  const lunches = (await expensesOf(keito)).filter(({ notes }) => notes === 'lunch');
  expect(lunches).toMatchObject([{ total_cost: 7.25 }]);
});
