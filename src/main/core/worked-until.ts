import { addDays, instantOf, isEndNextDay, startOfDay } from '../../shared/calendar';
import type { PlannedOperation } from './operation';

const MINUTE_MS = 60_000;

/**
 * Until when (UTC ms) what an operation begins, ends or logs was worked on, by which the last one is known: what is logged
 * of an earlier hour or day is nobody's last work. Never later than the act; null where it is no work, as an edit.
 */
export function workedUntil({ body, at, zone }: PlannedOperation): number | null {
  if (body.kind === 'start') return at;
  if (body.kind === 'stop') return Math.min(at, body.stoppedAt);
  if (body.kind !== 'log') return null;
  const { spentDate, startTime, endTime } = body;
  const nextDay = addDays(spentDate, 1);
  if (endTime === null) return Math.min(at, startOfDay(zone, nextDay));
  const isNextDay = startTime !== null && isEndNextDay(startTime, endTime);
  // It is cut to the minute, in which the act may be.
  return Math.min(at, instantOf(zone, isNextDay ? nextDay : spentDate, endTime) + MINUTE_MS - 1);
}
