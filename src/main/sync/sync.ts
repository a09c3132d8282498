import type { CreationKind } from '../core/creation';
import { creates } from '../core/outbox-plan';
import { KeitoError, type KeitoErrorKind } from '../keito/errors';
import { NO_NETWORK } from '../keito/offline-guard';
import { roundingOf } from './account-facts';
import { restMs } from '../core/waits';
import { MANY_FAILURES, retryDelayMs, Setbacks } from './backoff';
import { CreationPump } from './creation-pump';
import type { Days } from './pull';
import { Pump, type PumpOutcome } from './pump';
import { windowAround } from './read-back';
import { ACCOUNT_AGE_MS, Reader, type ReaderOptions } from './reader';

/** Runs `work` once after `ms`; the answer takes it back. */
export type Schedule = (ms: number, work: () => void) => () => void;

export type SyncPhase =
  | { readonly kind: 'ok' }
  /** Keito cannot be reached, or something of it fails; the rest is sent and read, and this tried again by itself. */
  | { readonly kind: 'retrying'; readonly error: KeitoError }
  /** The key is refused: nothing is sent until it is accepted again, which is asked now and then, or is another. */
  | { readonly kind: 'signed-out' };

/** Without a client, time is kept all the same. */
export interface SyncOptions extends Omit<ReaderOptions, 'onAccepted' | 'isClosed'> {
  readonly schedule: Schedule;
  readonly settleMs: number;
  /** UTC ms until which the person keeps a creation back to write it anew; 0: they do not. */
  readonly heldUntil: (creationId: string) => number;
  /** Keito has one of these more, which was created here. */
  readonly onCreated: (kind: CreationKind) => void;
  /** Something changed that the window shows. */
  readonly onChange: () => void;
  /** A fault of our own, not of the network. */
  readonly onBug: (error: unknown) => void;
}

/** A refused key may be one answer of a server in trouble: it is tried again after this. */
const SIGNED_OUT_RETRY_MS = 20 * 60_000;

/** How many rounds may fail at a look for what was left. */
const MOST_LOOKS = 3;

/** Sends and reads in the background, one thing at a time, for one account. */
export class Sync {
  readonly #options: SyncOptions;
  readonly #setbacks: Setbacks;
  readonly #creationSetbacks: Setbacks;
  readonly #reader: Reader;
  #phase: SyncPhase;
  #work: Promise<void> | null = null;
  #again = false;
  #hasBegun = false;
  /** The last operation that an earlier process left. */
  readonly #leftSeq: number;
  #looksLeft = MOST_LOOKS;
  #closed = false;
  #failures = 0;
  /** Since when (UTC ms) and for how long (ms) the server asked us to wait. */
  #pause = { since: 0, ms: 0 };
  #cancelTimer: () => void = () => undefined;

  constructor(options: SyncOptions) {
    const { client, random, ledger } = options;
    this.#options = options;
    this.#leftSeq = ledger.latestOperations(1)[0]?.seq ?? 0;
    this.#setbacks = new Setbacks(random);
    this.#creationSetbacks = new Setbacks(random);
    this.#reader = new Reader({
      ...options,
      onAccepted: () => {
        if (this.#phase.kind === 'signed-out') this.#phase = { kind: 'ok' };
      },
      isClosed: () => this.#closed,
    });
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
    this.#reader.wake();
    if (this.#phase.kind !== 'signed-out') this.#try();
  }

  /** The person looks: read again what is older than a few seconds. */
  glance(): void {
    this.#reader.glance();
    this.kick();
  }

  /** The person asks, the network came back or the machine woke up: try now and read everything again. */
  refresh(): void {
    this.#failures = 0;
    this.#pause = { since: 0, ms: 0 };
    this.#options.client?.endPause();
    this.#setbacks.clear();
    this.#creationSetbacks.clear();
    this.#reader.expire();
    this.#try();
  }

  /** Has days read that lie outside of the window read by itself. Null once they are in the journal, else why not. */
  async readDays(days: Days): Promise<KeitoErrorKind | null> {
    const { client, clock, zone, distant } = this.#options;
    const near = windowAround(zone(), clock());
    if (days.from >= near.from && days.to <= near.to) return null;
    if (distant.areFresh(days)) return null;
    if (this.#closed || !client || this.#phase.kind === 'signed-out') return 'unauthorised';
    if (restMs(this.#pause.since, this.#pause.ms, clock()) > 0) return 'rate-limited';
    const read = distant.wish(days);
    this.#try();
    return read;
  }

  /** Ends after the request under way; nothing more is sent. Days that are wished for stay so. */
  async close(): Promise<void> {
    this.#closed = true;
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
    // What could not be read is no reason for what is to be sent to wait any longer.
    let sendsInMs = Infinity;
    const { distant } = this.#options;
    try {
      // A key that was refused is tried on a question, not on somebody's work.
      if (this.#phase.kind === 'signed-out' || this.#options.facts() === null) await this.#reader.readFacts();
      // Nothing is sent by a clock of which nobody knows how far it is off.
      await this.#hearClock();
      await this.#lookForOwn();
      const sent = await this.#send();
      if (sent.kind === 'failed') {
        // A reading that is answered shows that the system is wrong, before the next try.
        if (sent.error.code === NO_NETWORK) await this.#reader.readFacts();
        throw sent.error;
      }
      sendsInMs = sent.waitMs ?? Infinity;
      await this.#reader.freshFacts();
      await this.#reader.freshProjects();
      const hasToSend = await this.#reader.freshEntries();
      this.#options.onChange();
      await this.#reader.distantDays();
      const error = sent.error ?? this.#reader.error;
      this.#phase = error ? { kind: 'retrying', error } : { kind: 'ok' };
      this.#failures = 0;
      this.#pause = { since: 0, ms: 0 };
      if (hasToSend) return 0;
      return Math.min(sent.waitMs ?? ACCOUNT_AGE_MS, this.#reader.dueInMs);
    } catch (error) {
      if (!this.#closed) distant.giveUp(error instanceof KeitoError ? error.kind : 'bad-shape');
      const restMs = this.#afterFailure(error);
      return this.#phase.kind === 'signed-out' || this.#pause.ms > 0 ? restMs : Math.min(restMs, sendsInMs);
    }
  }

  /**
   * Where nobody answers, nothing is sent either: a request that arrives where its answer does not would be by no
   * clock. Where an answer tells quite another time, the next ones decide, of what has to be read anyway.
   */
  async #hearClock(): Promise<void> {
    const { client } = this.#options;
    if (client?.skewMs() === null) await this.#reader.freshFacts();
    if (client?.skewMs() === null) await this.#reader.freshProjects();
    if (client?.isClockInDoubt()) await this.#reader.freshProjects();
    if (client?.isClockInDoubt()) await this.#reader.readFacts();
    if (client?.isClockInDoubt()) throw clockInDoubt();
    const { factsError } = this.#reader;
    if (factsError && client?.skewMs() === null) throw factsError;
  }

  /**
   * What an earlier process left unsent is looked for first, in the reading that is due anyway: an older copy of the journal
   * that a backup of the computer has put back does not know that it was sent. Days outside of that are not looked at. What
   * cannot be read holds up the sending for a few rounds.
   */
  async #lookForOwn(): Promise<void> {
    if (this.#looksLeft === 0) return;
    this.#looksLeft -= 1;
    const { ledger } = this.#options;
    const isLeft = ledger
      .openOperations()
      .some(
        (operation) => operation.state === 'queued' && creates(operation) && operation.seq <= this.#leftSeq,
      );
    if (isLeft) await this.#reader.freshEntries();
    this.#looksLeft = 0;
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
    // Only a server that asked for it makes the next click wait too, and no longer than it asked for.
    this.#pause = { since: clock(), ms: failure?.retryAfterMs ?? 0 };
    // What reaches nobody costs no request: it is tried as often as ever.
    const failures = failure?.kind === 'offline' ? Math.min(this.#failures, MANY_FAILURES) : this.#failures;
    return retryDelayMs(failures, failure?.retryAfterMs, random());
  }

  async #send(): Promise<PumpOutcome> {
    const { ledger, client, clock, settleMs, heldUntil, facts, zone, onChange } = this.#options;
    const account = facts();
    if (!account || !client) return { kind: 'sent', waitMs: null, error: null };
    const pump = new Pump({
      ...{ ledger, client, clock, settleMs, zone },
      setbacks: this.#setbacks,
      userId: account.userId,
      rounding: roundingOf(account),
      isClosed: () => this.#closed,
      // It may have ended one that ran elsewhere and is not known here yet.
      onTimerStarted: () => this.#reader.expireEntries(),
    });
    const sent = await pump.run(onChange);
    if (sent.kind === 'failed') return sent;
    const creations = new CreationPump({
      ...{ ledger, client, clock, settleMs, heldUntil, userId: account.userId },
      setbacks: this.#creationSetbacks,
      isClosed: () => this.#closed,
      onCreated: this.#options.onCreated,
    });
    const created = await creations.run(onChange);
    return created.kind === 'failed' ? created : bothSent(sent, created);
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

function clockInDoubt(): KeitoError {
  const message =
    'The answers of the server tell different times. Check its clock and this computer\u2019s; what is unsent waits.';
  return new KeitoError({ kind: 'bad-shape', message, maybeApplied: false });
}
