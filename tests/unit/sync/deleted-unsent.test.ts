import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../../src/main/ledger/database';
import { Bench, present, SETTLE_MS, TODAY } from '../../support/bench';
import { actsOn } from '../undo-support';

let bench: Bench;
const { undo, remove } = actsOn(() => bench);

beforeEach(async () => {
  bench = await Bench.open();
});

afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

async function longEnough(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await bench.advance(SETTLE_MS);
}

/** It is deleted, which is told to nobody, and then taken back. */
async function deletedAndBack(id: string): Promise<void> {
  expect(remove(id).ok).toBe(true);
  await bench.settled();
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
  bench.time.advance(2_000);
  expect(undo().ok).toBe(true);
  await bench.refreshed();
  await bench.refreshed();
}

const waiting = (block: string) => expect.objectContaining({ state: 'blocked', block });

describe('what was deleted before it was sent, and is brought back', () => {
  it('waits again where nobody can tell which one of several it is', async () => {
    bench.answer = async (method, address) => {
      if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
      const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      return new Response((await answer.text()).replaceAll('"metadata":', '"_":'), { status: answer.status });
    };
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = bench.logged(1800, { ...bench.acme, notes: 'alike' });
    await bench.settled();
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
      ...{ is_running: false, source: 'api', hours: 0.5, notes: 'alike' },
    });
    await longEnough();
    expect(bench.workspace.ledger.openOperations()).toEqual([waiting('uncertain')]);
    await deletedAndBack(id);
    expect(bench.workspace.ledger.openOperations()).toEqual([waiting('uncertain')]);
    expect(await bench.server()).toHaveLength(2);
  });

  it('is not sent unasked where its create comes out of a copy of the journal', async () => {
    bench.isOnline = false;
    const id = bench.logged(600, { ...bench.acme, notes: 'restored' });
    await bench.settled();
    await bench.workspace.close();
    const sqlite = openSqlite(join(bench.folder, 'ledger.db'));
    sqlite.run('UPDATE sqlite_sequence SET seq = 0');
    sqlite.close();
    bench.isOnline = true;
    bench.start();
    await longEnough();
    expect(bench.workspace.ledger.openOperations()).toEqual([waiting('uncertain')]);
    await deletedAndBack(id);
    expect(bench.workspace.ledger.openOperations()).toEqual([waiting('uncertain')]);
    expect(await bench.server()).toEqual([]);
  });

  it('waits again with Keito’s words where it was refused', async () => {
    bench.answer = (method) =>
      method === 'POST' ? Response.json({ error: 'This project is closed' }, { status: 422 }) : null;
    const id = bench.logged(600);
    await bench.settled();
    const { state } = present(bench.entries[0]);
    await deletedAndBack(id);
    expect(bench.entries).toMatchObject([{ id, state }]);
    expect(state.kind).toBe('needs-you');
  });

  it('is sent once, under its own name, where nothing held it back', async () => {
    bench.answer = (method) => (method === 'POST' ? new Response(null, { status: 503 }) : null);
    const id = bench.logged(600);
    await bench.settled();
    expect(remove(id).ok).toBe(true);
    await bench.advance(5_000);
    bench.answer = () => null;
    expect(undo().ok).toBe(true);
    await longEnough();
    expect(await bench.server()).toMatchObject([{ metadata: { client_request_id: id } }]);
  });
});
