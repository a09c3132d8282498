import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open, type Opened } from './support/app';
import { entry, NOW, recentOf, review, running, snapshot, stopped } from './support/data';

/** What is typed over an entry that goes away before it was saved. */

const row = (): HTMLElement | null => screen.queryByRole('button', { name: /^Edit: Sprint review/ });

async function typedOver(shown = snapshot()): Promise<Opened> {
  const opened = await open(shown);
  await opened.user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  await opened.user.keyboard(' with a long account of it');
  return opened;
}

const gone = (): Promise<void> => waitFor(() => expect(row()).not.toBeInTheDocument());

const undoOf = (what: 'delete' | 'edit' | 'log' | 'stop', id = 'u') =>
  ({ id, what, until: NOW + 9_000, entry: recentOf(review) }) as const;

const isTold = async (): Promise<void> =>
  expect(await screen.findByRole('alert')).toHaveTextContent(/not there.*with a long account of it/);

test('is told when that was deleted on another device, to be typed elsewhere', async () => {
  const { bridge } = await typedOver();
  bridge.publish({ entries: [running, entry()] });
  await gone();
  expect(await screen.findByRole('alert')).toHaveTextContent(/not there.*with a long account of it/);
});

test('is told with the project that was chosen and where it was to be split', async () => {
  const { bridge, user } = await open(stopped());
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  const picker = screen.getByRole('combobox', { name: 'Project and task' });
  await user.clear(picker);
  await user.type(picker, 'retainer rev');
  await user.keyboard('{Enter}');
  await user.click(screen.getByRole('button', { name: 'Split…' }));
  await user.type(screen.getByRole('textbox', { name: 'Split at' }), '10:15');
  bridge.publish({ entries: [entry()] });
  await gone();
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(/Project and task: .*Retainer \/ Review/);
  expect(alert).toHaveTextContent('Split at: 10:15');
});

test('is told also where its editor was closed, and once', async () => {
  const { bridge, user } = await typedOver(stopped());
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  bridge.publish({ entries: [entry()] });
  await screen.findByRole('alert');
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  bridge.publish({ entries: [entry({ notes: 'Another' })] });
  await screen.findByText('Another');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('is not told to whoever deleted it here, and is there again once that is taken back', async () => {
  const { bridge, user } = await typedOver(stopped());
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  await user.keyboard('{Delete}');
  expect(bridge.inputsOf('deleteEntry')).toHaveLength(1);
  bridge.publish({ entries: [entry()], undo: undoOf('delete') });
  await gone();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  bridge.publish({ entries: [review, entry()], undo: null });
  await user.click(await screen.findByRole('button', { name: /^Edit: Sprint review/ }));
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Sprint review with a long account of it',
  );
});

describe('is told', () => {
  test('where an undo puts the entry under another id, and an older act can be taken back again', async () => {
    const { bridge } = await typedOver(stopped({ undo: undoOf('stop') }));
    const anew = { ...running, id: 'anew' };
    bridge.publish({ running: anew, entries: [anew, entry()], undo: undoOf('edit', 'older') });
    await gone();
    await isTold();
  });

  test('where the undo of its log took it away', async () => {
    const { bridge } = await typedOver(stopped({ undo: undoOf('log') }));
    bridge.publish({ entries: [entry()], undo: null });
    await gone();
    await isTold();
  });

  test('where something else was done here in the same moment, and stays when that is answered', async () => {
    const { bridge, user } = await typedOver(stopped());
    const release = bridge.hold('deleteEntry');
    screen.getByRole('button', { name: /^Edit: Checkout/ }).focus();
    await user.keyboard('{Delete}');
    bridge.publish({ entries: [], undo: undoOf('delete') });
    await gone();
    await isTold();
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await isTold();
  });

  test('where its deletion was taken back before and it is deleted on another device by now', async () => {
    const { bridge, user } = await open(stopped());
    row()?.focus();
    await user.keyboard('{Delete}');
    bridge.publish({ entries: [entry()], undo: undoOf('delete') });
    await gone();
    bridge.publish({ entries: [review, entry()], undo: null });
    await user.click(await screen.findByRole('button', { name: /^Edit: Sprint review/ }));
    await user.keyboard(' with a long account of it');
    bridge.publish({ entries: [entry()] });
    await gone();
    await isTold();
  });

  test('where its deletion was refused before and it is deleted on another device by now', async () => {
    const { bridge, user } = await typedOver(stopped());
    await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
    bridge.fail('deleteEntry', { kind: 'file', message: 'The disk is full.' });
    await user.keyboard('{Delete}');
    await screen.findByText('The disk is full.');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    bridge.publish({ entries: [entry()] });
    await gone();
    await isTold();
  });

  test('where it was typed in place of the note of what runs, and something else is done here at that moment', async () => {
    const { bridge, user } = await open(snapshot());
    await user.click(screen.getByRole('button', { name: /^Edit the note/ }));
    await user.keyboard('Typed with a long account of it');
    bridge.publish({ running: null, entries: [review, entry()], undo: undoOf('log') });
    await isTold();
  });
});

test('is not told to be lost where it was saved, before the answer comes', async () => {
  const { bridge, user } = await typedOver(stopped());
  const release = bridge.hold('editEntry');
  await user.keyboard('{Enter}');
  bridge.publish({ entries: [entry()] });
  await gone();
  release();
  await waitFor(() => expect(bridge.inputsOf('editEntry')).toHaveLength(1));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

describe('of another day', () => {
  const earlier = { ...review, id: 'earlier', notes: 'Planning', spentDate: '2026-05-21' };
  const opener = (): HTMLElement | null => screen.queryByRole('button', { name: /^Edit: Planning/ });
  const gone = (): Promise<void> => waitFor(() => expect(opener()).not.toBeInTheDocument());

  async function typedThere(): Promise<Opened> {
    const opened = await open(stopped());
    opened.bridge.otherDays = [earlier];
    await opened.user.click(screen.getByRole('button', { name: 'Previous day' }));
    await opened.user.click(await screen.findByRole('button', { name: /^Edit: Planning/ }));
    await opened.user.keyboard(' with a long account of it');
    return opened;
  }

  test('is told as well', async () => {
    const { bridge } = await typedThere();
    bridge.otherDays = [];
    bridge.publish({});
    await gone();
    expect(await screen.findByRole('alert')).toHaveTextContent(/not there.*with a long account of it/);
  });

  test('is told also where something was done here since', async () => {
    const { bridge, user } = await typedThere();
    await user.click(screen.getByRole('button', { name: 'Next day' }));
    bridge.otherDays = [];
    bridge.publish({ undo: undoOf('stop') });
    await user.click(screen.getByRole('button', { name: 'Previous day' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/not there.*with a long account of it/);
  });

  test('is not told to whoever deleted it here', async () => {
    const { bridge, user } = await typedThere();
    await user.click(screen.getByRole('button', { name: /^Edit: Planning/ }));
    await user.keyboard('{Delete}');
    expect(bridge.inputsOf('deleteEntry')).toHaveLength(1);
    bridge.otherDays = [];
    bridge.publish({});
    await gone();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
