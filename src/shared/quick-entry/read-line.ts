import type { QuickEntryIndex } from './catalogue-index';
import { hasThousands, isMeasure } from './counting';
import { fold } from './fold';
import { readWhen } from './line';
import type { When } from './line';
import { MOST_LEADING_WORDS, readLeadingRun } from './match';
import type { LineWord } from './phrase';
import { weekdayAtEnds } from './short-weekdays';
import type { QuickEntryContext } from './types';
import { readWords } from './words';

/** A line's words and what they say of time, once it is known which of them are the note's. */
interface ReadLine {
  readonly words: readonly LineWord[];
  readonly when: When;
}

/** How many of the words that are no time are the project's, or go on with the last entry, and hence not of the note. */
function othersThanNote(words: readonly LineWord[], { index, pinned, lexicon }: QuickEntryContext): number {
  if (pinned) return 0;
  const texts = words.flatMap(({ text, time }) => (time === null ? [text] : []));
  const saysAgain = texts.length === 1 && lexicon.sayingOf(texts[0] ?? '')?.kind === 'again';
  return saysAgain ? 1 : readLeadingRun(index, texts.slice(0, MOST_LEADING_WORDS), lexicon).length;
}

/** Which words are the note's, by their places. */
function notesIn(words: readonly LineWord[], context: QuickEntryContext): Set<number> {
  let others = othersThanNote(words, context);
  const places = new Set<number>();
  for (const [place, { time }] of words.entries()) {
    if (time !== null) continue;
    if (others === 0) places.add(place);
    else others -= 1;
  }
  return places;
}

/** The places of the words that say a time but for the words of the note beside them. */
function besideNotes(words: readonly LineWord[], context: QuickEntryContext): ReadonlySet<number> {
  const noted = new Set<number>();
  if (!words.some(({ time }) => time?.besideNote)) return noted;
  const notes = notesIn(words, context);
  // `un jour de retard`: that a project's name begins so says nothing.
  const isNote = (place: number): boolean => {
    const saying = context.lexicon.sayingOf(words[place]?.text ?? '');
    return notes.has(place) || (words[place]?.time === null && saying?.kind === 'from');
  };
  for (const [place, { time, isContinued }] of words.entries()) {
    if (isContinued || !time?.besideNote) continue;
    let end = place + 1;
    while (words[end]?.isContinued) end += 1;
    const { side, first, length } = time.besideNote;
    const isBeside = (side !== 'after' && notes.has(place - 1)) || (side !== 'before' && isNote(end));
    for (let at = place + first; isBeside && at < place + first + length; at += 1) {
      noted.add(at);
      notes.add(at);
    }
  }
  return noted;
}

/** A pasted line has thousands, and is refused whatever they are. */
const MOST_DOUBTFUL = 40;

const DECIMAL = /^\d*[.,]\d+$/;

/** The decimal of `1.500 € 30 min`, which counts something beside how long it took. */
function isNumber(words: readonly LineWord[], place: number): boolean {
  const { text = '', time } = words[place] ?? {};
  const after = words[place + 1];
  if (time?.kind !== 'duration' || !DECIMAL.test(text) || after?.isContinued) return false;
  return hasThousands(text) || (after !== undefined && after.time === null && isMeasure(after.text));
}

/** `0.5 days`, which are some of the note beside how many hours it took. */
const isInDays = (word: LineWord | undefined): boolean => word?.time?.problem?.code === 'length-in-days';

/** The places of all words that may be the note's, be any of it beside them or not. */
function doubtfulIn(words: readonly LineWord[]): ReadonlySet<number> {
  const doubtful = new Set<number>();
  const hasUnit = words.some(({ text, time }) => time?.kind === 'duration' && !DECIMAL.test(text));
  let start = 0;
  for (const [place, { time, isContinued }] of words.entries()) {
    if (!isContinued) start = place;
    const { first, length } = time?.besideNote ?? { first: 0, length: 0 };
    const isBeside = place >= start + first && place < start + first + length;
    const isLoose = (time?.kind === 'start' && time.isLoose) || isInDays(words[start]);
    if (isBeside || isLoose || (hasUnit && isNumber(words, place))) doubtful.add(place);
  }
  return doubtful;
}

/** Whether a word is a whole name in the catalogue. */
function isNameIn({ choices }: QuickEntryIndex, word: string): boolean {
  const { text } = fold(word);
  const isName = (name: string | null): boolean => name?.length === word.length && fold(name).text === text;
  return choices.some(({ project, task }) =>
    [project.clientName, project.name, project.code, task.name].some(isName),
  );
}

/** The places of short days of the week that are the name of something besides, which they are where no dot says more. */
function namesIn(words: readonly LineWord[], { index, lexicon, pinned }: QuickEntryContext): Set<number> {
  const isName = (place: number): boolean => {
    const { text = '', time = null } = words[place] ?? {};
    const isShort = !pinned && time?.kind === 'day' && weekdayAtEnds(text, lexicon) !== null;
    return isShort && isNameIn(index, text);
  };
  return new Set([0, words.length - 1].filter(isName));
}

/**
 * Reads a line's times; where the words of the note beside them make them some of it, they are, and so are those with
 * which alone the line would be refused: `at 22 for 2h` runs past midnight.
 */
export function readLine(text: string, context: QuickEntryContext): ReadLine {
  const { today, lexicon } = context;
  const typed = readWords(text, today, lexicon);
  const names = namesIn(typed, context);
  const first = names.size > 0 ? readWords(text, today, lexicon, names) : typed;
  const noted = new Set([...names, ...besideNotes(first, context)]);
  const words = noted.size > 0 ? readWords(text, today, lexicon, noted) : first;
  const when = readWhen(words, context);
  if (when.problems.length === 0) return { words, when };
  const doubtful = doubtfulIn(words);
  if (doubtful.size === 0 || doubtful.size > MOST_DOUBTFUL) return { words, when };
  const fewer = readWords(text, today, lexicon, new Set([...noted, ...doubtful]));
  const whenOfFewer = readWhen(fewer, context);
  // Only what says how long in hours answers how many those days have.
  const isAnswered = whenOfFewer.seconds !== null || !words.some(isInDays);
  const isBetter = whenOfFewer.problems.length === 0 && isAnswered;
  return isBetter ? { words: fewer, when: whenOfFewer } : { words, when };
}
