import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, HOUR, MINUTE, present, SECOND, TODAY } from '../support/bench';
import { actsOn, CHANGED, seenOn, servedBy } from './undo-support';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const { undo, stop, edit, remove } = actsOn(() => bench);
const seen = () => seenOn(bench);
const server = () => servedBy(bench);

interface Case {
  readonly name: string;
  readonly what: string;
  /** Done and sent before the acts. */
  readonly before: () => string;
  /** Done one after the other, and taken back the newest first. */
  readonly acts: readonly ((id: string) => unknown)[];
  /** The first request of the acts, where it is not the one that is made of the last. */
  readonly first?: string;
}

const CASES: readonly Case[] = [
  { name: 'a start', what: 'start', before: () => bench.logged(60), acts: [() => bench.started()] },
  {
    name: 'a switch',
    what: 'switch',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    acts: [() => bench.started(bench.other)],
  },
  {
    name: 'a switch as of five minutes ago',
    what: 'switch',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    acts: [() => bench.workspace.entries.start(bench.other, bench.act(), bench.time.clock() - 5 * MINUTE)],
  },
  {
    name: 'a stop',
    what: 'stop',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    acts: [stop],
  },
  { name: 'a logged entry', what: 'log', before: () => bench.logged(60), acts: [() => bench.logged(120)] },
  {
    name: 'an edit',
    what: 'edit',
    before: () => bench.logged(60),
    acts: [(id) => edit(id, { notes: 'new', spentDate: '2026-05-20', seconds: 300, ...place(bench.other) })],
  },
  {
    name: 'another begin',
    what: 'edit',
    before: () => bench.started(),
    acts: [(id) => edit(id, { startedAt: bench.time.clock() - 15 * MINUTE })],
  },
  { name: 'a deletion', what: 'delete', before: () => bench.logged(60), acts: [remove] },
  { name: 'a discarded timer', what: 'delete', before: () => bench.started(), acts: [remove] },
  {
    name: 'a deletion and another',
    what: 'delete',
    before: () => (bench.logged(60), bench.logged(120)),
    acts: [remove, () => remove(only())],
  },
  {
    name: 'a deletion and a stop',
    what: 'stop',
    before: () => (bench.started({ ...bench.acme, notes: 'old' }), bench.logged(60)),
    acts: [remove, stop],
  },
  {
    name: 'an edit and another of the same entry',
    what: 'edit',
    before: () => bench.logged(60),
    acts: [(id) => edit(id, { notes: 'new' }), (id) => edit(id, { notes: 'newer', seconds: 300 })],
  },
  {
    name: 'a switch and another',
    what: 'switch',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    acts: [
      () => bench.started({ ...bench.other, notes: 'new' }),
      () => bench.started({ ...bench.acme, notes: 'newer' }),
    ],
  },
  {
    name: 'a start and its stop',
    what: 'stop',
    before: () => bench.logged(60),
    acts: [() => bench.started(), stop],
    first: 'POST',
  },
  {
    name: 'a stop and a start',
    what: 'start',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    acts: [stop, () => bench.started(bench.other)],
  },
  {
    name: 'another begin and a stop',
    what: 'stop',
    before: () => bench.started(),
    acts: [(id) => edit(id, { startedAt: bench.time.clock() - 15 * MINUTE }), stop],
  },
  {
    name: 'an edit and a deletion of the same entry',
    what: 'delete',
    before: () => bench.logged(60),
    acts: [(id) => edit(id, { notes: 'new', ...place(bench.other) }), remove],
  },
  {
    name: 'a start, an edit and a stop',
    what: 'stop',
    before: () => bench.logged(60),
    acts: [() => bench.started(), () => edit(running(), { notes: 'new' }), stop],
    first: 'POST',
  },
  {
    name: 'a split and a deletion of the rest',
    what: 'delete',
    before: () => bench.logged(60),
    acts: [
      (id) => bench.workspace.entries.split(id, { seconds: 20 }, bench.act()),
      () => remove(withSeconds(40)),
    ],
    first: 'PATCH',
  },
];

const SEVERAL: readonly Case[] = [
  ...CASES.filter(({ acts }) => acts.length > 1),
  {
    name: 'a logged entry, an edit and a deletion of it',
    what: 'delete',
    before: () => bench.logged(60),
    acts: [
      () => bench.logged(120),
      () => edit(withSeconds(120), { notes: 'new' }),
      () => remove(withSeconds(120)),
    ],
  },
];

/** The request that is made of an act on something that is on the server. */
function requestOf(what: string): string {
  if (what === 'edit' || what === 'stop') return 'PATCH';
  return what === 'delete' ? 'DELETE' : 'POST';
}

const withSeconds = (wanted: number) => present(bench.entries.find(({ seconds }) => seconds === wanted)).id;
/** What is left of two. */
const only = () => present(bench.entries[0]).id;
const running = () => present(bench.workspace.running()).id;

const place = ({ projectId, taskId }: { projectId: string; taskId: string }) => ({ projectId, taskId });

describe('what can be taken back', () => {
  it.each(CASES)(
    '$name, while nothing of it arrives: nobody ever hears of it',
    async ({ before, acts, what }) => {
      const id = before();
      await bench.settled();
      bench.time.advance(10 * MINUTE);
      await bench.settled();
      const was = { seen: seen(), server: await server() };
      const running = bench.workspace.running()?.id;
      bench.isOnline = false;
      for (const act of acts) act(id);
      await bench.settled();
      expect(bench.workspace.entries.undoable).toMatchObject({
        what,
        until: bench.time.clock() + 10 * SECOND,
      });
      acts.forEach(() => expect(undo()).toMatchObject({ ok: true }));
      expect(bench.workspace.entries.undoable).toBeNull();
      expect(seen()).toEqual(was.seen);
      expect(bench.workspace.running()?.id).toBe(running);
      expect(bench.workspace.ledger.openOperations()).toEqual([]);
      const requests = bench.requests('POST').length;
      bench.isOnline = true;
      await bench.refreshed();
      expect(await server()).toEqual(was.server);
      expect(bench.requests('POST')).toHaveLength(requests);
      expect([...bench.requests('PATCH'), ...bench.requests('DELETE')]).toEqual([]);
    },
  );

  it.each(CASES)('$name, when it is on the server already', async ({ before, acts }) => {
    const id = before();
    await bench.settled();
    await bench.advance(10 * MINUTE);
    const was = { seen: seen(), server: await server() };
    for (const act of acts) {
      act(id);
      await bench.settled();
    }
    await bench.advance(9 * SECOND);
    acts.forEach(() => expect(undo()).toMatchObject({ ok: true }));
    expect(seen()).toEqual(was.seen);
    await bench.settled();
    expect(await server()).toEqual(was.server);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    await bench.refreshed();
    const still = seen().map(({ startTime: _, ...entry }) => entry);
    expect(still).toEqual(was.seen.map(({ startTime: _, ...entry }) => entry));
  });

  it.each(CASES)('$name, while it is being sent', async ({ before, acts, what, first }) => {
    const id = before();
    await bench.settled();
    await bench.advance(10 * MINUTE);
    const was = await server();
    const gate = bench.hold(first ?? requestOf(what));
    for (const act of acts) act(id);
    await gate.reached();
    acts.forEach(() => expect(undo()).toMatchObject({ ok: true }));
    gate.letGo();
    await bench.settled();
    expect(await server()).toEqual(was);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });

  it.each(SEVERAL)('$name, each heard of before the next is taken back', async ({ before, acts }) => {
    const id = before();
    await bench.settled();
    await bench.advance(10 * MINUTE);
    const was = { seen: seen(), server: await server() };
    for (const act of acts) {
      act(id);
      await bench.settled();
    }
    for (let left = acts.length; left > 0; left -= 1) {
      await bench.refreshed();
      expect(undo()).toMatchObject({ ok: true });
      await bench.settled();
    }
    expect(await server()).toEqual(was.server);
    expect(seen().map(({ startTime: _, ...entry }) => entry)).toEqual(
      was.seen.map(({ startTime: _, ...entry }) => entry),
    );
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
  });
});

describe('a timer that runs again', () => {
  it('counts from its begin, as if it had never been stopped', async () => {
    bench.started({ ...bench.acme, notes: 'deep' });
    await bench.settled();
    await bench.advance(10 * MINUTE);
    stop();
    await bench.settled();
    await bench.advance(8 * SECOND);
    const undone = undo();
    expect(undone).toEqual({ ok: true, value: { entryId: running() } });
    await bench.advance(20 * MINUTE);
    stop();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1808, notes: 'deep' });
  });

  it('leaves on its day what it had counted there before it was restarted elsewhere', async () => {
    const { id: remoteId } = await bench.elsewhere.createTimeEntry({
      ...{
        project_id: bench.acme.projectId,
        task_id: bench.acme.taskId,
        spent_date: '2026-05-20',
        notes: 'deep',
      },
      ...{ hours: 2, started_time: '09:00', ended_time: '11:00', is_running: false },
    });
    await bench.elsewhere.beyond.restartTimeEntry(remoteId);
    await bench.refreshed();
    await bench.advance(HOUR);
    edit(running(), { notes: 'deeper' });
    stop();
    await bench.settled();
    expect(undo()).toEqual({ ok: true, value: { entryId: running() } });
    // Of two entries none is the one that was edited.
    expect(undo()).toMatchObject(CHANGED);
    await bench.advance(HOUR);
    stop();
    await bench.settled();
    const days = (await bench.server()).map((row) => [row.spent_date, row.duration_seconds, row.notes]);
    expect(days).toEqual([
      [TODAY, 7_200, 'deeper'],
      ['2026-05-20', 7_200, 'deeper'],
    ]);
  });

  it('is not billable where it was not', async () => {
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
      ...{ hours: 1, is_running: false, billable: false, notes: 'gift' },
    });
    await bench.refreshed();
    const [gift] = bench.entries;
    remove(present(gift).id);
    await bench.settled();
    undo();
    expect(bench.entries).toMatchObject([{ notes: 'gift', billable: false, seconds: 3600 }]);
  });

  it('whose stop was applied, though its answer was lost, runs on under another id', async () => {
    const id = bench.started();
    await bench.settled();
    await bench.advance(10 * MINUTE);
    bench.answer = (method) => (method === 'PATCH' ? new Response('{"cut', { status: 200 }) : null);
    stop();
    await bench.settled();
    bench.answer = () => null;
    undo();
    expect(bench.workspace.running()?.id).not.toBe(id);
    await bench.advance(2 * MINUTE);
    expect((await bench.server()).map(({ is_running }) => is_running)).toEqual([true]);
  });
});
