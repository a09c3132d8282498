import { enter, expect, quickEntry, signIn, test } from '../support/keito-bar';

const running = { timeout: 15_000 };

test('a click on the tray icon, a typed line and Enter start a timer; the hotkey stops it', async ({
  desktop,
  keito,
  start,
}) => {
  const bar = await start();
  await signIn(bar, keito);
  await bar.send('hidePopover', {});
  await expect.poll(() => desktop.windowTitles()).not.toContain('Keito Bar');

  await desktop.clickTray();
  await expect.poll(() => desktop.windowTitles()).toContain('Keito Bar');
  const [icon, popover] = [await desktop.trayIcon(), await desktop.windowGeometry('Keito Bar')];
  expect(popover).toMatchObject({ width: 400, height: 640 });
  // Below the icon's panel at the top right, whole on the screen of 1280 × 800.
  expect(popover?.y).toBeGreaterThanOrEqual((icon?.y ?? 0) + (icon?.height ?? 0) - 12);
  expect(popover?.y).toBeLessThan(60);
  expect((popover?.x ?? 0) + 400).toBeLessThanOrEqual(1280);
  expect((popover?.x ?? 0) + 400).toBeGreaterThan(icon?.x ?? 0);
  await expect(quickEntry(bar.page)).toBeFocused();
  await desktop.type('acme dev fix login');
  await expect(quickEntry(bar.page)).toHaveValue('acme dev fix login');
  const before = Date.now();
  await desktop.key('Return');

  await expect
    .poll(() => keito.running(), running)
    .toMatchObject({
      project: { name: 'Website' },
      task: { name: 'Development' },
      notes: 'fix login',
      source: 'api',
      hours: 0,
    });
  await expect(bar.page.getByRole('timer')).toHaveText(/^0:00:0[3-9]$/, running);
  await bar.send('hidePopover', {});
  await desktop.key('ctrl+shift+k');
  await expect.poll(() => keito.running(), running).toBeNull();
  const lasted = (Date.now() - before) / 1000;

  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  const [entry, ...others] = await keito.entries();
  expect(others).toEqual([]);
  expect(entry?.duration_seconds).toBeGreaterThanOrEqual(3);
  expect(entry?.duration_seconds).toBeLessThanOrEqual(Math.ceil(lasted));
  const { entries, hotkeys, todaySeconds } = await bar.snapshot();
  expect(todaySeconds).toBe(entry?.duration_seconds);
  expect(entries).toHaveLength(1);
  expect(hotkeys.toggle).toBe('confirmed');
});

test('a second click on the icon, Esc and a click elsewhere hide the popover', async ({ desktop, start }) => {
  const bar = await start({ env: { KEITO_BAR_OPEN: '0' } });
  const isOpen = async () => (await desktop.windowTitles()).includes('Keito Bar');
  await expect.poll(isOpen).toBe(true);
  await desktop.clickTray();
  await expect.poll(isOpen).toBe(false);
  await desktop.clickTray();
  await expect.poll(isOpen).toBe(true);
  await expect(quickEntry(bar.page)).toBeFocused();
  await desktop.key('Escape');
  await expect.poll(isOpen).toBe(false);
  await desktop.key('ctrl+shift+j');
  await expect.poll(isOpen).toBe(true);
  await expect(quickEntry(bar.page)).toBeFocused();
  await bar.app.evaluate(({ BrowserWindow }) => {
    const other = new BrowserWindow({ width: 300, height: 200, x: 20, y: 300, title: 'Another program' });
    other.on('page-title-updated', (event) => event.preventDefault());
  });
  await expect.poll(() => desktop.windowTitles()).toContain('Another program');
  await expect.poll(isOpen).toBe(false);
});

test('switch, continue, edit and delete: the server agrees each time', async ({ keito, start }) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);

  await enter(page, 'acme dev first');
  await expect.poll(async () => (await keito.running())?.notes, running).toBe('first');
  await enter(page, 'northwind meet second');
  await expect.poll(async () => (await keito.running())?.notes, running).toBe('second');
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  const switched = (await bar.snapshot()).entries.find(({ notes }) => notes === 'first');
  expect((await keito.entries()).map(({ notes, is_running }) => [notes, is_running]).sort()).toEqual([
    ['first', false],
    ['second', true],
  ]);
  const first = (await keito.entries()).find(({ notes }) => notes === 'first');
  expect(Math.abs((first?.duration_seconds ?? -9) - (switched?.seconds ?? 0))).toBeLessThanOrEqual(2);

  await page.getByRole('listitem').filter({ hasText: 'first' }).hover();
  await page.getByRole('button', { name: 'Continue: first' }).click();
  await expect.poll(async () => (await keito.running())?.notes, running).toBe('first');
  expect(await keito.entries()).toHaveLength(3);

  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.poll(() => keito.running(), running).toBeNull();

  await page.getByRole('button', { name: 'Edit: second' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('second, edited');
  await page.getByRole('textbox', { name: 'Duration' }).fill('1:30');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(async () => (await keito.entries()).find(({ notes }) => notes === 'second, edited')?.hours, running)
    .toBe(1.5);

  await page.getByRole('button', { name: 'Edit: second, edited' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect
    .poll(async () => (await keito.entries()).map(({ notes }) => notes), running)
    .toEqual(['first', 'first']);
});

test('a line with a duration is logged, not started', async ({ keito, start }) => {
  const bar = await start();
  await signIn(bar, keito);
  await enter(bar.page, 'acme review the plan 1h30');
  await expect
    .poll(async () => (await keito.entries())[0], running)
    .toMatchObject({ is_running: false, hours: 1.5, task: { name: 'Review' }, notes: 'the plan' });
});
