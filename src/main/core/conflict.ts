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

/** An edit without what it sets in `fields`. */
export function withoutFields(changes: StoredChanges, fields: readonly ConflictField[]): StoredChanges {
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

/** In which of the fields that were edited here the two sides differ. `theirs` is the server's entry without ours. */
export function differingFields(
  operations: readonly Operation[],
  mine: TimeEntry,
  theirs: TimeEntry,
): readonly ConflictField[] {
  const edited = new Set(
    operations.flatMap(({ body }) => (body.kind === 'edit' ? fieldsOf(body.changes) : [])),
  );
  return ALL_FIELDS.filter((field) => edited.has(field) && !sameIn(field, mine, theirs));
}

/** What is left of the open edits when the other side's values stand in `fields`: one edit, or none. */
export function withTheirs(
  operations: readonly Operation[],
  fields: readonly ConflictField[],
): Extract<OperationBody, { kind: 'edit' }> | null {
  const merged = operations.reduce<StoredChanges>(
    (changes, { body }) => (body.kind === 'edit' ? { ...changes, ...body.changes } : changes),
    {},
  );
  const changes = withoutFields(merged, fields);
  return Object.keys(changes).length === 0 ? null : { kind: 'edit', changes };
}
