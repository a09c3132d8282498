import { enter, expect, signIn, syncPill, test } from '../support/keito-bar';

const arrival = { timeout: 30_000 };

test('with the server away start and stop work and say so; with it back everything arrives once', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await keito.switchOff();

  await enter(page, 'acme dev on the train');
  await expect(page.getByRole('timer')).toHaveText(/^0:00:0[2-9]$/);
  await expect(syncPill(page, '1 waiting')).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('not sent yet')).toBeVisible();
  await enter(page, 'northwind meet in the tunnel');
  await expect(syncPill(page, '2 waiting')).toBeVisible();
  expect(await keito.entries()).toEqual([]);
  const offline = await bar.snapshot();
  const finished = offline.entries.find(({ notes }) => notes === 'on the train');

  await keito.switchOn();
  await expect(syncPill(page, 'saved')).toBeVisible(arrival);
  const entries = await keito.entries();
  expect(entries.map(({ notes, is_running }) => [notes, is_running]).sort()).toEqual([
    ['in the tunnel', true],
    ['on the train', false],
  ]);
  expect(entries.find(({ notes }) => notes === 'on the train')?.duration_seconds).toBe(finished?.seconds);
});

test('a running timer goes on over a quit and over an end by force', async ({ keito, start }) => {
  const first = await start();
  await signIn(first, keito);
  await enter(first.page, 'acme dev long haul');
  await expect.poll(async () => (await keito.running())?.notes, arrival).toBe('long haul');
  const startedAt = (await first.snapshot()).running?.startedAt;
  await first.close();

  const second = await start();
  await expect(second.page.getByRole('timer')).toBeVisible();
  expect((await second.snapshot()).running).toMatchObject({ notes: 'long haul', startedAt });
  await second.kill();

  const third = await start();
  const since = (await third.snapshot()).running?.startedAt ?? 0;
  expect(since).toBe(startedAt);
  const shown = await third.page.getByRole('timer').textContent();
  const seconds = (shown ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  expect(Math.abs(seconds - (Date.now() - since) / 1000)).toBeLessThan(3);
  expect(await keito.entries()).toHaveLength(1);
});

test('a timer started just before an end by force, never sent, runs on and arrives once', async ({
  keito,
  start,
}) => {
  const first = await start();
  await signIn(first, keito);
  await keito.switchOff();
  await enter(first.page, 'acme dev last words');
  const startedAt = (await first.snapshot()).running?.startedAt;
  await first.kill();
  await keito.switchOn();

  const second = await start();
  expect((await second.snapshot()).running).toMatchObject({ notes: 'last words', startedAt });
  await expect.poll(async () => (await keito.running())?.notes, arrival).toBe('last words');
  await expect.poll(async () => (await second.snapshot()).sync.state, arrival).toBe('saved');
  expect(await keito.entries()).toHaveLength(1);
});

test('a timer stopped while the server is away, then an end by force: its time arrives once, as of the stop', async ({
  keito,
  start,
}) => {
  const first = await start();
  await signIn(first, keito);
  await enter(first.page, 'acme dev cut off');
  await expect.poll(async () => (await keito.running())?.notes, arrival).toBe('cut off');
  await expect(first.page.getByRole('timer')).toHaveText(/^0:00:0[2-9]$/);
  await keito.switchOff();
  await first.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(first.page.getByText('not sent yet')).toBeVisible();
  const stopped = (await first.snapshot()).entries.find(({ notes }) => notes === 'cut off');
  await first.kill();
  await keito.switchOn();

  const second = await start();
  await expect.poll(() => keito.running(), arrival).toBeNull();
  await expect.poll(async () => (await second.snapshot()).sync.state, arrival).toBe('saved');
  const [entry, ...others] = await keito.entries();
  expect(others).toEqual([]);
  expect(Math.abs((entry?.duration_seconds ?? -9) - (stopped?.seconds ?? 0))).toBeLessThanOrEqual(2);
  expect((await second.snapshot()).entries).toHaveLength(1);
});

test('a refused change stays in sight with the words of Keito, and holds up nothing else', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await enter(page, 'acme dev yesterday 45m report');
  await expect.poll(async () => (await keito.entries()).length, arrival).toBe(1);
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  const [report] = await keito.entries();
  const known = (await bar.snapshot()).recents.find(({ notes }) => notes === 'report');
  keito.control.changeEntry(report?.id ?? '', { is_locked: true });

  const entryId = known?.entryId ?? '';
  expect((await bar.send('editEntry', { entryId, changes: { notes: 'late report' } })).ok).toBe(true);
  const section = page.getByRole('region', { name: 'Other days, not sent yet' });
  await expect(section.getByText(/needs you: .*locked/i)).toBeVisible(arrival);
  await expect(syncPill(page, 'needs you')).toBeVisible();

  await enter(page, 'northwind meet goes through 15m');
  await expect
    .poll(async () => (await keito.entries()).map(({ notes }) => notes).sort(), arrival)
    .toEqual(['goes through', 'report']);

  keito.control.changeEntry(report?.id ?? '', { is_locked: false });
  await section.getByRole('button', { name: /^Edit: late report/ }).click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await expect
    .poll(async () => (await keito.entries()).map(({ notes }) => notes).sort(), arrival)
    .toEqual(['goes through', 'late report']);
  await expect(section).toBeHidden();
});

test('a lost answer does not double an entry', async ({ keito, start }) => {
  const bar = await start();
  await signIn(bar, keito);
  keito.faults.next({ kind: 'lose-answer', method: 'POST', path: '/time_entries' });
  await enter(bar.page, 'acme dev once only 20m');
  await expect.poll(() => keito.faults.log.length, arrival).toBe(1);
  await expect.poll(async () => (await bar.snapshot()).sync.state, { timeout: 60_000 }).toBe('saved');
  expect((await keito.entries()).map(({ notes }) => notes)).toEqual(['once only']);
});
