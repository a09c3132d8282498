const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait before trying again, in ms: what the server asked for, else exponentially longer, with up to half of
 * it taken off by chance so that many clients do not come back at once. `random` is from 0 to 1.
 */
export function retryDelayMs(failures: number, retryAfterMs: number | undefined, random: number): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - random / 2));
}
