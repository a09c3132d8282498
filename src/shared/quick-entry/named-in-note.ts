import type { IndexedChoice, QuickEntryIndex } from './catalogue-index';
import { narrow } from './fitting';
import type { Fitting } from './fitting';
import { pieces } from './fold';
import type { Remark } from './types';
import { FIT } from './vocabulary';

/**
 * Clients and projects that are named later in a line than at its beginning (`call northwind`), which are of the note.
 * They may just as well be ordinary words of it, so that nothing is put there unasked: it is told, and offered first.
 */

/** The name of a client or a project, or a project's code. */
interface Name {
  readonly written: string;
  /** Its words, folded, without those that say what kind of company it is. */
  readonly words: readonly string[];
  readonly isCode: boolean;
  readonly projectIds: Set<string>;
}

interface Names {
  readonly byInitial: ReadonlyMap<string, readonly Name[]>;
  /** Those of scripts that set no blanks, which stand anywhere in a word. */
  readonly unspaced: readonly Name[];
}

/** A catalogue has its names for as long as it lasts. */
const known = new WeakMap<QuickEntryIndex, Names>();

/** Nobody says them: `Acme GmbH & Co. KG`. */
const COMPANIES: ReadonlySet<string> = new Set(
  'gmbh ag ug kg kgaa ohg se ev eg co ltd limited inc llc llp plc corp company sa sas sarl sl slu bv nv'.split(
    ' ',
  ),
);
const JAPANESE_COMPANY = /^(?:株式会社|有限会社|合同会社)|(?:株式会社|有限会社|合同会社)$/u;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+$/u;
/** Fewer of a name's letters may begin anything. */
const FEWEST_LETTERS = 4;
/** A shorter name is a word as well, unless it is typed as it is written: `HP`. */
const FEWEST_OF_NAME = 3;
/** Nobody types more of a name. */
const MOST_WORDS = 8;

function wordsOfName(written: string): readonly string[] {
  const words = pieces(written.replace(JAPANESE_COMPANY, '')).slice(0, MOST_WORDS);
  const end = words.findLastIndex((word) => !COMPANIES.has(word));
  return end < 0 ? words : words.slice(0, end + 1);
}

function namesOf(index: QuickEntryIndex): Names {
  const old = known.get(index);
  if (old) return old;
  const names = new Map<string, Name>();
  const add = (written: string, isCode: boolean, projectId: string): void => {
    const key = `${isCode} ${written}`;
    const name = names.get(key) ?? { written, words: wordsOfName(written), isCode, projectIds: new Set() };
    name.projectIds.add(projectId);
    names.set(key, name);
  };
  for (const [id, [choice]] of index.byProject) {
    if (!choice) continue;
    const { clientName, name, code } = choice.project;
    add(clientName, false, id);
    add(name, false, id);
    if (code !== null) add(code, true, id);
  }
  const byInitial = new Map<string, Name[]>();
  // A number alone counts something.
  const told = [...names.values()].filter(({ words }) => words.some((word) => /\p{L}/u.test(word)));
  for (const name of told) {
    const initial = name.words[0]?.charAt(0) ?? '';
    byInitial.set(initial, [...(byInitial.get(initial) ?? []), name]);
  }
  const unspaced = told.filter(({ words: [word = '', ...more] }) => {
    return more.length === 0 && word.length >= FEWEST_OF_NAME && UNSPACED.test(word);
  });
  const made = { byInitial, unspaced };
  known.set(index, made);
  return made;
}

/** How many of the pieces from a place on are the name, or begin it clearly; 0 where they do not. */
function lengthOf(
  name: Name,
  typed: readonly string[],
  place: number,
  isAsWritten: (name: Name) => boolean,
): number {
  const { words, isCode } = name;
  let length = 0;
  while (length < words.length && typed[place + length] === words[length]) length += 1;
  if (length === words.length) {
    return words.join('').length >= FEWEST_OF_NAME || isAsWritten(name) ? length : 0;
  }
  const begun = typed[place + length];
  if (begun !== undefined && words[length]?.startsWith(begun)) length += 1;
  const letters = typed.slice(place, place + length).join('').length;
  return !isCode && letters >= FEWEST_LETTERS ? length : 0;
}

interface Found {
  readonly text: string;
  readonly typed: readonly string[];
  readonly names: readonly Name[];
}

const BEFORE = /^[^\p{L}\p{N}]+/u;
const AFTER = /[^\p{L}\p{N}\p{M}]+$/u;

function findAt(names: Names, notes: readonly string[], place: number): Found | null {
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
  const all = names.byInitial.get(first.charAt(0)) ?? [];
  if (all.length === 0) return null;
  const following = notes.slice(place, place + MOST_WORDS);
  const typed = following.flatMap(pieces);
  const isAsWritten = ({ written }: Name): boolean => following.join(' ').startsWith(written);
  let length = 0;
  let found: Name[] = [];
  for (const name of all) {
    const own = lengthOf(name, typed, 0, isAsWritten);
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
): NamedInNote | null {
  const names = namesOf(index);
  for (const place of notes.keys()) {
    const found = findAt(names, notes, place);
    if (!found || found.names.some(({ projectIds }) => projectIds.has(choice.project.id))) continue;
    const isNamed = (projectId: string): boolean =>
      found.names.some(({ projectIds }) => projectIds.has(projectId));
    const all = narrow(index, index.choices, found.typed, FIT.prefix);
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

/** Where the time goes although the note names another place. */
export const placeRemark = ({ text }: NamedInNote, { label }: IndexedChoice): Remark => ({
  code: 'note-or-project',
  text,
  place: label,
});
