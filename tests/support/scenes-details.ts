import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import type { EntryView } from '../../src/shared/snapshot';
import { entry, review, running } from '../component/support/data';
import { away, day, full, planning, press, saying } from './scene-parts';
import type { Scene } from './stage';

/** A week of work, Monday to today, and what it was spent on. */
const WEEK: readonly EntryView[] = [
  ...day,
  ...['2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'].flatMap((spentDate, index) => [
    { ...entry({ id: `${spentDate}-a`, spentDate, seconds: 9_000 + index * 2_700 }) },
    { ...review, id: `${spentDate}-b`, spentDate, seconds: 4_500 - index * 600 },
    ...(index % 2 === 0 ? [{ ...planning, id: `${spentDate}-c`, spentDate }] : []),
  ]),
];

const toWeek = (page: Page, locale: Language): Promise<void> => press(page, saying(locale)(m.nav_week));

const toTable = async (page: Page, locale: Language): Promise<void> => {
  await toWeek(page, locale);
  await page.getByRole('table').waitFor();
};

const openEditor = (page: Page, locale: Language): Promise<void> =>
  page.getByRole('button', { name: `${saying(locale)(m.edit_entry)} Sprint review` }).click();

const toMistake = async (page: Page, locale: Language): Promise<void> => {
  await openEditor(page, locale);
  await page.getByRole('textbox', { name: saying(locale)(m.field_duration) }).fill('x');
  await press(page, saying(locale)(m.save));
};

/** Something is typed over an entry, whose row was closed since. */
export const DRAFT_SCENE: Scene = {
  name: 'Half typed and closed',
  told: () => full(),
  act: async (page, locale) => {
    await openEditor(page, locale);
    await page.getByRole('textbox', { name: saying(locale)(m.field_note) }).fill('Sprint review and retro');
    await openEditor(page, locale);
    await page.getByTitle(saying(locale)(m.entry_draft)).waitFor();
  },
};

/** What was typed over an entry, which somebody changed elsewhere meanwhile. */
export const NEWS_SCENE: Scene = {
  name: 'Changed meanwhile',
  told: () => full(),
  act: async (page, locale) => {
    await openEditor(page, locale);
    await page.getByRole('textbox', { name: saying(locale)(m.field_note) }).fill('Sprint review and retro');
  },
  later: () => {
    const entries = day.map((one) =>
      one.id === review.id ? { ...one, notes: 'Review of the sprint' } : one,
    );
    return { ...full({ entries }), revision: full().revision + 1 };
  },
  arrived: (page, locale) =>
    page.getByRole('button', { name: saying(locale)(m.draft_replace), exact: true }).waitFor(),
};

/** The editor, with something that is wrong. */
export const EDITOR_SCENE: Scene = { name: 'Editor', told: () => full(), act: toMistake };

/** The week, with and without what is on it. */
export const WEEK_SCENES: readonly Scene[] = [
  { name: 'Week', told: () => full(), days: WEEK, act: toTable },
  {
    name: 'Week, nothing tracked',
    told: () => full({ running: null, entries: [] }),
    act: async (page, locale) => {
      await toWeek(page, locale);
      await page.getByText(saying(locale)(m.week_empty)).waitFor();
    },
  },
  {
    name: 'Week, not read',
    told: () => full(),
    refusal: { command: 'entriesBetween', failure: { kind: 'internal', message: 'SQLITE_BUSY' } },
    act: async (page, locale) => {
      await toWeek(page, locale);
      await page.getByText(saying(locale)(m.week_failed)).waitFor();
    },
  },
  {
    name: 'Week, offline',
    told: () => full({ sync: { state: 'offline', waiting: 1, refused: 0, message: null } }),
    days: WEEK,
    refusal: { command: 'readDays', failure: { kind: 'offline', message: 'HTTP 503' } },
    act: toTable,
  },
];

/** Menus and forms within the views, odd notes, and what is enlarged to twice its size. */
export const DETAIL_SCENES: readonly Scene[] = [
  {
    name: 'Notes from right to left, and with pictures',
    told: () =>
      full({
        running: { ...running, notes: 'תיקון ההפניה אחרי הכניסה' },
        entries: [
          { ...review, notes: 'مراجعة الإصدار 2.1 مع الفريق' },
          entry({ notes: '🚀 Release 👩🏽‍💻🎉 and a 🍕 for everybody who stayed' }),
        ],
      }),
  },
  {
    name: 'Menu of the start',
    told: () => full(),
    act: async (page) => {
      await page.locator('.start-chip').click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'Menu of a switch',
    told: () => full(),
    act: async (page, locale) => {
      // It is in sight where the pointer is.
      await page.getByRole('listitem').filter({ hasText: 'Sprint review' }).first().hover();
      await page
        .getByRole('button', { name: m.switch_menu({ title: 'Sprint review' }, { locale }), exact: true })
        .click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'Project of the timer',
    told: () => full(),
    act: async (page) => {
      await page.locator('.what .place').click();
      await page.getByRole('listbox').waitFor();
    },
  },
  {
    name: 'Split',
    told: () => full(),
    act: async (page, locale) => {
      await openEditor(page, locale);
      await press(page, saying(locale)(m.split_open));
    },
  },
  { name: 'Week at 200 %', told: () => full(), days: WEEK, act: toTable, zoom: 2 },
  { name: 'Editor at 200 %', told: () => full(), act: toMistake, zoom: 2 },
  { name: 'Idle at 200 %', told: () => full({ idle: away }), zoom: 2 },
];
