import type { CalendarDate } from '../calendar';
import { isBareHour, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import type { Lexicon, Saying } from './lexicon';
import { readSince, readTimeWord } from './time-word';
import type { TimeWord } from './time-word';

/** What a word is by itself, before its neighbours are asked. */
export interface WordFacts {
  readonly saying: Saying | null;
  readonly clock: ClockText | null;
  /** What it says where no neighbour makes it say something else. */
  readonly time: TimeWord | null;
}

/** Most words of a note: nothing more is asked of them. */
export const NO_FACTS: WordFacts = { saying: null, clock: null, time: null };

const NUMERIC = /^[\d.,+−–-]/;

/** Asks each word of a line once, however often it stands there. */
export function createFacts(today: CalendarDate, lexicon: Lexicon): (word: string) => WordFacts {
  const known = new Map<string, WordFacts>();
  return (word) => {
    const old = known.get(word);
    if (old) return old;
    const saying = lexicon.sayingOf(word);
    const isNumeric = NUMERIC.test(word);
    const begun = isNumeric ? lexicon.beforeSince(word) : null;
    const time = (begun === null ? null : readSince(begun, word)) ?? readTimeWord(word, saying, today);
    const made = saying || isNumeric ? { saying, clock: readClockText(word), time } : NO_FACTS;
    known.set(word, made);
    return made;
  };
}

/** Whether a backslash before the word keeps it from saying something: a bare hour says nothing alone. */
export function saysSomething({ saying, clock, time }: WordFacts): boolean {
  if (saying !== null) return true;
  return clock ? !isBareHour(clock) : time !== null;
}
