import { parseDuration } from '../durations';
import { FIRST_CLOCK_HOUR } from './phrase';
import type { Saying } from './sayings';

/** Figures with words or signs glued to them, in the signs that every length is read with. */

const GLUED = /^([-+−–]?)(\d*[.,]?\d+)(\p{L}+\.?)(?:(\d{1,2})(\p{L}+\.?)?)?$/u;
const GLUED_CLOCK = /^([-+−–]?\d{1,2}):(\d{2})(\p{L}+\.?)$/u;
const VULGAR = /^([-+−–]?\d*)([½¼¾]|(?<!\d)[13]\/[24](?=\p{L}))(.*)$/u;
/** `1h20'`; `9h20'` is read as `9h20` is, which may be a time of day. */
const PRIME = /^([-+−–]?\d{1,2}h)([0-5]?\d)['′’]$/i;
const TIMES = /^(\d{1,2}[x×*])(.+)$|^(.+)([x×*]\d{1,2})$/i;
/** Nobody writes a longer one: what is pasted is not searched. */
const MOST_LETTERS = 24;

const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['1/2', '.5'],
  ['1/4', '.25'],
  ['3/4', '.75'],
  ['½', '.5'],
  ['¼', '.25'],
  ['¾', '.75'],
]);

/** `1/2` as `.5`; null for what is no part of an hour. */
export const fractionOf = (word: string): string | null => FRACTIONS.get(word) ?? null;

/** `1hr30mins` as `1h30m`, `1:30std` as `1h30`, `1½` as `1.5`; null for what has nothing glued to it, or what says no length. */
export function unglued(word: string, sayingOf: (word: string) => Saying | null): string | null {
  if (word.length > MOST_LETTERS) return null;
  const [, hours = '', minutes] = PRIME.exec(word) ?? [];
  if (hours !== '')
    return Number.parseInt(hours, 10) < FIRST_CLOCK_HOUR ? `${hours}${minutes}m` : hours + minutes;
  const [, before = '', of, ofToo = '', after = ''] = TIMES.exec(word) ?? [];
  if (before + after !== '') {
    const length = ungluedTerm(of ?? ofToo, sayingOf);
    return length && before + length + after;
  }
  const terms = word.split(/(?<=.)\+/);
  const made = terms.map((term) => ungluedTerm(term, sayingOf));
  return made.some((term) => term !== null) ? made.map((term, n) => term ?? terms[n]).join('+') : null;
}

function ungluedTerm(word: string, sayingOf: (word: string) => Saying | null): string | null {
  const unitOf = (text: string): string | null => {
    const saying = sayingOf(text);
    return saying?.kind === 'unit' ? saying.unit : null;
  };
  const [, hours = '', past = '', ofHours = ''] = GLUED_CLOCK.exec(word) ?? [];
  if (hours !== '') return unitOf(ofHours) === 'h' ? `${hours}h${past}` : null;
  const [, whole = '', vulgar = '', rest = ''] = VULGAR.exec(word) ?? [];
  const decimal = vulgar === '' ? word : whole + (FRACTIONS.get(vulgar) ?? '') + rest;
  const [, sign = '', figure = '', letters = '', minutes, ending] = GLUED.exec(decimal) ?? [];
  if (figure === '') return vulgar === '' || rest !== '' ? null : decimal;
  const unit = unitOf(letters);
  if (unit === null || minutes === undefined) return unit && sign + figure + unit;
  const isOfHours = ending === undefined || ending.toLowerCase() === 'm' || unitOf(ending) === 'm';
  return unit === 'h' && isOfHours ? `${sign}${figure}h${minutes}${ending === undefined ? '' : 'm'}` : null;
}

const MULTIPLE = /^(?:(\d{1,2})[x×*]([\d.:hm]+)|([\d.:hm]+)[x×*](\d{1,2}))$/i;
const HAS_UNIT = /[hm:]/i;
/** Whoever writes more counts pixels, bits or players. */
const MOST_TIMES = 24;

/** How many times something took that long; null where nobody would say so. */
export function timesOf(figure: string | undefined): number | null {
  const times = Number(figure);
  return /^\d{1,2}$/.test(figure ?? '') && times >= 1 && times <= MOST_TIMES ? times : null;
}

const TIMES_BEFORE = /^(\d{1,2})(?:[x×*]|mal|回)$/i;

/** How many times a word says something was, which a duration follows: `3x`, `3mal`, `3回`. */
export function timesGluedTo(word: string): number | null {
  return timesOf(TIMES_BEFORE.exec(word)?.[1]);
}

/** Whole seconds of `3x20m` and `20m*3`; null for what is no such product. */
export function readMultiple(word: string): number | null {
  const [, first, after, before, last] = MULTIPLE.exec(word) ?? [];
  const times = timesOf(first ?? last);
  const length = after ?? before ?? '';
  const seconds = HAS_UNIT.test(length) ? parseDuration(length) : null;
  return times === null || seconds === null ? null : times * seconds;
}
