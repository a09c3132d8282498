import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaAt,
  isClosingClick,
  isInPanel,
  panelCorner,
  popoverBounds,
  type Area,
  type Size,
} from '../../../src/main/desktop/popover-position';

const SIZE: Size = { width: 400, height: 600 };
const SCREEN: Area = { x: 0, y: 0, width: 1920, height: 1080 };

const holds = (area: Area, { x, y, width, height }: Area): boolean =>
  x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
const overlaps = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A row of displays of several sizes, some left of and above the origin, each with a panel on one side. */
const displays = fc
  .array(
    fc.record({
      width: fc.integer({ min: 800, max: 3840 }),
      height: fc.integer({ min: 700, max: 2160 }),
      y: fc.integer({ min: -1500, max: 1500 }),
      panel: fc.constantFrom('top', 'bottom', 'left', 'right'),
      thickness: fc.integer({ min: 22, max: 64 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((specs) => fc.tuple(fc.constant(specs), fc.integer({ min: -6000, max: 2000 })))
  .map(([specs, begin]) => {
    let x = begin;
    return specs.map(({ width, height, y, panel, thickness }) => {
      const screen: Area = { x, y, width, height };
      x += width;
      return { screen, panel, thickness, work: workArea(screen, panel, thickness) };
    });
  });

type Display = {
  readonly screen: Area;
  readonly panel: string;
  readonly thickness: number;
  readonly work: Area;
};

function workArea({ x, y, width, height }: Area, panel: string, thickness: number): Area {
  const isUpright = panel === 'top' || panel === 'bottom';
  return {
    x: panel === 'left' ? x + thickness : x,
    y: panel === 'top' ? y + thickness : y,
    width: isUpright ? width : width - thickness,
    height: isUpright ? height - thickness : height,
  };
}

/** An icon in the panel of a display, `along` from 0 to 1 of its length. */
function iconIn({ screen, panel, thickness }: Display, along: number): Area {
  const size = 22;
  const inset = (thickness - size) / 2;
  const x = screen.x + Math.floor(along * (screen.width - size));
  const y = screen.y + Math.floor(along * (screen.height - size));
  const square = { width: size, height: size };
  if (panel === 'top') return { x, y: screen.y + inset, ...square };
  if (panel === 'bottom') return { x, y: screen.y + screen.height - thickness + inset, ...square };
  if (panel === 'left') return { x: screen.x + inset, y, ...square };
  return { x: screen.x + screen.width - thickness + inset, y, ...square };
}

describe('where the popover goes', () => {
  it('is whole inside one work area, wherever the icon is', () => {
    fc.assert(
      fc.property(displays, fc.nat(3), fc.double({ min: 0, max: 1, noNaN: true }), (all, index, along) => {
        const display = all[index % all.length];
        if (!display) return;
        const areas = all.map(({ work }) => work);
        const bounds = popoverBounds(iconIn(display, along), SIZE, areas);
        expect(areas.filter((area) => holds(area, bounds))).toHaveLength(1);
      }),
    );
  });

  it('is on the display of the icon, off its panel, and beside it', () => {
    fc.assert(
      fc.property(displays, fc.double({ min: 0.25, max: 0.75, noNaN: true }), ([display], along) => {
        if (!display) return;
        const icon = iconIn(display, along);
        const bounds = popoverBounds(icon, SIZE, [display.work]);
        expect(holds(display.work, bounds)).toBe(true);
        expect(overlaps(bounds, icon)).toBe(false);
        const gap = {
          top: bounds.y - (icon.y + icon.height),
          bottom: icon.y - (bounds.y + bounds.height),
          left: bounds.x - (icon.x + icon.width),
          right: icon.x - (bounds.x + bounds.width),
        }[display.panel];
        expect(gap).toBeGreaterThanOrEqual(0);
        expect(gap).toBeLessThanOrEqual(64);
      }),
    );
  });

  const anywhere = fc.record({
    x: fc.double({ min: -9000, max: 9000, noNaN: true }),
    y: fc.double({ min: -9000, max: 9000, noNaN: true }),
    width: fc.integer({ min: 0, max: 40 }),
    height: fc.integer({ min: 0, max: 40 }),
  });

  it('is whole inside one work area, however small those are and wherever the icon was', () => {
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 1, max: SIZE.width + 40 }),
      height: fc.integer({ min: 1, max: SIZE.height + 40 }),
    });
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 3 }), anywhere, (areas, icon) => {
        const bounds = popoverBounds(icon, SIZE, areas);
        expect(areas.some((one) => holds(one, bounds))).toBe(true);
        expect(Object.values(bounds).every(Number.isInteger)).toBe(true);
        expect(Math.min(bounds.width, bounds.height)).toBeGreaterThan(0);
      }),
    );
  });

  it('is as large as wished wherever there is room for it, and else as large as there is room', () => {
    const side = fc.integer({ min: 20, max: 3000 });
    fc.assert(
      fc.property(side, side, anywhere, (width, height, icon) => {
        const { width: wide, height: high } = popoverBounds(icon, SIZE, [{ x: 5, y: -7, width, height }]);
        expect(wide).toBe(Math.min(SIZE.width, width - 16));
        expect(high).toBe(Math.min(SIZE.height, height - 16));
      }),
    );
  });

  it('stays on the displays that are left when the one of the icon is gone', () => {
    fc.assert(
      fc.property(displays, fc.double({ min: 0, max: 1, noNaN: true }), ([gone, ...left], along) => {
        if (!gone || left.length === 0) return;
        const areas = left.map(({ work }) => work);
        const bounds = popoverBounds(iconIn(gone, along), SIZE, areas);
        expect(areas.filter((area) => holds(area, bounds))).toHaveLength(1);
      }),
    );
  });

  it('hides no icon of a panel that hides itself, whose area is the whole screen', () => {
    fc.assert(
      fc.property(displays, fc.double({ min: 0.3, max: 0.7, noNaN: true }), ([display], along) => {
        if (!display) return;
        const icon = iconIn(display, along);
        expect(overlaps(popoverBounds(icon, SIZE, [display.screen]), icon)).toBe(false);
      }),
    );
  });

  it.each([
    ['under the icon of a top panel', { x: 1000, y: 2 }, { x: 811, y: 32 }],
    ['above the icon of a bottom panel', { x: 1000, y: 1056 }, { x: 811, y: 448 }],
    ['at the edge, where the icon is in a corner', { x: 1895, y: 2 }, { x: 1512, y: 32 }],
    ['right of the icon of a left panel', { x: 2, y: 500 }, { x: 32, y: 211 }],
    ['left of the icon of a right panel', { x: 1896, y: 500 }, { x: 1488, y: 211 }],
  ])('%s', (_, icon, expected) => {
    expect(popoverBounds({ ...icon, width: 22, height: 22 }, SIZE, [SCREEN])).toEqual({
      ...expected,
      ...SIZE,
    });
  });

  it('without any display: where the icon is', () => {
    expect(popoverBounds({ x: 5, y: 6, width: 1, height: 1 }, SIZE, [])).toEqual({ x: 5, y: 6, ...SIZE });
    expect(areaAt({ x: 5, y: 6, width: 1, height: 1 }, [])).toBeNull();
  });

  it('the area is the one that holds the middle of the icon, else the nearest', () => {
    const left = { x: -1920, y: 0, width: 1920, height: 1080 };
    const icon = (x: number, y: number) => ({ x, y, width: 20, height: 20 });
    expect(areaAt(icon(-15, 10), [SCREEN, left])).toBe(left);
    expect(areaAt(icon(-5, 10), [left, SCREEN])).toBe(SCREEN);
    expect(areaAt(icon(2500, 10), [left, SCREEN])).toBe(SCREEN);
  });
});

describe('the click that closes', () => {
  it.each([
    ['comes with its press', 0, true],
    ['comes when a slow hand lets go', 399, true],
    ['is another one after that', 400, false],
    ['is none after the clock was put back', -1, false],
    ['is none after the clock was put back by hours', -7_200_000, false],
  ])('%s', (_, later, closes) => {
    expect(isClosingClick(1_000_000, 1_000_000 + later)).toBe(closes);
  });

  it('is none where nothing was ever hidden', () => {
    expect(isClosingClick(Number.NEGATIVE_INFINITY, 5)).toBe(false);
  });
});

describe('where a click on an icon can have been', () => {
  const RIGHT: Area = { x: 1920, y: -200, width: 1280, height: 1024 };
  it.each([
    ['in a panel at the top', { x: 1900, y: 12 }, true],
    ['in a tall one at the bottom', { x: 960, y: 1080 - 127 }, true],
    ['in one at the left', { x: 20, y: 540 }, true],
    ['on another display, above the first one', { x: 2500, y: -190 }, true],
    ['in the middle of a display', { x: 960, y: 540 }, false],
    ['a little further from the edge than panels are thick', { x: 960, y: 128 }, false],
    ['on no display', { x: 960, y: -190 }, false],
  ])('%s: %j %s', (_, point, isThere) => {
    expect(isInPanel(point, [SCREEN, RIGHT])).toBe(isThere);
  });

  it('without knowing it is where the panel takes room, else as the system has it', () => {
    const area = (y: number, height: number): Area => ({ x: 0, y, width: 1920, height });
    const at = (y: number) => ({ x: 1920, y, width: 0, height: 0 });
    expect(panelCorner(SCREEN, area(24, 1056), false)).toEqual(at(24));
    expect(panelCorner(SCREEN, area(24, 1056), true)).toEqual(at(24));
    expect(panelCorner(SCREEN, area(0, 1040), false)).toEqual(at(1040));
    expect(panelCorner(SCREEN, area(0, 1080), false)).toEqual(at(0));
    expect(panelCorner(SCREEN, area(0, 1080), true)).toEqual(at(1080));
    expect(panelCorner(SCREEN, area(24, 1000), false)).toEqual(at(1024));
  });
});
