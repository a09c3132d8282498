import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { EntryDraft } from '../../src/renderer/state/entry-draft.svelte';
import type { EntryView } from '../../src/shared/snapshot';
import { open, type Opened } from './support/app';
import { at, review, snapshot, stopped } from './support/data';

/** What is typed over a finished entry that runs again by then: its stop was taken back, or another device goes on with it. */

const before: EntryView = { ...review, startTime: '09:00', endTime: '10:00', seconds: 3_600 };
/** The same span goes on. */
const goesOn: EntryView = { ...before, startedAt: at(9, 0), endTime: null, seconds: 0 };
/** Another span has begun. */
const begunAnew: EntryView = { ...before, startedAt: at(12, 5), endTime: null };

const save = (): HTMLElement => screen.getByRole('button', { name: /^(Save|Replace it)$/ });
const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });

async function typedOver(name: string, typed: string): Promise<Opened> {
  const opened = await open(stopped({ entries: [before] }));
  await opened.user.click(screen.getByRole('button', { name: /Edit.*Sprint review/ }));
  const field = screen.getByRole('textbox', { name });
  await opened.user.clear(field);
  await opened.user.type(field, typed);
  return opened;
}

async function runsAgain({ bridge }: Opened, again: EntryView): Promise<void> {
  bridge.publish({ running: again, entries: [again] });
  await screen.findByRole('region', { name: 'Running timer' });
}

test('a start is the begin of the timer, where that runs since its start', async () => {
  const opened = await typedOver('Start', '8:15');
  await runsAgain(opened, goesOn);
  expect(screen.getByRole('textbox', { name: 'Started at' })).toHaveValue('8:15');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await opened.user.click(save());
  expect(opened.bridge.inputsOf('editEntry')).toEqual([
    { entryId: before.id, changes: { startedAt: at(8, 15) } },
  ]);
});

test.each([
  ['Start', '8:15', begunAnew],
  ['End', '10:45', goesOn],
  ['End', '10:45', begunAnew],
  ['Duration', '1:37', goesOn],
])('another time is said to be unsaved, and not given up by Save: %s', async (name, typed, again) => {
  const opened = await typedOver(name, typed);
  await runsAgain(opened, again);
  const said = `This cannot be saved while the timer runs: ${name}: ${typed}`;
  expect(screen.getByText(said)).toBeInTheDocument();
  await opened.user.click(save());
  expect(screen.getByText(said)).toBeInTheDocument();
  expect(opened.bridge.inputsOf('editEntry')).toEqual([]);
  await opened.user.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByText(said)).not.toBeInTheDocument());
});

test('what else is typed is saved, and the time is there again once the timer has stopped', async () => {
  const opened = await typedOver('End', '10:45');
  const { bridge, user } = opened;
  await runsAgain(opened, goesOn);
  await user.type(note(), ' and more');
  await user.click(save());
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: before.id, changes: { notes: 'Sprint review and more' } },
  ]);
  bridge.publish({ running: null, entries: [{ ...before, notes: 'Sprint review and more' }] });
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'End' })).toHaveValue('10:45'));
  await user.click(save());
  expect(bridge.inputsOf('editEntry').slice(1)).toEqual([
    { entryId: before.id, changes: { startTime: '09:00', endTime: '10:45' } },
  ]);
});

describe('with a clock of 12 hours', () => {
  test('a start is the begin of the same half of the day', () => {
    const { formats } = snapshot().preferences;
    const clock = (): number => at(21, 0);
    const around = { zone: 'Europe/Berlin', formats: { ...formats, hours: '12h' }, clock } as const;
    const draft = new EntryDraft(before, around);
    draft.start = '8:15';
    expect(draft.onto(goesOn, around).changes()).toEqual({ startedAt: at(8, 15) });
  });
});
