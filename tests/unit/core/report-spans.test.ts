import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, MOST_DAYS_ASKED, splitSpan } from '../../../src/main/core/report-spans';
import { addDays, daysBetween } from '../../../src/shared/calendar';
import { MAX_REPORT_DAYS, type ReportSpan } from '../../../src/shared/report';

const span: fc.Arbitrary<ReportSpan> = fc
  .tuple(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: 0, max: MAX_REPORT_DAYS - 1 }))
  .map(([offset, length]) => ({
    from: addDays('2026-05-21', offset),
    to: addDays('2026-05-21', offset + length),
  }));

/** Day by day, the slow way. */
function daysOf({ from, to }: ReportSpan): readonly string[] {
  const days: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}

describe('a span in parts', () => {
  it('has each of its days in one part, in order, and no part is too long to be asked for', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 800 }), (whole, most) => {
        const parts = splitSpan(whole, most);
        expect(parts.flatMap(daysOf)).toEqual(daysOf(whole));
        for (const part of parts) expect(daysBetween(part.from, part.to) + 1).toBeLessThanOrEqual(most);
        // No more requests than it takes.
        expect(parts).toHaveLength(Math.ceil(daysOf(whole).length / most));
      }),
      { numRuns: 60 },
    );
  });

  it('is asked for at once up to 365 days', () => {
    const year = { from: '2025-01-01', to: '2025-12-31' };
    expect(MOST_DAYS_ASKED).toBe(365);
    expect(splitSpan(year)).toEqual([year]);
    expect(splitSpan({ from: '2024-01-01', to: '2024-12-31' })).toEqual([
      { from: '2024-01-01', to: '2024-12-30' },
      { from: '2024-12-31', to: '2024-12-31' },
    ]);
  });
});

describe('the bars of a picture', () => {
  it('have each day in one of them, in order, and are few enough to be told apart', () => {
    fc.assert(
      fc.property(span, (whole) => {
        const bars = barsOf(whole);
        expect(bars.flatMap(daysOf)).toEqual(daysOf(whole));
        expect(bars.length).toBeLessThanOrEqual(122);
      }),
      { numRuns: 60 },
    );
  });

  it('are days up to a month, weeks up to 31 of them, and months of the calendar beyond', () => {
    const from = '2026-01-15';
    const lengths = (days: number) =>
      barsOf({ from, to: addDays(from, days - 1) }).map((bar) => daysBetween(bar.from, bar.to) + 1);
    expect(lengths(31)).toEqual(new Array(31).fill(1));
    expect(lengths(32)).toEqual([7, 7, 7, 7, 4]);
    expect(lengths(217)).toEqual(new Array(31).fill(7));
    expect(lengths(218)).toEqual([17, 28, 31, 30, 31, 30, 31, 20]);
  });
});
