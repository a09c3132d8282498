import { secondsAt, secondsFromHours } from '../shared/durations';
import type { Project, TimeEntry } from '../shared/model';
import { amountFromUnits } from '../shared/money';
import type { ReportSpan } from '../shared/report';
import { viewOf, type JournalReader, type KnownEntry } from './core/build-snapshot';
import { changedSince, type Before, type SinceReader } from './core/changed-since';
import type { ReportEntry, TeamMember, UnsentChange } from './core/report';
import type { WireTeamReportRow, WireTimeEntry } from './keito/wire-time';
import type { AccountFacts } from './sync/account-facts';
import { entryFromWire } from './sync/from-wire';

/** What turns entries into those of a report. */
export interface ReportWords {
  /** UTC ms: up to then timers that run are counted. */
  readonly now: number;
  readonly findProject: (projectId: string) => Project | null;
  /** Whose the journal is; null: Keito was never heard. */
  readonly facts: Pick<AccountFacts, 'userId' | 'userName'> | null;
}

/** Keito's entry; `skewMs` is server minus local. Names are the catalogue's, as in the journal, else Keito's. */
export function reportEntryOf(
  wire: WireTimeEntry,
  skewMs: number | null,
  { now, findProject, facts }: ReportWords,
): ReportEntry {
  const server = entryFromWire(wire, skewMs);
  const project = findProject(server.projectId);
  const task = project?.tasks.find(({ id }) => id === server.taskId);
  return {
    ...{ remoteId: server.remoteId, ownId: server.clientRequestId },
    userId: userOf(wire) ?? facts?.userId ?? '',
    userName: wire.user?.name ?? '',
    projectId: server.projectId,
    projectName: project?.name ?? server.projectName,
    clientId: project?.clientId ?? wire.client?.id ?? null,
    clientName: project?.clientName ?? server.clientName,
    color: project?.color ?? null,
    taskId: server.taskId,
    taskName: task?.name ?? server.taskName,
    spentDate: server.spentDate,
    seconds: secondsAt(server, now),
    isRunning: server.startedAt !== null,
    billable: server.billable,
    source: server.source,
  };
}

/** The user of an entry; null where Keito does not say. */
export function userOf({ user_id, user }: WireTimeEntry): string | null {
  return user_id ?? user?.id ?? null;
}

export function teamMemberOf(row: WireTeamReportRow): TeamMember {
  const { user_id, user_name, total_hours, billable_hours, currency, billable_amount } = row;
  const units = billable_amount ?? null;
  return {
    userId: user_id,
    userName: user_name ?? '',
    seconds: secondsFromHours(total_hours),
    billableSeconds: secondsFromHours(billable_hours ?? 0),
    amount: units === null ? null : { currency: currency ?? null, amount: amountFromUnits(units) },
  };
}

function ownEntryOf(view: TimeEntry, base: KnownEntry['base'], words: ReportWords): ReportEntry {
  const { now, findProject, facts } = words;
  const { projectName, clientName, color, taskName } = viewOf(view, base, { kind: 'saved' }, findProject);
  const clientId = findProject(view.projectId)?.clientId ?? null;
  return {
    ...{ remoteId: view.remoteId, ownId: view.id },
    ...{ userId: facts?.userId ?? '', userName: facts?.userName ?? '' },
    ...{ projectId: view.projectId, projectName, clientId, clientName, color },
    ...{ taskId: view.taskId, taskName, spentDate: view.spentDate },
    ...{ seconds: secondsAt(view, now), isRunning: view.startedAt !== null },
    ...{ billable: view.billable, source: view.source },
  };
}

/** One's own entries of some days, as far as the journal knows them. */
export function journalEntries(
  journal: Pick<JournalReader, 'between'>,
  { from, to }: ReportSpan,
  words: ReportWords,
): readonly ReportEntry[] {
  return journal.between(from, to).flatMap(({ view, base }) => (view ? ownEntryOf(view, base, words) : []));
}

/** How many entries of some days Keito does not have as they are here, or has on one of them and will have elsewhere. */
export function countUnsent(
  journal: Pick<JournalReader, 'openOperations' | 'entry'>,
  { from, to }: ReportSpan,
): number {
  const isWithin = (date: string | undefined): boolean => date !== undefined && date >= from && date <= to;
  const ids = new Set(journal.openOperations().map(({ entryId }) => entryId));
  return [...ids].filter((id) => {
    const { view, base } = journal.entry(id) ?? {};
    return isWithin(view?.spentDate) || isWithin(base?.spentDate);
  }).length;
}

/** What Keito, asked since `before`, may have told otherwise than it is here, of whatever days. */
export function changesSince(
  journal: SinceReader,
  before: Before,
  words: ReportWords,
): readonly UnsentChange[] {
  return changedSince(journal, before).map(({ id, remoteId, view, base }) => ({
    ...{ remoteId, ownId: id },
    entry: view && ownEntryOf(view, base, words),
  }));
}
