import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellOfBudget, type BudgetLevel, type ToldBudget } from '../../../src/main/core/budget-notice';

const HOUR = 3600;

/** Looks at a budget again and again: what was said at each look. */
function said(...looks: readonly (readonly [usedHours: number, budgetHours: number, period?: string])[]) {
  let told: ToldBudget | null = null;
  return looks.map(([used, budget, period = 'all']) => {
    const found = tellOfBudget(told, { period, budget: budget * HOUR, used: used * HOUR });
    told = found.told;
    return found.say;
  });
}

describe('a budget is told of', () => {
  it('at 80 and at 100 percent, to the second, once each', () => {
    const told = { period: 'all', budget: 10 * HOUR, level: 0 } as const;
    const at = (used: number): BudgetLevel | null =>
      tellOfBudget(told, { period: 'all', budget: 10 * HOUR, used }).say;
    expect([8 * HOUR - 1, 8 * HOUR, 10 * HOUR - 1, 10 * HOUR].map(at)).toEqual([null, 80, 80, 100]);
    expect(said([7, 10], [8, 10], [9, 10], [10, 10], [12, 10])).toEqual([null, 80, null, 100, null]);
  });

  it('at once at 100 percent where it is looked at late, and never of 80 after that', () => {
    expect(said([11, 10], [11, 10], [8.5, 10])).toEqual([100, null, null]);
  });

  it('anew in each month of a monthly budget', () => {
    const [may, june] = ['2026-05', '2026-06'];
    expect(said([9, 10, may], [0, 10, june], [8, 10, june], [9, 10, june])).toEqual([80, null, 80, null]);
  });

  it('not again where entries come and go around the level', () => {
    expect(said([8, 10], [7.9, 10], [8.1, 10], [10, 10], [9.9, 10], [10.1, 10])).toEqual([
      ...[80, null, null],
      ...[100, null, null],
    ]);
  });

  it('again of a budget that was raised, once it is reached anew', () => {
    expect(said([10, 10], [10, 20], [16, 20], [20, 20])).toEqual([100, null, 80, 100]);
  });

  it('not again of a level that is still reached after it was raised', () => {
    expect(said([8, 10], [8.5, 10.5], [10.5, 10.5])).toEqual([80, null, 100]);
  });

  it('of a level that is reached because the budget was lowered', () => {
    expect(said([5, 10], [5, 6], [5, 5])).toEqual([null, 80, 100]);
  });

  it('at most twice in a period, whatever is looked at in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 40 }), (uses) => {
        const levels = said(...uses.map((used) => [used, 10] as const)).filter((level) => level !== null);
        expect(new Set(levels).size).toBe(levels.length);
        const most = Math.max(0, ...uses);
        expect(levels.at(-1) ?? 0).toBe(most >= 10 ? 100 : most >= 8 ? 80 : 0);
      }),
    );
  });
});
