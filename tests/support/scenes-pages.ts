import type { ActivityItem } from '../../src/shared/activity';
import { m } from '../../src/shared/i18n/messages';
import type { ExpenseMonth, ExpenseView } from '../../src/shared/expense';
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

const TRAVEL = { id: 'travel', name: 'Travel' };
const spent = (
  notes: string,
  spentDate: string,
  cost: number,
  over: Partial<ExpenseView> = {},
): ExpenseView => ({
  ...{
    id: notes,
    spentDate,
    clientName: 'Acme',
    projectName: 'Website',
    projectId: 'acme-website',
    color: null,
  },
  ...{ category: TRAVEL, cost: cost * 10_000, units: null, currency: 'EUR', notes, billable: true },
  ...{ approval: 'unsubmitted', metadata: [], sending: null },
  ...over,
});
const EXPENSES: Omit<ExpenseMonth, 'month'> = {
  categories: [TRAVEL, { id: 'meals', name: 'Meals' }],
  learned: [{ word: 'taxi', categoryId: TRAVEL.id }],
  currency: 'EUR',
  readAt: at(14, 20),
  expenses: [
    spent('Taxi to the airport', '2026-05-22', 38.4, {
      sending: { id: 'a', state: 'waiting', heldUntil: at(14, 24), block: null, reason: null },
    }),
    spent('Lunch with the team', '2026-05-22', 64.9, {
      category: { id: 'meals', name: 'Meals' },
      sending: {
        ...{ id: 'b', state: 'needs-you', heldUntil: null, block: 'refused' },
        reason: 'Keito: Project is archived',
      },
    }),
    spent('Train to Hamburg', '2026-05-19', 92, {
      approval: 'submitted',
      metadata: [
        { name: 'receipt', value: 'R-2207' },
        { name: 'cost_centre', value: '4410' },
      ],
    }),
    spent('Fonts', '2026-05-04', 120, {
      ...{ category: { id: 'software', name: 'Software' }, approval: 'billed', billable: false },
    }),
  ],
};

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
    name: 'Expenses',
    told: () => full(),
    expenses: EXPENSES,
    act: async (page, locale) => {
      await press(page, saying(locale)(m.expenses));
      await page.getByRole('textbox').first().fill('12.50 taxi website');
      await page.getByText(saying(locale)(m.expense_needs_you)).waitFor();
      await page.getByRole('button', { name: saying(locale)(m.expense_metadata_add) }).click();
    },
  },
  {
    name: 'What is new',
    told: () => full({ isUpdated: true }),
    act: (page, locale) => press(page, saying(locale)(m.updated_action)),
  },
  { name: 'After an update', told: () => full({ isUpdated: true }) },
];
