import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../../src/main/language';
import { exportUnsent } from '../../src/main/export-unsent';
import { unsentEntries } from '../../src/main/core/unsent';
import { writeNewFile } from '../../src/main/desktop/new-file';
import { Bench, MINUTE, present } from '../support/bench';

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

const save = () => exportUnsent(bench.workspace, bench.time.clock(), () => downloads);
const unsent = () => unsentEntries(bench.workspace.ledger, bench.workspace.context.findProject);
const told = () =>
  unsent().map(({ entry, isDeletion }) => [entry.notes, isDeletion ? 'deletion' : entry.state.kind]);

describe('what Keito does not have', () => {
  it('is nothing when all was sent', async () => {
    bench.logged(60);
    await bench.settled();
    expect(unsent()).toEqual([]);
    expect(await save()).toMatchObject({ ok: false, failure: { kind: 'nothing-to-do' } });
    expect(existsSync(downloads)).toBe(false);
  });

  it('is what was logged, changed or deleted since, of whatever day, by the calendar', async () => {
    const changed = bench.logged(60, { ...bench.acme, notes: 'old' }, '2026-05-20');
    const deleted = bench.logged(60, { ...bench.acme, notes: 'to delete' }, '2026-05-19');
    bench.logged(60, { ...bench.acme, notes: 'sent' });
    await bench.settled();
    bench.isOnline = false;
    bench.workspace.entries.edit(changed, { notes: 'new' }, bench.act());
    bench.workspace.entries.delete(deleted, bench.act());
    bench.logged(60, { ...bench.other, notes: 'logged' });
    expect(told()).toEqual([
      ['to delete', 'deletion'],
      ['new', 'waiting'],
      ['logged', 'waiting'],
    ]);
    expect(unsent()[2]?.entry).toMatchObject({ projectName: 'Shop', taskName: 'Design' });
    await bench.settled();
  });

  it('has the words with which Keito refused something', () => {
    const id = bench.logged(60, { ...bench.acme, notes: 'refused' });
    const seqs = bench.workspace.ledger.operationsOf(id).map(({ seq }) => seq);
    bench.workspace.ledger.refuse(id, seqs, 'The project is archived.', bench.time.clock());
    expect(present(unsent()[0]).entry.state).toMatchObject({ reason: 'The project is archived.' });
  });
});

describe('saving it to a file', () => {
  beforeEach(() => {
    bench.isOnline = false;
  });

  it('writes a table named by the day, and answers where it lies and how many entries are in it', async () => {
    bench.logged(2_700, { ...bench.acme, notes: 'on the train' });
    bench.started({ ...bench.other, notes: 'in the tunnel' });
    bench.time.advance(10 * MINUTE);
    const file = join(downloads, 'Keito Bar unsent 2026-05-21.csv');
    expect(await save()).toEqual({ ok: true, value: { file, entries: 2 } });
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('0.7500,0:45:00,Acme,Website,Development,on the train,');
    expect(lines[2]).toContain('0.1667,0:10:00,Acme,Shop,Design,in the tunnel,');
    expect(readdirSync(downloads)).toEqual(['Keito Bar unsent 2026-05-21.csv']);
    await bench.settled();
  });

  it('is written by the rules of the locale that the window shows figures in', async () => {
    bench.logged(2_700, { ...bench.acme, notes: 'im Zug; heim' });
    speak('fr-FR');
    try {
      const saved = await save();
      expect(readFileSync(saved.ok ? saved.value.file : '', 'utf8').split('\r\n')[1]).toContain(
        ';0,7500;0:45:00;Acme;Website;Development;"im Zug; heim";',
      );
    } finally {
      speak('en');
    }
    await bench.settled();
  });

  it('has what else was created here, with all that was said of it', async () => {
    const { creations, ledger } = bench.workspace;
    creations.add({
      ...{ kind: 'expense', projectId: bench.acme.projectId, categoryId: 'g1', spentDate: '2026-05-20' },
      ...{ cost: 125_000, units: null, notes: '=taxi', billable: null },
    });
    const contact = creations.add({
      ...{
        kind: 'contact',
        clientId: 'c1',
        firstName: 'Ada',
        lastName: 'Lovelace',
        title: null,
        email: null,
      },
      ...{ phoneOffice: null, phoneMobile: null, fax: null },
    });
    ledger.creations.block(contact, 'refused', 'No such client.', bench.time.clock());
    const saved = await save();
    expect(saved).toMatchObject({ ok: true, value: { entries: 2 } });
    const [, expense, refused] = readFileSync(saved.ok ? saved.value.file : '', 'utf8').split('\r\n');
    expect(expense).toMatch(
      /^2026-05-20,,,,,,,Expense,"?project_id: .*expense_category_id: g1; .*total_cost: 12\.5; notes: =taxi"?,,waiting,,/,
    );
    expect(refused).toMatch(
      /New contact,.*first_name: Ada; last_name: Lovelace.*,needs you,No such client\.,/,
    );
  });

  it('never writes over a file that is there', async () => {
    mkdirSync(downloads);
    writeFileSync(join(downloads, 'Keito Bar unsent 2026-05-21.csv'), 'precious');
    bench.logged(60);
    expect(await save()).toMatchObject({
      value: { file: join(downloads, 'Keito Bar unsent 2026-05-21 (2).csv') },
    });
    expect(await save()).toMatchObject({
      value: { file: join(downloads, 'Keito Bar unsent 2026-05-21 (3).csv') },
    });
    expect(readFileSync(join(downloads, 'Keito Bar unsent 2026-05-21.csv'), 'utf8')).toBe('precious');
    await bench.settled();
  });

  it('gives files that are written at once a name each', async () => {
    const files = await Promise.all(
      [1, 2, 3, 4].map((text) => writeNewFile(downloads, 'a', '.csv', `${text}`)),
    );
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['1', '2', '3', '4']);
    expect(readdirSync(downloads).sort()).toEqual(['a (2).csv', 'a (3).csv', 'a (4).csv', 'a.csv']);
  });

  it('says in words that it failed, leaves nothing half written, and loses nothing', async () => {
    writeFileSync(downloads, 'a file where the folder should be');
    bench.logged(60, { ...bench.acme, notes: 'kept' });
    const failed = await save();
    expect(failed).toMatchObject({ ok: false, failure: { kind: 'file' } });
    expect(!failed.ok && failed.failure.message).toMatch(
      /^The file could not be written, and nothing was lost: /,
    );
    expect(told()).toEqual([['kept', 'waiting']]);
    await bench.settled();
  });

  it('says so where the system knows no such folder', async () => {
    bench.logged(60);
    const failed = await exportUnsent(bench.workspace, bench.time.clock(), () => {
      throw new Error("Failed to get 'downloads' path");
    });
    expect(failed).toMatchObject({ failure: { message: expect.stringContaining("'downloads' path") } });
    await bench.settled();
  });

  it('names the usual reasons', async () => {
    bench.logged(60);
    const failing = (code: string) =>
      exportUnsent(bench.workspace, bench.time.clock(), () => {
        throw Object.assign(new Error('x'), { code });
      });
    expect(await failing('ENOSPC')).toMatchObject({
      failure: { message: expect.stringMatching(/the disk is full\.$/) },
    });
    expect(await failing('EACCES')).toMatchObject({
      failure: { message: expect.stringMatching(/may not write to your folder/) },
    });
    await bench.settled();
  });

  it('leaves nothing half written where no name is free', async () => {
    mkdirSync(downloads);
    const taken = ['a.csv', ...Array.from({ length: 999 }, (_, i) => `a (${i + 2}).csv`)];
    for (const name of taken) writeFileSync(join(downloads, name), 'precious');
    await expect(writeNewFile(downloads, 'a', '.csv', 'text')).rejects.toThrow(/EEXIST/);
    expect(readdirSync(downloads).sort()).toEqual(taken.sort());
  });
});
