import { clockAt, halfAt, halfPastAt, hourBefore, minutesPastAt, partOfDayAt } from './clock-at';
import type { FoundClock } from './clock-at';
import { readClockText } from './clock-text';
import { saysSomething } from './facts';
import { phraseAt, plainAt, sayingAt } from './phrase';
import type { Words } from './phrase';

/**
 * Times of day as they are spoken, the minutes first: `half past 9`, `ten to 9`, `halb 10`, `fünf vor halb 10`. Without
 * them the hour alone would be read.
 */

interface Minutes {
  /** Past the hour that is named, or before it where they are less than none. */
  readonly minutes: number;
  /** How many words say so. */
  readonly length: number;
  /** Whether nothing else can be meant: `half 9` may be the half of nine, and `10 to 9` a range. */
  readonly isSure: boolean;
}

const FIGURE = /^(?:5|10|15|20|25)$/;
const FEWEST_MINUTES = 5;
const MOST_MINUTES = 25;
const PAST: ReadonlySet<string> = new Set(['past', 'nach']);
/** What a half or a quarter is one of: `a half`, `second half`, `erstes Viertel`. */
const OF_NUMBERS =
  /^(?:and|an?|one|und|ein|each|either|first|second|third|fourth|other|last|next|this|that|the|(?:erste|zweite|dritte|vierte|letzte|nächste|andere|diese|jede)[snrm]?|das|die)$/i;
const BEFORE: ReadonlySet<string> = new Set(['to', 'vor']);

/** How many minutes, as only whole fives are spoken of: `5`, `zehn`. */
function fivesAt(words: Words, place: number): number | null {
  const saying = sayingAt(words, place);
  const figure = plainAt(words, place);
  const minutes = saying?.kind === 'count' ? saying.count : FIGURE.test(figure) ? Number(figure) : 0;
  return minutes >= FEWEST_MINUTES && minutes <= MOST_MINUTES && minutes % FEWEST_MINUTES === 0
    ? minutes
    : null;
}

function phraseMinutes(words: Words, place: number): Minutes | null {
  const phrase = phraseAt(words, place, 'minutes');
  if (phrase?.said.kind !== 'minutes') return null;
  const { minutes, isSure } = phrase.said;
  return { minutes, isSure, length: phrase.length };
}

/** The `half past` of `half past 9`, the `fünf nach halb` of `fünf nach halb 10`; after `from` the `10 to` of `10 to 11` is none. */
function minutesAt(words: Words, place: number, isSaid: boolean): Minutes | null {
  const said = phraseMinutes(words, place);
  // `two and a half 9-10` is no time of day.
  if (said) return said.isSure || !OF_NUMBERS.test(words.texts[place - 1] ?? '') ? said : null;
  const joint = words.texts[place + 1]?.toLowerCase() ?? '';
  if (isSaid && joint === 'to') return null;
  const sign = PAST.has(joint) ? 1 : BEFORE.has(joint) ? -1 : 0;
  const fives = sign === 0 ? null : fivesAt(words, place);
  if (fives === null) return null;
  const half = phraseMinutes(words, place + 2);
  const isSure = joint !== 'to';
  return { minutes: sign * fives + (half?.minutes ?? 0), length: 2 + (half?.length ?? 0), isSure };
}

const NOON = 12;

/** So many minutes past an hour or before it; null for what no clock shows. */
function shifted(
  found: FoundClock,
  { minutes, length }: Pick<Minutes, 'minutes' | 'length'>,
): FoundClock | null {
  if (minutes < 0) {
    const before = hourBefore(found, { minutes: -minutes, length });
    // A quarter to noon is in the morning.
    const flipped = found.clock.half === 'p' ? 'a' : 'p';
    const isFlipped = found.clock.half !== null && found.clock.hour === NOON;
    return before && isFlipped ? { ...before, clock: { ...before.clock, half: flipped } } : before;
  }
  const clock = { ...found.clock, minutes: String(minutes).padStart(2, '0') };
  return { ...found, clock, length: found.length + length };
}

/** The `drei` of `halb drei`, but for that of `halb drei Stunden`. */
function spelledHourAt(words: Words, place: number): FoundClock | null {
  const saying = sayingAt(words, place);
  const after = sayingAt(words, place + 1)?.kind;
  if (saying?.kind !== 'count' || saying.count > NOON || after === 'unit' || after === 'span') return null;
  const clock = { hour: saying.count, minutes: null, half: null, isOpen: true };
  return { clock, length: 1, isMarked: true, hasH: false };
}

/** `las dos`, `la una y media`, `zwei Uhr`, `two pm`: an hour in words, which a word beside it says is one of the clock. */
function namedHourAt(words: Words, place: number): FoundClock | null {
  const article = sayingAt(words, place)?.kind === 'article' ? 1 : 0;
  const found = spelledHourAt(words, place + article);
  if (!found) return null;
  if (article === 1) {
    const hour = { ...found, length: 2 };
    const whole = halfPastAt(words, place, hour, true) ?? hour;
    const part = partOfDayAt(words, place + whole.length, whole.clock.hour);
    // `las dos oficinas` are two of them.
    const next = words.facts[place + 2];
    if (!part && whole === hour && next !== undefined && !saysSomething(next)) return null;
    if (!part) return whole;
    return { ...whole, clock: { ...whole.clock, half: part.half }, length: whole.length + part.length };
  }
  const named = halfAt(words, place + 1);
  // `zwei am Server`
  if (!named || (named.half !== null && words.hasWordAm)) return null;
  const minutes = named.half === null ? minutesPastAt(words, place + 2) : null;
  const clock = { ...found.clock, half: named.half, minutes };
  return { ...found, clock, length: minutes === null ? 2 : 3 };
}

/** `half past 9`, `viertel nach 9 Uhr`; marked where nothing else can be meant. `isSaid`: a word before it says a time, which hours in words need. */
export function spokenAt(words: Words, place: number, isSaid: boolean): FoundClock | null {
  const before = minutesAt(words, place, isSaid);
  if (!before) return isSaid ? namedHourAt(words, place) : null;
  const hour = place + before.length;
  const found = clockAt(words, hour, true) ?? (before.isSure ? spelledHourAt(words, hour) : null);
  if (!found || found.hasH || found.clock.minutes !== null) return null;
  const spoken = shifted(found, before);
  return spoken && { ...spoken, isMarked: found.isMarked || before.isSure };
}

const GLUED = /^(\d{1,2})([ap]\.?m\.?)?([-–—―〜~].+)$/i;
const HAS_MINUTES = /[:.]\d/;

/** A range whose begin is spoken of in the words before it: `half past 9-10:30`. */
interface SpokenRange {
  /** The range with its begin in figures: `9:30-10:30`. */
  readonly written: string;
  /** How many words it takes. */
  readonly length: number;
}

export function spokenRangeAt(words: Words, place: number): SpokenRange | null {
  const before = minutesAt(words, place, false);
  const range = place + (before?.length ?? 0);
  if (!before || words.facts[range]?.time?.kind !== 'range') return null;
  const [, figure = '', half = '', rest = ''] = GLUED.exec(plainAt(words, range)) ?? [];
  const clock = readClockText(figure + half);
  if (!clock || !(before.isSure || half !== '' || HAS_MINUTES.test(rest))) return null;
  const spoken = shifted({ clock, length: 1, isMarked: true, hasH: false }, before);
  if (!spoken) return null;
  const { hour, minutes } = spoken.clock;
  return { written: `${hour}:${minutes}${spoken.clock.half ?? ''}${rest}`, length: before.length + 1 };
}

/** Whether a spoken time may begin at a place: of the words of a note few do. */
export const maySpeak = (words: Words, place: number): boolean => minutesAt(words, place, false) !== null;
