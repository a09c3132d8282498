import { z } from 'zod';
import { daysBetween, isCalendarDate } from '../shared/calendar';
import { hoursFromSeconds } from '../shared/durations';
import { amountOfPay, unitsFromAmount } from '../shared/money';
import { managersOnly } from './auth';
import type { Answer, Call } from './call';
import { ENTRY_TABLES } from './entry-rows';
import { badField } from './errors';
import { PAY, sumSql, wholeSum } from './exact-sums';
import { dashed, Filters, listPage } from './pages';

const MAX_DAYS = 365;

const teamRow = z.object({
  user_id: z.string(),
  user_name: z.string(),
  weekly_capacity: z.number(),
  seconds: z.number(),
  billable_seconds: z.number(),
  billable_pay: wholeSum,
  currency: z.string(),
});

const COLUMNS = `e.user_id, u.first_name || ' ' || u.last_name as user_name, u.weekly_capacity,
  sum(e.seconds) as seconds, sum(e.seconds * e.billable) as billable_seconds, ${sumSql(PAY)} as billable_pay,
  k.currency`;

function reportDate(call: Call, parameter: 'from' | 'to'): string {
  const given = call.url.searchParams.get(parameter);
  if (!given) throw badField(parameter, 'is required');
  const date = dashed(given);
  if (!isCalendarDate(date)) throw badField(parameter, 'must be a date, YYYYMMDD or YYYY-MM-DD');
  return date;
}

/** The span that a report is asked for, inclusive; 400 if it is missing, wrong or longer than 365 days. */
export function reportSpan(call: Call): { readonly from: string; readonly to: string } {
  const from = reportDate(call, 'from');
  const to = reportDate(call, 'to');
  if (to < from) throw badField('to', 'must not be before from');
  if (daysBetween(from, to) + 1 > MAX_DAYS)
    throw badField('to', `must be at most ${MAX_DAYS} days after from`);
  return { from, to };
}

/**
 * `GET /reports/time/team`: one line per user, and per currency of the clients, with time between `from` and `to`,
 * inclusive, at most 365 days. «decided»: the span of a timer that is running now is not in it yet.
 */
export function teamReport(call: Call): Answer {
  managersOnly(call.caller, 'The team report');
  const { from, to } = reportSpan(call);
  return listPage(call, {
    key: 'results',
    row: teamRow,
    columns: COLUMNS,
    from: ENTRY_TABLES,
    filters: new Filters(call)
      .always('e.spent_date between ? and ?', from, to)
      .text('user_id', 'e.user_id')
      .text('client_id', 'p.client_id')
      .text('project_id', 'e.project_id')
      .text('task_id', 'e.task_id')
      .source('e.source')
      .updatedSince('e.updated_at'),
    group: 'e.user_id, k.currency',
    order: 'user_name, e.user_id, k.currency',
    present: (row) => ({
      user_id: row.user_id,
      user_name: row.user_name,
      is_contractor: false,
      weekly_capacity: row.weekly_capacity,
      avatar_url: null,
      total_hours: hoursFromSeconds(row.seconds),
      billable_hours: hoursFromSeconds(row.billable_seconds),
      currency: row.currency,
      billable_amount: unitsFromAmount(amountOfPay(row.billable_pay, row.currency)),
    }),
  });
}
