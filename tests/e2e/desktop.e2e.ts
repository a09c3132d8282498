import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { enter, expect, toSettings, test } from '../support/keito-bar';
import { launchApp } from '../support/electron';

test('the tray menu starts and stops without the window', async ({ desktop, start }) => {
  const bar = await start();
  await enter(bar.page, 'general work from the menu');
  await bar.send('hidePopover', {});
  await desktop.pickFromTrayMenu(1);
  await expect.poll(async () => (await bar.snapshot()).running).toBeNull();
  await desktop.pickFromTrayMenu(1);
  await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('from the menu');
});

test('a second start hands its switch to the first one and ends', async ({ desktop, profile, start }) => {
  const bar = await start();
  await enter(bar.page, 'general work once');
  await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('once');
  await expect(launchApp(desktop, { profile, args: ['--toggle'] })).rejects.toThrow();
  await expect.poll(async () => (await bar.snapshot()).running).toBeNull();
});

test('the window has no way to the machine or to the network', async ({ keito, start }) => {
  const bar = await start();
  const { page } = bar;
  const reach = await page.evaluate(async (url) => {
    const violations = new Set<string>();
    const bothRefused = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (violations.add(event.effectiveDirective).size === 2) resolve();
      });
    });
    const fetched = await fetch(url).then(
      () => 'answered',
      () => 'refused',
    );
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline"';
    document.head.append(script);
    await bothRefused;
    return {
      globals: ['require', 'process', 'module', 'electron', 'ipcRenderer'].filter((name) => name in window),
      bridge: Object.keys(window.keitoBar).sort(),
      fetched,
      title: document.title,
      violations: [...violations].sort(),
    };
  }, `${keito.url}/health`);
  expect(reach).toEqual({
    globals: [],
    bridge: ['listen', 'send'],
    fetched: 'refused',
    title: 'Keito Bar',
    violations: ['connect-src', 'script-src-elem'],
  });
  expect(keito.control.requests().filter(({ path }) => path.endsWith('/health'))).toEqual([]);
  expect(await page.evaluate((url) => window.open(url), keito.url)).toBeNull();
  // The listener must be there before the page tries to leave.
  await bar.app.evaluate(({ webContents }) => {
    webContents.getAllWebContents()[0]?.once('will-frame-navigate', (event) => {
      setImmediate(() => (process.env['LEAVING'] = `${event.url} ${event.defaultPrevented}`));
    });
  });
  await page.evaluate((url) => void (location.href = url), keito.url);
  await expect.poll(() => bar.app.evaluate(() => process.env['LEAVING'])).toBe(`${keito.url} true`);
  expect(await page.evaluate(() => location.protocol)).toBe('keito-bar-window:');
});

test('only the app’s own page is answered, and only the files of the window are served', async ({
  start,
}) => {
  const bar = await start();
  const stranger = await bar.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await window.loadURL('data:text/html,hello');
    const answer: unknown = await window.webContents.executeJavaScript(
      "window.keitoBar.send('snapshot', {})",
    );
    window.destroy();
    return answer;
  });
  expect(stranger).toMatchObject({ ok: false, failure: { kind: 'internal' } });
  const statuses = await bar.app.evaluate(async ({ session }) => {
    const paths = ['index.html', '..%2f..%2fpackage.json', '../../package.json', '..%2fmain%2findex.js'];
    const own = session.fromPartition('window');
    return Promise.all(paths.map(async (path) => (await own.fetch(`keito-bar-window://app/${path}`)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
});

test('nonsense over the bridge is refused in words and changes nothing', async ({ start }) => {
  const bar = await start();
  const answer = await bar.page.evaluate(() =>
    window.keitoBar.send('startTimer', JSON.parse('{"projectId":1,"taskId":"x","notes":"","extra":true}')),
  );
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid', field: 'projectId' } });
  const unknown = await bar.page.evaluate(() => window.keitoBar.send(JSON.parse('"toString"'), {}));
  expect(unknown).toMatchObject({ ok: false, failure: { kind: 'internal' } });
  expect((await bar.snapshot()).running).toBeNull();
});

test('a damaged settings file is set aside and the last good one comes back', async ({ profile, start }) => {
  const first = await start();
  expect((await first.send('changePreferences', { theme: 'dark' })).ok).toBe(true);
  await first.close();
  writeFileSync(path.join(profile, 'settings.json'), '{"preferences": {"theme"');
  const second = await start();
  const { preferences, notices } = await second.snapshot();
  expect(preferences.theme).toBe('dark');
  expect(notices.map(({ id }) => id)).toEqual(['settings']);
  await expect(second.page.getByText(/settings file was damaged/)).toBeVisible();
});

test('a damaged journal is set aside and the app says so', async ({ profile, start }) => {
  const first = await start();
  await enter(first.page, 'general work kept on the server 25m');
  await expect.poll(async () => (await first.snapshot()).sync.state).toBe('saved');
  await first.close();
  writeFileSync(path.join(profile, 'this-computer', 'ledger.db'), 'this is no database, and never was one');
  const second = await start();
  await expect(second.page.getByText(/journal on disk was damaged/)).toBeVisible();
  await expect
    .poll(async () => (await second.snapshot()).entries.map(({ notes }) => notes))
    .toEqual(['kept on the server']);
});

test('recording a hotkey fires none, and the new one works', async ({ desktop, start }) => {
  const bar = await start();
  const { page } = bar;
  await enter(page, 'general work to go on with 10m');
  await toSettings(page);
  await page.getByRole('button', { name: /Change the hotkey “Start or stop”/ }).click();
  await expect(page.getByText('Press the keys…')).toBeVisible();
  await desktop.key('ctrl+shift+k');
  await expect(page.getByText('Press the keys…')).toBeHidden();
  expect((await bar.snapshot()).running).toBeNull();

  await page.getByRole('button', { name: /Change the hotkey “Start or stop”/ }).click();
  await desktop.key('ctrl+alt+t');
  await expect
    .poll(async () => (await bar.snapshot()).preferences.hotkeys.toggle)
    .toMatch(/^(CommandOrControl|Control|Ctrl)\+Alt\+T$/);
  await desktop.key('ctrl+alt+t');
  await expect.poll(async () => (await bar.snapshot()).running?.notes).toBe('to go on with');
  expect((await bar.snapshot()).hotkeys.toggle).toBe('confirmed');
});

test('a damaged Keito on this computer is built anew from the journal', async ({ profile, start }) => {
  const first = await start();
  await enter(first.page, 'general work saved twice over 25m');
  await expect.poll(async () => (await first.snapshot()).sync.state).toBe('saved');
  await first.close();
  writeFileSync(path.join(profile, 'this-computer', 'keito.db'), 'this is no database, and never was one');
  const second = await start();
  await expect(second.page.getByText(/built anew from the journal/)).toBeVisible();
  await expect.poll(async () => (await second.snapshot()).sync.state).toBe('saved');
  const { entries } = await second.snapshot();
  expect(entries.map(({ notes, seconds }) => [notes, seconds])).toEqual([['saved twice over', 1500]]);
});
