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

/** The lists give back no metadata: what is lost is known by its looks. */
async function namelessly(method: string, address: URL): Promise<Response | null> {
  if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
  const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
  const text = (await answer.text()).replaceAll('"metadata":', '"_":');
  return new Response(text, { headers: { Date: answer.headers.get('Date') ?? '' } });
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
    bench.answer = namelessly;
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

describe('a deletion that the app has taken back, as nobody can tell what to delete', () => {
  const alike = { source: 'api', notes: 'alike', spent_date: TODAY } as const;

  async function expectInDoubt(rows: number): Promise<void> {
    expect(bench.workspace.ledger.openOperations()).toContainEqual(waiting('uncertain'));
    undo();
    await longEnough();
    expect(bench.workspace.ledger.openOperations()).toContainEqual(waiting('uncertain'));
    expect(await bench.server()).toHaveLength(rows);
  }

  it.each(['logged', 'begun'])(
    'sends nothing anew when it is undone: what was %s and has a twin',
    async (how) => {
      bench.answer = namelessly;
      await bench.refreshed();
      bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
      const work = { ...bench.acme, notes: 'alike' };
      const id = how === 'logged' ? bench.logged(1800, work) : bench.started(work);
      await bench.settled();
      const { projectId: project_id, taskId: task_id } = bench.acme;
      await bench.elsewhere.createTimeEntry({
        ...{ ...alike, project_id, task_id },
        ...(how === 'logged'
          ? { is_running: false, hours: 0.5 }
          : { is_running: true, replace_running: true }),
      });
      await bench.advance(15_000);
      expect(remove(id).ok).toBe(true);
      await bench.advance(6_000);
      await expectInDoubt(2);
    },
  );

  it('sends nothing anew when it is undone: what was answered with another row', async () => {
    bench.logged(600, { ...bench.acme, notes: 'first' });
    await bench.settled();
    const known = await bench.onlyOne();
    bench.answer = (method) => (method === 'POST' ? Response.json(known, { status: 201 }) : null);
    const gate = bench.hold('POST');
    const id = bench.logged(1800, { ...bench.acme, notes: 'second' });
    await gate.reached();
    expect(remove(id).ok).toBe(true);
    gate.letGo();
    await bench.settled();
    bench.answer = () => null;
    await expectInDoubt(1);
  });
});
