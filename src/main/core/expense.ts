import { isCalendarDate } from '../../shared/calendar';
import { MAX_METADATA_BYTES, type MetadataItem } from '../../shared/expense';
import * as m from '../../shared/i18n/messages';
import { MAX_NOTES_LENGTH } from '../../shared/model';
import { MAX_AMOUNT } from '../../shared/money';
import { fail, ok, type Result } from '../../shared/result';
import type { BodyOf } from './creation';
import { CLIENT_REQUEST_ID } from './operation';
import type { WorkContext } from './ports';

const ANY_UUID = '00000000-0000-4000-8000-000000000000';

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
  const metadata = checkMetadata(input.metadata ?? []);
  if (!metadata.ok) return metadata;
  return ok({
    ...{ kind: 'expense', ...input, categoryId: categoryId.trim(), notes: notes.trim() },
    metadata: metadata.value,
  });
}

/** As Keito takes it: a name to each value, each name once, and 4,096 bytes of JSON with the app's own (api-facts). */
function checkMetadata(items: readonly MetadataItem[]): Result<readonly MetadataItem[]> {
  const kept = items
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name !== '' || value !== '');
  const names = new Set<string>();
  for (const { name, value } of kept) {
    if (name === '') return fail('invalid', m.main_expense_metadata_name({ value }));
    if (name === CLIENT_REQUEST_ID) return fail('invalid', m.main_expense_metadata_own({ name }));
    if (names.has(name)) return fail('invalid', m.main_expense_metadata_twice({ name }));
    names.add(name);
  }
  const pairs = kept.map(({ name, value }) => [name, value]);
  const json = JSON.stringify(Object.fromEntries([...pairs, [CLIENT_REQUEST_ID, ANY_UUID]]));
  // Each byte that is not plain text is written as three characters.
  const bytes = encodeURIComponent(json).replace(/%../g, '.').length;
  return bytes > MAX_METADATA_BYTES ? fail('invalid', m.main_expense_metadata_size({ bytes })) : ok(kept);
}
