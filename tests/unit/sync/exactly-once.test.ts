import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../../src/local-keito';
import { Bench, HOUR, MINUTE, SETTLE_MS, TODAY } from '../../support/bench';

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

describe.each<FaultKind>([
  'lose-request',
  'lose-answer',
  'cut-json',
  'html',
  '500',
  '502',
  '503',
  '504',
  '429=7',
])('%s', (kind) => {
  it('on the creation of a timer: it is on the server once', async () => {
    bench.keito.faults.next({ kind, method: 'POST' });
    const id = bench.started({ ...bench.acme, notes: 'one of a kind' });
    await bench.settled();
    expect(open()).toHaveLength(1);
    expect(bench.entry(id)).toMatchObject({ notes: 'one of a kind' });
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'one of a kind', is_running: true });
    expect(open()).toEqual([]);
    expect(bench.entry(id)?.startedAt).toBe(bench.time.clock() - 12 * SETTLE_MS);
  });

  it('on the creation of a finished entry, edited and stopped before and after', async () => {
    bench.keito.faults.next({ kind, method: 'POST', times: 2 });
    const id = bench.started();
    await bench.settled();
    bench.time.advance(5 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    bench.workspace.entries.edit(id, { notes: 'changed' }, bench.act());
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({
      notes: 'changed',
      duration_seconds: 300,
      is_running: false,
    });
    expect(open()).toEqual([]);
  });

  it('on a stop: the duration is that of the click', async () => {
    bench.started();
    await bench.settled();
    bench.time.advance(HOUR);
    bench.keito.faults.next({ kind, method: 'PATCH' });
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3600, is_running: false });
    expect(open()).toEqual([]);
  });

  it('on an edit and on a deletion', async () => {
    const kept = bench.logged(600);
    const gone = bench.logged(1200);
    await bench.settled();
    bench.keito.faults.next({ kind, method: 'PATCH' });
    bench.keito.faults.next({ kind, method: 'DELETE' });
    bench.workspace.entries.edit(kept, { seconds: 900 }, bench.act());
    bench.workspace.entries.delete(gone, bench.act());
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 900 });
    expect(open()).toEqual([]);
  });
});

describe('a creation in doubt', () => {
  it('is not repeated before a late request could still arrive', async () => {
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    await bench.advance(SETTLE_MS - 1);
    await bench.refreshed();
    expect(bench.posts()).toBe(1);
    await bench.advance(SETTLE_MS);
    expect(bench.posts()).toBe(2);
    await bench.onlyOne();
  });

  it('holds up nothing else', async () => {
    const known = bench.logged(60);
    await bench.settled();
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    bench.started();
    await bench.settled();
    bench.logged(700);
    bench.workspace.entries.edit(known, { notes: 'edited' }, bench.act());
    await bench.settled();
    expect((await bench.server()).map((entry) => [entry.duration_seconds, entry.notes])).toEqual([
      [700, ''],
      [60, 'edited'],
    ]);
  });

  it('of a finished entry does not keep a timer from starting', async () => {
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    bench.started();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ is_running: true });
  });

  it('of a timer that arrives late does not stop the timer after it', async () => {
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    const first = bench.started({ ...bench.acme, notes: 'first' });
    await bench.settled();
    bench.time.advance(5_000);
    const second = bench.started({ ...bench.acme, notes: 'second' });
    const begun = bench.time.clock();
    await bench.settled();
    expect(await bench.server()).toEqual([]);
    bench.time.advance(5_000);
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, notes: 'first' },
      ...{ is_running: true, replace_running: true, source: 'api', metadata: { client_request_id: first } },
    });
    await eventually();
    expect((await bench.server()).map(({ notes, is_running }) => [notes, is_running])).toEqual([
      ['second', true],
      ['first', false],
    ]);
    expect(bench.workspace.running()).toMatchObject({ id: second, startedAt: begun });
    expect(Math.abs((bench.entry(first)?.seconds ?? 0) - 5)).toBeLessThanOrEqual(2);
    expect(open()).toEqual([]);
  });

  it('waits its whole time anew where the clock was set back meanwhile', async () => {
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    bench.clockLagMs = 5 * HOUR;
    await bench.refreshed();
    await bench.advance(SETTLE_MS - 1);
    expect(bench.posts()).toBe(1);
    await bench.advance(1);
    expect(bench.posts()).toBe(2);
  });

  it('is found on the date that it was sent with, whatever was edited', async () => {
    bench.isOnline = false;
    const id = bench.logged(600);
    bench.workspace.entries.edit(id, { spentDate: '2026-05-04' }, bench.act());
    await bench.settled();
    bench.isOnline = true;
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    // Nothing but the look itself can tell: a pull that fails leaves it in doubt.
    bench.keito.faults.next({ kind: '503', method: 'GET', path: '/users/me', times: 3 });
    await bench.refreshed();
    bench.workspace.entries.edit(id, { spentDate: '2026-05-11' }, bench.act());
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ spent_date: '2026-05-11', duration_seconds: 600 });
    expect(bench.posts()).toBe(1);
  });

  it('stays in doubt when the look itself is refused', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    bench.rewrite = (method, { pathname, searchParams }) => {
      if (method === 'GET' && pathname.endsWith('/time_entries')) searchParams.set('from', 'nonsense');
    };
    await eventually();
    expect(open()).toMatchObject([{ state: 'unsure' }]);
    bench.rewrite = () => undefined;
    await eventually();
    expect(bench.posts()).toBe(1);
    expect(open()).toEqual([]);
  });

  it('is found by the next reading of the list as well', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = bench.started();
    await bench.settled();
    bench.workspace.refresh();
    await bench.settled();
    expect(open()).toEqual([]);
    expect(bench.entry(id)).toMatchObject({ remoteId: (await bench.onlyOne()).id });
    expect(bench.posts()).toBe(1);
  });

  it('that was deleted meanwhile is found and deleted', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = bench.started();
    await bench.settled();
    bench.workspace.entries.delete(id, bench.act());
    await eventually();
    expect(await bench.server()).toEqual([]);
    expect(open()).toEqual([]);
  });
});

describe('the process ends by force', () => {
  it.each(['before', 'after'] as const)('%s the creation was applied', async (when) => {
    const gate = bench.hold('POST');
    const id = bench.started({ ...bench.acme, notes: 'mine' });
    await gate.reached();
    if (when === 'after') {
      await bench.elsewhere.createTimeEntry({
        ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, notes: 'mine' },
        ...{ is_running: true, source: 'api', metadata: { client_request_id: id } },
      });
    }
    await bench.crash();
    expect(bench.workspace.running()).toMatchObject({ id, startedAt: bench.time.clock() });
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine', is_running: true });
    expect(bench.entry(id)).toMatchObject({ startedAt: bench.time.clock() - 12 * SETTLE_MS });
    expect(open()).toEqual([]);
  });

  it('and its creation is applied when the next one has looked for it', async () => {
    const gate = bench.hold('POST');
    const id = bench.logged(600, { ...bench.acme, notes: 'mine' });
    await gate.reached();
    await bench.crash();
    await bench.refreshed();
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, notes: 'mine' },
      ...{ is_running: false, hours: 1 / 6, source: 'api', metadata: { client_request_id: id } },
    });
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'mine', duration_seconds: 600 });
    expect(open()).toEqual([]);
  });

  it('while a stop is in flight: it is sent again, with the time of the click', async () => {
    bench.started();
    await bench.settled();
    bench.time.advance(HOUR);
    const gate = bench.hold('PATCH');
    bench.workspace.entries.stop(bench.act());
    await gate.reached();
    bench.time.advance(HOUR);
    await bench.crash();
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3600, is_running: false });
  });

  it('between the stop and the correction of its duration', async () => {
    bench.started();
    await bench.settled();
    bench.time.advance(HOUR);
    bench.isOnline = false;
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    await bench.advance(3 * HOUR);
    bench.isOnline = true;
    let patches = 0;
    let reached: () => void = () => undefined;
    const second = new Promise<void>((resolve) => (reached = resolve));
    bench.beforeRequest = (method) => {
      if (method !== 'PATCH' || (patches += 1) < 2) return undefined;
      reached();
      return new Promise(() => undefined);
    };
    bench.workspace.refresh();
    await second;
    await bench.crash();
    await eventually();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 3600, is_running: false });
    expect(open()).toEqual([]);
  });

  it('while an edit and a deletion wait', async () => {
    const kept = bench.logged(600);
    const gone = bench.logged(700);
    await bench.settled();
    bench.isOnline = false;
    bench.workspace.entries.edit(kept, { notes: 'later' }, bench.act());
    bench.workspace.entries.delete(gone, bench.act());
    await bench.settled();
    await bench.crash();
    expect(bench.entries).toMatchObject([{ notes: 'later' }]);
    bench.isOnline = true;
    await bench.refreshed();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'later', duration_seconds: 600 });
  });
});

describe('faults at random', () => {
  it.each([1, 2, 3, 4, 5, 6])('a day of work arrives exactly once (seed %i)', async (seed) => {
    const kinds = ['lose-request', 'lose-answer', 'cut-json', '503'] as const;
    kinds.forEach((kind, index) => bench.keito.faults.chance(kind, 0.12, seed * 10 + index));
    const expected: number[] = [];
    for (let piece = 1; piece <= 8; piece += 1) {
      const id = bench.started(piece % 2 === 0 ? bench.acme : bench.other);
      const seconds = piece * 100 + 7;
      if (piece % 3 === 0) await bench.settled();
      if (piece === 5) await bench.crash();
      bench.time.advance(seconds * 1000);
      bench.workspace.entries.stop(bench.act());
      if (piece % 4 === 0) bench.workspace.entries.edit(id, { notes: `note ${piece}` }, bench.act());
      expected.push(seconds);
    }
    for (let round = 0; round < 10; round += 1) await eventually();
    bench.keito.faults.clear();
    await bench.refreshed();
    await eventually();
    const server = await bench.server();
    const counted = server.map(({ duration_seconds }) => duration_seconds ?? 0);
    expect([...counted].sort((a, b) => a - b)).toEqual(expected);
    expect(open()).toEqual([]);
    expect(bench.entries.map(({ seconds }) => seconds).sort((a, b) => a - b)).toEqual(expected);
  });
});
