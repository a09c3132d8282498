import type { Page } from '@playwright/test';
import { m } from '../../src/shared/i18n/messages';
import type { Language } from '../../src/shared/language';
import { entry } from '../component/support/data';
import { monthsBudget, offered, taskBook, thousand } from '../component/support/projects';
import { full, press, saying } from './scene-parts';
import type { Scene } from './stage';

const toProjects = async (page: Page, locale: Language): Promise<void> => {
  await press(page, saying(locale)(m.nav_more));
  await press(page, saying(locale)(m.projects));
  await page.getByRole('searchbox').waitFor();
};

const toProject = async (page: Page, locale: Language, name: string): Promise<void> => {
  await toProjects(page, locale);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

const older = (id: string, spentDate: string, notes: string) => entry({ id, spentDate, notes });

/** Projects and tasks. */
export const PROJECT_SCENES: readonly Scene[] = [
  { name: 'Projects', told: () => full(), catalogue: offered, act: toProjects },
  {
    name: 'Projects, looked for',
    ...{ told: () => full(), catalogue: thousand },
    act: async (page, locale) => {
      await toProjects(page, locale);
      await page.getByRole('searchbox').fill('project 98');
    },
  },
  { name: 'Projects, enlarged', told: () => full(), catalogue: offered, zoom: 2, act: toProjects },
  {
    name: 'Tasks',
    ...{ told: () => full(), catalogue: offered, taskBook },
    act: async (page, locale) => {
      await toProjects(page, locale);
      await page.getByRole('radio', { name: saying(locale)(m.projects_tasks) }).click();
    },
  },
  {
    name: 'A project',
    ...{ told: () => full(), catalogue: offered, projectBudget: monthsBudget },
    projectEntries: {
      entries: [
        older('a', '2026-05-22', 'Checkout form validation'),
        older(
          'b',
          '2025-11-03',
          'A note of many words that needs more than the one line that there is for it',
        ),
        older('c', '2025-11-02', ''),
      ],
      ...{ hasMore: true, unread: null },
    },
    act: (page, locale) => toProject(page, locale, 'Website'),
  },
  {
    name: 'A project that is hidden, offline',
    ...{ told: () => full(), catalogue: offered },
    projectEntries: { entries: [entry()], hasMore: false, unread: 'Keito cannot be reached.' },
    act: (page, locale) => toProject(page, locale, 'Internal tools'),
  },
  {
    name: 'A project with a long name, enlarged',
    ...{ told: () => full(), catalogue: offered, zoom: 2 },
    act: (page, locale) => toProject(page, locale, 'A name that goes on'),
  },
  {
    name: 'What is said of a budget',
    told: (locale) => {
      const text = m.main_budget_near({ project: 'Acme › Website', budget: '40 h' }, { locale });
      return full({ notices: [{ id: 'budget:website', level: 'info', text }] });
    },
  },
];
