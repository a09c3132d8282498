import * as m from '../../shared/i18n/messages';
import type { EntryId } from '../../shared/model';
import { couldBe, wasMadeSince, type LookFacts } from '../core/fingerprint';
import type { Operation, ServerEntry } from '../core/operation';
import { creates, deletes, type Step } from '../core/outbox-plan';
import { datesOf } from '../core/sent-dates';
import { adoptFound } from './adopt-created';
import { listsMetadata } from './lists-metadata';
import type { ReadBack, ReadBackOptions } from './read-back';
import { serverClock } from './to-wire';

/** What became of creations of which nobody heard, or heard something odd. */
export class LostCreates {
  readonly #options: ReadBackOptions;
  readonly #readBack: ReadBack;

  constructor(options: ReadBackOptions, readBack: ReadBack) {
    this.#options = options;
    this.#readBack = readBack;
  }

  /**
   * The answer names a row that is here already. Taken for somebody else's, it may be what an earlier sending made, told
   * once more: what was done to it since is still to be sent. Of any other row nobody can tell.
   */
  adoptKnown(entryId: EntryId, server: ServerEntry, seqs: readonly number[]): void {
    const { ledger, clock } = this.#options;
    const operations = ledger.operationsOf(entryId);
    const [create] = operations;
    const isTold = server.clientRequestId === entryId || this.#alike([server], operations).length > 0;
    ledger.atomically(() => {
      ledger.setState(seqs, 'queued', clock());
      if (create && isTold && ledger.claimOn(server.remoteId) === 'none')
        adoptFound(this.#options, create, server);
      else this.#askWhich(entryId, seqs, m.main_uncertain_answer());
    });
  }

  /**
   * Was the create applied after all? Found: it is adopted. Not found after the settle delay: it is sent again, unless
   * the journal cannot tell that it was not deleted there since. Two that it could be: the person decides.
   */
  async lookFor({ entryId, seqs }: Extract<Step, { kind: 'look-for' }>): Promise<void> {
    const { ledger, clock, rounding } = this.#options;
    // Asked for anew after each answer: the clock may have been set while it was waited for.
    const byNow = (): readonly Operation[] => ledger.operationsOf(entryId);
    const kind = byNow()[0]?.body.kind;
    if (kind !== 'start' && kind !== 'log') return;
    // It was sent with the edits made before: it may be on any date that it ever had here.
    const dates = byNow().flatMap((operation) => datesOf(operation, serverClock(this.#options)));
    const { rows: told, hasOdd } = await this.#readBack.on(dates, entryId);
    const named = told().filter(({ clientRequestId }) => clientRequestId === entryId);
    // Somebody may have moved it to another day since.
    const ours = named.length > 0 ? named : await this.#readBack.changedSince(byNow()[0]?.at ?? 0, entryId);
    // A step of the clock that came with the last answer moves the operations, too.
    const rows = told();
    const operations = byNow();
    const [create] = operations;
    if (!create) return;
    const alike = ours.length > 0 ? [] : this.#alike(rows, operations);
    // Where no rule of rounding is told, and none is as long as what was sent, it may have been made shorter or longer.
    const isUntold = rounding === null && ours.length + alike.length === 0;
    const found = isUntold ? this.#alike(rows, operations, 'untold') : [...ours, ...alike];
    const [one] = found;
    const claim = one ? ledger.claimOn(one.remoteId) : 'none';
    // It was taken for somebody else's, and changed or deleted here as such: the person meant one of two.
    const isCertain = claim !== 'touched' && (ours.length > 0 || (alike.length === 1 && claim === 'none'));
    const isShared = ours.length === 0 && one !== undefined && this.#couldBeAnother(one, kind);
    if (one && isCertain && !isShared) adoptFound(this.#options, create, one);
    else if (one) this.#askWhich(entryId, seqs, m.main_uncertain_twins());
    else if (create.isRestored) ledger.block(seqs, 'uncertain', m.main_uncertain_restored(), clock());
    else if (hasOdd && !listsMetadata(ledger)) this.#askWhich(entryId, seqs, m.main_uncertain_odd());
    else this.#sendAgain(entryId);
  }

  /** What is in doubt as well can be meant: a timer that was stopped elsewhere looks like what was logged, of `kind` it is not. */
  #couldBeAnother(row: ServerEntry, kind: 'start' | 'log'): boolean {
    const { ledger, rounding } = this.#options;
    const facts = this.#looksBy(rounding ?? 'untold');
    return ledger
      .openOperations()
      .filter((one) => creates(one) && (one.state === 'unsure' || one.block === 'uncertain'))
      .some(({ entryId, body }) => body.kind !== kind && couldBe(row, ledger.operationsOf(entryId), facts));
  }

  #looksBy(rounding: LookFacts['rounding']): LookFacts {
    const { client, zone } = this.#options;
    return { zone: zone(), rounding, skewMs: client.skewMs() ?? 0 };
  }

  /** It is certainly not there, and so is nothing of what went with it. */
  #sendAgain(entryId: EntryId): void {
    const { ledger, clock } = this.#options;
    const unsure = ledger.openOperationsOf(entryId).filter(({ state }) => state === 'unsure');
    ledger.setState(
      unsure.map(({ seq }) => seq),
      'queued',
      clock(),
    );
  }

  /**
   * The person decides whether one of those is it. What they had deleted before is in sight again for it: nobody knows what to
   * delete there, and it would stay, or run on.
   */
  #askWhich(entryId: EntryId, seqs: readonly number[], reason: string): void {
    const { ledger, clock } = this.#options;
    const deletions = ledger.openOperationsOf(entryId).filter(deletes);
    const why = deletions.length > 0 ? m.main_uncertain_deleted() : reason;
    ledger.atomically(() => {
      ledger.block(seqs, 'uncertain', why, clock());
      ledger.takeBack(
        entryId,
        deletions.map(({ seq }) => seq),
        clock(),
      );
    });
  }

  /** By its looks, where the server does not give back the id that was sent along. */
  #alike(
    rows: readonly ServerEntry[],
    operations: readonly Operation[],
    rounding: LookFacts['rounding'] = this.#options.rounding,
  ): readonly ServerEntry[] {
    const { ledger } = this.#options;
    if (listsMetadata(ledger)) return [];
    const facts = this.#looksBy(rounding);
    const [create] = operations;
    return rows.filter((row) => {
      const claim = ledger.claimOn(row.remoteId);
      // What was done here to a row that was taken for somebody else's has changed its looks: nobody can tell then.
      if (claim === 'touched') return create !== undefined && wasMadeSince(row, create, facts.skewMs);
      return claim === 'none' && couldBe(row, operations, facts);
    });
  }
}
