import type { Language } from '../language';
import type { FoundClock } from './clock-at';
import type { Lexicon } from './lexicon';
import { FIRST_CLOCK_HOUR, sayingAt } from './phrase';
import type { Words } from './phrase';

/**
 * The words for noon and midnight, which are times of day beside another one (`9 to noon`), and noon after `since`. Alone
 * they are words of the note: `noon call`.
 */

export type Noon = 'noon' | 'midnight';

const ENGLISH: Readonly<Record<Noon, readonly string[]>> = {
  noon: ['noon', 'midday'],
  midnight: ['midnight'],
};

const OTHERS: Readonly<Partial<Record<Language, Readonly<Record<Noon, readonly string[]>>>>> = {
  de: { noon: ['mittag'], midnight: ['mitternacht'] },
  fr: { noon: ['midi'], midnight: ['minuit'] },
  es: { noon: ['mediodia'], midnight: ['medianoche'] },
  ja: { noon: ['正午'], midnight: [] },
};

/** The words of a language and the English ones, as words are compared. */
export function noonsOf(language: Language): ReadonlyMap<string, Noon> {
  const own = OTHERS[language];
  const words = (of: Noon): readonly (readonly [string, Noon])[] =>
    [...ENGLISH[of], ...(own?.[of] ?? [])].map((word) => [word, of] as const);
  return new Map([...words('noon'), ...words('midnight')]);
}

export const NOON_HOUR = 12;
const LAST_HOUR = 24;

/** What begins then: said with its half, noon is before `1`. */
const begins = (noon: Noon): string => (noon === 'noon' ? '12pm' : '0:00');
/** What ends then. */
const ends = (noon: Noon): string => (noon === 'noon' ? '12:00' : '24:00');

/** No such range is longer: what is pasted is not searched. */
const MOST_LETTERS = 24;
const RANGE = /^(\p{L}+)([-–—―〜~])(\d[^-–—―〜~]*)$|^(\d[^-–—―〜~]*)([-–—―〜~])(\p{L}+)$/u;
const EARLY = /^(\d{1,2})(?:[h:.]?[0-5]\d)?h?(?:am?)?$/i;

/** Whether what stands before noon may be in the morning, or what stands before midnight late. */
function mayEnd(noon: Noon, begin: string): boolean {
  const hour = Number(EARLY.exec(begin)?.[1]);
  if (noon === 'midnight') return !(hour <= NOON_HOUR);
  return hour >= FIRST_CLOCK_HOUR && hour < NOON_HOUR;
}

const HOURS = /^(\d{1,2})h([0-5]\d)?$/i;

/**
 * `9am-noon` as `9am-12:00`, `midi-13h` as `12pm-13h`, and `minuit-2h` as `0:00-2:00` where a time of day is written so; null
 * for what is no such range.
 */
export function withNoon(
  word: string,
  { noonOf, hoursAreClock }: Pick<Lexicon, 'noonOf' | 'hoursAreClock'>,
): string | null {
  const [, first, dash, end, begin, joint, last] = word.length > MOST_LETTERS ? [] : (RANGE.exec(word) ?? []);
  const noon = noonOf(first ?? last ?? '');
  if (noon === null) return null;
  const [, hour, minutes = '00'] = (hoursAreClock && noon === 'midnight' && HOURS.exec(end ?? '')) || [];
  if (hour !== undefined) return `${begins(noon)}${dash}${hour}:${minutes}`;
  if (first !== undefined) return `${begins(noon)}${dash}${end}`;
  return mayEnd(noon, begin ?? '') ? `${begin}${joint}${ends(noon)}` : null;
}

const LENGTH = { length: 1, isMarked: true, hasH: false };

/** `midi et demi`. */
const PAST_LENGTH = 3;

/** The `et demi` of `midi et demi`, but for that of `midi et demi-heure`. */
function minutesPastAt(words: Words, place: number): string | null {
  const part = sayingAt(words, place)?.kind === 'and' ? sayingAt(words, place + 1) : null;
  const isPast = words.hoursAreClock && part?.kind === 'part' && part.isMore === true;
  return isPast && sayingAt(words, place + 2)?.kind !== 'unit' ? String(part.minutes) : null;
}

/** Whether noon or midnight stands there. */
export const isNoonAt = ({ facts }: Words, place: number): boolean => (facts[place]?.noon ?? null) !== null;

/** The noon or midnight at a place that something began at. */
export function noonAt(words: Words, place: number): FoundClock | null {
  const noon = words.facts[place]?.noon ?? null;
  if (noon === null) return null;
  const past = minutesPastAt(words, place + 1);
  const minutes = past ?? '00';
  const clock =
    noon === 'noon'
      ? ({ hour: NOON_HOUR, minutes, half: 'p', isOpen: false } as const)
      : { hour: 0, minutes, half: null, isOpen: false };
  return { clock, ...LENGTH, length: past === null ? 1 : PAST_LENGTH };
}

const ENDED = { hour: NOON_HOUR, minutes: '00', half: null, isOpen: false };

/** The noon or midnight at a place that something ended at which began at `from`. */
export function noonEndAt(words: Words, place: number, from: FoundClock): FoundClock | null {
  const noon = words.facts[place]?.noon ?? null;
  const { hour, half } = from.clock;
  if (noon === null) return null;
  const isLate = half === 'p' || hour > NOON_HOUR;
  const isEarly = !isLate && hour >= FIRST_CLOCK_HOUR && hour < NOON_HOUR;
  if (noon === 'noon' ? !isEarly : !isLate) return null;
  if (noon === 'midnight') return { clock: { ...ENDED, hour: LAST_HOUR }, ...LENGTH };
  const past = minutesPastAt(words, place + 1);
  return past === null
    ? { clock: ENDED, ...LENGTH }
    : { clock: { ...ENDED, minutes: past }, ...LENGTH, length: PAST_LENGTH };
}

/** The noon of `since noon`; `since midnight` is too long ago for most of the day, and may be said of anything. */
export const sinceNoonAt = (words: Words, place: number): FoundClock | null =>
  words.facts[place]?.noon === 'noon' ? noonAt(words, place) : null;
