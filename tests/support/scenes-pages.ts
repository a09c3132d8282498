import type { ActivityItem } from '../../src/shared/activity';
import { m } from '../../src/shared/i18n/messages';
import type { EntryView } from '../../src/shared/snapshot';
import { at, entry, review, running } from '../component/support/data';
import { full, planning, press, saying } from './scene-parts';
import type { Scene } from './stage';

const done = (id: string, at: number, from: EntryView, kind: ActivityItem['kind']): ActivityItem => ({
  ...{ id, at, kind, cause: 'window', entry: from, changes: {}, isUndone: false },
});
const ACTIVITY: readonly ActivityItem[] = [
  { ...done('a', at(14, 10), running, 'edit'), changes: { notes: 'Fix the login redirect' } },
  { ...done('b', at(13, 4), running, 'start'), cause: 'hotkey' },
  { ...done('c', at(13, 0), review, 'stop'), cause: 'idle' },
  { ...done('d', at(12, 58), planning, 'delete'), isUndone: true },
  { ...done('e', at(12, 20), review, 'start'), cause: 'tray' },
  { ...done('f', at(9, 50), entry(), 'log'), cause: 'elsewhere' },
];

/** The list of further pages, and those that tell of the app. */
export const PAGE_SCENES: readonly Scene[] = [
  { name: 'More', told: () => full(), act: (page, locale) => press(page, saying(locale)(m.nav_more)) },
  {
    name: 'Activity',
    told: () => full(),
    activity: ACTIVITY,
    act: async (page, locale) => {
      await press(page, saying(locale)(m.nav_more));
      await page.getByRole('button', { name: saying(locale)(m.activity) }).click();
      await page.getByText(saying(locale)(m.activity_undone)).waitFor();
    },
  },
  {
    name: 'What is new',
    told: () => full({ isUpdated: true }),
    act: (page, locale) => press(page, saying(locale)(m.updated_action)),
  },
  { name: 'After an update', told: () => full({ isUpdated: true }) },
];
