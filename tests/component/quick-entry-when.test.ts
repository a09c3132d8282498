import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { open, quickEntry } from './support/app';
import { at, NOW, stopped } from './support/data';

test('with a duration Enter logs, on the day that the line names', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev fix login 1h30 yesterday');
  expect(screen.getByText('Enter logs')).toBeInTheDocument();
  expect(screen.getByText('1:30')).toBeInTheDocument();
  expect(screen.getByText(/^Yesterday, /)).toBeInTheDocument();
  expect(screen.getByText('“fix login”')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    {
      projectId: 'website',
      taskId: 'website-development',
      notes: 'fix login',
      spentDate: '2026-05-21',
      seconds: 5_400,
    },
  ]);
});

test('a range is sent with its ends', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'northwind review 9-10:30{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    expect.objectContaining({
      taskId: 'retainer-review',
      startTime: '09:00',
      endTime: '10:30',
      seconds: 5_400,
    }),
  ]);
});

test('a timer that began earlier is one gesture: what runs ends then, which the preview says', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'northwind review call -20m');
  expect(screen.getByText('Enter starts a timer')).toBeInTheDocument();
  expect(screen.getByText('14:07, 20 min ago')).toBeInTheDocument();
  expect(screen.getByText('“Fix the login redirect” ends at 14:07.')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([
    {
      name: 'startTimer',
      input: {
        projectId: 'retainer',
        taskId: 'retainer-review',
        notes: 'call',
        startedAt: NOW - 20 * 60_000,
      },
    },
  ]);
});

test('since a time of today is that time', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'acme dev since 9:40{Enter}');
  expect(bridge.inputsOf('startTimer')).toEqual([
    expect.objectContaining({ startedAt: at(9, 40), notes: '' }),
  ]);
});

test.each([
  ['since 15:00', /^“since 15:00” is still to come/],
  ['since 12:00', /^“since 12:00” is before 13:04, when the running entry began/],
  ['22-2', /^“22-2” runs over midnight\. Add the day/],
  ['25h 26h', /^“26h” is longer than a day/],
  ['-20m 1h', /^-20m and 1h do not go together/],
])('“%s” is said to be impossible before Enter', async (text, sentence) => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), `acme dev ${text}`);
  expect(screen.getByText(sentence)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.actions).toEqual([]);
  expect(quickEntry()).toHaveValue(`acme dev ${text}`);
});

test('a start that is still to come is one once its time has come', async () => {
  let now = NOW;
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    const { bridge } = await open(stopped(), () => now);
    const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });
    await user.type(quickEntry(), 'acme dev since 14:28');
    expect(screen.getByText('Not yet')).toBeInTheDocument();
    now = at(14, 28, 1);
    vi.advanceTimersByTime(1_000);
    expect(await screen.findByText('Enter starts a timer')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('startTimer')).toEqual([expect.objectContaining({ startedAt: at(14, 28) })]);
  } finally {
    vi.useRealTimers();
  }
});

test('a day that could be two is named whole, with the way to write the other', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev 1h 5/6');
  expect(
    screen.getByText('“5/6” is read as Wed, May 6, 2026. For Fri, Jun 5, 2026 write 2026-06-05.'),
  ).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([expect.objectContaining({ spentDate: '2026-05-06' })]);
});

test('a range over midnight is sent with its start and its length', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev 22-2 yesterday');
  expect(screen.getByText('22:00–2:00 the next day')).toBeInTheDocument();
  expect(screen.getByText(/^The end is on the next day\. Keito may keep/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  const [input] = bridge.inputsOf('logEntry');
  expect(input).toMatchObject({ spentDate: '2026-05-21', seconds: 14_400, startTime: '22:00' });
  expect(input).not.toHaveProperty('endTime');
});

test('a day of another year is shown with its year', async () => {
  const { user } = await open();
  await user.type(quickEntry(), 'acme dev 1h 2025-05-21');
  expect(screen.getByText('Wed, May 21, 2025')).toBeInTheDocument();
});

test('again with how long logs the last entry’s work once more', async () => {
  const { bridge, user } = await open(stopped());
  await user.type(quickEntry(), 'again 45m');
  expect(screen.getByText('“Sprint review”')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    expect.objectContaining({ taskId: 'retainer-meetings', notes: 'Sprint review', seconds: 2_700 }),
  ]);
});

test('a day ahead is logged', async () => {
  const { bridge, user } = await open();
  await user.type(quickEntry(), 'acme dev trip 2h tomorrow');
  expect(screen.getByText(/^Tomorrow, /)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(bridge.inputsOf('logEntry')).toEqual([
    expect.objectContaining({ spentDate: '2026-05-23', seconds: 7_200, notes: 'trip' }),
  ]);
});

const LATER = 'This ends later than now.';

test.each(['20:00-21:00', '14:00-14:28', 'since 14:00 1h', 'today 20:00-21:00'])(
  'a time of today that ends later than now is said to do so: %s',
  async (when) => {
    const { bridge, user } = await open(stopped());
    await user.type(quickEntry(), `acme dev ${when}`);
    expect(screen.getByText(LATER)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('logEntry')).toHaveLength(1);
  },
);

test.each([
  '14:00-14:27',
  '13:00-now',
  'tomorrow 20:00-21:00',
  'yesterday 20:00-21:00',
  '45m',
  'since 14:00',
])('of no other it is said: %s', async (when) => {
  const { user } = await open(stopped());
  await user.type(quickEntry(), `acme dev ${when}`);
  expect(screen.getByText(/^Enter (logs|starts)/)).toBeVisible();
  expect(screen.queryByText(LATER)).not.toBeInTheDocument();
});

test('nor of what a remark says to be still to come', async () => {
  const { user } = await open(stopped(), () => at(8, 0));
  await user.type(quickEntry(), 'acme dev 20:30-21:00');
  expect(screen.getByText(/^“20:30-21:00” is still to come/)).toBeVisible();
  expect(screen.queryByText(LATER)).not.toBeInTheDocument();
});
