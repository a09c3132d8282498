import { enter, expect, type KeitoBar, toSettings, quickEntry, test } from '../support/keito-bar';

const patience = { timeout: 30_000 };
const [TOGGLE, NEW] = ['ctrl+shift+k', 'ctrl+shift+j'];

const check = ({ page }: KeitoBar, title: string) => page.getByRole('listitem').filter({ hasText: title });
const running = async (bar: KeitoBar) => (await bar.snapshot()).running?.notes ?? null;

async function openSelfTest({ page }: KeitoBar): Promise<void> {
  await toSettings(page);
  await page.getByRole('button', { name: 'Check what works here' }).click();
  await expect(page.getByRole('heading', { name: 'Self-test' })).toBeVisible();
}

for (const runs of [false, true])
  test(`hotkeys pressed at the self-test are shown to arrive and ${runs ? 'stop' : 'start'} nothing; after it they do`, async ({
    desktop,
    start,
  }) => {
    const bar = await start();
    await enter(bar.page, 'general work to go on with 10m');
    if (runs) await bar.send('toggleTimer', {});
    const [before, after] = runs ? ['to go on with', null] : [null, 'to go on with'];
    expect(await running(bar)).toBe(before);
    await openSelfTest(bar);
    const [toggle, fresh] = [check(bar, 'Hotkey “Start or stop”'), check(bar, 'Hotkey “New entry”')];
    await expect(toggle).toContainText('Press it now to see whether it arrives.');

    await desktop.key(TOGGLE);
    await expect(toggle).toContainText('It has arrived.', patience);
    expect(await running(bar)).toBe(before);
    await expect(fresh).toContainText('Press it now to see whether it arrives.');
    await desktop.key(NEW);
    await expect(fresh).toContainText('It has arrived.', patience);
    await expect(bar.page.getByRole('heading', { name: 'Self-test' })).toBeVisible();

    await bar.page.getByRole('button', { name: 'Today' }).click();
    await desktop.key(TOGGLE);
    await expect.poll(() => running(bar), patience).toBe(after);
    await bar.send('hidePopover', {});
    await expect.poll(() => desktop.windowTitles(), patience).not.toContain('Keito Bar');
    await desktop.key(NEW);
    await expect.poll(() => desktop.windowTitles(), patience).toContain('Keito Bar');
    await expect(quickEntry(bar.page)).toBeFocused();
  });

test('hidden while at the self-test, the app does what hotkeys say', async ({ desktop, start }) => {
  const bar = await start();
  await enter(bar.page, 'general work to go on with 10m');
  await openSelfTest(bar);
  await bar.send('hidePopover', {});
  await expect.poll(() => desktop.windowTitles(), patience).not.toContain('Keito Bar');
  await desktop.key(TOGGLE);
  await expect.poll(() => running(bar), patience).toBe('to go on with');
});

test('the other checks say what works on this desktop', async ({ start }) => {
  const bar = await start();
  await openSelfTest(bar);
  await expect(check(bar, 'Icon in the menu bar')).toContainText('The desktop has a place for it (XEmbed).');
  await expect(check(bar, 'Time without input')).toContainText('It can be read (Electron).');
  await expect(check(bar, 'Keychain')).toContainText(
    'A secret was written, read back and removed.',
    patience,
  );
  await expect(check(bar, 'Notifications')).toContainText('Nobody shows them on this desktop.', patience);
});
