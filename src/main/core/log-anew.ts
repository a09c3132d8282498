import { dateIn, timeIn } from '../../shared/calendar';
import type { EntryId, TimeEntry } from '../../shared/model';
import { billableLike } from './billable';
import type { PlannedOperation } from './operation';
import type { WorkContext } from './ports';
import type { Act } from './timer';

/**
 * Creates a new entry that is as `entry` is seen, for one that is no longer in Keito. Nothing is checked: the time was
 * on this project and task before.
 */
export function planAnew(
  context: WorkContext,
  entry: TimeEntry,
  entryId: EntryId,
  { at, cause }: Act,
): PlannedOperation {
  const { zone } = context;
  const { projectId, taskId, notes, spentDate, seconds, startedAt, startTime, endTime } = entry;
  const work = { projectId, taskId, notes, ...billableLike(context, entry) };
  if (startedAt === null) {
    const body = { kind: 'log', ...work, spentDate, seconds, startTime, endTime } as const;
    return { entryId, body, at, zone, cause };
  }
  // What was counted before the running span is kept by a begin that lies so much earlier.
  const begun = startedAt - seconds * 1000;
  const when = { spentDate: dateIn(zone, begun), startedAt: begun, startTime: timeIn(zone, begun) };
  return { entryId, body: { kind: 'start', ...work, ...when }, at, zone, cause };
}
