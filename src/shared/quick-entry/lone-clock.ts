import type { Problem } from './types';

const LONE = /^([-+−–]?)(\d{1,2})(?:[:.,](\d{2}))?$/;
/** `9p` may be nine pages; `9pm` and `9:40p` are times of the clock. */
const LONE_WITH_HALF = /^()(\d{1,2})(?::(\d{2})[ap](?:\.?m\.?)?|(?:\.(\d{2}))?[ap]\.?m\.?)$/i;
const MOST_HOURS = 24;

/** `9:40 pm` without a word that says what began or ended then. */
interface LoneClock {
  /** What was typed. */
  readonly text: string;
  /** The half of the day that it names; null: only that it is a time of day. */
  readonly half: 'a' | 'p' | null;
  /** The same as a word of the note. */
  readonly note: string;
}

/**
 * Asks about a time of day that stands alone: read as 9 hours and 40 minutes, `9:40 pm` would be logged as what nobody
 * meant. `word` is its first word. Null for what is no such time: `2026 pm`, `1h30 am`.
 */
export function loneClock(word: string, isHalfApart: boolean, lone: LoneClock): Problem | null {
  const [, sign = '', hourText = '', past, dotted] = (isHalfApart ? LONE : LONE_WITH_HALF).exec(word) ?? [];
  const minutes = past ?? dotted;
  const hour = Number(hourText);
  const isHalfDay = hour >= 1 && hour <= 12;
  if (hourText === '' || hour > MOST_HOURS || Number(minutes ?? 0) > 59) return null;
  if (minutes === undefined && (sign !== '' || !isHalfDay)) return null;
  const time = isHalfDay ? hourText : String(hour % MOST_HOURS);
  const clock = minutes === undefined ? time : `${time}:${minutes}`;
  return {
    code: 'clock-alone',
    text: lone.text,
    start: `since ${clock}${isHalfDay && lone.half ? ` ${lone.half}m` : ''}`,
    duration: `${sign}${hour}h${minutes ?? ''}`,
    note: lone.note,
  };
}
