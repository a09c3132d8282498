import type { LocalKeito } from '../../src/local-keito';
import type { FetchInit } from '../../src/main/keito/http';
import { HOUR } from '../support/bench';
import { until, type ManualTimers } from '../support/manual-time';

/**
 * What goes wrong with one request of the app. `late`: the app gives up, and the request arrives after so many ms;
 * `wrong-date`: all is well but for the answer's `Date`, which is hours off, each time by others.
 */
export type NetworkFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'wrong-date' }
  | { readonly kind: 'service'; readonly fault: string };

export interface NetworkOptions {
  readonly keito: LocalKeito;
  readonly timers: ManualTimers;
  /** A service that takes `metadata` and never gives it back. */
  readonly forgetsMetadata: boolean;
  /** One that does not say by what rule it rounds. */
  readonly hidesRounding: boolean;
}

/** Lines down, answers lost, requests late: one connection between the app and a Keito in a box. */
export class Network {
  readonly #options: NetworkOptions;
  readonly #faults: NetworkFault[] = [];
  readonly #arriving = new Set<Promise<void>>();
  isOnline = true;
  /** Requests that were sent, by method and path below the base. */
  readonly sent: { readonly method: string; readonly path: string }[] = [];
  readonly faultCounts = new Map<string, number>();
  /** Requests on their way that the app has given up. */
  late = 0;
  /** Requests that have come to the service, and how many of them it lets lie at this instant. */
  #underWay = 0;
  #lying = 0;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  get forgetsMetadata(): boolean {
    return this.#options.forgetsMetadata;
  }

  get timers(): ManualTimers {
    return this.#options.timers;
  }

  /** Until what arrives at this instant has arrived, and what the service lets go of is answered. */
  async quiet(): Promise<void> {
    await Promise.all(this.#arriving);
    await until(() => this.#underWay === this.#lying, 'the answer of a slow service');
  }

  /** The service lets some request lie, the app's or one of a process that has ended. */
  get isHeld(): boolean {
    return this.#lying > 0;
  }

  /** How the service waits, in ms. */
  readonly wait = async (ms: number): Promise<void> => {
    this.#lying += 1;
    await new Promise<void>((resolve) => void this.#options.timers.schedule(ms, resolve));
    this.#lying -= 1;
  };

  /** The coming requests meet these, one each. */
  order(faults: readonly NetworkFault[]): void {
    this.#faults.push(...faults);
  }

  calm(): void {
    this.#faults.length = 0;
  }

  /** The app's fetch. `isAlive`: of a process that has ended nothing more is sent, and nothing reaches it. */
  async fetch(url: string, init: FetchInit, isAlive: () => boolean): Promise<Response> {
    if (!isAlive()) return stuck();
    const method = init.method ?? 'GET';
    this.sent.push({ method, path: new URL(url).pathname.replace(/^\/api\/v2/, '') });
    if (!this.isOnline) {
      this.#count('offline');
      throw broken('ECONNREFUSED');
    }
    const fault = this.#faults.shift() ?? { kind: 'none' };
    if (fault.kind !== 'none') this.#count(fault.kind === 'service' ? nameOf(fault.fault) : fault.kind);
    if (fault.kind === 'refused') throw broken('ECONNREFUSED');
    if (fault.kind === 'late') {
      this.late += 1;
      this.#options.timers.schedule(fault.ms, () => this.#arrive(url, init));
      throw broken('UND_ERR_HEADERS_TIMEOUT');
    }
    const answer = await this.#ask(url, init, fault.kind === 'service' ? fault.fault : null);
    const text = await answer.text();
    if (!isAlive()) return stuck();
    if (fault.kind === 'wrong-date') answer.headers.set('Date', this.#wrongDate(answer));
    return new Response(this.#untold(text) || null, { status: answer.status, headers: answer.headers });
  }

  #arrive(url: string, init: FetchInit): void {
    const arriving = this.#ask(url, init, null)
      .catch(() => undefined)
      .then(() => {
        this.late -= 1;
        this.#arriving.delete(arriving);
      });
    this.#arriving.add(arriving);
  }

  async #ask(url: string, init: FetchInit, fault: string | null): Promise<Response> {
    const headers = new Headers(init.headers);
    if (fault !== null) headers.set('X-Keito-Fault', fault);
    const body = typeof init.body === 'string' ? this.#forgetful(init.body) : init.body;
    this.#underWay += 1;
    try {
      // A request on its way arrives, whether anybody still waits for its answer or not.
      return await this.#options.keito.fetch(url, {
        ...init,
        ...(body ? { body } : {}),
        headers,
        signal: null,
      });
    } finally {
      this.#underWay -= 1;
    }
  }

  #forgetful(body: string): string {
    return this.forgetsMetadata ? body.replace(/"metadata":\{[^}]*\},?/, '').replace(/,\}$/, '}') : body;
  }

  #untold(text: string): string {
    return this.#options.hidesRounding ? text.replace(/"time_rounding":"[^"]*",?/, '') : text;
  }

  /** No two of them agree. */
  #wrongDate({ headers }: Response): string {
    const times = this.faultCounts.get('wrong-date') ?? 0;
    const hours = (times % 2 === 0 ? 9 : -9) + times / 5;
    return new Date(Date.parse(headers.get('Date') ?? '') + hours * HOUR).toUTCString();
  }

  #count(kind: string): void {
    this.faultCounts.set(kind, (this.faultCounts.get(kind) ?? 0) + 1);
  }
}

/** The kind alone, of a fault that says how much, too. */
function nameOf(fault: string): string {
  return /^(?:delay|clock)/.test(fault) ? fault.replace(/=.*/, '') : fault;
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

function stuck(): Promise<never> {
  return new Promise(() => undefined);
}
