import { baseText, normaliseBaseUrl } from './base-url';
import { authorise, type Credentials } from './credentials';
import { accountIdAdvice, errorFromAnswer } from './error-answer';
import { invalidBeforeSending, KeitoError } from './errors';
import { readNetworkFailure } from './network-failure';
import { createPause, pausedError } from './pause';
import type { Redact } from './redact';
import { createSkew } from './skew';

/** Node's `fetch`, Electron's `net.fetch`, or a Hono app's, called with an absolute address. */
export type FetchLike = (url: string, init: FetchInit) => Promise<Response>;
/** Chromium would keep answers in its cache; Node's types do not know the switch. */
export type FetchInit = RequestInit & { readonly cache: 'no-store' };

export interface HttpOptions {
  /** Such as `https://app.keito.ai/api/v2`; https only, except on loopback. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly fetch: FetchLike;
  /** UTC ms. */
  readonly clock: () => number;
  /** For the whole exchange, the body included; in ms. */
  readonly timeoutMs: number;
  readonly userAgent: string;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base, beginning with a slash, its parts URL-encoded; or an absolute address of the base's origin. */
  readonly path: string | URL;
  readonly query?: URLSearchParams;
  readonly body?: object;
  readonly etag?: string | undefined;
  readonly idempotencyKey?: string | undefined;
}

export interface HttpAnswer {
  /** Decoded JSON; undefined where the answer had no body. */
  readonly body: unknown;
  readonly etag: string | null;
  /** Method and path without the query, for messages. */
  readonly request: string;
}

/**
 * One request, one answer. Nothing here repeats anything, reads included: the caller decides. Redirects are never
 * followed, so that neither key nor account id reaches another address.
 */
export interface Http {
  readonly base: URL;
  readonly credentialsKind: Credentials['kind'];
  /** Sends once. Throws a KeitoError and nothing else. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /**
   * Server clock minus local clock in ms, from the latest answer that carried a `Date` header; null before. It is the
   * header minus the local mid-point between sending and the answer's head. The header counts whole seconds and cuts
   * fractions, so the true skew lies between half the round trip below and half the round trip plus one second above.
   * One that is minutes from what is known is taken once a second answer agrees.
   */
  skewMs(): number | null;
  /** The latest answer told quite another time than the ones before (or than this computer), and none has agreed yet. */
  isClockInDoubt(): boolean;
  /** The instants (UTC ms) at which requests were sent in the last minute, oldest first. */
  recentRequests(): readonly number[];
  /** The clock was set by so many ms: what was measured by it moves along. */
  shiftClock(stepMs: number): void;
  /** The next request is sent though the server has asked for a pause (429, or 5xx with `Retry-After`), which all keep to. */
  endPause(): void;
  /** Takes secrets out of a text. */
  readonly redact: Redact;
}

const MINUTE_MS = 60_000;

/**
 * Builds the transport. Throws a KeitoError: `invalid` (field `baseUrl`, `key`, `token`, `accountId` or `userAgent`)
 * or `account-id-missing`. The key lives in closures only: printing the result shows none of it.
 */
export function createHttp(options: HttpOptions): Http {
  const { fetch, clock, timeoutMs } = options;
  const base = normaliseBaseUrl(options.baseUrl);
  if (options.credentials.kind === 'api-key' && options.credentials.accountId.trim() === '') {
    throw new KeitoError({ kind: 'account-id-missing', message: accountIdAdvice, maybeApplied: false });
  }
  const { headers: identity, redact } = authorise(options.credentials);
  const userAgent = headerValue('userAgent', options.userAgent);
  const skew = createSkew();
  const pause = createPause();
  /** By how much the clock was set so far: an exchange may have begun before. */
  let setBy = 0;
  const shiftClock = (stepMs: number): void => {
    setBy += stepMs;
    skew.shift(stepMs);
    pause.shift(stepMs);
    sentLately = sentLately.map((at) => at + stepMs);
  };
  let sentLately: readonly number[] = [];
  const recentRequests = (now = clock()): readonly number[] => {
    // One that lies ahead was sent before the clock was set back: nobody can tell when.
    sentLately = sentLately.filter((at) => at <= now && now - at < MINUTE_MS);
    return sentLately;
  };

  const target = (request: HttpRequest): URL => {
    const url =
      typeof request.path === 'string' ? new URL(baseText(base) + request.path) : new URL(request.path);
    if (url.origin !== base.origin) {
      throw invalidBeforeSending('links', 'The server points to another server, which is not followed.');
    }
    request.query?.forEach((value, name) => url.searchParams.set(name, value));
    return url;
  };

  const initOf = (request: HttpRequest, signal: AbortSignal): FetchInit => {
    const extra: Record<string, string> = {};
    if (request.body !== undefined) extra['Content-Type'] = 'application/json';
    if (request.etag !== undefined) extra['If-Match'] = headerValue('etag', request.etag);
    if (request.idempotencyKey !== undefined) {
      extra['Idempotency-Key'] = headerValue('idempotencyKey', request.idempotencyKey);
    }
    return {
      method: request.method,
      headers: { Accept: 'application/json', 'User-Agent': userAgent, ...identity(), ...extra },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      signal,
    };
  };

  /** Answers the server's now, UTC ms: as it says, else by what is known of its clock. */
  const noteDate = (response: Response, sentAt: number, answeredAt: number): number => {
    const serverMs = Date.parse(response.headers.get('date') ?? '');
    // What a cache has kept is stamped with when it was made; a gateway that keeps nothing says so with an age of none.
    const isKept = Number(response.headers.get('age') ?? 0) !== 0;
    if (Number.isNaN(serverMs) || isKept) {
      skew.hearNothing();
      return answeredAt + (skew.ms() ?? 0);
    }
    skew.hear(serverMs, sentAt, answeredAt);
    return serverMs;
  };

  const exchange = async (
    request: HttpRequest,
    url: URL,
    init: FetchInit,
    sentAt: number,
  ): Promise<HttpAnswer> => {
    const isWrite = request.method !== 'GET';
    const name = requestName(request, url, redact);
    const setBefore = setBy;
    let response: Response;
    try {
      response = await fetch(url.href, init);
    } catch (thrown) {
      throw networkError(thrown, isWrite, name, url.host, redact);
    }
    const answeredAt = clock();
    const nowMs = noteDate(response, sentAt + setBy - setBefore, answeredAt);
    const etag = response.headers.get('etag');
    let text = '';
    try {
      text = await response.text();
    } catch (thrown) {
      // The status says enough about a refused request; an accepted one whose answer broke off was applied.
      if (response.ok) throw networkError(thrown, isWrite, name, url.host, redact, isWrite);
    }
    if (!response.ok) {
      const retryAfter = response.headers.get('retry-after');
      const answer = { status: response.status, text, retryAfter, nowMs, isWrite, request: name, redact };
      const error = errorFromAnswer({ ...answer, host: url.host });
      pause.hear(error, clock());
      throw error;
    }
    const body = parseJson(text, request.method === 'DELETE');
    if (body === notJson) throw notJsonError(response.status, text, isWrite, name, url.host);
    return { body, etag, request: name };
  };

  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const url = target(request);
    const abort = new AbortController();
    const init = initOf(request, abort.signal);
    const sentAt = clock();
    const restMs = pause.restMs(sentAt);
    if (restMs > 0) throw pausedError(restMs, requestName(request, url, redact));
    sentLately = [...recentRequests(sentAt), sentAt];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          timeoutError(timeoutMs, request.method !== 'GET', requestName(request, url, redact), url.host),
        );
        abort.abort();
      }, timeoutMs);
    });
    try {
      return await Promise.race([exchange(request, url, init, sentAt), deadline]);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    base,
    credentialsKind: options.credentials.kind,
    send,
    skewMs: skew.ms,
    isClockInDoubt: skew.isInDoubt,
    recentRequests: () => recentRequests(),
    shiftClock,
    endPause: pause.end,
    redact,
  };
}

/** A header must be printable ASCII; fetch would quote a wrong one in its error. */
function headerValue(field: string, value: string): string {
  if (!/^[\x20-\x7e]+$/.test(value)) {
    throw invalidBeforeSending(field, `The ${field} may hold printable ASCII characters only.`);
  }
  return value;
}

function requestName({ method }: HttpRequest, url: URL, redact: Redact): string {
  return redact(`${method} ${url.pathname}`);
}

const notJson = Symbol('not JSON');

function parseJson(text: string, mayBeEmpty: boolean): unknown {
  if (text.trim() === '' && mayBeEmpty) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

function networkError(
  thrown: unknown,
  isWrite: boolean,
  request: string,
  host: string,
  redact: Redact,
  wasSent?: boolean,
): KeitoError {
  const { kind, code, sent, reason } = readNetworkFailure(thrown);
  return new KeitoError({
    kind,
    message: `Keito cannot be reached at ${host}: ${reason}. Check the network, then try again.`,
    maybeApplied: isWrite && (wasSent ?? sent),
    request,
    code: code === null ? undefined : redact(code),
  });
}

function timeoutError(timeoutMs: number, isWrite: boolean, request: string, host: string): KeitoError {
  const seconds = Math.max(1, Math.round(timeoutMs / 1000));
  return new KeitoError({
    kind: 'timeout',
    message: `Keito at ${host} did not answer within ${seconds} s. Check the network, then try again.`,
    maybeApplied: isWrite,
    request,
  });
}

function notJsonError(
  status: number,
  text: string,
  isWrite: boolean,
  request: string,
  host: string,
): KeitoError {
  const what =
    text.trim() === '' ? 'is empty' : text.trimStart().startsWith('<') ? 'is a web page' : 'is broken';
  return new KeitoError({
    kind: 'not-json',
    message: `The answer of ${host} ${what} instead of Keito's JSON. Check the server address and the network.`,
    status,
    maybeApplied: isWrite,
    request,
  });
}
