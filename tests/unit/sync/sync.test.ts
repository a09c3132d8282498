import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../../src/main/core/creation';
import type { KeitoClient } from '../../../src/main/keito/client';
import { KeitoError, type KeitoErrorKind } from '../../../src/main/keito/errors';
import { NO_NETWORK } from '../../../src/main/keito/offline-guard';
import { DistantDays } from '../../../src/main/sync/distant-days';
import { Sync, type SyncOptions } from '../../../src/main/sync/sync';
import { MINUTE, SECOND, SETTLE_MS, TODAY } from '../../support/bench';
import { newClient } from '../../support/creations';
import { until, type ManualTimers } from '../../support/manual-time';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
let timers: ManualTimers;
let bugs: unknown[];
let changes: number;
let sync: Sync;
beforeEach(async () => {
  parts = await SyncParts.open();
  timers = parts.bench.time.timers();
  bugs = [];
  changes = 0;
});
afterEach(async () => {
  await sync.close();
  expect([...bugs, ...parts.bench.bugs]).toEqual([]);
  await parts.bench.close();
});

const FAR = { from: '2026-01-12', to: '2026-01-18' };

function open(over: Partial<SyncOptions> = {}): Sync {
  const { ledger, clock } = parts.options;
  sync = new Sync({
    ...{ ledger, clock, client: parts.client, random: () => 0, zone: () => 'UTC', settleMs: SETTLE_MS },
    distant: new DistantDays(clock),
    ...{ schedule: timers.schedule, heldUntil: () => 0, facts: () => parts.bench.workspace.facts },
    ...{ onFacts: () => undefined, onProjects: () => undefined, onCreated: () => undefined },
    onChange: () => (changes += 1),
    onBug: (error) => bugs.push(error),
    ...over,
  });
  return sync;
}

const failure = (kind: KeitoErrorKind): KeitoError =>
  new KeitoError({ kind, message: 'It failed.', maybeApplied: false });

/** The round under way is over, and the next one is set. */
const rested = () => until(() => timers.pending > 0, 'the end of the round');
const posts = () => parts.asked.filter(({ method }) => method === 'POST').length;
const states = () => parts.options.ledger.openOperations().map(({ state }) => state);

async function begun(over: Partial<SyncOptions> = {}): Promise<void> {
  open(over).begin();
  await rested();
}

describe('an account that is sent and read', () => {
  it('is left alone before it begins, whatever is asked for', async () => {
    parts.bench.logged(600);
    open().kick();
    sync.glance();
    sync.refresh();
    expect([timers.pending, parts.asked]).toEqual([0, []]);
    sync.begin();
    await rested();
    expect([posts(), states(), sync.phase]).toEqual([1, [], { kind: 'ok' }]);
    expect(changes).toBeGreaterThan(0);
  });

  it('is sent first and read afterwards; then it rests as long as its entries are fresh', async () => {
    open();
    parts.bench.logged(600);
    sync.begin();
    await rested();
    const asked = parts.asked.map(
      ({ method, address }) => `${method} ${address.pathname.replace(/^.*v2/, '')}`,
    );
    expect(asked).toEqual(['GET /users/me', 'POST /time_entries', 'GET /projects', 'GET /time_entries']);
    expect(timers.nextInMs).toBe(2 * MINUTE);
  });

  it('is read before what an earlier process left is sent, in the reading that is due anyway', async () => {
    parts.bench.logged(600);
    await begun();
    const asked = parts.asked.map(
      ({ method, address }) => `${method} ${address.pathname.replace(/^.*v2/, '')}`,
    );
    expect(asked).toEqual(['GET /users/me', 'GET /time_entries', 'POST /time_entries', 'GET /projects']);
  });

  it('is sent in the end where what an earlier process left cannot be looked for', async () => {
    parts.bench.logged(600);
    parts.bench.answer = (method, { pathname }) => {
      if (method === 'GET' && pathname.endsWith('/time_entries')) throw new TypeError('fetch failed');
      return null;
    };
    await begun();
    expect(posts()).toBe(0);
    for (let round = 0; round < 6; round += 1) {
      parts.bench.time.advance(MINUTE);
      await rested();
    }
    expect([posts(), states()]).toEqual([1, []]);
  });

  it('is read where the system says that it has no network, and sent once that is answered', async () => {
    const unsent = new KeitoError({
      ...{ kind: 'offline', message: 'There is no network.', maybeApplied: false, code: NO_NETWORK },
    });
    let isWrong = true;
    const createTimeEntry: KeitoClient['createTimeEntry'] = (...asked) =>
      isWrong ? Promise.reject(unsent) : parts.client.createTimeEntry(...asked);
    const me: KeitoClient['me'] = (...asked) => {
      isWrong = false;
      return parts.client.me(...asked);
    };
    await parts.client.me();
    open({ client: { ...parts.client, createTimeEntry, me }, facts: () => parts.bench.workspace.facts });
    parts.bench.logged(600);
    sync.begin();
    await rested();
    expect([posts(), isWrong, sync.phase.kind]).toEqual([0, false, 'retrying']);
    parts.bench.time.advance(MINUTE);
    await until(() => states().length === 0, 'the entry is sent');
    expect(posts()).toBe(1);
  });

  it('is not sent by a clock of which nobody knows how far it is off', async () => {
    const skews: (number | null)[] = [];
    parts.bench.beforeRequest = (method) => void (method === 'POST' && skews.push(parts.client.skewMs()));
    parts.bench.logged(600);
    await begun();
    expect(skews).toHaveLength(1);
    expect(skews).not.toContain(null);
  });

  it('of which the skew is known is not asked who it is of again before something is sent', async () => {
    await parts.client.me();
    const facts = parts.bench.workspace.facts;
    const before = parts.asked.length;
    open({ facts: () => facts });
    parts.bench.logged(600);
    sync.begin();
    await rested();
    expect(parts.asked[before]?.method).toBe('POST');
  });

  it('of which nobody knows whose it is asks that first, and sends nothing of it', async () => {
    parts.bench.logged(600);
    await begun({ facts: () => null });
    expect(parts.asked[0]?.address.pathname).toContain('/users/me');
    expect([posts(), states()]).toEqual([0, ['queued']]);
  });

  it('without a client is signed out, and rests', () => {
    open({ client: null }).begin();
    sync.refresh();
    expect(sync.phase).toEqual({ kind: 'signed-out' });
    expect([timers.pending, parts.asked]).toEqual([0, []]);
  });

  it('wakes for what can be sent next, of entries or of creations, whichever is first', async () => {
    parts.bench.workspace.creations.add(newClient('One'));
    const heldUntil = parts.bench.time.clock() + MINUTE;
    await begun({ heldUntil: () => heldUntil });
    expect(timers.nextInMs).toBe(MINUTE);
    parts.bench.keito.faults.next({ kind: '500', method: 'POST' });
    parts.bench.logged(600);
    sync.kick();
    await until(() => timers.nextInMs === SETTLE_MS, 'a look for the entry');
    expect(states()).toEqual(['unsure']);
    expect(sync.phase).toMatchObject({ kind: 'retrying', error: { kind: 'server' } });
  });

  it('tells what of it fails, and tries that again', async () => {
    const createClient = () => Promise.reject(failure('server'));
    parts.bench.workspace.creations.add(newClient('One'));
    parts.bench.time.advance(HOLD_MS);
    await begun({ client: { ...parts.client, createClient } });
    expect(sync.phase).toMatchObject({ kind: 'retrying', error: { kind: 'server' } });
    expect(timers.nextInMs).toBe(2 * SECOND);
  });

  it('is not read where all that was created fails', async () => {
    const createClient = () => Promise.reject(failure('offline'));
    parts.bench.workspace.creations.add(newClient('One'));
    parts.bench.time.advance(HOLD_MS);
    await begun({ client: { ...parts.client, createClient } });
    expect(sync.phase).toMatchObject({ kind: 'retrying', error: { kind: 'offline' } });
    expect(parts.asked.some(({ address }) => address.pathname.endsWith('/time_entries'))).toBe(false);
  });

  it('reads the entries once more where a timer was begun there: another may have ended', async () => {
    await begun();
    const before = parts.asked.length;
    parts.bench.started();
    sync.kick();
    await until(() => states().length === 0 && timers.pending > 0, 'the timer');
    const asked = parts.asked.slice(before).map(({ method, address }) => [method, address.pathname]);
    expect(asked).toEqual([
      ['POST', expect.stringMatching(/\/time_entries$/)],
      ['GET', expect.stringMatching(/\/time_entries$/)],
    ]);
  });

  it('is one round at a time, and what is done meanwhile is sent right after it', async () => {
    let [atOnce, most] = [0, 0];
    parts.bench.answer = async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return null;
    };
    const held: (() => void)[] = [];
    parts.bench.beforeRequest = (_method, path) => {
      if (held.length > 0 || !path.endsWith('/time_entries')) return undefined;
      return new Promise<void>((resolve) => void held.push(resolve));
    };
    open().begin();
    await until(() => held.length > 0, 'the last reading of the round');
    parts.bench.logged(600);
    sync.kick();
    held[0]?.();
    await until(() => states().length === 0 && timers.pending > 0, 'the second round');
    expect([most, posts()]).toEqual([1, 1]);
  });

  it('fails by a fault of our own: that is told, and it is tried again', async () => {
    const me = () => Promise.reject(new Error('a fault of our own'));
    await begun({ client: { ...parts.client, me } });
    expect(bugs.splice(0)).toMatchObject([{ message: 'a fault of our own' }]);
    expect(sync.phase).toEqual({ kind: 'ok' });
    expect(timers.nextInMs).toBe(2 * SECOND);
  });
});

describe('what is closed', () => {
  it('sends nothing more, and nothing is set any more', async () => {
    await begun();
    await sync.close();
    expect(timers.pending).toBe(0);
    parts.bench.logged(600);
    sync.kick();
    sync.refresh();
    expect([timers.pending, states()]).toEqual([0, ['queued']]);
  });

  it('ends after the request under way', async () => {
    parts.bench.logged(600);
    parts.bench.logged(700);
    parts.bench.workspace.creations.add(newClient('One'));
    parts.bench.time.advance(HOLD_MS);
    const post = parts.bench.hold('POST');
    open().begin();
    await post.reached();
    const closed = sync.close();
    post.letGo();
    await closed;
    expect(posts()).toBe(1);
    expect(states()).toEqual(['queued']);
    expect(parts.options.ledger.creations.open()).toMatchObject([{ state: 'queued' }]);
    expect(timers.pending).toBe(0);
  });

  it('leaves the days that somebody waits for to who comes after it', async () => {
    const distant = new DistantDays(parts.options.clock);
    await begun({ distant });
    const get = parts.bench.hold('GET');
    sync.refresh();
    await get.reached();
    const wish = sync.readDays(FAR);
    const closed = sync.close();
    get.letGo();
    await closed;
    await begun({ distant });
    expect(await wish).toBeNull();
  });
});

describe('days that somebody looks at', () => {
  const asked = () =>
    parts.asked.filter(({ address }) => address.searchParams.get('from') === FAR.from).length;

  it('are read once, then known for a while', async () => {
    await begun();
    expect(await sync.readDays(FAR)).toBeNull();
    expect(await sync.readDays(FAR)).toBeNull();
    expect(asked()).toBe(1);
  });

  it('need no request within five weeks', async () => {
    await begun();
    const before = parts.asked.length;
    expect(await sync.readDays({ from: '2026-05-01', to: TODAY })).toBeNull();
    expect(parts.asked).toHaveLength(before);
  });

  it('are not read once it is closed, and whoever asks is told so', async () => {
    await begun();
    await sync.close();
    expect(await sync.readDays(FAR)).toBe('unauthorised');
  });

  it('are not read while the key is refused, or without one', async () => {
    await begun();
    parts.bench.keito.faults.next({ kind: '401', method: 'GET' });
    sync.refresh();
    await until(() => sync.phase.kind === 'signed-out' && timers.pending > 0, 'the refusal');
    expect(await sync.readDays(FAR)).toBe('unauthorised');
    await sync.close();
    expect(await open({ client: null }).readDays(FAR)).toBe('unauthorised');
    expect(asked()).toBe(0);
  });

  it('are not read while Keito asks for a pause', async () => {
    await begun();
    parts.bench.keito.faults.next({ kind: '429=90', method: 'GET' });
    sync.refresh();
    await until(() => timers.nextInMs === 90 * SECOND, 'the pause');
    expect(await sync.readDays(FAR)).toBe('rate-limited');
    parts.bench.time.advance(90 * SECOND);
    await rested();
    expect(await sync.readDays(FAR)).toBeNull();
  });

  it('that cannot be read by a fault of our own are told of all the same', async () => {
    const timeEntries: KeitoClient['timeEntries'] = (query) => {
      if (query?.from === FAR.from) throw new Error('a fault of our own');
      return parts.client.timeEntries(query);
    };
    await begun({ client: { ...parts.client, timeEntries } });
    expect(await sync.readDays(FAR)).toBe('bad-shape');
    await rested();
    expect(bugs.splice(0)).toMatchObject([{ message: 'a fault of our own' }]);
  });
});

describe('a key that is refused', () => {
  it('is asked about again after twenty minutes, and all is well once it is accepted', async () => {
    parts.bench.keito.faults.next({ kind: '401', method: 'GET' });
    await begun();
    expect(sync.phase).toEqual({ kind: 'signed-out' });
    expect(timers.nextInMs).toBe(20 * MINUTE);
    sync.kick();
    sync.glance();
    expect(parts.asked).toHaveLength(1);
    parts.bench.time.advance(20 * MINUTE);
    await until(() => sync.phase.kind === 'ok' && timers.pending > 0, 'the key');
  });
});
