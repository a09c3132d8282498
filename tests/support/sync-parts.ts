import { z } from 'zod';
import type { KeitoClient } from '../../src/main/keito/client';
import type { FetchLike } from '../../src/main/keito/http';
import type { RequestOptions } from '../../src/main/sync/requests';
import { Bench, present, type BenchOptions } from './bench';

/** A request as the app sent it. */
export interface Asked {
  readonly method: string;
  readonly address: URL;
  readonly headers: Headers;
  readonly body: string;
}

export type Row = Readonly<Record<string, unknown>>;

const listSchema = z.looseObject({ time_entries: z.array(z.record(z.string(), z.unknown())) });

/**
 * A journal and a Keito with no round of sending and reading between them: what one part of the sync does by itself
 * is seen, which the next round would mend or hide.
 */
export class SyncParts {
  readonly bench: Bench;
  readonly client: KeitoClient;
  readonly options: RequestOptions;
  /** What the parts asked for, oldest first. */
  readonly asked: Asked[] = [];
  /** How often a timer of ours was begun there. */
  timersStarted = 0;
  /** What a list gives for each of its rows. */
  row: (row: Row) => Row = (row) => row;
  /** By how many ms the `Date` of the coming answers is off, one each. */
  readonly dateOffs: number[] = [];

  private constructor(bench: Bench) {
    this.bench = bench;
    this.client = bench.client(bench.keito.credentials.apiKey, this.#fetch);
    this.options = {
      ...{ ledger: bench.workspace.ledger, client: this.client, clock: bench.time.clock },
      ...{ rounding: null, zone: () => 'UTC', userId: present(bench.workspace.facts).userId },
      onTimerStarted: () => (this.timersStarted += 1),
    };
  }

  static async open(options?: BenchOptions): Promise<SyncParts> {
    const bench = await Bench.open(options);
    await bench.workspace.endSync();
    return new SyncParts(bench);
  }

  /** The requests of a method, as what follows `/time_entries`. */
  paths(method: string): readonly string[] {
    return this.asked
      .filter((request) => request.method === method)
      .map(({ address }) => address.pathname.replace(/^.*\/time_entries/, ''));
  }

  /** The query of the last request. */
  get query(): Readonly<Record<string, string>> {
    return Object.fromEntries(present(this.asked.at(-1)).address.searchParams);
  }

  readonly #fetch: FetchLike = async (url, init) => {
    const { bench } = this;
    const address = new URL(url);
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? init.body : '';
    this.asked.push({ method, address: new URL(url), headers: new Headers(init.headers), body });
    bench.rewrite(method, address);
    await bench.beforeRequest(method, address.pathname);
    const answer = (await bench.answer(method, address, body)) ?? (await bench.keito.fetch(address, init));
    const date = Date.parse(answer.headers.get('Date') ?? '') + (this.dateOffs.shift() ?? 0);
    answer.headers.set('Date', new Date(date).toUTCString());
    if (method !== 'GET' || !answer.ok || !address.pathname.endsWith('/time_entries')) return answer;
    const list = listSchema.parse(await answer.json());
    const rows = { ...list, time_entries: list.time_entries.map((row) => this.row(row)) };
    return Response.json(rows, { headers: { Date: answer.headers.get('Date') ?? '' } });
  };
}
