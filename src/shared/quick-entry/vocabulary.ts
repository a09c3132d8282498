import uFuzzy from '@leeoniya/ufuzzy';

/** How well a typed piece fits a word. From `typo` up it counts as meant; `within` is only a hint for suggestions. */
export const FIT = { none: 0, within: 1, typo: 3, inner: 4, prefix: 5, whole: 6 } as const;

/** How a piece fits every word of a vocabulary, by the word's number. */
export interface PieceMatch {
  readonly fits: Uint8Array;
  /** Where in the word the piece was found, in units of the folded word; only for words that fit. */
  readonly found: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
}

/** Numbered words that a typed piece can be looked up in. */
export interface Vocabulary {
  match(piece: string): PieceMatch;
}

const TYPO_LETTERS = 5;
/** Beyond this a piece must be spelled right: the library's pattern grows with the square of its length. */
const MOST_TYPO_LETTERS = 20;
const REMEMBERED_PIECES = 200;
/** The library's own placeholder for quoted terms: it throws when that very word is searched for. */
const LIBRARY_PLACEHOLDER = 'eexxaacctt';
/** Scripts that set no blanks between words: any place in them may begin a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/**
 * One slip of the fingers: a letter more, less, another or two swapped; never the first letter. Pieces and words are
 * letters throughout, so any character is one, and a blank parts nothing: the classes of Unicode in their place say the
 * same, but each piece's pattern takes milliseconds to build from them.
 */
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: ' +',
  intraSplit: null,
  intraBound: null,
  interBound: ' ',
  intraChars: '.',
  intraMode: 1,
  toLower: (text) => text,
  toUpper: (text) => text,
});

function spelledFit(piece: string, word: string, start: number, isUnspaced: boolean): number {
  if (word === piece) return FIT.whole;
  if (isUnspaced) return FIT.prefix;
  return start === 0 && piece.length > 1 ? FIT.prefix : FIT.within;
}

function mayHaveTypo(piece: string): boolean {
  const isFitting = piece.length >= TYPO_LETTERS && piece.length <= MOST_TYPO_LETTERS;
  return isFitting && !/\p{N}/u.test(piece) && piece !== LIBRARY_PLACEHOLDER;
}

function search(
  words: readonly string[],
  numbersByInitial: ReadonlyMap<string, readonly number[]>,
  piece: string,
): PieceMatch {
  const fits = new Uint8Array(words.length);
  const found = new Map<number, { start: number; end: number }>();
  const isUnspaced = UNSPACED.test(piece);
  for (const [number, word] of words.entries()) {
    const start = word.indexOf(piece);
    if (start < 0) continue;
    fits[number] = spelledFit(piece, word, start, isUnspaced);
    found.set(number, { start, end: start + piece.length });
  }
  if (!mayHaveTypo(piece)) return { fits, found };

  const others = (numbersByInitial.get(piece.charAt(0)) ?? []).filter(
    (number) => (fits[number] ?? 0) < FIT.typo,
  );
  const haystack = others.map((number) => words[number] ?? '');
  const info = fuzzy.info(fuzzy.filter(haystack, piece) ?? [], haystack, piece);
  for (const [place, index] of info.idx.entries()) {
    const number = others[index];
    const [start, end] = info.ranges[place] ?? [];
    if (number === undefined || start !== 0 || end === undefined) continue;
    fits[number] = FIT.typo;
    found.set(number, { start, end });
  }
  return { fits, found };
}

/** Makes folded words searchable; what was looked up lately is remembered, as a line grows by one word at a time. */
export function createVocabulary(words: readonly string[]): Vocabulary {
  const numbersByInitial = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    const initial = word.charAt(0);
    const numbers = numbersByInitial.get(initial);
    if (numbers) numbers.push(number);
    else numbersByInitial.set(initial, [number]);
  }
  const remembered = new Map<string, PieceMatch>();
  return {
    match(piece) {
      const known = remembered.get(piece);
      if (known) return known;
      if (remembered.size >= REMEMBERED_PIECES) remembered.clear();
      const made = search(words, numbersByInitial, piece);
      remembered.set(piece, made);
      return made;
    },
  };
}

/** Numbers words as they come. */
export function createNumbering(): { readonly words: readonly string[]; numberOf(word: string): number } {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  return {
    words,
    numberOf(word) {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, words.length);
      return words.push(word) - 1;
    },
  };
}
