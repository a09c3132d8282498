import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOLD_MS } from '../../../src/main/core/creation';
import { Bench, MINUTE, present, SECOND, SETTLE_MS, TODAY } from '../../support/bench';
import { creationPlaces, newClient, newExpense } from '../../support/creations';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const STEPS = [100 * MINUTE, -100 * MINUTE];

const open = () => bench.workspace.ledger.openOperations();
const stop = (): unknown => bench.workspace.entries.stop(bench.act());
const runsFor = (): number => bench.act().at - (present(bench.workspace.running()).startedAt ?? 0);

async function later(): Promise<void> {
  for (let round = 0; round < 14; round += 1) await bench.advance(SETTLE_MS);
}

async function beganElsewhere(): Promise<string> {
  const { projectId, taskId } = bench.acme;
  const place = { project_id: projectId, task_id: taskId, spent_date: TODAY };
  return (await bench.elsewhere.createTimeEntry({ ...place, is_running: true })).id;
}

describe.each(STEPS)(
  'a timer that was ended without a network, where the clock is set by %s ms after that',
  (stepMs) => {
    const ended = async (): Promise<string> => {
      bench.isOnline = false;
      const id = bench.started();
      await bench.advance(30 * MINUTE);
      stop();
      await bench.settled();
      bench.setClock(stepMs);
      await bench.settled();
      return id;
    };

    it('has the span that it lasted, and arrives with it', async () => {
      const id = await ended();
      const begin = stepMs > 0 ? ['16:00', '16:30'] : ['12:40', '13:10'];
      expect(bench.entry(id)).toMatchObject({ seconds: 1800, startTime: begin[0], endTime: begin[1] });
      bench.isOnline = true;
      await later();
      expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1800 });
    });

    it('is a minute shorter where its start is set a minute later', async () => {
      const id = await ended();
      const startTime = stepMs > 0 ? '16:01' : '12:41';
      expect(bench.workspace.entries.edit(id, { startTime }, bench.act()).ok).toBe(true);
      bench.isOnline = true;
      await later();
      expect(await bench.onlyOne()).toMatchObject({ duration_seconds: 1740 });
    });
  },
);

describe('a lost start, where the service gives back neither ids nor clock times', () => {
  beforeEach(async () => {
    bench.answer = async (method, address) => {
      if (method !== 'GET' || !address.pathname.endsWith('/time_entries')) return null;
      const { status, headers, ...answer } = await bench.keito
        .fetch(address, { headers: bench.elsewhereHeaders })
        .then(async (one) => ({ status: one.status, headers: one.headers, text: await one.text() }));
      const told = answer.text
        .replaceAll('"metadata":', '"_":')
        .replace(/"started_time":"[^"]*"/g, '"started_time":null');
      return new Response(told, { status, headers });
    };
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.started();
    await bench.settled();
  });
  const cases = STEPS.flatMap((stepMs) => [1, 2, 3, 4].map((nth) => [stepMs, nth] as const));

  it.each(cases)('has its length, the clock set by %s ms at reading %s', async (stepMs, nth) => {
    await bench.advance(15 * SECOND);
    stop();
    await bench.settled();
    const { readings } = bench.setClockAt(nth, stepMs);
    await later();
    expect(readings()).toBeGreaterThan(nth);
    expect(open()).toEqual([]);
    expect(await bench.onlyOne()).toMatchObject({ is_running: false, duration_seconds: 15 });
  });

  it.each(cases)('runs from its begin, the clock set by %s ms at reading %s', async (stepMs, nth) => {
    const { readings } = bench.setClockAt(nth, stepMs);
    await later();
    expect(readings()).toBeGreaterThan(nth);
    expect(Math.abs(runsFor() - 14 * SETTLE_MS)).toBeLessThan(5 * SECOND);
  });
});

describe.each(STEPS)('what runs elsewhere, where the clock is set by %s ms', (stepMs) => {
  it('between two pages of a list is seen as long as it is, also without a network after that', async () => {
    const { projectId, taskId } = bench.acme;
    const place = { project_id: projectId, task_id: taskId, spent_date: TODAY };
    await bench.elsewhere.createTimeEntry({ ...place, hours: 1, is_running: false });
    await bench.advance(MINUTE);
    await beganElsewhere();
    await bench.advance(10 * MINUTE);
    await bench.refreshed();
    bench.rewrite = (method, address) => {
      if (method === 'GET' && address.pathname.endsWith('/time_entries'))
        address.searchParams.set('per_page', '1');
    };
    let readings = 0;
    bench.beforeRequest = (method) => {
      if (method === 'PATCH') bench.isOnline = false;
      if (method === 'GET' && (readings += 1) === 2) bench.setClock(stepMs);
    };
    const { id } = present(bench.workspace.running());
    bench.workspace.entries.edit(id, { notes: 'what it is' }, bench.act());
    await bench.settled();
    await bench.advance(5 * MINUTE);
    expect(readings).toBeGreaterThan(1);
    expect(runsFor()).toBe(15 * MINUTE);
  });

  it('as a list comes in, and is noticed after that, is seen as long as it is', async () => {
    const id = await beganElsewhere();
    await bench.advance(10 * MINUTE);
    await bench.refreshed();
    await bench.elsewhere.updateTimeEntry(id, { notes: 'changed' });
    // As the app's own clock: it tells of a step before it answers for the first time after it.
    let [lag, owed] = [bench.clockLagMs, 0];
    vi.spyOn(bench, 'clockLagMs', 'get').mockImplementation(() => {
      const step = owed;
      owed = 0;
      lag -= step;
      if (step !== 0) bench.workspace.shiftClock(step);
      return lag;
    });
    const { text } = Response.prototype;
    // What the service says is read twice: by the bench, then by the app.
    let toRead = 0;
    bench.answer = (_, { pathname }) => {
      if (pathname.endsWith('/time_entries')) toRead = 2;
      return null;
    };
    vi.spyOn(Response.prototype, 'text').mockImplementation(function (this: Response) {
      if (toRead > 0 && (toRead -= 1) === 0) {
        owed = stepMs;
        bench.answer = () => null;
        queueMicrotask(() => (bench.isOnline = false));
      }
      return text.call(this);
    });
    bench.workspace.refresh();
    await bench.settled();
    expect(bench.isOnline).toBe(false);
    await bench.advance(5 * MINUTE);
    expect(runsFor()).toBe(15 * MINUTE);
  });
});

describe('what is added besides time, where the clock is set back', () => {
  it('between the two questions about a lost expense that was moved elsewhere is there once', async () => {
    const { categoryId } = await creationPlaces(bench);
    let [isLost, isSet] = [false, false];
    bench.answer = async (method, address) => {
      if (method !== 'GET' || !isLost || !address.pathname.endsWith('/expenses')) return null;
      const isByDay = address.searchParams.has('from');
      if (isByDay && !isSet) bench.setClock(-100 * MINUTE);
      isSet ||= isByDay;
      const [all] = await bench.elsewhere.expenses().collect();
      const since = Date.parse(address.searchParams.get('updated_since') ?? '');
      // Somebody has moved it to the day before, ten seconds after it was made.
      const movedAt = Date.parse(all?.updated_at ?? '') + 10 * SECOND;
      const expenses = isByDay || movedAt < since ? [] : [{ ...all, spent_date: '2026-05-20' }];
      return Response.json({ expenses, total_entries: expenses.length, total_pages: 1 });
    };
    bench.workspace.creations.add(newExpense(bench, categoryId, 'taxi'));
    await bench.advance(HOLD_MS - 1);
    bench.keito.faults.next({ kind: 'lose-answer', method: 'POST' });
    bench.beforeRequest = (method) => {
      if (method === 'POST') isLost = true;
    };
    await later();
    expect(isSet).toBe(true);
    expect(await bench.elsewhere.expenses().collect()).toHaveLength(1);
    expect(bench.workspace.ledger.creations.open()).toEqual([]);
  });

  it('after the lists were read stays in sight once it has arrived', async () => {
    const { categoryId } = await creationPlaces(bench);
    await bench.workspace.clientBook.look();
    await bench.workspace.expenses.read('2026-05');
    bench.setClock(-100 * MINUTE);
    await bench.settled();
    bench.workspace.creations.add(newClient('Globex'));
    bench.workspace.creations.add(newExpense(bench, categoryId, 'taxi'));
    await later();
    expect(bench.workspace.ledger.creations.open()).toEqual([]);
    expect(bench.workspace.clientBook.view().clients.map(({ name }) => name)).toContain('Globex');
    expect(bench.workspace.expenses.of('2026-05').expenses).toHaveLength(1);
  });
});
