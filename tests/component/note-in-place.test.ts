import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, type Opened } from './support/app';
import { review, running, snapshot } from './support/data';

const other = { ...running, id: 'other', notes: 'Answer the support mail' };

async function openNote(notes = running.notes): Promise<Opened> {
  const opened = await open(snapshot({ running: { ...running, notes } }));
  await opened.user.click(screen.getByRole('button', { name: /^Edit the note/ }));
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
  return opened;
}

test('what was typed goes to the timer that it was opened for, whatever runs by then', async () => {
  const { bridge, user } = await openNote();
  await user.keyboard('Mine');
  bridge.publish({ running: other });
  expect(
    await screen.findByRole('button', { name: 'Edit the note: Answer the support mail' }),
  ).toBeInTheDocument();
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'login', changes: { notes: 'Mine' } } },
  ]);
});

test('so it does when nothing runs any more', async () => {
  const { bridge, user } = await openNote();
  await user.keyboard('Mine');
  bridge.publish({ running: null, entries: [{ ...running, startedAt: null }, review] });
  expect(await screen.findByRole('region', { name: 'Nothing is running' })).toBeInTheDocument();
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

test('a note that was only opened is not rid of the lines at its end', async () => {
  const { bridge, user } = await openNote('Fix the login redirect\n');
  await user.tab();
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());
  expect(bridge.actions).toEqual([]);
});
