import type { CalendarDate } from './calendar';
import type { Total } from './money';
import { rowName } from './report-text';

/** By what a report adds up. */
export const GROUPINGS = ['person', 'project', 'task', 'client', 'day', 'billable', 'source'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Work-zone dates, both included. */
export interface ReportSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The most days of a report: ten years. Longer than Keito answers at once, which is asked for one part after the other. */
export const MAX_REPORT_DAYS = 3_660;

/** Sums of some entries, whole seconds. */
export interface ReportSums {
  readonly seconds: number;
  readonly billableSeconds: number;
  /** What agents did (`source`), which is in `seconds` too. */
  readonly agentSeconds: number;
  readonly entries: number;
}

/** One line of a report: what one person, project, day … has. */
export interface ReportRow extends ReportSums {
  /** Tells one line of a grouping from another: an id, a client's name, a date, `billable` or `unbillable`, a source. */
  readonly key: string;
  /** As Keito writes it; empty where it has none, or where the key says it all. See {@link rowName}. */
  readonly name: string;
  /** Of a project: its client. */
  readonly detail: string;
  /** `#rrggbb`, of projects whose colour the server keeps. */
  readonly color: string | null;
  /** Whole seconds in each of the report's `bars`. */
  readonly parts: readonly number[];
  /** What it comes to, by currency; known for people only. */
  readonly amounts: readonly Total[];
}

/** What time was spent on in some days, and where that is known from. */
export interface Report extends ReportSpan {
  /** UTC ms: what was asked then; timers that ran count up to then. */
  readonly readAt: number;
  /** Whose entries are in it. */
  readonly scope: 'everyone' | 'own';
  /** `keito`: Keito's entries with what is not sent yet laid over them. `journal`: only what this computer knows. */
  readonly origin: 'keito' | 'journal';
  /** Why it is from the journal, in words. */
  readonly trouble: string | null;
  /** Of the journal: the days that are read by themselves, and so are known whole; null where none of these days is. */
  readonly known: ReportSpan | null;
  /** The report of the team was refused (403): it is for managers. */
  readonly isForManagers: boolean;
  /** There were more entries than are read at once: only the team's own totals are there. */
  readonly isTotalsOnly: boolean;
  /** How many entries are in it that Keito does not have as they are here. */
  readonly unsent: number;
  /** How many entries run. */
  readonly running: number;
  /** How many entries could not be read and are missing. */
  readonly unreadable: number;
  /** The days, weeks or months that a picture of it has bars for; in order, without gaps, from the first day to the last. */
  readonly bars: readonly ReportSpan[];
  readonly total: ReportSums & Pick<ReportRow, 'amounts'>;
  /** Longest first, days in order. A grouping that nothing is known of is missing. */
  readonly groups: Readonly<Partial<Record<Grouping, readonly ReportRow[]>>>;
}

/** What can be sorted by. */
export const REPORT_COLUMNS = ['name', 'seconds', 'billable', 'agents', 'amount'] as const;
export type ReportColumn = (typeof REPORT_COLUMNS)[number];

export interface ReportSort {
  readonly column: ReportColumn;
  readonly isDescending: boolean;
}

/** Which columns a table needs: agents only where some worked, amounts only where some are known. */
export function columnsOf(
  report: Pick<Report, 'total'>,
  rows: readonly Pick<ReportRow, 'amounts'>[],
): readonly ReportColumn[] {
  return REPORT_COLUMNS.filter((column) => {
    if (column === 'agents') return report.total.agentSeconds > 0;
    return column !== 'amount' || rows.some(({ amounts }) => amounts.length > 0);
  });
}

/** The lines in another order; `locale` (BCP 47) orders their names. Lines that are equal in a column are in the order of their names. */
export function sortRows(
  rows: readonly ReportRow[],
  by: Grouping,
  { column, isDescending }: ReportSort,
  locale: string,
): readonly ReportRow[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const byName = (a: ReportRow, b: ReportRow): number =>
    (by === 'day' ? 0 : collator.compare(rowName(by, a, locale), rowName(by, b, locale))) ||
    compareText(a.key, b.key);
  const compare: Record<ReportColumn, (a: ReportRow, b: ReportRow) => number> = {
    name: byName,
    seconds: (a, b) => a.seconds - b.seconds,
    billable: (a, b) => a.billableSeconds - b.billableSeconds,
    agents: (a, b) => a.agentSeconds - b.agentSeconds,
    amount: compareAmounts,
  };
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare[column](a, b) || byName(a, b));
}

/** Amounts of different currencies are not compared: their lines are in the order of the currencies' codes. */
function compareAmounts(a: ReportRow, b: ReportRow): number {
  const [first] = a.amounts;
  const [second] = b.amounts;
  if (!first || !second) return (first ? 1 : 0) - (second ? 1 : 0);
  return compareText(first.currency ?? '', second.currency ?? '') || first.amount - second.amount;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
