import { timeIn, type CalendarDate } from '../../shared/calendar';
import { secondsAt } from '../../shared/durations';
import { beginNear } from '../../shared/entry-span';
import type { EntryId, TimeEntry } from '../../shared/model';
import { fieldsSetBy } from './conflict';
import {
  SAME_BEGIN_MS,
  type Operation,
  type OperationBody,
  type PlannedOperation,
  type RunningSpan,
  type ServerEntry,
} from './operation';
import { isByRule } from './rule-made';

/** A timer that was begun here and that Keito has not heard of yet. */
export interface Begun {
  readonly start: Operation;
  /** UTC ms: when it began, by all that was said of that since. */
  readonly begunAt: number;
  readonly entry: TimeEntry;
}

/** Something that runs, as it is seen here. */
type Running = TimeEntry & { readonly startedAt: number };

/** What ran elsewhere when ours began, and was ended here since: as it ran, and when (UTC ms) it was ended. */
export interface EndedSince {
  readonly entry: TimeEntry;
  readonly stoppedAt: number;
}

/*
 * What is told late comes out as if it had been told at once: each begin ends what ran before it, at its own instant.
 * `running` runs on the server, and none of it was known here when ours began. Two that cannot be told apart: ours is the
 * newer one, as it is where it is told in time.
 */

/** Before ours are sent: what began elsewhere after the click ends ours that still runs. */
export function planEndedThere(
  begun: readonly Begun[],
  running: readonly TimeEntry[],
): readonly PlannedOperation[] {
  return begun.flatMap((ours) => endedThere(ours, running.filter(isRunning)));
}

/**
 * Before ours are sent: each with what runs elsewhere and had begun before it, which it ends once it has got through, be it
 * ended by another click meanwhile.
 */
export function withFound(
  begun: readonly Begun[],
  running: readonly TimeEntry[],
): readonly Pick<Operation, 'seq' | 'body'>[] {
  return begun.flatMap((ours) => {
    const { seq, body } = ours.start;
    if (body.kind !== 'start') return [];
    const before = running.filter(isRunning).filter((theirs) => !isNewer(theirs, ours));
    if (before.length === 0) return [];
    const found = before.map(({ id, startedAt, seconds }) => ({ entryId: id, startedAt, seconds }));
    const ids = new Set(found.map(({ entryId }) => entryId));
    const others = (body.foundRunning ?? []).filter(({ entryId }) => !ids.has(entryId));
    return [{ seq, body: { ...body, foundRunning: [...others, ...found] } }];
  });
}

/** What was found running before the start was sent. */
export function foundBy({ body }: Operation): readonly RunningSpan[] {
  return body.kind === 'start' ? (body.foundRunning ?? []) : [];
}

/**
 * Has somebody stopped elsewhere what was found running, or gone on with it since? Where it runs again it is found anew, as
 * it does by then. `open`: what of here is still to be told of it.
 */
export function runsNoMoreAsFound(
  before: ServerEntry,
  server: ServerEntry,
  open: readonly Operation[],
): boolean {
  if (before.startedAt === null) return server.startedAt !== null;
  if (server.startedAt !== null) return server.seconds > before.seconds;
  return open.every(({ body }) => body.kind !== 'stop');
}

/** The starts among `open` that have found it running, without that. */
export function withoutFound(
  open: readonly Operation[],
  entryId: EntryId,
): readonly Pick<Operation, 'seq' | 'body'>[] {
  return open.flatMap(({ seq, body }) => {
    if (body.kind !== 'start' || !body.foundRunning?.some((span) => span.entryId === entryId)) return [];
    const foundRunning = body.foundRunning.filter((span) => span.entryId !== entryId);
    return [{ seq, body: { ...body, foundRunning } }];
  });
}

/**
 * Once ours has got through: what began elsewhere before it ends where ours began, though a later click has `ended` it. Not
 * where ours has ended by now, and was refused before: the person has sent it again as it was, and had seen that the other
 * one ran on after it. `endedAt` (UTC ms): the click that has ended ours; null: none did.
 */
export function planEndedHere(
  ours: Begun,
  running: readonly TimeEntry[],
  ended: readonly EndedSince[] = [],
  endedAt: number | null = null,
): readonly PlannedOperation[] {
  const { body } = ours.start;
  const isOver = ours.entry.startedAt === null;
  const left = isOver && body.kind === 'start' ? (body.sawRunning ?? []) : [];
  const plan = (entry: TimeEntry): readonly PlannedOperation[] =>
    isRunning(entry) ? endedHere(entry, ours) : [];
  const isEarlier = ({ body: stop }: PlannedOperation, than: number): boolean =>
    stop.kind === 'stop' && stop.stoppedAt < than;
  const isLeft = ({ id }: TimeEntry): boolean => left.includes(id);
  // What one click has ended together with ours did not run on after it.
  const ranOn = (stoppedAt: number): boolean => endedAt === null || stoppedAt > endedAt;
  return [
    ...running.filter((entry) => !isLeft(entry)).flatMap(plan),
    ...ended
      .filter(({ entry, stoppedAt }) => !(isLeft(entry) && ranOn(stoppedAt)))
      .flatMap(({ entry, stoppedAt }) => plan(entry).filter((stop) => isEarlier(stop, stoppedAt))),
  ];
}

/**
 * What was found running before `start` was sent, and was stopped here since: as it ran until then. Null where it was not,
 * or where somebody has said since how long it was. `entry` is as it is seen here, of which `operations` were done.
 */
export function endedSince(
  entry: TimeEntry,
  operations: readonly Operation[],
  found: RunningSpan,
  start: Operation,
): (EndedSince & { readonly stop: Operation }) | null {
  const done = operations.filter(({ undoneAt }) => undoneAt === null);
  const stop = done.findLast(({ body }) => body.kind === 'stop');
  if (entry.startedAt !== null || stop?.body.kind !== 'stop' || stop.seq < start.seq) return null;
  const isTimeSet = done.some(({ seq, body }) => seq > stop.seq && fieldsSetBy(body).includes('time'));
  if (isTimeSet) return null;
  const { stoppedAt, seconds } = stop.body;
  const { startedAt, seconds: before } = found;
  // Its begin may have been moved since.
  const movedBy = secondsAt(found, stoppedAt) - seconds;
  return { entry: { ...entry, startedAt: startedAt + movedBy * 1000, seconds: before }, stoppedAt, stop };
}

/**
 * The operation, which the person sends again while `running` is in sight. What was found running when it was tried was in
 * sight until it ended.
 */
export function sentAgain(body: OperationBody, running: readonly TimeEntry[]): OperationBody {
  if (body.kind !== 'start') return body;
  const seen = running.flatMap(({ id, remoteId }) => (remoteId === null ? [] : [id]));
  const found = (body.foundRunning ?? []).map(({ entryId }) => entryId);
  return { ...body, sawRunning: [...new Set([...seen, ...found])] };
}

/**
 * UTC ms: when something begun here began, by the last that was said of it, be it as the clock time of what has ended; null:
 * it was not begun as a timer.
 */
export function beginSaid(operations: readonly Operation[]): number | null {
  let begun: number | null = null;
  let date: CalendarDate | null = null;
  let endedAt = Infinity;
  for (const { body, zone, undoneAt } of operations) {
    if (undoneAt !== null) continue;
    if (body.kind === 'start') [begun, date] = [body.startedAt, body.spentDate];
    if (body.kind === 'stop') endedAt = body.stoppedAt;
    if (body.kind !== 'edit' || begun === null) continue;
    const { startedAt, startTime = null, spentDate = date } = body.changes;
    date = spentDate;
    if (startedAt !== undefined) begun = startedAt;
    else if (startTime !== null && date !== null) begun = beginNear(zone, date, startTime, begun, endedAt);
  }
  return begun;
}

const isRunning = (entry: TimeEntry): entry is Running => entry.startedAt !== null;

/**
 * Has one of these begins ended, when it was told late, what ran elsewhere? `since`: what was done after the act that is
 * about them to other entries. Without the begin nobody would have ended that, by another one it would have ended then.
 */
export function hasEndedThere(starts: readonly Operation[], since: readonly Operation[]): boolean {
  return since.some(
    ({ at, cause, body, undoneAt }) =>
      body.kind === 'stop' &&
      undoneAt === null &&
      starts.some((start) => start.at === at && start.cause === cause),
  );
}

/** The begins of which these acts have said when they were. `operations`: all of the entry that an act is about. */
export function beginsSaidBy(
  acts: readonly Operation[],
  operations: readonly Operation[],
): readonly Operation[] {
  return acts.some(({ body }) => body.kind === 'start' || setsBegin(body)) ? startsAmong(operations) : [];
}

function setsBegin(body: OperationBody): boolean {
  if (body.kind !== 'edit') return false;
  const { startedAt, startTime, spentDate } = body.changes;
  return [startedAt, startTime, spentDate].some((value) => value !== undefined);
}

/**
 * Was a timer that is told late heard of while it was deleted by `deletion`? What ran elsewhere was not ended where it
 * began then, and the two would count the same time. `operations`: all of the timer.
 */
export function wasHeardOfDeleted(deletion: Operation, operations: readonly Operation[]): boolean {
  return startsAmong(operations).some(
    (start) => foundBy(start).length > 0 && start.state === 'done' && start.changedAt >= deletion.at,
  );
}

const startsAmong = (operations: readonly Operation[]): readonly Operation[] =>
  operations.filter(({ body }) => body.kind === 'start');

/** Ends ours at the first begin elsewhere after it: nobody did that here. */
function endedThere(ours: Begun, there: readonly Running[]): readonly PlannedOperation[] {
  const end = endThere(ours, there);
  if (ours.entry.startedAt === null || end === null) return [];
  return [stopAt(ours.entry, end, { ...ours.start, cause: 'elsewhere' }, end)];
}

/** UTC ms at which the first that began elsewhere after ours has ended it, if it ran until then; null: none did. */
function endThere(ours: Begun, there: readonly Running[]): number | null {
  const newer = there.filter((theirs) => isNewer(theirs, ours)).map(({ startedAt }) => startedAt);
  return newer.length === 0 ? null : Math.min(...newer);
}

/**
 * When (UTC ms) what a rule has ended here had been ended elsewhere before, and by which of the `open` operations of it the
 * rule did that; null: it was not.
 */
export function endedBeforeRule(
  ours: Begun,
  open: readonly Operation[],
  running: readonly TimeEntry[],
): { readonly at: number; readonly stop: Operation } | null {
  const at = endThere(ours, running.filter(isRunning));
  const stop = open.findLast(({ body }) => body.kind === 'stop');
  if (ours.entry.startedAt !== null || at === null || stop?.body.kind !== 'stop') return null;
  return isByRule(stop) && stop.body.stoppedAt > at ? { at, stop } : null;
}

/** Ends theirs at the begin here after it, as the switch would have that was clicked then. */
function endedHere(theirs: Running, ours: Begun): readonly PlannedOperation[] {
  // What is locked cannot be told anything: the server ends it as it can.
  const isEnded = theirs.lock === null && !isNewer(theirs, ours);
  return isEnded ? [stopAt(theirs, endBy(ours, theirs), ours.start, ours.start.at)] : [];
}

/** Was it begun elsewhere after what was done here? Stamps of two clocks, which differ, have to say so plainly. */
function isNewer(theirs: Running, ours: Begun): boolean {
  return theirs.startedAt > actedAt(ours) + SAME_BEGIN_MS;
}

/** UTC ms of the act: who says that it began earlier says so at the click; what a rule does, nobody has clicked. */
function actedAt({ start, begunAt }: Begun): number {
  return isByRule(start) ? begunAt : Math.max(start.at, begunAt);
}

/** UTC ms. Not before their own begin, where ours was said to lie before it. */
function endBy(ours: Begun, theirs: Running): number {
  return ours.begunAt >= theirs.startedAt ? ours.begunAt : Math.max(actedAt(ours), theirs.startedAt);
}

function stopAt(
  entry: TimeEntry,
  stoppedAt: number,
  { zone, cause }: Pick<Operation, 'zone' | 'cause'>,
  at: number,
): PlannedOperation {
  const body: OperationBody = {
    kind: 'stop',
    stoppedAt,
    seconds: secondsAt(entry, stoppedAt),
    endTime: timeIn(zone, stoppedAt),
  };
  return { entryId: entry.id, body, at, zone, cause };
}
