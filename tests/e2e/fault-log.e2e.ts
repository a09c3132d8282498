import { expect, type KeitoBar, test, toSettings } from '../support/keito-bar';

async function openLog({ page }: KeitoBar): Promise<void> {
  await toSettings(page);
  await page.getByRole('button', { name: 'What went wrong here' }).click();
  await expect(page.getByRole('heading', { name: 'Log' })).toBeVisible();
}

test('a fault of the app is in its log, can be copied, and is there after a new start', async ({ start }) => {
  const bar = await start();
  await openLog(bar);
  await expect(bar.page.getByText('Nothing has gone wrong in the app so far.')).toBeVisible();
  await bar.app.evaluate(() => process.emit('uncaughtException', new Error('the tray fell off')));
  await bar.page.getByRole('button', { name: 'Today' }).click();
  await openLog(bar);
  await expect(bar.page.getByText(/the tray fell off/)).toBeVisible();
  await bar.page.getByRole('button', { name: 'Copy' }).click();
  await expect(bar.page.getByText('Copied')).toBeVisible();
  const copied = await bar.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(
    /^Keito Bar \d+\.\d+\.\d+, linux\n\d{4}-\d\d-\d\dT[\d:.]+Z Error: the tray fell off/,
  );
  await bar.close();
  const next = await start();
  await openLog(next);
  await expect(next.page.getByText(/the tray fell off/)).toBeVisible();
});
