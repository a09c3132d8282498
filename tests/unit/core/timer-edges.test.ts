import { describe, expect, it } from 'vitest';
import {
  applyOperation,
  fromServer,
  SAME_BEGIN_MS,
  type OperationBody,
} from '../../../src/main/core/operation';
import { planEdit } from '../../../src/main/core/edit';
import { checkChoice, planGoOn, planLog, planSpan, planStart } from '../../../src/main/core/timer';
import type { EntryChanges } from '../../../src/shared/inputs';
import type { TimeEntry } from '../../../src/shared/model';
import { ACT, CONTEXT, entry, NINE, planned, SECOND, serverEntry, START, TODAY } from './support';

const CHOICE = { projectId: 'p1', taskId: 't1', notes: 'fix' };
const DAY = 86_400;
const FINISHED = entry({ seconds: 3600, startTime: '09:00', endTime: '10:00' });
const edit = (before: TimeEntry, changes: EntryChanges, zone = 'UTC') =>
  planEdit({ ...CONTEXT, zone }, before, changes, ACT);
const changed = (before: TimeEntry, changes: EntryChanges, zone = 'UTC') =>
  planned(edit(before, changes, zone)).map(({ body }) => (body.kind === 'edit' ? body.changes : null));

describe('what time can be put on', () => {
  it('is billable as its project is', () => {
    expect(checkChoice(CONTEXT, { projectId: 'p1', taskId: 't2' })).toEqual({ ok: true, value: true });
    expect(checkChoice(CONTEXT, { projectId: 'p2', taskId: 't2' })).toEqual({ ok: true, value: false });
  });

  it.each([
    [{ projectId: 'none', taskId: 't1' }, ''],
    [{ projectId: 'p3', taskId: 't1' }, 'Old'],
    [{ projectId: 'p2', taskId: 't1' }, 'Shop'],
  ])('says why %j cannot be used', (choice, name) => {
    expect(checkChoice(CONTEXT, choice)).toMatchObject({
      ...{ ok: false, failure: { kind: 'invalid', message: expect.stringContaining(name) } },
    });
  });
});

describe('an edit of times in the night that has an hour twice', () => {
  const BERLIN = 'Europe/Berlin';
  // From half past one to the second half past two.
  const night = entry({
    ...{ spentDate: '2026-10-25', startTime: '01:30', endTime: '02:30', seconds: 7_200 },
  });

  it.each([
    [{ startTime: '01:25', endTime: '02:30' }, 7_500],
    [{ endTime: '02:35' }, 7_500],
    [{ startTime: '01:35' }, 6_900],
    [{ endTime: '04:00' }, 3.5 * 3600],
  ])('%j keeps the hour that it ended in', (changes, seconds) => {
    expect(changed(night, changes, BERLIN)).toMatchObject([{ seconds }]);
  });

  it.each([
    ['00:10', '02:05', '02:30', '00:05'],
    ['01:10', '02:05', '02:30', '01:05'],
    // The second twenty past two is still to come.
    ['00:58', '02:20', '01:15', '00:20'],
  ])('of what runs since %sZ, to %s at %sZ, takes the begin that is near', (began, startTime, now, begin) => {
    const at = (time: string): number => Date.parse(`2026-10-25T${time}:00Z`);
    const runs = entry({ startedAt: at(began), spentDate: '2026-10-25' });
    const moved = planEdit({ ...CONTEXT, zone: BERLIN }, runs, { startTime }, { ...ACT, at: at(now) });
    expect(planned(moved)).toMatchObject([{ body: { changes: { startedAt: at(begin), startTime } } }]);
  });

  it('is of the first one, where it ended in that, or on another date', () => {
    expect(changed({ ...night, seconds: 3_600 }, { endTime: '02:35' }, BERLIN)).toMatchObject([
      { seconds: 3_900 },
    ]);
    const dayAfter = { ...night, spentDate: '2026-10-26', seconds: 3_600 };
    expect(changed(dayAfter, { spentDate: '2026-10-25', endTime: '02:35' }, BERLIN)).toMatchObject([
      { seconds: 3_900 },
    ]);
  });
});

describe('a start', () => {
  const start = (startedAt: number, running: readonly TimeEntry[] = []) =>
    planStart(CONTEXT, running, 'new', CHOICE, ACT, startedAt);

  it('may lie a day back, and in no other way out of reach', () => {
    expect(start(ACT.at - DAY * SECOND).ok).toBe(true);
    for (const at of [ACT.at - (DAY + 1) * SECOND, ACT.at + 1])
      expect(start(at)).toMatchObject({ failure: { kind: 'invalid', field: 'startTime' } });
  });

  it('says when what runs began, where that is later', () => {
    expect(start(NINE - 1, [entry({ startedAt: NINE })])).toMatchObject({
      failure: { kind: 'invalid', message: expect.stringContaining('09:00'), field: 'startTime' },
    });
  });

  it('of now ends what began by a clock that was ahead', () => {
    const ahead = entry({ startedAt: ACT.at + 5_000 });
    expect(planned(start(ACT.at, [ahead]))).toMatchObject([
      { entryId: 'e0', body: { kind: 'stop', seconds: 0, stoppedAt: ACT.at } },
      { entryId: 'new', body: { kind: 'start' } },
    ]);
  });

  it('ends all that runs', () => {
    const running = [entry({ id: 'a', startedAt: NINE }), entry({ id: 'b', startedAt: NINE })];
    expect(planned(start(ACT.at, running)).map(({ entryId }) => entryId)).toEqual(['a', 'b', 'new']);
  });
});

describe('work that goes on, or was between two instants', () => {
  const work = entry({ projectId: 'p3', taskId: 'gone', notes: 'n', billable: false });
  const kept = { projectId: 'p3', taskId: 'gone', notes: 'n', billable: false };

  it('is not checked', () => {
    expect(planGoOn(CONTEXT, work, 'new', ACT, NINE)).toEqual({
      ...{ entryId: 'new', at: ACT.at, zone: 'UTC', cause: 'window' },
      body: { kind: 'start', ...kept, spentDate: TODAY, startedAt: NINE, startTime: '09:00' },
    });
    expect(planSpan(CONTEXT, 'new', work, { from: NINE, to: NINE + 90 * SECOND }, ACT).body).toEqual({
      ...{ kind: 'log', ...kept, spentDate: TODAY, seconds: 90, startTime: '09:00', endTime: '09:01' },
    });
  });

  it('has no clock times over midnight of its zone', () => {
    const span = { from: NINE + 14 * 3_600_000, to: NINE + 16 * 3_600_000 };
    expect(planSpan(CONTEXT, 'new', work, span, ACT).body).toMatchObject({
      ...{ spentDate: TODAY, seconds: 7_200, startTime: null, endTime: null },
    });
  });

  it('is logged with the words of what is wrong', () => {
    const log = { ...CHOICE, spentDate: TODAY, startTime: null, endTime: null };
    for (const seconds of [-1, 0, DAY + 1])
      expect(planLog(CONTEXT, 'new', { ...log, seconds }, ACT)).toMatchObject({
        failure: { kind: 'invalid', field: 'seconds' },
      });
  });
});

describe('an edit', () => {
  it('sets project and task, alone or together', () => {
    expect(changed(FINISHED, { taskId: 't2' })).toEqual([{ taskId: 't2' }]);
    expect(changed(entry({ taskId: 't2' }), { projectId: 'p2' })).toEqual([{ projectId: 'p2' }]);
    expect(changed(FINISHED, { projectId: 'p2', taskId: 't2' })).toEqual([{ projectId: 'p2', taskId: 't2' }]);
  });

  it('of what is on a project that is archived by now is possible, elsewhere', () => {
    expect(edit(entry({ projectId: 'p3' }), { notes: 'x' }).ok).toBe(true);
    expect(edit(entry({ projectId: 'p3' }), { taskId: 't1' }).ok).toBe(false);
  });

  it('of date and times counts on the new date', () => {
    const zone = 'America/New_York';
    const changes = { spentDate: '2026-03-08', startTime: '01:30', endTime: '03:30' };
    expect(changed(FINISHED, changes, zone)).toEqual([{ ...changes, seconds: 3600 }]);
    const night = entry({ startTime: '01:30', endTime: '02:30', seconds: 3600 });
    expect(changed(night, { spentDate: '2026-03-08', seconds: 3600 }, zone)).toEqual([
      { spentDate: '2026-03-08', seconds: 3600, endTime: '03:30' },
    ]);
  });

  it('of a begin on another date moves what runs there', () => {
    expect(changed(entry({ startedAt: NINE }), { spentDate: '2026-05-20', startTime: '23:00' })).toEqual([
      { startedAt: NINE - 10 * 3_600_000, startTime: '23:00', spentDate: '2026-05-20', seconds: 0 },
    ]);
  });

  it('of a total may not be a day and more', () => {
    expect(edit(entry({ startedAt: NINE }), { seconds: DAY }).ok).toBe(true);
    expect(edit(entry({ startedAt: NINE }), { seconds: DAY + 1 })).toMatchObject({
      failure: { kind: 'invalid', field: 'startTime' },
    });
  });

  it('of the clock time of what went on from another day is read on the day of the running span', () => {
    const restarted = entry({ startedAt: NINE, seconds: 3_600, spentDate: '2026-05-20' });
    expect(changed(restarted, { startTime: '08:30' })).toMatchObject([
      { startedAt: NINE - 1_800_000 - 3_600 * SECOND, startTime: '08:30', spentDate: '2026-05-20' },
    ]);
    expect(changed(restarted, { startTime: '08:30', spentDate: TODAY })).toMatchObject([
      { startTime: '08:30', spentDate: TODAY },
    ]);
  });

  it('of the begin of what ran before counts it in: it stays on its date', () => {
    const restarted = entry({ startedAt: NINE, seconds: 3_600, spentDate: '2026-05-20' });
    expect(changed(restarted, { startedAt: NINE + SECOND })).toMatchObject([
      { startedAt: NINE + SECOND - 3_600 * SECOND, startTime: '09:00', spentDate: '2026-05-20' },
    ]);
  });
});

describe('an operation over an entry', () => {
  const LOG: OperationBody = {
    ...{ kind: 'log', ...CHOICE, spentDate: TODAY, billable: false },
    ...{ seconds: 90, startTime: '09:00', endTime: '09:01' },
  };

  it('that makes it keeps what the server calls it, and nothing else of it', () => {
    const before = entry({ remoteId: 'r1', lock: 'locked', source: 'web', seconds: 7 });
    const made = { id: 'e0', remoteId: 'r1', ...CHOICE, spentDate: TODAY, lock: null, source: 'api' };
    expect(applyOperation(before, 'e0', LOG)).toEqual({
      ...{ ...made, seconds: 90, startedAt: null, startTime: '09:00', endTime: '09:01', billable: false },
    });
    expect(applyOperation(before, 'e0', START)).toEqual({
      ...{ ...made, notes: 'note', seconds: 0, startedAt: NINE, startTime: '09:00', endTime: null },
      billable: true,
    });
    expect(applyOperation(null, 'e0', LOG)?.remoteId).toBeNull();
  });

  it('that moves a begin which is no more sets only what has no time', () => {
    const moved = { startedAt: NINE, startTime: '09:00', seconds: 0 } as const;
    expect(applyOperation(FINISHED, 'e0', { kind: 'edit', changes: moved })).toEqual(FINISHED);
    const place = { projectId: 'p2', taskId: 't2' };
    expect(applyOperation(FINISHED, 'e0', { kind: 'edit', changes: { ...moved, ...place } })).toEqual({
      ...{ ...FINISHED, ...place },
    });
  });
});

describe("the server's entry", () => {
  it('is whole the person’s', () => {
    const server = serverEntry({ lock: 'billed', source: 'web', billable: false });
    expect(fromServer('e0', server, null)).toEqual({
      ...entry({ remoteId: 'r1', seconds: 600, endTime: '09:10', lock: 'billed', source: 'web' }),
      billable: false,
    });
  });

  it('keeps the click within ten seconds of its stamp, and has no seconds beside it', () => {
    const trueStart = { ours: NINE - 40_000, servers: NINE, serversSeconds: 60 };
    const at = (startedAt: number) => fromServer('e0', serverEntry({ startedAt, seconds: 60 }), trueStart);
    for (const off of [SAME_BEGIN_MS, -SAME_BEGIN_MS])
      expect(at(NINE + off)).toMatchObject({ startedAt: NINE - 40_000, seconds: 0 });
    for (const off of [SAME_BEGIN_MS + 1, -SAME_BEGIN_MS - 1])
      expect(at(NINE + off)).toMatchObject({ startedAt: NINE + off, seconds: 60 });
  });
});

describe('what was said twice, or not enough', () => {
  it('an end and a length: the end stands', () => {
    expect(changed(FINISHED, { seconds: 60, endTime: '09:30' })).toEqual([
      { endTime: '09:30', seconds: 1800, startTime: '09:00' },
    ]);
  });

  it('an end of what has no start is refused, with what to do', () => {
    expect(edit(entry({ seconds: 3600, startTime: null }), { endTime: '10:00' })).toMatchObject({
      failure: { kind: 'invalid', field: 'endTime' },
    });
  });

  it('a length alone says nothing of the start', () => {
    expect(changed(FINISHED, { seconds: 1800 })).toStrictEqual([{ seconds: 1800, endTime: '09:30' }]);
  });

  it('what runs may begin now', () => {
    expect(edit(entry({ startedAt: NINE }), { startedAt: ACT.at }).ok).toBe(true);
    expect(edit(entry({ startedAt: NINE }), { startedAt: ACT.at + 1 })).toMatchObject({
      failure: { kind: 'invalid', field: 'startTime' },
    });
  });
});
