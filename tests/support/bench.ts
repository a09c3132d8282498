import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKeito, IN_PROCESS_URL, type LocalKeito, type Settings } from '../../src/local-keito';
import { createKeitoClient, type KeitoClient } from '../../src/main/keito/client';
import type { FetchInit, FetchLike } from '../../src/main/keito/http';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import type { Sqlite } from '../../src/main/ledger/database';
import { openLedger } from '../../src/main/ledger/open-ledger';
import { Workspace } from '../../src/main/workspace';
import type { TimeEntry } from '../../src/shared/model';
import type { EntryView } from '../../src/shared/snapshot';
import { ManualTime, until, type ManualTimers } from './manual-time';

/** Thursday, 21 May 2026, 14:20:30 in UTC. */
export const AFTERNOON = Date.UTC(2026, 4, 21, 14, 20, 30);
export const TODAY = '2026-05-21';
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const SETTLE_MS = 20_000;

/** Something to spend time on; `notes` are empty. */
export interface Work {
  readonly projectId: string;
  readonly taskId: string;
  readonly notes: string;
}

export interface BenchOptions extends Settings {
  /** UTC ms. */
  readonly now?: number;
}

export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Nothing is there.');
  return value;
}

interface Process {
  isAlive: boolean;
  /** It waits for an answer that does not come. */
  isStuck: boolean;
}

function stuck(process: Process): Promise<never> {
  process.isStuck = true;
  return new Promise(() => undefined);
}

function withoutHours(body: string): string {
  const hasTimes = body.includes('started_time') && body.includes('ended_time');
  return hasTimes ? body.replace(/"hours":[\d.]+,?/, '') : body;
}

/** Read whole, so that a process that ends meanwhile gets nothing of it. */
async function read(answer: Response): Promise<{ text: string; status: number; headers: Headers }> {
  return { text: await answer.text(), status: answer.status, headers: answer.headers };
}

/** One account of the app, whole but for Electron, against a Keito in a box, with a network and a clock to play with. */
export class Bench {
  readonly time: ManualTime;
  readonly keito: LocalKeito;
  /** Another device of the same person: it writes behind the app's back. */
  readonly elsewhere: KeitoClient;
  readonly bugs: unknown[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'keito-bar-test-'));
  /** False: no connection can be made, and none was. */
  isOnline = true;
  /** True: nothing more can be written to the journal. */
  isDiskFull = false;
  /** Called before a request of the app reaches the service; what it returns is waited for. */
  beforeRequest: (method: string, path: string) => Promise<void> | void = () => undefined;
  /** What the app gets instead of the service's answer; null: the service is asked. */
  answer: (method: string, address: URL, body: string) => Promise<Response | null> | Response | null = () =>
    null;
  /** A service that counts a duration from the clock times wherever both are sent, whatever the hours say. */
  timesDecide = false;
  /** What the window shows has changed. */
  onShown: () => void = () => undefined;
  /** What is drawn for how much shorter a wait is, from 0 (not at all) to 1. */
  chance = 0;
  /** How far the computer's clock lags behind its timers. */
  clockLagMs = 0;
  /** What becomes of the app's requests on their way, as with a service that knows other filters. */
  rewrite: (method: string, address: URL) => void = () => undefined;
  syncTimers: ManualTimers;
  workspace!: Workspace;
  acme!: Work;
  other!: Work;

  /** What runs now; a process that was ended by force is not alive any more. */
  #process: Process = { isAlive: true, isStuck: false };

  readonly #clock = (): number => this.time.clock() - this.clockLagMs;

  readonly #onDisk = (sqlite: Sqlite): Sqlite => ({
    ...sqlite,
    transaction: (work) => {
      if (this.isDiskFull) throw new Error('The disk is full.');
      return sqlite.transaction(work);
    },
  });

  private constructor(options: BenchOptions) {
    const { now = AFTERNOON, ...settings } = options;
    this.time = new ManualTime(now);
    this.syncTimers = this.time.timers();
    this.keito = createLocalKeito({
      file: ':memory:',
      clock: this.time.clock,
      settings: { timezone: 'UTC', ...settings },
    });
    this.elsewhere = this.client(this.keito.credentials.apiKey, (url, init) => this.keito.fetch(url, init));
  }

  static async open(options: BenchOptions = {}): Promise<Bench> {
    const bench = new Bench(options);
    const { elsewhere } = bench;
    const client = await elsewhere.createClient({ name: 'Acme' });
    const task = await elsewhere.beyond.createTask({ name: 'Development' });
    const design = await elsewhere.beyond.createTask({ name: 'Design' });
    const project = (name: string, task_ids: readonly string[]) =>
      elsewhere.beyond.createProject({ client_id: client.id, name, task_ids });
    const website = await project('Website', [task.id, design.id]);
    const shop = await project('Shop', [design.id]);
    bench.acme = { projectId: website.id, taskId: task.id, notes: '' };
    bench.other = { projectId: shop.id, taskId: design.id, notes: '' };
    bench.start();
    await bench.settled();
    return bench;
  }

  /** What a request to this Keito has to carry. */
  get elsewhereHeaders(): Record<string, string> {
    const { apiKey, accountId } = this.keito.credentials;
    return { Authorization: `Bearer ${apiKey}`, 'Keito-Account-Id': accountId };
  }

  /** A client of this Keito, through the given network. */
  client(key: string, fetch: FetchLike, clock = this.time.clock): KeitoClient {
    return createKeitoClient({
      baseUrl: IN_PROCESS_URL,
      credentials: { kind: 'api-key', key, accountId: this.keito.credentials.accountId },
      ...{ fetch, clock },
      timeoutMs: 15_000,
      userAgent: 'KeitoBar/test',
    });
  }

  /** Opens the account from its folder, as at a start of the app. */
  start(key = this.keito.credentials.apiKey, folder = this.folder): void {
    this.#process.isAlive = false;
    const process: Process = { isAlive: true, isStuck: false };
    this.#process = process;
    this.syncTimers = this.time.timers();
    const { schedule } = this.syncTimers;
    const onBug = (error: unknown): void => {
      if (process.isAlive) this.bugs.push(error);
    };
    const { ledger } = openLedger(folder, { clock: this.#clock, onBug, wrap: this.#onDisk });
    this.workspace = new Workspace({
      ledger,
      client: this.client(key, (url, init) => this.#network(url, init, process), this.#clock),
      clock: this.#clock,
      newId: randomUUID,
      schedule: (ms, work) => schedule(ms, () => process.isAlive && work()),
      random: () => this.chance,
      settleMs: SETTLE_MS,
      onChange: () => this.onShown(),
      onBug,
    });
    this.workspace.begin();
  }

  /** The process ends by force: no request of it is sent or answered any more, and it is started again. */
  async crash(): Promise<void> {
    const { syncTimers } = this;
    const process = this.#process;
    process.isAlive = false;
    await until(() => process.isStuck || syncTimers.pending > 0, 'the end of the process');
    this.beforeRequest = () => undefined;
    this.workspace.ledger.close();
    this.start();
  }

  async #network(url: string, init: FetchInit, process: Process): Promise<Response> {
    if (!process.isAlive) return stuck(process);
    const address = new URL(url);
    this.rewrite(init.method ?? 'GET', address);
    const held = this.beforeRequest(init.method ?? 'GET', address.pathname);
    process.isStuck = held !== undefined;
    await held;
    process.isStuck = false;
    if (!this.isOnline) {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      });
    }
    const body = typeof init.body === 'string' ? init.body : '';
    const instead = await this.answer(init.method ?? 'GET', address, body);
    const asked = this.timesDecide && body !== '' ? { ...init, body: withoutHours(body) } : init;
    const { status, headers, ...answer } = await read(instead ?? (await this.keito.fetch(address, asked)));
    if (!process.isAlive) return stuck(process);
    return new Response(answer.text || null, { status, headers });
  }

  /** Holds the next request of a method until it is let go; `reached` tells that it came. */
  hold(method: string): { readonly reached: () => Promise<void>; readonly letGo: () => void } {
    let wasReached = false;
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    this.beforeRequest = (asked) => {
      if (asked !== method || wasReached) return undefined;
      wasReached = true;
      return gate;
    };
    return { reached: () => until(() => wasReached, `a ${method} request`), letGo };
  }

  /** The computer's clock is set by so much, and the app has noticed. */
  setClock(stepMs: number): void {
    this.clockLagMs -= stepMs;
    this.workspace.shiftClock(stepMs);
  }

  /** So it is while the reading of that number (1: the next) is on its way; `readings` tells how many there were. */
  setClockAt(nth: number, stepMs: number): { readonly readings: () => number } {
    let readings = 0;
    this.beforeRequest = (method) => {
      if (method === 'GET' && (readings += 1) === nth) this.setClock(stepMs);
    };
    return { readings: () => readings };
  }

  /** Until the round of sending and reading under way is over. */
  settled(): Promise<void> {
    return until(() => this.syncTimers.pending > 0, 'the end of the round');
  }

  /** Reads everything again, as when the person asks for it. */
  async refreshed(): Promise<void> {
    await this.settled();
    this.workspace.refresh();
    await this.settled();
  }

  async advance(ms: number): Promise<void> {
    this.time.advance(ms);
    await this.settled();
  }

  act() {
    return this.workspace.act('window');
  }

  /** What the service holds, newest day first. */
  server(): Promise<readonly WireTimeEntry[]> {
    return this.elsewhere.timeEntries({ per_page: 2000 }).collect();
  }

  /** The one entry that the service holds. */
  async onlyOne(): Promise<WireTimeEntry> {
    const [first, ...more] = await this.server();
    if (more.length > 0) throw new Error(`The service holds ${more.length + 1} entries.`);
    return present(first);
  }

  get entries(): readonly EntryView[] {
    return this.workspace.work(1).entries;
  }

  entry(id: string): TimeEntry | null {
    return this.workspace.ledger.entry(id)?.view ?? null;
  }

  /** Starts a timer and answers its entry's id. */
  started(work: Work = this.acme): string {
    const result = this.workspace.entries.start(work, this.act());
    if (!result.ok) throw new Error(result.failure.message);
    return result.value.entryId;
  }

  logged(seconds: number, work: Work = this.acme, spentDate = TODAY): string {
    const choice = { ...work, spentDate, seconds, startTime: null, endTime: null };
    const result = this.workspace.entries.log(choice, this.act());
    if (!result.ok) throw new Error(result.failure.message);
    return result.value.entryId;
  }

  posts(): number {
    return this.requests('POST').length;
  }

  requests(method: string): readonly string[] {
    return this.keito.control
      .requests()
      .filter((request) => request.method === method && request.path.includes('/time_entries'))
      .map(({ path }) => path.replace(/^.*\/time_entries/, ''));
  }

  async close(): Promise<void> {
    this.isOnline = true;
    this.beforeRequest = () => undefined;
    this.answer = () => null;
    await this.workspace.close();
    this.keito.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
