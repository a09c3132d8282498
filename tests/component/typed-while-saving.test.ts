import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { EntryView } from '../../src/shared/snapshot';
import { open, type Opened } from './support/app';
import { entry, review, running, snapshot, stopped } from './support/data';
import { DEV, openWeek } from './support/week';

/** What is typed between Save and its answer. */

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
const row = (): HTMLElement => screen.getByRole('button', { name: /^Edit: Sprint review/ });

describe('in the editor of an entry', () => {
  async function sent(): Promise<Opened & { readonly release: () => void }> {
    const opened = await open(stopped());
    await opened.user.click(row());
    await opened.user.keyboard(' one');
    const release = opened.bridge.hold('editEntry');
    await opened.user.keyboard('{Enter}');
    return { ...opened, release };
  }

  /** Main says what was saved before it answers. */
  const isSaved = ({ bridge }: Opened, changes: Partial<EntryView>): void =>
    bridge.publish({ entries: [{ ...review, ...changes }, entry()] });

  test('stands there still, is no news to itself, and is saved by the next Enter', async () => {
    const opened = await sent();
    const { bridge, user, release } = opened;
    await user.keyboard(' two');
    isSaved(opened, { notes: 'Sprint review one' });
    await user.keyboard('!');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    release();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled());
    expect(field('Note')).toHaveValue('Sprint review one two!');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('editEntry').slice(1)).toEqual([
      { entryId: review.id, changes: { notes: 'Sprint review one two!' } },
    ]);
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());
  });

  test('is there when the editor was closed by then and is opened again', async () => {
    const opened = await sent();
    const { user, release } = opened;
    await user.keyboard(' two{Escape}');
    isSaved(opened, { notes: 'Sprint review one' });
    release();
    await settled();
    await user.click(row());
    expect(field('Note')).toHaveValue('Sprint review one two');
  });

  test('is there beside what is half chosen of a place', async () => {
    const { user, release } = await sent();
    await user.type(screen.getByRole('combobox', { name: 'Project and task' }), 'reta');
    release();
    await settled();
    expect(screen.getByRole('combobox', { name: 'Project and task' })).toHaveDisplayValue(/reta/);
  });

  test('is nothing where only what was sent comes to be shown otherwise: the editor is closed', async () => {
    const opened = await open(stopped());
    const { bridge, user } = opened;
    await user.click(row());
    await user.clear(field('End'));
    await user.type(field('End'), '1330');
    const release = bridge.hold('editEntry');
    await user.keyboard('{Enter}');
    isSaved(opened, { endTime: '13:30', seconds: 4_200 });
    await screen.findByText(/12:20–13:30/);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    release();
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'End' })).not.toBeInTheDocument());
  });
});

describe('in a note in place', () => {
  const One = { ...running, notes: 'One' };

  async function sent(): Promise<Opened & { readonly release: () => void }> {
    const opened = await open(snapshot());
    await opened.user.click(screen.getByRole('button', { name: /^Edit the note/ }));
    await opened.user.keyboard('One');
    const release = opened.bridge.hold('editEntry');
    await opened.user.keyboard('{Enter}');
    return { ...opened, release };
  }

  test('stands there still, and is saved by the next Enter', async () => {
    const { bridge, user, release } = await sent();
    await user.keyboard(' two');
    bridge.publish({ running: One, entries: [One, review] });
    release();
    await settled();
    expect(field('Note')).toHaveValue('One two');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());
    expect(bridge.inputsOf('editEntry').slice(1)).toEqual([
      { entryId: running.id, changes: { notes: 'One two' } },
    ]);
  });

  test('is saved with the answer, where the note was left by then', async () => {
    const { bridge, user, release } = await sent();
    await user.keyboard(' two');
    await user.click(screen.getByRole('textbox', { name: /^Quick entry/ }));
    bridge.publish({ running: One, entries: [One, review] });
    release();
    await waitFor(() => expect(bridge.inputsOf('editEntry')).toHaveLength(2));
    expect(bridge.inputsOf('editEntry')[1]).toEqual({ entryId: running.id, changes: { notes: 'One two' } });
  });

  test('is in the editor of the entry, where the note is out of sight by then', async () => {
    const { bridge, user, release } = await sent();
    await user.keyboard(' two');
    bridge.publish({ running: null, entries: [{ ...One, startedAt: null, endTime: '14:27' }, review] });
    await screen.findByRole('button', { name: /^Edit: One/ });
    release();
    await settled();
    await user.click(screen.getByRole('button', { name: /^Edit: One/ }));
    expect(field('Note')).toHaveValue('One two');
  });

  test('is of the next timer, where that runs by then', async () => {
    const { bridge, user, release } = await sent();
    const next = { ...running, id: 'next', notes: 'Next' };
    await user.keyboard('{Escape}');
    bridge.publish({ running: next, entries: [next, { ...One, startedAt: null }, review] });
    await user.click(await screen.findByRole('button', { name: /^Edit the note: Next/ }));
    await user.keyboard('Another');
    release();
    await settled();
    expect(field('Note')).toHaveValue('Another');
  });
});

describe('in the form of a new entry', () => {
  const button = (name: string): HTMLElement => screen.getByRole('button', { name });

  async function sent(): Promise<Opened & { readonly release: () => void }> {
    const opened = await open(stopped());
    const { user } = opened;
    await user.click(screen.getByRole('button', { name: /^Fill the gap 11:58/ }));
    await user.type(screen.getByRole('combobox', { name: 'Project and task' }), 'retainer rev');
    await user.keyboard('{Enter}');
    await user.type(field('Note'), 'One');
    const release = opened.bridge.hold('logEntry');
    await user.keyboard('{Enter}');
    return { ...opened, release };
  }

  test('is typed over the entry that was logged: no hour is logged twice', async () => {
    const { bridge, user, release } = await sent();
    await user.keyboard(' two');
    release();
    await waitFor(() => expect(button('Save')).toBeEnabled());
    expect(field('Note')).toHaveValue('One two');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());
    expect(bridge.inputsOf('logEntry')).toHaveLength(1);
    expect(bridge.inputsOf('editEntry')).toMatchObject([
      { entryId: 'new', changes: { notes: 'One two', startTime: '11:58', endTime: '12:20' } },
    ]);
  });

  test('stays with that entry, whatever gap is chosen by then', async () => {
    const { user, release } = await sent();
    await user.keyboard(' two{Escape}');
    release();
    await settled();
    await user.click(screen.getByRole('button', { name: /^Fill the gap.*13:00/ }));
    expect(field('Note')).toHaveValue('One two');
    expect(field('Start')).toHaveValue('11:58');
    expect(button('Save')).toBeEnabled();
  });

  test('is logged by itself, where that entry is gone by then', async () => {
    const { bridge, user, release } = await sent();
    await user.keyboard(' two');
    release();
    await waitFor(() => expect(button('Save')).toBeEnabled());
    bridge.fail('editEntry', { kind: 'not-found', message: 'It is gone.' });
    await user.keyboard('{Enter}');
    await screen.findByText('It is gone.');
    expect(field('Note')).toHaveValue('One two');
    await user.click(button('Log'));
    expect(bridge.inputsOf('logEntry')).toHaveLength(2);
  });
});

test('in a cell of the week is typed over the time that was logged: no hour is logged twice', async () => {
  const { bridge, user } = await openWeek();
  const cell = (): HTMLElement => field(`${DEV}, Tue, May 19`);
  const release = bridge.hold('logEntry');
  await user.type(cell(), '1{Enter}');
  await user.keyboard(':30');
  const logged = entry({ id: 'new', spentDate: '2026-05-19', seconds: 3_600, notes: '' });
  bridge.otherDays = [...bridge.otherDays, logged];
  bridge.publish({});
  release();
  await settled();
  expect(cell()).toHaveValue('1:30');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(bridge.inputsOf('editEntry')).toHaveLength(1));
  expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'new', changes: { seconds: 5_400 } }]);
  expect(bridge.inputsOf('logEntry')).toHaveLength(1);
});
