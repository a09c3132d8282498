import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { tick } from 'svelte';
import { expect, test } from 'vitest';
import type { EntryConflict, EntryView } from '../../src/shared/snapshot';
import { open, quickEntry } from './support/app';
import { at, entry, review, running, snapshot } from './support/data';

/** An entry that was changed on both sides in these fields; the other side is as it was, but for `theirs`. */
function clashing(
  mine: EntryView,
  fields: EntryConflict['fields'],
  theirs: Partial<EntryConflict['theirs']>,
): EntryView {
  const conflict = { fields, theirs: { ...mine, ...theirs } };
  return { ...mine, state: { kind: 'needs-you', reason: 'It was changed on both sides.', conflict } };
}

const checkout = clashing(entry(), ['notes', 'time'], {
  notes: 'Checkout form\nand its errors',
  seconds: 5_400,
  startTime: '10:00',
  endTime: '11:30',
});

const row = (title: string): HTMLElement =>
  screen.getByRole('button', { name: new RegExp(`^Edit: ${title}`) });
const question = (): HTMLElement => screen.getByRole('group', { name: /Which one stands\?$/ });
const mine = (): HTMLElement => screen.getByRole('button', { name: /^Keep mine/ });
const theirs = (): HTMLElement => screen.getByRole('button', { name: /^Take Keito's/ });

/** The two values of a field, as `Here: …` and `In Keito: …`. */
function compared(label: string): readonly string[] {
  const group = within(screen.getByRole('group', { name: label }));
  const names = group.getAllByRole('term').map(({ textContent }) => textContent);
  return group.getAllByRole('definition').map(({ textContent }, i) => `${names[i]}: ${textContent}`);
}

test('the row says that it was changed here and elsewhere, and opens on both sides instead of the form', async () => {
  const { bridge, user } = await open(snapshot({ entries: [review, checkout] }));
  expect(row('Checkout')).toHaveTextContent('needs you: changed here and elsewhere');
  await user.click(row('Checkout'));
  expect(compared('Note')).toEqual([
    'Here: Checkout form validation',
    'In Keito: Checkout form\nand its errors',
  ]);
  expect(compared('Time')).toEqual(['Here: 9:50–11:58 · 2:08', 'In Keito: 10:00–11:30 · 1:30']);
  expect(screen.queryByRole('group', { name: 'Day' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('place, day and a running side are told as everywhere, in the chosen formats', async () => {
  const { preferences } = snapshot();
  const formats = { hours: '12h', duration: 'decimal', weekStart: 1 } as const;
  const both = clashing(review, ['place', 'date', 'time', 'notes'], {
    clientName: '',
    projectName: 'Website',
    taskName: 'Design',
    spentDate: '2026-05-20',
    startedAt: at(9, 40),
    notes: '',
  });
  const { user } = await open(
    snapshot({ otherDays: [both], entries: [], preferences: { ...preferences, formats } }),
  );
  await user.click(row('Sprint review'));
  expect(compared('Project and task')).toEqual([
    'Here: Northwind › Retainer / Meetings',
    'In Keito: Website / Design',
  ]);
  expect(compared('Day').join()).toMatch(/^Here: Fri.*22.*,In Keito: Wed.*20/);
  expect(compared('Time').join()).toMatch(
    /^Here: 12:20\sPM–1:00\sPM · 0\.67,In Keito: running since 9:40\sAM$/,
  );
  expect(compared('Note')).toEqual(['Here: Sprint review', 'In Keito: no note']);
});

test('times that are the same to the minute are told to the second', async () => {
  const { user } = await open(snapshot({ entries: [clashing(review, ['time'], { seconds: 2_412 })] }));
  await user.click(row('Sprint review'));
  expect(compared('Time')).toEqual(['Here: 0:40:00', 'In Keito: 0:40:12']);
});

test('a side that began on another day says so', async () => {
  const over = clashing(running, ['time'], { startedAt: at(-2, 15) });
  const { user } = await open(snapshot({ running: over, entries: [over] }));
  await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
  expect(compared('Time').join()).toMatch(
    /^Here: running since 13:04,In Keito: running since Thu.*21.*, 22:15$/,
  );
});

test.each([
  ['Keep mine', 'retryEntry', mine],
  ["Take Keito's", 'takeTheirs', theirs],
] as const)('%s by mouse: the command, and the focus back on the row', async (_, name, button) => {
  const { bridge, user } = await open(snapshot({ entries: [checkout] }));
  await user.click(row('Checkout'));
  await user.click(button());
  expect(bridge.actions).toEqual([{ name, input: { entryId: 'checkout' } }]);
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
  expect(row('Checkout')).toHaveAttribute('aria-expanded', 'false');
});

test('by keyboard: the question has the focus first, so that Enter decides nothing; Tab leads to mine, then to theirs', async () => {
  const { bridge, user } = await open(snapshot({ entries: [checkout] }));
  row('Checkout').focus();
  await user.keyboard('{Enter}');
  expect(question()).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  await user.tab();
  expect(mine()).toHaveFocus();
  await user.tab();
  expect(theirs()).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([{ name: 'takeTheirs', input: { entryId: 'checkout' } }]);
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
});

test('Esc leaves it undecided', async () => {
  const { bridge, user } = await open(snapshot({ entries: [checkout] }));
  await user.click(row('Checkout'));
  await user.tab();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
  expect(bridge.actions).toEqual([]);
});

test('the buttons are named by what they keep, long notes cut between whole signs', async () => {
  const family = '👩‍👩‍👧‍👦';
  const long = clashing(entry({ notes: family.repeat(100) }), ['notes', 'time'], {
    notes: 'שלום\nעולם',
    seconds: 60,
  });
  const { user } = await open(snapshot({ entries: [long] }));
  await user.click(row(''));
  expect(mine()).toHaveAccessibleName(`Keep mine. Note: ${family.repeat(80)}…; Time: 9:50–11:58 · 2:08`);
  expect(theirs()).toHaveAccessibleName("Take Keito's. Note: שלום עולם; Time: 9:50–11:58 · 0:01");
  const note = within(screen.getByRole('group', { name: 'Note' }));
  expect(note.getByText(/^שלום/)).toHaveAttribute('dir', 'auto');
});

test('a choice that failed says so and stays open', async () => {
  const { bridge, user } = await open(snapshot({ entries: [checkout] }));
  bridge.fail('takeTheirs', { kind: 'internal', message: 'The disk is full.' });
  await user.click(row('Checkout'));
  await user.click(theirs());
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
  expect(theirs()).toHaveFocus();
  bridge.recover('takeTheirs');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
});

test('two presses are one choice', async () => {
  const { bridge, user } = await open(snapshot({ entries: [checkout] }));
  const release = bridge.hold('takeTheirs');
  await user.click(row('Checkout'));
  await user.dblClick(theirs());
  release();
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
  expect(bridge.inputsOf('takeTheirs')).toHaveLength(1);
});

test('the form does not flash up when the conflict is gone before the answer is there', async () => {
  const { bridge, user } = await open(snapshot({ entries: [checkout] }));
  const release = bridge.hold('retryEntry');
  await user.click(row('Checkout'));
  await user.click(mine());
  bridge.publish({ entries: [entry({ state: { kind: 'waiting' } })] });
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
  expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument();
  release();
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
});

test('when the row itself goes away with the choice, the focus is in the quick entry', async () => {
  const { bridge, user } = await open(snapshot({ otherDays: [{ ...checkout, spentDate: '2026-05-20' }] }));
  const release = bridge.hold('takeTheirs');
  await user.click(
    within(screen.getByRole('region', { name: /Other days/ })).getByRole('button', { name: /^Edit/ }),
  );
  await user.click(theirs());
  bridge.publish({ otherDays: [] });
  await waitFor(() => expect(quickEntry()).toHaveFocus());
  release();
  expect(quickEntry()).toHaveFocus();
});

test('a conflict that is settled elsewhere closes, and leaves the cursor where it is', async () => {
  const { bridge, user } = await open(snapshot({ entries: [checkout] }));
  await user.click(row('Checkout'));
  quickEntry().focus();
  bridge.publish({ entries: [entry()] });
  await waitFor(() => expect(row('Checkout')).toHaveAttribute('aria-expanded', 'false'));
  await tick();
  await tick();
  expect(quickEntry()).toHaveFocus();
});

test('a conflict that comes while somebody edits stands above the form, which keeps what was typed and the cursor', async () => {
  const { bridge, user } = await open(snapshot({ entries: [entry()] }));
  await user.click(row('Checkout'));
  await user.type(screen.getByRole('textbox', { name: 'Note' }), ' again');
  bridge.publish({ entries: [checkout] });
  await waitFor(() => expect(question()).toBeInTheDocument());
  const note = screen.getByRole('textbox', { name: 'Note' });
  expect(note).toHaveFocus();
  expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
  await user.click(theirs());
  await waitFor(() => expect(row('Checkout')).toHaveFocus());
  expect(note).toHaveValue('Checkout form validation again');
});

test('the running card says it, shows it, and has the focus afterwards', async () => {
  const clash = clashing(running, ['notes'], { notes: 'Fix the sign-in' });
  const { bridge, user } = await open(snapshot({ running: clash, entries: [clash] }));
  const card = within(screen.getByRole('region', { name: 'Running timer' }));
  await user.click(card.getByRole('button', { name: 'needs you: changed here and elsewhere' }));
  expect(compared('Note')).toEqual(['Here: Fix the login redirect', 'In Keito: Fix the sign-in']);
  await user.click(mine());
  expect(bridge.actions).toEqual([{ name: 'retryEntry', input: { entryId: 'login' } }]);
  await waitFor(() => expect(card.getByRole('button', { name: 'Edit the running entry' })).toHaveFocus());
});

test('a running entry that was refused tells its reason on its card', async () => {
  const refused: EntryView = {
    ...running,
    state: { kind: 'needs-you', reason: 'The project is archived.', conflict: null },
  };
  const { bridge, user } = await open(snapshot({ running: refused, entries: [refused] }));
  await user.click(screen.getByRole('button', { name: 'needs you: The project is archived.' }));
  await user.click(screen.getByRole('button', { name: 'Send again' }));
  expect(bridge.actions).toEqual([{ name: 'retryEntry', input: { entryId: 'login' } }]);
});

test('a refused entry that Keito locked can still be sent again', async () => {
  const locked = entry({
    lock: 'locked',
    state: { kind: 'needs-you', reason: 'The period is closed.', conflict: null },
  });
  const { bridge, user } = await open(snapshot({ entries: [locked] }));
  await user.click(row('Checkout'));
  await user.click(screen.getByRole('button', { name: 'Send again' }));
  expect(bridge.actions).toEqual([{ name: 'retryEntry', input: { entryId: 'checkout' } }]);
});

test('of one that Keito locked, what Keito has can be taken', async () => {
  const locked = entry({
    lock: 'approved',
    state: { kind: 'needs-you', reason: 'It has been approved.', conflict: null },
  });
  const { bridge, user } = await open(snapshot({ entries: [locked, review] }));
  await user.click(row('Checkout'));
  await user.click(screen.getByRole('button', { name: "Take Keito's" }));
  expect(bridge.actions).toEqual([{ name: 'takeTheirs', input: { entryId: 'checkout' } }]);
  await waitFor(() => expect(screen.queryByRole('button', { name: "Take Keito's" })).not.toBeInTheDocument());
});

test.each(['light', 'dark'] as const)('axe finds nothing in the choice, %s', async (theme) => {
  document.documentElement.lang = 'en';
  document.title = 'Keito Bar';
  const { preferences } = snapshot();
  const clash = clashing(running, ['notes', 'time'], { notes: '', startedAt: at(12, 0) });
  const { user } = await open(
    snapshot({
      running: clash,
      entries: [clash, clashing(review, ['place', 'date'], { spentDate: '2026-05-20' }), checkout],
      preferences: { ...preferences, theme },
    }),
  );
  expect(document.documentElement).toHaveAttribute('data-theme', theme);
  for (const opener of [screen.getByRole('button', { name: 'Edit the running entry' }), row('Checkout')]) {
    await user.click(opener);
    expect(screen.getByRole('button', { name: /^Keep mine/ })).toBeVisible();
    // jsdom computes no colours: contrast is looked at in a real browser.
    const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  }
});
