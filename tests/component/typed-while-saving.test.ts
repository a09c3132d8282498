import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import type { EntryView } from '../../src/shared/snapshot';
import { open, type Opened } from './support/app';
import { entry, review, stopped } from './support/data';

/** What is typed between Save and its answer. */

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
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
    await new Promise((resolve) => setTimeout(resolve, 20));
    await user.click(row());
    expect(field('Note')).toHaveValue('Sprint review one two');
  });

  test('is there beside what is half chosen of a place', async () => {
    const { user, release } = await sent();
    await user.type(screen.getByRole('combobox', { name: 'Project and task' }), 'reta');
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
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
