import {
  addDays,
  dateIn,
  instantOf,
  lastInstantOf,
  type CalendarDate,
  type ClockTime,
} from '../../shared/calendar';
import { roundSeconds, type Rounding } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import type { ServerEntry, TrueStart } from './operation';

/** Two readings of the same instant, each cut to the second, and the way between them. */
export const CLOCK_PRECISION_SECONDS = 2;

const MINUTE_MS = 60_000;

export interface StopFacts {
  readonly trueStart: TrueStart | null;
  readonly rounding: Rounding | null;
  /** IANA name of the work zone, by whose clock the server tells the end. */
  readonly zone: string;
  /** Server clock minus this computer's, ms; null where it is not known. */
  readonly skewMs: number | null;
  /** UTC ms by this computer's clock. */
  readonly now: number;
  /** Its time was set here too: what it has counted here and there differs by that. */
  readonly isTimeSet: boolean;
}

/**
 * Two have stopped the same timer: was it stopped elsewhere before it was stopped here, at `stoppedAt` (UTC ms)? Of two
 * stops that people made the earlier one stands. `entry` is as it is seen here, `server` as it was left there.
 */
export function isEarlier(
  server: ServerEntry,
  entry: TimeEntry,
  stoppedAt: number,
  facts: StopFacts,
): boolean {
  const { trueStart, rounding, skewMs } = facts;
  if (trueStart) {
    // The server counts from the begin that it stamped, which may lie beside the click here.
    const beside = (trueStart.servers - trueStart.ours) / 1000 - trueStart.serversSeconds;
    const byServer = roundSeconds(Math.floor(entry.seconds - beside), rounding);
    return server.seconds < byServer - CLOCK_PRECISION_SECONDS;
  }
  // Where its begin was never seen (a late create that was stopped before it was found) only the clocks can tell.
  if (server.startTime === null || server.endTime === null)
    return server.seconds < entry.seconds - CLOCK_PRECISION_SECONDS;
  const skew = skewMs ?? 0;
  const isNextDay = server.endTime < server.startTime;
  const date = facts.isTimeSet
    ? addDays(server.spentDate, isNextDay ? 1 : 0)
    : dateOfEnd(server.endTime, stoppedAt + skew + (server.seconds - entry.seconds) * 1000, facts);
  // The end is cut to the minute: it may have been any second of it.
  return pastInstantOf(date, server.endTime, facts) + MINUTE_MS <= stoppedAt + skew;
}

/**
 * The date of a clock time that lies within half a day of `about` (UTC ms by the server's clock). An entry's own date tells
 * nothing of when it ended: it may have gone on days later, or have been moved to another day.
 */
function dateOfEnd(time: ClockTime, about: number, facts: StopFacts): CalendarDate {
  // Nobody has stopped it in the future.
  const instant = Math.min(about, facts.now + (facts.skewMs ?? 0));
  const date = dateIn(facts.zone, instant);
  const beside = (day: CalendarDate): number => Math.abs(pastInstantOf(day, time, facts) - instant);
  const around = [date, addDays(date, -1), addDays(date, 1)];
  return around.reduce((nearest, day) => (beside(day) < beside(nearest) ? day : nearest));
}

/**
 * UTC ms by the server's clock of a clock time that is over: of one that the night has twice the later one, unless it is
 * still to come.
 */
function pastInstantOf(date: CalendarDate, time: ClockTime, { zone, skewMs, now }: StopFacts): number {
  const last = lastInstantOf(zone, date, time);
  return last <= now + (skewMs ?? 0) ? last : instantOf(zone, date, time);
}
