import type { CalendarDate, ClockTime } from '../calendar';
import { MAX_ENTRY_SECONDS, parseDuration } from '../durations';
import { clockTimeOf, readClockText } from './clock-text';
import type { ClockRange, ClockText } from './clock-text';
import { readMultiple } from './glued';
import { readNamedDay, readNumberedDay } from './day-text';
import { rangeOf } from './half-day';
import type { Halves, OpenHour, OtherRange } from './half-day';
import type { Lexicon } from './lexicon';
import { FIRST_CLOCK_HOUR } from './phrase';
import type { Saying } from './sayings';
import type { Problem, Remark, SaidStart } from './types';

interface Said {
  /** Where the words say something impossible. */
  readonly problem: Problem | null;
  /** Where they may mean something else. */
  readonly remark?: Remark | null;
  readonly besideNote?: BesideNote | null;
}

/** Words of a time that are ones of the note where a word of it stands on that side: the `at 3` of `look at 3 2h`. */
export interface BesideNote {
  readonly side: 'before' | 'after' | 'either';
  /** How many words of the time stand before them. */
  readonly first: number;
  readonly length: number;
}

/** A time of day, and how to keep it in the note. */
export interface BesideLength {
  readonly time: ClockTime;
  readonly remark: Remark;
}

export interface DayWord extends Said {
  readonly kind: 'day';
  readonly date: CalendarDate | null;
  /** It is a day only where the line has a time to put on it: `last friday`. */
  readonly isLoose?: boolean;
}

/** A day that stands among the words of a time: `since yesterday 22:00`. */
interface DayWithin {
  readonly time: DayWord;
  readonly text: string;
}

/** What a word, or a few together, say about how long or when. */
export type TimeWord = (Said & { readonly day?: DayWithin }) &
  (
    | {
        readonly kind: 'duration';
        readonly seconds: number | null;
        /** Written with a plus: it adds to the duration before it. */
        readonly isAdded: boolean;
      }
    | {
        readonly kind: 'range';
        readonly range: ClockRange | null;
        /** It is an end that the note has where the line says how long it took: `until 6pm`. */
        readonly isLoose?: boolean;
        /** The same in the evening, where the morning is read. */
        readonly other?: OtherRange | null;
      }
    | {
        readonly kind: 'start';
        readonly start: SaidStart | null;
        /** It is one only beside how long it took: `2h at 9`. */
        readonly isLoose?: boolean;
        /** It lasted until now, and runs no more: `9-now`. */
        readonly isUntilNow?: boolean;
        /** Where the half of the day is open, as on a clock of 12 hours. */
        readonly halves?: Halves | null;
        /** Where it may be one of the afternoon on a clock of 24 hours. */
        readonly openHour?: OpenHour | null;
        /** It is of the note where the line says how long it took: `prep for 3pm meeting 30m`. */
        readonly isOfNote?: boolean;
        /** When it began where the line says how long it took, though alone it is asked about: `9am standup 15m`. */
        readonly besideLength?: BesideLength | null;
      }
    | DayWord
  );

const ALMOST_DURATION = /^(?:\d{1,2}:\d{2}(?::\d{2})?|\d+h\d{2}(?:m(?:in|n)?(?:\d{1,2}s?)?)?)$/i;
const SECONDS = /:\d\d:(?!00$)|m(?:in|n)?(?!0{1,2}s?$)\d/i;

/** `text` is what was typed of it. */
function readDuration(word: string, text: string): TimeWord | null {
  const isAdded = word.startsWith('+');
  const bare = isAdded ? word.slice(1) : word;
  const seconds = parseDuration(bare);
  if (seconds === null && !ALMOST_DURATION.test(bare)) return null;
  const problem = seconds === null ? impossible(text) : problemWith(seconds, text);
  // What is shown ends with the minute.
  const remark: Remark | null =
    seconds !== null && !problem && SECONDS.test(bare) ? { code: 'duration-seconds', text, seconds } : null;
  return { kind: 'duration', seconds: problem ? null : seconds, isAdded, problem, remark };
}

const impossible = (text: string): Problem => ({ code: 'duration-impossible', text });

/** The problem with an end that nothing says the start of; its figures, or else its first word, are what makes it one of the note. */
export function endWithoutStart(text: string): Problem {
  const note = text.replace(/\d/.test(text) ? /(?<=^|\s)(?=\S*\d)/g : /^/, '\\');
  return { code: 'end-without-start', text, note };
}

/** What is wrong with a duration in whole seconds; null when an entry can be that long. */
export function problemWith(seconds: number, text: string): Problem | null {
  if (seconds > MAX_ENTRY_SECONDS) return { code: 'duration-too-long', text };
  return seconds === 0 ? { code: 'duration-zero', text } : null;
}

const DOTTED = /^(\d{1,2})\.([0-5]\d)$/;
const FOUR_DIGITS = /^(\d{2})([0-5]\d)$/;

/** What no number is written as. */
const IS_SHOWN = /^(?:\d{1,2}:[0-5]\d(?:[ap]m?)?|\d{1,4}[ap]m?|0[5-9][0-5]\d)$/i;
const FEW_DIGITS = /^([01]?\d|2[0-4])([0-5]\d)([ap]m?)?$/i;

/** `1015` as `10:15`; `100` alone is no hour in which anybody begins. */
function withColon(text: string): string {
  const [, hour = '', minutes = '', half = ''] = FEW_DIGITS.exec(text) ?? [];
  const isHour = half !== '' || hour.length > 1 || Number(hour) >= FIRST_CLOCK_HOUR;
  return hour !== '' && isHour ? `${hour}:${minutes}${half}` : text;
}

const HOURS = /^(\d{1,2})h([0-5]\d)?$/i;
const CLOCK_HOURS = /^(\d{1,2})[:.]([0-5]\d)h$/i;
const HAS_MINUTES = /[h:.][0-5]\d|[ap]m?$/i;

/**
 * Whether an `h` says a time of day of either end: `9h-10`, `9-10h30`, `9:00-10h`. `9-10h` may be so many hours, and so early
 * `1-2h30` is.
 */
function areHours(start: string, end: string): boolean {
  if (HOURS.test(start)) return true;
  const isSaid = HAS_MINUTES.test(start) || HAS_MINUTES.test(end);
  return isSaid && HOURS.test(end) && Number.parseInt(start, 10) >= FIRST_CLOCK_HOUR;
}

/** The two ends of `9-10:30`, `9h-10h30`; between two of them nothing but times is meant by `8.30` or `0830` either. */
function endsOf(word: string): readonly [ClockText, ClockText] | null {
  const [start, end, ...more] = word.split(/[-–—―〜~]/).map((text) => text.replace(CLOCK_HOURS, '$1h$2'));
  if (start === undefined || end === undefined || more.length > 0) return null;
  const isMarked = FOUR_DIGITS.test(start) && FOUR_DIGITS.test(end);
  const hasHours = areHours(start, end);
  // `9:30-1015`: the other one says that they are times of day.
  const isShown = IS_SHOWN.test(start) || IS_SHOWN.test(end);
  const [from, to] = [start, end].map((typed) => {
    const text = isShown ? withColon(typed) : typed;
    const [, hour = '', minutes = '00'] = (hasHours && HOURS.exec(text)) || [];
    const marked = text.replace(isMarked ? FOUR_DIGITS : DOTTED, '$1:$2');
    return readClockText(hour === '' ? marked : `${hour}:${minutes}`);
  });
  return from && to ? [from, to] : null;
}

const YEARS = /^(?:19|20)\d{2}[-–—―](?:19|20)\d{2}$/;
/** `2020-2030` would be ten minutes: nobody writes so few that way, but years. */
const FEWEST_MINUTES = 15;

/** `1930-2030` may be years; `2025-2026` can hardly be anything else. Null where it can only be a range. */
function yearsOr(range: ClockRange | null, text: string): Problem | 'years' | null {
  if (!YEARS.test(text)) return null;
  if (range === null) return 'years';
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const { startTime, endTime } = range;
  if (minutes(endTime) - minutes(startTime) < FEWEST_MINUTES) return 'years';
  return { code: 'range-or-years', text, range: `${startTime}-${endTime}`, note: `\\${text}` };
}

/** Reads `9-10:30`; where its end says no half of the day, `half` does. `text` is all that was typed. */
export function readRange(
  word: string,
  isHalfDay: boolean,
  half: ClockText['half'] = null,
  text = word,
): TimeWord | null {
  const ends = endsOf(word);
  if (!ends) return null;
  const [from, to] = ends;
  const read = rangeOf(from, { ...to, half: to.half ?? half }, text, isHalfDay);
  const doubt = yearsOr(read.range, text);
  if (doubt === 'years') return null;
  return doubt ? { kind: 'range', range: null, problem: doubt } : { kind: 'range', ...read };
}

const AGO = /^[-−–](?=[\d.,])/;

/** A duration with a minus means a timer that began so long ago. */
export function readAgo(text: string): TimeWord | null {
  if (!AGO.test(text)) return null;
  const seconds = parseDuration(text.slice(1));
  if (seconds === null) return null;
  const problem = problemWith(seconds, text);
  return { kind: 'start', start: problem ? null : { kind: 'ago', seconds }, problem };
}

/** A timer that began at a time of the clock; null for a text that is none. `text` is all that was typed. */
export function readSince(clockText: string, text: string): TimeWord | null {
  const clock = readClockText(clockText);
  if (!clock) return null;
  const time = clockTimeOf(clock);
  const problem: Problem | null = time === null ? { code: 'start-impossible', text } : null;
  return { kind: 'start', start: time === null ? null : { kind: 'clock', time }, problem };
}

/** So many times a duration, written in one word: `3x20m` may be a word of the note. */
function readProduct(word: string, text: string): TimeWord | null {
  const seconds = readMultiple(word);
  if (seconds === null) return null;
  const problem = problemWith(seconds, text);
  if (problem) return { kind: 'duration', seconds: null, isAdded: false, problem };
  const remark: Remark = { code: 'duration-or-note', text, seconds, note: `\\${text}` };
  return { kind: 'duration', seconds, isAdded: false, problem: null, remark };
}

/**
 * Reads one word as a duration, a range of the clock, an earlier start or a day; null where it is none of them. `typed` is
 * the word as it was typed.
 */
export function readTimeWord(
  text: string,
  saying: Saying | null,
  today: CalendarDate,
  lexicon: Pick<Lexicon, 'isDayFirst' | 'isYearFirst' | 'isHalfDay'>,
  typed = text,
): TimeWord | null {
  if (AGO.test(text)) return readAgo(text);
  if (saying?.kind === 'length') {
    return { kind: 'duration', seconds: saying.minutes * 60, isAdded: false, problem: null };
  }
  const day = saying ? readNamedDay(saying, today) : readNumberedDay(text, today, lexicon);
  if (day) return { kind: 'day', ...day };
  if (!/^\+?[\d.,]/.test(text)) return null;
  return readDuration(text, typed) ?? readRange(text, lexicon.isHalfDay) ?? readProduct(text, typed);
}
