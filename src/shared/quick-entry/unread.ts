import { timeIn } from '../calendar';
import type { ClockTime } from '../calendar';
import { createFacts } from './facts';
import type { When } from './line';
import { unreadEstimates } from './estimates';
import { unreadGlued } from './glued-times';
import { unreadBegin, unreadStarts } from './loose-starts';
import { wordsOf } from './phrase';
import type { LinePart, QuickEntryContext, Remark } from './types';
import { unreadDayLengths } from './day-lengths';
import { logsDecimal, unreadDecimal, unreadJoined, unreadLengths } from './unread-lengths';
import { unreadDays } from './unread-days';
import type { Catalogued } from './unread-weekdays';
import { unreadProducts } from './unread-products';
import { unreadEnd } from './unread-ends';
import { unreadTimes } from './unread-times';
import { unreadOpen } from './until-now';

/** The first words of a long note tell enough. */
const MOST_WORDS = 40;

const listed = (remark: Remark | null): readonly Remark[] => (remark ? [remark] : []);

/** What the note of a line may say of time that is not read, and how to have it read. */
export function unreadIn(
  when: When,
  parts: readonly LinePart[],
  context: QuickEntryContext,
  catalogued: Catalogued,
): readonly Remark[] {
  if (when.problems.length > 0) return [];
  const { today, lexicon } = context;
  const texts = parts.slice(0, MOST_WORDS).map(({ text }) => text);
  const factsOf = createFacts(today, lexicon);
  const words = wordsOf(texts, texts.map(factsOf), today, lexicon);
  const now = (): ClockTime => timeIn(context.zone, context.clock());
  if (when.seconds === null) {
    const times = [...unreadTimes(when, parts, context), ...unreadEstimates(words, parts)];
    if (times.length > 0 || when.start !== null) return times;
    return listed(
      unreadBegin(words, parts, now) ??
        unreadOpen(words, parts, now) ??
        unreadLengths(words, parts) ??
        unreadJoined(words, parts, lexicon) ??
        unreadDayLengths(words, parts) ??
        unreadDecimal(words, parts, lexicon) ??
        unreadEnd(parts, now),
    );
  }
  return [
    ...(when.date === null ? unreadDays(words, parts, lexicon, catalogued) : []),
    ...(when.range === null ? unreadStarts(words, parts) : []),
    ...unreadProducts(words, parts, when.seconds, lexicon),
    ...listed(logsDecimal(parts) ? unreadDecimal(words, parts, lexicon) : null),
    ...listed(unreadJoined(words, parts, lexicon)),
    ...listed(
      unreadGlued(parts.slice(0, MOST_WORDS), factsOf, lexicon, when.range ? 'range' : 'length', {
        today,
        now,
      }),
    ),
  ];
}
