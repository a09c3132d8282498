import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildStrip, percentOf, pieceOf, type DayFacts, type DayStrip } from '../../src/renderer/lib/strip';
import { clockTimesOf, limitsOf, moved, snapped, withEdge } from '../../src/renderer/lib/strip-drag';
import {
  addDays,
  clockTimeOf,
  daysBetween,
  instantOf,
  startOfDay,
  timeIn,
  type CalendarDate,
} from '../../src/shared/calendar';
import { workStart } from '../../src/renderer/lib/workdays';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings';
import type { EntryView } from '../../src/shared/snapshot';
import { entry } from './support/data';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const BERLIN = 'Europe/Berlin';
/** The clocks went forward, went back, and stayed. */
const SPRING = '2026-03-29';
const AUTUMN = '2026-10-25';
const USUAL = '2026-05-22';
const LATER = Date.UTC(2027, 0, 1);

const timed = (id: string, startTime: string, endTime: string, changes: Partial<EntryView> = {}): EntryView =>
  entry({ id, startTime, endTime, ...changes });
const NOTHING: DayFacts = { workStart: null, isRunning: false };
const on = (
  date: CalendarDate,
  entries: readonly EntryView[],
  now = LATER,
  facts: Partial<DayFacts> = {},
): DayStrip =>
  buildStrip(
    entries.map((item) => ({ ...item, spentDate: date })),
    BERLIN,
    date,
    now,
    { ...NOTHING, ...facts },
  );
const hoursOf = ({ from, to }: { from: number; to: number }): number => (to - from) / HOUR;

describe('a strip', () => {
  test('puts entries at the same time into lanes; only those share the height', () => {
    const { blocks } = on(USUAL, [
      timed('a', '09:00', '11:00'),
      timed('b', '10:00', '10:30'),
      timed('c', '10:30', '12:00'),
      timed('alone', '12:00', '13:00'),
    ]);
    expect(blocks.map(({ entry: { id }, lane, lanes }) => [id, lane, lanes])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 1, 2],
      ['alone', 0, 1],
    ]);
  });

  test('shows what reaches over midnight on both days, and lets its ends be', () => {
    const late = timed('late', '22:30', '01:15', { seconds: 9_900 });
    const [before] = on(USUAL, [late]).blocks;
    expect((before?.left ?? 0) + (before?.width ?? 0)).toBe(100);
    const after = buildStrip([{ ...late, spentDate: USUAL }], BERLIN, addDays(USUAL, 1), LATER, NOTHING);
    expect(after.blocks[0]).toMatchObject({ left: 0, isMovable: false });
    expect(hoursOf(after.blocks[0]?.span ?? { from: 0, to: 0 })).toBe(1.25);
    expect(before?.isMovable).toBe(false);
  });

  test('of the day before shows nothing that ended by midnight', () => {
    const ended = timed('ended', '22:00', '00:00', { seconds: 7_200 });
    expect(
      buildStrip([{ ...ended, spentDate: USUAL }], BERLIN, addDays(USUAL, 1), LATER, NOTHING).blocks,
    ).toEqual([]);
  });

  test('tells a whole day from no time by the duration', () => {
    const [whole] = on(USUAL, [timed('whole', '09:00', '09:00', { seconds: 86_400 })]).blocks;
    const [none] = on(USUAL, [timed('none', '09:00', '09:00', { seconds: 0 })]).blocks;
    expect(hoursOf(whole?.span ?? { from: 0, to: 0 })).toBe(15);
    expect(none?.width).toBe(0);
  });

  test.each([
    [SPRING, 23, '00:30', '04:00', 2.5],
    [AUTUMN, 25, '00:30', '04:00', 4.5],
    [USUAL, 24, '00:30', '04:00', 3.5],
  ])('of %s has %d hours, and an hour is as wide as another', (date, hours, startTime, endTime, lasted) => {
    const { day, axis, blocks } = on(date, [
      timed('night', startTime, endTime),
      timed('eve', '22:00', '23:59'),
    ]);
    expect(hoursOf(day)).toBe(hours);
    expect(blocks[0]?.width).toBeCloseTo((lasted / hoursOf(axis)) * 100);
  });

  test('labels no hour that the clock did not show', () => {
    const entries = [timed('night', '00:30', '01:00')];
    const shown = (date: CalendarDate): readonly number[] => on(date, entries).hours.map(({ hour }) => hour);
    expect(shown(USUAL)).toEqual([0, 3, 6, 9, 12, 15]);
    const nights = on(SPRING, [timed('night', '02:10', '03:30')]).hours;
    expect(nights.map(({ hour }) => hour)).not.toContain(2);
  });

  test('of a clock time that comes twice takes the one that fits the duration', () => {
    const first = on(AUTUMN, [timed('a', '01:30', '02:30', { seconds: 3_600 })]).blocks[0];
    const second = on(AUTUMN, [timed('b', '01:30', '02:30', { seconds: 7_200 })]).blocks[0];
    expect(hoursOf(first?.span ?? { from: 0, to: 0 })).toBe(1);
    expect(hoursOf(second?.span ?? { from: 0, to: 0 })).toBe(2);
  });

  test('lets only ends be moved that are known, unlocked and of the day', () => {
    const movable = (changes: Partial<EntryView>): boolean | undefined =>
      on(USUAL, [timed('x', '10:00', '11:00', changes)]).blocks[0]?.isMovable;
    expect(movable({})).toBe(true);
    expect(movable({ lock: 'approved' })).toBe(false);
    expect(movable({ endTime: null })).toBe(false);
    expect(movable({ startedAt: instantOf(BERLIN, USUAL, '10:00') })).toBe(false);
  });
});

describe('the gaps of a day', () => {
  const morning = [timed('a', '09:30', '11:00'), timed('b', '11:04', '12:00')];
  const clock = (time: string): number => instantOf(BERLIN, USUAL, time);
  const gapsOf = (
    entries: readonly EntryView[],
    now: string,
    facts: Partial<DayFacts> = {},
  ): readonly (readonly string[])[] =>
    on(USUAL, entries, clock(now), facts).gaps.map(({ span }) => [
      timeIn(BERLIN, span.from),
      timeIn(BERLIN, span.to),
    ]);

  test('reach from the last entry to now, from five minutes on, as long as nothing runs', () => {
    expect(gapsOf(morning, '12:04')).toEqual([]);
    expect(gapsOf(morning, '12:05')).toEqual([['12:00', '12:05']]);
    expect(gapsOf(morning, '14:27', { isRunning: true })).toEqual([]);
    expect(gapsOf(morning, '11:30')).toEqual([]);
    expect(gapsOf([], '14:27')).toEqual([]);
  });

  test('end with the last entry on any other day', () => {
    expect(on(USUAL, morning, LATER).gaps).toEqual([]);
  });

  test('begin with the work, where it is known when that is', () => {
    const workStart = clock('08:00');
    expect(gapsOf(morning, '12:00', { workStart })).toEqual([['08:00', '09:30']]);
    expect(gapsOf([], '14:27', { workStart })).toEqual([['08:00', '14:27']]);
    expect(on(USUAL, morning, LATER, { workStart }).gaps).toHaveLength(1);
    expect(on(USUAL, morning, LATER, { workStart }).axis.from).toBe(workStart);
    expect(on(USUAL, [], LATER, { workStart }).gaps).toEqual([]);
  });

  test('are none before the work began, and none in the time to come', () => {
    expect(gapsOf(morning, '12:00', { workStart: clock('09:40') })).toEqual([]);
    expect(gapsOf([], '07:00', { workStart: clock('08:00') })).toEqual([]);
    expect(gapsOf([timed('ahead', '10:00', '11:00')], '07:00', { workStart: clock('08:00') })).toEqual([]);
  });
});

describe('when work begins', () => {
  const choices = { ...DEFAULT_PREFERENCES.reminders, level: 'notification', from: '08:30' } as const;

  test('is what the settings say, on the days on which somebody works', () => {
    expect(workStart(BERLIN, USUAL, choices)).toBe(instantOf(BERLIN, USUAL, '08:30'));
    expect(workStart(BERLIN, addDays(USUAL, 1), choices)).toBe(null);
  });

  test('is not known while nobody is reminded', () => {
    expect(workStart(BERLIN, USUAL, { ...choices, level: 'off' })).toBe(null);
  });
});

const minute = fc.integer({ min: 0, max: 1439 });
const anyEntry = fc
  .record({ start: minute, end: minute, seconds: fc.integer({ min: 0, max: 86_400 }) })
  .map(({ start, end, seconds }, index = 0): EntryView =>
    timed(`${start}-${end}-${seconds}-${index}`, clockTimeOf(start), clockTimeOf(end), { seconds }),
  );
const anyZone = fc.constantFrom(BERLIN, 'America/St_Johns', 'Australia/Lord_Howe', 'America/Havana', 'UTC');
const anyDate = fc
  .integer({ min: 0, max: daysBetween('2026-01-01', '2026-12-31') })
  .map((days) => addDays('2026-01-01', days));

describe('whatever the entries, the zone and the day', () => {
  test('nothing lies outside of the strip, nothing has a negative width, and lanes never overlap', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { maxLength: 12 }),
        anyZone,
        anyDate,
        fc.boolean(),
        fc.boolean(),
        fc.option(minute.map(clockTimeOf)),
        (entries, zone, date, isToday, isRunning, worksFrom) => {
          const dated = entries.map((item, index) => ({
            ...item,
            spentDate: index % 3 === 0 ? addDays(date, -1) : date,
          }));
          const now = startOfDay(zone, date) + (isToday ? 15 * HOUR : 100 * HOUR);
          const workStart = worksFrom === null ? null : instantOf(zone, date, worksFrom);
          const facts = { workStart, isRunning };
          const { blocks, gaps, hours, now: nowAt, axis } = buildStrip(dated, zone, date, now, facts);
          expect(axis.to).toBeGreaterThan(axis.from);
          for (const { left, width } of [...blocks, ...gaps]) {
            expect(width).toBeGreaterThanOrEqual(0);
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left + width).toBeLessThanOrEqual(100 + 1e-9);
          }
          for (const { left } of hours) expect(left).toBeGreaterThanOrEqual(0);
          expect(nowAt === null).toBe(!isToday);
          // Nothing was tracked in a gap.
          for (const { span } of gaps) {
            expect(span.to - span.from).toBeGreaterThanOrEqual(5 * MINUTE);
            expect(span.from).toBeGreaterThanOrEqual(axis.from);
            expect(span.to).toBeLessThanOrEqual(axis.to);
            const inside = blocks.filter((block) => block.span.from < span.to && block.span.to > span.from);
            expect(inside).toEqual([]);
          }
          // What is drawn in the same lane must not lie on top of each other.
          for (const [index, a] of blocks.entries()) {
            expect(a.span.from).toBeGreaterThanOrEqual(axis.from);
            expect(a.span.to).toBeLessThanOrEqual(axis.to);
            for (const b of blocks.slice(index + 1)) {
              const overlap = a.span.from < b.span.to && b.span.from < a.span.to;
              if (overlap) expect(a.lane).not.toBe(b.lane);
              if (overlap) expect(a.lanes).toBe(b.lanes);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('an end that is moved stays within the day and leaves a minute', () => {
    fc.assert(
      fc.property(
        anyZone,
        anyDate,
        minute,
        minute,
        fc.integer({ min: -2000, max: 2000 }),
        (zone, date, a, b, by) => {
          const day = { from: startOfDay(zone, date), to: startOfDay(zone, addDays(date, 1)) };
          const length = (day.to - day.from) / MINUTE;
          const [from, to] = [Math.min(a, b), Math.max(a, b)].map(
            (at) => day.from + Math.min(at, length - 1) * MINUTE,
          );
          const span = { from: from ?? 0, to: Math.max(to ?? 0, (from ?? 0) + MINUTE) };
          if (span.to > day.to - MINUTE) return;
          for (const edge of ['start', 'end'] as const) {
            const limits = limitsOf(span, edge, day);
            const at = edge === 'start' ? span.from : span.to;
            for (const place of [moved(at, by, limits), snapped(at + by * MINUTE, day, limits)]) {
              const changed = withEdge(span, edge, place);
              expect(changed.to - changed.from).toBeGreaterThanOrEqual(MINUTE);
              expect(changed.from).toBeGreaterThanOrEqual(day.from);
              expect(changed.to).toBeLessThanOrEqual(day.to - MINUTE);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('a pointer snaps to five minutes of the clock', () => {
  const day = { from: startOfDay(BERLIN, USUAL), to: startOfDay(BERLIN, addDays(USUAL, 1)) };
  const span = { from: instantOf(BERLIN, USUAL, '09:50'), to: instantOf(BERLIN, USUAL, '11:58') };
  const limits = limitsOf(span, 'end', day);
  const at = snapped(instantOf(BERLIN, USUAL, '12:13'), day, limits);
  expect(clockTimesOf(BERLIN, withEdge(span, 'end', at))).toEqual({ startTime: '09:50', endTime: '12:15' });
});

test('what is moved beyond the drawn hours stays on the strip', () => {
  const { axis } = on(USUAL, []);
  expect(percentOf(axis, axis.from - HOUR)).toBe(0);
  expect(percentOf(axis, axis.to + HOUR)).toBe(100);
  expect(pieceOf(axis, { from: axis.to + HOUR, to: axis.to + 2 * HOUR })).toEqual({ left: 100, width: 0 });
});
