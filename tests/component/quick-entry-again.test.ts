import { screen, waitFor } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { open, quickEntry } from './support/app';
import { at, stopped } from './support/data';

const review = { projectId: 'retainer', taskId: 'retainer-meetings', notes: 'Sprint review' };

async function choose(user: UserEvent, typed: string): Promise<void> {
  await user.type(quickEntry(), typed);
  const again = screen.getByRole('option', { name: /Sprint review/ });
  while (again.getAttribute('aria-selected') !== 'true') await user.keyboard('{ArrowDown}');
}

test('an earlier entry that is chosen is logged at the times of the line, as the preview says', async () => {
  const { bridge, user } = await open(stopped());
  await choose(user, 'sprint 1h30 yesterday');
  expect(screen.getByText('Enter logs')).toBeInTheDocument();
  expect(screen.getByText('Northwind › Retainer / Meetings', { selector: 'b' })).toBeInTheDocument();
  expect(screen.getByText('1:30')).toBeInTheDocument();
  expect(screen.getByText(/^Yesterday, /)).toBeInTheDocument();
  expect(screen.getByText('“Sprint review”')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Log' })).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([
    { name: 'logEntry', input: { ...review, spentDate: '2026-05-21', seconds: 5_400 } },
  ]);
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
});

test('a range goes with the earlier entry too, and a begin starts it then', async () => {
  const { bridge, user } = await open(stopped());
  await choose(user, 'sprint 9-10:30');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  await choose(user, 'sprint since 14:00');
  expect(screen.getByText('Enter starts a timer')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  const range = { spentDate: '2026-05-22', seconds: 5_400, startTime: '09:00', endTime: '10:30' };
  expect(bridge.actions).toEqual([
    { name: 'logEntry', input: { ...review, ...range } },
    { name: 'startTimer', input: { ...review, startedAt: at(14, 0) } },
  ]);
});

test('what is impossible is said of an earlier entry as well, and Enter does nothing', async () => {
  const { bridge, user } = await open(stopped());
  await choose(user, 'sprint yesterday');
  expect(screen.getByText(/A timer starts now/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  expect(quickEntry()).toHaveValue('sprint yesterday');
});

test('Tab and a click take the earlier entry into the line and leave its times there', async () => {
  const { bridge, user } = await open(stopped());
  await choose(user, 'sprint 1h30 yesterday');
  await user.keyboard('{Tab}');
  expect(quickEntry()).toHaveValue('Sprint review 1h30 yesterday');
  await user.clear(quickEntry());
  await user.keyboard('{Backspace}');
  await user.type(quickEntry(), 'sprint 45m');
  await user.click(screen.getByRole('option', { name: /Sprint review/ }));
  expect(quickEntry()).toHaveValue('Sprint review 45m');
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([{ ...review, spentDate: '2026-05-22', seconds: 2_700 }]);
});

test('after a click on the button the cursor is in the line again, for the next one', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'acme dev first 45m');
  await user.click(screen.getByRole('button', { name: 'Log' }));
  await waitFor(() => expect(quickEntry()).toHaveValue(''));
  expect(quickEntry()).toHaveFocus();
  await user.keyboard('acme dev second 30m');
  expect(quickEntry()).toHaveValue('acme dev second 30m');
  expect(bridge.actions).toMatchObject([{ name: 'logEntry', input: { notes: 'first', seconds: 2_700 } }]);
});
