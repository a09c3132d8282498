import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { trayIconFile, type PanelShade, type TrayIcon } from '../../../src/main/desktop/tray-icon';
import { repository } from '../../../scripts/lib/repository.mjs';
import { readPng, type Pixels } from '../../support/png';

const ICONS: readonly TrayIcon[] = ['stopped', 'running', 'needs-you', 'unsent', 'unsent-running'];
const SHADES: readonly PanelShade[] = ['light', 'dark', 'any'];
/** What a panel of each kind may look like, at its hardest. */
const PANELS = { light: ['#e6e6e6', '#ffffff'], dark: ['#000000', '#3c3c3c'], any: ['#ffffff', '#000000'] };

const folder = path.join(repository, 'resources', 'tray');
const read = (file: string): Buffer => readFileSync(path.join(folder, file));
const picture = (shade: PanelShade, icon: TrayIcon, suffix = ''): Pixels =>
  readPng(read(trayIconFile('linux', shade, icon).replace('.png', `${suffix}.png`)));

/** The pictures of an .ico of 32-bit bitmaps, smallest first. */
function readIco(file: Buffer): readonly Pixels[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const [width, height] = [file[6 + 16 * index] ?? 0, file[7 + 16 * index] ?? 0];
    const [length, from] = [file.readUInt32LE(14 + 16 * index), file.readUInt32LE(18 + 16 * index)];
    const bitmap = file.subarray(from, from + length);
    expect([bitmap.readInt32LE(4), bitmap.readInt32LE(8), bitmap.readUInt16LE(14)]).toEqual([
      ...[width, 2 * height, 32],
    ]);
    expect(bitmap).toHaveLength(40 + 4 * width * height + Math.ceil(width / 32) * 4 * height);
    const data = new Uint8Array(4 * width * height);
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      const row = height - 1 - Math.floor(pixel / width);
      const at = 40 + 4 * (row * width + (pixel % width));
      const [blue = 0, green = 0, red = 0, alpha = 0] = bitmap.subarray(at, at + 4);
      data.set([red, green, blue, alpha], 4 * pixel);
    }
    return { width, height, data };
  });
}

const alphas = ({ data }: Pixels): readonly number[] =>
  Array.from({ length: data.length / 4 }, (_, pixel) => data[4 * pixel + 3] ?? 0);

/** Pixels in which two pictures differ by shape alone: in what is there and what is not. */
function shapeDifference(one: Pixels, other: Pixels): number {
  const [a, b] = [alphas(one), alphas(other)];
  return a.filter((alpha, index) => Math.abs(alpha - (b[index] ?? 0)) > 128).length;
}

const channel = (value: number): number =>
  value <= 0.03928 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/** The least contrast (WCAG) of an opaque pixel of the picture with a panel's colour. */
function contrast({ data }: Pixels, panel: string): number {
  const behind = luminance([1, 3, 5].map((at) => parseInt(panel.slice(at, at + 2), 16)));
  const ratios: number[] = [];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) continue;
    const before = luminance([...data.subarray(at, at + 3)]);
    ratios.push((Math.max(before, behind) + 0.05) / (Math.min(before, behind) + 0.05));
  }
  expect(ratios.length).toBeGreaterThan(20);
  return Math.min(...ratios);
}

const pairs = ICONS.flatMap((one, index) => ICONS.slice(index + 1).map((other) => [one, other] as const));

describe('the icons of the tray', () => {
  it('are there for each platform and shade, and no others', () => {
    const files = ['light', 'dark', 'any', 'template'].flatMap((shade) =>
      readdirSync(path.join(folder, shade)).map((file) => `${shade}/${file}`),
    );
    const doubled = (file: string) => [file, file.replace('.png', '@2x.png')];
    const expected = ICONS.flatMap((icon) => [
      ...doubled(trayIconFile('darwin', 'any', icon)),
      ...SHADES.flatMap((shade) => doubled(trayIconFile('linux', shade, icon))),
      ...(['light', 'dark'] as const).map((shade) => trayIconFile('win32', shade, icon)),
    ]);
    expect(files.sort()).toEqual(expected.sort());
  });

  it('have the sizes that panels ask for', () => {
    for (const icon of ICONS) {
      for (const shade of SHADES) {
        expect(picture(shade, icon)).toMatchObject({ width: 22, height: 22 });
        expect(picture(shade, icon, '@2x')).toMatchObject({ width: 44, height: 44 });
      }
      const ico = readIco(read(trayIconFile('win32', 'dark', icon)));
      expect(ico.map(({ width }) => width)).toEqual([16, 20, 24, 32, 40, 48]);
    }
  });

  it.each(pairs)('%s and %s are told apart by shape', (one, other) => {
    const icos = [one, other].map((icon) => readIco(read(trayIconFile('win32', 'dark', icon))));
    const [small, otherSmall] = icos.map(([smallest]) => smallest);
    if (!small || !otherSmall) throw new Error('An .ico is empty');
    expect(shapeDifference(small, otherSmall)).toBeGreaterThan(20);
    expect(shapeDifference(picture('any', one), picture('any', other))).toBeGreaterThan(30);
  });

  it.each(SHADES)('stand out 3:1 from a panel: %s', (shade) => {
    for (const icon of ICONS)
      for (const panel of PANELS[shade]) {
        expect(contrast(picture(shade, icon), panel), `${icon} on ${panel}`).toBeGreaterThanOrEqual(3);
        if (shade === 'any') continue;
        for (const one of readIco(read(trayIconFile('win32', shade, icon))))
          expect(contrast(one, panel), `${icon} on ${panel}`).toBeGreaterThanOrEqual(3);
      }
  });

  it('are drawn for the pixels: the @2x is the same shape, doubled', () => {
    for (const icon of ICONS) {
      const [single, double] = [alphas(picture('dark', icon)), alphas(picture('dark', icon, '@2x'))];
      const opaque = single.flatMap((alpha, pixel) => (alpha === 255 ? [pixel] : []));
      expect(opaque.length).toBeGreaterThan(40);
      for (const pixel of opaque) {
        const at = 2 * Math.floor(pixel / 22) * 44 + 2 * (pixel % 22);
        expect(Math.min(...[0, 1, 44, 45].map((step) => double[at + step] ?? 0))).toBeGreaterThan(190);
      }
    }
  });

  it('are black and nothing else where macOS tints them', () => {
    for (const icon of ICONS) {
      const { data } = readPng(read(trayIconFile('darwin', 'any', icon)));
      expect(data.filter((value, index) => index % 4 !== 3 && value !== 0)).toHaveLength(0);
    }
  });
});
