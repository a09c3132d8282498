/** What a link brings up in the middle of somebody's typing cannot have been read before this, ms. */
const READING_MS = 500;

/** Whether a key came too soon (UTC ms) after a link had something shown to be meant for it. */
export function isTooSoon(shownAt: number | null, now: number): boolean {
  return shownAt !== null && now - shownAt < READING_MS;
}
