import { budgetLeft } from '../../shared/budget';
import { m } from '../../shared/i18n/messages';
import type { BudgetView } from '../../shared/snapshot';
import { showDuration, showHours, type Formats } from './labels';

/** From here on minutes matter. */
const SHORT_SECONDS = 10 * 3600;
const NEARLY_USED = 0.8;

/** A budget in words at an instant. */
export interface ToldBudget {
  readonly level: 'muted' | 'warn' | 'danger';
  /** How much is left, or how much of it is one's own. */
  readonly text: string;
  /** How much of how much is used. */
  readonly detail: string;
  /** Of what can be seen from this account; may be more than 1. */
  readonly usedPart: number;
}

/** `runningSince` (UTC ms): a timer runs on it; null: none does. */
export function tellBudget(
  budget: BudgetView,
  runningSince: number | null,
  now: number,
  formats: Formats,
): ToldBudget {
  const { budgetSeconds, isMonthly, isOwnOnly } = budget;
  const left = budgetLeft(budget, runningSince, now);
  const used = budgetSeconds - left;
  const show = (seconds: number): string =>
    seconds < SHORT_SECONDS ? showDuration(seconds, formats) : showHours(Math.floor(seconds / 3600) * 3600);
  const told = { used: showDuration(used, formats), budget: showHours(budgetSeconds) };
  const detail = isMonthly ? m.budget_detail_month(told) : m.budget_detail(told);
  const text = (): string => {
    if (left < 0) return m.budget_over({ time: show(-left) });
    if (isOwnOnly) return m.budget_own({ used: show(used), budget: showHours(budgetSeconds) });
    return isMonthly ? m.budget_left_month({ time: show(left) }) : m.budget_left({ time: show(left) });
  };
  return {
    level: left < 0 ? 'danger' : used >= NEARLY_USED * budgetSeconds ? 'warn' : 'muted',
    text: text(),
    detail: isOwnOnly ? `${detail}. ${m.budget_detail_own()}` : detail,
    usedPart: used / budgetSeconds,
  };
}
