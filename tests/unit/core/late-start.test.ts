import { describe, expect, it } from 'vitest';
import {
  hasEndedThere,
  planEndedHere,
  planEndedThere,
  sentAgain,
  type Begun,
} from '../../../src/main/core/late-start';
import type { PlannedOperation } from '../../../src/main/core/operation';
import type { Cause, TimeEntry } from '../../../src/shared/model';
import { entry, NINE, SECOND, TODAY } from './support';

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const start = (
  id: string,
  begunAt: number,
  { at = begunAt, cause = 'hotkey' }: Said = {},
): Begun['start'] => ({
  ...{ entryId: id, seq: 1, state: 'queued', at, zone: 'UTC', offsetMinutes: 0, cause, reason: null },
  ...{ block: null, isRestored: false, changedAt: at, undoneAt: null },
  body: {
    ...{ kind: 'start', projectId: 'p1', taskId: 't1', notes: '', billable: true, spentDate: TODAY },
    ...{ startedAt: begunAt, startTime: '09:00' },
  },
});

interface Said {
  readonly at?: number;
  readonly cause?: Cause;
}

/** Begun here, and not sent yet; `until`: it was ended here. */
const begun = (begunAt: number, said: Said = {}, until: number | null = null): Begun => ({
  start: start('ours', begunAt, said),
  begunAt,
  entry: entry({ id: 'ours', startedAt: until === null ? begunAt : null }),
});
const theirs = (startedAt: number, over: Partial<TimeEntry> = {}): TimeEntry =>
  entry({ id: 'keito:r1', remoteId: 'r1', startedAt, ...over });

/** Ours are weighed, and get through one after the other; what has ended does not run any more. */
function plan(ours: readonly Begun[], running: readonly TimeEntry[]): readonly PlannedOperation[] {
  return ours.reduce<readonly PlannedOperation[]>(
    (planned, one) => {
      const stillThere = running.filter(({ id }) => planned.every(({ entryId }) => entryId !== id));
      return [...planned, ...planEndedHere(one, stillThere)];
    },
    planEndedThere(ours, running),
  );
}

/** What ends, and when, in seconds after nine. */
const ends = (ours: readonly Begun[], running: readonly TimeEntry[]) =>
  plan(ours, running).map(({ entryId, body }) =>
    body.kind === 'stop' ? [entryId, (body.stoppedAt - NINE) / SECOND, body.seconds] : [entryId],
  );

describe('a timer that is told late', () => {
  it('ends where another one began elsewhere after the click, which nobody did here', () => {
    expect(plan([begun(NINE)], [theirs(NINE + HOUR)])).toEqual([
      {
        ...{ entryId: 'ours', at: NINE + HOUR, zone: 'UTC', cause: 'elsewhere' },
        body: { kind: 'stop', stoppedAt: NINE + HOUR, seconds: 3600, endTime: '10:00' },
      },
    ]);
  });

  it('ends at its begin what had begun elsewhere before the click, as that click would have', () => {
    expect(plan([begun(NINE + HOUR)], [theirs(NINE, { seconds: 60 })])).toEqual([
      {
        ...{ entryId: 'keito:r1', at: NINE + HOUR, zone: 'UTC', cause: 'hotkey' },
        body: { kind: 'stop', stoppedAt: NINE + HOUR, seconds: 3660, endTime: '10:00' },
      },
    ]);
  });

  it('is the newer one where the two stamps do not differ by more than clocks do', () => {
    expect(ends([begun(NINE)], [theirs(NINE + 10 * SECOND)])).toEqual([['keito:r1', 10, 0]]);
    expect(ends([begun(NINE)], [theirs(NINE)])).toEqual([['keito:r1', 0, 0]]);
    expect(ends([begun(NINE)], [theirs(NINE + 11 * SECOND)])).toEqual([['ours', 11, 11]]);
  });

  it('was begun at the click where it was said to have begun before: theirs counts until then', () => {
    const ours = begun(NINE, { at: NINE + HOUR });
    expect(ends([ours], [theirs(NINE + 20 * MINUTE)])).toEqual([['keito:r1', 3600, 2400]]);
    expect(ends([ours], [theirs(NINE - 20 * MINUTE)])).toEqual([['keito:r1', 0, 1200]]);
    expect(ends([ours], [theirs(NINE + HOUR + MINUTE)])).toEqual([['ours', 3660, 3660]]);
  });

  it('was begun when it was set to begin, where that was later than the click', () => {
    const ours = begun(NINE + HOUR, { at: NINE });
    expect(ends([ours], [theirs(NINE + 20 * MINUTE)])).toEqual([['keito:r1', 3600, 2400]]);
  });

  it('was begun by nobody after its begin, where a rule has begun it', () => {
    const ours = begun(NINE, { at: NINE + HOUR, cause: 'midnight' });
    expect(ends([ours], [theirs(NINE + 20 * MINUTE)])).toEqual([['ours', 1200, 1200]]);
  });

  it('is the first of several that can end what ran before them', () => {
    const several = [begun(NINE + HOUR, {}, NINE + 2 * HOUR), begun(NINE + 2 * HOUR)];
    expect(ends(several, [theirs(NINE)])).toEqual([['keito:r1', 3600, 3600]]);
    expect(ends(several, [theirs(NINE + HOUR + MINUTE)])).toEqual([['keito:r1', 7200, 3540]]);
    expect(ends(several, [theirs(NINE + 3 * HOUR)])).toEqual([['ours', 10_800, 3600]]);
  });

  it('ends at the first of several that began after it, and nothing of it where it was ended here', () => {
    const running = [theirs(NINE + 2 * HOUR), theirs(NINE + HOUR, { id: 'keito:r2' })];
    expect(ends([begun(NINE)], running)).toEqual([['ours', 3600, 3600]]);
    expect(ends([begun(NINE, {}, NINE + MINUTE)], running)).toEqual([]);
  });

  it('leaves what was in sight when it was sent again, where it has ended; what still runs ends that', () => {
    const again = (ours: Begun): Begun => {
      const body = sentAgain(ours.start.body, [theirs(NINE), entry({ id: 'unsent', startedAt: NINE })]);
      expect(body).toMatchObject({ sawRunning: ['keito:r1'] });
      return { ...ours, start: { ...ours.start, body } };
    };
    const other = theirs(NINE, { id: 'keito:r2', remoteId: 'r2' });
    const ended = again(begun(NINE + HOUR, {}, NINE + 2 * HOUR));
    expect(planEndedHere(ended, [theirs(NINE), other]).map(({ entryId }) => entryId)).toEqual(['keito:r2']);
    expect(planEndedHere(again(begun(NINE + HOUR)), [theirs(NINE)])).toHaveLength(1);
    expect(sentAgain({ kind: 'delete' }, [other])).toEqual({ kind: 'delete' });
  });

  it('says nothing to what is locked, nor to what does not run', () => {
    expect(ends([begun(NINE + HOUR)], [theirs(NINE, { lock: 'approved' })])).toEqual([]);
    expect(ends([begun(NINE + HOUR)], [theirs(NINE, { startedAt: null })])).toEqual([]);
    expect(ends([begun(NINE)], [theirs(NINE + HOUR, { lock: 'approved' })])).toEqual([['ours', 3600, 3600]]);
  });
});

describe('what a begin has ended elsewhere', () => {
  const ours = start('ours', NINE);
  const stop = {
    ...{ ...ours, entryId: 'keito:r1', seq: 2 },
    body: { kind: 'stop', stoppedAt: NINE, seconds: 60, endTime: '09:00' },
  } as const;

  it('is known by the act that it has in common with the begin', () => {
    expect(hasEndedThere([ours], [stop])).toBe(true);
    expect(hasEndedThere([ours], [{ ...stop, at: NINE + 1 }])).toBe(false);
    expect(hasEndedThere([ours], [{ ...stop, cause: 'tray' }])).toBe(false);
    expect(hasEndedThere([ours], [{ ...stop, undoneAt: NINE }])).toBe(false);
    expect(hasEndedThere([ours], [{ ...ours, seq: 2 }])).toBe(false);
  });
});
