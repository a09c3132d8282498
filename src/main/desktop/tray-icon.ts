import type { Preferences } from '../../shared/settings';

/** What the icon tells: each has a shape of its own. */
export type TrayIcon = 'stopped' | 'running' | 'needs-you' | 'unsent' | 'unsent-running';

/** What an icon lies on; any: nobody knows, so it is to be seen on both. */
export type PanelShade = 'light' | 'dark' | 'any';

export interface PanelSigns {
  readonly choice: Preferences['menubar']['panel'];
  readonly platform: string;
  /** `XDG_CURRENT_DESKTOP`: names with colons between them; empty where it is not set. */
  readonly desktop: string;
  /** Whether the system's own surfaces are dark (Windows: the taskbar), or where that is not known, its apps. */
  readonly isSystemDark: boolean;
}

/** Desktops whose panel is dark whatever the theme of the apps. */
const DARK_PANELS = ['GNOME', 'Unity'];
/** Desktops whose panel has the theme of the apps. */
const THEMED_PANELS = ['KDE'];

/**
 * What the tray's icon lies on. Windows tells the shade of its taskbar. On Linux no panel tells its own: where the
 * desktop is not known to have one shade, the icons for any are taken.
 */
export function panelShade({ choice, platform, desktop, isSystemDark }: PanelSigns): PanelShade {
  if (choice !== 'automatic') return choice;
  const theme = isSystemDark ? 'dark' : 'light';
  if (platform !== 'linux') return theme;
  const names = desktop.split(':');
  if (names.includes('GNOME-Classic')) return 'any';
  if (names.some((name) => DARK_PANELS.includes(name))) return 'dark';
  return names.some((name) => THEMED_PANELS.includes(name)) ? theme : 'any';
}

/**
 * The file of an icon, below `resources/tray`. macOS tints a template itself; Windows takes from an .ico the size that
 * fits its scale, and knows no @2x (https://github.com/electron/electron/issues/33044).
 */
export function trayIconFile(platform: string, shade: PanelShade, icon: TrayIcon): string {
  if (platform === 'darwin') return `template/${icon}Template.png`;
  return `${shade}/${icon}.${platform === 'win32' ? 'ico' : 'png'}`;
}
