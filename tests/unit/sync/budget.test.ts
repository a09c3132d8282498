import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { budgetRestMs, freshForMs } from '../../../src/main/sync/pace';
import { Bench, HOUR, MINUTE, SECOND } from '../../support/bench';

let bench: Bench;
let sent: number[];
beforeEach(async () => {
  bench = await Bench.open();
  sent = [];
  bench.beforeRequest = () => void sent.push(bench.time.clock());
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

/** Moves the clock minute by minute, so that what is due in between happens at its own time. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= MINUTE) await bench.advance(Math.min(left, MINUTE));
}

/** The most requests that any sixty seconds have seen. */
function busiestMinute(): number {
  return Math.max(0, ...sent.map((at) => sent.filter((other) => other >= at && other < at + MINUTE).length));
}

const changeElsewhere = async (notes: string): Promise<void> => {
  const { id } = await bench.onlyOne();
  await bench.elsewhere.updateTimeEntry(id, { notes });
};

describe('requests', () => {
  it('are three at a start and one at each opening of the popover', async () => {
    const before = bench.keito.control.requests().length;
    await bench.crash();
    await bench.settled();
    expect(bench.keito.control.requests().length - before).toBe(3);
    bench.beforeRequest = () => void sent.push(bench.time.clock());
    await bench.advance(20 * SECOND);
    bench.workspace.glance();
    await bench.settled();
    expect(sent).toHaveLength(1);
  });

  it('are under a thousand in a day with a timer running and forty-five acts, each with the popover opened for it', async () => {
    bench.started();
    await bench.settled();
    const { entries } = bench.workspace;
    const runningId = (): string => bench.workspace.running()?.id ?? '';
    const acts: readonly ((act: number) => unknown)[] = [
      (act) => bench.started(act % 8 === 0 ? bench.acme : bench.other),
      (act) => entries.edit(runningId(), { notes: `note ${act}` }, bench.act()),
      () => entries.delete(runningId(), bench.act()),
      () => entries.undo(entries.undoable?.id ?? ''),
      () => entries.stop(bench.act()),
      (act) => bench.logged(600 + act),
      () => bench.started(bench.other),
      () => entries.edit(runningId(), bench.other, bench.act()),
      () => entries.start({ ...bench.acme, notes: '' }, bench.act(), bench.act().at - 20 * MINUTE),
    ];
    for (let act = 0; act < 45; act += 1) {
      bench.workspace.glance();
      expect(acts[act % acts.length]?.(act)).not.toMatchObject({ ok: false });
      await bench.settled();
      // What is deleted is brought back while it can be.
      await pass(act % acts.length === 2 ? 5 * SECOND : 36 * MINUTE);
    }
    expect(sent.length).toBeLessThan(1_000);
    expect(sent.length).toBeGreaterThan(100);
    expect(busiestMinute()).toBeLessThan(60);
    expect(await bench.server()).toHaveLength(21);
  }, 60_000);

  it('are under sixty a minute however much waits to be sent, and all of it is sent', async () => {
    bench.isOnline = false;
    for (let entry = 0; entry < 130; entry += 1) bench.logged(60 + entry);
    await bench.settled();
    await pass(10 * MINUTE);
    bench.isOnline = true;
    sent = [];
    bench.workspace.refresh();
    await bench.settled();
    for (let times = 0; times < 60; times += 1) await bench.advance(5 * SECOND);
    expect(await bench.server()).toHaveLength(130);
    expect(busiestMinute()).toBeLessThan(60);
  }, 60_000);

  it('become fewer the longer nothing happens', () => {
    const pace = [0, 9 * MINUTE, 11 * MINUTE, 3 * HOUR].map(freshForMs);
    expect(pace).toEqual([2 * MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE]);
    expect(freshForMs(-HOUR)).toBe(2 * MINUTE);
  });

  it('rest until the fiftieth before is a minute old', () => {
    const recent = Array.from({ length: 50 }, (_, index) => index * SECOND);
    expect(budgetRestMs(recent.slice(1), 49 * SECOND)).toBe(0);
    expect(budgetRestMs(recent, 49 * SECOND)).toBe(11 * SECOND);
    expect(budgetRestMs([...recent, 50 * SECOND], 50 * SECOND)).toBe(11 * SECOND);
  });
});

describe('what changes elsewhere', () => {
  it('is asked for by the time of the last reading, and a change is seen within some minutes', async () => {
    const asked: URL[] = [];
    bench.rewrite = (_, address) => void asked.push(new URL(address));
    const id = bench.logged(600);
    await bench.settled();
    await pass(5 * MINUTE);
    await changeElsewhere('theirs');
    await pass(5 * MINUTE);
    expect(bench.entry(id)?.notes).toBe('theirs');
    expect(asked.at(-1)?.searchParams.get('updated_since')).toMatch(/^2026-05-21T14:2\d:\d\dZ$/);
  });

  it('is seen by its absence where it was deleted, within the hour', async () => {
    const id = bench.logged(600);
    await bench.settled();
    await bench.elsewhere.deleteTimeEntry((await bench.onlyOne()).id);
    await pass(HOUR);
    expect(bench.entry(id)).toBeNull();
  });

  it('ended by a timer that was begun here is shown as ended', async () => {
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: '2026-05-21' },
      ...{ is_running: true, notes: 'phone' },
    });
    await bench.refreshed();
    await bench.advance(10 * MINUTE);
    bench.started();
    await bench.settled();
    expect(bench.entries.filter(({ startedAt }) => startedAt !== null)).toHaveLength(1);
    expect(bench.entries.find(({ notes }) => notes === 'phone')).toMatchObject({ seconds: 600 });
  });
});
