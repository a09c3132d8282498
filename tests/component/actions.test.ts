import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { ActivityItem } from '../../src/shared/activity';
import { open } from './support/app';
import { at, entry, NOW, recentOf, review, running, snapshot, stopped } from './support/data';

const MINUTE = 60_000;

test.each([
  [/^5 min earlier/, at(12, 59)],
  [/^15 min earlier/, at(12, 49)],
  [/^30 min earlier/, at(12, 34)],
  [/^When the last entry ended, 13:00/, at(13, 0)],
])('the start of the running timer is changed by one choice: %s', async (name, startedAt) => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Started 13:04. Change the start' }));
  await user.click(await screen.findByRole('menuitem', { name }));
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'login', changes: { startedAt } } },
  ]);
});

test('an end is known though its start is not', async () => {
  const { user } = await open(
    snapshot({ entries: [running, { ...review, startTime: null, endTime: '13:02' }] }),
  );
  await user.click(screen.getByRole('button', { name: /Change the start$/ }));
  expect(await screen.findByRole('menuitem', { name: /^When the last entry ended, 13:02/ })).toBeVisible();
});

test.each([
  ['opens', []],
  ['is open already', ['Edit the running entry']],
])('another start is typed at once, in its field of the editor that %s', async (_, before) => {
  const { bridge, user } = await open();
  for (const name of before) await user.click(screen.getByRole('button', { name }));
  await user.click(screen.getByRole('button', { name: 'Started 13:04. Change the start' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Another time…' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Started at' })).toHaveFocus());
  expect(bridge.actions).toEqual([]);
  await user.keyboard('12:50{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { startedAt: at(12, 50) } }]);
});

test.each([
  ['nothing ended today', snapshot({ entries: [running] })],
  [
    'what ended has not ended yet by this clock',
    snapshot({ entries: [running, { ...review, endTime: '15:00' }] }),
  ],
  ['no end is known', snapshot({ entries: [running, { ...review, startTime: null, endTime: null }] })],
])('where %s there is no last end to begin at', async (_, shown) => {
  const { user } = await open(shown);
  await user.click(screen.getByRole('button', { name: /Change the start$/ }));
  await screen.findByRole('menuitem', { name: /^5 min/ });
  expect(screen.queryByRole('menuitem', { name: /last entry/ })).not.toBeInTheDocument();
});

test('Discard discards at once: it can be undone', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(bridge.actions).toEqual([{ name: 'deleteEntry', input: { entryId: 'login' } }]);
});

test("today's rows switch as of some minutes ago", async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Start as of earlier: Sprint review' }));
  await user.click(await screen.findByRole('menuitem', { name: 'From 15 min ago, 14:12' }));
  const work = { projectId: 'retainer', taskId: 'retainer-meetings', notes: 'Sprint review' };
  expect(bridge.actions).toEqual([{ name: 'startTimer', input: { ...work, startedAt: NOW - 15 * MINUTE } }]);
});

test('so do the recent ones, but not to before what runs began', async () => {
  const audit = { ...recentOf(review), entryId: 'audit', notes: 'Audit' };
  const late = { ...running, startedAt: NOW - 10 * MINUTE };
  const { bridge, user } = await open(snapshot({ running: late, entries: [late], recents: [audit] }));
  await user.click(screen.getByRole('button', { name: 'Start as of earlier: Audit' }));
  expect(await screen.findByRole('menuitem', { name: /^From 15/ })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('menuitem', { name: /^From 5 min/ }));
  expect(bridge.inputsOf('startTimer')).toMatchObject([{ notes: 'Audit', startedAt: NOW - 5 * MINUTE }]);
});

test('nothing runs: there is nothing to switch from', async () => {
  await open(stopped());
  expect(screen.queryByRole('button', { name: /^Start as of earlier/ })).not.toBeInTheDocument();
});

const row = (name: RegExp): HTMLElement => screen.getByRole('button', { name });

test('on a clock of 12 hours an entry is split at the time of it that is within it, which is said', async () => {
  const { preferences } = snapshot();
  const formats = { ...preferences.formats, hours: '12h' } as const;
  const late = entry({ id: 'late', notes: 'Late', startTime: '13:00', endTime: '15:00', seconds: 7_200 });
  const { bridge, user } = await open(
    snapshot({ preferences: { ...preferences, formats }, entries: [late] }),
  );
  await user.click(row(/^Edit: Late/));
  await user.click(screen.getByRole('button', { name: 'Split…' }));
  await user.keyboard('2:30');
  expect(screen.getByText('= 2:30 PM')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('splitEntry')).toEqual([{ entryId: 'late', at: '14:30' }]);
});

test('an entry is split at a time, and its editor closes', async () => {
  const { bridge, user } = await open();
  await user.click(row(/^Edit: Sprint review/));
  await user.click(screen.getByRole('button', { name: 'Split…' }));
  const field = screen.getByRole('textbox', { name: 'Split at' });
  expect(field).toHaveFocus();
  await user.keyboard('12:45{Enter}');
  expect(bridge.actions).toEqual([{ name: 'splitEntry', input: { entryId: 'review', at: '12:45' } }]);
  await waitFor(() => expect(field).not.toBeInTheDocument());
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

test('an entry without times is split by the length of its first part', async () => {
  const plain = entry({ startTime: null, endTime: null });
  const { bridge, user } = await open(snapshot({ entries: [plain] }));
  await user.click(row(/^Edit: Checkout/));
  await user.click(screen.getByRole('button', { name: 'Split…' }));
  const first = screen.getByRole('textbox', { name: 'First part' });
  await user.type(first, '1');
  expect(first).toHaveAccessibleDescription('= 1 h');
  await user.click(screen.getByRole('button', { name: 'Split' }));
  expect(bridge.inputsOf('splitEntry')).toEqual([{ entryId: 'checkout', seconds: 3_600 }]);
});

test.each([
  ['soon', 'Write a time such as 9:40 or 14:05.', 0],
  ['18:00', 'Choose a time between 12:20 and 13:00.', 1],
])('a split at “%s” is refused at its field', async (text, message, asked) => {
  const { bridge, user } = await open();
  bridge.fail('splitEntry', { kind: 'invalid', message: 'Outside.', field: 'at' });
  await user.click(row(/^Edit: Sprint review/));
  await user.click(screen.getByRole('button', { name: 'Split…' }));
  await user.keyboard(`${text}{Enter}`);
  const field = screen.getByRole('textbox', { name: 'Split at' });
  await waitFor(() => expect(field).toHaveAccessibleDescription(message));
  expect(field).toHaveFocus();
  expect(bridge.inputsOf('splitEntry')).toHaveLength(asked);
});

test('what is wrong with a split comes into sight', async () => {
  const { user } = await open();
  await user.click(row(/^Edit: Sprint review/));
  await user.click(screen.getByRole('button', { name: 'Split…' }));
  const shown: string[] = [];
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push(this.textContent ?? '');
  });
  await user.keyboard('soon{Enter}');
  await waitFor(() => expect(shown).toContainEqual(expect.stringContaining('Write a time such as 9:40')));
  scrolled.mockRestore();
});

test('Esc where nothing is typed leaves the split, not the editor', async () => {
  const { bridge, user } = await open();
  await user.click(row(/^Edit: Sprint review/));
  await user.click(screen.getByRole('button', { name: 'Split…' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Split…' })).toHaveFocus());
  expect(screen.getByRole('button', { name: 'Save' })).toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('what runs has nothing to split yet', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
  expect(screen.queryByRole('button', { name: 'Split…' })).not.toBeInTheDocument();
});

const { clientName, projectName, taskName } = review;
const done = (changes: Partial<ActivityItem>): ActivityItem => ({
  ...{ id: 'a', at: at(14, 20), cause: 'hotkey', kind: 'stop', changes: {}, isUndone: false },
  entry: { clientName, projectName, taskName, notes: 'Sprint review' },
  ...changes,
});

test('the activity is behind the dots: who did what when, and what was taken back', async () => {
  const { bridge, user } = await open();
  bridge.activity = [
    done({ id: '4', kind: 'delete', cause: 'undo', entry: null }),
    done({ id: '3', isUndone: true, changes: { seconds: 2_400 } }),
    done({
      id: '2',
      kind: 'edit',
      cause: 'window',
      changes: { notes: 'Sprint', startTime: '12:20', endTime: '13:00' },
    }),
    done({
      id: '1',
      kind: 'start',
      cause: 'elsewhere',
      at: at(12, 20) - 86_400_000,
      changes: { startedAt: at(12, 10) },
    }),
  ];
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: /^Activity/ }));
  const items = await screen.findAllByRole('listitem');
  expect(items).toHaveLength(4);
  expect(items[0]).toHaveTextContent('14:20 Deleted by undo an entry that is gone');
  expect(items[1]).toHaveTextContent(
    '14:20 Stopped by hotkey undone Sprint review · Northwind › Retainer / Meetings Duration: 0:40',
  );
  expect(items[2]).toHaveTextContent(/Changed in this window .* 12:20–13:00 · Note: Sprint$/);
  expect(items[3]).toHaveTextContent(/(21 May|May 21).*12:20 Started elsewhere .* Start: 12:10$/);
});

test('the activity follows what is done, and Esc leads back', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: /^Activity/ }));
  expect(await screen.findByText('Nothing was done here yet.')).toBeInTheDocument();
  bridge.activity = [done({})];
  bridge.publish({});
  expect(within(await screen.findByRole('listitem')).getByText('Stopped by hotkey')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.getByRole('heading', { name: 'More' })).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('timer')).toBeInTheDocument();
  expect(bridge.inputsOf('hidePopover')).toEqual([]);
});

test('an activity that cannot be read says so, until it can; reading it takes no other failure away', async () => {
  const { bridge, user } = await open();
  bridge.fail('stopTimer', { kind: 'internal', message: 'The disk is full.' });
  bridge.fail('activity', { kind: 'internal', message: 'The journal is busy.' });
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  await screen.findByText('The disk is full.');
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: /^Activity/ }));
  expect(await screen.findByText('The activity could not be read.')).toBeInTheDocument();
  expect(screen.getByText('The journal is busy.')).toBeInTheDocument();
  bridge.recover('activity');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Nothing was done here yet.')).toBeInTheDocument();
  expect(screen.getByText('The disk is full.')).toBeInTheDocument();
});

test('after an update the window says so until what is new was seen', async () => {
  const { bridge, user } = await open(snapshot({ isUpdated: true, version: '0.2.0' }));
  expect(screen.getByText('Keito Bar is now version 0.2.0.')).toBeVisible();
  expect(bridge.inputsOf('seeNews')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'See what’s new' }));
  expect(screen.getByRole('heading', { name: 'What’s new' })).toBeVisible();
  expect(screen.getByText('Undo, for ten seconds')).toBeVisible();
  expect(bridge.inputsOf('seeNews')).toHaveLength(1);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('heading', { name: 'What’s new' })).toBeNull();
});

test('what is new can be looked at again at any time, and the message about it dismissed', async () => {
  const { bridge, user } = await open(snapshot({ isUpdated: true }));
  await user.click(screen.getByRole('button', { name: 'Dismiss this message' }));
  expect(bridge.inputsOf('seeNews')).toHaveLength(1);
  bridge.publish({ isUpdated: false });
  expect(await screen.findByRole('button', { name: 'More' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'See what’s new' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: /^What’s new/ }));
  expect(screen.getByText('Undo, for ten seconds')).toBeVisible();
  expect(bridge.inputsOf('seeNews')).toHaveLength(1);
});
