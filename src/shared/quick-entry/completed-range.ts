import { halfAt, halfPastAt, isCounted, isHourUnit, minutesPastAt, partOfDayAt } from './clock-at';
import { saysSomething } from './facts';
import { plainAt, sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import { spokenRangeAt } from './spoken-clock';
import { readRange } from './time-word';

/** Ranges in one word that the words around them complete: `9-10:30 pm`, `9h-10h y media`. */

/** Whether no word of the note, nor what is counted, follows. */
export function isLastAt(words: Words, place: number): boolean {
  const next = words.facts[place];
  return next === undefined || (saysSomething(next) && !isCounted(words, place));
}

const RANGE_END = /^(.*[-–—―〜~])(\d{1,2})h?$/;

/** A range in one word, whose end the words after it may complete. */
interface Completed {
  /** With the end in figures: `9-10:30`. */
  readonly written: string;
  /** How many words it takes. */
  readonly length: number;
}

/** What one has half of: `media hora`, `media docena de bugs`, `media jornada`. */
const HALF_OF = /^(?:hora|docena|jornada|mañana|tarde|página|heure|journée|douzaine|page)s?$/i;

const isHalfOf = ({ texts }: Words, place: number): boolean => HALF_OF.test(texts[place] ?? '');

/** `9h-10h y media`, `9-10 Uhr 30`: of an end that is but an hour. */
function completedAt(words: Words, place: number, range: string): Completed | null {
  const [, begin = '', hour] = RANGE_END.exec(range) ?? [];
  if (hour === undefined) return null;
  const clock = { hour: Number(hour), minutes: null, half: null, isOpen: true };
  const hasH = isHourUnit(words, place + 1);
  const half = halfPastAt(words, place, { clock, length: hasH ? 2 : 1, isMarked: true, hasH }, true);
  const isNamed = hasH || halfAt(words, place + 1)?.half === null;
  const past = half === null && isNamed ? minutesPastAt(words, place + 2) : null;
  const length = half?.length ?? 3;
  // A figure may count what follows it, `media hora` is a length, and `media docena` counts too.
  const isPart = half !== null && sayingAt(words, place + length - 1)?.kind === 'part';
  const isFree = isPart
    ? !isCounted(words, place + length) && !isHalfOf(words, place + length)
    : isLastAt(words, place + length);
  if (!isFree) return null;
  if (half) return { written: `${begin}${half.clock.hour}:${half.clock.minutes}`, length };
  return past === null ? null : { written: `${begin}${hour}:${past}`, length };
}

/** The French `8-12 h`, whose `h` is no word of the note. */
const hoursAt = (words: Words, place: number, range: string): Completed | null =>
  isHourUnit(words, place + 1) ? { written: range, length: 2 } : null;

const END_HOUR = /[-–—―〜~](\d{1,2})/;

/**
 * `9-10:30 pm`, `half past 9-10:30`, `9h-10h y media`; where no clock shows that, as in the German `13-14 am Server`, the
 * word after it is none of it.
 */
export function halvedRangeAt(words: Words, place: number): Read | null {
  const spoken = spokenRangeAt(words, place);
  const first = place + (spoken ? spoken.length - 1 : 0);
  if (words.facts[first]?.time?.kind !== 'range') return null;
  const begun = spoken?.written ?? plainAt(words, first);
  const whole = completedAt(words, first, begun) ?? hoursAt(words, first, begun);
  const word = whole?.written ?? begun;
  const next = whole ? null : halfAt(words, first + 1);
  const end = first + (whole?.length ?? (next ? 2 : 1));
  const part = partOfDayAt(words, end, Number(END_HOUR.exec(word)?.[1]));
  if (!spoken && !whole && !next && !part) return null;
  const length = end + (part?.length ?? 0) - place;
  const half = next?.half ?? part?.half ?? null;
  const time = readRange(word, words.isHalfDay, half, textAt(words, place, length));
  return time && !time.problem ? { time, length } : null;
}
