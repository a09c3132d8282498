import { addDays } from '../calendar';
import { openDaysAt } from './day-phrases';
import { textAt } from './phrase';
import type { Words } from './phrase';
import type { LinePart, Remark } from './types';

/** Words that speak of another day and do not say which: `a few days ago`, `vor einem Monat`, `on the 21st`. */

const NUMBERED = /^(?:the \d{1,2}(?:st|nd|rd|th)|am \d{1,2}\.|(?:le|el) \d{1,2})$/i;
const JAPANESE = /^(?:数(?:日|週間)前|(?:数|[\d一二三四五六七八九十]+)[かカヵヶケ]月前|\d{1,2}日)$/;

/** How many words of the note say so from a place on; the number of a day only where it can be of nothing else. */
function lengthAt(words: Words, parts: readonly LinePart[], place: number): number {
  const open = openDaysAt(words, place);
  if (open > 0) return open;
  if (JAPANESE.test(words.texts[place] ?? '')) return 1;
  const isLast = parts[place + 2]?.kind !== 'note';
  return isLast && NUMBERED.test(textAt(words, place, 2)) ? 2 : 0;
}

/** Says of a line that is logged without naming its day where its note speaks of one, and how to write a day. */
export function unreadDays(words: Words, parts: readonly LinePart[]): readonly Remark[] {
  for (const place of words.texts.keys()) {
    const length = parts[place]?.kind === 'note' ? lengthAt(words, parts, place) : 0;
    if (length === 0) continue;
    return [{ code: 'note-or-day', text: textAt(words, place, length), written: addDays(words.today, -1) }];
  }
  return [];
}
