import { fold } from './fold';

/** What a word of some language says about time, or makes its neighbours say. */
export type Saying =
  /** `today`, `yesterday`: whole days from today. */
  | { readonly kind: 'day'; readonly days: number }
  /** 0 for Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  /** Before a time of the clock: it began then. `from` and `at` say it only of what would be read as a duration. */
  | { readonly kind: 'since' | 'from' }
  /** Between two times of the clock; `until` says something without the first of them too. */
  | { readonly kind: 'to' | 'until' }
  /** After a time of the clock: before noon or after it. */
  | { readonly kind: 'half'; readonly half: 'a' | 'p' }
  | { readonly kind: 'again' };

/** The words that say something about time. */
export interface Lexicon {
  sayingOf(word: string): Saying | null;
}

const of = (saying: Saying, words: string): readonly [string, Saying][] =>
  words.split(' ').map((word) => [word, saying]);

const ENGLISH: readonly (readonly [string, Saying])[] = [
  ...of({ kind: 'day', days: 0 }, 'today'),
  ...of({ kind: 'day', days: -1 }, 'yesterday'),
  ...of({ kind: 'day', days: 1 }, 'tomorrow'),
  ...['sun sunday', 'mon monday', 'tue tues tuesday', 'wed weds wednesday', 'thu thur thurs thursday']
    .concat('fri friday', 'sat saturday')
    .flatMap((words, weekday) => of({ kind: 'weekday', weekday }, words)),
  ...of({ kind: 'since' }, 'since'),
  ...of({ kind: 'from' }, 'from at'),
  ...of({ kind: 'to' }, 'to - – —'),
  ...of({ kind: 'until' }, 'until till'),
  ...of({ kind: 'half', half: 'a' }, 'am a.m a.m.'),
  ...of({ kind: 'half', half: 'p' }, 'pm p.m p.m.'),
  ...of({ kind: 'again' }, 'again'),
];

/** How a word is looked up, accents and full width aside; plain letters need no folding one by one. */
function keyOf(word: string): string {
  return /^[\x21-\x7e]*$/.test(word) ? word.toLowerCase() : fold(word).text;
}

function createLexicon(words: readonly (readonly [string, Saying])[]): Lexicon {
  const sayings = new Map(words.map(([word, saying]) => [keyOf(word), saying]));
  const longest = Math.max(...words.map(([word]) => word.length));
  return { sayingOf: (word) => (word.length > longest ? null : (sayings.get(keyOf(word)) ?? null)) };
}

export const ENGLISH_LEXICON = createLexicon(ENGLISH);
