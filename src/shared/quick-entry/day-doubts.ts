import { daysBetween } from '../calendar';
import type { CalendarDate } from '../calendar';
import { isBeforeDays, isFar, isFarPart } from './day-joints';
import { fold } from './fold';
import type { Lexicon } from './lexicon';
import { mayBeginDate } from './spaced-date';
import type { LinePart, Remark } from './types';
import type { SaidTime } from './said-times';

/** Days that may be words of the note beside them: `sat nav`, `Black Friday`, `12/15 tests`. */

/** Before a day they say what something is for, or name another thing than the day: accents and case aside. */
const OF_NOTES: ReadonlySet<string> = new Set(
  [
    'for by of every each until till black cyber good easter ash super casual from dated about due re',
    'fur bis jeden vom zum schwarzer von v ab auf',
  ]
    .concat('pour chaque du jusqua', 'para cada del hasta')
    .flatMap((words) => words.split(' ')),
);

/** Whether what follows a word is what something is for, or another thing than a day. */
export const isOfNotes = (word: string): boolean => OF_NOTES.has(fold(word.replace(/[.:]$/, '')).text);

/** `réunion de demain`; first in a line it is of no word. */
const isOf = (before: LinePart, earlier: LinePart | undefined): boolean =>
  (earlier?.kind === 'note' || earlier?.kind === 'project') && /^de$/i.test(before.text);

const MONTHS = 12;
const LATE_DAYS = 7;

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

/** `may 5 errors`, `3. 4. Sitzung`: a month and a day without a year may be a word and a number, or two numbers. */
function isOfNoYear(texts: readonly string[], lexicon: Lexicon): boolean {
  const hasMonth =
    texts.some((text) => lexicon.sayingOf(text)?.kind === 'month') || areSpaced(texts, lexicon);
  return hasMonth && !texts.some((text) => /\d{4}/.test(text));
}

/** Whether a day is written as `20. 5.` is, be it with a word for days before it. */
const areSpaced = (texts: readonly string[], lexicon: Lexicon): boolean =>
  texts.some((text, place) => place < texts.length - 1 && mayBeginDate(text, lexicon)) &&
  !texts.some((text) => lexicon.sayingOf(text)?.kind === 'month');

/** What has a date of its own: right before one it is as likely that. */
const DATED: ReadonlySet<string> = new Set(
  ['statement invoice letter lease contract bill receipt order report minutes']
    .concat('rechnung schreiben vertrag bescheid beleg kontoauszug lieferschein protokoll urteil klage')
    .concat('facture courrier releve contrat devis jugement compte-rendu')
    .concat('factura extracto contrato escrito sentencia acta recibo')
    .flatMap((words) => words.split(' ')),
);

/** In figures, with no year of a day. */
const MONTH_AND_YEAR = /^\(?(\d{1,2})\/(\d{2})\)?[.,;:]?$/;

/** Whether `payroll 05/26` may be of a month, in a year about this one. */
function isMonthOfYear(word: string, today: CalendarDate, { isDayFirst }: Lexicon): boolean {
  const [, month = '', year] = MONTH_AND_YEAR.exec(word) ?? [];
  if (year === undefined || !(Number(month) >= 1 && Number(month) <= MONTHS)) return false;
  const isNear = Math.abs(Number(year) - Number(today.slice(2, 4))) <= 1;
  return isNear && (isDayFirst || month.startsWith('0'));
}

/** `am 4.2 Upgrade` may be a version. */
const UNDOTTED = /^\d{1,2}\.\d{1,2}$/;

const hasDate = (part: LinePart | undefined): boolean =>
  part !== undefined && DATED.has(fold(part.text).text);

/** Whether a day is so long ago that few log it only now. */
const isPast = (date: CalendarDate, today: CalendarDate): boolean => daysBetween(date, today) > LATE_DAYS;

const hasFigure = (texts: readonly string[]): boolean => texts.some((text) => /\d/.test(text));

/** Whether all that is no time are the one word after it, which may be a project or a note with it: `monday meeting`. */
function isOnlyBefore(after: LinePart | undefined, parts: readonly LinePart[]): boolean {
  if (after?.kind !== 'project') return false;
  return parts.filter(({ kind }) => kind === 'project' || kind === 'note').length === 1;
}

function isDoubtful(
  { texts, earlier, before, after }: SaidTime,
  date: CalendarDate,
  today: CalendarDate,
  parts: readonly LinePart[],
  lexicon: Lexicon,
): boolean {
  const isAfterNote = before?.kind === 'note';
  const isBeforeNote = after?.kind === 'note' || isOnlyBefore(after, parts);
  if (!isAfterNote && !isBeforeNote) return false;
  if (isAfterNote && (isOfNotes(before.text) || isOf(before, earlier))) return true;
  // What is done is mostly logged when it was; what is still to come is more often what was prepared for.
  if (date > today) return true;
  const [word = '', ...more] = isBeforeDays(texts[0] ?? '') ? texts.slice(1) : texts;
  if (isMonthOfYear(word, today, lexicon)) return true;
  if (isBeforeNote && UNDOTTED.test(word)) return true;
  if (isAfterNote && hasFigure(texts) && isPast(date, today) && [before, earlier].some(hasDate)) return true;
  if (isAfterNote && areSpaced(texts, lexicon) && lexicon.isCounting(before.text)) return true;
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
  const isFirst = (text: string): boolean =>
    areSpaced(texts, lexicon) ? mayBeginDate(text, lexicon) : !isBeforeDays(text) && !texts.some(isNaming);
  // `2d ago` is no day without its last word.
  const last = texts.length - 1;
  const isAgo = last > 0 && !texts.some(isNaming) && lexicon.sayingOf(texts[last] ?? '')?.kind === 'ago';
  const first = isAgo ? last : texts.findIndex(isFirst);
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
