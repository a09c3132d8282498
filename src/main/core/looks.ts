import { secondsBetween } from '../../shared/durations';
import type { AbsenceState, Reading } from './absence';

/** While somebody is there: often enough to see a span of seconds begin; while away: often enough to see the return. */
const WATCH_MS = 1_000;
const LONGEST_REST_MS = 15_000;
/** Where absences are not asked about: only to know when somebody was last seen. */
const HEARTBEAT_MS = 60_000;

/** How long to wait for the next look at who is there, ms. `thresholdSeconds` 0: absences are not asked about. */
export function restMs(
  { gone, barriers }: AbsenceState,
  thresholdSeconds: number,
  idleSeconds: number | null,
): number {
  if (thresholdSeconds === 0) return HEARTBEAT_MS;
  if (barriers.length > 0 || idleSeconds === null) return LONGEST_REST_MS;
  if (gone !== null) return WATCH_MS;
  return Math.min(LONGEST_REST_MS, Math.max(WATCH_MS, (thresholdSeconds - idleSeconds) * 1000));
}

/** What was known of the last input (UTC ms) before something happened. */
export function knownAt(at: number, lastInput: number | undefined): Reading {
  return { at, idleSeconds: lastInput === undefined ? null : secondsBetween(lastInput, at) };
}
