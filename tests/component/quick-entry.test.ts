import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { TypedLine } from '../../src/shared/contract';
import { open, quickEntry } from './support/app';
import { at, localAccount, NOW, recentOf, review, snapshot, stopped } from './support/data';

test('Enter starts a timer for the project and task that the words mean, with the rest as its note', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'acme dev fix login');
  expect(screen.getByText('Enter starts a timer')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([
    {
      name: 'startTimer',
      input: { projectId: 'website', taskId: 'website-development', notes: 'fix login' },
    },
  ]);
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
});

test('with a duration Enter logs, on the day that the line names', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev fix login 1h30 yesterday');
  expect(screen.getByText('Enter logs')).toBeInTheDocument();
  expect(screen.getByText('1:30')).toBeInTheDocument();
  expect(screen.getByText(/^Yesterday, /)).toBeInTheDocument();
  expect(screen.getByText('“fix login”')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    {
      projectId: 'website',
      taskId: 'website-development',
      notes: 'fix login',
      spentDate: '2026-05-21',
      seconds: 5_400,
    },
  ]);
});

test('a range is sent with its ends', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'northwind review 9-10:30{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    expect.objectContaining({
      taskId: 'retainer-review',
      startTime: '09:00',
      endTime: '10:30',
      seconds: 5_400,
    }),
  ]);
});

test('an empty Enter goes on with the last entry', async () => {
  const { bridge, user } = await open(stopped());
  await user.click(quickEntry());
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([{ name: 'continueEntry', input: { entryId: 'review' } }]);
});

test('an empty Enter neither stops nor restarts what runs', async () => {
  const { bridge, user } = await open();
  await user.click(quickEntry());
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
});

test('a line that was not carried out stays, and the reason is said', async () => {
  const { bridge, user } = await open(stopped());
  bridge.fail('startTimer', {
    kind: 'internal',
    message: 'The disk is full. Free some space and try again.',
  });
  await user.type(quickEntry(), 'acme dev fix login{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The disk is full. Free some space and try again.',
  );
  expect(quickEntry()).toHaveValue('acme dev fix login');

  bridge.recover('startTimer');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a second Enter while the first is under way sends nothing', async () => {
  const { bridge, user } = await open(stopped());
  const release = bridge.hold('startTimer');
  await user.type(quickEntry(), 'acme dev{Enter}{Enter}');
  release();
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  expect(bridge.inputsOf('startTimer')).toHaveLength(1);
});

test('what is impossible is said before Enter, and Enter does nothing', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev 25h');
  expect(screen.getByText(/“25h” is longer than a day/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  expect(quickEntry()).toHaveValue('acme dev 25h');
});

test('the arrows choose another project and Enter uses it', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'acme logo');
  const options = within(screen.getByRole('listbox'));
  const [first, second] = options.getAllByRole('option');
  expect(first).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowDown}');
  expect(second).toHaveAttribute('aria-selected', 'true');
  expect(quickEntry()).toHaveAttribute('aria-activedescendant', second?.id);
  const label = second?.textContent?.trim() ?? '';
  await user.keyboard('{Enter}');
  const taskId = label.includes('Design') ? 'website-design' : 'website-development';
  expect(bridge.inputsOf('startTimer')).toEqual([{ projectId: 'website', taskId, notes: 'logo' }]);
});

test('Tab takes the suggestion: its words leave the line, and Backspace gives it back', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'northwind review contract');
  await user.keyboard('{Tab}');
  await waitFor(() => expect(quickEntry()).toHaveValue('contract'));
  expect(quickEntry()).toHaveFocus();
  expect(screen.getByRole('button', { name: /^Choose another project: Northwind/ })).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('startTimer')).toEqual([
    { projectId: 'retainer', taskId: 'retainer-review', notes: 'contract' },
  ]);
});

test('an earlier entry is taken up again by arrow and Enter', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'sprint');
  const again = screen.getByRole('option', { name: /Sprint review/ });
  while (again.getAttribute('aria-selected') !== 'true') await user.keyboard('{ArrowDown}');
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([{ name: 'continueEntry', input: { entryId: 'review' } }]);
});

test('Esc clears the line first and hides the window then', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme');
  await user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue('');
  expect(bridge.actions).toEqual([]);
  await user.keyboard('{Escape}');
  expect(bridge.actions).toEqual([{ name: 'hidePopover', input: {} }]);
});

const rememberedLines: readonly TypedLine[] = [
  { text: 'acme dev newest 45m' },
  { text: 'first\nsecond', pinned: { projectId: 'retainer', taskId: 'retainer-review' } },
  { text: 'oldest' },
];

test('↑ brings back the last lines with what was taken, ↓ goes forward to what was being typed', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.type(quickEntry(), 'acme half');
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('first\nsecond'));
  expect(screen.getByRole('button', { name: /^Choose another project: Northwind/ })).toBeInTheDocument();
  await user.keyboard('{ArrowDown}');
  expect(quickEntry()).toHaveValue('acme dev newest 45m');
  expect(screen.queryByRole('button', { name: /^Choose another project/ })).not.toBeInTheDocument();
  await user.keyboard('{ArrowDown}');
  expect(quickEntry()).toHaveValue('acme half');
  await user.keyboard('{ArrowDown}');
  expect(screen.getAllByRole('option')[1]).toHaveAttribute('aria-selected', 'true');
});

test('the cursor leaves the first line of a note before ↑ goes further back, and stops at the oldest', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines.slice(1);
  await user.click(quickEntry());
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('first\nsecond'));
  await user.keyboard('{ArrowUp}');
  expect(quickEntry()).toHaveValue('first\nsecond');
  const field = quickEntry();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(0, 0);
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('oldest'));
  await user.keyboard('{ArrowUp}');
  expect(quickEntry()).toHaveValue('oldest');
});

test('a line that was brought back and changed is what is being typed', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.click(quickEntry());
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  await user.keyboard(' more{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  await user.keyboard('{ArrowDown}');
  expect(quickEntry()).toHaveValue('acme dev newest 45m more');
});

test('the lines are those of the account that is open', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.click(quickEntry());
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  bridge.typedLines = [{ text: 'here' }];
  bridge.publish({ account: localAccount });
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('here'));
});

test('a line is remembered once it was carried out, as it was typed', async () => {
  const { bridge, user } = await open(stopped());
  bridge.fail('startTimer', { kind: 'internal', message: 'No.' });
  await user.type(quickEntry(), 'northwind review{Tab}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  await user.keyboard('call -5m{Enter}');
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(bridge.inputsOf('rememberLine')).toEqual([]);
  bridge.recover('startTimer');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  expect(bridge.inputsOf('rememberLine')).toEqual([
    { text: 'call -5m', pinned: { projectId: 'retainer', taskId: 'retainer-review' } },
  ]);
  await user.keyboard('again{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  expect(bridge.inputsOf('rememberLine')).toHaveLength(1);
});

test('↑ leaves the suggestions before it goes back', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.type(quickEntry(), 'acme');
  await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}');
  expect(quickEntry()).toHaveValue('acme');
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
});

test('Shift and Enter begin a new line of the note', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'acme dev one{Shift>}{Enter}{/Shift}two');
  expect(bridge.actions).toEqual([]);
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('startTimer')).toEqual([expect.objectContaining({ notes: 'one\ntwo' })]);
});

test('the hotkey for a new entry puts the cursor here, from any view, and the line is still there', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme half typed');
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  bridge.emit({ kind: 'opened', focus: 'quick-entry' });
  await waitFor(() => expect(quickEntry()).toHaveFocus());
  expect(quickEntry()).toHaveValue('acme half typed');
});

test('? shows the keys, and closing gives the cursor back', async () => {
  const { bridge, user } = await open();
  await user.click(quickEntry());
  await user.keyboard('?');
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(quickEntry()).toHaveFocus();
  expect(bridge.actions).toEqual([]);
});

test('the button shows no hotkey that does not work', async () => {
  await open(snapshot({ hotkeys: { toggle: 'confirmed', newEntry: 'refused' } }));
  expect(screen.queryByText('Ctrl Shift J')).not.toBeInTheDocument();
});

test('the first line that is ever typed is logged on the first project, which the preview says', async () => {
  const { bridge, user } = await open(
    snapshot({ running: null, entries: [], recents: [], isFirstRun: true, account: localAccount }),
  );
  await user.type(quickEntry(), 'fix the login 45m');
  expect(screen.getByText('Enter logs')).toBeInTheDocument();
  expect(screen.getByText('Acme › Website / Development', { selector: 'b' })).toBeInTheDocument();
  expect(screen.getByText('“fix the login”')).toBeInTheDocument();
  expect(screen.getByText(/^No project was named, so this is the first one\./)).toBeInTheDocument();
  expect(screen.getAllByRole('option')).toHaveLength(4);
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    {
      projectId: 'website',
      taskId: 'website-development',
      notes: 'fix the login',
      spentDate: '2026-05-22',
      seconds: 2_700,
    },
  ]);
});

test('a timer that began earlier is one gesture: what runs ends then, which the preview says', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'northwind review call -20m');
  expect(screen.getByText('Enter starts a timer')).toBeInTheDocument();
  expect(screen.getByText('14:07, 20 min ago')).toBeInTheDocument();
  expect(screen.getByText('“Fix the login redirect” ends at 14:07.')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([
    {
      name: 'startTimer',
      input: {
        projectId: 'retainer',
        taskId: 'retainer-review',
        notes: 'call',
        startedAt: NOW - 20 * 60_000,
      },
    },
  ]);
});

test('since a time of today is that time', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'acme dev since 9:40{Enter}');
  expect(bridge.inputsOf('startTimer')).toEqual([
    expect.objectContaining({ startedAt: at(9, 40), notes: '' }),
  ]);
});

test.each([
  ['since 15:00', /^“since 15:00” is still to come/],
  ['since 12:00', /^“since 12:00” is before 13:04, when the running entry began/],
  ['22-2', /^“22-2” runs over midnight\. Add the day/],
  ['25h 26h', /^“26h” is longer than a day/],
  ['-20m 1h', /^-20m and 1h do not go together/],
])('“%s” is said to be impossible before Enter', async (text, sentence) => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), `acme dev ${text}`);
  expect(screen.getByText(sentence)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  expect(quickEntry()).toHaveValue(`acme dev ${text}`);
});

test('a start that is still to come is one once its time has come', async () => {
  let now = NOW;
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    const { bridge } = await open(stopped(), () => now);
    const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
    await user.type(quickEntry(), 'acme dev since 14:28');
    expect(screen.getByText('Not yet')).toBeInTheDocument();
    now = at(14, 28, 1);
    vi.advanceTimersByTime(1_000);
    expect(await screen.findByText('Enter starts a timer')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('startTimer')).toEqual([expect.objectContaining({ startedAt: at(14, 28) })]);
  } finally {
    vi.useRealTimers();
  }
});

test('a day that could be two is named whole, with the way to write the other', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev 1h 5/6');
  expect(
    screen.getByText('“5/6” is read as Wed, May 6, 2026. For Fri, Jun 5, 2026 write 2026-06-05.'),
  ).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([expect.objectContaining({ spentDate: '2026-05-06' })]);
});

test('a range over midnight is sent with its start and its length', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev 22-2 yesterday');
  expect(screen.getByText('22:00–2:00 the next day')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  const [input] = bridge.inputsOf('logEntry');
  expect(input).toMatchObject({ spentDate: '2026-05-21', seconds: 14_400, startTime: '22:00' });
  expect(input).not.toHaveProperty('endTime');
});

test('a day of another year is shown with its year', async () => {
  const { user } = await open();
  await user.type(quickEntry(), 'acme dev 1h 2025-05-21');
  expect(screen.getByText('Wed, May 21, 2025')).toBeInTheDocument();
});

test('an earlier note that is taken up stays a note, whatever its words would say', async () => {
  const audit = { ...recentOf(review), entryId: 'audit', notes: 'Audit since 9:40 took 45m' };
  const { bridge, user } = await open(stopped({ recents: [audit] }));
  await user.type(quickEntry(), 'audit');
  const again = screen.getByRole('option', { name: /^Audit/ });
  while (again.getAttribute('aria-selected') !== 'true') await user.keyboard('{ArrowDown}');
  await user.keyboard('{Tab}{Enter}');
  expect(bridge.actions).toEqual([
    {
      name: 'startTimer',
      input: { projectId: 'retainer', taskId: 'retainer-meetings', notes: 'Audit since 9:40 took 45m' },
    },
  ]);
});

test('again with how long logs the last entry’s work once more', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'again 45m');
  expect(screen.getByText('“Sprint review”')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    expect.objectContaining({ taskId: 'retainer-meetings', notes: 'Sprint review', seconds: 2_700 }),
  ]);
});

test('a day ahead is logged', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev trip 2h tomorrow');
  expect(screen.getByText(/^Tomorrow, /)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    expect.objectContaining({ spentDate: '2026-05-23', seconds: 7_200, notes: 'trip' }),
  ]);
});

test('a note that is too long is not cut but said', async () => {
  const { user } = await open(stopped());
  await user.click(quickEntry());
  await user.paste(`acme dev ${'x'.repeat(10_001)}`);
  expect(screen.getByText(/^The note is too long/)).toBeInTheDocument();
});

test('the preview shows all lines of the note', async () => {
  const { user } = await open(stopped());
  await user.click(quickEntry());
  await user.paste('acme dev one\ntwo');
  expect(screen.getByText(/“one\s+two”/)).toHaveTextContent('“one two”');
});
