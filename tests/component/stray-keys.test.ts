import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../src/shared/snapshot';
import { open, quickEntry, toSettings, type Opened } from './support/app';
import {
  entry,
  idleQuestion,
  NOW,
  otherAccount,
  recentOf,
  review,
  running,
  snapshot,
  stopped,
} from './support/data';
import { openAsked } from './support/idle';
import { DEV, openWeek } from './support/week';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const done = ({ bridge }: Opened): readonly string[] => bridge.actions.map(({ name }) => name);
const ended = { ...running, startedAt: null, endTime: '14:27' };
/** The timer was stopped. */
const nothingRuns = {
  ...{ running: null, recents: [recentOf(running), recentOf(review)], entries: [ended, review, entry()] },
};

/** Something has the focus again, though nobody led it there. */
async function hasMoved(): Promise<void> {
  await waitFor(() => expect(document.body).not.toHaveFocus());
}

async function timerIsGone({ bridge }: Opened, changes: Partial<Snapshot> = nothingRuns): Promise<void> {
  bridge.publish(changes);
  await screen.findByRole('region', { name: 'Nothing is running' });
  await hasMoved();
}

/** In the middle of a word of the running entry's note. */
async function halfNote(): Promise<Opened> {
  const opened = await open();
  await opened.user.click(button(/^Edit the note/));
  await opened.user.keyboard('Fix the lo');
  return opened;
}

async function reviewIsGone({ bridge }: Opened): Promise<void> {
  bridge.publish({ entries: [running, entry()] });
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Edit: Sprint review/ })).toBeNull());
  await hasMoved();
}

/** At a time when what was done long before is over, which can go on. */
async function openAt(shown: Snapshot): Promise<Opened & { readonly wait: (ms: number) => void }> {
  let now = NOW;
  const opened = await open(shown, () => now);
  return { ...opened, wait: (ms) => void (now += ms) };
}

test('Enter twice on Stop stops, and starts nothing again', async () => {
  const opened = await open();
  button(/^Stop/).focus();
  await opened.user.keyboard('{Enter}');
  await timerIsGone(opened);
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).toEqual(['stopTimer']);
});

test('an Enter that was read for goes on with the last entry', async () => {
  const opened = await openAt(snapshot());
  button(/^Stop/).focus();
  await opened.user.keyboard('{Enter}');
  await timerIsGone(opened);
  opened.wait(500);
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).toEqual(['stopTimer', 'continueEntry']);
});

test('whoever types in the line at once, or clicks it, is not held up', async () => {
  const opened = await open();
  button(/^Stop/).focus();
  await opened.user.keyboard('{Enter}');
  await timerIsGone(opened);
  await opened.user.keyboard('acme dev next{Enter}');
  await waitFor(() => expect(done(opened)).toEqual(['stopTimer', 'startTimer']));
});

test('Enter twice on Discard starts nothing', async () => {
  const opened = await open();
  await opened.user.click(button('Edit the running entry'));
  (await screen.findByRole('button', { name: 'Discard' })).focus();
  await opened.user.keyboard('{Enter}');
  await timerIsGone(opened, { running: null, entries: [review, entry()], recents: [recentOf(review)] });
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).toEqual(['deleteEntry']);
});

test('Enter twice on the dismissal of a reminder starts nothing', async () => {
  const opened = await open(stopped({ reminder: { since: NOW - 600_000 } }));
  button(/dismiss|not now|later/i).focus();
  await opened.user.keyboard('{Enter}');
  opened.bridge.publish({ reminder: null });
  await waitFor(() => expect(quickEntry()).toHaveFocus());
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).toEqual(['dismissReminder']);
});

test('Enter on an Undo whose time has just run out starts nothing', async () => {
  const until = NOW + 2_000;
  const undo = { id: 'u', what: 'delete', until, entry: recentOf(review) } as const;
  const opened = await openAt(stopped({ undo }));
  button(/^Undo/).focus();
  opened.wait(2_010);
  opened.bridge.publish({ undo: null });
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull());
  await hasMoved();
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).toEqual([]);
});

test('Enter twice on Unpin starts no other pin', async () => {
  const pins = ['Mail', 'Stand-up'].map((notes) => ({ ...recentOf(entry({ notes })), isAvailable: true }));
  const opened = await open(snapshot({ pins }));
  button('Unpin: Mail').focus();
  await opened.user.keyboard('{Enter}');
  opened.bridge.publish({ pins: pins.slice(1) });
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).toEqual(['unpin']);
});

test('the second of two quick Enters in an editor does not open it again', async () => {
  const { bridge, user } = await open();
  await user.click(button(/^Edit: Sprint review/));
  await user.keyboard(' x{Enter}');
  await waitFor(() => expect(bridge.inputsOf('editEntry')).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
  await hasMoved();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
});

test('Enter right after Esc in an editor opens it again: no key was pressed once too often', async () => {
  const { user } = await open();
  await user.click(button(/^Edit: Sprint review/));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(button(/^Edit: Sprint review/)).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
});

test('Enter twice in a cell of the week logs, and stays in the week', async () => {
  const { bridge, user } = await openWeek();
  await user.type(screen.getByRole('textbox', { name: `${DEV}, Tue, May 19` }), '1{Enter}');
  const logged = entry({ id: 'new', spentDate: '2026-05-19', seconds: 3_600, notes: '' });
  bridge.otherDays = [...bridge.otherDays, { ...logged, startTime: null, endTime: null }];
  bridge.publish({});
  await waitFor(() => expect(button(new RegExp(`^${DEV}, Tue, May 19`))).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(screen.getByRole('table')).toBeInTheDocument();
});

test('the rest of a note whose timer was stopped elsewhere starts no timer', async () => {
  const opened = await halfNote();
  await timerIsGone(opened);
  await opened.user.keyboard('gin{Enter}');
  expect(done(opened)).toEqual([]);
});

test('nor is a command the rest of a note: Ctrl-2 leads to the week', async () => {
  const opened = await halfNote();
  await timerIsGone(opened);
  await opened.user.keyboard('{Control>}2{/Control}');
  expect(await screen.findByRole('table')).toBeInTheDocument();
});

test('Ctrl-Z for a word of a note whose timer has stopped takes no act back', async () => {
  const undo = { id: 'u', what: 'delete', until: NOW + 9_000, entry: recentOf(review) } as const;
  const opened = await halfNote();
  await timerIsGone(opened, { ...nothingRuns, undo });
  await opened.user.keyboard('{Control>}z{/Control}');
  expect(done(opened)).toEqual([]);
});

test('an Esc of a while ago excuses no Delete for a row that is gone', async () => {
  const opened = await openAt(snapshot());
  await opened.user.click(button(/^Edit: Sprint review/));
  await opened.user.keyboard('{Escape}');
  await waitFor(() => expect(button(/^Edit: Sprint review/)).toHaveFocus());
  opened.wait(60_000);
  await reviewIsGone(opened);
  await opened.user.keyboard('{Delete}');
  expect(done(opened)).toEqual([]);
});

test('the rest of a note whose entry is locked meanwhile starts no timer', async () => {
  const opened = await open(stopped());
  await opened.user.click(button(/^Edit: Sprint review/));
  await opened.user.keyboard(' with');
  opened.bridge.publish({ entries: [{ ...review, lock: 'approved' }, entry()] });
  await screen.findByRole('button', { name: /copy/i });
  await hasMoved();
  await opened.user.keyboard(' more{Enter}');
  expect(done(opened)).toEqual([]);
});

test('Backspace in the note of an entry that was deleted elsewhere deletes no other one', async () => {
  const opened = await open();
  await opened.user.click(button(/^Edit: Sprint review/));
  await opened.user.keyboard(' and mroe');
  await reviewIsGone(opened);
  await opened.user.keyboard('{Backspace}{Backspace}');
  expect(done(opened)).toEqual([]);
});

test.each([
  ['a letter on its way to the empty line', 'standup'],
  ['an Enter on its way to a button', '{Enter}'],
])('%s does not answer a question about time away that came up just now', async (_, keys) => {
  const opened = await openAt(snapshot());
  quickEntry().focus();
  opened.wait(60_000);
  opened.bridge.publish({ idle: idleQuestion });
  await screen.findByRole('dialog');
  opened.wait(100);
  await opened.user.keyboard(keys);
  expect(done(opened)).toEqual([]);
});

test('the second of two quick Enters that answered it starts nothing', async () => {
  const opened = await openAsked(snapshot({ idle: { ...idleQuestion, kind: 'forgotten' } }));
  await opened.user.keyboard('{Enter}');
  opened.bridge.publish({ ...nothingRuns, idle: null });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await hasMoved();
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).toEqual(['answerIdle']);
});

test('Enter twice on another account stops no timer that was not asked about', async () => {
  const opened = await openAt(snapshot({ otherAccounts: [otherAccount({ company: 'Other' })] }));
  opened.bridge.fail('useAccount', { kind: 'running', message: 'A timer is running here. Stop it first.' });
  await toSettings(opened.user);
  opened.wait(1_000);
  button(/^Switch to Other/).focus();
  await opened.user.keyboard('{Enter}');
  await screen.findByRole('alertdialog');
  await waitFor(() => expect(button('Stop and switch')).toHaveFocus());
  await opened.user.keyboard('{Enter}');
  expect(done(opened)).not.toContain('stopTimer');
});

test.each([
  ['an arrow turns no day', '{ArrowRight}'],
  ['Ctrl-Z takes nothing back', '{Control>}z{/Control}'],
  ['the keys of the views lead nowhere', '{Control>}2{/Control}'],
  ['? opens no sheet', '?'],
])('under a question %s', async (_, keys) => {
  const undo = { id: 'u', what: 'delete', until: NOW + 9_000, entry: recentOf(review) } as const;
  const opened = await open(snapshot({ undo }));
  opened.bridge.emit({ kind: 'link', link: { kind: 'stop', entryId: running.id } });
  await screen.findByRole('alertdialog');
  const before = screen.getByRole('main', { hidden: true }).textContent;
  await opened.user.keyboard(keys);
  expect(done(opened)).toEqual([]);
  expect(screen.getByRole('main', { hidden: true })).toHaveTextContent(before, {
    normalizeWhitespace: false,
  });
  expect(screen.queryByRole('dialog')).toBeNull();
});
