import { createHash } from 'node:crypto';
import type { RemoteAccount } from './desktop/settings';
import type { Credentials } from './keito/credentials';
import type { FetchLike } from './keito/http';

/** The same, until `closing` is aborted: then nobody waits for an answer any more. */
export function abortable(fetch: FetchLike, closing: AbortSignal): FetchLike {
  return (url, init) =>
    fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, closing]) : closing });
}

/** What a signed-in account says who it is with; `secret` is what the keyring keeps of it. */
export function credentialsOf(stored: RemoteAccount, secret: string): Credentials {
  return stored.method === 'jwt'
    ? { kind: 'jwt', token: secret }
    : { kind: 'api-key', key: secret, accountId: stored.companyId };
}

/** A name for the account's folder and keyring item that tells nothing and is the same at every sign-in. */
export function accountId(server: string, companyId: string, userId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([server, companyId, userId]))
    .digest('hex')
    .slice(0, 24);
}
