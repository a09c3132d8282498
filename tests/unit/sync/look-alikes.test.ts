import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, SETTLE_MS, TODAY } from '../../support/bench';

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

  it('is none of two that look like it: the person decides', async () => {
    const id = await lostHere();
    await createdElsewhere();
    await eventually();
    expect(open()).toMatchObject([{ entryId: id, state: 'blocked', block: 'uncertain' }]);
    expect(bench.entry(id)).toMatchObject({ remoteId: null, seconds: work.seconds });
    expect(await bench.server()).toHaveLength(2);
  });
});
