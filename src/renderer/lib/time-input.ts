import {
  addDays,
  clockTimeOf,
  dateIn,
  instantOf,
  lastInstantOf,
  minutesOf,
  type ClockTime,
} from '../../shared/calendar';
import { parseDuration } from '../../shared/durations';
import { m } from '../../shared/i18n/messages';
import { usualHalf } from '../../shared/quick-entry';

/** Hours and minutes as people part and follow them: `9:40`, `9.40`, `9 40`, `940`, `9h40`, `9 Uhr 40`, `9時40分`. */
const TIME =
  /^(午前|午後)?(\d{1,2})(?:(?:[:.h時 ]|uhr)?(\d{2}|\d(?=分))(?:h|分|uhr)?|h|時|uhr)?(?:([ap])\.?(?:m\.?)?)?$/;

/** Which of two times, twelve hours apart, is meant by what says no half of the day. */
export type Half = (early: ClockTime, late: ClockTime) => ClockTime;

/**
 * Reads what a person types for a time of day, and whatever `formatClockTime` writes in any language: `9`, `9:40`,
 * `2:20 pm`, `2 h 20 p. m.`, `午後2:20`; null when it is none. `half`: on a clock of 12 hours `1:10` may be either of two
 * times; one with a zero before it is of 24 hours.
 */
export function parseClockTime(text: string, half?: Half): ClockTime | null {
  const said = parsedClock(text);
  if (said === null || half === undefined || !said.isOpen) return said && said.time;
  const minutes = minutesOf(said.time) % HALF_DAY;
  return half(clockTimeOf(minutes), clockTimeOf(minutes + HALF_DAY));
}

const HALF_DAY = 12 * 60;
const DAY = 2 * HALF_DAY;
/** Minutes from one time of the clock to the next time that it shows the other. */
const minutesFrom = (from: ClockTime, to: ClockTime): number => (minutesOf(to) - minutesOf(from) + DAY) % DAY;

/** The half in which a time is nearer to one that is known. */
export const halfNear =
  (known: ClockTime): Half =>
  (early, late) => {
    const away = (time: ClockTime): number => Math.min(minutesFrom(known, time), minutesFrom(time, known));
    return away(early) < away(late) ? early : late;
  };

/** The half in which a time is within twelve hours after another. */
export const halfAfter =
  (start: ClockTime): Half =>
  (early, late) => {
    const lasts = minutesFrom(start, early);
    return lasts > 0 && lasts <= HALF_DAY ? early : late;
  };

/** The half in which most people work, as the quick entry takes it too. */
export const halfOfWork: Half = (early, late) =>
  usualHalf(Number(early.slice(0, 2))) === 'a' ? early : late;

/** When (UTC ms) the zone's clock last showed a time: what is later than now began before midnight. */
export function lastShown(zone: string, time: ClockTime, now: number): number {
  const today = dateIn(zone, now);
  const [last, first] = [lastInstantOf(zone, today, time), instantOf(zone, today, time)];
  const yesterday = lastInstantOf(zone, addDays(today, -1), time);
  return [last, first].find((instant) => instant <= now) ?? yesterday;
}

/** `isOpen`: it says no half of the day, and is not written as a clock of 24 hours shows it. */
function parsedClock(text: string): { readonly time: ClockTime; readonly isOpen: boolean } | null {
  const match = TIME.exec(plain(text));
  if (!match || (match[1] !== undefined && match[4] !== undefined)) return null;
  const half = match[1] ?? match[4];
  const minutes = Number(match[3] ?? 0);
  let hours = Number(match[2]);
  if (half !== undefined) {
    // Noon is `12:00 pm` to some and `午後0:00` to others.
    if (hours > 12) return null;
    hours = (hours % 12) + (half === 'p' || half === '午後' ? 12 : 0);
  }
  if (hours > 23 || minutes > 59) return null;
  const isOpen = half === undefined && hours >= 1 && hours <= 12 && !match[2]?.startsWith('0');
  return { time: clockTimeOf(hours * 60 + minutes), isOpen };
}

/**
 * Whole seconds of what a person types in a field for a duration: all that `parseDuration` reads, with blanks in it, and
 * `:30`, `1h30min`, `1時間30分`; null when it is none. In a field a bare number is no word of a note: it is hours, as in a
 * sheet of hours, unless the field says `minutes`.
 */
export function parseDurationField(text: string, bare: 'hours' | 'minutes' = 'hours'): number | null {
  const typed = plain(text)
    .replaceAll('時間', 'h')
    .replace(/(?:min|分)(?=$|\+)/g, 'm');
  if (/^\d+$/.test(typed)) return parseDuration(typed + (bare === 'hours' ? 'h' : 'm'));
  return parseDuration(typed.replace(/^:(?=\d\dh?$)/, '0:'));
}

/** Letters and figures of one width and case; blanks of any width are one, and stay only where digits meet. */
function plain(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().trim();
  return folded.replace(/\s+/g, ' ').replace(/ (?=\D)|(?<=\D) /g, '');
}

/** Why a duration of more than a day cannot be; a bare number, which is of hours, may be meant for minutes. */
export function tooLongText(text: string): string {
  const minutes = /^\d{2,3}$/.test(text.trim()) ? text.trim() : null;
  return minutes === null ? m.field_duration_long() : m.field_duration_minutes({ text: `${minutes}m` });
}
