import type { WireTimeEntry } from './wire-time';

/**
 * Why a call to Keito failed. Only `unauthorised` means that the sign-in no longer holds; `forbidden` is a missing
 * permission and never a sign-out.
 */
export const keitoErrorKinds = [
  'offline',
  'timeout',
  'unauthorised',
  'read-only-key',
  'account-id-missing',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'conflict',
  'stale',
  'invalid',
  'rate-limited',
  'server',
  'not-json',
  'bad-shape',
] as const;
export type KeitoErrorKind = (typeof keitoErrorKinds)[number];

export interface KeitoErrorDetails {
  readonly kind: KeitoErrorKind;
  /** A whole English sentence that says what happened and what to do. Already free of secrets. */
  readonly message: string;
  /** May this call have changed something on the server? See `KeitoError.maybeApplied`. */
  readonly maybeApplied: boolean;
  readonly status?: number | undefined;
  readonly field?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly runningEntry?: WireTimeEntry | undefined;
  readonly serverWords?: string | null | undefined;
  readonly request?: string | undefined;
  readonly code?: string | undefined;
}

/**
 * The one error of the Keito client. It carries no native cause, because a cause may quote headers; what is worth
 * knowing of it is in `code`. Printing, logging and serialising it shows no secret and no entry's text.
 */
export class KeitoError extends Error {
  override readonly name = 'KeitoError';
  readonly kind: KeitoErrorKind;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** For `invalid`: the field that the server (or the check before sending) named, in snake_case, where recognisable. */
  readonly field?: string;
  /** How many milliseconds the server asks to wait (`Retry-After`), from 0 to 24 hours. */
  readonly retryAfterMs?: number;
  /** For `conflict` on a second timer: the entry that already runs, where the server sends it. */
  readonly runningEntry?: WireTimeEntry;
  /** The server's own words, redacted and cut to a readable length; null where it said nothing. */
  readonly serverWords: string | null;
  /**
   * True when a write may have reached the server although the call failed: a timeout, a connection lost after
   * sending, 5xx, 3xx and answers that cannot be read. False when nothing can have been applied: reads, refused
   * connections, failed name look-ups, other 4xx, and everything refused before sending.
   */
  readonly maybeApplied: boolean;
  /** Method and path without the query, such as `POST /time_entries`. */
  readonly request?: string;
  /** The network's own code, such as `ECONNREFUSED` or `net::ERR_CONNECTION_RESET`. */
  readonly code?: string;

  constructor(details: KeitoErrorDetails) {
    super(details.message);
    this.kind = details.kind;
    this.maybeApplied = details.maybeApplied;
    this.serverWords = details.serverWords ?? null;
    if (details.status !== undefined) this.status = details.status;
    if (details.field !== undefined) this.field = details.field;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.runningEntry !== undefined) this.runningEntry = details.runningEntry;
    if (details.request !== undefined) this.request = details.request;
    if (details.code !== undefined) this.code = details.code;
  }

  /** What a log may hold: no secret, and of a running entry only its id. */
  toJSON(): Record<string, unknown> {
    return {
      name: this.name,
      kind: this.kind,
      message: this.message,
      status: this.status,
      field: this.field,
      retryAfterMs: this.retryAfterMs,
      runningEntryId: this.runningEntry?.id,
      serverWords: this.serverWords,
      maybeApplied: this.maybeApplied,
      request: this.request,
      code: this.code,
    };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `${this.stack ?? this.message}\n${JSON.stringify(this)}`;
  }
}

/** An error of kind `invalid` found before anything was sent; `field` in snake_case. */
export function invalidBeforeSending(field: string, message: string): KeitoError {
  return new KeitoError({ kind: 'invalid', field, message, maybeApplied: false });
}
