import type { Page } from '@playwright/test';
import { z } from 'zod';
import { addDays } from '../../src/shared/calendar';
import { expect, quickEntry, signIn, test, type KeitoBar } from '../support/keito-bar';
import { Keyboard } from '../support/keyboard';
import type { KeitoServer } from '../support/keito';

/** For what has to reach the server first, while other programs load the machine. */
const arrival = { timeout: 30_000 };

const listed = z.object({ id: z.string(), name: z.string() });
const projectList = z.object({
  projects: z.array(listed.extend({ client: listed, tasks: z.array(listed) })),
});

async function placeOf(keito: KeitoServer, projectName: string, taskName: string) {
  const { projects } = projectList.parse(await keito.call('GET', '/projects'));
  const project = projects.find(({ name }) => name === projectName);
  const task = project?.tasks.find(({ name }) => name === taskName);
  if (!project || !task) throw new Error(`There is no ${projectName} / ${taskName}.`);
  return { project_id: project.id, task_id: task.id, client_id: project.client.id };
}

async function track(
  keito: KeitoServer,
  [project, task]: readonly [string, string],
  entry: {
    readonly notes: string;
    readonly spent_date: string;
    readonly hours?: number;
    readonly source?: string;
  },
): Promise<void> {
  const { project_id, task_id } = await placeOf(keito, project, task);
  const whole = { hours: 1, is_running: false, ...entry };
  await keito.call('POST', '/time_entries', { project_id, task_id, ...whole });
}

/** A project with a budget of an hour. */
async function addBudgeted(keito: KeitoServer): Promise<void> {
  const { task_id, client_id } = await placeOf(keito, 'Website', 'Review');
  const budget = { budget_by: 'project', budget: 1 };
  await keito.call('POST', '/projects', { client_id, name: 'Audit', task_ids: [task_id], ...budget });
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const line = (page: Page, name: string) => page.locator('[data-row]').filter({ hasText: name });
const searchField = (page: Page) => page.getByRole('searchbox', { name: 'Search projects and tasks' });
const myTime = (page: Page) => page.getByRole('region', { name: 'My time on it' });

async function openProjects(page: Page): Promise<void> {
  await press(page, 'More');
  await press(page, 'Projects');
  await searchField(page).waitFor();
}

async function openProject(page: Page, name: string): Promise<void> {
  await openProjects(page);
  await line(page, name).click();
  await expect(heading(page, name)).toBeVisible();
}

async function choose(page: Page, field: RegExp, option: string): Promise<void> {
  await myTime(page).getByLabel(field).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const suggested = async (page: Page, text: string): Promise<string> => {
  await quickEntry(page).fill(text);
  await expect(page.locator('main')).toContainText(text === '' ? '' : 'Enter', {
    useInnerText: true,
  });
  return page.locator('main').innerText();
};

test('a manager finds a project, starts a timer on a task, pins it, colours it and hides it', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await openProjects(page);
  await searchField(page).fill('websiet revew');
  await expect(line(page, 'Website')).toBeVisible();
  await expect(line(page, 'Retainer')).toHaveCount(0);
  await line(page, 'Website').click();

  await press(page, 'Start: Review');
  await expect.poll(async () => (await keito.running())?.task.name, arrival).toBe('Review');
  await expect(page.getByText('Running timer')).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'Review' }).first().hover();
  await press(page, 'Pin: Website / Review');
  await expect.poll(async () => (await bar.snapshot()).pins.length).toBe(1);

  await page.getByRole('radio', { name: 'Pink' }).check();
  await expect.poll(async () => (await bar.snapshot()).running?.color).toBe('#be3a8a');
  expect((await bar.snapshot()).pins[0]?.color).toBe('#be3a8a');
  await page.getByRole('radio', { name: "Keito's own" }).check();
  await expect.poll(async () => (await bar.snapshot()).running?.color).toBe(null);
  await page.getByRole('radio', { name: 'Green' }).check();

  await press(page, 'Hide');
  await expect(page.getByRole('button', { name: 'Show again' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Hide', exact: true })).toBeVisible();
  await press(page, 'Hide');
  await expect(page.getByRole('button', { name: 'Show again' })).toBeVisible();
  await press(page, 'Today');
  expect(await suggested(page, 'retainer')).toContain('Retainer');
  await quickEntry(page).fill('website review');
  await expect(
    page
      .getByText(/Northwind|Retainer/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  const { running, pins } = await bar.snapshot();
  expect(running).toMatchObject({ projectName: 'Website', color: '#5c8f1d' });
  expect(pins).toMatchObject([{ projectName: 'Website', isAvailable: true }]);
  const answer = await bar.send('catalogue', {});
  expect(answer.ok && answer.value.projects.map(({ name }) => name)).toEqual(['Retainer']);
  await bar.close();

  const again = await start();
  await openProject(again.page, 'Website');
  await expect(again.page.getByRole('radio', { name: 'Green' })).toBeChecked();
  await press(again.page, 'Show again');
  await expect(again.page.getByRole('button', { name: 'Hide', exact: true })).toBeVisible();
  await press(again.page, 'Today');
  await quickEntry(again.page).fill('website review');
  await expect(
    again.page
      .getByText(/Acme › Website/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});

test('a manager reads their own time on a project, page by page, by task and by who tracked it', async ({
  keito,
  start,
}) => {
  const day = (index: number): string => addDays('2025-03-01', index);
  for (let index = 0; index < 26; index += 1)
    await track(keito, ['Website', 'Development'], { notes: `old ${index}`, spent_date: day(index) });
  await track(keito, ['Website', 'Development'], {
    ...{ notes: 'by hand', source: 'web' },
    spent_date: day(-9),
  });
  await track(keito, ['Website', 'Review'], {
    ...{ notes: 'by an agent', source: 'agent' },
    spent_date: day(-8),
  });
  // Newer ones of another project would fill the first page, if Keito were not asked for this one.
  for (let index = 0; index < 26; index += 1)
    await track(keito, ['Retainer', 'Meetings'], { notes: `meeting ${index}`, spent_date: day(40 + index) });
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await openProject(page, 'Website');
  const lines = myTime(page).getByRole('listitem');
  await expect(lines).toHaveCount(25);
  await expect(lines.first()).toContainText('old 25');
  await press(page, 'Show older ones');
  await expect(lines).toHaveCount(28);
  await expect(lines.last()).toContainText('by hand');
  await expect(lines.nth(25)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Show older ones' })).toHaveCount(0);

  await choose(page, /^Task/, 'Review');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('by an agent');
  await choose(page, /^Task/, 'All tasks');
  await expect(lines).toHaveCount(25);
  await choose(page, /^Tracked by/, 'Agents');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('Review · by an agent');
});

test('a member sees their tasks, and is told once and quietly that their time has used a budget', async ({
  keito,
  start,
}) => {
  await addBudgeted(keito);
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito, keito.credentials.memberKey);
  const { project_id: projectId, task_id: taskId } = await placeOf(keito, 'Audit', 'Review');
  const work = { projectId, taskId, notes: '' };
  const spentDate = (await bar.snapshot()).today;
  expect((await bar.send('logEntry', { ...work, spentDate, seconds: 3_000 })).ok).toBe(true);
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');

  await openProjects(page);
  await page.getByRole('radio', { name: 'Tasks' }).check();
  const tasks = page.getByRole('main').getByRole('listitem');
  await expect(tasks).toHaveCount(3);
  await expect(tasks.filter({ hasText: 'Review' })).toContainText('billable · on 2 projects');
  await expect(page.getByText(/^As of/)).toBeVisible();
  await page.getByRole('radio', { name: 'Projects' }).check();
  await line(page, 'Audit').click();
  await expect(page.getByRole('meter', { name: 'Budget' })).toHaveAttribute('aria-valuenow', '83');
  await expect(page.getByText(/What others have used cannot be seen from your account/)).toBeVisible();

  await press(page, 'Today');
  const said = page.getByText('Your own time alone has used 80% of the budget of Acme › Audit (1 h).');
  await expect(said).toBeVisible();
  await press(page, 'Dismiss this message');
  await expect(said).toHaveCount(0);
  await bar.close();

  const again = await start();
  await openProject(again.page, 'Audit');
  await expect(again.page.getByRole('meter', { name: 'Budget' })).toBeVisible(arrival);
  await press(again.page, 'Today');
  await expect(quickEntry(again.page)).toBeVisible();
  expect((await again.snapshot()).notices).toEqual([]);
});

test('with the server away projects, tasks and one’s own time are there, and what is chosen is kept', async ({
  keito,
  start,
}) => {
  const first: KeitoBar = await start();
  await signIn(first, keito);
  const spent_date = (await first.snapshot()).today;
  await track(keito, ['Website', 'Review'], { notes: 'known here', spent_date });
  await first.send('syncNow', {});
  await expect.poll(async () => (await first.snapshot()).entries.length, arrival).toBe(1);
  await openProjects(first.page);
  await first.page.getByRole('radio', { name: 'Tasks' }).check();
  await expect(first.page.getByText('Development')).toBeVisible();
  await first.close();
  await keito.switchOff();

  const bar = await start();
  const { page } = bar;
  await openProjects(page);
  await page.getByRole('radio', { name: 'Tasks' }).check();
  await expect(page.getByText('Development')).toBeVisible();
  await expect(page.getByText(/^As of/)).toBeVisible();
  await page.getByRole('radio', { name: 'Projects' }).check();
  await line(page, 'Website').click();
  await expect(myTime(page).getByText(/What this computer knows of it/)).toBeVisible(arrival);
  await expect(myTime(page).getByRole('listitem')).toContainText('known here');
  await press(page, 'Start: Development');
  await expect(page.getByText('Running timer')).toBeVisible();
  await page.getByRole('radio', { name: 'Teal' }).check();
  await press(page, 'Hide');
  await expect(page.getByRole('button', { name: 'Show again' })).toBeVisible();
  await expect.poll(async () => (await bar.snapshot()).running?.color).toBe('#0d9488');

  await keito.switchOn();
  await expect.poll(async () => (await keito.running())?.task.name, { timeout: 80_000 }).toBe('Development');
  await expect(myTime(page).getByText(/What this computer knows of it/)).toHaveCount(0, arrival);
  await expect(myTime(page).getByRole('listitem')).toHaveCount(2);
});

test('the pages of projects by keyboard alone: the focus is always somewhere, and comes back', async ({
  keito,
  start,
}) => {
  test.setTimeout(180_000);
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  const keys = new Keyboard(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.keyboard.press('Control+5');
  await keys.to(button('Projects'));
  await keys.press('Enter');
  await keys.to(searchField(page));
  await keys.type('web');
  await keys.press('ArrowDown');
  await keys.isOn(line(page, 'Website'));
  await keys.press('ArrowUp');
  await keys.isOn(searchField(page));
  await keys.press('ArrowDown', 'Enter');
  await expect(heading(page, 'Website')).toBeVisible();
  await keys.to(button('Start: Development'));
  await keys.press('ArrowDown', 'Enter');
  await expect.poll(async () => (await keito.running())?.task.name, arrival).toBe('Review');
  await keys.isOn(button('Start: Review'));
  await keys.to(button('Pin: Website / Review'));
  await keys.press('Enter');
  await expect(button('Unpin: Website / Review')).toBeFocused();
  await keys.to(page.getByRole('radio', { name: "Keito's own" }));
  await keys.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Indigo' })).toBeChecked();
  await expect.poll(async () => (await bar.snapshot()).running?.color).toBe('#4f46e5');
  await keys.to(button('Hide'), 'Shift+Tab');
  await keys.press('Enter');
  await keys.isOn(button('Show again'));
  await keys.press('Escape');
  await keys.isOn(line(page, 'Website'));
  await keys.press('Escape');
  await expect(heading(page, 'More')).toBeVisible();
});
