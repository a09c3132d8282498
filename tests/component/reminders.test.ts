import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import { open, toSettings } from './support/app';
import { at, recentOf, review, snapshot, stopped } from './support/data';

const reminded = () => stopped({ reminder: { since: at(13, 5) }, recents: [recentOf(review)] });
const reminders = { ...DEFAULT_PREFERENCES.reminders, level: 'prompt' } as const;

test('working hours without a timer are said in the window, and the last work is one click away', async () => {
  const { bridge, user } = await open(reminded());
  expect(await screen.findByText('Nothing tracked since 13:05')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: `${review.notes} since 13:05` }));
  const { projectId, taskId, notes } = review;
  expect(bridge.actions).toEqual([
    { name: 'startTimer', input: { projectId, taskId, notes, startedAt: at(13, 5) } },
  ]);
});

test('a reminder can be sent away, and goes away by itself', async () => {
  const { bridge, user } = await open(reminded());
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  expect(bridge.actions).toEqual([{ name: 'dismissReminder', input: {} }]);
  bridge.publish(snapshot({ revision: 2 }));
  await waitFor(() => expect(screen.queryByText(/Nothing tracked since/)).not.toBeInTheDocument());
});

test('without anything to go on with there is no button for it', async () => {
  await open(stopped({ reminder: { since: at(13, 5) }, recents: [] }));
  const { getAllByRole } = within(
    (await screen.findByText(/Nothing tracked/)).parentElement ?? document.body,
  );
  expect(getAllByRole('button').map(({ textContent }) => textContent.trim())).toEqual(['Not now']);
});

test('the level of reminders is chosen, and the hours only where there are any', async () => {
  const { bridge, user } = await open(snapshot());
  await toSettings(user);
  expect(screen.queryByText('Working days')).not.toBeInTheDocument();
  await user.click(screen.getByLabelText(/^When I work without a timer/));
  await user.click(await screen.findByRole('option', { name: 'notify me' }));
  expect(bridge.actions).toEqual([
    { name: 'changePreferences', input: { reminders: { level: 'notification' } } },
  ]);
});

test('working days and hours are chosen', async () => {
  const { bridge, user } = await open(snapshot({ preferences: { ...DEFAULT_PREFERENCES, reminders } }));
  await toSettings(user);
  await user.click(screen.getByRole('button', { name: 'Fri' }));
  await user.click(screen.getByRole('button', { name: 'Sat' }));
  await user.click(screen.getByLabelText(/^To/));
  await user.click(await screen.findByRole('option', { name: '16:30' }));
  expect(bridge.actions.map(({ input }) => input)).toEqual([
    { reminders: { days: [1, 2, 3, 4] } },
    { reminders: { days: [1, 2, 3, 4, 6] } },
    { reminders: { to: '16:30' } },
  ]);
});

test('what becomes of long timers is chosen', async () => {
  const { bridge, user } = await open(snapshot());
  await toSettings(user);
  await user.click(screen.getByLabelText(/^Ask about a timer after/));
  await user.click(await screen.findByRole('option', { name: 'Never' }));
  await user.click(screen.getByLabelText(/^At midnight the timer/));
  await user.click(await screen.findByRole('option', { name: 'goes on in a new entry' }));
  expect(bridge.actions.map(({ input }) => input)).toEqual([
    { timers: { longHours: 0 } },
    { timers: { midnight: 'new-entry' } },
  ]);
});

test('a test shows the reminder, and its buttons do nothing', async () => {
  const preferences = { ...DEFAULT_PREFERENCES, reminders };
  const { bridge, user } = await open(snapshot({ preferences }));
  await toSettings(user);
  const tests = screen.getAllByRole('button', { name: 'Show test' });
  await user.click(tests.at(-1) ?? document.body);
  await user.click(await screen.findByRole('button', { name: / since \d/ }));
  await waitFor(() => expect(screen.queryByText(/Nothing tracked since/)).not.toBeInTheDocument());
  expect(bridge.actions).toEqual([]);
});

test('a test shows the notification, where that is the level', async () => {
  const preferences = { ...DEFAULT_PREFERENCES, reminders: { ...reminders, level: 'notification' } as const };
  const { bridge, user } = await open(snapshot({ preferences }));
  await toSettings(user);
  await user.click(screen.getAllByRole('button', { name: 'Show test' }).at(-1) ?? document.body);
  expect(bridge.actions).toEqual([{ name: 'testNotification', input: {} }]);
});

test('a test shows the question about a forgotten timer, and its answers do nothing', async () => {
  const { bridge, user } = await open(snapshot());
  await toSettings(user);
  await user.click(screen.getAllByRole('button', { name: 'Show test' })[1] ?? document.body);
  expect(await screen.findByRole('dialog', { name: / ran 15 h/ })).toBeInTheDocument();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(bridge.actions).toEqual([]);
});
