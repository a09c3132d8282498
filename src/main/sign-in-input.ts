import type { SignIn } from '../shared/inputs';
import { fail, ok, type Result } from '../shared/result';
import * as m from '../shared/i18n/messages';
import { baseText, keitoBaseUrl, normaliseBaseUrl } from './keito/base-url';
import type { Credentials } from './keito/credentials';
import { KeitoError } from './keito/errors';

export interface SignInWith {
  readonly credentials: Credentials;
  /** The address of the Keito, as it is kept. */
  readonly server: string;
  /** What goes into the keyring. */
  readonly secret: string;
}

/** Reads what a person gave to sign in with. A failure names the field that is to be corrected. */
export function readSignIn(input: SignIn): Result<SignInWith> {
  let server: string;
  try {
    server = baseText(normaliseBaseUrl(input.server.trim() || keitoBaseUrl));
  } catch (error) {
    if (error instanceof KeitoError) return fail('sign-in', m.main_sign_in_bad_address(), 'server');
    throw error;
  }
  if (input.method === 'jwt') {
    const token = input.token.trim();
    if (token === '') return fail('sign-in', m.main_sign_in_token_missing(), 'token');
    return ok({ credentials: { kind: 'jwt', token }, server, secret: token });
  }
  const key = input.key.trim();
  const companyId = input.companyId.trim();
  if (key === '') return fail('sign-in', m.main_sign_in_key_missing(), 'key');
  if (companyId === '') return fail('sign-in', m.main_sign_in_company_missing(), 'companyId');
  return ok({ credentials: { kind: 'api-key', key, accountId: companyId }, server, secret: key });
}
