// @ts-check
// The shapes of the tray icons. Each is drawn for its size in whole pixels, so that edges are crisp: a shape scaled down
// from another size is not. States differ in shape, never in colour alone.

/** @typedef {'stopped' | 'running' | 'needs-you' | 'unsent' | 'unsent-running'} TrayIcon */
/** @typedef {{ readonly ink: string, readonly alert: string, readonly running?: string }} Colors */

/** @type {readonly TrayIcon[]} */
export const TRAY_ICONS = ['stopped', 'running', 'needs-you', 'unsent', 'unsent-running'];

/**
 * Radius of the dial, thickness of its rim and of its hands, how far the hands reach, and the arrow's edges and half its
 * width: all in pixels of the grid. Whole numbers on an even grid have their edges between pixels.
 *
 * @typedef {{ readonly size: number, readonly radius: number, readonly rim: number, readonly hand: number,
 *   readonly up: number, readonly aside: number,
 *   readonly arrow: { readonly right: number, readonly bottom: number, readonly half: number } }} Grid
 */

/** Windows asks for 16, 20 and 24, and for the doubles; everybody else for 22 and 44. @type {Readonly<Record<16 | 20 | 22 | 24, Grid>>} */
export const GRIDS = {
  16: { size: 16, radius: 7, rim: 1.5, hand: 2, up: 4, aside: 3, arrow: { right: 16, bottom: 16, half: 4 } },
  20: { size: 20, radius: 9, rim: 2, hand: 2, up: 5, aside: 4, arrow: { right: 20, bottom: 20, half: 5 } },
  22: { size: 22, radius: 8, rim: 2, hand: 2, up: 5, aside: 4, arrow: { right: 21, bottom: 21, half: 5 } },
  24: { size: 24, radius: 10, rim: 2, hand: 2, up: 6, aside: 4, arrow: { right: 24, bottom: 24, half: 5 } },
};

/**
 * The glyph of a state on a grid, as the inside of an SVG of the grid's size.
 *
 * @param {TrayIcon} icon
 * @param {Grid} grid
 * @param {Colors} colors
 */
export function glyph(icon, grid, { ink, alert, running = ink }) {
  switch (icon) {
    case 'stopped':
      return rim(grid, ink) + hands(grid, ink, 'right');
    case 'running':
      return without(hands(grid, 'black', 'right'), grid, disc(grid, running));
    case 'needs-you':
      return without(bang(grid), grid, sign(grid, alert));
    case 'unsent':
      return without(arrowRoom(grid), grid, rim(grid, ink) + hands(grid, ink, 'left')) + arrow(grid, alert);
    case 'unsent-running':
      return (
        without(arrowRoom(grid) + hands(grid, 'black', 'left'), grid, disc(grid, running)) +
        arrow(grid, alert)
      );
    default:
      throw new Error(`There is no icon ${icon}`);
  }
}

/** @param {Grid} grid @param {string} color */
function rim({ size, radius, rim: thickness }, color) {
  return `<circle cx="${size / 2}" cy="${size / 2}" r="${radius - thickness / 2}" fill="none" stroke="${color}" stroke-width="${thickness}"/>`;
}

/** @param {Grid} grid @param {string} color */
function disc({ size, radius }, color) {
  return `<circle cx="${size / 2}" cy="${size / 2}" r="${radius}" fill="${color}"/>`;
}

/**
 * Up and to one side, along the pixels: three o'clock, or nine where the arrow is on the right.
 *
 * @param {Grid} grid
 * @param {string} color
 * @param {'left' | 'right'} side
 */
function hands({ size, hand, up, aside }, color, side) {
  const [middle, half] = [size / 2, hand / 2];
  const left = side === 'right' ? middle - half : middle - aside;
  return (
    `<rect x="${middle - half}" y="${middle - up}" width="${hand}" height="${up + half}" fill="${color}"/>` +
    `<rect x="${left}" y="${middle - half}" width="${aside + half}" height="${hand}" fill="${color}"/>`
  );
}

/** A square on its tip with round corners: no other state has corners. @param {Grid} grid @param {string} color */
function sign({ size, radius }, color) {
  const [middle, reach] = [size / 2, radius + 1];
  const side = reach * Math.SQRT2 - 1;
  return `<rect x="${middle - side / 2}" y="${middle - side / 2}" width="${side}" height="${side}" rx="${size / 9}" transform="rotate(45 ${middle} ${middle})" fill="${color}"/>`;
}

/** @param {Grid} grid */
function bang({ size, radius }) {
  const [middle, length] = [size / 2, Math.round(radius * 0.65)];
  const top = middle - length;
  return (
    `<rect x="${middle - 1}" y="${top}" width="2" height="${length + 1}" fill="black"/>` +
    `<rect x="${middle - 1}" y="${middle + 3}" width="2" height="2" fill="black"/>`
  );
}

/** Up and away: what waits to be sent. @param {Grid} grid @param {string} color */
function arrow(grid, color) {
  return `<path d="${arrowPath(grid)}" fill="${color}"/>`;
}

/** The arrow and the air around it. @param {Grid} grid */
function arrowRoom(grid) {
  return `<path d="${arrowPath(grid)}" fill="black" stroke="black" stroke-width="3"/>`;
}

/** In the lower right corner, its tip between two pixels. @param {Grid} grid */
function arrowPath({ arrow: { right, bottom, half } }) {
  return `M${right - half} ${bottom - 2 * half}l${half} ${half}h${1 - half}v${half}h-2v${-half}h${1 - half}z`;
}

/** `shape` with holes where `holes` is black. @param {string} holes @param {Grid} grid @param {string} shape */
function without(holes, { size }, shape) {
  return `<mask id="m"><rect width="${size}" height="${size}" fill="white"/>${holes}</mask><g mask="url(#m)">${shape}</g>`;
}
