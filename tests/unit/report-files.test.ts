import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../../src/main/language';
import { copyReport, exportReport, type WantedTable } from '../../src/main/report-files';
import { Bench } from '../support/bench';
import { parseCsv } from '../support/csv';

let bench: Bench;
let downloads: string;
beforeEach(async () => {
  bench = await Bench.open();
  downloads = join(bench.folder, 'Downloads');
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const wanted = (over: Partial<WantedTable> = {}): WantedTable => ({
  ...{ from: '2026-05-01', to: '2026-05-31', by: 'project' },
  sort: { column: 'seconds', isDescending: true },
  ...over,
});

const save = (over?: Partial<WantedTable>) =>
  exportReport(bench.workspace.reports, wanted(over), () => downloads);

async function copied(over?: Partial<WantedTable>): Promise<readonly (readonly string[])[]> {
  let text = '';
  expect(await copyReport(bench.workspace.reports, wanted(over), (given) => (text = given))).toEqual({
    ...{ ok: true, value: null },
  });
  return text.split('\n').map((line) => line.split('\t'));
}

/** A project with a name that a spreadsheet would carry out, and one with what sets fields apart. */
async function oddProjects() {
  const client = await bench.elsewhere.createClient({ name: '@SUM(A1) "Ltd", Köln' });
  const project = async (name: string) => {
    const task_ids = [bench.acme.taskId];
    const made = await bench.elsewhere.beyond.createProject({ client_id: client.id, name, task_ids });
    return { projectId: made.id, taskId: bench.acme.taskId, notes: '' };
  };
  const odd = [await project('=HYPERLINK("x")'), await project('tab\there\nand there')] as const;
  await bench.refreshed();
  return odd;
}

describe('a report in a file', () => {
  it('is a table that spreadsheets open right, with no field that they carry out', async () => {
    const [formula, tabs] = await oddProjects();
    bench.logged(5_400, formula);
    bench.logged(1_200, tabs);
    bench.logged(60);
    await bench.settled();
    const saved = await save();
    expect(saved).toEqual({
      ok: true,
      value: { file: join(downloads, 'Keito report 2026-05-01 to 2026-05-31, Project.csv'), lines: 3 },
    });
    const text = readFileSync(saved.ok ? saved.value.file : '', 'utf8');
    expect([...Buffer.from(text).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rest = (hours: string, clock: string) => [hours, clock, hours, '0.0000', '1'];
    expect(parseCsv(text.slice(1))).toEqual([
      ['Project', 'Client', 'Hours', 'Duration', 'Billable hours', 'Hours of agents', 'Entries'],
      [`'=HYPERLINK("x")`, `'@SUM(A1) "Ltd", Köln`, ...rest('1.5000', '1:30:00')],
      ['tab\there\nand there', `'@SUM(A1) "Ltd", Köln`, ...rest('0.3333', '0:20:00')],
      ['Website', 'Acme', ...rest('0.0167', '0:01:00')],
    ]);
  });

  it('is written by the rules of the locale that the window shows figures in', async () => {
    const results = [
      {
        user_id: 'a',
        user_name: 'Acme;=2+5+cmd|calc',
        total_hours: 1,
        currency: 'EUR',
        billable_amount: 12.5,
      },
    ];
    bench.answer = (_method, { pathname }) =>
      pathname.endsWith('/team') ? Response.json({ results }) : null;
    speak('de-DE');
    try {
      const saved = await save({ by: 'person' });
      const [, row] = readFileSync(saved.ok ? saved.value.file : '', 'utf8').split('\r\n');
      expect(row).toBe('"Acme;=2+5+cmd|calc";0,0000;0:00:00;0,0000;0,0000;0;12,5');
      expect((await copied({ by: 'person' }))[1]?.slice(1, 3)).toEqual(['0,0000', '0:00:00']);
    } finally {
      speak('en');
    }
  });

  it('lies as it lies before the person: by what, and in which order', async () => {
    bench.logged(60, bench.acme, '2026-05-20');
    bench.logged(600, bench.acme, '2026-05-04');
    await bench.settled();
    const saved = await save({ by: 'day', sort: { column: 'name', isDescending: true } });
    const rows = parseCsv(readFileSync(saved.ok ? saved.value.file : '', 'utf8').slice(1));
    expect(rows.map(([first]) => first)).toEqual(['Day', '2026-05-20', '2026-05-04']);
  });

  it('has each currency in a column of its own', async () => {
    const results = [
      { user_id: 'a', user_name: 'Ada', total_hours: 1, currency: 'EUR', billable_amount: 12.5 },
      { user_id: 'b', user_name: 'Bob', total_hours: 1, currency: 'JPY', billable_amount: 9000 },
      { user_id: 'a', user_name: 'Ada', total_hours: 1, currency: 'EUR', billable_amount: 0.1 },
    ];
    bench.answer = (_method, { pathname }) =>
      pathname.endsWith('/team') ? Response.json({ results }) : null;
    const rows = await copied({ by: 'person', sort: { column: 'name', isDescending: false } });
    expect(rows.map((row) => [row[0], ...row.slice(6)])).toEqual([
      ['Person', 'Amount EUR', 'Amount JPY'],
      ['Ada', '12.6', ''],
      ['Bob', '', '9000'],
      ['Total', '12.6', '9000'],
    ]);
  });

  it('is not written where there is nothing, and never over another', async () => {
    expect(await save()).toMatchObject({ ok: false, failure: { kind: 'nothing-to-do' } });
    bench.logged(60);
    await bench.settled();
    await save();
    expect(await save()).toMatchObject({ value: { file: expect.stringMatching(/ \(2\)\.csv$/) } });
  });

  it('that cannot be written says why', async () => {
    bench.logged(60);
    await bench.settled();
    mkdirSync(downloads);
    writeFileSync(join(downloads, 'file'), '');
    downloads = join(downloads, 'file');
    expect(await save()).toMatchObject({ ok: false, failure: { kind: 'file' } });
  });
});

describe('a report as text', () => {
  it('has its fields apart by tabs, one line for each, with the sums, and nothing to be carried out', async () => {
    const [formula, tabs] = await oddProjects();
    bench.logged(5_400, formula);
    bench.logged(1_200, tabs);
    await bench.settled();
    expect(await copied()).toEqual([
      ['Project', 'Client', 'Hours', 'Duration', 'Billable hours', 'Hours of agents', 'Entries'],
      [`'=HYPERLINK("x")`, `'@SUM(A1) "Ltd", Köln`, '1.5000', '1:30:00', '1.5000', '0.0000', '1'],
      ['tab here and there', `'@SUM(A1) "Ltd", Köln`, '0.3333', '0:20:00', '0.3333', '0.0000', '1'],
      ['Total', '', '1.8333', '1:50:00', '1.8333', '0.0000', '2'],
    ]);
  });
});
