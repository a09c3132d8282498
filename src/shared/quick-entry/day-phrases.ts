import { isBeforeDays } from './day-joints';
import { dayAgo, dayOfWeek, monthDay, turnedDay } from './day-text';
import type { DayRead } from './day-text';
import type { Saying } from './sayings';
import { isArticleAt, isFollowedBy, isMonthFirstAt, phraseAt, plainAt, sayingAt, textAt } from './phrase';
import type { LineWord, Words } from './phrase';
import { spacedDateAt, yearAt } from './spaced-date';
import type { BesideNote, DayWord } from './time-word';
import type { Remark } from './types';

/** What several words say of the day; all of it may as well be note: `plan for may 21`. */

const DAY = /^(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?[.,]?$/i;
/** A version has no padded numbers, as a day mostly has, or begins with its year. */
const VERSION = /^(?:\d{1,2}\.\d\.\d{2}|\d{4}\.\d{1,2}\.\d{1,2})$/;
const COUNT = /^\d{1,3}$/;
const WEEK_DAYS = 7;

interface DayPhrase {
  readonly time: DayWord;
  /** How many words it takes. */
  readonly length: number;
}

const isWordAt = (words: Words, place: number, word: string): boolean =>
  isFollowedBy(words, place - 1, [word]);

/** Past the `de` of `21 de mayo de 2026` and the `of` of `21st of may`. */
function pastOf(words: Words, place: number): number {
  const saying = sayingAt(words, place);
  const isOf = (saying?.kind === 'from' && saying.isRange) || isWordAt(words, place, 'of');
  return isOf ? place + 1 : place;
}

/** A day that takes so many words, reckoned once, however often a pasted line has it. */
function looseAt(
  words: Words,
  place: number,
  length: number,
  read: (text: string) => DayRead,
  side: BesideNote['side'] | null = null,
): DayPhrase {
  const text = textAt(words, place, length);
  const known = words.days.get(text);
  const besideNote = side && { side, first: 0, length };
  const time: DayWord = known ?? { kind: 'day', ...read(text), isLoose: true, besideNote };
  if (!known) words.days.set(text, time);
  return { time, length };
}

const ORDINAL = /\p{L}/u;

/** `may 21`, `21 may 2026`, `the 21st of may`; `version 2 of dec` is none, and `the 5 of may 3rd` is the third. */
function monthAt(words: Words, place: number): DayPhrase | null {
  const isMonthFirst = isMonthFirstAt(words, place);
  const first = isWordAt(words, place, 'the') ? place + 1 : place;
  const second = isMonthFirst ? place + 1 : pastOf(words, first + 1);
  const month = sayingAt(words, isMonthFirst ? first : second);
  const [, day] = DAY.exec(plainAt(words, isMonthFirst ? second : first)) ?? [];
  if (month?.kind !== 'month' || day === undefined) return null;
  const yearPlace = pastOf(words, second + 1);
  const year = yearAt(words, yearPlace);
  const length = (year === undefined ? second : yearPlace) + 1 - place;
  const isPart = isWordAt(words, second - 1, 'of') && !ORDINAL.test(plainAt(words, first));
  if (isPart && year === undefined && DAY.test(plainAt(words, second + 1))) return null;
  const read = (text: string): DayRead => monthDay(text, { month: month.month, day, year }, words.today);
  return looseAt(words, place, length, read, isPart && first === place ? 'before' : null);
}

/** `20. 5.`, `20. 05. 2026`. */
function numberedMonthAt(words: Words, place: number): DayPhrase | null {
  const found = spacedDateAt(words, place);
  return found && looseAt(words, place, found.length, (text) => monthDay(text, found, words.today));
}

/** `last friday`, `vendredi prochain`. */
function turnAt(words: Words, place: number): DayPhrase | null {
  const [first, second] = [sayingAt(words, place), sayingAt(words, place + 1)];
  const [turn, weekday] = first?.kind === 'turn' ? [first, second] : [second, first];
  if (turn?.kind !== 'turn' || weekday?.kind !== 'weekday' || turn.isAfter !== (turn === second)) return null;
  return looseAt(words, place, 2, (text) => turnedDay(text, weekday.weekday, turn.by, words.today));
}

/** How many a word counts, of days or of weeks: `2`, `two`, `a`. */
function countAt(words: Words, place: number): number | null {
  const saying = sayingAt(words, place);
  if (saying?.kind === 'count') return saying.count;
  const count = plainAt(words, place);
  if (COUNT.test(count)) return Number(count);
  return isArticleAt(words, place) ? 1 : null;
}

/** Some days; `days` null: not how many. */
interface SomeDays {
  readonly days: number | null;
  /** How many words say so. */
  readonly length: number;
  /** Whether their number is a word: `two days ago`. */
  readonly isSpelled: boolean;
}

/** `2 days`, `zwei Wochen`, `a few days`, `three fridays`. */
function someDaysAt(words: Words, place: number): SomeDays | null {
  const some = phraseAt(words, place, 'some');
  const count = some ? null : countAt(words, place);
  const length = (some?.length ?? 1) + 1;
  const span = sayingAt(words, place + length - 1);
  if (span?.kind !== 'span' || (!some && count === null)) return null;
  const days = count === null || span.days === null ? null : count * span.days;
  return { days, length, isSpelled: !COUNT.test(plainAt(words, place)) };
}

const SHORT_SPAN = /^(\d{1,3})(d|days?|w|wks?|weeks?|mos?|months?)$/i;
const MONTH = /^m/i;
const SHORT_WEEK = /^w/i;

/** `2d` and `2 wks`, which only what follows makes days: `2d ago`. */
function shortSpanAt(words: Words, place: number): SomeDays | null {
  const length = COUNT.test(plainAt(words, place)) ? 2 : 1;
  if (sayingAt(words, place + length)?.kind !== 'ago') return null;
  const [, count, span = ''] = SHORT_SPAN.exec(words.texts.slice(place, place + length).join('')) ?? [];
  if (count === undefined) return null;
  const days = MONTH.test(span) ? null : Number(count) * (SHORT_WEEK.test(span) ? WEEK_DAYS : 1);
  return { days, length, isSpelled: false };
}

/** That it was so long ago: `2 days ago`, `vor zwei Tagen`, `a few days ago`, `vor einem Monat`. */
function agoAt(words: Words, place: number): SomeDays | null {
  const ago = sayingAt(words, place);
  const { rest = [] } = ago?.kind === 'ago' ? ago : {};
  const isBefore = ago?.kind === 'ago' && ago.side === 'before';
  if (isBefore && !isFollowedBy(words, place, rest)) return null;
  const first = isBefore ? place + 1 + rest.length : place;
  const some = someDaysAt(words, first) ?? (isBefore ? null : shortSpanAt(words, first));
  if (!some) return null;
  const end = first + some.length;
  const after = sayingAt(words, end);
  const isAfter = after?.kind === 'ago' && after.side === 'after';
  if (!isBefore && !isAfter) return null;
  return { ...some, length: end + (isBefore ? 0 : 1) - place };
}

const AHEAD = /^(?:in|dans|en)$/i;

/**
 * How many words from a place on say that it is some days from now: `in two days`, `dans une semaine`; 0 where none do, as
 * in `2h in a day`.
 */
export function daysAheadAt(words: Words, place: number): number {
  const some = AHEAD.test(words.texts[place] ?? '') ? someDaysAt(words, place + 1) : null;
  return some && some.days !== 1 ? some.length + 1 : 0;
}

/** `vor einer Woche Urlaub` is as likely of the holidays as of the day. */
function daysAgoAt(words: Words, place: number): DayPhrase | null {
  const { days, length, isSpelled } = agoAt(words, place) ?? { days: null, length: 0, isSpelled: false };
  const side = isSpelled ? 'after' : null;
  return days === null ? null : looseAt(words, place, length, () => dayAgo(days, words.today), side);
}

/**
 * How many words from a place on speak of a day and may be the note's: they do not say how many days ago it was, or are
 * beside a word of the note; 0 where none do.
 */
export function notedDaysAt(words: Words, place: number): number {
  const ago = agoAt(words, place);
  if (ago?.days === null) return ago.length;
  const day = dayAt(words, place);
  return day?.time.besideNote ? day.length : 0;
}

/** What several words say from a place on; a pasted line has thousands, most of which the first look rules out. */
function saidAt(words: Words, place: number): DayPhrase | null {
  switch (sayingAt(words, place)?.kind) {
    case 'turn':
    case 'weekday':
      return turnAt(words, place);
    case 'month':
      return monthAt(words, place);
    case 'ago':
      return daysAgoAt(words, place);
    default: {
      if (sayingAt(words, place + 1)?.kind === 'span') return daysAgoAt(words, place);
      const ago = shortSpanAt(words, place) && daysAgoAt(words, place);
      if (ago) return ago;
      const plain = plainAt(words, place);
      const isDay = plain === '' ? isWordAt(words, place, 'the') : DAY.test(plain);
      return isDay ? (monthAt(words, place) ?? numberedMonthAt(words, place)) : null;
    }
  }
}

/** `day before yesterday`, `pasado mañana`. */
function wholeDayAt(words: Words, place: number): DayPhrase | null {
  const phrase = phraseAt(words, place, 'day');
  if (phrase?.said.kind !== 'day') return null;
  const { days } = phrase.said;
  return looseAt(words, place, phrase.length, () => dayAgo(-days, words.today));
}

/** `monday last week`, `last week monday`, `先週の月曜日`. */
function weekDayAt(words: Words, place: number): DayPhrase | null {
  const whole = phraseAt(words, place, 'week-day');
  if (whole?.said.kind === 'week-day') {
    const { weekday, by } = whole.said;
    return looseAt(words, place, whole.length, (text) => dayOfWeek(text, weekday, by, words.today));
  }
  const isDayFirst = sayingAt(words, place)?.kind === 'weekday';
  const week = phraseAt(words, isDayFirst ? place + 1 : place, 'week');
  if (week?.said.kind !== 'week') return null;
  const { by } = week.said;
  const day = sayingAt(words, isDayFirst ? place : place + week.length);
  if (day?.kind !== 'weekday') return null;
  return looseAt(words, place, week.length + 1, (text) => dayOfWeek(text, day.weekday, by, words.today));
}

/** A day at a place of the line, however many words it takes. */
export function dayAt(words: Words, place: number): DayPhrase | null {
  const found = wholeDayAt(words, place) ?? weekDayAt(words, place) ?? saidAt(words, place);
  if (found) return found;
  const time = words.facts[place]?.time;
  return time?.kind === 'day' ? { time, length: 1 } : null;
}

/** Whether a day other than today is named at a place: today a timer may begin without any time. */
export function isOtherDayAt(words: Words, place: number): boolean {
  const own = words.facts[place]?.time;
  const day = own?.kind === 'day' ? own : dayAt(words, place)?.time;
  return day !== undefined && day.date !== null && day.date !== words.today;
}

/** Whether a day of two words or three ends before a place: `18 May`, `18 de mayo`. */
export const isDayBefore = (words: Words, place: number): boolean =>
  [2, 3].some((length) => dayAt(words, place - length)?.length === length);

/** What makes a word one of a day: with a backslash before it the others say none. */
const DAY_SAYINGS: readonly (Saying['kind'] | undefined)[] = ['day', 'turn', 'weekday', 'month', 'span'];

/** Days of several words are said only where the line has a time to put on them: `meet last friday` is a note. */
export function settleDays(words: Words, made: readonly LineWord[]): readonly LineWord[] {
  if (!made.some(({ time }) => time?.kind === 'day' && time.isLoose)) return made;
  const hasTime = made.some(({ time }) => time?.kind === 'duration' || time?.kind === 'range');
  let first = 0;
  return made.map((word, place) => {
    const { time, isContinued } = word;
    if (!isContinued) first = place;
    if (time?.kind !== 'day' || !time.isLoose) return word;
    if (!hasTime) return { ...word, time: null, isContinued: false };
    return isContinued ? word : { ...word, time: doubted(words, made, first, time) };
  });
}

const SHORT_DAY = /^(?:Mo|Di|Mi|Do|Fr|Sa|So),?$/;

/** Among the words of a note it may be one of them: which it is read as, and what to write for either. */
function doubted(words: Words, made: readonly LineWord[], first: number, time: DayWord): DayWord {
  let end = first + 1;
  while (made[end]?.isContinued) end += 1;
  const before = made[first - 1]?.text ?? '';
  // The `am` of `2h am 20. Mai` and the `Mi,` of `2h Mi, 20. Mai` are the day's.
  const begin = isBeforeDays(before) || words.shortWeekday(before) !== null ? first - 1 : first;
  const isBeside = begin === 0 || made[begin - 1]?.time !== null || (made[end]?.time ?? null) !== null;
  const isVersion = VERSION.test(plainAt(words, first));
  if ((isBeside && !isVersion) || time.date === null || time.remark) return time;
  // After `\\letzten` a name without its dot is none of a day.
  const isNaming = (text: string, n: number): boolean =>
    DAY_SAYINGS.includes(sayingAt(words, first + n)?.kind) && !(n > 0 && SHORT_DAY.test(text));
  const said = made.slice(first, end);
  // Where no word names a day, the first of `20. 5.` is the day and the last of `2d ago` makes it one.
  const isNamed = said.some(({ text }, n) => isNaming(text, n));
  const making = sayingAt(words, end - 1)?.kind === 'ago' ? said.length - 1 : 0;
  const escaped = ({ text }: LineWord, n: number): string =>
    (isNamed ? isNaming(text, n) : n === making) ? `\\${text}` : text;
  const note = said.map(escaped).join(' ');
  const text = textAt(words, first, end - first);
  const remark: Remark = { code: 'day-or-note', text, date: time.date, note };
  return { ...time, remark };
}
