import { z } from 'zod';
import type { Caller, Company } from './call';
import type { Store } from './db';
import { ApiError, forbidden } from './errors';

const credentialRow = z.object({
  kind: z.enum(['full', 'read_only', 'jwt']),
  expires_at: z.number().nullable(),
  user_id: z.string(),
  role: z.enum(['owner', 'manager', 'member']),
});

export interface Presented {
  readonly token: string | null;
  readonly accountId: string | null;
}

/**
 * What a request presents. With `harvest` the account may also come as `Harvest-Account-Id`, and both as the query
 * parameters `access_token` and `account_id`, as Harvest takes them.
 */
export function presented(headers: Headers, query: URLSearchParams, harvest: boolean): Presented {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1] ?? null;
  const account = headers.get('keito-account-id')?.trim() || null;
  if (!harvest) return { token: bearer, accountId: account };
  return {
    token: bearer ?? query.get('access_token'),
    accountId: account ?? (headers.get('harvest-account-id')?.trim() || query.get('account_id')),
  };
}

/**
 * Who asks. A key needs the account header: without it 400, with a wrong one 401 («decided»: it must not tell which
 * accounts there are). A JWT brings its company along, and an account header beside it is not looked at («decided»); so a
 * token that is no key (`kto_…`) and on nobody's file is wrong by itself, whatever comes with it: 401.
 */
export function authenticate(store: Store, company: Company, given: Presented, now: number): Caller {
  if (given.token === null) throw new ApiError(401, 'Missing Authorization: Bearer header');
  const found = store.get(
    credentialRow,
    `select c.kind, c.expires_at, c.user_id, u.role from credentials c join users u on u.id = c.user_id
     where c.token = ? and u.is_active = 1`,
    [given.token],
  );
  const isKey = found ? found.kind !== 'jwt' : given.token.startsWith('kto_');
  if (isKey && given.accountId === null) {
    throw new ApiError(400, 'Missing Keito-Account-Id header');
  }
  if (!found) throw new ApiError(401, 'Invalid API key or token');
  if (found.expires_at !== null && found.expires_at <= now) throw new ApiError(401, 'The token has expired');
  if (found.kind !== 'jwt' && given.accountId !== company.id) {
    throw new ApiError(401, 'Invalid API key for this account');
  }
  return { userId: found.user_id, role: found.role, kind: found.kind };
}

/** 403 for a personal key that tries to write. */
export function mayWrite(caller: Caller): void {
  if (caller.kind === 'read_only') {
    throw forbidden('This is a personal read-only key: it cannot create, change or delete anything');
  }
}

/** 403 for whoever is neither manager nor owner. */
export function managersOnly(caller: Caller, what: string): void {
  if (caller.role === 'member') throw forbidden(`${what}: managers and administrators only`);
}
