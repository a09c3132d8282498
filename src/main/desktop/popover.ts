import { writeFile } from 'node:fs/promises';
import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Session } from 'electron';
import type { WindowEvent } from '../../shared/contract';
import { RENEWAL_EVENT } from '../../shared/renewal';
import { pageUrl } from './page';
import { isClosingClick, panelCorner, popoverBounds, type Area, type Size } from './popover-position';
import { secureWebPreferences } from './security';

const SIZE: Size = { width: 400, height: 640 };
/** Of an ordinary window. */
const SMALLEST: Size = { width: 400, height: 320 };

/** Resolves in the page once the first snapshot and its fonts are on the screen. */
const WHEN_DRAWN = `new Promise((resolve) => {
  const look = () => requestAnimationFrame(() => {
    if (!document.querySelector('main')) return look();
    void document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))));
  });
  look();
})`;

/** True in a page that holds nothing half typed. */
const MAY_RENEW = `dispatchEvent(new Event('${RENEWAL_EVENT}', { cancelable: true }))`;

export type Focus = Extract<WindowEvent, { kind: 'opened' }>['focus'];

export interface PopoverOptions {
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
  /** Where the tray icon is, in device-independent pixels; null where the system does not tell (Linux). */
  readonly iconBounds: () => Area | null;
  /** UTC ms. */
  readonly clock: () => number;
  /** What the page speaks until main told it more (BCP 47). */
  readonly locale: () => string;
  /** Tells the page something once it listens. */
  readonly tell: (event: WindowEvent) => void;
  /** Called whenever the popover is about to be seen. */
  readonly onOpen: () => void;
  /** It is seen no more. */
  readonly onHide: () => void;
  /** Where no icon opens it: an ordinary window, which stays reachable in the taskbar. */
  readonly isWindow: boolean;
  readonly onBug: (error: unknown) => void;
}

const AS_POPOVER: BrowserWindowConstructorOptions = {
  ...{ frame: false, resizable: false, minimizable: false, skipTaskbar: true, alwaysOnTop: true },
};
const AS_WINDOW: BrowserWindowConstructorOptions = {
  ...{ minWidth: SMALLEST.width, minHeight: SMALLEST.height },
};

/** The one window: made hidden at start so that it opens at once, hidden instead of closed. */
export class Popover {
  readonly #options: PopoverOptions;
  #window: BrowserWindow;
  #isWindow: boolean;
  #isFramed: boolean;
  #blurredAt = Number.NEGATIVE_INFINITY;
  #anchor: Area | null = null;
  #isQuitting = false;

  constructor(options: PopoverOptions) {
    this.#options = options;
    this.#isWindow = options.isWindow;
    this.#isFramed = options.isWindow;
    this.#window = this.#make();
    this.#followDisplays();
  }

  /** Another one after {@link become}. */
  get window(): BrowserWindow {
    return this.#window;
  }

  /**
   * From now on an ordinary window, or the popover. A frame cannot be taken off or put on: for that the window is made
   * anew, but not as long as it is seen or something half typed is in its page. Resolves once that was done or put off.
   */
  async become(isWindow: boolean): Promise<void> {
    if (isWindow === this.#isWindow || this.#isQuitting) return;
    this.#isWindow = isWindow;
    this.#dress();
    await this.#reframe();
  }

  /** All but the frame. */
  #dress(): void {
    const isWindow = this.#isWindow;
    this.window.setMinimizable(isWindow);
    this.window.setAlwaysOnTop(!isWindow);
    this.window.setSkipTaskbar(!isWindow);
    if (!isWindow) return;
    this.window.setResizable(true);
    this.window.setMinimumSize(SMALLEST.width, SMALLEST.height);
  }

  async #reframe(): Promise<void> {
    const before = this.#window;
    const isDue = (): boolean =>
      before === this.#window && !this.#isQuitting && !this.#isSeen && this.#isFramed !== this.#isWindow;
    if (!isDue()) return;
    const mayRenew: unknown = await before.webContents.executeJavaScript(MAY_RENEW);
    if (mayRenew !== true || !isDue()) return;
    const wasInTaskbar = before.isMinimized();
    this.#isFramed = this.#isWindow;
    this.#window = this.#make();
    const made = this.#window;
    before.destroy();
    if (wasInTaskbar && this.#isWindow) made.minimize();
    try {
      await this.load();
    } catch (error) {
      // It was made anew once more meanwhile: the page of that one counts.
      if (made === this.#window) throw error;
    }
  }

  #make(): BrowserWindow {
    const { icon, preload, session, clock, onOpen, onHide, onBug } = this.#options;
    const isWindow = this.#isWindow;
    const window = new BrowserWindow({
      ...{ ...SIZE, ...(isWindow ? AS_WINDOW : AS_POPOVER) },
      ...{ show: false, maximizable: false, fullscreenable: false, title: 'Keito Bar', icon },
      webPreferences: secureWebPreferences(preload, session),
    });
    // An ordinary window would have Electron's own menu.
    window.removeMenu();
    const hidden = (): void => {
      onHide();
      this.#reframe().catch(onBug);
    };
    window.on('hide', hidden);
    window.on('minimize', hidden);
    window.on('restore', onOpen);
    window.on('blur', () => {
      // Hiding blurs too; only a blur that hides counts.
      if (this.#isWindow || !window.isVisible() || window.webContents.isDevToolsOpened()) return;
      this.#blurredAt = clock();
      this.hide();
    });
    window.on('close', (event) => {
      if (this.#isQuitting) return;
      event.preventDefault();
      this.hide();
    });
    return window;
  }

  /** Placed anew when a display comes, goes, or has another size, scale or panel. */
  #followDisplays(): void {
    const place = (): void => {
      if (!this.window.isDestroyed() && this.window.isVisible()) this.#place();
    };
    screen.on('display-added', place);
    screen.on('display-removed', place);
    screen.on('display-metrics-changed', place);
  }

  async load(): Promise<void> {
    await this.window.loadURL(pageUrl(this.#options.locale()));
  }

  /** A click on the tray icon at `anchor` (null: nobody can tell where): opens, or hides what is open. */
  toggle(anchor: Area | null): void {
    if (this.#isSeen) return this.hide();
    if (isClosingClick(this.#blurredAt, this.#options.clock())) return;
    this.open('quick-entry', anchor);
  }

  /** Opens (or raises) it beside the anchor: the icon, the place of its last click, else the corner that has the panel. */
  open(focus: Focus, anchor: Area | null = null): void {
    this.#place(anchor);
    this.#options.onOpen();
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
    this.#options.tell({ kind: 'opened', focus });
  }

  /** Comes up on top without taking the keyboard from what is being typed elsewhere; a minimized window asks for it. */
  showQuietly(focus: Focus): void {
    if (this.#isSeen) return;
    this.#place();
    this.#options.onOpen();
    if (this.window.isMinimized()) this.window.flashFrame(true);
    else this.window.showInactive();
    this.#options.tell({ kind: 'opened', focus });
  }

  /** Where no icon could bring it back, it goes to the taskbar. */
  hide(): void {
    if (this.window.isDestroyed() || !this.#isSeen) return;
    if (this.#isWindow) this.window.minimize();
    else this.window.hide();
  }

  get #isSeen(): boolean {
    return this.window.isVisible() && !this.window.isMinimized();
  }

  /** From now on closing closes. */
  release(): void {
    this.#isQuitting = true;
  }

  /** Writes a PNG of what the popover shows, once it shows more than that it is loading. */
  async picture(file: string): Promise<void> {
    await this.window.webContents.executeJavaScript(WHEN_DRAWN);
    const image = await this.window.webContents.capturePage();
    await writeFile(file, image.toPNG());
  }

  #place(anchor: Area | null = null): void {
    // An ordinary window stays where the person or the desktop put it.
    if (this.#isWindow) return;
    this.#anchor = anchor ?? this.#options.iconBounds() ?? this.#anchor;
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const { bounds, workArea } = screen.getPrimaryDisplay();
    const at = this.#anchor ?? panelCorner(bounds, workArea, process.platform === 'win32');
    this.window.setBounds(popoverBounds(at, SIZE, areas));
  }
}
