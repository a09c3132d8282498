// Draws the app's icons (resources/) from shapes; run it after changing them: npm run icons.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const resources = fileURLToPath(new URL('../resources/', import.meta.url));
const TRAY_SIZE = 22;

const hands = (color) =>
  `<path d="M11 6.2V11l3.2 2.2" fill="none" stroke="${color}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>`;
const ring = (color) => `<circle cx="11" cy="11" r="7.6" fill="none" stroke="${color}" stroke-width="2"/>`;
const disc = (color) => `<circle cx="11" cy="11" r="8.6" fill="${color}"/>`;
const bang = (color) =>
  `<path d="M11 6.4v5.4" stroke="${color}" stroke-width="2.3" stroke-linecap="round"/><circle cx="11" cy="15.4" r="1.4" fill="${color}"/>`;
const badge = (color) => `<circle cx="16.6" cy="16.6" r="4.2" fill="${color}"/>`;
/** Shapes drawn in black on the mask are holes. */
const cut = (shape, hole) =>
  `<mask id="m"><rect width="22" height="22" fill="white"/>${hole}</mask><g mask="url(#m)">${shape}</g>`;

/** Colours that stand out on light and on dark panels alike. */
const colored = {
  stopped: ring('#8b8fa3') + hands('#8b8fa3'),
  running: disc('#6366f1') + hands('#fff'),
  'needs-you': disc('#e08600') + bang('#fff'),
  unsent:
    cut(ring('#6366f1') + hands('#6366f1'), '<circle cx="16.6" cy="16.6" r="5.6" fill="black"/>') +
    badge('#e08600'),
};
/** macOS tints these itself: black and transparency only. */
const template = {
  stopped: ring('#000') + hands('#000'),
  running: cut(disc('#000'), hands('#000')),
  'needs-you': cut(disc('#000'), bang('#000')),
  unsent:
    cut(ring('#000') + hands('#000'), '<circle cx="16.6" cy="16.6" r="5.6" fill="black"/>') + badge('#000'),
};
const appIcon = `<rect x="1" y="1" width="20" height="20" rx="5" fill="#4f46e5"/><circle cx="11" cy="11" r="6.4" fill="none" stroke="#fff" stroke-width="1.7"/><path d="M11 7.2V11l2.6 1.8" fill="none" stroke="#fff" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;

function draw(shapes, file, size) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">${shapes}</svg>`;
  writeFileSync(
    `${resources}${file}`,
    new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng(),
  );
}

mkdirSync(`${resources}tray`, { recursive: true });
for (const [suffix, set] of [
  ['', colored],
  ['Template', template],
]) {
  for (const [name, shapes] of Object.entries(set)) {
    draw(shapes, `tray/${name}${suffix}.png`, TRAY_SIZE);
    draw(shapes, `tray/${name}${suffix}@2x.png`, TRAY_SIZE * 2);
  }
}
draw(appIcon, 'icon.png', 512);
