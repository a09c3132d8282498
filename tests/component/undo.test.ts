import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { open, quickEntry } from './support/app';
import { datePart } from './support/dates';
import { idleQuestion, NOW, recentOf, review, snapshot } from './support/data';
import type { UndoView } from '../../src/shared/snapshot';

afterEach(() => vi.useRealTimers());

type OfEntry = Extract<UndoView, { entry: unknown }>;
const undo = (changes: Partial<Pick<OfEntry, keyof OfEntry>> = {}): UndoView => ({
  ...{ id: 'u1', what: 'stop', until: NOW + 10_000, entry: recentOf(review) },
  ...changes,
});
const status = (): HTMLElement =>
  screen.getByText(
    (_, element) => element?.getAttribute('role') === 'status' && element.className.startsWith('place'),
  );
const offered = (): HTMLElement | null => screen.queryByRole('button', { name: 'Undo' });

test.each([
  ['start', 'Started: Sprint review'],
  ['switch', 'Switched to: Sprint review'],
  ['stop', 'Stopped: Sprint review'],
  ['log', 'Logged: Sprint review'],
  ['edit', 'Changed: Sprint review'],
  ['delete', 'Deleted: Sprint review'],
  ['split', 'Split: Sprint review'],
  ['idle', 'Time away decided: Sprint review'],
  ['pin', 'Pinned: Sprint review'],
  ['unpin', 'Unpinned: Sprint review'],
  ['move-pin', 'Moved: Sprint review'],
] as const)('%s is told, and one click takes it back', async (what, text) => {
  const { bridge, user } = await open();
  expect(offered()).not.toBeInTheDocument();
  bridge.publish({ undo: undo({ what }) });
  flushSync();
  // What is read out comes into a region that was there before.
  expect(within(status()).getByText(text)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(bridge.actions).toEqual([{ name: 'undo', input: { id: 'u1' } }]);
});

test.each([
  ['hide-project', 'Hidden: Website'],
  ['show-project', 'Shown again: Website'],
  ['color-project', 'Colour changed: Website'],
] as const)('%s is told by the project, and one click takes it back', async (what, text) => {
  const { bridge, user } = await open();
  bridge.publish({ undo: { id: 'u1', what, until: NOW + 10_000, projectName: 'Website' } });
  flushSync();
  expect(within(status()).getByText(text)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(bridge.actions).toEqual([{ name: 'undo', input: { id: 'u1' } }]);
});

test('the time that is left is shown, and what is over is offered no more', async () => {
  vi.useFakeTimers({ now: NOW });
  const { bridge } = await open(snapshot({ undo: undo() }), () => Date.now());
  expect(within(status()).getByText(/^\d+ s$/)).toHaveTextContent('10 s');
  await vi.advanceTimersByTimeAsync(4_000);
  flushSync();
  expect(within(status()).getByText(/^\d+ s$/)).toHaveTextContent('6 s');
  await vi.advanceTimersByTimeAsync(6_000);
  flushSync();
  expect(offered()).not.toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

const deletedFirst = { id: 'u1', what: 'delete', until: NOW + 6_000 } as const;
const deletedNext = {
  ...deletedFirst,
  id: 'u2',
  until: NOW + 9_000,
  entry: { ...recentOf(review), notes: 'Planning' },
} as const;
const both = [{ name: 'undo', input: { id: 'u2' } } as const, { name: 'undo', input: { id: 'u1' } } as const];

test('what was done before is offered next, for what is left of its own time, and read out', async () => {
  let now = NOW;
  const { bridge, user } = await open(snapshot({ undo: undo(deletedNext) }), () => now);
  expect(within(status()).getByText('Deleted: Planning')).toBeInTheDocument();
  const button = screen.getByRole('button', { name: 'Undo' });
  button.focus();
  const answer = bridge.hold('undo');
  await user.keyboard('{Enter}{Enter}');
  expect(button).toBeEnabled();
  bridge.publish({ undo: undo(deletedFirst) });
  answer();
  await waitFor(() => expect(within(status()).getByText('Deleted: Sprint review')).toBeInTheDocument());
  expect(within(status()).getByText(/^\d+ s$/)).toHaveTextContent('6 s');
  expect(button).toHaveFocus();
  // Nobody has read yet what is offered next.
  await user.keyboard('{Enter}');
  expect(bridge.actions).toHaveLength(1);
  now += 500;
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual(both);
});

test('the keys take back one act after the other; a key that is held down takes back one', async () => {
  const { bridge, user } = await open(snapshot({ undo: undo(deletedNext) }));
  await user.keyboard('{Control>}{z>2/}{/Control}');
  bridge.publish({ undo: undo(deletedFirst) });
  flushSync();
  expect(bridge.actions).toHaveLength(1);
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual(both);
});

test('a double click takes back one act', async () => {
  let now = NOW;
  const { bridge } = await open(snapshot({ undo: undo(deletedNext) }), () => now);
  const button = screen.getByRole('button', { name: 'Undo' });
  await fireEvent.click(button, { detail: 1 });
  bridge.publish({ undo: undo(deletedFirst) });
  flushSync();
  await fireEvent.click(button, { detail: 2 });
  expect(bridge.actions).toHaveLength(1);
  now += 500;
  await fireEvent.click(button, { detail: 1 });
  expect(bridge.actions).toEqual(both);
});

test('it goes when main says so, and the seconds are read to nobody', async () => {
  const { bridge } = await open(snapshot({ undo: undo() }));
  expect(within(status()).getByText(/^\d+ s$/)).toHaveAttribute('aria-hidden', 'true');
  bridge.publish({ undo: null });
  flushSync();
  expect(offered()).not.toBeInTheDocument();
});

test('an undo that is refused says why', async () => {
  const { bridge, user } = await open(snapshot({ undo: undo() }));
  bridge.fail('undo', { kind: 'changed', message: 'This was changed elsewhere since.' });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This was changed elsewhere since.');
});

test.each(['{Control>}z{/Control}', '{Meta>}z{/Meta}'])(
  '%s takes it back from an empty line',
  async (keys) => {
    const { bridge, user } = await open(snapshot({ undo: undo() }));
    await user.click(quickEntry());
    await user.keyboard(keys);
    expect(bridge.actions).toEqual([{ name: 'undo', input: { id: 'u1' } }]);
  },
);

test.each([
  ['{Control>}{Shift>}z{/Shift}{/Control}', 'redo'],
  ['z', 'a letter'],
])('%s is %s', async (keys) => {
  const { bridge, user } = await open(snapshot({ undo: undo() }));
  await user.keyboard(keys);
  expect(bridge.actions).toEqual([]);
});

test('the keys reach nothing under a question about an absence; once that is answered they do', async () => {
  const { bridge, user } = await open(snapshot({ undo: undo(), idle: idleQuestion }));
  const question = await screen.findByRole('dialog');
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual([]);
  bridge.publish({ idle: null });
  await waitFor(() => expect(question).not.toBeInTheDocument());
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual([{ name: 'undo', input: { id: 'u1' } }]);
});

test('a field that something was typed into undoes its own', async () => {
  const { bridge, user } = await open(snapshot({ undo: undo() }));
  await user.type(quickEntry(), 'abc');
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual([]);
});

test('a line that was typed and emptied again undoes its own; one that was carried out does not', async () => {
  const { bridge, user } = await open(snapshot({ undo: undo() }));
  await user.type(quickEntry(), 'acme dev fix');
  await user.clear(quickEntry());
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual([]);
  await user.type(quickEntry(), 'acme dev fix{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions.map(({ name }) => name)).toEqual(['startTimer', 'undo']);
  await user.keyboard('next{Escape}{Control>}z{/Control}');
  expect(bridge.actions).toHaveLength(2);
});

test('a field that holds what it held before has nothing to undo itself', async () => {
  const { bridge, user } = await open(snapshot({ undo: undo() }));
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus());
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual([{ name: 'undo', input: { id: 'u1' } }]);
});

test('a part of a date that is typed takes nothing back', async () => {
  const { bridge, user } = await open(snapshot({ undo: undo() }));
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  datePart('Day', 'day').focus();
  await user.keyboard('1{Control>}z{/Control}');
  expect(bridge.actions).toEqual([]);
});

test('without anything to take back the keys are left alone', async () => {
  const { bridge, user } = await open();
  await user.keyboard('{Control>}z{/Control}');
  expect(bridge.actions).toEqual([]);
});
