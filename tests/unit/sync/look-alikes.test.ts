import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as m from '../../../src/shared/i18n/messages';
import { Bench, MINUTE, SETTLE_MS, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();

/** Long enough for every wait and every retry. */
async function eventually(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await bench.advance(SETTLE_MS);
}

describe('a lost creation, where the service does not give back the id that was sent along', () => {
  const work = { seconds: 1800, notes: 'alike' } as const;
  beforeEach(() => {
    bench.answer = async (method, address) => {
      if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
      const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      return new Response((await answer.text()).replaceAll('"metadata":', '"_":'), { status: answer.status });
    };
  });

  const createdElsewhere = () =>
    bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
      ...{ is_running: false, source: 'api', hours: work.seconds / 3600, notes: work.notes },
    });
  const lostHere = async (): Promise<string> => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = bench.logged(work.seconds, { ...bench.acme, notes: work.notes });
    await bench.settled();
    return id;
  };

  it('is the one entry that looks like it', async () => {
    const id = await lostHere();
    await eventually();
    expect(bench.entry(id)).toMatchObject({ remoteId: (await bench.onlyOne()).id });
    expect(bench.posts()).toBe(1);
    expect(open()).toEqual([]);
  });

  it('of a log is not that of a timer begun beside it on the same work: the person decides', async () => {
    await lostHere();
    // Of the timer nothing has arrived.
    bench.keito.faults.next({ kind: 'lose-request', method: 'POST' });
    const timer = bench.started({ ...bench.acme, notes: work.notes });
    await eventually();
    expect((await bench.onlyOne()).is_running).toBe(false);
    expect(bench.entry(timer)?.remoteId).toBeNull();
    expect(open().map(({ state, block, body }) => [body.kind, state, block])).toContainEqual([
      ...['start', 'blocked', 'uncertain'],
    ]);
    expect(open().every(({ state }) => state === 'blocked')).toBe(true);
  });

  it('is the one entry that looks like it, also where the answer to a creation gives the id back', async () => {
    bench.logged(60);
    await bench.refreshed();
    const id = await lostHere();
    await eventually();
    expect((await bench.server()).map(({ duration_seconds }) => duration_seconds).toSorted()).toEqual([
      ...[work.seconds, 60],
    ]);
    expect(bench.entry(id)?.remoteId).not.toBeNull();
    expect(open()).toEqual([]);
  });

  it.each(
    [100 * MINUTE, -100 * MINUTE].flatMap((stepMs) => [1, 2, 3, 4].map((nth) => [stepMs, nth] as const)),
  )('is that entry though the clock is set by %s ms at reading %s', async (stepMs, nth) => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    const id = bench.started();
    await bench.settled();
    const { readings } = bench.setClockAt(nth, stepMs);
    await eventually();
    expect(readings()).toBeGreaterThan(nth);
    expect(bench.entry(id)).toMatchObject({ remoteId: (await bench.onlyOne()).id });
    expect(bench.posts()).toBe(1);
    expect(open()).toEqual([]);
  });

  it('is none of two that look like it: the person decides', async () => {
    const id = await lostHere();
    await createdElsewhere();
    await eventually();
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'uncertain' }]);
    expect(bench.entry(id)).toMatchObject({ remoteId: null, seconds: work.seconds });
    expect(await bench.server()).toHaveLength(2);
  });

  it('is in sight again where it was deleted meanwhile, and one of two may be it', async () => {
    const id = await lostHere();
    await createdElsewhere();
    bench.workspace.entries.delete(id, bench.act());
    await eventually();
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', reason: m.main_uncertain_deleted() }]);
    expect(bench.entry(id)).toMatchObject({ remoteId: null, seconds: work.seconds });
    bench.workspace.entries.delete(id, bench.act());
    await eventually();
    expect(open()).toEqual([]);
    expect(await bench.server()).toHaveLength(2);
  });

  it('is not seen twice before it was looked for', async () => {
    const id = await lostHere();
    bench.workspace.refresh();
    await bench.settled();
    expect(bench.workspace.ledger.between(TODAY, TODAY)).toMatchObject([{ id, base: null }]);
    await eventually();
    expect(bench.workspace.ledger.between(TODAY, TODAY)).toMatchObject([{ id, base: { notes: 'alike' } }]);
  });

  it('leaves what looks like it in sight once the person is to decide', async () => {
    const id = await lostHere();
    await createdElsewhere();
    await eventually();
    bench.workspace.refresh();
    await bench.settled();
    const seen = bench.workspace.ledger.between(TODAY, TODAY);
    expect(seen.filter((entry) => entry.id === id)).toHaveLength(1);
    expect(seen).toHaveLength(3);
  });

  it('leaves what was known before it in sight', async () => {
    await createdElsewhere();
    bench.workspace.refresh();
    await bench.settled();
    await lostHere();
    bench.workspace.refresh();
    await bench.settled();
    expect(bench.workspace.ledger.between(TODAY, TODAY)).toHaveLength(2);
  });
});
