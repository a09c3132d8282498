// Draws the pictures of docs/screenshots: the real app in a real Electron, on a virtual desktop, signed in to a Keito
// in a box with a believable company. Run it with `npm run screenshots`.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { addDays, dateIn } from '../src/shared/calendar';
import { afternoonZone } from '../tests/support/afternoon';
import { startDesktop } from '../tests/support/desktop';
import { newProfile } from '../tests/support/electron';
import { inJournal, leaveConflict } from '../tests/support/profile-journal';
import { openKeitoBar, quickEntry, syncPill, type KeitoBar } from '../tests/support/keito-bar';
import { startKeito, type KeitoServer } from '../tests/support/keito';
import { repository } from './lib/repository.mjs';

const FOLDER = path.join(repository, 'docs', 'screenshots');
const SHARP = ['--force-device-scale-factor=2'];
const env = { KEITO_BAR_OPEN: '1' };
const MINUTE_MS = 60_000;

interface Named {
  readonly id: string;
  readonly name: string;
}
type ProjectRow = Named & { readonly client: Named; readonly tasks: readonly Named[] };

/** The day of the mock: three finished entries, a gap, and a timer since shortly after one. */
async function fillDay(keito: KeitoServer, zone: string): Promise<void> {
  const today = dateIn(zone, Date.now());
  const yesterday = addDays(today, -1);
  for (const { id, spent_date } of await keito.entries()) {
    if (spent_date === today || spent_date === yesterday) await keito.call('DELETE', `/time_entries/${id}`);
  }
  const { projects } = (await keito.call('GET', '/projects?per_page=2000')) as {
    projects: readonly ProjectRow[];
  };
  const log = async (
    client: string,
    project: string,
    task: string,
    notes: string,
    times: object,
    date = today,
  ): Promise<void> => {
    const found = projects.find((row) => row.client.name.startsWith(client) && row.name.startsWith(project));
    const foundTask = found?.tasks.find(({ name }) => name.startsWith(task));
    if (!found || !foundTask) throw new Error(`The sample company has no ${client} › ${project} / ${task}.`);
    await keito.call('POST', '/time_entries', {
      ...{ project_id: found.id, task_id: foundTask.id, spent_date: date, notes },
      ...times,
    });
  };
  const span = (started_time: string, ended_time: string) => ({
    is_running: false,
    started_time,
    ended_time,
  });
  await log('Acme', 'Website', 'Development', 'Basket', span('08:40', '11:55'), yesterday);
  await log('Northwind', 'Retainer', 'Meetings', 'A call meanwhile', span('10:30', '11:10'), yesterday);
  const long =
    'Release notes 🚀 for the web shop, with every change since spring\nand what support has to know\nסיכום';
  await log('Acme', 'Website', 'Development', long, span('12:40', '16:30'), yesterday);
  await log('Internal', 'Operations', 'Admin', 'Inbox and planning', span('09:02', '09:46'));
  await log('Acme', 'Website', 'Development', 'Checkout form validation', span('09:50', '11:58'));
  await log('Northwind', 'Retainer', 'Meetings', 'Sprint review', span('12:20', '13:00'));
  await log('Acme', 'Website', 'Development', 'Fix the login redirect', {
    is_running: true,
    started_time: '13:04',
  });
}

/** An open question as the app itself keeps it over a quit: half an hour away, until two minutes ago. */
function leaveQuestion(profile: string, entryId: string): void {
  const to = Date.now() - 2 * MINUTE_MS;
  const absence = { id: 'away', entryId, from: to - 32 * MINUTE_MS, to };
  inJournal(profile, (ledger) =>
    ledger.setFact('idle', JSON.stringify({ kind: 'asking', absence, awaySince: null })),
  );
}

/** The question is answered, and an entry was changed here in another way than elsewhere. */
function leaveClash(profile: string, entryId: string): void {
  inJournal(profile, (ledger) => ledger.setFact('idle', null));
  leaveConflict(profile, entryId, {
    notes: 'Checkout form: validation\nand the words for each error',
    seconds: 7_200,
    startTime: '09:50',
    endTime: '11:50',
  });
}

async function picture({ page }: KeitoBar, name: string): Promise<void> {
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  console.log(`docs/screenshots/${name}.png`);
}

async function theme(bar: KeitoBar, wanted: 'light' | 'dark'): Promise<void> {
  await bar.send('changePreferences', { theme: wanted });
  await bar.page.locator(`html[data-theme="${wanted}"]`).waitFor();
}

async function pictures(bar: KeitoBar, suffix: string): Promise<void> {
  const { page } = bar;
  await page.mouse.move(0, 0);
  await page.getByRole('navigation').getByRole('button', { name: 'Today', exact: true }).click();
  await quickEntry(page).fill('');
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await picture(bar, `today${suffix}`);
  await quickEntry(page).fill('acme dev fix login 1h30 yesterday');
  await page.getByText('Enter logs').waitFor();
  await picture(bar, `quick-entry${suffix}`);
  await quickEntry(page).fill('');
  await page.getByRole('button', { name: 'Previous day' }).click();
  await page.getByRole('button', { name: /^Edit: Release notes/ }).waitFor();
  await page.mouse.move(0, 0);
  await picture(bar, `day${suffix}`);
  await page.getByRole('button', { name: /^Fill the gap/ }).click();
  await page.getByRole('button', { name: 'Log', exact: true }).waitFor();
  await picture(bar, `gap${suffix}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await page.getByRole('table').waitFor();
  await page.mouse.move(0, 0);
  await picture(bar, `week${suffix}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await picture(bar, `settings${suffix}`);
  await page.getByRole('navigation').getByRole('button', { name: 'Today', exact: true }).click();
}

await mkdir(FOLDER, { recursive: true });
const zone = afternoonZone(Date.now());
const keito = await startKeito({ timezone: zone, sample: true });
const desktop = await startDesktop({ screen: '1600x1500' });
const profile = await newProfile();
try {
  await fillDay(keito, zone);
  const bar = await openKeitoBar(desktop, {
    profile: profile.path,
    env,
    args: SHARP,
  });
  await picture(bar, 'first-run');
  await bar.page.getByRole('button', { name: 'Connect to Keito' }).click();
  await bar.page.getByRole('textbox', { name: 'API key' }).waitFor();
  await picture(bar, 'sign-in');
  const { apiKey: key, accountId: companyId } = keito.credentials;
  await bar.send('signIn', { method: 'api-key', server: keito.url, key, companyId });
  await bar.page.getByRole('navigation').getByRole('button', { name: 'Today', exact: true }).click();
  await bar.page.getByRole('timer').waitFor();
  await syncPill(bar.page, 'saved').waitFor();
  const [, ...olderRecents] = (await bar.snapshot()).recents;
  for (const { projectId, taskId, notes } of olderRecents.slice(-2))
    await bar.send('pin', { projectId, taskId, notes });
  // Until that can be taken back no more: the pictures are of a quiet day.
  await bar.page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'visible' });
  await bar.page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden' });
  await theme(bar, 'light');
  await pictures(bar, '');
  await theme(bar, 'dark');
  await pictures(bar, '-dark');

  const { running, entries } = await bar.snapshot();
  await bar.close();
  leaveQuestion(profile.path, running?.id ?? '');
  const back = await openKeitoBar(desktop, { profile: profile.path, env, args: SHARP });
  await back.page.getByRole('heading', { name: /^You were away/ }).waitFor();
  await theme(back, 'light');
  await picture(back, 'idle');
  await theme(back, 'dark');
  await picture(back, 'idle-dark');
  await back.close();

  leaveClash(profile.path, entries.find(({ notes }) => notes.startsWith('Checkout'))?.id ?? '');
  const torn = await openKeitoBar(desktop, { profile: profile.path, env, args: SHARP });
  await torn.page.getByRole('button', { name: /^Edit: Checkout/ }).click();
  await torn.page.getByRole('button', { name: /^Keep mine/ }).waitFor();
  await torn.page.mouse.move(0, 0);
  await theme(torn, 'light');
  await picture(torn, 'conflict');
  await theme(torn, 'dark');
  await picture(torn, 'conflict-dark');
  await torn.close();
} finally {
  await desktop.stop();
  await profile.remove();
  await keito.stop();
}
process.exit(0);
