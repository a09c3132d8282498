import { dateIn, instantOf, timeIn } from '../../shared/calendar';
import { hoursFromSeconds, secondsAt, secondsBetween } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import {
  CLIENT_REQUEST_ID,
  LATE_START_MS,
  type Operation,
  type ServerEntry,
  type StoredChanges,
} from '../core/operation';
import { begunAt } from '../core/sent-dates';
import type { NewTimeEntry, TimeEntryPatch } from '../keito/bodies';
import type { KeitoClient } from '../keito/client';
import { skewToCorrect } from './from-wire';

/** Clock times are cut to the minute: an honest pair is less than this beside the seconds. */
const MINUTE_SECONDS = 60;

/** By whose clock the server reads the times that it is told. */
export interface ServerClock {
  /** IANA name of the work zone. */
  readonly zone: string;
  /** Server clock minus this computer's, ms; 0 where they are as good as the same. */
  readonly skewMs: number;
}

/** The server's clock as it is known now. */
export function serverClock({
  client,
  zone,
}: {
  readonly client: Pick<KeitoClient, 'skewMs'>;
  readonly zone: () => string;
}): ServerClock {
  return { zone: zone(), skewMs: skewToCorrect(client.skewMs()) };
}

/**
 * An entry that was begun and ended by clicks of which the server has not heard, with its date and its clock times by the
 * server's clock where that shows another date, as they would be if it had. What a person has set of those since stands.
 * `operations`: those told now.
 */
export function byServerClock(
  entry: TimeEntry,
  operations: readonly Operation[],
  { zone, skewMs }: ServerClock,
): TimeEntry {
  const begun = begunAt(operations);
  if (entry.startedAt !== null || !begun || skewMs === 0) return entry;
  const isBegin = timeIn(begun.zone, begun.at) === entry.startTime;
  if (!isBegin || dateIn(begun.zone, begun.at) !== entry.spentDate) return entry;
  const begin = begun.at + skewMs;
  // Within the date nothing is wrong with what is shown here; what ends where another part begins is not torn from it.
  const isEndSet = operations.some(({ body }) => body.kind === 'edit' && body.changes.endTime !== undefined);
  if (isEndSet || dateIn(zone, begin) === entry.spentDate) return entry;
  const end = entry.endTime === null ? null : timeIn(zone, begin + entry.seconds * 1000);
  return { ...entry, spentDate: dateIn(zone, begin), startTime: timeIn(zone, begin), endTime: end };
}

/** The one POST for an entry as it is here. `now` is UTC ms. */
export function createBody(entry: TimeEntry, now: number, clock: ServerClock): NewTimeEntry {
  const common = {
    project_id: entry.projectId,
    task_id: entry.taskId,
    spent_date: entry.spentDate,
    notes: entry.notes,
    ...(entry.tellsBillable && { billable: entry.billable }),
    source: 'api',
    metadata: { [CLIENT_REQUEST_ID]: entry.id },
  } as const;
  if (entry.startedAt === null) {
    return { ...common, is_running: false, ...finishedPatch(entry, clock.zone) };
  }
  return {
    ...common,
    is_running: true,
    replace_running: true,
    ...(isToldLate(entry, now, clock) && beginOf(entry.startedAt, clock)),
  };
}

/**
 * Has a timer to be sent with its begin? Told at once the server stamps it. Begun before midnight and told after it, or by a
 * clock of another date, the server would take its own time on that date. `now` is UTC ms.
 */
export function isToldLate(
  { startedAt, startTime, spentDate }: TimeEntry,
  now: number,
  clock: ServerClock,
): boolean {
  if (startedAt === null || startTime === null) return false;
  const isOtherDay = dateIn(clock.zone, now + clock.skewMs) !== spentDate;
  return now - startedAt >= LATE_START_MS || isOtherDay;
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

/** A begin as the server has to be told: by its clock, and by the zone of now, since another may be known since the click. */
function beginOf(
  startedAt: number,
  { zone, skewMs }: ServerClock,
): Required<Pick<NewTimeEntry, 'spent_date' | 'started_time'>> {
  const begin = startedAt + skewMs;
  return { spent_date: dateIn(zone, begin), started_time: timeIn(zone, begin) };
}

/**
 * The PATCH for edited fields; null where nothing of them is the server's to know. `totalAt` (UTC ms): what runs was
 * counted there before its span began, which no begin can say; its total as of then does.
 */
export function patchBody(
  entry: TimeEntry,
  changes: StoredChanges,
  clock: ServerClock,
  totalAt: number | null = null,
): TimeEntryPatch | null {
  const times =
    changes.startTime !== undefined || changes.endTime !== undefined || changes.startedAt !== undefined;
  const patch: TimeEntryPatch = {
    ...(changes.projectId !== undefined && { project_id: entry.projectId }),
    ...(changes.taskId !== undefined && { task_id: entry.taskId }),
    ...(changes.notes !== undefined && { notes: entry.notes }),
    ...(changes.spentDate !== undefined && { spent_date: entry.spentDate }),
    ...(entry.startedAt === null && changes.seconds !== undefined && hoursPatch(entry)),
    ...(entry.startedAt === null && times && finishedPatch(entry, clock.zone)),
    ...(changes.startTime !== undefined && nightStart(entry)),
    ...(times && totalAt === null && runningStart(entry, changes, clock)),
    ...(totalAt !== null && runningTotal(entry, changes, totalAt)),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

type Told = (patch: TimeEntryPatch, base: ServerEntry) => boolean;

const sameNotes: Told = ({ notes }, base) => notes?.trim() === base.notes.trim();
const samePlace: Told = ({ project_id: project, task_id: task }, { projectId, taskId }) =>
  (project ?? projectId) === projectId && (task ?? taskId) === taskId;
const sameDate: Told = ({ spent_date: date }, { spentDate }) => (date ?? spentDate) === spentDate;
const sameSpan: Told = (patch, { seconds, startTime, endTime }) =>
  (patch.hours ?? hoursFromSeconds(seconds)) === hoursFromSeconds(seconds) &&
  (patch.started_time === undefined || patch.started_time === startTime) &&
  (patch.ended_time === undefined || patch.ended_time === endTime);

/** Of what runs the server counts on, and stamps its begin by its own clock. */
function sameBegin({ hours, started_time, ended_time }: TimeEntryPatch, isBeginBack: boolean): boolean {
  return hours === undefined && ended_time === undefined && (started_time === undefined || isBeginBack);
}

/**
 * What of a patch the server does not say already; null where that is all of it. What was changed and set back need not be
 * told, and a server that has refused the change would refuse that too. `isBeginBack`: what runs there began when it did here.
 */
export function withoutKnown(
  patch: TimeEntryPatch,
  base: ServerEntry,
  isBeginBack: boolean,
): TimeEntryPatch | null {
  const { notes, project_id, task_id, hours, spent_date, started_time, ended_time } = patch;
  const isSameTime = base.startedAt === null ? sameSpan(patch, base) : sameBegin(patch, isBeginBack);
  const left: TimeEntryPatch = {
    ...(!sameNotes(patch, base) && { notes }),
    ...(!samePlace(patch, base) && { project_id, task_id }),
    ...(!(isSameTime && sameDate(patch, base)) && { hours, spent_date, started_time, ended_time }),
  };
  const told = Object.entries(left).filter(([, value]) => value !== undefined);
  return told.length === 0 ? null : Object.fromEntries(told);
}

/** Are there times of a finished entry to be set of one that runs (by now)? Only its begin can be told then. */
export function isTimeOfFinished(
  { startedAt }: Pick<TimeEntry, 'startedAt'>,
  changes: StoredChanges,
): boolean {
  const { seconds, startTime, endTime } = changes;
  const isSpan = [seconds, startTime, endTime].some((value) => value !== undefined);
  return startedAt !== null && changes.startedAt === undefined && isSpan;
}

/** The changed start of what ended past midnight: the end stays at home, and the old start would be wrong. */
function nightStart({ startedAt, startTime, endTime }: TimeEntry): Pick<TimeEntryPatch, 'started_time'> {
  const isNight = startTime !== null && (endTime === null || endTime < startTime);
  return startedAt === null && isNight ? { started_time: startTime } : {};
}

/** What has been counted of what runs, and the clock time of its begin where that was set. */
function runningTotal(
  entry: TimeEntry,
  { startedAt, startTime }: StoredChanges,
  at: number,
): Pick<TimeEntryPatch, 'hours' | 'started_time'> {
  if (entry.startedAt === null || startedAt === undefined) return {};
  return {
    hours: hoursFromSeconds(secondsAt(entry, at)),
    ...(startTime !== undefined && { started_time: entry.startTime }),
  };
}

/** The begin of what runs; one that was only counted anew keeps the clock time that it has. */
function runningStart(
  { startedAt, startTime }: TimeEntry,
  changes: StoredChanges,
  clock: ServerClock,
): Pick<TimeEntryPatch, 'spent_date' | 'started_time'> {
  if (startedAt === null || startTime === null) return {};
  if (changes.startTime === undefined) return { started_time: startTime };
  const begin = beginOf(startedAt, clock);
  return changes.spentDate === undefined ? { started_time: begin.started_time } : begin;
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
