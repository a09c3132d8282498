import * as m from '../../shared/i18n/messages';
import type { EntryId, TimeEntry } from '../../shared/model';
import { assertNever } from '../../shared/result';
import { fieldsSetBy } from '../core/conflict';
import { keepsLength } from '../core/held-back';
import { isEarlier } from '../core/two-stops';
import { timeIn } from '../../shared/calendar';
import { fromServer, SAME_BEGIN_MS, type Operation, type ServerEntry } from '../core/operation';
import { planEntry, type Step } from '../core/outbox-plan';
import type { TimeEntryPatch } from '../keito/bodies';
import { badShape } from '../keito/decode';
import { KeitoError } from '../keito/errors';
import type { WireTimeEntry } from '../keito/wire-time';
import { adoptCreated, agrees, begunByEdit } from './adopt-created';
import { endOthersOfKept } from './end-others';
import { entryFromWire } from './from-wire';
import { LateStarts } from './late-starts';
import { LostCreates } from './lost-creates';
import { plannedEntry } from './open-steps';
import { ReadBack, type ReadBackOptions } from './read-back';
import { patchWith } from './refused-begins';
import {
  byServerClock,
  createBody,
  finishedPatch,
  hoursPatch,
  isTimeOfFinished,
  patchBody,
  serverClock,
  withoutKnown,
} from './to-wire';
import { untaken, untakenOf } from './untaken';

export interface RequestOptions extends ReadBackOptions {
  /** IANA name of the work zone of now. */
  readonly zone: () => string;
  /** Keito has begun a timer, and has ended any other. */
  readonly onTimerStarted: () => void;
}

type Change = Extract<Step, { kind: 'change' }>;

/** Carries out one step: its requests, and the server's answer in the journal. Throws what the client throws. */
export class Requests {
  readonly #options: RequestOptions;
  readonly #readBack: ReadBack;
  readonly #lostCreates: LostCreates;
  readonly #lateStarts: LateStarts;
  /** The entry of which the server's last answer told: it need not be read again at once. */
  #justHeardOf: EntryId | null = null;
  /** What ran until it was stopped from here: nobody has stopped it earlier. */
  readonly #stoppedHere = new Set<EntryId>();

  constructor(options: RequestOptions) {
    this.#options = options;
    this.#readBack = new ReadBack(options);
    this.#lostCreates = new LostCreates(options, this.#readBack);
    this.#lateStarts = new LateStarts(options);
  }

  async carryOut(step: Step): Promise<void> {
    switch (step.kind) {
      case 'drop':
        return this.#drop(step);
      case 'look-for':
        return this.#lostCreates.lookFor(step);
      case 'create':
        return this.#create(step);
      case 'change':
        return this.#change(step);
      case 'delete':
        return this.#delete(step);
      default:
        return assertNever(step);
    }
  }

  async #create({ entryId, seqs, entry }: Extract<Step, { kind: 'create' }>): Promise<void> {
    const { ledger, client, clock, onTimerStarted } = this.#options;
    const there = serverClock(this.#options);
    const ours = byServerClock(entry, this.#open(entryId, seqs), there);
    ledger.setState(seqs, 'in-flight', clock());
    const body = createBody(ours, clock(), there);
    const server = this.#decode(await client.createTimeEntry(body, { idempotencyKey: entryId }));
    if (!ledger.isKnown(server.remoteId)) adoptCreated(this.#options, entryId, server, seqs, entry);
    else this.#lostCreates.adoptKnown(entryId, server, seqs);
    if (entry.startedAt !== null) onTimerStarted();
  }

  /**
   * Before a change or a deletion the server's word is read: what was changed elsewhere since must not go unseen. True: the
   * server has the entry. Before the create of what was begun long ago, what runs by now.
   */
  async readFirst({ kind, entryId }: Step): Promise<boolean> {
    if (kind === 'create') await this.#lateStarts.readFirst(entryId);
    if (kind !== 'change' && kind !== 'delete') return false;
    const isFresh = this.#justHeardOf === entryId;
    this.#justHeardOf = null;
    const isThere = isFresh || (await this.#readBack.refresh(entryId));
    if (kind === 'delete') endOthersOfKept(this.#options, entryId, this.#options.clock());
    return isThere;
  }

  /**
   * The step as it is by now: whatever was waited for, the person may have done something to the entry meanwhile, or
   * taken something back. To be carried out at once. Null: something else is to be done, or nothing.
   */
  anew({ kind, entryId }: Step): Step | null {
    const { ledger } = this.#options;
    const step = planEntry(entryId, ledger.openOperationsOf(entryId), plannedEntry(ledger, entryId));
    return step?.kind === kind ? step : null;
  }

  async #change(step: Change): Promise<void> {
    const { ledger, clock, zone, rounding } = this.#options;
    const { entryId, seqs, entry, changes } = step;
    const base = this.#base(entryId);
    if (isTimeOfFinished(entry, changes))
      return ledger.refuse(entryId, seqs, m.main_time_of_running(), clock());
    ledger.setState(seqs, 'in-flight', clock());
    if (step.stop && base.startedAt !== null) return this.#stop(step, base);
    const totalAt = base.seconds > 0 ? clock() : null;
    const open = this.#open(entryId, seqs);
    const there = serverClock(this.#options);
    const ours = byServerClock(entry, open, there);
    const told = patchBody(ours, changes, there, totalAt);
    const patch = told && withoutKnown(told, base, this.#isBeginBack(base, entry));
    let server = patch && (await this.#patch(base.remoteId, patch));
    if (step.stop && !this.#wasStoppedEarlier(base, entry)) {
      server = await this.#agreeOnDuration(server ?? base, entry, [
        finishedPatch(ours, zone()),
        hoursPatch(entry),
      ]);
    } else if (server && patch?.started_time !== undefined) {
      server = await this.#agreeOnDuration(server, entry, [hoursPatch(entry)]);
    }
    // Only an edit of the begin makes ours the true one: any other must not undo a begin that was moved elsewhere.
    // The clock may have been set since it was sent.
    const startedHere = entry.startedAt === null ? undefined : begunByEdit(ledger, entryId, seqs);
    // A begin that the server's clock time says already is told by nothing, and is ours all the same.
    const answer = server ?? (startedHere === undefined ? null : base);
    const refused = patch && answer ? untakenOf(open, untaken(base, answer, { patch, entry }, rounding)) : [];
    const done = seqs.filter((seq) => !refused.includes(seq));
    const settle = (): void => {
      if (answer) ledger.adopt(entryId, answer, done, clock(), { startedHere, rounding });
      else ledger.setState(done, 'done', clock());
      if (refused.length > 0) ledger.refuse(entryId, refused, m.main_change_not_made(), clock());
    };
    if (keepsLength(open, base, answer ?? base)) ledger.keepingTime(settle, clock());
    else ledger.atomically(settle);
  }

  /**
   * Stops it there, and takes the answer as the server's word: the operation stays open until the duration is that of
   * the click. Somebody, or an earlier try whose answer was lost, may have stopped it already: what they left is read.
   */
  async #stop({ entryId, seqs, entry }: Change, base: ServerEntry): Promise<void> {
    const { ledger, client, clock, rounding } = this.#options;
    const { server, isOwnStop } = await this.#stopThere(base, entry);
    if (isOwnStop) this.#stoppedHere.add(entryId);
    ledger.atomically(() => {
      ledger.adopt(entryId, server, [], clock(), { rounding, isOwnStop, skewMs: client.skewMs() });
      ledger.setState(
        seqs.filter((seq) =>
          ledger.openOperationsOf(entryId).some((open) => open.seq === seq && open.state === 'in-flight'),
        ),
        'queued',
        clock(),
      );
    });
    this.#justHeardOf = entryId;
  }

  async #stopThere(
    base: ServerEntry,
    entry: TimeEntry,
  ): Promise<{ readonly server: ServerEntry; readonly isOwnStop: boolean }> {
    try {
      const server = this.#decodeOf(base.remoteId, await this.#options.client.stopTimeEntry(base.remoteId));
      // Taken for an answer it would be asked for again at once, and for ever.
      if (server.startedAt !== null) throw badShape('PATCH /time_entries/stop', 'it still runs');
      return { server, isOwnStop: true };
    } catch (error) {
      if (!(error instanceof KeitoError) || error.kind !== 'conflict') throw error;
      // A date that was edited here and not sent yet is not the server's.
      const found = await this.#readBack.find(base.remoteId, [entry.spentDate, base.spentDate]);
      if (!found || found.startedAt !== null) throw error;
      return { server: found, isOwnStop: false };
    }
  }

  /** Does it run there from the begin that it has here, by what is known of both clocks? Another minute is to be told. */
  #isBeginBack(base: ServerEntry, { id, startedAt }: TimeEntry): boolean {
    const { ledger, zone } = this.#options;
    const known = fromServer(id, base, ledger.entry(id)?.trueStart ?? null).startedAt;
    if (known === null || startedAt === null) return false;
    const isShownSo = startedAt === known || timeIn(zone(), startedAt) === base.startTime;
    return isShownSo && Math.abs(startedAt - known) <= SAME_BEGIN_MS;
  }

  /** Of two stops the earlier one stands. */
  #wasStoppedEarlier(server: ServerEntry, entry: TimeEntry): boolean {
    if (this.#stoppedHere.has(entry.id)) return false;
    const { ledger, client, clock, rounding, zone } = this.#options;
    const stop = ledger.operationsOf(entry.id).findLast(({ body }) => body.kind === 'stop')?.body;
    const isTimeSet = ledger
      .openOperationsOf(entry.id)
      .some(({ body }) => body.kind === 'edit' && fieldsSetBy(body).includes('time'));
    const trueStart = ledger.entry(entry.id)?.trueStart ?? null;
    return (
      stop?.kind === 'stop' &&
      isEarlier(server, entry, stop.stoppedAt, {
        ...{ trueStart, rounding, zone: zone(), skewMs: client.skewMs(), now: clock(), isTimeSet },
      })
    );
  }

  /** A duration counts from click to click, however late it was sent: ours is set, by the first patch that does it. */
  async #agreeOnDuration(
    server: ServerEntry,
    entry: TimeEntry,
    patches: readonly TimeEntryPatch[],
  ): Promise<ServerEntry> {
    let agreed = server;
    for (const patch of patches) {
      if (agrees(agreed, entry, this.#options.rounding)) return agreed;
      agreed = await this.#patch(server.remoteId, patch);
    }
    return agreed;
  }

  async #patch(remoteId: string, patch: TimeEntryPatch): Promise<ServerEntry> {
    return this.#decodeOf(remoteId, await patchWith(this.#options.client, remoteId, patch));
  }

  #drop({ entryId, seqs }: Extract<Step, { kind: 'drop' }>): void {
    const { ledger, clock } = this.#options;
    const deletions = this.#deletionsOutOfACopy(entryId, seqs);
    // It is in sight as what its creation is: refused, or not to be found.
    if (deletions.length > 0) ledger.takeBack(entryId, deletions, clock());
    else ledger.drop(entryId, seqs, clock());
  }

  /** Where every deletion comes out of a copy of the journal: since then all of them may have been taken back. */
  #deletionsOutOfACopy(entryId: EntryId, seqs: readonly number[]): readonly number[] {
    const deletions = this.#options.ledger
      .openOperationsOf(entryId)
      .filter(({ seq, body }) => seqs.includes(seq) && body.kind === 'delete');
    return deletions.every(({ isRestored }) => isRestored) ? deletions.map(({ seq }) => seq) : [];
  }

  async #delete({ entryId, seqs }: Extract<Step, { kind: 'delete' }>): Promise<void> {
    const { ledger, client, clock } = this.#options;
    const asked = this.#deletionsOutOfACopy(entryId, seqs);
    if (asked.length > 0) return ledger.block(asked, 'refused', m.main_deletion_restored(), clock());
    ledger.setState(seqs, 'in-flight', clock());
    try {
      await client.deleteTimeEntry(this.#base(entryId).remoteId);
    } catch (error) {
      // Gone already is what was asked for.
      if (!(error instanceof KeitoError) || error.kind !== 'not-found') throw error;
    }
    ledger.forget(entryId, seqs, clock());
  }

  #open(entryId: EntryId, seqs: readonly number[]): readonly Operation[] {
    return this.#options.ledger.openOperationsOf(entryId).filter(({ seq }) => seqs.includes(seq));
  }

  #base(entryId: EntryId): ServerEntry {
    const base = this.#options.ledger.entry(entryId)?.base;
    if (!base) throw new Error('A step for an entry that the server does not have was planned as a change.');
    return base;
  }

  /** What is told of another entry is no answer. */
  #decodeOf(remoteId: string, wire: WireTimeEntry): ServerEntry {
    if (wire.id !== remoteId) throw badShape('PATCH /time_entries', 'it tells of another entry');
    return this.#decode(wire);
  }

  #decode(wire: WireTimeEntry): ServerEntry {
    // A step of the clock is noticed when it is read: afterwards its instants would be by the clock of before.
    this.#options.clock();
    return entryFromWire(wire, this.#options.client.skewMs());
  }
}
