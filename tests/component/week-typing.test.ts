import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { changeOf, editableOf, TO_LOG, type Aim } from '../../src/renderer/lib/week-typing';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { EntryView } from '../../src/shared/snapshot';
import type { FakeBridge } from './support/fake-bridge';
import { at, entry, idleQuestion, running } from './support/data';
import type { Opened } from './support/app';
import { DEV, monday, openWeek } from './support/week';

afterEach(() => vi.restoreAllMocks());

const CHANGED = /^This cell was changed elsewhere meanwhile/;

describe('what a typed duration does', () => {
  const { formats } = DEFAULT_PREFERENCES;
  const OVER: Aim = { entryId: 'mon', shown: '2:00' };
  const other = entry({ id: 'other', spentDate: monday.spentDate, seconds: 2_700 });
  const act = (text: string, aim: Aim, entries: readonly EntryView[]) =>
    changeOf(text, aim, entries, formats);

  test('begun in an empty cell is an entry of its own, whatever came into the cell', () => {
    for (const entries of [[], [other], [monday, other]])
      expect(act('1:30', TO_LOG, entries)).toEqual({ kind: 'log', seconds: 5_400 });
    expect(act('0', TO_LOG, [other])).toEqual({ kind: 'wrong', message: 'An entry needs more than 0:00.' });
  });

  test('begun over an entry changes that one, also where it is not alone any more', () => {
    for (const entries of [[monday], [other, monday]]) {
      expect(act(' 1:30 ', OVER, entries)).toEqual({ kind: 'edit', entryId: 'mon', seconds: 5_400 });
      expect(act(':00', OVER, entries)).toEqual({ kind: 'delete', entryId: 'mon' });
    }
  });

  test.each([
    ['went', []],
    ['is another', [other]],
    ['lasts longer', [{ ...monday, seconds: 9_000 }]],
    ['runs again', [{ ...monday, startedAt: at(13, 4) }]],
  ])('begun over an entry that %s since is told so', (_, entries) => {
    for (const text of ['1:30', '0'])
      expect(act(text, OVER, entries)).toMatchObject({
        kind: 'wrong',
        message: expect.stringMatching(CHANGED),
      });
  });

  test('is nothing where nothing stands there, or what stood there before', () => {
    const odd = { ...monday, seconds: 7_238 };
    for (const text of ['', '  ', '2:00', ' 2:00 '])
      expect(act(text, OVER, [odd])).toEqual({ kind: 'nothing' });
    expect(act('2:00', OVER, [])).toEqual({ kind: 'nothing' });
    expect(act('0:00', { ...OVER, shown: '0:00' }, [{ ...monday, seconds: 20 }])).toEqual({
      kind: 'nothing',
    });
  });

  test('goes over an entry only that is alone, finished and not locked', () => {
    expect(editableOf([monday])).toBe(monday);
    for (const entries of [[], [monday, other], [{ ...monday, lock: 'billed' } as const], [running]])
      expect(editableOf(entries)).toBeNull();
  });
});

/** Lets the week become one of these entries besides today's, and waits until the row has that much time. */
async function become(bridge: FakeBridge, entries: readonly EntryView[], total: string): Promise<void> {
  bridge.otherDays = entries;
  bridge.publish({});
  await within(screen.getByRole('table')).findByText(total);
}

const field = (day: string): HTMLElement => screen.getByRole('textbox', { name: `${DEV}, ${day}` });
const time = (): HTMLElement => screen.getByRole('button', { name: /Mon, May 18: \d:\d\d\. Opens/ });

describe('an entry that arrives in a cell that is typed in', () => {
  const foreign = entry({ id: 'foreign', spentDate: '2026-05-19', seconds: 2_700 });

  test.each(['{Enter}', '{Tab}'])(
    'stays as it is: with %s what was typed is logged beside it',
    async (key) => {
      const { bridge, user } = await openWeek();
      await user.type(field('Tue, May 19'), '1:30');
      await become(bridge, [monday, foreign], '5:53');
      expect(field('Tue, May 19')).toHaveFocus();
      await user.keyboard(key);
      expect(bridge.actions).toEqual([
        { name: 'logEntry', input: expect.objectContaining({ spentDate: '2026-05-19', seconds: 5_400 }) },
      ]);
      await waitFor(() => expect(screen.queryByDisplayValue('1:30')).not.toBeInTheDocument());
    },
  );

  test('is not deleted by a 0, and is there once Esc was pressed', async () => {
    const { bridge, user } = await openWeek();
    await user.type(field('Tue, May 19'), '0');
    await become(bridge, [monday, foreign], '5:53');
    await user.keyboard('{Enter}');
    expect(field('Tue, May 19')).toHaveAccessibleDescription('An entry needs more than 0:00.');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: /Tue, May 19: 0:45/ })).toHaveFocus());
    expect(bridge.actions).toEqual([]);
  });

  test('does not keep the one that is typed over from being changed', async () => {
    const { bridge, user } = await openWeek();
    time().focus();
    await user.keyboard('1:3');
    await become(bridge, [monday, { ...foreign, spentDate: monday.spentDate }], '5:53');
    await user.keyboard('0{Enter}');
    expect(bridge.actions).toEqual([
      { name: 'editEntry', input: { entryId: 'mon', changes: { seconds: 5_400 } } },
    ]);
  });
});

describe('an entry that changes while its time is typed over', () => {
  test.each([
    ['lasts longer', [{ ...monday, seconds: 9_000 }], '5:38'],
    ['is gone', [], '3:08'],
  ])('and %s is left alone; what was typed stays with the reason', async (_, entries, total) => {
    const { bridge, user } = await openWeek();
    time().focus();
    await user.keyboard('1:30');
    await become(bridge, entries, total);
    await user.keyboard('{Enter}');
    expect(field('Mon, May 18')).toHaveValue('1:30');
    expect(field('Mon, May 18')).toHaveAccessibleDescription(CHANGED);
    await user.tab();
    expect(field('Mon, May 18')).toHaveValue('1:30');
    expect(bridge.actions).toEqual([]);
  });

  test('is shown by Esc as it is now', async () => {
    const { bridge, user } = await openWeek();
    time().focus();
    await user.keyboard('1:30');
    await become(bridge, [{ ...monday, seconds: 9_000 }], '5:38');
    await user.keyboard('{Enter}{Escape}');
    await waitFor(() => expect(time()).toHaveFocus());
    expect(time()).toHaveTextContent('2:30');
    expect(time()).not.toHaveAccessibleDescription();
  });
});

test.each(['{Enter}', '{Tab}'])('F2 and %s leave an entry alone, to the second', async (key) => {
  const { bridge, user } = await openWeek();
  await become(bridge, [{ ...monday, seconds: 7_202 }], '5:08');
  time().focus();
  await user.keyboard('{F2}');
  expect(field('Mon, May 18')).toHaveValue('2:00');
  await user.keyboard(key);
  await waitFor(() => expect(time()).toBeInTheDocument());
  expect(bridge.actions).toEqual([]);
  if (key === '{Enter}') expect(time()).toHaveFocus();
});

describe('what is half typed stays in its cell, and is not done', () => {
  test('while the window is behind another one', async () => {
    const { bridge, user } = await openWeek();
    await user.type(field('Tue, May 19'), '1');
    const isInFront = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    await fireEvent.blur(field('Tue, May 19'));
    expect(bridge.actions).toEqual([]);
    expect(field('Tue, May 19')).toHaveValue('1');
    isInFront.mockReturnValue(true);
    await user.keyboard(':30{Tab}');
    expect(bridge.inputsOf('logEntry')).toMatchObject([{ seconds: 5_400 }]);
  });

  test('while the question about time away is answered', async () => {
    const { bridge, user } = await openWeek();
    await user.type(field('Tue, May 19'), '1');
    bridge.publish({ idle: idleQuestion });
    await waitFor(() => expect(screen.getByRole('button', { name: /^Leave out 32 min/ })).toHaveFocus());
    bridge.publish({ idle: null });
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(bridge.actions).toEqual([]);
    expect(field('Tue, May 19')).toHaveValue('1');
  });

  test('while a dialog has the focus', async () => {
    const { bridge, user } = await openWeek();
    await user.type(field('Tue, May 19'), '1');
    bridge.emit({ kind: 'link', link: { kind: 'stop', entryId: 'login' } });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Stop' })).toHaveFocus());
    expect(bridge.actions).toEqual([]);
    expect(field('Tue, May 19')).toHaveValue('1');
  });
});

test('what is typed as the view is left by the keys is done; what was only opened is not', async () => {
  const { bridge, user } = await openWeek();
  const leaveAndReturn = async (): Promise<void> => {
    await user.keyboard('{Control>}1{/Control}');
    await user.keyboard('{Control>}2{/Control}');
    await screen.findByRole('table');
  };
  await become(bridge, [{ ...monday, seconds: 7_202 }], '5:08');
  time().focus();
  await user.keyboard('{F2}');
  await leaveAndReturn();
  expect(bridge.actions).toEqual([]);
  time().focus();
  await user.keyboard('1:30');
  await leaveAndReturn();
  await user.type(field('Tue, May 19'), '0:45');
  await leaveAndReturn();
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'mon', changes: { seconds: 5_400 } } },
    { name: 'logEntry', input: expect.objectContaining({ spentDate: '2026-05-19', seconds: 2_700 }) },
  ]);
});

test('what is refused after the view was left is said nevertheless', async () => {
  const { bridge, user } = await openWeek();
  bridge.fail('logEntry', { kind: 'invalid', message: 'That project is archived.' });
  await user.type(field('Tue, May 19'), '0:45');
  await user.keyboard('{Control>}1{/Control}');
  expect(await screen.findByText('That project is archived.')).toBeInTheDocument();
});

describe('what was typed and is not saved when its cell goes is said, with the text', () => {
  const lost = (text: string, day: string): string =>
    `“${text}” was not saved for ${DEV}, ${day}. Type it there again.`;

  test.each<[string, (opened: Opened) => Promise<void>]>([
    ['another view', ({ user }) => user.keyboard('{Control>}1{/Control}')],
    ['one that reads what it shows', ({ user }) => user.keyboard('{Control>}3{/Control}')],
    ['another week', ({ user }) => user.click(screen.getByRole('button', { name: 'Previous week' }))],
  ])('where it was wrong, by %s', async (_, leave) => {
    const opened = await openWeek();
    await opened.user.type(field('Tue, May 19'), '1:3x');
    await leave(opened);
    await waitFor(() => expect(screen.queryByDisplayValue('1:3x')).not.toBeInTheDocument());
    expect(await screen.findByText(lost('1:3x', 'Tue, May 19'))).toBeInTheDocument();
    expect(opened.bridge.actions).toEqual([]);
  });

  test('and with it what was wrong of it', async () => {
    const { user } = await openWeek();
    await user.type(field('Tue, May 19'), '1:3x{Enter}');
    expect(field('Tue, May 19')).toBeInvalid();
    await user.click(screen.getByRole('button', { name: 'Previous week' }));
    await user.click(await screen.findByRole('button', { name: 'Next week' }));
    expect(await screen.findByRole('textbox', { name: `${DEV}, Tue, May 19` })).toBeValid();
  });

  test('where it was typed over a time, and where the focus had been taken from it', async () => {
    const { bridge, user } = await openWeek();
    time().focus();
    await user.keyboard('1');
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    await fireEvent.blur(field('Mon, May 18'));
    bridge.emit({ kind: 'opened', focus: 'quick-entry' });
    expect(await screen.findByText(lost('1', 'Mon, May 18'))).toBeInTheDocument();
    expect(bridge.actions).toEqual([]);
  });

  test('nothing is said of what is saved, or as it was', async () => {
    const { bridge, user } = await openWeek();
    time().focus();
    await user.keyboard('{F2}{Control>}1{/Control}');
    await user.keyboard('{Control>}2{/Control}');
    await user.type(await screen.findByRole('textbox', { name: `${DEV}, Tue, May 19` }), '0:45');
    await user.keyboard('{Control>}1{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'Today' });
    expect(bridge.inputsOf('logEntry')).toHaveLength(1);
    expect(screen.queryByText(/was not saved/)).not.toBeInTheDocument();
  });
});

test('the night into a new week turns no page under what is being typed', async () => {
  const { bridge, user } = await openWeek();
  const title = screen.getByRole('heading', { level: 1 }).textContent;
  const cell = screen.getAllByRole('textbox').find((field) => field.dataset['cell'] !== undefined);
  if (!cell) throw new Error('no empty cell');
  await user.type(cell, '1');
  bridge.publish({ today: '2026-05-25' });
  expect(await screen.findByRole('button', { name: 'This week' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
  expect(cell).toHaveFocus();
  await user.type(cell, '5m{Enter}');
  expect(bridge.inputsOf('logEntry')).toMatchObject([{ seconds: 900 }]);
});

test('the night into a new week turns the page where nothing is being typed', async () => {
  const { bridge } = await openWeek();
  const title = screen.getByRole('heading', { level: 1 }).textContent;
  bridge.publish({ today: '2026-05-25' });
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe(title));
});
