import { secondsBetween } from './durations';
import type { HoursBudget, MoneyBudget, ProjectBudget } from './model';
import type { BudgetView } from './snapshot';

/** Whether a budget is one of hours for the whole of its project. */
export const isOfHours = (budget: ProjectBudget | null): budget is HoursBudget =>
  budget !== null && budget !== 'each' && 'seconds' in budget;

/** Whether a budget is one of money for the whole of its project. */
export const isOfMoney = (budget: ProjectBudget | null): budget is MoneyBudget =>
  budget !== null && budget !== 'each' && 'amount' in budget;

/** How much of a budget is left at an instant (UTC ms), whole seconds, below 0 where it is used up. */
export function budgetLeft(
  { budgetSeconds, usedSeconds, readAt }: BudgetView,
  runningSince: number | null,
  now: number,
): number {
  // What ran when the sum was read is in it up to then.
  const since = runningSince === null ? 0 : secondsBetween(Math.max(runningSince, readAt), now);
  return budgetSeconds - usedSeconds - since;
}
