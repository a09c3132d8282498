import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, quickEntry } from './support/app';
import { localAccount, snapshot, stopped } from './support/data';

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

test.each(['since 9:40', '-20m'])('“%s” is never misread: what to do instead is said', async (text) => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), `acme dev ${text}{Enter}`);
  expect(
    screen.getByText(
      `“${text}” cannot be carried out here: start the timer, then set its start on its card.`,
    ),
  ).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
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
