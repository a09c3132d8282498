import type { ClockTime } from '../calendar';
import { latestHour } from './loose-starts';
import type { LinePart, Remark } from './types';

/**
 * Bare numbers at the end of a line that begins a timer now, which may say when that began: `started at 9`, `ab 9`, `-20`.
 * In the middle of a note they count what follows.
 */

/** After another word they are of the note, as in `call at 9` and `read emails from 10`. */
const BEFORE_HOUR: ReadonlySet<string> = new Set(['from', 'at', 'ab', 'von', 'um', 'dès', 'à', 'las']);
const STARTED: ReadonlySet<string> = new Set([
  ...['started', 'began', 'begun', 'angefangen', 'begonnen', 'gestartet'],
  ...['commencé', 'débuté', 'empezado', 'empecé'],
]);
const HOUR = /^(\d{1,2})h?$/;
/** Earlier hardly anybody works. */
const FIRST_HOUR = 6;
const AGO = /^[-−–](\d{1,3})$/;
/** Fewer are as often a number of the note: `sprint -2`. */
const FEW_MINUTES = 10;
/** Longer ago it is said in hours. */
const MOST_MINUTES = 240;

/** Whether the words before an hour say that something began then. */
function isSaidOfBegin(earlier: readonly LinePart[], word: string): boolean {
  const said = earlier.at(-1);
  const own = word.toLowerCase();
  if (STARTED.has(own)) return true;
  return BEFORE_HOUR.has(own) && (said?.kind !== 'note' || STARTED.has(said.text.toLowerCase()));
}

/** What the last words of a note may say of a begin, and how to have that read. */
export function unreadEnd(parts: readonly LinePart[], now: () => ClockTime): Remark | null {
  const end = parts.findLastIndex(({ kind }) => kind !== 'project');
  const [before, last] = [parts[end - 1], parts[end]];
  if (last?.kind !== 'note') return null;
  const isAlone = before?.kind !== 'note';
  const minutes = Number(AGO.exec(last.text)?.[1]);
  const isRound = minutes >= FEW_MINUTES && minutes % 5 === 0;
  if (minutes > 0 && minutes <= MOST_MINUTES && (isAlone || isRound))
    return { code: 'note-or-time', text: last.text, written: `-${minutes}m` };
  const hour = HOUR.exec(last.text)?.[1];
  // `a las 9`
  const first = parts[end - 2]?.text.toLowerCase() === 'a' && before?.text === 'las' ? end - 2 : end - 1;
  if (hour === undefined || isAlone || !isSaidOfBegin(parts.slice(0, first), before.text)) return null;
  const time = latestHour(Number(hour), now(), FIRST_HOUR);
  const text = parts
    .slice(first, end + 1)
    .map((part) => part.text)
    .join(' ');
  return time === null ? null : { code: 'note-or-time', text, written: `since ${time.replace(/^0/, '')}` };
}
