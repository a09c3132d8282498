import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import { emptyReport, longReport, ownReport, teamReport, totalsReport } from './report';
import { full, press, saying } from './scene-parts';
import type { Scene } from './stage';

const toReports = async (page: Page, locale: Language): Promise<void> => {
  await press(page, saying(locale)(m.reports));
};

/** Grouped another way. */
const by =
  (name: typeof m.report_by_day) =>
  async (page: Page, locale: Language): Promise<void> => {
    await toReports(page, locale);
    await page.getByRole('combobox', { name: saying(locale)(m.report_group) }).click();
    await page.getByRole('option', { name: saying(locale)(name), exact: true }).click();
  };

const toOtherDays = async (page: Page, locale: Language): Promise<void> => {
  await toReports(page, locale);
  await page.getByRole('combobox', { name: saying(locale)(m.report_range) }).click();
  await page.getByRole('option', { name: saying(locale)(m.report_custom) }).click();
};

/** The dates that the report is of, to the day on which it is read. */
const toHalfYear = async (page: Page, locale: Language): Promise<void> => {
  await toOtherDays(page, locale);
  const type = async (
    label: typeof m.report_from,
    day: string,
    month: string,
    year: string,
  ): Promise<void> => {
    const group = page.getByRole('group', { name: saying(locale)(label), exact: true });
    for (const [segment, digits] of Object.entries({ year, month, day }))
      await group.locator(`[data-segment="${segment}"]`).pressSequentially(digits);
  };
  await type(m.report_from, '01', '12', '2025');
  await type(m.report_to, '22', '05', '2026');
};

export const REPORT_SCENES: readonly Scene[] = [
  { name: 'Report of the team', told: () => full(), report: () => teamReport(), act: toReports },
  {
    name: 'Report by project',
    told: () => full(),
    report: () => ownReport({ running: 1, unsent: 2 }),
    act: toReports,
  },
  { name: 'Report by day', told: () => full(), report: () => ownReport(), act: by(m.report_by_day) },
  {
    name: 'Report, people and agents',
    told: () => full(),
    report: () => teamReport(),
    act: by(m.report_by_source),
  },
  { name: 'Report of half a year', told: () => full(), report: longReport, act: toHalfYear },
  {
    name: 'Report for managers only',
    told: () => full(),
    report: () => ownReport({ isForManagers: true }),
    act: toReports,
  },
  { name: 'Report, only totals', told: () => full(), report: totalsReport, act: toReports },
  {
    name: 'Report offline',
    told: (locale) =>
      full({
        sync: { state: 'offline', waiting: 0, refused: 0, message: m.main_sync_offline({}, { locale }) },
      }),
    report: (locale) =>
      ownReport({
        ...{ origin: 'journal', unsent: 1 },
        ...{ trouble: m.main_sync_offline({}, { locale }), known: { from: '2026-05-18', to: '2026-05-24' } },
      }),
    act: toReports,
  },
  { name: 'Report, nothing tracked', told: () => full(), report: emptyReport, act: toReports },
  {
    name: 'Report, not read',
    told: () => full(),
    refusal: { command: 'readReport', failure: { kind: 'internal', message: '' } },
    act: toReports,
  },
  {
    name: 'Report of other days',
    told: () => full(),
    report: () => ownReport(),
    act: async (page, locale) => {
      await toOtherDays(page, locale);
      await page
        .getByRole('group', { name: saying(locale)(m.report_to), exact: true })
        .locator('[data-segment="year"]')
        .press('ArrowDown');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'Report at 200 %', told: () => full(), report: () => teamReport(), act: toReports, zoom: 2 },
];
