import { clockParts } from '../durations';
import { durationAt, partAt } from './length-parts';
import type { Length } from './length-parts';
import { FIRST_CLOCK_HOUR, phraseAt, plainAt, sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import type { LinePart, Remark } from './types';

/** From how long to how long: words that say no length, and are of the note. */

const FIGURE = /^\d{1,3}(?:[.,]\d+)?$/;
const WITH_UNIT = /[hm]/i;

const BETWEEN: ReadonlySet<string> = new Set(['between', 'zwischen', 'entre']);
/** Before them what follows says how long, be it as late as a time of day: `durée de 6h à 8h`. */
const OF_LENGTHS: ReadonlySet<string> = new Set(
  'length duration lasts takes took estimate estimated dauer dauert schätzung geschätzt durée dure estimation'
    .concat(' estimé estimée duración dura tarda estimación estimado')
    .split(' '),
);

const textBefore = ({ texts }: Words, place: number): string => texts[place - 1]?.toLowerCase() ?? '';

const isBetween = (words: Words, first: number): boolean => BETWEEN.has(textBefore(words, first));

/** Whether the word after a first length joins another to it as one that it may be, too. */
function isEitherJoint(words: Words, first: number, joint: number): boolean {
  const kind = sayingAt(words, joint)?.kind;
  return kind === 'or' || (kind === 'and' && isBetween(words, first));
}

function isTillJoint(words: Words, joint: number): boolean {
  const kind = sayingAt(words, joint)?.kind;
  return kind === 'to' || kind === 'until';
}

/** `5 to 10 min`, `2 or 3 hours`, `1h or 2h` and `between 5 and 10 min` say no length: all of it is note. */
export function estimateAt(words: Words, place: number): Read | null {
  if (!FIGURE.test(plainAt(words, place))) return eitherAt(words, place);
  if (!isTillJoint(words, place + 1) && !isEitherJoint(words, place, place + 1)) return null;
  const part = partAt(words, place + 2);
  return part && WITH_UNIT.test(part.text) ? { time: null, length: 2 + part.length } : null;
}

/** Two lengths with their units, of which either may be. */
function eitherAt(words: Words, place: number): Read | null {
  const first = partAt(words, place);
  const joint = place + (first?.length ?? 0);
  if (!first || !WITH_UNIT.test(first.text) || !isEitherJoint(words, place, joint)) return null;
  const last = partAt(words, joint + 1);
  return last && WITH_UNIT.test(last.text) ? { time: null, length: joint + 1 + last.length - place } : null;
}

const HAS_HOURS = /h/i;
/** `9 to 10h30` is no length in any language. */
const HAS_MINUTES_PAST = /h[0-5]\d$|:/i;

/** After `from` the same says no times of day either: `from 5 to 10 min`; `de 9 à 11 heures` does. */
export function estimateFromAt(words: Words, place: number): Read | null {
  const lengths = lengthsFromAt(words, place);
  if (lengths) return { time: null, length: lengths.length };
  const estimate = FIGURE.test(plainAt(words, place + 1)) ? estimateAt(words, place + 1) : null;
  if (!estimate) return null;
  const end = partAt(words, place + 3)?.text ?? '';
  const isClock =
    (words.hoursAreClock || HAS_MINUTES_PAST.test(end)) &&
    HAS_HOURS.test(end) &&
    Number.parseInt(plainAt(words, place + 1), 10) >= FIRST_CLOCK_HOUR &&
    !OF_LENGTHS.has(textBefore(words, place));
  return isClock ? null : { time: null, length: 1 + estimate.length };
}

/** From how long to how long, each with its unit. */
interface Lengths {
  readonly from: Length;
  readonly to: Length;
  /** How many words say so. */
  readonly length: number;
}

/** A length with a unit; `1:30` may as well be a time of day. */
function lengthAt(words: Words, place: number): Length | null {
  return WITH_UNIT.test(partAt(words, place)?.text ?? '') ? durationAt(words, place) : null;
}

/**
 * `de 1h à 2h`, `from 30m to 1h`: of the hours in which nobody begins they say how long. One length and a time of day
 * say how long it took from then on: `réunion de 1h à 14h`.
 */
function lengthsFromAt(words: Words, place: number): Lengths | null {
  const from = lengthAt(words, place + 1);
  const joint = place + 1 + (from?.length ?? 0);
  if (!from || !isTillJoint(words, joint)) return null;
  const to = lengthAt(words, joint + 1);
  if (!to || to.seconds <= from.seconds) return null;
  const end = joint + 1 + to.length;
  const isOfDay = sayingAt(words, end)?.kind === 'half' || phraseAt(words, end, 'part') !== null;
  const isShort = clockParts(to.seconds).hours < FIRST_CLOCK_HOUR;
  if (isOfDay || !(isShort || OF_LENGTHS.has(textBefore(words, place)))) return null;
  return { from, to, length: end - place };
}

const HOURS_IN_WORDS = /^(?:heures?|horas?)[.,;:!?)]?$/i;
const BARE_HOURS = /^(\d{1,2})(?:[-–—―](\d{1,2}))?$/;

/** Hours of which there are as many as two bare figures say. */
interface HoursBetween {
  readonly from: number;
  readonly to: number;
  /** How many words say so. */
  readonly length: number;
}

/**
 * `2 à 3 heures`, `2-3 horas`: where hours are written as a time of day is, the word for them says how many where nobody
 * begins so early, and no part of the day follows.
 */
export function hoursBetweenAt(words: Words, place: number): HoursBetween | null {
  if (!words.hoursAreClock) return null;
  const [, first, glued] = BARE_HOURS.exec(plainAt(words, place)) ?? [];
  if (first === undefined || (glued === undefined && !isTillJoint(words, place + 1))) return null;
  const unit = place + (glued === undefined ? 3 : 1);
  const last = glued ?? BARE_HOURS.exec(plainAt(words, place + 2))?.[1];
  if (last === undefined || !HOURS_IN_WORDS.test(words.texts[unit] ?? '')) return null;
  const [from, to] = [Number(first), Number(last)];
  if (from >= FIRST_CLOCK_HOUR || to <= from || phraseAt(words, unit + 1, 'part') !== null) return null;
  return { from, to, length: unit + 1 - place };
}

/** A time of day in the figures that say no length. */
function clockOf(seconds: number): string {
  const { hours, minutes } = clockParts(seconds);
  return `${hours}:${String(minutes).padStart(2, '0')}`;
}

const HOURS_FIRST = /^\d{1,2}h/i;

/** Says of a line that logs nothing where from how long to how long may say from when till when, and how to write that. */
export function unreadEstimates(words: Words, parts: readonly LinePart[]): readonly Remark[] {
  for (const place of words.texts.keys()) {
    const hours = parts[place]?.kind === 'note' ? hoursBetweenAt(words, place) : null;
    // After `from` they are as surely a length as minutes are.
    if (hours && sayingAt(words, place - 1)?.kind !== 'from') {
      const written = `${hours.from}:00-${hours.to}:00`;
      return [{ code: 'note-or-time', text: textAt(words, place, hours.length), written }];
    }
    const kind = sayingAt(words, place)?.kind;
    const isFrom = kind === 'from' || (kind === 'to' && words.hoursAreClock);
    // The `de` before them may begin a project's name.
    const lengths = isFrom && parts[place + 1]?.kind === 'note' ? lengthsFromAt(words, place) : null;
    if (!lengths || !HOURS_FIRST.test(partAt(words, place + 1)?.text ?? '')) continue;
    const written = `${clockOf(lengths.from.seconds)}-${clockOf(lengths.to.seconds)}`;
    return [{ code: 'note-or-time', text: textAt(words, place, lengths.length), written }];
  }
  return [];
}

/** Before a length in words they say how often, or of how long a thing: `every five minutes`, `timeout of thirty minutes`. */
const BEFORE_LENGTHS = new Set([
  ...['of', 'every', 'each', 'last', 'next', 'within', 'in'],
  ...['alle', 'jede', 'in', 'nach', 'von'],
  ...['de', 'les', 'dans', 'cada', 'en'],
]);

/** Whether a length after this word is as likely one of the note. */
export function isBeforeLengths(text: string | undefined): boolean {
  return BEFORE_LENGTHS.has(text?.toLowerCase() ?? '');
}
