import type { KeitoClientOptions } from '../../../src/main/keito/client';
import { KeitoError } from '../../../src/main/keito/errors';
import type { FetchInit, FetchLike } from '../../../src/main/keito/http';

export const testKey = 'kto_0123456789abcdef';
export const testBase = 'https://keito.test/api/v2';

export interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly init: FetchInit;
}

/** A network that answers each request with the next of `answers` (the last one for ever) and notes what it was asked. */
export function fakeNetwork(...answers: readonly (() => Response | Promise<Response>)[]) {
  const seen: Seen[] = [];
  const fetch: FetchLike = async (url, init) => {
    const headers = Object.fromEntries(
      [...new Headers(init.headers)].map(([name, value]) => [name.toLowerCase(), value]),
    );
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const answer = answers[Math.min(seen.length, answers.length - 1)];
    seen.push({ method: init.method ?? 'GET', url: new URL(url), headers, body, init });
    if (answer === undefined) throw new Error('no answer prepared');
    return answer();
  };
  return { fetch, seen };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });

export const raw =
  (body: string, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(body, { status, headers });

export const broken = (error: unknown) => () => Promise.reject(error);

export function options(fetch: FetchLike, over: Partial<KeitoClientOptions> = {}): KeitoClientOptions {
  return {
    baseUrl: testBase,
    credentials: { kind: 'api-key', key: testKey, accountId: 'co_1' },
    fetch,
    clock: () => Date.UTC(2026, 4, 1, 12),
    timeoutMs: 5_000,
    userAgent: 'Keito Bar/test',
    ...over,
  };
}

/** The KeitoError that a call ends in; anything else fails the test. */
export async function failure(call: () => unknown): Promise<KeitoError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof KeitoError) return error;
    throw error;
  }
  throw new Error('the call did not fail');
}

export const entry = (over: Record<string, unknown> = {}) => ({
  id: 'te_1',
  user_id: 'u_1',
  project_id: 'p_1',
  task_id: 't_1',
  spent_date: '2026-05-01',
  hours: 1.5,
  is_running: false,
  ...over,
});
