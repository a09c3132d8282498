import { describe, expect, it } from 'vitest';
import { KeitoError, keitoErrorKinds, type KeitoErrorDetails } from '../../src/main/keito/errors';
import { signInFailure } from '../../src/main/sign-in-failure';

const failed = (details: Partial<KeitoErrorDetails>, method: 'api-key' | 'jwt' = 'api-key') =>
  signInFailure(
    new KeitoError({ kind: 'server', message: 'It broke.', maybeApplied: false, ...details }),
    'https://keito.test',
    method,
  ).failure;

describe('why signing in failed', () => {
  it.each([
    [{ kind: 'unauthorised' }, 'api-key', 'sign-in', 'key', 'API & Developers'],
    [{ kind: 'unauthorised' }, 'jwt', 'sign-in', 'token', 'expired'],
    [{ kind: 'read-only-key' }, 'api-key', 'sign-in', 'key', 'full-access'],
    [{ kind: 'account-id-missing' }, 'api-key', 'sign-in', 'companyId', 'Company ID'],
    [{ kind: 'offline' }, 'api-key', 'offline', 'server', 'https://keito.test'],
    [{ kind: 'timeout' }, 'jwt', 'offline', 'server', 'https://keito.test'],
    [{ kind: 'invalid', field: 'accountId' }, 'api-key', 'sign-in', 'companyId', 'It broke.'],
    [{ kind: 'invalid', field: 'server' }, 'api-key', 'sign-in', 'server', 'It broke.'],
    [{ kind: 'invalid' }, 'jwt', 'sign-in', 'token', 'It broke.'],
    [{ kind: 'forbidden', serverWords: 'not you' }, 'api-key', 'sign-in', 'server', 'not you'],
    [{ kind: 'server', serverWords: null }, 'api-key', 'sign-in', 'server', 'It broke.'],
  ] as const)('%j with %s', (details, method, kind, field, words) => {
    const failure = failed(details, method);
    expect(failure).toMatchObject({ kind, field });
    expect(failure.message).toContain(words);
  });

  it('every kind has words and a place', () => {
    for (const kind of keitoErrorKinds) {
      expect(failed({ kind }).message.length).toBeGreaterThan(5);
      expect(failed({ kind }).field).toBeDefined();
    }
  });
});
