import type { CalendarDate, ClockTime } from '../calendar';
import { MAX_ENTRY_SECONDS } from '../durations';
import type { LinePart, Problem } from './types';
import { readTimeWord } from './when';
import type { TimeWord } from './when';

/** One word of the line and, where it is one, what it says about time. */
export interface LineWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly time: TimeWord | null;
}

/** Cuts a line at its blanks and reads the words that say how long or when. */
export function readWords(line: string, today: CalendarDate): readonly LineWord[] {
  const words = [...line.matchAll(/\S+/gu)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
    time: readTimeWord(text, today),
  }));
  return words.map((word, place) => ({ ...word, time: readSince(words, place) ?? word.time }));
}

/** After `from` and `at` only what would be read as a duration: `call at 9am` is a note. */
const SINCE = /^(?:(?:since|from|at) \d{1,2}:\d{2}|since \d{1,2}(?::\d{2})?[ap]m?)$/i;

/** `since 9:40` is no 9 hours and 40 minutes: both words are read as one start, which the second one tells. */
function readSince(words: readonly { readonly text: string }[], place: number): TimeWord | null {
  const pairFrom = (first: number): string => `${words[first]?.text ?? ''} ${words[first + 1]?.text ?? ''}`;
  const before = pairFrom(place - 1);
  if (SINCE.test(before)) return { kind: 'start', problem: { code: 'start-earlier', text: before } };
  return SINCE.test(pairFrom(place)) ? { kind: 'start', problem: null } : null;
}

/** What the time words of a line say together. */
export interface When {
  readonly seconds: number | null;
  readonly startTime: ClockTime | null;
  readonly endTime: ClockTime | null;
  readonly date: CalendarDate | null;
  readonly problems: readonly Problem[];
}

const HOURS = /^\d+h$/i;
const MINUTES = /^\d+m(?:in)?$/i;

function sumOf(
  words: readonly LineWord[],
  all: readonly LineWord[],
): { seconds: number | null; problem: Problem | null } {
  const [first, second, ...more] = words;
  const secondsOf = (word: LineWord | undefined): number | null =>
    word?.time?.kind === 'duration' ? word.time.seconds : null;
  if (!second || !first) return { seconds: secondsOf(first), problem: null };
  // `1h 30m` is one duration that happens to have a blank in it.
  const areOne =
    more.length === 0 &&
    all.indexOf(second) === all.indexOf(first) + 1 &&
    HOURS.test(first.text) &&
    MINUTES.test(second.text);
  if (!areOne)
    return { seconds: null, problem: { code: 'duration-twice', texts: words.map((word) => word.text) } };
  const seconds = (secondsOf(first) ?? 0) + (secondsOf(second) ?? 0);
  const isTooLong = seconds > MAX_ENTRY_SECONDS;
  const text = `${first.text} ${second.text}`;
  return isTooLong
    ? { seconds: null, problem: { code: 'duration-too-long', text } }
    : { seconds, problem: null };
}

/** Puts the time words together; whatever contradicts itself is a problem, never a guess. */
export function readWhen(words: readonly LineWord[]): When {
  const ofKind = (kind: TimeWord['kind']): readonly LineWord[] =>
    words.filter((word) => word.time?.kind === kind);
  const problems: Problem[] = words.flatMap((word) => (word.time?.problem ? [word.time.problem] : []));

  const durations = ofKind('duration');
  const { seconds: sum, problem } = sumOf(durations, words);
  if (problem) problems.push(problem);

  const ranges = ofKind('range');
  const rangeWord = ranges.length === 1 ? ranges[0]?.time : null;
  const range = rangeWord?.kind === 'range' ? rangeWord.range : null;
  if (ranges.length > 1) problems.push({ code: 'range-twice', texts: ranges.map((word) => word.text) });
  if (range && sum !== null && sum !== range.seconds) {
    problems.push({ code: 'range-and-duration', rangeSeconds: range.seconds, durationSeconds: sum });
  }

  const days = ofKind('day');
  const dayWord = days.length === 1 ? days[0]?.time : null;
  const date = dayWord?.kind === 'day' ? dayWord.date : null;
  if (days.length > 1) problems.push({ code: 'day-twice', texts: days.map((word) => word.text) });

  return {
    seconds: range?.seconds ?? sum,
    startTime: range?.startTime ?? null,
    endTime: range?.endTime ?? null,
    date,
    problems,
  };
}

/**
 * The parts of one kind as a text: what was between neighbours stays (a note may have lines); where another word was
 * taken out between them, a line break if there was one, else one blank.
 */
export function textOf(
  line: string,
  parts: readonly LinePart[],
  isKept: (part: LinePart) => boolean,
): string {
  let text = '';
  let last: LinePart | undefined;
  let lastPlace = -1;
  for (const [place, part] of parts.entries()) {
    if (!isKept(part)) continue;
    const between = last ? line.slice(last.end, part.start) : '';
    const gap = place === lastPlace + 1 ? between : /\n/.test(between) ? '\n' : ' ';
    text += (last ? gap : '') + part.text;
    last = part;
    lastPlace = place;
  }
  return text;
}
