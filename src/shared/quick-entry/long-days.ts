import type { CalendarDate } from '../calendar';
import { dayAt } from './day-phrases';
import { createFacts } from './facts';
import type { Lexicon } from './lexicon';
import { wordsOf } from './phrase';

/** A day that several words say, and where the first of them stands; `date` null: there is no such day. */
export interface LongDay {
  readonly first: number;
  readonly length: number;
  readonly date: CalendarDate | null;
}

/** `day before yesterday`, `2 days ago`, `last friday`, `21 may`, among the words of a line that has no times. */
export function longDays(
  texts: readonly string[],
  today: CalendarDate,
  lexicon: Lexicon,
): readonly LongDay[] {
  const words = wordsOf(texts, texts.map(createFacts(today, lexicon)), today, lexicon);
  const found: LongDay[] = [];
  for (let place = 0; place < texts.length;) {
    const { time, length } = dayAt(words, place) ?? { time: null, length: 1 };
    if (time && length > 1) found.push({ first: place, length, date: time.date });
    place += length;
  }
  return found;
}
