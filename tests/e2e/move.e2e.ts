import type { Page } from '@playwright/test';
import { z } from 'zod';
import { enter, expect, type KeitoBar, toSettings, signIn, test } from '../support/keito-bar';
import { Keyboard } from '../support/keyboard';
import type { KeitoServer } from '../support/keito';

/** Each is looked for before it is sent, and other programs load the machine. */
const arrival = { timeout: 60_000 };

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** What Keito has, each entry by its note and seconds, in the order of the notes. */
const there = async (keito: KeitoServer) =>
  (await keito.entries()).map(({ notes, duration_seconds }) => `${notes} ${duration_seconds}`).sort();
const ofEverybody = async (keito: KeitoServer) =>
  z
    .object({ time_entries: z.array(z.object({ notes: z.string(), duration_seconds: z.number() })) })
    .parse(await keito.call('GET', '/time_entries?per_page=2000'))
    .time_entries.map(({ notes, duration_seconds }) => `${notes} ${duration_seconds}`)
    .sort();
const places = async (keito: KeitoServer) =>
  (await keito.entries())
    .map(({ notes, project, task }) => `${notes}: ${project.name} / ${task.name}`)
    .sort();

/** Three entries on this computer, of a project that Keito has by the same name and of one that it does not. */
async function trackHere(bar: KeitoBar): Promise<void> {
  const { page } = bar;
  for (const project of [
    { clientName: 'ACME', projectName: 'website', taskNames: ['Development'] },
    { clientName: 'Globex', projectName: 'Guide', taskNames: ['Writing'] },
  ])
    expect(await bar.send('addProject', project)).toEqual({ ok: true, value: null });
  const names = async () => {
    const answer = await bar.send('catalogue', {});
    return answer.ok ? answer.value.projects.map(({ name }) => name) : [];
  };
  await expect.poll(names).toContain('Guide');
  await enter(page, 'website dev login 1h30');
  await enter(page, 'website dev logout 45m yesterday');
  await enter(page, 'guide writing chapter 2h');
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
}

async function openMove({ page }: KeitoBar): Promise<void> {
  await toSettings(page);
  await button(page, /^Bring over time from this/).click();
  await heading(page, 'Bring over time').waitFor();
}

/** From the list of entries to the last look, with the guide on the retainer. */
async function chooseAll({ page }: KeitoBar): Promise<void> {
  await button(page, 'Next').click();
  await expect(page.getByLabel(/^ACME › website/)).toHaveValue('Acme › Website / Development');
  await page.getByLabel(/^Globex › Guide/).fill('retainer');
  await page.getByRole('option', { name: /Retainer/ }).click();
  await button(page, 'Next').click();
  await heading(page, 'Check').waitFor();
}

const ALL = ['chapter 7200', 'login 5400', 'logout 2700'];

test('time of this computer goes to the account, each entry once, though the app is ended in between', async ({
  keito,
  start,
}) => {
  test.setTimeout(240_000);
  const bar = await start();
  await trackHere(bar);
  await signIn(bar, keito);
  await button(bar.page, 'Today').click();
  await expect(bar.page.getByText(/^3 entries that were tracked on this computer/)).toBeVisible();
  await button(bar.page, 'Choose …').click();
  await expect(bar.page.getByText('3 entries · 4:15')).toBeVisible();
  expect(await there(keito)).toEqual([]);
  await chooseAll(bar);
  await expect(bar.page.getByRole('row', { name: /Total 3 4:15/ })).toBeVisible();
  await button(bar.page, 'Bring over 3 entries').click();
  await heading(bar.page, 'Brought over').waitFor();
  // By force, wherever it is just then with sending them.
  await bar.kill();

  const again = await start();
  await expect.poll(() => there(keito), arrival).toEqual(ALL);
  expect(await places(keito)).toEqual([
    'chapter: Retainer / Meetings',
    'login: Website / Development',
    'logout: Website / Development',
  ]);
  await expect.poll(async () => (await again.snapshot()).sync.state, arrival).toBe('saved');
  await toSettings(again.page);
  await expect(heading(again.page, 'Settings')).toBeVisible();
  expect(await again.send('moveOffer', {})).toEqual({ ok: true, value: { count: 0, isNews: false } });
  await expect(button(again.page, /^Bring over time/)).toBeHidden();

  // On this computer all of it is as it was; what comes to it is all that is offered then.
  await button(again.page, 'Switch to this computer').click();
  await button(again.page, 'Today').click();
  await expect.poll(async () => (await again.snapshot()).entries.length).toBe(2);
  await enter(again.page, 'guide writing epilogue 15m');
  await toSettings(again.page);
  await button(again.page, /^Switch to /)
    .first()
    .click();
  await expect.poll(async () => (await again.snapshot()).account.kind).toBe('remote');
  await button(again.page, /^Bring over time/).click();
  await expect(again.page.getByText('1 entry · 0:15')).toBeVisible();
  await button(again.page, 'Next').click();
  await again.page.getByLabel(/^Globex › Guide/).fill('retainer');
  await again.page.getByRole('option', { name: /Retainer/ }).click();
  await button(again.page, 'Next').click();
  await button(again.page, 'Bring over 1 entry').click();
  await expect.poll(() => there(keito), arrival).toEqual(['chapter 7200', 'epilogue 900', ...ALL.slice(1)]);
});

test('without a network it is in the account at once, and sent when Keito is there again', async ({
  keito,
  start,
}) => {
  test.setTimeout(180_000);
  const bar = await start();
  await trackHere(bar);
  await signIn(bar, keito);
  await keito.switchOff();
  await openMove(bar);
  await chooseAll(bar);
  await button(bar.page, 'Bring over 3 entries').click();
  await button(bar.page, 'Go to Today').click();
  await expect(bar.page.getByText('login', { exact: true }).first()).toBeVisible();
  expect((await bar.snapshot()).sync.waiting).toBe(3);
  await bar.close();
  await keito.switchOn();
  const again = await start();
  await expect.poll(() => there(keito), arrival).toEqual(ALL);
  await expect.poll(async () => (await again.snapshot()).sync.state, arrival).toBe('saved');
});

test('a member brings their time over too; a client that they may not add stays in sight with the reason', async ({
  keito,
  start,
}) => {
  test.setTimeout(180_000);
  const bar = await start();
  await trackHere(bar);
  await signIn(bar, keito, keito.credentials.memberKey);
  await openMove(bar);
  await button(bar.page, 'Next').click();
  await button(bar.page, /^Add.*Globex/).click();
  await expect(button(bar.page, /^Add.*Globex/)).toBeHidden();
  await bar.page.getByLabel(/^ACME › website/).fill('website');
  await bar.page
    .getByRole('option', { name: /Website/ })
    .first()
    .click();
  await bar.page.getByLabel(/^Globex › Guide/).fill('website');
  await bar.page
    .getByRole('option', { name: /Website/ })
    .first()
    .click();
  await button(bar.page, 'Next').click();
  await button(bar.page, 'Bring over 3 entries').click();
  await expect.poll(() => ofEverybody(keito), arrival).toEqual(ALL);
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('needs-you');
  expect((await bar.snapshot()).accountState).toBe('ready');
  await button(bar.page, 'More').click();
  await button(bar.page, /^Clients/).click();
  await expect(bar.page.getByText(/administrator|manager|permission|allowed/i).first()).toBeVisible();
});

test('with the keys alone, leaving out what has no place', async ({ keito, start }) => {
  test.setTimeout(180_000);
  const bar = await start();
  const { page } = bar;
  const keys = new Keyboard(page);
  await trackHere(bar);
  await signIn(bar, keito);
  await page.keyboard.press('Control+1');
  await keys.to(button(page, 'Choose …'), 'Shift+Tab');
  await keys.press('Enter');
  await heading(page, 'Bring over time').waitFor();
  await keys.to(page.getByRole('checkbox', { name: /logout/ }));
  await keys.press('Space');
  await expect(page.getByText('2 entries · 3:30')).toBeVisible();
  await keys.to(button(page, 'Next'));
  await keys.press('Enter');
  await heading(page, 'Where does it go?').waitFor();
  await keys.to(button(page, 'Next'));
  await keys.press('Enter');
  await expect(page.getByText('Choose where it goes, or leave it out.')).toBeVisible();
  await keys.isOn(page.getByLabel(/^Globex › Guide/));
  await keys.to(button(page, /^Leave out: Globex/));
  await keys.press('Enter');
  await expect(page.getByText('Left out: stays on this computer only')).toBeVisible();
  await keys.to(button(page, 'Next'));
  await keys.press('Enter');
  await heading(page, 'Check').waitFor();
  await keys.press('Escape');
  await heading(page, 'Where does it go?').waitFor();
  await keys.to(button(page, 'Next'));
  await keys.press('Enter');
  await keys.to(button(page, 'Bring over 1 entry'));
  await keys.press('Enter');
  await heading(page, 'Brought over').waitFor();
  await expect.poll(() => there(keito), arrival).toEqual(['login 5400']);
  await keys.press('Escape');
  await heading(page, 'Settings').waitFor();
});
