import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import { moveSource } from '../component/support/move';
import { full, press, saying, toSettings } from './scene-parts';
import type { Scene } from './stage';

const offered = { count: 4, isNews: false };
const source = { moveSource, moveOffer: offered, told: () => full() };

const toMove = async (page: Page, locale: Language): Promise<void> => {
  await toSettings(page, locale);
  await press(page, saying(locale)(m.move_open));
  await page.getByRole('checkbox').first().waitFor();
};

const toPlaces = async (page: Page, locale: Language): Promise<void> => {
  await toMove(page, locale);
  await press(page, saying(locale)(m.move_next));
  await page.getByRole('heading', { level: 1, name: saying(locale)(m.move_places_title) }).waitFor();
};

const toCheck = async (page: Page, locale: Language): Promise<void> => {
  await toPlaces(page, locale);
  await page
    .getByRole('button', { name: new RegExp(`^${saying(locale)(m.move_leave_out)}: Globex`) })
    .click();
  await press(page, saying(locale)(m.move_next));
  await page.getByRole('table').waitFor();
};

/** Time of this computer on its way to an account. */
export const MOVE_SCENES: readonly Scene[] = [
  {
    ...{ name: 'Time of this computer, offered', moveOffer: { count: 4, isNews: true } },
    told: () => full(),
    act: (page, locale) => page.getByRole('button', { name: saying(locale)(m.move_notice_action) }).waitFor(),
  },
  { ...source, name: 'What to bring over', act: toMove },
  {
    ...source,
    name: 'What to bring over, where to',
    act: async (page, locale) => {
      await toPlaces(page, locale);
      await press(page, saying(locale)(m.move_next));
      await page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  { ...source, name: 'What to bring over, a last look', act: toCheck },
  {
    ...source,
    name: 'Brought over',
    act: async (page, locale) => {
      await toCheck(page, locale);
      await page.locator('main .button.primary').click();
      await page.getByRole('heading', { level: 1, name: saying(locale)(m.move_done_title) }).waitFor();
    },
  },
];
