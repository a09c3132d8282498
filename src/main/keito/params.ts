import { daysBetween, isCalendarDate } from '../../shared/calendar';
import { invalidBeforeSending } from './errors';
import type { WireSource } from './wire-time';

/**
 * The query parameters that the reference names for every endpoint. Dates are YYYY-MM-DD and inclusive;
 * `updated_since` is an ISO instant (fractions of a second are cut, since servers refuse them). A server may ignore
 * a filter that it does not know: filter again locally.
 */
export interface CommonQuery {
  /** From 1. */
  readonly page?: number;
  /** 1 to 2000; the server's default is 100. */
  readonly per_page?: number;
  readonly source?: WireSource | readonly WireSource[];
  readonly project_id?: string;
  readonly task_id?: string;
  readonly user_id?: string;
  readonly client_id?: string;
  readonly from?: string;
  readonly to?: string;
  readonly updated_since?: string;
}
export interface ActiveQuery extends CommonQuery {
  readonly is_active?: boolean;
}
export interface BilledQuery extends CommonQuery {
  readonly is_billed?: boolean;
}
export interface TimeEntriesQuery extends BilledQuery {
  readonly is_running?: boolean;
}
export interface InvoicesQuery extends CommonQuery {
  readonly state?: 'draft' | 'open' | 'paid' | 'closed';
}
/** Both ends are required, inclusive, and at most 365 days together. */
export interface ReportQuery extends Omit<CommonQuery, 'updated_since'> {
  readonly from: string;
  readonly to: string;
}
export type AnyQuery = ActiveQuery & TimeEntriesQuery & InvoicesQuery;

const largestPage = 2000;
const longestReportDays = 365;

/** The query of a list, in the wire's form. Throws a KeitoError `invalid` that names the parameter. */
export function listParams(query: AnyQuery): URLSearchParams {
  checkPaging(query);
  checkSpan(query);
  return toParams({ ...query, updated_since: wholeSeconds(query.updated_since) });
}

/** The query of a report: dates as YYYYMMDD, at most 365 days. Throws a KeitoError `invalid` that names the parameter. */
export function reportParams(query: ReportQuery): URLSearchParams {
  checkPaging(query);
  const span = checkSpan(query);
  if (span === null) throw invalidBeforeSending('from', 'A report needs its first and its last day.');
  if (span > longestReportDays) {
    throw invalidBeforeSending(
      'to',
      `A report covers at most ${longestReportDays} days, and these are ${span}. Choose an earlier last day.`,
    );
  }
  return toParams({ ...query, from: query.from.replaceAll('-', ''), to: query.to.replaceAll('-', '') });
}

type ParamValue = string | number | boolean | readonly string[] | undefined;

function toParams(values: Readonly<Record<string, ParamValue>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const text = typeof value === 'object' ? value.join(',') : String(value);
    if (text !== '') params.set(name, text);
  }
  return params;
}

function checkPaging({ page, per_page }: Pick<CommonQuery, 'page' | 'per_page'>): void {
  if (page !== undefined && (!Number.isInteger(page) || page < 1)) {
    throw invalidBeforeSending('page', 'Pages are counted from 1.');
  }
  if (per_page !== undefined && (!Number.isInteger(per_page) || per_page < 1 || per_page > largestPage)) {
    throw invalidBeforeSending('per_page', `A page holds 1 to ${largestPage} rows.`);
  }
}

/** The days from `from` to `to`, both counted; null when one end is open. */
function checkSpan({ from, to }: Pick<CommonQuery, 'from' | 'to'>): number | null {
  checkDate('from', from);
  checkDate('to', to);
  if (from === undefined || to === undefined) return null;
  const days = daysBetween(from, to) + 1;
  if (days < 1) throw invalidBeforeSending('to', 'The last day lies before the first.');
  return days;
}

function checkDate(field: string, date: string | undefined): void {
  if (date === undefined || isCalendarDate(date)) return;
  throw invalidBeforeSending(field, 'A date is written YYYY-MM-DD and must exist in the calendar.');
}

function wholeSeconds(instant: string | undefined): string | undefined {
  if (instant === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}T/.test(instant) || Number.isNaN(Date.parse(instant))) {
    throw invalidBeforeSending(
      'updated_since',
      'updated_since is an ISO instant such as 2026-05-01T09:00:00Z.',
    );
  }
  return instant.replace(/\.\d+/, '');
}
