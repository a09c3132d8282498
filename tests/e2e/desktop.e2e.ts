import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { enter, expect, test } from '../support/keito-bar';
import { electronPath, launchApp } from '../support/electron';

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
  expect(await electronPath()).not.toBe('');
});

test('the window has no way to the machine or to the network', async ({ start }) => {
  const { page } = await start();
  const reach = await page.evaluate(async () => ({
    globals: ['require', 'process', 'module', 'electron', 'ipcRenderer'].filter((name) => name in window),
    bridge: Object.keys(window.keitoBar).sort(),
    fetched: await fetch('http://127.0.0.1:9/').then(
      () => 'answered',
      () => 'refused',
    ),
    evaluated: await new Promise((resolve) => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline"';
      document.head.append(script);
      resolve(document.title);
    }),
  }));
  expect(reach).toEqual({
    globals: [],
    bridge: ['listen', 'send'],
    fetched: 'refused',
    evaluated: 'Keito Bar',
  });
  const opened = await page.evaluate(() => window.open('https://keito.example/'));
  expect(opened).toBeNull();
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
