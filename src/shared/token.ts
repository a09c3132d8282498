/** From so long before its end on a person is told that a token runs out. */
const WARNED_MS = 3 * 24 * 60 * 60 * 1000;

export type TokenState = 'good' | 'soon' | 'over';

/** How an access token stands at `now`; both UTC ms. One that does not say when it runs out is good: the server decides. */
export function tokenState(expiresAt: number | null, now: number): TokenState {
  if (expiresAt === null || expiresAt - now > WARNED_MS) return 'good';
  return expiresAt > now ? 'soon' : 'over';
}
