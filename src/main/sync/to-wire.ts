import { hoursFromSeconds } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import type { StoredChanges } from '../core/operation';
import type { NewTimeEntry, TimeEntryPatch } from '../keito/bodies';
import { CLIENT_REQUEST_ID } from './from-wire';

/** A timer sent later than this after its click carries its true start, which the wire holds to the minute. */
const LATE_MS = 60_000;

/** The one POST for an entry as it is here. `now` is UTC ms. */
export function createBody(entry: TimeEntry, now: number): NewTimeEntry {
  const common = {
    project_id: entry.projectId,
    task_id: entry.taskId,
    spent_date: entry.spentDate,
    notes: entry.notes,
    source: 'api',
    metadata: { [CLIENT_REQUEST_ID]: entry.id },
  } as const;
  if (entry.startedAt === null) {
    return { ...common, is_running: false, hours: hoursFromSeconds(entry.seconds), ...clockTimes(entry) };
  }
  const isLate = now - entry.startedAt >= LATE_MS && entry.startTime !== null;
  return {
    ...common,
    is_running: true,
    replace_running: true,
    ...(isLate && { started_time: entry.startTime ?? '' }),
  };
}

/** Start and end go together, and only where they lie on one date: an end past midnight would come before its start. */
function clockTimes({ startTime, endTime }: TimeEntry): Pick<NewTimeEntry, 'started_time' | 'ended_time'> {
  return startTime !== null && endTime !== null && endTime >= startTime
    ? { started_time: startTime, ended_time: endTime }
    : {};
}

/** The PATCH for edited fields; null where nothing of them is the server's to know. */
export function patchBody(entry: TimeEntry, changes: StoredChanges): TimeEntryPatch | null {
  const times =
    changes.startTime !== undefined || changes.endTime !== undefined || changes.startedAt !== undefined;
  const patch: TimeEntryPatch = {
    ...(changes.projectId !== undefined && { project_id: entry.projectId }),
    ...(changes.taskId !== undefined && { task_id: entry.taskId }),
    ...(changes.notes !== undefined && { notes: entry.notes }),
    ...(changes.spentDate !== undefined && { spent_date: entry.spentDate }),
    ...(entry.startedAt === null && (changes.seconds !== undefined || times) && finishedPatch(entry)),
    ...(entry.startedAt !== null && times && entry.startTime !== null && { started_time: entry.startTime }),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

/** The PATCH that makes the server's duration ours. */
export function finishedPatch(entry: TimeEntry): TimeEntryPatch {
  return { hours: hoursFromSeconds(entry.seconds), ...clockTimes(entry) };
}
