import type { EntryId, TimeEntry } from '../../shared/model';
import { endedBeforeRule, planEndedThere, type Begun } from '../core/late-start';
import type { Operation } from '../core/operation';
import { givenUpFor } from '../core/rule-made';
import { begunHere, noteFound } from './found-running';
import { pullRunning } from './pull';
import { windowAround, type ReadBackOptions } from './read-back';
import { isToldLate, serverClock } from './to-wire';

/** Timers that were begun here and are told late: others may have begun elsewhere, before them or since. */
export class LateStarts {
  readonly #options: ReadBackOptions;
  /** The last operation that was done before what runs was asked for; null: it was not. */
  #askedAfter: number | null = null;

  constructor(options: ReadBackOptions) {
    this.#options = options;
  }

  /**
   * Before a timer is created: where it is late, or one after it is, what runs on the server is read, and what a begin has
   * ended is written down with it, so that the create is planned anew by it. So it is where it was ended here by now: what
   * ran before its begin ends there too. All of those share one reading of a round. Where that fails nothing is sent: it
   * throws.
   */
  async readFirst(entryId: EntryId): Promise<void> {
    const begun = this.#begun();
    const ours = begun.find(({ entry }) => entry.id === entryId);
    if (!ours || !begun.some((one) => this.#isLate(one))) return;
    const isOfNow = ours.entry.startedAt !== null && this.#isLate(ours);
    if (this.#askedAfter !== null && ours.start.seq <= this.#askedAfter && !isOfNow) return;
    const { userId, zone, clock, ledger } = this.#options;
    const last = ledger.latestOperations(1)[0]?.seq ?? 0;
    await pullRunning(this.#options, userId, windowAround(zone(), clock()), (ids) => this.#endBy(ids));
    this.#askedAfter = last;
  }

  /** `remoteIds`: what runs on the server. What a begin has ended already does not run here any more. */
  #endBy(remoteIds: ReadonlySet<string>): void {
    const { ledger, clock } = this.#options;
    const running = ledger
      .allRunning()
      .filter(({ remoteId }) => remoteId !== null && remoteIds.has(remoteId));
    for (const ours of this.#begun()) this.#giveUpRule(ours, running);
    noteFound(ledger, remoteIds);
    // The person may have done something to ours meanwhile, which is the last word on it.
    ledger.commit(planEndedThere(this.#begun(), running), clock());
  }

  /** What a rule has ended after another one had begun elsewhere did not run any more: what the rule did is taken back. */
  #giveUpRule(ours: Begun, running: readonly TimeEntry[]): void {
    const { ledger, clock } = this.#options;
    const ended = endedBeforeRule(ours, ledger.openOperationsOf(ours.entry.id), running);
    if (!ended) return;
    const wasSent = ({ seq, state, isRestored }: Operation): boolean =>
      state !== 'queued' || isRestored || ledger.timesSent(seq) > 0;
    const since = ledger.operationsFrom(ended.stop.seq).filter(({ undoneAt }) => undoneAt === null);
    const givenUp = givenUpFor(ended.at, since, wasSent).map(({ seq }) => seq);
    ledger.takeBack(ours.entry.id, givenUp, clock());
  }

  /** What is in doubt is not sent; what went with a create that is sent again is in no doubt. */
  #begun(): readonly Begun[] {
    return begunHere(this.#options.ledger).filter(({ start }) => start.state === 'queued');
  }

  #isLate({ entry }: Begun): boolean {
    const now = this.#options.clock();
    // What goes out as finished ends nothing there by itself, however short it was.
    return entry.startedAt === null || isToldLate(entry, now, serverClock(this.#options));
  }
}
