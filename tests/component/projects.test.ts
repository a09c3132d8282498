import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Catalogue, Project } from '../../src/shared/model';
import { PROJECT_COLORS } from '../../src/shared/projects';
import { open, type Opened } from './support/app';
import { at, entry, recentOf, snapshot } from './support/data';
import { budgeted, monthsBudget, offered, taskBook, thousand } from './support/projects';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const search = (): HTMLElement => screen.getByRole('searchbox', { name: 'Search projects and tasks' });
const names = (): string[] =>
  [...document.querySelectorAll('[data-row] b')].map((name) => name.textContent ?? '');

async function toProjects(before?: (opened: Opened) => void, catalogue = offered): Promise<Opened> {
  const opened = await open();
  opened.bridge.catalogue = catalogue;
  before?.(opened);
  opened.bridge.publish({ catalogueRevision: 2 });
  await opened.user.click(button('More'));
  await opened.user.click(button('Projects'));
  await screen.findByRole('heading', { level: 1, name: 'Projects' });
  return opened;
}

async function toProject(name: string, before?: (opened: Opened) => void): Promise<Opened> {
  const opened = await toProjects(before);
  await opened.user.click(button(new RegExp(`^${name}`)));
  await screen.findByRole('heading', { level: 1, name });
  return opened;
}

test('every project is there by client, what is hidden and what is archived apart from it', async () => {
  await toProjects();
  const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(headings).toEqual(['Without a client', 'Acme', 'Northwind', 'חברה בע״מ', 'Hidden', 'Archived']);
  expect(button(/^Website/)).toHaveTextContent('ACM-WEB · 2 tasks · billable');
  expect(button(/^A name that goes on/)).toHaveTextContent('not billable');
  const hidden = screen.getByRole('region', { name: 'Hidden' });
  expect(within(hidden).getByRole('button', { name: /^Internal tools/ })).toHaveTextContent('Kestrel Cycles');
  expect(within(screen.getByRole('region', { name: 'Archived' })).getByText('Old site')).toBeInTheDocument();
});

test('clients of one name are not one client', async () => {
  const namesake = (id: string, name: string, clientId: string): Project => ({
    ...{ ...budgeted, id, name, clientId, clientName: 'Namesake' },
  });
  const projects = [namesake('1', 'Alpha', 'b'), namesake('2', 'Beta', 'a'), namesake('3', 'Gamma', 'b')];
  await toProjects(undefined, { ...offered, projects, hidden: [] });
  const groups = screen.getAllByRole('region', { name: 'Namesake' });
  expect(
    groups.map((group) =>
      within(group)
        .getAllByRole('button')
        .map(({ textContent }) => textContent?.trim().split(/\s/)[0]),
    ),
  ).toEqual([['Beta'], ['Alpha', 'Gamma']]);
});

test('there being none is said', async () => {
  await toProjects(undefined, { revision: 1, projects: [], hidden: [], recolored: [] });
  expect(await screen.findByText('There are no projects here yet.')).toBeInTheDocument();
});

test.each([
  ['websit', ['Website']],
  ['wensite', ['Website']],
  ['acme admin', ['Website']],
  ['acm-web', ['Website']],
  ['internal', ['Internal tools']],
  ['kestrel tools', ['Internal tools']],
  ['אתר', ['אתר החברה']],
])('"%s" finds by client, name, code and task, hidden or not, a slip forgiven', async (query, found) => {
  const { user } = await toProjects();
  await waitFor(() => expect(names()).toHaveLength(6));
  await user.type(search(), query);
  expect(names()).toEqual(found);
});

test('what is not found is said', async () => {
  const { user } = await toProjects();
  await user.type(search(), 'zzzz');
  expect(await screen.findByText('No project is called “zzzz”.')).toBeInTheDocument();
});

test('the arrows lead from the search through the lines, Enter opens one, Esc leads back to it', async () => {
  const { user } = await toProjects();
  await user.click(search());
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(button(/^Website/)).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'Website' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(button(/^Website/)).toHaveFocus());
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(search()).toHaveFocus();
});

test('of a thousand some are drawn, the rest is a line further, and all are found', async () => {
  const { user } = await toProjects(undefined, thousand);
  await waitFor(() => expect(names()).toHaveLength(100));
  // By their texts: roles take long to be told among so many lines.
  await user.click(screen.getByText('Show 900 more'));
  expect(names()).toHaveLength(200);
  await waitFor(() => expect(document.activeElement).toHaveTextContent(/^Project 100\b/));
  await user.click(screen.getByPlaceholderText('Search projects and tasks'));
  await user.paste('project 987');
  expect(names()).toEqual(['Project 987']);
});

test('a timer is started on a task with a press, and a task is pinned', async () => {
  const { bridge, user } = await toProject('Website');
  const work = { projectId: 'website', taskId: 'website-admin', notes: '' };
  expect(button('Start: Development')).toHaveAccessibleDescription('Running timer billable');
  expect(button('Start: Admin')).toHaveAccessibleDescription('not billable');
  await user.click(button('Start: Admin'));
  expect(bridge.inputsOf('startTimer')).toEqual([work]);
  await user.click(button('Pin: Website / Admin'));
  expect(bridge.inputsOf('pin')).toEqual([work]);
  const pinned = { ...recentOf(entry({ ...work, taskName: 'Admin' })), isAvailable: true };
  bridge.publish({ pins: [pinned] });
  await user.click(await screen.findByRole('button', { name: 'Unpin: Website / Admin' }));
  expect(bridge.inputsOf('unpin')).toEqual([work]);
});

test('nothing can be started on what is archived, which says so', async () => {
  await toProject('Old site');
  expect(screen.getByText(/nothing can be tracked on it any more/)).toBeInTheDocument();
  expect(button('Start: Meetings')).toBeDisabled();
});

test('a project is hidden and shown again', async () => {
  const { bridge, user } = await toProject('Website');
  await user.click(button('Hide'));
  expect(bridge.inputsOf('changeProject')).toEqual([{ projectId: 'website', isHidden: true }]);
  const [website, ...others] = offered.projects;
  bridge.catalogue = { ...offered, projects: others, hidden: website ? [website] : [] };
  bridge.publish({ catalogueRevision: 3 });
  await user.click(await screen.findByRole('button', { name: 'Show again' }));
  expect(bridge.inputsOf('changeProject').at(-1)).toEqual({ projectId: 'website', isHidden: false });
});

test('a colour is chosen, and Keito’s own taken again', async () => {
  const { bridge, user } = await toProject('Internal tools');
  expect(screen.getByRole('radio', { name: 'Blue' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Teal' }));
  await user.click(screen.getByRole('radio', { name: "Keito's own" }));
  expect(bridge.inputsOf('changeProject')).toEqual([
    { projectId: 'hidden', color: PROJECT_COLORS.teal },
    { projectId: 'hidden', color: 'keito' },
  ]);
});

test('the budget tells what is used and left, with what runs since', async () => {
  await toProject('Website', ({ bridge }) => (bridge.projectBudget = monthsBudget));
  const meter = await screen.findByRole('meter', { name: 'Budget' });
  expect(meter).toHaveAttribute('aria-valuenow', '85');
  expect(meter).toHaveAttribute('aria-valuetext', '34:00 of 40 h used this month');
  expect(screen.getByText('5:59 left this month')).toBeInTheDocument();
});

test('a budget that is not known, and one that is not set, are told apart', async () => {
  const { user } = await toProject('Website');
  expect(await screen.findByText('What is used of 40 h is not known now.')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await user.click(button(/^Retainer/));
  expect(await screen.findByText('No budget is set.')).toBeInTheDocument();
});

const priced = (budget: Project['budget']): Catalogue => ({
  ...offered,
  projects: offered.projects.map((one) => (one.id === budgeted.id ? { ...one, budget } : one)),
});
const launch = { amount: 50_000_000, isMonthly: false } as const;

test.each([
  [{}, 'warn', '€4,100.00 of €5,000.00 spent', '€900.00 of budget left'],
  [{ isMonthly: true }, 'warn', '€4,100.00 of €5,000.00 spent this month', '€900.00 left this month'],
  [{ spent: 50_000_001 }, 'danger', '€5,000.00 of €5,000.00 spent', '€0.00 over budget'],
  [{ spent: 0, currency: null }, 'muted', '0.00 of 5,000.00 spent', '5,000.00 of budget left'],
  [
    { isOwnOnly: true },
    'warn',
    /^€4,100.00 of €5,000.00 spent\. What others/,
    '€4,100.00 of €5,000.00 are yours',
  ],
] as const)('a budget of money tells what is spent of it: %j', async (over, level, detail, left) => {
  await toProject('Website', ({ bridge }) => {
    bridge.catalogue = priced(launch);
    bridge.projectBudget = {
      ...{ budget: 50_000_000, spent: 41_000_000, currency: 'EUR', isMonthly: false, isOwnOnly: false },
      ...{ readAt: at(14, 27), ...over },
    };
  });
  expect(await screen.findByRole('meter', { name: 'Budget' })).toBeInTheDocument();
  expect(screen.getByText(detail)).toBeInTheDocument();
  expect(screen.getByText(left)).toHaveClass(level);
  expect(screen.getByText('Billable time by its hourly rates, without expenses.')).toBeInTheDocument();
});

test('what is spent of a budget of money is not guessed', async () => {
  await toProject('Website', ({ bridge }) => {
    bridge.catalogue = priced(launch);
    bridge.projectBudget = {
      ...{ budget: 50_000_000, spent: null, currency: 'EUR', isMonthly: false, isOwnOnly: false },
      readAt: at(14, 27),
    };
  });
  expect(await screen.findByText(/^What is spent of €5,000.00 cannot be told: Keito names/)).toBeVisible();
  expect(screen.queryByRole('meter')).not.toBeInTheDocument();
});

test('a budget of money that was not read is named', async () => {
  const { bridge } = await toProject('Website', (opened) => (opened.bridge.catalogue = priced(launch)));
  expect(await screen.findByText('What is used of 5,000.00 is not known now.')).toBeInTheDocument();
  expect(bridge.inputsOf('projectBudget')).not.toEqual([]);
});

test('a budget for each task or person is said, and not asked for', async () => {
  const { bridge } = await toProject('Website', (opened) => (opened.bridge.catalogue = priced('each')));
  expect(await screen.findByText(/^The budget is for each task or person\./)).toBeInTheDocument();
  expect(bridge.inputsOf('projectBudget')).toEqual([]);
});

test('my time on it is read page by page, by task and by who tracked it', async () => {
  const old = (id: string) => entry({ id, notes: `note ${id}`, spentDate: '2024-02-29' });
  const { bridge, user } = await toProject('Website', (opened) => {
    opened.bridge.projectEntries = ({ page }) =>
      page === 1
        ? { entries: [old('a'), old('b')], hasMore: true, unread: null }
        : { entries: [old('b'), old('c')], hasMore: false, unread: null };
  });
  const list = within(await screen.findByRole('region', { name: 'My time on it' }));
  expect(await list.findAllByRole('listitem')).toHaveLength(2);
  expect(list.getAllByText('Thu, Feb 29, 2024')).toHaveLength(2);
  await user.click(list.getByRole('button', { name: 'Show older ones' }));
  await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(3));
  expect(list.getAllByRole('listitem')[2]).toHaveFocus();
  expect(list.queryByRole('button', { name: 'Show older ones' })).not.toBeInTheDocument();
  await user.click(list.getByLabelText(/^Task/));
  await user.click(await screen.findByRole('option', { name: 'Admin' }));
  await user.click(list.getByLabelText(/^Tracked by/));
  await user.click(await screen.findByRole('option', { name: 'Agents' }));
  expect(bridge.inputsOf('projectEntries')).toEqual([
    { projectId: 'website', madeBy: 'everybody', page: 1 },
    { projectId: 'website', madeBy: 'everybody', page: 2 },
    { projectId: 'website', taskId: 'website-admin', madeBy: 'everybody', page: 1 },
    { projectId: 'website', taskId: 'website-admin', madeBy: 'agents', page: 1 },
  ]);
});

test('where Keito does not answer, what this computer knows of it is there, and it can be tried again', async () => {
  const { bridge, user } = await toProject('Website', (opened) => {
    opened.bridge.projectEntries = () => ({ entries: [entry()], hasMore: false, unread: 'No network.' });
  });
  const list = within(await screen.findByRole('region', { name: 'My time on it' }));
  expect(await list.findByText(/No network\.\s*What this computer knows of it:/)).toBeInTheDocument();
  expect(list.getByText(/Checkout form validation/)).toBeInTheDocument();
  bridge.projectEntries = () => ({ entries: [], hasMore: false, unread: null });
  await user.click(list.getByRole('button', { name: 'Try again' }));
  expect(await list.findByText('No time of yours on it.')).toBeInTheDocument();
});

test('what was not Keito’s yet is read anew once everything is sent', async () => {
  const waiting = entry({ state: { kind: 'waiting' } });
  const { bridge } = await toProject('Website', (opened) => {
    opened.bridge.projectEntries = () => ({ entries: [waiting], hasMore: false, unread: null });
  });
  const list = within(await screen.findByRole('region', { name: 'My time on it' }));
  expect(await list.findByText('not sent yet')).toBeInTheDocument();
  const sync = { ...snapshot().sync, state: 'waiting', waiting: 1 } as const;
  bridge.publish({ sync });
  await screen.findByRole('button', { name: '1 waiting' });
  bridge.projectEntries = () => ({ entries: [entry()], hasMore: false, unread: null });
  bridge.publish({ sync: snapshot().sync });
  await waitFor(() => expect(list.queryByText('not sent yet')).not.toBeInTheDocument());
  bridge.publish({ sync });
  await screen.findByRole('button', { name: '1 waiting' });
  bridge.publish({ sync: snapshot().sync });
  await screen.findByRole('button', { name: 'saved' });
  expect(bridge.inputsOf('projectEntries')).toHaveLength(2);
});

test('the company’s tasks are a list of their own, read when it is looked at', async () => {
  const { bridge, user } = await toProjects(({ bridge: asked }) => (asked.taskBook = taskBook));
  expect(bridge.inputsOf('readTasks')).toEqual([]);
  await user.click(screen.getByRole('radio', { name: 'Tasks' }));
  expect(bridge.inputsOf('readTasks')).toEqual([{}]);
  const lines = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/Admin.*not billable · on 1 project/s);
  expect(lines[1]).toMatch(/Development.*billable · on new projects · on 1 project/s);
  expect(lines[2]).toMatch(/Hiring.*archived.*on 0 projects/s);
  expect(screen.getByText(/As of 14:25/)).toBeInTheDocument();
  await user.type(search(), 'develpment');
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

test('tasks that may not be seen are explained, with nothing to try again', async () => {
  const { user } = await toProjects(({ bridge }) =>
    bridge.fail('readTasks', { kind: 'forbidden', message: 'Not for this account.' }),
  );
  await user.click(screen.getByRole('radio', { name: 'Tasks' }));
  expect(await screen.findByText('Not for this account.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test('a project that goes while it is looked at says so', async () => {
  const { bridge } = await toProject('Retainer');
  bridge.catalogue = { ...offered, projects: offered.projects.slice(0, 1) };
  bridge.publish({ catalogueRevision: 3 });
  expect(await screen.findByText('This project is not here any more.')).toBeInTheDocument();
});

test('another account begins anew', async () => {
  const { bridge, user } = await toProjects();
  await user.type(search(), 'zzzz');
  const { account } = snapshot();
  if (account.kind !== 'remote') throw new Error('It is a remote one.');
  bridge.publish({ account: { ...account, id: 'else' } });
  await waitFor(() => expect(search()).toHaveValue(''));
});
