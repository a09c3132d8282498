import type { CalendarDate } from '../../shared/calendar';
import { totalsOf, type Total } from '../../shared/money';
import {
  GROUPINGS,
  sortRows,
  type Grouping,
  type Report,
  type ReportRow,
  type ReportSpan,
  type ReportSums,
} from '../../shared/report';
import { isAmong } from './origin';
import { barsOf } from './report-spans';

/** A time entry as a report sees it. */
export interface ReportEntry {
  /** Null: Keito does not have it yet. */
  readonly remoteId: string | null;
  /** The id that this app gave it, where it created it. */
  readonly ownId: string | null;
  readonly userId: string;
  readonly userName: string;
  readonly projectId: string;
  readonly projectName: string;
  /** Null: nobody said; the name is all that is known of the client then. */
  readonly clientId: string | null;
  readonly clientName: string;
  readonly color: string | null;
  readonly taskId: string;
  readonly taskName: string;
  readonly spentDate: CalendarDate;
  /** Whole seconds; of one that runs, up to now. */
  readonly seconds: number;
  readonly isRunning: boolean;
  readonly billable: boolean;
  readonly source: string;
}

/** What the team report of Keito says of a person, for one of the spans that it was asked for. */
export interface TeamMember {
  readonly userId: string;
  readonly userName: string;
  /** Whole seconds; timers that run are not in it. */
  readonly seconds: number;
  readonly billableSeconds: number;
  /** Null: Keito names none. */
  readonly amount: Total | null;
}

/** An entry that Keito did not have as it is here, or told before it had it. `entry` null: it was deleted here. */
export interface UnsentChange {
  readonly remoteId: string | null;
  readonly ownId: string;
  readonly entry: ReportEntry | null;
}

/** Keito's entries as they will be once all is sent. What was sent and not answered yet counts once. */
export function withUnsent(
  entries: readonly ReportEntry[],
  unsent: readonly UnsentChange[],
): readonly ReportEntry[] {
  const isReplaced = isAmong(unsent);
  return [...entries.filter((entry) => !isReplaced(entry)), ...unsent.flatMap(({ entry }) => entry ?? [])];
}

export interface ReportInput extends ReportSpan {
  readonly scope: Report['scope'];
  /** Null: there are too many to be read; the team's own totals stand alone. */
  readonly entries: readonly ReportEntry[] | null;
  readonly team: readonly TeamMember[];
  /** BCP 47: by which names are put in order. */
  readonly locale: string;
}

/** What belongs on one line, and what that line is called. */
const LINES: Readonly<
  Record<Grouping, (entry: ReportEntry) => Pick<ReportRow, 'key'> & Partial<Pick<ReportRow, Named>>>
> = {
  person: ({ userId, userName }) => ({ key: userId, name: userName }),
  project: ({ projectId, projectName, clientName, color }) => ({
    ...{ key: projectId, name: projectName, detail: clientName, color },
  }),
  task: ({ taskId, taskName }) => ({ key: taskId, name: taskName }),
  client: ({ clientId, clientName }) => ({ key: clientId ?? `?${clientName}`, name: clientName }),
  day: ({ spentDate }) => ({ key: spentDate }),
  billable: ({ billable }) => ({ key: billable ? 'billable' : 'unbillable' }),
  source: ({ source }) => ({ key: source }),
};
type Named = 'name' | 'detail' | 'color';

/** Adds up entries of some days in every way. Each grouping comes to the whole's sums. */
export function buildReport(input: ReportInput): Pick<Report, 'bars' | 'total' | 'groups'> {
  const { from, to, scope, team } = input;
  const amounts = amountsOf(team);
  if (input.entries === null) {
    const rows = sorted(teamRows(team), 'person', input.locale);
    return { bars: [], total: { ...sumOf(rows), amounts }, groups: { person: rows } };
  }
  const entries = withClients(input.entries.filter(({ spentDate }) => spentDate >= from && spentDate <= to));
  const bars = barsOf(input);
  const barAt = finderOf(bars);
  const rowsBy = (by: Grouping): readonly ReportRow[] => {
    const rows = linesOf(entries, by, bars.length, barAt);
    return sorted(by === 'person' ? withAmounts(rows, team, bars.length) : rows, by, input.locale);
  };
  const groupings = GROUPINGS.filter((by) => by !== 'person' || scope === 'everyone');
  return {
    bars,
    total: { ...sumOf(entries.map(sumsOf)), amounts },
    groups: Object.fromEntries(groupings.map((by) => [by, rowsBy(by)])),
  };
}

/** A client of whom nobody said which is the only one of that name, where there is just one. */
function withClients(entries: readonly ReportEntry[]): readonly ReportEntry[] {
  const named = new Map<string, ReadonlySet<string>>();
  for (const { clientId, clientName } of entries)
    if (clientId !== null) named.set(clientName, new Set([...(named.get(clientName) ?? []), clientId]));
  return entries.map((entry) => {
    const [only, ...others] = named.get(entry.clientName) ?? [];
    return entry.clientId === null && only !== undefined && others.length === 0
      ? { ...entry, clientId: only }
      : entry;
  });
}

const sorted = (rows: readonly ReportRow[], by: Grouping, locale: string): readonly ReportRow[] =>
  sortRows(
    rows,
    by,
    by === 'day' ? { column: 'name', isDescending: false } : { column: 'seconds', isDescending: true },
    locale,
  );

const sumsOf = ({ seconds, billable, source }: ReportEntry): ReportSums => ({
  seconds,
  billableSeconds: billable ? seconds : 0,
  agentSeconds: source === 'agent' ? seconds : 0,
  entries: 1,
});

const NOTHING: ReportSums = { seconds: 0, billableSeconds: 0, agentSeconds: 0, entries: 0 };

/** Whole seconds are added, so that no sum depends on its order. */
const plus = (a: ReportSums, b: ReportSums): ReportSums => ({
  seconds: a.seconds + b.seconds,
  billableSeconds: a.billableSeconds + b.billableSeconds,
  agentSeconds: a.agentSeconds + b.agentSeconds,
  entries: a.entries + b.entries,
});

const sumOf = (all: readonly ReportSums[]): ReportSums => all.reduce(plus, NOTHING);

function linesOf(
  entries: readonly ReportEntry[],
  by: Grouping,
  bars: number,
  barAt: (date: CalendarDate) => number,
): readonly ReportRow[] {
  const rows = new Map<
    string,
    { sums: ReportSums; parts: number[]; line: ReturnType<(typeof LINES)[typeof by]> }
  >();
  for (const entry of entries) {
    const line = LINES[by](entry);
    const row = rows.get(line.key) ?? { sums: NOTHING, parts: new Array<number>(bars).fill(0), line };
    row.sums = plus(row.sums, sumsOf(entry));
    const bar = barAt(entry.spentDate);
    row.parts[bar] = (row.parts[bar] ?? 0) + entry.seconds;
    // The first that has a name names the line.
    if (!row.line.name && line.name) row.line = line;
    rows.set(line.key, row);
  }
  return [...rows.values()].map(({ sums, parts, line }) => ({
    ...{ name: '', detail: '', color: null, ...line },
    ...sums,
    ...{ parts, amounts: [] },
  }));
}

/** In which bar a date is. */
function finderOf(bars: readonly ReportSpan[]): (date: CalendarDate) => number {
  const known = new Map<CalendarDate, number>();
  return (date) => {
    const bar = known.get(date) ?? bars.findIndex(({ to }) => date <= to);
    known.set(date, bar);
    return bar;
  };
}

/** By currency, in the order of their codes. */
function amountsOf(team: readonly TeamMember[]): readonly Total[] {
  const totals = totalsOf(team.flatMap(({ amount }) => amount ?? []));
  return totals
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => ((a.currency ?? '') < (b.currency ?? '') ? -1 : 1));
}

/** What each person's time comes to; who has an amount has a line. */
function withAmounts(
  rows: readonly ReportRow[],
  team: readonly TeamMember[],
  bars: number,
): readonly ReportRow[] {
  const known = new Set(rows.map(({ key }) => key));
  const others = teamRows(team).filter(({ key, amounts }) => !known.has(key) && amounts.length > 0);
  return [
    ...rows.map((row) => {
      const own = team.filter(({ userId }) => userId === row.key);
      return { ...row, name: row.name || (own[0]?.userName ?? ''), amounts: amountsOf(own) };
    }),
    ...others.map((row) => ({ ...row, ...NOTHING, parts: new Array<number>(bars).fill(0) })),
  ];
}

/** The team's own totals, each person once over all spans that were asked for. */
function teamRows(team: readonly TeamMember[]): readonly ReportRow[] {
  const people = new Map<string, TeamMember[]>();
  for (const member of team) people.set(member.userId, [...(people.get(member.userId) ?? []), member]);
  return [...people].map(([key, members]) => ({
    ...{
      key,
      name: members.find(({ userName }) => userName !== '')?.userName ?? '',
      detail: '',
      color: null,
    },
    ...sumOf(
      members.map(({ seconds, billableSeconds }) => ({
        ...{ seconds, billableSeconds, agentSeconds: 0, entries: 0 },
      })),
    ),
    ...{ parts: [], amounts: amountsOf(members) },
  }));
}
