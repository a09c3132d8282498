import { addDays, isCalendarDate } from '../calendar';
import type { CalendarDate } from '../calendar';
import { isOfNotes } from './day-doubts';
import { createFacts } from './facts';
import type { Lexicon } from './lexicon';
import type { Words } from './phrase';
import type { NotedDay } from './weekday-numbers';

/**
 * Days in one word with something else, which stay in the note: with a part of the day as in `Dienstagabend` and `昨日の夜`,
 * all figures without signs as in `20260520`.
 */

const GERMAN_PART =
  /^(\p{Lu}\p{Ll}+tag|Mittwoch)(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)[.,:]?$/u;
const JAPANESE_PART =
  /^(.{1,11}?)の?(?:朝|早朝|午前中?|昼|お昼|午後|夕方|夜|晩|深夜|分)(?:に|は)?[、。:：]?$/u;
const FIGURES = /^(20\d{2})(\d{2})(\d{2})[.,:]?$/;
const MONTH_AND_DAY = /^(\p{L}{3,9})(\d{1,2})[.,:]?$/u;
/** No day is longer. */
const MOST_LETTERS = 22;
/** Further away they number something else. */
const NEAR_DAYS = 183;

function inFigures(text: string, today: CalendarDate): CalendarDate | null {
  const [, year, month, day] = FIGURES.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const isNear = date >= addDays(today, -NEAR_DAYS) && date <= addDays(today, NEAR_DAYS);
  return year !== undefined && isCalendarDate(date) && isNear ? date : null;
}

/** `昨日の` before a time: alone it says of what day something is. */
const JAPANESE_OF = /^(.{1,11})の$/;

/** What is before the part of the day, or with a blank between month and number. */
function dayIn(
  text: string,
  today: CalendarDate,
  { hasWordAm, isYearFirst }: Lexicon,
  isBeforeTime: boolean,
): readonly string[] {
  const [, month, number] = MONTH_AND_DAY.exec(text) ?? [];
  // `jan26` is of a year.
  const isYear = Math.abs(Number(number) - Number(today.slice(2, 4))) <= 1;
  if (month !== undefined && number !== undefined && !isYear && month !== month.toUpperCase())
    return [month, number];
  const japanese = JAPANESE_PART.exec(text) ?? (isBeforeTime ? JAPANESE_OF.exec(text) : null);
  const [, before] = (hasWordAm ? GERMAN_PART.exec(text) : isYearFirst ? japanese : null) ?? [];
  return before === undefined ? [] : [before];
}

/** The day that a word of the note says with something else, if it is not today. */
export function gluedDayAt(words: Words, place: number, lexicon: Lexicon): NotedDay | null {
  const text = words.texts[place] ?? '';
  if (text.length > MOST_LETTERS || isOfNotes(words.texts[place - 1] ?? '')) return null;
  const figures = inFigures(text, words.today);
  if (figures !== null) return { date: figures, length: 1 };
  const next = words.facts[place + 1]?.time ?? null;
  const [name = '', number] = dayIn(text, words.today, lexicon, next !== null && next.kind !== 'day');
  if (name === '') return null;
  const factsOf = createFacts(words.today, lexicon);
  // A month without the dash that may be in it: `18-May`.
  const { time } = factsOf(number === undefined ? name : `${number}-${name}`);
  const isDay = time?.kind === 'day' && time.date !== null && time.date !== words.today;
  return isDay && time.date !== null ? { date: time.date, length: 1 } : null;
}
