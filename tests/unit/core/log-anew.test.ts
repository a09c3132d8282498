import { describe, expect, it } from 'vitest';
import { planAnew } from '../../../src/main/core/log-anew';
import { ACT, CONTEXT, entry, NINE, SECOND, TODAY } from './support';

const REMOTE = { remoteId: 'r1' };
const WORK = { projectId: 'p9', taskId: 't9', notes: 'as it was', billable: false };

describe('an entry that is gone is made anew', () => {
  it('finished: all that was seen of it, unchecked', () => {
    const seen = entry({ ...REMOTE, ...WORK, seconds: 600, startTime: '09:00', endTime: '09:10' });
    expect(planAnew({ ...CONTEXT, zone: 'Asia/Tokyo' }, seen, 'new', ACT)).toEqual({
      ...{ entryId: 'new', at: ACT.at, zone: 'Asia/Tokyo', cause: ACT.cause },
      body: {
        ...{ kind: 'log', ...WORK, tellsBillable: true, spentDate: TODAY },
        ...{ seconds: 600, startTime: '09:00', endTime: '09:10' },
      },
    });
  });

  it('running: what was counted before lies before its begin, on the date and by the clock of the zone', () => {
    const seen = entry({ ...REMOTE, ...WORK, startedAt: NINE, seconds: 600 });
    expect(planAnew({ ...CONTEXT, zone: 'Asia/Tokyo' }, seen, 'new', ACT)).toEqual({
      ...{ entryId: 'new', at: ACT.at, zone: 'Asia/Tokyo', cause: ACT.cause },
      body: {
        ...{ kind: 'start', ...WORK, tellsBillable: true, spentDate: TODAY },
        ...{ startedAt: NINE - 600 * SECOND, startTime: '17:50' },
      },
    });
    const late = entry({ startedAt: NINE, seconds: 10 * 3_600 });
    expect(planAnew(CONTEXT, late, 'new', ACT).body).toMatchObject({
      spentDate: '2026-05-20',
      startTime: '23:00',
    });
  });
});
