import type { Rounding } from '../../shared/durations';
import type { ConflictField } from '../../shared/snapshot';
import type { TimeEntry } from '../../shared/model';
import { fieldsSetBy } from '../core/conflict';
import type { Operation, ServerEntry } from '../core/operation';
import type { TimeEntryPatch } from '../keito/bodies';
import { agrees } from './adopt-created';

/**
 * What was asked for and not done, though Keito said yes: its `answer` still has what was there `before`. A value that is
 * neither is Keito's own way to write what was asked for. Clock times and the begin of what runs some servers do not keep.
 */
export function untaken(
  before: ServerEntry,
  answer: ServerEntry,
  asked: { readonly patch: TimeEntryPatch; readonly entry: TimeEntry },
  rounding: Rounding | null,
): readonly ConflictField[] {
  const { patch, entry } = asked;
  const isKept = (was: string, is: string, wanted: string | null | undefined): boolean =>
    wanted !== undefined && is.trim() === was.trim() && is.trim() !== (wanted ?? '').trim();
  const isPlaceKept =
    isKept(before.projectId, answer.projectId, patch.project_id) ||
    isKept(before.taskId, answer.taskId, patch.task_id);
  const isTimeKept =
    patch.hours !== undefined && answer.seconds === before.seconds && !agrees(answer, entry, rounding);
  return [
    ...(isKept(before.notes, answer.notes, patch.notes) ? (['notes'] as const) : []),
    ...(isPlaceKept ? (['place'] as const) : []),
    ...(isKept(before.spentDate, answer.spentDate, patch.spent_date) ? (['date'] as const) : []),
    ...(isTimeKept ? (['time'] as const) : []),
  ];
}

/**
 * The sequence numbers of the operations whose fields were not taken: of the time of a stop both sides have their say. Where
 * nobody edited what was created, Keito's duration stands: it may round by a rule that it does not tell.
 */
export function untakenOf(
  operations: readonly Operation[],
  fields: readonly ConflictField[],
): readonly number[] {
  const hasStop = operations.some(({ body }) => body.kind === 'stop');
  const isTold = (field: ConflictField): boolean => fields.includes(field) && !(hasStop && field === 'time');
  const isCorrection = ({ body }: Operation): boolean => body.kind === 'edit' && body.isCorrection === true;
  return operations
    .filter((operation) => !isCorrection(operation) && fieldsSetBy(operation.body).some(isTold))
    .map(({ seq }) => seq);
}
