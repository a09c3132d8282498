import { clockTimeOf, isBareHour, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import { dayAt } from './day-phrases';
import { saysSomething } from './facts';
import type { WordFacts } from './facts';
import { halvesOf, rangeOf } from './half-day';
import { durationAt, isFractionAt } from './length-parts';
import { loneClock } from './lone-clock';
import { halfIn } from './phrases';
import { FIRST_CLOCK_HOUR, isJoined, phraseAt, plainAt, sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import type { Saying } from './sayings';
import { readRange } from './time-word';
import type { Remark } from './types';

/** What several words say of times of day. */

const ESCAPE = '\\';
const DOTTED = /^(\d{1,2})\.([0-5]\d)$/;
const MORNING_DIGITS = /^(0\d)([0-5]\d)$/;
const TWO_DIGITS = /^[0-5]\d$/;

interface FoundClock {
  readonly clock: ClockText;
  /** How many words it takes. */
  readonly length: number;
  /** Whether something beside the figures says that it is a time of day. */
  readonly isMarked: boolean;
  /** Whether it is written with an `h`, as a duration is. */
  readonly hasH: boolean;
}

/** Minutes in a word of their own; a unit after them makes them minutes of a duration. */
function minutesAt(words: Words, place: number): string | null {
  const minutes = plainAt(words, place);
  return TWO_DIGITS.test(minutes) && words.facts[place + 1]?.saying?.kind !== 'unit' ? minutes : null;
}

/** `9h40` and the French `9 h 40`, where only a time of the clock can stand or is meant. */
function hourClockAt(words: Words, place: number): FoundClock | null {
  const { facts, hoursAreClock } = words;
  const here = facts[place];
  const isHours = here?.clock && isBareHour(here.clock) && isHourUnit(words, place + 1);
  const clock = here?.hourClock ?? (isHours ? { ...here.clock, isOpen: false } : null);
  if (!clock) return null;
  const length = here?.hourClock ? 1 : 2;
  const minutes = hoursAreClock && clock.minutes === null ? minutesAt(words, place + length) : null;
  return {
    ...{ isMarked: true, hasH: true },
    ...(minutes === null ? { clock, length } : { clock: { ...clock, minutes }, length: length + 1 }),
  };
}

/** The `h` that ends a time of day where the language writes one so: `9 h`, `9:40 h`. */
function isHourUnit({ facts, hoursAreClock }: Words, place: number): boolean {
  const saying = facts[place]?.saying;
  return hoursAreClock && saying?.kind === 'unit' && saying.unit === 'h';
}

/** What names the half of the day, or that it is a time of one; the `am` of `am Nachmittag` does not. */
function halfAt(words: Words, place: number): Extract<Saying, { kind: 'half' }> | null {
  const saying = sayingAt(words, place);
  return saying?.kind === 'half' && !phraseAt(words, place, 'part') ? saying : null;
}

/** The half of the day that words after a time say: `in the afternoon`, `nachmittags`. */
function partOfDayAt(
  words: Words,
  place: number,
  hour: number,
): { readonly half: ClockText['half']; readonly length: number } | null {
  const phrase = phraseAt(words, place, 'part');
  return phrase?.said.kind === 'part'
    ? { half: halfIn(phrase.said.part, hour), length: phrase.length }
    : null;
}

/** `las 9 y media`, `9h et demie`: where hours are written as a time of day is, the half of one is of that too. */
function halfPastAt(words: Words, place: number, found: FoundClock, isSaid: boolean): FoundClock | null {
  const after = place + found.length;
  const part = sayingAt(words, after)?.kind === 'and' ? sayingAt(words, after + 1) : null;
  const isOpen = found.clock.minutes === null && found.clock.half === null;
  if (!words.hoursAreClock || !isOpen || !(isSaid || found.isMarked)) return null;
  if (part?.kind !== 'part' || !part.isMore) return null;
  return { ...found, clock: { ...found.clock, minutes: String(part.minutes) }, length: found.length + 2 };
}

/** A time of day at a place of the line, with the part of the day that it is in: `3:30 de la tarde`. */
function clockAt(words: Words, place: number, isSaid = false): FoundClock | null {
  const plain = plainClockAt(words, place, isSaid);
  const found = plain && (halfPastAt(words, place, plain, isSaid) ?? plain);
  const part = found?.clock.half === null ? partOfDayAt(words, place + found.length, found.clock.hour) : null;
  if (!found || !part) return found;
  const clock = { ...found.clock, half: part.half };
  return { ...found, clock, length: found.length + part.length, isMarked: true };
}

/**
 * `9:40 pm` takes two words, and so do `9.40 Uhr` and `las 9:40`. `isSaid`: a word before it says that there is a time,
 * so that `9.40` and `0940` are.
 */
function plainClockAt(words: Words, place: number, isSaid: boolean): FoundClock | null {
  const { facts } = words;
  const here = facts[place];
  // Only figures are left without a saying.
  if (!here || here.plain === '' || (here.saying && here.saying.kind !== 'article')) return null;
  if (here.saying) {
    // A pasted line may have thousands of them.
    if (sayingAt(words, place + 1)?.kind === 'article') return null;
    const found = plainClockAt(words, place + 1, true);
    return found && { ...found, length: found.length + 1, isMarked: true };
  }
  const hourClock = hourClockAt(words, place);
  if (hourClock) return hourClock;
  const after = halfAt(words, place + 1);
  const isNamed = after?.half === null;
  const said =
    isSaid || isNamed ? here.plain.replace(DOTTED, '$1:$2').replace(MORNING_DIGITS, '$1:$2') : null;
  const clock = here.clock ?? (said === null ? null : readClockText(said));
  if (!clock) return null;
  if (clock.half !== null || !after) {
    const hasUnit = clock.minutes !== null && isHourUnit(words, place + 1);
    return { clock, length: hasUnit ? 2 : 1, isMarked: hasUnit || here.isClock, hasH: false };
  }
  // The German `9 Uhr 40`.
  const minutes = isNamed && clock.minutes === null ? minutesAt(words, place + 2) : null;
  if (minutes !== null) {
    return { clock: { ...clock, minutes }, length: 3, isMarked: true, hasH: false };
  }
  return { clock: { ...clock, half: after.half }, length: 2, isMarked: true, hasH: false };
}

/** Whether a word says what the numbers before it count, which are no times then: `10-15 min`, `since 3 days`. */
export function isCounted(words: Words, place: number): boolean {
  const kind = words.facts[place]?.saying?.kind;
  return kind === 'span' || kind === 'month' || (kind === 'unit' && !isHourUnit(words, place));
}

const DIGITS = /^([01]\d|2[0-4])([0-5]\d)$/;
const YEAR = /^(?:19|20)/;

/** `from 0900 to 1000`, `0900 - 1000`: without a word before it only a zero says that it is no number, or a year. */
function digitsRangeAt(words: Words, place: number, first: number): Read | null {
  const joint = words.facts[first + 1]?.saying?.kind;
  const [start, end] = [plainAt(words, first), plainAt(words, first + 2)];
  const isTime = start.startsWith('0') || (first > place && !(YEAR.test(start) && YEAR.test(end)));
  if ((joint !== 'to' && joint !== 'until') || !isTime || !DIGITS.test(start) || !DIGITS.test(end))
    return null;
  const [from, to] = [start, end].map((text) => readClockText(text.replace(DIGITS, '$1:$2')));
  if (!from || !to) return null;
  const length = first + 3 - place;
  return {
    time: { kind: 'range', ...rangeOf(from, to, textAt(words, place, length), words.isHalfDay) },
    length,
  };
}

/** `2h à 9` and `2h a las 9` say how long it took, and when it began: of a range both ends are written as the first is. */
function isLengthBefore(words: Words, joint: number, from: FoundClock, to: FoundClock): boolean {
  const saying = sayingAt(words, joint);
  const { hour, minutes } = from.clock;
  const isHours = from.hasH && minutes === null && hour > 0 && hour < FIRST_CLOCK_HOUR;
  const isBegin = isBareHour(to.clock) && !to.hasH && to.clock.hour >= FIRST_CLOCK_HOUR;
  return saying?.kind === 'to' && saying.isAt === true && isHours && isBegin;
}

/** `9:40 to 10:30`, `9 - 10:30`; two bare hours with nothing before or after may be anything: `2 to 3 pages`. */
export function rangeAt(words: Words, place: number, first: number): Read | null {
  if (!isJoined(words, first)) return null;
  const isSaid = first > place;
  const digits = digitsRangeAt(words, place, first);
  if (digits) return digits;
  const from = clockAt(words, first, isSaid);
  // `1h to 2h` may say how long, where no language writes the time of day so.
  if (!from || (from.hasH && !isSaid && !words.hoursAreClock)) return null;
  const joint = words.facts[first + from.length]?.saying?.kind;
  if (joint !== 'to' && joint !== 'until') return null;
  const to = clockAt(words, first + from.length + 1, isSaid);
  // Nor does `1 to 2h`.
  if (!to || (to.hasH && !from.isMarked && !isSaid && !words.hoursAreClock)) return null;
  if (!isSaid && isLengthBefore(words, first + from.length, from, to)) return null;
  const isMarked = isSaid || from.isMarked || to.isMarked;
  if (!isMarked && isBareHour(from.clock) && isBareHour(to.clock)) return null;
  const length = first - place + from.length + 1 + to.length;
  const isBare = isBareHour(from.clock) && isBareHour(to.clock) && !from.hasH && !to.hasH;
  if (isBare && isCounted(words, place + length)) return null;
  const text = textAt(words, place, length);
  return { time: { kind: 'range', ...rangeOf(from.clock, to.clock, text, words.isHalfDay) }, length };
}

/** `depuis 9h40` may be said of how long it took: which it is read as, and what to write for the other. */
function hourRemark({ clock, hasH }: FoundClock, text: string, time: string): Remark | null {
  const written = `-${clock.hour}h${clock.minutes ?? ''}`;
  return hasH && clock.half === null ? { code: 'start-or-ago', text, time, written } : null;
}

/** How many words join a time of the clock to how long it took: 1 for the `for` of `at 9 for 2h`. */
function jointAt(words: Words, place: number): 0 | 1 {
  return sayingAt(words, place)?.kind === 'during' && durationAt(words, place + 1)?.isOpen === false ? 1 : 0;
}

/** `Teil 2 von 3` counts, with or without `Uhr` after it. */
const IS_OF = /^von$/i;

/** Whether a loose begin is a few words of the note where one of it stands before: `look at 3 2h`, but not `call at 9 for 2h`. */
function isOfNote(words: Words, place: number, { clock, isMarked }: FoundClock, isJoined: boolean): boolean {
  const isBare = isBareHour(clock) && !isMarked && sayingAt(words, place)?.kind !== 'article';
  return (isBare && !isJoined) || IS_OF.test(words.texts[place] ?? '');
}

/**
 * `since 9:40`, whose time begins at `first`, is no 9 hours and 40 minutes. After `from` and `at` only what would be read as a duration:
 * `call at 9am` is a note, unless beside how long it took.
 */
export function startAt(words: Words, place: number, first: number, isSince: boolean): Read | null {
  // `since 21 may` is no time of day.
  if (dayAt(words, first)) return null;
  const found = clockAt(words, first, true);
  const isAfterDay = first > place + 1;
  const isPart = isFractionAt(words, first + 1) || (found && isCounted(words, first + found.length));
  if (found && isBareHour(found.clock) && !found.hasH && isPart) return null;
  // `since 9h40` says how long ago, `since yesterday 9h40` cannot.
  if (!found || (isSince && found.hasH && !words.hoursAreClock && !isAfterDay)) return null;
  const { clock } = found;
  const time = clockTimeOf(clock);
  const joint = jointAt(words, first + found.length);
  const length = first - place + found.length + joint;
  const isLoose = !isSince && clock.minutes?.length !== 2;
  const isUnread =
    time === null ? isLoose || isBareHour(clock) : isLoose && found.hasH && !words.hoursAreClock;
  if (isUnread) return found.hasH && words.hoursAreClock ? { time: null, length } : null;
  const text = textAt(words, place, length);
  if (time === null) {
    return { time: { kind: 'start', start: null, problem: { code: 'start-impossible', text } }, length };
  }
  const remark = isSince && !isAfterDay ? hourRemark(found, text, time) : null;
  const halves = words.isHalfDay ? halvesOf(clock) : null;
  const start = { kind: 'clock', time } as const;
  const besideNote =
    isLoose && isOfNote(words, place, found, joint > 0)
      ? ({ side: 'before', first: 0, length } as const)
      : null;
  return { time: { kind: 'start', start, problem: null, remark, halves, isLoose, besideNote }, length };
}

/** `until 10:30` is no 10 hours and a half, nor is `jusqu'à 10h` ten hours. */
export function endAt(words: Words, place: number, first: number): Read | null {
  const found = clockAt(words, first, true);
  if (!found || (found.clock.minutes === null && !(found.hasH && words.hoursAreClock))) return null;
  const length = first - place + found.length;
  const text = textAt(words, place, length);
  return { time: { kind: 'range', range: null, problem: { code: 'end-without-start', text } }, length };
}

const RANGE_END = /[-–—〜~](\d{1,2})/;

/** `9-10:30 pm`; where no clock shows that, as in the German `13-14 am Server`, the word after it is none of it. */
export function halvedRangeAt(words: Words, place: number): Read | null {
  if (words.facts[place]?.time?.kind !== 'range') return null;
  const [word, next] = [plainAt(words, place), halfAt(words, place + 1)];
  const part = partOfDayAt(words, place + (next ? 2 : 1), Number(RANGE_END.exec(word)?.[1]));
  if (!next && !part) return null;
  const length = (next ? 2 : 1) + (part?.length ?? 0);
  const half = next?.half ?? part?.half ?? null;
  const time = readRange(word, words.isHalfDay, half, textAt(words, place, length));
  return time && !time.problem ? { time, length } : null;
}

const LONE_TIME = /^(\d{1,2})[:.,][0-5]\d$/;

/** `9:40 pm` alone is asked about; `call at 9 pm` and `\\to 9:40pm`, which nobody takes for a duration, are notes. */
export function loneClockAt(words: Words, place: number, facts: WordFacts): Read | null {
  const next = halfAt(words, place + 1);
  const hasUnit = facts.clock?.minutes?.length === 2 && isHourUnit(words, place + 1);
  const isNamed = next !== null || hasUnit;
  const hour = LONE_TIME.exec(facts.plain)?.[1] ?? (isNamed ? facts.plain : undefined);
  const part = hour === undefined ? null : partOfDayAt(words, place + (isNamed ? 2 : 1), Number(hour));
  const isApart = isNamed || part !== null;
  const half = facts.clock?.half ?? next?.half ?? part?.half ?? null;
  const before = words.facts[place - 1]?.saying?.kind;
  const isNoDuration = !isApart || facts.clock?.minutes === null;
  const isSaid = before === 'from' || before === 'until' || words.texts[place - 1]?.startsWith(ESCAPE);
  if ((!half && !isApart && !facts.isClock) || (isNoDuration && isSaid)) return null;
  const length = (isNamed ? 2 : 1) + (part?.length ?? 0);
  const [word = '', ...after] = words.texts.slice(place, place + length);
  const text = textAt(words, place, length);
  const note = saysSomething(facts) ? ESCAPE + text : `${word} ${ESCAPE}${after.join(' ')}`;
  const problem = loneClock(facts.plain, isApart || (facts.isClock && !half), { text, half, note });
  return problem && { time: { kind: 'start', start: null, problem }, length };
}
