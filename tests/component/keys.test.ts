import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, quickEntry } from './support/app';
import { entry, recentOf, review, running, snapshot } from './support/data';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const row = (title: string): HTMLElement => button(new RegExp(`^Edit: ${title}`));
const week = (): HTMLElement => screen.getByRole('table', { name: /./ });
const old = recentOf(entry({ id: 'old', notes: 'Old work' }));

test('down from the empty line leads into the list, from line to line, and up again into the line', async () => {
  const pins = [{ ...recentOf(entry({ notes: 'Mail' })), isAvailable: true }];
  const { user } = await open(snapshot({ pins, recents: [old] }));
  quickEntry().focus();
  const through = async (key: string, ...to: readonly (() => HTMLElement)[]): Promise<void> => {
    for (const place of to) {
      await user.keyboard(`{${key}}`);
      expect(place()).toHaveFocus();
    }
  };
  const pin = () => button(/^Start: Mail/);
  const recent = () => button(/^Continue: Old work/);
  await through(
    'ArrowDown',
    () => row('Sprint'),
    () => row('Checkout'),
    pin,
    recent,
    recent,
  );
  await through(
    'ArrowUp',
    pin,
    () => row('Checkout'),
    () => row('Sprint'),
    quickEntry,
  );
});

test('the arrows lead on from what can be done with a line, and stay in a line that is being typed', async () => {
  const { user } = await open();
  button('Continue: Sprint review').focus();
  await user.keyboard('{ArrowDown}');
  expect(row('Checkout')).toHaveFocus();
  await user.keyboard('{Enter}{ArrowUp}');
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
  await user.click(quickEntry());
  await user.keyboard('no such words{ArrowDown}');
  expect(quickEntry()).toHaveFocus();
});

test.each(['Delete', 'Backspace'])(
  '%s on an entry deletes it, and the one beside it has the focus',
  async (key) => {
    const { bridge, user } = await open();
    row('Sprint').focus();
    await user.keyboard(`{Shift>}{${key}}{/Shift}`);
    expect(bridge.actions).toEqual([]);
    await user.keyboard(`{${key}}`);
    expect(bridge.actions).toEqual([{ name: 'deleteEntry', input: { entryId: 'review' } }]);
    bridge.publish({ entries: [running, entry()] });
    await waitFor(() => expect(row('Checkout')).toHaveFocus());
    bridge.publish({ entries: [running] });
    await waitFor(() => expect(quickEntry()).toHaveFocus());
  },
);

test('Delete does nothing to what is locked or waits for a decision', async () => {
  const conflict = { fields: ['notes'], theirs: { ...entry(), notes: 'Theirs' } } as const;
  const torn = entry({ id: 'torn', notes: 'Torn', state: { kind: 'needs-you', reason: '', conflict } });
  const { bridge, user } = await open(snapshot({ entries: [torn, entry({ lock: 'approved' })] }));
  row('Checkout').focus();
  await user.keyboard('{Delete}');
  row('Torn').focus();
  await user.keyboard('{Delete}');
  expect(bridge.actions).toEqual([]);
});

test('Ctrl with a digit or the comma leads to a view, with the focus on its title, or in the line', async () => {
  const { user } = await open();
  quickEntry().focus();
  await user.keyboard('{Control>}2{/Control}');
  expect(week()).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
  await user.keyboard('{Control>},{/Control}');
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Settings' })).toHaveFocus());
  for (const [key, name] of [
    ['3', 'Expenses'],
    ['4', 'Reports'],
  ] as const) {
    await user.keyboard(`{Control>}${key}{/Control}`);
    expect(screen.getByRole('heading', { level: 1, name })).toBeInTheDocument();
    expect(button(name)).toHaveAttribute('aria-current', 'page');
  }
  await user.keyboard('{Control>}1{/Control}');
  await waitFor(() => expect(quickEntry()).toHaveFocus());
  await user.keyboard('{Control>}{Shift>}2{/Shift}{/Control}2');
  expect(quickEntry()).toHaveValue('2');
});

test('Ctrl with 5 leads to the further pages, where the arrows go from one to the next', async () => {
  const { user } = await open();
  await user.keyboard('{Control>}5{/Control}');
  await waitFor(() => expect(screen.getByRole('heading', { name: 'More' })).toHaveFocus());
  expect(button('More')).toHaveAttribute('aria-current', 'page');
  await user.tab();
  expect(button('Projects')).toHaveFocus();
  expect(button('Projects')).toHaveAccessibleDescription(/^Look up projects and tasks/);
  for (const page of ['Clients', 'Invoices', 'Activity', 'What’s new', 'Settings', 'Show the keys']) {
    await user.keyboard('{ArrowDown}');
    expect(button(page)).toHaveFocus();
  }
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{Enter}');
  expect(screen.getByRole('heading', { name: 'Activity' })).toBeInTheDocument();
  expect(button('More')).toHaveAttribute('aria-current', 'page');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(button('Activity')).toHaveFocus());
});

test('down leads into the table of the week, to today', async () => {
  const { user } = await open();
  await user.keyboard('{Control>}2{/Control}');
  expect(week()).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toHaveAttribute('aria-label', expect.stringContaining('Fri, May 22'));
});

test('when the timer is stopped by its button, the line has the focus', async () => {
  const { bridge, user } = await open();
  button('Stop').focus();
  await user.keyboard('{Enter}');
  bridge.publish({ running: null, entries: [review, entry()] });
  await waitFor(() => expect(quickEntry()).toHaveFocus());
});

test('a button that was disabled while its command was under way has the focus again', async () => {
  const { bridge, user } = await open();
  const release = bridge.hold('stopTimer');
  bridge.fail('stopTimer', { kind: 'internal', message: 'The disk is full.' });
  button('Stop').focus();
  await user.keyboard('{Enter}');
  expect(button('Stop')).toBeDisabled();
  // As a browser does with what is disabled.
  button('Stop').blur();
  release();
  await waitFor(() => expect(button('Stop')).toHaveFocus());
});

test('a click beside everything takes the focus away for good', async () => {
  const { bridge, user } = await open();
  row('Sprint').focus();
  await user.click(document.body);
  bridge.publish({ entries: [running, review] });
  await screen.findByText('1 entry');
  expect(document.body).toHaveFocus();
});

test('an entry that moves in its day takes the cursor along', async () => {
  const { bridge } = await open();
  const [moved, other] = [row('Sprint'), row('Checkout')];
  moved.focus();
  bridge.publish({ entries: [running, entry(), review] });
  await waitFor(() => expect(other.compareDocumentPosition(moved)).toBe(Node.DOCUMENT_POSITION_FOLLOWING));
  await waitFor(() => expect(moved).toHaveFocus());
});

test('the form of a new entry gives the focus back to what opened it', async () => {
  const { user } = await open();
  const add = button(/^Add time/);
  add.focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('combobox')).toHaveFocus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(add).toHaveFocus());
});

test('the sheet tells the keys of the week’s table and of both questions', async () => {
  const { user } = await open();
  await user.keyboard('{Control>}2{/Control}?');
  const sheet = await screen.findByRole('dialog');
  const whatOf = (what: RegExp): string | null | undefined =>
    within(sheet).getByText(what).previousElementSibling?.textContent;
  expect(whatOf(/table: change it/)).toBe('F2');
  expect(whatOf(/table: delete/)).toBe('Del');
  expect(whatOf(/away question/)).toContain('A');
  expect(whatOf(/forgotten timer/)).toContain('G');
});
