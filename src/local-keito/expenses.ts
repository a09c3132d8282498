import { z } from 'zod';
import { unitsFromAmount } from '../shared/money';
import { created, isManager, ok, type Answer, type Call } from './call';
import { given } from './clients';
import { readCompany } from './company';
import type { Store } from './db';
import { badField, conflict, forbidden, notFound } from './errors';
import { amountOfPieces, settledUnits } from './exact-sums';
import { newId } from './ids';
import { Filters, listPage } from './pages';
import { usableProject } from './projects';
import { APPROVALS, bool, check, date, flag, id, isoInstant, jsonColumn, maybe } from './validate';
import { MAX_MONEY, mergeMetadata, metadata, money, source, text, toJson } from './validate';

const expenseRow = z.object({
  id: z.string(),
  user_id: z.string(),
  project_id: z.string(),
  expense_category_id: z.string(),
  spent_date: z.string(),
  total_cost: z.number(),
  units: z.number().nullable(),
  notes: z.string().nullable(),
  billable: flag,
  is_locked: flag,
  is_billed: flag,
  approval_status: z.enum(APPROVALS),
  source: z.string(),
  metadata: jsonColumn,
  created_at: z.number(),
  updated_at: z.number(),
  user_name: z.string(),
  project_name: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  category_name: z.string(),
});

const COLUMNS = `x.*, u.first_name || ' ' || u.last_name as user_name, p.name as project_name, p.client_id,
  k.name as client_name, g.name as category_name`;
const TABLES = `expenses x join users u on u.id = x.user_id join projects p on p.id = x.project_id
  join clients k on k.id = p.client_id join expense_categories g on g.id = x.expense_category_id`;

type Expense = z.infer<typeof expenseRow>;

function present(expense: Expense): Readonly<Record<string, unknown>> {
  const { user_name, project_name, client_id, client_name, category_name, ...row } = expense;
  return {
    ...row,
    user: { id: row.user_id, name: user_name },
    project: { id: row.project_id, name: project_name },
    client: { id: client_id, name: client_name },
    expense_category: { id: row.expense_category_id, name: category_name },
    receipt_file_name: null,
    receipt_content_type: null,
    receipt_url: null,
    created_at: isoInstant(row.created_at),
    updated_at: isoInstant(row.updated_at),
  };
}

export const categoryRow = z.object({
  id: z.string(),
  name: z.string(),
  unit_name: z.string().nullable(),
  unit_price: z.number().nullable(),
  is_active: flag,
  created_at: z.number(),
  updated_at: z.number(),
});

type Category = z.infer<typeof categoryRow>;

const creation = z.object({
  project_id: id,
  expense_category_id: id,
  spent_date: date,
  user_id: maybe(id),
  total_cost: maybe(money),
  units: maybe(
    z
      .number({ error: 'must be a number' })
      .min(1, { error: 'must be at least 1' })
      .max(MAX_MONEY, { error: `must be at most ${MAX_MONEY}` }),
  ),
  notes: maybe(text),
  billable: maybe(bool),
  source: maybe(source),
  metadata: maybe(metadata),
});

/** `GET /expenses`, newest first; a member sees only their own. */
export function listExpenses(call: Call): Answer {
  const filters = new Filters(call)
    .text('user_id', 'x.user_id')
    .text('client_id', 'p.client_id')
    .text('project_id', 'x.project_id')
    .flag('is_billed', 'x.is_billed')
    .oneOf('approval_status', 'x.approval_status', APPROVALS)
    .source('x.source')
    .dates('x.spent_date')
    .updatedSince('x.updated_at');
  if (!isManager(call.caller)) filters.always('x.user_id = ?', call.caller.userId);
  return listPage(call, {
    key: 'expenses',
    row: expenseRow,
    columns: COLUMNS,
    from: TABLES,
    filters,
    order: 'x.spent_date desc, x.created_at desc, x.rowid desc',
    present,
  });
}

/**
 * `POST /expenses`. `total_cost` counts; where it is left out it is `units` times the category's price, and a category
 * without a price is a 400 («decided»).
 */
export function createExpense(call: Call): Answer {
  const body = check(creation, call.body);
  if (body.user_id && body.user_id !== call.caller.userId) {
    throw forbidden('user_id: an expense is entered by whoever made it');
  }
  const project = usableProject(call.store, body.project_id);
  const category = findCategory(call.store, body.expense_category_id, 'expense_category_id');
  const units = body.units ?? null;
  const expenseId = insertExpense(call.store, call.now, {
    user_id: call.caller.userId,
    project_id: project.id,
    expense_category_id: category.id,
    spent_date: body.spent_date,
    total_cost: body.total_cost ?? costOf(units, category, call.company.currency),
    units,
    notes: body.notes ?? null,
    billable: body.billable ?? project.is_billable,
    source: body.source ?? 'api',
    metadata: toJson(mergeMetadata(null, body.metadata)),
    approval_status: 'unsubmitted',
    is_billed: false,
  });
  return created(present(findExpense(call.store, expenseId)));
}

function findExpense(store: Store, expenseId: string): Expense {
  const expense = store.get(expenseRow, `select ${COLUMNS} from ${TABLES} where x.id = ?`, [expenseId]);
  if (!expense) throw notFound('expense');
  return expense;
}

function findCategory(store: Store, categoryId: string, field?: string): Category {
  const category = store.get(categoryRow, 'select * from expense_categories where id = ?', [categoryId]);
  if (!category) throw notFound('expense category', field);
  return category;
}

/** The expense of the path, if the caller may touch it: a member has only their own (403 for another's). */
function callersExpense(call: Call): Expense {
  const expense = findExpense(call.store, call.id);
  if (!isManager(call.caller) && expense.user_id !== call.caller.userId) {
    throw forbidden('This expense belongs to somebody else');
  }
  return expense;
}

function openExpense(call: Call): Expense {
  const expense = callersExpense(call);
  if (expense.is_locked || expense.is_billed || expense.approval_status === 'approved') {
    throw conflict('This expense cannot be changed: it is locked, billed or approved');
  }
  return expense;
}

/** `GET /expenses/:id`; this and the two below are for callers that speak Harvest. */
export function getExpense(call: Call): Answer {
  return ok(present(callersExpense(call)));
}

/** New `units` without a `total_cost` price the expense anew, where its category has a price. */
export function changeExpense(call: Call): Answer {
  const expense = openExpense(call);
  const { metadata: more, ...body } = check(
    creation.omit({ user_id: true, source: true }).partial(),
    call.body,
  );
  if (body.project_id) usableProject(call.store, body.project_id);
  const category = findCategory(
    call.store,
    body.expense_category_id ?? expense.expense_category_id,
    'expense_category_id',
  );
  const priced =
    category.unit_price !== null && body.units ? costOf(body.units, category, call.company.currency) : null;
  call.store.update('expenses', expense.id, {
    ...given(body),
    billable: body.billable ?? expense.billable,
    total_cost: settledUnits(body.total_cost ?? priced ?? expense.total_cost, call.company.currency),
    metadata: toJson(mergeMetadata(expense.metadata, more)),
    updated_at: call.now,
  });
  return ok(present(findExpense(call.store, expense.id)));
}

export function deleteExpense(call: Call): Answer {
  call.store.run('delete from expenses where id = ?', [openExpense(call).id]);
  return { status: 204 };
}

/** Decimal units. An expense is in the company's currency. */
export function costOf(units: number | null, category: Category, currency: string): number {
  if (units === null) throw badField('total_cost', 'is required, or units');
  if (category.unit_price === null) {
    throw badField('total_cost', `is required: ${category.name} has no price for a unit`);
  }
  return unitsFromAmount(amountOfPieces(units, category.unit_price, currency));
}

export interface NewExpense {
  readonly user_id: string;
  readonly project_id: string;
  readonly expense_category_id: string;
  readonly spent_date: string;
  readonly total_cost: number;
  readonly units: number | null;
  readonly notes: string | null;
  readonly billable: boolean;
  readonly source: string;
  readonly metadata: string | null;
  readonly approval_status: (typeof APPROVALS)[number];
  readonly is_billed: boolean;
}

/** Inserts an expense, its cost to the smallest amount of the company's currency; returns its id. */
export function insertExpense(store: Store, now: number, expense: NewExpense): string {
  const expenseId = newId();
  store.insert('expenses', {
    id: expenseId,
    ...expense,
    total_cost: settledUnits(expense.total_cost, readCompany(store).currency),
    is_locked: expense.is_billed,
    created_at: now,
    updated_at: now,
  });
  return expenseId;
}

/** `GET /expense_categories`: the reference has no such list; a client must do without. */
export function listCategories(call: Call): Answer {
  return listPage(call, {
    key: 'expense_categories',
    row: categoryRow,
    columns: '*',
    from: 'expense_categories',
    filters: new Filters(call).flag('is_active', 'is_active').updatedSince('updated_at'),
    order: 'name collate nocase',
    present: presentCategory,
  });
}

const presentCategory = (category: Category): Readonly<Record<string, unknown>> => ({
  ...category,
  created_at: isoInstant(category.created_at),
  updated_at: isoInstant(category.updated_at),
});

/** `GET /expense_categories/:id`, for callers that speak Harvest. */
export function getCategory(call: Call): Answer {
  return ok(presentCategory(findCategory(call.store, call.id)));
}
