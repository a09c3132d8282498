import type { Project } from '../../shared/model';
import type { CreationKind } from '../core/creation';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import { KeitoError, type KeitoErrorKind } from '../keito/errors';
import type { Ledger } from '../ledger/ledger';
import { readAccount } from '../keito/sign-in';
import { factsOf, roundingOf, type AccountFacts } from './account-facts';
import { restMs, retryDelayMs, Setbacks } from './backoff';
import { CreationPump } from './creation-pump';
import { DistantDays } from './distant-days';
import { freshForMs, WHOLE_AGE_MS } from './pace';
import { pullEntries, pullProjects, type Days } from './pull';
import { Pump, type PumpOutcome } from './pump';
import { windowAround } from './read-back';
import { Reading } from './reading';

/** Runs `work` once after `ms`; the answer takes it back. */
export type Schedule = (ms: number, work: () => void) => () => void;

export type SyncPhase =
  | { readonly kind: 'ok' }
  /** Keito cannot be reached, or something of it fails; the rest is sent and read, and this tried again by itself. */
  | { readonly kind: 'retrying'; readonly error: KeitoError }
  /** The key is refused: nothing is sent until it is accepted again, which is asked now and then, or is another. */
  | { readonly kind: 'signed-out' };

export interface SyncOptions {
  readonly ledger: Ledger;
  /** Null: there is no key to connect with (yet). Time is kept all the same. */
  readonly client: KeitoClient | null;
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly random: () => number;
  readonly settleMs: number;
  readonly facts: () => AccountFacts | null;
  readonly zone: () => string;
  readonly onFacts: (facts: AccountFacts) => void;
  readonly onProjects: (projects: readonly Project[]) => void;
  /** Keito has one of these more, which was created here. */
  readonly onCreated: (kind: CreationKind) => void;
  /** Something changed that the window shows. */
  readonly onChange: () => void;
  /** A fault of our own, not of the network. */
  readonly onBug: (error: unknown) => void;
}

/** Twice an hour the account and its projects are read again: 96 requests a day at most. */
const ACCOUNT_AGE_MS = 30 * 60_000;
/** What changed within this before the last reading is asked for again: clocks and stamps are not exact. */
const OVERLAP_MS = 2 * 60_000;
/** Opening the popover reads the entries again when they are older than this. */
const GLANCE_AGE_MS = 15_000;
/** A refused key may be one answer of a server in trouble: it is tried again after this. */
const SIGNED_OUT_RETRY_MS = 20 * 60_000;

/** Sends and reads in the background, one thing at a time, for one account. */
export class Sync {
  readonly #options: SyncOptions;
  readonly #setbacks: Setbacks;
  readonly #creationSetbacks: Setbacks;
  readonly #factsReading: Reading;
  readonly #projectsReading: Reading;
  readonly #entriesReading: Reading;
  /** Of the entries: all of them, deletions included. */
  readonly #wholeReading: Reading;
  readonly #distant: DistantDays;
  /** UTC ms: when the person, or another device, last did something. */
  #activeAt: number;
  /** UTC ms: before when the last reading has seen every change. */
  #seenUntil: number | null = null;
  #phase: SyncPhase;
  #work: Promise<void> | null = null;
  #again = false;
  #hasBegun = false;
  #closed = false;
  #failures = 0;
  /** Since when (UTC ms) and for how long (ms) the server asked us to wait. */
  #pause = { since: 0, ms: 0 };
  #cancelTimer: () => void = () => undefined;

  constructor(options: SyncOptions) {
    const { client, clock, random } = options;
    this.#options = options;
    this.#setbacks = new Setbacks(random);
    this.#creationSetbacks = new Setbacks(random);
    this.#factsReading = new Reading(() => ACCOUNT_AGE_MS, clock);
    this.#projectsReading = new Reading(() => ACCOUNT_AGE_MS, clock);
    this.#entriesReading = new Reading(() => freshForMs(clock() - this.#activeAt), clock);
    this.#wholeReading = new Reading(() => WHOLE_AGE_MS, clock);
    this.#distant = new DistantDays(clock);
    this.#activeAt = clock();
    this.#phase = client ? { kind: 'ok' } : { kind: 'signed-out' };
  }

  get phase(): SyncPhase {
    return this.#phase;
  }

  /** From now on it sends and reads; what was asked for before is done now. */
  begin(): void {
    this.#hasBegun = true;
    this.kick();
  }

  /** Something was done here: send it now, unless the key is refused or the server asked us to wait. */
  kick(): void {
    this.#activeAt = this.#options.clock();
    if (this.#phase.kind !== 'signed-out') this.#try();
  }

  /** The person looks: read again what is older than a few seconds. */
  glance(): void {
    this.#entriesReading.expire(GLANCE_AGE_MS);
    this.#wholeReading.expire(GLANCE_AGE_MS);
    this.kick();
  }

  /** The person asks, the network came back or the machine woke up: try now and read everything again. */
  refresh(): void {
    this.#failures = 0;
    this.#pause = { since: 0, ms: 0 };
    this.#setbacks.clear();
    this.#creationSetbacks.clear();
    this.#factsReading.expire();
    this.#projectsReading.expire();
    this.#entriesReading.expire();
    this.#wholeReading.expire();
    this.#try();
  }

  /** Has days read that lie outside of the window read by itself. Null once they are in the journal, else why not. */
  async readDays(days: Days): Promise<KeitoErrorKind | null> {
    const { client, clock, zone } = this.#options;
    const near = windowAround(zone(), clock());
    if (days.from >= near.from && days.to <= near.to) return null;
    if (this.#distant.areFresh(days)) return null;
    if (this.#closed || !client || this.#phase.kind === 'signed-out') return 'unauthorised';
    if (restMs(this.#pause.since, this.#pause.ms, clock()) > 0) return 'rate-limited';
    const read = this.#distant.wish(days);
    this.#try();
    return read;
  }

  /** Ends after the request under way; nothing more is sent. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#distant.giveUp('offline');
    this.#cancelTimer();
    await this.#work;
  }

  #try(): void {
    if (!this.#hasBegun || this.#closed || !this.#options.client) return;
    // Asked first: a clock that has been set tells so while it is read, and then this is asked for by somebody else too.
    const rest = restMs(this.#pause.since, this.#pause.ms, this.#options.clock());
    if (this.#work) {
      this.#again = true;
      return;
    }
    if (rest > 0) return this.#tryIn(rest);
    this.#work = this.#round().finally(() => {
      this.#work = null;
      if (this.#again) {
        this.#again = false;
        this.kick();
      }
    });
  }

  #tryIn(ms: number): void {
    this.#cancelTimer();
    if (!this.#closed) this.#cancelTimer = this.#options.schedule(ms, () => this.#try());
  }

  async #round(): Promise<void> {
    this.#cancelTimer();
    this.#tryIn(await this.#attempt());
    this.#options.onChange();
  }

  /** Sends, then reads what is due; answers how long to rest, in ms. */
  async #attempt(): Promise<number> {
    try {
      // A key that was refused is tried on a question, not on somebody's work.
      if (this.#phase.kind === 'signed-out' || this.#options.facts() === null) await this.#readFacts();
      // Nothing is sent by a clock of which nobody knows how far it is off.
      if (this.#options.client?.skewMs() === null)
        await this.#readAside(this.#factsReading, () => this.#readFacts());
      const sent = await this.#send();
      if (sent.kind === 'failed') throw sent.error;
      await this.#readAside(this.#factsReading, () => this.#readFacts());
      await this.#readAside(this.#projectsReading, () => this.#readProjects());
      const foundLost = await this.#readEntries();
      await this.#readDistantDays();
      const error = sent.error ?? this.#factsReading.error ?? this.#projectsReading.error;
      this.#phase = error ? { kind: 'retrying', error } : { kind: 'ok' };
      this.#failures = 0;
      this.#pause = { since: 0, ms: 0 };
      if (foundLost) return 0;
      const readings = [this.#factsReading, this.#projectsReading, this.#entriesReading];
      return Math.min(sent.waitMs ?? ACCOUNT_AGE_MS, ...readings.map(({ dueInMs }) => dueInMs));
    } catch (error) {
      this.#distant.giveUp(error instanceof KeitoError ? error.kind : 'bad-shape');
      return this.#afterFailure(error);
    }
  }

  #afterFailure(error: unknown): number {
    const { clock, random, onBug } = this.#options;
    const failure = error instanceof KeitoError ? error : null;
    if (failure?.kind === 'unauthorised' || (failure && this.#phase.kind === 'signed-out')) {
      this.#phase = { kind: 'signed-out' };
      return SIGNED_OUT_RETRY_MS;
    }
    if (failure) this.#phase = { kind: 'retrying', error: failure };
    else onBug(error);
    this.#failures += 1;
    const delay = retryDelayMs(this.#failures, failure?.retryAfterMs, random());
    // Only a server that asked for it makes the next click wait too.
    if (failure?.retryAfterMs !== undefined) this.#pause = { since: clock(), ms: delay };
    return delay;
  }

  async #send(): Promise<PumpOutcome> {
    const { ledger, client, clock, settleMs, facts, zone, onChange } = this.#options;
    const account = facts();
    if (!account || !client) return { kind: 'sent', waitMs: null, error: null };
    const pump = new Pump({
      ...{ ledger, client, clock, settleMs },
      setbacks: this.#setbacks,
      userId: account.userId,
      rounding: roundingOf(account),
      zone: zone(),
      isClosed: () => this.#closed,
      // It may have ended one that ran elsewhere and is not known here yet.
      onTimerStarted: () => this.#entriesReading.expire(),
    });
    const sent = await pump.run(onChange);
    if (sent.kind === 'failed') return sent;
    const creations = new CreationPump({
      ...{ ledger, client, clock, settleMs, userId: account.userId },
      setbacks: this.#creationSetbacks,
      isClosed: () => this.#closed,
      onCreated: this.#options.onCreated,
    });
    const created = await creations.run(onChange);
    return created.kind === 'failed' ? created : bothSent(sent, created);
  }

  /** Reads what is nice to have fresh: a failure of its own holds up nothing else, and is tried again by itself. */
  async #readAside(reading: Reading, read: () => Promise<void>): Promise<void> {
    if (this.#closed || reading.dueInMs > 0) return;
    try {
      await read();
    } catch (error) {
      if (!(error instanceof KeitoError) || isOfEverything(error)) throw error;
      reading.failed(error, this.#options.random());
    }
  }

  async #readFacts(): Promise<void> {
    const { client, onFacts } = this.#options;
    if (this.#closed || !client) return;
    const account = await readAccount(client);
    this.#factsReading.done();
    if (this.#phase.kind === 'signed-out') this.#phase = { kind: 'ok' };
    onFacts(factsOf(account));
  }

  async #readProjects(): Promise<void> {
    const { client, onProjects } = this.#options;
    if (!client) return;
    const projects = await pullProjects(client);
    this.#projectsReading.done();
    onProjects(projects);
  }

  /** Answers whether there is something to send again. */
  async #readEntries(): Promise<boolean> {
    const { clock, client, ledger, facts, zone } = this.#options;
    const account = facts();
    if (this.#closed || !account || !client || this.#entriesReading.dueInMs > 0) return false;
    const from = clock();
    // One that lies ahead is of a clock that was set back since.
    const since = this.#seenUntil !== null && this.#seenUntil <= from ? this.#seenUntil : null;
    const isWhole = this.#wholeReading.dueInMs === 0 || since === null;
    const pull = { client, ledger, clock, rounding: roundingOf(account), zone: zone() };
    const { foundLost, hasNews, isUnsettled } = await pullEntries(
      pull,
      account.userId,
      windowAround(zone(), from),
      isWhole ? null : since,
    );
    this.#entriesReading.done();
    if (!isUnsettled) {
      this.#seenUntil = from - OVERLAP_MS;
      if (isWhole) this.#wholeReading.done();
    }
    if (hasNews) this.#activeAt = clock();
    return foundLost;
  }

  /** What only a look at distant days fails at holds up nothing else: whoever looks is told. */
  async #readDistantDays(): Promise<void> {
    const { clock, client, ledger, facts, zone } = this.#options;
    const account = facts();
    if (this.#closed || !account || !client) return this.#distant.giveUp('offline');
    const pull = { client, ledger, clock, rounding: roundingOf(account), zone: zone() };
    try {
      await this.#distant.read(async (days) => void (await pullEntries(pull, account.userId, days, null)));
    } catch (error) {
      if (!(error instanceof KeitoError) || isOfEverything(error)) throw error;
      this.#distant.giveUp(error.kind);
    }
  }
}

type Sent = Extract<PumpOutcome, { kind: 'sent' }>;

function bothSent(entries: Sent, creations: Sent): Sent {
  const waits = [entries.waitMs, creations.waitMs].filter((waitMs) => waitMs !== null);
  return {
    kind: 'sent',
    waitMs: waits.length > 0 ? Math.min(...waits) : null,
    error: entries.error ?? creations.error,
  };
}

/** Would any other request fail as well? */
function isOfEverything({ kind }: KeitoError): boolean {
  return kind === 'offline' || kind === 'rate-limited' || kind === 'unauthorised';
}
