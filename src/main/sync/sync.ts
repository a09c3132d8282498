import type { Project } from '../../shared/model';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import { KeitoError } from '../keito/errors';
import type { Ledger } from '../ledger/ledger';
import { roundingOf, type AccountFacts } from './account-facts';
import { retryDelayMs } from './backoff';
import { pullAccount, pullEntries } from './pull';
import { Pump } from './pump';

/** Runs `work` once after `ms`; the answer takes it back. */
export type Schedule = (ms: number, work: () => void) => () => void;

export type SyncPhase =
  | { readonly kind: 'ok' }
  /** Keito cannot be reached, or has a problem of its own; sending goes on by itself. */
  | { readonly kind: 'retrying'; readonly error: KeitoError }
  /** The key is refused: nothing is sent until the person signs in again. */
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
  readonly onAccount: (facts: AccountFacts, projects: readonly Project[]) => void;
  /** Something changed that the window shows. */
  readonly onChange: () => void;
  /** A fault of our own, not of the network. */
  readonly onBug: (error: unknown) => void;
}

/** Twice an hour the account is read again, every five minutes the entries: 288 and 96 requests a day at most. */
const ACCOUNT_AGE_MS = 30 * 60_000;
const ENTRIES_AGE_MS = 5 * 60_000;
/** Opening the popover reads the entries again when they are older than this. */
const GLANCE_AGE_MS = 15_000;

/** Sends and reads in the background, one thing at a time, for one account. */
export class Sync {
  readonly #options: SyncOptions;
  #phase: SyncPhase;
  #work: Promise<void> | null = null;
  #again = false;
  #closed = false;
  #failures = 0;
  #notBefore = 0;
  #accountReadAt = Number.NEGATIVE_INFINITY;
  #entriesReadAt = Number.NEGATIVE_INFINITY;
  #cancelTimer: () => void = () => undefined;

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#phase = options.client ? { kind: 'ok' } : { kind: 'signed-out' };
  }

  get phase(): SyncPhase {
    return this.#phase;
  }

  /** Something was done here: send it now, unless the server asked us to wait. */
  kick(): void {
    if (this.#closed || this.#phase.kind === 'signed-out') return;
    if (this.#work) {
      this.#again = true;
      return;
    }
    if (this.#options.clock() < this.#notBefore) return;
    this.#work = this.#round().finally(() => {
      this.#work = null;
      if (this.#again) {
        this.#again = false;
        this.kick();
      }
    });
  }

  /** The person looks: read again what is older than a few seconds. */
  glance(): void {
    if (this.#options.clock() - this.#entriesReadAt > GLANCE_AGE_MS)
      this.#entriesReadAt = Number.NEGATIVE_INFINITY;
    this.kick();
  }

  /** The person asks, the network came back or the machine woke up: try now and read everything again. */
  refresh(): void {
    this.#failures = 0;
    this.#notBefore = 0;
    this.#accountReadAt = Number.NEGATIVE_INFINITY;
    this.#entriesReadAt = Number.NEGATIVE_INFINITY;
    this.kick();
  }

  /** Ends after the request under way; nothing more is sent. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer();
    await this.#work;
  }

  async #round(): Promise<void> {
    this.#cancelTimer();
    const waitMs = await this.#attempt();
    if (!this.#closed) this.#cancelTimer = this.#options.schedule(waitMs, () => this.kick());
    this.#options.onChange();
  }

  /** Sends, then reads what is due; answers how long to rest, in ms. */
  async #attempt(): Promise<number> {
    try {
      if (this.#options.facts() === null) await this.#readAccount();
      const outcome = await this.#send();
      if (outcome.kind === 'failed') throw outcome.error;
      await this.#readAccount();
      await this.#readEntries();
      this.#phase = { kind: 'ok' };
      this.#failures = 0;
      this.#notBefore = 0;
      const untilPull = this.#entriesReadAt + ENTRIES_AGE_MS - this.#options.clock();
      return Math.max(0, outcome.kind === 'settling' ? Math.min(outcome.waitMs, untilPull) : untilPull);
    } catch (error) {
      return this.#afterFailure(error);
    }
  }

  #afterFailure(error: unknown): number {
    const { clock, random, onBug } = this.#options;
    if (error instanceof KeitoError && error.kind === 'unauthorised') {
      this.#phase = { kind: 'signed-out' };
      return ENTRIES_AGE_MS;
    }
    if (error instanceof KeitoError) this.#phase = { kind: 'retrying', error };
    else onBug(error);
    this.#failures += 1;
    const retryAfterMs = error instanceof KeitoError ? error.retryAfterMs : undefined;
    const delay = retryDelayMs(this.#failures, retryAfterMs, random());
    // Only a server that asked for it makes the next click wait too.
    if (retryAfterMs !== undefined) this.#notBefore = clock() + delay;
    return delay;
  }

  async #send(): ReturnType<Pump['run']> {
    const { ledger, client, clock, settleMs, facts, onChange } = this.#options;
    const account = facts();
    if (!account || !client) return { kind: 'idle' };
    const pump = new Pump({
      ...{ ledger, client, clock, settleMs },
      userId: account.userId,
      rounding: roundingOf(account),
      isClosed: () => this.#closed,
    });
    return pump.run(onChange);
  }

  async #readAccount(): Promise<void> {
    const { clock, client, onAccount } = this.#options;
    if (this.#closed || !client || clock() - this.#accountReadAt < ACCOUNT_AGE_MS) return;
    const account = await pullAccount({ client });
    this.#accountReadAt = clock();
    onAccount(account.facts, account.projects);
  }

  async #readEntries(): Promise<void> {
    const { clock, client, ledger, facts, zone } = this.#options;
    const account = facts();
    if (this.#closed || !account || !client || clock() - this.#entriesReadAt < ENTRIES_AGE_MS) return;
    await pullEntries({ client, ledger, clock }, account.userId, zone());
    this.#entriesReadAt = clock();
  }
}
