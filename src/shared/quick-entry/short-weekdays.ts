import { readNamedDay } from './day-text';
import { isBeforeDays } from './day-joints';
import { NO_FACTS } from './facts';
import type { WordFacts } from './facts';
import type { Lexicon } from './lexicon';
import type { LineWord, Words } from './phrase';

/**
 * A short name of a day of the week without its dot, which is a word of notes as well: `Mo 3h`, `mar 9h-12h`, `木 10-12`.
 * First in the line and right before its time it is the day, and in German last and right after it.
 */

/** What makes a short name that of a day by itself. */
const ENDINGS = ['.', '曜'];
/** No such name is longer. */
const MOST_LETTERS = 3;

/** Whether a word may be such a name, so that a backslash before it says something. */
export const isShortWeekday = (word: string, factsOf: (word: string) => WordFacts): boolean =>
  word.length <= MOST_LETTERS && ENDINGS.some((ending) => factsOf(word + ending).saying?.kind === 'weekday');

/** In German the name has a capital, which many do not type. */
const SMALL = /^\p{Ll}{2}[,:]?$/u;

/** The day of the week of a short name that is the first of a line or its last, be it with a capital or not. */
export function weekdayAtEnds(
  text: string,
  { shortWeekday, hasWordAm }: Pick<Lexicon, 'shortWeekday' | 'hasWordAm'>,
): number | null {
  const isSmall = hasWordAm && SMALL.test(text);
  return shortWeekday(isSmall ? text.charAt(0).toUpperCase() + text.slice(1) : text);
}

/** A short name that may be the day of its line, and the words with that as one. */
interface ShortWeekday {
  readonly place: number;
  readonly facts: readonly WordFacts[];
}

function shortWeekdayAt(words: Words, place: number, isSure: boolean): ShortWeekday | null {
  const { texts, facts, today } = words;
  const text = texts[place] ?? '';
  const weekday = weekdayAtEnds(text, words);
  if (weekday === null) return null;
  const saying = { kind: 'weekday', weekday } as const;
  const day = readNamedDay(saying, today);
  if (!day || day.date === null) return null;
  const { date } = day;
  const isDoubtful = !isSure || SMALL.test(text);
  const note = `\\${text}`;
  const remark = isDoubtful && words.hasWordAm ? ({ code: 'day-or-note', text, date, note } as const) : null;
  const own: WordFacts = { ...NO_FACTS, plain: text, saying, time: { kind: 'day', ...day, remark } };
  return { place, facts: facts.map((one, at) => (at === place ? own : one)) };
}

/**
 * Where a line may begin with such a name or, in German, end with one: `2h mo`. `noted`: the places of words of the note.
 */
export function shortWeekdaysIn(words: Words, noted: ReadonlySet<number>): readonly ShortWeekday[] {
  const { texts, hasWordAm } = words;
  const first = isBeforeDays(texts[0] ?? '') ? 1 : 0;
  const last = hasWordAm && texts.length - 1 > first ? [texts.length - 1] : [];
  return [first, ...last].flatMap((place) =>
    noted.has(place) ? [] : (shortWeekdayAt(words, place, place === first) ?? []),
  );
}

const JOINT = /^[-–—―:：]$/;
const FIGURE = /^\d/;
/** Between a day and its time: `mar matin 9h-12h`. */
const PART_OF_DAY =
  /^(?:morgen|früh|vormittag|mittag|nachmittag|abend|nacht|matin|midi|après-midi|soir|nuit|mañana|tarde|noche|午前|午後|朝|夜)$/i;

/** Whether how long or when stands right before the last word. */
function isAfterTime(made: readonly LineWord[], place: number): boolean {
  const before = made[isBeforeDays(made[place - 1]?.text ?? '') ? place - 2 : place - 1];
  const isOther = made.slice(0, -1).some(({ time, text }) => time?.kind === 'day' && !isBeforeDays(text));
  return !isOther && (before?.time?.kind === 'duration' || before?.time?.kind === 'range');
}

/** Whether the short name at a place is the day of the line: with its number, right before a time, or last after one. */
export function isDayOfLine(made: readonly LineWord[], place: number): boolean {
  if (made[place]?.time?.kind !== 'day') return false;
  if (place > 0 && place === made.length - 1) return isAfterTime(made, place);
  let end = place + 1;
  while (made[end]?.isContinued) end += 1;
  const isOther = made.slice(end).some(({ time, isContinued }) => time?.kind === 'day' && !isContinued);
  if (end > place + 1) return !isOther;
  const { text = '' } = made[end] ?? {};
  const next = made[JOINT.test(text) || PART_OF_DAY.test(text) ? end + 1 : end];
  // Two that are not the same are refused; `jeu 2h hier` names its day.
  if (isOther) return next?.time?.kind === 'day' && FIGURE.test(next.text);
  switch (next?.time?.kind) {
    case 'duration':
    case 'range':
      return true;
    case 'start':
      return made.some(({ time }) => time?.kind === 'duration');
    case 'day':
    case undefined:
      return false;
  }
}
