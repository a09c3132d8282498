import type { CalendarDate } from '../calendar';
import { isBeforeDays, isFar, isFarPart } from './day-joints';
import { fold } from './fold';
import type { Lexicon } from './lexicon';
import type { LinePart, Remark } from './types';
import type { SaidTime } from './said-times';

/** Days that may be words of the note beside them: `sat nav`, `Black Friday`, `12/15 tests`. */

/** Before a day they say what something is for, or name another thing than the day: accents and case aside. */
const OF_NOTES: ReadonlySet<string> = new Set(
  [
    'for by of every each until till black cyber good easter ash super casual',
    'fur bis jeden vom zum schwarzer',
  ]
    .concat('pour chaque du jusqua', 'para cada del hasta')
    .flatMap((words) => words.split(' ')),
);

/** Whether what follows a word is what something is for, or another thing than a day. */
export const isOfNotes = (word: string): boolean => OF_NOTES.has(fold(word).text);

/** Before the name of a day of the week they say that it is of another week than the one it is read of. */
const OTHER_WEEKS: ReadonlySet<string> = new Set(
  ['coming upcoming following previous past before after ago']
    .concat('vorletzten vorletzter ubernachsten ubernachster darauffolgenden woche wochen')
    .concat('avant-dernier lavant-dernier penultimo antepenultimo siguiente')
    .flatMap((words) => words.split(' ')),
);

/** `hace dos lunes` counts weeks, too. */
const isOfOtherWeek = (word: string, lexicon: Lexicon): boolean =>
  OTHER_WEEKS.has(fold(word).text) || lexicon.sayingOf(word)?.kind === 'count';

/** `may 5 errors`: a month and a day without a year may be a word and a number. */
function isOfNoYear(texts: readonly string[], lexicon: Lexicon): boolean {
  const hasMonth = texts.some((text) => lexicon.sayingOf(text)?.kind === 'month');
  return hasMonth && !texts.some((text) => /\d{4}/.test(text));
}

/** Whether all that is no time are the one word after it, which may be a project or a note with it: `monday meeting`. */
function isOnlyBefore(after: LinePart | undefined, parts: readonly LinePart[]): boolean {
  if (after?.kind !== 'project') return false;
  return parts.filter(({ kind }) => kind === 'project' || kind === 'note').length === 1;
}

function isDoubtful(
  { texts, before, after }: SaidTime,
  date: CalendarDate,
  today: CalendarDate,
  parts: readonly LinePart[],
  lexicon: Lexicon,
): boolean {
  const isAfterNote = before?.kind === 'note';
  const isBeforeNote = after?.kind === 'note' || isOnlyBefore(after, parts);
  if (!isAfterNote && !isBeforeNote) return false;
  if (isAfterNote && isOfNotes(before.text)) return true;
  const [word = '', ...more] = isBeforeDays(texts[0] ?? '') ? texts.slice(1) : texts;
  if (more.length > 0) return isFar(date, today) && isBeforeNote && isOfNoYear(texts, lexicon);
  if (lexicon.sayingOf(word)?.kind === 'weekday')
    return isBeforeNote || (isAfterNote && isOfOtherWeek(before.text, lexicon));
  return isFarPart(word, date, today) || (isBeforeNote && isAfterNote);
}

/** With a backslash before each word that names a day, or else before the first that is of it, nothing of it is one. */
function noteOf(texts: readonly string[], lexicon: Lexicon): string {
  const isNaming = (text: string): boolean => {
    const kind = lexicon.sayingOf(text)?.kind;
    return kind === 'day' || kind === 'turn' || kind === 'weekday' || kind === 'month' || kind === 'span';
  };
  const first = texts.some(isNaming) ? -1 : texts.findIndex((text) => !isBeforeDays(text));
  return texts.map((text, place) => (isNaming(text) || place === first ? `\\${text}` : text)).join(' ');
}

/** What the days of a line may be besides. */
export function dayDoubts(
  said: readonly SaidTime[],
  parts: readonly LinePart[],
  today: CalendarDate,
  lexicon: Lexicon,
): readonly Remark[] {
  // Several are refused, and a pasted line has thousands.
  if (said.filter(({ time }) => time.kind === 'day').length > 1) return [];
  return said.flatMap((one): readonly Remark[] => {
    const { time, texts } = one;
    if (time.kind !== 'day' || time.date === null || time.remark?.code === 'day-or-note') return [];
    if (!isDoubtful(one, time.date, today, parts, lexicon)) return [];
    return [{ code: 'day-or-note', text: texts.join(' '), date: time.date, note: noteOf(texts, lexicon) }];
  });
}
