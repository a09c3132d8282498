import { startVirtualDesktop, type DesktopOptions, type VirtualDesktop } from '../../scripts/lib/desktop.mjs';
import { mustRun, run, until } from '../../scripts/lib/run.mjs';
import { parseWindows, trayIcon, type ScreenWindow } from './windows';

export type { DesktopOptions };
export { until };

export type Button = 'left' | 'middle' | 'right';

const BUTTONS = { left: '1', middle: '2', right: '3' } as const;

/** How long a click on the tray waits for an app to put its icon there. */
const ICON_LIMIT_MS = 20_000;

/** A whole desktop of its own, with a person's hands and eyes. All positions are pixels of the screen (1280 × 800). */
export interface Desktop extends VirtualDesktop {
  /** Waits for the app's icon in the tray, then really clicks in its middle. */
  clickTray(options?: { readonly button?: Button }): Promise<void>;
  /** Opens the tray icon's menu with the right button. */
  openTrayMenu(): Promise<void>;
  /**
   * Opens the tray icon's menu with the right button and picks an entry with the keys: 1 is the first one that is
   * neither a separator nor disabled.
   */
  pickFromTrayMenu(position: number): Promise<void>;
  /** Where the tray icon is; undefined when no app has one. */
  trayIcon(): Promise<ScreenWindow | undefined>;
  /** Presses a real key combination, such as `ctrl+shift+k`, `Return` or `Escape`. */
  key(...combinations: readonly string[]): Promise<void>;
  /** Types text with real key presses into whatever has the focus. */
  type(text: string): Promise<void>;
  moveMouse(x: number, y: number): Promise<void>;
  click(x: number, y: number, options?: { readonly button?: Button }): Promise<void>;
  /** The titles of all windows that can be seen, the tray's own and the window manager's left out. */
  windowTitles(): Promise<readonly string[]>;
  /** The window that can be seen and has exactly this title; undefined when there is none. */
  windowGeometry(title: string): Promise<ScreenWindow | undefined>;
  /** Saves a PNG of the whole screen. */
  screenshot(path: string): Promise<void>;
  /** What the keyring holds for a service and an account, as keytar stores it; undefined when nothing is found. */
  secretLookup(service: string, account: string): Promise<string | undefined>;
}

/** Starts a desktop; whoever starts it calls `stop()`, which ends all its processes and removes its folders. */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const desktop = await startVirtualDesktop(options);
  const { env } = desktop;

  const xdotool = (...args: readonly string[]) => mustRun('xdotool', args, { env });
  /** xwininfo gives up when a window goes away while it walks the tree: then it walks again. */
  const windows = () =>
    until('the list of windows', async () => {
      const { code, stdout } = await run('xwininfo', ['-root', '-tree'], { env });
      return code === 0 ? parseWindows(stdout) : undefined;
    });
  const click = async (x: number, y: number, button: Button) => {
    await xdotool('mousemove', String(x), String(y), 'click', BUTTONS[button]);
  };
  const waitForIcon = () =>
    until('the tray icon', async () => trayIcon(await windows()), { timeoutMs: ICON_LIMIT_MS });
  const clickTray = async (button: Button) => {
    const icon = await waitForIcon();
    await click(icon.x + Math.floor(icon.width / 2), icon.y + Math.floor(icon.height / 2), button);
  };
  const visibleIds = async () => {
    // xdotool ends with 1 when it finds no window.
    const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', '.+'], { env });
    return new Set(stdout.split('\n').filter(Boolean).map(Number));
  };

  const openTrayMenu = async () => {
    await waitForIcon();
    const before = await visibleIds();
    await clickTray('right');
    await until('the tray menu', async () => [...(await visibleIds())].some((id) => !before.has(id)));
  };

  const visible = async (): Promise<readonly ScreenWindow[]> => {
    const [all, ids] = await Promise.all([windows(), visibleIds()]);
    const icon = trayIcon(all)?.id;
    return all.filter(({ id, className }) => ids.has(id) && id !== icon && !className.includes('trayer'));
  };

  return {
    ...desktop,
    clickTray: ({ button = 'left' } = {}) => clickTray(button),
    openTrayMenu,
    async pickFromTrayMenu(position) {
      await openTrayMenu();
      await xdotool('key', ...Array.from({ length: position }, () => 'Down'), 'Return');
    },
    trayIcon: async () => trayIcon(await windows()),
    async key(...combinations) {
      await xdotool('key', ...combinations);
    },
    async type(text) {
      await xdotool('type', '--delay', '5', '--', text);
    },
    async moveMouse(x, y) {
      await xdotool('mousemove', String(x), String(y));
    },
    click: (x, y, { button = 'left' } = {}) => click(x, y, button),
    windowTitles: async () => (await visible()).map((window) => window.title),
    windowGeometry: async (title) => (await visible()).find((window) => window.title === title),
    async screenshot(path) {
      await mustRun('import', ['-window', 'root', path], { env });
    },
    async secretLookup(service, account) {
      const { code, stdout } = await run('secret-tool', ['lookup', 'service', service, 'account', account], {
        env,
      });
      return code === 0 ? stdout : undefined;
    },
  };
}
