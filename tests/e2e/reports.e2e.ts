import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { violationsIn } from '../support/axe';
import { parseCsv } from '../support/csv';
import type { KeitoServer } from '../support/keito';
import { enter, expect, signIn, test } from '../support/keito-bar';

const arrival = { timeout: 30_000 };
const created = z.object({ id: z.string() });

async function toReports(page: Page): Promise<void> {
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Reports' })).toBeVisible();
}

async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The cells of the table, line by line. */
const cells = (page: Page): Promise<readonly (readonly string[])[]> =>
  page
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) =>
          (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
        ),
      ),
    );

/** Who a key is of. */
async function userOf(keito: KeitoServer, key: string): Promise<{ id: string; name: string }> {
  const headers = { authorization: `Bearer ${key}`, 'keito-account-id': keito.credentials.accountId };
  const answer = await fetch(`${keito.url}/users/me`, { headers });
  const me = z
    .object({ id: z.string(), first_name: z.string(), last_name: z.string() })
    .parse(await answer.json());
  return { id: me.id, name: `${me.first_name} ${me.last_name}` };
}

interface Team {
  readonly owner: { readonly id: string; readonly name: string };
  readonly member: { readonly id: string; readonly name: string };
}

/** Two people with time on one day: work with a rate, a project with a dangerous name, and what an agent did. */
async function teamAtWork(keito: KeitoServer, day: string): Promise<Team> {
  const owner = await userOf(keito, keito.credentials.apiKey);
  const member = await userOf(keito, keito.credentials.memberKey);
  const make = async (path: string, body: object): Promise<string> =>
    created.parse(await keito.call('POST', path, body)).id;
  const client_id = await make('/clients', { name: 'Grüße & Co' });
  const task = await make('/tasks', { name: 'Painting' });
  const project = { client_id, is_billable: true, bill_by: 'project', task_ids: [task] };
  const paid = await make('/projects', { ...project, name: 'Gallery', hourly_rate: 90 });
  const odd = await make('/projects', { ...project, name: '=1+1, "sum"' });
  const track = (user_id: string, project_id: string, hours: number, more: object) =>
    keito.call('POST', '/time_entries', {
      ...{ user_id, project_id, task_id: task, spent_date: day, is_running: false, hours },
      ...more,
    });
  await track(owner.id, paid, 2, { billable: true, source: 'web' });
  await track(owner.id, odd, 0.25, { billable: false, source: 'cli' });
  await track(member.id, paid, 1.5, { billable: true, source: 'agent' });
  return { owner, member };
}

test('a manager sees the team, groups and sorts it, saves it for a spreadsheet and copies it', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  const { today } = await bar.snapshot();
  const { owner, member } = await teamAtWork(keito, today);
  await signIn(bar, keito);

  await toReports(page);
  await expect(page.getByRole('table', { name: 'Time by Person' })).toBeVisible(arrival);
  expect(await cells(page)).toEqual([
    ['Person', 'Time', 'Billable', 'Agents', 'Amount'],
    [owner.name, '2:15', '2:00', '–', '€180.00'],
    [member.name, '1:30', '1:30', '1:30', '€135.00'],
    ['Total', '3:45', '3:30', '1:30', '€315.00'],
  ]);
  await expect(page.getByText('3:30 billable · 1:30 by agents')).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);

  await choose(page, 'Group by', 'People and agents');
  expect((await cells(page)).map(([name, time]) => [name, time]).slice(1)).toEqual([
    ...[
      ['Web', '2:00'],
      ['Agents', '1:30'],
      ['Command line', '0:15'],
      ['Total', '3:45'],
    ],
  ]);
  await choose(page, 'Group by', 'Project');
  await page.getByRole('button', { name: 'Time', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Time' })).toHaveAttribute('aria-sort', 'ascending');
  const gallery = ['Gallery · Grüße & Co', '3:30', '3:30', '1:30'];
  expect((await cells(page)).slice(1, 3)).toEqual([['=1+1, "sum" · Grüße & Co', '0:15', '–', '–'], gallery]);

  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const folder = await bar.app.evaluate(({ app }) => app.getPath('downloads'));
  await expect(page.getByText('Saved as')).toContainText(folder);
  const name = (await page.getByText('Saved as').textContent())?.replace(
    /^Saved as .*?([^/\\]+\.csv).*$/,
    '$1',
  );
  const bytes = readFileSync(path.join(folder, name ?? ''));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(parseCsv(bytes.subarray(3).toString('utf8'))).toEqual([
    ['Project', 'Client', 'Hours', 'Duration', 'Billable hours', 'Hours of agents', 'Entries'],
    [`'=1+1, "sum"`, 'Grüße & Co', '0.2500', '0:15:00', '0.0000', '0.0000', '1'],
    ['Gallery', 'Grüße & Co', '3.5000', '3:30:00', '3.5000', '1.5000', '2'],
  ]);

  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const copied = await bar.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n').map((line) => line.split('\t').slice(0, 3))).toEqual([
    ['Project', 'Client', 'Hours'],
    [`'=1+1, "sum"`, 'Grüße & Co', '0.2500'],
    ['Gallery', 'Grüße & Co', '3.5000'],
    ['Total', '', '3.7500'],
  ]);

  await choose(page, 'Days', 'Last month');
  await expect(page.getByText('Nothing was tracked on these days.')).toBeVisible(arrival);
});

test('a member is told that the team is for managers, sees their own time and stays signed in', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  const { today } = await bar.snapshot();
  await teamAtWork(keito, today);
  await signIn(bar, keito, keito.credentials.memberKey);

  await toReports(page);
  await expect(page.getByText(/^Reports of the team are for managers/)).toBeVisible(arrival);
  expect(await cells(page)).toEqual([
    ['Project', 'Time', 'Billable', 'Agents'],
    ['Gallery · Grüße & Co', '1:30', '1:30', '1:30'],
    ['Total', '1:30', '1:30', '1:30'],
  ]);
  expect(await violationsIn(page)).toEqual([]);
  const asked = keito.control.requests().filter(({ path: at }) => at.endsWith('/reports/time/team'));
  expect(asked.map(({ status }) => status)).toEqual([403]);
  expect(await bar.snapshot()).toMatchObject({ accountState: 'ready', sync: { state: 'saved' } });
});

test('with the server away the report is of what is known here, and of everything once it is back', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito);
  await enter(page, 'acme dev 45m on the train');
  await expect.poll(async () => (await keito.entries()).length, arrival).toBe(1);
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');
  await keito.switchOff();
  await enter(page, 'northwind meet 30m in the tunnel');
  await expect.poll(async () => (await bar.snapshot()).sync.waiting, arrival).toBe(1);

  await toReports(page);
  await expect(page.getByText(/Shown is your own time as far as this computer knows it/)).toBeVisible(
    arrival,
  );
  await expect(page.getByText('Not sent yet, but counted: 1')).toBeVisible();
  const both = [
    ['Website · Acme', '0:45'],
    ['Retainer · Northwind', '0:30'],
    ['Total', '1:15'],
  ];
  const shown = async () => (await cells(page)).slice(1).map(([name, time]) => [name, time]);
  expect(await shown()).toEqual(both);

  await keito.switchOn();
  await expect.poll(async () => (await keito.entries()).length, { timeout: 60_000 }).toBe(2);
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText(/^As of/)).toBeVisible(arrival);
  expect(await shown()).toEqual(both);
  await expect(page.getByText(/^Not sent yet/)).toBeHidden();
});

test('a member with the server away sees their own time, and nothing of permissions', async ({
  keito,
  start,
}) => {
  const bar = await start();
  const { page } = bar;
  await signIn(bar, keito, keito.credentials.memberKey);
  await enter(page, 'acme dev 45m on the train');
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');
  await keito.switchOff();
  await enter(page, 'northwind meet 30m in the tunnel');
  await expect.poll(async () => (await bar.snapshot()).sync.waiting, arrival).toBe(1);

  await toReports(page);
  const known = page.getByText(/Shown is your own time as far as this computer knows it/);
  await expect(known).toBeVisible(arrival);
  await expect(page.getByText(/^Reports of the team are for managers/)).toHaveCount(0);
  await choose(page, 'Group by', 'Client');
  const shown = async () => (await cells(page)).slice(1).map(([name, time]) => [name, time]);
  const both = [
    ['Acme', '0:45'],
    ['Northwind', '0:30'],
    ['Total', '1:15'],
  ];
  expect(await shown()).toEqual(both);

  await keito.switchOn();
  await bar.send('syncNow', {});
  await expect.poll(async () => (await bar.snapshot()).sync.state, arrival).toBe('saved');
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText(/^Reports of the team are for managers/)).toBeVisible(arrival);
  expect(await shown()).toEqual(both);
});

test('on this computer the report is the same, without any account', async ({ desktop, start }) => {
  const bar = await start();
  const { page } = bar;
  await enter(page, 'general meet 1h30 stand-up');
  await expect.poll(async () => (await bar.snapshot()).sync.state).toBe('saved');
  await toReports(page);
  await expect(page.getByText(/^As of/)).toBeVisible(arrival);
  expect((await cells(page)).slice(1).map(([name, time]) => [name, time])).toEqual([
    ['General · My work', '1:30'],
    ['Total', '1:30'],
  ]);
  await page.keyboard.press('Escape');
  await expect.poll(() => desktop.windowTitles()).not.toContain('Keito Bar');
});
