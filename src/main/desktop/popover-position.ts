export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in device-independent pixels. */
export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

export type Size = Pick<Area, 'width' | 'height'>;

const MARGIN = 8;

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}

/** The whole pixel nearest to `wish` with `room` to move from `start` on; the margin gives way where it is tight. */
function within(wish: number, start: number, room: number): number {
  const margin = Math.max(0, Math.min(MARGIN, Math.floor(room / 2)));
  return clamp(Math.round(wish), start + margin, start + room - margin);
}

/** The work area that holds the anchor's middle, else the nearest one. */
export function areaAt(anchor: Area, areas: readonly Area[]): Area | null {
  const middle = { x: anchor.x + anchor.width / 2, y: anchor.y + anchor.height / 2 };
  const distance = (area: Area): number =>
    Math.hypot(
      middle.x - clamp(middle.x, area.x, area.x + area.width),
      middle.y - clamp(middle.y, area.y, area.y + area.height),
    );
  return [...areas].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Of the wished size, what an area has room for beside its margins; at least a pixel. */
function roomIn(area: Area, { width, height }: Size): Size {
  const most = (side: number): number => Math.max(1, side - 2 * MARGIN);
  return { width: Math.min(width, most(area.width)), height: Math.min(height, most(area.height)) };
}

/**
 * Where the popover goes: beside the tray icon, on whichever side of the screen its panel is, centred on the icon and
 * whole inside one work area, smaller than wished where that has no room. An icon on a display that is gone counts as
 * one at the nearest edge of those that are left. All in device-independent pixels, as Electron gives them.
 */
export function popoverBounds(anchor: Area, wished: Size, areas: readonly Area[]): Area {
  const area = areaAt(anchor, areas);
  if (!area) return { x: anchor.x, y: anchor.y, ...wished };
  const size = roomIn(area, wished);
  return { ...besideIn(area, anchor, size), ...size };
}

function besideIn(area: Area, anchor: Area, size: Size): Point {
  const middle = { x: anchor.x + anchor.width / 2, y: anchor.y + anchor.height / 2 };
  const gaps = {
    top: middle.y - area.y,
    bottom: area.y + area.height - middle.y,
    left: middle.x - area.x,
    right: area.x + area.width - middle.x,
  };
  const nearest = Math.min(gaps.top, gaps.bottom, gaps.left, gaps.right);
  const isSidePanel = nearest === gaps.left || nearest === gaps.right;
  const isVertical = isSidePanel && nearest < Math.min(gaps.top, gaps.bottom);
  const wish = isVertical
    ? {
        x: nearest === gaps.left ? anchor.x + anchor.width + MARGIN : anchor.x - size.width - MARGIN,
        y: middle.y - size.height / 2,
      }
    : {
        x: middle.x - size.width / 2,
        y: gaps.top <= gaps.bottom ? anchor.y + anchor.height + MARGIN : anchor.y - size.height - MARGIN,
      };
  return {
    x: within(wish.x, area.x, area.width - size.width),
    y: within(wish.y, area.y, area.height - size.height),
  };
}

/** Panels are thinner than this. */
const PANEL = 128;

/**
 * Whether a click on a panel's icon can have been there: panels lie at the edges of the displays (`screens`, whole). What
 * Electron tells of the mouse under X11 is in some starts of the app where it was before, for as long as the app runs.
 */
export function isInPanel(point: Point, screens: readonly Area[]): boolean {
  return screens.some(({ x, y, width, height }) => {
    const gaps = [point.x - x, x + width - point.x, point.y - y, y + height - point.y];
    const nearest = Math.min(...gaps);
    return nearest >= 0 && nearest < PANEL;
  });
}

/**
 * Where the icons are, as far as a display tells: at the right of its panel, which takes room from the work area; without
 * one at the top, as in menu bars and most panels, or `isAtBottom`, as on Windows.
 */
export function panelCorner(screen: Area, workArea: Area, isAtBottom: boolean): Area {
  const top = workArea.y - screen.y;
  const bottom = screen.y + screen.height - (workArea.y + workArea.height);
  const isBelow = bottom === top ? isAtBottom : bottom > top;
  const y = isBelow ? workArea.y + workArea.height : workArea.y;
  return { x: workArea.x + workArea.width, y, width: 0, height: 0 };
}

/** The press on the icon that hid the popover comes as a click once the button is up: a slow hand takes this long; ms. */
const CLICK_MS = 400;

/**
 * Whether a click on the icon is the same one whose press took the focus from the popover and so hid it: it must not
 * open it again. A clock that was put back since makes no click of that press.
 */
export function isClosingClick(blurredAt: number, now: number): boolean {
  return now >= blurredAt && now - blurredAt < CLICK_MS;
}
