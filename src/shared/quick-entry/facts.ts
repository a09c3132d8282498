import type { CalendarDate } from '../calendar';
import { isBareHour, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import type { Lexicon, Saying } from './lexicon';
import { readSince, readTimeWord } from './time-word';
import type { TimeWord } from './time-word';

/** What a word is by itself, before its neighbours are asked. */
export interface WordFacts {
  /** The word as it is read: without the punctuation of a sentence around it. */
  readonly plain: string;
  readonly saying: Saying | null;
  readonly clock: ClockText | null;
  /** What it says where no neighbour makes it say something else. */
  readonly time: TimeWord | null;
}

/** Most words of a note: nothing more is asked of them. */
export const NO_FACTS: WordFacts = { plain: '', saying: null, clock: null, time: null };

const NUMERIC = /^[\d.,+−–-]/;
const PUNCTUATED = /^[([]|[.,;:!?)\]]$/;
/** Nobody writes more around a time. */
const MOST_PUNCTUATION = 3;
const DECIMAL = /^\d*[.,]\d+$/;

/** A word without the punctuation around it, one sign less each time: `21.5.,` is a day before it is a decimal. */
function* barer(word: string): Generator<string> {
  let bare = word.replace(/^[([]/, '');
  if (bare !== word) yield bare;
  for (let count = 0; count < MOST_PUNCTUATION && PUNCTUATED.test(bare); count += 1) {
    bare = bare.slice(0, -1);
    yield bare;
  }
}

/** What of a word still says something with punctuation after it: `3.2.` is the end of a sentence, `To:` no joint. */
function isSaidBefore({ plain, saying, time, clock }: WordFacts): boolean {
  if (saying) return saying.kind !== 'to' && saying.kind !== 'from' && saying.kind !== 'since';
  return clock !== null || (time !== null && !DECIMAL.test(plain));
}

/** Asks each word of a line once, however often it stands there. */
export function createFacts(today: CalendarDate, lexicon: Lexicon): (word: string) => WordFacts {
  const known = new Map<string, WordFacts>();
  const factsOf = (plain: string): WordFacts => {
    const saying = lexicon.sayingOf(plain);
    const isNumeric = NUMERIC.test(plain);
    if (!saying && !isNumeric) return NO_FACTS;
    const begun = isNumeric ? lexicon.beforeSince(plain) : null;
    const time = (begun === null ? null : readSince(begun, plain)) ?? readTimeWord(plain, saying, today);
    return { plain, saying, clock: readClockText(plain), time };
  };
  const read = (word: string): WordFacts => {
    const facts = factsOf(word);
    const isSaid = facts.saying !== null || facts.clock !== null || facts.time !== null;
    if (isSaid || !PUNCTUATED.test(word)) return facts;
    for (const bare of barer(word)) {
      const found = factsOf(bare);
      if (isSaidBefore(found)) return found;
    }
    return facts;
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

/**
 * Whether a backslash before the word keeps it from saying something: a bare hour says nothing alone, but two digits may
 * be the minutes after hours.
 */
export function saysSomething({ plain, saying, clock, time }: WordFacts): boolean {
  if (saying !== null) return true;
  return clock ? !isBareHour(clock) || TWO_DIGITS.test(plain) : time !== null;
}
