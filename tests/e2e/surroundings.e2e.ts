import type { Page } from '@playwright/test';
import { mustRun } from '../../scripts/lib/run.mjs';
import { TestService } from '../support/bus';
import { until, type Desktop } from '../support/desktop';
import { startPanel } from '../support/panel';
import { enter, expect, type KeitoBar, toSettings, quickEntry, signIn, test } from '../support/keito-bar';

// This machine has no GNOME, KDE, logind nor any panel that hosts StatusNotifierItems. Services of our own speak their
// interfaces as documented, on the real bus of the test's desktop, to the real app: that a desktop's own services do so
// is not shown here. There is no system bus either: the app finds logind's name on the same one.
const THRESHOLD_SECONDS = 6;
const env = { KEITO_BAR_IDLE_SECONDS: String(THRESHOLD_SECONDS) };
const patience = { timeout: 30_000 };

const busOf = ({ env: { DBUS_SESSION_BUS_ADDRESS: address = '' } }: { env: Record<string, string> }) =>
  address;
const trayOf = async (bar: KeitoBar) => (await bar.snapshot()).tray;

test.describe('where the panel hosts items', () => {
  test('the icon registers there, and the window is the popover', async ({ desktop, start }) => {
    const panel = await startPanel(busOf(desktop));
    const bar = await start();
    await expect.poll(() => trayOf(bar), patience).toBe('status-notifier');
    await expect.poll(() => panel.items.length, patience).toBeGreaterThan(0);
    expect(await isFramed(desktop)).toBe(false);
    expect((await bar.snapshot()).notices).toEqual([]);
    panel.stop();
  });
});

test('the older kind of tray still works', async ({ desktop, start }) => {
  const bar = await start();
  await expect.poll(() => trayOf(bar), patience).toBe('xembed');
  expect(await isFramed(desktop)).toBe(false);
  await bar.send('hidePopover', {});
  await desktop.clickTray();
  await expect.poll(async () => desktop.windowTitles(), patience).toContain('Keito Bar');
});

test.describe('where there is no tray', () => {
  test.use({ desktopOptions: { tray: false } });

  test('the app is an ordinary window that says so once, and the popover once a panel comes', async ({
    desktop,
    start,
  }) => {
    const first = await start({ env: { KEITO_BAR_OPEN: '0' } });
    expect(await trayOf(first)).toBe('none');
    await expect.poll(async () => desktop.windowTitles(), patience).toContain('Keito Bar');
    expect(await isFramed(desktop)).toBe(true);
    await expect(first.page.getByText(/no place for tray icons/)).toBeVisible();
    // Closing it must not take away the only way to the app.
    await hide(first);
    await expect.poll(() => isMinimized(first), patience).toBe(true);
    await first.close();

    const second = await start({ env: { KEITO_BAR_OPEN: '0' } });
    await expect.poll(async () => desktop.windowTitles(), patience).toContain('Keito Bar');
    expect((await second.snapshot()).notices).toEqual([]);

    const panel = await startPanel(busOf(desktop));
    await expect.poll(() => panel.items.length, patience).toBeGreaterThan(0);
    // Whoever is at the window keeps it; it becomes the popover once it is hidden.
    expect(await trayOf(second)).toBe('status-notifier');
    expect(await isFramed(desktop)).toBe(true);
    const page = await renewed(second);
    // The new page is answered by the same app.
    await quickEntry(page).waitFor({ state: 'attached' });
    const answer = await page.evaluate(() => window.keitoBar.send('snapshot', {}));
    expect(answer).toMatchObject({ ok: true, value: { tray: 'status-notifier' } });
    expect(await desktop.windowTitles()).toEqual([]);
    await show(second);
    expect(await isFramed(desktop)).toBe(false);
    panel.stop();
  });

  test('a half-typed line stays, whether a panel comes or goes', async ({ desktop, start }) => {
    const bar = await start();
    await quickEntry(bar.page).fill('half a thought');
    const panel = await startPanel(busOf(desktop));
    await expect.poll(() => panel.items.length, patience).toBeGreaterThan(0);
    await hide(bar);
    await expect.poll(() => desktop.windowTitles(), patience).toEqual([]);
    await show(bar);
    await expect.poll(() => isFramed(desktop), patience).toBe(true);
    await expect(quickEntry(bar.page)).toHaveValue('half a thought');

    // Nothing is lost by it any more: the frame goes with the next time that it is hidden.
    await quickEntry(bar.page).fill('');
    const popover = await renewed(bar);
    await show(bar);
    expect(await isFramed(desktop)).toBe(false);
    await quickEntry(popover).fill('another half');
    await expect.poll(() => windowState(desktop), patience).toContain('ABOVE');
    await hide(bar);
    await expect.poll(() => desktop.windowTitles(), patience).toEqual([]);

    panel.stop();
    await expect.poll(() => desktop.windowTitles(), patience).toContain('Keito Bar');
    await expect(quickEntry(popover)).toHaveValue('another half');
    await expect.poll(() => windowState(desktop), patience).not.toContain('ABOVE');
    // Without an icon it is minimized instead of hidden, and has its frame once nothing is typed.
    await hide(bar);
    await expect.poll(() => isMinimized(bar), patience).toBe(true);
    await show(bar);
    await quickEntry(popover).fill('');
    const page = await renewed(bar);
    await quickEntry(page).waitFor({ state: 'attached' });
    await expect.poll(() => isMinimized(bar), patience).toBe(true);
    await show(bar);
    await expect.poll(() => isFramed(desktop), patience).toBe(true);
  });
});

test('a locked screen leads to the question, when the screen saver tells of it', async ({
  desktop,
  keito,
  start,
}) => {
  const name = 'org.gnome.ScreenSaver';
  const saver = await TestService.start(busOf(desktop), name, ({ interface: of, member }) =>
    of === name && member === 'GetActive' ? { signature: 'b', body: [false] } : null,
  );
  const turn = (active: boolean) =>
    saver.emit({
      ...{ path: '/org/gnome/ScreenSaver', interface: name, member: 'ActiveChanged' },
      ...{ signature: 'b', body: [active] },
    });
  const bar = await start({ env });
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev deep work');
  await expect.poll(async () => (await keito.running())?.notes, patience).toBe('deep work');
  await desktop.moveMouse(300, 300);
  turn(true);
  await expect
    .poll(() => bar.app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime()), patience)
    .toBeGreaterThanOrEqual(THRESHOLD_SECONDS + 1);
  // Whatever is touched at a locked screen is no return.
  await desktop.moveMouse(320, 320);
  await expect
    .poll(() => bar.app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime()), patience)
    .toBeGreaterThanOrEqual(2);
  expect((await bar.snapshot()).idle).toBeNull();
  turn(false);
  await expect(bar.page.getByRole('heading', { name: /^You were away for/ })).toBeVisible(patience);
  saver.stop();
});

test('logind’s sleep reaches the app, by Electron too', async ({ desktop, start }) => {
  const logind = await TestService.start(busOf(desktop), 'org.freedesktop.login1', () => null);
  const bar = await start();
  await bar.app.evaluate(({ powerMonitor }) => {
    powerMonitor.on('suspend', () => (process.env['SLEPT'] = 'yes'));
  });
  await expect
    .poll(async () => {
      logind.emit({
        ...{ path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' },
        ...{ member: 'PrepareForSleep', signature: 'b', body: [true] },
      });
      return bar.app.evaluate(() => process.env['SLEPT']);
    }, patience)
    .toBe('yes');
  logind.stop();
});

test('under Wayland the idle time comes from Mutter, and the question with it', async ({
  desktop,
  keito,
  start,
}) => {
  const name = 'org.gnome.Mutter.IdleMonitor';
  let lastInput = performance.now();
  const mutter = await TestService.start(busOf(desktop), name, ({ member }) =>
    member === 'GetIdletime'
      ? { signature: 't', body: [BigInt(Math.floor(performance.now() - lastInput))] }
      : null,
  );
  const bar = await start({ env: { ...env, XDG_SESSION_TYPE: 'wayland' } });
  expect((await bar.snapshot()).idleSource).toEqual({ kind: 'mutter' });
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev deep work');
  await expect.poll(async () => (await keito.running())?.notes, patience).toBe('deep work');
  const calls = mutter.calls;
  lastInput = performance.now();
  const left = Date.now();
  await expect.poll(() => performance.now() - lastInput, patience).toBeGreaterThan(9_000);
  expect(mutter.calls).toBeGreaterThan(calls);
  expect((await bar.snapshot()).idle).toBeNull();
  lastInput = performance.now();
  const back = Date.now();
  await expect(bar.page.getByRole('heading', { name: /^You were away for/ })).toBeVisible(patience);
  const { idle } = await bar.snapshot();
  expect(Math.abs((idle?.from ?? 0) - left)).toBeLessThanOrEqual(1_500);
  expect(Math.abs((idle?.to ?? 0) - back)).toBeLessThanOrEqual(1_500);
  mutter.stop();
});

test('under Wayland with nobody to ask the settings say so, and what helps', async ({ start }) => {
  const bar = await start({ env: { XDG_SESSION_TYPE: 'wayland' } });
  expect((await bar.snapshot()).idleSource).toEqual({ kind: 'none', reason: 'nobody' });
  await toSettings(bar.page);
  await expect(bar.page.getByText(/lock the screen when you leave/)).toBeVisible();
});

test('without any bus the app starts and works', async ({ start }) => {
  const nowhere = 'unix:path=/nonexistent/bus';
  const bar = await start({
    env: { DBUS_SESSION_BUS_ADDRESS: nowhere, DBUS_SYSTEM_BUS_ADDRESS: nowhere },
  });
  expect(await trayOf(bar)).toBe('xembed');
  await enter(bar.page, 'general work without a bus');
  await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('without a bus');
});

/** Whether the window manager is to put a frame around the app's window, once that is there. */
async function isFramed(desktop: Desktop): Promise<boolean> {
  const { id } = await until('the window', () => desktop.windowGeometry('Keito Bar'), { timeoutMs: 30_000 });
  const hints = await mustRun('xprop', ['-id', String(id), '_MOTIF_WM_HINTS'], { env: desktop.env });
  // The flags say that the third number counts: 0 is no decoration.
  return !/ = 0x2, 0x0, 0x0/.test(hints);
}

/** Closes the window, which hides it, and answers the page of the one that is made in its place. */
async function renewed(bar: KeitoBar): Promise<Page> {
  const made = bar.app.waitForEvent('window');
  await hide(bar);
  return made;
}

const hide = (bar: KeitoBar) =>
  bar.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

/** As the dock, the taskbar or another start of the app does it. */
const show = (bar: KeitoBar) => bar.app.evaluate(({ app }) => app.emit('activate'));

async function windowState(desktop: Desktop): Promise<string> {
  const { id } = await until('the window', () => desktop.windowGeometry('Keito Bar'), { timeoutMs: 30_000 });
  return mustRun('xprop', ['-id', String(id), '_NET_WM_STATE'], { env: desktop.env });
}

const isMinimized = (bar: KeitoBar) =>
  bar.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
