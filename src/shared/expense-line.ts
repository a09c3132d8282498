import { splitGlued } from './amount-glued';
import { beginsDays, bracketsOf, isFrancsAside } from './amount-word';
import type { CalendarDate } from './calendar';
import { MAX_UNITS, UNITS, type ExpenseCategory, type LearnedWord } from './expense';
import type { Project, WorkPlace } from './model';
import type { MoneyStyle } from './currencies';
import type { Amount } from './money';
import type { Lexicon, QuickEntryIndex } from './quick-entry';
import { readNamedDay, readNumberedDay } from './quick-entry/day-text';
import { pieces } from './quick-entry/fold';
import { longDays } from './quick-entry/long-days';
import { readLeadingRun } from './quick-entry/match';
import { rank } from './quick-entry/rank';
import { findAmounts, type TypedAmount } from './typed-amount';

export interface ExpenseLineContext {
  /** Today's date in the work zone. */
  readonly today: CalendarDate;
  readonly lexicon: Lexicon;
  /** How amounts are written, in the currency of the expenses. */
  readonly money: MoneyStyle;
  readonly index: QuickEntryIndex;
  readonly frequent: readonly WorkPlace[];
  /** Most used first. */
  readonly categories: readonly ExpenseCategory[];
  /** What was noted on past expenses. */
  readonly learned: readonly LearnedWord[];
}

/** Why a line is no expense yet; the window has the sentences. */
export type ExpenseProblem =
  | { readonly code: 'no-amount' }
  | { readonly code: 'amount-twice'; readonly texts: readonly string[] }
  /** Several bare numbers, one of which may be the amount. */
  | { readonly code: 'amount-among'; readonly texts: readonly string[] }
  /** Numbers with a sign between them: nothing is worked out. */
  | { readonly code: 'amount-sum'; readonly text: string }
  /** A number that counts something else, as in `120 km`. */
  | { readonly code: 'amount-measure'; readonly text: string }
  /** It can be read in more than one way, or in none. */
  | { readonly code: 'amount-unclear'; readonly text: string }
  /** What was typed is in another currency than the expenses, which are in `currency`. */
  | { readonly code: 'currency'; readonly text: string; readonly currency: string }
  | { readonly code: 'no-project' }
  | { readonly code: 'no-category' }
  | { readonly code: 'day'; readonly text: string }
  | { readonly code: 'day-twice'; readonly texts: readonly string[] };

/** One word of the line and how it was read; in order. */
export interface ExpensePart {
  readonly text: string;
  readonly kind: 'amount' | 'units' | 'category' | 'project' | 'day' | 'note';
}

export interface ExpenseReading {
  readonly cost: Amount | null;
  readonly units: number | null;
  readonly category: ExpenseCategory | null;
  readonly project: Project | null;
  readonly spentDate: CalendarDate;
  readonly notes: string;
  /** Empty where it can be added; of an empty line too. */
  readonly problems: readonly ExpenseProblem[];
  readonly parts: readonly ExpensePart[];
}

/** Fewer letters of a category's name say too much else. */
const LEAST_LETTERS = 3;

interface Word {
  readonly text: string;
  /** What stands between it and the word before. */
  readonly gap: string;
  kind: ExpensePart['kind'] | null;
}

/** What was typed of a day; `date` null: there is no such day. */
interface ReadDay {
  readonly text: string;
  readonly date: CalendarDate | null;
}

/**
 * Reads `12.50 taxi acme yesterday`: an amount (or units, `120x`), a category by its name or by what was noted on it
 * before, a project as the quick entry reads it, a day; the rest is the note. Pure: what is read is previewed.
 */
export function readExpenseLine(text: string, context: ExpenseLineContext): ExpenseReading {
  const words = wordsOf(text, context.money);
  const longer = takeLongDays(words, context);
  const amounts = takeAmounts(words, context.money);
  const units = take(words, 'units', (word) => {
    const [, before, after] = UNITS.exec(word) ?? [];
    const count = Number(before ?? after);
    return count >= 1 && count <= MAX_UNITS ? count : null;
  });
  const days = [
    ...longer,
    ...take(words, 'day', (word, at) =>
      isFrancsAside(words, at, context.money) ? null : readDay(word, context),
    ),
  ];
  const byName = takeFirst(words, 'category', (word) => categoryNamed(word, context.categories));
  const project = takeProject(words, context);
  const byNote = byName ?? learnedCategory(words, context);
  const notes = notesOf(words);
  const [day] = days;
  const problems: ExpenseProblem[] = [
    ...problemsWith(amounts, context.money),
    ...(units.length > 1 ? [{ code: 'amount-twice', texts: textsOf(words, 'units') } as const] : []),
    ...(amounts.length + units.length === 0 ? [{ code: 'no-amount' } as const] : []),
    ...(project === null ? [{ code: 'no-project' } as const] : []),
    ...(byNote === null ? [{ code: 'no-category' } as const] : []),
    ...(days.length > 1 ? [{ code: 'day-twice', texts: days.map(({ text }) => text) } as const] : []),
    ...(day !== undefined && day.date === null ? [{ code: 'day', text: day.text } as const] : []),
  ];
  return {
    cost: amounts.length === 1 && amounts[0]?.foreign === null ? amounts[0].amount : null,
    units: units[0] ?? null,
    category: byNote,
    project,
    spentDate: day?.date ?? context.today,
    notes,
    problems: words.length === 0 ? [] : problems,
    parts: words.map(({ text: word, kind }) => ({ text: word, kind: kind ?? 'note' })),
  };
}

/** A word is several where an amount is glued to the rest of it. */
const wordsOf = (text: string, money: MoneyStyle): readonly Word[] =>
  [...text.matchAll(/(\s*)(\S+)/g)].flatMap(([, gap = '', word = '']) =>
    splitGlued(word, money).map((piece, place) => ({ text: piece, gap: place === 0 ? gap : '', kind: null })),
  );

/** What nothing was made of, with one space between what is apart in the line. */
function notesOf(words: readonly Word[]): string {
  return words.reduce((notes, { text, gap, kind }, at) => {
    if (kind !== null) return notes;
    const isGlued = notes === '' || (gap === '' && words[at - 1]?.kind === null);
    return `${notes}${isGlued ? '' : ' '}${text}`;
  }, '');
}

/** What `read` makes of the words that nothing else was made of, which are taken with it. */
function take<T>(
  words: readonly Word[],
  kind: ExpensePart['kind'],
  read: (word: string, at: number) => T | null,
): readonly T[] {
  return words.flatMap((word, at) => {
    const found = word.kind === null ? read(word.text, at) : null;
    if (found === null) return [];
    word.kind = kind;
    return [found];
  });
}

/** Before amounts are looked for: the number of `2 days ago` is none. */
function takeLongDays(words: readonly Word[], { today, lexicon }: ExpenseLineContext): readonly ReadDay[] {
  const texts = words.map(({ text }) => text);
  return longDays(texts, today, lexicon).map(({ first, length, date }) => {
    for (const word of words.slice(first, first + length)) word.kind = 'day';
    return { text: texts.slice(first, first + length).join(' '), date };
  });
}

function takeAmounts(words: readonly Word[], money: MoneyStyle): readonly TypedAmount[] {
  const free = words.map((word, place) => {
    const isTaken = word.kind !== null || beginsDays(words, place, money);
    return isTaken ? { ...word, text: bracketsOf(word.text) } : word;
  });
  const amounts = findAmounts(free, money);
  const places = new Set(amounts.flatMap((amount) => amount.places));
  words.forEach((word, place) => {
    if (places.has(place)) word.kind = 'amount';
  });
  return amounts;
}

function problemsWith(amounts: readonly TypedAmount[], money: MoneyStyle): readonly ExpenseProblem[] {
  const [first] = amounts;
  const texts = amounts.map(({ text }) => text);
  if (first && amounts.length > 1 && first.kind === 'loose') return [{ code: 'amount-among', texts }];
  return [
    ...(amounts.length > 1 ? [{ code: 'amount-twice', texts } as const] : []),
    ...(first ? problemWith(first, money) : []),
  ];
}

function problemWith(
  { text, amount, foreign, isSum, isMeasure }: TypedAmount,
  { currency }: MoneyStyle,
): readonly ExpenseProblem[] {
  if (isSum) return [{ code: 'amount-sum', text }];
  if (isMeasure) return [{ code: 'amount-measure', text }];
  if (foreign !== null && currency !== null) return [{ code: 'currency', text: foreign, currency }];
  return amount === null ? [{ code: 'amount-unclear', text }] : [];
}

function takeFirst<T>(
  words: readonly Word[],
  kind: ExpensePart['kind'],
  read: (word: string) => T | null,
): T | null {
  let first: T | null = null;
  take(words, kind, (word) => (first === null ? (first = read(word)) : null));
  return first;
}

const textsOf = (words: readonly Word[], kind: ExpensePart['kind']): readonly string[] =>
  words.filter((word) => word.kind === kind).map(({ text }) => text);

function readDay(word: string, { today, lexicon }: ExpenseLineContext): ReadDay | null {
  const saying = lexicon.sayingOf(word);
  const read = readNumberedDay(word, today, lexicon) ?? (saying && readNamedDay(saying, today));
  return read && { text: word, date: read.date };
}

/** By the beginning of a word of its name; the one that is used most where several fit. */
function categoryNamed(word: string, categories: readonly ExpenseCategory[]): ExpenseCategory | null {
  const [typed, ...more] = pieces(word);
  if (typed === undefined || more.length > 0) return null;
  const named = (category: ExpenseCategory): readonly string[] =>
    category.name.split(/\s+/).flatMap((part) => pieces(part));
  const whole = categories.find((category) => named(category).includes(typed));
  if (whole || typed.length < LEAST_LETTERS) return whole ?? null;
  return categories.find((category) => named(category).some((part) => part.startsWith(typed))) ?? null;
}

/** The first run of words that name a project, wherever it begins. */
function takeProject(words: readonly Word[], context: ExpenseLineContext): Project | null {
  const { index, frequent, lexicon } = context;
  const rest = words.filter(({ kind }) => kind === null);
  for (const start of rest.keys()) {
    const run = readLeadingRun(
      index,
      rest.slice(start).map(({ text }) => text),
      lexicon,
    );
    const choice = run.fitting && rank(run.fitting, index, frequent, 1).best[0];
    if (!choice) continue;
    for (const word of rest.slice(start, start + run.length)) word.kind = 'project';
    return choice.project;
  }
  const used = frequent[0] && index.find(frequent[0].projectId, frequent[0].taskId);
  return used?.project ?? (index.byProject.size === 1 ? (index.choices[0]?.project ?? null) : null);
}

/** What was noted on an expense before tells its category; the word stays in the note. */
function learnedCategory(
  words: readonly Word[],
  { learned, categories }: ExpenseLineContext,
): ExpenseCategory | null {
  const noted = words.filter(({ kind }) => kind === null).flatMap(({ text }) => pieces(text));
  const found = noted.flatMap((piece) => learned.find(({ word }) => word === piece) ?? [])[0];
  const known = found && categories.find(({ id }) => id === found.categoryId);
  return known ?? (categories.length === 1 ? (categories[0] ?? null) : null);
}

/** The words that were noted on expenses, each with the category of the last of them. */
export function learnedFrom(
  expenses: readonly {
    readonly spentDate: CalendarDate;
    readonly notes: string;
    readonly categoryId: string;
  }[],
): readonly LearnedWord[] {
  const learned = new Map<string, string>();
  const lastFirst = [...expenses].sort((a, b) => b.spentDate.localeCompare(a.spentDate));
  for (const { notes, categoryId } of lastFirst) {
    for (const word of notes.split(/\s+/).flatMap((part) => pieces(part))) {
      if (!learned.has(word)) learned.set(word, categoryId);
    }
  }
  return [...learned].map(([word, categoryId]) => ({ word, categoryId }));
}
