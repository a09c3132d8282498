import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, SECOND, TODAY } from '../../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const open = () => bench.workspace.ledger.openOperations();
const wire = (notes: string) => ({
  ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY, notes },
  ...{ is_running: false, hours: 1 },
});
const shown = () => bench.entries.map(({ notes }) => notes).sort();
const phase = () => bench.workspace.phase;

describe('a row that cannot be read', () => {
  /** The list as the service gives it, but the entry with the note `odd` has no date. */
  const withOddRow = async (method: string, address: URL): Promise<Response | null> => {
    if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    const oddRow = /("spent_date":)"[^"]*"([^{}]*"notes":"odd")/;
    return new Response((await answer.text()).replace(oddRow, '$1null$2'), answer);
  };

  it('hides no other, and nothing is taken for deleted', async () => {
    await bench.elsewhere.createTimeEntry(wire('odd'));
    await bench.elsewhere.createTimeEntry(wire('good'));
    await bench.refreshed();
    expect(shown()).toEqual(['good', 'odd']);
    bench.answer = withOddRow;
    await bench.elsewhere.createTimeEntry(wire('new'));
    await bench.refreshed();
    expect(shown()).toEqual(['good', 'new', 'odd']);
    expect(phase()).toEqual({ kind: 'ok' });
  });

  it('does not keep a lost creation from being found, nor from being sent again', async () => {
    await bench.elsewhere.createTimeEntry(wire('odd'));
    bench.answer = withOddRow;
    for (const kind of ['lose-answer', 'lose-request'] as const) {
      bench.keito.faults.next({ kind, method: 'POST' });
      bench.logged(600, { ...bench.acme, notes: kind });
      await bench.settled();
      for (let round = 0; round < 4; round += 1) await bench.advance(20 * SECOND);
    }
    expect((await bench.server()).map(({ notes }) => notes)).toEqual(['lose-request', 'lose-answer', 'odd']);
    expect(open()).toEqual([]);
  });

  it('does not keep a timer that was stopped elsewhere from being found', async () => {
    await bench.elsewhere.createTimeEntry(wire('odd'));
    const id = bench.started();
    await bench.settled();
    bench.time.advance(10 * MINUTE);
    const running = (await bench.server()).find(({ is_running }) => is_running);
    await bench.elsewhere.stopTimeEntry(running?.id ?? '');
    bench.answer = withOddRow;
    bench.time.advance(MINUTE);
    bench.workspace.entries.stop(bench.act());
    await bench.settled();
    expect(bench.entry(id)).toMatchObject({ seconds: 600 });
    expect(open()).toEqual([]);
  });

  it('that bears the name of a lost creation keeps it from being sent again', async () => {
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.logged(600);
    let isOdd = true;
    bench.answer = async (method, address) => {
      if (method !== 'GET' || !address.pathname.endsWith('/time_entries') || !isOdd) return null;
      const list = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      return new Response((await list.text()).replace(/"spent_date":"[^"]*"/g, '"spent_date":null'), list);
    };
    await bench.settled();
    for (let round = 0; round < 12; round += 1) await bench.advance(20 * SECOND);
    expect(bench.posts()).toBe(1);
    expect(open()).toMatchObject([{ state: 'unsure' }]);
    isOdd = false;
    await bench.refreshed();
    expect(open()).toEqual([]);
    expect(bench.posts()).toBe(1);
  });
});

describe('a list of several pages', () => {
  const isList = (method: string, path: string): boolean =>
    method === 'GET' && path.endsWith('/time_entries');

  it('that is shortened between two of them hides no entry, and is read again soon', async () => {
    for (const notes of ['a', 'b', 'c', 'd', 'e']) await bench.elsewhere.createTimeEntry(wire(notes));
    bench.rewrite = (method, address) => {
      if (isList(method, address.pathname)) address.searchParams.set('per_page', '2');
    };
    await bench.refreshed();
    expect(shown()).toEqual(['a', 'b', 'c', 'd', 'e']);
    const [newest] = await bench.server();
    let lists = 0;
    bench.beforeRequest = async (method, path) => {
      if (isList(method, path) && (lists += 1) === 2 && newest)
        await bench.elsewhere.deleteTimeEntry(newest.id);
    };
    await bench.refreshed();
    expect(shown()).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (let minute = 0; minute < 3; minute += 1) await bench.advance(MINUTE);
    expect(shown()).toHaveLength(4);
    expect(shown()).not.toContain(newest?.notes);
  });

  it('that is shortened while a lost creation is looked for does not tell that it never arrived', async () => {
    for (const notes of ['a', 'b', 'c']) await bench.elsewhere.createTimeEntry(wire(notes));
    await bench.refreshed();
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.logged(600, { ...bench.acme, notes: 'lost' });
    await bench.settled();
    let page = '1';
    bench.rewrite = (method, address) => {
      if (!isList(method, address.pathname)) return;
      page = address.searchParams.get('page') ?? '1';
      address.searchParams.set('per_page', '2');
    };
    // It is looked for on its day and on all days: each time the last one of the first page goes before the second.
    let looks = 0;
    bench.beforeRequest = async (method, path) => {
      if (!isList(method, path) || looks === 2) return;
      const newer = (await bench.server()).findIndex(({ notes }) => notes === 'lost');
      if (page === '1')
        for (let at = newer; at < 2; at += 1) await bench.elsewhere.createTimeEntry(wire('z'));
      if (page !== '2') return;
      looks += 1;
      const [newest] = await bench.server();
      if (newest) await bench.elsewhere.deleteTimeEntry(newest.id);
    };
    for (let round = 0; round < 8; round += 1) await bench.advance(20 * SECOND);
    expect(looks).toBe(2);
    expect((await bench.server()).map(({ notes }) => notes)).toEqual(['z', 'lost', 'c', 'b', 'a']);
    expect(open()).toEqual([]);
  });

  it('that says it has entries and shows none takes nothing away', async () => {
    await bench.elsewhere.createTimeEntry(wire('here'));
    await bench.refreshed();
    bench.answer = async (method, address) => {
      if (!isList(method, address.pathname)) return null;
      const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
      const body: unknown = await answer.json();
      return Response.json({ ...Object(body), time_entries: [] });
    };
    await bench.refreshed();
    expect(shown()).toEqual(['here']);
  });
});

it.each([
  ['of midnight is that day', '00:00:00Z', ['with a time']],
  ['of another hour is an odd row: it may be either day', '23:00:00Z', []],
])('a day that is told with a time %s', async (_, time, read) => {
  await bench.elsewhere.createTimeEntry(wire('with a time'));
  bench.answer = async (method, address) => {
    if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
    const answer = await bench.keito.fetch(address, { headers: bench.elsewhereHeaders });
    const told = (await answer.text()).replaceAll(/("spent_date":"[^"]*)"/g, `$1T${time}"`);
    return new Response(told, answer);
  };
  await bench.refreshed();
  expect(shown()).toEqual(read);
  expect(bench.entries.every(({ spentDate }) => spentDate === TODAY)).toBe(true);
});
