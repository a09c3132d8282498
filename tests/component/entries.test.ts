import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open } from './support/app';
import { entry, review, running, snapshot } from './support/data';

const row = (title: string): HTMLElement =>
  screen.getByRole('button', { name: new RegExp(`^Edit: ${title}`) });

async function retype(
  user: { clear(e: Element): Promise<void>; type(e: Element, t: string): Promise<void> },
  field: HTMLElement,
  text: string,
): Promise<void> {
  await user.clear(field);
  await user.type(field, text);
}

test('the list shows what is finished: title, place, range and duration; the running one has its card', async () => {
  await open();
  expect(screen.getByText('2 entries')).toBeInTheDocument();
  expect(row('Sprint review')).toHaveTextContent('Northwind › Retainer / Meetings · 12:20–13:00');
  expect(row('Sprint review')).toHaveTextContent('0:40');
  expect(screen.queryByRole('button', { name: /^Edit: Fix the login/ })).not.toBeInTheDocument();
});

test('nothing is counted while the only entry runs', async () => {
  await open(snapshot({ entries: [running] }));
  expect(screen.queryByText(/^\d+ entr/)).not.toBeInTheDocument();
  expect(screen.queryByText('Nothing tracked yet today')).not.toBeInTheDocument();
});

test('an entry without times ends with its place', async () => {
  await open(snapshot({ entries: [entry({ startTime: null, endTime: null })] }));
  expect(row('Checkout')).toHaveTextContent(/Acme › Website \/ Development\s*2:08$/);
});

test('without a note the project and task are the title', async () => {
  await open(snapshot({ entries: [entry({ notes: '' })] }));
  expect(row('Website / Development')).toBeInTheDocument();
});

test('times obey the chosen formats', async () => {
  const formats = { hours: '12h', duration: 'decimal', weekStart: 1 } as const;
  const { preferences } = snapshot();
  await open(snapshot({ preferences: { ...preferences, formats } }));
  expect(row('Sprint review')).toHaveTextContent(/12:20\sPM–1:00\sPM/i);
  expect(row('Sprint review')).toHaveTextContent('0.67');
});

test('each state is said in words', async () => {
  await open(
    snapshot({
      entries: [
        entry({ id: 'a', notes: 'A', state: { kind: 'waiting' } }),
        entry({
          id: 'b',
          notes: 'B',
          state: { kind: 'needs-you', reason: 'The project is archived.', conflict: null },
        }),
        entry({ id: 'c', notes: 'C', lock: 'approved' }),
      ],
    }),
  );
  expect(row('A')).toHaveTextContent('not sent yet');
  expect(row('B')).toHaveTextContent('needs you: The project is archived.');
  expect(row('C')).toHaveTextContent('approved');
});

test('one click goes on with an entry', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Continue: Sprint review' }));
  expect(bridge.actions).toEqual([{ name: 'continueEntry', input: { entryId: 'review' } }]);
});

test('editing sends only what was changed, and the cursor goes back to the row', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  const note = screen.getByRole('textbox', { name: 'Note' });
  expect(note).toHaveFocus();
  await retype(user, note, 'Sprint planning');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'review', changes: { notes: 'Sprint planning' } } },
  ]);
  await waitFor(() => expect(row('Sprint review')).toHaveFocus());
});

test('saving without a change sends nothing', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.actions).toEqual([]);
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

test('a typed duration moves the end and is sent as seconds', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  await retype(user, screen.getByRole('textbox', { name: 'Duration' }), '1h30');
  expect(screen.getByRole('textbox', { name: 'End' })).toHaveValue('13:50');
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'review', changes: { seconds: 5_400 } }]);
});

test('a bare number is hours, which is said before it is saved', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  const duration = screen.getByRole('textbox', { name: 'Duration' });
  await retype(user, duration, '2');
  expect(duration).toHaveAccessibleDescription('= 2 h');
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'review', changes: { seconds: 7_200 } }]);
});

test('a typed end moves the duration and is sent with the start', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  await retype(user, screen.getByRole('textbox', { name: 'End' }), '1:30pm');
  expect(screen.getByRole('textbox', { name: 'Duration' })).toHaveValue('1:10');
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'review', changes: { startTime: '12:20', endTime: '13:30' } },
  ]);
});

test.each([
  ['Duration', '25h', 'An entry holds 24 hours at most.'],
  ['Duration', 'soon', 'Write a duration such as 1:30, 1.5h or 90m.'],
  ['Duration', '0:00', 'An entry needs more than 0:00.'],
  ['Duration', '0', 'An entry needs more than 0:00.'],
  ['End', '11:00', 'The end must come after the start.'],
  ['Start', '25:00', 'Write a time such as 9:40 or 14:05.'],
])('%s “%s” is refused at its field', async (label, text, message) => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  const field = screen.getByRole('textbox', { name: label });
  await retype(user, field, text);
  await user.keyboard('{Enter}');
  expect(field).toHaveAccessibleDescription(message);
  expect(field).toHaveFocus();
  expect(bridge.actions).toEqual([]);
});

test('another project and task is chosen by typing', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  const picker = screen.getByRole('combobox', { name: 'Project and task' });
  expect(picker).toHaveValue('Northwind › Retainer / Meetings');
  await user.click(picker);
  await user.keyboard('acme des');
  await user.click(await screen.findByRole('option', { name: /Website \/ Design/ }));
  expect(picker).toHaveValue('Acme › Website / Design');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'review', changes: { projectId: 'website', taskId: 'website-design' } },
  ]);
});

test.each(['Start', 'End'])(
  'a time that was erased is asked for and not passed over as if it was saved: %s',
  async (name) => {
    const { bridge, user } = await open();
    await user.click(row('Sprint review'));
    await user.clear(screen.getByRole('textbox', { name }));
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Give both a start and an end.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name })).toHaveFocus();
    expect(bridge.inputsOf('editEntry')).toEqual([]);
  },
);

test('an edit that failed keeps what was typed', async () => {
  const { bridge, user } = await open();
  bridge.fail('editEntry', { kind: 'internal', message: 'The disk is full.' });
  await user.click(row('Sprint review'));
  await retype(user, screen.getByRole('textbox', { name: 'Note' }), 'Mine{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');
});

test('deleting is done at once: it can be undone', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(bridge.actions).toEqual([{ name: 'deleteEntry', input: { entryId: 'review' } }]);
});

test('Esc closes the editor, then hides the window', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(row('Sprint review')).toHaveFocus());
  expect(bridge.actions).toEqual([]);
  await user.keyboard('{Escape}');
  expect(bridge.actions).toEqual([{ name: 'hidePopover', input: {} }]);
});

test('a locked entry explains itself and has nothing to type in', async () => {
  const { user } = await open(snapshot({ entries: [entry({ lock: 'billed' })] }));
  await user.click(row('Checkout'));
  expect(screen.getByText('This entry is on an invoice, so it cannot be changed.')).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument();
});

test('a refused entry can be sent again as it is', async () => {
  const refused = entry({ state: { kind: 'needs-you', reason: 'The project is archived.', conflict: null } });
  const { bridge, user } = await open(snapshot({ entries: [refused] }));
  await user.click(row('Checkout'));
  await user.click(screen.getByRole('button', { name: 'Send again' }));
  expect(bridge.actions).toEqual([{ name: 'retryEntry', input: { entryId: 'checkout' } }]);
});

test('what was tracked lately and not today is one click away; today is not repeated', async () => {
  const audit = {
    ...snapshot().recents[0],
    entryId: 'audit',
    projectId: 'retainer',
    taskId: 'retainer-review',
    notes: 'Login audit',
    clientName: 'Northwind',
    projectName: 'Retainer',
    taskName: 'Review',
    color: null,
  };
  const { bridge, user } = await open(
    snapshot({ entries: [running, review], recents: [...snapshot().recents.slice(0, 2), audit] }),
  );
  const again = within(screen.getByRole('region', { name: 'Again' }));
  expect(again.getAllByRole('button', { name: /^Continue/ })).toHaveLength(1);
  await user.click(again.getByRole('button', { name: /^Continue: Login audit/ }));
  expect(bridge.actions).toEqual([{ name: 'continueEntry', input: { entryId: 'audit' } }]);
});

test('an empty day says what to do', async () => {
  await open(snapshot({ running: null, entries: [], recents: [] }));
  expect(screen.getByText('Nothing tracked yet today')).toBeInTheDocument();
  expect(screen.getByText(/Enter starts the timer/)).toBeInTheDocument();
});

test('Esc with the list of projects open closes the list only', async () => {
  const { bridge, user } = await open();
  await user.click(row('Sprint review'));
  const picker = screen.getByRole('combobox', { name: 'Project and task' });
  await user.click(picker);
  await user.keyboard('acme');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(picker).toHaveAttribute('aria-expanded', 'false'));
  expect(picker).toHaveValue('Northwind › Retainer / Meetings');
  expect(screen.getByRole('button', { name: 'Save' })).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('an entry of another day that Keito refused stays in sight with its day and its reason', async () => {
  const refused = entry({
    id: 'refused',
    notes: 'Late report',
    spentDate: '2026-05-20',
    state: { kind: 'needs-you', reason: 'The period is closed.', conflict: null },
  });
  await open(snapshot({ otherDays: [refused] }));
  const section = screen.getByRole('region', { name: 'Other days, not sent yet' });
  expect(within(section).getByRole('button', { name: /Edit: Late report/ })).toHaveTextContent(
    /May 20|20 May/,
  );
  expect(within(section).getByText('needs you: The period is closed.')).toBeVisible();
});

test('an entry over midnight is edited by its times, which say that the end is on the next day', async () => {
  const night = entry({ notes: 'Night', startTime: '23:00', endTime: '01:00', seconds: 7_200 });
  const { bridge, user } = await open(snapshot({ entries: [night] }));
  expect(row('Night')).toHaveTextContent('23:00–1:00 the next day');
  await user.click(row('Night'));
  expect(screen.getByText(/^The end is on the next day\./)).toBeInTheDocument();
  await retype(user, screen.getByRole('textbox', { name: 'End' }), '1:30');
  expect(screen.getByRole('textbox', { name: 'Duration' })).toHaveValue('2:30');
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'checkout', changes: { startTime: '23:00', endTime: '01:30' } },
  ]);
});

test('a row that is closed while something is typed over its entry says so, until that is given up', async () => {
  const { user } = await open();
  const marks = (): HTMLElement[] => screen.queryAllByRole('img', { name: 'Half typed, not saved yet' });
  await user.click(row('Sprint review'));
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' twice');
  expect(marks()).toEqual([]);
  await user.click(row('Checkout'));
  expect(marks()).toEqual([within(row('Sprint review')).getByTitle('Half typed, not saved yet')]);
  await user.click(row('Sprint review'));
  expect(marks()).toEqual([]);
  expect(screen.getByText('Half typed, not saved yet')).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(marks()).toHaveLength(1));
  await user.click(row('Sprint review'));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(row('Sprint review')).toHaveAttribute('aria-expanded', 'false'));
  expect(marks()).toEqual([]);
});
