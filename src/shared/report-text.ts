import { formatFullDate } from './calendar';
import * as m from './i18n/messages';
import type { Grouping, ReportColumn, ReportRow } from './report';

/** What a line of a report is called; `locale` (BCP 47) is that of its dates. */
export function rowName(
  by: Grouping,
  { key, name }: Pick<ReportRow, 'key' | 'name'>,
  locale: string,
): string {
  switch (by) {
    case 'day':
      return formatFullDate(locale, key);
    case 'billable':
      return key === 'billable' ? m.report_billable() : m.report_unbillable();
    case 'source':
      return sourceName(key);
    case 'client':
      return name === '' ? m.report_no_client() : name;
    default:
      return name === '' ? m.report_unnamed() : name;
  }
}

/** Sources of the reference by name; others, of newer servers, as they are written. */
function sourceName(source: string): string {
  switch (source) {
    case 'web':
      return m.report_source_web();
    case 'cli':
      return m.report_source_cli();
    case 'api':
      return m.report_source_api();
    case 'agent':
      return m.report_source_agent();
    default:
      return source;
  }
}

export function groupingName(by: Grouping): string {
  switch (by) {
    case 'person':
      return m.report_by_person();
    case 'project':
      return m.report_by_project();
    case 'task':
      return m.report_by_task();
    case 'client':
      return m.report_by_client();
    case 'day':
      return m.report_by_day();
    case 'billable':
      return m.report_by_billable();
    case 'source':
      return m.report_by_source();
  }
}

/** The heading of a column; that of the names is what is grouped by. */
export function columnName(column: ReportColumn, by: Grouping): string {
  switch (column) {
    case 'name':
      return groupingName(by);
    case 'seconds':
      return m.report_column_time();
    case 'billable':
      return m.report_column_billable();
    case 'agents':
      return m.report_column_agents();
    case 'amount':
      return m.report_column_amount();
  }
}
