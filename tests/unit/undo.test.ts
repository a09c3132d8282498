import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryChanges } from '../../src/shared/inputs';
import { Bench, MINUTE, present, SECOND, TODAY } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const undo = () => bench.workspace.entries.undo(present(bench.workspace.entries.undoable).id);
const stop = () => bench.workspace.entries.stop(bench.act());
const edit = (id: string, changes: EntryChanges) => bench.workspace.entries.edit(id, changes, bench.act());
const remove = (id: string) => bench.workspace.entries.delete(id, bench.act());

/** Everything that can be seen of what was done, without ids and what only the server gives. */
const seen = () =>
  bench.workspace.ledger
    .between('0000-01-01', '9999-12-31')
    .flatMap(({ view }) => (view ? [view] : []))
    .map(({ projectId, taskId, spentDate, notes, seconds, startedAt, startTime, billable }) => ({
      ...{ projectId, taskId, spentDate, notes, startTime, billable },
      ...(startedAt === null ? { seconds } : { begin: startedAt - seconds * SECOND }),
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

interface Case {
  readonly name: string;
  readonly what: string;
  /** Done and sent before the act. */
  readonly before: () => string;
  readonly act: (id: string) => unknown;
}

const CASES: readonly Case[] = [
  { name: 'a start', what: 'start', before: () => bench.logged(60), act: () => bench.started() },
  {
    name: 'a switch',
    what: 'switch',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    act: () => bench.started(bench.other),
  },
  {
    name: 'a switch as of five minutes ago',
    what: 'switch',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    act: () => bench.workspace.entries.start(bench.other, bench.act(), bench.time.clock() - 5 * MINUTE),
  },
  {
    name: 'a stop',
    what: 'stop',
    before: () => bench.started({ ...bench.acme, notes: 'old' }),
    act: stop,
  },
  { name: 'a logged entry', what: 'log', before: () => bench.logged(60), act: () => bench.logged(120) },
  {
    name: 'an edit',
    what: 'edit',
    before: () => bench.logged(60),
    act: (id) => edit(id, { notes: 'new', spentDate: '2026-05-20', seconds: 300, ...place(bench.other) }),
  },
  {
    name: 'another begin',
    what: 'edit',
    before: () => bench.started(),
    act: (id) => edit(id, { startedAt: bench.time.clock() - 15 * MINUTE }),
  },
  { name: 'a deletion', what: 'delete', before: () => bench.logged(60), act: remove },
  { name: 'a discarded timer', what: 'delete', before: () => bench.started(), act: remove },
];

const place = ({ projectId, taskId }: { projectId: string; taskId: string }) => ({ projectId, taskId });

/** What the server holds, as it is seen here when all was sent. */
const server = async () =>
  (await bench.server())
    .map((row) => ({
      ...{ notes: row.notes ?? '', date: row.spent_date, project: row.project_id, runs: row.is_running },
      seconds: row.is_running ? null : row.duration_seconds,
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

describe('what can be taken back', () => {
  it.each(CASES)(
    '$name, while nothing of it arrives: nobody ever hears of it',
    async ({ before, act, what }) => {
      const id = before();
      await bench.settled();
      bench.time.advance(10 * MINUTE);
      await bench.settled();
      const was = { seen: seen(), server: await server() };
      const running = bench.workspace.running()?.id;
      bench.isOnline = false;
      act(id);
      await bench.settled();
      expect(bench.workspace.entries.undoable).toMatchObject({
        what,
        until: bench.time.clock() + 10 * SECOND,
      });
      expect(undo()).toMatchObject({ ok: true });
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

  it.each(CASES)('$name, when it is on the server already', async ({ before, act }) => {
    const id = before();
    await bench.settled();
    await bench.advance(10 * MINUTE);
    const was = { seen: seen(), server: await server() };
    act(id);
    await bench.settled();
    await bench.advance(9 * SECOND);
    expect(undo()).toMatchObject({ ok: true });
    expect(seen()).toEqual(was.seen);
    await bench.settled();
    expect(await server()).toEqual(was.server);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    await bench.refreshed();
    const still = seen().map(({ startTime: _, ...entry }) => entry);
    expect(still).toEqual(was.seen.map(({ startTime: _, ...entry }) => entry));
  });

  it.each(CASES)('$name, while it is being sent', async ({ before, act, what }) => {
    const id = before();
    await bench.settled();
    await bench.advance(10 * MINUTE);
    const was = await server();
    const gate = bench.hold(
      what === 'edit' ? 'PATCH' : what === 'delete' ? 'DELETE' : what === 'stop' ? 'PATCH' : 'POST',
    );
    act(id);
    await gate.reached();
    expect(undo()).toMatchObject({ ok: true });
    gate.letGo();
    await bench.settled();
    expect(await server()).toEqual(was);
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
    expect(undone).toEqual({ ok: true, value: { resumed: present(bench.workspace.running()).id } });
    await bench.advance(20 * MINUTE);
    stop();
    await bench.settled();
    expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1808, notes: 'deep' });
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
