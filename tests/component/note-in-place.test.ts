import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { open, type Opened } from './support/app';
import { at, idleQuestion, recentOf, review, running, snapshot } from './support/data';

const other = { ...running, id: 'other', notes: 'Answer the support mail' };
const finished = { ...running, startedAt: null };

async function openNote(notes = running.notes): Promise<Opened> {
  const opened = await open(snapshot({ running: { ...running, notes } }));
  await opened.user.click(screen.getByRole('button', { name: /^Edit the note/ }));
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
  return opened;
}

test.each([
  ['another one runs', other],
  ['nothing runs', null],
])('what is half typed as its timer stops stays with that one, not sent: %s', async (_, next) => {
  const { bridge, user } = await openNote();
  await user.keyboard('Mi');
  bridge.publish({ running: next, entries: [finished, review] });
  await user.click(await screen.findByRole('button', { name: /^Edit: Fix the login/ }));
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Mi');
  expect(bridge.actions).toEqual([]);
});

test('what is half typed as the timer is stopped is told where it says so, and on the row', async () => {
  const { bridge, user } = await openNote();
  const idle = (): HTMLElement => screen.getByRole('region', { name: 'Nothing is running' });
  const told = 'Half typed, not saved yet';
  await user.keyboard('Mi');
  bridge.publish({ running: null, entries: [finished, review], recents: [recentOf(finished)] });
  const row = await screen.findByRole('button', { name: /^Edit: Fix the login/ });
  expect(within(row).getByRole('img', { name: told })).toBeVisible();
  expect(within(idle()).getByText(told)).toBeVisible();
  await user.click(row);
  expect(within(idle()).queryByText(told)).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  expect(within(row).getByRole('img', { name: told })).toBeVisible();
  expect(within(idle()).getByText(told)).toBeVisible();
  await user.click(row);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByText(told)).not.toBeInTheDocument();
});

test('what was sent goes to the timer that it was typed for, whatever runs by then', async () => {
  const { bridge, user } = await openNote();
  await user.keyboard('Mine{Enter}');
  bridge.publish({ running: other });
  await screen.findByRole('button', { name: 'Edit the note: Answer the support mail' });
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'login', changes: { notes: 'Mine' } } },
  ]);
});

test('a note that was only opened leaves a newer one alone, and the next look shows that', async () => {
  const { bridge, user } = await openNote();
  bridge.publish({ running: { ...running, notes: 'From the other device' } });
  await user.tab();
  const note = await screen.findByRole('button', { name: 'Edit the note: From the other device' });
  expect(bridge.actions).toEqual([]);
  await user.click(note);
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('From the other device');
});

test('a note that is only open shows what becomes of it meanwhile', async () => {
  const { bridge, user } = await openNote();
  bridge.publish({ running: { ...running, notes: 'Theirs' } });
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Theirs'));
  await user.keyboard('{Control>}{End}{/Control}, and mine{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'login', changes: { notes: 'Theirs, and mine' } },
  ]);
});

describe('a note that was changed elsewhere while another one was typed', () => {
  async function typedOver(): Promise<Opened> {
    const opened = await openNote();
    await opened.user.keyboard('Mine');
    opened.bridge.publish({ running: { ...running, notes: 'Theirs' } });
    return opened;
  }

  test('is replaced by a second Enter, once it was shown', async () => {
    const { bridge, user } = await typedOver();
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/changed elsewhere meanwhile: “Theirs”/)).toBeInTheDocument();
    expect(bridge.actions).toEqual([]);
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { notes: 'Mine' } }]);
  });

  test('stays, and so does what was typed, when the focus goes elsewhere', async () => {
    const { bridge, user } = await typedOver();
    await user.tab();
    const trigger = await screen.findByRole('button', { name: 'Edit the note: Theirs' });
    expect(bridge.actions).toEqual([]);
    await user.click(trigger);
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');
  });

  test('is what Esc leaves', async () => {
    const { bridge, user } = await typedOver();
    await user.keyboard('{Enter}{Escape}');
    const trigger = await screen.findByRole('button', { name: 'Edit the note: Theirs' });
    await user.click(trigger);
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Theirs');
    expect(bridge.actions).toEqual([]);
  });
});

test('a note that was only opened is not rid of the lines at its end', async () => {
  const { bridge, user } = await openNote('Fix the login redirect\n');
  await user.tab();
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());
  expect(bridge.actions).toEqual([]);
});

describe('what is half typed stays, and is not sent', () => {
  const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });

  async function away({ bridge, user }: Opened): Promise<void> {
    await user.keyboard('Half typed');
    bridge.publish({ idle: idleQuestion });
    await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out 32 min/ })).toHaveFocus());
  }

  test('while the window is behind another one', async () => {
    const { bridge, user } = await openNote();
    await user.keyboard('Half');
    const isInFront = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    await fireEvent.blur(note());
    isInFront.mockRestore();
    expect(bridge.actions).toEqual([]);
    await user.keyboard(' typed{Tab}');
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { notes: 'Half typed' } }]);
  });

  test('while the question about time away is answered', async () => {
    const opened = await openNote();
    await away(opened);
    opened.bridge.publish({ idle: null });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(opened.bridge.actions).toEqual([]);
    expect(note()).toHaveValue('Half typed');
  });

  test('when the answer stops the timer: the editor of its entry has it then', async () => {
    const opened = await openNote();
    await away(opened);
    opened.bridge.publish({ idle: null, running: null, entries: [finished, review] });
    await opened.user.click(await screen.findByRole('button', { name: /^Edit: Fix the login/ }));
    expect(note()).toHaveValue('Half typed');
    expect(opened.bridge.actions).toEqual([]);
  });
});

describe('what was kept of a note whose timer runs again', () => {
  const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });
  const card = (): HTMLElement => screen.getByRole('region', { name: 'Running timer' });
  const mark = (): HTMLElement | null =>
    within(card()).queryByRole('img', { name: 'Half typed, not saved yet' });
  const openAgain = (user: UserEvent): Promise<void> =>
    user.click(screen.getByRole('button', { name: /^Edit the note/ }));

  async function keptNote(): Promise<Opened> {
    const opened = await openNote();
    const { bridge, user } = opened;
    await user.keyboard('Half');
    bridge.publish({ idle: idleQuestion });
    await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out 32 min/ })).toHaveFocus());
    bridge.publish({ idle: null, running: null, entries: [finished, review] });
    await screen.findByRole('region', { name: 'Nothing is running' });
    bridge.publish({ running, entries: [running, review] });
    await waitFor(() => expect(mark()).toBeInTheDocument());
    await openAgain(user);
    expect(note()).toHaveValue('Half');
    return opened;
  }

  test('is what its note begins with, and is not sent by a look at it', async () => {
    const { bridge, user } = await keptNote();
    await user.tab();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());
    expect(bridge.actions).toEqual([]);
    await openAgain(user);
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { notes: 'Half' } }]);
    await waitFor(() => expect(mark()).not.toBeInTheDocument());
  });

  test('overwrites no newer one', async () => {
    const { bridge, user } = await keptNote();
    await user.keyboard('Final{Enter}');
    await waitFor(() => expect(mark()).not.toBeInTheDocument());
    bridge.publish({ running: { ...running, notes: 'Final' } });
    await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
    expect(note()).toHaveValue('Final');
    const started = screen.getByRole('textbox', { name: 'Started at' });
    await user.clear(started);
    await user.type(started, '12:45{Enter}');
    expect(bridge.inputsOf('editEntry')).toEqual([
      { entryId: 'login', changes: { notes: 'Final' } },
      { entryId: 'login', changes: { startedAt: at(12, 45) } },
    ]);
  });

  test.each([
    ['given up', '{Escape}'],
    ['typed back to what it was', `${running.notes}{Enter}`],
  ])('is gone once it is %s', async (_, keys) => {
    const { bridge, user } = await keptNote();
    await user.keyboard(keys);
    await waitFor(() => expect(mark()).not.toBeInTheDocument());
    await openAgain(user);
    expect(note()).toHaveValue(running.notes);
    expect(bridge.actions).toEqual([]);
  });
});

test('what is refused once its timer is gone is not lost: the editor of its entry has it', async () => {
  const { bridge, user } = await openNote();
  bridge.fail('editEntry', { kind: 'invalid', message: 'That day is approved.' });
  const answer = bridge.hold('editEntry');
  await user.keyboard('Mine{Enter}');
  bridge.publish({ running: null, entries: [finished, review] });
  await screen.findByRole('region', { name: 'Nothing is running' });
  answer();
  expect(await screen.findByText('That day is approved.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Edit: Fix the login/ }));
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');
});
