import { addDays, dateIn, startOfDay } from '../../shared/calendar';
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
 * day between two becomes an entry of its own, and the work goes on in a new one from the last.
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
  const days = midnights.slice(1).flatMap((to, index) => {
    const from = midnights[index];
    return from === undefined ? [] : [planSpan(context, newId(), running, { from, to }, act)];
  });
  return [planStop(context, running, act, first), ...days, planGoOn(context, running, newId(), act, last)];
}
