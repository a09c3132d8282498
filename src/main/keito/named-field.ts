/** Fields whose names are hardly used for anything else in a sentence. */
const plainFields = [
  'expense_category_id',
  'external_reference',
  'replace_running',
  'billable_rate',
  'updated_since',
  'payment_terms',
  'payment_term',
  'payment_days',
  'period_start',
  'period_end',
  'started_time',
  'ended_time',
  'spent_date',
  'project_id',
  'client_id',
  'first_name',
  'last_name',
  'line_items',
  'issue_date',
  'due_date',
  'total_cost',
  'is_running',
  'is_billed',
  'is_active',
  'task_ids',
  'per_page',
  'task_id',
  'user_id',
  'billable',
  'metadata',
  'currency',
  'subject',
  'source',
  'hours',
  'notes',
  'units',
  'email',
];
/** Fields that are everyday words too: they count only in quotes or before a verdict on them. */
const wordyFields = ['name', 'from', 'to', 'page', 'state', 'number', 'code', 'title'];
const verdict = "(?:is|are|must|may|can|cannot|can't|has|should|:)";

/**
 * The field that an `invalid` answer is about, in snake_case: from `field`, `errors` or `issues` in the body, else the
 * first known field in the server's words ("spent_date is required", "Spent date can't be blank").
 */
export function namedField(json: unknown, words: string | null): string | undefined {
  return fieldInBody(json) ?? fieldInWords(words);
}

function fieldInBody(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  if ('field' in json && typeof json.field === 'string') return knownField(json.field);
  for (const [name, value] of Object.entries(json)) {
    if (!['errors', 'issues', 'details', 'error'].includes(name)) continue;
    const found = Array.isArray(value) ? fieldInList(value) : fieldInKeys(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldInList(list: readonly unknown[]): string | undefined {
  const first: unknown = list[0];
  if (typeof first !== 'object' || first === null) return undefined;
  if ('path' in first) {
    const path: unknown = Array.isArray(first.path) ? first.path[0] : first.path;
    return typeof path === 'string' ? knownField(path) : undefined;
  }
  return fieldInBody(first);
}

function fieldInKeys(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return (
    fieldInBody(value) ??
    Object.keys(value)
      .map(knownField)
      .find((field) => field !== undefined)
  );
}

function knownField(name: string): string | undefined {
  return plainFields.includes(name) || wordyFields.includes(name) ? name : undefined;
}

function fieldInWords(words: string | null): string | undefined {
  if (words === null) return undefined;
  const hits = [
    ...plainFields.map((field) => ({ field, at: words.search(asWord(field)) })),
    ...wordyFields.map((field) => ({ field, at: words.search(asVerdict(field)) })),
  ].filter((hit) => hit.at >= 0);
  return hits.sort((a, b) => a.at - b.at || b.field.length - a.field.length)[0]?.field;
}

function asWord(field: string): RegExp {
  return new RegExp(`(?<![a-z_])${field.replaceAll('_', '[ _]')}(?![a-z_])`, 'i');
}

function asVerdict(field: string): RegExp {
  return new RegExp(
    `["'\`]${field}["'\`]|^${field} ${verdict}|^${field}:|(?<![a-z_])${field} ${verdict}(?![a-z])`,
    'i',
  );
}
