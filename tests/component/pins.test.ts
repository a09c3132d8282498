import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { PinView } from '../../src/shared/snapshot';
import { entry, recentOf, snapshot } from './support/data';
import { open } from './support/app';

const pinOf = (notes: string, isAvailable = true): PinView => ({
  ...recentOf(entry({ notes })),
  isAvailable,
});
const choice = (notes: string) => ({ projectId: 'website', taskId: 'website-development', notes });
const pins = [pinOf('Mail'), pinOf('Stand-up'), pinOf('Review')];
const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

test('pins stand above what was done last, which does not repeat them, and one click starts one', async () => {
  const recents = [entry({ id: 'r', notes: 'Mail' }), entry({ id: 's', notes: 'Other' })].map(recentOf);
  const { bridge, user } = await open(snapshot({ pins, recents }));
  const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(headings.slice(-2)).toEqual(['Pinned', 'Again']);
  const again = within(screen.getByRole('region', { name: 'Again' }));
  expect(again.queryByText(/Mail/)).not.toBeInTheDocument();
  await user.click(button(/^Start: Stand-up/));
  expect(bridge.actions).toEqual([{ name: 'startTimer', input: choice('Stand-up') }]);
});

test('a recent is pinned', async () => {
  const { bridge, user } = await open(snapshot({ recents: [recentOf(entry({ notes: 'Mail' }))] }));
  await user.click(button('Pin: Mail'));
  expect(bridge.actions).toEqual([{ name: 'pin', input: choice('Mail') }]);
});

test('an entry of the day is pinned, whether locked or not, and taken off again', async () => {
  const { bridge, user } = await open(snapshot({ entries: [entry({ notes: 'Mail', lock: 'approved' })] }));
  button('Pin: Mail').focus();
  await user.keyboard('{Enter}');
  bridge.publish({ pins: [pinOf(' Mail ')] });
  const row = within(screen.getByRole('region', { name: /^Today/ }));
  const off = await row.findByRole('button', { name: 'Unpin: Mail' });
  expect(off).toHaveFocus();
  await user.click(off);
  expect(bridge.actions).toEqual([
    { name: 'pin', input: choice('Mail') },
    { name: 'unpin', input: choice(' Mail ') },
  ]);
});

test('a recent that was pinned leaves its place to the one beside it', async () => {
  const recents = ['Mail', 'Other'].map((notes) => recentOf(entry({ id: notes, notes })));
  const { bridge, user } = await open(snapshot({ entries: [], recents }));
  button('Pin: Mail').focus();
  await user.keyboard('{Enter}');
  bridge.publish({ pins: [pinOf('Mail')] });
  await waitFor(() => expect(button(/^Continue: Other/)).toHaveFocus());
});

test('buttons and Alt with an arrow move a pin, which is said', async () => {
  const { bridge, user } = await open(snapshot({ pins }));
  await user.click(button('Move down: Mail'));
  button(/^Start: Review/).focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(bridge.inputsOf('movePin')).toEqual([
    { ...choice('Mail'), by: 1 },
    { ...choice('Review'), by: -1 },
  ]);
  expect(await screen.findByText('Review: 2 of 3')).toBeInTheDocument();
});

test('a pin that moves takes the cursor along, and the next key moves it on', async () => {
  const { bridge, user } = await open(snapshot({ pins }));
  const start = button(/^Start: Mail/);
  start.focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  bridge.publish({ pins: ['Stand-up', 'Mail', 'Review'].map((notes) => pinOf(notes)) });
  await screen.findByText('Mail: 2 of 3');
  await waitFor(() => expect(start).toHaveFocus());
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(bridge.inputsOf('movePin')).toHaveLength(2);
});

test('the ends of the list are ends', async () => {
  const { bridge, user } = await open(snapshot({ pins }));
  expect(button('Move up: Mail')).toHaveAttribute('aria-disabled', 'true');
  expect(button('Move down: Review')).toHaveAttribute('aria-disabled', 'true');
  await user.click(button('Move down: Review'));
  button(/^Start: Mail/).focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(bridge.actions).toEqual([]);
});

test('the arrow that has brought a pin to the end of the list keeps the focus', async () => {
  const { bridge, user } = await open(snapshot({ pins }));
  const down = button('Move down: Stand-up');
  down.focus();
  await user.keyboard('{Enter}');
  bridge.publish({ pins: ['Mail', 'Review', 'Stand-up'].map((notes) => pinOf(notes)) });
  await screen.findByText('Stand-up: 3 of 3');
  await waitFor(() => expect(down).toHaveFocus());
});

test('a pin is taken off, and the focus stays near', async () => {
  const { bridge, user } = await open(snapshot({ pins }));
  await user.click(button('Unpin: Stand-up'));
  bridge.publish({ pins: pins.filter(({ notes }) => notes !== 'Stand-up') });
  expect(bridge.inputsOf('unpin')).toEqual([choice('Stand-up')]);
  await waitFor(() => expect(button(/^Start: Review/)).toHaveFocus());
});

test('what can no longer be tracked on says so and cannot be started', async () => {
  await open(snapshot({ pins: [pinOf('Mail', false)] }));
  expect(button(/^Start: Mail/)).toBeDisabled();
  expect(button(/^Start: Mail/)).toHaveTextContent('cannot be tracked on any more');
  expect(button('Unpin: Mail')).toBeEnabled();
});
