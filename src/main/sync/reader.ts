import type { Project } from '../../shared/model';
import type { Clock } from '../core/ports';
import type { KeitoClient } from '../keito/client';
import { KeitoError } from '../keito/errors';
import { readAccount } from '../keito/sign-in';
import type { Ledger } from '../ledger/ledger';
import { factsOf, roundingOf, type AccountFacts } from './account-facts';
import type { DistantDays } from './distant-days';
import { freshForMs, WHOLE_AGE_MS } from './pace';
import { pullEntries, pullProjects, type Days } from './pull';
import { windowAround } from './read-back';
import { Reading } from './reading';

export interface ReaderOptions {
  readonly ledger: Ledger;
  /** Null: there is no key to connect with (yet). */
  readonly client: KeitoClient | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly facts: () => AccountFacts | null;
  readonly zone: () => string;
  /** Days that somebody looks at, and that are not read by themselves. */
  readonly distant: DistantDays;
  readonly onFacts: (facts: AccountFacts) => void;
  readonly onProjects: (projects: readonly Project[]) => void;
  /** The key was accepted; told before the facts are. */
  readonly onAccepted: () => void;
  /** Nothing more is to be read. */
  readonly isClosed: () => boolean;
}

/** Twice an hour the account and its projects are read again: 96 requests a day at most. */
export const ACCOUNT_AGE_MS = 30 * 60_000;
/** What changed within this before the last reading is asked for again: clocks and stamps are not exact. */
const OVERLAP_MS = 2 * 60_000;
/** Opening the popover reads the entries again when they are older than this. */
const GLANCE_AGE_MS = 15_000;

/** Reads one account into the journal: what of it is due, one request after the other. */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #facts: Reading;
  readonly #projects: Reading;
  readonly #entries: Reading;
  /** How often somebody asked for everything anew. */
  #asked = 0;
  /** Of the entries: all of them, deletions included. */
  readonly #whole: Reading;
  /** UTC ms: when the person, or another device, last did something. */
  #activeAt: number;
  /** UTC ms: before when the last reading has seen every change. */
  #seenUntil: number | null = null;

  constructor(options: ReaderOptions) {
    const { clock } = options;
    this.#options = options;
    this.#facts = new Reading(() => ACCOUNT_AGE_MS, clock);
    this.#projects = new Reading(() => ACCOUNT_AGE_MS, clock);
    this.#entries = new Reading(() => freshForMs(clock() - this.#activeAt), clock);
    this.#whole = new Reading(() => WHOLE_AGE_MS, clock);
    this.#activeAt = clock();
  }

  /** Why the account or its projects could not be read; null when they could. */
  get error(): KeitoError | null {
    return this.#facts.error ?? this.#projects.error;
  }

  /** Why the account could not be read; null when it could. */
  get factsError(): KeitoError | null {
    return this.#facts.error;
  }

  /** How long it can rest, ms. */
  get dueInMs(): number {
    return Math.min(...[this.#facts, this.#projects, this.#entries].map(({ dueInMs }) => dueInMs));
  }

  /** Somebody does something: entries change, and are read more often for a while. */
  wake(): void {
    this.#activeAt = this.#options.clock();
  }

  /** The person looks: entries that are older than a few seconds are due. */
  glance(): void {
    this.#entries.expire(GLANCE_AGE_MS);
    this.#whole.expire(GLANCE_AGE_MS);
  }

  /** The entries are due: they are others than were read. */
  expireEntries(): void {
    this.#entries.expire();
  }

  /** Everything is due; a reading under way may have passed by what is asked for. */
  expire(): void {
    this.#asked += 1;
    this.#facts.expire();
    this.#projects.expire();
    this.#entries.expire();
    this.#whole.expire();
  }

  /** Asks who the key is of, whether it is due or not; throws what Keito answers otherwise. */
  async readFacts(): Promise<void> {
    const { client, onFacts, onAccepted, isClosed } = this.#options;
    if (isClosed() || !client) return;
    const account = await readAccount(client);
    this.#facts.done();
    onAccepted();
    onFacts(factsOf(account));
  }

  /** Reads the account where that is due. */
  freshFacts(): Promise<void> {
    return this.#aside(this.#facts, OF_EVERYTHING, () => this.readFacts());
  }

  /** Reads its projects where that is due. A long answer may break the connection each time: the entries are read all the same. */
  freshProjects(): Promise<void> {
    return this.#aside(this.#projects, OF_THE_ACCOUNT, () => this.#readProjects());
  }

  /** Reads the entries where that is due; answers whether there is something to send again. */
  async freshEntries(): Promise<boolean> {
    const { clock, client, ledger, facts, zone, isClosed } = this.#options;
    const account = facts();
    if (isClosed() || !account || !client || this.#entries.dueInMs > 0) return false;
    const from = clock();
    const asked = this.#asked;
    // One that lies ahead is of a clock that was set back since.
    const since = this.#seenUntil !== null && this.#seenUntil <= from ? this.#seenUntil : null;
    const isWhole = this.#whole.dueInMs === 0 || since === null;
    const pull = { client, ledger, clock, rounding: roundingOf(account), zone };
    const { hasToSend, hasNews, isUnsettled } = await pullEntries(
      pull,
      account.userId,
      windowAround(zone(), from),
      isWhole ? null : since,
    );
    const isAskedAgain = asked !== this.#asked;
    if (!isAskedAgain) this.#entries.done();
    if (!isUnsettled) {
      this.#seenUntil = from - OVERLAP_MS;
      if (isWhole && !isAskedAgain) this.#whole.done();
    }
    if (hasNews) this.wake();
    return hasToSend;
  }

  /** What only a look at distant days fails at holds up nothing else: whoever looks is told. */
  async distantDays(): Promise<void> {
    const { clock, client, ledger, facts, zone, distant, isClosed } = this.#options;
    const account = facts();
    if (isClosed()) return;
    if (!account || !client) return distant.giveUp('offline');
    const pull = { client, ledger, clock, rounding: roundingOf(account), zone };
    const read = async (days: Days) => !(await pullEntries(pull, account.userId, days, null)).isUnsettled;
    try {
      await distant.read(read);
    } catch (error) {
      // What is ended here goes on where the account is opened anew.
      if (isClosed() || !isOfOneThing(error, OF_EVERYTHING)) throw error;
      distant.giveUp(error.kind);
    }
  }

  async #readProjects(): Promise<void> {
    const { client, onProjects } = this.#options;
    if (!client) return;
    const projects = await pullProjects(client);
    this.#projects.done();
    onProjects(projects);
  }

  /** Reads what is nice to have fresh: a failure of its own holds up nothing else, and is tried again by itself. */
  async #aside(reading: Reading, others: Kinds, read: () => Promise<void>): Promise<void> {
    if (this.#options.isClosed() || reading.dueInMs > 0) return;
    try {
      await read();
    } catch (error) {
      if (!isOfOneThing(error, others)) throw error;
      reading.failed(error, this.#options.random());
    }
  }
}

type Kinds = ReadonlySet<KeitoError['kind']>;

const OF_THE_ACCOUNT: Kinds = new Set(['rate-limited', 'unauthorised']);
const OF_EVERYTHING: Kinds = new Set(['offline', ...OF_THE_ACCOUNT]);

/** Would other requests be answered all the same? `others`: what they would fail with, too. */
function isOfOneThing(error: unknown, others: Kinds): error is KeitoError {
  return error instanceof KeitoError && !others.has(error.kind);
}
