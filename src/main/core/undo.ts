import { minutesOf, timeIn } from '../../shared/calendar';
import { roundSeconds, type Rounding } from '../../shared/durations';
import type { EntryId, TimeEntry } from '../../shared/model';
import { fail, ok, type Result } from '../../shared/result';
import type { ConflictField } from '../../shared/snapshot';
import * as m from '../../shared/i18n/messages';
import { fieldsSetBy, sameIn } from './conflict';
import { isToBeDeleted, replacedBy } from './held-back';
import { foundBy } from './late-start';
import { planAnew } from './log-anew';
import {
  SAME_BEGIN_MS,
  type BlockKind,
  type Operation,
  type PlannedOperation,
  type StoredChanges,
} from './operation';
import type { NewId, WorkContext } from './ports';
import { lockReason, type Act } from './timer';

/** An operation that waited for the person, and what for. */
export interface Blocked {
  readonly seq: number;
  readonly block: BlockKind;
  readonly reason: string;
}

/** What an act did to one entry. */
export interface Touched {
  readonly entryId: EntryId;
  /** The entry that has its place by now: the undo of a newer act may have put another there. */
  readonly idNow: EntryId;
  /** How the entry was seen before, and as the act left it; null: not at all. */
  readonly before: TimeEntry | null;
  readonly left: TimeEntry | null;
  /** The act's own operations on it. */
  readonly seqs: readonly number[];
  /** What waited for the person before, and was answered by the act. */
  readonly answered: readonly Blocked[];
  /** All that was still to be sent of it, or waited, before. */
  readonly open: readonly number[];
}

/** What the journal tells of the touched entries by now. */
export interface UndoReader {
  entry(id: EntryId): { readonly view: TimeEntry | null } | null;
  operationsOf(id: EntryId): readonly Operation[];
  allRunning(): readonly TimeEntry[];
}

export interface UndoCircumstances {
  readonly context: WorkContext;
  readonly journal: UndoReader;
  /** Whether Keito may have heard of this operation since the act, by a request with it or with what it led to. */
  readonly wasSent: (seq: number) => boolean;
  readonly rounding: Rounding | null;
  readonly newId: NewId;
  readonly act: Act;
}

/** How an act is taken back: all of it in one transaction. */
export interface UndoPlan {
  /** The operations of the act. */
  readonly undone: readonly number[];
  /** Those of them that nobody else has heard of: they ask for nothing more. */
  readonly cancelled: readonly number[];
  /** They were never sent, and asked for nothing more as the entry was deleted: they are to be sent again. */
  readonly reopened: readonly number[];
  /** They wait for the person again, as before the act. */
  readonly blockedAgain: readonly Blocked[];
  readonly planned: readonly PlannedOperation[];
  /** The timer that the act ended and that runs again: under its own id, or a new one. */
  readonly resumed: EntryId | null;
  /** The new ids of entries that are not themselves brought back. */
  readonly replaced: ReadonlyMap<EntryId, EntryId>;
}

const changedSince = () => fail('changed', m.main_undo_changed());

/**
 * Takes an act back. As long as nothing of it was sent it is cancelled, as if it had never been done; else ordinary
 * operations with absolute values lead back. Refused where an entry is not as the act left it: somebody's newer change
 * would be overwritten.
 */
export function planUndo(touched: readonly Touched[], around: UndoCircumstances): Result<UndoPlan> {
  const { journal, wasSent } = around;
  const undone = touched.flatMap(({ seqs }) => seqs);
  const own = touched.map((one) => ({
    ...one,
    operations: journal.operationsOf(one.entryId),
  }));
  const isNewer = own.some(
    ({ operations, seqs }) =>
      seqs.length > 0 && operations.some(({ seq, undoneAt }) => undoneAt === null && seq > Math.max(...seqs)),
  );
  const ended = touched.filter(({ before, left }) => isRunning(before) && !isRunning(left));
  const known = new Set(touched.map(({ idNow }) => idNow));
  if (ended.length > 0 && journal.allRunning().some(({ id }) => !known.has(id)))
    return fail('changed', m.main_undo_other_timer());
  if (touched.some((one) => isEndedSince(one, journal))) return changedSince();
  const acts = own.flatMap(({ operations, seqs }) => operations.filter(({ seq }) => seqs.includes(seq)));
  // What Keito has not heard of yet would have replaced what runs elsewhere.
  const lasting = ended.find(({ before }) => before?.remoteId === null) ?? ended[0] ?? null;
  const resumed = lasting?.idNow ?? null;
  // What came after an act's own operations would stand without them: it says what became of them.
  const reopened = own.flatMap((one) => (isDropped(one, wasSent) ? one.open : []));
  const isCancelled = (operation: Operation): boolean =>
    isWithoutEffect(operation, wasSent) || own.some((one) => isDropped(one, wasSent) && isOf(operation, one));
  if (!isNewer && acts.every(isCancelled)) {
    const blockedAgain = own.flatMap(({ answered, operations }) =>
      answered.filter(
        ({ seq }) =>
          reopened.includes(seq) ||
          operations.some((now) => now.seq === seq && now.state === 'queued' && !wasSent(seq)),
      ),
    );
    const kept = { undone, cancelled: undone, reopened, blockedAgain };
    return ok({ ...kept, planned: [], resumed, replaced: new Map() });
  }
  if (acts.some(isInConflict) || touched.some((one) => hasConflictSince(one, journal))) return changedSince();
  return compensate(touched, acts, around, lasting, undone);
}

const isOf = ({ entryId }: Operation, touched: Touched): boolean => entryId === touched.entryId;

/**
 * Was it deleted before anything of it was sent? Then nothing was told of either, and all of it goes on as it was: under
 * its own id, and with what it waited for.
 */
function isDropped(
  { entryId, idNow, before, left, seqs, open, operations }: Touched & { operations: readonly Operation[] },
  wasSent: (seq: number) => boolean,
): boolean {
  const isUnsent = before?.remoteId === null && left === null && idNow === entryId;
  const deletion = operations.find(({ seq, body }) => seqs.includes(seq) && body.kind === 'delete');
  // One that yielded by itself is in effect no more: what it would have deleted waits for the person again.
  const isDeleted = deletion?.state === 'done' && deletion.undoneAt === null;
  return isUnsent && isDeleted && ![deletion.seq, ...open].some(wasSent);
}

/** A timer whose deletion was set aside, and that has ended since: without the deletion it would not run either. */
function isEndedSince({ idNow, before, left }: Touched, journal: UndoReader): boolean {
  const now = journal.entry(idNow)?.view ?? null;
  return left === null && isRunning(before) && now !== null && !isRunning(now);
}

/** A refused deletion has changed nothing, whatever was sent. */
function isWithoutEffect({ seq, state, body }: Operation, wasSent: (seq: number) => boolean): boolean {
  if (state === 'blocked' && body.kind === 'delete') return true;
  return (state === 'queued' || state === 'blocked') && !wasSent(seq);
}

const isInConflict = ({ block }: Operation): boolean => block === 'conflict';

/** Going further back would answer what another undo is in conflict about. */
const hasConflictSince = ({ idNow, seqs }: Touched, journal: UndoReader): boolean =>
  journal.operationsOf(idNow).some((one) => isInConflict(one) && one.seq > Math.min(...seqs));

export const isRunning = (entry: TimeEntry | null): boolean => entry !== null && entry.startedAt !== null;

function compensate(
  touched: readonly Touched[],
  acts: readonly Operation[],
  around: UndoCircumstances,
  resumable: Touched | null,
  undone: readonly number[],
): Result<UndoPlan> {
  const { context, journal, rounding, newId, act } = around;
  const { zone } = context;
  const plan = (entryId: EntryId, body: PlannedOperation['body']): PlannedOperation => ({
    ...{ entryId, body, zone, at: act.at, cause: act.cause },
  });
  const removals: PlannedOperation[] = [];
  const rest: PlannedOperation[] = [];
  const replaced = new Map<EntryId, EntryId>();
  let resumed: EntryId | null = null;
  const again = (idNow: EntryId, entry: TimeEntry): void => {
    const id = newId();
    const anew = planAnew(context, entry, { entryId: id, replaces: standsFor(idNow, journal) }, act, newId);
    rest.push(...anew);
    // Of what goes on as two entries neither is all of it.
    if (anew.length === 1) replaced.set(idNow, id);
    if (isRunning(entry)) resumed = id;
  };
  for (const one of touched) {
    const { entryId, idNow, before, left } = one;
    const now = journal.entry(idNow)?.view ?? null;
    if (left === null) {
      if (now !== null) return changedSince();
      // Created and deleted in one act: nothing was there before either.
      if (before) again(idNow, before);
      continue;
    }
    if (now === null) return changedSince();
    const locked = lockReason(now);
    if (locked) return fail('locked', locked);
    const edits = acts.filter((operation) => operation.entryId === entryId);
    const isEdit = before !== null && isRunning(before) === isRunning(left);
    const fields = isEdit ? edits.flatMap(({ body }) => fieldsSetBy(body)) : ALL_FIELDS;
    if (!fields.every((field) => isAsLeft(field, left, now, rounding))) return changedSince();
    if (before === null) removals.push(plan(idNow, { kind: 'delete' }));
    else if (isEdit) rest.push(plan(idNow, { kind: 'edit', changes: changesBack(edits, before, zone) }));
    // Of several that ran only the last one would have gone on: Keito lets one run.
    else if (one === resumable) {
      removals.push(plan(idNow, { kind: 'delete' }));
      again(idNow, before);
    }
    // Of two that ran it stays ended by the click, and not by what runs again, which it would count beside.
    else if (resumable && wasFoundBy(resumable, entryId, journal)) return changedSince();
  }
  return ok({
    undone,
    cancelled: [],
    reopened: [],
    blockedAgain: [],
    planned: [...removals, ...rest],
    resumed,
    replaced,
  });
}

/** Was the entry found running elsewhere before the timer was told, which would have ended it where that began? */
function wasFoundBy({ entryId: timer }: Touched, entryId: EntryId, journal: UndoReader): boolean {
  return journal
    .operationsOf(timer)
    .flatMap(foundBy)
    .some((found) => found.entryId === entryId);
}

/**
 * The entry that has to be gone before this one's replacement may be sent: this one itself, but where it still waits for
 * another to be gone, as it did when it was deleted, that one.
 */
function standsFor(entryId: EntryId, journal: UndoReader): EntryId {
  const [replaced] = journal.operationsOf(entryId).flatMap(({ body }) => replacedBy(body) ?? []);
  if (replaced === undefined) return entryId;
  const open = journal.operationsOf(replaced).filter(({ state }) => state !== 'done');
  const isStill = isToBeDeleted(replaced, open) || (journal.entry(replaced)?.view ?? null) !== null;
  return isStill ? replaced : entryId;
}

const ALL_FIELDS: readonly ConflictField[] = ['notes', 'place', 'date', 'time'];
const MINUTES_A_DAY = 24 * 60;
/** The server stamps a begin by its own clock, and cuts it to the minute. */
const SAME_MINUTES = 1;
/** A server that keeps decimal hours with two places is up to this far off, seconds. */
const COARSE_SECONDS = 18;

/** Is the field as the act left it? What a server rounds or stamps beside the click is nobody's change. */
function isAsLeft(field: ConflictField, left: TimeEntry, now: TimeEntry, rounding: Rounding | null): boolean {
  if (field === 'notes') return left.notes.trim() === now.notes.trim();
  if (field !== 'time') return sameIn(field, left, now);
  if (left.startedAt !== null || now.startedAt !== null) {
    if (left.startedAt === null || now.startedAt === null) return false;
    const beginOf = (entry: TimeEntry): number => (entry.startedAt ?? 0) - entry.seconds * 1000;
    return Math.abs(beginOf(left) - beginOf(now)) <= SAME_BEGIN_MS;
  }
  const beside = Math.min(
    Math.abs(now.seconds - left.seconds),
    Math.abs(now.seconds - roundSeconds(left.seconds, rounding)),
  );
  if (beside > COARSE_SECONDS) return false;
  // A rounding may move an end, and a server need not give back what it cannot hold.
  return (
    isSameClock(left.startTime, now.startTime) &&
    (rounding !== null || isSameClock(left.endTime, now.endTime))
  );
}

function isSameClock(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const apart = Math.abs(minutesOf(a) - minutesOf(b));
  return Math.min(apart, MINUTES_A_DAY - apart) <= SAME_MINUTES;
}

/** The former values of the fields that the edits have set. */
function changesBack(edits: readonly Operation[], before: TimeEntry, zone: string): StoredChanges {
  const set = edits.reduce<StoredChanges>(
    (all, { body }) => (body.kind === 'edit' ? { ...all, ...body.changes } : all),
    {},
  );
  const { projectId, taskId, notes, spentDate } = before;
  const rest: StoredChanges = {
    ...(set.projectId !== undefined && { projectId }),
    ...(set.taskId !== undefined && { taskId }),
    ...(set.notes !== undefined && { notes }),
    ...(set.spentDate !== undefined && { spentDate }),
  };
  if (set.startedAt !== undefined && before.startedAt !== null) {
    // As an edit of a begin does it: what was counted before lies in a begin that is so much earlier.
    const startedAt = before.startedAt - before.seconds * 1000;
    return { ...rest, startedAt, startTime: before.startTime ?? timeIn(zone, startedAt), seconds: 0 };
  }
  return {
    ...rest,
    ...(set.seconds !== undefined && { seconds: before.seconds }),
    ...(set.startTime !== undefined && { startTime: before.startTime }),
    ...(set.endTime !== undefined && { endTime: before.endTime }),
  };
}
