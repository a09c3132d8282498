import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import type { EntryView, IdleQuestion, Snapshot } from '../../src/shared/snapshot';
import { at, entry, recentOf, review, running, snapshot } from '../component/support/data';

/** Says a text of the catalogue in a language. */
type Say = (message: (inputs: Record<string, never>, options: { locale: Language }) => string) => string;

export const saying =
  (locale: Language): Say =>
  (message) =>
    message({}, { locale });

export const press = async (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

export const toSettings = async (page: Page, locale: Language): Promise<void> => {
  await press(page, saying(locale)(m.nav_more));
  await press(page, saying(locale)(m.nav_settings));
};

/** Opens what the pill at the bottom, which says `name`, has to tell. */
export const openPill = async (page: Page, locale: Language, name: string): Promise<void> => {
  await press(page, name);
  await page.getByRole('button', { name: saying(locale)(m.sync_now) }).waitFor();
};

export const planning = entry({
  ...{ id: 'planning', notes: 'Inbox and planning', clientName: '', projectName: 'Operations' },
  ...{ taskName: 'Admin', color: '#0d9488', billable: false },
  ...{ startTime: '09:02', endTime: '09:46', seconds: 2_640 },
});
export const day: readonly EntryView[] = [running, review, entry(), planning];
export const full = (changes: Partial<Snapshot> = {}): Snapshot =>
  snapshot({ entries: day, recents: day.map(recentOf), todaySeconds: 12_720, ...changes });

/** Away while the timer ran, and nothing was said of it yet. */
export const away: IdleQuestion = {
  ...{ id: 'question', kind: 'away', entry: running, from: at(13, 52), to: at(14, 24), secondsBefore: 2_880 },
  isBegunAway: false,
  spans: [{ from: at(13, 52), to: at(14, 24) }],
};
