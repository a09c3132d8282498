import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, SECOND, TODAY } from '../../support/bench';

/** Many that fail at once, for hours: what it costs, and what goes on all the same. */

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
  // As long as they are on the average.
  bench.chance = 0.5;
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

/** The free plan's. */
const A_DAY = 1_000;

/** How many requests are made in so many minutes. */
async function requestsIn(
  minutes: number,
  each: (minute: number) => void = () => undefined,
): Promise<number> {
  let count = 0;
  bench.rewrite = () => void (count += 1);
  for (let minute = 0; minute < minutes; minute += 1) {
    each(minute);
    await bench.advance(MINUTE);
  }
  return count;
}

const stumbles = () => Response.json({ error: 'x' }, { status: 500 });
const onWrites = (method: string) => (method === 'GET' ? null : stumbles());
const DAY_MINUTES = 24 * 60;

const withoutDates = (method: string, { searchParams }: URL) =>
  method === 'GET' && searchParams.has('updated_since') && !searchParams.has('from')
    ? Response.json({ error: 'from is required' }, { status: 400 })
    : null;

const onThePhone = () =>
  bench.elsewhere.createTimeEntry({
    ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
    ...{ notes: 'phone', is_running: true },
  });

describe('a day costs no more than its requests', { timeout: 120_000 }, () => {
  it.each([6, 20])('where %d entries are answered with 500', async (many) => {
    bench.answer = onWrites;
    for (let one = 0; one < many; one += 1) bench.logged(600 + one);
    await bench.settled();
    expect(await requestsIn(DAY_MINUTES)).toBeLessThan(A_DAY);
    bench.answer = () => null;
    await requestsIn(45);
    expect(await bench.server()).toHaveLength(many);
  });

  it('where everything is answered with 500', async () => {
    bench.answer = stumbles;
    bench.workspace.refresh();
    await bench.settled();
    expect(await requestsIn(DAY_MINUTES)).toBeLessThan(A_DAY);
  });

  it('where nothing can be written, and forty switches are made', async () => {
    bench.answer = onWrites;
    const asked = await requestsIn(DAY_MINUTES, (minute) => {
      if (minute % 36 === 0) bench.started(minute % 72 === 0 ? bench.acme : bench.other);
    });
    expect(asked).toBeLessThan(A_DAY);
  });
});

it('deletions whose entries cannot be looked for hold up neither reading nor themselves', async () => {
  const ids = Array.from({ length: 5 }, (_, one) => bench.logged(600 + one));
  await bench.refreshed();
  bench.isOnline = false;
  for (const id of ids) bench.workspace.entries.delete(id, bench.act());
  await bench.settled();
  for (const { id } of await bench.server()) await bench.elsewhere.deleteTimeEntry(id);
  bench.isOnline = true;
  bench.answer = withoutDates;
  await bench.refreshed();
  expect(bench.workspace.ledger.openOperations()).toEqual([]);
});

it('changes whose entries are never found in time do not hold up reading', async () => {
  const ids = Array.from({ length: 5 }, (_, one) => bench.logged(600 + one));
  await bench.refreshed();
  bench.isOnline = false;
  for (const id of ids) bench.workspace.entries.edit(id, { notes: 'mine' }, bench.act());
  await bench.settled();
  for (const { id } of await bench.server()) await bench.elsewhere.deleteTimeEntry(id);
  bench.isOnline = true;
  bench.answer = (method, { searchParams }) => {
    if (method !== 'GET' || !searchParams.has('updated_since') || searchParams.has('from')) return null;
    const cause = Object.assign(new Error('slow'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
    throw new TypeError('fetch failed', { cause });
  };
  await bench.refreshed();
  await onThePhone();
  await requestsIn(20);
  expect(bench.entries.map(({ notes }) => notes)).toContain('phone');
});

it.each([0.1, 2, 5, 9])(
  'a timer waits for no lost one for long after %d hours without answers',
  async (hours) => {
    bench.answer = onWrites;
    bench.started();
    await bench.settled();
    await requestsIn(Math.round(hours * 60));
    bench.answer = () => null;
    bench.started(bench.other);
    await bench.settled();
    await bench.advance(30 * SECOND);
    await bench.advance(90 * SECOND);
    expect((await bench.server()).filter(({ is_running }) => is_running)).toMatchObject([
      { project: { id: bench.other.projectId } },
    ]);
  },
);

it('what waits for long is sent when something else is answered', async () => {
  bench.answer = onWrites;
  for (let one = 0; one < 5; one += 1) bench.logged(600 + one);
  await bench.settled();
  await requestsIn(10 * 60);
  bench.answer = () => null;
  bench.logged(700);
  await requestsIn(8);
  expect(await bench.server()).toHaveLength(6);
});

it.each(['deletion', 'edit'] as const)(
  'where no list is given without dates a %s still meets what was moved far away and changed elsewhere',
  async (act) => {
    const id = bench.logged(3600);
    await bench.refreshed();
    const { id: remoteId } = await bench.onlyOne();
    await bench.elsewhere.updateTimeEntry(remoteId, { spent_date: '2026-03-01', notes: 'theirs', hours: 7 });
    bench.answer = withoutDates;
    if (act === 'deletion') bench.workspace.entries.delete(id, bench.act());
    else bench.workspace.entries.edit(id, { seconds: 1800 }, bench.act());
    await bench.settled();
    expect(await bench.server()).toMatchObject([{ notes: 'theirs', hours: 7 }]);
    expect(bench.workspace.ledger.openOperations()).toMatchObject([{ state: 'blocked' }]);
  },
);

it('where no list is given without dates a lost start is told again, and holds up no timer', async () => {
  bench.answer = onWrites;
  bench.started();
  await bench.settled();
  bench.answer = withoutDates;
  bench.started(bench.other);
  await requestsIn(10);
  expect((await bench.server()).filter(({ is_running }) => is_running)).toMatchObject([
    { project: { id: bench.other.projectId } },
  ]);
  expect(await bench.server()).toHaveLength(2);
});

it('what is to be sent does not wait for what cannot be read', async () => {
  bench.answer = (method, { pathname }) =>
    method === 'GET' && pathname.endsWith('/time_entries') ? stumbles() : null;
  bench.workspace.refresh();
  await bench.settled();
  await requestsIn(180);
  bench.workspace.creations.add({
    ...{ kind: 'expense', projectId: bench.acme.projectId, categoryId: 'c', spentDate: TODAY },
    ...{ cost: 100_000, units: null, notes: 'taxi', billable: null },
  });
  await bench.settled();
  let posts = 0;
  bench.rewrite = (method, { pathname }) =>
    void (posts += method === 'POST' && pathname.endsWith('/expenses') ? 1 : 0);
  await bench.advance(MINUTE);
  expect(posts).toBe(1);
});

it.each([5, 180])(
  'a process that starts without a network sends at the first click after %d minutes',
  async (minutes) => {
    bench.isOnline = false;
    await bench.crash();
    await bench.settled();
    await requestsIn(minutes);
    bench.isOnline = true;
    bench.started();
    await bench.settled();
    bench.workspace.glance();
    await bench.settled();
    expect(bench.posts()).toBe(1);
  },
);

it('a server that was away for hours is heard of within minutes, as trying costs nothing', async () => {
  await bench.settled();
  bench.isOnline = false;
  bench.logged(600);
  await requestsIn(7 * 60);
  expect(await requestsIn(60)).toBeGreaterThan(10);
  bench.isOnline = true;
  await requestsIn(6);
  expect(await bench.server()).toHaveLength(1);
});
