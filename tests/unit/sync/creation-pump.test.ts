import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '../../../src/main/core/creation';
import type { KeitoClient } from '../../../src/main/keito/client';
import { KeitoError, type KeitoErrorKind } from '../../../src/main/keito/errors';
import { Setbacks } from '../../../src/main/sync/backoff';
import { CreationPump, type CreationPumpOptions } from '../../../src/main/sync/creation-pump';
import { HOUR, SECOND, SETTLE_MS } from '../../support/bench';
import { newClient } from '../../support/creations';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
let setbacks: Setbacks;
let progress: number;
beforeEach(async () => {
  parts = await SyncParts.open();
  setbacks = new Setbacks(() => 0);
  progress = 0;
});
afterEach(async () => {
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

const creations = () => parts.options.ledger.creations;
const states = () =>
  creations()
    .open()
    .map(({ state }) => state);

/** Clients that nobody can take back any more. */
function added(...names: readonly string[]): readonly string[] {
  const ids = names.map((name) => parts.bench.workspace.creations.add(newClient(name)));
  parts.bench.time.advance(HOLD_MS);
  return ids;
}

function run(client: Partial<KeitoClient> = {}, over: Partial<CreationPumpOptions> = {}) {
  const { ledger, clock, userId } = parts.options;
  return new CreationPump({
    ...{ ledger, clock, userId, client: { ...parts.client, ...client }, settleMs: SETTLE_MS, setbacks },
    ...{ heldUntil: () => 0, isClosed: () => false, onCreated: () => undefined },
    ...over,
  }).run(() => (progress += 1));
}

const failing = (kind: KeitoErrorKind, maybeApplied = false, serverWords?: string): KeitoError =>
  new KeitoError({ kind, message: 'It failed.', maybeApplied, serverWords });

/** Creating a client fails for those names, and is noted for all. */
function refusing(error: KeitoError, ...names: readonly string[]) {
  const sent: string[] = [];
  const createClient: KeitoClient['createClient'] = (body, options) => {
    sent.push(body.name);
    return names.includes(body.name) ? Promise.reject(error) : parts.client.createClient(body, options);
  };
  return { sent, createClient };
}

/** The list of clients cannot be read. */
const unreadable =
  (error: KeitoError): KeitoClient['clients'] =>
  (query) => ({
    ...parts.client.clients(query),
    pages: () => {
      throw error;
    },
  });

describe('a round of creating', () => {
  it('sends all of it in its order, and tells of each', async () => {
    const kinds: string[] = [];
    const { sent, createClient } = refusing(failing('server'));
    added('One', 'Two');
    const end = await run({ createClient }, { onCreated: (kind) => kinds.push(kind) });
    expect(end).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect([sent, kinds, progress]).toEqual([['One', 'Two'], ['client', 'client'], 2]);
    expect(creations().open()).toEqual([]);
  });

  it('that is closed sends nothing, and has nothing to wait for', async () => {
    added('One');
    expect(await run({}, { isClosed: () => true })).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect([parts.asked, states()]).toEqual([[], ['queued']]);
  });

  it('rests where the last minute has seen enough requests, and tells for how long', async () => {
    added('One');
    const begun = parts.bench.time.clock();
    parts.bench.time.advance(20 * SECOND);
    const recentRequests = (): readonly number[] => Array.from({ length: 50 }, () => begun);
    expect(await run({ recentRequests })).toEqual({ kind: 'sent', waitMs: 40 * SECOND, error: null });
    expect([parts.asked, states()]).toEqual([[], ['queued']]);
  });

  it('waits for the first that can be sent', async () => {
    added('One');
    parts.bench.workspace.creations.add(newClient('Two'));
    const { sent, createClient } = refusing(failing('server'), 'One');
    const end = await run({ createClient });
    expect(end).toMatchObject({ kind: 'sent', waitMs: 2 * SECOND, error: { kind: 'server' } });
    expect(sent).toEqual(['One']);
  });

  it('tells why one waits, though another before it waits for nothing but its time', async () => {
    const [first = ''] = added('One', 'Two');
    const held = parts.bench.time.clock() + 5 * SECOND;
    const heldUntil = (id: string): number => (id === first ? held : 0);
    const { createClient } = refusing(failing('server'), 'Two');
    const end = await run({ createClient }, { heldUntil });
    expect(end).toMatchObject({ kind: 'sent', waitMs: 2 * SECOND, error: { kind: 'server' } });
  });

  it('by a clock that was set back sends what was never sent at once, and has no doubt about it', async () => {
    const now = parts.bench.time.clock() - HOUR;
    parts.bench.workspace.creations.add(newClient('One'));
    expect(await run({}, { clock: () => now })).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect(states()).toEqual([]);
  });

  it('that ends by a fault of our own tells it, and what it was sending is in doubt in the next one', async () => {
    added('One');
    const createClient = () => Promise.reject(new Error('a fault of our own'));
    await expect(run({ createClient })).rejects.toThrow('a fault of our own');
    expect(await run()).toEqual({ kind: 'sent', waitMs: SETTLE_MS, error: null });
    expect(states()).toEqual(['unsure']);
  });

  it('whose answer finds no room on the disk is mended by the next one that does', async () => {
    added('One');
    const createClient: KeitoClient['createClient'] = async (...asked) => {
      const answer = await parts.client.createClient(...asked);
      parts.bench.isDiskFull = true;
      return answer;
    };
    await expect(run({ createClient })).rejects.toThrow('The disk is full.');
    await expect(run()).rejects.toThrow('The disk is full.');
    parts.bench.isDiskFull = false;
    expect(await run()).toEqual({ kind: 'sent', waitMs: SETTLE_MS, error: null });
    parts.bench.time.advance(SETTLE_MS);
    expect(await run()).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect(states()).toEqual([]);
    const clients = await parts.bench.elsewhere.clients().collect();
    expect(clients.filter(({ name }) => name === 'One')).toHaveLength(1);
  });

  it('whose look fails by a fault of our own sends nothing', async () => {
    added('One');
    const clients = () => {
      throw new Error('a fault of our own');
    };
    await expect(run({ clients })).rejects.toThrow('a fault of our own');
    expect(states()).toEqual(['queued']);
  });
});

describe('one that fails', () => {
  it.each<KeitoErrorKind>(['offline', 'rate-limited', 'unauthorised'])(
    'ends the round where all would: %s',
    async (kind) => {
      added('One', 'Two');
      const error = failing(kind);
      const { sent, createClient } = refusing(error, 'One');
      expect(await run({ createClient })).toEqual({ kind: 'failed', error });
      expect([sent, states(), progress]).toEqual([['One'], ['queued', 'queued'], 1]);
    },
  );

  it.each<KeitoErrorKind>(['timeout', 'server', 'not-json', 'bad-shape'])(
    'is tried later, and the next at once: %s',
    async (kind) => {
      added('One', 'Two');
      const { sent, createClient } = refusing(failing(kind), 'One');
      expect(await run({ createClient })).toMatchObject({
        kind: 'sent',
        waitMs: 2 * SECOND,
        error: { kind },
      });
      expect([sent, states()]).toEqual([['One', 'Two'], ['queued']]);
    },
  );

  it.each<KeitoErrorKind>([
    ...(['forbidden', 'read-only-key', 'account-id-missing', 'not-found'] as const),
    ...(['method-not-allowed', 'conflict', 'stale', 'invalid'] as const),
  ])('waits for the person where Keito does not want it, and the next is sent: %s', async (kind) => {
    added('One', 'Two');
    const { sent, createClient } = refusing(failing(kind, false, 'No such thing.'), 'One');
    expect(await run({ createClient })).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect(sent).toEqual(['One', 'Two']);
    const [one] = creations().open();
    expect(one).toMatchObject({ state: 'blocked', block: 'refused' });
    expect(one?.reason).toContain('No such thing.');
    expect(one?.reason?.includes('permission')).toBe(kind === 'forbidden');
  });

  it('may have arrived: it is in doubt, and looked for once it cannot arrive any more', async () => {
    added('One');
    const { createClient } = refusing(failing('server', true), 'One');
    await run({ createClient });
    expect(states()).toEqual(['unsure']);
    setbacks.clear();
    expect(await run()).toMatchObject({ kind: 'sent', waitMs: SETTLE_MS });
    parts.bench.time.advance(SETTLE_MS);
    expect(await run()).toEqual({ kind: 'sent', waitMs: null, error: null });
    expect(states()).toEqual([]);
  });

  it('has certainly not arrived: what looks like it by now is another', async () => {
    const [id = ''] = added('One');
    const { createClient } = refusing(failing('rate-limited'), 'One');
    await run({ createClient });
    expect(creations().get(id)).toMatchObject({ state: 'queued', twins: null });
    await parts.bench.elsewhere.createClient({ name: 'One' });
    await run();
    expect(creations().get(id)).toMatchObject({ state: 'done' });
    const clients = await parts.bench.elsewhere.clients().collect();
    expect(clients.filter(({ name }) => name === 'One')).toHaveLength(2);
  });

  it.each([true, false])(
    'before it is sent is as it was, whether that request arrived (%s) or not',
    async (maybe) => {
      const [id = ''] = added('One');
      const clients = unreadable(failing('server', maybe));
      await run({ clients });
      expect(creations().get(id)).toMatchObject({ state: 'queued', twins: null });
    },
  );

  it('that is sent again keeps in mind what looked like it before, though the look at that fails', async () => {
    await parts.bench.elsewhere.createClient({ name: 'One' });
    const [id = ''] = added('One');
    const { createClient } = refusing(failing('server', true), 'One');
    await run({ createClient });
    const twins = creations().get(id)?.twins;
    expect(twins).toHaveLength(1);
    creations().sendAgain(id, parts.bench.time.clock());
    setbacks.clear();
    const clients = unreadable(failing('server'));
    expect(await run({ clients })).toMatchObject({ error: { kind: 'server' } });
    expect(creations().get(id)).toMatchObject({ state: 'queued', twins });
  });

  it('while it is looked for stays in doubt, whatever Keito says', async () => {
    added('One');
    const { createClient } = refusing(failing('server', true), 'One');
    await run({ createClient });
    parts.bench.time.advance(SETTLE_MS);
    const clients = unreadable(failing('forbidden'));
    expect(await run({ clients })).toMatchObject({ kind: 'sent', error: { kind: 'forbidden' } });
    expect(states()).toEqual(['unsure']);
  });
});

describe('several that fail one after the other', () => {
  it('end the round at the third', async () => {
    added('One', 'Two', 'Three', 'Four');
    const error = failing('server');
    const { sent, createClient } = refusing(error, 'One', 'Two', 'Three', 'Four');
    expect(await run({ createClient })).toEqual({ kind: 'sent', waitMs: 2 * SECOND, error });
    expect([sent, progress]).toEqual([['One', 'Two', 'Three'], 3]);
    // The next round tries one thing, what was never tried first, and rests for longer.
    expect(await run({ createClient })).toEqual({ kind: 'sent', waitMs: 4 * SECOND, error });
    expect(sent).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  it('end the sending alone where what failed is a reading, and all where Keito asks for a pause', async () => {
    added('One', 'Two', 'Three', 'Four');
    const unread = failing('server');
    expect(await run({ clients: unreadable(unread) })).toMatchObject({ kind: 'sent', error: unread });
    setbacks.clear();
    const paused = new KeitoError({
      kind: 'server',
      message: 'It failed.',
      maybeApplied: false,
      retryAfterMs: 9,
    });
    const { sent, createClient } = refusing(paused, 'One', 'Two', 'Three', 'Four');
    expect(await run({ createClient })).toEqual({ kind: 'failed', error: paused });
    expect(sent).toEqual(['One']);
  });

  it('are tried after what has not failed, and the one that was not tried for longest first', async () => {
    added('One', 'Two');
    const failingBoth = refusing(failing('server'), 'One', 'Two');
    await run({ createClient: failingBoth.createClient });
    parts.bench.time.advance(HOLD_MS);
    added('Three');
    const { sent, createClient } = refusing(failing('server'), 'One');
    await run({ createClient });
    expect(sent).toEqual(['Three', 'One', 'Two']);
  });

  it('whose connection broke over them are looked for later, and the next is sent', async () => {
    added('One', 'Two');
    const { sent, createClient } = refusing(failing('offline', true), 'One');
    expect(await run({ createClient })).toMatchObject({ kind: 'sent', error: { kind: 'offline' } });
    expect([sent, states()]).toEqual([['One', 'Two'], ['unsure']]);
  });

  it('do not, where one between them succeeds', async () => {
    added('One', 'Two', 'Three', 'Four', 'Five');
    const { sent, createClient } = refusing(failing('server'), 'One', 'Two', 'Four', 'Five');
    expect(await run({ createClient })).toMatchObject({ kind: 'sent', error: { kind: 'server' } });
    expect(sent).toEqual(['One', 'Two', 'Three', 'Four', 'Five']);
  });

  it('each wait longer every time, and not at all once one was sent', async () => {
    const [id = ''] = added('One');
    const { createClient } = refusing(failing('server'), 'One');
    await run({ createClient });
    parts.bench.time.advance(2 * SECOND);
    expect(await run({ createClient })).toMatchObject({ waitMs: 4 * SECOND });
    parts.bench.time.advance(4 * SECOND);
    await run();
    expect(creations().get(id)).toMatchObject({ state: 'done' });
    expect(setbacks.errorOf({ entryId: id, seqs: [creations().get(id)?.seq ?? 0] })).toBeNull();
  });
});
