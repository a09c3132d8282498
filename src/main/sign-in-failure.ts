import type { SignIn } from '../shared/inputs';
import { fail, type Failure } from '../shared/result';
import * as m from '../shared/i18n/messages';
import type { KeitoError } from './keito/errors';

/** Why signing in failed, in words that say what to do, at the field where it is to be done. */
export function signInFailure(
  error: KeitoError,
  server: string,
  method: SignIn['method'],
): { readonly ok: false; readonly failure: Failure } {
  const secretField = method === 'jwt' ? 'token' : 'key';
  switch (error.kind) {
    case 'unauthorised':
      return fail(
        'sign-in',
        method === 'jwt' ? m.main_sign_in_token_refused() : m.main_sign_in_unauthorised(),
        secretField,
      );
    case 'read-only-key':
      return fail('sign-in', m.main_sign_in_read_only(), secretField);
    case 'account-id-missing':
      return fail('sign-in', m.main_sign_in_account_missing(), 'companyId');
    case 'offline':
    case 'timeout':
      return fail('offline', m.main_sign_in_offline({ server }), 'server');
    case 'not-json':
    case 'not-found':
    case 'bad-shape':
      return fail('sign-in', m.main_sign_in_no_keito({ server }), 'server');
    case 'invalid':
      return fail(
        'sign-in',
        error.message,
        error.field === 'accountId' ? 'companyId' : (error.field ?? secretField),
      );
    default:
      return fail('sign-in', m.main_sign_in_failed({ words: error.serverWords ?? error.message }), 'server');
  }
}
