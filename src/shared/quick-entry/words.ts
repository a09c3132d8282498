import type { CalendarDate } from '../calendar';
import { parseDuration } from '../durations';
import { clockTimeOf, isBareHour, readClockRange, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import { createFacts, NO_FACTS, saysSomething } from './facts';
import type { WordFacts } from './facts';
import type { Lexicon } from './lexicon';
import { loneClock } from './lone-clock';
import { problemWith, readAgo, readRange } from './time-word';
import type { TimeWord } from './time-word';
import type { Span } from './types';

/** One word of the line. */
export interface LineWord extends Span {
  readonly text: string;
  /** Where it begins as it stands in the note: past the backslash that keeps it from being read. */
  readonly noteStart: number;
  readonly time: TimeWord | null;
  /** Whether it says its time together with the word before it: `since 9:40`. */
  readonly isContinued: boolean;
}

interface Read {
  readonly time: TimeWord;
  /** How many words it takes. */
  readonly length: number;
}

/** The words of a line and what each is by itself. */
interface Words {
  readonly texts: readonly string[];
  readonly facts: readonly WordFacts[];
}

const ESCAPE = '\\';
const HOURS = /^[-−–]\d+h$/i;
const MINUTES = /^\d+m(?:in)?$/i;
const NUMBER = /^\d{1,4}(?:[.,]\d+)?$/;
const PART_HOURS = /^\d+h$/i;

/** The word with a backslash, where that keeps it from being read as anything but note; else as it is. */
export function escaped(word: string, today: CalendarDate, lexicon: Lexicon): string {
  return isEscapable(word, createFacts(today, lexicon)) ? ESCAPE + word : word;
}

/** Whether a backslash before the word says something: the word, without any it has, might be read as no note. */
function isEscapable(word: string, factsOf: (word: string) => WordFacts): boolean {
  return saysSomething(factsOf(word.replace(/^\\+/, '')));
}

/** `start` to `start + length` as they were typed, one blank between the words. */
const textAt = ({ texts }: Words, start: number, length: number): string =>
  texts.slice(start, start + length).join(' ');

/** A time of day at a place of the line; `9:40 pm` takes two words, and `9.40 Uhr`. */
function clockAt({ texts, facts }: Words, place: number): { clock: ClockText; length: number } | null {
  const after = facts[place + 1]?.saying;
  const isNamed = after?.kind === 'half' && after.half === null;
  const clock =
    facts[place]?.clock ?? (isNamed ? readClockText((texts[place] ?? '').replace('.', ':')) : null);
  if (!clock) return null;
  if (clock.half !== null || after?.kind !== 'half') return { clock, length: 1 };
  return { clock: { ...clock, half: after.half }, length: 2 };
}

/** `9:40 to 10:30`, `9 - 10:30`; two bare hours with nothing before or after may be anything: `2 to 3 pages`. */
function rangeAt(words: Words, place: number, first: number): Read | null {
  const from = clockAt(words, first);
  if (!from) return null;
  const joint = words.facts[first + from.length]?.saying?.kind;
  if (joint !== 'to' && joint !== 'until') return null;
  const to = clockAt(words, first + from.length + 1);
  if (!to) return null;
  const isSaid = first > place || from.length + to.length > 2;
  if (!isSaid && isBareHour(from.clock) && isBareHour(to.clock)) return null;
  const length = first - place + from.length + 1 + to.length;
  const text = textAt(words, place, length);
  return { time: { kind: 'range', ...readClockRange(from.clock, to.clock, text) }, length };
}

/**
 * `since 9:40` is no 9 hours and 40 minutes. After `from` and `at` only what would be read as a duration:
 * `call at 9am` is a note.
 */
function startAt(words: Words, place: number, isSince: boolean): Read | null {
  const found = clockAt(words, place + 1);
  if (!found) return null;
  const { clock } = found;
  const time = clockTimeOf(clock);
  if (isSince ? isBareHour(clock) && time === null : clock.minutes?.length !== 2) return null;
  const length = 1 + found.length;
  if (time === null) {
    const text = textAt(words, place, length);
    return { time: { kind: 'start', start: null, problem: { code: 'start-impossible', text } }, length };
  }
  return { time: { kind: 'start', start: { kind: 'clock', time }, problem: null }, length };
}

/** `until 10:30` is no 10 hours and a half. */
function endAt(words: Words, place: number): Read | null {
  const found = clockAt(words, place + 1);
  if ((found?.clock.minutes ?? null) === null) return null;
  const length = 1 + (found?.length ?? 0);
  const text = textAt(words, place, length);
  return { time: { kind: 'range', range: null, problem: { code: 'end-without-start', text } }, length };
}

/** `9-10:30 pm`; where no clock shows that, as in the German `13-14 am Server`, the word after it is none of it. */
function halvedRangeAt(words: Words, place: number): Read | null {
  const [word = '', next] = [words.texts[place], words.facts[place + 1]?.saying];
  if (next?.kind !== 'half' || words.facts[place]?.time?.kind !== 'range') return null;
  const time = readRange(word, next.half, textAt(words, place, 2));
  return time && !time.problem ? { time, length: 2 } : null;
}

/** `9:40 pm` alone is asked about; `call at 9 pm` and `\\to 9:40pm`, which nobody takes for a duration, are notes. */
function loneClockAt(words: Words, place: number, facts: WordFacts): Read | null {
  const next = words.facts[place + 1]?.saying;
  const apart = facts.clock?.half ? null : next?.kind === 'half' ? next.half : null;
  const half = facts.clock?.half ?? apart;
  const isNamed = next?.kind === 'half';
  const before = words.facts[place - 1]?.saying?.kind;
  const isNoDuration = !isNamed || facts.clock?.minutes === null;
  const isSaid = before === 'from' || before === 'until' || words.texts[place - 1]?.startsWith(ESCAPE);
  if ((!half && !isNamed) || (isNoDuration && isSaid)) return null;
  const length = isNamed ? 2 : 1;
  const [word = '', after = ''] = words.texts.slice(place, place + length);
  const text = textAt(words, place, length);
  const note = saysSomething(facts) ? ESCAPE + text : `${word} ${ESCAPE}${after}`;
  const problem = loneClock(word, isNamed, { text, half, note });
  return problem && { time: { kind: 'start', start: null, problem }, length };
}

/** `-1h 30m` began an hour and a half ago. */
function agoAt({ texts }: Words, place: number): Read | null {
  const hours = texts[place] ?? '';
  if (!HOURS.test(hours)) return null;
  const minutes = texts[place + 1] ?? '';
  const time = MINUTES.test(minutes) ? readAgo(hours, minutes) : null;
  return time && { time, length: 2 };
}

/** Hours or minutes at a place of the line: `45m`, `45 min`. */
function partAt({ texts, facts }: Words, place: number): { text: string; length: number } | null {
  const text = texts[place] ?? '';
  const after = facts[place + 1]?.saying;
  if (after?.kind === 'unit' && NUMBER.test(text)) return { text: text + after.unit, length: 2 };
  const time = facts[place]?.time;
  return time?.kind === 'duration' && time.seconds !== null && !time.isAdded ? { text, length: 1 } : null;
}

/** A duration at a place of the line, whole seconds; `1 h 30 min` is one. */
function durationAt(words: Words, place: number): { seconds: number; length: number } | null {
  const part = partAt(words, place);
  if (!part) return null;
  const more = PART_HOURS.test(part.text) ? partAt(words, place + part.length) : null;
  const isMore = more !== null && MINUTES.test(more.text);
  const seconds = parseDuration(isMore ? `${part.text}+${more.text}` : part.text);
  return seconds === null ? null : { seconds, length: part.length + (isMore ? more.length : 0) };
}

/** A timer that began so long ago, said in `length` words. */
function begunAgo(words: Words, place: number, seconds: number, length: number): Read {
  const problem = problemWith(seconds, textAt(words, place, length));
  return { time: { kind: 'start', start: problem ? null : { kind: 'ago', seconds }, problem }, length };
}

/** `20m ago`, where the duration begins at `first`; `since 20m` says as much without the last word. */
function agoSaidAt(words: Words, place: number, first: number, isSaid: boolean): Read | null {
  const duration = durationAt(words, first);
  if (!duration) return null;
  const length = first - place + duration.length;
  const after = words.facts[place + length]?.saying;
  // `since 1.30 pm` is a time of the clock.
  if (after?.kind === 'half') return null;
  const isAfter = after?.kind === 'ago' && after.side === 'after';
  return isAfter || isSaid ? begunAgo(words, place, duration.seconds, length + (isAfter ? 1 : 0)) : null;
}

/** `45 min`, `1 h 30 min`: blanks before the unit make it no other duration than `1h30m`. */
function spacedDurationAt(words: Words, place: number): Read | null {
  const duration = durationAt(words, place);
  if (!duration) return null;
  const { seconds, length } = duration;
  // It ends with a unit, or one follows its hours; without any its words are read one by one.
  if (!isUnit(words, place + 1) && !isUnit(words, place + length - 1)) return null;
  const problem = problemWith(seconds, textAt(words, place, length));
  return { time: { kind: 'duration', seconds: problem ? null : seconds, isAdded: false, problem }, length };
}

/** `45 min`, `20m ago`: a duration that is said in words. */
function lengthSaidAt(words: Words, place: number): Read | null {
  return agoSaidAt(words, place, place, false) ?? spacedDurationAt(words, place);
}

/** The most words of a duration with the one that says more of it: `1 h 30 min ago`. */
const MOST_LENGTH_WORDS = 5;

/** Whether a word near enough says something of a duration: a pasted line has thousands of durations. */
function saysLength({ facts }: Words, place: number): boolean {
  for (let next = place + 1; next < place + MOST_LENGTH_WORDS; next += 1) {
    const kind = facts[next]?.saying?.kind;
    if (kind === 'unit' || kind === 'ago') return true;
  }
  return false;
}

const isUnit = ({ facts }: Words, place: number): boolean => facts[place]?.saying?.kind === 'unit';

/** `since 9:40`, `since 9:40 to 10:30`, `since 20 min`; a number before a unit is no time of the clock. */
function sinceAt(words: Words, place: number): Read | null {
  const next = words.facts[place + 1]?.saying;
  if (next?.kind === 'ago' && next.side === 'before' && !next.rest)
    return agoSaidAt(words, place, place + 2, true);
  return (
    agoSaidAt(words, place, place + 1, isUnit(words, place + 2)) ??
    rangeAt(words, place, place + 1) ??
    startAt(words, place, true) ??
    agoSaidAt(words, place, place + 1, true)
  );
}

/** What several words say together from a place on, or one where its neighbours leave it alone. */
function togetherAt(words: Words, place: number, facts: WordFacts): Read | null {
  const { saying, clock } = facts;
  switch (saying?.kind) {
    case 'since':
      return sinceAt(words, place);
    case 'from':
      return rangeAt(words, place, place + 1) ?? startAt(words, place, false);
    case 'ago': {
      const { side, rest = [] } = saying;
      const isWhole = rest.every((word, index) => words.texts[place + 1 + index]?.toLowerCase() === word);
      return side === 'before' && isWhole ? agoSaidAt(words, place, place + 1 + rest.length, true) : null;
    }
    case 'until':
      return endAt(words, place);
    default:
      return (
        (saysLength(words, place) ? lengthSaidAt(words, place) : null) ??
        (clock ? rangeAt(words, place, place) : (halvedRangeAt(words, place) ?? agoAt(words, place))) ??
        loneClockAt(words, place, facts)
      );
  }
}

/** Cuts a line at its blanks and reads the words that say how long or when. */
export function readWords(line: string, today: CalendarDate, lexicon: Lexicon): readonly LineWord[] {
  const factsOf = createFacts(today, lexicon);
  const texts: string[] = [];
  const facts: WordFacts[] = [];
  const starts: number[] = [];
  const noteStarts: number[] = [];
  let offset = 0;
  // Words and blanks by turns, as the blanks are kept; the first and the last word may be empty.
  for (const [turn, piece] of line.split(/(\s+)/u).entries()) {
    const start = offset;
    offset += piece.length;
    if (turn % 2 === 1 || piece === '') continue;
    const isEscaped = piece.startsWith(ESCAPE);
    texts.push(piece);
    starts.push(start);
    noteStarts.push(isEscaped && isEscapable(piece.slice(1), factsOf) ? start + 1 : start);
    // A literal word is in no time: as itself, with its backslash, it matches nothing.
    facts.push(isEscaped ? NO_FACTS : factsOf(piece));
  }
  return timed({ texts, facts }, starts, noteStarts);
}

function timed(words: Words, starts: readonly number[], noteStarts: readonly number[]): readonly LineWord[] {
  const made: LineWord[] = [];
  let time: TimeWord | null = null;
  let first = 0;
  let end = 0;
  for (const [place, text] of words.texts.entries()) {
    if (place >= end) {
      const facts = words.facts[place] ?? NO_FACTS;
      const together = facts === NO_FACTS ? null : togetherAt(words, place, facts);
      time = together ? together.time : facts.time;
      first = place;
      end = place + (together?.length ?? 1);
    }
    const start = starts[place] ?? 0;
    made.push({
      text,
      start,
      end: start + text.length,
      noteStart: noteStarts[place] ?? start,
      time,
      isContinued: place > first,
    });
  }
  return made;
}
