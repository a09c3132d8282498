import { screen, waitFor } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { open, quickEntry, type Opened } from './support/app';
import { entry, review, stopped } from './support/data';

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const row = (): HTMLElement => screen.getByRole('button', { name: /^Edit: Sprint review/ });
const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });
const where = (): HTMLElement => screen.getByRole('textbox', { name: 'Split at' });
const noEditor = (): Promise<void> =>
  waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument());

async function half(): Promise<Opened> {
  const opened = await open(stopped());
  await opened.user.click(row());
  await opened.user.click(button('Split…'));
  await opened.user.keyboard('12:4');
  return opened;
}

test('where an entry is to be split stays in other views, with the cursor in the quick entry afterwards', async () => {
  const { user } = await half();
  await user.keyboard('{Control>}2{/Control}');
  await noEditor();
  await user.keyboard('{Control>}1{/Control}');
  expect(where()).toHaveValue('12:4');
  await waitFor(() => expect(quickEntry()).toHaveFocus());
  await user.type(where(), '5{Enter}');
  await noEditor();
  await user.click(row());
  expect(screen.queryByRole('textbox', { name: 'Split at' })).not.toBeInTheDocument();
});

test('where an entry is to be split stays when the rest is saved, and the rest when it is split', async () => {
  const { bridge, user } = await half();
  const typeNote = async (text: string): Promise<void> => {
    await user.clear(note());
    await user.type(note(), text);
  };
  await typeNote('Saved');
  await user.click(button('Save'));
  expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'review', changes: { notes: 'Saved' } }]);
  await noEditor();
  await user.click(row());
  await typeNote('Half typed');
  await user.type(where(), '5{Enter}');
  expect(bridge.inputsOf('splitEntry')).toEqual([{ entryId: 'review', at: '12:45' }]);
  await noEditor();
  await user.click(row());
  expect(note()).toHaveValue('Half typed');
  expect(bridge.inputsOf('editEntry')).toHaveLength(1);
});

test.each<[string, (user: UserEvent) => Promise<void>]>([
  ['Save', (user) => user.click(button('Save'))],
  ['Enter in the note', (user) => user.type(note(), '{Enter}')],
])('%s leads to where the entry is to be split, where nothing else was typed', async (_, save) => {
  const { bridge, user } = await half();
  await save(user);
  expect(where()).toHaveFocus();
  await user.keyboard('5{Enter}');
  await noEditor();
  expect(bridge.actions).toEqual([{ name: 'splitEntry', input: { entryId: 'review', at: '12:45' } }]);
});

test.each<[string, (user: UserEvent) => Promise<void>]>([
  ['Esc', (user) => user.keyboard('{Escape}')],
  ['Esc from the note', (user) => user.type(note(), '{Escape}')],
])('where an entry is to be split stays with %s, which closes the entry', async (_, leave) => {
  const { user } = await half();
  await leave(user);
  await noEditor();
  await user.click(row());
  expect(where()).toHaveValue('12:4');
});

test('Cancel gives up where an entry is to be split', async () => {
  const { user } = await half();
  const [cancel] = screen.getAllByRole('button', { name: 'Cancel' });
  if (cancel) await user.click(cancel);
  expect(screen.queryByRole('textbox', { name: 'Split at' })).not.toBeInTheDocument();
  await user.click(button('Split…'));
  expect(where()).toHaveValue('');
});

test('Enter twice where to split splits once', async () => {
  const { bridge, user } = await half();
  const answer = bridge.hold('splitEntry');
  await user.keyboard('0{Enter}{Enter}');
  answer();
  await noEditor();
  expect(bridge.inputsOf('splitEntry')).toHaveLength(1);
});

test('at midnight the day of an entry that is about to be split stays in sight', async () => {
  const { bridge } = await half();
  bridge.otherDays = [review, entry()];
  bridge.publish({ today: '2026-05-23', entries: [], running: null });
  expect(await screen.findByRole('heading', { level: 1, name: 'Fri, May 22' })).toBeInTheDocument();
  expect(where()).toHaveFocus();
  expect(where()).toHaveValue('12:4');
});
