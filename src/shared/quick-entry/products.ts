import { parseDuration } from '../durations';
import { timesGluedTo, timesOf } from './glued';
import { durationAt } from './length-parts';
import type { Length } from './length-parts';
import { plainAt, sayingAt } from './phrase';
import type { Words } from './phrase';
import type { BesideNote } from './time-word';

/** What several words say of how often something was so long. */

const DECIMAL = /^\d*[.,]\d+$/;
/** `x3` */
export const GLUED_AFTER = /^[x×*](\d{1,2})$/i;

/** How often something was so long. */
interface Times {
  readonly times: number;
  /** In how many words. */
  readonly length: number;
  /** Whether a note says so as well: `会議 2回`, `failed ten times`. */
  readonly isOfNotes: boolean;
}

const OF_NOTES = /^(?:\d{1,2}(?:mal|回)|回)$/i;
/** Before a number it says which one it was, not how often. */
const IS_ORDINAL = /第$/;

/** How many times, after a duration: `x 3`, `x3`, `3x`. */
function timesAfter(words: Words, place: number): Times | null {
  const text = words.texts[place] ?? '';
  const glued = timesOf(GLUED_AFTER.exec(text)?.[1]);
  if (glued !== null) return { times: glued, length: 1, isOfNotes: false };
  const turned = timesGluedTo(text);
  if (turned !== null) {
    return durationAt(words, place + 1) ? null : { times: turned, length: 1, isOfNotes: OF_NOTES.test(text) };
  }
  if (sayingAt(words, place)?.kind !== 'times') return null;
  const times = timesOf(plainAt(words, place + 1));
  return times === null ? null : { times, length: 2, isOfNotes: OF_NOTES.test(text) };
}

const GLUED_FIGURES = /^(\d{1,2})[x×*](\d{1,3}(?:[.,]\d+)?)$/i;

/** The `3x20` of `3x20 min`, and how long all of it was. */
export function figuresAt(words: Words, place: number): Length | null {
  const [, first, figure = ''] = GLUED_FIGURES.exec(plainAt(words, place)) ?? [];
  const unit = sayingAt(words, place + 1);
  const times = timesOf(first);
  const seconds = unit?.kind === 'unit' ? parseDuration(figure + unit.unit) : null;
  return times === null || seconds === null
    ? null
    : { seconds: times * seconds, length: 2, isBare: false, isSpelled: false, isOpen: false };
}

/** How many times, before a duration: `3 x`, `three times`, `3x`. */
export function timesBefore(words: Words, place: number): Times | null {
  if (IS_ORDINAL.test(words.texts[place - 1] ?? '')) return null;
  const plain = plainAt(words, place);
  const glued = timesGluedTo(plain);
  if (glued !== null) return { times: glued, length: 1, isOfNotes: OF_NOTES.test(plain) };
  if (sayingAt(words, place + 1)?.kind !== 'times') return null;
  const saying = sayingAt(words, place);
  const times = saying?.kind === 'count' ? saying.count : timesOf(plain);
  const isMuch = saying?.kind === 'count' && saying.isMuch === true;
  const isOfNotes = isMuch || OF_NOTES.test(words.texts[place + 1] ?? '');
  return times === null ? null : { times, length: 2, isOfNotes };
}

/** A duration, and which of its words are ones of a note that stands beside them. */
interface Product extends Length {
  readonly besideNote?: BesideNote | null;
}

/** A duration, and how often where that is said: `3 x 20m`, `3x 20m`, `20m x 3`; only what has a unit is taken so. */
export function productAt(words: Words, place: number): Product | null {
  const figures = figuresAt(words, place);
  if (figures) return figures;
  const before = timesBefore(words, place);
  const first = place + (before?.length ?? 0);
  const duration = durationAt(words, first);
  if (!duration || duration.isOpen) return null;
  const said = before ?? timesAfter(words, first + duration.length);
  const isDecimal = duration.length === 1 && DECIMAL.test(plainAt(words, first));
  // `3 x 9:40 pm` is no product of a time of day.
  const isClock =
    duration.length === 1 && words.facts[first]?.clock && sayingAt(words, first + 1)?.kind === 'half';
  const isOnce = said?.isOfNotes === true && said.times === 1;
  if (!said || isDecimal || isClock || isOnce) return before ? null : duration;
  const { times, length, isOfNotes } = said;
  const besideNote: BesideNote = before
    ? { side: 'either', first: 0, length }
    : { side: 'after', first: duration.length, length };
  return {
    ...duration,
    seconds: duration.seconds * times,
    length: duration.length + length,
    besideNote: isOfNotes ? besideNote : null,
  };
}
