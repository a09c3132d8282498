import { formatClock } from '../../shared/durations';
import * as m from '../../shared/i18n/messages';
import { unitsFromAmount, type Total } from '../../shared/money';
import {
  sortRows,
  type Grouping,
  type Report,
  type ReportRow,
  type ReportSort,
  type ReportSums,
} from '../../shared/report';
import { groupingName, rowName } from '../../shared/report-text';
import { figureText, hoursText, type Fields } from './csv';

export interface TableChoice {
  readonly by: Grouping;
  readonly sort: ReportSort;
  /** BCP 47: by which names are put in order, and what figures follow. */
  readonly locale: string;
}

/** A report as a table of plain texts: headings, a line for each of its lines, and the sums. */
export interface ReportTable {
  readonly headings: Fields;
  readonly lines: readonly Fields[];
  readonly sums: Fields;
}

/**
 * A grouping of a report as a table: hours with the decimal mark of the locale, days as Keito writes them, each currency in
 * a column of its own. Without lines where nothing is known.
 */
export function tableOf(report: Report, { by, sort, locale }: TableChoice): ReportTable {
  const rows = sortRows(report.groups[by] ?? [], by, sort, locale);
  const currencies = by === 'person' ? report.total.amounts.map(({ currency }) => currency) : [];
  const isProject = by === 'project';
  const nameOf = (row: ReportRow): string => (by === 'day' ? row.key : rowName(by, row, locale));
  const sumsOf = (sums: ReportSums & Pick<ReportRow, 'amounts'>): Fields => [
    ...[hoursText(sums.seconds, locale), formatClock(sums.seconds)],
    ...[hoursText(sums.billableSeconds, locale), hoursText(sums.agentSeconds, locale), String(sums.entries)],
    ...currencies.map((currency) => amountIn(sums.amounts, currency, locale)),
  ];
  return {
    headings: [
      ...[groupingName(by), ...(isProject ? [m.main_csv_client()] : [])],
      ...[m.main_csv_hours(), m.main_csv_duration()],
      ...[m.main_report_billable_hours(), m.main_report_agent_hours(), m.main_report_entries()],
      ...currencies.map((currency) => m.main_report_amount({ currency: currency ?? '' }).trim()),
    ],
    lines: rows.map((row) => [nameOf(row), ...(isProject ? [row.detail] : []), ...sumsOf(row)]),
    sums: [m.report_total(), ...(isProject ? [''] : []), ...sumsOf(report.total)],
  };
}

function amountIn(amounts: readonly Total[], wanted: string | null, locale: string): string {
  const found = amounts.find(({ currency }) => currency === wanted);
  return found ? figureText(unitsFromAmount(found.amount), locale, { least: 0, most: 4 }) : '';
}
