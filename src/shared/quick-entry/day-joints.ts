import { daysBetween, weekdayOf } from '../calendar';
import type { CalendarDate } from '../calendar';
import { sayingAt } from './phrase';
import type { LineWord, Words } from './phrase';
import type { DayWord } from './time-word';

/** What belongs to a day beside it: the `on` of `on monday`, and the `Thu,` of `Thu, 21 May`. */

const BEFORE_DAYS = /^(?:on|am|le|el)$/i;

/** Whether a word before a day is none of the note: `on`, `am`. */
export const isBeforeDays = (word: string): boolean => BEFORE_DAYS.test(word);

/** Month and day of no year, or how many of how many. */
const PART_OF = /^[([]?\d{1,2}\/\d{1,2}\D*$/;
/** Fewer days away it is more likely a day than a number of something. */
const NEAR_DAYS = 31;

export const isFar = (date: CalendarDate, today: CalendarDate): boolean =>
  Math.abs(daysBetween(today, date)) > NEAR_DAYS;

/** Whether `3/4` is as likely three of four as a day. */
export const isFarPart = (text: string, date: CalendarDate, today: CalendarDate): boolean =>
  PART_OF.test(text) && isFar(date, today);

const FIGURE = /^\d/;

const dayOf = (word: LineWord | undefined): DayWord | null => (word?.time?.kind === 'day' ? word.time : null);

/** The place after the last of the words that say a time together. */
function endOf(made: readonly LineWord[], place: number): number {
  let end = place + 1;
  while (made[end]?.isContinued) end += 1;
  return end;
}

/** The words from `start` to `end` as one day, which so many words before it belong to now. */
function joined(
  made: readonly LineWord[],
  start: number,
  end: number,
  day: DayWord,
  more: number,
): LineWord[] {
  const beside = day.besideNote;
  const time: DayWord = beside ? { ...day, besideNote: { ...beside, first: beside.first + more } } : day;
  return made.slice(start, end).map((word, n) => ({ ...word, time, isContinued: n > 0, isNoted: false }));
}

/** The day of the week of a short name without its dot, be it before a date or the last word beside it. */
function shortWeekdayAt(words: Words, made: readonly LineWord[], place: number): number | null {
  const [before, word, next] = [made[place - 1], made[place], made[place + 1]];
  const isBefore = FIGURE.test(next?.text ?? '') && dayOf(next) !== null;
  const isAfter = dayOf(before) !== null && (next === undefined || next.time !== null);
  return word?.time === null && (isBefore || isAfter) ? words.shortWeekday(word.text) : null;
}

/** The day of the week that one word says. */
function weekdayAt(words: Words, made: readonly LineWord[], place: number): number | null {
  if (made[place]?.time === null) return shortWeekdayAt(words, made, place);
  const saying = sayingAt(words, place);
  const isAlone =
    saying?.kind === 'weekday' && dayOf(made[place]) !== null && endOf(made, place) === place + 1;
  return isAlone ? saying.weekday : null;
}

/** A day that is on that day of the week, so that no other reading is left. */
function onWeekday(day: DayWord | null, weekday: number): DayWord | null {
  if (!day || day.date === null || weekdayOf(day.date) !== weekday) return null;
  const isSettled = day.remark?.code === 'day-either-way' && weekdayOf(day.remark.other) !== weekday;
  return isSettled ? { ...day, remark: null } : day;
}

/** `Thu, 21 May` and `21.5. (Do.)`, as the app itself writes days, where both are the same; else they are two. */
function withWeekdays(words: Words, made: readonly LineWord[]): readonly LineWord[] {
  const all: LineWord[] = [];
  for (let place = 0; place < made.length;) {
    const end = endOf(made, place);
    const last = endOf(made, end);
    const [first, second] = [weekdayAt(words, made, place), weekdayAt(words, made, end)];
    const before = first === null || second !== null ? null : onWeekday(dayOf(made[end]), first);
    const after = second === null || first !== null ? null : onWeekday(dayOf(made[place]), second);
    const day = before ?? after;
    if (day) all.push(...joined(made, place, last, day, before ? 1 : 0));
    else all.push(...made.slice(place, end));
    place = day ? last : end;
  }
  return all;
}

/** Whether a word is of the day after it: not where that may be one of the note, as before a word of it. */
function isOfDayAt(words: Words, made: readonly LineWord[], place: number): boolean {
  const { text = '', time = null } = made[place] ?? {};
  const day = dayOf(made[place + 1]);
  if (time !== null || !isBeforeDays(text) || !day || day.date === null || made[place + 1]?.isContinued)
    return false;
  const before = made[place - 1];
  // The `am` of `call at 9 am`.
  const isHalf = !words.hasWordAm && /^am$/i.test(text) && before?.time === null && /\d$/.test(before.text);
  // `report on yesterday`
  if (isHalf || sayingAt(words, place + 1)?.kind === 'day') return false;
  if (isFarPart(made[place + 1]?.text ?? '', day.date, words.today)) return false;
  const after = made[endOf(made, place + 1)];
  return before?.time !== null || after === undefined || after.time !== null;
}

/** The words of a line with what belongs to its days as some of them. */
export function joinDays(words: Words, made: readonly LineWord[]): readonly LineWord[] {
  if (!made.some(({ time }) => time?.kind === 'day')) return made;
  const whole = withWeekdays(words, made);
  const all: LineWord[] = [];
  for (let place = 0; place < whole.length;) {
    const day = isOfDayAt(words, whole, place) ? dayOf(whole[place + 1]) : null;
    const end = day ? endOf(whole, place + 1) : place + 1;
    all.push(...(day ? joined(whole, place, end, day, 1) : whole.slice(place, end)));
    place = end;
  }
  return all;
}
