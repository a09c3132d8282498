import { secondsBetween } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import { assertNever } from '../../shared/result';
import {
  isBegunAway,
  isWatched,
  spansOn,
  type Absence,
  type AbsenceContext,
  type AbsenceEvent,
  type AbsenceState,
  type AwayKind,
  type Barrier,
  type Gone,
  type Reading,
  type Span,
} from './absence';
import { isForgotten } from './forgotten';

/** Less than a minute between two absences is a touch, and no work. */
const JOIN_SECONDS = 60;
/** Readings are cut to whole seconds: the same input may seem to lie up to a second later. */
const SAME_INPUT_MS = 1_000;
/** Between its announcement and its sleep a computer may still be touched; after so long it has not slept. */
const FALLING_ASLEEP_MS = 60_000;
/** How long after waking the first look comes at the latest, when nobody announced the sleep. */
const FIRST_LOOK_MS = 15_000;

/** What weighs most is first: the computer going off says more than the minutes before. */
const BY_WEIGHT = ['shutdown', 'sleep', 'lock', 'idle'] as const;

/**
 * The next state after an event. An absence begins retroactively, at the last input, however it is noticed, and lasts to
 * the first input after everything that announced it is over; what announces it again changes nothing. Shorter than the
 * threshold it was none. An unchanged state is the same object.
 */
export function step(state: AbsenceState, event: AbsenceEvent, context: AbsenceContext): AbsenceState {
  // The timer's own begin is moved a moment later: nothing can be compared with it yet.
  if (event.kind === 'clock') return shifted(state, event.stepMs);
  return reconciled(happened(state, event, context), context);
}

type Happening = Exclude<AbsenceEvent, { kind: 'clock' }>;

function happened(state: AbsenceState, event: Happening, context: AbsenceContext): AbsenceState {
  switch (event.kind) {
    case 'look':
      return looked(state, event, context);
    case 'suspend':
      return left(state, 'asleep', 'sleep', event, context);
    case 'shutdown':
      return left(state, 'asleep', 'shutdown', event, context);
    case 'lock':
      return left(state, 'locked', 'lock', event, context);
    case 'user-left':
      return left(state, 'other-user', 'lock', event, context);
    case 'resume':
      return awake(state, event, context);
    case 'unlock':
      return letIn(state, 'locked', event, context);
    case 'user-back':
      return letIn(state, 'other-user', event, context);
    case 'act':
      return acted(state, event, context);
    case 'gap':
      return stoodStill(state, event, context);
    case 'start':
      return started(state, event, context);
    default:
      return assertNever(event);
  }
}

function looked(state: AbsenceState, reading: Reading, context: AbsenceContext): AbsenceState {
  const { at, idleSeconds } = reading;
  if (idleSeconds === null) return state;
  const lastInput = at - idleSeconds * 1000;
  const here = state.gone === null ? state : withInput(state, state.gone, lastInput, context);
  const isIdle = context.thresholdSeconds > 0 && idleSeconds >= context.thresholdSeconds;
  if (here.gone !== null || !isIdle || !isWatched(context.running)) return here;
  return { ...here, gone: { since: lastInput, kinds: ['idle'], earliest: lastInput } };
}

/** Is the last input a return? Not at a locked screen; and one that a sleeping computer could not have had wakes it. */
function withInput(
  state: AbsenceState,
  gone: Gone,
  lastInput: number,
  context: AbsenceContext,
): AbsenceState {
  if (lastInput < gone.earliest || lastInput - gone.since <= SAME_INPUT_MS) return state;
  const barriers = state.barriers.filter((barrier) => barrier !== 'asleep');
  if (barriers.length === 0) return returned({ ...state, barriers }, gone, lastInput, context);
  return barriers.length === state.barriers.length ? state : { ...state, barriers };
}

function left(
  before: AbsenceState,
  barrier: Barrier,
  kind: AwayKind,
  reading: Reading,
  context: AbsenceContext,
): AbsenceState {
  // Whoever touched something first was back, if only for that.
  const state = looked(before, reading, context);
  const { at, idleSeconds } = reading;
  const lastInput = idleSeconds === null ? at : at - idleSeconds * 1000;
  const earliest = barrier === 'asleep' ? at + FALLING_ASLEEP_MS : (state.gone?.earliest ?? lastInput);
  const since = state.gone?.since ?? lastInput;
  const kinds = withKind(state.gone?.kinds ?? [], kind);
  if (state.barriers.includes(barrier) && kinds === state.gone?.kinds) return state;
  return {
    ...state,
    barriers: [...state.barriers.filter((one) => one !== barrier), barrier],
    gone: { since, kinds, earliest },
  };
}

const withKind = (kinds: readonly AwayKind[], kind: AwayKind): readonly AwayKind[] =>
  kinds.includes(kind) ? kinds : [...kinds, kind];

const without = (state: AbsenceState, barrier: Barrier): AbsenceState =>
  state.barriers.includes(barrier)
    ? { ...state, barriers: state.barriers.filter((one) => one !== barrier) }
    : state;

/** A computer wakes by itself too: only an input is a return, unless nobody can tell of inputs. */
function awake(state: AbsenceState, reading: Reading, context: AbsenceContext): AbsenceState {
  if (!state.barriers.includes('asleep')) return looked(state, reading, context);
  const up = without(state, 'asleep');
  if (up.gone === null) return up;
  if (reading.idleSeconds === null)
    return up.barriers.length === 0 ? returned(up, up.gone, reading.at, context) : up;
  return looked({ ...up, gone: { ...up.gone, earliest: reading.at } }, reading, context);
}

/** Somebody typed their password: that is a return, whatever the readings say. */
function letIn(
  state: AbsenceState,
  barrier: Barrier,
  { at }: Reading,
  context: AbsenceContext,
): AbsenceState {
  const open = without(without(state, barrier), 'asleep');
  return open.gone !== null && open.barriers.length === 0 ? returned(open, open.gone, at, context) : open;
}

function acted(before: AbsenceState, reading: Reading, context: AbsenceContext): AbsenceState {
  const state: AbsenceState = before.barriers.length === 0 ? before : { ...before, barriers: [] };
  if (reading.idleSeconds === null && state.gone !== null)
    return returned(state, state.gone, reading.at, context);
  return looked(state, reading, context);
}

function stoodStill(
  state: AbsenceState,
  event: Extract<AbsenceEvent, { kind: 'gap' }>,
  context: AbsenceContext,
): AbsenceState {
  const earliest = event.at - FIRST_LOOK_MS;
  const { since, kinds } = state.gone ?? { since: event.lastInput, kinds: [] };
  const gone: Gone = { since, kinds: withKind(kinds, 'sleep'), earliest };
  const slept = { ...state, gone };
  if (event.idleSeconds === null && state.barriers.length === 0)
    return returned(slept, gone, event.at, context);
  return looked(slept, event, context);
}

/**
 * Nobody was watched while the app was not there: the time since somebody was last seen is an absence. What lies ahead is
 * of a clock that was set back while nothing ran here, and tells of none.
 */
function started(
  before: AbsenceState,
  event: Extract<AbsenceEvent, { kind: 'start' }>,
  context: AbsenceContext,
): AbsenceState {
  const isAhead = before.gone !== null && before.gone.since > event.at;
  const state: AbsenceState =
    isAhead || before.barriers.length > 0
      ? { ...before, gone: isAhead ? null : before.gone, barriers: [] }
      : before;
  const lastInUse = event.lastInUse !== null && event.lastInUse > event.at ? null : event.lastInUse;
  const since = state.gone?.since ?? lastSeenWith(context.running, lastInUse);
  if (since === null) return looked(state, event, context);
  const gone: Gone = { since, kinds: withKind(state.gone?.kinds ?? [], 'shutdown'), earliest: since };
  if (event.idleSeconds === null) return returned(state, gone, event.at, context);
  return looked({ ...state, gone }, event, context);
}

/** When somebody was last seen here with this timer: what was seen of one before says nothing of it. */
function lastSeenWith(running: TimeEntry | null, lastInUse: number | null): number | null {
  const begin = running?.startedAt ?? null;
  return begin !== null && lastInUse !== null && lastInUse >= begin ? lastInUse : null;
}

/** They are back. What was on the timer of it is asked about, if it is long enough to be an absence. */
function returned(state: AbsenceState, gone: Gone, to: number, context: AbsenceContext): AbsenceState {
  const { running, thresholdSeconds } = context;
  const here: AbsenceState = { ...state, gone: null };
  if (!isWatched(running)) return here;
  const begin = running.startedAt ?? gone.since;
  const span: Span = { from: gone.since, to };
  const counted: Span = { from: Math.max(gone.since, begin), to };
  const isLong = isForgotten(running, counted, context);
  const isAbsence = thresholdSeconds > 0 && secondsBetween(counted.from, to) >= thresholdSeconds;
  if (!isAbsence && !isLong) return here;
  const open = state.question?.entryId === running.id ? state.question : null;
  const kind = isLong || open?.kind === 'forgotten' ? 'forgotten' : 'away';
  if (open) return { ...here, question: { ...open, kind, spans: joined(open.spans, span) } };
  const cause = BY_WEIGHT.find((one) => gone.kinds.includes(one)) ?? 'idle';
  const chosen = context.policies[cause];
  // Somebody works elsewhere: nothing ends their timer because this computer was left.
  const policy = chosen === 'stop' && isBegunAway(span, begin) ? 'ask' : chosen;
  const question: Absence = {
    ...{ id: context.newId(), entryId: running.id, spans: [span], kind, cause },
    // A night is never kept without asking.
    policy: kind === 'forgotten' && policy === 'keep' ? 'ask' : policy,
  };
  return { ...here, question };
}

/** One question for all of it: what was worked in between stays apart, unless it was a mere touch. */
function joined(spans: readonly Span[], span: Span): readonly Span[] {
  const last = spans.at(-1);
  if (!last || secondsBetween(last.to, span.from) >= JOIN_SECONDS) return [...spans, span];
  return [...spans.slice(0, -1), { from: last.from, to: Math.max(last.to, span.to) }];
}

/** What holds no more: a question whose timer ended or was switched, or begins after it; an absence that nobody watches. */
function reconciled(state: AbsenceState, { running, thresholdSeconds }: AbsenceContext): AbsenceState {
  const { question, gone, barriers } = state;
  const isAsked = question !== null && isWatched(running) && spansOn(question, running).length > 0;
  const isOver =
    gone !== null &&
    barriers.length === 0 &&
    (!isWatched(running) || (thresholdSeconds === 0 && gone.kinds.every((kind) => kind === 'idle')));
  if (isAsked === (question !== null) && !isOver) return state;
  return { ...state, question: isAsked ? question : null, gone: isOver ? null : gone };
}

/** The same state by a clock that was set: an absence has lasted as long as before. */
function shifted(state: AbsenceState, stepMs: number): AbsenceState {
  const { gone, question } = state;
  if (gone === null && question === null) return state;
  return {
    ...state,
    gone: gone && { ...gone, since: gone.since + stepMs, earliest: gone.earliest + stepMs },
    question: question && {
      ...question,
      spans: question.spans.map(({ from, to }) => ({ from: from + stepMs, to: to + stepMs })),
    },
  };
}
