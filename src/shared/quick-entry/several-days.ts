import type { Lexicon } from './lexicon';
import { isMonthFirstAt, textAt } from './phrase';
import type { Words } from './phrase';
import type { Saying } from './sayings';

/** Several days, of which a line that is one time entry has none: `mon-fri 2h each`, `Mo bis Fr`, `18.-20.5.`, `月〜金`. */

const JOINTS = /[-–—―/,+&〜～~・と]/u;
const DATES =
  /^(?:\d{1,2}\.(?:\d{1,2}\.)?[-–—―]\d{1,2}\.\d{1,2}\.|\d{1,2}\/\d{1,2}[-–—―]\d{1,2}(?:\/\d{1,2})?|\d{1,2}(?:日|\/\d{1,2})[〜～~]\d{1,2}(?:日|\/\d{1,2}))$/;
/** After the name of a month. */
const DAYS_OF_MONTH = /^\d{1,2}[-–—―]\d{1,2}$/;
/** What makes a name of one or two letters that of a day, as it is read alone. */
const ENDINGS = ['', '.', '曜'];
const JOINING: ReadonlySet<Saying['kind'] | undefined> = new Set(['to', 'until']);
/** Seven days and what joins them, at their longest. */
const MOST_LETTERS = 60;

const isWeekday = (text: string, { sayingOf }: Lexicon): boolean =>
  ENDINGS.some((ending) => sayingOf(text + ending)?.kind === 'weekday');

/** `18. bis 20. 5.`, of which the last alone would be a day. */
const GERMAN_DATES = /^\d{1,2}\. (?:[-–—―/+&]|bis|und|u\.|oder) \d{1,2}\. \d{1,2}\.(?!\d)/i;

/** How many words from a place on say several days; 0 where none do. */
export function severalDaysAt(words: Words, place: number, lexicon: Lexicon): number {
  const [text = '', joint = '', last = ''] = words.texts.slice(place, place + 3);
  if (text.length > MOST_LETTERS) return 0;
  if (isMonthFirstAt(words, place) && DAYS_OF_MONTH.test(joint)) return 2;
  if (JOINING.has(lexicon.sayingOf(joint)?.kind) && isWeekday(text, lexicon) && isWeekday(last, lexicon))
    return 3;
  if (words.hasWordAm && GERMAN_DATES.test(textAt(words, place, 4))) return 4;
  const days = text.split(JOINTS);
  const isDays = days.length > 1 && days.every((day) => isWeekday(day, lexicon));
  return isDays || DATES.test(text) ? 1 : 0;
}
