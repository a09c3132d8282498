import type { Project } from '../model';
import { pieces } from './fold';

/** The name of a client or a project, or a project's code. */
export interface Name {
  readonly written: string;
  /** Its words, folded, without those that say what kind of company it is. */
  readonly words: readonly string[];
  readonly isCode: boolean;
  readonly projectIds: Set<string>;
}

export interface Names {
  readonly byInitial: ReadonlyMap<string, readonly Name[]>;
  /** Those of scripts that set no blanks, which stand anywhere in a word. */
  readonly unspaced: readonly Name[];
}

/** Nobody says them: `Acme GmbH & Co. KG`. */
const COMPANIES: ReadonlySet<string> = new Set(
  'gmbh ag ug kg kgaa ohg se ev eg co ltd limited inc llc llp plc corp company sa sas sarl sl slu bv nv'.split(
    ' ',
  ),
);
export const JAPANESE_COMPANY = /^(?:株式会社|有限会社|合同会社)|(?:株式会社|有限会社|合同会社)$/u;
export const UNSPACED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+$/u;
/** A shorter name is a word as well, unless it is typed as it is written: `HP`. */
export const FEWEST_OF_NAME = 3;
/** Nobody types more of a name. */
export const MOST_WORDS = 8;

function wordsOfName(written: string): readonly string[] {
  const words = pieces(written.replace(JAPANESE_COMPANY, '')).slice(0, MOST_WORDS);
  const end = words.findLastIndex((word) => !COMPANIES.has(word));
  return end < 0 ? words : words.slice(0, end + 1);
}

/** The names of a catalogue; made with it, as a keystroke has no time for that. */
export function namesOf(projects: readonly Project[]): Names {
  const names = new Map<string, Name>();
  const add = (written: string, isCode: boolean, projectId: string): void => {
    const key = `${isCode} ${written}`;
    const name = names.get(key) ?? { written, words: wordsOfName(written), isCode, projectIds: new Set() };
    name.projectIds.add(projectId);
    names.set(key, name);
  };
  for (const { id, isActive, tasks, clientName, name, code } of projects) {
    if (!isActive || tasks.length === 0) continue;
    add(clientName, false, id);
    add(name, false, id);
    if (code !== null) add(code, true, id);
  }
  const byInitial = new Map<string, Name[]>();
  // A number alone counts something.
  const told = [...names.values()].filter(({ words }) => words.some((word) => /\p{L}/u.test(word)));
  for (const name of told) {
    const initial = name.words[0]?.charAt(0) ?? '';
    const others = byInitial.get(initial);
    if (others) others.push(name);
    else byInitial.set(initial, [name]);
  }
  const unspaced = told.filter(({ words: [word = '', ...more] }) => {
    return more.length === 0 && word.length >= FEWEST_OF_NAME && UNSPACED.test(word);
  });
  return { byInitial, unspaced };
}
