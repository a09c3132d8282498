import { describe, expect, it } from 'vitest';
import { budgetLeft } from '../../../src/shared/budget';

const READ = Date.UTC(2026, 4, 21, 9);
const MINUTE = 60_000;
const budget = {
  ...{ budgetSeconds: 36_000, usedSeconds: 30_000, isMonthly: false, isOwnOnly: false, readAt: READ },
};

describe('what is left of a budget', () => {
  it('is what was not used', () => {
    expect(budgetLeft(budget, null, READ + 5 * MINUTE)).toBe(6_000);
  });

  it('becomes less by what has run since it was read, whenever that was begun', () => {
    expect(budgetLeft(budget, READ - 60 * MINUTE, READ + 5 * MINUTE)).toBe(5_700);
    expect(budgetLeft(budget, READ + 2 * MINUTE, READ + 5 * MINUTE)).toBe(5_820);
  });

  it('falls below nothing where more was used', () => {
    expect(budgetLeft(budget, READ, READ + 120 * MINUTE)).toBe(-1_200);
  });
});
