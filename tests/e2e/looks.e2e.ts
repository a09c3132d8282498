import type { Page } from '@playwright/test';
import { LANGUAGES } from '../../src/shared/language';
import { violationsIn } from '../support/axe';
import { expect, test } from '../support/keito-bar';
import { SCENES } from '../support/scenes';
import { openStage, type Stage } from '../support/stage';

// One window goes through all scenes, and each takes a moment: more of one on a busy machine.
test.describe.configure({ timeout: SCENES.length * 6_000 });

/** Runs through every scene in one window. */
async function throughScenes(
  stage: Stage,
  looks: Parameters<Stage['show']>[1],
  look: () => Promise<unknown>,
  zoom?: number,
) {
  const found: Record<string, unknown> = {};
  for (const scene of SCENES) {
    await stage.show(zoom === undefined ? scene : { ...scene, zoom }, looks);
    found[scene.name] = await look();
  }
  await stage.close();
  return found;
}

const nothingIn = Object.fromEntries(SCENES.map(({ name }) => [name, []]));

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any view, ${theme}, colours included`, async ({ desktop }) => {
    const stage = await openStage(desktop);
    const found = await throughScenes(stage, { theme, language: 'en' }, () => violationsIn(stage.page));
    expect(found).toEqual(nothingIn);
  });
}

for (const language of LANGUAGES) {
  test(`nothing sticks out of the window or of its button in any view, ${language}`, async ({ desktop }) => {
    const stage = await openStage(desktop);
    const found = await throughScenes(stage, { theme: 'light', language }, () => overflowIn(stage.page));
    expect(found).toEqual(nothingIn);
  });
}

for (const language of LANGUAGES) {
  test(`nothing sticks out of either at 200 %, ${language}`, async ({ desktop }) => {
    const stage = await openStage(desktop);
    const found = await throughScenes(stage, { theme: 'light', language }, () => overflowIn(stage.page), 2);
    expect(found).toEqual(nothingIn);
  });
}

test('at 200 % the bar at the bottom is one row in every language', async ({ desktop }) => {
  const stage = await openStage(desktop);
  const scene = SCENES.find(({ name }) => name === 'Today at 200 %');
  if (!scene) throw new Error('The scene is gone.');
  for (const language of LANGUAGES) {
    await stage.show(scene, { theme: 'light', language });
    const box = await stage.page.getByRole('contentinfo').boundingBox();
    expect({ language, isOneRow: (box?.height ?? 0) < 50 }).toEqual({ language, isOneRow: true });
  }
  await stage.close();
});

test('whoever wants less motion sees none, and whoever does not sees some', async ({ desktop }) => {
  const stage = await openStage(desktop);
  const scene = SCENES.find(({ name }) => name === 'Undo');
  if (!scene) throw new Error('The scene is gone.');
  await stage.show(scene, { theme: 'light', language: 'en' });
  const longest = (): Promise<number> =>
    stage.page.evaluate(() => {
      const styles = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element));
      const texts = styles.flatMap((style) =>
        `${style.animationDuration},${style.transitionDuration}`.split(','),
      );
      return Math.max(
        ...texts.map((text) => Number.parseFloat(text) * (text.trim().endsWith('ms') ? 1 : 1000)),
      );
    });
  expect(await longest()).toBeLessThan(1);
  await stage.page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await longest()).toBeGreaterThan(50);
  await stage.close();
});

/** What is wider than the place that it has: beyond the window's edge, or words that a control cuts off. */
function overflowIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SLACK = 1;
    const named = (element: Element): string => `${element.tagName} ${element.textContent?.trim() ?? ''}`;
    // Lines that may be long end in dots, and the full text is in the row's editor or in a title.
    const isCutOnPurpose = (element: Element): boolean =>
      element.closest('.ellipsis, .hidden-visually') !== null;
    // A table that scrolls by itself is all there.
    const isScrolled = ({ parentElement: parent }: Element): boolean =>
      parent !== null && (getComputedStyle(parent).overflowX === 'auto' || isScrolled(parent));
    const elements = [...document.body.querySelectorAll('*')].filter(
      (element) => element.checkVisibility() && !isCutOnPurpose(element) && !isScrolled(element),
    );
    const outside = elements.filter((element) => {
      if (element.textContent?.trim() === '') return false;
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -SLACK || right > window.innerWidth + SLACK);
    });
    const cut = elements.filter(
      (element) =>
        element.matches('button, [role="radio"]') &&
        element.textContent?.trim() !== '' &&
        element.scrollWidth > element.clientWidth + SLACK,
    );
    return [...new Set([...outside, ...cut])].map(named);
  });
}
