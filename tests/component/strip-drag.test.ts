import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { open } from './support/app';
import { entry, review, stopped } from './support/data';
import type { FakeBridge } from './support/fake-bridge';

const slider = (name: string): HTMLElement => screen.getByRole('slider', { name });
const end = (): HTMLElement => slider('End of Sprint review');

/** The journal has the review end at a time. */
async function journalSays(bridge: FakeBridge, endTime: string): Promise<void> {
  bridge.publish({ entries: [{ ...review, endTime }, entry()] });
  await waitFor(() => expect(end()).toHaveAttribute('aria-valuetext', endTime));
}

test('an end that was moved goes back with the undo of it', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}{Enter}');
  expect(end()).toHaveAttribute('aria-valuetext', '13:10');
  await journalSays(bridge, '13:10');
  await journalSays(bridge, '13:00');
  expect(screen.getByRole('button', { name: /^Sprint review, 12:20–13:00/ })).toBeInTheDocument();
});

test('an end that is on its way stays where it was put while anything else changes', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{ArrowRight}{Enter}');
  bridge.publish({ entries: [{ ...review, notes: 'Retro' }, entry()] });
  await screen.findByRole('slider', { name: 'End of Retro' });
  expect(slider('End of Retro')).toHaveAttribute('aria-valuetext', '13:01');
});

test('an entry that changes while its end is held by the keys is left as it is now', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{ArrowRight}');
  await journalSays(bridge, '13:30');
  await user.keyboard('{Enter}{Tab}');
  expect(bridge.actions).toEqual([]);
  expect(end()).toHaveAttribute('aria-valuetext', '13:30');
});

test('so is one that changes while its end is dragged', async () => {
  const { bridge } = await open(stopped());
  await fireEvent.pointerDown(end(), { button: 0, clientX: 60 });
  await fireEvent.pointerMove(window, { clientX: 90 });
  await journalSays(bridge, '13:30');
  await fireEvent.pointerMove(window, { clientX: 100 });
  await fireEvent.pointerUp(window);
  expect(bridge.actions).toEqual([]);
  expect(end()).toHaveAttribute('aria-valuetext', '13:30');
});

test('an edit that is refused late takes nothing from the end that is held by then', async () => {
  const { bridge, user } = await open(stopped());
  const answer = bridge.hold('editEntry');
  bridge.fail('editEntry', { kind: 'locked', message: 'This entry is locked.' });
  end().focus();
  await user.keyboard('{ArrowRight}{Enter}');
  const other = slider('Start of Checkout form validation');
  other.focus();
  await user.keyboard('{ArrowRight}');
  answer();
  await screen.findByText('This entry is locked.');
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([
    expect.objectContaining({ entryId: 'review' }),
    { entryId: 'checkout', changes: { startTime: '09:51', endTime: '11:58' } },
  ]);
  expect(end()).toHaveAttribute('aria-valuetext', '13:00');
});
