/** What comes up in the middle of somebody's typing, be it by a link or by their own Enter, cannot have been read before this, ms. */
export const READING_MS = 500;

/** Whether a key came too soon (UTC ms) after something was shown to be meant for it. */
export function isTooSoon(shownAt: number | null, now: number): boolean {
  return shownAt !== null && now - shownAt < READING_MS;
}
