import { instantOf, timeIn } from '../../shared/calendar';
import { hoursFromSeconds, secondsBetween } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import type { StoredChanges } from '../core/operation';
import type { NewTimeEntry, TimeEntryPatch } from '../keito/bodies';
import { CLIENT_REQUEST_ID } from './from-wire';

/** A timer sent later than this after its click carries its true start, which the wire holds to the minute. */
const LATE_MS = 60_000;

/** Clock times are cut to the minute: an honest pair is less than this beside the seconds. */
const MINUTE_SECONDS = 60;

/** The one POST for an entry as it is here. `now` is UTC ms, `zone` the work zone. */
export function createBody(entry: TimeEntry, now: number, zone: string): NewTimeEntry {
  const common = {
    project_id: entry.projectId,
    task_id: entry.taskId,
    spent_date: entry.spentDate,
    notes: entry.notes,
    source: 'api',
    metadata: { [CLIENT_REQUEST_ID]: entry.id },
  } as const;
  if (entry.startedAt === null) {
    return { ...common, is_running: false, ...finishedPatch(entry, zone) };
  }
  const isLate = now - entry.startedAt >= LATE_MS && entry.startTime !== null;
  return {
    ...common,
    is_running: true,
    replace_running: true,
    // By the zone of now: another one may be known since the click.
    ...(isLate && { started_time: timeIn(zone, entry.startedAt) }),
  };
}

/**
 * Start and end go together, and only where they say the same as the seconds: where a server lets the times decide, a
 * pair that cannot hold the duration (under a minute, past midnight, with a pause) would overrule it.
 */
function clockTimes(
  { spentDate, seconds, startTime, endTime }: TimeEntry,
  zone: string,
): Pick<NewTimeEntry, 'started_time' | 'ended_time'> {
  if (startTime === null || endTime === null || endTime <= startTime) return {};
  const span = secondsBetween(instantOf(zone, spentDate, startTime), instantOf(zone, spentDate, endTime));
  return Math.abs(span - seconds) < MINUTE_SECONDS ? { started_time: startTime, ended_time: endTime } : {};
}

/** The PATCH for edited fields; null where nothing of them is the server's to know. `zone`: the work zone. */
export function patchBody(entry: TimeEntry, changes: StoredChanges, zone: string): TimeEntryPatch | null {
  const times =
    changes.startTime !== undefined || changes.endTime !== undefined || changes.startedAt !== undefined;
  const patch: TimeEntryPatch = {
    ...(changes.projectId !== undefined && { project_id: entry.projectId }),
    ...(changes.taskId !== undefined && { task_id: entry.taskId }),
    ...(changes.notes !== undefined && { notes: entry.notes }),
    ...(changes.spentDate !== undefined && { spent_date: entry.spentDate }),
    ...(entry.startedAt === null && changes.seconds !== undefined && hoursPatch(entry)),
    ...(entry.startedAt === null && times && finishedPatch(entry, zone)),
    ...(times && runningStart(entry, changes, zone)),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

/** The begin of what runs, by the zone of now; one that was only counted anew keeps the clock time that it has. */
function runningStart(
  { startedAt, startTime }: TimeEntry,
  changes: StoredChanges,
  zone: string,
): Pick<TimeEntryPatch, 'started_time'> {
  if (startedAt === null || startTime === null) return {};
  return { started_time: changes.startTime === undefined ? startTime : timeIn(zone, startedAt) };
}

/** The PATCH that makes the server's duration and clock times ours. */
export function finishedPatch(
  entry: TimeEntry,
  zone: string,
): Pick<NewTimeEntry, 'hours' | 'started_time' | 'ended_time'> {
  return { ...hoursPatch(entry), ...clockTimes(entry, zone) };
}

/** The PATCH that makes the server's duration ours, whatever its clock times. */
export function hoursPatch(entry: TimeEntry): Pick<NewTimeEntry, 'hours'> {
  return { hours: hoursFromSeconds(entry.seconds) };
}
