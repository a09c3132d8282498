import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { open, quickEntry, type Opened } from './support/app';
import { entry, idleQuestion, review, snapshot, stopped } from './support/data';
import { openAsked } from './support/idle';

/** What is typed in search of a project stays, whatever way the field is left. */

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const picker = (): HTMLElement => screen.getByRole('combobox', { name: 'Project and task' });
const BEFORE = 'Northwind › Retainer / Meetings';
const DEV = { projectId: 'website', taskId: 'website-development' };

async function search(user: UserEvent, text: string): Promise<void> {
  await user.clear(picker());
  await user.type(picker(), text);
}

async function edited(): Promise<Opened> {
  const opened = await open();
  await opened.user.click(button(/^Edit: Sprint review/));
  expect(picker()).toHaveValue(BEFORE);
  return opened;
}

describe('in the editor', () => {
  test.each<[string, (user: UserEvent) => Promise<void>]>([
    ['Tab', (user) => user.tab()],
    ['a click into another field', (user) => user.click(screen.getByRole('textbox', { name: 'Note' }))],
  ])('the one that fits is taken with %s', async (_, leave) => {
    const { bridge, user } = await edited();
    await search(user, 'acme dev');
    await leave(user);
    expect(picker()).toHaveValue('Acme › Website / Development');
    expect(picker()).not.toHaveFocus();
    await user.click(button('Save'));
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'review', changes: DEV }]);
  });

  test('the one that fits is taken by a click on Save, which saves it', async () => {
    const { bridge, user } = await edited();
    await search(user, 'acme dev');
    await user.click(button('Save'));
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'review', changes: DEV }]);
  });

  test('the one that the arrows went to is taken, and not the first', async () => {
    const { bridge, user } = await edited();
    await search(user, 'acme');
    const options = await screen.findAllByRole('option');
    const second = within(options[1] ?? document.body).getByText(/Acme/).textContent;
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(options[1]).toHaveAttribute('data-highlighted'));
    await user.tab();
    expect(picker()).toHaveValue(second);
    expect(bridge.actions).toEqual([]);
  });

  test('what fits nothing stays in sight, and is refused instead of the one before being saved', async () => {
    const { bridge, user } = await edited();
    await search(user, 'xyz');
    await user.tab();
    expect(picker()).toHaveValue('xyz');
    expect(picker()).toHaveAccessibleDescription(/No project or task fits “xyz”/);
    await user.click(button('Save'));
    expect(bridge.actions).toEqual([]);
    expect(picker()).toHaveFocus();
    expect(picker()).toHaveValue('xyz');
    await user.keyboard('{Escape}');
    expect(picker()).toHaveValue(BEFORE);
    expect(picker()).not.toHaveAccessibleDescription();
    expect(button('Save')).toBeInTheDocument();
  });

  test('what fits nothing is there when the row is opened again', async () => {
    const { user } = await edited();
    await search(user, 'xyz');
    await user.click(button(/^Edit: Sprint review/));
    await user.click(button(/^Edit: Sprint review/));
    expect(picker()).toHaveValue('xyz');
  });

  test('what fits nothing is told when the entry is deleted elsewhere', async () => {
    const { bridge, user } = await edited();
    await search(user, 'xyz');
    bridge.publish({ entries: [entry()] });
    expect(await screen.findByRole('alert')).toHaveTextContent('Project and task: xyz');
  });

  test('a search that was erased, and one that is left with the whole window, choose nothing', async () => {
    const { bridge, user } = await edited();
    await user.clear(picker());
    await user.tab();
    expect(picker()).toHaveValue(BEFORE);
    await search(user, 'acme dev');
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    picker().dispatchEvent(new FocusEvent('blur'));
    expect(picker()).toHaveValue('acme dev');
    expect(bridge.actions).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe('where time is added', () => {
  async function filled(text: string): Promise<Opened> {
    const opened = await open(stopped());
    await opened.user.click(button('Fill the gap 11:58–12:20'));
    await search(opened.user, text);
    await opened.user.tab();
    return opened;
  }

  test('the one that fits is taken with Tab', async () => {
    const { bridge, user } = await filled('acme dev');
    expect(picker()).toHaveValue('Acme › Website / Development');
    await user.click(button('Log'));
    expect(bridge.inputsOf('logEntry')).toEqual([expect.objectContaining(DEV)]);
  });

  test('what fits nothing stays, and is refused', async () => {
    const { bridge, user } = await filled('xyz');
    await user.click(button('Log'));
    expect(bridge.actions).toEqual([]);
    expect(picker()).toHaveFocus();
    expect(picker()).toHaveAccessibleDescription(/No project or task fits “xyz”/);
  });
});

describe('of the running timer', () => {
  const place = (): HTMLElement => button(/^Change project and task/);

  test('the one that fits is taken with Tab', async () => {
    const { bridge, user } = await open();
    await user.click(place());
    await user.keyboard('retainer rev{Tab}');
    const changes = { projectId: 'retainer', taskId: 'retainer-review' };
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes }]);
  });

  test('the one that fits is not taken by a click elsewhere, as that would move the timer at once', async () => {
    const { bridge, user } = await open();
    await user.click(place());
    await user.keyboard('retainer rev');
    await user.click(quickEntry());
    await waitFor(() => expect(place()).toBeVisible());
    expect(bridge.actions).toEqual([]);
  });

  test('the one that the arrows have marked is', async () => {
    const { bridge, user } = await open();
    await user.click(place());
    await user.keyboard('retainer{ArrowDown}{ArrowUp}');
    await user.click(quickEntry());
    await waitFor(() => expect(bridge.inputsOf('editEntry')).toHaveLength(1));
  });

  test('what fits nothing stays in sight until it is given up', async () => {
    const { bridge, user } = await open();
    await user.click(place());
    await user.keyboard('xyz{Tab}');
    expect(picker()).toHaveAccessibleDescription(/No project or task fits “xyz”/);
    await user.click(picker());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(place()).toHaveFocus());
    expect(bridge.actions).toEqual([]);
  });
});

test('a question that comes over the search takes nothing by it', async () => {
  const { bridge, user } = await open();
  await user.click(button(/^Change project and task/));
  await user.keyboard('retainer rev');
  bridge.publish({ idle: idleQuestion });
  await waitFor(() => expect(button(/^Leave out/)).toHaveFocus());
  expect(bridge.actions).toEqual([]);
});

describe('of a part of an absence', () => {
  const part = (): HTMLElement => screen.getByRole('combobox', { name: 'Project or break of part 1' });

  async function divided(text: string): Promise<Opened> {
    const opened = await openAsked(snapshot({ idle: idleQuestion, entries: [review] }));
    await waitFor(() => expect(button(/^Leave out/)).toHaveFocus());
    await opened.user.keyboard('a');
    await opened.user.type(await screen.findByRole('combobox', { name: /part 1/ }), text);
    await opened.user.tab();
    return opened;
  }

  test.each([
    ['bre', 'Break'],
    ['acme dev', 'Acme › Website / Development'],
  ])('“%s” and Tab take %s', async (text, taken) => {
    await divided(text);
    expect(part()).toHaveValue(taken);
  });

  test('what fits nothing is not passed over', async () => {
    const { bridge, user } = await divided('xyz');
    expect(part()).toHaveAccessibleDescription(/No project or task fits “xyz”/);
    await user.click(button('Put it there and go on'));
    expect(bridge.inputsOf('answerIdle')).toEqual([]);
    await user.click(part());
    await user.keyboard('{Escape}');
    expect(part()).toHaveValue('');
  });
});

test('what is left with Tab is added to the week, and the focus is not led astray', async () => {
  const { user } = await open();
  await user.keyboard('{Control>}2{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Add a project to this week' });
  await user.type(field, 'design{Tab}');
  expect(await screen.findByRole('row', { name: /Design/ })).toBeInTheDocument();
  expect(document.activeElement?.matches('[data-cell]')).toBe(false);
});
