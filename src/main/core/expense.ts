import { isCalendarDate } from '../../shared/calendar';
import * as m from '../../shared/i18n/messages';
import { MAX_NOTES_LENGTH } from '../../shared/model';
import { MAX_AMOUNT } from '../../shared/money';
import { fail, ok, type Result } from '../../shared/result';
import type { BodyOf } from './creation';
import type { WorkContext } from './ports';

/** What a person says of an expense. */
export type NewExpenseInput = Omit<BodyOf<'expense'>, 'kind'>;

/**
 * What is to be created; fails with a sentence where Keito would refuse it (reference: a project, a category, a date, and a
 * total of 0 or more or at least one unit).
 */
export function planExpense(
  { findProject }: Pick<WorkContext, 'findProject'>,
  input: NewExpenseInput,
): Result<BodyOf<'expense'>> {
  const { projectId, categoryId, spentDate, cost, units, notes } = input;
  const project = findProject(projectId);
  if (!project) return fail('invalid', m.main_expense_project());
  if (!project.isActive) return fail('invalid', m.main_expense_archived({ project: project.name }));
  if (categoryId.trim() === '') return fail('invalid', m.main_expense_category());
  if (!isCalendarDate(spentDate)) return fail('invalid', m.main_expense_date());
  if (cost === null && units === null) return fail('invalid', m.main_expense_amount());
  if (cost !== null && (!Number.isInteger(cost) || cost < 0 || cost > MAX_AMOUNT)) {
    return fail('invalid', m.main_expense_amount());
  }
  if (units !== null && (!Number.isInteger(units) || units < 1))
    return fail('invalid', m.main_expense_units());
  if (notes.length > MAX_NOTES_LENGTH) return fail('invalid', m.main_expense_notes());
  return ok({ kind: 'expense', ...input, categoryId: categoryId.trim(), notes: notes.trim() });
}
