/**
 * How often the entries are read: often while something happens, ever more rarely when nothing does. With every act of a
 * busy day this stays far below the 60 requests a minute and 1,000 a day that Keito grants (api-facts).
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** For how long after `sinceActivityMs` (ms since the person or another device last did something) the entries are fresh, ms. */
export function freshForMs(sinceActivityMs: number): number {
  if (sinceActivityMs < 10 * MINUTE_MS) return 2 * MINUTE_MS;
  return sinceActivityMs < 2 * HOUR_MS ? 5 * MINUTE_MS : 15 * MINUTE_MS;
}

/** `updated_since` tells of no deletion (api-facts): after this the days are read whole again, ms. */
export const WHOLE_AGE_MS = 30 * MINUTE_MS;

/** Below Keito's 60, so that whatever one step still needs finds room. */
const MOST_A_MINUTE = 50;

/** How long to rest before the next step so that no minute sees too many requests, ms. `recent`: UTC ms, oldest first. */
export function budgetRestMs(recent: readonly number[], now: number): number {
  const mustPass = recent[recent.length - MOST_A_MINUTE];
  return mustPass === undefined ? 0 : Math.max(1, mustPass + MINUTE_MS - now);
}
