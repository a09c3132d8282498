import { addDays } from '../calendar';
import type { CalendarDate } from '../calendar';
import { isOfNotes } from './day-doubts';
import { daysAheadAt, notedDaysAt } from './day-phrases';
import type { Lexicon } from './lexicon';
import { phraseAt, sayingAt, textAt } from './phrase';
import type { Words } from './phrase';
import { severalDaysAt } from './several-days';
import type { LinePart, Remark } from './types';
import { gluedDayAt } from './unread-glued';
import { isTime, shortWeekdayAt } from './unread-weekdays';
import type { Catalogued } from './unread-weekdays';
import { numberedDayAt } from './weekday-numbers';
import type { NotedDay } from './weekday-numbers';

/**
 * Words that speak of another day and do not say which, or not so that it is read: `a few days ago`, `vor einem Monat`,
 * `on the 21st`, `last week`, `in two days`, `mon-fri`.
 */

const NUMBERED =
  /^(?:(?:the|on) \d{1,2}(?:st|nd|rd|th)|(?:am|vom) \d{1,2}\.|(?:le|el) \d{1,2}|día (?:[1-9]|[12]\d|3[01]))$/i;
/** Alone only before the time of a line that it begins, as `2nd` and `2.` count other things too. */
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/i;
const GERMAN_ORDINAL = /^\d{1,2}\.$/;
/** After the name of a month, but in `may the 4th be with you`. */
const MOST_DAYS = 31;
/** Further away nobody speaks of a year in two digits. */
const NEAR_YEARS = 2;
const OF_MONTH = /^the \d{1,2}(?:st|nd|rd|th)(?! be$)/i;
/** Without the dot that makes it a day: `mi` and `so` are words, too. */
const ON_DAY = /^(?:am|diesen) (?:mo|di|mi|do|fr|sa|so)$/i;
/** `Do 13.`, where that is no Thursday. */
const SHORT_NUMBERED = /^(?:So|Mo|Di|Mi|Do|Fr|Sa),? \d{1,2}\.$/;
const JAPANESE =
  /^(?:数(?:日|週間)[前後]|(?:数|[\d一二三四五六七八九十]+)[かカヵヶケ]月[前後]|[\d一二三四五六七八九十]+(?:日|週間)後|\d{1,2}日に?)$/;
const JAPANESE_OTHER =
  /^(?:昨[夜晩]|ゆうべ|先日|先月|先々週|先週末|(?:先々週|前)の?[日月火水木金土]曜日?)に?$/;
/** `26-05-18` may be either of two days, `May-18` one or the name of something, and `5/18(火)` is on no Tuesday. */
const DASHED = /^(\d{1,2})-(\d{1,2})-(\d{1,2})$/;
const NAMED = /^(\p{L}+)-(\d{1,2})$/u;
const ON_WEEKDAY = /^\d[\d/年月日]*[(（][日月火水木金土]/u;

/** Whether a word of figures and dashes may be a day, not all of which are. */
function isUnsureDay(text: string, today: CalendarDate, { sayingOf }: Lexicon): boolean {
  const [, name = '', number] = NAMED.exec(text) ?? [];
  if (number !== undefined) {
    return Number(number) <= MOST_DAYS && sayingOf(name)?.kind === 'month' && name !== name.toUpperCase();
  }
  const [, first = '', second, last = ''] = DASHED.exec(text) ?? [];
  if (second === undefined) return ON_WEEKDAY.test(text);
  const year = Number(today.slice(0, 4));
  const isDay = Number(second) >= 1 && Number(second) <= MOST_DAYS;
  return isDay && [first, last].some((figure) => Math.abs(2000 + Number(figure) - year) <= NEAR_YEARS);
}

/** Before a week they say what something is about, or that the words before it belong to it too: `de la semana pasada`. */
const BEFORE_WEEK = /^(?:de|la)$/i;

/** How many words say that it was in the last week, or on another day that is not named: `last night`. */
function otherDayAt(words: Words, place: number): number {
  if (JAPANESE_OTHER.test(words.texts[place] ?? '')) return 1;
  const week = phraseAt(words, place, 'other-day') ?? phraseAt(words, place, 'week');
  if (week?.said.kind !== 'other-day' && !(week?.said.kind === 'week' && week.said.by === -1)) return 0;
  const [before = '', first = ''] = [words.texts[place - 1], words.texts[place]];
  const isAbout = isOfNotes(before) || BEFORE_WEEK.test(before) || isOfNotes(first) || first === 'de';
  return isAbout ? 0 : week.length;
}

function isOrdinalFirst(words: Words, parts: readonly LinePart[], place: number): boolean {
  const text = words.texts[place] ?? '';
  const isDay = ORDINAL.test(text) || (words.hasWordAm && GERMAN_ORDINAL.test(text));
  const number = Number.parseInt(text, 10);
  return place === 0 && isDay && number >= 1 && number <= MOST_DAYS && isTime(parts[1]);
}

/** `fix 1h 21st`: at the end of a line there is nothing that it counts. */
function isOrdinalLast(words: Words, place: number): boolean {
  const text = (words.texts[place] ?? '').replace(/[.,;:!?)\]]$/, '');
  const number = Number.parseInt(text, 10);
  return (
    place > 0 && place === words.texts.length - 1 && ORDINAL.test(text) && number >= 1 && number <= MOST_DAYS
  );
}

/** How many words of the note say so from a place on; some only where nothing of the note follows, as they may say more. */
function lengthAt(words: Words, parts: readonly LinePart[], place: number, lexicon: Lexicon): number {
  const noted = notedDaysAt(words, place) || severalDaysAt(words, place, lexicon);
  if (noted > 0) return noted;
  const text = words.texts[place] ?? '';
  if (JAPANESE.test(text) || isUnsureDay(text, words.today, lexicon)) return 1;
  if (sayingAt(words, place)?.kind === 'month' && OF_MONTH.test(textAt(words, place + 1, 3))) return 3;
  if (words.hasWordAm && ON_DAY.test(textAt(words, place, 2))) return 2;
  if (isOrdinalFirst(words, parts, place) || isOrdinalLast(words, place)) return 1;
  if (/^el$/i.test(text) && NUMBERED.test(textAt(words, place + 1, 2))) return 3;
  const isShort = words.hasWordAm && SHORT_NUMBERED.test(textAt(words, place, 2));
  const numbered = isShort || NUMBERED.test(textAt(words, place, 2)) ? 2 : 0;
  const length = numbered || daysAheadAt(words, place) || otherDayAt(words, place);
  // First in a line `last night` says when far more often than of what.
  const isFirst = place === 0 && phraseAt(words, place, 'other-day') !== null;
  return parts[place + length]?.kind === 'note' && !isFirst ? 0 : length;
}

/** The day that words of the note say from a place on, where it is known which. */
const datedAt = (
  words: Words,
  parts: readonly LinePart[],
  place: number,
  lexicon: Lexicon,
  catalogued: Catalogued,
): NotedDay | null =>
  numberedDayAt(words, place) ??
  shortWeekdayAt(words, parts, place, catalogued) ??
  gluedDayAt(words, place, lexicon);

/** Says of a line that is logged without naming its day where its note speaks of one, and how to write a day. */
export function unreadDays(
  words: Words,
  parts: readonly LinePart[],
  lexicon: Lexicon,
  catalogued: Catalogued,
): readonly Remark[] {
  for (const place of words.texts.keys()) {
    if (parts[place]?.kind === 'project' && catalogued.place !== null) {
      const begun = shortWeekdayAt(words, parts, place, catalogued);
      if (begun === null) continue;
      const text = textAt(words, place, begun.length);
      return [{ code: 'project-or-day', text, place: catalogued.place, written: begun.date }];
    }
    const isNote = parts[place]?.kind === 'note';
    const length = isNote ? lengthAt(words, parts, place, lexicon) : 0;
    const dated = isNote ? datedAt(words, parts, place, lexicon, catalogued) : null;
    // What is said as a whole is more than the name in it: `Mo bis Fr`.
    const isWhole = length > (dated?.length ?? 0);
    const found = isWhole ? { date: addDays(words.today, -1), length } : dated;
    if (found)
      return [{ code: 'note-or-day', text: textAt(words, place, found.length), written: found.date }];
  }
  return [];
}
