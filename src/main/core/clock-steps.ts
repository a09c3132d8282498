import { dateIn, instantOf, timeIn } from '../../shared/calendar';
import type { Clock } from './ports';
import type { Operation, OperationBody, ServerEntry } from './operation';

export interface WatchedClockOptions {
  /** The computer's clock, UTC ms: people and time servers set it. */
  readonly wall: Clock;
  /** Milliseconds since some fixed instant, sleep included; nobody can set it. */
  readonly steady: Clock;
  /**
   * The clock was set by so many ms; what was stamped before is that much off. Where it throws nobody has taken the step,
   * and it is told again at the next reading.
   */
  readonly onStep: (stepMs: number) => void;
  /** What `onStep` has thrown; once, until it takes the step. */
  readonly onBug: (error: unknown) => void;
}

type EditBody = Extract<OperationBody, { kind: 'edit' }>;

/** Time servers turn a clock slowly by less than this between two readings. */
const SMALLEST_STEP_MS = 2_000;

/**
 * The computer's clock, UTC ms, which tells of every step before it answers for the first time after it. Until the step is
 * taken it goes on as if it had not been set: what is stamped meanwhile agrees with what was stamped before.
 */
export function createWatchedClock({ wall, steady, onStep, onBug }: WatchedClockOptions): Clock {
  let last = { wall: wall(), steady: steady() };
  let isTelling = false;
  let isOwed = false;
  const tell = (stepMs: number): boolean => {
    isTelling = true;
    try {
      onStep(stepMs);
      return true;
    } catch (error) {
      if (!isOwed) onBug(error);
      return false;
    } finally {
      isTelling = false;
    }
  };
  return () => {
    const now = { wall: wall(), steady: steady() };
    // Whoever takes a step reads the clock for it.
    if (isTelling) return now.wall;
    const stepMs = Math.round(now.wall - last.wall - (now.steady - last.steady));
    isOwed = Math.abs(stepMs) >= SMALLEST_STEP_MS && !tell(stepMs);
    if (isOwed) return now.wall - stepMs;
    last = now;
    return now.wall;
  };
}

/** The server's entry by a clock that was set by `stepMs`: what has run has run as long as before. */
export function shiftServerEntry(entry: ServerEntry, stepMs: number): ServerEntry {
  return entry.startedAt === null ? entry : { ...entry, startedAt: entry.startedAt + stepMs };
}

/** What is not done yet, by a clock that was set by `stepMs`. */
export function shiftBody({ body, zone, state }: Operation, stepMs: number): OperationBody {
  if (body.kind === 'start') {
    const startedAt = body.startedAt + stepMs;
    const mayHaveArrived = state === 'unsure' || state === 'in-flight';
    return {
      ...body,
      startedAt,
      startTime: timeIn(zone, startedAt),
      spentDate: dateIn(zone, startedAt),
      ...(mayHaveArrived && { sentOn: body.sentOn ?? body.spentDate }),
      ...(body.foundRunning && {
        foundRunning: body.foundRunning.map((span) => ({ ...span, startedAt: span.startedAt + stepMs })),
      }),
    };
  }
  if (body.kind === 'stop') {
    const stoppedAt = body.stoppedAt + stepMs;
    const isOfStop = body.endTime === timeIn(zone, body.stoppedAt);
    return { ...body, stoppedAt, ...(isOfStop && { endTime: timeIn(zone, stoppedAt) }) };
  }
  if (body.kind === 'edit' && body.changes.startedAt !== undefined)
    return shiftBegin(body, body.changes.startedAt, stepMs, zone);
  return body;
}

/** A date that is the begin's goes with it; one that was chosen beside it stays, and so does one of time before the span. */
function shiftBegin(body: EditBody, begun: number, stepMs: number, zone: string): EditBody {
  const { changes, sentOn } = body;
  const startedAt = begun + stepMs;
  const [before, spentDate] = [dateIn(zone, begun), dateIn(zone, startedAt)];
  const told = changes.startTime ?? null;
  const isOfBegin = told === timeIn(zone, begun);
  // Of what had time before its running span the clock time is that of the span.
  const span = told === null || isOfBegin ? begun : instantOf(zone, changes.spentDate ?? before, told);
  const shifted = {
    ...{ ...changes, startedAt },
    ...(told !== null && { startTime: timeIn(zone, span + stepMs) }),
  };
  if (!isOfBegin || changes.spentDate !== before || spentDate === before)
    return { ...body, changes: shifted };
  // It may have gone with a create whose answer was lost.
  return { ...body, changes: { ...shifted, spentDate }, sentOn: sentOn ?? before };
}
