/** How well each of the typed pieces fits one word of a choice, by the piece's place; 0 where it does not fit. */
export interface WordFits {
  readonly fits: readonly number[];
  readonly isFirstOfTask: boolean;
}

/**
 * Gives every piece a word of its own, better fits first, then the first word of the task's name, moving earlier pieces
 * where that makes room; null where it cannot be done. So `acme a` needs a second word with `a`, not Acme twice.
 * By the word's place it tells the piece's.
 */
export function assign(words: readonly WordFits[], pieces: number): ReadonlyMap<number, number> | null {
  const pieceOfWord = new Map<number, number>();
  const seat = (piece: number, tried: Set<number>): boolean => {
    const options = words
      .map(({ fits, isFirstOfTask }, place) => ({ place, fit: fits[piece] ?? 0, isFirstOfTask }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || Number(b.isFirstOfTask) - Number(a.isFirstOfTask));
    for (const { place } of options) {
      if (tried.has(place)) continue;
      tried.add(place);
      const holder = pieceOfWord.get(place);
      if (holder === undefined || seat(holder, tried)) {
        pieceOfWord.set(place, piece);
        return true;
      }
    }
    return false;
  };
  for (let piece = 0; piece < pieces; piece += 1) if (!seat(piece, new Set())) return null;
  return pieceOfWord;
}

/** How well the words fit pieces that each have one of their own: see {@link gradeOf}. 0 where they do not. */
export function gradeOfWords(words: readonly WordFits[], pieces: number): number {
  const pieceOfWord = assign(words, pieces);
  if (!pieceOfWord) return 0;
  let score = 0;
  let beginsTask = false;
  for (const [place, piece] of pieceOfWord) {
    const word = words[place];
    score += word?.fits[piece] ?? 0;
    if (word?.isFirstOfTask) beginsTask = true;
  }
  return gradeOf(score, beginsTask);
}

/**
 * One number by which two choices are compared. Of equal fits the better is the one whose task's name was begun: in a
 * client called «My work», `general work` means the task Work, as every other task of the client has that word too.
 */
export function gradeOf(score: number, beginsTask: boolean): number {
  return 2 * score + Number(beginsTask);
}
