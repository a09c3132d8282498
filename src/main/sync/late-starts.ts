import type { EntryId } from '../../shared/model';
import { beginSaid, planEndedThere, type Begun } from '../core/late-start';
import { pullRunning } from './pull';
import { windowAround, type ReadBackOptions } from './read-back';
import { isToldLate, serverClock } from './to-wire';

/** Timers that were begun here and are told late: others may have begun elsewhere, before them or since. */
export class LateStarts {
  readonly #options: ReadBackOptions;
  #wasRead = false;

  constructor(options: ReadBackOptions) {
    this.#options = options;
  }

  /**
   * Before a timer is created: where it is late, or one after it is, what runs on the server is read, and what a begin has
   * ended is written down with it, so that the create is planned anew by it. What was ended here ahead of a late one shares
   * one reading. Where that fails nothing is sent: it throws.
   */
  async readFirst(entryId: EntryId): Promise<void> {
    const begun = this.#begun();
    const late = begun.filter(({ entry }) => this.#isLate(entry));
    const isBegun = begun.some(({ entry }) => entry.id === entryId);
    if (!isBegun || late.length === 0) return;
    if (this.#wasRead && !late.some(({ entry }) => entry.id === entryId)) return;
    const { userId, zone, clock } = this.#options;
    await pullRunning(this.#options, userId, windowAround(zone, clock()), (ids) => this.#endBy(ids));
    this.#wasRead = true;
  }

  /** `remoteIds`: what runs on the server. What a begin has ended already does not run here any more. */
  #endBy(remoteIds: ReadonlySet<string>): void {
    const { ledger, clock } = this.#options;
    const running = ledger
      .allRunning()
      .filter(({ remoteId }) => remoteId !== null && remoteIds.has(remoteId));
    // The person may have done something to ours meanwhile, which is the last word on it.
    ledger.commit(planEndedThere(this.#begun(), running), clock());
  }

  /** What is in doubt, or waits for the person, is not sent; what went with a create that is sent again is in no doubt. */
  #begun(): readonly Begun[] {
    const { ledger } = this.#options;
    const starts = ledger.openOperations().filter(({ body }) => body.kind === 'start');
    return starts.flatMap((start): readonly Begun[] => {
      const operations = ledger.openOperationsOf(start.entryId);
      const entry = ledger.entry(start.entryId)?.view ?? null;
      const begunAt = entry?.startedAt ?? beginSaid(operations);
      const isToBeSent = start.state === 'queued' && operations.every(({ state }) => state !== 'blocked');
      return isToBeSent && entry && begunAt !== null ? [{ start, begunAt, entry }] : [];
    });
  }

  #isLate(entry: Begun['entry']): boolean {
    return entry.startedAt !== null && isToldLate(entry, this.#options.clock(), serverClock(this.#options));
  }
}
