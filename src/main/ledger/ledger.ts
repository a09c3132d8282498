import * as m from '../../shared/i18n/messages';
import type { EntryId } from '../../shared/model';
import type { ConflictField } from '../../shared/snapshot';
import { shiftBody, shiftServerEntry } from '../core/clock-steps';
import { differingFields, fieldsSetBy, movesBegin } from '../core/conflict';
import { creates, outsideConflicts } from '../core/outbox-plan';
import { asCreated, isBeginMoved, weighNews, type Weighed } from '../core/news';
import {
  fromServer,
  overlay,
  type BlockKind,
  type Operation,
  type OperationState,
  type PlannedOperation,
  type ServerEntry,
} from '../core/operation';
import type { UndoPlan } from '../core/undo';
import type { Adoption, PulledWindow } from './adoption';
import { LedgerReader } from './ledger-reader';

/**
 * The durable journal of one account: what was done here (operations), what the server last said (base) and what the
 * person sees (view). Every method that writes is one transaction, on the disk when it returns.
 */
export class Ledger extends LedgerReader {
  /** Writes operations and the entries as they become by them, all or nothing. `at` of each is UTC ms. */
  commit(planned: readonly PlannedOperation[], now: number): void {
    this.sqlite.transaction(() => {
      for (const operation of planned) {
        const { entryId, body } = operation;
        const isWork = body.kind === 'start' || body.kind === 'log' || body.kind === 'stop';
        if (isWork) this.entries.touch(entryId, operation.at);
        else this.entries.keep(entryId, operation.at);
        this.operations.insert(operation, now);
        this.#takeAsAnswer(operation, now);
        this.#refreshView(entryId);
      }
    });
  }

  /**
   * Whatever the person does to a refused entry is their answer to the refusal: it is sent again with it. Only a refused
   * deletion is given up: the entry came back, and was changed instead (or is deleted anew). A conflict is answered by
   * another edit of what is in conflict.
   */
  #takeAsAnswer({ entryId, body }: PlannedOperation, now: number): void {
    const blocked = this.operationsOf(entryId).filter(({ state }) => state === 'blocked');
    const refused = blocked.filter(({ block }) => block === 'refused');
    const answered = blocked.filter(
      (operation) =>
        operation.block === 'conflict' &&
        body.kind === 'edit' &&
        this.#clashingFields(operation).every((field) => fieldsSetBy(body).includes(field)),
    );
    const seqsOf = (operations: readonly Operation[]) => operations.map(({ seq }) => seq);
    this.setState(seqsOf(refused.filter((operation) => operation.body.kind === 'delete')), 'done', now);
    this.setState(
      seqsOf([...refused.filter((operation) => operation.body.kind !== 'delete'), ...answered]),
      'queued',
      now,
    );
  }

  #clashingFields(operation: Operation): readonly ConflictField[] {
    const row = this.entry(operation.entryId);
    if (!row?.base || !row.view) return [];
    return differingFields([operation], row.view, fromServer(row.id, row.base, row.trueStart));
  }

  /** The last sending of these operations has certainly reached nobody. */
  forgetSending(seqs: readonly number[]): void {
    this.operations.forgetSending(seqs);
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
      for (const entryId of this.operations.ownersOf(seqs)) this.#refreshView(entryId);
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
      this.operations.forgetRestored(seqs);
      this.setState(seqs, 'queued', now);
    });
  }

  /** The operations wait for a decision of the person; `reason` is a whole sentence. */
  block(seqs: readonly number[], block: BlockKind, reason: string, now: number): void {
    this.#writeState(seqs, 'blocked', { block, reason }, now);
  }

  /** As {@link refuse}, because the server has the entry no more: what was done here is the person's to decide on. */
  refuseGone(entryId: EntryId, seqs: readonly number[], reason: string, now: number): void {
    this.sqlite.transaction(() => {
      this.entries.markGone(entryId);
      const open = this.openOperationsOf(entryId).map(({ seq }) => seq);
      // Of what is gone nothing can be sent, and no conflict is left.
      if (this.#isAnswered(entryId, seqs)) this.setState(seqs, 'queued', now);
      else this.block(open, 'refused', reason, now);
    });
  }

  /** These operations ask for nothing more; `planned` is done instead, all or nothing. */
  giveUp(seqs: readonly number[], planned: readonly PlannedOperation[], now: number): void {
    this.sqlite.transaction(() => {
      this.setState(seqs, 'done', now);
      this.commit(planned, now);
    });
  }

  /** Takes back what was done last, all or nothing. */
  undo({ undone, cancelled, blockedAgain, planned }: UndoPlan, now: number): void {
    this.sqlite.transaction(() => {
      this.operations.markUndone(undone, now);
      this.setState(cancelled, 'done', now);
      for (const { seq, block, reason } of blockedAgain) this.block([seq], block, reason, now);
      this.commit(planned, now);
    });
  }

  /** The entry is given up for the one that the planned operation creates, all or nothing. */
  replace(entryId: EntryId, planned: PlannedOperation, now: number): void {
    this.sqlite.transaction(() => {
      const open = this.openOperationsOf(entryId);
      this.forget(
        entryId,
        open.map(({ seq }) => seq),
        now,
      );
      this.commit([planned], now);
    });
  }

  /**
   * After a crash: what was being sent may have arrived, or still arrive. Only a deletion can simply be sent again: it
   * does the same however often and whenever it comes.
   */
  recoverInFlight(now: number): void {
    this.operations.recoverInFlight(now);
  }

  /** A row of the server that is an entry of ours after all: what was known of it as a stranger's is forgotten. */
  releaseStranger(remoteId: string): void {
    this.entries.removeStranger(remoteId);
  }

  /**
   * The server's answer: its entry becomes the base, the operations that it answers are done, and what was done here
   * meanwhile is laid over it. What was changed elsewhere in the same fields is not overwritten: it waits for the person.
   */
  adopt(
    entryId: EntryId,
    server: ServerEntry,
    doneSeqs: readonly number[],
    now: number,
    { startedHere, rounding = null, isOwnStop, isFound = false, skewMs }: Adoption = {},
  ): void {
    this.sqlite.transaction(() => {
      const ours = this.openOperationsOf(entryId);
      const before =
        this.entries.get(entryId)?.base ?? (isFound ? asCreated(server, ours, skewMs ?? 0) : null);
      this.entries.store(entryId, server, now);
      // Ours was the true begin only as long as nobody moved it.
      const isMoved = before !== null && isBeginMoved(before, server);
      if (isMoved) this.entries.forgetStart(entryId);
      if (startedHere !== undefined && server.startedAt !== null && !(isFound && isMoved)) {
        this.entries.storeStart(entryId, startedHere, server.startedAt, server.seconds);
      }
      this.setState(doneSeqs, 'done', now);
      const open = new Set(ours.flatMap(({ seq }) => (doneSeqs.includes(seq) ? [] : [seq])));
      if (before && open.size > 0) {
        const heard = { rounding, isOwnStop, now, skewMs: skewMs ?? 0 };
        this.#settle(entryId, open, weighNews(before, server, ours, heard), now);
      }
      this.#refreshView(entryId);
      this.#settleAlike(entryId, server, now);
    });
  }

  /** Conflicts in which the two sides look alike by now: nothing is left to choose, but a begin may be left unset. */
  #settleAlike(entryId: EntryId, server: ServerEntry, now: number): void {
    const alike = this.openOperationsOf(entryId).filter(
      (operation) => operation.block === 'conflict' && this.#clashingFields(operation).length === 0,
    );
    for (const { seq, body } of alike) {
      const isBeginLost = movesBegin(body) && server.startedAt === null;
      if (isBeginLost) this.block([seq], 'refused', m.main_begin_lost(), now);
      else this.setState([seq], 'queued', now);
    }
  }

  /** What was changed on both sides waits for the person; where both can stand, one more operation sees to it. */
  #settle(entryId: EntryId, isOpen: ReadonlySet<number>, { conflicts, merged }: Weighed, now: number): void {
    for (const { body, like } of merged)
      if (isOpen.has(like.seq)) this.operations.insert({ ...like, body }, now);
    const clashing = this.openOperationsOf(entryId).filter(({ body }) =>
      fieldsSetBy(body).some((field) => conflicts.includes(field)),
    );
    this.block(
      clashing.map(({ seq }) => seq),
      'conflict',
      m.main_changed_elsewhere(),
      now,
    );
  }

  /** The entry is no longer (or never was) on the server, and the operations `doneSeqs` ask for nothing more. */
  forget(entryId: EntryId, doneSeqs: readonly number[], now: number): void {
    this.sqlite.transaction(() => {
      this.entries.forgetBase(entryId);
      this.setState(doneSeqs, 'done', now);
      this.#refreshView(entryId);
    });
  }

  /**
   * Adopts a window that was read: changes, new entries and, where it was read whole, deletions made elsewhere. Answers
   * whether there were any.
   */
  adoptWindow(pulled: PulledWindow, now: number): boolean {
    return this.sqlite.transaction(() => {
      let hasNews = false;
      const open = new Map<EntryId, Operation[]>();
      for (const operation of this.openOperations()) {
        open.set(operation.entryId, [...(open.get(operation.entryId) ?? []), operation]);
      }
      const stored = this.entries.stored(pulled.from, pulled.to);
      const byRemoteId = new Map(stored.map((entry) => [entry.remoteId, entry]));
      for (const server of pulled.entries) {
        const known = byRemoteId.get(server.remoteId);
        if (known && !known.isGone && known.json === JSON.stringify(server)) continue;
        hasNews = true;
        const entryId = this.entries.idFor(server);
        const created = (open.get(entryId) ?? []).filter(creates);
        const start = created.find(({ body }) => body.kind === 'start')?.body;
        this.adopt(
          entryId,
          server,
          created.map(({ seq }) => seq),
          now,
          {
            startedHere: start?.kind === 'start' ? start.startedAt : undefined,
            rounding: pulled.rounding,
            isFound: true,
            skewMs: pulled.skewMs,
          },
        );
      }
      if (!pulled.isWhole) return hasNews;
      const present = new Set(pulled.entries.map(({ remoteId }) => remoteId));
      for (const { id, remoteId } of stored) {
        if (present.has(remoteId) || open.has(id)) continue;
        this.forget(id, [], now);
        hasNews = true;
      }
      return hasNews;
    });
  }

  /**
   * The computer's clock was set by `stepMs` while a timer ran: it has run as long as before, so its begin moves along.
   * What is finished stays as it is.
   */
  shiftClock(stepMs: number, now: number): void {
    this.sqlite.transaction(() => {
      this.operations.shiftOpen(stepMs);
      const open = this.openOperations().map(({ entryId }) => entryId);
      for (const id of new Set([...this.entries.allRunning().map((entry) => entry.id), ...open])) {
        const { base = null, trueStart = null } = this.entries.get(id) ?? {};
        if (base) this.entries.store(id, shiftServerEntry(base, stepMs), now);
        if (trueStart) {
          const { ours, servers, serversSeconds } = trueStart;
          this.entries.storeStart(id, ours + stepMs, servers + stepMs, serversSeconds);
        }
        for (const operation of this.openOperationsOf(id)) {
          this.operations.writeBody(operation.seq, shiftBody(operation, stepMs));
        }
        this.#refreshView(id);
      }
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
    for (const entryId of entryIds) this.#refreshView(entryId);
  }

  close(): void {
    this.sqlite.close();
  }

  #refreshView(entryId: EntryId): void {
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
