import { dateIn, instantOf, lastInstantOf, timeIn } from '../../shared/calendar';
import { roundSeconds, secondsAt, secondsBetween } from '../../shared/durations';
import type { ConflictField } from '../../shared/snapshot';
import { fieldsOf, fieldsSetBy, isBegunSince, movesBegin } from './conflict';
import {
  beginOf,
  endOf,
  isBeginMoved,
  isOtherStamp,
  isPlainStop,
  mayLast,
  movedTo,
  runs,
  type HowHeard,
} from './ends';
import {
  LATE_START_MS,
  SAME_BEGIN_MS,
  type Operation,
  type OperationBody,
  type ServerEntry,
  type StoredChanges,
} from './operation';
import { datesOf } from './sent-dates';

/** What somebody else's change means for what was done here and is not sent yet. */
export interface Weighed {
  /** Changed on both sides, to different values: the person decides. */
  readonly conflicts: readonly ConflictField[];
  /** Operations that let both changes stand, each in the place of the one that it is `like`. */
  readonly merged: readonly { readonly body: OperationBody; readonly like: Operation }[];
}

const MINUTE_MS = 60_000;
/** No two zones are less than this apart. */
const LEAST_ZONE_STEP_MS = 15 * MINUTE_MS;
/** A begin that was sent as `HH:mm` comes back cut to the minute. */
const SENT_BEGIN_MS = MINUTE_MS + SAME_BEGIN_MS;
/** Two readings of one instant, each cut to the second. */
const SAME_SECONDS = 2;

/**
 * Weighs the server's new word about an entry (`after`) against its word before and against `ours`: the operations that
 * were open, of which some may be the cause of the change. A value that this side asked for is never news.
 */
export function weighNews(
  before: ServerEntry,
  after: ServerEntry,
  ours: readonly Operation[],
  heard: HowHeard,
): Weighed {
  const edits = editsOf(ours);
  const edited = new Set(edits.flatMap(fieldsOf));
  const conflicts: ConflictField[] = [];
  if (edited.has('notes') && hasNewNotes(before, after, edits)) conflicts.push('notes');
  if (edited.has('place') && hasNewPlace(before, after, edits)) conflicts.push('place');
  if (edited.has('date') && hasNewDate(before, after, ours, heard)) conflicts.push('date');
  const { isConflict, merged } = weighTime(before, after, ours, heard);
  if (isConflict) conflicts.push('time');
  return { conflicts, merged };
}

/**
 * Was an entry that was deleted here changed elsewhere since the server's last known word? Neither what this side asked
 * for is that, nor that a timer runs on. `isEndedHere`: Keito has ended it for a timer that was begun here since.
 */
export function isNewsToDeletion(
  before: ServerEntry,
  after: ServerEntry,
  ours: readonly Operation[],
  heard: HowHeard,
  isEndedHere: boolean,
): boolean {
  const edits = editsOf(ours);
  return (
    hasNewNotes(before, after, edits) ||
    hasNewPlace(before, after, edits) ||
    hasNewDate(before, after, ours, heard) ||
    isTimeNewsToDeletion(before, after, ours, heard, isEndedHere)
  );
}

function isTimeNewsToDeletion(
  before: ServerEntry,
  after: ServerEntry,
  ours: readonly Operation[],
  heard: HowHeard,
  isEndedHere: boolean,
): boolean {
  if (!runs(before)) return runs(after) || hasNewSpan(before, after, ours, heard);
  const { isConflict, merged } = weighTime(before, after, ours, heard);
  if (isConflict || merged.length > 0) return true;
  // Of a time that was set here too it was told whether the two are at odds.
  if (ours.some(({ body }) => fieldsSetBy(body).includes('time'))) return false;
  if (runs(after)) return isBeginMoved(before, after);
  const [first] = ours;
  return !isEndedHere || first === undefined || !isPlainStop(before, after, first, heard);
}

interface WeighedTime extends Pick<Weighed, 'merged'> {
  readonly isConflict: boolean;
}

const NO_NEWS: WeighedTime = { isConflict: false, merged: [] };
const CONFLICT: WeighedTime = { isConflict: true, merged: [] };

const asMerged = (body: OperationBody, like: Operation): WeighedTime => ({
  isConflict: false,
  merged: [{ body, like }],
});

type Edits = readonly StoredChanges[];
type Place = Pick<ServerEntry, 'projectId' | 'taskId'>;

const editsOf = (ours: readonly Operation[]): Edits =>
  ours.flatMap(({ body }) => (body.kind === 'edit' ? [body.changes] : []));

function hasNewNotes(before: ServerEntry, after: ServerEntry, edits: Edits): boolean {
  const known = [before.notes, ...edits.flatMap(({ notes }) => notes ?? [])];
  return !known.some((notes) => notes.trim() === after.notes.trim());
}

/** A project and its task are one place: half of what was here and half of what was asked for is neither. */
function hasNewPlace(before: ServerEntry, after: ServerEntry, edits: Edits): boolean {
  const isThere = ({ projectId, taskId }: Place): boolean =>
    projectId === after.projectId && taskId === after.taskId;
  let place: Place = before;
  return (
    !isThere(place) &&
    !edits.some(({ projectId = place.projectId, taskId = place.taskId }) => {
      place = { projectId, taskId };
      return isThere(place);
    })
  );
}

/** Is it on a date that this side may not have sent? */
function hasNewDate(
  before: ServerEntry,
  after: ServerEntry,
  ours: readonly Operation[],
  { skewMs }: Pick<HowHeard, 'skewMs'>,
): boolean {
  const sentOn = ours.flatMap((one) => datesOf(one, { zone: one.zone, skewMs }));
  return ![before.spentDate, ...sentOn].includes(after.spentDate);
}

/**
 * The server's word as it must have been at first, of an entry that was created here and is heard of for the first time:
 * somebody may have changed it since. Null where `ours` create nothing.
 */
export function asCreated(
  server: ServerEntry,
  ours: readonly Operation[],
  skewMs: number,
): ServerEntry | null {
  const create = ours.find(({ body }) => body.kind === 'start' || body.kind === 'log');
  const body = create?.body;
  if (!create || (body?.kind !== 'start' && body?.kind !== 'log')) return null;
  const { notes, projectId, taskId, spentDate } = body;
  const made = { ...server, notes, projectId, taskId, spentDate };
  if (body.kind === 'log') return { ...made, seconds: body.seconds };
  const { startedAt, startTime } = body;
  // A begin that lay in the past was sent along, cut to the minute; else it was stamped when it arrived.
  const wasTold = create.at - startedAt >= LATE_START_MS;
  const latest = wasTold ? startedAt + SAME_BEGIN_MS : create.changedAt + MINUTE_MS;
  const couldBeStamp = (instant: number): boolean =>
    instant >= startedAt - SENT_BEGIN_MS && instant <= latest;
  const { startTime: shownTime, spentDate: shownDate, startedAt: stamp } = server;
  const shown =
    shownTime === null
      ? []
      : [instantOf, lastInstantOf].map((instant) => instant(create.zone, shownDate, shownTime) - skewMs);
  if (stamp !== null) {
    // A server whose zone was not heard of yet has read the clock time that was sent by its own; and of a time that the
    // night has twice it takes the first.
    const isMisread =
      server.seconds === 0 &&
      shown.some((at) => couldBeStamp(at) && Math.abs(stamp - at) >= LEAST_ZONE_STEP_MS);
    return isMisread || couldBeStamp(stamp) ? made : { ...made, startedAt, stampedAt: null };
  }
  const isPlain = shownTime === null || shown.some(couldBeStamp);
  return { ...made, startedAt, seconds: 0, endTime: null, ...(isPlain ? {} : { startTime }) };
}

function weighTime(
  before: ServerEntry,
  after: ServerEntry,
  ours: readonly Operation[],
  heard: HowHeard,
): WeighedTime {
  const { skewMs, isOwnStop = false } = heard;
  const edit = ours.findLast(({ body }) => body.kind === 'edit' && fieldsOf(body.changes).includes('time'));
  const stop = ours.findLast(({ body }) => body.kind === 'stop');
  const latest = edit ?? stop;
  if (!latest) return NO_NEWS;
  const isOurs = isAskedFor(after, ours, heard);
  if (runs(before)) {
    if (runs(after)) return movedBegin(before, after, ours, edit, stop);
    const moved = movedTo(before, after, latest.zone);
    if (stop?.body.kind === 'stop' && !edit && moved !== null) {
      if (!isOwnStop && !isPlainStop(before, after, stop, heard)) return CONFLICT;
      const seconds = secondsBetween(moved - skewMs, stop.body.stoppedAt);
      return asMerged({ ...stop.body, seconds }, stop);
    }
    if (isOurs) return NO_NEWS;
    if (stop && isOwnStop) return NO_NEWS;
    if (edit && moved !== null && !isStartOf(edit, after)) {
      // What stands on this side is the begin that was set here, up to where it was stopped.
      return { ...(stop ? NO_NEWS : stoppedElsewhere(before, after, edit, heard)), isConflict: true };
    }
    if (!isPlainStop(before, after, latest, heard)) return CONFLICT;
    if (!edit || (stop && !movesBegin(edit.body))) return NO_NEWS;
    // Stops within a minute are told apart by nothing but seconds that servers do not tell: ours stands.
    const isOursEarlier =
      stop?.body.kind === 'stop' && stop.body.stoppedAt < endOf(before, after, edit, heard) + MINUTE_MS;
    return isOursEarlier ? NO_NEWS : stoppedElsewhere(before, after, edit, heard);
  }
  if (runs(after)) return edit || isBegunSince(after, stop?.body) ? CONFLICT : NO_NEWS;
  return hasNewSpan(before, after, ours, heard) ? CONFLICT : NO_NEWS;
}

/** Is the duration one that this side asked for, as the server rounds it? */
function isAskedFor(
  after: ServerEntry,
  ours: readonly Operation[],
  { rounding }: Pick<HowHeard, 'rounding'>,
): boolean {
  const askedSeconds = ours.flatMap(({ body }) =>
    body.kind === 'stop' || body.kind === 'log'
      ? [body.seconds]
      : body.kind === 'edit' && body.changes.startedAt === undefined
        ? (body.changes.seconds ?? [])
        : [],
  );
  return askedSeconds.some(
    (seconds) =>
      Math.abs(after.seconds - roundSeconds(seconds, rounding)) <=
      Math.max(SAME_SECONDS, after.precisionSeconds),
  );
}

/** Of what is finished: has it another duration or begin, of which neither was asked for here? */
function hasNewSpan(
  before: ServerEntry,
  after: ServerEntry,
  ours: readonly Operation[],
  heard: Pick<HowHeard, 'rounding'>,
): boolean {
  const isNews =
    Math.abs(after.seconds - before.seconds) >
      Math.max(SAME_SECONDS, before.precisionSeconds, after.precisionSeconds) ||
    after.startTime !== before.startTime;
  const asked = ours.flatMap(({ body }) => (body.kind === 'edit' ? (body.changes.startTime ?? []) : []));
  const isOurStart =
    after.startTime === before.startTime || (after.startTime !== null && asked.includes(after.startTime));
  return isNews && !(isAskedFor(after, ours, heard) && isOurStart);
}

/** Is the begin that the server tells the one that was asked for here? */
function isStartOf({ body }: Operation, { startTime }: ServerEntry): boolean {
  return body.kind === 'edit' && body.changes.startTime === startTime;
}

/** Begun at another time, says somebody. A stop here counts from there; another begin here contradicts it. */
function movedBegin(
  before: ServerEntry & { readonly startedAt: number },
  after: ServerEntry & { readonly startedAt: number },
  ours: readonly Operation[],
  edit: Operation | undefined,
  stop: Operation | undefined,
): WeighedTime {
  const isNewSpan = isBegunSince(after, stop?.body) && isOtherStamp(before, after);
  if (!isNewSpan && !isBeginMoved(before, after)) return NO_NEWS;
  const begin = beginOf(after);
  const asked = ours.flatMap(({ body }) => (body.kind === 'edit' ? (body.changes.startedAt ?? []) : []));
  if (asked.some((ourBegin) => Math.abs(begin - ourBegin) <= SENT_BEGIN_MS)) return NO_NEWS;
  if (edit || isNewSpan) return CONFLICT;
  if (stop?.body.kind !== 'stop') return NO_NEWS;
  return asMerged({ ...stop.body, seconds: secondsAt(after, stop.body.stoppedAt) }, stop);
}

/** Stopped there, begun at another time here: both hold, and the duration lies between the two. */
function stoppedElsewhere(
  before: ServerEntry & { readonly startedAt: number },
  after: ServerEntry,
  edit: Operation,
  heard: HowHeard,
): WeighedTime {
  const begin = edit.body.kind === 'edit' ? edit.body.changes.startedAt : undefined;
  const end = endOf(before, after, edit, heard);
  // The end is known to the minute at worst.
  if (begin === undefined || begin >= end + MINUTE_MS) return CONFLICT;
  const { endTime } = after;
  const seconds = secondsBetween(begin, end);
  const startTime = timeIn(edit.zone, begin);
  // Theirs is no end of the duration where they have rounded that by a rule that nobody tells.
  const isOwn = endTime !== null && !mayLast(startTime, endTime, seconds);
  const changes = {
    ...{ seconds, startTime, endTime: isOwn ? timeIn(edit.zone, end) : endTime },
    spentDate: dateIn(edit.zone, begin),
  };
  return asMerged({ kind: 'edit', changes }, edit);
}
