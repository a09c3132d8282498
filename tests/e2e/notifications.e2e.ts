import { NotificationDaemon } from '../support/notification-daemon';
import { enter, expect, type KeitoBar, toSettings, test } from '../support/keito-bar';
import type { Desktop } from '../support/desktop';

const patience = { timeout: 30_000 };
const HOUR_MS = 3_600_000;
const always = { days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00', afterMinutes: 1 };

const busOf = ({ env: { DBUS_SESSION_BUS_ADDRESS: address = '' } }: Desktop) => address;
const running = async (bar: KeitoBar) => (await bar.snapshot()).running?.notes ?? null;

/** A timer that has run for longer than is usual, and somebody who is there: it is said by a notification. */
async function startLong(bar: KeitoBar, desktop: Desktop): Promise<void> {
  await bar.send('changePreferences', { timers: { longHours: 1 } });
  await enter(bar.page, 'general deep work 10m');
  const [entry] = (await bar.snapshot()).entries;
  if (!entry) throw new Error('Nothing was logged.');
  const { projectId, taskId, notes } = entry;
  await desktop.moveMouse(300, 300);
  await bar.send('startTimer', { projectId, taskId, notes, startedAt: Date.now() - 2 * HOUR_MS });
}

test('a notification’s button does what it says', async ({ desktop, start }) => {
  test.setTimeout(180_000);
  const daemon = await NotificationDaemon.start(busOf(desktop));
  const bar = await start();
  await startLong(bar, desktop);
  const long = await daemon.shown(1);
  expect(long.title).toMatch(/has run for more than 1 h$/);
  expect(long.actions).toEqual(['default', long.title, '0', 'Stop', '1', 'Still on it']);
  expect(await running(bar)).toBe('deep work');

  // Working time is over only when this notification was answered.
  await bar.send('changePreferences', { reminders: { ...always, level: 'notification' } });
  daemon.press(long.number, '0');
  await expect.poll(() => running(bar), patience).toBeNull();
  expect(await bar.send('activity', { limit: 1 })).toMatchObject({ value: [{ cause: 'notification' }] });
  await expect.poll(() => daemon.taken, patience).toEqual([long.number]);

  await bar.send('hidePopover', {});
  await expect
    .poll(
      async () => {
        await desktop.moveMouse(300, 300);
        await desktop.moveMouse(320, 320);
        return daemon.notified.length;
      },
      { timeout: 100_000, intervals: [2_000] },
    )
    .toBe(2);
  const reminder = await daemon.shown(2);
  expect(reminder.actions).toEqual(['default', reminder.title, '0', 'Continue the last one', '1', 'Open']);
  daemon.press(reminder.number, '0');
  await expect.poll(() => running(bar), patience).toBe('deep work');
  await expect.poll(() => daemon.taken, patience).toEqual([long.number, reminder.number]);
  // Nobody asked for the window.
  expect(await desktop.windowTitles()).not.toContain('Keito Bar');
  daemon.stop();
});

test('a click on it opens the window; one that was closed does nothing any more', async ({
  desktop,
  start,
}) => {
  const daemon = await NotificationDaemon.start(busOf(desktop));
  const bar = await start();
  await startLong(bar, desktop);
  const long = await daemon.shown(1);
  await bar.send('testNotification', {});
  const other = await daemon.shown(2);
  await bar.send('hidePopover', {});
  await expect.poll(() => desktop.windowTitles(), patience).not.toContain('Keito Bar');
  daemon.dismiss(long.number);
  daemon.press(long.number, '0');
  // Signals arrive in the order in which they were sent.
  daemon.press(other.number, 'default');
  await expect.poll(() => desktop.windowTitles(), patience).toContain('Keito Bar');
  expect(await running(bar)).toBe('deep work');
  daemon.stop();
});

test('where the desktop has no buttons none are asked for, and the self-test says so', async ({
  desktop,
  start,
}) => {
  const daemon = await NotificationDaemon.start(busOf(desktop), ['body']);
  const bar = await start();
  await startLong(bar, desktop);
  expect((await daemon.shown(1)).actions).toEqual([]);
  await toSettings(bar.page);
  await bar.page.getByRole('button', { name: 'Check what works here' }).click();
  await expect(bar.page.getByText('Panel: They are shown, but without buttons')).toBeVisible(patience);
  expect(await running(bar)).toBe('deep work');
  daemon.stop();
});
