import * as m from '../../shared/i18n/messages';
import type { EntryId } from '../../shared/model';
import { shiftBody, shiftServerEntry } from '../core/clock-steps';
import { fieldsSetBy, movesBegin } from '../core/conflict';
import { endOf, isBeginMoved, ranUntil, runs, type HowHeard } from '../core/ends';
import { asCreated, isNewsToDeletion, weighNews, type Weighed } from '../core/news';
import { foundBy, runsNoMoreAsFound, withoutFound } from '../core/late-start';
import { inPlaceOf, replacedBy, restsOfDropped, untouchedReplacement } from '../core/held-back';
import { SAME_BEGIN_MS, type Operation, type PlannedOperation, type ServerEntry } from '../core/operation';
import { creates, deletes } from '../core/outbox-plan';
import { givenUpFor, isByRule } from '../core/rule-made';
import type { Adoption, PulledWindow } from './adoption';
import { LedgerWriter } from './ledger-writer';

/**
 * The durable journal of one account: what was done here (operations), what the server last said (base) and what the
 * person sees (view). Every method that writes is one transaction, on the disk when it returns.
 */
export class Ledger extends LedgerWriter {
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
      if (before && doneSeqs.length === 0 && runsNoMoreAsFound(before, server, ours))
        this.rewrite(withoutFound(this.openOperations(), entryId));
      this.entries.store(entryId, server, now);
      const isEndedHere = isOwnStop === true || ours.some(({ body }) => body.kind === 'stop');
      const workedUntil = before && !isEndedHere ? ranUntil(before, server) : null;
      if (workedUntil !== null) this.entries.touch(entryId, Math.min(workedUntil, now));
      // Ours was the true begin only as long as nobody moved it.
      const isMoved = before !== null && isBeginMoved(before, server);
      if (isMoved) this.entries.forgetStart(entryId);
      else if (before) this.#restamp(entryId, before, server);
      if (startedHere !== undefined && server.startedAt !== null && !(isFound && isMoved)) {
        this.entries.storeStart(entryId, startedHere, server.startedAt, server.seconds);
      }
      this.setState(doneSeqs, 'done', now);
      const heard = { rounding, isOwnStop, now, skewMs: skewMs ?? 0 };
      const rest = before ? this.#yieldTo(server, before, ours, heard) : ours;
      const open = new Set(rest.flatMap(({ seq }) => (doneSeqs.includes(seq) ? [] : [seq])));
      if (before && open.size > 0) {
        this.#settle(entryId, open, weighNews(before, server, rest, heard), now);
        const deletion = rest.find((one) => open.has(one.seq) && deletes(one));
        const isEndedFor = deletion !== undefined && this.#isEndedHere(deletion);
        // What the person has not seen is not deleted unasked.
        if (deletion && isNewsToDeletion(before, server, rest, heard, isEndedFor))
          this.block([deletion.seq], 'refused', m.main_deletion_changed(), now);
      }
      this.refreshView(entryId);
      this.#settleAlike(entryId, server, now);
    });
  }

  /** May a timer of here, that was begun since, or had found it running before it was sent, have ended what is to be deleted? */
  #isEndedHere({ entryId, seq, at }: Operation): boolean {
    return (
      this.operations.hasStartedSince(seq) ||
      this.startsHeardSince(at)
        .flatMap(foundBy)
        .some((found) => found.entryId === entryId)
    );
  }

  /** Of the same stamp another time is known by now: the server's clock was, or is, other than it was thought to be. */
  #restamp(entryId: EntryId, before: ServerEntry, server: ServerEntry): void {
    const { trueStart = null } = this.entries.get(entryId) ?? {};
    if (!trueStart || !runs(before) || !runs(server) || before.stampedAt !== server.stampedAt) return;
    const by = server.startedAt - before.startedAt;
    if (Math.abs(by) <= SAME_BEGIN_MS) return;
    const { ours, servers, serversSeconds } = trueStart;
    this.entries.storeStart(entryId, ours, servers + by, serversSeconds);
  }

  /** Somebody stopped elsewhere what a rule has ended here: what the rule did is taken back. Answers the rest of `ours`. */
  #yieldTo(
    server: ServerEntry,
    before: ServerEntry,
    ours: readonly Operation[],
    heard: HowHeard,
  ): readonly Operation[] {
    const stop = ours.find((operation) => operation.body.kind === 'stop' && isByRule(operation));
    if (!stop || !runs(before) || runs(server)) return ours;
    const wasSent = ({ seq, state, isRestored }: Operation): boolean =>
      state !== 'queued' || isRestored || this.timesSent(seq) > 0;
    const since = this.operations
      .from(stop.seq)
      .filter(({ seq, undoneAt }) => undoneAt === null || this.timesSent(seq) > 0);
    const givenUp = givenUpFor(endOf(before, server, stop, heard), since, wasSent);
    const seqs = givenUp.map(({ seq }) => seq);
    this.operations.markUndone(seqs, heard.now);
    this.setState(seqs, 'done', heard.now);
    return ours.filter(({ seq }) => !seqs.includes(seq));
  }

  /** Conflicts in which the two sides look alike by now: nothing is left to choose, but a begin may be left unset. */
  #settleAlike(entryId: EntryId, server: ServerEntry, now: number): void {
    const alike = this.openOperationsOf(entryId).filter(
      (operation) => operation.block === 'conflict' && this.clashingFields(operation).length === 0,
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

  /**
   * A deletion that was taken back on its way is refused: the entry stays, which is what was wanted, and what was planned in
   * its place is given up. Answers whether it was so; not where something was done to either since: nothing is written then.
   */
  keepAsBefore(entryId: EntryId, deletion: readonly number[], now: number): boolean {
    return this.sqlite.transaction(() => {
      const open = this.openOperationsOf(entryId);
      const since = this.operations.from(Math.min(...deletion));
      const replacement = untouchedReplacement(entryId, open, since);
      if (!replacement) return false;
      for (const one of replacement) this.takeBack(one.entryId, [one.seq], now);
      this.setState(deletion, 'done', now);
      return true;
    });
  }

  /**
   * The entry is given up for `by`, which the planned operations create, all or nothing. What was to come in its place
   * waits for that one instead.
   */
  replace(entryId: EntryId, by: EntryId, planned: readonly PlannedOperation[], now: number): void {
    this.sqlite.transaction(() => {
      const open = this.openOperationsOf(entryId);
      this.forget(
        entryId,
        open.map(({ seq }) => seq),
        now,
      );
      for (const { seq, body } of this.openOperations())
        if (replacedBy(body) === entryId) this.operations.writeBody(seq, inPlaceOf(body, by));
      this.commit(planned, now);
    });
  }

  /** The person decided that the entry, with all that was split from it, is sent beside the one in whose place it was to come. */
  sendBeside(entryId: EntryId): void {
    this.sqlite.transaction(() => {
      const [replaced] = this.openOperationsOf(entryId).flatMap(({ body }) => replacedBy(body) ?? []);
      for (const { seq, body } of this.openOperations())
        if (replaced !== undefined && replacedBy(body) === replaced)
          this.operations.writeBody(seq, inPlaceOf(body, null));
    });
  }

  /** What was deleted before it was ever sent is nothing any more; what was split from it waits for what that waited for. */
  drop(entryId: EntryId, seqs: readonly number[], now: number): void {
    this.sqlite.transaction(() => {
      for (const { seq, body } of restsOfDropped(this.openOperationsOf(entryId), this.openOperations()))
        this.operations.writeBody(seq, body);
      this.forget(entryId, seqs, now);
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
        if (!present.has(remoteId) && this.#hearOfAbsence(id, open.get(id) ?? [], now)) hasNews = true;
      }
      return hasNews;
    });
  }

  /**
   * The entry is gone, or on a day far off. What is open of it finds that out by itself, but for a deletion that waits for
   * the person: somebody has done it elsewhere, so it is tried again, and looked for on all dates first. Answers whether
   * anything was written.
   */
  #hearOfAbsence(entryId: EntryId, open: readonly Operation[], now: number): boolean {
    // One out of a copy of the journal is asked about each time it is tried.
    const deletions = open.flatMap(({ seq, body, state, isRestored }) =>
      body.kind === 'delete' && state === 'blocked' && !isRestored ? [seq] : [],
    );
    if (deletions.length < open.length) return false;
    if (open.length === 0) this.forget(entryId, [], now);
    else this.setState(deletions, 'queued', now);
    return true;
  }

  /** Something more is known of what was done here, and is kept with it. */
  rewrite(operations: readonly Pick<Operation, 'seq' | 'body'>[]): void {
    this.sqlite.transaction(() => {
      for (const { seq, body } of operations) this.operations.writeBody(seq, body);
    });
  }

  /**
   * The computer's clock was set by `stepMs` while a timer ran: it has run as long as before, so its begin moves along.
   * What is finished stays as it is.
   */
  shiftClock(stepMs: number, now: number): void {
    this.sqlite.transaction(() => {
      this.operations.shiftOpen(stepMs);
      this.creations.shiftOpen(stepMs);
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
        this.refreshView(id);
      }
      this.#shiftEndsOfFound(stepMs);
    });
  }

  /** Whatever becomes of a start that is still to be told, what a click has ended since has ended as long after it as before. */
  #shiftEndsOfFound(stepMs: number): void {
    const found = new Set(
      this.openOperations()
        .flatMap(foundBy)
        .map(({ entryId }) => entryId),
    );
    for (const id of found) {
      const stop = this.operationsOf(id).findLast(
        ({ body, undoneAt }) => body.kind === 'stop' && undoneAt === null,
      );
      if (stop?.state === 'done') this.operations.writeBody(stop.seq, shiftBody(stop, stepMs));
    }
  }
}
