import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { entry, localAccount, review, running, snapshot } from './support/data';
import { DEV, monday, openWeek } from './support/week';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const row = (name: RegExp): HTMLElement => within(screen.getByRole('table')).getByRole('row', { name });

test('the week has its total, what is billable, and a row for each project and task; what runs is counted', async () => {
  const { bridge } = await openWeek();
  expect(bridge.inputsOf('entriesBetween')).toContainEqual({ from: '2026-05-18', to: '2026-05-24' });
  expect(screen.getByText('5:48')).toBeInTheDocument();
  expect(screen.getByText('of 40 h · 3:48 billable · 2:00 not billable')).toBeInTheDocument();
  expect(row(/Website \/ Development/)).toHaveTextContent(/2:00\s*3:08\s*5:08$/);
  expect(row(/Retainer \/ Meetings/)).toHaveTextContent(/0:40\s*0:40$/);
  expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent?.trim())).toEqual([
    ...['Project / task', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'ΣTotal'],
  ]);
});

test('a Sunday on which somebody works has a column before anything is on it', async () => {
  const { preferences } = snapshot();
  const formats = { ...preferences.formats, weekStart: 0 } as const;
  const reminders = { ...preferences.reminders, days: [0, 1, 2, 3, 4] };
  await openWeek(snapshot({ preferences: { ...preferences, formats, reminders } }));
  expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent?.trim())).toEqual([
    ...['Project / task', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'ΣTotal'],
  ]);
});

test('the bars are said in words', async () => {
  await openWeek();
  expect(
    screen.getByRole('img', { name: /^Hours by day\. Mon, May 18: 2:00;.*Fri, May 22: 3:48/ }),
  ).toHaveAccessibleName(/8:00 are planned for a working day\.$/);
});

test('what is planned is shared by the days on which somebody works; a day off has no line', async () => {
  const { preferences } = snapshot();
  const reminders = { ...preferences.reminders, days: [1, 2, 4, 6] };
  const { bridge } = await openWeek(snapshot({ preferences: { ...preferences, reminders } }));
  const chart = screen.getByRole('img', { name: /^Hours by day/ });
  expect(chart).toHaveAccessibleName(/10:00 are planned for a working day\.$/);
  expect(chart.querySelectorAll('.capacity')).toHaveLength(4);
  bridge.publish({ preferences: { ...preferences, reminders: { ...reminders, days: [] } } });
  await waitFor(() => expect(chart).not.toHaveAccessibleName(/planned/));
  expect(chart.querySelector('.capacity')).toBeNull();
});

test('without a capacity the parts of the sum are still said', async () => {
  await openWeek(snapshot({ week: { seconds: 0, capacitySeconds: null } }));
  expect(screen.getByText('3:48 billable · 2:00 not billable')).toBeInTheDocument();
});

test('it begins on the chosen day, and other weeks are a click or an arrow away', async () => {
  const { preferences } = snapshot();
  const formats = { ...preferences.formats, weekStart: 0 } as const;
  const { bridge, user } = await openWeek(snapshot({ preferences: { ...preferences, formats } }));
  expect(bridge.inputsOf('entriesBetween')).toContainEqual({ from: '2026-05-17', to: '2026-05-23' });
  expect(screen.queryByRole('button', { name: 'This week' })).not.toBeInTheDocument();
  await user.click(button('Previous week'));
  expect(screen.getByRole('heading', { name: /Week May 10/ })).toBeInTheDocument();
  await user.keyboard('{ArrowLeft}');
  expect(bridge.inputsOf('entriesBetween')).toContainEqual({ from: '2026-05-03', to: '2026-05-09' });
  expect(await screen.findByText(/^Nothing tracked in this week/)).toBeInTheDocument();
  await user.click(button('This week'));
  expect(await screen.findByRole('table')).toBeInTheDocument();
});

test('a cell opens its day', async () => {
  const { user } = await openWeek();
  await user.click(button(`${DEV}, Mon, May 18: 2:00. Opens the day; type a duration to change it.`));
  expect(screen.getByRole('heading', { level: 1, name: 'Mon, May 18' })).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: /^Edit: Basket/ })).toBeInTheDocument();
});

test('a duration typed in an empty cell is logged there', async () => {
  const { bridge, user } = await openWeek();
  const cell = screen.getByRole('textbox', { name: `${DEV}, Tue, May 19` });
  await user.type(cell, '1h30{Enter}');
  expect(bridge.actions).toEqual([
    {
      name: 'logEntry',
      input: {
        ...{ projectId: 'website', taskId: 'website-development', notes: '' },
        ...{ spentDate: '2026-05-19', seconds: 5_400 },
      },
    },
  ]);
  bridge.otherDays = [monday, entry({ id: 'new', spentDate: '2026-05-19', seconds: 5_400 })];
  bridge.publish({});
  const shown = await screen.findByRole('button', { name: new RegExp(`^${DEV}, Tue, May 19: 1:30`) });
  await waitFor(() => expect(shown).toHaveFocus());
});

test('a duration typed over a single entry changes it; Esc leaves it', async () => {
  const { bridge, user } = await openWeek();
  button(/Mon, May 18: 2:00\. Opens/).focus();
  await user.keyboard('3{Escape}');
  expect(button(/Mon, May 18: 2:00\. Opens/)).toHaveFocus();
  expect(bridge.actions).toEqual([]);
  await user.keyboard('3:15{Enter}');
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'mon', changes: { seconds: 11_700 } } },
  ]);
});

test('a cell with several entries, a locked or the running one only opens the day', async () => {
  const { bridge, user } = await openWeek(
    snapshot({ entries: [running, { ...review, lock: 'billed' }, entry()] }),
  );
  for (const name of [
    `${DEV}, Fri, May 22: 3:08. Opens the day.`,
    /Meetings, Fri, May 22: 0:40\. Opens the day\.$/,
  ]) {
    button(name).focus();
    await user.keyboard('3');
  }
  expect(screen.queryByDisplayValue('3')).not.toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test.each(['{Delete}', '{Backspace}', '0{Enter}', ':00{Enter}'])(
  '%s at a single entry deletes it, and the cursor stays in its cell',
  async (keys) => {
    const { bridge, user } = await openWeek();
    button(/Mon, May 18: 2:00\. Opens/).focus();
    await user.keyboard(keys);
    expect(bridge.actions).toEqual([{ name: 'deleteEntry', input: { entryId: 'mon' } }]);
    bridge.otherDays = [];
    bridge.publish({});
    await waitFor(() => expect(screen.getByRole('textbox', { name: `${DEV}, Mon, May 18` })).toHaveFocus());
  },
);

test('a deletion that is refused is said at the cell', async () => {
  const { bridge, user } = await openWeek();
  bridge.fail('deleteEntry', { kind: 'locked', message: 'This entry is approved.' });
  const cell = button(/Mon, May 18: 2:00\. Opens/);
  cell.focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(cell).toHaveAccessibleDescription('This entry is approved.'));
});

test.each([
  [[running, review, entry()], DEV, /^Several entries share this cell\./],
  [[running, review], DEV, /^This timer still runs\./],
  [[{ ...review, lock: 'billed' } as const], 'Retainer / Meetings', /^This entry is on an invoice/],
])('what cannot be changed or deleted from the week says why', async (entries, place, why) => {
  const { bridge, user } = await openWeek(snapshot({ entries }));
  const cell = (): HTMLElement => button(new RegExp(`${place}, Fri, May 22`));
  for (const key of ['{Delete}', '2', '{F2}']) {
    cell().focus();
    await user.keyboard(key);
    expect(cell()).toHaveAccessibleDescription(why);
    await user.tab();
    expect(cell()).not.toHaveAccessibleDescription();
  }
  expect(bridge.actions).toEqual([]);
});

test('Tab leads to one cell, today’s or the last one, and on to what is behind the table', async () => {
  const { user } = await openWeek();
  const stops = () =>
    [...document.querySelectorAll<HTMLElement>('[data-cell]')].filter(({ tabIndex }) => tabIndex === 0);
  expect(stops()).toHaveLength(1);
  const [today] = stops();
  expect(today).toHaveAccessibleName(/Fri, May 22/);
  today?.focus();
  await user.keyboard('{ArrowDown}{ArrowLeft}');
  const last = document.activeElement;
  expect(last).toHaveAccessibleName(/Thu, May 21/);
  expect(stops()).toEqual([last]);
  await user.tab();
  expect(screen.getByRole('combobox', { name: 'Add a project to this week' })).toHaveFocus();
  await user.tab({ shift: true });
  expect(last).toHaveFocus();
});

test('a duration that begins with a colon is one of minutes', async () => {
  const { bridge, user } = await openWeek();
  button(/Mon, May 18: 2:00\. Opens/).focus();
  await user.keyboard(':30{Enter}');
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'mon', changes: { seconds: 1_800 } } },
  ]);
});

test.each([
  ['soon', 'Write a duration such as 1:30, 1.5h or 90m.'],
  ['0', 'An entry needs more than 0:00.'],
  ['25h', 'An entry holds 24 hours at most.'],
  ['90', 'An entry holds 24 hours at most. For minutes write 90m.'],
])('%s in a cell is refused at the cell, and stays there', async (text, message) => {
  const { bridge, user } = await openWeek();
  const cell = screen.getByRole('textbox', { name: `${DEV}, Tue, May 19` });
  await user.type(cell, `${text}{Enter}`);
  expect(cell).toHaveValue(text);
  expect(cell).toBeInvalid();
  expect(cell).toHaveAccessibleDescription(message);
  expect(bridge.actions).toEqual([]);
  await user.keyboard('{Escape}');
  expect(cell).toHaveValue('');
  expect(cell).toBeValid();
});

test('what Keito Bar refuses is said at the cell, once, and the text stays', async () => {
  const { bridge, user } = await openWeek();
  bridge.fail('logEntry', { kind: 'invalid', message: 'That project is archived.' });
  const cell = screen.getByRole('textbox', { name: `${DEV}, Tue, May 19` });
  await user.type(cell, '2{Enter}');
  await waitFor(() => expect(cell).toHaveAccessibleDescription('That project is archived.'));
  expect(cell).toHaveValue('2');
  expect(screen.getAllByText('That project is archived.')).toHaveLength(1);
});

test('arrows go from cell to cell', async () => {
  const { user } = await openWeek();
  screen.getByRole('textbox', { name: `${DEV}, Tue, May 19` }).focus();
  await user.keyboard('{ArrowLeft}');
  expect(button(/Mon, May 18: 2:00\. Opens/)).toHaveFocus();
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(screen.getByRole('textbox', { name: 'Northwind › Retainer / Meetings, Tue, May 19' })).toHaveFocus();
});

test('a project is added to the week, with the cursor in its first cell', async () => {
  const { user } = await openWeek();
  await user.type(screen.getByRole('combobox', { name: 'Add a project to this week' }), 'design');
  await user.click(screen.getByRole('option', { name: /Design/ }));
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Acme › Website / Design, Mon, May 18' })).toHaveFocus(),
  );
});

test('the row of an added project is there after another view, in its week and account', async () => {
  const { bridge, user } = await openWeek();
  const design = (): HTMLElement | null => screen.queryByRole('rowheader', { name: /Design$/ });
  await user.type(screen.getByRole('combobox', { name: 'Add a project to this week' }), 'design');
  await user.click(screen.getByRole('option', { name: /Design/ }));
  await waitFor(() => expect(design()).toBeInTheDocument());
  await user.click(button('Today'));
  await user.click(button('Week'));
  await waitFor(() => expect(design()).toBeInTheDocument());
  await user.click(button('Previous week'));
  await waitFor(() => expect(design()).not.toBeInTheDocument());
  await user.click(button('Next week'));
  await waitFor(() => expect(design()).toBeInTheDocument());
  const { account } = bridge.snapshot;
  bridge.publish({ account: localAccount });
  await waitFor(() => expect(design()).not.toBeInTheDocument());
  bridge.publish({ account });
  await waitFor(() => expect(design()).toBeInTheDocument());
});

test('the row of an added project stays where it is at its first entry, under what is typed in it', async () => {
  const { bridge, user } = await openWeek();
  await user.type(screen.getByRole('combobox', { name: 'Add a project to this week' }), 'design');
  await user.click(screen.getByRole('option', { name: /Design/ }));
  const design = 'Acme › Website / Design';
  await user.type(screen.getByRole('textbox', { name: `${design}, Mon, May 18` }), '2{Enter}');
  const cell = screen.getByRole('textbox', { name: `${design}, Tue, May 19` });
  await user.type(cell, '1');
  const first = entry({ id: 'new', taskId: 'website-design', taskName: 'Design', spentDate: '2026-05-18' });
  bridge.otherDays = [monday, { ...first, seconds: 7_200 }];
  bridge.publish({});
  await screen.findByRole('button', { name: new RegExp(`^${design}, Mon, May 18: 2:00`) });
  expect(cell).toHaveFocus();
  await user.keyboard(':30{Enter}');
  expect(bridge.inputsOf('logEntry')).toMatchObject([
    { taskId: 'website-design', spentDate: '2026-05-18', seconds: 7_200 },
    { taskId: 'website-design', spentDate: '2026-05-19', seconds: 5_400 },
  ]);
});

test('a project that has a row is not added a second time, and its row stays where it is', async () => {
  const { user } = await openWeek();
  await user.type(screen.getByRole('combobox', { name: 'Add a project to this week' }), 'development');
  await user.click(screen.getByRole('option', { name: /Development/ }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: `${DEV}, Tue, May 19` })).toHaveFocus());
  const names = screen.getAllByRole('rowheader').map((header) => header.getAttribute('aria-label'));
  expect(names).toEqual([
    expect.stringMatching(/Website \/ Development$/),
    expect.stringMatching(/Retainer \/ Meetings$/),
  ]);
});

test('a week that cannot be read says why; one not read from Keito shows what is here', async () => {
  const { bridge, user } = await openWeek();
  bridge.fail('entriesBetween', { kind: 'internal', message: 'The journal is busy.' });
  bridge.fail('readDays', { kind: 'offline', message: 'Keito cannot be reached.' });
  await user.click(button('Previous week'));
  expect(await screen.findByText('The journal is busy.')).toBeInTheDocument();
  expect(screen.getByText(/Older days are not all here/)).toBeInTheDocument();
});
