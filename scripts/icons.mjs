// Draws the app's icons (resources/) from shapes; run it after changing them: npm run icons. The tray's shapes are in
// lib/tray-glyphs.mjs; look at docs/screenshots/tray-icons.png, which this draws too.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { ico } from './lib/ico.mjs';
import { GRIDS, TRAY_ICONS, glyph } from './lib/tray-glyphs.mjs';

const repository = fileURLToPath(new URL('../', import.meta.url));
const resources = `${repository}resources/`;

/** By what the icon lies on. `any`: Linux panels whose shade nobody tells; contrast 3:1 on white and on black. */
const SETS = {
  dark: { ink: '#f4f4f5', alert: '#fbbf24' },
  light: { ink: '#2b2b33', alert: '#b45309' },
  any: { ink: '#7d8296', alert: '#c76a04', running: '#6469f0' },
};
/** macOS tints these itself: black and transparency only. */
const TEMPLATE = { ink: '#000', alert: '#000' };

const appIcon = `<rect x="1" y="1" width="20" height="20" rx="5" fill="#4f46e5"/><circle cx="11" cy="11" r="6.4" fill="none" stroke="#fff" stroke-width="1.7"/><path d="M11 7.2V11l2.6 1.8" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Shapes on a grid of `size`, `scale` pixels to each of its own. */
function render(shapes, size, scale = 1) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${shapes}</svg>`;
  return new Resvg(svg, { fitTo: { mode: 'width', value: size * scale } }).render();
}

/** The pixels with alpha not multiplied in, as files have them. */
function straight(pixels) {
  return pixels.map((value, index) => {
    const alpha = pixels[index - (index % 4) + 3];
    return index % 4 === 3 || alpha === 0 ? value : Math.round((value * 255) / alpha);
  });
}

const WINDOWS_SIZES = [
  [16, 1],
  [20, 1],
  [24, 1],
  [16, 2],
  [20, 2],
  [24, 2],
];

function drawTray(folder, colors, { suffix = '', hasIco }) {
  mkdirSync(`${resources}tray/${folder}`, { recursive: true });
  for (const icon of TRAY_ICONS) {
    const file = `${resources}tray/${folder}/${icon}${suffix}`;
    const draw = (size, scale) => render(glyph(icon, GRIDS[size], colors), size, scale);
    writeFileSync(`${file}.png`, draw(22, 1).asPng());
    writeFileSync(`${file}@2x.png`, draw(22, 2).asPng());
    if (!hasIco) continue;
    const pictures = WINDOWS_SIZES.map(([size, scale]) => ({
      size: size * scale,
      pixels: straight(draw(size, scale).pixels),
    }));
    writeFileSync(`${file}.ico`, ico(pictures));
  }
}

/** All icons as they are, and larger, on what they are for. */
function contactSheet() {
  const panels = [
    ['light', '#f6f6f6', SETS.light],
    ['dark', '#1e1e1e', SETS.dark],
    ['any', '#f6f6f6', SETS.any],
    ['any', '#1e1e1e', SETS.any],
    ['template', '#a9c1d9', TEMPLATE],
  ];
  const [ROW, LARGER, GAP] = [104, 4, 8];
  const rows = panels.map(([, color, colors], row) => {
    let x = GAP;
    const place = (size, icon, scale) => {
      const picture = render(glyph(icon, GRIDS[size], colors), size)
        .asPng()
        .toString('base64');
      const image = `<image x="${x}" y="${row * ROW + (ROW - size * scale) / 2}" width="${size * scale}" height="${size * scale}" image-rendering="optimizeSpeed" href="data:image/png;base64,${picture}"/>`;
      x += size * scale + GAP;
      return image;
    };
    const images = [16, 22].flatMap((size) => TRAY_ICONS.map((icon) => place(size, icon, 1)));
    images.push(...[16, 22].flatMap((size) => TRAY_ICONS.map((icon) => place(size, icon, LARGER))));
    return {
      width: x,
      drawn: `<rect y="${row * ROW}" width="100%" height="${ROW}" fill="${color}"/>${images.join('')}`,
    };
  });
  const [width, height] = [Math.max(...rows.map((row) => row.width)), ROW * rows.length];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${rows.map(({ drawn }) => drawn).join('')}</svg>`;
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();
}

rmSync(`${resources}tray`, { recursive: true, force: true });
for (const [panel, colors] of Object.entries(SETS)) drawTray(panel, colors, { hasIco: panel !== 'any' });
drawTray('template', TEMPLATE, { suffix: 'Template', hasIco: false });
writeFileSync(`${repository}docs/screenshots/tray-icons.png`, contactSheet());
writeFileSync(`${resources}icon.png`, render(appIcon, 22, 512 / 22).asPng());
