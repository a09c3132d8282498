import { dateIn, isEndNextDay, timeIn } from '../../shared/calendar';
import { beginNear, endOfRange, secondsOfRange, spanOfEntry } from '../../shared/entry-span';
import type { EntryChanges } from '../../shared/inputs';
import { MAX_ENTRY_SECONDS, secondsBetween } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import { fail, ok, type Result } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import type { StoredChanges } from './operation';
import type { WorkContext } from './ports';
import { checkChoice, checkDay, lockReason, plan, type Act, type Planned } from './timer';

/**
 * Changes an entry. A changed duration moves the end, and with a start counts from there; a changed start or end alone
 * decides the duration, over midnight where nothing else can be meant; of a running entry the duration as of `act.at` or
 * the start moves the begin of the running span.
 */
export function planEdit(context: WorkContext, entry: TimeEntry, asked: EntryChanges, act: Act): Planned {
  const changes = entry.startedAt === null ? ofFinished(context, asked) : asked;
  const locked = lockReason(entry);
  if (locked) return fail('locked', locked);
  if (changes.projectId !== undefined || changes.taskId !== undefined) {
    const checked = checkChoice(context, {
      projectId: changes.projectId ?? entry.projectId,
      taskId: changes.taskId ?? entry.taskId,
    });
    if (!checked.ok) return checked;
  }
  if (changes.spentDate !== undefined && changes.spentDate !== entry.spentDate) {
    const day = checkDay(context, changes.spentDate, act);
    if (!day.ok) return day;
  }
  const times =
    entry.startedAt === null
      ? finishedTimes(context, entry, changes)
      : runningTimes(context, entry, changes, act);
  if (!times.ok) return times;
  const stored: StoredChanges = {
    ...(changes.projectId !== undefined && { projectId: changes.projectId }),
    ...(changes.taskId !== undefined && { taskId: changes.taskId }),
    ...(changes.notes !== undefined && { notes: changes.notes }),
    ...(changes.spentDate !== undefined && { spentDate: changes.spentDate }),
    ...times.value,
  };
  return Object.keys(stored).length === 0
    ? ok([])
    : ok([plan(context, act, entry.id, { kind: 'edit', changes: stored })]);
}

/** Of what was running in sight when its begin was given: that is its start by now. */
function ofFinished({ zone }: WorkContext, { startedAt, ...changes }: EntryChanges): EntryChanges {
  if (startedAt === undefined) return changes;
  return { startTime: timeIn(zone, startedAt), spentDate: dateIn(zone, startedAt), ...changes };
}

function finishedTimes(context: WorkContext, entry: TimeEntry, changes: EntryChanges): Result<StoredChanges> {
  const startTime = changes.startTime ?? entry.startTime;
  const date = changes.spentDate ?? entry.spentDate;
  const former = date === entry.spentDate ? spanOfEntry(context.zone, entry) : null;
  const isLengthGiven = changes.seconds !== undefined && changes.endTime === undefined;
  if (!isLengthGiven && (changes.startTime !== undefined || changes.endTime !== undefined)) {
    const endTime = changes.endTime ?? entry.endTime;
    if (startTime === null || endTime === null) return fail('invalid', m.main_times_both(), 'endTime');
    const isNight = isEndNextDay(startTime, endTime);
    if (endTime <= startTime && !isNight) return fail('invalid', m.main_end_before_start(), 'endTime');
    const seconds = secondsOfRange(context.zone, date, startTime, endTime, former, changes.seconds ?? null);
    // Of a night the start is sent by itself: one that stays must not be set anew.
    return ok({ ...(!(isNight && startTime === entry.startTime) && { startTime }), endTime, seconds });
  }
  if (changes.seconds === undefined) return ok({});
  if (changes.seconds === 0) return fail('invalid', m.main_duration_empty(), 'seconds');
  const start = changes.startTime === undefined ? {} : { startTime: changes.startTime };
  if (startTime === null) return ok({ seconds: changes.seconds });
  // An end so late that its clock time would be taken for one of the same date has none: the duration alone says it.
  const endTime = endOfRange(context.zone, date, startTime, changes.seconds, former);
  return ok({ ...start, seconds: changes.seconds, endTime });
}

/**
 * Of a running entry everything counts from `startedAt`: time that it had before (it was restarted elsewhere) moves the
 * begin back by as much, so that neither a new begin nor a new total loses it.
 */
function runningTimes(
  context: WorkContext,
  entry: TimeEntry,
  changes: EntryChanges,
  act: Act,
): Result<StoredChanges> {
  if (changes.endTime !== undefined) return fail('invalid', m.main_still_running(), 'endTime');
  const begun = newBegin(context, entry, changes, act);
  if (begun === undefined) return ok({});
  if (begun > act.at) return fail('invalid', m.main_start_in_future(), 'startTime');
  const isTotal = changes.startedAt === undefined && changes.startTime === undefined;
  const startedAt = isTotal ? begun : begun - entry.seconds * 1000;
  if (secondsBetween(startedAt, act.at) > MAX_ENTRY_SECONDS)
    return fail('invalid', m.main_duration_too_long(), 'startTime');
  if (entry.seconds > 0 && isTotal) return ok({ startedAt, seconds: 0 });
  // The date goes with the begin, or the server would read the new clock time on the old date.
  const spentDate = entry.seconds > 0 ? (changes.spentDate ?? entry.spentDate) : dateIn(context.zone, begun);
  return ok({ startedAt, startTime: timeIn(context.zone, begun), spentDate, seconds: 0 });
}

/** UTC ms at which the running span shall have begun (for a new total: all of the entry); undefined: as it is. */
function newBegin(
  context: WorkContext,
  entry: TimeEntry,
  changes: EntryChanges,
  act: Act,
): number | undefined {
  if (changes.startedAt !== undefined) return changes.startedAt;
  if (changes.startTime !== undefined) {
    // An entry of another day that went on has its running span on the day of that.
    const { zone } = context;
    const former = entry.startedAt ?? act.at;
    const date = entry.seconds > 0 ? dateIn(zone, former) : entry.spentDate;
    return beginNear(zone, changes.spentDate ?? date, changes.startTime, former, act.at);
  }
  return changes.seconds === undefined ? undefined : act.at - changes.seconds * 1000;
}
