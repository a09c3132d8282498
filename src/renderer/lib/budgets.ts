import { budgetLeft } from '../../shared/budget';
import { m } from '../../shared/i18n/messages';
import { formatAmount, type Amount } from '../../shared/money';
import type { BudgetView, MoneyBudgetView, ProjectBudgetView } from '../../shared/snapshot';
import { showDuration, showHours, type Formats } from './labels';
import { displayLocale } from './locale';

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

/** `runningSince` (UTC ms): a timer runs on it; null: none does. The answer is null where nobody can tell. */
export function tellBudget(
  budget: ProjectBudgetView,
  runningSince: number | null,
  now: number,
  formats: Formats,
): ToldBudget | null {
  return 'spent' in budget ? tellMoney(budget) : tellHours(budget, runningSince, now, formats);
}

function tellHours(
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
  return { text: text(), ...measured(used, budgetSeconds), detail: withOwn(detail, isOwnOnly) };
}

/** Of a budget of money as it was read; null: what is spent of it cannot be told. */
function tellMoney({ budget, spent, currency, isMonthly, isOwnOnly }: MoneyBudgetView): ToldBudget | null {
  if (spent === null) return null;
  const show = (amount: Amount): string => formatAmount(amount, currency, displayLocale());
  const told = { spent: show(spent), budget: show(budget) };
  const detail = isMonthly ? m.budget_money_month(told) : m.budget_money(told);
  const text = (): string => {
    if (spent > budget) return m.budget_over({ time: show(spent - budget) });
    if (isOwnOnly) return m.budget_money_own(told);
    const left = { time: show(budget - spent) };
    return isMonthly ? m.budget_left_month(left) : m.budget_left(left);
  };
  return { text: text(), ...measured(spent, budget), detail: withOwn(detail, isOwnOnly) };
}

const measured = (used: number, whole: number): Pick<ToldBudget, 'level' | 'usedPart'> => ({
  level: used > whole ? 'danger' : used >= NEARLY_USED * whole ? 'warn' : 'muted',
  usedPart: used / whole,
});

const withOwn = (detail: string, isOwnOnly: boolean): string =>
  isOwnOnly ? `${detail}. ${m.budget_detail_own()}` : detail;
