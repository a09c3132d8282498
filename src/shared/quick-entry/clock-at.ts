import { isFar } from './day-joints';
import { dayAt } from './day-phrases';
import { isBareHour, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import { halfIn } from './phrases';
import { phraseAt, plainAt, sayingAt } from './phrase';
import type { Words } from './phrase';
import type { Saying } from './sayings';
import { spacedDateAt } from './spaced-date';

/** A time of day at a place of the line, whatever is said of it. */

const DOTTED = /^(\d{1,2})\.([0-5]\d)$/;
const MORNING_DIGITS = /^(0\d)([0-5]\d)$/;
const TWO_DIGITS = /^[0-5]\d$/;
const DOTTED_HOURS = /^(\d{1,2})\.([0-5]\d)h$/i;

/** Whether a number is a time of day too: `9.30`, `9.30h`. */
export const isDotted = (plain: string): boolean => DOTTED.test(plain) || DOTTED_HOURS.test(plain);

export const isDottedAt = (words: Words, place: number): boolean => isDotted(plainAt(words, place));

/** A time of day and the words that say it. */
export interface FoundClock {
  readonly clock: ClockText;
  /** How many words it takes. */
  readonly length: number;
  /** Whether something beside the figures says that it is a time of day. */
  readonly isMarked: boolean;
  /** Whether it is written with an `h`, as a duration is. */
  readonly hasH: boolean;
}

/**
 * Minutes in a word of their own; a unit after them makes them minutes of a duration, and a month that is near a day of
 * it: `9 bis 11 Uhr 18. Mai`, but not `10 Uhr 30 Jan`.
 */
function minutesAt(words: Words, place: number): string | null {
  const minutes = plainAt(words, place);
  const isUnit = words.facts[place + 1]?.saying?.kind === 'unit';
  const date = dayAt(words, place)?.time.date ?? null;
  const isDay = (date !== null && !isFar(date, words.today)) || spacedDateAt(words, place) !== null;
  return TWO_DIGITS.test(minutes) && !isUnit && !isDay ? minutes : null;
}

const TENS: ReadonlySet<number> = new Set([10, 15, 20, 25, 30, 40, 45, 50]);

/** The `dreißig` of `10 Uhr dreißig`, which before a word of the note may count what that names. */
function spelledMinutesAt(words: Words, place: number): string | null {
  const saying = sayingAt(words, place);
  const next = words.facts[place + 1];
  const isBeforeNote = next?.plain === '' && next.saying === null;
  return saying?.kind === 'count' && TENS.has(saying.count) && !isBeforeNote ? String(saying.count) : null;
}

/** What stands after the `Uhr` of `10 Uhr 30`. */
export const minutesPastAt = (words: Words, place: number): string | null =>
  minutesAt(words, place) ?? spelledMinutesAt(words, place);

function dottedHours(plain: string): ClockText | null {
  const [, hour, minutes] = DOTTED_HOURS.exec(plain) ?? [];
  return minutes === undefined ? null : { hour: Number(hour), minutes, half: null, isOpen: false };
}

/** `9h40` and the French `9 h 40`, where only a time of the clock can stand or is meant. */
function hourClockAt(words: Words, place: number): FoundClock | null {
  const { facts, hoursAreClock } = words;
  const here = facts[place];
  const isHours = here?.clock && isBareHour(here.clock) && isHourUnit(words, place + 1);
  const glued = here?.hourClock ?? dottedHours(plainAt(words, place));
  const clock = glued ?? (isHours ? { ...here.clock, isOpen: false } : null);
  if (!clock) return null;
  const length = glued ? 1 : 2;
  const minutes = hoursAreClock && clock.minutes === null ? minutesAt(words, place + length) : null;
  return {
    ...{ isMarked: true, hasH: true },
    ...(minutes === null ? { clock, length } : { clock: { ...clock, minutes }, length: length + 1 }),
  };
}

/** The `h` that ends a time of day where the language writes one so: `9 h`, `9:40 h`. */
export function isHourUnit({ facts, hoursAreClock }: Words, place: number): boolean {
  const saying = facts[place]?.saying;
  return hoursAreClock && saying?.kind === 'unit' && saying.unit === 'h';
}

const AM = /^am$/i;
const HALF = /^[ap]\.?\s?m\.?$/i;
/** The hours of `12`, `12:30` and `12-1`. */
const HOURS = /(?:^|[-–—―〜~])(\d{1,2})/g;
const NOON = 12;
const TWELVE = /^12(?:[:.]?00)?$/;

/**
 * The German `am` of `seit 12:30 am Server` and `8-9 am Montag`. Of an hour before noon it makes no other time, so that
 * it may as well be the English one; at the end, or where the other end of a range has a half, it is that.
 */
function isPreposition(words: Words, place: number): boolean {
  if (!words.hasWordAm || !AM.test(words.texts[place] ?? '') || place + 1 >= words.texts.length) return false;
  const next = sayingAt(words, place + 1)?.kind;
  const hasHalf = words.texts.slice(Math.max(0, place - 3), place).some((text) => HALF.test(text));
  if (next === 'to' || next === 'until' || hasHalf) return false;
  if (words.facts[place + 1]?.time?.kind === 'day' || dayAt(words, place + 1)) return true;
  return [...plainAt(words, place - 1).matchAll(HOURS)].some(([, hour]) => Number(hour) >= NOON);
}

/** What names the half of the day, or that it is a time of one; the `am` of `am Nachmittag` does not. */
export function halfAt(words: Words, place: number): Extract<Saying, { kind: 'half' }> | null {
  const saying = sayingAt(words, place);
  const isNone = isPreposition(words, place) || phraseAt(words, place, 'part') !== null;
  return saying?.kind === 'half' && !isNone ? saying : null;
}

/** The half of the day that words after a time say: `in the afternoon`, `nachmittags`. */
export function partOfDayAt(
  words: Words,
  place: number,
  hour: number,
): { readonly half: ClockText['half']; readonly length: number } | null {
  const phrase = phraseAt(words, place, 'part');
  return phrase?.said.kind === 'part'
    ? { half: halfIn(phrase.said.part, hour), length: phrase.length }
    : null;
}

const HOUR_MINUTES = 60;

/** How many minutes before the hour: `menos cuarto`, `moins le quart`, `menos diez`, `moins 20`. */
function minutesBeforeAt(words: Words, place: number): { minutes: number; length: number } | null {
  const { texts, isWord } = words;
  if (!isWord(texts[place] ?? '', 'menos') && !isWord(texts[place] ?? '', 'moins')) return null;
  const last = isWord(texts[place + 1] ?? '', 'le') ? place + 2 : place + 1;
  const saying = sayingAt(words, last);
  const figure = plainAt(words, last);
  const said = saying?.kind === 'part' ? saying.minutes : saying?.kind === 'count' ? saying.count : null;
  const minutes = said ?? (/^\d{1,2}$/.test(figure) ? Number(figure) : 0);
  return minutes > 0 && minutes < HOUR_MINUTES ? { minutes, length: last + 1 - place } : null;
}

/** A quarter to one is of the hour of twelve where either half of the day may be meant. */
export function hourBefore(
  found: FoundClock,
  { minutes, length }: { minutes: number; length: number },
): FoundClock | null {
  const { hour, isOpen } = found.clock;
  if (hour === 0) return null;
  const past = String(HOUR_MINUTES - minutes).padStart(2, '0');
  const clock = { ...found.clock, hour: hour === 1 && isOpen ? 12 : hour - 1, minutes: past };
  return { ...found, clock, length: found.length + length };
}

/** `las 9 y media`, `9h et demie`, `las 9 menos cuarto`: where hours are written as a time of day is, the half of one is of that too. */
export function halfPastAt(
  words: Words,
  place: number,
  found: FoundClock,
  isSaid: boolean,
): FoundClock | null {
  const after = place + found.length;
  const part = sayingAt(words, after)?.kind === 'and' ? sayingAt(words, after + 1) : null;
  const isOpen = isBareHour(found.clock);
  if (!words.hoursAreClock || !isOpen || !(isSaid || found.isMarked)) return null;
  const before = minutesBeforeAt(words, after);
  if (before) return hourBefore(found, before);
  if (part?.kind !== 'part' || !part.isMore) return null;
  return { ...found, clock: { ...found.clock, minutes: String(part.minutes) }, length: found.length + 2 };
}

/** The `10 y media` of `9 a 10 y media`, but for that of `9 a 10 y media horas`. */
function halfEndAt(words: Words, place: number, found: FoundClock): FoundClock | null {
  const half = halfPastAt(words, place, found, true);
  return half && sayingAt(words, place + half.length)?.kind === 'unit' ? null : half;
}

/**
 * A time of day at a place of the line, with the part of the day that it is in: `3:30 de la tarde`. `isEnd`: it may be one
 * of the two ends of a range.
 */
export function clockAt(words: Words, place: number, isSaid = false, isEnd = false): FoundClock | null {
  const plain = plainClockAt(words, place, isSaid);
  const half =
    plain && (halfPastAt(words, place, plain, isSaid) ?? (isEnd ? halfEndAt(words, place, plain) : null));
  const found = half ?? plain;
  const part = found?.clock.half === null ? partOfDayAt(words, place + found.length, found.clock.hour) : null;
  if (!found || !part) return found;
  const clock = { ...found.clock, half: part.half };
  return { ...found, clock, length: found.length + part.length, isMarked: true };
}

/** The `noon` of `12 noon` and the `midnight` of `12 midnight`, which say which twelve it is. */
function noonOfTwelveAt(
  words: Words,
  place: number,
  figure: string,
): { readonly half: ClockText['half'] } | null {
  const noon = words.facts[place]?.noon ?? null;
  if (noon === null || !TWELVE.test(figure)) return null;
  return { half: noon === 'noon' ? 'p' : 'a' };
}

/**
 * `9:40 pm` takes two words, and so do `9.40 Uhr` and `las 9:40`. `isSaid`: a word before it says that there is a time,
 * so that `0940` is one; that `9.40` is one its neighbour says, which who asks for a time has looked at.
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
  const after = halfAt(words, place + 1) ?? noonOfTwelveAt(words, place + 1, here.plain);
  const isNamed = after?.half === null;
  const dotted = here.plain.replace(DOTTED, '$1:$2');
  const said = isSaid || isNamed ? dotted.replace(MORNING_DIGITS, '$1:$2') : dotted;
  const clock = here.clock ?? readClockText(said);
  if (!clock) return null;
  if (clock.half !== null || !after) {
    const hasUnit = clock.minutes !== null && isHourUnit(words, place + 1);
    return { clock, length: hasUnit ? 2 : 1, isMarked: hasUnit || here.isClock, hasH: false };
  }
  // The German `9 Uhr 40`.
  const minutes = isNamed && clock.minutes === null ? minutesPastAt(words, place + 2) : null;
  if (minutes !== null) {
    return { clock: { ...clock, minutes }, length: 3, isMarked: true, hasH: false };
  }
  return { clock: { ...clock, half: after.half }, length: 2, isMarked: true, hasH: false };
}

/** Whether a word says what the numbers before it count, which are no times then: `10-15 min`, `since 3 days`. */
export function isCounted(words: Words, place: number): boolean {
  const kind = sayingAt(words, place)?.kind;
  // `9-11 mar 19`
  const isDay = words.shortWeekday(words.texts[place] ?? '') !== null && plainAt(words, place + 1) !== '';
  if (kind === 'month' && isDay) return false;
  return kind === 'span' || kind === 'month' || (kind === 'unit' && !isHourUnit(words, place));
}
