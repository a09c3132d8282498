import { describe, expect, it } from 'vitest';
import type { OperationBody, ServerEntry } from '../../../src/main/core/operation';
import { asCreated, weighNews } from '../../../src/main/core/news';
import { NINE, operation, SECOND, serverEntry, START } from './support';

const MINUTE = 60 * SECOND;
const NOW = NINE + 3 * 60 * MINUTE;

const running = (over: Partial<ServerEntry> = {}): ServerEntry =>
  serverEntry({ seconds: 0, startedAt: NINE, stampedAt: NINE, endTime: null, ...over });
const stopped = (minutes: number, over: Partial<ServerEntry> = {}): ServerEntry => {
  const end = `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return serverEntry({ seconds: minutes * 60, startTime: '09:00', endTime: end, ...over });
};
const edit = (changes: Extract<OperationBody, { kind: 'edit' }>['changes'], seq = 1) =>
  operation(seq, { kind: 'edit', changes });
const stop = (minutes: number) =>
  operation(2, {
    kind: 'stop',
    stoppedAt: NINE + minutes * MINUTE,
    seconds: minutes * 60,
    endTime: '10:00',
  });
const weigh = (
  before: ServerEntry,
  after: ServerEntry,
  ours: Parameters<typeof weighNews>[2],
  rounding: Parameters<typeof weighNews>[3]['rounding'] = null,
) => weighNews(before, after, ours, { rounding, now: NOW, skewMs: 0 });

describe('what both sides changed', () => {
  it.each([
    ['notes', { notes: 'mine' }, { notes: 'theirs' }],
    ['place', { projectId: 'p2', taskId: 't2' }, { projectId: 'p4', taskId: 't4' }],
    ['date', { spentDate: '2026-05-20' }, { spentDate: '2026-05-19' }],
    ['time', { seconds: 900 }, { seconds: 1200 }],
    ['time', { startTime: '08:00', endTime: '08:10', seconds: 600 }, { startTime: '07:00' }],
  ] as const)('%s: it is in conflict', (field, mine, theirs) => {
    expect(weigh(serverEntry(), serverEntry(theirs), [edit(mine)]).conflicts).toEqual([field]);
  });

  it.each([
    ['what this side asked for', { notes: 'mine' }, { notes: 'mine' }],
    ['what it asked for, trimmed by the server', { notes: 'mine ' }, { notes: 'mine' }],
    ['another field', { notes: 'mine' }, { seconds: 1200 }],
    ['nothing', { notes: 'mine' }, {}],
  ] as const)('%s is no conflict', (_, mine, theirs) => {
    expect(weigh(serverEntry(), serverEntry(theirs), [edit(mine)])).toEqual({ conflicts: [], merged: [] });
  });

  it('a value that an earlier edit of this side had asked for is no news', () => {
    const ours = [edit({ notes: 'first' }), edit({ notes: 'second' }, 2)];
    expect(weigh(serverEntry(), serverEntry({ notes: 'first' }), ours).conflicts).toEqual([]);
  });

  it("a duration that came back by the company's rounding is this side's", () => {
    const rounding = { direction: 'up', stepSeconds: 900 } as const;
    const after = serverEntry({ seconds: 1800, endTime: '09:30' });
    expect(weigh(serverEntry(), after, [edit({ seconds: 1000 })], rounding).conflicts).toEqual([]);
    expect(weigh(serverEntry(), after, [edit({ seconds: 1000 })]).conflicts).toEqual(['time']);
  });
});

describe('a begin that was moved there', () => {
  const moved = running({
    startedAt: NINE - 20 * MINUTE,
    stampedAt: NINE - 20 * MINUTE,
    startTime: '08:40',
  });

  it('and a stop here both hold', () => {
    const { conflicts, merged } = weigh(running(), moved, [stop(30)]);
    expect(conflicts).toEqual([]);
    expect(merged).toMatchObject([{ body: { kind: 'stop', seconds: 50 * 60 }, like: { seq: 2 } }]);
  });

  it('and another begin here are in conflict', () => {
    const mine = edit({ startedAt: NINE - 5 * MINUTE, startTime: '08:55', seconds: 0 });
    expect(weigh(running(), moved, [mine]).conflicts).toEqual(['time']);
  });

  it("that is this side's own, to the minute, is no news", () => {
    const mine = edit({ startedAt: NINE - 20 * MINUTE + 30 * SECOND, startTime: '08:40', seconds: 0 });
    expect(weigh(running(), moved, [mine])).toEqual({ conflicts: [], merged: [] });
  });

  it('is told by the stamp of the server, not by a clock here that was set meanwhile', () => {
    const other = running({ startedAt: NINE + 60 * MINUTE });
    expect(weigh(running(), other, [stop(30)]).merged).toEqual([]);
  });

  it('and stopped there: a stop here counts from it', () => {
    const after = stopped(30, { startTime: '08:40', seconds: 50 * 60 });
    expect(weigh(running(), after, [stop(20)]).merged).toMatchObject([{ body: { seconds: 40 * 60 } }]);
  });
});

describe('a span that is begun there after the stop here', () => {
  const span = (minute: number, over: Partial<ServerEntry> = {}): ServerEntry =>
    running({ startedAt: NINE + minute * MINUTE, stampedAt: NINE + minute * MINUTE, ...over });

  it('is in conflict with it, also where the one before it was, and in the same second as that ended', () => {
    expect(weigh(running(), span(40, { seconds: 35 * 60 }), [stop(30)]).conflicts).toEqual(['time']);
    expect(weigh(running(), span(40, { seconds: 40 * 60 }), [stop(30)]).conflicts).toEqual(['time']);
    const twice = weigh(span(40, { seconds: 35 * 60 }), span(80, { seconds: 60 * 60 }), [stop(30)]);
    expect(twice).toEqual({ conflicts: ['time'], merged: [] });
  });

  it('is told by the stamp of the server: none, where only the clock here is another one by now', () => {
    const later = running({ startedAt: NINE + 40 * MINUTE });
    expect(weigh(running(), later, [stop(30)])).toEqual({ conflicts: [], merged: [] });
    const known = span(40, { seconds: 35 * 60 });
    expect(weigh(known, known, [stop(30)])).toEqual({ conflicts: [], merged: [] });
    const unstamped = { stampedAt: null };
    expect(weigh(running(unstamped), span(40, unstamped), [stop(30)]).conflicts).toEqual(['time']);
  });
});

describe('a stop there', () => {
  const mine = edit({
    startedAt: NINE - 10 * MINUTE,
    startTime: '08:50',
    spentDate: '2026-05-21',
    seconds: 0,
  });

  it('and a begin that was moved here both hold', () => {
    const { conflicts, merged } = weigh(running(), stopped(30), [mine]);
    expect(conflicts).toEqual([]);
    expect(merged).toMatchObject([
      { body: { kind: 'edit', changes: { seconds: 40 * 60, startTime: '08:50', endTime: '09:30' } } },
    ]);
  });

  it('of hours that were set by hand as well is in conflict with what was done to the time here', () => {
    const byHand = stopped(30, { seconds: 7 * 3600, endTime: '16:00' });
    expect(weigh(running(), byHand, [mine]).conflicts).toEqual(['time']);
    expect(weigh(running(), byHand, [stop(20)]).conflicts).toEqual(['time']);
    const past = stopped(30, { seconds: 5 * 60 });
    expect(weigh(running(), past, [stop(20)]).conflicts).toEqual(['time']);
  });

  it.each([10, 20, 30])('at %i min and one here are no conflict: the earlier one stands', (minutes) => {
    expect(weigh(running(), stopped(minutes), [stop(20)])).toEqual({ conflicts: [], merged: [] });
  });

  it("that is the answer to this app's own is what it is, whatever rounding it tells", () => {
    const answer = stopped(20, { seconds: 1800 + 900 });
    const how = { rounding: null, now: NOW, skewMs: 0, isOwnStop: true };
    expect(weighNews(running(), answer, [stop(20)], how)).toEqual({ conflicts: [], merged: [] });
  });
});

describe('an entry that is heard of for the first time', () => {
  it('was begun here, and stopped by somebody', () => {
    const before = asCreated(stopped(30), [operation(1, START)], 0);
    expect(before).toMatchObject({ startedAt: NINE, seconds: 0, endTime: null });
    expect(asCreated(running(), [operation(1, START)], 0)).toMatchObject({ startedAt: NINE });
    expect(asCreated(stopped(30), [stop(20)], 0)).toBeNull();
  });

  it('was logged here, and changed by somebody: an edit here that has not seen it is in conflict', () => {
    const { projectId, taskId, notes, spentDate, startTime, billable } = START;
    const work = { projectId, taskId, notes, spentDate, startTime, billable };
    const body: OperationBody = { kind: 'log', ...work, seconds: 600, endTime: null };
    const ours = [operation(1, body), edit({ notes: 'mine' }, 2)];
    const after = serverEntry({ notes: 'theirs' });
    const before = asCreated(after, ours, 0);
    expect(before).toMatchObject({ notes: 'note', seconds: 600 });
    expect(before && weigh(before, after, ours).conflicts).toEqual(['notes']);
    const asSent = serverEntry();
    expect(weigh(asCreated(asSent, ours, 0) ?? asSent, asSent, ours).conflicts).toEqual([]);
  });
});
