import { join } from 'node:path';
import { Menu, nativeImage, nativeTheme, screen, Tray, type MenuItemConstructorOptions } from 'electron';
import type { Snapshot } from '../../shared/snapshot';
import { PanelMenu } from './panel-menu';
import { isInPanel, type Area } from './popover-position';
import { panelShade, trayIconFile } from './tray-icon';
import { trayMenu, type TrayAction, type TrayItem } from './tray-menu';
import { trayModel, type TrayModel } from './tray-model';
import { trayRest } from './tray-title';

export interface TrayOptions {
  /** The folder with the icons: `tray/`, drawn by scripts/icons.mjs. */
  readonly resources: string;
  /** UTC ms. */
  readonly clock: () => number;
  /** `anchor`: where the icon is; null where nobody can tell. */
  readonly onClick: (anchor: Area | null) => void;
  readonly onAction: (action: TrayAction) => void;
}

const NOTHING = { icon: '', tooltip: '', title: '' };

/** The menubar icon. Draws snapshots; nothing is told to the system anew that did not change. */
export class TrayView {
  #tray: Tray;
  readonly #options: TrayOptions;
  #snapshot: Snapshot | null = null;
  #shown = NOTHING;
  #panelMenu = new PanelMenu();

  constructor(options: TrayOptions) {
    this.#options = options;
    this.#tray = this.#make();
    nativeTheme.on('updated', () => this.#showAgain());
  }

  #make(): Tray {
    const tray = new Tray(nativeImage.createFromPath(this.#file({ icon: 'stopped', panel: 'automatic' })));
    tray.on('click', (_event, bounds) => this.#options.onClick(anchorOf(bounds)));
    // Elsewhere a context menu of the tray's own would swallow the left click.
    if (process.platform !== 'linux') tray.on('right-click', () => this.#popUp());
    return tray;
  }

  /** Where the icon is; null where the system does not tell. */
  get bounds(): Area | null {
    const bounds = this.#tray.getBounds();
    return hasRoom(bounds) ? bounds : null;
  }

  /** Answers how long it stays right, in ms; null: as long as the snapshot does. */
  show(snapshot: Snapshot): number | null {
    this.#snapshot = snapshot;
    const now = this.#options.clock();
    const model = trayModel(snapshot, now);
    const { tooltip, title } = model;
    const icon = this.#file(model);
    if (icon !== this.#shown.icon) this.#tray.setImage(nativeImage.createFromPath(icon));
    if (tooltip !== this.#shown.tooltip) this.#tray.setToolTip(tooltip);
    if (title !== this.#shown.title) this.#tray.setTitle(title, { fontType: 'monospacedDigit' });
    this.#shown = { icon, tooltip, title };
    const rests = [trayRest(snapshot, now), this.#givePanel(model.items, now)];
    const soonest = Math.min(...rests.map((rest) => rest ?? Infinity));
    return Number.isFinite(soonest) ? soonest : null;
  }

  /** Answers how long the panel's menu may stay, in ms; null: as long as the items do. */
  #givePanel(items: readonly TrayItem[], now: number): number | null {
    if (process.platform !== 'linux') return null;
    const rest = this.#panelMenu.rest(items, now);
    if (rest !== 0) return rest;
    this.#tray.setContextMenu(this.#menu(items));
    this.#panelMenu.replace(items);
    return null;
  }

  /** A new place needs a new icon. */
  renew(): void {
    this.#tray.destroy();
    this.#tray = this.#make();
    this.#shown = NOTHING;
    this.#panelMenu = new PanelMenu();
    this.#showAgain();
  }

  #showAgain(): void {
    if (this.#snapshot) this.show(this.#snapshot);
  }

  /** With the times of this very moment. */
  #popUp(): void {
    if (this.#snapshot)
      this.#tray.popUpContextMenu(this.#menu(trayMenu(this.#snapshot, this.#options.clock())));
  }

  #file({ icon, panel }: Pick<TrayModel, 'icon' | 'panel'>): string {
    const shade = panelShade({
      choice: panel,
      platform: process.platform,
      desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
      // Electron 33 does not know of the taskbar's own shade.
      isSystemDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors,
    });
    return join(this.#options.resources, 'tray', trayIconFile(process.platform, shade, icon));
  }

  #menu(items: readonly TrayItem[]): Menu {
    return Menu.buildFromTemplate(items.map((item) => this.#template(item)));
  }

  #template(item: TrayItem): MenuItemConstructorOptions {
    if (item.kind === 'line') return { type: 'separator' };
    // An ampersand would be taken for a mnemonic.
    const label = item.label.replaceAll('&', '&&');
    if (item.kind === 'text') return { label, enabled: false };
    if (item.kind === 'menu') return { label, submenu: item.items.map((one) => this.#template(one)) };
    return { label, click: () => this.#options.onAction(item.action) };
  }
}

/** Linux tells no bounds: the mouse is on the icon then, where it is told right. */
function anchorOf(bounds: Area): Area | null {
  if (hasRoom(bounds)) return bounds;
  const { x, y } = screen.getCursorScreenPoint();
  const screens = screen.getAllDisplays().map((display) => display.bounds);
  return isInPanel({ x, y }, screens) ? { x, y, width: 0, height: 0 } : null;
}

const hasRoom = ({ width, height }: Area): boolean => width > 0 && height > 0;
