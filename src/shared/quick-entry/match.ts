import { assign } from './assign';
import type { IndexedChoice, QuickEntryIndex } from './catalogue-index';
import { fitsOf, narrow } from './fitting';
import type { Fitting } from './fitting';
import type { Lexicon } from './lexicon';
import { joinSpans, pieces, spanIn } from './fold';
import type { Span, Suggestion } from './types';
import { FIT } from './vocabulary';

/** More leading pieces than this are note, whatever they say: no label is typed out that far. */
const MOST_PIECES = 8;
/** Nor are more words looked at: between the pieces may be some that only join them. */
export const MOST_LEADING_WORDS = 40;
/** A word that only joins others, as in a label typed out: `Acme › Website / Development`. */
const JOINT = /^[›»>/|:·•,–—-]+$/u;

/** The leading words of a line that name a project, and what they may mean. */
export interface LeadingRun {
  /** How many of the words belong to it. */
  readonly length: number;
  /** Null where no word does. */
  readonly fitting: Fitting | null;
}

/**
 * The longest run of leading words for which some project and task has a word of its own for each: begun by it, equal
 * to it if it is one letter or only joins others, or, from five letters on, one slip away. Every later word is note.
 */
export function readLeadingRun(
  index: QuickEntryIndex,
  words: readonly string[],
  { isFunctionWord }: Pick<Lexicon, 'isFunctionWord'>,
): LeadingRun {
  let run: LeadingRun = { length: 0, fitting: null };
  let typedSoFar: readonly string[] = [];
  for (const [place, word] of words.slice(0, MOST_LEADING_WORDS).entries()) {
    if (run.length > 0 && JOINT.test(word)) continue;
    const typed = pieces(word);
    if (typed.length === 0 || typedSoFar.length + typed.length > MOST_PIECES) break;
    typedSoFar = [...typedSoFar, ...typed];
    const leastFits = typedSoFar.map((piece) => (isFunctionWord(piece) ? FIT.whole : FIT.typo));
    // What fits all of the pieces has fitted the first of them.
    const fitting = narrow(index, run.fitting?.choices ?? index.choices, typedSoFar, leastFits);
    if (!fitting) break;
    run = { length: place + 1, fitting };
  }
  return run;
}

/** What the first word might be the beginning or a part of: to be suggested, never to be chosen unasked. */
export function guess(index: QuickEntryIndex, words: readonly string[]): Fitting | null {
  const typed = pieces(words[0] ?? '');
  if (typed.length === 0 || typed.length > MOST_PIECES) return null;
  const leastFits = typed.map(() => FIT.within);
  return narrow(index, index.choices, typed, leastFits);
}

/** The stretches of the label that the pieces met: asked for the few that are shown, not for all that fit. */
function marksOf(
  choice: IndexedChoice,
  { typed, leastFits }: Fitting,
  index: QuickEntryIndex,
): readonly Span[] {
  const found = typed.map((piece) => index.vocabulary.match(piece));
  const { projectWords, taskWords, taskOffset } = choice;
  const words = [
    ...projectWords.words.map((word) => ({ word, offset: 0, isFirstOfTask: false })),
    ...taskWords.words.map((word, place) => ({ word, offset: taskOffset, isFirstOfTask: place === 0 })),
  ];
  const fits = words.map(({ word, isFirstOfTask }) => fitsOf(word, found, leastFits, isFirstOfTask));
  const marks: Span[] = [];
  for (const [place, piece] of assign(fits, found.length) ?? []) {
    const { word, offset } = words[place] ?? {};
    const range = word && found[piece]?.found.get(word.number);
    if (!range || !word.at || offset === undefined) continue;
    const span = spanIn(word.at, range.start, range.end);
    marks.push({ start: offset + span.start, end: offset + span.end });
  }
  return joinSpans(marks);
}

/** A choice as it is offered; `fitting` is what found it, null where no word did. */
export function toSuggestion(
  choice: IndexedChoice,
  fitting: Fitting | null,
  index: QuickEntryIndex,
): Suggestion {
  const { project, task, label } = choice;
  return { project, task, label, marks: fitting ? marksOf(choice, fitting, index) : [] };
}
