import { invalidBeforeSending } from './errors';
import { createRedact, type Redact } from './redact';

/** An API key goes with the company's id; a WorkOS Connect JWT names the company itself. */
export type Credentials =
  | { readonly kind: 'api-key'; readonly key: string; readonly accountId: string }
  | { readonly kind: 'jwt'; readonly token: string };

/** Credentials made ready: the headers of a request, and a redactor that knows the secret. Both keep it in closures. */
export interface Authority {
  headers(): Readonly<Record<string, string>>;
  readonly redact: Redact;
}

/**
 * Checks and cleans what was typed or pasted: outer space and a leading "Bearer" fall away. Throws a KeitoError
 * `invalid` (field `key`, `token` or `accountId`) that never quotes the value; fetch itself would quote it.
 */
export function authorise(credentials: Credentials): Authority {
  if (credentials.kind === 'jwt') {
    const token = clean('token', 'token', credentials.token);
    return { headers: () => ({ Authorization: `Bearer ${token}` }), redact: createRedact(token) };
  }
  const key = clean('key', 'key', credentials.key);
  const accountId = clean('accountId', 'company ID', credentials.accountId);
  return {
    headers: () => ({ Authorization: `Bearer ${key}`, 'Keito-Account-Id': accountId }),
    redact: createRedact(key),
  };
}

function clean(field: string, name: string, value: string): string {
  const text = value.trim().replace(/^Bearer\s+/i, '');
  if (text === '') throw invalidBeforeSending(field, `The ${name} is missing. Copy it from Keito once more.`);
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw invalidBeforeSending(
      field,
      `The ${name} holds a space or another character that it cannot have. Copy it from Keito once more.`,
    );
  }
  return text;
}
