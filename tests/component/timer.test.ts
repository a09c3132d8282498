import { screen, waitFor, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { open } from './support/app';
import { at, entry, NOW, running, snapshot, stopped } from './support/data';

const DAY = 86_400_000;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const digits = (): string | null => screen.getByRole('timer').textContent;

async function advance(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  flushSync();
}

function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

test('the digits move every second, aligned to whole seconds', async () => {
  vi.useFakeTimers({ now: at(14, 27, 7) + 400 });
  await open(snapshot(), () => Date.now());
  expect(digits()).toBe('1:23:07');
  await advance(599);
  expect(digits()).toBe('1:23:07');
  await advance(1);
  expect(digits()).toBe('1:23:08');
  await advance(60_000);
  expect(digits()).toBe('1:24:08');
});

test('what was counted before the running span is part of the digits', async () => {
  vi.useFakeTimers({ now: at(14, 0) });
  await open(snapshot({ running: { ...running, seconds: 3_600, startedAt: at(13, 59) } }), () => Date.now());
  expect(digits()).toBe('1:01:00');
});

test('nothing ticks while the window cannot be seen, and the time is right at once when it can', async () => {
  vi.useFakeTimers({ now: at(14, 27, 7) });
  const clock = vi.fn(() => Date.now());
  await open(snapshot(), clock);
  setHidden(true);
  clock.mockClear();
  await advance(30_000);
  expect(clock).not.toHaveBeenCalled();
  expect(digits()).toBe('1:23:07');
  setHidden(false);
  flushSync();
  expect(digits()).toBe('1:23:37');
});

describe('the project of the running timer', () => {
  const place = (): HTMLElement => screen.getByRole('button', { name: /^Change project and task/ });
  const changed = { entryId: 'login', changes: { projectId: 'retainer', taskId: 'retainer-review' } };

  test('is changed in place, by a click and a choice', async () => {
    const { bridge, user } = await open();
    expect(place()).toHaveTextContent('Acme › Website / Development');
    await user.click(place());
    await user.click(await screen.findByRole('option', { name: /Retainer \/ Review/ }));
    expect(bridge.actions).toEqual([{ name: 'editEntry', input: changed }]);
    expect(place()).toHaveFocus();
    bridge.publish({
      running: { ...running, clientName: 'Northwind', projectName: 'Retainer', taskName: 'Review' },
    });
    await waitFor(() => expect(place()).toHaveTextContent('Northwind › Retainer / Review'));
  });

  test('is changed by the keyboard alone', async () => {
    const { bridge, user } = await open();
    place().focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Project and task' })).toHaveFocus();
    await user.keyboard('retainer rev');
    expect(await screen.findByRole('option', { name: /Review/ })).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(bridge.actions).toEqual([{ name: 'editEntry', input: changed }]);
    await waitFor(() => expect(place()).toHaveFocus());
  });

  test('stays with Esc, with the choice that it has, and with Tab', async () => {
    const { bridge, user } = await open();
    await user.click(place());
    await user.keyboard('retainer{Escape}');
    await waitFor(() => expect(place()).toHaveFocus());
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: /Website \/ Development/ }));
    await waitFor(() => expect(place()).toHaveFocus());
    await user.keyboard('{Enter}{Tab}');
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    expect(place()).not.toHaveFocus();
    expect(document.body).not.toHaveFocus();
    expect(bridge.actions).toEqual([]);
  });

  test('that is locked cannot be changed', async () => {
    await open(snapshot({ running: { ...running, lock: 'approved' } }));
    expect(place()).toBeDisabled();
  });
});

test('today and this week grow with the running timer', async () => {
  vi.useFakeTimers({ now: at(14, 4) });
  await open(snapshot({ todaySeconds: 3_600, week: { seconds: 36_000, capacitySeconds: 144_000 } }), () =>
    Date.now(),
  );
  expect(screen.getByText('2:00')).toBeInTheDocument();
  expect(screen.getByText('11:00 of 40 h this week')).toBeInTheDocument();
});

test('a timer that began yesterday counts for the week and not for today', async () => {
  const late = { ...running, spentDate: '2026-05-21', startedAt: at(0, 0) - 3_600_000 };
  await open(
    snapshot({ running: late, entries: [], todaySeconds: 0, week: { seconds: 0, capacitySeconds: null } }),
    () => at(1, 0),
  );
  const total = screen.getByText('today').parentElement;
  expect(total).toHaveTextContent('0:00 today');
  expect(screen.getByText('2:00 this week')).toBeInTheDocument();
});

test('the last end that is offered as a start may be said by a start and a duration only', async () => {
  const item = entry({ id: 'x', startTime: '11:00', endTime: null, seconds: 3_600 });
  const { bridge, user } = await open(snapshot({ entries: [running, item] }));
  await user.click(screen.getByRole('button', { name: /^Started 13:04/ }));
  await user.click(await screen.findByRole('menuitem', { name: /12:00/ }));
  expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { startedAt: at(12, 0) } }]);
});

test('Stop stops the timer', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(bridge.actions).toEqual([{ name: 'stopTimer', input: {} }]);
});

test('the note is edited in place: Enter saves and the cursor stays there', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit the note: Fix the login redirect' }));
  const field = screen.getByRole('textbox', { name: 'Note' });
  expect(field).toHaveFocus();
  await user.clear(field);
  await user.type(field, 'Fix the logout{Enter}');
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'login', changes: { notes: 'Fix the logout' } } },
  ]);
  await waitFor(() => expect(screen.getByRole('button', { name: /^Edit the note/ })).toHaveFocus());
});

test('Esc leaves the note as it was and does not hide the window', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: /^Edit the note/ }));
  await user.keyboard('something else{Escape}');
  expect(screen.getByRole('button', { name: 'Edit the note: Fix the login redirect' })).toHaveFocus();
  expect(bridge.actions).toEqual([]);
});

test('leaving the note saves it; a note that could not be saved stays in the field', async () => {
  const { bridge, user } = await open();
  bridge.fail('editEntry', { kind: 'locked', message: 'This entry is approved.' });
  await user.click(screen.getByRole('button', { name: /^Edit the note/ }));
  await user.keyboard('Mine');
  await user.tab();
  expect(await screen.findByRole('alert')).toHaveTextContent('This entry is approved.');
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');
});

test('when nothing runs one click goes on with the last entry', async () => {
  const { bridge, user } = await open(stopped());
  expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Go on: Sprint review' }));
  expect(bridge.actions).toEqual([{ name: 'continueEntry', input: { entryId: 'review' } }]);
});

test('the start of the running timer can be put right', async () => {
  const { bridge, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
  const card = within(screen.getByRole('region', { name: 'Running timer' }));
  const started = card.getByRole('textbox', { name: 'Started at' });
  await user.clear(started);
  await user.type(started, '12:45{Enter}');
  expect(bridge.actions).toEqual([
    { name: 'editEntry', input: { entryId: 'login', changes: { startedAt: at(12, 45) } } },
  ]);
});

test.each([
  ['14:27', NOW, running.startedAt, at(14, 27)],
  ['15:00', NOW, at(14, 50) - DAY, at(15, 0) - DAY],
  ['23:50', at(0, 30), at(0, 10), at(23, 50) - DAY],
  ['23:10', at(0, 30), at(0, 0) - 1_800_000, at(23, 10) - DAY],
  ['0:10', at(0, 30), at(0, 0) - 1_800_000, at(0, 10)],
])(
  'a start of %s is the last one by the clock: later than now means yesterday, of a night or of what began then',
  async (text, now, from, to) => {
    const { bridge, user } = await open(snapshot({ running: { ...running, startedAt: from } }), () => now);
    await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
    const started = screen.getByRole('textbox', { name: 'Started at' });
    await user.clear(started);
    await user.type(started, `${text}{Enter}`);
    expect(bridge.inputsOf('editEntry')).toEqual([{ entryId: 'login', changes: { startedAt: to } }]);
  },
);

test.each([
  ['24h', '14:35'],
  ['12h', '2:35 PM'],
] as const)(
  'a start that is still to come is none, rather than one of the day before: %s',
  async (hours, text) => {
    const { preferences, ...shown } = snapshot();
    const formats = { ...preferences.formats, hours };
    const { bridge, user } = await open({ ...shown, preferences: { ...preferences, formats } });
    await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
    const started = screen.getByRole('textbox', { name: 'Started at' });
    await user.clear(started);
    await user.type(started, `${text}{Enter}`);
    expect(bridge.actions).toEqual([]);
    expect(started).toHaveFocus();
    expect(started).toHaveAccessibleDescription(
      `“${text}” is still to come on Fri, May 22: a timer cannot begin later than now.`,
    );
  },
);

test('a start says its day where that is not today', async () => {
  const { user } = await open(snapshot({ running: { ...running, startedAt: at(14, 50) - DAY } }));
  await user.click(screen.getByRole('button', { name: 'Edit the running entry' }));
  const started = screen.getByRole('textbox', { name: 'Started at' });
  expect(started).toHaveAccessibleDescription('= Thu, May 21, 14:50');
  await user.clear(started);
  await user.type(started, '15:00');
  expect(started).toHaveAccessibleDescription('= Thu, May 21, 15:00');
  await user.clear(started);
  await user.type(started, '14:00');
  expect(started).not.toHaveAccessibleDescription();
});

describe('the budget on the running card', () => {
  const HOUR = 3_600;
  const told = { budgetSeconds: 40 * HOUR, usedSeconds: 28 * HOUR, isMonthly: false, isOwnOnly: false };
  const shown = async (over: object): Promise<HTMLElement> => {
    await open(snapshot({ budget: { ...told, readAt: NOW, ...over } }), () => NOW);
    return screen.getByTitle(/of 40 h/);
  };

  test.each([
    ['whole hours while there are many', {}, '12 h of budget left', 'muted'],
    ['of the month', { isMonthly: true }, '12 h left this month', 'muted'],
    ['minutes once there are few', { usedSeconds: 30.25 * HOUR }, '9:45 of budget left', 'muted'],
    ['a warning from four fifths on', { usedSeconds: 32 * HOUR }, '8:00 of budget left', 'warn'],
    ['no warning before', { usedSeconds: 32 * HOUR - 1 }, '8:00 of budget left', 'muted'],
    ['how far it is over', { usedSeconds: 41.5 * HOUR }, '1:30 over budget', 'danger'],
    ['only what is known', { isOwnOnly: true, usedSeconds: 5 * HOUR }, '5:00 of 40 h are yours', 'muted'],
  ])('tells %s', async (_, over, text, level) => {
    const line = await shown(over);
    expect(line).toHaveTextContent(text);
    expect(line).toHaveClass(level);
  });

  test('grows less while the timer runs', async () => {
    await open(snapshot({ budget: { ...told, usedSeconds: 35 * HOUR, readAt: NOW - 600_000 } }), () => NOW);
    expect(screen.getByText('4:50 of budget left')).toBeVisible();
  });

  test('of money tells what is left of it, and nothing where nobody knows what was spent', async () => {
    const money = { budget: 10_000_000, currency: 'EUR', isMonthly: false, isOwnOnly: false, readAt: NOW };
    const { bridge } = await open(snapshot({ budget: { ...money, spent: 8_500_000 } }), () => NOW);
    expect(screen.getByText('€150.00 of budget left')).toHaveClass('warn');
    bridge.publish({ budget: { ...money, spent: null } });
    await waitFor(() => expect(screen.queryByText(/of budget left/)).not.toBeInTheDocument());
  });
});
