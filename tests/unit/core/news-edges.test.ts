import { describe, expect, it } from 'vitest';
import { isBeginMoved, type HowHeard } from '../../../src/main/core/ends';
import { asCreated, weighNews } from '../../../src/main/core/news';
import type { Operation, OperationBody, ServerEntry } from '../../../src/main/core/operation';
import { NINE, operation, SECOND, serverEntry, START } from './support';

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const HEARD: HowHeard = { rounding: null, now: NINE + 180 * MINUTE, skewMs: 0 };
const QUARTERS = { direction: 'up', stepSeconds: 900 } as const;
const NO_NEWS = { conflicts: [], merged: [] };
const IN_CONFLICT = { conflicts: ['time'], merged: [] };

const running = (over: Partial<ServerEntry> = {}): ServerEntry =>
  serverEntry({ seconds: 0, startedAt: NINE, stampedAt: NINE, endTime: null, ...over });
/** Half an hour, from nine. */
const stopped = (over: Partial<ServerEntry> = {}): ServerEntry =>
  serverEntry({ seconds: 1800, endTime: '09:30', ...over });
const edit = (changes: Extract<OperationBody, { kind: 'edit' }>['changes']): Operation =>
  operation(1, { kind: 'edit', changes });
const stop = (minutes: number, over: Partial<Operation> = {}): Operation => {
  const stoppedAt = NINE + minutes * MINUTE;
  return operation(2, { kind: 'stop', stoppedAt, seconds: minutes * 60, endTime: '09:20' }, over);
};
const beganAt = (ms: number): Operation => edit({ startedAt: NINE + ms, startTime: '08:50', seconds: 0 });
const weigh = (
  before: ServerEntry,
  after: ServerEntry,
  ours: readonly Operation[],
  how: Partial<HowHeard> = {},
) => weighNews(before, after, ours, { ...HEARD, ...how });

describe('a place that was changed on both sides', () => {
  it.each([
    ['the same project', { projectId: 'p2' }, { projectId: 'p2' }, []],
    ['the same task', { taskId: 't2' }, { taskId: 't2' }, []],
    ['there not at all', { projectId: 'p2', taskId: 't2' }, {}, []],
    ['here to another project, there to another task', { projectId: 'p2' }, { taskId: 't9' }, ['place']],
    ['here to another task, there to another project', { taskId: 't2' }, { projectId: 'p9' }, ['place']],
    ['here both, there to that task alone', { projectId: 'p2', taskId: 't2' }, { taskId: 't2' }, ['place']],
    [
      'here both, there to that project alone',
      { projectId: 'p2', taskId: 't2' },
      { projectId: 'p2' },
      ['place'],
    ],
  ] as const)('%s', (_, mine, theirs, conflicts) => {
    expect(weigh(serverEntry(), serverEntry(theirs), [edit(mine)]).conflicts).toEqual(conflicts);
  });

  it('is where one of the edits here has put it, each on top of those before it, and not between two of them', () => {
    const ours = [edit({ projectId: 'p2' }), edit({ taskId: 't2' }), edit({ projectId: 'p3', taskId: 't3' })];
    const conflicts = (projectId: string, taskId: string) =>
      weigh(serverEntry(), serverEntry({ projectId, taskId }), ours).conflicts;
    for (const [projectId, taskId] of [
      ['p2', 't1'],
      ['p2', 't2'],
      ['p3', 't3'],
    ] as const)
      expect(conflicts(projectId, taskId)).toEqual([]);
    for (const [projectId, taskId] of [
      ['p1', 't2'],
      ['p3', 't2'],
      ['p2', 't3'],
    ] as const)
      expect(conflicts(projectId, taskId)).toEqual(['place']);
  });

  it('as a date that is the same on both sides is no news', () => {
    const date = { spentDate: '2026-05-20' };
    expect(weigh(serverEntry(), serverEntry(date), [edit(date)])).toEqual(NO_NEWS);
  });

  it('is no matter of an edit of something else, and nor are notes and date', () => {
    const theirs = serverEntry({ projectId: 'p9', notes: 'theirs', spentDate: '2026-05-19' });
    expect(weigh(serverEntry(), theirs, [edit({ seconds: 900 })])).toEqual(NO_NEWS);
    const spaced = serverEntry({ notes: ' note ' });
    expect(weigh(serverEntry(), spaced, [edit({ notes: 'mine' })])).toEqual(NO_NEWS);
  });
});

describe('a finished duration that was changed here', () => {
  const mine = edit({ seconds: 900 });

  it.each([
    ['what was asked for, as two readings differ', { seconds: 902 }, true],
    ['no longer that', { seconds: 903 }, false],
    ['what was asked for, in decimal hours', { seconds: 918, precisionSeconds: 18 }, true],
    ['no longer that', { seconds: 919, precisionSeconds: 18 }, false],
    ['what it was, as two readings differ', { seconds: 602 }, true],
    ['no longer that', { seconds: 603 }, false],
    ['what it was, in decimal hours', { seconds: 618, precisionSeconds: 18 }, true],
    ['no longer that', { seconds: 619, precisionSeconds: 18 }, false],
    ['begun at another time', { seconds: 900, startTime: '08:00' }, false],
    ['begun again', { seconds: 600, startedAt: NINE, endTime: null }, false],
  ] as const)('is %s there: %o', (_, theirs, isNone) => {
    expect(weigh(serverEntry(), serverEntry(theirs), [mine])).toEqual(isNone ? NO_NEWS : IN_CONFLICT);
  });

  it('was known to decimal hours before, and is known better now', () => {
    const before = serverEntry({ precisionSeconds: 18 });
    expect(weigh(before, serverEntry({ seconds: 618 }), [mine])).toEqual(NO_NEWS);
    expect(weigh(before, serverEntry({ seconds: 619 }), [mine])).toEqual(IN_CONFLICT);
  });

  it('is what an earlier act here had made of it', () => {
    const { projectId, taskId, notes, spentDate, billable } = START;
    const work = { projectId, taskId, notes, spentDate, billable };
    const log = operation(3, { kind: 'log', ...work, seconds: 1800, startTime: null, endTime: null });
    for (const earlier of [log, stop(30), edit({ seconds: 1800 })])
      expect(weigh(serverEntry(), stopped(), [earlier, mine])).toEqual(NO_NEWS);
  });

  it('goes with the clock times that were asked for, and not with none', () => {
    const times = edit({ startTime: '08:00', endTime: '08:30', seconds: 1800 });
    expect(weigh(serverEntry(), stopped({ startTime: '08:00' }), [stop(30), times])).toEqual(NO_NEWS);
    expect(weigh(serverEntry(), stopped({ startTime: null }), [times])).toEqual(IN_CONFLICT);
  });

  it('is no matter of a stop', () => {
    expect(weigh(serverEntry(), running(), [stop(20)])).toEqual(NO_NEWS);
  });
});

describe('whether a begin was moved', () => {
  it('is told by another clock time where the stamps differ at all; of one stamp it is another zone’s', () => {
    const later = (ms: number, startTime: string | null = '09:01') =>
      running({ startedAt: NINE, stampedAt: NINE + ms, startTime });
    expect(isBeginMoved(running(), later(SECOND))).toBe(true);
    expect(isBeginMoved(running(), later(SECOND, null))).toBe(false);
    expect(isBeginMoved(running({ startTime: null }), later(SECOND))).toBe(false);
    expect(isBeginMoved(running(), later(0, '10:00'))).toBe(false);
  });

  it('is told by more than ten seconds between two stamps, each less what was counted before', () => {
    const later = (ms: number, seconds = 0) => running({ startedAt: NINE, stampedAt: NINE + ms, seconds });
    expect(isBeginMoved(running(), later(10 * SECOND))).toBe(false);
    expect(isBeginMoved(running(), later(10 * SECOND + 1))).toBe(true);
    expect(isBeginMoved(running(), later(10 * MINUTE, 600))).toBe(false);
    expect(isBeginMoved(running(), later(-10 * MINUTE, 600))).toBe(true);
  });

  it('is told by two clock times once it was stopped, and of nothing that did not run', () => {
    expect(isBeginMoved(running(), stopped())).toBe(false);
    expect(isBeginMoved(running(), stopped({ startTime: '08:40' }))).toBe(true);
    expect(isBeginMoved(running({ startTime: null }), stopped())).toBe(false);
    expect(isBeginMoved(running(), stopped({ startTime: null }))).toBe(false);
    expect(isBeginMoved(stopped(), running({ startTime: '08:40' }))).toBe(false);
    expect(isBeginMoved(stopped(), stopped({ startTime: '08:40' }))).toBe(false);
  });

  it('here too: within the minute that was sent and the seconds between two clocks', () => {
    const begin = NINE - 30 * MINUTE;
    const moved = running({ startedAt: begin + 10 * MINUTE, stampedAt: begin + 10 * MINUTE, seconds: 600 });
    const SENT = 70 * SECOND;
    for (const ms of [-SENT, SENT])
      expect(weigh(running(), moved, [beganAt(begin - NINE + ms)])).toEqual(NO_NEWS);
    for (const ms of [-SENT - 1, SENT + 1])
      expect(weigh(running(), moved, [beganAt(begin - NINE + ms)])).toEqual(IN_CONFLICT);
    expect(weigh(running(), moved, [stop(0)]).merged).toMatchObject([{ body: { seconds: 1800 } }]);
  });
});

describe('a stop there that is no more than that', () => {
  const ours = [stop(20)];

  it.each([
    ['as long as its clock times tell, two minutes beside', 120, null],
    ["as long as they tell, beside by a step of the company's rounding too", 120 + 900, QUARTERS],
  ])('is %s', (_, slack, rounding) => {
    for (const seconds of [1800 - Math.min(slack, 500), 1800 + slack])
      expect(weigh(running(), stopped({ seconds }), ours, { rounding })).toEqual(NO_NEWS);
    expect(weigh(running(), stopped({ seconds: 1801 + slack }), ours, { rounding })).toEqual(IN_CONFLICT);
  });

  it('is not too short either', () => {
    expect(weigh(running(), stopped({ seconds: 1680 }), ours)).toEqual(NO_NEWS);
    expect(weigh(running(), stopped({ seconds: 1679 }), ours)).toEqual(IN_CONFLICT);
  });

  it('is ours where it has the duration of the stop here, whatever its clock times', () => {
    expect(weigh(running(), stopped({ seconds: 1200, endTime: '09:50' }), ours)).toEqual(NO_NEWS);
  });

  it('stands with what was set here since, which is no begin', () => {
    const times = edit({ startTime: '09:00', endTime: '09:40', seconds: 2400 });
    expect(weigh(running(), stopped(), [stop(40), times])).toEqual(NO_NEWS);
    expect(weigh(running(), stopped(), [times])).toEqual(IN_CONFLICT);
  });

  it('of a begin that was moved there counts from it, by the clock here', () => {
    const moved = (seconds: number) => stopped({ startTime: '08:40', seconds });
    const skew = { skewMs: MINUTE };
    expect(weigh(running(), moved(3000), ours, skew).merged).toMatchObject([{ body: { seconds: 41 * 60 } }]);
    expect(weigh(running(), moved(5400), ours)).toEqual(IN_CONFLICT);
    const own = weigh(running(), moved(5400), ours, { isOwnStop: true });
    expect(own.merged).toMatchObject([{ body: { seconds: 40 * 60 } }]);
  });

  it('does not lie in the future, by the clock of the server', () => {
    const now = NINE + 28 * MINUTE;
    expect(weigh(running(), stopped(), ours, { now })).toEqual(NO_NEWS);
    expect(weigh(running(), stopped(), ours, { now: now - 1 })).toEqual(IN_CONFLICT);
    expect(weigh(running(), stopped(), ours, { now: now - 1, skewMs: 1 })).toEqual(NO_NEWS);
  });

  it('tells either both of its clock times or neither', () => {
    expect(weigh(running(), stopped({ startTime: null, endTime: null }), ours)).toEqual(NO_NEWS);
    expect(weigh(running(), stopped({ endTime: null }), ours)).toEqual(IN_CONFLICT);
  });

  it('without clock times, that is longer than it can have run, is somebody’s edit', () => {
    // Stopped three hours after its begin at the latest, two minutes for the clocks aside.
    const untold = (seconds: number) => stopped({ startTime: null, endTime: null, seconds });
    const most = 182 * 60;
    expect(weigh(running(), untold(most), [stop(0)])).toEqual(NO_NEWS);
    expect(weigh(running(), untold(most + 1), [stop(0)])).toEqual(IN_CONFLICT);
    expect(weigh(running(), untold(most + 900), [stop(0)], { rounding: QUARTERS })).toEqual(NO_NEWS);
    expect(weigh(running(), untold(most + 901), [stop(0)], { rounding: QUARTERS })).toEqual(IN_CONFLICT);
    expect(weigh(running(), untold(most + 60), [stop(0)], { skewMs: MINUTE })).toEqual(NO_NEWS);
    expect(weigh(running(), untold(most + 61), [stop(0)], { skewMs: MINUTE })).toEqual(IN_CONFLICT);
  });

  it('may have passed midnight', () => {
    const begin = NINE + 14 * 60 * MINUTE;
    const before = running({ startedAt: begin, stampedAt: begin, startTime: '23:00' });
    const night = (seconds: number) =>
      weigh(before, stopped({ startTime: '23:00', endTime: '01:00', seconds }), ours, {
        now: begin + 3 * HOUR,
      });
    for (const seconds of [7200, 7080, 7320]) expect(night(seconds)).toEqual(NO_NEWS);
    for (const seconds of [7079, 7321]) expect(night(seconds)).toEqual(IN_CONFLICT);
  });

  it('may have passed several midnights, and none that is still to come', () => {
    const end = { startTime: '09:00', endTime: '10:00' } as const;
    const after = (hours: number) => stopped({ ...end, seconds: hours * 3_600 });
    const heardAfter = (hours: number) => ({ now: NINE + hours * HOUR });
    expect(weigh(running(), after(25), ours, heardAfter(26))).toEqual(NO_NEWS);
    expect(weigh(running(), after(73), ours, heardAfter(74))).toEqual(NO_NEWS);
    expect(weigh(running(), after(25), ours, heardAfter(2))).toEqual(IN_CONFLICT);
    expect(weigh(running(), after(73), ours, heardAfter(49))).toEqual(IN_CONFLICT);
  });

  it('may have the date of a clock that was a day off', () => {
    for (const spentDate of ['2026-05-20', '2026-05-22']) {
      expect(weigh(running(), stopped({ spentDate }), ours)).toEqual(NO_NEWS);
      expect(weigh(running(), stopped({ spentDate, seconds: 7_200 }), ours)).toEqual(IN_CONFLICT);
    }
  });

  it('may be either of the two hours that one night has', () => {
    const begin = Date.UTC(2026, 10, 1, 4, 30);
    const before = running({ startedAt: begin, stampedAt: begin, startTime: '00:30' });
    const zone = { zone: 'America/New_York' };
    const after = { startTime: '00:30', endTime: '01:30', spentDate: '2026-11-01' } as const;
    const how = { now: begin + 600 * MINUTE };
    for (const seconds of [3600, 7200])
      expect(weigh(before, stopped({ ...after, seconds }), [stop(20, zone)], how)).toEqual(NO_NEWS);
    expect(weigh(before, stopped({ ...after, seconds: 5400 }), [stop(20, zone)], how)).toEqual(IN_CONFLICT);
  });
});

describe('a stop there of what was begun at another time here', () => {
  const tenEarlier = beganAt(-10 * MINUTE);
  const seconds = (...args: Parameters<typeof weigh>) =>
    weigh(...args).merged.map(({ body }) => (body.kind === 'edit' ? body.changes.seconds : body.kind));

  it('ends it, however soon it was, but not before it began', () => {
    const atOnce = stopped({ seconds: 0, endTime: '09:00' });
    expect(seconds(running(), atOnce, [tenEarlier])).toEqual([600]);
    expect(seconds(running(), stopped(), [beganAt(30 * MINUTE - SECOND)])).toEqual([1]);
    // An end is known to the minute at worst.
    expect(seconds(running(), stopped(), [beganAt(31 * MINUTE - 1)])).toEqual([0]);
    expect(weigh(running(), stopped(), [beganAt(31 * MINUTE)])).toEqual(IN_CONFLICT);
  });

  it('is known to the minute where it was rounded, and by its seconds where it tells no time', () => {
    const rounded = stopped({ seconds: 2700, endTime: '09:31' });
    expect(seconds(running(), rounded, [tenEarlier], { rounding: QUARTERS })).toEqual([41 * 60]);
    expect(seconds(running(), stopped({ seconds: 1790 }), [tenEarlier])).toEqual([600 + 1790]);
    const ahead = { rounding: QUARTERS, skewMs: MINUTE };
    expect(seconds(running(), rounded, [tenEarlier], ahead)).toEqual([40 * 60]);
    const untold = stopped({ startTime: null, endTime: null });
    expect(seconds(running(), untold, [tenEarlier], { rounding: QUARTERS })).toEqual([40 * 60]);
  });

  it('and stopped here: the earlier one counts, ours within a minute', () => {
    expect(weigh(running(), stopped(), [tenEarlier, stop(20)])).toEqual(NO_NEWS);
    expect(weigh(running(), stopped(), [tenEarlier, stop(31 - 1 / 60)])).toEqual(NO_NEWS);
    expect(seconds(running(), stopped(), [tenEarlier, stop(31)])).toEqual([40 * 60]);
  });

  it('and there too: it counts where that is the begin that was asked for here', () => {
    const moved = stopped({ startTime: '08:50', seconds: 40 * 60 });
    expect(weigh(running(), moved, [operation(3, START), tenEarlier])).toMatchObject({
      conflicts: [],
      merged: [{ body: { changes: { seconds: 40 * 60 } } }],
    });
    expect(seconds(running(), moved, [tenEarlier], { skewMs: MINUTE })).toEqual([39 * 60]);
    const other = stopped({ startTime: '08:40', seconds: 50 * 60 });
    expect(weigh(running(), other, [tenEarlier]).conflicts).toEqual(['time']);
    // What is shown for this side: from the begin that was set here to the stop there.
    expect(seconds(running(), other, [tenEarlier])).toEqual([40 * 60]);
    expect(weigh(running(), other, [tenEarlier, stop(20)])).toEqual(IN_CONFLICT);
  });
});

describe('a timer that is heard of for the first time', () => {
  const ours = [operation(1, START, { changedAt: NINE + 5 * SECOND })];

  it('was stamped between the click, cut to the minute, and the last moment at which it may have arrived', () => {
    for (const startedAt of [NINE - 70 * SECOND, NINE + 65 * SECOND])
      expect(asCreated(running({ startedAt }), ours, 0)).toEqual(running({ startedAt }));
    for (const startedAt of [NINE - 70 * SECOND - 1, NINE + 65 * SECOND + 1]) {
      const made = asCreated(running({ startedAt, notes: 'theirs' }), ours, 0);
      expect(made).toEqual(running({ stampedAt: null }));
    }
  });

  it('that began a minute or more before the click has the begin that was sent, and no later one', () => {
    const at = (click: number) => [operation(1, START, { at: click, changedAt: NINE + 2 * MINUTE })];
    const told = (startedAt: number, click: number) =>
      asCreated(running({ startedAt }), at(click), 0)?.startedAt;
    expect(told(NINE + 90 * SECOND, NINE + MINUTE - 1)).toBe(NINE + 90 * SECOND);
    expect(told(NINE + 90 * SECOND, NINE + MINUTE)).toBe(NINE);
    for (const startedAt of [NINE - 70 * SECOND, NINE + 10 * SECOND])
      expect(told(startedAt, NINE + MINUTE)).toBe(startedAt);
    expect(told(NINE + 10 * SECOND + 1, NINE + MINUTE)).toBe(NINE);
  });

  it('whose clock time was read by another zone than it was sent by was moved by nobody', () => {
    const told = (startedAt: number, startTime: string, seconds = 0) =>
      asCreated(running({ startedAt, startTime, seconds }), ours, 0)?.startedAt;
    const other = NINE - 5 * HOUR - 45 * MINUTE;
    expect(told(other, '09:00')).toBe(other);
    expect(told(other, '03:15')).toBe(NINE);
    expect(told(NINE - 15 * MINUTE, '09:00')).toBe(NINE - 15 * MINUTE);
    expect(told(NINE - 15 * MINUTE + 1, '09:00')).toBe(NINE);
    // What ran before, elsewhere, is no matter of zones.
    expect(told(other, '09:00', 60)).toBe(NINE);
  });

  it('shows the clock time of its stamp where it could be one, else that of the click', () => {
    const told = (startTime: string | null, skewMs = 0) =>
      asCreated(stopped({ startTime }), ours, skewMs)?.startTime;
    expect([told('08:59'), told('09:00'), told('09:01'), told(null)]).toEqual([
      '08:59',
      '09:00',
      '09:01',
      null,
    ]);
    expect([told('08:58'), told('09:02')]).toEqual(['09:00', '09:00']);
    expect([told('09:02', MINUTE), told('09:00', -2 * MINUTE)]).toEqual(['09:02', '09:00']);
  });
});

it('a stop that tells of more days than anybody has is weighed like any other', () => {
  const after = stopped({ seconds: 1e15 });
  expect(weigh(running(), after, [stop(20)], { rounding: QUARTERS })).toEqual(IN_CONFLICT);
});
