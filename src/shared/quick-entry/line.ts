import type { CalendarDate } from '../calendar';
import { chooseHalf, chooseLater, otherRangeRemark } from './half-day';
import { problemWith } from './time-word';
import type { TimeWord } from './time-word';
import type { Problem, Remark, Span } from './types';
import { isToCome, placeRange, placeStart, rangeFrom } from './when';
import type { PlacedRange, WhenContext } from './when';
import type { LineWord } from './phrase';
import type { SaidStart } from './types';
import { halfUntilNow, rangeUntilNow } from './until-now';

/** What the time words of a line say together. */
export interface When {
  readonly seconds: number | null;
  readonly start: SaidStart | null;
  /** UTC ms. */
  readonly startedAt: number | null;
  readonly range: PlacedRange | null;
  readonly date: CalendarDate | null;
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
}

/** Words that say one thing together, as they were typed. */
interface Said<K extends TimeWord['kind']> {
  readonly time: Extract<TimeWord, { kind: K }>;
  text: string;
}

type Sayings = { readonly [K in TimeWord['kind']]: Said<K>[] };

/** What the line says of each kind, in one walk: a pasted line has thousands of words. */
function sayingsIn(words: readonly LineWord[]): Sayings {
  const sayings: Sayings = { duration: [], range: [], start: [], day: [] };
  let open: { text: string } | null = null;
  for (const { time, text, isContinued } of words) {
    if (time === null) continue;
    if (isContinued && open) {
      open.text += ` ${text}`;
      continue;
    }
    open = said(sayings, time, text);
  }
  return sayings;
}

function said(sayings: Sayings, time: TimeWord, text: string): { text: string } {
  if (time.day) sayings.day.push({ ...time.day });
  switch (time.kind) {
    case 'duration':
      return added(sayings.duration, { time, text });
    case 'range':
      return added(sayings.range, { time, text });
    case 'start':
      return added(sayings.start, { time, text });
    case 'day':
      return added(sayings.day, { time, text });
  }
}

function added<T>(items: T[], item: T): T {
  items.push(item);
  return item;
}

const textsOf = (said: readonly { readonly text: string }[]): readonly string[] =>
  said.map(({ text }) => text);

interface Sum {
  readonly seconds: number | null;
  readonly problem: Problem | null;
}

/** `+15m` adds to what stands before it; else there may be only one. */
function sumOf(durations: readonly Said<'duration'>[]): Sum {
  const areOne = durations.every(({ time }, index) => index === 0 || time.isAdded);
  if (!areOne) return { seconds: null, problem: { code: 'duration-twice', texts: textsOf(durations) } };
  const parts = durations.map(({ time }) => time.seconds);
  if (parts.length === 0 || parts.includes(null)) return { seconds: null, problem: null };
  const seconds = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const problem = problemWith(seconds, textsOf(durations).join(' '));
  return { seconds: problem ? null : seconds, problem };
}

interface Begun {
  readonly said: SaidStart;
  readonly text: string;
  readonly remark: Remark | null;
}

/** When it began, in the half of the day that is likely where none is said. */
function settled(
  { time, text }: Said<'start'>,
  seconds: number | null,
  date: CalendarDate | null,
  context: WhenContext,
): Begun | null {
  const { start, halves = null, openHour = null } = time;
  if (start?.kind !== 'clock') return start && { said: start, text, remark: null };
  const said = { text, literal: start.time, seconds };
  const day = date ?? (seconds === null ? context.today : context.logDay);
  const later = openHour && chooseLater(openHour, said, day, context);
  const chosen = halves ? chooseHalf(halves, said, date, context) : later;
  if (chosen === null) return { said: start, text, remark: null };
  const remark = time.isUntilNow ? halfUntilNow(chosen.remark) : chosen.remark;
  return { said: { kind: 'clock', time: chosen.time }, text, remark };
}

function toComeRemark(
  range: PlacedRange | null,
  text: string,
  date: CalendarDate | null,
  context: WhenContext,
): readonly Remark[] {
  return range && isToCome(range.startTime, date, context) ? [{ code: 'range-to-come', text }] : [];
}

/** A range and how long it took, which must be the same where both are said. */
function agreed(when: When, durationSeconds: number | null): When {
  const rangeSeconds = when.range?.seconds ?? null;
  if (rangeSeconds === null || durationSeconds === null || durationSeconds === rangeSeconds)
    return { ...when, seconds: rangeSeconds };
  const problem: Problem = { code: 'range-and-duration', rangeSeconds, durationSeconds };
  return { ...when, seconds: durationSeconds, problems: [problem] };
}

const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? (items[0] ?? null) : null);

/** The begins of a line, a time of day that stands alone being one where nothing else says when it was so long. */
function startsOf({ duration, range, start }: Sayings): readonly Said<'start'>[] {
  const alone = only(start);
  const beside = alone?.time.besideLength;
  if (!alone || !beside || duration.length === 0 || range.length > 0) return start;
  const { time, remark } = beside;
  return [{ ...alone, time: { ...alone.time, start: { kind: 'clock', time }, problem: null, remark } }];
}

/** What is said of an end that stands apart from its start: they have one. */
function endApart(problem: Problem, start: Said<'start'> | null): Problem {
  if (problem.code !== 'end-without-start' || start?.time.start?.kind !== 'clock') return problem;
  const { text, note } = problem;
  return { code: 'end-apart', texts: [start.text, text], written: `${start.text} ${text}`, note };
}

/** Puts the time words together; whatever contradicts itself is a problem, never a guess. */
export function readWhen(words: readonly LineWord[], context: WhenContext): When {
  const sayings = sayingsIn(words);
  const { duration: durations, range: ranges, day: days } = sayings;
  const starts = startsOf(sayings);
  const all = [...durations, ...ranges, ...starts, ...days];
  const problems = all.flatMap(({ time }) => (time.problem ? endApart(time.problem, only(starts)) : []));
  const remarks = all.flatMap(({ time }) => time.remark ?? []);

  const sum = sumOf(durations);
  if (sum.problem) problems.push(sum.problem);
  if (ranges.length > 1) problems.push({ code: 'range-twice', texts: textsOf(ranges) });
  if (starts.length > 1) problems.push({ code: 'start-twice', texts: textsOf(starts) });
  if (days.length > 1) problems.push({ code: 'day-twice', texts: textsOf(days) });
  const date = only(days)?.time.date ?? null;
  const start = only(starts);
  const range = only(ranges);
  const rest = {
    ...{ seconds: sum.seconds, start: start?.time.start ?? null, startedAt: null, range: null },
    ...{ date, problems, remarks },
  };
  // Where something is wrong already, what follows from it would only be noise.
  if (problems.length > 0) return rest;

  const clashing = start && (range ?? (start.time.start?.kind === 'ago' ? durations[0] : undefined));
  if (clashing) return { ...rest, problems: [{ code: 'start-and-time', texts: textsOf([start, clashing]) }] };
  const begun = start && settled(start, sum.seconds, date, context);
  if (begun) {
    const { said, remark, text } = begun;
    const noted = { ...rest, remarks: remark ? [...remarks, remark] : remarks };
    if (said.kind === 'clock' && start.time.isUntilNow === true) {
      const until = rangeUntilNow(said, text, date, context);
      const day = date ?? (context.logDay === context.today ? null : context.today);
      return agreed({ ...noted, ...until, start: null, date: day }, sum.seconds);
    }
    if (said.kind === 'clock' && sum.seconds !== null) {
      const from = rangeFrom(said.time, sum.seconds, text, date, context);
      const toCome = toComeRemark(from.range, text, date, context);
      return { ...noted, ...from, start: null, remarks: [...noted.remarks, ...toCome] };
    }
    const day = days[0] ?? null;
    const placed = placeStart(said, text, day && { text: day.text, date }, context);
    return { ...noted, start: said, ...placed };
  }
  if (!range?.time.range) return rest;
  const placed = placeRange(range.time.range, range.text, date, context);
  const both = agreed({ ...rest, ...placed }, sum.seconds);
  if (both.problems.length > 0) return both;
  const others = otherRangeRemark(range.time.other, date, context);
  const toCome = toComeRemark(placed.range, range.text, date, context);
  const told = [...remarks, ...others, ...toCome];
  return { ...both, remarks: told };
}

/**
 * The kept ones of a line's words as a text: what was between neighbours stays (a note may have lines); where another
 * word was taken out between them, a line break if there was one, else one blank. `startOf` cuts off what leads a word.
 */
export function textOf<W extends Span>(
  line: string,
  words: readonly W[],
  isKept: (word: W) => boolean,
  startOf: (word: W) => number = ({ start }) => start,
): string {
  let text = '';
  let lastPlace = -1;
  // What stands together is taken out of the line as one.
  let from = -1;
  let to = -1;
  for (const [place, word] of words.entries()) {
    if (!isKept(word)) continue;
    const start = startOf(word);
    if (from >= 0 && (place > lastPlace + 1 || start > word.start)) {
      const between = line.slice(to, word.start);
      text += line.slice(from, to) + (place === lastPlace + 1 ? between : /\n/.test(between) ? '\n' : ' ');
      from = start;
    } else if (from < 0) from = start;
    to = word.end;
    lastPlace = place;
  }
  return from < 0 ? text : text + line.slice(from, to);
}
