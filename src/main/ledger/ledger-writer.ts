import * as m from '../../shared/i18n/messages';
import type { EntryId } from '../../shared/model';
import type { ConflictField } from '../../shared/snapshot';
import { differingFields, fieldsSetBy, movesBegin } from '../core/conflict';
import {
  fromServer,
  overlay,
  type BlockKind,
  type Operation,
  type OperationState,
  type PlannedOperation,
} from '../core/operation';
import { sentAgain } from '../core/late-start';
import type { Arrival } from '../core/move';
import { deletes, outsideConflicts } from '../core/outbox-plan';
import { isByRule } from '../core/rule-made';
import type { UndoPlan } from '../core/undo';
import { workedUntil } from '../core/worked-until';
import { LedgerReader } from './ledger-reader';

const seqsOf = (operations: readonly Operation[]): readonly number[] => operations.map(({ seq }) => seq);

/** What is written into the journal of what was done here, and of what became of it on its way. */
export abstract class LedgerWriter extends LedgerReader {
  /** Writes operations and the entries as they become by them, all or nothing. `at` of each is UTC ms. */
  commit(planned: readonly PlannedOperation[], now: number): void {
    this.sqlite.transaction(() => {
      for (const operation of planned) {
        const { entryId } = operation;
        const until = workedUntil(operation);
        if (until === null) this.entries.keep(entryId, operation.at);
        else this.entries.touch(entryId, until);
        this.operations.insert(operation, now);
        this.#takeAsAnswer(operation, now);
        this.refreshView(entryId);
      }
    });
  }

  /**
   * Writes creates of work that was done earlier and somewhere else, all or nothing. They may have been sent already, in a
   * life of this journal that a restored one does not know of, so each is looked for on the server first; at once, for that
   * would be long ago.
   */
  takeIn(arrivals: readonly Arrival[], now: number): void {
    this.sqlite.transaction(() => {
      for (const { operation, workedUntil } of arrivals) {
        const { entryId } = operation;
        this.entries.keep(entryId, workedUntil);
        this.operations.insert(operation, now);
        this.setState(seqsOf(this.operationsOf(entryId)), 'unsure', 0);
      }
    });
  }

  /**
   * Whatever the person does to a refused entry is their answer to the refusal: it is sent again with it. Only a refused
   * deletion is given up: the entry came back, and was changed instead (or is deleted anew). A conflict is answered by
   * another edit of what is in conflict, a begin that was given to what is ended elsewhere by another edit of its time.
   */
  #takeAsAnswer({ entryId, body, cause }: PlannedOperation, now: number): void {
    const blocked = this.operationsOf(entryId).filter(({ state }) => state === 'blocked');
    const isEnded = this.entry(entryId)?.base?.startedAt === null;
    const isBeside = body.kind === 'edit' && !fieldsSetBy(body).includes('time');
    const refused = blocked.filter(
      (operation) => operation.block === 'refused' && !(isEnded && isBeside && movesBegin(operation.body)),
    );
    if (body.kind === 'edit' && !isByRule({ cause })) this.#noteRunning(refused);
    const answered = blocked.filter(
      (operation) =>
        operation.block === 'conflict' &&
        body.kind === 'edit' &&
        this.clashingFields(operation).every((field) => fieldsSetBy(body).includes(field)),
    );
    this.setState(seqsOf(refused.filter((operation) => operation.body.kind === 'delete')), 'done', now);
    this.setState(
      seqsOf([...refused.filter((operation) => operation.body.kind !== 'delete'), ...answered]),
      'queued',
      now,
    );
  }

  /** The person sends them again by what they see: what runs elsewhere by now is known to them. */
  #noteRunning(blocked: readonly Operation[]): void {
    const running = this.allRunning();
    for (const { seq, body } of blocked) this.operations.writeBody(seq, sentAgain(body, running));
  }

  /** In which fields the two sides of an operation in conflict differ. */
  protected clashingFields(operation: Operation): readonly ConflictField[] {
    const row = this.entry(operation.entryId);
    if (!row?.base || !row.view) return [];
    return differingFields([operation], row.view, fromServer(row.id, row.base, row.trueStart));
  }

  /** The last sending of these operations has certainly reached nobody. */
  forgetSending(seqs: readonly number[]): void {
    this.operations.forgetSending(seqs);
  }

  /** Nobody else has heard of these operations, but something else was left undone for them: they are not just cancelled. */
  countAsSent(seqs: readonly number[]): void {
    this.operations.countAsSent(seqs);
  }

  /** Operations go on their way; what they were blocked for is forgotten. */
  setState(seqs: readonly number[], state: Exclude<OperationState, 'blocked'>, now: number): void {
    this.#writeState(seqs, state, null, now);
  }

  #writeState(
    seqs: readonly number[],
    state: OperationState,
    blocked: { readonly block: BlockKind; readonly reason: string } | null,
    now: number,
  ): void {
    this.sqlite.transaction(() => {
      this.operations.writeState(seqs, state, blocked, now);
      for (const entryId of this.operations.ownersOf(seqs)) this.refreshView(entryId);
    });
  }

  /**
   * The server refuses these operations of one entry. Where the person did something more to it meanwhile, that is
   * their answer already: all of it is sent again together. Else it waits for one, with the reason.
   */
  refuse(entryId: EntryId, seqs: readonly number[], reason: string, now: number): void {
    this.sqlite.transaction(() => {
      if (this.#isAnswered(entryId, seqs)) this.setState(seqs, 'queued', now);
      else this.block(seqs, 'refused', reason, now);
    });
  }

  /** Is there more to send to the entry than these operations? What a conflict holds back says nothing. */
  #isAnswered(entryId: EntryId, seqs: readonly number[]): boolean {
    const sendable = outsideConflicts(this.openOperationsOf(entryId));
    return sendable.some(({ seq, state }) => state !== 'blocked' && !seqs.includes(seq));
  }

  /** The person decided that these operations stand as they are, whatever is known of their having been sent. */
  sendAgain(seqs: readonly number[], now: number): void {
    this.sqlite.transaction(() => {
      this.#noteRunning(this.openOperations().filter(({ seq }) => seqs.includes(seq)));
      this.operations.forgetRestored(seqs);
      const givenUp = this.#keptFrom(seqs);
      this.setState(givenUp, 'done', now);
      this.setState(
        seqs.filter((seq) => !givenUp.includes(seq)),
        'queued',
        now,
      );
    });
  }

  /**
   * Whoever chooses between two values of an entry keeps it: its deletion, which was set aside, is given up. `seqs`: of
   * one entry, decided on.
   */
  #keptFrom(seqs: readonly number[]): readonly number[] {
    const open = [...this.operations.ownersOf(seqs)].flatMap((entryId) => this.openOperationsOf(entryId));
    const isChoice = open.some(({ seq, block }) => block === 'conflict' && seqs.includes(seq));
    return open.flatMap(({ seq, state, body }) =>
      isChoice && state === 'blocked' && body.kind === 'delete' ? [seq] : [],
    );
  }

  /** The operations wait for a decision of the person; `reason` is a whole sentence. */
  block(seqs: readonly number[], block: BlockKind, reason: string, now: number): void {
    this.#writeState(seqs, 'blocked', { block, reason }, now);
  }

  /** As {@link refuse}, because the server has the entry no more: what was done here is the person's to decide on. */
  refuseGone(entryId: EntryId, seqs: readonly number[], reason: string, now: number): void {
    this.sqlite.transaction(() => {
      this.entries.markGone(entryId);
      const open = seqsOf(this.openOperationsOf(entryId));
      // Of what is gone nothing can be sent, and no conflict is left.
      if (this.#isAnswered(entryId, seqs)) this.setState(seqs, 'queued', now);
      else this.block(open, 'refused', reason, now);
    });
  }

  /** These operations ask for nothing more; `planned` is done instead, all or nothing. */
  giveUp(seqs: readonly number[], planned: readonly PlannedOperation[], now: number): void {
    this.keepingTime(() => {
      this.setState([...this.#keptFrom(seqs), ...seqs], 'done', now);
      this.commit(planned, now);
    }, now);
  }

  /**
   * What waited for an entry to be shortened, and by `work` does so no more, has a first part that keeps its time: whether it
   * comes beside that is the person's to say, and so of the rest of a rest. All or nothing.
   */
  keepingTime(work: () => void, now: number): void {
    this.sqlite.transaction(() => {
      const held = this.heldBack();
      work();
      const stillHeld = this.heldBack();
      const aside = new Set<EntryId>();
      for (const [id, { why, by }] of held) {
        if (why !== 'split' || (stillHeld.has(id) && !aside.has(by))) continue;
        aside.add(id);
        this.#setRestAside(id, now);
      }
    });
  }

  /** The rest of what was not shortened. One that may have been sent is looked for first, as ever. */
  #setRestAside(restId: EntryId, now: number): void {
    const open = this.openOperationsOf(restId);
    // With what goes unsent there is nothing to decide on.
    if (open.some(deletes)) return;
    const queued = open.filter(({ state }) => state === 'queued');
    const seqs = queued.map(({ seq }) => seq);
    this.block(seqs, 'refused', m.main_split_kept(), now);
  }

  /** Takes back what was done last, all or nothing. */
  undo({ undone, cancelled, reopened, blockedAgain, planned }: UndoPlan, now: number): void {
    this.sqlite.transaction(() => {
      this.operations.markUndone(undone, now);
      this.setState(cancelled, 'done', now);
      this.setState(reopened, 'queued', now);
      for (const { seq, block, reason } of blockedAgain) this.block([seq], block, reason, now);
      this.commit(planned, now);
    });
  }

  /**
   * After a crash: what was being sent may have arrived, or still arrive. Only a deletion can simply be sent again: it
   * does the same however often and whenever it comes.
   */
  recoverInFlight(now: number): void {
    this.sqlite.transaction(() => {
      this.operations.recoverInFlight(now);
      this.creations.recoverInFlight(now);
    });
  }

  /** A row of the server that is an entry of ours after all: what was known of it as a stranger's is forgotten. */
  releaseStranger(remoteId: string): void {
    this.entries.removeStranger(remoteId);
  }

  /** The entry is no longer (or never was) on the server, and the operations `doneSeqs` ask for nothing more. */
  forget(entryId: EntryId, doneSeqs: readonly number[], now: number): void {
    this.sqlite.transaction(() => {
      this.entries.forgetBase(entryId);
      this.setState(doneSeqs, 'done', now);
      this.refreshView(entryId);
    });
  }

  /** What was done to an entry is taken back without having been sent, as by the person. */
  takeBack(entryId: EntryId, seqs: readonly number[], now: number): void {
    this.sqlite.transaction(() => {
      this.operations.markUndone(seqs, now);
      this.setState(seqs, 'done', now);
      this.refreshView(entryId);
    });
  }

  /** All that `work` writes here is on the disk when it returns, or nothing of it. */
  atomically(work: () => void): void {
    this.sqlite.transaction(work);
  }

  setFact(key: string, value: string | null): void {
    this.facts.set(key, value);
  }

  /** Makes the views of entries anew, for repairs: every other method keeps them itself. */
  refreshViews(entryIds: Iterable<EntryId>): void {
    for (const entryId of entryIds) this.refreshView(entryId);
  }

  close(): void {
    this.sqlite.close();
  }

  protected refreshView(entryId: EntryId): void {
    const row = this.entry(entryId);
    if (!row) return;
    const base = row.base && fromServer(entryId, row.base, row.trueStart);
    // A refused deletion is laid over nothing: the entry is still there, and must be seen with the reason.
    const open = this.operationsOf(entryId).filter(
      ({ state, body }) => state !== 'done' && !(state === 'blocked' && body.kind === 'delete'),
    );
    const view = overlay(
      base,
      entryId,
      open.map(({ body }) => body),
    );
    this.entries.storeView(entryId, view);
  }
}
