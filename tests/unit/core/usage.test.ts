import { describe, expect, it } from 'vitest';
import { DAYS_COUNTED, frequentOf, HALF_LIFE_DAYS, type DayUse } from '../../../src/main/core/usage';
import { addDays } from '../../../src/shared/calendar';

const TODAY = '2026-05-21';

function use(taskId: string, daysAgo: number, entries: number, touchedAt = 0): DayUse {
  return { projectId: 'p', taskId, spentDate: addDays(TODAY, -daysAgo), entries, touchedAt };
}

const order = (...uses: DayUse[]): readonly string[] => frequentOf(uses, TODAY).map(({ taskId }) => taskId);

describe('what is used most', () => {
  it('adds up what the days have', () => {
    expect(order(use('a', 0, 3), use('b', 0, 2), use('b', 1, 2))).toEqual(['b', 'a']);
  });

  it('counts an entry half after the half-life, and a quarter after two', () => {
    expect(order(use('old', HALF_LIFE_DAYS, 2, 1), use('new', 0, 1, 2))).toEqual(['new', 'old']);
    expect(order(use('old', HALF_LIFE_DAYS, 2, 2), use('new', 0, 1, 1))).toEqual(['old', 'new']);
    expect(order(use('old', HALF_LIFE_DAYS - 1, 2, 1), use('new', 0, 1, 2))).toEqual(['old', 'new']);
    expect(order(use('old', 2 * HALF_LIFE_DAYS, 5, 1), use('new', 0, 1, 2))).toEqual(['old', 'new']);
    expect(order(use('old', 2 * HALF_LIFE_DAYS, 3, 2), use('new', 0, 1, 1))).toEqual(['new', 'old']);
    expect(DAYS_COUNTED).toBe(4 * HALF_LIFE_DAYS);
  });

  it('puts the later one of equals first', () => {
    expect(order(use('a', 0, 1, 5), use('b', 0, 1, 9))).toEqual(['b', 'a']);
    expect(order(use('a', 0, 1, 9), use('b', 0, 1, 5))).toEqual(['a', 'b']);
  });

  it('keeps projects apart that share a task, and ends somewhere', () => {
    const other = { ...use('a', 0, 2), projectId: 'q' };
    expect(frequentOf([use('a', 0, 1), other], TODAY)).toEqual([
      { projectId: 'q', taskId: 'a' },
      { projectId: 'p', taskId: 'a' },
    ]);
    expect(order(...Array.from({ length: 300 }, (_, n) => use(`t${n}`, 0, 1)))).toHaveLength(200);
  });
});
