import type { EntryId, Project, TimeEntry } from '../shared/model';
import type { ProjectEntries, ProjectEntriesWish } from '../shared/projects';
import { fail, ok, type Result } from '../shared/result';
import type { EntryView } from '../shared/snapshot';
import * as m from '../shared/i18n/messages';
import { buildDays, statesOf, viewOf, type JournalReader, type KnownEntry } from './core/build-snapshot';
import { beforeAsking, changedSince, type ChangedEntry, type SinceReader } from './core/changed-since';
import { fromServer, type Operation, type ServerEntry } from './core/operation';
import { isAmong } from './core/origin';
import { creates } from './core/outbox-plan';
import type { KeitoClient } from './keito/client';
import { KeitoError } from './keito/errors';
import type { TimeEntriesQuery } from './keito/params';
import { knownSources } from './keito/wire-time';
import { whyNot } from './kept-reading';
import { userOf } from './report-entries';
import type { AccountFacts } from './sync/account-facts';
import { entryFromWire } from './sync/from-wire';

const PER_PAGE = 25;
/** Of what the journal has, where Keito does not answer: more than that nobody reads line by line. */
const MOST_FROM_JOURNAL = 200;
const AGENT = 'agent';

export interface ProjectEntriesOptions {
  readonly journal: JournalReader & SinceReader;
  readonly client: Pick<KeitoClient, 'timeEntries' | 'skewMs'> | null;
  readonly facts: () => AccountFacts | null;
  readonly findProject: (projectId: string) => Project | null;
}

/**
 * A page of the person's own entries of a project, newest first: Keito's, with what was done here and has not reached it
 * laid over them. Where Keito does not answer the first page is what the journal knows; a later one fails.
 */
export async function readProjectEntries(
  options: ProjectEntriesOptions,
  wish: ProjectEntriesWish,
): Promise<Result<ProjectEntries>> {
  const { client } = options;
  const userId = options.facts()?.userId ?? null;
  if (!client || userId === null) return instead(options, wish, fail('sign-in', m.main_sync_signed_out()));
  const { journal } = options;
  const before = beforeAsking(journal);
  const lacked = before.open.filter((id) => !isThere(journal.entry(id), wish));
  try {
    const { items, hasMore } = await pageOf(client, userId, wish);
    const come = journal.operationsFrom(before.lastSeq + 1).filter(comes);
    const entries = laidOver(options, wish, items, {
      changed: changedSince(journal, before),
      comers: new Set([...lacked, ...come.map(({ entryId }) => entryId)]),
    });
    return ok({ entries, hasMore, unread: null });
  } catch (error) {
    if (!(error instanceof KeitoError)) throw error;
    return instead(options, wish, whyNot(error, m.main_project_entries_forbidden));
  }
}

async function pageOf(
  client: Pick<KeitoClient, 'timeEntries' | 'skewMs'>,
  userId: string,
  wish: ProjectEntriesWish,
): Promise<{ readonly items: readonly ServerEntry[]; readonly hasMore: boolean }> {
  for await (const { items, totalPages, perPage } of client.timeEntries(queryOf(userId, wish)).pages()) {
    const own = items.filter((wire) => (userOf(wire) ?? userId) === userId);
    const hasMore = totalPages === null ? items.length >= (perPage ?? PER_PAGE) : wish.page < totalPages;
    const skewMs = client.skewMs();
    // A server may ignore a filter that it does not know.
    return { items: own.map((wire) => entryFromWire(wire, skewMs)).filter(isWished(wish)), hasMore };
  }
  return { items: [], hasMore: false };
}

function queryOf(userId: string, { projectId, taskId, madeBy, page }: ProjectEntriesWish): TimeEntriesQuery {
  return {
    ...{ user_id: userId, project_id: projectId, page, per_page: PER_PAGE },
    ...(taskId !== undefined && { task_id: taskId }),
    ...(madeBy === 'agents' && { source: AGENT }),
    ...(madeBy === 'people' && { source: knownSources.filter((source) => source !== AGENT) }),
  };
}

type Wished = Pick<TimeEntry, 'projectId' | 'taskId' | 'source'>;

const isWished =
  ({ projectId, taskId, madeBy }: ProjectEntriesWish) =>
  (entry: Wished): boolean =>
    entry.projectId === projectId &&
    (taskId === undefined || entry.taskId === taskId) &&
    (madeBy === 'everybody' || (entry.source === AGENT) === (madeBy === 'agents'));

/** Whether Keito has an entry where it is looked for. */
const isThere = (known: KnownEntry | null, wish: ProjectEntriesWish): boolean =>
  known?.base ? isWished(wish)(known.base) : false;

/** Whether an entry may be in a project since then only. */
const comes = (operation: Operation): boolean => {
  const { body } = operation;
  if (body.kind !== 'edit') return creates(operation);
  return body.changes.projectId !== undefined || body.changes.taskId !== undefined;
};

/** What Keito's page may not have as it is here. */
interface Here {
  readonly changed: readonly ChangedEntry[];
  /** Those that it may lack: Keito may have been told of them after the page was put together. */
  readonly comers: ReadonlySet<EntryId>;
}

function laidOver(
  { journal, findProject }: ProjectEntriesOptions,
  wish: ProjectEntriesWish,
  items: readonly ServerEntry[],
  { changed, comers }: Here,
): readonly EntryView[] {
  const fits = isWished(wish);
  const states = statesOf(journal);
  // What Keito does not have here yet, as far as is known: the answer that it has may be lost, and the row be there.
  const ours = changed.filter((known) => !isThere(known, wish) || comers.has(known.id));
  const isOurs = isAmong(ours.map(({ id, remoteId }) => ({ ownId: id, remoteId })));
  const byRemoteId = new Map(changed.map((known) => [known.remoteId, known]));
  const shown = ({ id, view, base }: ChangedEntry): readonly EntryView[] =>
    view && fits(view) ? [viewOf(view, base, states.get(id) ?? { kind: 'saved' }, findProject)] : [];
  const theirs = items.flatMap((server) => {
    if (isOurs({ remoteId: server.remoteId, ownId: server.clientRequestId })) return [];
    const known = byRemoteId.get(server.remoteId);
    if (known) return shown(known);
    return [viewOf(fromServer(server.remoteId, server, null), server, { kind: 'saved' }, findProject)];
  });
  return [...(wish.page > 1 ? [] : ours.flatMap(shown)), ...theirs];
}

function instead(
  { journal, findProject }: ProjectEntriesOptions,
  wish: ProjectEntriesWish,
  failure: ReturnType<typeof fail>,
): Result<ProjectEntries> {
  if (wish.page > 1) return failure;
  const entries = buildDays({ journal, findProject }, '0001-01-01', '9999-12-31').filter(isWished(wish));
  return ok({
    entries: entries.slice(0, MOST_FROM_JOURNAL),
    hasMore: false,
    unread: failure.failure.message,
  });
}
