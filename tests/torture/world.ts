import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKeito, IN_PROCESS_URL, type LocalKeito } from '../../src/local-keito';
import { parseRounding, roundSeconds } from '../../src/shared/durations';
import { createWatchedClock } from '../../src/main/core/clock-steps';
import { createKeitoClient, type KeitoClient } from '../../src/main/keito/client';
import type { FetchLike } from '../../src/main/keito/http';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import { openLedger } from '../../src/main/ledger/open-ledger';
import { Workspace } from '../../src/main/workspace';
import { ManualTime, until, type ManualTimers } from '../support/manual-time';
import { Dead, Process } from './mortal';
import { Network } from './network';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** Longer than any late request of {@link Network} is on its way. */
export const SETTLE_MS = 20_000;

export interface WorldOptions {
  /** UTC ms. */
  readonly now: number;
  readonly timezone: string;
  /** Such as `up_15`; null for none. */
  readonly rounding: string | null;
  readonly forgetsMetadata: boolean;
  /** The account does not say by what rule it rounds. */
  readonly hidesRounding?: boolean | undefined;
}

export interface Place {
  readonly projectId: string;
  readonly taskId: string;
}

/** Where short-lived journals lie; memory where there is some, since every commit waits for the disk. */
export const SCRATCH = process.env['KEITO_BAR_SCRATCH'] ?? tmpdir();

/** The whole of one account's app but Electron, a Keito in a box, the network between them, and a second device. */
export class World {
  readonly time: ManualTime;
  readonly keito: LocalKeito;
  readonly network: Network;
  readonly elsewhere: KeitoClient;
  readonly folder = mkdtempSync(join(SCRATCH, 'keito-bar-torture-'));
  readonly bugs: unknown[] = [];
  places: readonly Place[] = [];
  readonly rounding: string | null;
  readonly hidesRounding: boolean;
  /** The work zone that the account has by now, whether the app has heard of it or not. */
  zone: string;
  /** How far the computer's clock is off, ms. */
  clockOffsetMs = 0;
  process = new Process();
  workspace!: Workspace;
  #timers!: ManualTimers;
  #ids = 0;

  private constructor({ now, timezone, rounding, forgetsMetadata, hidesRounding }: WorldOptions) {
    this.time = new ManualTime(now);
    this.rounding = rounding;
    this.hidesRounding = hidesRounding === true;
    this.zone = timezone;
    this.keito = createLocalKeito({
      file: ':memory:',
      clock: this.time.clock,
      settings: { timezone, timeRounding: rounding },
      wait: (ms) => this.network.wait(ms),
    });
    this.network = new Network({
      ...{ keito: this.keito, timers: this.time.timers(), forgetsMetadata },
      hidesRounding: this.hidesRounding,
    });
    this.elsewhere = this.#client((url, init) => this.keito.fetch(url, init), this.time.clock);
  }

  static async open(options: WorldOptions): Promise<World> {
    const world = new World(options);
    const { elsewhere } = world;
    const client = await elsewhere.createClient({ name: 'Acme' });
    const first = await elsewhere.beyond.createTask({ name: 'Development' });
    const second = await elsewhere.beyond.createTask({ name: 'Design' });
    const task_ids = [first.id, second.id];
    const website = await elsewhere.beyond.createProject({ client_id: client.id, name: 'Website', task_ids });
    const shop = await elsewhere.beyond.createProject({ client_id: client.id, name: 'Shop', task_ids });
    world.places = [website, shop].flatMap(({ id: projectId }) =>
      task_ids.map((taskId) => ({ projectId, taskId })),
    );
    world.start();
    await world.settled();
    return world;
  }

  /** The next id that the app will give. */
  get nextId(): string {
    return idOf(this.#ids + 1);
  }

  /** What was given to what came just after that one. */
  idAfter(id: string): string {
    return idOf(Number(id.slice(PREFIX.length)) + 1);
  }

  /** Opens the account from its folder, as at a start of the app. */
  start(): void {
    const process = new Process();
    this.process = process;
    this.#timers = this.time.timers();
    const { schedule } = this.#timers;
    const isAlive = (): boolean => process.isAlive;
    const onBug = (error: unknown): void => {
      if (process.isAlive && !(error instanceof Dead)) this.bugs.push(error);
    };
    const clock = createWatchedClock({
      wall: () => this.time.clock() + this.clockOffsetMs,
      steady: this.time.clock,
      // One that ended before it has written the step down was not there when the clock was set (docs/sync.md, Limits).
      onStep: (stepMs) => process.isAlive && process.spare(() => this.workspace.shiftClock(stepMs)),
      onBug,
    });
    const { ledger } = openLedger(this.folder, { clock, onBug, wrap: process.mortal });
    this.workspace = new Workspace({
      ledger,
      client: this.#client((url, init) => this.network.fetch(url, init, isAlive), clock),
      clock,
      newId: () => idOf((this.#ids += 1)),
      schedule: (ms, work) => schedule(ms, () => process.isAlive && work()),
      random: () => 0,
      settleMs: SETTLE_MS,
      onChange: () => undefined,
      onBug,
    });
    this.workspace.begin();
  }

  /**
   * The process ends by force, if it has not by itself, and the app is started again, `downMs` later; `opened`: with its
   * journal.
   */
  async restart(opened: () => void = () => undefined, downMs = 0): Promise<void> {
    // A clock that is set while the app does not run is noticed by nobody (docs/sync.md).
    if (this.process.isAlive) this.act();
    this.process.isAlive = false;
    // What was under way must have seen its end before the journal is closed under it.
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    this.workspace.ledger.close();
    await this.#passWithout(downMs);
    this.start();
    opened();
    await this.settled();
  }

  /** Time passes without the app: what was on its way arrives at its own time. */
  async #passWithout(ms: number): Promise<void> {
    let left = ms;
    while (left > 0) {
      const next = Math.max(0, Math.min(left, this.network.timers.nextInMs ?? left));
      this.time.advance(next);
      left -= next;
      await this.network.quiet();
    }
  }

  /** Until the round of sending and reading under way is over; a process that ended in it is started again. */
  async settled(): Promise<void> {
    const isStill = (): boolean => this.#timers.pending > 0 || this.network.isHeld || !this.process.isAlive;
    await until(isStill, 'the end of the round');
    if (!this.process.isAlive) await this.restart();
  }

  /** Until nothing of what was asked for waits for its answer, however slow the service is. */
  async answered(): Promise<void> {
    await this.settled();
    while (this.network.isHeld) await this.advance(this.network.timers.nextInMs ?? 0);
  }

  /** Time passes, and everything happens at its own time: what arrives at an instant has arrived before the next. */
  async advance(ms: number): Promise<void> {
    await this.settled();
    let left = ms;
    do {
      const next = Math.min(left, this.#timers.nextInMs ?? left, this.network.timers.nextInMs ?? left);
      this.time.advance(Math.max(0, next));
      left -= Math.max(0, next);
      await this.network.quiet();
      await this.settled();
    } while (left > 0);
  }

  /** Is what the server tells the duration that somebody set, but for its rounding? Whole seconds. */
  readonly isTold = (set: number, told: number): boolean =>
    [set, roundSeconds(set, parseRounding(this.rounding))].some((seconds) => Math.abs(seconds - told) <= 2);

  act(): ReturnType<Workspace['act']> {
    return this.workspace.act('window');
  }

  async server(): Promise<readonly WireTimeEntry[]> {
    return this.elsewhere.timeEntries({ per_page: 2000 }).collect();
  }

  async close(): Promise<void> {
    this.process.isAlive = false;
    this.workspace.ledger.close();
    this.keito.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #client(fetch: FetchLike, clock: () => number): KeitoClient {
    const { apiKey, accountId } = this.keito.credentials;
    return createKeitoClient({
      baseUrl: IN_PROCESS_URL,
      credentials: { kind: 'api-key', key: apiKey, accountId },
      fetch,
      clock,
      timeoutMs: 15_000,
      userAgent: 'KeitoBar/torture',
    });
  }
}

const PREFIX = 'torture-';
const idOf = (count: number): string => `${PREFIX}${count}`;
