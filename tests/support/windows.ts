/** A window as the screen has it, in pixels of the whole screen. */
export interface ScreenWindow {
  readonly id: number;
  readonly title: string;
  readonly className: string;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  /** Steps below the root window. */
  readonly depth: number;
}

/** Such as `   0x400003 "panel": ("panel" "trayer")  24x24+0+0  +1256+0`; an untitled window says `(has no name)`. */
const LINE =
  /^(?<indent> +)(?<id>0x[0-9a-f]+) (?:"(?<title>.*)"|\(has no name\)): \((?<className>.*)\) {2}(?<width>\d+)x(?<height>\d+)\+-?\d+\+-?\d+ {2}\+(?<x>-?\d+)\+(?<y>-?\d+)$/;

/** xwininfo sets each level three spaces further in; the root's children begin at five. */
const depthOf = (indent: string) => Math.round((indent.length - 2) / 3);

/** Reads what `xwininfo -root -tree` prints: all windows, a parent before its children. */
export function parseWindows(tree: string): readonly ScreenWindow[] {
  return tree.split('\n').flatMap((line) => {
    const found = LINE.exec(line)?.groups;
    if (found === undefined) return [];
    const { indent = '', id, title = '', className = '', width, height, x, y } = found;
    return [
      {
        id: Number(id),
        title,
        className,
        width: Number(width),
        height: Number(height),
        x: Number(x),
        y: Number(y),
        depth: depthOf(indent),
      },
    ];
  });
}

/** Smaller windows in the panel are the tray's own. */
const SMALLEST_ICON = 16;

/** The icon that an app has put into the tray's panel: the first window of an icon's size inside it. */
export function trayIcon(windows: readonly ScreenWindow[]): ScreenWindow | undefined {
  const at = windows.findIndex((window) => window.title === 'panel' && window.className.includes('trayer'));
  const panel = windows[at];
  if (panel === undefined) return undefined;
  const below = windows.slice(at + 1);
  const end = below.findIndex((window) => window.depth <= panel.depth);
  const inside = end === -1 ? below : below.slice(0, end);
  return inside.find((window) => window.width >= SMALLEST_ICON && window.height >= SMALLEST_ICON);
}
