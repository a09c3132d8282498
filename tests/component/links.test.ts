import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, quickEntry } from './support/app';
import { NOW, running, snapshot, stopped } from './support/data';

/** A clock that the test moves on. */
function handClock() {
  const state = { now: NOW };
  return { state, clock: () => state.now };
}

test('a link fills the line in, and Enter means nothing before it can have been read', async () => {
  const { state, clock } = handClock();
  const { bridge, user } = await open(stopped(), clock);
  bridge.emit({ kind: 'link', link: { kind: 'line', text: 'acme dev from a link' } });
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev from a link'));
  expect(screen.getByText(/A link filled this in/)).toBeInTheDocument();
  await user.click(quickEntry());
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  state.now += 499;
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  state.now += 1;
  await user.keyboard('{Enter}');
  expect(bridge.actions.map(({ name }) => name)).toEqual(['startTimer']);
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  await user.type(quickEntry(), 'acme dev mine');
  expect(screen.queryByText(/A link filled this in/)).toBeNull();
});

test('a key that is held down since before the link came starts nothing', async () => {
  const { state, clock } = handClock();
  const { bridge, user } = await open(stopped(), clock);
  bridge.emit({ kind: 'link', link: { kind: 'line', text: 'acme dev' } });
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev'));
  state.now += 5_000;
  quickEntry().dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true }),
  );
  expect(bridge.actions).toEqual([]);
  await user.click(quickEntry());
  await user.keyboard('{Enter}');
  expect(bridge.actions).toHaveLength(1);
});

test('what was being typed comes back once the line of the links is put away', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'acme rev half typ');
  bridge.emit({ kind: 'link', link: { kind: 'line', text: 'acme dev one' } });
  bridge.emit({ kind: 'link', link: { kind: 'line', text: 'acme dev two' } });
  await waitFor(() => expect(quickEntry()).toHaveValue('acme dev two'));
  await user.click(quickEntry());
  await user.keyboard('{Escape}');
  expect(quickEntry()).toHaveValue('acme rev half typ');
  expect(screen.queryByText(/A link filled this in/)).toBeNull();
  expect(bridge.actions).toEqual([]);
});

const question = () => screen.queryByRole('alertdialog', { name: 'A link asks to stop the timer' });

test('a link that asks to stop is a question, and only its answer stops', async () => {
  const { state, clock } = handClock();
  const { bridge, user } = await open(snapshot(), clock);
  bridge.emit({ kind: 'link', link: { kind: 'stop', entryId: running.id } });
  await waitFor(() => expect(question()).not.toBeNull());
  const confirm = within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Stop' });
  await waitFor(() => expect(confirm).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  state.now += 500;
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([{ name: 'stopTimer', input: {} }]);
  await waitFor(() => expect(question()).toBeNull());
});

test('Esc leaves the timer alone, and so does another timer that runs meanwhile', async () => {
  const { bridge, user } = await open(snapshot());
  bridge.emit({ kind: 'link', link: { kind: 'stop', entryId: running.id } });
  await waitFor(() => expect(question()).not.toBeNull());
  await user.keyboard('{Escape}');
  await waitFor(() => expect(question()).toBeNull());
  bridge.emit({ kind: 'link', link: { kind: 'stop', entryId: running.id } });
  await waitFor(() => expect(question()).not.toBeNull());
  bridge.publish({ running: { ...running, id: 'another' } });
  await waitFor(() => expect(question()).toBeNull());
  expect(bridge.actions).toEqual([]);
});
