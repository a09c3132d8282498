import { describe, expect, test } from 'vitest';
import { buildChart } from '../../src/renderer/lib/week-chart';
import { buildWeek, shownDays } from '../../src/renderer/lib/week';
import { at, entry, review, running } from './support/data';

const FROM = '2026-05-18';
const NOW = at(14, 4);
const place = {
  projectId: 'ops',
  taskId: 'ops-admin',
  clientName: 'Internal',
  projectName: 'Operations',
  taskName: 'Admin',
  color: null,
};
const week = (entries = [entry(), review, running], extra: Parameters<typeof buildWeek>[1] = []) =>
  buildWeek(entries, extra, FROM, NOW);

describe('the sheet of a week', () => {
  test('sums by project and task and by day, what runs counted up to now', () => {
    const sheet = week([entry(), entry({ id: 'mon', spentDate: FROM, seconds: 1_800 }), review, running]);
    expect(sheet.rows.map(({ projectName, taskName, seconds }) => [projectName, taskName, seconds])).toEqual([
      ['Website', 'Development', 7_680 + 1_800 + 3_600],
      ['Retainer', 'Meetings', 2_400],
    ]);
    expect(sheet.rows[0]?.cells.map(({ seconds }) => seconds)).toEqual([1_800, 0, 0, 0, 11_280, 0, 0]);
    expect(sheet.days.map(({ seconds }) => seconds)).toEqual([1_800, 0, 0, 0, 13_680, 0, 0]);
    expect(sheet.seconds).toBe(15_480);
  });

  test('tells billable time from the rest, and leaves out other weeks', () => {
    const sheet = week([
      entry({ id: 'a', seconds: 60 }),
      entry({ id: 'b', seconds: 30, billable: false }),
      entry({ id: 'c', seconds: 1, spentDate: '2026-05-17' }),
      entry({ id: 'd', seconds: 1, spentDate: '2026-05-25' }),
    ]);
    expect([sheet.seconds, sheet.billableSeconds]).toEqual([90, 60]);
  });

  test('has a row for an added place until it has time, and then only one', () => {
    expect(week([entry()], [place]).rows.map(({ projectName }) => projectName)).toEqual([
      'Website',
      'Operations',
    ]);
    const tracked = week([entry(), entry({ id: 'o', ...place })], [place]);
    expect(tracked.rows.map(({ projectName }) => projectName)).toEqual(['Website', 'Operations']);
  });

  test('shows the weekend only where there is something on it, where somebody works on it, or today', () => {
    const shown = (
      entries: Parameters<typeof week>[0],
      today = '2026-05-22',
      workdays: readonly string[] = [],
    ) =>
      shownDays(week(entries).days, today, (date) => workdays.includes(date)).map(({ weekday }) => weekday);
    expect(shown([])).toEqual([1, 2, 3, 4, 5]);
    expect(shown([], '2026-05-23')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(shown([entry({ spentDate: '2026-05-24' })])).toEqual([1, 2, 3, 4, 5, 0]);
    expect(shown([], '2026-05-22', ['2026-05-24'])).toEqual([1, 2, 3, 4, 5, 0]);
    expect(shown([], '2026-05-22', ['2026-05-23', '2026-05-20'])).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('the bars of a week', () => {
  const SIZE = { width: 700, height: 100 };
  const isWorkday = (date: string): boolean => !['2026-05-20', '2026-05-23', '2026-05-24'].includes(date);

  test('stand on the floor, one part on the other, and within the picture', () => {
    const { bars } = buildChart(week().days, 28_800, isWorkday, SIZE);
    const [largest, next] = bars;
    expect(bars).toHaveLength(2);
    expect((largest?.y ?? 0) + (largest?.height ?? 0)).toBeCloseTo(100);
    expect(next?.y ?? 0).toBeLessThan(largest?.y ?? 0);
    expect((next?.y ?? 0) + (next?.height ?? 0)).toBeLessThanOrEqual(largest?.y ?? 0);
    for (const bar of bars) {
      expect(bar.x).toBeGreaterThan(400);
      expect(bar.x + bar.width).toBeLessThan(500);
    }
  });

  test('are as high as their time against the line of what is planned', () => {
    const days = week([entry({ seconds: 14_400 })]).days;
    const { bars, planned } = buildChart(days, 28_800, isWorkday, SIZE);
    expect(bars[0]?.height).toBeCloseTo((100 - (planned[0]?.y ?? 0)) / 2);
    expect(planned[0]?.y).toBeGreaterThan(0);
    expect(buildChart(days, null, isWorkday, SIZE).planned).toEqual([]);
  });

  test('have what is planned over the working days, from the middle of a space to that of the next', () => {
    const { planned } = buildChart(week().days, 28_800, isWorkday, SIZE);
    const lines = planned.map(({ from, to }) => [Math.round(from), Math.round(to)]);
    expect(lines).toEqual([
      [0, 100],
      [100, 200],
      [300, 400],
      [400, 500],
    ]);
  });

  test('of more than is planned still fit', () => {
    const { bars, planned } = buildChart(week([entry({ seconds: 50_000 })]).days, 28_800, isWorkday, SIZE);
    expect(bars[0]?.y).toBeGreaterThan(0);
    expect(planned[0]?.y).toBeGreaterThan(bars[0]?.y ?? 100);
  });
});
