import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, SECOND } from '../../support/bench';
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

const { stop, edit } = actsOn(() => bench);
const {
  here,
  phone,
  there,
  goesOffline,
  goneOnWith,
  bothRun,
  bothAreSeen,
  isBack: allIsTold,
} = twoDevices(() => bench);
const failing = (): void => {
  bench.answer = (method) => (method === 'POST' ? new Response('', { status: 503 }) : null);
};

async function isBack(): Promise<void> {
  bench.isOnline = true;
  await bench.refreshed();
  await bench.refreshed();
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
}

describe('an entry of here that somebody goes on with elsewhere', () => {
  it('ends where a timer that is told late began after it', async () => {
    const id = here('morning');
    await bench.advance(HOUR);
    stop();
    await bench.refreshed();
    await goneOnWith(id);
    here('laptop');
    bench.time.advance(2 * HOUR);
    await isBack();
    expect(await there()).toEqual({ morning: 7200, laptop: 'since 16:30' });
  });
});

describe('an entry of here that Keito has rounded to nothing, and that somebody goes on with elsewhere', () => {
  it.each(['stopped', 'logged'])(
    'ends where a timer that is told late began after it: it was %s',
    async (how) => {
      await bench.close();
      bench = await Bench.open({ timeRounding: 'down_15' });
      await bench.settled();
      const id = how === 'stopped' ? here('morning') : bench.logged(300, { ...bench.acme, notes: 'morning' });
      await bench.advance(5 * MINUTE);
      if (how === 'stopped') stop();
      await bench.refreshed();
      expect(await there()).toEqual({ morning: 0 });
      await goneOnWith(id);
      here('laptop');
      bench.time.advance(2 * HOUR);
      await isBack();
      expect(await there()).toEqual({ morning: 3600, laptop: 'since 15:35' });
    },
  );
});

describe('a timer that was begun and ended without a network', () => {
  it.each([
    ['nothing was read before', false],
    ['what runs was read long before it got through', true],
  ])('ends where it began what had begun elsewhere before it; %s', async (_, isRead) => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    here('laptop');
    bench.time.advance(30 * MINUTE);
    stop();
    bench.time.advance(HOUR);
    bench.isOnline = true;
    if (isRead) {
      failing();
      await bench.refreshed();
      expect(bench.workspace.running()).toMatchObject({ notes: 'phone' });
      bench.answer = () => null;
      await bench.advance(MINUTE);
    }
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 1800 });
  });

  it('ends what had begun elsewhere where it was said to begin once it had ended', async () => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    const id = here('laptop');
    bench.time.advance(HOUR);
    stop();
    expect(edit(id, { startTime: '14:50' }).ok).toBe(true);
    bench.time.advance(HOUR);
    await isBack();
    expect(await there()).toEqual({ phone: 1770, laptop: 5400 });
  });

  it('ends what had begun elsewhere however short it was, and however soon it is sent', async () => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    here('laptop');
    bench.time.advance(20 * SECOND);
    stop();
    bench.time.advance(10 * SECOND);
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 20 });
  });

  it('shares one reading of what runs with all that was', async () => {
    await goesOffline();
    for (const notes of ['first', 'second', 'third']) {
      here(notes);
      bench.time.advance(HOUR);
    }
    stop();
    bench.time.advance(HOUR);
    let readings = 0;
    bench.rewrite = (_, { search }) => {
      if (search.includes('is_running')) readings += 1;
    };
    await isBack();
    expect(await there()).toEqual({ first: 3600, second: 3600, third: 3600 });
    expect(readings).toBe(1);
  });

  it('shares none with one that was begun after what runs was asked for', async () => {
    await goesOffline();
    here('first');
    bench.time.advance(5 * MINUTE);
    stop();
    const gate = bench.hold('POST');
    bench.isOnline = true;
    bench.workspace.refresh();
    await gate.reached();
    await phone();
    bench.time.advance(3 * SECOND);
    here('second');
    bench.time.advance(4 * SECOND);
    stop();
    gate.letGo();
    await isBack();
    expect(await there()).toEqual({ first: 300, phone: 3, second: 4 });
  });

  it('waits where what runs cannot be read', async () => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    here('laptop');
    bench.time.advance(HOUR);
    stop();
    bench.time.advance(HOUR);
    bench.answer = (_, { search }) =>
      search.includes('is_running') ? new Response('', { status: 503 }) : null;
    bench.isOnline = true;
    await bench.refreshed();
    expect(await there()).toEqual({ phone: 'since 14:20' });
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 3600 });
  });
});

describe('what began elsewhere before a timer that is still to be told', () => {
  it('ends where that began, though a click ended both: it had come in by an ordinary reading', async () => {
    await bothRun();
    await bothAreSeen();
    stop();
    await bench.advance(MINUTE);
    expect(await there()).toEqual({ phone: 7200 });
    bench.answer = () => null;
    await allIsTold();
    expect(await there()).toEqual({ phone: 3600, laptop: 3600 });
  });

  it('and was deleted there and brought back as another entry, ends there too', async () => {
    const id = await bothRun();
    await bothAreSeen();
    const [row] = await bench.server();
    await bench.elsewhere.deleteTimeEntry(id);
    const metadata = { client_request_id: 'brought back' };
    await phone('phone', { started_time: row?.started_time ?? '', metadata });
    await bench.refreshed();
    stop();
    await bench.advance(MINUTE);
    bench.answer = () => null;
    await allIsTold();
    // Brought back it has its begin to the minute.
    expect(await there()).toEqual({ phone: 3630, laptop: 3600 });
  });
});
