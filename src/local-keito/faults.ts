import { LostConnection } from './errors';
import { seeded } from './random';

/**
 * What can go wrong with a request, in one text for code, header and control alike:
 * - `lose-request`: the connection breaks before anything is applied
 * - `lose-answer`: it is applied, then the connection breaks
 * - `delay=MS`, `delay-answer=MS`: it waits before, or after, it is applied
 * - `429=SECONDS`: refused with that `Retry-After`; `401`, `422`, `500`, `502`, `503`, `504`: refused; neither is
 *   applied
 * - `cut-json`: applied, and the answer's JSON ends in the middle
 * - `html`: not applied; a page of HTML with status 200, as a hotel's network gives
 * - `clock=SECONDS`: the service's clock is ahead (behind, if negative) in its `Date` and in what it stamps
 */
export type FaultKind =
  | 'lose-request'
  | 'lose-answer'
  | 'cut-json'
  | 'html'
  | '401'
  | '422'
  | '500'
  | '502'
  | '503'
  | '504'
  | `delay=${number}`
  | `delay-answer=${number}`
  | `429=${number}`
  | `clock=${number}`;

/** Which requests are meant: a method, and a path below the API base in which `*` stands for one segment. */
export interface FaultMatch {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
}

/** Something that went wrong on demand. */
export interface FaultRecord {
  readonly method: string;
  readonly path: string;
  readonly fault: string;
}

/** Orders faults. One that was ordered by `next` is used up by the requests it meets, in order, one each. */
export interface FaultControl {
  /** The next `times` (1) matching requests meet it. */
  next(fault: { readonly kind: FaultKind; readonly times?: number | undefined } & FaultMatch): void;
  /** Every matching request meets it with this probability, drawn from the seed: the same run gives the same faults. */
  chance(kind: FaultKind, probability: number, seed: number, match?: FaultMatch): void;
  /** Orders no more faults and forgets the log. */
  clear(): void;
  /** What went wrong so far, oldest first. */
  readonly log: readonly FaultRecord[];
}

/** One request's faults, read. */
export interface FaultPlan {
  readonly loseRequest: boolean;
  readonly loseAnswer: boolean;
  readonly cutJson: boolean;
  readonly html: boolean;
  readonly delayMs: number;
  readonly delayAnswerMs: number;
  /** A refusal's status, or null. */
  readonly status: number | null;
  readonly retryAfterSeconds: number;
  readonly skewMs: number;
}

const WORD =
  /^(?:lose-request|lose-answer|cut-json|html|401|422|500|502|503|504|(?:delay|delay-answer|429)=\d{1,6}|clock=[+-]?\d{1,9})$/;

/** Whether a text is one of {@link FaultKind}. */
export function isFault(text: string): text is FaultKind {
  return WORD.test(text);
}

function numberIn(kinds: readonly string[], name: string): number | null {
  const found = kinds.find((kind) => kind.startsWith(`${name}=`));
  return found === undefined ? null : Number(found.slice(name.length + 1));
}

export function planOf(kinds: readonly string[]): FaultPlan {
  const retryAfter = numberIn(kinds, '429');
  const failure = kinds.find((kind) => /^(?:401|422|50\d)$/.test(kind));
  return {
    loseRequest: kinds.includes('lose-request'),
    loseAnswer: kinds.includes('lose-answer'),
    cutJson: kinds.includes('cut-json'),
    html: kinds.includes('html'),
    delayMs: numberIn(kinds, 'delay') ?? 0,
    delayAnswerMs: numberIn(kinds, 'delay-answer') ?? 0,
    status: retryAfter !== null ? 429 : failure === undefined ? null : Number(failure),
    retryAfterSeconds: retryAfter ?? 0,
    skewMs: (numberIn(kinds, 'clock') ?? 0) * 1000,
  };
}

function matches(match: FaultMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.path === undefined) return true;
  const wanted = match.path.split('/');
  const asked = path.split('/');
  return wanted.length === asked.length && wanted.every((part, i) => part === '*' || part === asked[i]);
}

/** The orders, and `take`, which the service asks at each request (path below the API base) for the faults it meets. */
export interface FaultDesk extends FaultControl {
  take(method: string, path: string, asked: readonly string[]): FaultPlan;
  readonly waiting: readonly (FaultMatch & { readonly kind: string })[];
}

export function createFaultDesk(): FaultDesk {
  const queue: (FaultMatch & { readonly kind: FaultKind })[] = [];
  const chances: { kind: FaultKind; probability: number; draw: () => number; match: FaultMatch }[] = [];
  const log: FaultRecord[] = [];
  return {
    log,
    waiting: queue,
    next: ({ times = 1, ...fault }) => {
      for (let i = 0; i < times; i += 1) queue.push(fault);
    },
    chance: (kind, probability, seed, match = {}) => {
      chances.push({ kind, probability, draw: seeded(seed), match });
    },
    clear: () => {
      queue.length = 0;
      chances.length = 0;
      log.length = 0;
    },
    take: (method, path, asked) => {
      const kinds: string[] = [...asked];
      const first = queue.findIndex((fault) => matches(fault, method, path));
      for (const fault of first < 0 ? [] : queue.splice(first, 1)) kinds.push(fault.kind);
      for (const { kind, probability, draw, match } of chances) {
        if (matches(match, method, path) && draw() < probability) kinds.push(kind);
      }
      for (const fault of kinds) log.push({ method, path, fault });
      return planOf(kinds);
    },
  };
}

const PAGE =
  '<!doctype html><html><head><title>Welcome</title></head><body><h1>Please accept the terms</h1></body></html>';
const FAILURES: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  422: 'unprocessable entity',
  429: 'too many requests',
  500: 'internal server error',
  502: 'bad gateway',
  503: 'service unavailable',
  504: 'gateway timeout',
};

function refusal(status: number, retryAfterSeconds: number, date: string): Response {
  const headers = { Date: date, 'X-Keito-API-Version': '2' };
  return Response.json(
    { error: FAILURES[status], error_description: `Ordered by a fault: ${status}` },
    { status, headers: status === 429 ? { ...headers, 'Retry-After': String(retryAfterSeconds) } : headers },
  );
}

async function cut(answer: Response): Promise<Response> {
  const whole = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return new Response(whole.slice(0, Math.ceil(whole.length / 2)), { status: answer.status, headers });
}

/**
 * Carries out a plan around `apply`. Where the connection is lost it throws {@link LostConnection}.
 * `wait` gets milliseconds; `date` is the text of the refusing answers' `Date`.
 */
export async function carryOut(
  plan: FaultPlan,
  date: string,
  wait: (ms: number) => Promise<void>,
  apply: () => Promise<Response>,
): Promise<Response> {
  if (plan.delayMs > 0) await wait(plan.delayMs);
  if (plan.loseRequest) throw new LostConnection();
  if (plan.status !== null) return refusal(plan.status, plan.retryAfterSeconds, date);
  if (plan.html)
    return new Response(PAGE, { headers: { Date: date, 'Content-Type': 'text/html; charset=utf-8' } });
  const answer = await apply();
  if (plan.delayAnswerMs > 0) await wait(plan.delayAnswerMs);
  if (plan.loseAnswer) throw new LostConnection();
  return plan.cutJson && answer.status !== 204 ? cut(answer) : answer;
}
