import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { secondsAt } from '../../src/shared/durations';
import { keitoBar } from '../support/command-line';
import { until } from '../support/desktop';
import { enter, expect, toSettings, quickEntry, signIn, test } from '../support/keito-bar';
import { launchApp } from '../support/electron';

const address = z.object({ address: z.string(), pid: z.number() });
const readAddress = (profile: string) =>
  address.parse(JSON.parse(readFileSync(path.join(profile, 'command-line.json'), 'utf8')));

test('commands start, stop and tell what the window shows', async ({ desktop, keito, profile, start }) => {
  const bar = await start();
  await signIn(bar, keito);
  await bar.send('hidePopover', {});
  const command = (...args: readonly string[]) => keitoBar(desktop, profile, ...args);

  // Two tasks fit: nothing is guessed.
  const ambiguous = await command('--start', 'acme');
  expect(ambiguous.code).toBe(1);
  expect(ambiguous.err).toContain('Acme › Website / Development');
  expect(ambiguous.err).toContain('Acme › Website / Review');
  const unnamed = await command('--start', 'fix the login');
  expect([unnamed.code, unnamed.err]).toEqual([1, expect.stringContaining('No project is named')]);
  const impossible = await command('--start', 'acme dev 25h');
  expect([impossible.code, impossible.err]).toEqual([1, expect.stringContaining('25h')]);
  expect((await bar.snapshot()).running).toBeNull();
  expect(await keito.entries()).toEqual([]);

  const note = 'fix "login" $HOME `x` \\ --stop 日本 👩‍💻';
  const started = await command('--start', `acme dev ${note}`);
  expect(started).toEqual({ code: 0, out: `Started: Acme › Website / Development · ${note}\n`, err: '' });
  const shown = await bar.snapshot();
  expect(shown.running).toMatchObject({ taskName: 'Development', notes: note });
  await expect.poll(async () => (await keito.running())?.notes).toBe(note);

  const told = await command('--status', '--json');
  expect(told.err).toBe('');
  expect(told.out.trimEnd()).not.toContain('\n');
  const { running, ...rest } = z
    .strictObject({
      running: z.strictObject({
        ...{ client: z.string(), project: z.string(), task: z.string(), notes: z.string() },
        ...{ startedAt: z.iso.datetime(), seconds: z.number().int() },
      }),
      todaySeconds: z.number().int(),
      sync: z.strictObject({ state: z.string(), waiting: z.number(), message: z.null() }),
      needsYou: z.strictObject({ entries: z.number(), account: z.string() }),
      idleQuestion: z.null(),
    })
    .parse(JSON.parse(told.out));
  expect(running).toMatchObject({ client: 'Acme', project: 'Website', task: 'Development', notes: note });
  const entry = (await bar.snapshot()).running;
  expect(entry).not.toBeNull();
  expect(Math.floor((entry?.startedAt ?? 0) / 1000)).toBe(Date.parse(running.startedAt) / 1000);
  expect(running.seconds).toBeLessThanOrEqual(entry ? secondsAt(entry, Date.now()) : 0);
  expect(rest.needsYou).toEqual({ entries: 0, account: 'ready' });
  expect((await command('--status')).out).toMatch(/^Running since .*Acme › Website \/ Development/);

  const stopped = await command('--stop');
  expect([stopped.code, stopped.out]).toEqual([0, expect.stringMatching(/^Stopped: Acme › Website/)]);
  expect((await bar.snapshot()).running).toBeNull();
  const again = await command('--stop');
  expect(again).toEqual({ code: 1, out: '', err: 'No timer is running.\n' });
  expect(JSON.parse((await command('--status', '--json')).out)).toMatchObject({ running: null });

  const logged = await command('--start', 'northwind meetings retro 45m');
  expect([logged.code, logged.out]).toEqual([0, expect.stringMatching(/^Logged on .*Northwind › Retainer/)]);
  await expect.poll(async () => (await keito.entries()).map(({ hours }) => hours)).toContain(0.75);

  const activity = await bar.send('activity', { limit: 10 });
  expect(activity.ok && new Set(activity.value.map(({ cause }) => cause))).toEqual(new Set(['command-line']));
});

test('--toggle, --new and two commands at once', async ({ desktop, profile, start }) => {
  const bar = await start();
  const command = (...args: readonly string[]) => keitoBar(desktop, profile, ...args);
  expect(await command('--toggle')).toMatchObject({ code: 1, out: '' });
  await enter(bar.page, 'general work once 10m');
  expect(await command('--toggle')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Started: .*once/),
  });
  expect((await bar.snapshot()).running?.notes).toBe('once');

  await bar.send('hidePopover', {});
  await until('the popover to hide', async () => !(await desktop.windowGeometry('Keito Bar')));
  expect(await command('--new')).toEqual({ code: 0, out: 'The window is open.\n', err: '' });
  await until('the popover', () => desktop.windowGeometry('Keito Bar'));
  await expect(quickEntry(bar.page)).toBeFocused();

  // Of two that stop, one did and the other is told that nothing runs.
  const both = await Promise.all([command('--stop'), command('--stop')]);
  expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
  expect((await bar.snapshot()).entries.filter(({ notes }) => notes === 'once')).toHaveLength(2);
});

test('without an app --status and --stop say so; a leftover is nobody', async ({
  desktop,
  profile,
  start,
}) => {
  const absent = { code: 3, out: '', err: 'Keito Bar is not running. Start it, then try again.\n' };
  expect(await keitoBar(desktop, profile, '--status')).toEqual(absent);
  expect(await keitoBar(desktop, profile, '--stop')).toEqual(absent);
  const bar = await start();
  const { address: socket, pid } = readAddress(profile);
  expect(pid).toBe(bar.pid);
  await bar.kill();
  expect(existsSync(socket)).toBe(true);
  expect(await keitoBar(desktop, profile, '--status', '--json')).toEqual(absent);
  const anew = await start();
  expect(await keitoBar(desktop, profile, '--status')).toMatchObject({ code: 0, err: '' });
  await anew.close();
  expect(existsSync(socket)).toBe(false);
  expect(await keitoBar(desktop, profile, '--status')).toEqual(absent);
});

test('where no app runs one is started, and does what was asked', async ({ desktop, profile, start }) => {
  const bar = await start();
  await enter(bar.page, 'general work before 10m');
  await bar.close();
  const both = await Promise.all([
    keitoBar(desktop, profile, '--toggle'),
    keitoBar(desktop, profile, '--new'),
  ]);
  const { pid } = readAddress(profile);
  try {
    expect(both).toEqual([
      { code: 0, out: 'Started: My work › General / Work · before\n', err: '' },
      { code: 0, out: 'The window is open.\n', err: '' },
    ]);
    expect((await keitoBar(desktop, profile, '--status')).out).toContain('before');
  } finally {
    process.kill(pid, 'SIGTERM');
    // Chromium takes its lock off at the very end; the process itself may stay as a zombie that nobody waits for.
    const lock = path.join(profile, 'SingletonLock');
    await until('the started app to end', () => !lstatSync(lock, { throwIfNoEntry: false }));
  }
});

test('an app that hangs is named, and nothing is claimed', async ({ desktop, profile, start }) => {
  const bar = await start();
  process.kill(bar.pid, 'SIGSTOP');
  try {
    const { code, out, err } = await keitoBar(desktop, profile, '--toggle');
    expect([code, out]).toEqual([4, '']);
    expect(err).toContain(`process ${bar.pid}`);
  } finally {
    process.kill(bar.pid, 'SIGCONT');
  }
});

test('a link is shown by a second start, and changes nothing before Enter', async ({
  desktop,
  profile,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  const open = (url: string) => expect(launchApp(desktop, { profile, args: [url] })).rejects.toThrow();
  await quickEntry(page).fill('general work half typ');
  await open('keito://start?text=general+work+from+a+link');
  await expect(quickEntry(page)).toHaveValue('general work from a link');
  await expect(page.getByText('A link filled this in.')).toBeVisible();
  const { revision } = await bar.snapshot();
  await expect(quickEntry(page)).toBeFocused();
  expect((await bar.snapshot()).running).toBeNull();
  expect((await bar.snapshot()).revision).toBeGreaterThan(revision);
  await expect
    .poll(async () => {
      await quickEntry(page).press('Enter');
      return (await bar.snapshot()).running?.notes;
    })
    .toBe('from a link');
  await expect(quickEntry(page)).toHaveValue('general work half typ');
  await quickEntry(page).fill('');

  await open('keito://stop');
  const question = page.getByRole('alertdialog', { name: 'A link asks to stop the timer' });
  await expect(question).toContainText('from a link');
  expect((await bar.snapshot()).running?.notes).toBe('from a link');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect((await bar.snapshot()).running?.notes).toBe('from a link');
  await open('keito://stop');
  await expect(question).toBeVisible();
  await expect
    .poll(async () => {
      await page.keyboard.press('Enter');
      return (await bar.snapshot()).running;
    })
    .toBeNull();

  await open('keito://start?text=general%0Awork');
  await expect(page.getByText(/A link was refused, and nothing was done/)).toBeVisible();
  expect((await bar.snapshot()).running).toBeNull();
  await expect(quickEntry(page)).toHaveValue('');
});

test('hotkeys that got lost are back after a resume, and are confirmed by being pressed', async ({
  desktop,
  start,
}) => {
  // Told of a Wayland session, on X11: what is shown is what is tested, not what Wayland does with keys.
  const bar = await start({ env: { XDG_SESSION_TYPE: 'wayland' }, args: ['--ozone-platform=x11'] });
  const { page } = bar;
  await enter(page, 'general work to go on with 10m');
  await toSettings(page);
  await expect(page.getByText(/Press it now to check/)).toHaveCount(2);
  const command = (await bar.snapshot()).hotkeyCommands.toggle;
  expect(command).toMatch(/bin\/keito-bar\.mjs --toggle$/);
  await expect(page.getByText(command)).toBeVisible();
  await page.getByRole('button', { name: 'Copy the command' }).first().click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await bar.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(command);

  // Nothing sleeps here, and Electron is made to forget them by hand: it does not prove what a system does.
  for (const event of ['resume', 'unlock-screen'] as const) {
    await bar.app.evaluate(({ globalShortcut }) => globalShortcut.unregisterAll());
    await bar.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
    await expect
      .poll(() =>
        bar.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Shift+K')),
      )
      .toBe(true);
    const { running } = await bar.snapshot();
    await desktop.key('ctrl+shift+k');
    await expect.poll(async () => (await bar.snapshot()).running === null).toBe(running !== null);
  }
  expect((await bar.snapshot()).hotkeys.toggle).toBe('confirmed');
  await expect(page.getByText(/Press it now to check/)).toHaveCount(1);
});
