import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../src/main/ledger/database';
import { utcStamp } from '../../../src/shared/calendar';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, present, SETTLE_MS, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();

/** Long enough for every wait and every retry. */
async function eventually(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await bench.advance(SETTLE_MS);
}

/** The account is opened again, after damage to its journal that leaves every row to be proven. */
async function restored(): Promise<void> {
  await bench.workspace.close();
  const sqlite = openSqlite(join(bench.folder, 'ledger.db'));
  sqlite.run('UPDATE sqlite_sequence SET seq = 0');
  sqlite.close();
  bench.isOnline = true;
  bench.start();
  await bench.settled();
}

/** A copy as the app makes them, of the journal as it is now. */
function copyOut(): void {
  const folder = join(bench.folder, 'backups');
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `ledger-${utcStamp(bench.time.clock())}.db`);
  for (const end of ['', '-wal']) copyFileSync(join(bench.folder, `ledger.db${end}`), copy + end);
  openSqlite(copy).close();
}

/** The account is opened again, of whose journal only that copy can be read. */
async function outOfTheCopy(): Promise<void> {
  await bench.workspace.close();
  writeFileSync(join(bench.folder, 'ledger.db'), 'gone, all of it');
  bench.isOnline = true;
  bench.start();
  await bench.settled();
}

describe('a creation that comes out of a restored journal', () => {
  let id: string;
  beforeEach(async () => {
    bench.isOnline = false;
    id = bench.logged(600, { ...bench.acme, notes: 'restored' });
    await bench.settled();
  });

  it('and is not found is sent by nobody but the person: it may have been deleted there', async () => {
    await restored();
    await eventually();
    expect(open()).toMatchObject([{ entryId: id, isRestored: true, state: 'blocked', block: 'uncertain' }]);
    expect(bench.posts()).toBe(0);
    bench.workspace.answers.retry(id);
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'restored', duration_seconds: 600 });
    expect(bench.posts()).toBe(1);
    expect(open()).toEqual([]);
  });

  it('and is found is not sent again', async () => {
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, hours: 1 / 6 },
      ...{ is_running: false, source: 'api', notes: 'restored', metadata: { client_request_id: id } },
    });
    await restored();
    await eventually();
    expect(bench.entry(id)).toMatchObject({ remoteId: (await bench.onlyOne()).id });
    expect(open()).toEqual([]);
  });
});

describe('what was created and deleted in a copy of the journal', () => {
  it('is in sight, and for the person: the deletion may have been taken back since', async () => {
    bench.isOnline = false;
    const id = bench.logged(600, { ...bench.acme, notes: 'kept' });
    bench.workspace.entries.delete(id, bench.act());
    copyOut();
    bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id);
    expect(bench.entry(id)).toMatchObject({ notes: 'kept' });
    await outOfTheCopy();
    await eventually();
    expect(bench.entry(id)).toMatchObject({ notes: 'kept' });
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'uncertain' }]);
    bench.workspace.answers.retry(id);
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'kept', duration_seconds: 600 });
  });
});

describe('a deletion that comes out of a copy of the journal', () => {
  let id: string;
  beforeEach(async () => {
    id = bench.logged(600, { ...bench.acme, notes: 'kept' });
    await bench.settled();
    bench.isOnline = false;
    bench.workspace.entries.delete(id, bench.act());
    await bench.settled();
    copyOut();
    bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id);
    expect(open()).toEqual([]);
    await outOfTheCopy();
    await eventually();
  });

  it('is done by nobody but the person: it may have been taken back since', async () => {
    expect(await bench.onlyOne()).toMatchObject({ notes: 'kept' });
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', reason: m.main_deletion_restored() }]);
    expect(bench.entry(id)).toMatchObject({ notes: 'kept' });
  });

  it('is done once it is deleted again', async () => {
    bench.workspace.entries.delete(id, bench.act());
    await eventually();
    expect(await bench.server()).toEqual([]);
    expect(open()).toEqual([]);
  });
});
