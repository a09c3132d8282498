import { enter, expect, signIn, test, type KeitoBar } from '../support/keito-bar';
import { inJournal } from '../support/profile-journal';
import type { Desktop } from '../support/desktop';
import type { KeitoServer } from '../support/keito';
import type { IdleQuestion } from '../../src/shared/snapshot';

const THRESHOLD_SECONDS = 6;
const env = { KEITO_BAR_IDLE_SECONDS: String(THRESHOLD_SECONDS) };
const patience = { timeout: 30_000 };
/** The form for other work speaks in minutes: the absence must be longer than one. */
const LONG_SECONDS = 62;

/** Starts a timer, really touches nothing for longer than the threshold, and comes back. */
async function beAway(
  bar: KeitoBar,
  desktop: Desktop,
  keito: KeitoServer,
  seconds = THRESHOLD_SECONDS + 2,
): Promise<IdleQuestion> {
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev deep work');
  await expect.poll(async () => (await keito.running())?.notes, patience).toBe('deep work');
  await desktop.moveMouse(300, 300);
  await expect
    .poll(() => bar.app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime()), {
      timeout: (seconds + 30) * 1000,
    })
    .toBeGreaterThanOrEqual(seconds);
  expect((await bar.snapshot()).idle).toBeNull();
  await desktop.moveMouse(310, 320);
  await expect(bar.page.getByRole('heading', { name: /^You were away for/ })).toBeVisible(patience);
  const { idle } = await bar.snapshot();
  if (!idle) throw new Error('No question is open.');
  const away = (idle.to - idle.from) / 1000;
  expect(away).toBeGreaterThanOrEqual(seconds - 1);
  expect(away).toBeLessThan(seconds + 15);
  return idle;
}

/** What came up a moment ago takes no key yet: whoever sees that presses it once more. */
async function answerByKey({ page }: KeitoBar, key: string, asked = /^You were away for/): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name: asked })).toBeHidden({ timeout: 3_000 });
  }).toPass({ ...patience, intervals: [1_100] });
}

test('the first letters after the hotkey of a new line answer nothing', async ({ desktop, keito, start }) => {
  const bar = await start({ env });
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev deep work');
  await expect.poll(async () => (await keito.running())?.notes, patience).toBe('deep work');
  await desktop.moveMouse(300, 300);
  await expect
    .poll(() => bar.app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime()), patience)
    .toBeGreaterThanOrEqual(THRESHOLD_SECONDS + 2);
  // The return is noticed within a second of the hotkey.
  await desktop.key('ctrl+shift+j');
  await bar.page.getByRole('dialog').waitFor();
  await bar.page.keyboard.type('support');
  expect((await bar.snapshot()).idle).not.toBeNull();
  expect((await bar.snapshot()).running?.notes).toBe('deep work');
});

const isSaved = async (bar: KeitoBar) => {
  await expect.poll(async () => (await bar.snapshot()).idle, patience).toBeNull();
  await expect.poll(async () => (await bar.snapshot()).sync.state, patience).toBe('saved');
};
const near = (seconds: number, expected: number) =>
  expect(Math.abs(seconds - expected)).toBeLessThanOrEqual(1);

test('leave out and go on: the old entry ends where the absence began, a new one runs from the return', async ({
  desktop,
  keito,
  start,
}) => {
  const bar = await start({ env });
  const idle = await beAway(bar, desktop, keito);
  await desktop.screenshot('test-results/idle-on-the-desktop.png');
  await answerByKey(bar, 'Enter');
  await isSaved(bar);
  const entries = await keito.entries();
  const finished = entries.find(({ is_running }) => !is_running);
  expect(entries).toHaveLength(2);
  near(finished?.duration_seconds ?? -1, idle.secondsBefore);
  expect(await keito.running()).toMatchObject({ notes: 'deep work', project: { name: 'Website' } });
  expect((await bar.snapshot()).running?.startedAt).toBe(idle.to);
});

test('stop: the entry ends where the absence began and nothing runs', async ({ desktop, keito, start }) => {
  const bar = await start({ env });
  const idle = await beAway(bar, desktop, keito);
  await answerByKey(bar, 's');
  await isSaved(bar);
  const [entry, ...others] = await keito.entries();
  expect(others).toEqual([]);
  expect(entry?.is_running).toBe(false);
  near(entry?.duration_seconds ?? -1, idle.secondsBefore);
});

test('keep: the timer runs on with the time away in it', async ({ desktop, keito, start }) => {
  const bar = await start({ env });
  const idle = await beAway(bar, desktop, keito);
  await answerByKey(bar, 'k');
  await isSaved(bar);
  expect(await keito.entries()).toHaveLength(1);
  const before = Date.now();
  expect((await bar.send('stopTimer', {})).ok).toBe(true);
  await expect.poll(() => keito.running(), patience).toBeNull();
  await isSaved(bar);
  const startedAt = idle.from - idle.secondsBefore * 1000;
  const [entry] = await keito.entries();
  expect(entry?.duration_seconds).toBeGreaterThanOrEqual(Math.floor((before - startedAt) / 1000) - 1);
});

test('elsewhere: the time away goes to another project, and the timer runs on from the return', async ({
  desktop,
  keito,
  start,
}) => {
  test.setTimeout(180_000);
  const bar = await start({ env });
  const idle = await beAway(bar, desktop, keito, LONG_SECONDS);
  const { page } = bar;
  await answerByKey(bar, 'a');
  await page.getByRole('combobox', { name: 'Project or break of part 1' }).fill('northwind');
  await page.getByRole('option', { name: /Retainer/ }).click();
  await page.getByRole('button', { name: 'Put it there and go on' }).click();
  await isSaved(bar);
  const entries = await keito.entries();
  expect(entries).toHaveLength(3);
  const away = (idle.to - idle.from) / 1000;
  near(entries.find(({ project }) => project.name === 'Retainer')?.duration_seconds ?? -1, away);
  near(
    entries.find(({ project, is_running }) => project.name === 'Website' && !is_running)?.duration_seconds ??
      -1,
    idle.secondsBefore,
  );
  expect((await bar.snapshot()).running?.startedAt).toBe(idle.to);
});

test('the question survives an end by force, and goes away when the timer is stopped elsewhere', async ({
  desktop,
  keito,
  start,
}) => {
  const first = await start({ env });
  const idle = await beAway(first, desktop, keito);
  await first.kill();
  const second = await start({ env });
  await expect(second.page.getByRole('heading', { name: /^You were away for/ })).toBeVisible();
  expect((await second.snapshot()).idle).toMatchObject({ id: idle.id, from: idle.from });

  const running = await keito.running();
  await keito.call('PATCH', `/time_entries/${running?.id}/stop`);
  await second.send('syncNow', {});
  await expect(second.page.getByRole('heading', { name: /^You were away for/ })).toBeHidden(patience);
  expect(await keito.entries()).toHaveLength(1);
});

test('a timer that ran on over a night is found in the morning, and ends where somebody was last here', async ({
  keito,
  profile,
  start,
}) => {
  const HOUR_MS = 3_600_000;
  const evening = await start();
  await signIn(evening, keito);
  await enter(evening.page, 'acme dev something else 10m');
  const [other] = (await evening.snapshot()).entries;
  if (!other) throw new Error('Nothing was logged.');
  const { projectId, taskId } = other;
  // Begun thirteen hours ago; and by its journal, nobody was here for the last eleven.
  const begun = Date.now() - 13 * HOUR_MS;
  const timer = { projectId, taskId, notes: 'in the evening', startedAt: begun };
  expect((await evening.send('startTimer', timer)).ok).toBe(true);
  await isSaved(evening);
  await evening.close();
  inJournal(profile, (ledger) => {
    ledger.setFact('idle', null);
    ledger.setFact('last-in-use', String(begun + 2 * HOUR_MS));
  });

  const morning = await start();
  await expect(morning.page.getByRole('dialog', { name: /^in the evening ran 1[23] h/ })).toBeVisible(
    patience,
  );
  await expect(morning.page.getByText(/^You were last here .* End it there\?$/)).toBeVisible();
  expect(await keito.running()).toMatchObject({ notes: 'in the evening' });
  await answerByKey(morning, 'Enter', /^in the evening ran/);
  await isSaved(morning);
  expect(await keito.running()).toBeNull();
  const entry = (await keito.entries()).find(({ notes }) => notes === 'in the evening');
  // Keito has begins to the minute.
  expect(Math.abs((entry?.duration_seconds ?? 0) - 2 * 3_600)).toBeLessThanOrEqual(60);
});

test('a sleep is told by the system, and what was chosen for sleep is done without a question', async ({
  desktop,
  keito,
  start,
}) => {
  // Nothing sleeps here, and the events are emitted by hand: that a system sends them is not shown.
  const bar = await start({ env });
  await signIn(bar, keito);
  await bar.send('changePreferences', { away: { sleep: 'stop' } });
  await enter(bar.page, 'acme dev deep work');
  await expect.poll(async () => (await keito.running())?.notes, patience).toBe('deep work');
  await desktop.moveMouse(300, 300);
  await bar.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect
    .poll(() => bar.app.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime()), patience)
    .toBeGreaterThanOrEqual(THRESHOLD_SECONDS + 1);
  await bar.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  expect((await bar.snapshot()).running).not.toBeNull();
  await desktop.moveMouse(310, 320);
  await expect.poll(async () => (await bar.snapshot()).running, patience).toBeNull();
  await isSaved(bar);
  const { idle, notices } = await bar.snapshot();
  expect([idle, notices.map(({ id }) => id)]).toEqual([null, ['left-out']]);
});

test('what was done elsewhere during a sleep is read on waking, not only minutes later', async ({
  keito,
  start,
}) => {
  const bar = await start({ env });
  await signIn(bar, keito);
  await enter(bar.page, 'acme dev call 25m');
  await isSaved(bar);
  const notes = async () => (await bar.snapshot()).entries.map((entry) => entry.notes);
  expect(await notes()).toEqual(['call']);
  await bar.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  const [entry] = await keito.entries();
  await keito.call('PATCH', `/time_entries/${entry?.id}`, { notes: 'call, from the phone' });
  await bar.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect.poll(notes, patience).toEqual(['call, from the phone']);
});
