import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DistantDays } from '../../../src/main/sync/distant-days';
import { Sync } from '../../../src/main/sync/sync';
import { HOUR, MINUTE, SECOND, SETTLE_MS } from '../../support/bench';
import { until, type ManualTimers } from '../../support/manual-time';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
let timers: ManualTimers;
let sync: Sync;
beforeEach(async () => {
  parts = await SyncParts.open();
  timers = parts.bench.time.timers();
  const { ledger, clock } = parts.options;
  sync = new Sync({
    ...{ ledger, clock, client: parts.client, random: () => 0, zone: () => 'UTC', settleMs: SETTLE_MS },
    distant: new DistantDays(clock),
    ...{ schedule: timers.schedule, heldUntil: () => 0, facts: () => parts.bench.workspace.facts },
    ...{ onFacts: () => undefined, onProjects: () => undefined, onCreated: () => undefined },
    onChange: () => undefined,
    onBug: (error) => parts.bench.bugs.push(error),
  });
});
afterEach(async () => {
  await sync.close();
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

/** The round under way is over, and the next one is set. */
const rested = () => until(() => timers.pending > 0, 'the end of the round');
const posts = () => parts.paths('POST').length;
const states = () => parts.options.ledger.openOperations().map(({ state }) => state);

async function begun(): Promise<void> {
  sync.begin();
  await rested();
}

describe('an account whose server tells the time', () => {
  const asked = () =>
    parts.asked.map(({ method, address }) => `${method} ${address.pathname.replace(/^.*v2/, '')}`);

  it('is heard once more, of what is read anyway, where it tells quite another one', async () => {
    parts.dateOffs.push(9 * HOUR);
    parts.bench.logged(600);
    await begun();
    expect(asked()).toEqual(['GET /users/me', 'GET /projects', 'POST /time_entries', 'GET /time_entries']);
    expect(Math.abs(parts.client.skewMs() ?? Infinity)).toBeLessThan(SECOND);
  });

  it('is believed where a second answer agrees, before something is sent', async () => {
    parts.dateOffs.push(...Array.from({ length: 9 }, () => 9 * HOUR));
    const skews: (number | null)[] = [];
    parts.bench.beforeRequest = (method) => void (method === 'POST' && skews.push(parts.client.skewMs()));
    parts.bench.logged(600);
    await begun();
    expect(skews).toHaveLength(1);
    expect(Math.abs((skews[0] ?? Infinity) - 9 * HOUR)).toBeLessThan(SECOND);
  });

  it('is asked for a third one where two do not agree, and nothing is sent before one is known', async () => {
    parts.dateOffs.push(9 * HOUR, -9 * HOUR, 5 * HOUR);
    parts.bench.logged(600);
    await begun();
    expect(asked()).toEqual(['GET /users/me', 'GET /projects', 'GET /users/me']);
    expect([posts(), states()]).toEqual([0, ['queued']]);
    expect(sync.phase).toMatchObject({ kind: 'retrying', error: { kind: 'bad-shape' } });
    parts.bench.time.advance(timers.nextInMs ?? 0);
    await until(() => posts() === 1, 'the sending');
  });

  it('and was wrong about it when a timer was begun: it counts to the click all the same', async () => {
    parts.dateOffs.push(...Array.from({ length: 3 }, () => 3 * HOUR));
    await begun();
    parts.bench.started();
    sync.kick();
    await until(() => posts() === 1, 'the sending');
    await rested();
    sync.refresh();
    await rested();
    parts.bench.time.advance(30 * MINUTE);
    parts.bench.workspace.entries.stop(parts.bench.act());
    parts.bench.time.advance(HOUR);
    sync.refresh();
    await until(() => states().length === 0, 'the stop');
    expect(await parts.bench.onlyOne()).toMatchObject({ duration_seconds: 1800, is_running: false });
  });

  it('is not believed by one answer in between, and the next entry goes by what is known', async () => {
    await begun();
    const skews: number[] = [];
    parts.bench.beforeRequest = () => void skews.push(Math.abs(parts.client.skewMs() ?? Infinity));
    parts.dateOffs.push(9 * HOUR);
    parts.bench.logged(600);
    parts.bench.logged(900);
    sync.kick();
    await until(() => posts() === 2, 'the sending');
    await rested();
    expect(Math.max(...skews)).toBeLessThan(SECOND);
  });
});
