import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, SECOND } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const count = () => bench.keito.control.requests().length;

describe('a key that is refused', () => {
  it('pauses everything and keeps everything; a good key sends it', async () => {
    await bench.workspace.close();
    bench.start('kto_wrong');
    await bench.settled();
    expect(bench.workspace.phase.kind).toBe('signed-out');
    const asked = count();
    const id = bench.started();
    bench.time.advance(10 * MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(count()).toBe(asked);
    await bench.refreshed();
    expect(count()).toBe(asked + 1);
    expect(bench.entry(id)).toMatchObject({ seconds: 600 });
    const work = bench.workspace.work(1);
    expect(bench.workspace.sync(work)).toMatchObject({ state: 'waiting', waiting: 1 });
    expect(bench.workspace.sync(work).message).toContain('Sign in again');
    await bench.workspace.close();
    bench.start();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600 });
  });

  it('in the middle of sending loses nothing and doubles nothing', async () => {
    bench.isOnline = false;
    for (const seconds of [600, 700, 800]) bench.logged(seconds);
    await bench.settled();
    bench.isOnline = true;
    let sent = 0;
    bench.answer = (method) => {
      if (method === 'POST' && (sent += 1) === 2) bench.keito.faults.next({ kind: '401', method });
      return null;
    };
    await bench.refreshed();
    expect(bench.workspace.phase.kind).toBe('signed-out');
    expect(bench.workspace.ledger.openOperations().map(({ state }) => state)).toEqual(['queued', 'queued']);
    expect(await bench.server()).toHaveLength(1);
    await bench.crash();
    await bench.settled();
    expect(await bench.server()).toHaveLength(3);
  });
});

describe('when it is tried again', () => {
  /** How long it rests before each of its next tries, ms. */
  async function waits(tries: number): Promise<readonly (number | null)[]> {
    const rests: (number | null)[] = [];
    for (let times = 0; times < tries; times += 1) {
      rests.push(bench.syncTimers.nextInMs);
      await bench.advance(bench.syncTimers.nextInMs ?? 0);
    }
    return rests;
  }

  it('waits longer each time, and a click does not wait', async () => {
    bench.isOnline = false;
    bench.logged(600);
    await bench.settled();
    expect(await waits(4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    bench.isOnline = true;
    bench.logged(700);
    await bench.settled();
    expect(await bench.server()).toHaveLength(2);
  });

  it('a service that asks for a pause gets it, even from a click', async () => {
    bench.keito.faults.next({ kind: '429=90', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    expect(bench.syncTimers.nextInMs).toBe(90 * SECOND);
    expect(bench.workspace.sync(bench.workspace.work(1)).message).toContain('slow down');
    const asked = count();
    bench.logged(700);
    await bench.settled();
    expect(count()).toBe(asked);
    await bench.advance(90 * SECOND);
    expect(await bench.server()).toHaveLength(2);
  });

  it.each(['429=0', '429=1'] as const)(
    'a service that asks for next to no pause is asked ever more rarely, and a click is sent: %s',
    async (kind) => {
      bench.keito.faults.next({ kind, method: 'GET', times: 4 });
      bench.workspace.refresh();
      await bench.settled();
      expect(await waits(3)).toEqual([2_000, 4_000, 8_000]);
      bench.keito.faults.clear();
      bench.time.advance(SECOND);
      bench.logged(600);
      await bench.settled();
      await bench.onlyOne();
    },
  );

  it('a service with a problem of its own says so', async () => {
    bench.keito.faults.next({ kind: '500', method: 'POST' });
    bench.logged(600);
    await bench.settled();
    expect(bench.workspace.sync(bench.workspace.work(1)).message).toContain('problem of its own');
  });
});

describe('reading', () => {
  it('at a glance only when the last is older than some seconds', async () => {
    const before = count();
    bench.workspace.glance();
    await bench.settled();
    expect(count()).toBe(before);
    await bench.advance(16 * SECOND);
    bench.workspace.glance();
    await bench.settled();
    expect(count()).toBe(before + 1);
  });

  it('starts offline with what it knew: zone, projects, entries', async () => {
    bench.logged(600);
    await bench.settled();
    bench.isOnline = false;
    await bench.crash();
    await bench.settled();
    expect(bench.workspace.zone).toBe('UTC');
    expect(bench.workspace.catalogue.projects).toHaveLength(2);
    expect(bench.entries).toMatchObject([{ seconds: 600, projectName: 'Website' }]);
    expect(bench.workspace.sync(bench.workspace.work(1)).state).toBe('offline');
  });

  it('without a key nothing is asked, and time is kept', async () => {
    const { Workspace } = await import('../../../src/main/workspace');
    const options = { clock: bench.time.clock, schedule: bench.syncTimers.schedule, random: () => 0 };
    const changes: string[] = [];
    const asked = count();
    const keyless = new Workspace({
      ...options,
      ledger: bench.workspace.ledger,
      client: null,
      newId: () => 'mine',
      settleMs: 1,
      onChange: () => changes.push('change'),
      onBug: (error) => bench.bugs.push(error),
    });
    keyless.begin();
    expect(keyless.phase.kind).toBe('signed-out');
    expect(keyless.entries.start(bench.acme, keyless.act('tray'))).toMatchObject({ ok: true });
    expect(keyless.running()?.id).toBe('mine');
    expect(changes).toEqual(['change']);
    expect(count()).toBe(asked);
  });
});

describe('closing', () => {
  it('ends after the request under way; the rest is sent at the next start', async () => {
    const gate = bench.hold('POST');
    bench.logged(600);
    bench.logged(700);
    await gate.reached();
    const closed = bench.workspace.close();
    gate.letGo();
    await closed;
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 600 });
    bench.start();
    await bench.settled();
    expect(await bench.server()).toHaveLength(2);
  });
});
