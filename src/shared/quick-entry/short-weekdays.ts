import { readNamedDay } from './day-text';
import { isBeforeDays } from './day-joints';
import { NO_FACTS } from './facts';
import type { WordFacts } from './facts';
import type { LineWord, Words } from './phrase';

/**
 * A short name of a day of the week without its dot, which is a word of notes as well: `Mo 3h`, `mar 9h-12h`, `木 10-12`.
 * First in the line and right before its time it is the day.
 */

/** What makes a short name that of a day by itself. */
const ENDINGS = ['.', '曜'];
/** No such name is longer. */
const MOST_LETTERS = 3;

/** Whether a word may be such a name, so that a backslash before it says something. */
export const isShortWeekday = (word: string, factsOf: (word: string) => WordFacts): boolean =>
  word.length <= MOST_LETTERS && ENDINGS.some((ending) => factsOf(word + ending).saying?.kind === 'weekday');

/** Where a line may begin with such a name, and its words with that as the day; `noted`: the places of words of the note. */
export function shortWeekdayFirst(
  { texts, facts, shortWeekday, today }: Words,
  noted: ReadonlySet<number>,
): { readonly place: number; readonly facts: readonly WordFacts[] } | null {
  const place = isBeforeDays(texts[0] ?? '') ? 1 : 0;
  const text = texts[place] ?? '';
  const weekday = noted.has(place) ? null : shortWeekday(text);
  if (weekday === null) return null;
  const saying = { kind: 'weekday', weekday } as const;
  const day = readNamedDay(saying, today);
  const own: WordFacts = { ...NO_FACTS, plain: text, saying, time: day && { kind: 'day', ...day } };
  return { place, facts: facts.map((one, at) => (at === place ? own : one)) };
}

const JOINT = /^[-–—:：]$/;
const FIGURE = /^\d/;
/** Between a day and its time: `mar matin 9h-12h`. */
const PART_OF_DAY =
  /^(?:morgen|früh|vormittag|mittag|nachmittag|abend|nacht|matin|midi|après-midi|soir|nuit|mañana|tarde|noche|午前|午後|朝|夜)$/i;

/** Whether the short name at a place is the day of the line: with its number, or right before a time. */
export function isDayOfLine(made: readonly LineWord[], place: number): boolean {
  if (made[place]?.time?.kind !== 'day') return false;
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
