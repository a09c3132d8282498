import { secondsAt } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import type { ConflictField } from '../../shared/snapshot';
import { assertNever } from '../../shared/result';
import type { Operation, OperationBody, StoredChanges } from './operation';

const FIELDS: Readonly<Record<ConflictField, readonly (keyof StoredChanges)[]>> = {
  notes: ['notes'],
  place: ['projectId', 'taskId'],
  date: ['spentDate'],
  time: ['seconds', 'startTime', 'endTime', 'startedAt'],
};
const ALL_FIELDS: readonly ConflictField[] = ['notes', 'place', 'date', 'time'];

/** Which fields an edit sets. */
export function fieldsOf(changes: StoredChanges): readonly ConflictField[] {
  return ALL_FIELDS.filter((field) => FIELDS[field].some((name) => changes[name] !== undefined));
}

/** Which fields an operation on a known entry decides. */
export function fieldsSetBy(body: OperationBody): readonly ConflictField[] {
  if (body.kind === 'edit') return fieldsOf(body.changes);
  return body.kind === 'stop' ? ['time'] : [];
}

/** Does an operation set the begin of what runs? */
export function movesBegin(body: OperationBody): boolean {
  return body.kind === 'edit' && body.changes.startedAt !== undefined;
}

/** Does a span run there that was begun after the stop here? That stop never meant it, and would wipe out its time. */
export function isBegunSince(
  { startedAt }: Pick<TimeEntry, 'startedAt'>,
  body: OperationBody | undefined,
): boolean {
  return startedAt !== null && body?.kind === 'stop' && startedAt > body.stoppedAt;
}

/** Does an edit set how long an entry was that is finished? */
export function setsLength(body: OperationBody): boolean {
  return body.kind === 'edit' && body.changes.seconds !== undefined && !movesBegin(body);
}

/** An edit without what it sets in `fields`. */
function withoutFields(changes: StoredChanges, fields: readonly ConflictField[]): StoredChanges {
  const dropped = new Set(fields.flatMap((field) => FIELDS[field]));
  const { projectId, taskId, notes, spentDate, seconds, startTime, endTime, startedAt } = changes;
  return {
    ...(projectId !== undefined && !dropped.has('projectId') && { projectId }),
    ...(taskId !== undefined && !dropped.has('taskId') && { taskId }),
    ...(notes !== undefined && !dropped.has('notes') && { notes }),
    ...(spentDate !== undefined && !dropped.has('spentDate') && { spentDate }),
    ...(seconds !== undefined && !dropped.has('seconds') && { seconds }),
    ...(startTime !== undefined && !dropped.has('startTime') && { startTime }),
    ...(endTime !== undefined && !dropped.has('endTime') && { endTime }),
    ...(startedAt !== undefined && !dropped.has('startedAt') && { startedAt }),
  };
}

/** Do two states of an entry say the same in a field? */
export function sameIn(field: ConflictField, a: TimeEntry, b: TimeEntry): boolean {
  switch (field) {
    case 'notes':
      return a.notes === b.notes;
    case 'place':
      return a.projectId === b.projectId && a.taskId === b.taskId;
    case 'date':
      return a.spentDate === b.spentDate;
    case 'time':
      return (
        a.seconds === b.seconds &&
        a.startedAt === b.startedAt &&
        a.startTime === b.startTime &&
        a.endTime === b.endTime
      );
    default:
      return assertNever(field);
  }
}

/** In which of the fields that were set here the two sides differ. `theirs` is the server's entry without ours. */
export function differingFields(
  operations: readonly Operation[],
  mine: TimeEntry,
  theirs: TimeEntry,
): readonly ConflictField[] {
  const set = new Set(operations.flatMap(({ body }) => fieldsSetBy(body)));
  return ALL_FIELDS.filter((field) => set.has(field) && !sameIn(field, mine, theirs));
}

/**
 * What is left of the operations when the other side's values stand in `fields`. A timer that still runs there is
 * stopped all the same, at the click, and counts from their begin; not one that was begun after the click.
 */
export function withTheirs(
  operations: readonly Operation[],
  fields: readonly ConflictField[],
  theirs: TimeEntry,
): readonly OperationBody[] {
  const merged = operations.reduce<StoredChanges>(
    (changes, { body }) => (body.kind === 'edit' ? { ...changes, ...body.changes } : changes),
    {},
  );
  const changes = withoutFields(merged, fields);
  const edits: readonly OperationBody[] =
    Object.keys(changes).length === 0 ? [] : [{ kind: 'edit', changes }];
  const stops = operations.flatMap(({ body }) =>
    body.kind === 'stop' && theirs.startedAt !== null && !isBegunSince(theirs, body)
      ? [{ ...body, seconds: secondsAt(theirs, body.stoppedAt) }]
      : [],
  );
  return [...edits, ...stops];
}
