import type { CalendarDate, ClockTime } from '../../shared/calendar';
import type { Cause, EntryId, EntryLock, TimeEntry } from '../../shared/model';
import { assertNever } from '../../shared/result';
import type { Billable } from './billable';

/** The key in `metadata` under which Keito is given the id that this app gave to what it created. */
export const CLIENT_REQUEST_ID = 'client_request_id';

/** What a person (or an idle rule in their name) did to one time entry. Values are absolute, never deltas. */
export type OperationBody =
  | (Billable & {
      readonly kind: 'start';
      readonly projectId: string;
      readonly taskId: string;
      readonly notes: string;
      readonly spentDate: CalendarDate;
      readonly startedAt: number;
      readonly startTime: ClockTime;
      /** It may have been sent with this date: the clock was set since, and with it the begin. */
      readonly sentOn?: CalendarDate;
      /** It comes in the place of this entry, which is deleted for it. */
      readonly replaces?: EntryId;
      /** What was seen running elsewhere before the person sent it again: an end before that would be news to them. */
      readonly sawRunning?: readonly EntryId[];
      /** What was found running elsewhere before it was sent, unseen at the click: it ends where this began, once Keito has this. */
      readonly foundRunning?: readonly RunningSpan[];
    })
  | (Billable & {
      readonly kind: 'log';
      readonly projectId: string;
      readonly taskId: string;
      readonly notes: string;
      readonly spentDate: CalendarDate;
      readonly seconds: number;
      readonly startTime: ClockTime | null;
      readonly endTime: ClockTime | null;
      /** It is the rest of this entry, from which it was split. */
      readonly splitFrom?: EntryId;
      /** As of a start. */
      readonly replaces?: EntryId;
    })
  | {
      readonly kind: 'stop';
      readonly stoppedAt: number;
      readonly seconds: number;
      readonly endTime: ClockTime;
    }
  | {
      readonly kind: 'edit';
      readonly changes: StoredChanges;
      /** As of a start: its entry may have been sent with this date. */
      readonly sentOn?: CalendarDate;
      /** Nobody edited it: Keito has made another duration of a create, and may hold to it. */
      readonly isCorrection?: true;
    }
  | { readonly kind: 'delete' };

/** What ran: since when (UTC ms), and what it had counted before that. */
export interface RunningSpan {
  readonly entryId: EntryId;
  readonly startedAt: number;
  readonly seconds: number;
}

/** The fields that an edit sets, as they are kept and sent. */
export interface StoredChanges {
  readonly projectId?: string;
  readonly taskId?: string;
  readonly notes?: string;
  readonly spentDate?: CalendarDate;
  readonly seconds?: number;
  readonly startTime?: ClockTime | null;
  readonly endTime?: ClockTime | null;
  /** Running entries: the new begin of the running span, UTC ms. */
  readonly startedAt?: number;
}

/**
 * queued → in-flight → done. A create whose answer was lost is unsure until it was looked for on the server;
 * a refused one is blocked with Keito's words until the person edits, retries or deletes.
 */
export type OperationState = 'queued' | 'in-flight' | 'unsure' | 'done' | 'blocked';

/**
 * Why an operation is blocked. refused: the server's words are the reason · conflict: the same field was changed
 * elsewhere too · uncertain: nobody can tell whether the server has it already.
 */
export type BlockKind = 'refused' | 'conflict' | 'uncertain';

/** A planned operation: what the ledger writes down. `at` is the instant of the click, UTC ms. */
export interface PlannedOperation {
  readonly entryId: EntryId;
  readonly body: OperationBody;
  readonly at: number;
  readonly zone: string;
  readonly cause: Cause;
}

/** An operation in the journal. `seq` orders all operations of an account. */
export interface Operation extends PlannedOperation {
  readonly seq: number;
  readonly state: OperationState;
  /** The distance of `zone` from UTC at `at`, in minutes, east positive: as the clock on the wall was. */
  readonly offsetMinutes: number;
  /** When blocked: a whole sentence. */
  readonly reason: string | null;
  /** When blocked: what kind of decision the person is asked for. */
  readonly block: BlockKind | null;
  /** It comes out of a backup: it may have been sent after the backup was made. */
  readonly isRestored: boolean;
  /** UTC ms at which its state last changed. */
  readonly changedAt: number;
  /** UTC ms at which the person took it back, or a rule's act yielded to what was done elsewhere; null where neither. */
  readonly undoneAt: number | null;
}

/** The server's last word about an entry, in the app's units. */
export interface ServerEntry {
  readonly remoteId: string;
  readonly projectId: string;
  readonly taskId: string;
  readonly projectName: string;
  readonly taskName: string;
  readonly clientName: string;
  readonly spentDate: CalendarDate;
  readonly notes: string;
  readonly seconds: number;
  /** How far `seconds` may be off only because the server tells rounded decimal hours; whole seconds. */
  readonly precisionSeconds: number;
  /** UTC ms by this computer's clock (the server's skew taken out). */
  readonly startedAt: number | null;
  /** The same instant by the server's own clock, UTC ms; null where it does not run or was read by an older app. */
  readonly stampedAt: number | null;
  readonly startTime: ClockTime | null;
  readonly endTime: ClockTime | null;
  readonly billable: boolean;
  readonly lock: EntryLock | null;
  readonly source: string;
  /** The UUID that this app put into `metadata.client_request_id` when it created the entry. */
  readonly clientRequestId: string | null;
  /** UTC ms. */
  readonly createdAt: number | null;
}

/** One operation laid over an entry; null is "no such entry". */
export function applyOperation(
  entry: TimeEntry | null,
  entryId: EntryId,
  body: OperationBody,
): TimeEntry | null {
  switch (body.kind) {
    case 'start':
    case 'log':
      return {
        id: entryId,
        remoteId: entry?.remoteId ?? null,
        projectId: body.projectId,
        taskId: body.taskId,
        spentDate: body.spentDate,
        notes: body.notes,
        seconds: body.kind === 'log' ? body.seconds : 0,
        startedAt: body.kind === 'start' ? body.startedAt : null,
        startTime: body.startTime,
        endTime: body.kind === 'log' ? body.endTime : null,
        billable: body.billable,
        ...(body.tellsBillable && { tellsBillable: true }),
        lock: null,
        source: 'api',
      };
    case 'stop':
      return entry && { ...entry, seconds: body.seconds, startedAt: null, endTime: body.endTime };
    case 'edit':
      return entry && applyChanges(entry, body.changes);
    case 'delete':
      return null;
    default:
      return assertNever(body);
  }
}

/**
 * A begin that was moved while the timer ran says nothing of an entry that was stopped elsewhere meanwhile: its counted
 * seconds (none, while it ran) must not wipe out the finished duration.
 */
function applyChanges(entry: TimeEntry, changes: StoredChanges): TimeEntry {
  if (changes.startedAt === undefined || entry.startedAt !== null) return { ...entry, ...changes };
  const { projectId = entry.projectId, taskId = entry.taskId, notes = entry.notes } = changes;
  return { ...entry, projectId, taskId, notes };
}

/** What the person sees: the server's entry with the operations that it has not answered yet laid over it, in order. */
export function overlay(
  base: TimeEntry | null,
  entryId: EntryId,
  operations: readonly OperationBody[],
): TimeEntry | null {
  return operations.reduce<TimeEntry | null>((entry, body, place) => {
    const isStopped = operations.slice(place + 1).some(({ kind }) => kind === 'stop');
    return applyOperation(entry, entryId, isStopped ? beforeStop(entry, body) : body);
  }, base);
}

/**
 * A begin that was moved here before a stop here, of which the server has applied the stop already: its clock time and its
 * date stand, and the seconds are the stop's.
 */
function beforeStop(entry: TimeEntry | null, body: OperationBody): OperationBody {
  if (entry?.startedAt !== null || body.kind !== 'edit' || body.changes.startedAt === undefined) return body;
  const changes = { ...body.changes };
  delete changes.startedAt;
  delete changes.seconds;
  return { kind: 'edit', changes };
}

/** Two stamps of one begin, each by a clock of its own, differ by less than this, ms. */
export const SAME_BEGIN_MS = 10_000;

/** A timer sent so much later than it began carries its begin, which the wire holds to the minute; ms. */
export const LATE_START_MS = 60_000;

/**
 * A running span as it began here (`ours`, UTC ms: all of the entry's time counts from there), and how the server tells
 * the same: its begin and the seconds that it counted before.
 */
export interface TrueStart {
  readonly ours: number;
  readonly servers: number;
  readonly serversSeconds: number;
}

/**
 * The server's entry as the person's. Where this computer began the timer, its own instant of the click stands as long
 * as the server still has the begin that it stamped for it (`trueStart`). A wrong clock's correction differs by a few
 * seconds from answer to answer; of a begin that was moved by less the true start is forgotten (`isBeginMoved`).
 */
export function fromServer(entryId: EntryId, server: ServerEntry, trueStart: TrueStart | null): TimeEntry {
  const keepsOurs = trueStart !== null && isSpanOf(trueStart, server);
  return {
    id: entryId,
    remoteId: server.remoteId,
    projectId: server.projectId,
    taskId: server.taskId,
    spentDate: server.spentDate,
    notes: server.notes,
    seconds: keepsOurs ? 0 : server.seconds,
    startedAt: keepsOurs ? trueStart.ours : server.startedAt,
    startTime: server.startTime,
    endTime: server.endTime,
    billable: server.billable,
    lock: server.lock,
    source: server.source,
  };
}

/** Does the server's entry run in the span that `trueStart` tells of? */
export function isSpanOf(trueStart: TrueStart, { startedAt, seconds }: ServerEntry): boolean {
  return (
    startedAt !== null &&
    Math.abs(startedAt - trueStart.servers) <= SAME_BEGIN_MS &&
    seconds === trueStart.serversSeconds
  );
}
