import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { midnightsBetween, planNewDays } from '../../../src/main/core/midnight';
import { dateIn, timeIn } from '../../../src/shared/calendar';
import { secondsBetween } from '../../../src/shared/durations';
import { CONTEXT, entry, NINE, SECOND } from './support';

const HOUR = 3_600_000;
const ZONES = [
  ...[
    'UTC',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'Asia/Kathmandu',
  ],
  ...['America/Santiago', 'Asia/Beirut'],
];

describe('midnights', () => {
  it('lie where the date changes, whatever the clocks of the zone do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) }),
        fc.integer({ min: 0, max: 72 * HOUR }),
        (zone, from, length) => {
          const midnights = midnightsBetween(zone, from, from + length);
          for (const midnight of midnights) {
            expect(midnight).toBeGreaterThan(from);
            expect(midnight).toBeLessThanOrEqual(from + length);
            expect(dateIn(zone, midnight - 1)).not.toBe(dateIn(zone, midnight));
          }
          const days = new Set(
            Array.from({ length: 200 }, (_, index) => dateIn(zone, from + (length * index) / 199)),
          );
          expect(midnights).toHaveLength(days.size - 1);
        },
      ),
    );
  });

  it('are none within a day, one at midnight sharp, and none that is its own begin', () => {
    expect(midnightsBetween('UTC', NINE, NINE + 14 * HOUR)).toEqual([]);
    expect(midnightsBetween('UTC', NINE, NINE + 15 * HOUR)).toEqual([NINE + 15 * HOUR]);
    expect(midnightsBetween('UTC', NINE + 15 * HOUR, NINE + 16 * HOUR)).toEqual([]);
  });
});

describe('a timer that is divided at midnights', () => {
  const running = entry({ startedAt: NINE, seconds: 600, notes: 'deep' });
  let last = 0;
  const newId = () => `new-${(last += 1)}`;
  const planned = (hours: number) => {
    const act = { at: NINE + hours * HOUR, cause: 'midnight' } as const;
    return planNewDays(CONTEXT, running, midnightsBetween('UTC', NINE, act.at), act, newId);
  };

  it('ends at the first and goes on from it, with its project, task and note', () => {
    const [stop, start, ...more] = planned(20);
    expect(more).toEqual([]);
    const midnight = NINE + 15 * HOUR;
    expect(stop).toMatchObject({
      ...{ entryId: 'e0', cause: 'midnight' },
      body: { kind: 'stop', stoppedAt: midnight, seconds: 15 * 3_600 + 600, endTime: '00:00' },
    });
    expect(start).toMatchObject({
      body: {
        ...{ kind: 'start', startedAt: midnight, spentDate: '2026-05-22', startTime: '00:00' },
        ...{ projectId: 'p1', taskId: 't1', notes: 'deep', billable: true },
      },
    });
  });

  it('has an entry for each whole day between: not a second is lost', () => {
    const plan = planned(70);
    expect(plan.map(({ body }) => body.kind)).toEqual(['stop', 'log', 'log', 'start']);
    const logged = plan.flatMap(({ body }) => (body.kind === 'log' ? [body] : []));
    expect(logged.map(({ spentDate, seconds }) => [spentDate, seconds])).toEqual([
      ['2026-05-22', 86_400],
      ['2026-05-23', 86_400],
    ]);
    const [stop, start] = [plan[0]?.body, plan.at(-1)?.body];
    if (stop?.kind !== 'stop' || start?.kind !== 'start') throw new Error('No stop and start.');
    const onGoing = secondsBetween(start.startedAt, NINE + 70 * HOUR);
    expect(stop.seconds - 600 + 2 * 86_400 + onGoing).toBe(70 * 3_600);
    expect(timeIn('UTC', start.startedAt)).toBe('00:00');
    expect(new Set(plan.map(({ entryId }) => entryId)).size).toBe(4);
  });

  it.each([
    ['is over between two midnights', 0, [8 * 3600, 86_400, 3600]],
    ['has run since it began', 8, [86_400, 3600]],
    ['has run with an hour from before', 9, [86_400, 3600]],
  ])('is two entries of the day that has 25 hours, where that %s', (_, hours, lasted) => {
    const zone = 'Europe/Berlin';
    // Saturday, 24 October 2026, 16:00 there; the clock is put back in the night.
    const evening = Date.UTC(2026, 9, 24, 14);
    const startedAt = evening + hours * HOUR;
    const before = Math.max(0, hours - 8) * 3600;
    const timer = { ...running, startedAt, seconds: before, spentDate: dateIn(zone, startedAt) };
    const at = evening + 40 * HOUR;
    const act = { at, cause: 'midnight' } as const;
    const midnights = midnightsBetween(zone, startedAt, at);
    const plan = planNewDays({ ...CONTEXT, zone }, timer, midnights, act, newId);
    const counted = plan.flatMap(({ body }) =>
      body.kind === 'log' || body.kind === 'stop' ? [body.seconds] : [],
    );
    expect(counted).toEqual(lasted);
    const sunday = plan.flatMap(({ body }) => (body.kind === 'log' ? [body.spentDate] : []));
    expect(new Set(sunday)).toEqual(new Set(['2026-10-25']));
    expect(plan.at(-1)?.body).toMatchObject({ kind: 'start', spentDate: '2026-10-26', startTime: '00:00' });
  });

  it('is not divided where none was passed', () => {
    expect(planned(15 - SECOND / HOUR)).toEqual([]);
  });
});
