import { secondsBetween } from './durations';
import type { BudgetView } from './snapshot';

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
