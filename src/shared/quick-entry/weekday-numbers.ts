import { addDays, isCalendarDate, weekdayOf } from '../calendar';
import type { CalendarDate } from '../calendar';
import { isBeforeDays } from './day-joints';
import type { Lexicon } from './lexicon';
import { sayingAt } from './phrase';
import type { LineWord, Words } from './phrase';
import type { DayWord } from './time-word';

/** A day of the week with its number in the month: `Thursday 14th`, `jeudi 14`, `Do 14.`, `Friday the 15th`. */

/** With an ending, or without the one, in which case it may count what stands after it: `monday 2 bugs`. */
const NUMBER = /^(\d{1,2})(st|nd|rd|th|er|\.)?[,;:)]?$/i;
/** Without a dot of their own, as `so` and `do` are words of notes: only beside a number that has one. */
const SHORT = /^(So|Mo|Di|Mi|Do|Fr|Sa),?$/;

const BEFORE_SHORT =
  /(?:^| )(?:letzten|vorigen|vergangenen|nächsten|kommenden)$|^(?:letzte|vorige|vergangene|diese|nächste|kommende) Woche$/i;

const BEFORE_DATE = /(?:^| )(?:am|vom)(?: \d{1,2}\.\d{1,2}\.? (?:bis|und|[-–—]))?$/i;
const DATE = /^(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])$/;

/**
 * The `Mo` of `letzten Mo` and `letzte Woche Mo` with the dot that makes it a day, and so the `18.5` of `am 18.5`;
 * `before`: the three words before it.
 */
export const dottedDay = (
  text: string,
  before: readonly string[],
  { hasWordAm }: Pick<Lexicon, 'hasWordAm'>,
): string => {
  if (!hasWordAm) return text;
  const isShort = SHORT.test(text) && BEFORE_SHORT.test(before.slice(-2).join(' '));
  const isDay = isShort || (DATE.test(text) && BEFORE_DATE.test(before.join(' ')));
  return isDay ? text.replace(',', '').concat('.') : text;
};

/** The words that say so, and which day of the week and of the month they are. */
interface Numbered {
  readonly weekday: number;
  readonly number: number;
  /** Whether it is written as the number of a day. */
  readonly isOrdinal: boolean;
  readonly end: number;
  /** Whether its name is none of a day alone: `Do`. */
  readonly isShort: boolean;
}

const dayOf = (word: LineWord | undefined): CalendarDate | null =>
  word?.time?.kind === 'day' ? word.time.date : null;

const isTime = (word: LineWord | undefined): boolean =>
  word !== undefined && word.time !== null && word.time.kind !== 'day';

/** Which day of the week a word names, and whether only a number after it makes it one. */
function weekdayAt(words: Words, place: number): Pick<Numbered, 'weekday' | 'isShort'> | null {
  const saying = sayingAt(words, place);
  if (saying?.kind === 'weekday') return { weekday: saying.weekday, isShort: false };
  const short = words.shortWeekday(words.texts[place] ?? '');
  return short === null ? null : { weekday: short, isShort: true };
}

/** Whether a word that says nothing of time stands there. */
const isNoteAt = ({ facts }: Words, place: number): boolean =>
  facts[place]?.plain === '' && facts[place].saying === null;

function numberedAt(words: Words, place: number): Numbered | null {
  const found = weekdayAt(words, place);
  if (!found) return null;
  const hasThe = words.texts[place + 1]?.toLowerCase() === 'the';
  const at = hasThe ? place + 2 : place + 1;
  const [, number, ending] = NUMBER.exec(words.texts[at] ?? '') ?? [];
  // `Montag 3. Sitzung` says which one that was.
  const isOfNext = ending === '.' && isNoteAt(words, at + 1);
  const isOrdinal = ending !== undefined && !isOfNext;
  // The German `Do` is also one of `Do 14 Bugs`.
  const needsEnding = hasThe || (found.isShort && words.hasWordAm);
  if (number === undefined || (!isOrdinal && needsEnding)) return null;
  return { ...found, number: Number(number), isOrdinal, end: at + 1 };
}

/** Whether each of the words stands alone, the number as one of the note. */
function areAlone(made: readonly LineWord[], place: number, { end, isShort }: Numbered): boolean {
  const [name, ...rest] = made.slice(place, end);
  const isName = isShort ? name?.time === null : name?.time?.kind === 'day' && !name.isContinued;
  return isName && rest.every(({ time }) => time === null);
}

/** The last day of such a number before today, or today; null where no month of late has one. */
export function lastOf(number: number, today: CalendarDate): CalendarDate | null {
  const text = String(number).padStart(2, '0');
  let first = `${today.slice(0, 7)}-01`;
  for (let month = 0; month < 2; month += 1) {
    const date = `${first.slice(0, 7)}-${text}`;
    if (isCalendarDate(date) && date <= today) return date;
    first = `${addDays(first, -1).slice(0, 7)}-01`;
  }
  return null;
}

/** Whether what took so long stands beside it, and nothing that a bare number may count. */
function isBesideTime(made: readonly LineWord[], place: number, { end, isOrdinal }: Numbered): boolean {
  if (isTime(made[end])) return true;
  const before = isBeforeDays(made[place - 1]?.text ?? '') ? place - 2 : place - 1;
  return (isOrdinal || made[end] === undefined) && isTime(made[before]);
}

/**
 * The words of a line where a day of the week has its number after it: as that day where it is the last one of such a
 * number; with the number of another they are of the note, where nothing else is said of that.
 */
export function numberWeekdays(words: Words, made: readonly LineWord[]): readonly LineWord[] {
  if (!made.some(isTime)) return made;
  const all: LineWord[] = [];
  for (let place = 0; place < made.length;) {
    const found = numberedAt(words, place);
    const numbered = found && areAlone(made, place, found) ? found : null;
    const date = numbered && lastOf(numbered.number, words.today);
    const isBeside = numbered !== null && isBesideTime(made, place, numbered);
    // What a bare number says on another day of the week, or a short name, is not known.
    const isAgreed = date !== null && weekdayOf(date) === numbered?.weekday;
    // Of this week's `Monday 18th call 2h` the name alone says it.
    const isNamed = numbered?.isOrdinal === true && dayOf(made[place]) === date;
    const isDay = isAgreed && (isBeside || isNamed);
    // `Tuesday 2nd interview` says which one that was.
    const isOther =
      numbered?.isOrdinal === true && !numbered.isShort && (isAgreed || !isNoteAt(words, numbered.end));
    if (!numbered || date === null || !(isDay || isOther)) {
      all.push(...made.slice(place, place + 1));
      place += 1;
      continue;
    }
    const { end } = numbered;
    const time: DayWord | null = isDay ? { kind: 'day', date, problem: null, remark: null } : null;
    const said = made.slice(place, end);
    all.push(...said.map((word, n) => ({ ...word, time, isContinued: isDay && n > 0, isNoted: !isDay })));
    place = end;
  }
  return all;
}

/** A day that is said in the note, and how many words say it. */
export interface NotedDay {
  readonly date: CalendarDate;
  readonly length: number;
}

/** A day of the week and of the month that are of the note, and the day to write for them. */
export function numberedDayAt(words: Words, place: number): NotedDay | null {
  const numbered = numberedAt(words, place);
  const date =
    numbered?.isOrdinal === true && !numbered.isShort ? lastOf(numbered.number, words.today) : null;
  return numbered && date !== null ? { date, length: numbered.end - place } : null;
}
