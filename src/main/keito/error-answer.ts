import { KeitoError, type KeitoErrorKind } from './errors';
import { namedField } from './named-field';
import { redactDeep, type Redact } from './redact';
import { wireSingleTimeEntrySchema, type WireTimeEntry } from './wire-time';

/** An answer with a status other than 2xx, its body already read (empty where it could not be). */
export interface FailedAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
  /** The server's clock in UTC ms, as far as it is known. */
  readonly nowMs: number;
  readonly isWrite: boolean;
  readonly request: string;
  readonly host: string;
  readonly redact: Redact;
}

const longestWords = 500;
const longestWaitMs = 24 * 3_600_000;

/** Turns a failed answer into the one error. */
export function errorFromAnswer(answer: FailedAnswer): KeitoError {
  const body = parse(answer.text);
  const words = serverWords(body, answer);
  const kind = kindOf(answer, body, words);
  return new KeitoError({
    kind,
    message: sentence(kind, words, answer),
    status: answer.status,
    serverWords: words,
    request: answer.request,
    maybeApplied: answer.isWrite && mayHaveApplied(answer.status),
    field: kind === 'invalid' ? namedField(body.json, words) : undefined,
    retryAfterMs: retryAfterMs(answer.retryAfter, answer.nowMs),
    runningEntry: kind === 'conflict' ? runningEntry(body.json, answer.redact) : undefined,
  });
}

interface Body {
  readonly json: unknown;
  readonly form: 'json' | 'html' | 'text' | 'empty';
}

function parse(text: string): Body {
  const trimmed = text.trim();
  if (trimmed === '') return { json: undefined, form: 'empty' };
  if (trimmed.startsWith('<')) return { json: undefined, form: 'html' };
  try {
    return { json: JSON.parse(trimmed), form: 'json' };
  } catch {
    return { json: undefined, form: 'text' };
  }
}

const wordFields = ['error_description', 'message', 'error', 'detail', 'title', 'errors'];

function serverWords(body: Body, { text, redact }: FailedAnswer): string | null {
  const words = body.form === 'text' ? text : body.form === 'html' ? htmlTitle(text) : wordsIn(body.json);
  const clean = redact(words ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '') return null;
  return clean.length > longestWords ? `${clean.slice(0, longestWords)}…` : clean;
}

/** The first words there are; of a list all of its own, and of fields without known names those of each. */
function wordsIn(json: unknown): string | null {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null) return null;
  if (Array.isArray(json)) return listed(json.map(wordsIn));
  const fields = new Map<string, unknown>(Object.entries(json));
  for (const name of wordFields) {
    const value = fields.get(name);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'object') {
      const inner = wordsIn(value) ?? (name === 'errors' ? wordsByField(value) : null);
      if (inner !== null) return inner;
    }
  }
  return null;
}

/** `{"notes": ["is too long"]}` says `notes is too long`. */
function wordsByField(fields: object | null): string | null {
  return listed(
    Object.entries(fields ?? {}).map(([field, value]) => {
      const words = wordsIn(value);
      return words === null ? null : `${field} ${words}`;
    }),
  );
}

function listed(words: readonly (string | null)[]): string | null {
  const said = words.filter((one) => one !== null && one.trim() !== '');
  return said.length === 0 ? null : said.join('; ');
}

function htmlTitle(text: string): string | null {
  return /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1] ?? null;
}

function kindOf({ status }: FailedAnswer, body: Body, words: string | null): KeitoErrorKind {
  if (status < 400) return 'bad-shape';
  if (status >= 500) return 'server';
  if (status === 407) return 'offline';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate-limited';
  // The API never answers these in HTML: it was some other page, and "forbidden" or "not found" there says nothing of an entry.
  if (body.form === 'html') return 'not-json';
  if (status === 401) return 'unauthorised';
  if (status === 402 || status === 403) return isReadOnly(words) ? 'read-only-key' : 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 405) return 'method-not-allowed';
  if (status === 409) return 'conflict';
  if (status === 412 || status === 428) return 'stale';
  return lacksAccountId(words) ? 'account-id-missing' : 'invalid';
}

function isReadOnly(words: string | null): boolean {
  return words !== null && /read[\s_-]?only/i.test(words);
}

function lacksAccountId(words: string | null): boolean {
  return words !== null && /account[\s_-]?id/i.test(words) && /missing|required|header/i.test(words);
}

/** A 408 means an incomplete request, but a gateway in between may say it of a complete one. */
function mayHaveApplied(status: number): boolean {
  return status < 400 || status === 408 || status >= 500;
}

/** `Retry-After` in seconds or as an HTTP date, as ms from the server's now; 0 to 24 hours. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  if (Number.isNaN(ms)) return undefined;
  return Math.min(longestWaitMs, Math.max(0, Math.round(ms)));
}

function runningEntry(json: unknown, redact: Redact): WireTimeEntry | undefined {
  if (typeof json !== 'object' || json === null || !('running_entry' in json)) return undefined;
  const entry = wireSingleTimeEntrySchema.safeParse(redactDeep(json.running_entry, redact));
  return entry.success ? entry.data : undefined;
}

function sentence(kind: KeitoErrorKind, words: string | null, { status, host }: FailedAnswer): string {
  const said = words === null ? '' : ` The server says: ${/[.!?…]$/.test(words) ? words : `${words}.`}`;
  return `${advice(kind, status, host)}${said}`;
}

function advice(kind: KeitoErrorKind, status: number, host: string): string {
  switch (kind) {
    case 'unauthorised':
      return 'Keito does not accept this key or token any more. Sign in again.';
    case 'read-only-key':
      return readOnlyAdvice;
    case 'account-id-missing':
      return accountIdAdvice;
    case 'forbidden':
      return 'Keito does not permit this to your user. Ask a manager or an administrator of the company.';
    case 'not-found':
      return 'Keito does not have this (any more). Refresh, and check that it was not deleted elsewhere.';
    case 'method-not-allowed':
      return 'This server does not offer this. Check the server address, or do without it.';
    case 'conflict':
      return 'Keito already holds something that contradicts this. Refresh, then decide again.';
    case 'stale':
      return 'It was changed elsewhere in the meantime. Refresh, then change it again.';
    case 'invalid':
      return 'Keito did not accept this. Correct it and send it again.';
    case 'rate-limited':
      return 'Keito asks for a pause, because too many requests were sent. Wait a moment.';
    case 'server':
      return `Keito has a problem of its own (status ${status}). Try again later.`;
    case 'timeout':
      return 'The server gave up waiting. Try again later.';
    case 'offline':
      return 'A proxy asks for a sign-in before it lets requests through. Sign in to the network.';
    case 'not-json':
      return `The answer of ${host} is a web page (status ${status}), not Keito's. Check the server address.`;
    case 'bad-shape':
      return `The server ${host} points elsewhere (status ${status}), which is not followed. Check the server address.`;
  }
}

/** What a person with a personal read-only key must do. */
export const readOnlyAdvice =
  'This is a personal read-only key, which cannot track time. Create a full-access key in Keito under ' +
  'Settings → API & Developers and sign in with it.';

/** What a person without a company ID must do. */
export const accountIdAdvice =
  'The company ID is missing. Copy it from Keito under Settings → API & Developers and sign in with it.';
