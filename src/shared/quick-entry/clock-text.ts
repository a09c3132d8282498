import { isEndNextDay } from '../calendar';
import type { ClockTime } from '../calendar';
import type { Problem } from './types';

type Half = 'a' | 'p' | null;

/** A time of day as it was typed: `9`, `9:40`, `9am`, `9:40pm`, `9.40pm`. */
export interface ClockText {
  readonly hour: number;
  /** Two digits where they are minutes; null where only the hour was typed. */
  readonly minutes: string | null;
  readonly half: Half;
  /** Whether its hour may be one of either half of the day: `9` and `9:40`, not `09:40` or `14`. */
  readonly isOpen: boolean;
}

/** Two times of the work zone's clock; the end is on the day after where it runs over midnight. */
export interface ClockRange {
  readonly startTime: ClockTime;
  readonly endTime: ClockTime;
  readonly isOverMidnight: boolean;
}

export type RangeRead =
  | { readonly range: ClockRange; readonly problem: null }
  | { readonly range: null; readonly problem: Problem };

const OPEN_HOUR = /^(?:[1-9]|1[0-2])$/;
const CLOCK = /^(\d{1,2})(?::(\d{1,2}))?(a|p|[ap]\.?m\.?)?$/i;
/** With the half of a day after it a point can only be that of a time: `9.30am`, where `1.2a` is a version. */
const DOTTED_HALF = /^(\d{1,2})\.([0-5]\d)(?=[ap]\.?m\.?$)/i;

/** Reads a word that may be a time of day, whether or not a clock shows it; `25:70` is one that none does. */
export function readClockText(text: string): ClockText | null {
  const match = CLOCK.exec(text.replace(DOTTED_HALF, '$1:$2'));
  if (!match) return null;
  const letter = match[3]?.charAt(0).toLowerCase();
  return {
    hour: Number(match[1]),
    minutes: match[2] ?? null,
    half: letter === 'a' || letter === 'p' ? letter : null,
    isOpen: OPEN_HOUR.test(match[1] ?? ''),
  };
}

/** Only an hour: `9` may as well be nine of something. */
export function isBareHour({ minutes, half }: ClockText): boolean {
  return minutes === null && half === null;
}

/** The time that a clock shows, in 24 hours; null where none does. */
export function clockTimeOf({ hour, minutes, half }: ClockText): ClockTime | null {
  if (minutes?.length === 1 || Number(minutes ?? 0) > 59) return null;
  if (half ? hour < 1 || hour > 12 : hour > 23) return null;
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${minutes ?? '00'}`;
}

/**
 * An end before its start runs over midnight where nothing else can be meant: the start is in the afternoon for sure,
 * the end in the morning, and the same end twelve hours later would still not come after the start.
 */
function runsOverMidnight(start: ClockText, startTime: ClockTime, endTime: ClockTime): boolean {
  const isAfternoon = start.half === 'p' || (start.half === null && start.hour > 12);
  return isAfternoon && isEndNextDay(startTime, endTime);
}

/** `24` and `24:00`, where a day ends. */
const isMidnight = ({ hour, minutes, half }: ClockText): boolean =>
  hour === 24 && half === null && /^(?:00)?$/.test(minutes ?? '');

/** Two times as a range; `text` is what was typed. */
export function readClockRange(start: ClockText, end: ClockText, text: string): RangeRead {
  const endsDay = isMidnight(end);
  const endTime = endsDay ? '00:00' : clockTimeOf(end);
  const isBeforeEnd = (time: ClockTime | null): boolean =>
    time !== null && endTime !== null && time < endTime;
  // `1-2pm` is an afternoon, `11-1pm` begins in the morning.
  const isOwn = start.half !== null || start.hour === 0 || start.hour > 12;
  const own = clockTimeOf({ ...start, half: isOwn ? start.half : end.half });
  const isMorning = !isOwn && end.half === 'p' && !isBeforeEnd(own);
  const startTime = isMorning ? clockTimeOf({ ...start, half: 'a' }) : own;
  if (startTime === null || endTime === null) {
    return { range: null, problem: { code: 'range-impossible', text } };
  }
  const isOverMidnight = endsDay || runsOverMidnight(start, startTime, endTime);
  if (endTime <= startTime && !isOverMidnight) {
    return { range: null, problem: { code: 'range-backwards', text, startTime, endTime } };
  }
  return { range: { startTime, endTime, isOverMidnight }, problem: null };
}
