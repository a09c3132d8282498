import { addDays, instantOf, lastInstantOf, minutesOf, type ClockTime } from '../../shared/calendar';
import { secondsBetween, type Rounding } from '../../shared/durations';
import { SAME_BEGIN_MS, type Operation, type ServerEntry } from './operation';

/** What the server's word tells of when an entry began and ended: in clock times, cut to the minute. */

const DAY_SECONDS = 86_400;
const MINUTE_SECONDS = 60;
/** No timer runs for longer; a server that says so is not followed day by day. */
const MOST_DAYS = 366;

/** How the server's new word came. */
export interface HowHeard {
  readonly rounding: Rounding | null;
  /** UTC ms by this computer's clock. */
  readonly now: number;
  /** Server clock minus this computer's, ms: clock times that the server tells are by its own. */
  readonly skewMs: number;
  /** It is the answer to this app's own stop: whatever the duration is, nobody edited it. */
  readonly isOwnStop?: boolean | undefined;
}

/** UTC ms at which a running entry began, were all of its time one span. */
export function beginOf({ startedAt, seconds }: ServerEntry & { readonly startedAt: number }): number {
  return startedAt - seconds * 1000;
}

export function runs(entry: ServerEntry): entry is ServerEntry & { readonly startedAt: number } {
  return entry.startedAt !== null;
}

type Running = ServerEntry & { readonly startedAt: number };

/** As {@link beginOf}, by the server's own clock, which no setting of the clock here changes. */
function stampOf(entry: Running): number {
  return (entry.stampedAt ?? entry.startedAt) - entry.seconds * 1000;
}

/** Do the two run from different instants, by the server's own clock? */
export function isOtherStamp(before: Running, after: Running): boolean {
  const apart = (after.stampedAt ?? after.startedAt) - (before.stampedAt ?? before.startedAt);
  return Math.abs(apart) > SAME_BEGIN_MS;
}

/** Was the begin of what ran moved, by what the two tell of it? */
export function isBeginMoved(before: ServerEntry, after: ServerEntry): boolean {
  if (!runs(before)) return false;
  const isOtherTime =
    before.startTime !== null && after.startTime !== null && after.startTime !== before.startTime;
  if (!runs(after)) return isOtherTime;
  const movedMs = Math.abs(stampOf(after) - stampOf(before));
  // To the next minute it may be a second; where the work zone was changed the clock time is another one of the same begin.
  return movedMs > SAME_BEGIN_MS || (isOtherTime && movedMs > 0);
}

/** Of what was moved before it was stopped: UTC ms of its begin by the server's clock; null where it was not. */
export function movedTo(before: ServerEntry, after: ServerEntry, zone: string): number | null {
  return isBeginMoved(before, after) && after.startTime !== null
    ? instantOf(zone, after.spentDate, after.startTime)
    : null;
}

/** UTC ms until which it ran that somebody has stopped elsewhere, rounding aside; null: it did not run, or still does. */
export function ranUntil(before: ServerEntry, after: ServerEntry): number | null {
  return runs(before) && !runs(after) ? beginOf(before) + after.seconds * 1000 : null;
}

/** UTC ms at which somebody stopped it elsewhere. What was rounded does not tell when, but for the minute. */
export function endOf(
  before: ServerEntry & { readonly startedAt: number },
  after: ServerEntry,
  { zone }: Operation,
  { rounding, now, skewMs }: HowHeard,
): number {
  const moved = movedTo(before, after, zone);
  const end = (moved === null ? beginOf(before) : moved - skewMs) + after.seconds * 1000;
  if (rounding === null || after.endTime === null) return end;
  const beside = (other: number): number => Math.abs(other - skewMs - end);
  const ends = endsOf(zone, { ...after, endTime: after.endTime }, now + skewMs);
  const [nearest] = [...ends].sort((a, b) => beside(a) - beside(b));
  return nearest === undefined ? end : nearest - skewMs;
}

/** Does the finished entry say no more than that it was stopped, as far as its clock times can tell? */
export function isPlainStop(
  before: ServerEntry & { readonly startedAt: number },
  { endTime, ...after }: ServerEntry,
  { zone }: Operation,
  { rounding, now, skewMs }: HowHeard,
): boolean {
  // The end is cut to the minute, the begin may have been stamped a minute beside the click, a rounding adds a step.
  const slack = 120 + (rounding?.stepSeconds ?? 0);
  // Nobody has stopped it in the future.
  const latest = now + skewMs + slack * 1000;
  // Whoever stops a timer leaves its end; one that tells none of its clock times tells no more than how long it was.
  if (endTime === null)
    return after.startTime === null && after.seconds <= secondsBetween(stampOf(before), latest);
  const begin = movedTo(before, { ...after, endTime }, zone) ?? stampOf(before);
  return endsOf(zone, { ...after, endTime }, latest).some(
    (end) => Math.abs(after.seconds - Math.floor((end - begin) / 1000)) <= slack,
  );
}

/**
 * The instants (UTC ms, not after `latest`) at which a finished entry can have ended by its clock time. Its date is the
 * begin's, by the clock of whoever created it, which may be wrong by a day; the end may be days after the begin.
 */
function endsOf(
  zone: string,
  { spentDate, endTime, seconds }: ServerEntry & { readonly endTime: ClockTime },
  latest: number,
): readonly number[] {
  const days = [-1, ...Array(Math.min(Math.floor(seconds / DAY_SECONDS), MOST_DAYS) + 2).keys()];
  return days
    .flatMap((day) =>
      [lastInstantOf, instantOf].map((instant) => instant(zone, addDays(spentDate, day), endTime)),
    )
    .filter((end) => end <= latest);
}

/** Whether it may have lasted so long between two clock times, which are cut to the minute. */
export function mayLast(startTime: ClockTime, endTime: ClockTime, seconds: number): boolean {
  const beside =
    Math.abs((minutesOf(endTime) - minutesOf(startTime)) * MINUTE_SECONDS - seconds) % DAY_SECONDS;
  return Math.min(beside, DAY_SECONDS - beside) < MINUTE_SECONDS;
}
