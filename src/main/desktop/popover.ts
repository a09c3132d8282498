import { writeFile } from 'node:fs/promises';
import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Session } from 'electron';
import type { WindowEvent } from '../../shared/contract';
import { PAGE_URL } from './page';
import { isClosingClick, popoverBounds, type Area, type Size } from './popover-position';
import { secureWebPreferences } from './security';

const SIZE: Size = { width: 400, height: 640 };

/** Resolves in the page once the first snapshot and its fonts are on the screen. */
const WHEN_DRAWN = `new Promise((resolve) => {
  const look = () => requestAnimationFrame(() => {
    if (!document.querySelector('main')) return look();
    void document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))));
  });
  look();
})`;

export type Focus = Extract<WindowEvent, { kind: 'opened' }>['focus'];

export interface PopoverOptions {
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
  /** Where the tray icon is, in device-independent pixels; null where the system does not tell (Linux). */
  readonly iconBounds: () => Area | null;
  /** UTC ms. */
  readonly clock: () => number;
  /** Tells the page something once it listens. */
  readonly tell: (event: WindowEvent) => void;
  /** Called whenever the popover is about to be seen. */
  readonly onOpen: () => void;
  /** It is seen no more. */
  readonly onHide: () => void;
  /** Where no icon opens it: an ordinary window, which stays reachable in the taskbar. */
  readonly isWindow: boolean;
}

const AS_POPOVER: BrowserWindowConstructorOptions = {
  ...{ frame: false, resizable: false, minimizable: false, skipTaskbar: true, alwaysOnTop: true },
};
const AS_WINDOW: BrowserWindowConstructorOptions = {
  ...{ minWidth: SIZE.width, minHeight: SIZE.height / 2 },
};

/** The one window: made hidden at start so that it opens at once, hidden instead of closed. */
export class Popover {
  readonly #options: PopoverOptions;
  #window: BrowserWindow;
  #isWindow: boolean;
  #blurredAt = Number.NEGATIVE_INFINITY;
  #anchor: Area | null = null;
  #isQuitting = false;

  constructor(options: PopoverOptions) {
    this.#options = options;
    this.#isWindow = options.isWindow;
    this.#window = this.#make();
    this.#followDisplays();
  }

  /** Another one after {@link become}. */
  get window(): BrowserWindow {
    return this.#window;
  }

  /** Whether it is an ordinary window, because no icon opens it. */
  get isWindow(): boolean {
    return this.#isWindow;
  }

  /** A frame cannot be taken off or put on: the window is made anew, with the same page in it. */
  async become(isWindow: boolean): Promise<void> {
    if (isWindow === this.#isWindow || this.#isQuitting) return;
    const before = this.#window;
    this.#isWindow = isWindow;
    this.#window = this.#make();
    const made = this.#window;
    before.destroy();
    this.#options.onHide();
    try {
      await this.load();
    } catch (error) {
      // It was made anew once more meanwhile: the page of that one counts.
      if (made === this.#window) throw error;
    }
  }

  #make(): BrowserWindow {
    const { icon, preload, session, clock, onOpen, onHide } = this.#options;
    const isWindow = this.#isWindow;
    const window = new BrowserWindow({
      ...{ ...SIZE, ...(isWindow ? AS_WINDOW : AS_POPOVER) },
      ...{ show: false, maximizable: false, fullscreenable: false, title: 'Keito Bar', icon },
      webPreferences: secureWebPreferences(preload, session),
    });
    // An ordinary window would have Electron's own menu.
    window.removeMenu();
    window.on('hide', onHide);
    window.on('minimize', onHide);
    window.on('restore', onOpen);
    window.on('blur', () => {
      // Hiding blurs too; only a blur that hides counts.
      if (isWindow || !window.isVisible() || window.webContents.isDevToolsOpened()) return;
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
    await this.window.loadURL(PAGE_URL);
  }

  /** A click on the tray icon at `anchor`: opens, or hides what is open. */
  toggle(anchor: Area): void {
    if (this.#isSeen) return this.hide();
    if (isClosingClick(this.#blurredAt, this.#options.clock())) return;
    this.open('quick-entry', anchor);
  }

  /** Opens (or raises) it beside the anchor: the icon, the place of its last click, else the corner that has the panel. */
  open(focus: Focus, anchor?: Area): void {
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

  #place(anchor?: Area): void {
    // An ordinary window stays where the person or the desktop put it.
    if (this.#isWindow) return;
    this.#anchor = anchor ?? this.#options.iconBounds() ?? this.#anchor;
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const at = this.#anchor ?? panelCorner(screen.getPrimaryDisplay().workArea);
    this.window.setBounds(popoverBounds(at, SIZE, areas));
  }
}

/** Where no icon was clicked yet: menu bars and most panels have their icons at the top right; Windows at the bottom. */
function panelCorner(area: Area): Area {
  const y = process.platform === 'win32' ? area.y + area.height : area.y;
  return { x: area.x + area.width, y, width: 0, height: 0 };
}
