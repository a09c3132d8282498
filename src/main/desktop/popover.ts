import { writeFile } from 'node:fs/promises';
import { BrowserWindow, screen, type Session } from 'electron';
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
}

/** The one window: made hidden at start so that it opens at once, hidden instead of closed. */
export class Popover {
  readonly window: BrowserWindow;
  readonly #options: PopoverOptions;
  #blurredAt = Number.NEGATIVE_INFINITY;
  #anchor: Area | null = null;
  #isQuitting = false;

  constructor(options: PopoverOptions) {
    this.#options = options;
    this.window = new BrowserWindow({
      ...SIZE,
      show: false,
      frame: false,
      resizable: false,
      maximizable: false,
      minimizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: 'Keito Bar',
      icon: options.icon,
      webPreferences: secureWebPreferences(options.preload, options.session),
    });
    this.window.on('blur', () => {
      // Hiding blurs too; only a blur that hides counts.
      if (!this.window.isVisible() || this.window.webContents.isDevToolsOpened()) return;
      this.#blurredAt = options.clock();
      this.hide();
    });
    this.window.on('close', (event) => {
      if (this.#isQuitting) return;
      event.preventDefault();
      this.hide();
    });
    this.#followDisplays();
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
    if (this.window.isVisible()) return this.hide();
    if (isClosingClick(this.#blurredAt, this.#options.clock())) return;
    this.open('quick-entry', anchor);
  }

  /** Opens (or raises) it beside the anchor: the icon, the place of its last click, else the corner that has the panel. */
  open(focus: Focus, anchor?: Area): void {
    this.#place(anchor);
    this.#options.onOpen();
    this.window.show();
    this.window.focus();
    this.#options.tell({ kind: 'opened', focus });
  }

  /** Comes up on top without taking the keyboard from what is being typed elsewhere. */
  showQuietly(focus: Focus): void {
    if (this.window.isVisible()) return;
    this.#place();
    this.#options.onOpen();
    this.window.showInactive();
    this.#options.tell({ kind: 'opened', focus });
  }

  hide(): void {
    if (!this.window.isDestroyed() && this.window.isVisible()) this.window.hide();
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
