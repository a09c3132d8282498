import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DistantDays } from '../../../src/main/sync/distant-days';
import { ACCOUNT_AGE_MS, Reader, type ReaderOptions } from '../../../src/main/sync/reader';
import { WHOLE_AGE_MS } from '../../../src/main/sync/pace';
import { HOUR, MINUTE, present, SECOND, TODAY } from '../../support/bench';
import { SyncParts } from '../../support/sync-parts';

let parts: SyncParts;
let told: string[];
let isClosed: boolean;
let distant: DistantDays;
beforeEach(async () => {
  parts = await SyncParts.open();
  told = [];
  isClosed = false;
  distant = new DistantDays(parts.options.clock);
});
afterEach(async () => {
  expect(parts.bench.bugs).toEqual([]);
  await parts.bench.close();
});

const LONG_AGO = { from: '2026-01-12', to: '2026-01-18' };

function open(over: Partial<ReaderOptions> = {}): Reader {
  const { ledger, clock } = parts.options;
  return new Reader({
    ...{ ledger, clock, distant, client: parts.client, random: () => 0, zone: () => 'UTC' },
    facts: () => parts.bench.workspace.facts,
    onFacts: ({ userName }) => told.push(`facts of ${userName}`),
    onProjects: (projects) => told.push(`${projects.length} projects`),
    onAccepted: () => told.push('accepted'),
    isClosed: () => isClosed,
    ...over,
  });
}

/** Reads all that is due, as a round does, and answers what was asked for. */
async function round(reader: Reader): Promise<readonly string[]> {
  const before = parts.asked.length;
  await reader.freshFacts();
  await reader.freshProjects();
  await reader.freshEntries();
  await reader.distantDays();
  return parts.asked.slice(before).map(({ address }) => address.pathname.replace(/^.*\/api\/v2/, ''));
}

/** What the last reading of the entries asked for: those changed since so many ms ago, or all of them. */
function readingSince(): number | 'whole' {
  const asked = present(
    parts.asked.filter(({ address }) => address.pathname.endsWith('/time_entries')).at(-1),
  );
  const since = asked.address.searchParams.get('updated_since');
  return since === null ? 'whole' : parts.bench.time.clock() - Date.parse(since);
}

const logged = (notes: string, spent_date = TODAY) =>
  parts.bench.elsewhere.createTimeEntry({
    ...{ project_id: parts.bench.acme.projectId, task_id: parts.bench.acme.taskId },
    ...{ spent_date, notes, is_running: false, hours: 1 },
  });
const seen = (days = { from: TODAY, to: TODAY }) =>
  parts.options.ledger.between(days.from, days.to).map(({ view }) => view?.notes);
const ALL = ['/users/me', '/projects', '/time_entries'];

describe('an account', () => {
  it('is read in three requests, and told of', async () => {
    await logged('there');
    const reader = open();
    expect(await round(reader)).toEqual(ALL);
    const { userName } = present(parts.bench.workspace.facts);
    expect(told).toEqual(['accepted', `facts of ${userName}`, '2 projects']);
    expect(seen()).toEqual(['there']);
    expect(await round(reader)).toEqual([]);
  });

  it('is not read without a client, nor once that is over', async () => {
    expect(await round(open({ client: null }))).toEqual([]);
    isClosed = true;
    const reader = open();
    await reader.readFacts();
    expect(await round(reader)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('of which nobody knows whose it is has no entries to read', async () => {
    expect(await round(open({ facts: () => null }))).toEqual(['/users/me', '/projects']);
  });

  it('is asked about again where somebody wants to know, however fresh it is', async () => {
    const reader = open();
    await round(reader);
    await reader.readFacts();
    expect(parts.asked.at(-1)?.address.pathname).toContain('/users/me');
  });

  it('is read again twice an hour, its entries more often', async () => {
    const reader = open();
    await round(reader);
    expect(reader.dueInMs).toBe(2 * MINUTE);
    parts.bench.time.advance(2 * MINUTE);
    expect(reader.dueInMs).toBe(0);
    expect(await round(reader)).toEqual(['/time_entries']);
    parts.bench.time.advance(ACCOUNT_AGE_MS - 2 * MINUTE);
    expect(await round(reader)).toEqual(ALL);
  });

  it('is read at once, all of it, where everything is asked for anew', async () => {
    const reader = open();
    await round(reader);
    await logged('new');
    parts.bench.time.advance(SECOND);
    reader.expire();
    expect(reader.dueInMs).toBe(0);
    expect(await round(reader)).toEqual(ALL);
    expect([readingSince(), seen()]).toEqual(['whole', ['new']]);
  });
});

describe('its entries', () => {
  it('are due at a look where they are older than some seconds', async () => {
    const reader = open();
    await round(reader);
    parts.bench.time.advance(15 * SECOND - 1);
    reader.glance();
    expect(await round(reader)).toEqual([]);
    parts.bench.time.advance(1);
    reader.glance();
    expect(await round(reader)).toEqual(['/time_entries']);
    expect(readingSince()).toBe('whole');
  });

  it('are due where they are others than were read', async () => {
    const reader = open();
    await round(reader);
    reader.expireEntries();
    expect(await round(reader)).toEqual(['/time_entries']);
  });

  it('are read by what has changed since two minutes before the last reading, and whole twice an hour', async () => {
    const reader = open();
    await round(reader);
    expect(readingSince()).toBe('whole');
    parts.bench.time.advance(5 * MINUTE);
    await round(reader);
    expect(readingSince()).toBe(7 * MINUTE);
    parts.bench.time.advance(WHOLE_AGE_MS - 5 * MINUTE);
    await round(reader);
    expect(readingSince()).toBe('whole');
  });

  it('are read whole where the clock was set back to before the last reading', async () => {
    let clockMs = parts.bench.time.clock();
    const reader = open({ clock: () => clockMs });
    await round(reader);
    clockMs -= HOUR;
    reader.expireEntries();
    await round(reader);
    expect(readingSince()).toBe('whole');
  });

  it('are read more rarely while nobody does anything, and often again once somebody does', async () => {
    const reader = open();
    parts.bench.time.advance(3 * HOUR);
    await round(reader);
    expect(reader.dueInMs).toBe(15 * MINUTE);
    reader.wake();
    expect(reader.dueInMs).toBe(2 * MINUTE);
  });

  it('are read often again once they tell that somebody did something elsewhere', async () => {
    const reader = open();
    parts.bench.time.advance(3 * HOUR);
    await logged('elsewhere');
    await round(reader);
    expect(reader.dueInMs).toBe(2 * MINUTE);
  });

  it('tell whether there is something to send again: a lost create was found', async () => {
    const { bench, options } = parts;
    const id = bench.logged(600, { ...bench.acme, notes: 'lost' }, TODAY);
    const seqs = options.ledger.operationsOf(id).map(({ seq }) => seq);
    const reader = open();
    expect(await reader.freshEntries()).toBe(false);
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, notes: 'lost' },
      ...{ is_running: false, hours: 600 / 3600, metadata: { client_request_id: id } },
    });
    options.ledger.setState(seqs, 'unsure', bench.time.clock());
    reader.expire();
    expect(await reader.freshEntries()).toBe(true);
  });

  it('that were asked for anew while they were read are due again', async () => {
    const reader = open();
    parts.bench.rewrite = (_method, { pathname }) => {
      if (pathname.endsWith('/time_entries')) reader.expire();
    };
    await reader.freshEntries();
    parts.bench.rewrite = () => undefined;
    await reader.freshEntries();
    expect(readingSince()).toBe('whole');
    expect(parts.asked).toHaveLength(2);
    expect(await reader.freshEntries()).toBe(false);
    expect(parts.asked).toHaveLength(2);
  });
});

describe('what cannot be read', () => {
  const failing = (path: string, kind: '401' | '500' | '429=7') =>
    parts.bench.keito.faults.next({ kind, method: 'GET', path });

  it.each(['/users/me', '/projects'])('holds up nothing else: %s', async (path) => {
    const reader = open();
    failing(path, '500');
    expect(await round(reader)).toEqual(ALL);
    expect(reader.error?.kind).toBe('server');
    expect(reader.dueInMs).toBe(2 * SECOND);
    parts.bench.time.advance(2 * SECOND);
    expect(await round(reader)).toEqual([path]);
    expect(reader.error).toBeNull();
  });

  it.each([
    ['401', 'unauthorised'],
    ['429=7', 'rate-limited'],
  ] as const)('ends the round where nothing else could be read either: %s', async (fault, kind) => {
    for (const path of ['/users/me', '/projects']) {
      const reader = open();
      failing(path, fault);
      await expect(round(reader)).rejects.toMatchObject({ kind });
    }
  });

  it('ends the round where there is no network, but for what may break by itself', async () => {
    const reader = open();
    parts.bench.answer = () => {
      throw new TypeError('fetch failed');
    };
    await expect(reader.freshFacts()).rejects.toMatchObject({ kind: 'offline' });
    await reader.freshProjects();
    expect(reader.error).toMatchObject({ kind: 'offline' });
    await expect(reader.freshEntries()).rejects.toMatchObject({ kind: 'offline' });
    const wish = distant.wish(LONG_AGO);
    await expect(reader.distantDays()).rejects.toMatchObject({ kind: 'offline' });
    distant.giveUp('offline');
    expect(await wish).toBe('offline');
  });

  it('by a fault of our own is told as that', async () => {
    const client = { ...parts.client, me: () => Promise.reject(new Error('a fault of our own')) };
    await expect(open({ client }).freshFacts()).rejects.toThrow('a fault of our own');
  });
});

describe('days that somebody looks at', () => {
  it('are read whole, of the user alone', async () => {
    await logged('old', '2026-01-14');
    const reader = open();
    const wish = distant.wish(LONG_AGO);
    await reader.distantDays();
    expect(await wish).toBeNull();
    expect(seen(LONG_AGO)).toEqual(['old']);
    expect(parts.query).toMatchObject({ ...LONG_AGO, user_id: parts.options.userId });
    expect(parts.query).not.toHaveProperty('updated_since');
  });

  it.each<[string, () => Partial<ReaderOptions>]>([
    ['without a client', () => ({ client: null })],
    ['of an account that nobody knows', () => ({ facts: () => null })],
  ])('are told not to be read by one %s', async (_which, over) => {
    const reader = open(over());
    const wish = distant.wish(LONG_AGO);
    await reader.distantDays();
    expect(await wish).toBe('offline');
    expect(parts.asked).toEqual([]);
  });

  it('stay wished for where it is closed, be it while they are read', async () => {
    const wish = distant.wish(LONG_AGO);
    isClosed = true;
    await open().distantDays();
    expect(parts.asked).toEqual([]);
    isClosed = false;
    parts.bench.keito.faults.next({ kind: '500', method: 'GET', path: '/time_entries' });
    const broken = open().distantDays();
    isClosed = true;
    await expect(broken).rejects.toMatchObject({ kind: 'server' });
    isClosed = false;
    await open().distantDays();
    expect(await wish).toBeNull();
  });

  it('that alone cannot be read hold up nothing else', async () => {
    const reader = open();
    parts.bench.keito.faults.next({ kind: '500', method: 'GET', path: '/time_entries' });
    const wish = distant.wish(LONG_AGO);
    await reader.distantDays();
    expect(await wish).toBe('server');
  });
});
