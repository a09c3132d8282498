import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, SECOND, TODAY } from '../../support/bench';

/** What a request costs that fails each time. */

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

/** The free plan's. */
const A_DAY = 1_000;

/** How many requests are made in a day, of which a part of a minute is looked at a time. */
async function requestsInADay(): Promise<number> {
  let count = 0;
  bench.rewrite = () => void (count += 1);
  for (let step = 0; step < 24 * 90; step += 1) await bench.advance(40 * SECOND);
  return count;
}

const failsAt = (path: string, status: number) => (method: string, address: URL) =>
  method === 'POST' && address.pathname.endsWith(path) ? Response.json({ error: 'x' }, { status }) : null;

const taxi = () =>
  bench.workspace.creations.add({
    ...{ kind: 'expense', projectId: bench.acme.projectId, categoryId: 'c', spentDate: TODAY },
    ...{ cost: 100_000, units: null, notes: 'taxi', billable: null },
  });

describe('what fails each time is tried ever more rarely', () => {
  it.each([500, 502])('an expense that is answered with %d', { timeout: 60_000 }, async (status) => {
    bench.answer = failsAt('/expenses', status);
    taxi();
    await bench.settled();
    expect(await requestsInADay()).toBeLessThan(A_DAY);
  });

  it('three time entries that are answered with 500', { timeout: 60_000 }, async () => {
    bench.answer = failsAt('/time_entries', 500);
    for (const seconds of [1800, 1801, 1802]) bench.logged(seconds);
    await bench.settled();
    expect(await requestsInADay()).toBeLessThan(A_DAY);
    bench.answer = () => null;
    await bench.advance(46 * MINUTE);
    const there = (await bench.server()).map(({ duration_seconds }) => duration_seconds);
    expect([...there].sort()).toEqual([1800, 1801, 1802]);
  });

  it('a look for what was lost that is refused, and the reason is told', { timeout: 60_000 }, async () => {
    bench.answer = (method, { searchParams }) => {
      if (method === 'POST') {
        const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
        throw new TypeError('fetch failed', { cause });
      }
      const from = searchParams.get('from') ?? '1970-01-01';
      const isLook = method === 'GET' && searchParams.has('updated_since') && from === '1970-01-01';
      return isLook ? Response.json({ error: 'from is required' }, { status: 400 }) : null;
    };
    bench.logged(1800);
    await bench.settled();
    expect(await requestsInADay()).toBeLessThan(A_DAY);
    expect(bench.workspace.ledger.openOperations()).toMatchObject([{ state: 'unsure' }]);
    expect(bench.workspace.phase).toMatchObject({
      kind: 'retrying',
      error: { serverWords: 'from is required' },
    });
  });

  it('what was lost and is found is no failure among those in a row', async () => {
    const odd = [bench.logged(1800), bench.logged(1801)];
    await bench.settled();
    bench.keito.faults.next({ kind: 'cut-json', method: 'POST' });
    bench.logged(1802);
    await bench.settled();
    expect(bench.workspace.ledger.openOperations()).toMatchObject([{ state: 'unsure' }]);
    await bench.advance(MINUTE);
    expect(bench.workspace.ledger.openOperations()).toEqual([]);
    bench.keito.faults.next({ kind: '500', method: 'PATCH', times: 2 });
    bench.isOnline = false;
    for (const id of odd) bench.workspace.entries.edit(id, { notes: 'odd' }, bench.act());
    bench.logged(1803);
    await bench.settled();
    // In one round, which three failures one after the other would end.
    bench.isOnline = true;
    await bench.advance(MINUTE);
    const there = (await bench.server()).map(({ duration_seconds }) => duration_seconds);
    expect([...there].sort()).toEqual([1800, 1801, 1802, 1803]);
  });

  it('holds up nothing that comes after it', async () => {
    bench.answer = failsAt('/expenses', 500);
    taxi();
    await bench.settled();
    for (let step = 0; step < 60; step += 1) await bench.advance(MINUTE);
    bench.logged(1800);
    await bench.settled();
    expect((await bench.onlyOne()).duration_seconds).toBe(1800);
  });
});
