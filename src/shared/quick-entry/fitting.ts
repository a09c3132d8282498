import { gradeOfWords } from './assign';
import type { WordFits } from './assign';
import type { IndexedChoice, IndexedWord, QuickEntryIndex, WordList } from './catalogue-index';
import { FIT } from './vocabulary';
import type { PieceMatch } from './vocabulary';

/** The choices that fit some typed pieces: numbers beside numbers and no object for each, as a letter fits thousands. */
export interface Fitting {
  readonly typed: readonly string[];
  /** How well each of them had to fit. */
  readonly leastFits: readonly number[];
  /** In the catalogue's order; at least one. */
  readonly choices: readonly IndexedChoice[];
  /** How well each of `choices` fits: the higher the better. */
  readonly grades: readonly number[];
}

/** How well a word of a choice fits each piece. */
export function fitsOf(
  word: IndexedWord,
  found: readonly PieceMatch[],
  leastFits: readonly number[],
  isFirstOfTask: boolean,
): WordFits {
  const fits = found.map((match, piece) => {
    const fit = match.fits[word.number] ?? FIT.none;
    const own = word.isInner ? Math.min(fit, FIT.inner) : fit;
    return own >= (leastFits[piece] ?? FIT.whole) ? own : 0;
  });
  return { fits, isFirstOfTask };
}

/** What lists of words have to do with the pieces. Most have nothing, and of the others many the same. */
interface Patterns {
  /** The number of a list's pattern; 0 where none of its words fits a piece. */
  numberOf(list: WordList): number;
  /** The words that fit a piece, without those that fit none. */
  wordsOf(pattern: number): readonly WordFits[];
}

function createPatterns(
  found: readonly PieceMatch[],
  leastFits: readonly number[],
  isOfTask: boolean,
): Patterns {
  const least = Math.min(...leastFits);
  const byList: number[] = [];
  const byText = new Map([['', 0]]);
  const words: (readonly WordFits[])[] = [[]];
  const made = (list: WordList): number => {
    const fitting: WordFits[] = [];
    for (const [place, word] of list.words.entries()) {
      if (found.every((match) => (match.fits[word.number] ?? FIT.none) < least)) continue;
      const fits = fitsOf(word, found, leastFits, isOfTask && place === 0);
      if (fits.fits.some((fit) => fit > 0)) fitting.push(fits);
    }
    const text = fitting.map(({ fits, isFirstOfTask }) => `${isFirstOfTask} ${fits.join(' ')}`).join(';');
    const known = byText.get(text);
    if (known !== undefined) return known;
    byText.set(text, words.length);
    return words.push(fitting) - 1;
  };
  return {
    numberOf: (list) => (byList[list.number] ??= made(list)),
    wordsOf: (pattern) => words[pattern] ?? [],
  };
}

/** Those of the choices that fit; null where none does. Words that fit the same pieces the same way are judged once. */
function judge(
  choices: readonly IndexedChoice[],
  found: readonly PieceMatch[],
  typed: readonly string[],
  leastFits: readonly number[],
): Fitting | null {
  const ofProjects = createPatterns(found, leastFits, false);
  const ofTasks = createPatterns(found, leastFits, true);
  const gradesByPattern: number[][] = [];
  const fitting: IndexedChoice[] = [];
  const grades: number[] = [];
  for (const choice of choices) {
    const project = ofProjects.numberOf(choice.projectWords);
    const task = ofTasks.numberOf(choice.taskWords);
    const ofProject = (gradesByPattern[project] ??= []);
    const grade = (ofProject[task] ??= gradeOfWords(
      [...ofProjects.wordsOf(project), ...ofTasks.wordsOf(task)],
      found.length,
    ));
    if (grade === 0) continue;
    fitting.push(choice);
    grades.push(grade);
  }
  return fitting.length === 0 ? null : { typed, leastFits, choices: fitting, grades };
}

const REMEMBERED = 24;
/** A line grows letter by letter: its first words were narrowed down at the keystroke before. */
const remembered = new WeakMap<QuickEntryIndex, Map<string, Fitting | null>>();

/** Those of the choices that fit all the pieces; null where none does. The pieces, not the choices, tell it from others. */
export function narrow(
  index: QuickEntryIndex,
  choices: readonly IndexedChoice[],
  typed: readonly string[],
  leastFits: readonly number[],
): Fitting | null {
  const runs = remembered.get(index) ?? new Map<string, Fitting | null>();
  remembered.set(index, runs);
  const key = `${leastFits.join('')} ${typed.join(' ')}`;
  const known = runs.get(key);
  if (known !== undefined) return known;
  const found = typed.map((piece) => index.vocabulary.match(piece));
  const made = judge(choices, found, typed, leastFits);
  if (runs.size >= REMEMBERED) runs.clear();
  runs.set(key, made);
  return made;
}
