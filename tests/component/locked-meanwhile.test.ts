import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, type Opened } from './support/app';
import { entry, review, stopped } from './support/data';

const TYPED = 'Sprint review with a long account';

/** Types over the review, which is approved meanwhile. */
async function lockedMeanwhile(): Promise<Opened> {
  const opened = await open(stopped());
  await opened.user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  await opened.user.keyboard(' with a long account');
  opened.bridge.publish({ entries: [{ ...review, lock: 'approved' }, entry()] });
  await screen.findByRole('button', { name: 'Copy to today' });
  return opened;
}

const unsaved = (): HTMLElement => screen.getByRole('textbox', { name: /not saved/ });

test('what is typed over an entry that is locked meanwhile stays in sight, and can be copied', async () => {
  await lockedMeanwhile();
  expect(unsaved()).toHaveValue(TYPED);
  expect(unsaved()).toHaveAttribute('readonly');
});

test('the rest of it goes nowhere else', async () => {
  const { bridge, user } = await lockedMeanwhile();
  await waitFor(() => expect(unsaved()).toHaveFocus());
  await user.keyboard(' of it{Enter}');
  expect(bridge.actions).toEqual([]);
  expect(unsaved()).toHaveValue(TYPED);
});

test('the copy of today is of what was typed, which is done with then', async () => {
  const { bridge, user } = await lockedMeanwhile();
  await user.click(screen.getByRole('button', { name: 'Copy to today' }));
  const { projectId, taskId, seconds } = review;
  const copied = { projectId, taskId, notes: TYPED, seconds, spentDate: '2026-05-22' };
  expect(bridge.inputsOf('logEntry')).toEqual([copied]);
  await waitFor(() => expect(screen.queryByRole('img', { name: /Half typed/ })).not.toBeInTheDocument());
});

test('Esc puts it out of sight, and only Discard gives it up', async () => {
  const { user } = await lockedMeanwhile();
  await waitFor(() => expect(unsaved()).toHaveFocus());
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('img', { name: /Half typed/ })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  expect(unsaved()).toHaveValue(TYPED);
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  expect(screen.queryByRole('textbox', { name: /not saved/ })).not.toBeInTheDocument();
});

test('what else was typed is named, and a length goes into the copy', async () => {
  const { bridge, user } = await open(stopped());
  await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
  const duration = screen.getByRole('textbox', { name: 'Duration' });
  await user.clear(duration);
  await user.type(duration, '1:15');
  bridge.publish({ entries: [{ ...review, lock: 'approved' }, entry()] });
  expect(await screen.findByRole('textbox', { name: /not saved/ })).toHaveValue('Duration: 1:15');
  await user.click(screen.getByRole('button', { name: 'Copy to today' }));
  expect(bridge.inputsOf('logEntry')).toMatchObject([{ notes: 'Sprint review', seconds: 4_500 }]);
});
