import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Report } from '../../src/shared/report';
import type { Snapshot } from '../../src/shared/snapshot';
import { emptyReport, longReport, ownReport, teamReport, totalsReport } from '../support/report';
import { open, type Opened } from './support/app';
import { localAccount, snapshot } from './support/data';
import { REPORT_FILE } from './support/fake-bridge';
import { clearDate, datePart, shownDate, typeDate } from './support/dates';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

async function openReport(report: Report = ownReport(), shown?: Snapshot): Promise<Opened> {
  const opened = await open(shown);
  opened.bridge.report = report;
  await toReports(opened.user);
  return opened;
}

async function toReports(user: UserEvent): Promise<void> {
  await user.keyboard('{Control>}4{/Control}');
}

const table = (): Promise<HTMLElement> => screen.findByRole('table');

/** The cells of the table, line by line. */
const cells = (): readonly (readonly string[])[] =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );

const names = (): readonly (string | undefined)[] => cells().map(([first]) => first);

async function choose(user: UserEvent, list: string, option: string): Promise<void> {
  await user.click(screen.getByRole('combobox', { name: new RegExp(`^${list}`) }));
  await user.click(await screen.findByRole('option', { name: option }));
}

test('the report of this week is a keystroke away, and Esc hides the window', async () => {
  const { bridge, user } = await openReport();
  await table();
  expect(bridge.inputsOf('readReport')).toEqual([{ from: '2026-05-18', to: '2026-05-24' }]);
  expect(screen.getByText('31:53', { selector: 'b' })).toBeInTheDocument();
  expect(screen.getByText('29:05 billable · 4:41 by agents')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(bridge.inputsOf('hidePopover')).toHaveLength(1);
});

test('the table has a line for each project with its client, and the sums', async () => {
  await openReport();
  await table();
  expect(cells()).toEqual([
    ['Project', 'Time', 'Billable', 'Agents'],
    ['Website · Acme', '19:08', '19:08', '–'],
    ['Retainer · Northwind', '5:55', '5:55', '2:05'],
    ['Mobile app · Acme', '4:02', '4:02', '2:36'],
    ['Operations · Internal', '2:48', '–', '–'],
    ['Total', '31:53', '29:05', '4:41'],
  ]);
});

test('decimal hours are shown to whoever chose them', async () => {
  const { preferences } = snapshot();
  const formats = { ...preferences.formats, duration: 'decimal' as const };
  await openReport(ownReport(), snapshot({ preferences: { ...preferences, formats } }));
  await table();
  expect(cells().at(-1)).toEqual(['Total', '31.88', '29.08', '4.68']);
});

test('each column sorts, by mouse and by keyboard, and says so', async () => {
  const { user } = await openReport();
  await table();
  const heading = (name: string): HTMLElement => screen.getByRole('columnheader', { name });
  expect(heading('Time')).toHaveAttribute('aria-sort', 'descending');
  await user.click(button('Project'));
  expect(names()).toEqual([
    ...[
      'Project',
      'Mobile app · Acme',
      'Operations · Internal',
      'Retainer · Northwind',
      'Website · Acme',
      'Total',
    ],
  ]);
  expect(heading('Project')).toHaveAttribute('aria-sort', 'ascending');
  expect(heading('Time')).not.toHaveAttribute('aria-sort');
  await user.keyboard('{Enter}');
  expect(heading('Project')).toHaveAttribute('aria-sort', 'descending');
  expect(names()[1]).toBe('Website · Acme');
  button('Agents').focus();
  await user.keyboard(' ');
  expect(names().slice(1, 3)).toEqual(['Mobile app · Acme', 'Retainer · Northwind']);
  expect(button('Agents')).toHaveFocus();
});

test('it can be grouped in every way that is known', async () => {
  const { user } = await openReport();
  await table();
  await user.click(screen.getByRole('combobox', { name: /^Group by/ }));
  const options = (await screen.findAllByRole('option')).map((option) => option.textContent?.trim());
  expect(options).toEqual(['Project', 'Task', 'Client', 'Day', 'Billable or not', 'People and agents']);
  await user.click(screen.getByRole('option', { name: 'Day' }));
  expect(names().slice(1, 3)).toEqual(['Mon, May 18, 2026', 'Tue, May 19, 2026']);
  await choose(user, 'Group by', 'People and agents');
  expect(names()).toEqual(['People and agents', 'Apps', 'Agents', 'Total']);
  await choose(user, 'Group by', 'Billable or not');
  expect(names()).toEqual(['Billable or not', 'Billable', 'Not billable', 'Total']);
});

test('a team is shown by people, with amounts in their currency', async () => {
  await openReport(teamReport());
  await table();
  expect(cells()).toEqual([
    ['Person', 'Time', 'Billable', 'Agents', 'Amount'],
    ['Ada Lovelace', '31:53', '29:05', '4:41', '€1,843.75'],
    ['Bob Renner', '31:53', '29:05', '4:41', '€1,431.75'],
    ['Total', '63:46', '58:10', '9:22', '€3,275.50'],
  ]);
});

test('amounts of several currencies stand beneath each other', async () => {
  const report = teamReport();
  const amounts = [
    { currency: 'EUR', amount: 10_000 },
    { currency: 'JPY', amount: 9_000_000 },
  ];
  await openReport({ ...report, total: { ...report.total, amounts } });
  await table();
  const last = screen.getAllByRole('row').at(-1)?.querySelectorAll('td:last-child span') ?? [];
  expect([...last].map((span) => span.textContent)).toEqual(['€1.00', '¥900']);
});

test.each([
  ['Last week', { from: '2026-05-11', to: '2026-05-17' }],
  ['This month', { from: '2026-05-01', to: '2026-05-31' }],
  ['Last month', { from: '2026-04-01', to: '2026-04-30' }],
])('%s is one choice away', async (name, days) => {
  const { bridge, user } = await openReport();
  await table();
  await choose(user, 'Days', name);
  expect(bridge.inputsOf('readReport').at(-1)).toEqual(days);
});

test('any days can be chosen, and what is no span says so before it is asked for', async () => {
  const { bridge, user } = await openReport();
  await table();
  await choose(user, 'Days', 'Other days');
  expect(['From', 'To'].map(shownDate)).toEqual(['05/18/2026', '05/24/2026']);
  await clearDate(user, 'From');
  expect(screen.getByRole('alert')).toHaveTextContent('Choose the first and the last day.');
  await typeDate(user, 'From', '05302026');
  expect(screen.getByRole('alert')).toHaveTextContent('The last day lies before the first.');
  expect(datePart('From', 'month')).toHaveAccessibleDescription('The last day lies before the first.');
  await typeDate(user, 'From', '01012010');
  expect(screen.getByRole('alert')).toHaveTextContent('A report covers ten years at most.');
  expect(bridge.inputsOf('readReport')).not.toContainEqual({ from: '2026-05-30', to: '2026-05-24' });
  expect(bridge.inputsOf('readReport')).not.toContainEqual({ from: '2010-01-01', to: '2026-05-24' });
  expect(screen.queryByRole('table')).toBeNull();
  await typeDate(user, 'From', '02282024');
  expect(bridge.inputsOf('readReport').at(-1)).toEqual({ from: '2024-02-28', to: '2026-05-24' });
  expect(await table()).toBeInTheDocument();
});

test('it is not read at each snapshot, but for another account, another week, or when the person wants it', async () => {
  const { bridge, user } = await openReport();
  const reading = (): HTMLElement | null => screen.queryByRole('status', { name: 'Reading the report' });
  await table();
  bridge.publish({});
  expect(bridge.inputsOf('readReport')).toHaveLength(1);
  await user.click(button('Read again'));
  expect(bridge.inputsOf('readReport').at(-1)).toEqual({
    from: '2026-05-18',
    to: '2026-05-24',
    isAnew: true,
  });
  bridge.publish({ today: '2026-05-25' });
  await table();
  expect(bridge.inputsOf('readReport').at(-1)).toEqual({ from: '2026-05-25', to: '2026-05-31' });
  await waitFor(() => expect(reading()).toBeNull());
  bridge.hold('readReport');
  bridge.publish({ account: localAccount });
  // Nothing of one account is shown under the other.
  await waitFor(() => expect(reading()).toBeInTheDocument());
  expect(screen.queryByRole('table')).toBeNull();
});

test('an answer that comes late does not take the place of a later one', async () => {
  const { bridge, user } = await openReport();
  await table();
  const releaseFirst = bridge.hold('readReport');
  await choose(user, 'Days', 'Last week');
  const releaseSecond = bridge.hold('readReport');
  await choose(user, 'Days', 'Last month');
  bridge.report = emptyReport();
  releaseSecond();
  expect(await screen.findByText('Nothing was tracked on these days.')).toBeInTheDocument();
  bridge.report = ownReport();
  releaseFirst();
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.queryByRole('table')).toBeNull();
});

test('days with nothing in them say so, and there is nothing to save', async () => {
  await openReport(emptyReport());
  expect(await screen.findByText('Nothing was tracked on these days.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Save as CSV' })).toBeNull();
});

test('what could not be read says why, and can be tried again', async () => {
  const { bridge, user } = await open();
  bridge.fail('readReport', { kind: 'internal', message: 'The disk is full.' });
  await toReports(user);
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
  bridge.recover('readReport');
  await user.click(button('Try again'));
  expect(await table()).toBeInTheDocument();
});

test('to whom the team is closed it says that this is their own time', async () => {
  await openReport(ownReport({ isForManagers: true }));
  await table();
  expect(screen.getByText(/^Reports of the team are for managers/)).toBeInTheDocument();
});

test('without Keito it is what this computer knows, of the days that it knows whole', async () => {
  const known = { from: '2026-05-18', to: '2026-05-22' };
  const trouble = 'Keito cannot be reached.';
  await openReport(ownReport({ origin: 'journal', trouble, known, unsent: 2, running: 1, unreadable: 3 }));
  await table();
  expect(screen.getByText(/^Keito cannot be reached\. Shown is your own time/)).toHaveTextContent(
    /Complete for May 18 – 22 as of the last time Keito answered/,
  );
  expect(screen.getByText('Not sent yet, but counted: 2')).toBeInTheDocument();
  expect(screen.getByText('What runs counts up to 14:27.')).toBeInTheDocument();
  expect(screen.getByText('Missing, because they could not be read: 3')).toBeInTheDocument();
  expect(screen.queryByText(/^As of \d/)).toBeNull();
});

test('of days that are not kept here it says that much', async () => {
  await openReport(ownReport({ origin: 'journal', trouble: 'Offline.', known: null }));
  await table();
  expect(screen.getByText(/only what was looked at or tracked here/)).toBeInTheDocument();
});

test('too many entries leave the totals of the people', async () => {
  await openReport(totalsReport());
  await table();
  expect(names()).toEqual(['Person', 'Ada Lovelace', 'Bob Renner', 'Total']);
  expect(screen.queryByRole('img', { name: /^Time by/ })).toBeNull();
  expect(screen.getByText(/^There are too many entries/)).toBeInTheDocument();
});

test('the picture says in words what it shows', async () => {
  const { bridge, user } = await openReport();
  await table();
  expect(screen.getByRole('img')).toHaveAccessibleName(
    'Time by day: Mon, May 18 7:50; Tue, May 19 7:03; Wed, May 20 3:19; Thu, May 21 7:14; Fri, May 22 6:27',
  );
  bridge.report = longReport();
  await choose(user, 'Days', 'Last month');
  await table();
  expect(screen.getByRole('img')).toHaveAccessibleName(/^Time by week: Dec 1/);
});

test('it is saved as a table as it lies there, and says where', async () => {
  const { bridge, user } = await openReport();
  await table();
  await user.click(button('Project'));
  await user.click(button('Save as CSV'));
  expect(bridge.inputsOf('exportReport')).toEqual([
    {
      ...{ from: '2026-05-18', to: '2026-05-24', by: 'project' },
      sort: { column: 'name', isDescending: false },
    },
  ]);
  expect(await screen.findByText(new RegExp(`Saved as .*${REPORT_FILE}`))).toBeInTheDocument();
  bridge.fail('exportReport', { kind: 'file', message: 'The disk is full.' });
  await user.click(button('Save as CSV'));
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
  expect(screen.queryByText(/Saved as/)).toBeNull();
});

test('it is copied as text, and says so until something else is done', async () => {
  const { bridge, user } = await openReport();
  await table();
  await user.click(button('Copy as text'));
  expect(bridge.inputsOf('copyReport')).toEqual([
    {
      ...{ from: '2026-05-18', to: '2026-05-24', by: 'project' },
      sort: { column: 'seconds', isDescending: true },
    },
  ]);
  expect(await screen.findByText('Copied.')).toBeInTheDocument();
  await user.click(button('Billable'));
  expect(screen.queryByText('Copied.')).toBeNull();
});

test('days, order and grouping are kept while one looks at something else', async () => {
  const { user } = await openReport();
  await table();
  await choose(user, 'Group by', 'Task');
  await choose(user, 'Days', 'Last month');
  await user.keyboard('{Control>}1{/Control}');
  await toReports(user);
  await table();
  expect(names()[0]).toBe('Task');
  expect(screen.getByRole('combobox', { name: /^Days/ })).toHaveTextContent('Last month');
});
