import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open, toSettings, quickEntry, type Opened } from './support/app';
import { localAccount, recentOf, review, snapshot, stopped } from './support/data';

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

describe('a place that was taken', () => {
  const unpinner = (): HTMLElement | null =>
    screen.queryByRole('button', { name: 'Choose another project: Northwind › Retainer / Review' });

  async function taken(): Promise<Opened> {
    const opened = await open(stopped());
    await opened.user.type(quickEntry(), 'northwind review{Tab}');
    await waitFor(() => expect(quickEntry()).toHaveValue(''));
    await opened.user.keyboard('call');
    expect(unpinner()).toBeInTheDocument();
    return opened;
  }

  const all = (): void => {
    const field = quickEntry();
    if (field instanceof HTMLTextAreaElement) field.select();
  };

  test('goes with the line that is typed over', async () => {
    const { bridge, user } = await taken();
    all();
    await user.keyboard('c');
    expect(unpinner()).not.toBeInTheDocument();
    await user.keyboard('{Backspace}acme dev fix{Enter}');
    const input = { projectId: 'website', taskId: 'website-development', notes: 'fix' };
    expect(bridge.actions).toEqual([{ name: 'startTimer', input }]);
  });

  test('goes with the line that is pasted over', async () => {
    const { user } = await taken();
    all();
    await user.paste('call them');
    expect(quickEntry()).toHaveValue('call them');
    expect(unpinner()).not.toBeInTheDocument();
  });

  test('goes with the line that is composed over, and stays while the first words of one are composed', async () => {
    const { user } = await taken();
    const field = quickEntry();
    await fireEvent.compositionStart(field);
    expect(unpinner()).toBeInTheDocument();
    await fireEvent.input(field, { target: { value: '' }, isComposing: true });
    expect(unpinner()).toBeInTheDocument();
    await user.keyboard('会議');
    all();
    await fireEvent.compositionStart(field);
    expect(unpinner()).not.toBeInTheDocument();
  });

  test('goes with the last letter of the line', async () => {
    const { user } = await taken();
    await user.keyboard('{Backspace>4/}acme');
    expect(quickEntry()).toHaveValue('acme');
    expect(unpinner()).not.toBeInTheDocument();
  });

  test('stays while some of the line is typed anew', async () => {
    const { user } = await taken();
    await user.keyboard('{Backspace>3/}hat');
    expect(unpinner()).toBeInTheDocument();
  });
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
  await toSettings(user);
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
