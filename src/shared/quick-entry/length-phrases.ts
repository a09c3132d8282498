import { parseDuration } from '../durations';
import { dayAt } from './day-phrases';
import { plainAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import { problemWith, readAgo } from './time-word';
import type { Remark } from './types';

/** What several words say of how long something took, or how long ago it began. */

const AGO_HOURS = /^[-−–]\d+h$/i;
const HOURS = /^\d+h$/i;
const MINUTES = /^\d+m(?:in|n)?$/i;
const BARE_MINUTES = /^[0-5]\d$/;
const CLOCK = /^\d{1,2}:[0-5]\d$/;
const NUMBER = /^\d{1,4}(?:[.,]\d+)?$/;

/**
 * Minutes without a unit after hours, as French writes them: `1h 30`; no unit, month or joint to another time takes the
 * number away.
 */
function bareMinutesAt(words: Words, place: number): string | null {
  const text = plainAt(words, place);
  const after = words.facts[place + 1]?.saying?.kind;
  const beyond = words.facts[place + 2];
  const isJoined =
    (after === 'to' || after === 'until') && (beyond?.clock ?? beyond?.hourClock ?? null) !== null;
  const isTaken = after === 'unit' || after === 'half' || isJoined;
  return BARE_MINUTES.test(text) && !isTaken && !dayAt(words, place) ? text : null;
}

/** What `1h 30` is read as, and how to keep the `30`: it may count something. */
function bareMinutesRemark(words: Words, place: number, length: number, seconds: number): Remark {
  const last = place + length - 1;
  const note = `${textAt(words, place, length - 1)} \\${words.texts[last] ?? ''}`;
  return { code: 'duration-or-note', text: textAt(words, place, length), seconds, note };
}

/** `-1h 30m` began an hour and a half ago, and so did `-1h 30`. */
export function agoAt(words: Words, place: number): Read | null {
  const hours = plainAt(words, place);
  if (!AGO_HOURS.test(hours)) return null;
  const minutes = plainAt(words, place + 1);
  if (MINUTES.test(minutes)) {
    const time = readAgo(hours, minutes);
    return time && { time, length: 2 };
  }
  const bare = bareMinutesAt(words, place + 1);
  const time = bare === null ? null : readAgo(hours, `${bare}m`);
  if (time?.kind !== 'start' || time.start?.kind !== 'ago') return null;
  return { time: { ...time, remark: bareMinutesRemark(words, place, 2, time.start.seconds) }, length: 2 };
}

/** Hours or minutes at a place of the line: `45m`, `45 min`. */
function partAt(words: Words, place: number): { text: string; length: number } | null {
  const text = plainAt(words, place);
  const after = words.facts[place + 1]?.saying;
  if (after?.kind === 'unit' && NUMBER.test(text)) return { text: text + after.unit, length: 2 };
  if (after?.kind === 'unit' && after.unit === 'h' && CLOCK.test(text) && !words.hoursAreClock) {
    return { text, length: 2 };
  }
  const time = words.facts[place]?.time;
  return time?.kind === 'duration' && time.seconds !== null && !time.isAdded ? { text, length: 1 } : null;
}

interface Length {
  /** Whole seconds. */
  readonly seconds: number;
  /** How many words it takes. */
  readonly length: number;
  /** Whether its minutes have no unit: `1h 30`. */
  readonly isBare: boolean;
}

/** A duration at a place of the line; `1 h 30 min` is one. */
function durationAt(words: Words, place: number): Length | null {
  const part = partAt(words, place);
  if (!part) return null;
  const next = place + part.length;
  const hasMore = HOURS.test(part.text);
  const more = hasMore ? partAt(words, next) : null;
  const isMore = more !== null && MINUTES.test(more.text);
  const bare = hasMore && !isMore ? bareMinutesAt(words, next) : null;
  const minutes = isMore ? more : bare === null ? null : { text: `${bare}m`, length: 1 };
  const seconds = parseDuration(minutes ? `${part.text}+${minutes.text}` : part.text);
  if (seconds === null) return null;
  return { seconds, length: part.length + (minutes?.length ?? 0), isBare: bare !== null };
}

/** What began longer ago than this is more likely meant as a time of day: `since 9h40`. */
const LONG_AGO_HOURS = 6;

/** `since 9h40` may be a time of day; null where nobody would take it for one. */
function clockRemark({ facts }: Words, place: number, text: string, seconds: number): Remark | null {
  const { hour, minutes } = facts[place]?.hourClock ?? { hour: 0, minutes: null };
  if (hour < LONG_AGO_HOURS || hour > 23) return null;
  return { code: 'ago-or-start', text, seconds, written: `since ${hour}:${minutes ?? '00'}` };
}

/** `20m ago`, where the duration begins at `first`; `since 20m` says as much without the last word. */
export function agoSaidAt(words: Words, place: number, first: number, isSaid: boolean): Read | null {
  const duration = durationAt(words, first);
  if (!duration) return null;
  const length = first - place + duration.length;
  const after = words.facts[place + length]?.saying;
  // `since 1.30 pm` is a time of the clock.
  if (after?.kind === 'half') return null;
  const isAfter = after?.kind === 'ago' && after.side === 'after';
  if (!isAfter && !isSaid) return null;
  const { seconds, isBare } = duration;
  const whole = length + (isAfter ? 1 : 0);
  const text = textAt(words, place, whole);
  const problem = problemWith(seconds, text);
  if (problem) return { time: { kind: 'start', start: null, problem }, length: whole };
  const remark = isBare
    ? bareMinutesRemark(words, place, length, seconds)
    : isAfter
      ? null
      : clockRemark(words, first, text, seconds);
  return { time: { kind: 'start', start: { kind: 'ago', seconds }, problem: null, remark }, length: whole };
}

/** `45 min`, `1 h 30 min`, `1h 30m`, `1h 30`: blanks in it make it no other duration than `1h30m`. */
function spacedDurationAt(words: Words, place: number): Read | null {
  const duration = durationAt(words, place);
  if (!duration || duration.length === 1) return null;
  const { seconds, length, isBare } = duration;
  const problem = problemWith(seconds, textAt(words, place, length));
  const remark = isBare && !problem ? bareMinutesRemark(words, place, length, seconds) : null;
  return {
    time: { kind: 'duration', seconds: problem ? null : seconds, isAdded: false, problem, remark },
    length,
  };
}

/** The most words of a duration with the one that says more of it: `1 h 30 min ago`. */
const MOST_LENGTH_WORDS = 5;

/** Whether a word near enough says something of a duration: a pasted line has thousands of durations. */
function saysLength(words: Words, place: number): boolean {
  const next = plainAt(words, place + 1);
  if ((BARE_MINUTES.test(next) || MINUTES.test(next)) && HOURS.test(plainAt(words, place))) return true;
  for (let near = place + 1; near < place + MOST_LENGTH_WORDS; near += 1) {
    const kind = words.facts[near]?.saying?.kind;
    if (kind === 'unit' || kind === 'ago') return true;
  }
  return false;
}

/** `45 min`, `1h 30`, `20m ago`: a duration of several words. */
export function lengthSaidAt(words: Words, place: number): Read | null {
  if (!saysLength(words, place)) return null;
  return agoSaidAt(words, place, place, false) ?? spacedDurationAt(words, place);
}
