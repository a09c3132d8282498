import { describe, expect, it } from 'vitest';
import { planAnew } from '../../../src/main/core/log-anew';
import type { WorkContext } from '../../../src/main/core/ports';
import type { TimeEntry } from '../../../src/shared/model';
import { ACT, CONTEXT, entry, NINE, SECOND, TODAY } from './support';

const NEW = { entryId: 'new', replaces: null };

/** What it creates, which is one entry. */
const anew = (context: WorkContext, seen: TimeEntry): unknown => {
  const [only, ...more] = planAnew(context, seen, NEW, ACT, () => 'more');
  expect(more).toEqual([]);
  return only;
};
const REMOTE = { remoteId: 'r1' };
const WORK = { projectId: 'p9', taskId: 't9', notes: 'as it was', billable: false };

describe('an entry that is gone is made anew', () => {
  it('finished: all that was seen of it, unchecked', () => {
    const seen = entry({ ...REMOTE, ...WORK, seconds: 600, startTime: '09:00', endTime: '09:10' });
    expect(anew({ ...CONTEXT, zone: 'Asia/Tokyo' }, seen)).toEqual({
      ...{ entryId: 'new', at: ACT.at, zone: 'Asia/Tokyo', cause: ACT.cause },
      body: {
        ...{ kind: 'log', ...WORK, tellsBillable: true, spentDate: TODAY },
        ...{ seconds: 600, startTime: '09:00', endTime: '09:10' },
      },
    });
  });

  it('running: what was counted before lies before its begin, on the date and by the clock of the zone', () => {
    const seen = entry({ ...REMOTE, ...WORK, startedAt: NINE, seconds: 600 });
    expect(anew({ ...CONTEXT, zone: 'Asia/Tokyo' }, seen)).toEqual({
      ...{ entryId: 'new', at: ACT.at, zone: 'Asia/Tokyo', cause: ACT.cause },
      body: {
        ...{ kind: 'start', ...WORK, tellsBillable: true, spentDate: TODAY },
        ...{ startedAt: NINE - 600 * SECOND, startTime: '17:50' },
      },
    });
    const night = entry({ startedAt: NINE, seconds: 10 * 3_600, spentDate: '2026-05-20' });
    expect(anew(CONTEXT, night)).toMatchObject({ body: { spentDate: '2026-05-20', startTime: '23:00' } });
  });

  it('running, on another day than what it counted before: that stays on its day, as an entry of its own', () => {
    const yesterday = { spentDate: '2026-05-20', seconds: 7_200, startTime: '09:00' } as const;
    const seen = entry({ ...REMOTE, ...WORK, ...yesterday, startedAt: NINE });
    expect(planAnew(CONTEXT, seen, NEW, ACT, () => 'before')).toEqual([
      {
        ...{ entryId: 'before', at: ACT.at, zone: 'UTC', cause: ACT.cause },
        body: {
          ...{ kind: 'log', ...WORK, tellsBillable: true, spentDate: '2026-05-20' },
          ...{ seconds: 7_200, startTime: null, endTime: null },
        },
      },
      {
        ...{ entryId: 'new', at: ACT.at, zone: 'UTC', cause: ACT.cause },
        body: {
          ...{ kind: 'start', ...WORK, tellsBillable: true, spentDate: TODAY },
          ...{ startedAt: NINE, startTime: '09:00' },
        },
      },
    ]);
    const inPlace = planAnew(CONTEXT, seen, { ...NEW, replaces: 'old' }, ACT, () => 'before');
    expect(inPlace.map(({ body }) => body)).toMatchObject([
      { kind: 'log', replaces: 'old' },
      { kind: 'start', replaces: 'old' },
    ]);
    expect(anew(CONTEXT, { ...seen, seconds: 0 })).toMatchObject({
      body: { kind: 'start', startedAt: NINE },
    });
  });
});
