import { dateIn, timeIn } from '../../shared/calendar';
import { formatClock, secondsAt } from '../../shared/durations';
import * as m from '../../shared/i18n/messages';
import { unitsFromAmount } from '../../shared/money';
import type { Creation, CreationKind } from './creation';
import { csvOf, hoursText } from './csv';
import type { UnsentEntry } from './unsent';

/** The instant (UTC ms) up to which running timers are counted, the work zone, and the locale (BCP 47) to write for. */
interface Moment {
  readonly now: number;
  readonly zone: string;
  readonly locale: string;
}

/**
 * What is unsent as a table for spreadsheets: a line of headings, one for each entry, and one for whatever else was created
 * here. Deletions that Keito was not told yet are among them and say so.
 */
export function unsentCsv(
  entries: readonly UnsentEntry[],
  creations: readonly Creation[],
  moment: Moment,
): string {
  const rows = [
    headings(),
    ...entries.map((unsent) => rowOf(unsent, moment)),
    ...creations.map((creation) => creationRow(creation, moment)),
  ];
  return csvOf(rows, moment.locale);
}

const headings = (): readonly string[] => [
  m.main_csv_date(),
  m.main_csv_start(),
  m.main_csv_end(),
  m.main_csv_hours(),
  m.main_csv_duration(),
  m.main_csv_client(),
  m.main_csv_project(),
  m.main_csv_task(),
  m.main_csv_notes(),
  m.main_csv_billable(),
  m.main_csv_state(),
  m.main_csv_reason(),
  m.main_csv_id(),
];

function rowOf({ entry, isDeletion }: UnsentEntry, moment: Moment): readonly string[] {
  const { startedAt, state } = entry;
  const seconds = secondsAt(entry, moment.now);
  const start = entry.startTime ?? (startedAt === null ? '' : timeIn(moment.zone, startedAt));
  const reasons = [state.kind === 'needs-you' ? state.reason : '', startedAt === null ? '' : runs(moment)];
  return [
    entry.spentDate,
    start,
    entry.endTime ?? '',
    hoursText(seconds, moment.locale),
    formatClock(seconds),
    entry.clientName,
    entry.projectName,
    entry.taskName,
    entry.notes,
    entry.billable ? m.main_csv_yes() : m.main_csv_no(),
    stateOf(isDeletion, state.kind === 'needs-you'),
    reasons.filter(Boolean).join(' '),
    entry.id,
  ];
}

/** What Keito's API calls otherwise than its names of ours in its own way of writing. */
const API_NAMES: Readonly<Record<string, string>> = {
  cost: 'total_cost',
  categoryId: 'expense_category_id',
  lines: 'line_items',
};
const MONEY = ['cost', 'unitPrice'];

const apiName = (name: string): string =>
  API_NAMES[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** As Keito's API would have it: its names, and money in whole units of the currency. */
function told(name: string, value: unknown): unknown {
  if (MONEY.includes(name) && typeof value === 'number') return unitsFromAmount(value);
  if (Array.isArray(value)) return value.map((one: unknown) => told('', one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [apiName(key), told(key, one)]));
}

/** All that was said of it is in its note, under the names that Keito's API has for it. */
function creationRow({ id, at, body, state, reason }: Creation, { zone }: Moment): readonly string[] {
  const { kind, ...fields } = body;
  const said = Object.entries(fields).flatMap(([name, value]: [string, unknown]) => {
    if (value === null || value === '') return [];
    const shown = told(name, value);
    return [`${apiName(name)}: ${typeof shown === 'object' ? JSON.stringify(shown) : String(shown)}`];
  });
  const date = body.kind === 'expense' ? body.spentDate : dateIn(zone, at);
  const isBlocked = state === 'blocked';
  return [
    ...[date, '', '', '', '', '', '', kindOf(kind), said.join('; '), ''],
    ...[stateOf(false, isBlocked), reason ?? '', id],
  ];
}

function kindOf(kind: CreationKind): string {
  switch (kind) {
    case 'expense':
      return m.main_csv_expense();
    case 'client':
      return m.main_csv_new_client();
    case 'contact':
      return m.main_csv_contact();
    case 'invoice':
      return m.main_csv_invoice();
  }
}

function stateOf(isDeletion: boolean, needsYou: boolean): string {
  if (isDeletion) return m.main_csv_deletion_waits();
  return needsYou ? m.main_csv_needs_you() : m.main_csv_waiting();
}

const runs = ({ now, zone }: Moment): string =>
  m.main_csv_runs({ date: dateIn(zone, now), time: timeIn(zone, now) });
