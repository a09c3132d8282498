// Draws docs/screenshots/contact-sheet.jpg: every view and state of the window (tests/support/scenes.ts), light and
// dark, in English and in German, each with its name. Run it with `npm run contact-sheet`, and look at it.
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Language } from '../src/shared/language';
import { startDesktop } from '../tests/support/desktop';
import { SCENES } from '../tests/support/scenes';
import { openStage, type Look, type Stage } from '../tests/support/stage';
import { repository } from './lib/repository.mjs';

const FILE = path.join(repository, 'docs', 'screenshots', 'contact-sheet.jpg');
const LANGUAGES: readonly Language[] = ['en', 'de'];
const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);
/** Each picture is drawn this wide; the window is 400 × 640. */
const WIDTH = 176;
/** As a PNG so many pictures would be several times as large. */
const QUALITY = 70;
const HEIGHT = (WIDTH * 640) / 400;
const SCENES_PER_ROW = 2;
const GAP = 10;
const MARGIN = 14;
const COLUMNS = LOOKS.length * SCENES_PER_ROW;
const SHEET_WIDTH = COLUMNS * (WIDTH + GAP) - GAP + 2 * MARGIN;
/** Git keeps every version of it. */
const MOST_BYTES = 3_000_000;

interface Picture {
  readonly caption: string;
  readonly data: string;
}

async function picturesOf(stage: Stage): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const scene of SCENES) {
    for (const look of LOOKS) {
      await stage.show(scene, look);
      const image = await stage.page.screenshot();
      pictures.push({
        caption: `${scene.name} · ${look.language} · ${look.theme}`,
        data: image.toString('base64'),
      });
    }
    console.log(scene.name);
  }
  return pictures;
}

function sheetOf(pictures: readonly Picture[]): string {
  const figures = pictures.map(
    ({ caption, data }) =>
      `<figure><img src="data:image/png;base64,${data}" alt=""><figcaption>${caption}</figcaption></figure>`,
  );
  return `<!doctype html><style>
    body { display: grid; grid-template-columns: repeat(${COLUMNS}, ${WIDTH}px); gap: 14px ${GAP}px;
      margin: 0; padding: ${MARGIN}px; background: #9aa1ad; font: 600 11px sans-serif; }
    figure { margin: 0; }
    img { display: block; width: ${WIDTH}px; height: ${HEIGHT}px; }
    figcaption { padding-top: 4px; color: #111827; }
  </style>${figures.join('')}`;
}

const desktop = await startDesktop({ screen: '1280x900' });
try {
  const stage = await openStage(desktop);
  const pictures = await picturesOf(stage);
  const sheet = await stage.newPage({ width: SHEET_WIDTH, height: 800 });
  await sheet.setContent(sheetOf(pictures));
  await mkdir(path.dirname(FILE), { recursive: true });
  await sheet.screenshot({ path: FILE, fullPage: true, type: 'jpeg', quality: QUALITY });
  await stage.close();
} finally {
  await desktop.stop();
}
const { size } = await stat(FILE);
console.log(`docs/screenshots/contact-sheet.jpg: ${Math.round(size / 1000)} kB`);
if (size > MOST_BYTES) throw new Error('The sheet has grown beyond 3 MB: make the pictures smaller (WIDTH).');
process.exit(0);
