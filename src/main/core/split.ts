import { addDays, dateIn, instantOf, lastInstantOf, timeIn, type ClockTime } from '../../shared/calendar';
import { secondsBetween } from '../../shared/durations';
import { spanOfEntry } from '../../shared/entry-span';
import type { EntryId, TimeEntry } from '../../shared/model';
import { fail, ok, type Result } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import { billableLike } from './billable';
import type { PlannedOperation } from './operation';
import type { WorkContext } from './ports';
import { checkChoice, lockReason, type Act, type Planned } from './timer';

/** Where an entry is divided: at a time of the work zone's clock, or after so many seconds. */
export type SplitPoint = { readonly at: ClockTime } | { readonly seconds: number };

interface Cut {
  /** Whole seconds of the first part. */
  readonly seconds: number;
  /** UTC ms; null where the entry has no clock times. */
  readonly instant: number | null;
}

/**
 * Divides a finished entry: the first part keeps its id, the rest is a new entry `restId` on the same project, task and
 * note. The seconds of the two are those of the whole.
 */
export function planSplit(
  context: WorkContext,
  entry: TimeEntry,
  restId: EntryId,
  where: SplitPoint,
  act: Act,
): Planned {
  const locked = lockReason(entry);
  if (locked) return fail('locked', locked);
  if (entry.startedAt !== null) return fail('invalid', m.main_split_running());
  // The rest is a new entry: one that Keito would not take must not cost the first part its time.
  const checked = checkChoice(context, entry);
  if (!checked.ok) return checked;
  const cut = cutAt(context.zone, entry, where);
  if (!cut.ok) return cut;
  const { seconds, instant } = cut.value;
  const plan = (entryId: EntryId, body: PlannedOperation['body']): PlannedOperation => ({
    ...{ entryId, body, at: act.at, zone: context.zone, cause: act.cause },
  });
  const endTime = instant === null ? {} : { endTime: timeIn(context.zone, instant) };
  const { projectId, taskId, notes } = entry;
  const work = { projectId, taskId, notes, ...billableLike(context, entry) };
  const rest = restOf(context.zone, entry, cut.value);
  return ok([
    plan(entry.id, { kind: 'edit', changes: { seconds, ...endTime } }),
    plan(restId, { kind: 'log', ...work, ...rest, splitFrom: entry.id }),
  ]);
}

function restOf(zone: string, entry: TimeEntry, { seconds, instant }: Cut) {
  const rest = { seconds: entry.seconds - seconds };
  if (instant === null) return { ...rest, spentDate: entry.spentDate, startTime: null, endTime: null };
  const startTime = timeIn(zone, instant);
  const spentDate = dateIn(zone, instant);
  // An end past midnight has no clock time on the date of the start.
  const isOneDay = entry.endTime !== null && entry.endTime > startTime;
  return {
    ...rest,
    spentDate,
    startTime: isOneDay ? startTime : null,
    endTime: isOneDay ? entry.endTime : null,
  };
}

function cutAt(zone: string, entry: TimeEntry, where: SplitPoint): Result<Cut> {
  const span = entry.endTime === null ? null : spanOfEntry(zone, entry);
  if ('seconds' in where) {
    if (where.seconds >= entry.seconds) return fail('invalid', m.main_split_too_long(), 'seconds');
    return ok({ seconds: where.seconds, instant: span && span.from + where.seconds * 1000 });
  }
  if (!span || entry.startTime === null || entry.endTime === null)
    return fail('invalid', m.main_split_no_times(), 'at');
  const { from, to } = span;
  const instant = instantsOf(zone, entry.spentDate, where.at).find((one) => one > from && one < to);
  const seconds = instant === undefined ? 0 : secondsBetween(from, instant);
  if (instant === undefined || seconds >= entry.seconds) {
    return fail('invalid', m.main_split_outside({ start: entry.startTime, end: entry.endTime }), 'at');
  }
  return ok({ seconds, instant });
}

/** When a clock shows a time on a date or the next one: twice on the night that it is put back. */
function instantsOf(zone: string, date: string, time: ClockTime): readonly number[] {
  return [date, addDays(date, 1)].flatMap((day) => [
    instantOf(zone, day, time),
    lastInstantOf(zone, day, time),
  ]);
}
