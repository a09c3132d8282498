import { invalidBeforeSending } from './errors';

/** Where Keito itself answers. */
export const keitoBaseUrl = 'https://app.keito.ai/api/v2';

/**
 * The base address of an API without a trailing slash. Plain http is allowed on loopback only, since the key would
 * travel in the clear. Throws a KeitoError `invalid` with the field `baseUrl`; its message never quotes the address,
 * which may hold a password.
 */
export function normaliseBaseUrl(text: string): URL {
  const refuse = (message: string) => invalidBeforeSending('baseUrl', message);
  const url = parseUrl(text.trim());
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw refuse(`The server address must be a whole address such as ${keitoBaseUrl}.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refuse('The server address must begin with https://; plain http is for this computer only.');
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('The server address must not hold a name or a password.');
  }
  if (url.search !== '' || url.hash !== '') {
    throw refuse(`The server address must end with its path, such as ${keitoBaseUrl}.`);
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/** The base as text, without a slash at its end. */
export function baseText(url: URL): string {
  return url.origin + url.pathname.replace(/\/$/, '');
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Whether a host is this computer itself. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}
