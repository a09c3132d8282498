import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND, SETTLE_MS } from '../../support/bench';
import { actsOn } from '../undo-support';
import { twoDevices } from './two-devices';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});
const { edit, stop } = actsOn(() => bench);
const { here, phone, there, goesOffline, isBack, bothRun, bothAreSeen } = twoDevices(() => bench);

/** The lists give back no metadata: it is known by its looks. */
async function namelessly(method: string, address: URL): Promise<Response | null> {
  if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
  const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
  const text = (await answer.text()).replaceAll('"metadata":', '"_":');
  return new Response(text, { headers: { Date: answer.headers.get('Date') ?? '' } });
}

describe('a timer that is told late, its request lost with the process on its way', () => {
  it.each([
    ['alone', false],
    ['with what was edited before', true],
  ])('%s: it still ends where another one began elsewhere after it', async (_, isEdited) => {
    await goesOffline();
    const id = here();
    bench.time.advance(5 * MINUTE);
    if (isEdited) edit(id, { notes: 'laptop, noted' });
    await bench.settled();
    bench.isOnline = true;
    const gate = bench.hold('POST');
    bench.workspace.refresh();
    await gate.reached();
    bench.isOnline = false;
    await bench.crash();
    await bench.settled();
    bench.time.advance(HOUR);
    await phone();
    bench.time.advance(HOUR);
    bench.isOnline = true;
    for (let round = 0; round < 3; round += 1) {
      await bench.refreshed();
      await bench.advance(SETTLE_MS + 1000);
    }
    const rows = await bench.server();
    const [ours, theirs] = ['laptop', 'phone'].map((name) =>
      rows.find(({ notes }) => notes?.startsWith(name)),
    );
    expect(ours).toMatchObject({ is_running: false, duration_seconds: 3900 });
    expect(theirs).toMatchObject({ is_running: true });
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });
});

it('timers that were ended offline hold up no reading, where what runs cannot be read', async () => {
  await goesOffline();
  for (const notes of ['a', 'b', 'c']) {
    here(notes);
    bench.time.advance(10 * MINUTE);
    stop();
    bench.time.advance(MINUTE);
  }
  bench.answer = (_, { search }) =>
    search.includes('is_running') ? new Response('', { status: 503 }) : null;
  bench.isOnline = true;
  await bench.refreshed();
  await phone();
  for (let minute = 0; minute < 40; minute += 1) await bench.advance(MINUTE);
  expect(bench.entries.map(({ notes }) => notes)).toContain('phone');
});

it('a lost create whose hours were set elsewhere before it was found is not ended by its own begin', async () => {
  await bench.settled();
  bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
  const begun = bench.time.clock() - 5 * MINUTE;
  expect(bench.workspace.entries.start({ ...bench.acme, notes: 'ours' }, bench.act(), begun).ok).toBe(true);
  await bench.settled();
  bench.time.advance(3000);
  await bench.elsewhere.updateTimeEntry((await bench.onlyOne()).id, { hours: 1 });
  for (let round = 0; round < 3; round += 1) {
    await bench.advance(SETTLE_MS + 1000);
    await bench.refreshed();
  }
  expect((await bench.onlyOne()).is_running).toBe(true);
});

describe('what a timer that is told late has ended elsewhere, in Keito as well, where its answer is lost', () => {
  async function isSettled(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await bench.advance(SETTLE_MS + 1000);
      await bench.refreshed();
    }
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  }

  async function isLost(): Promise<string> {
    bench.answer = namelessly;
    await goesOffline();
    const { id } = await phone();
    bench.time.advance(HOUR);
    here('laptop');
    bench.time.advance(2 * HOUR);
    bench.isOnline = true;
    return id;
  }

  it('ends where ours began, though ours is known by its looks alone, and later', async () => {
    await isLost();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    await bench.refreshed();
    expect(await there()).toEqual({ phone: 10_800, laptop: 'since 15:20' });
    await isSettled();
    expect(await there()).toEqual({ phone: 3600, laptop: 'since 15:20' });
  });

  it('is not taken for deleted meanwhile, and is as it was ended where ours never arrived and is deleted', async () => {
    const id = await isLost();
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    await bench.refreshed();
    await bench.elsewhere.stopTimeEntry(id);
    await bench.refreshed();
    const ours = bench.entries.find(({ notes }) => notes === 'laptop')?.id ?? '';
    expect(bench.entries.map(({ notes }) => notes)).toContain('phone');
    bench.workspace.entries.delete(ours, bench.act());
    await isSettled();
    expect(await there()).toEqual({ phone: 10_800 });
    expect(bench.entries).toMatchObject([{ notes: 'phone', seconds: 10_800, startedAt: null }]);
  });

  it.each([
    ['its note', { notes: 'phone, noted' }, false],
    ['its note', { notes: 'phone, noted' }, true],
    ['its date', { spentDate: '2026-05-20' }, false],
  ] as const)(
    'ends where ours began, though %s is changed here in that round',
    async (_, changes, isNameless) => {
      if (isNameless) bench.answer = namelessly;
      await bench.refreshed();
      await bothRun();
      const theirs = await bothAreSeen();
      bench.answer = isNameless ? namelessly : () => null;
      bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
      bench.time.advance(2 * MINUTE);
      expect(edit(theirs, changes).ok).toBe(true);
      await bench.settled();
      await isSettled();
      const { laptop, ...rest } = await there();
      expect(laptop).toBe('since 15:20');
      expect(Object.values(rest)).toEqual([3600]);
      expect(bench.entry(theirs)).toMatchObject(changes);
    },
  );
});

describe('a timer that was begun and ended without a network, whose answer is lost', () => {
  it.each([20, 55])('ends what began elsewhere before it, be it of %s seconds', async (length) => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    here('laptop');
    bench.time.advance(length * SECOND);
    stop();
    bench.time.advance(2 * SECOND);
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.isOnline = true;
    await bench.refreshed();
    await bench.advance(3 * SECOND);
    await bench.refreshed();
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: length });
  });
});
