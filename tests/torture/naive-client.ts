import { z } from 'zod';
import type { FetchInit } from '../../src/main/keito/http';

/**
 * A time tracker as it is commonly written, to compare with. It is our own imitation and nobody's product. What it
 * imitates:
 * - the queue lives in memory, and is sent in its order as soon as something is in it
 * - a request that fails on the network, or with 429 or 5xx, is sent up to three times with the same body, after one and
 *   two seconds or what `Retry-After` says. axios-retry does so by default for a POST that fails on the network, and
 *   the clients that OpenAI publishes do so for all of these; got and axios-retry leave a POST that was answered with
 *   5xx alone unless told otherwise
 * - nothing is read back between two tries
 * - timers are the service's own: started and stopped by its calls, and as long as it says
 *
 * Where habits differ it has the better one: what failed three times stays in the queue and is tried again half a minute
 * later, for ever; what the service refuses (4xx) is given up; a finished entry counts as sent by its status alone; and
 * at its start it asks for the timer that runs, so that it can be stopped.
 */
export class NaiveClient {
  readonly #options: NaiveOptions;
  #queue: Job[] = [];
  #isSending = false;
  #isAlive = true;
  /** The service's id of the timer that it started last, or found. */
  #runningId: string | null = null;

  constructor(options: NaiveOptions) {
    this.#options = options;
    this.#add({ kind: 'find-running' });
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0;
  }

  start(entry: NaiveEntry): void {
    this.#add({ kind: 'start', body: { ...entry, is_running: true, replace_running: true } });
  }

  stop(): void {
    this.#add({ kind: 'stop' });
  }

  log(entry: NaiveEntry, hours: number): void {
    this.#add({ kind: 'log', body: { ...entry, is_running: false, hours } });
  }

  /** The process ends: what is in memory is no more. */
  end(): void {
    this.#isAlive = false;
    this.#queue = [];
  }

  #add(job: Job): void {
    this.#queue.push(job);
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let job = this.#queue[0]; job; job = this.#queue[0]) {
      const isDone = await this.#tryThreeTimes(job);
      if (isDone) this.#queue.shift();
      else await this.#pause(BETWEEN_ROUNDS_MS);
    }
    this.#isSending = false;
  }

  async #tryThreeTimes(job: Job): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      const retryInMs = await this.#try(job);
      if (retryInMs === null) return true;
      if (tries === MOST_TRIES) return false;
      await this.#pause(retryInMs ?? tries * 1_000);
    }
  }

  /** Null: done, or given up. Else after how many ms to try again, undefined where the service does not say. */
  async #try(job: Job): Promise<number | undefined | null> {
    try {
      const { status, headers, text } = await this.#request(job);
      if (status === 429 || status >= 500) {
        const seconds = Number(headers.get('retry-after') ?? NaN);
        return Number.isNaN(seconds) ? undefined : seconds * 1_000;
      }
      if (status < 400) this.#adopt(job, text);
      return null;
    } catch {
      return undefined;
    }
  }

  /** Throws where the answer cannot be read and is needed. */
  #adopt(job: Job, text: string): void {
    if (job.kind === 'start') this.#runningId = entrySchema.parse(JSON.parse(text)).id;
    if (job.kind === 'stop') this.#runningId = null;
    if (job.kind === 'find-running') {
      this.#runningId = listSchema.parse(JSON.parse(text)).time_entries[0]?.id ?? null;
    }
  }

  async #request(job: Job): Promise<Answered> {
    switch (job.kind) {
      case 'start':
      case 'log':
        return this.#ask('POST', '/time_entries', job.body);
      case 'find-running':
        return this.#ask('GET', '/time_entries?is_running=true');
      case 'stop':
        return this.#runningId === null
          ? { status: 404, headers: new Headers(), text: '' }
          : this.#ask('PATCH', `/time_entries/${this.#runningId}/stop`, {});
    }
  }

  async #ask(method: string, path: string, body?: object): Promise<Answered> {
    const { baseUrl, headers, fetch } = this.#options;
    const init: FetchInit = {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      cache: 'no-store',
      ...(body && { body: JSON.stringify(body) }),
    };
    const answer = await fetch(baseUrl + path, init, () => this.#isAlive);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.schedule(ms, () => this.#isAlive && resolve()));
  }
}

/** A time entry as the API takes it. */
export interface NaiveEntry {
  readonly project_id: string;
  readonly task_id: string;
  readonly spent_date: string;
  readonly notes: string;
}

export interface NaiveOptions {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a process that has ended nothing is sent, and nothing reaches it. */
  readonly fetch: (url: string, init: FetchInit, isAlive: () => boolean) => Promise<Response>;
  readonly schedule: (ms: number, work: () => void) => unknown;
}

type Job =
  | { readonly kind: 'find-running' }
  | { readonly kind: 'start'; readonly body: object }
  | { readonly kind: 'stop' }
  | { readonly kind: 'log'; readonly body: object };

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const MOST_TRIES = 3;
const BETWEEN_ROUNDS_MS = 30_000;
const entrySchema = z.looseObject({ id: z.string() });
const listSchema = z.looseObject({ time_entries: z.array(entrySchema) });
