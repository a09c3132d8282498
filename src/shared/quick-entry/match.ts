import type { WorkPlace } from '../model';
import type { IndexedChoice, IndexedWord, QuickEntryIndex } from './catalogue-index';
import { pieces, spanIn } from './fold';
import type { Span, Suggestion } from './types';
import { FIT } from './vocabulary';
import type { PieceMatch } from './vocabulary';

/** A choice that fits, how well, and which of its words each piece met. */
export interface Match {
  readonly choice: IndexedChoice;
  readonly score: number;
  /** Whether a piece met the first word of the task's name. */
  readonly beginsTask: boolean;
  /** The pieces that it was found by, and how well each had to fit. */
  readonly typed: readonly string[];
  readonly leastFit: number;
}

/** More leading pieces than this are note, whatever they say: no label is typed out that far. */
const MOST_PIECES = 8;
/** A word that only joins others, as in a label typed out: `Acme › Website / Development`. */
const JOINT = /^[›»>/|:·•,–—-]+$/u;

function fitOf(word: IndexedWord, match: PieceMatch): number {
  const fit = match.fits[word.number] ?? FIT.none;
  return word.isInner ? Math.min(fit, FIT.inner) : fit;
}

/**
 * Gives every piece a word of its own, better fits first, then the word at `preferred`, moving earlier pieces where that
 * makes room; null where it cannot be done. So `acme a` needs a second word with `a`, not Acme twice.
 */
function assign(
  words: readonly IndexedWord[],
  preferred: number,
  found: readonly PieceMatch[],
  leastFit: number,
): ReadonlyMap<number, number> | null {
  const pieceOfWord = new Map<number, number>();
  const seat = (piece: number, tried: Set<number>): boolean => {
    const match = found[piece];
    if (!match) return false;
    const options = words
      .map((word, place) => ({ place, fit: fitOf(word, match) }))
      .filter(({ fit }) => fit >= leastFit)
      .sort((a, b) => b.fit - a.fit || Number(b.place === preferred) - Number(a.place === preferred));
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
  return found.every((_, piece) => seat(piece, new Set())) ? pieceOfWord : null;
}

/** Overlapping and touching stretches made one, in order. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else if (span.end > span.start) joined.push(span);
  }
  return joined;
}

function matchChoice(
  choice: IndexedChoice,
  found: readonly PieceMatch[],
  leastFit: number,
): Omit<Match, 'typed' | 'leastFit'> | null {
  const words = [...choice.projectWords, ...choice.taskWords];
  const firstOfTask = choice.projectWords.length;
  const pieceOfWord = assign(words, firstOfTask, found, leastFit);
  if (!pieceOfWord) return null;
  let score = 0;
  for (const [place, piece] of pieceOfWord) {
    const word = words[place];
    const match = found[piece];
    if (word && match) score += fitOf(word, match);
  }
  return { choice, score, beginsTask: pieceOfWord.has(firstOfTask) };
}

/** The stretches of the label that the pieces met: asked for the few that are shown, not for all that fit. */
function marksOf({ choice, typed, leastFit }: Match, index: QuickEntryIndex): readonly Span[] {
  const found = typed.map((piece) => index.vocabulary.match(piece));
  const words = [...choice.projectWords, ...choice.taskWords];
  const firstOfTask = choice.projectWords.length;
  const marks: Span[] = [];
  for (const [place, piece] of assign(words, firstOfTask, found, leastFit) ?? []) {
    const word = words[place];
    const range = word && found[piece]?.found.get(word.number);
    if (!range || !word.at) continue;
    const offset = place >= firstOfTask ? choice.taskOffset : 0;
    const span = spanIn(word.at, range.start, range.end);
    marks.push({ start: offset + span.start, end: offset + span.end });
  }
  return joinSpans(marks);
}

/** The best fit of a piece among some words. Tasks share their project's and namesakes theirs: each list is asked once. */
function createBest(match: PieceMatch): (words: readonly IndexedWord[]) => number {
  const answers = new Map<readonly IndexedWord[], number>();
  return (words) => {
    const known = answers.get(words);
    if (known !== undefined) return known;
    let best: number = FIT.none;
    for (const word of words) best = Math.max(best, fitOf(word, match));
    answers.set(words, best);
    return best;
  };
}

const REMEMBERED_RUNS = 24;
/** A line grows letter by letter: its first words were narrowed down at the keystroke before. */
const remembered = new WeakMap<QuickEntryIndex, Map<string, readonly Match[]>>();

/** Those of the choices that fit all the pieces, of which the last `added` were not asked for in choosing them. */
function narrow(
  index: QuickEntryIndex,
  choices: readonly IndexedChoice[],
  typed: readonly string[],
  added: number,
  leastFit: number,
): readonly Match[] {
  const runs = remembered.get(index) ?? new Map<string, readonly Match[]>();
  remembered.set(index, runs);
  const key = `${leastFit} ${typed.join(' ')}`;
  const known = runs.get(key);
  if (known) return known;

  const found = typed.map((piece) => index.vocabulary.match(piece));
  const bests = found.slice(found.length - added).map(createBest);
  const alone = found.length === 1 ? found[0] : undefined;
  const matches: Match[] = [];
  for (const choice of choices) {
    const { projectWords, taskWords } = choice;
    const fits = bests.map((best) => Math.max(best(projectWords), best(taskWords)));
    if (!fits.every((fit) => fit >= leastFit)) continue;
    const [score = FIT.none] = fits;
    const [first] = taskWords;
    // A single piece takes the word that it fits best: nobody has to make room.
    const match = alone
      ? { choice, score, beginsTask: first !== undefined && fitOf(first, alone) === score }
      : matchChoice(choice, found, leastFit);
    if (match) matches.push({ ...match, typed, leastFit });
  }
  if (runs.size >= REMEMBERED_RUNS) runs.clear();
  runs.set(key, matches);
  return matches;
}

/** The leading words of a line that name a project, and what they may mean. */
export interface LeadingRun {
  /** How many of the words belong to it. */
  readonly length: number;
  /** In the catalogue's order. */
  readonly matches: readonly Match[];
}

/**
 * The longest run of leading words for which some project and task has a word of its own for each: begun by it, equal
 * to it if it is one letter, or, from five letters on, one slip away. Every later word is note.
 */
export function readLeadingRun(index: QuickEntryIndex, words: readonly string[]): LeadingRun {
  let run: LeadingRun = { length: 0, matches: [] };
  let choices = index.choices;
  let typedSoFar: readonly string[] = [];
  for (const [place, word] of words.entries()) {
    if (run.length > 0 && JOINT.test(word)) continue;
    const typed = pieces(word);
    if (typed.length === 0 || typedSoFar.length + typed.length > MOST_PIECES) break;
    typedSoFar = [...typedSoFar, ...typed];
    const matches = narrow(index, choices, typedSoFar, typed.length, FIT.typo);
    if (matches.length === 0) break;
    run = { length: place + 1, matches };
    choices = matches.map((match) => match.choice);
  }
  return run;
}

/** What the first word might be the beginning or a part of: to be suggested, never to be chosen unasked. */
export function guess(index: QuickEntryIndex, words: readonly string[]): readonly Match[] {
  const typed = pieces(words[0] ?? '');
  if (typed.length === 0 || typed.length > MOST_PIECES) return [];
  return narrow(index, index.choices, typed, typed.length, FIT.within);
}

/**
 * Which of two fits better. Of equal fits the one whose task's name was begun: in a client called «My work», `general
 * work` means the task Work, as every other task of the client has that word too.
 */
function compareFit(a: Match, b: Match): number {
  return b.score - a.score || Number(b.beginsTask) - Number(a.beginsTask);
}

/** Whether a choice fits the words just as well as the best one. */
export function fitsAsWell(match: Match, best: Match | undefined): boolean {
  return best !== undefined && compareFit(match, best) === 0;
}

interface Places {
  /** By project, then by task. */
  readonly ofTask: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly ofProject: ReadonlyMap<string, number>;
}

/** What is used comes anew with a snapshot, not with each keystroke. */
const known = new WeakMap<readonly WorkPlace[], Places>();

function placesOf(frequent: readonly WorkPlace[]): Places {
  const old = known.get(frequent);
  if (old) return old;
  const ofTask = new Map<string, Map<string, number>>();
  const ofProject = new Map<string, number>();
  for (const [place, { projectId, taskId }] of frequent.entries()) {
    const tasks = ofTask.get(projectId) ?? new Map<string, number>();
    ofTask.set(projectId, tasks);
    if (!tasks.has(taskId)) tasks.set(taskId, place);
    if (!ofProject.has(projectId)) ofProject.set(projectId, place);
  }
  const made = { ofTask, ofProject };
  known.set(frequent, made);
  return made;
}

/** Those that fit equally: used ones by use, then the others as they come. */
function rankEquals(matches: readonly Match[], { ofTask, ofProject }: Places): readonly Match[] {
  const used: { match: Match; same: number; near: number }[] = [];
  const others: Match[] = [];
  for (const match of matches) {
    const { project, task } = match.choice;
    const near = ofProject.get(project.id);
    if (near === undefined) others.push(match);
    else used.push({ match, same: ofTask.get(project.id)?.get(task.id) ?? Infinity, near });
  }
  // Not by a difference: two that were never used would differ by no number.
  used.sort((a, b) => (a.same === b.same ? a.near - b.near : a.same < b.same ? -1 : 1));
  return [...used.map(({ match }) => match), ...others];
}

/** Best first: fit, then this project and task used more, then the project used more, then the catalogue's order. */
export function rank(matches: readonly Match[], frequent: readonly WorkPlace[]): readonly Match[] {
  const places = placesOf(frequent);
  // A letter fits thousands: they are put into a few groups of equals, not sorted against each other.
  const groups = new Map<number, Match[]>();
  for (const match of matches) {
    const key = 2 * match.score + Number(match.beginsTask);
    const group = groups.get(key);
    if (group) group.push(match);
    else groups.set(key, [match]);
  }
  return [...groups.values()]
    .sort(([a], [b]) => (a && b ? compareFit(a, b) : 0))
    .flatMap((group) => rankEquals(group, places));
}

export function toSuggestion(match: Match, index: QuickEntryIndex): Suggestion {
  const { project, task, label } = match.choice;
  return { project, task, label, marks: marksOf(match, index) };
}
