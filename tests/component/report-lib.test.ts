import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReportChart, colorsOf, MARGIN, REST } from '../../src/renderer/lib/report-chart';
import { spanOf, spanProblem } from '../../src/renderer/lib/report-ranges';
import { addDays, daysBetween, firstOfMonth, weekdayOf } from '../../src/shared/calendar';
import type { ReportRow } from '../../src/shared/report';
import { ownReport } from '../support/report';

describe('the days of a range', () => {
  const days = fc.integer({ min: -20_000, max: 20_000 }).map((offset) => addDays('2026-05-21', offset));
  const starts = fc.constantFrom(0 as const, 1 as const, 6 as const);

  test('of a week are seven from its first day on, this one with today in it, the last one before it', () => {
    fc.assert(
      fc.property(days, starts, (today, weekStart) => {
        const week = spanOf('this-week', today, weekStart);
        expect(week.from <= today && today <= week.to).toBe(true);
        expect([weekdayOf(week.from), daysBetween(week.from, week.to)]).toEqual([weekStart, 6]);
        expect(spanOf('last-week', today, weekStart)).toEqual({
          ...{ from: addDays(week.from, -7), to: addDays(week.to, -7) },
        });
      }),
    );
  });

  test('of a month are all of it, and the last one ends where this one begins', () => {
    fc.assert(
      fc.property(days, (today) => {
        const month = spanOf('this-month', today, 1);
        const last = spanOf('last-month', today, 1);
        expect(month.from).toBe(firstOfMonth(today));
        expect(firstOfMonth(month.to)).toBe(month.from);
        expect(firstOfMonth(addDays(month.to, 1))).toBe(addDays(month.to, 1));
        expect(addDays(last.to, 1)).toBe(month.from);
        expect(last.from).toBe(firstOfMonth(last.to));
      }),
    );
  });

  test('are told apart from what is none', () => {
    expect(spanProblem({ from: '2026-02-30', to: '2026-03-01' })).toMatch(/^Choose/);
    expect(spanProblem({ from: '2016-05-21', to: '2026-05-21' })).toBeNull();
    expect(spanProblem({ from: '2016-05-01', to: '2026-05-21' })).toMatch(/ten years/);
  });
});

describe('the picture of a report', () => {
  const { bars: spans, groups } = ownReport();
  const rows = groups.project ?? [];
  const SIZE = { width: 376, height: 116 };
  const colors = colorsOf('project', rows);
  const chart = buildReportChart(spans, rows, colors, SIZE);

  test('has a bar for each day, as high as its time, from parts without a gap but a seam', () => {
    expect(chart.bars.map(({ span }) => span)).toEqual(spans);
    const height = (seconds: number): number => {
      const [first] = chart.bars;
      const tops = first?.parts.map(({ y }) => y) ?? [];
      return ((SIZE.height - Math.min(...tops)) * seconds) / (first?.seconds ?? 1);
    };
    for (const { parts, seconds } of chart.bars.filter((bar) => bar.seconds > 0)) {
      expect(SIZE.height - Math.min(...parts.map(({ y }) => y))).toBeCloseTo(height(seconds));
      const bottoms = parts.map(({ y, height: part }) => y + part).sort((a, b) => b - a);
      const tops = parts.map(({ y }) => y).sort((a, b) => b - a);
      expect(bottoms[0]).toBeCloseTo(SIZE.height);
      for (let at = 1; at < bottoms.length; at += 1) expect(bottoms[at]).toBeCloseTo((tops[at - 1] ?? 0) - 1);
    }
    expect(chart.bars.slice(-2).map(({ parts }) => parts)).toEqual([[], []]);
  });

  test('leaves the right side to what its lines say, which are whole hours and not cut off', () => {
    const right = Math.max(...chart.bars.flatMap(({ parts }) => parts.map(({ x, width }) => x + width)));
    expect(right).toBeLessThanOrEqual(SIZE.width - MARGIN);
    expect(chart.ticks.map(({ seconds }) => seconds / 3_600)).toEqual([2, 4, 6]);
    expect(Math.min(...chart.ticks.map(({ y }) => y))).toBeGreaterThanOrEqual(11);
  });

  test('has a colour of their own for the six longest, and one for all others', () => {
    const many = Array.from({ length: 9 }, (_, place): ReportRow => ({
      ...{ key: `k${place}`, name: '', detail: '', color: null, seconds: place, billableSeconds: 0 },
      ...{ agentSeconds: 0, entries: 1, parts: [place], amounts: [] },
    }));
    const given = colorsOf('task', many);
    expect(many.filter(({ key }) => given.get(key) === REST).map(({ key }) => key)).toEqual([
      'k0',
      'k1',
      'k2',
    ]);
    expect(new Set(given.values()).size).toBe(7);
    const [span] = spans;
    const { bars } = buildReportChart(span ? [span] : [], many, given, SIZE);
    // The rest lies on top, in one part.
    expect(bars[0]?.parts.at(-1)?.color).toBe(REST);
    expect(bars[0]?.parts).toHaveLength(7);
  });

  test('shows a project in its own colour, and days in one', () => {
    expect(colors.get('website')).toContain('#4f46e5');
    expect(new Set(colorsOf('day', groups.day ?? []).values()).size).toBe(1);
    expect(colorsOf('billable', groups.billable ?? []).get('unbillable')).toBe(REST);
  });
});
