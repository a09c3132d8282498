import * as m from '../shared/i18n/messages';
import type { ReportFile } from '../shared/contract';
import { fail, ok, type Result } from '../shared/result';
import type { Report, ReportSpan } from '../shared/report';
import { groupingName } from '../shared/report-text';
import { csvOf, tabbedOf } from './core/csv';
import { tableOf, type ReportTable, type TableChoice } from './core/report-table';
import { spokenLocale } from './language';
import type { Reports } from './reports';
import { saveTable } from './save-table';

/** Which report, and how it lies before the person. */
export interface WantedTable extends ReportSpan, Omit<TableChoice, 'locale'> {}

/** Writes a report to a new file in the user's folder for downloads, for spreadsheets: lines only, to be added up there. */
export async function exportReport(
  reports: Reports,
  wanted: WantedTable,
  folder: () => string,
): Promise<Result<ReportFile>> {
  const table = await tableFor(reports, wanted);
  if (!table.ok) return table;
  const { headings, lines } = table.value;
  const { by, from, to } = wanted;
  const name = m.main_report_name({ by: groupingName(by), from, to });
  const saved = await saveTable(folder, name, csvOf([headings, ...lines], spokenLocale()));
  return saved.ok ? ok({ file: saved.value, lines: lines.length }) : saved;
}

/** Puts a report where it can be pasted from: fields apart by tabs, with the sums. */
export async function copyReport(
  reports: Reports,
  wanted: WantedTable,
  copyText: (text: string) => void,
): Promise<Result<null>> {
  const table = await tableFor(reports, wanted);
  if (!table.ok) return table;
  const { headings, lines, sums } = table.value;
  copyText(tabbedOf([headings, ...lines, sums]));
  return ok(null);
}

async function tableFor(reports: Reports, { from, to, by, sort }: WantedTable): Promise<Result<ReportTable>> {
  const report: Result<Report> = await reports.read({ from, to });
  if (!report.ok) return report;
  const table = tableOf(report.value, { by, sort, locale: spokenLocale() });
  return table.lines.length === 0 ? fail('nothing-to-do', m.main_report_nothing()) : ok(table);
}
