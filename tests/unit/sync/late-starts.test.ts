import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present, SECOND } from '../../support/bench';
import { actsOn, CHANGED } from '../undo-support';
import { twoDevices } from './two-devices';

let bench: Bench;
/** What the app asked for since it was last looked at. */
let asked: string[];
beforeEach(async () => {
  bench = await Bench.open();
  asked = [];
  bench.rewrite = (method, { search }) =>
    void asked.push(search.includes('is_running') ? 'what runs' : method);
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, stop, edit } = actsOn(() => bench);
const { here, phone, there, goesOffline } = twoDevices(() => bench);

/** What is seen here, in the words of `there`. */
const seen = () =>
  Object.fromEntries(
    bench.entries.map(({ notes, seconds, startedAt, startTime }) => [
      notes,
      startedAt === null ? seconds : `since ${startTime}`,
    ]),
  );

/** The network is back, and all is sent and read. */
async function isBack(): Promise<void> {
  asked = [];
  bench.isOnline = true;
  await bench.refreshed();
  await bench.refreshed();
  expect(bench.workspace.work(1)).toMatchObject({ refused: 0, waiting: 0 });
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
  expect(seen()).toEqual(await there());
}

describe('a timer that was begun without a network', () => {
  it('ends where another one began elsewhere after it, which runs on', async () => {
    await goesOffline();
    here();
    bench.time.advance(HOUR);
    await phone();
    bench.time.advance(2 * HOUR);
    await isBack();
    expect(await there()).toEqual({ laptop: 3600, phone: 'since 15:20' });
    expect(asked.filter((what) => what === 'POST' || what === 'PATCH')).toEqual(['POST']);
  });

  it('is said to have been stopped elsewhere then, and once', async () => {
    await goesOffline();
    here();
    bench.time.advance(HOUR);
    const at = bench.time.clock();
    await phone();
    bench.time.advance(HOUR);
    await isBack();
    const stops = bench.workspace.activity(20).filter(({ kind }) => kind === 'stop');
    expect(stops).toMatchObject([{ cause: 'elsewhere', changes: { seconds: 3600 }, isUndone: false }]);
    expect(Math.abs((stops[0]?.at ?? 0) - at)).toBeLessThan(SECOND);
  });

  it('ends at its click what had begun elsewhere before it', async () => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    here();
    bench.time.advance(2 * HOUR);
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 'since 15:20' });
  });

  it('begun as good as at once with another one: it runs on, and the other has nothing', async () => {
    await goesOffline();
    here();
    bench.time.advance(5 * SECOND);
    await phone();
    bench.time.advance(HOUR);
    await isBack();
    expect(await there()).toEqual({ phone: 0, laptop: 'since 14:20' });
  });

  it('begun half a minute before another one of the same minute: that one runs on', async () => {
    await goesOffline();
    bench.time.advance(30 * SECOND);
    here();
    bench.time.advance(29 * SECOND);
    await phone();
    bench.time.advance(HOUR);
    await isBack();
    expect(await there()).toEqual({ laptop: 29, phone: 'since 14:21' });
  });

  it('begun in the same minute as one that was told late too, to the minute: it runs on', async () => {
    await goesOffline();
    here();
    bench.time.advance(HOUR);
    await phone('phone', { started_time: '14:20' });
    bench.time.advance(HOUR);
    await isBack();
    expect(await there()).toEqual({ phone: 30, laptop: 'since 14:20' });
  });

  it('knows nothing of what was begun and stopped elsewhere meanwhile', async () => {
    await goesOffline();
    here();
    bench.time.advance(HOUR);
    const { id } = await phone();
    bench.time.advance(HOUR);
    await bench.elsewhere.stopTimeEntry(id);
    bench.time.advance(HOUR);
    await isBack();
    expect(await there()).toEqual({ laptop: 'since 14:20', phone: 3600 });
  });

  it('where what had begun before it is stopped elsewhere while it is sent: that still ended at the click', async () => {
    await goesOffline();
    const { id } = await phone();
    bench.time.advance(HOUR);
    here();
    bench.time.advance(HOUR);
    bench.isOnline = true;
    const gate = bench.hold('POST');
    bench.workspace.refresh();
    await gate.reached();
    await bench.elsewhere.stopTimeEntry(id);
    gate.letGo();
    await isBack();
    expect(await there()).toEqual({ phone: 3600, laptop: 'since 15:20' });
  });

  it('is not sent before what runs could be read, which holds up nothing else', async () => {
    await goesOffline();
    here();
    bench.logged(600, { ...bench.acme, notes: 'logged' });
    bench.time.advance(HOUR);
    await phone();
    bench.time.advance(HOUR);
    bench.answer = (_, { search }) =>
      search.includes('is_running') ? new Response('', { status: 503 }) : null;
    bench.isOnline = true;
    asked = [];
    await bench.refreshed();
    expect(asked).toContain('what runs');
    expect(await there()).toEqual({ logged: 600, phone: 'since 15:20' });
    expect(bench.workspace.work(1).waiting).toBe(1);
    bench.answer = () => null;
    await isBack();
    expect(await there()).toEqual({ laptop: 3600, logged: 600, phone: 'since 15:20' });
  });

  it.each(['before', 'after'])(
    'survives a crash while it is sent, where another began %s it',
    async (when) => {
      await goesOffline();
      if (when === 'before') await phone();
      bench.time.advance(HOUR);
      here();
      bench.time.advance(HOUR);
      if (when === 'after') await phone();
      bench.time.advance(HOUR);
      bench.isOnline = true;
      const gate = bench.hold('POST');
      bench.workspace.refresh();
      await gate.reached();
      await bench.crash();
      await bench.settled();
      await bench.advance(MINUTE);
      await isBack();
      expect(await there()).toEqual(
        when === 'before' ? { phone: 3600, laptop: 'since 15:20' } : { laptop: 3600, phone: 'since 16:20' },
      );
    },
  );

  it.each([
    ['Keito refuses it', 422],
    ['it is deleted before it gets through', 503],
  ])('ends nothing elsewhere where %s', async (_, status) => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    const id = here();
    bench.time.advance(HOUR);
    bench.answer = (method) => (method === 'POST' ? Response.json({ error: 'no' }, { status }) : null);
    bench.isOnline = true;
    await bench.refreshed();
    const isRefused = bench.workspace.unsent.refused > 0;
    expect(isRefused).toBe(status === 422);
    if (!isRefused) bench.workspace.entries.delete(id, bench.act());
    bench.answer = () => null;
    await bench.advance(MINUTE);
    expect(await there()).toEqual({ phone: 'since 14:20' });
    // Sent again, it ends it where it began.
    if (isRefused) bench.workspace.answers.retry(id);
    await isBack();
    expect(await there()).toEqual(
      isRefused ? { phone: 3600, laptop: 'since 15:20' } : { phone: 'since 14:20' },
    );
  });

  it('one of several: the first of them ended what ran before', async () => {
    await goesOffline();
    await phone();
    bench.time.advance(HOUR);
    here('first');
    bench.time.advance(HOUR);
    here('second');
    bench.time.advance(HOUR);
    await isBack();
    expect(await there()).toEqual({ phone: 3600, first: 3600, second: 'since 16:20' });
    expect(asked.filter((what) => what === 'what runs')).toHaveLength(2);
  });

  it('is the last one said here, where something is done to it while what runs is read', async () => {
    await goesOffline();
    here();
    bench.time.advance(HOUR);
    await phone();
    bench.time.advance(HOUR);
    bench.isOnline = true;
    bench.answer = (_, { search }) => {
      if (search.includes('is_running') && bench.workspace.running()?.notes === 'laptop') stop();
      return null;
    };
    await isBack();
    expect(await there()).toEqual({ laptop: 7200, phone: 'since 15:20' });
  });

  it('gives no answer for the person to what waits for them', async () => {
    await goesOffline();
    const { id } = await phone();
    bench.time.advance(HOUR);
    here();
    bench.time.advance(HOUR);
    bench.isOnline = true;
    let isFailing = true;
    bench.answer = (method, { search }) =>
      isFailing && (method === 'PATCH' || search.includes('is_running'))
        ? Response.json({ error: 'no' }, { status: method === 'PATCH' ? 400 : 503 })
        : null;
    await bench.refreshed();
    const { id: theirs } = present(bench.entries.find(({ notes }) => notes === 'phone'));
    edit(theirs, { notes: 'phoned' });
    await bench.settled();
    isFailing = false;
    await bench.refreshed();
    expect(await there()).toEqual({ phone: 7200, laptop: 'since 15:20' });
    expect(bench.workspace.work(1)).toMatchObject({ refused: 1, waiting: 0 });
    expect((await bench.server()).find((row) => row.id === id)?.notes).toBe('phone');
  });
});

describe('a timer that is told in time', () => {
  it('switches in one call', async () => {
    await bench.settled();
    await phone();
    bench.time.advance(59 * SECOND);
    asked = [];
    here();
    await bench.settled();
    expect(asked).not.toContain('what runs');
    expect(await there()).toEqual({ phone: 59, laptop: 'since 14:21' });
  });

  it('said to have begun before ends at the click what began elsewhere since, and is not taken back', async () => {
    await bench.settled();
    bench.time.advance(30 * MINUTE);
    await phone();
    bench.time.advance(10 * MINUTE);
    const { acme, workspace } = bench;
    const gate = bench.hold('POST');
    const begin = bench.time.clock() - 20 * MINUTE;
    expect(workspace.entries.start({ ...acme, notes: 'laptop' }, bench.act(), begin).ok).toBe(true);
    await gate.reached();
    gate.letGo();
    await bench.settled();
    expect(undo()).toMatchObject(CHANGED);
    await isBack();
    expect(await there()).toEqual({ phone: 600, laptop: 'since 14:40' });
  });

  it('said to have begun before, with nothing else running, is taken back', async () => {
    await bench.settled();
    bench.time.advance(30 * MINUTE);
    const { acme, workspace } = bench;
    workspace.entries.start({ ...acme, notes: 'laptop' }, bench.act(), bench.time.clock() - 20 * MINUTE);
    await bench.settled();
    expect(undo().ok).toBe(true);
    await isBack();
    expect(await there()).toEqual({});
  });
});
