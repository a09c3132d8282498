import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { EntryDraft } from '../../src/renderer/state/entry-draft.svelte';
import type { Snapshot } from '../../src/shared/snapshot';
import { open, type Opened } from './support/app';
import { at, entry, running, snapshot } from './support/data';

/** What is typed over an entry while the zone, the clock or the durations come to be shown otherwise. */

const { formats } = snapshot().preferences;
const around = (changes: Partial<typeof formats>, zone = 'Europe/Berlin') => ({
  ...{ zone, clock: () => at(14, 27) },
  formats: { ...formats, ...changes },
});

describe('a begin that is half typed', () => {
  test('by the clock of 12 hours is the same by that of 24', () => {
    const draft = new EntryDraft(running, around({ hours: '12h' }));
    draft.started = '1:10';
    expect(draft.changes()).toEqual({ startedAt: at(13, 10) });
    const then = draft.onto(running, around({ hours: '24h' }));
    expect(then.started).toBe('13:10');
    expect(then.changes()).toEqual({ startedAt: at(13, 10) });
  });

  test('is the same moment in another zone', () => {
    const draft = new EntryDraft(running, around({}));
    draft.started = '13:10';
    const then = draft.onto(running, around({}, 'America/New_York'));
    expect(then.started).toBe('7:10');
    expect(then.changes()).toEqual({ startedAt: at(13, 10) });
  });

  test('is the start of the timer that has stopped by then', () => {
    const draft = new EntryDraft(running, around({ hours: '12h' }));
    draft.started = '1:10';
    const stopped = { ...running, startedAt: null, endTime: '14:00', seconds: 3_360 };
    expect(draft.onto(stopped, around({ hours: '24h' })).start).toBe('13:10');
  });

  test('and is no time yet stays as it stands there', () => {
    const draft = new EntryDraft(running, around({ hours: '12h' }));
    draft.started = 'one';
    expect(draft.onto(running, around({ hours: '24h' })).started).toBe('one');
  });
});

describe('a duration that nobody typed', () => {
  test('is as long as before, to the second, where durations are shown otherwise', () => {
    const logged = entry({ seconds: 7_695, startTime: null, endTime: null });
    const draft = new EntryDraft(logged, around({ duration: 'clock' }));
    draft.start = '9:00';
    expect(draft.changes()).toEqual({ startTime: '09:00', seconds: 7_695 });
    const then = draft.onto(logged, around({ duration: 'decimal' }));
    expect(then.changes()).toEqual({ startTime: '09:00', seconds: 7_695 });
  });

  test('is no news where it was changed elsewhere', () => {
    const logged = entry({ seconds: 3_600, startTime: null, endTime: null });
    const draft = new EntryDraft(logged, around({}));
    draft.start = '9:00';
    const then = draft.onto({ ...logged, seconds: 7_200 }, around({}));
    expect(then.news).toEqual([]);
    expect([then.duration, then.end]).toEqual(['2:00', '11:00']);
  });

  test('goes with a start over it, also where it was typed as it stood there', () => {
    const logged = entry({ startTime: '09:00', endTime: '10:00', seconds: 3_617 });
    const draft = new EntryDraft(logged, around({}));
    draft.start = '9:30';
    draft.duration = '1:00';
    const then = draft.onto({ ...logged, notes: 'Theirs' }, around({ duration: 'decimal' }));
    expect([then.start, then.end]).toEqual(['9:30', '10:30']);
    expect(then.changes()).toEqual({ startTime: '09:30', seconds: 3_617 });
  });
});

describe('the editor of a running timer that is open', () => {
  const started = (): HTMLElement => screen.getByRole('textbox', { name: 'Started at' });
  /** The same day in both zones: 14:27 in Berlin is 8:27 in New York. */
  const there: Partial<Snapshot> = { zone: 'America/New_York', today: '2026-05-22' };

  async function editing(): Promise<Opened> {
    const opened = await open(snapshot());
    await opened.user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
    expect(started()).toHaveValue('13:04');
    return opened;
  }

  test('shows the begin in a new zone, and reads what is typed by that', async () => {
    const { bridge, user } = await editing();
    bridge.publish(there);
    await waitFor(() => expect(started()).toHaveValue('7:04'));
    await user.clear(started());
    await user.type(started(), '7:30{Enter}');
    await waitFor(() => expect(bridge.inputsOf('editEntry')).toHaveLength(1));
    // 7:30 in New York is 13:30 in Berlin.
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { startedAt: at(13, 30) } }]);
  });

  test('keeps what was typed before: the note, and the begin as the moment that was meant', async () => {
    const { bridge, user } = await editing();
    await user.keyboard(' at once');
    await user.clear(started());
    await user.type(started(), '13:10');
    bridge.publish(there);
    await waitFor(() => expect(started()).toHaveValue('7:10'));
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Fix the login redirect at once');
    await user.type(started(), '{Enter}');
    expect(bridge.inputsOf('editEntry')).toEqual([
      { entryId: 'login', changes: { notes: 'Fix the login redirect at once', startedAt: at(13, 10) } },
    ]);
  });
});

test('a time that is typed into an open editor is read by a clock that was chosen meanwhile, where the entry shows none', async () => {
  const timeless = entry({ startTime: null, endTime: null, seconds: 3_600 });
  const { bridge, user } = await open(snapshot({ running: null, entries: [timeless] }));
  await user.click(screen.getByRole('button', { name: /^Edit: Checkout/ }));
  const { preferences } = bridge.snapshot;
  bridge.publish({ preferences: { ...preferences, formats: { ...formats, hours: '12h' } } });
  await user.type(screen.getByRole('textbox', { name: 'Start' }), '2');
  expect(await screen.findByText('= 2:00 PM')).toBeInTheDocument();
});
