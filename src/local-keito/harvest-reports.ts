import { z } from 'zod';
import { dateIn } from '../shared/calendar';
import { hoursFromSeconds } from '../shared/durations';
import { amountFromUnits, amountOfPay, unitsFromAmount } from '../shared/money';
import { managersOnly } from './auth';
import type { Answer, Call, Endpoint } from './call';
import { ENTRY_TABLES } from './entry-rows';
import { amountSql, PAY, sumSql, wholeSum } from './exact-sums';
import { Filters, listPage } from './pages';
import { reportSpan } from './reports';
import { flag } from './validate';

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
  billable_pay: wholeSum,
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
        ${sumSql(PAY)} as billable_pay`,
      from: ENTRY_TABLES,
      filters: new Filters(call).always('e.spent_date between ? and ?', from, to),
      group: `${group}, k.currency`,
      order: `${names[1]} collate nocase, ${group}`,
      present: (row) => ({
        ...Object.fromEntries(names.map((name) => [name, row[name]])),
        total_hours: hoursFromSeconds(row.seconds),
        billable_hours: hoursFromSeconds(row.billable_seconds),
        currency: row.currency,
        billable_amount: unitsFromAmount(amountOfPay(row.billable_pay, row.currency)),
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
  uninvoiced_pay: wholeSum,
  /** Ten-thousandths. */
  uninvoiced_cost: z.number(),
});

/**
 * `GET /reports/uninvoiced`: a line for each project with time or expenses in the span, and for each of their currencies:
 * time is in the client's, an expense in the company's. Billable and not billed counts.
 */
export function uninvoicedReport(call: Call): Answer {
  managersOnly(call.caller, 'Reports');
  const { from, to } = reportSpan(call);
  return listPage(call, {
    key: 'results',
    row: uninvoicedRow,
    columns: `p.client_id, k.name as client_name, p.id as project_id, p.name as project_name, w.currency,
      sum(w.seconds) as seconds, sum(w.open_seconds) as uninvoiced_seconds, ${sumSql('w.open_pay')} as uninvoiced_pay,
      sum(w.open_cost) as uninvoiced_cost`,
    from: `(select e.project_id, e.spent_date, k.currency, e.seconds,
        e.seconds * e.billable * (1 - e.is_billed) as open_seconds, ${PAY} * (1 - e.is_billed) as open_pay,
        0 as open_cost
       from ${ENTRY_TABLES}
       union all
       select x.project_id, x.spent_date, c.currency, 0, 0, 0,
        ${amountSql('x.total_cost')} * x.billable * (1 - x.is_billed)
       from expenses x cross join company c) w
      join projects p on p.id = w.project_id join clients k on k.id = p.client_id`,
    filters: new Filters(call).always('w.spent_date between ? and ?', from, to),
    group: 'p.id, w.currency',
    order: 'k.name collate nocase, p.name collate nocase, p.id, w.currency <> k.currency',
    present: ({ seconds, uninvoiced_seconds, uninvoiced_pay, uninvoiced_cost, ...row }) => ({
      ...row,
      total_hours: hoursFromSeconds(seconds),
      uninvoiced_hours: hoursFromSeconds(uninvoiced_seconds),
      uninvoiced_expenses: unitsFromAmount(uninvoiced_cost),
      uninvoiced_amount: unitsFromAmount(amountOfPay(uninvoiced_pay, row.currency) + uninvoiced_cost),
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
  pay: wholeSum,
  currency: z.string(),
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
      ${sumSql(PAY)} as pay, k.currency`,
    from: `projects p join clients k on k.id = p.client_id
      left join time_entries e on e.project_id = p.id
        and (p.budget_is_monthly = 0 or substr(e.spent_date, 1, 7) = '${month}')
      left join users u on u.id = e.user_id left join tasks t on t.id = e.task_id`,
    filters: new Filters(call).flag('is_active', 'p.is_active'),
    group: 'p.id',
    order: 'k.name collate nocase, p.name collate nocase, p.id',
    present: ({ seconds, pay, currency, cost_budget, ...row }) => {
      const isMoney = row.budget_by === 'project_cost' || row.budget_by === 'task_fees';
      const budget = isMoney ? (cost_budget ?? row.budget) : row.budget;
      const spent = isMoney ? unitsFromAmount(amountOfPay(pay, currency)) : hoursFromSeconds(seconds);
      return {
        ...row,
        budget,
        budget_spent: spent,
        // Hours have four decimals, as amounts have.
        budget_remaining:
          budget === null ? null : unitsFromAmount(amountFromUnits(budget) - amountFromUnits(spent)),
      };
    },
  });
}
