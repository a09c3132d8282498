/** Clocks are put right by less than this all the time; one that was set back by more tells nothing of a wait. */
const CLOCK_SLACK_MS = 60_000;

/** What is left of a wait of `waitMs` that began at `since` (UTC ms); 0 where the clock was set back meanwhile. */
export function restMs(since: number, waitMs: number, now: number): number {
  return wasSetBack(since, now) ? 0 : Math.max(0, waitMs - Math.max(0, now - since));
}

/** Was the clock set back since `since`? Both UTC ms. */
export function wasSetBack(since: number, now: number): boolean {
  return now < since - CLOCK_SLACK_MS;
}
