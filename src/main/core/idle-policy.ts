import type { ElsewhereRow, IdleAnswer } from '../../shared/contract';
import { secondsBetween } from '../../shared/durations';
import type { EntryId, TimeEntry } from '../../shared/model';
import { fail, ok, type Result } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import { dateIn, timeIn } from '../../shared/calendar';
import type { PlannedOperation } from './operation';
import type { NewId, WorkContext } from './ports';
import { planGoOn, planLog, planStop, type Act } from './timer';

/** An absence that ended and waits for its answer. Kept on disk until then. Instants are UTC ms. */
export interface Absence {
  readonly id: string;
  readonly entryId: EntryId;
  readonly from: number;
  readonly to: number;
}

/**
 * present: somebody is there · away: nobody has touched anything since `since` · asking: they came back and a question
 * is open (a second absence begins at `awaySince` meanwhile).
 */
export type IdleState =
  | { readonly kind: 'present' }
  | { readonly kind: 'away'; readonly since: number; readonly entryId: EntryId }
  | { readonly kind: 'asking'; readonly absence: Absence; readonly awaySince: number | null };

/** One reading of the machine's idle time. */
export interface IdleReading {
  readonly at: number;
  /** Whole seconds since the last input. */
  readonly idleSeconds: number;
  readonly thresholdSeconds: number;
  readonly running: TimeEntry | null;
}

/** Entries of agents are theirs: nobody needs to sit there. */
const isWatched = (entry: TimeEntry | null): entry is TimeEntry => entry !== null && entry.source !== 'agent';

/**
 * The next state after a reading. Idle begins retroactively, at the last input; the same reading twice changes nothing;
 * a question whose timer no longer runs goes away by itself; a second absence before the answer extends the first.
 */
export function observeIdle(state: IdleState, reading: IdleReading, newId: NewId): IdleState {
  const { running, at, idleSeconds, thresholdSeconds } = reading;
  if (!isWatched(running)) return state.kind === 'present' ? state : { kind: 'present' };
  const lastInput = at - idleSeconds * 1000;
  const isAway = thresholdSeconds > 0 && idleSeconds >= thresholdSeconds;
  switch (state.kind) {
    case 'present':
      return isAway ? { kind: 'away', since: awayFrom(lastInput, running), entryId: running.id } : state;
    case 'away':
      if (state.entryId !== running.id) return { kind: 'present' };
      if (isAway) return state;
      // A timer that began within the absence: what is left of it may be nothing to ask about.
      if (secondsBetween(state.since, lastInput) < thresholdSeconds) return { kind: 'present' };
      return {
        kind: 'asking',
        absence: {
          id: newId(),
          entryId: running.id,
          from: state.since,
          to: Math.max(lastInput, state.since),
        },
        awaySince: null,
      };
    case 'asking':
      if (state.absence.entryId !== running.id) return { kind: 'present' };
      // Its begin was moved past the absence: none of that time is on the timer any more.
      if (running.startedAt !== null && running.startedAt >= state.absence.to) return { kind: 'present' };
      if (isAway) return state.awaySince === null ? { ...state, awaySince: lastInput } : state;
      if (state.awaySince === null) return state;
      return { ...state, absence: { ...state.absence, to: lastInput }, awaySince: null };
  }
}

/** Time before the timer began was not on the timer. */
function awayFrom(lastInput: number, running: TimeEntry): number {
  return Math.max(lastInput, running.startedAt ?? lastInput);
}

/** The machine goes to sleep or shuts down: whoever was there is away from their last input on. */
export function observeSuspend(state: IdleState, reading: IdleReading): IdleState {
  if (!isWatched(reading.running) || reading.thresholdSeconds === 0) return { kind: 'present' };
  const lastInput = reading.at - reading.idleSeconds * 1000;
  if (state.kind === 'present') {
    return { kind: 'away', since: awayFrom(lastInput, reading.running), entryId: reading.running.id };
  }
  return state.kind === 'asking' && state.awaySince === null ? { ...state, awaySince: lastInput } : state;
}

/** The machine woke up: a sleep shorter than the threshold asks nothing. */
export function observeResume(state: IdleState, reading: IdleReading, newId: NewId): IdleState {
  const since = state.kind === 'away' ? state.since : state.kind === 'asking' ? state.awaySince : null;
  if (since === null) return state;
  if (secondsBetween(since, reading.at) >= reading.thresholdSeconds) {
    return observeIdle(state, { ...reading, idleSeconds: 0 }, newId);
  }
  return state.kind === 'asking' ? { ...state, awaySince: null } : { kind: 'present' };
}

/** The same state by a clock that was set by `stepMs`. */
export function shiftIdle(state: IdleState, stepMs: number): IdleState {
  switch (state.kind) {
    case 'present':
      return state;
    case 'away':
      return { ...state, since: state.since + stepMs };
    case 'asking': {
      const { absence, awaySince } = state;
      const { from, to } = absence;
      return {
        ...state,
        absence: { ...absence, from: from + stepMs, to: to + stepMs },
        awaySince: awaySince === null ? null : awaySince + stepMs,
      };
    }
  }
}

/**
 * What an answer does, as operations. All four leave the entry's time before the absence alone:
 * keep changes nothing · stop ends it where the absence began · leave-out ends it there and goes on from the return in
 * a new entry · elsewhere also logs the span on other work (its rows must add up to it).
 */
export function planIdleAnswer(
  context: WorkContext,
  entry: TimeEntry,
  absence: Absence,
  answer: IdleAnswer,
  act: Act,
  newId: NewId,
): Result<readonly PlannedOperation[]> {
  if (entry.startedAt === null || entry.id !== absence.entryId)
    return fail('nothing-to-do', m.main_idle_gone());
  if (answer.kind === 'keep') return ok([]);
  const stop = planStop(context, entry, act, absence.from);
  if (answer.kind === 'stop') return ok([stop]);
  const goOn = planGoOn(context, entry, newId(), act, absence.to);
  if (answer.kind === 'leave-out') return ok([stop, goOn]);
  const logged = planRows(context, absence, answer.rows, act, newId);
  return logged.ok ? ok([stop, ...logged.value, goOn]) : logged;
}

/** Rows are to the minute, as they are shown: the span's odd seconds go to the last one. */
function planRows(
  context: WorkContext,
  absence: Absence,
  rows: readonly ElsewhereRow[],
  act: Act,
  newId: NewId,
): Result<readonly PlannedOperation[]> {
  const span = secondsBetween(absence.from, absence.to);
  const rest = span - rows.reduce((sum, row) => sum + row.seconds, 0);
  if (Math.abs(rest) >= 60) return fail('invalid', m.main_idle_rows_sum(), 'rows');
  const planned: PlannedOperation[] = [];
  let from = absence.from;
  for (const [index, row] of rows.entries()) {
    const seconds = index === rows.length - 1 ? row.seconds + rest : row.seconds;
    const to = from + seconds * 1000;
    if (row.kind === 'entry') {
      const spentDate = dateIn(context.zone, from);
      const isOneDay = dateIn(context.zone, to) === spentDate;
      const { projectId, taskId, notes } = row;
      const log = planLog(
        context,
        newId(),
        {
          projectId,
          taskId,
          notes,
          spentDate,
          seconds,
          startTime: isOneDay ? timeIn(context.zone, from) : null,
          endTime: isOneDay ? timeIn(context.zone, to) : null,
        },
        act,
      );
      if (!log.ok) return log;
      planned.push(...log.value);
    }
    from = to;
  }
  return ok(planned);
}
