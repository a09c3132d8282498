import { readFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Desktop } from '../support/desktop';
import { enter, expect, signIn, test, type KeitoBar } from '../support/keito-bar';
import { readPng } from '../support/png';

/** The tray's icon as it is on the screen: its pixels, row by row. */
async function iconOnScreen(desktop: Desktop, info: TestInfo): Promise<string> {
  const file = info.outputPath('screen.png');
  await desktop.screenshot(file);
  const icon = await desktop.trayIcon();
  if (!icon) throw new Error('There is no icon in the tray.');
  const { width, data } = readPng(await readFile(file));
  const rows = Array.from({ length: icon.height }, (_, row) => {
    const from = 4 * ((icon.y + row) * width + icon.x);
    return Buffer.from(data.subarray(from, from + 4 * icon.width)).toString('hex');
  });
  return rows.join('\n');
}

/** From now on the real process notes what the tray is told. */
async function listenToTray({ app }: KeitoBar): Promise<void> {
  await app.evaluate(({ Tray, Menu }) => {
    const { setContextMenu, setToolTip } = Tray.prototype;
    const build = Menu.buildFromTemplate.bind(Menu);
    const notes = { menus: 0, labels: '', tooltip: '' };
    const write = () => (process.env['TRAY_NOTES'] = JSON.stringify(notes));
    Menu.buildFromTemplate = (template) => {
      notes.labels = template.map(({ label }) => label ?? '').join('\n');
      return build(template);
    };
    Tray.prototype.setContextMenu = function (menu) {
      notes.menus += 1;
      write();
      setContextMenu.call(this, menu);
    };
    Tray.prototype.setToolTip = function (text) {
      notes.tooltip = text;
      write();
      setToolTip.call(this, text);
    };
    write();
  });
}

async function heard({ app }: KeitoBar): Promise<{ menus: number; labels: string; tooltip: string }> {
  return JSON.parse((await app.evaluate(() => process.env['TRAY_NOTES'])) ?? '');
}

const patience = { timeout: 30_000 };

test('the icon on the screen has another look in each state, and for each panel', async ({
  desktop,
  keito,
  start,
}, info) => {
  const bar = await start();
  await signIn(bar, keito);
  const seen = new Map<string, string>();
  /** Waits until the icon looks like none before. */
  const look = async (state: string): Promise<void> => {
    await expect
      .poll(async () => {
        const icon = await iconOnScreen(desktop, info);
        const known = [...seen].find(([, one]) => one === icon)?.[0];
        if (known === undefined) seen.set(state, icon);
        return known ?? 'new';
      })
      .toBe('new');
  };
  await look('stopped');
  await enter(bar.page, 'website dev a timer');
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  await look('running');
  await bar.send('changePreferences', { menubar: { panel: 'light' } });
  await look('running, on a light panel');
  await keito.switchOff();
  await enter(bar.page, 'website dev kept here 10m');
  await expect.poll(async () => (await bar.snapshot()).sync.message).not.toBeNull();
  await look('unsent, running');
  await bar.send('stopTimer', {});
  await look('unsent');
  await keito.switchOn();
  keito.faults.chance('401', 1, 1);
  await bar.send('syncNow', {});
  await expect.poll(async () => (await bar.snapshot()).accountState).toBe('signed-out');
  await look('needs you');
  expect([...seen.keys()]).toHaveLength(6);
});

test('a click on the icon opens and hides; the menu starts, stops and takes back', async ({
  desktop,
  start,
}) => {
  const bar = await start();
  await enter(bar.page, 'general work by the menu');
  await bar.send('hidePopover', {});
  const windows = () => desktop.windowTitles();
  await expect.poll(windows).not.toContain('Keito Bar');
  await desktop.clickTray();
  await expect.poll(windows).toContain('Keito Bar');
  const [icon, popover] = [await desktop.trayIcon(), await desktop.windowGeometry('Keito Bar')];
  if (!icon || !popover) throw new Error('The icon or the popover is gone.');
  // Trayer is at the top right of 1280 × 800: below it, and whole on the screen.
  expect(popover.y).toBeGreaterThanOrEqual(icon.y + icon.height);
  expect(popover.y).toBeLessThan(icon.y + icon.height + 24);
  expect(popover.x + popover.width).toBeLessThanOrEqual(1_280);
  expect(popover.y + popover.height).toBeLessThanOrEqual(800);
  await desktop.clickTray();
  await expect.poll(windows).not.toContain('Keito Bar');
  await desktop.pickFromTrayMenu(1);
  await expect.poll(async () => (await bar.snapshot()).running).toBeNull();
  // Continue comes first, then Undo.
  await desktop.pickFromTrayMenu(2);
  await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('by the menu');
});

test('where the mouse is told wrong, as in some starts under X11, the popover opens at the panel all the same', async ({
  desktop,
  start,
}) => {
  const bar = await start();
  await bar.send('hidePopover', {});
  await expect.poll(() => desktop.windowTitles()).not.toContain('Keito Bar');
  await bar.app.evaluate(({ screen }) => {
    screen.getCursorScreenPoint = () => ({ x: 640, y: 400 });
  });
  await desktop.clickTray();
  await expect.poll(() => desktop.windowTitles()).toContain('Keito Bar');
  const [icon, popover] = [await desktop.trayIcon(), await desktop.windowGeometry('Keito Bar')];
  if (!icon || !popover) throw new Error('The icon or the popover is gone.');
  const below = icon.y + icon.height;
  expect(popover.y).toBeGreaterThanOrEqual(below);
  expect(popover.y).toBeLessThan(below + 24);
  expect(popover.x + popover.width).toBeGreaterThan(icon.x);
});

test('an open popover is placed anew when the displays change', async ({ desktop, start }) => {
  const bar = await start();
  const place = async () => {
    const popover = await desktop.windowGeometry('Keito Bar');
    return popover && [popover.x, popover.y];
  };
  await bar.send('hidePopover', {});
  await expect.poll(place).toBeUndefined();
  await desktop.clickTray();
  await expect.poll(place).toBeTruthy();
  const beside = await place();
  await bar.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setPosition(40, 120));
  await expect.poll(place).toEqual([40, 120]);
  // Told, not done: this screen keeps its one size. What is proven is what the popover does when it hears of it.
  await bar.app.evaluate(({ screen }) => void screen.emit('display-metrics-changed'));
  await expect.poll(place).toEqual(beside);
});

test('what did not change makes no new menu, and a new one is made once', async ({ start }) => {
  const bar = await start();
  await enter(bar.page, 'general work one thing');
  await expect.poll(async () => (await bar.snapshot()).undo, { timeout: 20_000 }).toBeNull();
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  await listenToTray(bar);
  // The icon changes, the menu does not.
  await bar.send('changePreferences', { menubar: { panel: 'light' } });
  await bar.send('changePreferences', { idle: { thresholdMinutes: 6 } });
  expect((await heard(bar)).menus).toBe(0);
  await bar.send('changePreferences', { privacy: { names: 'hidden' } });
  await expect.poll(async () => (await heard(bar)).menus).toBe(1);
  await bar.send('changePreferences', { theme: 'dark' });
  expect((await heard(bar)).menus).toBe(1);
});

test('with names hidden neither menu nor tooltip has one; the window has them all', async ({ start }) => {
  const bar = await start();
  await enter(bar.page, 'general work secret note 10m');
  await enter(bar.page, 'general work other secret');
  await listenToTray(bar);
  await bar.send('changePreferences', { privacy: { names: 'hidden' } });
  await expect.poll(async () => (await heard(bar)).tooltip).toMatch(/^0:00 · Running\nToday 0:10/);
  const { labels, tooltip } = await heard(bar);
  expect(labels).toMatch(/^Running · since /);
  for (const name of ['secret', 'general', 'work']) {
    expect(`${labels}\n${tooltip}`.toLowerCase()).not.toContain(name);
  }
  await expect(bar.page.getByText('other secret').first()).toBeVisible();
  await bar.send('changePreferences', { privacy: { names: 'shown' } });
  await expect.poll(async () => (await heard(bar)).labels).toContain('secret note');
});

test('a menu stays open while its Undo runs out, which then says that it is too late', async ({
  desktop,
  start,
}) => {
  const bar = await start();
  await enter(bar.page, 'general work until noon');
  await bar.send('hidePopover', {});
  await expect.poll(() => desktop.windowTitles(), patience).not.toContain('Keito Bar');
  await desktop.pickFromTrayMenu(1);
  await expect.poll(async () => (await bar.snapshot()).running, patience).toBeNull();
  const { undo } = await bar.snapshot();
  expect(undo).not.toBeNull();

  await desktop.openTrayMenu();
  await expect.poll(async () => (await bar.snapshot()).undo, patience).toBeNull();
  // Continue, Undo
  await desktop.key('Down', 'Down', 'Return');
  await expect.poll(() => desktop.windowTitles(), patience).toContain('Keito Bar');
  await expect(bar.page.getByText('It is too late to undo this')).toBeVisible();
  expect((await bar.snapshot()).running).toBeNull();
});
