import { dateIn, isDayTooFar, timeIn, type CalendarDate, type ClockTime } from '../../shared/calendar';
import { MAX_ENTRY_SECONDS, secondsAt, secondsBetween } from '../../shared/durations';
import type { Cause, EntryId, TimeEntry } from '../../shared/model';
import { fail, ok, type Result } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import { billableLike, isBillableByDefault, type Billable, type BillableEntry } from './billable';
import type { OperationBody, PlannedOperation } from './operation';
import type { WorkContext } from './ports';

/** What to spend time on. */
export interface Choice {
  readonly projectId: string;
  readonly taskId: string;
  readonly notes: string;
}

/** Who did it, and at which instant (UTC ms): the click, not the moment of sending. */
export interface Act {
  readonly at: number;
  readonly cause: Cause;
}

export type Planned = Result<readonly PlannedOperation[]>;

/** What was done to an entry at the click. */
export function plan(
  context: WorkContext,
  act: Act,
  entryId: EntryId,
  body: OperationBody,
): PlannedOperation {
  return { entryId, body, at: act.at, zone: context.zone, cause: act.cause };
}

/** Whether time may be put on this project and task; answers whether it is billable by default. */
export function checkChoice(context: WorkContext, choice: Omit<Choice, 'notes'>): Result<boolean> {
  const project = context.findProject(choice.projectId);
  if (!project) return fail('invalid', m.main_project_unknown(), 'projectId');
  if (!project.isActive)
    return fail('invalid', m.main_project_archived({ project: project.name }), 'projectId');
  if (!project.tasks.some((task) => task.id === choice.taskId)) {
    return fail('invalid', m.main_task_not_on_project({ project: project.name }), 'taskId');
  }
  return ok(isBillableByDefault(project, choice.taskId));
}

/** Whether time may be put on a day now: one far away has a slip in its year. */
export function checkDay({ zone }: WorkContext, spentDate: CalendarDate, act: Act): Result<null> {
  if (!isDayTooFar(dateIn(zone, act.at), spentDate)) return ok(null);
  return fail('invalid', m.problem_day_too_far({ date: spentDate }), 'spentDate');
}

/** Ends a running entry at an instant (UTC ms); one that began later ends with what it had, never below 0. */
export function planStop(
  context: WorkContext,
  running: TimeEntry,
  act: Act,
  stoppedAt = act.at,
): PlannedOperation {
  return plan(context, act, running.id, {
    kind: 'stop',
    stoppedAt,
    seconds: secondsAt(running, stoppedAt),
    endTime: timeIn(context.zone, stoppedAt),
  });
}

/**
 * Whether a timer may begin now or, at `startedAt` (UTC ms), in the past; answers whether it is billable by default. Not
 * where what runs began later: its time would be gone.
 */
export function checkStart(
  context: WorkContext,
  running: readonly TimeEntry[],
  choice: Choice,
  act: Act,
  startedAt = act.at,
): Result<boolean> {
  const checked = checkChoice(context, choice);
  if (!checked.ok) return checked;
  if (startedAt > act.at) return fail('invalid', m.main_start_in_future(), 'startTime');
  if (secondsBetween(startedAt, act.at) > MAX_ENTRY_SECONDS)
    return fail('invalid', m.main_duration_too_long(), 'startTime');
  const later = running.find((entry) => (entry.startedAt ?? 0) > startedAt && startedAt < act.at);
  if (later?.startedAt) {
    const time = timeIn(context.zone, later.startedAt);
    return fail('invalid', m.main_start_before_running({ time }), 'startTime');
  }
  return checked;
}

/** Starts a timer; whatever runs ends in the same breath (a switch), as of `startedAt` (UTC ms). See {@link checkStart}. */
export function planStart(
  context: WorkContext,
  running: readonly TimeEntry[],
  entryId: EntryId,
  choice: Choice,
  act: Act,
  startedAt = act.at,
): Planned {
  const checked = checkStart(context, running, choice, act, startedAt);
  if (!checked.ok) return checked;
  const start = planBegin(context, entryId, { ...choice, billable: checked.value }, act, startedAt);
  return ok([...running.map((entry) => planStop(context, entry, act, startedAt)), start]);
}

/**
 * A running entry's work goes on in a new entry from `startedAt` (UTC ms). Nothing is checked: time is on it already,
 * and a project that was archived meanwhile must not keep the person from ending the first part.
 */
export function planGoOn(
  context: WorkContext,
  entry: TimeEntry,
  entryId: EntryId,
  act: Act,
  startedAt: number,
): PlannedOperation {
  const { projectId, taskId, notes } = entry;
  const work = { projectId, taskId, notes, ...billableLike(context, entry) };
  return planBegin(context, entryId, work, act, startedAt);
}

function planBegin(
  context: WorkContext,
  entryId: EntryId,
  choice: Choice & Billable,
  act: Act,
  startedAt: number,
): PlannedOperation {
  return plan(context, act, entryId, {
    kind: 'start',
    ...choice,
    spentDate: dateIn(context.zone, startedAt),
    startedAt,
    startTime: timeIn(context.zone, startedAt),
  });
}

/** A finished entry, at once. */
export interface LogChoice extends Choice {
  readonly spentDate: CalendarDate;
  readonly seconds: number;
  readonly startTime: ClockTime | null;
  readonly endTime: ClockTime | null;
}

export function planLog(context: WorkContext, entryId: EntryId, choice: LogChoice, act: Act): Planned {
  const checked = checkChoice(context, choice);
  if (!checked.ok) return checked;
  if (choice.seconds <= 0) return fail('invalid', m.main_duration_empty(), 'seconds');
  if (choice.seconds > MAX_ENTRY_SECONDS) return fail('invalid', m.main_duration_too_long(), 'seconds');
  return ok([plan(context, act, entryId, { kind: 'log', ...choice, billable: checked.value })]);
}

/**
 * Finished work between two instants (UTC ms). Like {@link planGoOn} it checks nothing. One over midnight belongs to the
 * day on which it began, with its duration alone.
 */
export function planSpan(
  context: WorkContext,
  entryId: EntryId,
  entry: Choice & BillableEntry,
  { from, to }: { readonly from: number; readonly to: number },
  act: Act,
): PlannedOperation {
  const { projectId, taskId, notes } = entry;
  return plan(context, act, entryId, {
    ...{ kind: 'log', projectId, taskId, notes, ...billableLike(context, entry) },
    ...spanTimes(context, from, to),
  });
}

/** The day, duration and clock times of finished work between two instants (UTC ms). */
export function spanTimes(
  { zone }: WorkContext,
  from: number,
  to: number,
): Pick<LogChoice, 'spentDate' | 'seconds' | 'startTime' | 'endTime'> {
  const spentDate = dateIn(zone, from);
  const isOneDay = dateIn(zone, to) === spentDate;
  return {
    ...{ spentDate, seconds: secondsBetween(from, to) },
    startTime: isOneDay ? timeIn(zone, from) : null,
    endTime: isOneDay ? timeIn(zone, to) : null,
  };
}

/** Why an entry cannot be changed, in words; null when it can. */
export function lockReason(entry: TimeEntry): string | null {
  switch (entry.lock) {
    case null:
      return null;
    case 'billed':
      return m.main_locked_billed();
    case 'approved':
      return m.main_locked_approved();
    case 'closed':
      return m.main_locked_closed();
    case 'locked':
      return m.main_locked();
  }
}

export function planDelete(context: WorkContext, entry: TimeEntry, act: Act): Planned {
  const locked = lockReason(entry);
  if (locked) return fail('locked', locked);
  return ok([plan(context, act, entry.id, { kind: 'delete' })]);
}
