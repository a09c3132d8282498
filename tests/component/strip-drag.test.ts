import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildStrip } from '../../src/renderer/lib/strip';
import { StripDrag } from '../../src/renderer/state/strip-drag.svelte';
import { open } from './support/app';
import { entry, idleQuestion, review, stopped } from './support/data';
import type { FakeBridge } from './support/fake-bridge';

afterEach(() => vi.restoreAllMocks());

const slider = (name: string): HTMLElement => screen.getByRole('slider', { name });
const end = (): HTMLElement => slider('End of Sprint review');

/** The journal has the review end at a time; the strip shows that, or another one that it is held at. */
async function journalSays(bridge: FakeBridge, endTime: string, shown = endTime): Promise<void> {
  bridge.publish({ entries: [{ ...review, endTime }, entry()] });
  await waitFor(() => expect(screen.getByText(`12:20–${endTime}`, { exact: false })).toBeInTheDocument());
  await waitFor(() => expect(end()).toHaveAttribute('aria-valuetext', shown));
}

test('of the night that has an hour twice the length says which of them was drawn', () => {
  const [zone, date] = ['Europe/Berlin', '2026-10-25'];
  const night = entry({ spentDate: date, startTime: '03:30', endTime: '05:00', seconds: 5_400 });
  const { blocks, day } = buildStrip([night], zone, date, 0, { workStart: null, isRunning: false });
  const dragged = (minutes: number): unknown => {
    const drag = new StripDrag(() => zone);
    for (const block of blocks) drag.begin(block, 'start', day);
    drag.step(minutes);
    return drag.finish()?.changes;
  };
  expect(dragged(-30)).toEqual({ startTime: '03:00', endTime: '05:00' });
  expect(dragged(-45)).toEqual({ startTime: '02:45', endTime: '05:00' });
  expect(dragged(-105)).toEqual({ startTime: '02:45', endTime: '05:00', seconds: 11_700 });
});

test('an end that is held while the zone becomes another one moves the entry nowhere, and can be moved anew', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{ArrowRight}');
  expect(end()).toHaveAttribute('aria-valuetext', '13:01');
  bridge.publish({ zone: 'America/New_York', today: '2026-05-22' });
  await waitFor(() => expect(end()).toHaveAttribute('aria-valuetext', '13:00'));
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  await user.keyboard('{ArrowRight}{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'review', changes: { startTime: '12:20', endTime: '13:01' } },
  ]);
});

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

test('an end that is on its way is moved on from where it was put', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{ArrowRight}{Enter}{ArrowRight}');
  expect(end()).toHaveAttribute('aria-valuetext', '13:02');
  await journalSays(bridge, '13:01', '13:02');
  await user.keyboard('{ArrowRight}{Enter}');
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'review', changes: { startTime: '12:20', endTime: '13:01' } },
    { entryId: 'review', changes: { startTime: '12:20', endTime: '13:03' } },
  ]);
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

test('an end that is held by the keys is not let go by what takes the focus', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{ArrowRight}');
  const isInFront = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  await fireEvent.blur(end());
  isInFront.mockRestore();
  bridge.publish({ idle: idleQuestion });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out 32 min/ })).toHaveFocus());
  expect(bridge.actions).toEqual([]);
  bridge.publish({ idle: null });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  end().focus();
  await user.keyboard('{ArrowRight}{Tab}');
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'review', changes: { startTime: '12:20', endTime: '13:02' } },
  ]);
});

test('so is one that is locked while its end is held by the keys', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{ArrowRight}');
  bridge.publish({ entries: [{ ...review, lock: 'approved' }, entry()] });
  await waitFor(() => expect(screen.queryByRole('slider', { name: /Sprint review/ })).toBeNull());
  await screen.findByRole('button', { name: /^Sprint review, 12:20–13:00/ });
  expect(bridge.actions).toEqual([]);
});

test('an end that is held by the keys as the view is left is moved', async () => {
  const { bridge, user } = await open(stopped());
  end().focus();
  await user.keyboard('{ArrowRight}{Control>}2{/Control}');
  await screen.findByRole('table');
  expect(bridge.inputsOf('editEntry')).toEqual([
    { entryId: 'review', changes: { startTime: '12:20', endTime: '13:01' } },
  ]);
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

test('what comes in while an end is dragged, and makes the day longer, does not move the end', async () => {
  const { bridge } = await open(stopped());
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 480, 26));
  await fireEvent.pointerDown(end(), { button: 0, clientX: 240 });
  await fireEvent.pointerMove(window, { clientX: 250 });
  const held = end().getAttribute('aria-valuetext');
  const early = entry({ id: 'early', notes: 'Early', startTime: '05:00', endTime: '05:30', seconds: 1_800 });
  bridge.publish({ entries: [review, entry(), early] });
  await screen.findByRole('button', { name: /^Edit: Early/ });
  await fireEvent.pointerMove(window, { clientX: 251 });
  expect(end()).toHaveAttribute('aria-valuetext', held);
  await fireEvent.pointerUp(window);
  expect(await screen.findByRole('button', { name: /^Early, 5:00–5:30/ })).toBeInTheDocument();
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

describe('with the pointer', () => {
  /** The strip of today goes from 9 to 17, on 480 pixels: a pixel is a minute. */
  async function onStrip(): Promise<FakeBridge> {
    const { bridge } = await open(stopped());
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 480, 26));
    return bridge;
  }

  /** Presses the left button somewhere, goes through places and lets go; all in pixels. */
  async function drag(handle: HTMLElement, from: number, ...through: readonly number[]): Promise<void> {
    await fireEvent.pointerDown(handle, { button: 0, clientX: from });
    for (const clientX of through) await fireEvent.pointerMove(window, { clientX });
    await fireEvent.pointerUp(window);
  }

  const isOpen = (title: RegExp): string | null =>
    screen.getByRole('button', { name: title }).getAttribute('aria-expanded');

  test.each([
    ['Start of Checkout form validation', 52, /^Edit: Checkout/],
    ['End of Checkout form validation', 175, /^Edit: Checkout/],
    ['End of Sprint review', 237, /^Edit: Sprint/],
  ])('a click on “%s” opens the entry and moves nothing, also with a shaky hand', async (name, x, row) => {
    const bridge = await onStrip();
    await drag(slider(name), x);
    expect(isOpen(row)).toBe('true');
    await fireEvent.click(screen.getByRole('button', { name: row }));
    await drag(slider(name), x, x + 1, x - 3, x + 3);
    expect(isOpen(row)).toBe('true');
    expect(bridge.actions).toEqual([]);
  });

  test('an end stays as far from the pointer as it was grabbed, and a drag opens nothing', async () => {
    const bridge = await onStrip();
    // 3 px inside of 11:58, and 32 px from there.
    await drag(slider('End of Checkout form validation'), 175, 180, 207);
    expect(bridge.inputsOf('editEntry')).toEqual([
      { entryId: 'checkout', changes: { startTime: '09:50', endTime: '12:30' } },
    ]);
    // The nearest five minutes to where the pointer is would be another time.
    await drag(slider('Start of Sprint review'), 203, 199, 188);
    expect(bridge.inputsOf('editEntry')).toContainEqual({
      entryId: 'review',
      changes: { startTime: '12:05', endTime: '13:00' },
    });
    expect([isOpen(/^Edit: Checkout/), isOpen(/^Edit: Sprint/)]).toEqual(['false', 'false']);
  });

  test('a drag that comes back to where it began is no edit and no click', async () => {
    const bridge = await onStrip();
    await drag(slider('End of Sprint review'), 240, 260, 241);
    expect(bridge.actions).toEqual([]);
    expect(isOpen(/^Edit: Sprint/)).toBe('false');
  });
});
