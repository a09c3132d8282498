import type { ActivityChanges, ActivityEntry, ActivityItem } from '../../shared/activity';
import type { EntryId, Project, TimeEntry } from '../../shared/model';
import { viewOf } from './build-snapshot';
import { beginSaid } from './late-start';
import { overlay, type Operation, type OperationBody, type ServerEntry } from './operation';
import { creates } from './outbox-plan';

/** An entry as the journal knows it. */
interface Known {
  readonly id: EntryId;
  readonly view: TimeEntry | null;
  readonly base: ServerEntry | null;
}

export interface ActivityReader {
  latestOperations(limit: number): readonly Operation[];
  operationsOf(id: EntryId): readonly Operation[];
  entry(id: EntryId): Known | null;
  /** Entries that were worked on last, newest first. */
  recent(limit: number, today: string): readonly Known[];
}

export interface ActivityInput {
  readonly journal: ActivityReader;
  readonly findProject: (projectId: string) => Project | null;
  readonly limit: number;
  readonly today: string;
}

/**
 * What was done last, newest first: what was done here as the journal tells it, and what began or ended elsewhere as far
 * as the server's word shows it.
 */
export function buildActivity({
  journal,
  findProject,
  limit,
  today,
}: ActivityInput): readonly ActivityItem[] {
  const named = (entry: TimeEntry, base: ServerEntry | null): ActivityEntry => {
    const { clientName, projectName, taskName, notes } = viewOf(entry, base, { kind: 'saved' }, findProject);
    return { clientName, projectName, taskName, notes };
  };
  const here = journal.latestOperations(limit).map((operation): ActivityItem => {
    const { seq, at, cause, body, undoneAt, entryId } = operation;
    const known = journal.entry(entryId);
    const entry = asOf(journal, operation) ?? known?.view ?? null;
    const base = known?.base ?? null;
    return {
      ...{ id: `operation-${seq}`, at, cause, kind: body.kind, isUndone: undoneAt !== null },
      entry: entry && named(entry, base),
      changes: changesOf(body, at, entry && named(entry, base)),
    };
  });
  const elsewhere = journal
    .recent(limit, today)
    .flatMap(({ id, view, base }) =>
      view && base ? fromElsewhere(journal.operationsOf(id), view, base, named(view, base)) : [],
    );
  return [...here, ...elsewhere].sort((a, b) => b.at - a.at).slice(0, limit);
}

/** The entry as it was known by the operation, and of a deletion just before; null where it was not created here. */
function asOf(journal: ActivityReader, { entryId, seq, body }: Operation): TimeEntry | null {
  const until = journal
    .operationsOf(entryId)
    .filter((one) => one.seq < seq || (one.seq === seq && body.kind !== 'delete'));
  return overlay(
    null,
    entryId,
    until.map((one) => one.body),
  );
}

function changesOf(body: OperationBody, at: number, entry: ActivityEntry | null): ActivityChanges {
  switch (body.kind) {
    case 'start':
      return body.startedAt === at ? {} : { startedAt: body.startedAt };
    case 'log': {
      const { seconds, startTime, endTime, spentDate } = body;
      return { seconds, startTime, endTime, spentDate };
    }
    case 'stop':
      return { seconds: body.seconds };
    case 'delete':
      return {};
    case 'edit': {
      const { projectId, taskId, startedAt, startTime, seconds, ...changes } = body.changes;
      const isPlace = entry !== null && (projectId !== undefined || taskId !== undefined);
      const { clientName = '', projectName = '', taskName = '' } = entry ?? {};
      // The begin of what runs tells its clock time already, and no seconds are counted but from there.
      const times =
        startedAt === undefined
          ? { ...(startTime !== undefined && { startTime }), ...(seconds !== undefined && { seconds }) }
          : { startedAt };
      return { ...changes, ...times, ...(isPlace && { place: { clientName, projectName, taskName } }) };
    }
  }
}

/** What nobody did here, and yet was done. */
function fromElsewhere(
  operations: readonly Operation[],
  view: TimeEntry,
  base: ServerEntry,
  entry: ActivityEntry,
): readonly ActivityItem[] {
  const create = operations.find(creates);
  const common = { cause: 'elsewhere', entry, isUndone: false } as const;
  if (!create) {
    if (base.createdAt === null) return [];
    const isRunning = view.startedAt !== null;
    const changes = isRunning ? {} : { seconds: view.seconds };
    return [
      { id: `begun-${view.id}`, at: base.createdAt, kind: isRunning ? 'start' : 'log', changes, ...common },
    ];
  }
  const isStoppedHere = operations.some(({ body, undoneAt }) => body.kind === 'stop' && undoneAt === null);
  const { body } = create;
  if (body.kind !== 'start' || view.startedAt !== null || isStoppedHere) return [];
  const { seconds } = view;
  return [
    {
      id: `ended-${view.id}`,
      at: (beginSaid(operations) ?? body.startedAt) + seconds * 1000,
      kind: 'stop',
      changes: { seconds },
      ...common,
    },
  ];
}
