import { parseDuration } from '../durations';
import { dayAt } from './day-phrases';
import { fractionOf } from './glued';
import { FIRST_CLOCK_HOUR, isArticleAt, plainAt, sayingAt } from './phrase';
import type { Words } from './phrase';

/** Durations at a place of the line, whatever is said of them. */

export const HOURS = /^\d+h$/i;
export const MINUTES = /^\d+m(?:in|n)?$/i;
export const BARE_MINUTES = /^[0-5]\d$/;
const SECONDS = /^(?:s|secs?|seconds?|sek|sekunden?|secondes?|segs?|segundos?|秒)\P{L}*$/iu;
const LAST_HOUR = 24;
const CLOCK = /^\d{1,2}:[0-5]\d$/;
const NUMBER = /^(?:\d{1,4}(?:[.,]\d+)?|\.\d+)$/;
const WHOLE = /^\d{1,2}$/;

const OPENS = /^[([]/;
const CLOSES = /[.:;!?)\]。]$/;
/** The dot of these is their own. */
const ABBREVIATED = /(?:hrs?|std)\.$/i;

/** Whether punctuation sets minutes apart from the hours before them: `2h (30m break)`, `2h; 5 min`. */
export function isApartAt({ texts }: Words, place: number): boolean {
  const before = texts[place - 1] ?? '';
  return OPENS.test(texts[place] ?? '') || (CLOSES.test(before) && !ABBREVIATED.test(before));
}

/**
 * Minutes without a unit after hours, as French writes them: `1h 30`; no unit, month or joint to another time takes the
 * number away.
 */
export function bareMinutesAt(words: Words, place: number): string | null {
  const text = plainAt(words, place);
  if (!BARE_MINUTES.test(text) || isApartAt(words, place)) return null;
  const after = words.facts[place + 1]?.saying?.kind;
  const beyond = words.facts[place + 2];
  // `1h 30 to 2h` is no range.
  const hour = beyond?.clock ?? (Number(text) > LAST_HOUR ? null : beyond?.hourClock) ?? null;
  // Nor is the French `1 h 30 à 14 h 30` one from half past on.
  const isLater = hour !== null && isHoursAt(words, place + 3) && Number(text) >= hour.hour;
  const end = isLater && words.hoursAreClock ? null : hour;
  const isJoined = (after === 'to' || after === 'until') && end !== null;
  const isMultiple =
    (after === 'times' && WHOLE.test(plainAt(words, place + 2))) ||
    /^[x×*]\d|^\d+[x×*]$/i.test(words.texts[place + 1] ?? '');
  const isSeconds = SECONDS.test(words.texts[place + 1] ?? '');
  const isTaken = isSeconds || isMultiple || after === 'unit' || after === 'half' || isJoined;
  return !isTaken && !dayAt(words, place) ? text : null;
}

const FRACTION = /^[([]?(?:[½¼¾]|[13]\/[24](?!\d))/;
const PART_OF_ONE = /^(\.\d+)([hm]?)$/;

/** Whether a part of one is written there, with or without a unit: `1/2`, `½h`. */
export const isFractionAt = ({ texts }: Words, place: number): boolean => FRACTION.test(texts[place] ?? '');

/** A part of one, and the unit glued to it, `''` for none. */
function fractionAt(words: Words, place: number): { text: string; unit: string } | null {
  if (!isFractionAt(words, place)) return null;
  const plain = plainAt(words, place);
  const [, text, unit = ''] = PART_OF_ONE.exec(fractionOf(plain) ?? plain) ?? [];
  return text === undefined ? null : { text, unit };
}

/** A figure that counts something at a place of the line, with the unit glued to it: `1.5`, `1/2`, `1 1/2`, `1 ½h`. */
function figureAt(words: Words, place: number): { text: string; unit: string; length: number } | null {
  const text = plainAt(words, place);
  const fraction = fractionOf(text);
  if (fraction !== null) return { text: fraction, unit: '', length: 1 };
  if (!NUMBER.test(text)) return null;
  const more = WHOLE.test(text) && !isApartAt(words, place + 1) ? fractionAt(words, place + 1) : null;
  return more ? { text: text + more.text, unit: more.unit, length: 2 } : { text, unit: '', length: 1 };
}

interface Part {
  readonly text: string;
  /** How many words it takes. */
  readonly length: number;
  /** Whether it is said in words: `half an hour`. */
  readonly isSpelled?: true;
  /** Whether only minutes after it make it a duration: `two hours` may be a word of the note. */
  readonly isOpen?: true;
}

/** Whether the word for hours stands there. */
function isHoursAt(words: Words, place: number): boolean {
  const saying = sayingAt(words, place);
  return saying?.kind === 'unit' && saying.unit === 'h';
}

/** Fewer are as likely words of a note: `two minutes noodles`. */
const FEWEST_MINUTES = 5;

/** `fifteen minutes`, `forty five minutes`, `cuarenta y cinco minutos`; of few of them something has to be said. */
function spelledMinutesAt(words: Words, place: number): Part | null {
  const saying = sayingAt(words, place);
  if (saying?.kind !== 'count') return null;
  const first = place + (sayingAt(words, place + 1)?.kind === 'and' ? 2 : 1);
  const next = sayingAt(words, first);
  const ones = saying.count >= 20 && next?.kind === 'count' && next.count < 10 ? next.count : null;
  const unit = ones === null ? place + 1 : first + 1;
  const said = sayingAt(words, unit);
  if (said?.kind !== 'unit' || said.unit !== 'm') return null;
  const minutes = saying.count + (ones ?? 0);
  const isOpen = minutes < FEWEST_MINUTES && { isOpen: true as const };
  return { text: `${minutes}m`, length: unit + 1 - place, isSpelled: true, ...isOpen };
}

const QUARTER = 15;
const MOST_QUARTERS = 7;
const IS_MANY = /^\p{L}+[ns]\p{P}*$/iu;

/** `drei viertel Stunden`: so many of them. */
function quartersAt(words: Words, place: number, count: number): Part | null {
  const part = sayingAt(words, place + 1);
  const isQuarter = part?.kind === 'part' && part.minutes === QUARTER && isHoursAt(words, place + 2);
  return isQuarter && count > 1 && count <= MOST_QUARTERS
    ? { text: `${count * QUARTER}m`, length: 3, isSpelled: true }
    : null;
}

/** `half an hour`, `media hora`, `eine Viertelstunde`; `two hours` where something has to follow. */
function spelledPartAt(words: Words, place: number): Part | null {
  const saying = sayingAt(words, place);
  const joint = sayingAt(words, place + 1)?.kind;
  switch (saying?.kind) {
    case 'length':
      return { text: `${saying.minutes}m`, length: 1, isSpelled: true };
    case 'part': {
      const unit = place + (isArticleAt(words, place + 1) ? 2 : 1);
      const text = `${saying.minutes}m`;
      return isHoursAt(words, unit) ? { text, length: unit + 1 - place, isSpelled: true } : null;
    }
    case 'unit':
      // The Spanish `hora y media`; an `h` alone is a letter of the note.
      return saying.unit === 'h' && plainAt(words, place).length > 2 && joint === 'and'
        ? { text: '1h', length: 1, isSpelled: true, isOpen: true }
        : null;
    case 'count': {
      const minutes = spelledMinutesAt(words, place);
      if (minutes) return minutes;
      if (isHoursAt(words, place + 1)) {
        return { text: `${saying.count}h`, length: 2, isSpelled: true, isOpen: true };
      }
      const quarters = quartersAt(words, place, saying.count);
      if (quarters) return quarters;
      const next = sayingAt(words, place + 1)?.kind;
      const one = saying.count === 1 && (next === 'part' || next === 'length');
      const part = one ? spelledPartAt(words, place + 1) : null;
      return part && { ...part, length: part.length + 1 };
    }
    default:
      // Of one of them a number may be before it: `Phase 3 viertel Stunde`.
      return IS_MANY.test(words.texts[place + 2] ?? '')
        ? quartersAt(words, place, Number(plainAt(words, place)))
        : null;
  }
}

/** `two and a half hours`, `2 and 1/2 h`: the half of one hour would be logged without it. */
function mixedPartAt(words: Words, place: number): Part | null {
  const [first, joint] = [sayingAt(words, place), sayingAt(words, place + 1)];
  const figure = plainAt(words, place);
  const whole = first?.kind === 'count' ? String(first.count) : WHOLE.test(figure) ? figure : null;
  if (whole === null || joint?.kind !== 'and') return null;
  const last = place + (isArticleAt(words, place + 2) ? 3 : 2);
  const part = sayingAt(words, last);
  const minutes = part?.kind === 'part' && part.isMore ? `${part.minutes}m` : null;
  const fraction = fractionAt(words, last);
  const more = minutes ?? (fraction && `${fraction.text}h`);
  const unit = fraction?.unit === 'h' ? 0 : 1;
  if (more === null || (unit > 0 && !isHoursAt(words, last + unit))) return null;
  return { text: `${whole}h+${more}`, length: last + unit + 1 - place, isSpelled: true };
}

const ONE_HOUR = /^hora$/i;

/** The Spanish `hora y media`, which a number of the note may stand before: `fase 2 hora y media`. */
const isHourAndHalfAt = (words: Words, place: number): boolean =>
  ONE_HOUR.test(words.texts[place] ?? '') && sayingAt(words, place + 1)?.kind === 'and';

/** Hours or minutes at a place of the line: `45m`, `45 min`. */
export function partAt(words: Words, place: number): Part | null {
  const text = plainAt(words, place);
  const figure = figureAt(words, place);
  if (figure && figure.unit !== '') return { text: figure.text + figure.unit, length: figure.length };
  const unit = sayingAt(words, place + (figure?.length ?? 0));
  const isOfNote = words.facts[place - 1]?.plain === '' && sayingAt(words, place - 1) === null;
  if (figure && isOfNote && isHourAndHalfAt(words, place + figure.length) && figure.text !== '1') return null;
  if (figure && unit?.kind === 'unit') return { text: figure.text + unit.unit, length: figure.length + 1 };
  if (CLOCK.test(text) && isHoursAt(words, place + 1)) return { text, length: 2 };
  const time = words.facts[place]?.time;
  const isPart = time?.kind === 'duration' && time.seconds !== null && !time.isAdded;
  return isPart && !sayingAt(words, place) ? { text, length: 1 } : null;
}

const VULGAR = /^[½¼¾]/;

/** `2 h ½`, which of a page would be one of the note. */
const isLastHalf = ({ texts, facts }: Words, place: number): boolean =>
  VULGAR.test(texts[place] ?? '') && facts[place + 1]?.plain !== '';

const MINUTE_FIGURE = /^[0-5]?\d$/;
const MINUTE = /^m[.,;:!?)\]]*$/;

/** The `5 m` of `1 h 5 m`; without hours before it that may be metres. */
const isMinutesAt = (words: Words, place: number): boolean =>
  MINUTE_FIGURE.test(plainAt(words, place)) && MINUTE.test(words.texts[place + 1] ?? '');

/** What stands after hours and belongs to them: `30 min`, `and 30 min`, `et demie`. */
function moreAt(words: Words, place: number): { text: string; length: number } | null {
  const isJoined = sayingAt(words, place)?.kind === 'and';
  const first = place + (isJoined ? 1 : 0);
  const last = first + (isArticleAt(words, first) ? 1 : 0);
  const part = sayingAt(words, last);
  if (isJoined && part?.kind === 'part' && part.isMore) {
    return { text: `${part.minutes}m`, length: last + 1 - place };
  }
  const fraction = isJoined || isLastHalf(words, first) ? fractionAt(words, first) : null;
  if (fraction?.unit === '') return { text: `${fraction.text}h`, length: first + 1 - place };
  if (isApartAt(words, place) || isApartAt(words, first)) return null;
  if (isMinutesAt(words, first)) return { text: `${plainAt(words, first)}m`, length: first + 2 - place };
  const minutes = spelledMinutesAt(words, first) ?? partAt(words, first);
  return minutes && MINUTES.test(minutes.text)
    ? { text: minutes.text, length: first + minutes.length - place }
    : null;
}

const HOUR_MINUTES = 60;

/** What is short of the hours before it: `menos cuarto`, `moins le quart`, `menos 10 minutos`; a bare figure may count anything. */
function shortAt(words: Words, place: number): { minutes: number; length: number } | null {
  const { texts, isWord } = words;
  const word = texts[place] ?? '';
  if ((!isWord(word, 'menos') && !isWord(word, 'moins')) || isApartAt(words, place)) return null;
  const isNamed = isArticleAt(words, place + 1) || isWord(texts[place + 1] ?? '', 'le');
  const first = place + (isNamed ? 2 : 1);
  const part = sayingAt(words, first);
  if (part?.kind === 'part' && part.isMore) return { minutes: part.minutes, length: first + 1 - place };
  const figure = spelledMinutesAt(words, first) ?? partAt(words, first);
  if (!figure || !MINUTES.test(figure.text)) return null;
  const minutes = Number.parseInt(figure.text, 10);
  return minutes < HOUR_MINUTES ? { minutes, length: first + figure.length - place } : null;
}

const PRIME_MINUTES = /^([0-5]\d)['′’][.,;:!?)\]]*$/;

/** The `20'` of `1h 20'`; elsewhere that may be twenty feet. */
export function primeMinutesAt(words: Words, place: number): string | null {
  const minutes = PRIME_MINUTES.exec(words.texts[place] ?? '')?.[1];
  return minutes === undefined || isApartAt(words, place) ? null : minutes;
}

/** Hours and what stands after them: `2h` and `30 min`, `et demie`, `menos cuarto`. */
function restAt(words: Words, place: number, { text }: Part): { text: string; length: number } | null {
  if (!HOURS.test(text)) return null;
  // `9h 20'` may be a time of day.
  const prime = Number.parseInt(text, 10) < FIRST_CLOCK_HOUR ? primeMinutesAt(words, place) : null;
  if (prime !== null) return { text: `${text}+${prime}m`, length: 1 };
  const more = moreAt(words, place);
  if (more) return { text: `${text}+${more.text}`, length: more.length };
  const hours = Number.parseInt(text, 10);
  const short = hours > 0 ? shortAt(words, place) : null;
  return short && { text: `${hours - 1}h+${HOUR_MINUTES - short.minutes}m`, length: short.length };
}

export interface Length {
  /** Whole seconds. */
  readonly seconds: number;
  /** How many words it takes. */
  readonly length: number;
  /** Whether its minutes have no unit: `1h 30`. */
  readonly isBare: boolean;
  readonly isSpelled: boolean;
  /** Whether only what is said of it makes it a duration: `an hour ago`. */
  readonly isOpen: boolean;
}

/** A duration at a place of the line; `1 h 30 min` is one. */
export function durationAt(words: Words, place: number): Length | null {
  const part = mixedPartAt(words, place) ?? spelledPartAt(words, place) ?? partAt(words, place);
  if (!part) return null;
  const next = place + part.length;
  const rest = restAt(words, next, part);
  const bare = HOURS.test(part.text) && !rest && !part.isOpen ? bareMinutesAt(words, next) : null;
  const seconds = parseDuration(rest?.text ?? (bare === null ? part.text : `${part.text}+${bare}m`));
  if (seconds === null) return null;
  const length = part.length + (rest?.length ?? (bare === null ? 0 : 1));
  const isSpelled = part.isSpelled === true;
  return { seconds, length, isBare: bare !== null, isSpelled, isOpen: part.isOpen === true && !rest };
}
