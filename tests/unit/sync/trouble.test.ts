import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const wire = (notes: string) => ({
  ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, notes },
  ...{ is_running: false, hours: 1 },
});
const shown = () => bench.entries.map(({ notes }) => notes).sort();
const phase = () => bench.workspace.phase;
const message = () => bench.workspace.sync(bench.workspace.work(1)).message;
const busy = (): Response => Response.json({ error: 'oops' }, { status: 500 });

/** How often the app asked for something, by method and the end of the path. */
function counting(instead: typeof bench.answer): (method: string, path: string) => number {
  const asked: string[] = [];
  bench.answer = (method, address, body) => {
    asked.push(`${method} ${address.pathname}`);
    return instead(method, address, body);
  };
  return (method, path) => asked.filter((one) => one.startsWith(method) && one.endsWith(path)).length;
}

describe('an entry that makes the service stumble', () => {
  const answers: readonly [string, () => Response][] = [
    ['a 500', busy],
    [
      'a page of HTML',
      () => new Response('<html>', { status: 200, headers: { 'Content-Type': 'text/html' } }),
    ],
    ['an unknown shape', () => Response.json({ id: {} })],
  ];

  it.each(answers)('by %s on a change holds up nothing else, not even reading', async (_, answer) => {
    const id = bench.logged(600);
    await bench.settled();
    const { id: remoteId } = await bench.onlyOne();
    const asked = counting((method, { pathname }) =>
      method === 'PATCH' && pathname.endsWith(remoteId) ? answer() : null,
    );
    await bench.elsewhere.createTimeEntry(wire('phone'));
    bench.workspace.entries.edit(id, { notes: 'poison' }, bench.act());
    bench.logged(700, { ...bench.acme, notes: 'fine' });
    await bench.refreshed();
    expect((await bench.server()).map(({ notes }) => notes).sort()).toEqual(['', 'fine', 'phone']);
    expect(shown()).toEqual(['fine', 'phone', 'poison']);
    expect(phase()).toMatchObject({ kind: 'retrying' });
    expect(bench.workspace.work(1)).toMatchObject({ waiting: 1, refused: 0 });

    const before = asked('PATCH', remoteId);
    for (let minute = 0; minute < 120; minute += 1) {
      await bench.advance(MINUTE);
      bench.workspace.begin();
      await bench.settled();
    }
    expect(asked('PATCH', remoteId) - before).toBeGreaterThan(20);
    expect(asked('PATCH', remoteId) - before).toBeLessThan(36);
    expect(phase().kind).toBe('retrying');

    bench.answer = () => null;
    for (let round = 0; round < 9; round += 1) await bench.advance(5 * MINUTE);
    expect(open()).toEqual([]);
    expect(phase()).toEqual({ kind: 'ok' });
    expect((await bench.server()).map(({ notes }) => notes)).toContain('poison');
  });

  it('on a stop, a deletion and a creation: each is sent by itself in the end, once', async () => {
    const gone = bench.logged(60, { ...bench.acme, notes: 'gone' });
    const timer = bench.started({ ...bench.acme, notes: 'timer' });
    await bench.settled();
    bench.answer = (method, _, body) => (method === 'GET' || body.includes('fine') ? null : busy());
    bench.time.advance(HOUR);
    bench.workspace.entries.stop(bench.act());
    bench.workspace.entries.delete(gone, bench.act());
    await bench.settled();
    bench.logged(120, { ...bench.acme, notes: 'made' });
    bench.logged(180, { ...bench.acme, notes: 'fine' });
    for (let round = 0; round < 6; round += 1) await bench.advance(20 * SECOND);
    expect((await bench.server()).map(({ notes }) => notes).sort()).toEqual(['fine', 'gone', 'timer']);
    bench.answer = () => null;
    for (let round = 0; round < 12; round += 1) await bench.advance(MINUTE);
    expect((await bench.server()).map(({ notes }) => notes).sort()).toEqual(['fine', 'made', 'timer']);
    expect(bench.entry(timer)).toMatchObject({ seconds: 3600, startedAt: null });
    expect(open()).toEqual([]);
  });

  it('is tried again at once where the person changes it, or asks for it', async () => {
    const id = bench.logged(600);
    await bench.settled();
    const asked = counting((method, _, body) =>
      method === 'PATCH' && body.includes('poison') ? busy() : null,
    );
    const tries = () => asked('PATCH', '');
    bench.workspace.entries.edit(id, { notes: 'poison' }, bench.act());
    await bench.settled();
    bench.workspace.begin();
    await bench.settled();
    expect(tries()).toBe(1);
    await bench.refreshed();
    expect(tries()).toBe(2);
    bench.workspace.entries.edit(id, { notes: 'right' }, bench.act());
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ notes: 'right' });
    expect(phase()).toEqual({ kind: 'ok' });
  });

  it('a service that is down is not asked for every entry', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => bench.logged(60 + index));
    await bench.settled();
    const asked = counting(busy);
    bench.isOnline = false;
    for (const id of ids) bench.workspace.entries.edit(id, { notes: 'x' }, bench.act());
    await bench.settled();
    bench.isOnline = true;
    const before = asked('GET', '/time_entries');
    await bench.refreshed();
    // Each change looks first; after three that fail nothing more is sent, and the entries are read once.
    expect(asked('GET', '/time_entries') - before).toBe(4);
    expect(asked('PATCH', '')).toBe(0);
    bench.answer = () => null;
    for (let round = 0; round < 6; round += 1) await bench.advance(MINUTE);
    expect((await bench.server()).every(({ notes }) => notes === 'x')).toBe(true);
  });
});

describe('one refusal of the key', () => {
  it('is not believed for ever: it is tried again by itself', async () => {
    bench.keito.faults.next({ kind: '401' });
    bench.logged(600);
    await bench.settled();
    expect(phase().kind).toBe('signed-out');
    expect(message()).toContain('Sign in again');
    await bench.advance(14 * MINUTE);
    expect(phase().kind).toBe('signed-out');
    await bench.advance(16 * MINUTE);
    expect(phase()).toEqual({ kind: 'ok' });
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600 });
  });

  it('is tried again at once when the person asks, with a question', async () => {
    bench.keito.faults.next({ kind: '401', times: 2 });
    bench.logged(600);
    await bench.settled();
    const asked = counting(() => null);
    await bench.refreshed();
    expect(phase().kind).toBe('signed-out');
    expect([asked('GET', '/users/me'), asked('POST', '')]).toEqual([1, 0]);
    await bench.refreshed();
    expect(phase()).toEqual({ kind: 'ok' });
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600 });
  });

  it('stands while the network is away', async () => {
    bench.keito.faults.next({ kind: '401' });
    bench.logged(600);
    await bench.settled();
    bench.isOnline = false;
    await bench.refreshed();
    expect(phase().kind).toBe('signed-out');
  });
});

describe('a clock that is not the timers’', () => {
  it('lags when a pause is over: the rest is waited for', async () => {
    bench.keito.faults.next({ kind: '429=60', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    bench.clockLagMs = 5;
    bench.time.advance(60 * SECOND);
    await bench.settled();
    expect(bench.syncTimers.nextInMs).toBe(5);
    await bench.advance(5);
    await bench.onlyOne();
  });

  it('was set back: a pause is not as long as the clock is wrong', async () => {
    bench.keito.faults.next({ kind: '429=60', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    bench.clockLagMs = 24 * HOUR;
    bench.time.advance(60 * SECOND);
    await bench.settled();
    await bench.onlyOne();
  });

  it('was set back: what is read every five minutes is read on', async () => {
    bench.clockLagMs = 24 * HOUR;
    await bench.elsewhere.createTimeEntry({ ...wire('phone'), spent_date: '2026-05-20' });
    await bench.advance(5 * MINUTE);
    expect(shown()).toEqual(['phone']);
    await bench.elsewhere.createTimeEntry({ ...wire('again'), spent_date: '2026-05-20' });
    await bench.advance(5 * MINUTE);
    expect(shown()).toEqual(['again', 'phone']);
  });
});

describe('a catalogue that cannot be read', () => {
  const without = (list: string, status: number): void => {
    bench.answer = (_, { pathname }) =>
      pathname.endsWith(`/${list}`) ? Response.json({ error: 'x' }, { status }) : null;
  };

  it.each(['projects', 'tasks'])('%s: entries are sent and read all the same', async (list) => {
    const known = bench.workspace.catalogue.projects;
    without(list, 503);
    bench.rewrite = () => undefined;
    const projects = async (address: URL): Promise<Response> => {
      const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      return new Response((await answer.text()).replaceAll('"tasks":', '"_":'), answer);
    };
    const { answer } = bench;
    bench.answer = (method, address, body) =>
      list === 'tasks' && address.pathname.endsWith('/projects')
        ? projects(address)
        : answer(method, address, body);
    await bench.crash();
    await bench.settled();
    bench.logged(600, { ...bench.acme, notes: 'here' });
    await bench.elsewhere.createTimeEntry(wire('phone'));
    await bench.advance(5 * MINUTE);
    expect(shown()).toEqual(['here', 'phone']);
    expect(await bench.server()).toHaveLength(2);
    expect(bench.workspace.catalogue.projects).toEqual(known);
    expect(message()).toContain('problem of its own');
    bench.answer = () => null;
    await bench.advance(5 * MINUTE);
    expect(message()).toBeNull();
  });

  it('at the first sign-in: the account and its entries are there, the projects come later', async () => {
    await bench.elsewhere.createTimeEntry(wire('phone'));
    await bench.workspace.close();
    without('projects', 503);
    const folder = mkdtempSync(join(tmpdir(), 'keito-bar-test-'));
    bench.start(undefined, folder);
    await bench.settled();
    expect(bench.workspace.facts).toMatchObject({ zone: 'UTC' });
    expect(shown()).toEqual(['phone']);
    expect(bench.workspace.catalogue.projects).toEqual([]);
    bench.answer = () => null;
    await bench.advance(10 * SECOND);
    expect(bench.workspace.catalogue.projects).toHaveLength(2);
    await bench.workspace.close();
    rmSync(folder, { recursive: true });
    bench.start();
  });

  it('for want of a permission: it says so, and is not asked for all the time', async () => {
    without('projects', 403);
    const asked = counting(bench.answer);
    await bench.crash();
    await bench.settled();
    expect(message()).toContain('permission');
    const before = asked('GET', '/projects');
    for (let minute = 0; minute < 60; minute += 1) await bench.advance(MINUTE);
    expect(asked('GET', '/projects') - before).toBe(2);
  });
});
