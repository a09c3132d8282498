import type { CalendarDate } from '../calendar';
import type { WordFacts } from './facts';
import type { Lexicon } from './lexicon';
import type { Phrase } from './phrases';
import type { Saying } from './sayings';
import type { DayWord, TimeWord } from './time-word';
import type { Span } from './types';

/** The words of a line and what each is by itself. */
export interface Words {
  readonly texts: readonly string[];
  readonly facts: readonly WordFacts[];
  /** Whether a word is another one; `key` is that of the other. */
  readonly isWord: Lexicon['isWord'];
  /** Whether the language writes the time of day as `9h40`. */
  readonly hoursAreClock: boolean;
  /** Whether `am` before a word is one of the language's: `am Server`. */
  readonly hasWordAm: boolean;
  /** The day of the week of a short name without what makes it one. */
  readonly shortWeekday: Lexicon['shortWeekday'];
  /** Whether its clocks show 12 hours. */
  readonly isHalfDay: boolean;
  readonly isFunctionWord: Lexicon['isFunctionWord'];
  readonly today: CalendarDate;
  /** Days of several words, by what was typed, as far as they are reckoned. */
  readonly days: Map<string, DayWord>;
}

/** The words of a line; `facts` are those of `texts`, one by one. */
export function wordsOf(
  texts: readonly string[],
  facts: readonly WordFacts[],
  today: CalendarDate,
  { isWord, hoursAreClock, hasWordAm, shortWeekday, isHalfDay, isFunctionWord }: Lexicon,
): Words {
  return {
    texts,
    facts,
    isWord,
    hoursAreClock,
    hasWordAm,
    shortWeekday,
    isHalfDay,
    isFunctionWord,
    today,
    days: new Map(),
  };
}

/** One word of the line. */
export interface LineWord extends Span {
  readonly text: string;
  /** Where it begins as it stands in the note: past the backslash that keeps it from being read. */
  readonly noteStart: number;
  readonly time: TimeWord | null;
  /** Whether it says its time together with the word before it: `since 9:40`. */
  readonly isContinued: boolean;
  /** Whether its neighbours make it a word of the note: `appel à 9h`. */
  readonly isNoted: boolean;
}

/** What several words say together; null for a time of day that belongs to the note: `appel à 9h`. */
export interface Read {
  readonly time: TimeWord | null;
  /** How many words it takes. */
  readonly length: number;
}

/** `start` to `start + length` as they were typed, one blank between the words. */
export const textAt = ({ texts }: Words, start: number, length: number): string =>
  texts.slice(start, start + length).join(' ');

/** A word as it is read: without the sentence's punctuation. */
export const plainAt = ({ facts }: Words, place: number): string => facts[place]?.plain ?? '';

/** Whether these words stand after a place: `y a` after `il`. */
export const isFollowedBy = ({ texts }: Words, place: number, rest: readonly string[]): boolean =>
  rest.every((word, index) => texts[place + 1 + index]?.toLowerCase() === word);

/** What a word says of time; null for a word of a note. */
export const sayingAt = ({ facts }: Words, place: number): Saying | null => facts[place]?.saying ?? null;

/** Whether a word names the month of the number after it. */
export function isMonthFirstAt(words: Words, place: number): boolean {
  const saying = sayingAt(words, place);
  return saying?.kind === 'month' && saying.isAfter !== true;
}

/** Below it a number that may say how long or when says how long: nobody begins at three. */
export const FIRST_CLOCK_HOUR = 6;

const ARTICLE = /^an?$/i;

/** Whether the English word for one of something stands there. */
export const isArticleAt = ({ texts }: Words, place: number): boolean => ARTICLE.test(texts[place] ?? '');

/** The most words of a time of day: `las 9 h 40`. */
const MOST_CLOCK_WORDS = 4;

/** Whether a joint is near enough to join a time of day to anything: a pasted line has thousands of times. */
export function isJoined({ facts }: Words, first: number): boolean {
  for (let place = first + 1; place <= first + MOST_CLOCK_WORDS; place += 1) {
    const kind = facts[place]?.saying?.kind;
    if (kind === 'to' || kind === 'until') return true;
  }
  return false;
}

/** What several words say as a whole from a place on, and how many they are; the longest of those that fit. */
export function phraseAt(
  { facts, texts, isWord }: Words,
  place: number,
  kind: Phrase['said']['kind'],
): { readonly said: Phrase['said']; readonly length: number } | null {
  let found: Phrase | null = null;
  for (const phrase of facts[place]?.phrases ?? []) {
    const isWhole =
      phrase.said.kind === kind && phrase.rest.every((key, n) => isWord(texts[place + 1 + n] ?? '', key));
    if (isWhole && phrase.rest.length >= (found?.rest.length ?? 0)) found = phrase;
  }
  return found && { said: found.said, length: found.rest.length + 1 };
}

const OF_TIMES: ReadonlySet<Saying['kind']> = new Set(['unit', 'since', 'length', 'ago']);

/** Whether a word of the line says how long, or since when. */
export const saysTime = ({ facts }: Words): boolean =>
  facts.some(
    ({ time, saying }) =>
      time?.kind === 'duration' || time?.kind === 'start' || (saying !== null && OF_TIMES.has(saying.kind)),
  );
