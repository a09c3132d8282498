import type { CalendarDate } from '../calendar';
import { isBeforeDays } from './day-joints';
import { createFacts, saysSomething } from './facts';
import type { WordFacts } from './facts';
import { timesGluedTo } from './glued';
import type { Lexicon } from './lexicon';
import { mayBeCut } from './one-sided';
import { isShortWeekday } from './short-weekdays';
import { mayBeginDate } from './spaced-date';
import { isNow } from './until-now';

/** The backslash that makes a word one of the note. */

export const ESCAPE = '\\';

/** A piece of a long line has many, of which only the first is asked about. */
const firstWord = (piece: string): string => /^\S*(?:(?<=[ap]\.)\sm\S*)?/iu.exec(piece)?.[0] ?? '';

/** The word with a backslash, where that keeps it from being read as anything but note; else as it is. */
export function escaped(word: string, today: CalendarDate, lexicon: Lexicon): string {
  return isEscapable(firstWord(word), createFacts(today, lexicon), lexicon) ? ESCAPE + word : word;
}

/** Whether a backslash before the word says something: the word, without any it has, might be read as no note. */
function isEscapable(word: string, factsOf: (word: string) => WordFacts, lexicon: Lexicon): boolean {
  const bare = word.replace(/^\\+/, '');
  const facts = factsOf(bare);
  // A note that ends in one says how often what comes after it was.
  const isOften = facts.saying?.kind === 'times' || timesGluedTo(facts.plain) !== null;
  return (
    isOften ||
    isShortWeekday(bare, factsOf) ||
    isBeforeDays(bare) ||
    mayBeginDate(bare, lexicon) ||
    facts.noon !== null ||
    isNow(bare) ||
    saysSomething(facts) ||
    mayBeCut(bare, factsOf)
  );
}

/** Whether the first word of a piece loses its backslash; asks each word once, however often it stands there. */
export function literalWords(
  factsOf: (word: string) => WordFacts,
  lexicon: Lexicon,
): (piece: string) => boolean {
  const known = new Map<string, boolean>();
  return (piece) => {
    const word = firstWord(piece);
    const isLiteral = known.get(word) ?? isEscapable(word.slice(ESCAPE.length), factsOf, lexicon);
    known.set(word, isLiteral);
    return isLiteral;
  };
}
