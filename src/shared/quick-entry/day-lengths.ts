import { isBeforeLengths } from './estimates';
import { plainAt, sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import type { Saying } from './sayings';
import type { LinePart, Remark } from './types';

/** How many days something took, which says no number of hours: `0.5 days`, `1 PT`, `half day`. */

const WORDS: ReadonlySet<string> = new Set(
  'day days workday workdays manday mandays man-day man-days person-day person-days md mds fte ftes tag tage tagen'
    .concat(
      ' arbeitstag arbeitstage personentag personentage manntag manntage pt mt jour jours journée journées',
    )
    .concat(' jornada jornadas día días dia dias 日 日間 人日')
    .split(' '),
);
const DECIMAL = /^\d*[.,]\d+$/;
/** `1d`, `0.5d`, `1j`, `0.5人日`; of more, `2d` and `3d` are no days. */
const GLUED = /^(\d{0,2}[.,]\d{1,2}|1)(?:d|j|pt|mt|md|人日|(?<=[.,]\d+)日)[.,;:]?$/i;
const HALF = /^half-day$|^demi-journée$|^halbtags$|^半日$/i;
const WHOLE = /^(?:all|full)-day$|^ganztags$|^ganztägig$|^終日$/i;
/** By their first words, in small letters: what follows, and how many days that is. */
const PHRASES: ReadonlyMap<string, readonly (readonly [readonly string[], number])[]> = new Map([
  ['half', [[['day'], 0.5] as const, [['a', 'day'], 0.5] as const]],
  ['all', [[['day'], 1] as const]],
  ['full', [[['day'], 1] as const]],
  ['whole', [[['day'], 1] as const]],
  ['halber', [[['tag'], 0.5] as const]],
  ['halben', [[['tag'], 0.5] as const]],
  ['ganzer', [[['tag'], 1] as const]],
  ['ganzen', [[['tag'], 1] as const]],
  ['demi', [[['journée'], 0.5] as const]],
  ['media', [[['jornada'], 0.5] as const]],
  ['medio', [[['día'], 0.5] as const]],
  ['jornada', [[['completa'], 1] as const]],
  ['journée', [[['entière'], 1] as const]],
  ['todo', [[['el', 'día'], 1] as const]],
]);
/** As long as a day at work is for many. */
const DAY_HOURS = 8;
const MOST_HOURS = 24;

const lowerAt = ({ texts }: Words, place: number): string =>
  (texts[place] ?? '').toLowerCase().replace(/[.,;:!?)\]]+$/, '');

/** Whether the decimal at a place counts days. */
const areDaysAt = (words: Words, place: number): boolean =>
  WORDS.has(lowerAt(words, place + 1)) && DECIMAL.test(plainAt(words, place));

/** So many hours of days at work as they are written; null where none, or more than a day has. */
function hoursOf(days: number): string | null {
  const hours = days * DAY_HOURS;
  return hours > 0 && hours <= MOST_HOURS ? `${hours}h` : null;
}

/** `0.5 days`, of which the decimal alone would be half an hour: it is asked how many hours. */
export function decimalDaysAt(words: Words, place: number): Read | null {
  if (!areDaysAt(words, place)) return null;
  const text = textAt(words, place, 2);
  const written = hoursOf(Number(plainAt(words, place).replace(',', '.'))) ?? `${DAY_HOURS}h`;
  const problem = { code: 'length-in-days', text, written, note: `\\${text}` } as const;
  return { time: { kind: 'duration', seconds: null, isAdded: false, problem }, length: 2 };
}

/** How many days are said at a place, and in how many words. */
function daysAt(words: Words, place: number): { days: number; length: number } | null {
  const figure = plainAt(words, place).replace(',', '.');
  if (WORDS.has(lowerAt(words, place + 1)) && (figure === '1' || areDaysAt(words, place)))
    return { days: Number(figure), length: 2 };
  const text = (words.texts[place] ?? '').replace(/[.,;:!?)\]]+$/, '');
  const glued = GLUED.exec(text)?.[1];
  if (glued !== undefined) return { days: Number(glued.replace(',', '.')), length: 1 };
  if (HALF.test(text)) return { days: 0.5, length: 1 };
  if (WHOLE.test(text)) return { days: 1, length: 1 };
  for (const [rest, days] of PHRASES.get(lowerAt(words, place)) ?? []) {
    const isWhole = rest.every((word, n) => lowerAt(words, place + 1 + n) === word);
    if (isWhole) return { days, length: rest.length + 1 };
  }
  return null;
}

const OF_TIMES: ReadonlySet<Saying['kind'] | undefined> = new Set<Saying['kind']>([
  ...(['since', 'from', 'to', 'until', 'ago', 'during', 'between', 'times', 'month'] as const),
]);

/** `in 1.5 days`, `seit 1 Tag`, `1 hour ago`: whether the words beside so much time make it no length. */
export function isOther(words: Words, place: number, length: number): boolean {
  const after = sayingAt(words, place + length);
  if (after?.kind === 'ago' && after.side === 'after') return true;
  const before = sayingAt(words, place - 1);
  const isSeveral = before?.kind === 'count' && before.count > 1;
  return isSeveral || OF_TIMES.has(before?.kind) || isBeforeLengths(words.texts[place - 1]);
}

/** Says of a line that logs nothing where it says how many days, and how to write the hours. */
export function unreadDayLengths(words: Words, parts: readonly LinePart[]): Remark | null {
  for (const place of words.texts.keys()) {
    const found = parts[place]?.kind === 'note' ? daysAt(words, place) : null;
    if (!found) continue;
    const written = hoursOf(found.days);
    if (written === null || isOther(words, place, found.length)) continue;
    return { code: 'note-or-time', text: textAt(words, place, found.length), written };
  }
  return null;
}
