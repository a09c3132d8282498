import { dateIn } from '../../shared/calendar';
import { secondsAt, secondsBetween } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';

const HOUR = 3_600;
/** Whoever was away for less than this had not forgotten the timer. */
const SHORTEST_SECONDS = HOUR / 2;

/**
 * Whether a running timer was forgotten over an absence (UTC ms): it is found on another day than it began, or after more
 * hours than anybody means (0: any number may be meant).
 */
export function isForgotten(
  running: TimeEntry,
  { from, to }: { readonly from: number; readonly to: number },
  { zone, longHours }: { readonly zone: string; readonly longHours: number },
): boolean {
  if (running.startedAt === null || secondsBetween(from, to) < SHORTEST_SECONDS) return false;
  const isOtherDay = dateIn(zone, running.startedAt) !== dateIn(zone, to);
  return isOtherDay || (longHours > 0 && secondsAt(running, to) >= longHours * HOUR);
}
