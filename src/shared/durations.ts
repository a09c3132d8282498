/**
 * Durations are whole seconds everywhere in the app; decimal hours exist only on the wire and in what a person types.
 */

const HOUR = 3600;
const MINUTE = 60;
/** The API holds an entry to 24 hours (api reference: `hours` 0–24). */
export const MAX_ENTRY_SECONDS = 24 * HOUR;

/** Whole seconds of decimal hours, to the nearest second: 0.0001 h on the wire is well under half a second off. */
export function secondsFromHours(hours: number): number {
  return Math.round(hours * HOUR);
}

/** Decimal hours of whole seconds, to four decimals, from which {@link secondsFromHours} gets the same seconds back. */
export function hoursFromSeconds(seconds: number): number {
  return Math.round((seconds / HOUR) * 10_000) / 10_000;
}

/** Whole seconds from one instant to another (UTC ms), cut, never below 0: a clock put back must not make negative time. */
export function secondsBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / 1000));
}

/** Whole seconds of an entry at an instant (UTC ms): what is counted and, if it runs, what has run since. */
export function secondsAt(
  entry: { readonly seconds: number; readonly startedAt: number | null },
  instant: number,
): number {
  return entry.startedAt === null ? entry.seconds : entry.seconds + secondsBetween(entry.startedAt, instant);
}

/** The parts of a clock face for a duration in seconds. */
export function clockParts(seconds: number): { hours: number; minutes: number; seconds: number } {
  const whole = Math.max(0, Math.floor(seconds));
  return {
    hours: Math.floor(whole / HOUR),
    minutes: Math.floor((whole % HOUR) / MINUTE),
    seconds: whole % MINUTE,
  };
}

const HUNDREDTHS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A duration in seconds as `1:30`, cut to the minute as a clock does, or as `1.50`, to the nearest hundredth, with the
 * decimal sign of the locale (BCP 47).
 */
export function formatDuration(seconds: number, style: 'clock'): string;
export function formatDuration(seconds: number, style: 'clock' | 'decimal', locale: string): string;
export function formatDuration(seconds: number, style: 'clock' | 'decimal', locale?: string): string {
  if (style === 'decimal') {
    // Without groups: what is shown in a field must be readable by `parseDuration`.
    const format = new Intl.NumberFormat(locale, { ...HUNDREDTHS, useGrouping: false });
    return format.format(Math.round(Math.max(0, seconds) / 36) / 100);
  }
  const { hours, minutes } = clockParts(seconds);
  return `${hours}:${two(minutes)}`;
}

/** A duration in seconds as `1:23:07`. */
export function formatClock(seconds: number): string {
  const parts = clockParts(seconds);
  return `${parts.hours}:${two(parts.minutes)}:${two(parts.seconds)}`;
}

const NUMBER = String.raw`\d*[.,]\d+|\d+`;
const FORMS: readonly { readonly pattern: RegExp; readonly seconds: (match: RegExpExecArray) => number }[] = [
  { pattern: /^(\d{1,2}):([0-5]\d)h?$/i, seconds: (m) => Number(m[1]) * HOUR + Number(m[2]) * MINUTE },
  { pattern: new RegExp(`^(${NUMBER})h$`, 'i'), seconds: (m) => secondsFromHours(decimal(m[1])) },
  {
    pattern: /^(\d+)h([0-5]?\d)(?:m(?:in|n)?)?$/i,
    seconds: (m) => Number(m[1]) * HOUR + Number(m[2]) * MINUTE,
  },
  {
    pattern: /^(\d{1,2}):([0-5]\d):([0-5]\d)$/,
    seconds: (m) => Number(m[1]) * HOUR + Number(m[2]) * MINUTE + Number(m[3]),
  },
  {
    pattern: /^(\d+)h([0-5]?\d)m(?:in|n)?([0-5]?\d)s$/i,
    seconds: (m) => Number(m[1]) * HOUR + Number(m[2]) * MINUTE + Number(m[3]),
  },
  { pattern: /^(\d+)m(?:in|n)?([0-5]?\d)s$/i, seconds: (m) => Number(m[1]) * MINUTE + Number(m[2]) },
  { pattern: new RegExp(`^(${NUMBER})m(?:in|n)?$`, 'i'), seconds: (m) => Math.round(decimal(m[1]) * MINUTE) },
  { pattern: /^(\d*[.,]\d+)$/, seconds: (m) => secondsFromHours(decimal(m[1])) },
];

function decimal(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

function parseTerm(term: string): number | null {
  for (const { pattern, seconds } of FORMS) {
    const match = pattern.exec(term);
    if (match) return seconds(match);
  }
  return null;
}

/**
 * Whole seconds of what a person writes for a duration: `45m`, `1:30`, `1:30h`, `1.5h`, `1h30`, `1h30min`, `1h30m15s`, `.5`,
 * and sums such as `.5+15m`.
 * A bare whole number is no duration (`2` may be a word of the note). Null when the text is none; it may exceed a day,
 * which the caller judges.
 */
export function parseDuration(text: string): number | null {
  let total = 0;
  for (const term of text.trim().split('+')) {
    const seconds = parseTerm(term);
    if (seconds === null) return null;
    total += seconds;
  }
  return total;
}

/** Whole seconds as {@link parseDuration} reads them back: `1:30`, or decimal minutes where they are not whole: `0.0833m`. */
export function durationText(seconds: number): string {
  return seconds % MINUTE === 0 ? formatDuration(seconds, 'clock') : `${(seconds / MINUTE).toFixed(4)}m`;
}

/** A company's rule for rounding an entry, such as `up_15`: direction and step in minutes (api-facts: `time_rounding`). */
export interface Rounding {
  readonly direction: 'up' | 'down' | 'nearest';
  readonly stepSeconds: number;
}

/** Reads `up_15`, `down_6`, `nearest_30`; null for none or for a rule that is not known. */
export function parseRounding(text: string | null | undefined): Rounding | null {
  const match = /^(up|down|nearest)_(\d+)$/.exec(text ?? '');
  const direction = match?.[1];
  const minutes = Number(match?.[2]);
  if (!minutes || (direction !== 'up' && direction !== 'down' && direction !== 'nearest')) return null;
  return { direction, stepSeconds: minutes * MINUTE };
}

/** Seconds after a company's rounding; unchanged without one. */
export function roundSeconds(seconds: number, rounding: Rounding | null): number {
  if (!rounding) return seconds;
  const steps = seconds / rounding.stepSeconds;
  const whole =
    rounding.direction === 'up'
      ? Math.ceil(steps)
      : rounding.direction === 'down'
        ? Math.floor(steps)
        : Math.round(steps);
  return whole * rounding.stepSeconds;
}
