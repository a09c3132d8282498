import { parseDuration } from '../durations';
import type { ClockTime } from '../calendar';
import type { ClockRange } from './clock-text';
import type { Language } from '../language';

/** A time that some language writes in one word with its own signs, as the words that every language reads. */
export interface Spelled {
  readonly text: string;
  /** Whether its signs say that it is a time of day: `9時30分` is no duration, as `9:30` would be. */
  readonly isClock: boolean;
  /** Where it says till when on the next day: as two times they may as well be backwards. */
  readonly range?: ClockRange;
  /** The day of the week that stands beside a day, 0 for Sunday: of another it says nothing sure. */
  readonly weekday?: number;
}

const CLOCK = /^(午前|午後)?(\d{1,2})(?:時(?:(半)|(\d{1,2})分)?|:(\d{2}))$/;

/** `9時30分` as `9:30`, `午後2時` as `2:00pm`; null for what is no time of day. */
function japaneseClock(word: string): string | null {
  const [, noon, hour, half, minutes, digits] = CLOCK.exec(word) ?? [];
  if (hour === undefined) return null;
  const minute = digits ?? (half ? '30' : (minutes ?? '').padStart(2, '0'));
  return `${hour}:${minute}${noon === undefined ? '' : noon === '午後' ? 'pm' : 'am'}`;
}

/** The same, and noon beside another time; said with its half, it is before `1時`. */
const clockOrNoon = (word: string, isEnd = false): string | null =>
  word === '正午' ? (isEnd ? '12:00' : '12:00pm') : japaneseClock(word);

const LENGTH = /^(?:(\d+(?:\.\d+)?)時間(半)?)?(?:(\d+)分)?間?(前)?$/;

/** `1時間30分` as `1h30m`, `20分前` as `-20m`; null for what says no length. */
function japaneseLength(word: string): string | null {
  const [, hours, half, minutes, ago = ''] = LENGTH.exec(word) ?? [];
  if (hours === undefined && minutes === undefined) return null;
  if (half && minutes !== undefined) return null;
  const said = half ? '30m' : minutes === undefined ? '' : `${minutes}m`;
  const sum = hours === undefined ? said : said === '' ? `${hours}h` : `${hours}h+${said}`;
  return (ago && '-') + sum;
}

const JOINT = /[〜~–—―-]|から(?=.)|(?<=[時半分]|:\d\d)より(?=.)/;
const DOTTED = /^(\d{1,2})\.([0-5]\d)$/;

const bareHour = (text: string): string | null => (/^\d{1,2}$/.test(text) ? text : null);
/** The `午後2` of `午後2〜3時`. */
const BARE_HALF = /^(午前|午後)(\d{1,2})$/;

/** `9時から10時半まで` as `9:00-10:30`, `9.30から11時` too; null for what is no range. */
function japaneseRange(word: string): string | null {
  const [start, end, ...more] = word.replace(/まで$/, '').split(JOINT);
  if (start === undefined || end === undefined || more.length > 0) return null;
  // `1.20から1.30` may as well be versions.
  const hasHour = word.includes('時');
  const [from, to] = [start, end].map(
    (text, n) =>
      clockOrNoon(hasHour ? text.replace(DOTTED, '$1:$2').replace(BARE_HALF, '$1$2時') : text, n === 1) ??
      bareHour(text),
  );
  return from && to ? `${from}-${to}` : null;
}

const TIMES_BEFORE = /^(\d{1,2})回[x×*]?(.+)$/;
const TIMES_AFTER = /^(.+?)(?:[x×*](\d{1,2})回?|(?<=分|間)を?(\d{1,2})回)$/;

/** `3回20分` and `3回×20分` as `3x20m`, `20分×3回` and `20分を3回` as `20mx3`; null for what is no such product. */
function japaneseProduct(word: string): string | null {
  const [, times, of] = TIMES_BEFORE.exec(word) ?? [];
  const [, before, after, plain] = TIMES_AFTER.exec(word) ?? [];
  const length = japaneseLength(of ?? before ?? '');
  return length && (times === undefined ? `${length}x${after ?? plain ?? ''}` : `${times}x${length}`);
}

const SPAN = /^(.+?)(?:から|より|に|[〜~])(.+)$/;
const BEGIN = /^(\d{1,2}):(\d{2})(am|pm)?$/;
const HOURS = 24;
const DAY_MINUTES = HOURS * 60;

/** Minutes of a day as a clock shows them. */
const clockOf = (minutes: number): ClockTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

interface Minutes {
  readonly minutes: number;
  readonly half: string | undefined;
}

/** The minutes of a day at a time of it; null for what is none. */
function minutesAt(clock: string | null): Minutes | null {
  const [, hour, minute = '', half] = BEGIN.exec(clock ?? '') ?? [];
  if (hour === undefined || Number(minute) >= 60) return null;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return hours >= HOURS ? null : { minutes: hours * 60 + Number(minute), half };
}

/** `9時から2時間` and `9:00〜2時間` as `9:00-11:00`; null for what says not both when it began and how long it took. */
function japaneseSpan(word: string): Spelled | null {
  const [, begin = '', length = ''] = SPAN.exec(word) ?? [];
  const start = minutesAt(clockOrNoon(begin));
  const seconds = parseDuration(japaneseLength(length) ?? '');
  if (!start || seconds === null || seconds >= HOURS * 3600) return null;
  const end = start.minutes + Math.round(seconds / 60);
  const [startTime, endTime] = [clockOf(start.minutes), clockOf(end % DAY_MINUTES)];
  // With a zero before it an hour is of the half that it says.
  const written = (time: ClockTime): string => (start.half === undefined ? time.replace(/^0/, '') : time);
  const text = `${written(startTime)}-${written(endTime)}`;
  const range = end >= DAY_MINUTES ? { startTime, endTime, isOverMidnight: true } : null;
  return { text, isClock: false, ...(range && { range }) };
}

const NEXT_DAY = /^(.+?)(?:[〜~–—-]|から)翌(?:日の?|朝の?)?(.+?)(?:まで)?$/;

/** `22時〜翌2時`, which is over midnight whatever its end; null for what is none, or takes a day and more. */
function overMidnight(word: string): Spelled | null {
  const [text, begin = '', last = ''] = NEXT_DAY.exec(word) ?? [];
  if (text === undefined) return null;
  const start = minutesAt(clockOrNoon(/^\d{1,2}$/.test(begin) && last.includes('時') ? `${begin}時` : begin));
  const end = minutesAt(clockOrNoon(last, true));
  if (!start || !end || end.minutes >= start.minutes) return null;
  const range = { startTime: clockOf(start.minutes), endTime: clockOf(end.minutes), isOverMidnight: true };
  return { text, isClock: false, range };
}

const SIGNS = '〇一二三四五六七八九';
const NUMBER = /[一二三四五六七八九十]+/g;
const FIGURES = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/;
const DAY = /^[\d一二三四五六七八九十]+(?:(?:日|週間)前|月[\d一二三四五六七八九十]+日)$/;

/** `二十一` as `21`; as it is where it is no number up to 99. */
function figuresOf(signs: string): string {
  const [whole, first = '', ten = '', last = ''] = FIGURES.exec(signs) ?? [];
  if (whole === undefined || (ten === '' && first !== '' && last !== '')) return signs;
  const tens = ten === '' ? 0 : first === '' ? 1 : SIGNS.indexOf(first);
  const ones = ten === '' ? first + last : last;
  return String(tens * 10 + (ones === '' ? 0 : SIGNS.indexOf(ones)));
}

/** Numbers that only a length has: `十分` is enough of something, `五分` a half of it, `一時` once. */
const SPELLED_LENGTH =
  /^(?=.*時間|.*[二三四五六七八九]十.?分|.*十[一二三四五六七八九]分)[一二三四五六七八九十]+(?:時間半?|分)(?:[一二三四五六七八九十]+分)?間?前?$/;

const WEEKDAYS = '日月火水木金土';
const DAY_OF_WEEK = /^(.+)\(([日月火水木金土])(?:曜日?)?\)$/;

function japanese(word: string): Spelled | null {
  const [, day, weekday = ''] = DAY_OF_WEEK.exec(word) ?? [];
  if (day !== undefined) {
    const text = japanese(day)?.text ?? day;
    return { text, isClock: false, weekday: WEEKDAYS.indexOf(weekday) };
  }
  if (DAY.test(word)) return { text: word.replace(NUMBER, figuresOf), isClock: false };
  const clock = /[時午]/.test(word) ? japaneseClock(word) : null;
  if (clock !== null) return { text: clock, isClock: true };
  const length = SPELLED_LENGTH.test(word) ? word.replace(NUMBER, figuresOf) : word;
  const before = japaneseLength(length) ?? japaneseProduct(word);
  const span = before === null ? (overMidnight(word) ?? japaneseSpan(word)) : null;
  if (span) return span;
  const text = before ?? japaneseRange(word);
  return text === null ? null : { text, isClock: false };
}

const UHR = /^(\d{1,2})(?:[:.](\d{2}))?Uhr$/i;
const UHR_RANGE = /^([\d:.]+)(?:Uhr)?([-–—―]\d{1,2}(?:[:.]\d{2})?)(?:Uhr)?$/i;

function german(word: string): Spelled | null {
  const [, hour, minutes = '00'] = UHR.exec(word) ?? [];
  if (hour !== undefined) return { text: `${hour}:${minutes}`, isClock: true };
  const [, begin, end = ''] = UHR.test(word) ? [] : (UHR_RANGE.exec(word) ?? []);
  return begin === undefined || !/Uhr/i.test(word) ? null : { text: begin + end, isClock: false };
}

/** What a language writes in one word. */
export const SPELLED: Readonly<Partial<Record<Language, (word: string) => Spelled | null>>> = {
  ja: japanese,
  de: german,
};
