import { z } from 'zod';
import { dateIn } from '../shared/calendar';
import { hoursFromSeconds } from '../shared/durations';
import { managersOnly } from './auth';
import type { Answer, Call, Endpoint } from './call';
import { ENTRY_TABLES } from './entry-rows';
import { Filters, listPage } from './pages';
import { reportSpan } from './reports';
import { cents, flag } from './validate';

/** What an hour costs the client: the project's rate, else the task's, else the user's. */
const RATE = 'coalesce(p.hourly_rate, t.default_hourly_rate, u.default_hourly_rate, 0)';
const AMOUNT = `sum(e.seconds * e.billable * ${RATE} / 3600.0)`;

const timeRow = z.object({
  client_id: z.string(),
  client_name: z.string(),
  project_id: z.string(),
  project_name: z.string(),
  task_id: z.string(),
  task_name: z.string(),
  currency: z.string(),
  seconds: z.number(),
  billable_seconds: z.number(),
  billable_amount: z.number(),
});
type TimeRow = z.infer<typeof timeRow>;

/** How a report sums up: by which column, and which names each line bears. */
const BY = {
  clients: { group: 'p.client_id', names: ['client_id', 'client_name'] },
  projects: { group: 'e.project_id', names: ['project_id', 'project_name', 'client_id', 'client_name'] },
  tasks: { group: 'e.task_id', names: ['task_id', 'task_name'] },
} as const satisfies Record<string, { group: string; names: readonly (keyof TimeRow)[] }>;

/** `GET /reports/time/{clients,projects,tasks}`: like the team report, a line for each that has time, by currency. */
export const timeReport =
  (by: keyof typeof BY): Endpoint =>
  (call: Call): Answer => {
    managersOnly(call.caller, 'Reports');
    const { from, to } = reportSpan(call);
    const { group, names } = BY[by];
    return listPage(call, {
      key: 'results',
      row: timeRow,
      columns: `p.client_id, k.name as client_name, e.project_id, p.name as project_name, e.task_id, t.name as task_name,
        k.currency, sum(e.seconds) as seconds, sum(e.seconds * e.billable) as billable_seconds,
        ${AMOUNT} as billable_amount`,
      from: ENTRY_TABLES,
      filters: new Filters(call).always('e.spent_date between ? and ?', from, to),
      group: `${group}, k.currency`,
      order: `${names[1]} collate nocase, ${group}`,
      present: (row) => ({
        ...Object.fromEntries(names.map((name) => [name, row[name]])),
        total_hours: hoursFromSeconds(row.seconds),
        billable_hours: hoursFromSeconds(row.billable_seconds),
        currency: row.currency,
        billable_amount: cents(row.billable_amount),
      }),
    });
  };

const uninvoicedRow = z.object({
  client_id: z.string(),
  client_name: z.string(),
  project_id: z.string(),
  project_name: z.string(),
  currency: z.string(),
  seconds: z.number(),
  uninvoiced_seconds: z.number(),
  uninvoiced_time: z.number(),
  uninvoiced_expenses: z.number(),
});

/** `GET /reports/uninvoiced`: a line for each project with time or expenses in the span; billable and not billed counts. */
export function uninvoicedReport(call: Call): Answer {
  managersOnly(call.caller, 'Reports');
  const { from, to } = reportSpan(call);
  return listPage(call, {
    key: 'results',
    row: uninvoicedRow,
    columns: `p.client_id, k.name as client_name, p.id as project_id, p.name as project_name, k.currency,
      sum(w.seconds) as seconds, sum(w.open_seconds) as uninvoiced_seconds, sum(w.open_time) as uninvoiced_time,
      sum(w.open_expenses) as uninvoiced_expenses`,
    from: `(select e.project_id, e.spent_date, e.seconds, e.seconds * e.billable * (1 - e.is_billed) as open_seconds,
        e.seconds * e.billable * (1 - e.is_billed) * ${RATE} / 3600.0 as open_time, 0 as open_expenses
       from ${ENTRY_TABLES}
       union all
       select project_id, spent_date, 0, 0, 0, total_cost * billable * (1 - is_billed) from expenses) w
      join projects p on p.id = w.project_id join clients k on k.id = p.client_id`,
    filters: new Filters(call).always('w.spent_date between ? and ?', from, to),
    group: 'p.id',
    order: 'k.name collate nocase, p.name collate nocase, p.id',
    present: ({ seconds, uninvoiced_seconds, uninvoiced_time, ...row }) => ({
      ...row,
      total_hours: hoursFromSeconds(seconds),
      uninvoiced_hours: hoursFromSeconds(uninvoiced_seconds),
      uninvoiced_expenses: cents(row.uninvoiced_expenses),
      uninvoiced_amount: cents(uninvoiced_time + row.uninvoiced_expenses),
    }),
  });
}

const budgetRow = z.object({
  client_id: z.string(),
  client_name: z.string(),
  project_id: z.string(),
  project_name: z.string(),
  budget_is_monthly: flag,
  budget_by: z.string(),
  is_active: flag,
  budget: z.number().nullable(),
  cost_budget: z.number().nullable(),
  seconds: z.number(),
  amount: z.number(),
});

/**
 * `GET /reports/project_budget`: every project, with what is left of its budget: money for `project_cost` and
 * `task_fees`, else hours; of a monthly budget this month's, in the work zone.
 */
export function projectBudgetReport(call: Call): Answer {
  managersOnly(call.caller, 'Reports');
  const month = dateIn(call.company.timezone, call.now).slice(0, 7);
  return listPage(call, {
    key: 'results',
    row: budgetRow,
    columns: `p.client_id, k.name as client_name, p.id as project_id, p.name as project_name, p.budget_is_monthly,
      p.budget_by, p.is_active, p.budget, p.cost_budget, coalesce(sum(e.seconds), 0) as seconds,
      coalesce(${AMOUNT}, 0) as amount`,
    from: `projects p join clients k on k.id = p.client_id
      left join time_entries e on e.project_id = p.id
        and (p.budget_is_monthly = 0 or substr(e.spent_date, 1, 7) = '${month}')
      left join users u on u.id = e.user_id left join tasks t on t.id = e.task_id`,
    filters: new Filters(call).flag('is_active', 'p.is_active'),
    group: 'p.id',
    order: 'k.name collate nocase, p.name collate nocase, p.id',
    present: ({ seconds, amount, cost_budget, ...row }) => {
      const isMoney = row.budget_by === 'project_cost' || row.budget_by === 'task_fees';
      const budget = isMoney ? (cost_budget ?? row.budget) : row.budget;
      const spent = isMoney ? cents(amount) : hoursFromSeconds(seconds);
      return {
        ...row,
        budget,
        budget_spent: spent,
        budget_remaining: budget === null ? null : Math.round((budget - spent) * 10_000) / 10_000,
      };
    },
  });
}
