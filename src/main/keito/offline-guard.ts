import { isLoopback } from './base-url';
import type { FetchLike } from './http';

/** The code of a write that was not sent, because the system has no network. */
export const NO_NETWORK = 'NO_NETWORK';

/**
 * Sends no write where the system says that it has no network: what Chromium tells of it afterwards does not prove that
 * nothing has left. Reads are tried all the same; one that is answered shows that the system is not to be believed. This
 * computer itself needs no network. `isOnline`: what the system says.
 */
export function guardOffline(fetch: FetchLike, isOnline: () => boolean): FetchLike {
  let isBelieved = true;
  return async (url, init) => {
    const isRead = init.method === undefined || init.method === 'GET';
    const isOffline = !isLoopback(new URL(url).hostname) && !isOnline();
    if (isOffline && isBelieved && !isRead) throw new NoNetwork();
    const answer = await fetch(url, init);
    if (isOffline && !isOnline()) isBelieved = false;
    return answer;
  };
}

class NoNetwork extends Error {
  readonly code = NO_NETWORK;

  constructor() {
    super('There is no network.');
  }
}
