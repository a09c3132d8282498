import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { open, quickEntry } from './support/app';
import { entry, recentOf, review, running, stopped } from './support/data';

/** Acts that were meant once, and choices that stay what was chosen. */

const named = (id: string, notes: string): ReturnType<typeof recentOf> => ({
  ...recentOf(review),
  ...{ entryId: id, notes },
});
const clicks = async (button: () => HTMLElement, meanwhile: () => void): Promise<void> => {
  await fireEvent.click(button(), { detail: 1 });
  meanwhile();
  await waitFor(() => expect(button()).toBeInTheDocument());
  await fireEvent.click(button(), { detail: 2 });
};

describe('a double click', () => {
  test('on the big stop starts nothing in its place', async () => {
    const { bridge } = await open();
    await fireEvent.click(screen.getByRole('button', { name: /^Stop/ }), { detail: 1 });
    bridge.publish({ running: null, recents: [recentOf(running)] });
    const idle = await screen.findByRole('region', { name: 'Nothing is running' });
    const start = idle.querySelector('button') ?? idle;
    await fireEvent.click(start, { detail: 2 });
    expect(bridge.actions.map(({ name }) => name)).toEqual(['stopTimer']);
    await fireEvent.click(start, { detail: 1 });
    expect(bridge.actions.map(({ name }) => name)).toEqual(['stopTimer', 'continueEntry']);
  });

  test('on a row goes on with its entry once', async () => {
    const { bridge } = await open(stopped({ entries: [review] }));
    const again = (): HTMLElement =>
      screen.getByRole('button', { name: /^(?:Continue|Start again).*Sprint review/ });
    await clicks(again, () => bridge.publish({ running: entry({ id: 'new', startedAt: 1 }) }));
    expect(bridge.inputsOf('continueEntry')).toEqual([{ entryId: review.id }]);
  });

  test('on the first of the earlier ones does not go on with the one that comes up in its place', async () => {
    const { bridge } = await open(stopped({ entries: [], recents: [named('a', 'A'), named('b', 'B')] }));
    const first = (): HTMLElement => document.querySelector<HTMLElement>('button.recent') ?? document.body;
    await clicks(first, () => bridge.publish({ recents: [named('b', 'B')] }));
    expect(bridge.inputsOf('continueEntry')).toEqual([{ entryId: 'a' }]);
  });
});

describe('of two quick Enters', () => {
  test('the second starts nothing after the line was logged', async () => {
    const { bridge, user } = await open(stopped());
    await user.type(quickEntry(), 'acme dev fix login 45m{Enter}');
    await waitFor(() => expect(quickEntry()).toHaveValue(''));
    await user.keyboard('{Enter}');
    await fireEvent.click(screen.getByRole('button', { name: /^Go on with/ }));
    expect(bridge.actions.map(({ name }) => name)).toEqual(['logEntry']);
  });

  test('one that is held down is one', async () => {
    const { bridge } = await open(stopped());
    await fireEvent.keyDown(quickEntry(), { key: 'Enter', repeat: true });
    expect(bridge.actions).toEqual([]);
    await fireEvent.keyDown(quickEntry(), { key: 'Enter' });
    expect(bridge.actions.map(({ name }) => name)).toEqual(['continueEntry']);
  });
});

describe('what the arrows chose', () => {
  const chosen = (): readonly (string | undefined)[] =>
    screen
      .getAllByRole('option')
      .filter((option) => option.getAttribute('aria-selected') === 'true')
      .map((option) => option.textContent?.trim());

  test('is what Enter does, wherever the news put it', async () => {
    const { bridge, user } = await open(
      stopped({ recents: [named('a', 'call Bob'), named('b', 'call Carol')] }),
    );
    await user.type(quickEntry(), 'call{ArrowDown}');
    while (chosen()[0]?.includes('Bob') !== true) await user.keyboard('{ArrowDown}');
    bridge.publish({ recents: [named('c', 'call Dave'), named('a', 'call Bob'), named('b', 'call Carol')] });
    await waitFor(() => expect(screen.getByRole('listbox')).toHaveTextContent('Dave'));
    expect(chosen()).toEqual([expect.stringContaining('Bob')]);
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('continueEntry')).toEqual([{ entryId: 'a' }]);
  });

  test('is chosen no more once it is gone', async () => {
    const { bridge, user } = await open(
      stopped({ recents: [named('a', 'call Bob'), named('b', 'call Carol')] }),
    );
    await user.type(quickEntry(), 'call{ArrowDown}');
    while (chosen()[0]?.includes('Bob') !== true) await user.keyboard('{ArrowDown}');
    bridge.publish({ recents: [named('b', 'call Carol')] });
    await waitFor(() => expect(screen.getByRole('listbox')).not.toHaveTextContent('Bob'));
    expect(chosen()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(bridge.actions.map(({ name }) => name)).toEqual(['startTimer']);
  });
});

describe('a key that is held down', () => {
  test('presses a button once', async () => {
    const { bridge, user } = await open();
    bridge.publish({ pins: [{ ...recentOf(review), isAvailable: true }] });
    const start = await screen.findByRole('button', { name: /^Start: Sprint review/ });
    start.focus();
    await user.keyboard('{Enter>5/}');
    expect(bridge.actions).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(bridge.actions).toHaveLength(2);
  });

  test.each(['Enter', ' '])('(%j) opens a menu and chooses nothing in it', async (key) => {
    const { bridge, user } = await open();
    screen.getByRole('button', { name: /^Started .* Change the start$/ }).focus();
    await user.keyboard(`{${key}>}`);
    const first = await screen.findByRole('menuitem', { name: /^5 min earlier/ });
    await waitFor(() => expect(first).toHaveFocus());
    await fireEvent.keyDown(first, { key, repeat: true });
    expect(bridge.actions).toEqual([]);
    await fireEvent.keyDown(first, { key });
    expect(bridge.actions).toHaveLength(1);
  });

  test('goes on in a text', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: /^Edit: Sprint review/ }));
    const note = screen.getByRole('textbox', { name: 'Note' });
    await user.type(note, '{Shift>}{Enter>3/}{/Shift}');
    expect(note).toHaveValue('Sprint review\n\n\n');
  });
});
