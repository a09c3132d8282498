import { instantOf, lastInstantOf, type CalendarDate, type ClockTime } from '../../shared/calendar';
import { roundSeconds, type Rounding } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import type { ServerEntry, TrueStart } from './operation';

/** Two readings of the same instant, each cut to the second, and the way between them. */
export const CLOCK_PRECISION_SECONDS = 2;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface StopFacts {
  readonly trueStart: TrueStart | null;
  readonly rounding: Rounding | null;
  /** IANA name of the work zone, by whose clock the server tells the end. */
  readonly zone: string;
  /** Server clock minus this computer's, ms; null where it is not known. */
  readonly skewMs: number | null;
  /** UTC ms by this computer's clock. */
  readonly now: number;
}

/**
 * Two have stopped the same timer: was it stopped elsewhere before it was stopped here, at `stoppedAt` (UTC ms)? Of two
 * stops that people made the earlier one stands. `entry` is as it is seen here, `server` as it was left there.
 */
export function isEarlier(
  server: ServerEntry,
  entry: TimeEntry,
  stoppedAt: number,
  { trueStart, rounding, zone, skewMs, now }: StopFacts,
): boolean {
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
  const end = pastInstantOf(zone, server.spentDate, server.endTime, now + skew);
  const isNextDay = server.endTime < server.startTime;
  // The end is cut to the minute: it may have been any second of it.
  return end + (isNextDay ? DAY_MS : 0) + MINUTE_MS <= stoppedAt + skew;
}

/** UTC ms of a clock time that is over: of one that the night has twice the later one, unless it is still to come. */
function pastInstantOf(zone: string, date: CalendarDate, time: ClockTime, now: number): number {
  const last = lastInstantOf(zone, date, time);
  return last <= now ? last : instantOf(zone, date, time);
}
