import type { IndexedChoice, QuickEntryIndex } from './catalogue-index';
import { narrow } from './fitting';
import type { Fitting } from './fitting';
import { pieces } from './fold';
import type { Lexicon } from './lexicon';
import { readLeadingRun } from './match';
import { FEWEST_OF_NAME, JAPANESE_COMPANY, MOST_WORDS, UNSPACED } from './names';
import type { Name, Names } from './names';
import { rank } from './rank';
import type { QuickEntryContext, Remark } from './types';
import type { Catalogued } from './unread-weekdays';
import { FIT } from './vocabulary';

/**
 * Clients and projects that are named later in a line than at its beginning (`call northwind`), which are of the note.
 * They may just as well be ordinary words of it, so that nothing is put there unasked: it is told, and offered first.
 */

/** Fewer of a name's letters may begin anything. */
const FEWEST_LETTERS = 4;
/** The first words of a long note tell enough, and no name has longer ones: what is pasted is not searched. */
const MOST_NOTE_WORDS = 40;
const MOST_LETTERS = 60;

/** How many of the first pieces are the name, or begin it clearly; 0 where they do not. */
function lengthOf(
  name: Name,
  typed: readonly string[],
  isAsWritten: (name: Name) => boolean,
  { isFunctionWord }: Lexicon,
): number {
  const { words, isCode } = name;
  let length = 0;
  while (length < words.length && typed[length] === words[length]) length += 1;
  if (length === words.length) {
    return words.join('').length >= FEWEST_OF_NAME || isAsWritten(name) ? length : 0;
  }
  const begun = typed[length];
  if (begun !== undefined && !isFunctionWord(begun) && words[length]?.startsWith(begun)) length += 1;
  const letters = typed
    .slice(0, length)
    .filter((piece) => !isFunctionWord(piece))
    .join('').length;
  return !isCode && letters >= FEWEST_LETTERS ? length : 0;
}

interface Found {
  readonly text: string;
  readonly typed: readonly string[];
  readonly names: readonly Name[];
}

const BEFORE = /^[^\p{L}\p{N}]+/u;
const AFTER = /[^\p{L}\p{N}\p{M}]+$/u;

function findAt(names: Names, notes: readonly string[], place: number, lexicon: Lexicon): Found | null {
  const word = notes[place] ?? '';
  const own = pieces(word);
  const [first = ''] = own;
  const inside = UNSPACED.test(first)
    ? names.unspaced.find(({ words: [all = ''] }) => first.includes(all))
    : null;
  if (inside) {
    const text = inside.written.replace(JAPANESE_COMPANY, '');
    return { text, typed: inside.words, names: [inside] };
  }
  const all = (names.byInitial.get(first.charAt(0)) ?? []).filter(({ words }) => words[0]?.startsWith(first));
  if (all.length === 0) return null;
  const following = notes.slice(place, place + MOST_WORDS);
  const typed = following.flatMap(pieces);
  const isAsWritten = ({ written }: Name): boolean => following.join(' ').startsWith(written);
  let length = 0;
  let found: Name[] = [];
  for (const name of all) {
    const own = lengthOf(name, typed, isAsWritten, lexicon);
    if (own > length) [length, found] = [own, []];
    if (own > 0 && own === length) found.push(name);
  }
  if (length === 0) return null;
  let taken = 0;
  const texts = following.filter((text) => {
    const isTaken = taken < length;
    taken += pieces(text).length;
    return isTaken;
  });
  const text = texts.join(' ').replace(BEFORE, '').replace(AFTER, '');
  return { text, typed: typed.slice(0, length), names: found };
}

/** A client or project that the note names. */
export interface NamedInNote {
  /** What was typed of its name. */
  readonly text: string;
  /** What is there to put time on. */
  readonly fitting: Fitting | null;
}

/** The first client or project that the words of a note name and that is not the one of the choice. */
export function namedInNote(
  index: QuickEntryIndex,
  notes: readonly string[],
  choice: IndexedChoice,
  lexicon: Lexicon,
): NamedInNote | null {
  const { names } = index;
  const read = notes.slice(0, MOST_NOTE_WORDS).map((word) => (word.length > MOST_LETTERS ? '' : word));
  for (const place of read.keys()) {
    const found = findAt(names, read, place, lexicon);
    if (!found || found.names.some(({ projectIds }) => projectIds.has(choice.project.id))) continue;
    const isNamed = (projectId: string): boolean =>
      found.names.some(({ projectIds }) => projectIds.has(projectId));
    const leastFits = found.typed.map(() => FIT.prefix);
    const all = narrow(index, index.choices, found.typed, leastFits);
    const kept = [...(all?.choices.entries() ?? [])].filter(([, { project }]) => isNamed(project.id));
    const fitting = all &&
      kept.length > 0 && {
        ...all,
        choices: kept.map(([, one]) => one),
        grades: kept.map(([at]) => all.grades[at] ?? 0),
      };
    return { text: found.text, fitting: fitting || null };
  }
  return null;
}

/** Fewer letters begin too much: the `we` of `we call northwind` is hardly a website. */
const FEWEST_OF_BEGINNING = 3;

/** Whether the leading words of a line name the client or the project, and not only a task of some. */
export function namesProject(
  index: QuickEntryIndex,
  { typed }: Pick<Fitting, 'typed'>,
  { projectWords }: IndexedChoice,
): boolean {
  return typed.some((piece) => {
    const { fits } = index.vocabulary.match(piece);
    const least = piece.length < FEWEST_OF_BEGINNING ? FIT.whole : FIT.typo;
    return projectWords.words.some(({ number }) => (fits[number] ?? 0) >= least);
  });
}

/** What the words of a line are beside the choice that they made. */
export function cataloguedFor(
  { index, lexicon, frequent }: QuickEntryContext,
  choice: IndexedChoice | null,
): Catalogued {
  const isWord = (piece: string): boolean => {
    const words = choice ? [...choice.projectWords.words, ...choice.taskWords.words] : [];
    const { fits } = index.vocabulary.match(piece);
    return words.some(({ number }) => fits[number] === FIT.whole);
  };
  return {
    place: choice?.label ?? null,
    isBegun: (word) => !pieces(word).every(isWord),
    areProject: (texts) => {
      const { fitting } = readLeadingRun(index, texts, lexicon);
      const best = fitting && rank(fitting, index, frequent, 1).best[0];
      return fitting && best ? namesProject(index, fitting, best) : false;
    },
  };
}

/** Where the time goes although the note names another place. */
export const placeRemark = ({ text }: NamedInNote, { label }: IndexedChoice): Remark => ({
  code: 'note-or-project',
  text,
  place: label,
});
