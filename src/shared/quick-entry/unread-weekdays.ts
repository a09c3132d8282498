import { weekdayOf } from '../calendar';
import { isOfNotes } from './day-doubts';
import { isBeforeDays } from './day-joints';
import { readNamedDay } from './day-text';
import type { Words } from './phrase';
import { weekdayAtEnds } from './short-weekdays';
import type { LinePart } from './types';
import { lastOf } from './weekday-numbers';
import type { NotedDay } from './weekday-numbers';

/** Short names of days of the week without their dot that are in the note, or begin a project's name: `Mi Konzept 2h`, `2h di Layout`, `2h jeu`, `2h mar 19 fix`. */

/** Right before a time they are words as often as days. */
const OFTEN_WORDS: ReadonlySet<string> = new Set(['jeu', 'mer', 'dom']);
/** So they are before another word. */
const OFTEN_FIRST: ReadonlySet<string> = new Set([...OFTEN_WORDS, 'so', '日', '月']);
/** Without a capital, as in `to do 2h`. */
const SMALL_WORDS: ReadonlySet<string> = new Set(['so', 'do']);
/** In German what follows a day is a noun: `Do the review` has none. */
const NOUN = /^\p{Lu}/u;
/** What the words of a line are in the catalogue. */
export interface Catalogued {
  /** The label of the choice that words of the line made; null where none did. */
  readonly place: string | null;
  /** Whether a word only begins one of the choice's, and is none. */
  isBegun(word: string): boolean;
  /** Whether the first of some words name a client or a project. */
  areProject(words: readonly string[]): boolean;
}

const NUMBER = /^(\d{1,2})\.?,?$/;

export const isTime = (part: LinePart | undefined): boolean =>
  part?.kind === 'duration' || part?.kind === 'range';

/** The words that follow up to the next time. */
function othersFrom(parts: readonly LinePart[], place: number): readonly string[] {
  const following = parts.slice(place);
  const end = following.findIndex(({ kind }) => kind !== 'note' && kind !== 'project');
  return following.slice(0, end < 0 ? following.length : end).map(({ text }) => text);
}

/** Whether a name that is the first of the line, or right before its time or after it, is hardly a word of the note. */
function isLikely(words: Words, parts: readonly LinePart[], place: number, catalogued: Catalogued): boolean {
  const name = (words.texts[place] ?? '').replace(/[,:、：]$/, '').toLowerCase();
  const next = parts[place + 1];
  const isAfterTime = isTime(parts[place - 1]);
  if (next === undefined && isAfterTime) return true;
  if (isTime(next)) return !OFTEN_WORDS.has(name);
  const isNoteNext = next?.kind === 'note' && (!words.hasWordAm || NOUN.test(next.text));
  const isDayHere = place === 0 || (isAfterTime && words.hasWordAm);
  if (!isDayHere) return false;
  return (isNoteNext && !OFTEN_FIRST.has(name)) || catalogued.areProject(othersFrom(parts, place + 1));
}

/** Whether a word is not the name of something. */
const isOpen = (part: LinePart | undefined, { isBegun }: Catalogued): boolean =>
  part?.kind === 'note' || (part?.kind === 'project' && isBegun(part.text));

/**
 * How many words of the note, or of a project that they only begin, are a short name of a day, with its number or alone,
 * and the day to write for them.
 */
export function shortWeekdayAt(
  words: Words,
  parts: readonly LinePart[],
  place: number,
  catalogued: Catalogued,
): NotedDay | null {
  const text = words.texts[place] ?? '';
  const isBesideTime = isTime(parts[place + 1]) || isTime(parts[place - 1]);
  const isSmallDay = isBesideTime && !SMALL_WORDS.has(text);
  const weekday = words.shortWeekday(text) ?? (isSmallDay ? weekdayAtEnds(text, words) : null);
  if (weekday === null || !isOpen(parts[place], catalogued) || isOfNotes(words.texts[place - 1] ?? ''))
    return null;
  const next = parts[place + 1];
  const [, number] = (next?.kind === 'note' && NUMBER.exec(next.text)) || [];
  const numbered = number === undefined ? null : lastOf(Number(number), words.today);
  if (numbered !== null) {
    const isFirst = place === 0 || (place === 1 && isBeforeDays(words.texts[0] ?? ''));
    const isUnsure = isFirst && !words.hasWordAm && isTime(parts[place + 2]);
    // `So 3. Versuch`
    const isOfNext = words.hasWordAm && parts[place + 2]?.kind === 'note';
    return (weekdayOf(numbered) === weekday && !isOfNext) || isUnsure ? { date: numbered, length: 2 } : null;
  }
  const date = readNamedDay({ kind: 'weekday', weekday }, words.today)?.date ?? null;
  // Today it is logged on that day.
  return date !== null && date !== words.today && isLikely(words, parts, place, catalogued)
    ? { date, length: 1 }
    : null;
}
