import { join } from 'node:path';
import { Menu, nativeImage, screen, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { Area } from './popover-position';
import type { TrayAction, TrayIcon, TrayItem, TrayModel } from './tray-model';

export interface TrayOptions {
  /** The folder with the icons, `tray/<state>.png` and `@2x`. */
  readonly resources: string;
  readonly onClick: (anchor: Area) => void;
  readonly onAction: (action: TrayAction) => void;
}

/** The menubar icon. Draws a model; the menu is made anew only when it changed. */
export class TrayView {
  readonly #tray: Tray;
  readonly #options: TrayOptions;
  readonly #icons = new Map<TrayIcon, NativeImage>();
  #shown: { icon?: TrayIcon; tooltip?: string; title?: string; items?: string } = {};
  #menu: Menu | null = null;

  constructor(options: TrayOptions) {
    this.#options = options;
    this.#tray = new Tray(this.#icon('stopped'));
    this.#tray.on('click', (_event, bounds) => options.onClick(anchorOf(bounds)));
    // On Linux the context menu is the panel's to open; elsewhere it must not swallow the left click.
    if (process.platform !== 'linux') {
      this.#tray.on('right-click', () => this.#menu && this.#tray.popUpContextMenu(this.#menu));
    }
  }

  show(model: TrayModel): void {
    if (model.icon !== this.#shown.icon) this.#tray.setImage(this.#icon(model.icon));
    if (model.tooltip !== this.#shown.tooltip) this.#tray.setToolTip(model.tooltip);
    if (process.platform === 'darwin' && model.title !== this.#shown.title) {
      this.#tray.setTitle(model.title, { fontType: 'monospacedDigit' });
    }
    const items = JSON.stringify(model.items);
    if (items !== this.#shown.items) {
      this.#menu = Menu.buildFromTemplate(model.items.map((item) => this.#template(item)));
      if (process.platform === 'linux') this.#tray.setContextMenu(this.#menu);
    }
    this.#shown = { icon: model.icon, tooltip: model.tooltip, title: model.title, items };
  }

  /** Takes the icon away: a new place needs a new one. */
  destroy(): void {
    this.#tray.destroy();
  }

  #icon(name: TrayIcon): NativeImage {
    const known = this.#icons.get(name);
    if (known) return known;
    const suffix = process.platform === 'darwin' ? 'Template' : '';
    const image = nativeImage.createFromPath(join(this.#options.resources, 'tray', `${name}${suffix}.png`));
    this.#icons.set(name, image);
    return image;
  }

  #template(item: TrayItem): MenuItemConstructorOptions {
    if (item.kind === 'line') return { type: 'separator' };
    // An ampersand would be taken for a mnemonic.
    const label = item.label.replaceAll('&', '&&');
    if (item.kind === 'text') return { label, enabled: false };
    return { label, click: () => this.#options.onAction(item.action) };
  }
}

/** Linux tells no bounds: the mouse is on the icon then. */
function anchorOf(bounds: Area): Area {
  if (bounds.width > 0 && bounds.height > 0) return bounds;
  const { x, y } = screen.getCursorScreenPoint();
  return { x, y, width: 0, height: 0 };
}
