import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bench, MINUTE, TODAY } from '../support/bench';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const LONG_AGO = '2026-01-14';

const loggedElsewhere = (spent_date: string) =>
  bench.elsewhere.createTimeEntry({
    project_id: bench.acme.projectId,
    task_id: bench.acme.taskId,
    spent_date,
    is_running: false,
    hours: 1.5,
    notes: 'old',
  });
const week = (workspace = bench.workspace) => workspace.entriesBetween('2026-01-12', '2026-01-18');
const readWeek = () => bench.workspace.readDays('2026-01-12', '2026-01-18');

describe('the entries of some days', () => {
  it('are those of the journal, newest day first, with names and state, unsent ones too', () => {
    bench.isOnline = false;
    bench.logged(60, { ...bench.acme, notes: 'a' }, '2026-05-18');
    bench.logged(60, { ...bench.other, notes: 'b' }, '2026-05-20');
    bench.logged(60, { ...bench.acme, notes: 'before' }, '2026-05-17');
    bench.logged(60, { ...bench.acme, notes: 'after' }, TODAY);
    expect(bench.workspace.entriesBetween('2026-05-18', '2026-05-20')).toMatchObject([
      { notes: 'b', projectName: 'Shop', taskName: 'Design', state: { kind: 'waiting' } },
      { notes: 'a', projectName: 'Website', clientName: 'Acme', state: { kind: 'waiting' } },
    ]);
  });
});

describe('days that lie too far back to be read by themselves', () => {
  it('are read when somebody wants to see them', async () => {
    await loggedElsewhere(LONG_AGO);
    await bench.refreshed();
    expect(week()).toEqual([]);
    expect(await readWeek()).toEqual({ ok: true, value: null });
    expect(week()).toMatchObject([{ notes: 'old', seconds: 5400, spentDate: LONG_AGO }]);
  });

  it('are not read again at every look, but once they are old', async () => {
    let asked = 0;
    bench.rewrite = (_method, { search }) => {
      if (search.includes('2026-01-12')) asked += 1;
    };
    await readWeek();
    await readWeek();
    await bench.workspace.readDays('2026-01-13', '2026-01-14');
    expect(asked).toBe(1);
    await bench.advance(11 * MINUTE);
    await readWeek();
    expect(asked).toBe(2);
  });

  it('near days need no request of their own', async () => {
    const asked = bench.requests('GET').length;
    expect(await bench.workspace.readDays('2026-05-18', '2026-05-24')).toEqual({ ok: true, value: null });
    expect(bench.requests('GET')).toHaveLength(asked);
  });

  it('what was deleted there is gone here', async () => {
    const old = await loggedElsewhere(LONG_AGO);
    await readWeek();
    expect(week()).toHaveLength(1);
    await bench.elsewhere.deleteTimeEntry(old.id);
    bench.time.advance(11 * MINUTE);
    await bench.settled();
    await readWeek();
    expect(week()).toEqual([]);
  });

  it('without a connection that is said, and what the journal has stays', async () => {
    await loggedElsewhere(LONG_AGO);
    await readWeek();
    bench.isOnline = false;
    expect(await bench.workspace.readDays('2025-12-01', '2025-12-07')).toMatchObject({
      ok: false,
      failure: { kind: 'offline' },
    });
    expect(week()).toHaveLength(1);
    bench.isOnline = true;
    await bench.settled();
    expect(await bench.workspace.readDays('2025-12-01', '2025-12-07')).toEqual({ ok: true, value: null });
  });

  it('whoever waits for them is answered when the account is closed', async () => {
    const { reached, letGo } = bench.hold('GET');
    bench.workspace.refresh();
    await reached();
    const answer = readWeek();
    const closed = bench.workspace.close();
    letGo();
    await closed;
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    bench.start();
  });
});
