import { weekdayOf } from '../calendar';
import type { CalendarDate } from '../calendar';
import { isBareHour, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import { monthDay } from './day-text';
import { unglued } from './glued';
import type { Lexicon } from './lexicon';
import { withNoon } from './noon';
import type { Noon } from './noon';
import type { Phrase } from './phrases';
import type { Saying } from './sayings';
import { endWithoutStart, readAgo, readSince, readTimeWord } from './time-word';
import type { TimeWord } from './time-word';
import { isNow, untilNowIn } from './until-now';

/** What a word is by itself, before its neighbours are asked. */
export interface WordFacts {
  /** The word as it is read: without the punctuation of a sentence around it. */
  readonly plain: string;
  readonly saying: Saying | null;
  readonly clock: ClockText | null;
  /** `9h40` and `9h`, which are durations where no neighbour makes them times of day. */
  readonly hourClock: ClockText | null;
  /** Whether the word itself says that its clock is a time of day: `9時30分`. */
  readonly isClock: boolean;
  /** What it says where no neighbour makes it say something else. */
  readonly time: TimeWord | null;
  /** The word for noon or midnight, which says when only beside another word that does. */
  readonly noon: Noon | null;
  /** What may begin with it and says something only as a whole. */
  readonly phrases: readonly Phrase[];
}

/** Most words of a note: nothing more is asked of them. */
export const NO_FACTS: WordFacts = {
  ...{ plain: '', saying: null, clock: null, hourClock: null, isClock: false, time: null },
  ...{ noon: null, phrases: [] },
};

const NUMERIC = /^[\d.,+−–½¼¾-]/;
/** `1½` without a unit is a word of the note. */
const ENDS_IN_PART = /[½¼¾]$/;
const PUNCTUATED = /^[([]|[.,;:!?)\]、。]$/;
const HOUR_CLOCK = /^(\d{1,2})h([0-5]\d)?$/i;
const FULL_WIDTH = /[\uff01-\uff5e]/;
/** What many write for a dash between two times of the clock: `9:30→10:15`, `9:30->10:15`, `9:30..10:15`. */
const ARROW = /(?<=\d:\d\d(?:[ap]m?)?|\d[ap]m)(?:[-–—=]?>|[→⇒➔➜]|\.{2,3}|…)(?=\d{1,2}(?::\d\d|[ap]m))/i;
/** No time is longer: what is pasted is not folded. */
const MOST_LETTERS = 40;
/** Nobody writes more around a time. */
const MOST_PUNCTUATION = 3;
const DECIMAL = /^\d*[.,]\d+$/;
/** The Spanish `p. m.` with the blank in it. */
const APART_HALF = /([ap]\.)\s(?=m)/gi;
/** Signs that stand for a dash between two times: a minus, the hyphens that break no line, a long vowel after a Japanese time. */
const OTHER_DASH = /(?<=[\dhmr時分半])[‐‑−](?=\d)|(?<=:\d\d|[時分半])ー(?=[\d午正])/gi;

/** A word without the punctuation around it, one sign less each time: `21.5.,` is a day before it is a decimal. */
function* barer(word: string): Generator<string> {
  let bare = word.replace(/^[([]/, '');
  if (bare !== word) yield bare;
  for (let count = 0; count < MOST_PUNCTUATION && PUNCTUATED.test(bare); count += 1) {
    bare = bare.slice(0, -1);
    yield bare;
  }
}

function hourClockOf(plain: string): ClockText | null {
  const match = HOUR_CLOCK.exec(plain);
  return match && { hour: Number(match[1]), minutes: match[2] ?? null, half: null, isOpen: false };
}

/** What of a word still says something with punctuation after it: `3.2.` is the end of a sentence, `To:` no joint. */
function isSaidBefore({ plain, saying, time, clock, noon }: WordFacts): boolean {
  if (saying) return saying.kind !== 'to' && saying.kind !== 'from' && saying.kind !== 'since';
  return noon !== null || clock !== null || (time !== null && !DECIMAL.test(plain));
}

/** `(1.5 hours)`: with a unit after it the decimal says how long, and alone nothing. */
const OPENED_DECIMAL = /^[([](\d{1,3}[.,]\d{1,2}|[.,]\d{1,2})$/;

const MONTH_DAY = /^(\d{1,2})([-./])(\p{L}+)\.?(?:\2(20\d{2}|\d{2}))?$/u;
const MOST_DAYS = 31;

/** `18-May`, `18-May-2026`, `18.Mai`: which may name something, so that it is a day only where a time is put on it. */
function readMonthDay(text: string, today: CalendarDate, { sayingOf }: Lexicon): TimeWord | null {
  const [, day, , name = '', year] = MONTH_DAY.exec(text) ?? [];
  const saying = day === undefined ? null : sayingOf(name);
  if (day === undefined || saying?.kind !== 'month' || Number(day) < 1 || Number(day) > MOST_DAYS)
    return null;
  return { kind: 'day', ...monthDay(text, { month: saying.month, day, year }, today), isLoose: true };
}

/** `~2h`; between two times the same sign is a dash. */
const ABOUT = /^~(?=[\d.,])/;
const HAS_UNIT = /[hm]/i;

/** A length with a unit that is said to be about so long; of a bare figure the word after it may say that. */
function aboutFacts({ plain, time }: WordFacts): WordFacts {
  const isLength = time?.kind === 'duration' && HAS_UNIT.test(plain);
  return { ...NO_FACTS, plain, time: isLength ? time : null };
}

/** Whether a day is on the day of the week that stands beside it; what is none cannot be. */
function isOnWeekday(time: TimeWord | null, weekday: number): boolean {
  return time?.kind === 'day' && (time.date === null || weekdayOf(time.date) === weekday);
}

/** Asks each word of a line once, however often it stands there. */
export function createFacts(today: CalendarDate, lexicon: Lexicon): (word: string) => WordFacts {
  const known = new Map<string, WordFacts>();
  const factsOf = (word: string): WordFacts => {
    const saying = lexicon.sayingOf(word);
    const phrases = lexicon.phrasesFrom(word);
    if (saying) {
      const time = readTimeWord(word, saying, today, lexicon);
      return { ...NO_FACTS, plain: word, saying, time, phrases };
    }
    if (phrases.length > 0) return { ...NO_FACTS, phrases };
    const begun = lexicon.beforeSince(word);
    const bare = begun === null ? '' : (lexicon.spelled(begun)?.text ?? begun);
    const since = readSince(bare, word) ?? readAgo(bare);
    if (since) return { ...NO_FACTS, plain: word, time: since };
    const dayAt = dayBefore(lexicon.beforeAt(word));
    if (dayAt) return dayAt;
    const at = lexicon.spelled(lexicon.beforeAt(word) ?? '');
    const loose = at?.isClock ? readSince(at.text, word) : null;
    if (loose?.kind === 'start' && loose.start) {
      return { ...NO_FACTS, plain: word, time: { ...loose, isLoose: true } };
    }
    const spelled = lexicon.spelled(word);
    if (spelled?.range) {
      return {
        ...NO_FACTS,
        plain: spelled.text,
        time: { kind: 'range', range: spelled.range, problem: null },
      };
    }
    const ended = endOf(lexicon.beforeUntil(word));
    if (ended) {
      const problem = endWithoutStart(word);
      const time = { kind: 'range', range: null, isLoose: true, problem } as const;
      return { ...NO_FACTS, plain: word, clock: ended, time };
    }
    // What it says its place in the line tells.
    if (lexicon.beforeUntil(word) !== null && isNow(word)) return { ...NO_FACTS, plain: word };
    const open = untilNowIn(word, (text) => lexicon.spelled(text)?.text ?? null, lexicon.isHalfDay);
    if (open) return { ...NO_FACTS, plain: word, time: open };
    const noon = lexicon.noonOf(word);
    if (noon) return { ...NO_FACTS, noon };
    const own = spelled?.text ?? withNoon(word, lexicon) ?? word;
    if (ABOUT.test(own)) return aboutFacts(factsOf(own.slice(1)));
    if (!NUMERIC.test(own)) return NO_FACTS;
    const plain = unglued(own, lexicon.sayingOf) ?? own;
    const clock = readClockText(plain);
    if (spelled?.isClock) return { ...NO_FACTS, plain, clock, isClock: true };
    const read = ENDS_IN_PART.test(word) ? null : readTimeWord(plain, null, today, lexicon, word);
    const time = read ?? readMonthDay(plain, today, lexicon);
    if (spelled?.weekday !== undefined && !isOnWeekday(time, spelled.weekday)) return NO_FACTS;
    return { ...NO_FACTS, plain, clock, hourClock: hourClockOf(plain), time };
  };
  /** The time of day of `13時まで` and `13:00まで`. */
  const endOf = (word: string | null): ClockText | null => {
    const spelled = word === null ? null : lexicon.spelled(word);
    const clock = readClockText(spelled?.isClock ? spelled.text : (word ?? ''));
    return clock?.minutes?.length === 2 ? clock : null;
  };
  /** `5月18日に`, `月曜に`, `先週の月曜に`: which notes have too, so that it is a day only where a time is put on it. */
  const dayBefore = (word: string | null): WordFacts | null => {
    const facts = word === null || word.length > MOST_LETTERS ? NO_FACTS : factsOf(word);
    if (facts.time?.kind === 'day') return { ...facts, time: { ...facts.time, isLoose: true } };
    return facts.phrases.some(({ said }) => said.kind === 'week-day') ? facts : null;
  };
  const read = (typed: string): WordFacts => {
    const isShort = typed.length <= MOST_LETTERS;
    const wide = isShort && FULL_WIDTH.test(typed) ? typed.normalize('NFKC') : typed;
    const word = isShort ? wide.replace(OTHER_DASH, '-').replace(ARROW, '-').replace(APART_HALF, '$1') : wide;
    const facts = factsOf(word);
    const isSaid =
      facts.saying !== null || facts.clock !== null || facts.time !== null || facts.noon !== null;
    if (isSaid || !PUNCTUATED.test(word)) return facts;
    for (const bare of barer(word)) {
      const found = factsOf(bare);
      if (isSaidBefore(found)) return found;
    }
    const plain = OPENED_DECIMAL.exec(word)?.[1];
    return plain === undefined ? facts : { ...NO_FACTS, plain };
  };
  return (word) => {
    const old = known.get(word);
    if (old) return old;
    const made = read(word);
    known.set(word, made);
    return made;
  };
}

const TWO_DIGITS = /^[0-5]\d$/;

/** They say something only between others that do, of which one is the word to keep in the note. */
const BETWEEN: ReadonlySet<Saying['kind']> = new Set(['count', 'and', 'or', 'times', 'during', 'between']);

/**
 * Whether a backslash before the word keeps it from saying something: a bare hour says nothing alone, but two digits may
 * be the minutes after hours.
 */
export function saysSomething({ plain, saying, clock, time, phrases }: WordFacts): boolean {
  if (saying !== null) return !BETWEEN.has(saying.kind);
  const isDay = ({ said, rest }: Phrase): boolean =>
    said.kind === 'week-day' || (said.kind === 'other-day' && rest.length === 0);
  if (phrases.some(isDay)) return true;
  return clock ? !isBareHour(clock) || TWO_DIGITS.test(plain) : time !== null;
}
