import { isZone } from '../../shared/calendar';
import { createKeitoClient, type KeitoClient, type KeitoClientOptions } from './client';
import { readOnlyAdvice } from './error-answer';
import { KeitoError } from './errors';
import type { WireCompany, WireMe } from './wire-company';

/** Who is signed in, and where. Texts that the server left out are empty or null. */
export interface KeitoAccount {
  readonly userId: string;
  /** First and last name, else the address, never empty where the server knows one of them. */
  readonly name: string;
  readonly email: string | null;
  /** IANA name as the server sent it, unchecked; see `workZone`. */
  readonly timezone: string | null;
  readonly weeklyCapacitySeconds: number | null;
  readonly roles: readonly string[];
  readonly userType: string | null;
  /** Null only for a token whose company the server does not tell. */
  readonly company: KeitoCompany | null;
}
export interface KeitoCompany {
  readonly id: string;
  readonly name: string | null;
  readonly timezone: string | null;
  readonly currency: string | null;
  /** Such as `up_15`; null where hours are not rounded. */
  readonly timeRounding: string | null;
}

export type SignInResult =
  | { readonly ok: true; readonly account: KeitoAccount; readonly client: KeitoClient }
  | { readonly ok: false; readonly error: KeitoError };

/**
 * Tries credentials with one `GET /users/me`. It never throws a KeitoError but returns it: a wrong key
 * (`unauthorised`), no company ID (`account-id-missing`), a personal read-only key (`read-only-key`), no server
 * (`offline`, `timeout`), a wrong address (`invalid`, `not-json`, `bad-shape`) and so on.
 */
export async function checkSignIn(options: KeitoClientOptions): Promise<SignInResult> {
  try {
    const client = createKeitoClient(options);
    return { ok: true, account: await readAccount(client), client };
  } catch (error) {
    if (error instanceof KeitoError) return { ok: false, error };
    throw error;
  }
}

/**
 * The account of a client. Throws a KeitoError; `read-only-key` where the reply to an API key names no company,
 * which is how Keito answers a personal read-only key.
 */
export async function readAccount(
  client: Pick<KeitoClient, 'me' | 'credentialsKind'>,
): Promise<KeitoAccount> {
  const me = await client.me();
  if (client.credentialsKind === 'api-key' && !me.company) {
    throw new KeitoError({ kind: 'read-only-key', message: readOnlyAdvice, maybeApplied: false });
  }
  return {
    userId: me.id,
    name: nameOf(me),
    email: me.email ?? null,
    timezone: me.timezone ?? null,
    weeklyCapacitySeconds: me.weekly_capacity ?? null,
    roles: me.roles ?? [],
    userType: me.user_type ?? null,
    company: me.company ? companyOf(me.company, me) : null,
  };
}

/**
 * The zone in which days are counted: the company's, else the user's, else `systemZone`. A name that this computer
 * does not know is passed over.
 */
export function workZone(
  account: Pick<KeitoAccount, 'timezone' | 'company'> | null,
  systemZone: string,
): string {
  const named = [account?.company?.timezone, account?.timezone];
  return named.find((zone): zone is string => typeof zone === 'string' && isZone(zone)) ?? systemZone;
}

/**
 * When a JWT runs out, in UTC ms; null where it does not say. Read only to warn beforehand: the token stays opaque,
 * its signature unchecked, and the server alone decides.
 */
export function jwtExpiry(token: string): number | null {
  const payload = token.trim().split('.')[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return null;
    return typeof claims.exp === 'number' && Number.isFinite(claims.exp) ? claims.exp * 1000 : null;
  } catch {
    return null;
  }
}

function nameOf(me: WireMe): string {
  const parts = [me.first_name, me.last_name].filter(
    (part) => typeof part === 'string' && part.trim() !== '',
  );
  return parts.length > 0 ? parts.join(' ') : (me.email ?? '');
}

function companyOf(company: WireCompany, me: WireMe): KeitoCompany {
  return {
    id: company.id,
    name: company.name ?? null,
    timezone: company.timezone ?? null,
    currency: company.currency ?? me.currency ?? null,
    timeRounding: company.time_rounding ?? null,
  };
}
