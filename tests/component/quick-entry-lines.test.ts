import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { TypedLine } from '../../src/shared/inputs';
import { open, quickEntry } from './support/app';
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
