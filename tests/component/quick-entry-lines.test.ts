import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { TypedLine } from '../../src/shared/inputs';
import { mayRenew, open, quickEntry, type Opened } from './support/app';
import { localAccount, stopped } from './support/data';

const rememberedLines: readonly TypedLine[] = [
  { text: 'acme dev newest 45m' },
  { text: 'first\nsecond', pinned: { projectId: 'retainer', taskId: 'retainer-review' } },
  { text: 'oldest' },
];

test('↑ brings back the last lines with what was taken, ↓ goes forward to what was being typed', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.type(quickEntry(), 'acme half');
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('first\nsecond'));
  expect(screen.getByRole('button', { name: /^Choose another project: Northwind/ })).toBeInTheDocument();
  await user.keyboard('{ArrowDown}');
  expect(quickEntry()).toHaveValue('acme dev newest 45m');
  expect(screen.queryByRole('button', { name: /^Choose another project/ })).not.toBeInTheDocument();
  await user.keyboard('{ArrowDown}');
  expect(quickEntry()).toHaveValue('acme half');
  await user.keyboard('{ArrowDown}');
  expect(screen.getAllByRole('option')[1]).toHaveAttribute('aria-selected', 'true');
});

test('the cursor leaves the first line of a note before ↑ goes further back, and stops at the oldest', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines.slice(1);
  await user.click(quickEntry());
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('first\nsecond'));
  await user.keyboard('{ArrowUp}');
  expect(quickEntry()).toHaveValue('first\nsecond');
  const field = quickEntry();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(0, 0);
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('oldest'));
  await user.keyboard('{ArrowUp}');
  expect(quickEntry()).toHaveValue('oldest');
});

test('a line that was brought back and changed is what is being typed', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.click(quickEntry());
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  await user.keyboard(' more{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  await user.keyboard('{ArrowDown}');
  expect(quickEntry()).toHaveValue('acme dev newest 45m more');
});

test('a line that was given up by Esc comes first, until another one is carried out', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.type(quickEntry(), 'acme dev all about it{Escape}{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev all about it'));
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  await user.keyboard('{Escape}');
  await user.type(quickEntry(), 'acme dev next{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
});

test('of several lines that were given up the last comes first, and none twice', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  const given = ['one', 'two', 'three', 'four', 'five', 'six', 'four'];
  for (const line of given) await user.type(quickEntry(), `acme dev ${line}{Escape}`);
  for (const line of ['four', 'six', 'five', 'three', 'two', 'newest 45m']) {
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(quickEntry()).toHaveValue(`acme dev ${line}`));
  }
});

test('a line that was given up comes back beside one that says the same of another project', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = [{ text: 'call' }, { text: 'oldest' }];
  await user.type(quickEntry(), 'northwind review{Tab}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  await user.keyboard('call{Escape}{ArrowUp}');
  const pinned = /^Choose another project: Northwind/;
  expect(await screen.findByRole('button', { name: pinned })).toBeInTheDocument();
  expect(quickEntry()).toHaveValue('call');
});

test('the lines are those of the account that is open', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.click(quickEntry());
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
  bridge.typedLines = [{ text: 'here' }];
  bridge.publish({ account: localAccount });
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('here'));
});

test('a line is remembered once it was carried out, as it was typed', async () => {
  const { bridge, user } = await open(stopped());
  bridge.fail('startTimer', { kind: 'internal', message: 'No.' });
  await user.type(quickEntry(), 'northwind review{Tab}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  await user.keyboard('call -5m{Enter}');
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(bridge.inputsOf('rememberLine')).toEqual([]);
  bridge.recover('startTimer');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  expect(bridge.inputsOf('rememberLine')).toEqual([
    { text: 'call -5m', pinned: { projectId: 'retainer', taskId: 'retainer-review' } },
  ]);
  await user.keyboard('again{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  expect(bridge.inputsOf('rememberLine')).toHaveLength(1);
});

test('↑ leaves the suggestions before it goes back', async () => {
  const { bridge, user } = await open(stopped());
  bridge.typedLines = rememberedLines;
  await user.type(quickEntry(), 'acme');
  await user.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}');
  expect(quickEntry()).toHaveValue('acme');
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m'));
});

const HALF = 'northwind review the contract, points 3 to 7';

/** A line that is half typed, with an earlier one in its place. */
async function walked(): Promise<Opened> {
  const opened = await open(stopped());
  opened.bridge.typedLines = rememberedLines;
  await opened.user.type(quickEntry(), HALF);
  await older(opened, 'acme dev newest 45m');
  return opened;
}

async function older({ user }: Opened, line: string): Promise<void> {
  await user.keyboard('{ArrowUp}');
  await waitFor(() => expect(quickEntry()).toHaveValue(line));
}

test('what was half typed comes back once the earlier line was carried out; a second quick Enter is none for it', async () => {
  const { bridge, user } = await walked();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(HALF));
  await user.keyboard('{Enter}');
  expect(bridge.actions.map(({ name }) => name)).toEqual(['logEntry']);
  await user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue('');
});

test('what was half typed comes back with Esc, and what was taken with it', async () => {
  const opened = await open(stopped());
  opened.bridge.typedLines = rememberedLines;
  await opened.user.type(quickEntry(), 'northwind review{Tab}');
  await opened.user.keyboard('half');
  await older(opened, 'acme dev newest 45m');
  await opened.user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue('half');
  expect(screen.getByRole('button', { name: /^Choose another project: Northwind/ })).toBeInTheDocument();
});

test('what was half typed is the first before an earlier line that is typed into', async () => {
  const opened = await walked();
  const { bridge, user } = opened;
  await user.keyboard(' more');
  await older(opened, HALF);
  await older(opened, 'acme dev newest 45m');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(quickEntry()).toHaveValue('acme dev newest 45m more');
  await older(opened, HALF);
  // Carried out, it does not come back; what was typed into the earlier line does.
  await user.keyboard('{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev newest 45m more'));
  await user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue('');
  expect(bridge.inputsOf('rememberLine')).toEqual([{ text: HALF }]);
});

test('the window is kept as long as anything half typed is, be the line empty', async () => {
  const opened = await walked();
  await opened.user.clear(quickEntry());
  expect(mayRenew()).toBe(false);
  await older(opened, HALF);
  await opened.user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue('');
  expect(mayRenew()).toBe(true);
});

test('the line of a link comes back as one, and then what was typed before', async () => {
  const opened = await open(stopped());
  const { bridge, user } = opened;
  bridge.typedLines = rememberedLines;
  await user.type(quickEntry(), HALF);
  bridge.emit({ kind: 'link', link: { kind: 'line', text: 'acme dev from a link' } });
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev from a link'));
  await older(opened, HALF);
  await older(opened, 'acme dev newest 45m');
  expect(screen.queryByText(/A link filled this in/)).not.toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue('acme dev from a link');
  expect(screen.getByText(/A link filled this in/)).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue(HALF);
});
