import { foldedWords, pieces } from '../../shared/quick-entry/fold';
import { createNumbering, createVocabulary, FIT, type Vocabulary } from '../../shared/quick-entry/vocabulary';

/** Things that can be looked for by the words of a text of each. */
export interface NameIndex<T> {
  readonly items: readonly { readonly item: T; readonly words: readonly number[] }[];
  readonly vocabulary: Vocabulary;
}

/** Build it once per list, not once per letter that is typed. */
export function indexNames<T>(items: readonly T[], textOf: (item: T) => string): NameIndex<T> {
  const numbering = createNumbering();
  const indexed = items.map((item) => ({
    item,
    words: foldedWords(textOf(item)).map(({ word }) => numbering.numberOf(word)),
  }));
  return { items: indexed, vocabulary: createVocabulary(numbering.words) };
}

/**
 * Those that have a word for each of the query's, with a slip of the fingers forgiven as in the quick entry, best first
 * and else in their order; all of them where nothing is looked for.
 */
export function searchNames<T>({ items, vocabulary }: NameIndex<T>, query: string): readonly T[] {
  const typed = pieces(query);
  if (typed.length === 0) return query.trim() === '' ? items.map(({ item }) => item) : [];
  const matches = typed.map((piece) => vocabulary.match(piece).fits);
  const graded = items.flatMap(({ item, words }) => {
    const fits = matches.map((match) =>
      words.reduce<number>((best, word) => Math.max(best, match[word] ?? FIT.none), FIT.none),
    );
    return fits.includes(FIT.none) ? [] : [{ item, grade: fits.reduce((sum, fit) => sum + fit, 0) }];
  });
  return graded.sort((a, b) => b.grade - a.grade).map(({ item }) => item);
}
