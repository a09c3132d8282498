import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const there = async () => (await bench.server()).map(({ notes }) => notes).sort();
const shown = () => bench.entries.map(({ notes }) => notes).sort();

/** Somebody's entry of the same person, seen here. */
async function theirs(notes: string): Promise<string> {
  const { projectId: project_id, taskId: task_id } = bench.acme;
  const row = { project_id, task_id, spent_date: TODAY, is_running: false, source: 'web', notes } as const;
  return (await bench.elsewhere.createTimeEntry({ ...row, hours: 0.5 })).id;
}

function neverAnswered(): never {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('slow'), { code: 'UND_ERR_HEADERS_TIMEOUT' }),
  });
}

async function minutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) await bench.advance(MINUTE);
}

describe('what is never answered in time holds up nothing else, not even reading', () => {
  it('a deletion', async () => {
    await theirs('slow');
    await bench.refreshed();
    let tries = 0;
    bench.answer = (method) => {
      if (method !== 'DELETE') return null;
      tries += 1;
      return neverAnswered();
    };
    bench.workspace.entries.delete(bench.entries[0]?.id ?? '', bench.act());
    bench.started({ ...bench.acme, notes: 'timer' });
    await bench.settled();
    await theirs('phone');
    await minutes(60);
    expect(await there()).toEqual(['phone', 'slow', 'timer']);
    expect(shown()).toEqual(['phone', 'timer']);
    expect(bench.workspace.phase).toMatchObject({ kind: 'retrying', error: { kind: 'timeout' } });
    expect(tries).toBeLessThan(25);
    bench.answer = () => null;
    await minutes(6);
    expect(await there()).toEqual(['phone', 'timer']);
    expect(open()).toEqual([]);
  });

  it('a deletion whose connection breaks each time', async () => {
    await theirs('cut');
    await bench.refreshed();
    bench.answer = (method) => {
      if (method !== 'DELETE') return null;
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      });
    };
    bench.workspace.entries.delete(bench.entries[0]?.id ?? '', bench.act());
    bench.started({ ...bench.acme, notes: 'timer' });
    await bench.settled();
    await theirs('phone');
    await minutes(20);
    expect(await there()).toEqual(['cut', 'phone', 'timer']);
    expect(shown()).toEqual(['phone', 'timer']);
    expect(bench.workspace.phase).toMatchObject({ kind: 'retrying', error: { kind: 'offline' } });
  });

  it('a dozen changes at which the server fails, nor what is done after them', async () => {
    const ids = Array.from({ length: 12 }, (_, n) =>
      bench.logged(600 + n, { ...bench.acme, notes: `old ${n}` }),
    );
    await bench.refreshed();
    bench.answer = (method) => (method === 'PATCH' ? new Response('{}', { status: 500 }) : null);
    for (const id of ids) bench.workspace.entries.edit(id, { notes: 'new' }, bench.act());
    bench.logged(3600, { ...bench.acme, notes: 'after them' });
    await bench.settled();
    await theirs('phone');
    await minutes(30);
    expect(await there()).toContain('after them');
    expect(shown()).toContain('phone');
    expect(open()).toHaveLength(12);
    bench.answer = () => null;
    await minutes(6);
    expect(open()).toEqual([]);
  });

  it('a look before a change', async () => {
    const remoteId = await theirs('before');
    await bench.refreshed();
    bench.isOnline = false;
    bench.workspace.entries.edit(bench.entries[0]?.id ?? '', { notes: 'edited' }, bench.act());
    await bench.settled();
    bench.logged(900, { ...bench.acme, notes: 'behind it' });
    await bench.elsewhere.updateTimeEntry(remoteId, { spent_date: '2025-01-02' });
    // Where it is by now only a list of all dates can tell.
    bench.answer = (method, { searchParams }) =>
      method === 'GET' && searchParams.has('updated_since') && !searchParams.has('from')
        ? neverAnswered()
        : null;
    bench.isOnline = true;
    await bench.refreshed();
    await minutes(10);
    expect(await there()).toEqual(['before', 'behind it']);
    expect(open()).toMatchObject([{ body: { kind: 'edit' }, state: 'queued' }]);
    bench.answer = () => null;
    await minutes(6);
    expect(await there()).toEqual(['behind it', 'edited']);
  });

  it('a look for a lost creation', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.logged(600, { ...bench.acme, notes: 'lost' }, '2026-03-01');
    await bench.settled();
    bench.answer = (method, { searchParams }) =>
      method === 'GET' && searchParams.get('from') === '2026-03-01' ? neverAnswered() : null;
    await minutes(1);
    bench.logged(900, { ...bench.acme, notes: 'behind it' });
    await bench.settled();
    expect(await there()).toEqual(['behind it', 'lost']);
    expect(open()).toMatchObject([{ state: 'unsure' }]);
    bench.answer = () => null;
    await minutes(6);
    expect(await there()).toEqual(['behind it', 'lost']);
    expect(open()).toEqual([]);
  });
});

it('a service that answers nothing in time is not asked for every entry', async () => {
  for (let notes = 1; notes <= 9; notes += 1) await theirs(`${notes}`);
  await bench.refreshed();
  let tries = 0;
  bench.isOnline = false;
  for (const { id } of bench.entries) bench.workspace.entries.delete(id, bench.act());
  await bench.settled();
  bench.answer = () => {
    tries += 1;
    return neverAnswered();
  };
  bench.isOnline = true;
  await bench.refreshed();
  // Three of them, and once each what is read of the account, its projects and its entries.
  expect(tries).toBe(6);
  expect(open()).toHaveLength(9);
});
