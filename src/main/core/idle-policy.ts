import type { ElsewhereRow, IdleAnswer } from '../../shared/inputs';
import { secondsBetween } from '../../shared/durations';
import type { TimeEntry } from '../../shared/model';
import { fail, ok, type Result } from '../../shared/result';
import * as m from '../../shared/i18n/messages';
import { spansBefore, spansOn, spansUnasked, type Absence, type Span } from './absence';
import type { PlannedOperation } from './operation';
import type { NewId, WorkContext } from './ports';
import { isByRule } from './rule-made';
import { planGoOn, planLog, planSpan, planStop, spanTimes, type Act } from './timer';

/**
 * What an answer does, as operations. All four leave alone what was worked before and between the absences:
 * keep changes nothing · stop ends the timer where the last absence began · leave-out ends it there and goes on from the
 * return in a new entry · elsewhere also logs the time away on other work (its rows must add up to it). What was worked
 * between two absences becomes an entry of its own. A stop by a person ends the `others` that are seen running as well:
 * where the absence began, or now where they were begun since.
 */
export function planIdleAnswer(
  context: WorkContext,
  entry: TimeEntry,
  others: readonly TimeEntry[],
  absence: Absence,
  answer: IdleAnswer,
  act: Act,
  newId: NewId,
): Result<readonly PlannedOperation[]> {
  const spans = spansOn(absence, entry);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return fail('nothing-to-do', m.main_idle_gone());
  if (answer.kind === 'keep') return ok([]);
  const worked = [
    planStop(context, entry, act, first.from),
    ...between(spans).map((span) => planSpan(context, newId(), entry, span, act)),
  ];
  if (answer.kind === 'stop') {
    const ended = isByRule(act) ? [] : others;
    const until = (other: TimeEntry): number => ((other.startedAt ?? 0) <= first.from ? first.from : act.at);
    return ok([...worked, ...ended.map((other) => planStop(context, other, act, until(other)))]);
  }
  const goOn = planGoOn(context, entry, newId(), act, last.to);
  if (answer.kind === 'leave-out') return ok([...worked, goOn]);
  const logged = planRows(context, spans, answer.rows, act, newId);
  return logged.ok ? ok([...worked, ...logged.value, goOn]) : logged;
}

/** Coming back and stopping at once is no work: no entry of a few seconds is made of it. */
const BACK_FOR_GOOD_SECONDS = 10;

/**
 * What becomes of an open question whose timer ends without an answer, as of `end` (UTC ms): the spans until then are left
 * out, but for one that it was begun in. Null where there are none: what took the timer's place as of then has the rest.
 */
export function settleBy(
  absence: Absence,
  running: TimeEntry,
  end: number,
): { readonly spans: readonly Span[]; readonly answer: { readonly kind: 'leave-out' | 'stop' } } | null {
  const spans = spansBefore(spansUnasked(absence, running), end);
  const last = spans.at(-1);
  if (!last) return null;
  const isBack = secondsBetween(last.to, end) >= BACK_FOR_GOOD_SECONDS;
  return { spans, answer: { kind: isBack ? 'leave-out' : 'stop' } };
}

/** What lies between the spans. */
function between(spans: readonly Span[]): readonly Span[] {
  return spans.slice(1).flatMap((span, index) => {
    const before = spans[index];
    return before ? [{ from: before.to, to: span.from }] : [];
  });
}

/** Whole seconds of all spans together. */
export const secondsAway = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + secondsBetween(from, to), 0);

/**
 * Rows are to the minute, as they are shown: the odd seconds go to the last one. They fill the spans one after the other;
 * a row that does not end within one goes on in the next.
 */
function planRows(
  context: WorkContext,
  spans: readonly Span[],
  rows: readonly ElsewhereRow[],
  act: Act,
  newId: NewId,
): Result<readonly PlannedOperation[]> {
  const rest = secondsAway(spans) - rows.reduce((sum, row) => sum + row.seconds, 0);
  if (Math.abs(rest) >= 60) return fail('invalid', m.main_idle_rows_sum(), 'rows');
  const planned: PlannedOperation[] = [];
  let done = 0;
  for (const [index, row] of rows.entries()) {
    const seconds = index === rows.length - 1 ? row.seconds + rest : row.seconds;
    if (seconds < 1) return fail('invalid', m.main_duration_empty(), 'rows');
    for (const { from, to } of part(spans, done, done + seconds)) {
      if (row.kind === 'break') continue;
      const { projectId, taskId, notes } = row;
      const choice = { projectId, taskId, notes, ...spanTimes(context, from, to) };
      const log = planLog(context, newId(), choice, act);
      if (!log.ok) return log;
      planned.push(...log.value);
    }
    done += seconds;
  }
  return ok(planned);
}

/** The pieces of the spans from so many seconds of them on, up to so many. */
function part(spans: readonly Span[], fromSeconds: number, toSeconds: number): readonly Span[] {
  let before = 0;
  return spans.flatMap(({ from, to }) => {
    const begin = before;
    before += secondsBetween(from, to);
    const start = Math.max(fromSeconds, begin);
    const end = Math.min(toSeconds, before);
    return start < end ? [{ from: from + (start - begin) * 1000, to: from + (end - begin) * 1000 }] : [];
  });
}
