import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import type { EntryView } from '../../src/shared/snapshot';
import { open, type Opened } from './support/app';
import { review, stopped } from './support/data';

/** What is changed elsewhere while an entry is being edited. */

const before: EntryView = { ...review, startTime: '09:00', endTime: '10:00', seconds: 3_600 };
const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });

async function editing(): Promise<Opened & { readonly change: (changes: Partial<EntryView>) => void }> {
  const opened = await open(stopped({ entries: [before] }));
  await opened.user.click(screen.getByRole('button', { name: /Edit.*Sprint review/ }));
  return {
    ...opened,
    change: (changes) => opened.bridge.publish({ entries: [{ ...before, ...changes }] }),
  };
}

async function type({ user }: Opened, name: string, text: string): Promise<void> {
  await user.clear(field(name));
  await user.type(field(name), text);
}

test('is shown where nothing is typed, and goes along with what is', async () => {
  const opened = await editing();
  opened.change({ startTime: '08:00', seconds: 7_200 });
  await waitFor(() => expect(field('Start')).toHaveValue('8:00'));
  expect(field('Duration')).toHaveValue('2:00');
  await type(opened, 'End', '10:30{Enter}');
  expect(opened.bridge.inputsOf('editEntry')).toEqual([
    { entryId: before.id, changes: { startTime: '08:00', endTime: '10:30' } },
  ]);
});

test('leaves what is typed of something else alone', async () => {
  const opened = await editing();
  await type(opened, 'End', '10:30');
  opened.change({ notes: 'Theirs' });
  await waitFor(() => expect(field('Note')).toHaveValue('Theirs'));
  expect(field('End')).toHaveValue('10:30');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await opened.user.type(field('End'), '{Enter}');
  expect(opened.bridge.inputsOf('editEntry')).toEqual([
    { entryId: before.id, changes: { startTime: '09:00', endTime: '10:30' } },
  ]);
});

describe('where the same is typed', () => {
  test.each([
    ['Note', 'Mine', { notes: 'Theirs' }, 'Note: Theirs', { notes: 'Mine' }],
    [
      'End',
      '10:30',
      { endTime: '11:00', seconds: 7_200 },
      'End: 11:00',
      { startTime: '09:00', endTime: '10:30' },
    ],
    ['Duration', '0:30', { endTime: '11:00', seconds: 7_200 }, 'Duration: 2:00', { seconds: 1_800 }],
  ] as const)(
    'is said, and replaced only by a button that says so: %s',
    async (name, mine, theirs, said, sent) => {
      const opened = await editing();
      await type(opened, name, mine);
      opened.change(theirs);
      expect(await screen.findByRole('alert')).toHaveTextContent(`Changed meanwhile – ${said}`);
      expect(field(name)).toHaveValue(mine);
      await opened.user.type(field(name), '{Enter}');
      expect(opened.bridge.actions).toEqual([]);
      expect(screen.getByRole('button', { name: 'Replace it' })).toHaveFocus();
      await opened.user.keyboard('{Enter}');
      expect(opened.bridge.inputsOf('editEntry')).toEqual([{ entryId: before.id, changes: sent }]);
    },
  );

  test('is said in sight, with the buttons', async () => {
    const opened = await editing();
    await type(opened, 'Note', 'Mine');
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    opened.change({ notes: 'Theirs' });
    await screen.findByRole('alert');
    expect(scrolled.mock.contexts).toContain(
      screen.getByRole('button', { name: 'Replace it' }).closest('form'),
    );
    scrolled.mockRestore();
  });

  test('nothing is said any more once that is what is typed', async () => {
    const opened = await editing();
    await type(opened, 'Note', 'Mine');
    opened.change({ notes: 'Theirs' });
    await screen.findByRole('alert');
    await type(opened, 'Note', 'Theirs');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save' })).toBeInTheDocument();
  });

  test('is said still after further news of something else, and when the editor is opened again', async () => {
    const opened = await editing();
    await type(opened, 'Note', 'Mine');
    opened.change({ notes: 'Theirs' });
    await screen.findByRole('alert');
    opened.change({ notes: 'Theirs', seconds: 7_200, endTime: '11:00' });
    await waitFor(() => expect(field('End')).toHaveValue('11:00'));
    expect(screen.getByRole('alert')).toHaveTextContent('Note: Theirs');
  });
});
