import type { RecentView } from '../snapshot';
import { foldedWords, joinSpans, spanIn } from './fold';
import type { FoldedWord } from './fold';
import type { AgainMatch, Span } from './types';
import { createNumbering, createVocabulary, FIT } from './vocabulary';
import type { Vocabulary } from './vocabulary';

interface IndexedRecents {
  readonly vocabulary: Vocabulary;
  readonly notes: readonly {
    readonly recent: RecentView;
    readonly words: readonly (FoldedWord & { number: number })[];
  }[];
}

/** Recents come anew with each snapshot, not with each keystroke. */
const known = new WeakMap<readonly RecentView[], IndexedRecents>();

function indexOf(recents: readonly RecentView[]): IndexedRecents {
  const old = known.get(recents);
  if (old) return old;
  const numbering = createNumbering();
  const notes = recents.map((recent) => ({
    recent,
    words: foldedWords(recent.notes).map((word) => ({ ...word, number: numbering.numberOf(word.word) })),
  }));
  const made = { notes, vocabulary: createVocabulary(numbering.words) };
  known.set(recents, made);
  return made;
}

/** Recents whose notes have words that begin like the pieces: those with most and best matches first, then the latest. */
export function searchAgain(
  recents: readonly RecentView[],
  pieces: readonly string[],
): readonly AgainMatch[] {
  const { vocabulary, notes } = indexOf(recents);
  const found = pieces.map((piece) => vocabulary.match(piece));
  const scored = notes.map(({ recent, words }) => {
    const marks: Span[] = [];
    let score = 0;
    for (const match of found) {
      const fitting = words.filter((word) => (match.fits[word.number] ?? 0) >= FIT.typo);
      score += Math.max(0, ...fitting.map((word) => match.fits[word.number] ?? 0));
      for (const word of fitting) {
        const range = match.found.get(word.number);
        if (range) marks.push(spanIn(word.at, range.start, range.end));
      }
    }
    return { recent, score, marks: joinSpans(marks) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ recent, marks }) => ({ recent, marks }));
}
