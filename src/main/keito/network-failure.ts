import type { KeitoErrorKind } from './errors';
import { NO_NETWORK } from './offline-guard';

/** What a rejected fetch means. `sent` is false only where the request cannot have reached the server. */
export interface NetworkFailure {
  readonly kind: Extract<KeitoErrorKind, 'offline' | 'timeout'>;
  readonly code: string | null;
  readonly sent: boolean;
  /** In words, for a message. */
  readonly reason: string;
}

const refused = 'the server refuses connections';
const noName = 'its name cannot be looked up';
const noRoute = 'there is no network connection';
const proxy = 'the proxy cannot be reached';
const certificate = 'its certificate is not trusted';
const connectTimeout = 'connecting took too long';

/**
 * Failures before the first byte of the request left: Node's codes and Chromium's (Electron's `net.fetch`).
 * Chromium may resend a request whose kept-alive connection broke and then report only the second failure, so even
 * `sent: false` is no licence to forget an idempotency mark. Not among them: what Chromium makes of ENETDOWN, ENETUNREACH
 * and EHOSTUNREACH (`ERR_INTERNET_DISCONNECTED`, `ERR_ADDRESS_UNREACHABLE`), be it of an established connection, whose
 * request has left. Where the system is known to be offline a write is not sent at all (`offline-guard.ts`).
 */
const unsent: Readonly<Record<string, string>> = {
  ECONNREFUSED: refused,
  ENOTFOUND: noName,
  EAI_AGAIN: noName,
  EAI_FAIL: noName,
  UND_ERR_CONNECT_TIMEOUT: connectTimeout,
  CERT_HAS_EXPIRED: certificate,
  CERT_NOT_YET_VALID: certificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  UNABLE_TO_GET_ISSUER_CERT: certificate,
  ERR_TLS_CERT_ALTNAME_INVALID: certificate,
  'net::ERR_CONNECTION_REFUSED': refused,
  'net::ERR_CONNECTION_FAILED': refused,
  'net::ERR_NAME_NOT_RESOLVED': noName,
  'net::ERR_NAME_RESOLUTION_FAILED': noName,
  'net::ERR_ADDRESS_INVALID': noRoute,
  [NO_NETWORK]: noRoute,
  'net::ERR_PROXY_CONNECTION_FAILED': proxy,
  'net::ERR_TUNNEL_CONNECTION_FAILED': proxy,
  'net::ERR_CONNECTION_TIMED_OUT': connectTimeout,
};
/** These tell of an unsent request only where the failed system call was `connect`. */
const unsentWhenConnecting = new Set([
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);
const timeouts = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'net::ERR_TIMED_OUT',
  'net::ERR_CONNECTION_TIMED_OUT',
]);

/** Reads what fetch threw: Node's `TypeError: fetch failed` with a cause, or Electron's `Error('net::ERR_…')`. */
export function readNetworkFailure(thrown: unknown): NetworkFailure {
  const traces = causes(thrown).map(trace);
  const { code, connecting } = traces.find((found) => found.code !== null) ?? {
    code: null,
    connecting: false,
  };
  if (code === null) return { kind: 'offline', code, sent: true, reason: 'the connection broke' };
  const kind = timeouts.has(code) ? 'timeout' : 'offline';
  const reason = unsent[code] ?? (code.startsWith('net::ERR_CERT_') ? certificate : undefined);
  if (reason !== undefined) return { kind, code, sent: false, reason };
  if (unsentWhenConnecting.has(code) && connecting) return { kind, code, sent: false, reason: noRoute };
  return { kind, code, sent: true, reason: 'the connection broke' };
}

/** The error and what caused it, outermost first, a few steps deep. */
function causes(thrown: unknown, depth = 0): readonly object[] {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return [];
  const inner = 'cause' in thrown ? causes(thrown.cause, depth + 1) : [];
  const several =
    thrown instanceof AggregateError ? thrown.errors.flatMap((one) => causes(one, depth + 1)) : [];
  return [thrown, ...inner, ...several];
}

function trace(error: object): { readonly code: string | null; readonly connecting: boolean } {
  const connecting = 'syscall' in error && error.syscall === 'connect';
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code)) {
    return { code: error.code, connecting };
  }
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  return { code: /net::ERR_[A-Z0-9_]+/.exec(message)?.[0] ?? null, connecting };
}
