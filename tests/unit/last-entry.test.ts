import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workedUntil } from '../../src/main/core/worked-until';
import { addDays, dateIn, timeIn } from '../../src/shared/calendar';
import { Bench, MINUTE, TODAY } from '../support/bench';

/** The entry with which it goes on. */

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(() => bench.close());

describe('the last entry', () => {
  it('is the one that was worked on last, whatever its date, and not one that was only edited', () => {
    const { workspace, time } = bench;
    const older = bench.started({ ...bench.acme, notes: 'older' });
    time.advance(MINUTE);
    const long = bench.started({ ...bench.acme, notes: 'over midnight' });
    time.advance(20 * 60 * MINUTE);
    const today = dateIn(workspace.zone, time.clock());
    const log = { ...bench.other, notes: 'this morning', spentDate: today, seconds: 600 };
    expect(workspace.entries.log({ ...log, startTime: null, endTime: null }, bench.act()).ok).toBe(true);
    time.advance(MINUTE);
    expect(workspace.entries.stop(bench.act()).ok).toBe(true);
    time.advance(MINUTE);
    expect(workspace.entries.edit(older, { notes: 'older, edited' }, bench.act()).ok).toBe(true);
    expect(workspace.work(1).recents[0]).toMatchObject({ entryId: long, notes: 'over midnight' });
    expect(workspace.entries.toggle(bench.act()).ok).toBe(true);
    expect(workspace.running()?.notes).toBe('over midnight');
  });

  it.each([
    ['on an earlier day', { spentDate: addDays(TODAY, -3), startTime: null, endTime: null }],
    ['over midnight before', { spentDate: addDays(TODAY, -1), startTime: '23:45', endTime: '00:15' }],
    ['at an earlier hour', { spentDate: TODAY, startTime: '08:00', endTime: '08:30' }],
  ])('is not what was logged after it %s', (_, when) => {
    const { workspace, time } = bench;
    bench.started({ ...bench.acme, notes: 'worked' });
    time.advance(30 * MINUTE);
    expect(workspace.entries.stop(bench.act()).ok).toBe(true);
    time.advance(MINUTE);
    const choice = { ...bench.other, notes: 'old', seconds: 1_800, ...when };
    expect(workspace.entries.log(choice, bench.act()).ok).toBe(true);
    expect(workspace.work(1).recents.map(({ notes }) => notes)).toEqual(['worked', 'old']);
  });

  it('is what was logged until now, a few seconds after a stop', () => {
    const { workspace, time } = bench;
    bench.started({ ...bench.acme, notes: 'worked' });
    time.advance(30 * MINUTE + 30_000);
    expect(workspace.entries.stop(bench.act()).ok).toBe(true);
    time.advance(5_000);
    const endTime = timeIn(workspace.zone, time.clock());
    const choice = { ...bench.other, notes: 'call', seconds: 600, spentDate: TODAY };
    const startTime = timeIn(workspace.zone, time.clock() - 10 * MINUTE);
    expect(workspace.entries.log({ ...choice, startTime, endTime }, bench.act()).ok).toBe(true);
    expect(workspace.work(1).recents[0]).toMatchObject({ notes: 'call' });
  });

  it('is what was logged after the end of a stop as of earlier', () => {
    const stop = { kind: 'stop', stoppedAt: 0, seconds: 60, endTime: '01:00' } as const;
    const act = { entryId: 'e0', at: 9 * MINUTE, zone: 'UTC', cause: 'window' } as const;
    expect(workedUntil({ ...act, body: stop })).toBe(0);
    expect(workedUntil({ ...act, body: { ...stop, stoppedAt: 10 * MINUTE } })).toBe(9 * MINUTE);
  });

  it('is what was logged of the day without its times', () => {
    const { workspace, time } = bench;
    bench.started({ ...bench.acme, notes: 'worked' });
    time.advance(30 * MINUTE);
    expect(workspace.entries.stop(bench.act()).ok).toBe(true);
    time.advance(MINUTE);
    bench.logged(600, { ...bench.other, notes: 'call' });
    expect(workspace.work(1).recents[0]).toMatchObject({ notes: 'call' });
  });
});
