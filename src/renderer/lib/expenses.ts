import type { CalendarDate } from '../../shared/calendar';
import { m } from '../../shared/i18n/messages';
import type { ExpenseApproval, ExpenseView } from '../../shared/expense';
import type { ExpenseProblem } from '../../shared/expense-line';
import { formatAmount, totalsOf } from '../../shared/money';
import { displayLocale } from './locale';

/** The expenses of each day, in the order of the list. */
export function byDay(
  expenses: readonly ExpenseView[],
): readonly (readonly [CalendarDate, readonly ExpenseView[]])[] {
  const days = new Map<CalendarDate, ExpenseView[]>();
  for (const expense of expenses) {
    const { spentDate } = expense;
    days.set(spentDate, [...(days.get(spentDate) ?? []), expense]);
  }
  return [...days];
}

/** What an expense cost and how many units it is, as far as either is known: what is sent is all shown. */
export function showCost({
  cost,
  units,
  currency,
}: Pick<ExpenseView, 'cost' | 'units' | 'currency'>): string {
  return [
    ...(cost === null ? [] : [formatAmount(cost, currency, displayLocale())]),
    ...(units === null ? [] : [m.expense_units({ count: units })]),
  ].join(' · ');
}

/** The sums of what has a cost, one for each currency: `12.50 € + 3.00 $`. */
export function showTotals(expenses: readonly ExpenseView[]): string {
  const totals = totalsOf(
    expenses.flatMap(({ cost, currency }) => (cost === null ? [] : [{ amount: cost, currency }])),
  );
  return totals.map(({ amount, currency }) => formatAmount(amount, currency, displayLocale())).join(' + ');
}

export function approvalLabel(approval: ExpenseApproval): string {
  switch (approval) {
    case 'unsubmitted':
      return m.expense_unsubmitted();
    case 'submitted':
      return m.expense_submitted();
    case 'approved':
      return m.expense_approved();
    case 'rejected':
      return m.expense_rejected();
    case 'billed':
      return m.expense_billed();
    case 'locked':
      return m.expense_locked();
  }
}

/** `hasCategories`: whether there is one to name. */
export function expenseProblem(problem: ExpenseProblem, hasCategories: boolean): string {
  switch (problem.code) {
    case 'no-amount':
      return m.expense_no_amount();
    case 'no-project':
      return m.expense_no_project();
    case 'no-category':
      return hasCategories ? m.expense_no_category() : m.expense_no_categories();
    case 'amount-twice':
      return m.expense_amount_twice({ texts: problem.texts.join(', ') });
    case 'amount-among':
      return m.expense_amount_among({ texts: problem.texts.join(', ') });
    case 'amount-sum':
      return m.expense_amount_sum({ text: problem.text });
    case 'amount-measure':
      return m.expense_amount_measure({ text: problem.text });
    case 'amount-unclear':
      return m.expense_amount_unclear({ text: problem.text });
    case 'currency':
      return m.expense_other_currency({ text: problem.text, currency: problem.currency });
    case 'day-twice':
      return m.expense_day_twice({ texts: problem.texts.join(', ') });
    case 'day':
      return m.expense_day_impossible({ text: problem.text });
  }
}
