import { addDays, dateIn, startOfDay } from '../../shared/calendar';
import { MAX_ENTRY_SECONDS } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import type { PlannedOperation } from './operation';
import type { NewId, WorkContext } from './ports';
import { planGoOn, planSpan, planStop, type Act } from './timer';

/** Where a new day begins in the zone: the instants (UTC ms) after `from`, up to and with `to`, in order. */
export function midnightsBetween(zone: string, from: number, to: number): readonly number[] {
  const midnights: number[] = [];
  for (let date = addDays(dateIn(zone, from), 1); ; date = addDays(date, 1)) {
    const midnight = startOfDay(zone, date);
    if (midnight > to) return midnights;
    if (midnight > from) midnights.push(midnight);
  }
}

/**
 * Divides a running timer at midnights (UTC ms, in order, all of them since it began): it ends at the first, every whole
 * day between two becomes an entry of its own, and the work goes on in a new one from the last. The day of 25 hours is
 * two entries: Keito holds none so long.
 */
export function planNewDays(
  context: WorkContext,
  running: TimeEntry,
  midnights: readonly number[],
  act: Act,
  newId: NewId,
): readonly PlannedOperation[] {
  const [first, last] = [midnights[0], midnights.at(-1)];
  if (first === undefined || last === undefined) return [];
  // What was counted before its running span is time of the same entry: of too much of it no day could be told.
  const counted = Math.min(running.seconds, MAX_ENTRY_SECONDS);
  const begun = (running.startedAt ?? first) - counted * 1000;
  const ends = [begun, ...midnights.slice(0, -1)].flatMap((from, day) =>
    endsWithin(from, midnights[day] ?? from),
  );
  const [stoppedAt = first, ...later] = ends;
  const days = later.map((to, index) => {
    const from = ends[index] ?? stoppedAt;
    return planSpan(context, newId(), running, { from, to }, act);
  });
  return [
    planStop(context, running, act, stoppedAt),
    ...days,
    planGoOn(context, running, newId(), act, last),
  ];
}

/** The instants (UTC ms) at which what lasts from one to another has to end, so that no piece is longer than an entry can be. */
function endsWithin(from: number, to: number): readonly number[] {
  const most = MAX_ENTRY_SECONDS * 1000;
  return to - from <= most ? [to] : [from + most, ...endsWithin(from + most, to)];
}
