import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/shared/report';
import { Bench, present, TODAY } from '../support/bench';
import { until } from '../support/manual-time';
import { slowAnswer } from '../support/slow-answer';

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(async () => {
  expect(bench.bugs).toEqual([]);
  await bench.close();
});

const DAYS = { from: '2026-05-01', to: '2026-05-31' };

const allSent = () => until(() => bench.workspace.unsent.waiting === 0, 'all to be sent');

/** The report, of whose list Keito's answer needs so long that `meanwhile` is over before it is there. */
async function readWhile(meanwhile: () => Promise<void> | void): Promise<Report> {
  const slow = slowAnswer(
    bench,
    ({ pathname, searchParams }) =>
      pathname.endsWith('/time_entries') &&
      searchParams.get('from') === DAYS.from &&
      searchParams.get('to') === DAYS.to,
  );
  const pending = bench.workspace.reports.read(DAYS);
  await slow.asked();
  await meanwhile();
  slow.letGo();
  const answer = await pending;
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

describe('what is sent while Keito is asked', () => {
  it('is in the report where it was logged meanwhile', async () => {
    bench.logged(600);
    await bench.settled();
    const report = await readWhile(() => {
      bench.logged(3_600);
      return allSent();
    });
    expect(report).toMatchObject({ unsent: 0, total: { seconds: 4_200, entries: 2 } });
  });

  it('is as it is here where it was changed or deleted meanwhile', async () => {
    const edited = bench.logged(600);
    const deleted = bench.logged(1_200, bench.other);
    await bench.settled();
    const report = await readWhile(() => {
      bench.workspace.entries.edit(edited, { seconds: 7_200 }, bench.act());
      bench.workspace.entries.delete(deleted, bench.act());
      return allSent();
    });
    expect(report).toMatchObject({ unsent: 0, total: { seconds: 7_200, entries: 1 } });
  });

  it('is gone where it was tracked elsewhere and deleted here', async () => {
    await bench.elsewhere.createTimeEntry({
      ...{ project_id: bench.acme.projectId, task_id: bench.acme.taskId, spent_date: TODAY },
      ...{ is_running: false, hours: 1 },
    });
    await bench.refreshed();
    const [theirs] = bench.entries;
    const report = await readWhile(() => {
      bench.workspace.entries.delete(present(theirs).id, bench.act());
      return allSent();
    });
    expect(report).toMatchObject({ unsent: 0, total: { seconds: 0, entries: 0 } });
  });

  it('is gone where it was moved out of the days', async () => {
    const moved = bench.logged(600);
    await bench.settled();
    const report = await readWhile(() => {
      bench.workspace.entries.edit(moved, { spentDate: '2026-04-30' }, bench.act());
      return allSent();
    });
    expect(report).toMatchObject({ unsent: 0, total: { seconds: 0, entries: 0 } });
  });

  it('is in the report where it was on its way before', async () => {
    const held = bench.hold('POST');
    bench.logged(3_600);
    await held.reached();
    const report = await readWhile(() => {
      held.letGo();
      return allSent();
    });
    expect(report).toMatchObject({ unsent: 0, total: { seconds: 3_600, entries: 1 } });
  });
});
