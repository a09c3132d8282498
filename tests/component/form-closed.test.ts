import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open, type Opened } from './support/app';
import { stopped } from './support/data';

/** One key closes the form of a new entry, and gives up nothing that was typed in it. */

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const note = (): HTMLElement => screen.getByRole('textbox', { name: 'Note' });
const noNote = (): Promise<void> =>
  waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument());

async function half(): Promise<Opened> {
  const opened = await open(stopped());
  await opened.user.click(button('Fill the gap 11:58–12:20'));
  await opened.user.type(note(), 'Half typed');
  return opened;
}

test('an entry that is being added is closed with Esc, marked, and there again when it is opened', async () => {
  const { bridge, user } = await half();
  const length = (): HTMLElement => screen.getByRole('textbox', { name: 'Duration' });
  await user.clear(length());
  await user.type(length(), '0:10');
  await user.keyboard('{Escape}');
  await noNote();
  expect(button('Fill the gap 11:58–12:20')).toHaveFocus();
  await user.click(button(/^Half typed for .*May 22/));
  expect(note()).toHaveValue('Half typed');
  expect(length()).toHaveValue('0:10');
  expect(screen.queryByRole('button', { name: /^Half typed for/ })).not.toBeInTheDocument();
  await user.keyboard('{Escape}');
  await noNote();
  expect(button(/^Add time on/)).toHaveFocus();
  await user.click(button('Fill the gap 11:58–12:20'));
  expect(length()).toHaveValue('0:10');
  await user.click(button('Cancel'));
  await noNote();
  expect(screen.queryByRole('button', { name: /^Half typed for/ })).not.toBeInTheDocument();
  expect(bridge.actions).toEqual([]);
});

test('what was closed with Esc is found from today and on its own day', async () => {
  const { user } = await open(stopped());
  await user.click(button('Previous day'));
  const [add] = await screen.findAllByRole('button', { name: /^Add time on/ });
  if (add) await user.click(add);
  await user.type(note(), 'Half typed{Escape}');
  await noNote();
  expect(button(/^Half typed for .*May 21/)).toBeInTheDocument();
  await user.click(button('Next day'));
  await user.click(button(/^Half typed for .*May 21/));
  expect(note()).toHaveValue('Half typed');
});

test('one in which nothing was typed is done with by Esc', async () => {
  const { user } = await open(stopped());
  await user.click(button('Fill the gap 11:58–12:20'));
  await user.keyboard('{Escape}');
  await noNote();
  expect(screen.queryByRole('button', { name: /^Half typed for/ })).not.toBeInTheDocument();
});
