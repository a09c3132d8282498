import { dateIn, timeIn } from '../../shared/calendar';
import type { EntryId, TimeEntry } from '../../shared/model';
import { billableLike } from './billable';
import type { PlannedOperation } from './operation';
import type { NewId, WorkContext } from './ports';
import { plan, type Act } from './timer';

/** The id of what is created anew, and the entry that has to be gone from Keito before; null where none is there. */
export interface Anew {
  readonly entryId: EntryId;
  readonly replaces: EntryId | null;
}

/**
 * Creates a new entry that is as `entry` is seen, for one that is no longer in Keito, or is deleted for it. Nothing is checked: the time was
 * on this project and task before. What was counted on another day before the running span began stays on it, in an entry
 * of its own that comes first.
 */
export function planAnew(
  context: WorkContext,
  entry: TimeEntry,
  { entryId, replaces }: Anew,
  act: Act,
  newId: NewId,
): readonly PlannedOperation[] {
  const { zone } = context;
  const { projectId, taskId, notes, spentDate, seconds, startedAt, startTime, endTime } = entry;
  const work = {
    ...{ projectId, taskId, notes, ...billableLike(context, entry) },
    ...(replaces !== null && { replaces }),
  };
  const log = { kind: 'log', ...work, spentDate, seconds, startTime, endTime } as const;
  if (startedAt === null) return [plan(context, act, entryId, log)];
  const start = (begun: number): PlannedOperation =>
    plan(context, act, entryId, {
      ...{ kind: 'start', ...work },
      ...{ spentDate: dateIn(zone, begun), startedAt: begun, startTime: timeIn(zone, begun) },
    });
  // What was counted before the running span is kept by a begin that lies so much earlier.
  const begun = startedAt - seconds * 1000;
  if (seconds === 0 || dateIn(zone, begun) === spentDate) return [start(begun)];
  return [plan(context, act, newId(), { ...log, startTime: null, endTime: null }), start(startedAt)];
}
