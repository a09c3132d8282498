import { timesOf } from './glued';
import { plainAt, sayingAt, textAt } from './phrase';
import type { Words } from './phrase';
import type { LinePart, Remark } from './types';

/** Words that may say how often something took so long, where that is not read: `4 calls 15m each`, `2 people x 3h`. */

/** How often they say it was; null: as often as a number near them says. */
const OFTEN: ReadonlyMap<string, number | null> = new Map([
  ...'each apiece je jeweils chacun chacune cada ずつ 各'.split(' ').map((word) => [word, null] as const),
  ...'twice zweimal 二回'.split(' ').map((word) => [word, 2] as const),
  ...'thrice dreimal 三回'.split(' ').map((word) => [word, 3] as const),
]);
/** A decimal alone may be a number too: `2 x 2.5`. */
const HAS_UNIT = /[^\d.,]/;
/** How far before the duration its number may stand: `4 long calls each 15m`. */
const NEAR_WORDS = 4;

/** How often a word says it was; undefined for one that says nothing of it. */
const oftenAt = ({ texts }: Words, place: number): number | null | undefined =>
  OFTEN.get(texts[place]?.toLowerCase() ?? '');

const isTimesAt = (words: Words, place: number): boolean => sayingAt(words, place)?.kind === 'times';

function numberAt(words: Words, place: number): number | null {
  const saying = sayingAt(words, place);
  return saying?.kind === 'count' ? saying.count : timesOf(plainAt(words, place));
}

/** The nearest number before a duration. */
function numberBefore(words: Words, first: number): number | null {
  for (let place = first - 1; place >= first - NEAR_WORDS; place -= 1) {
    const number = numberAt(words, place);
    if (number !== null) return number;
  }
  return null;
}

/** How often something took so long, and where the word beside the duration stands that says so. */
interface Often {
  readonly times: number | null;
  readonly place: number;
}

function oftenBeside(words: Words, first: number, end: number): Often | null {
  const after = oftenAt(words, end);
  const number = numberAt(words, end);
  if (after !== undefined) {
    return { times: after ?? numberAt(words, end + 1) ?? numberBefore(words, first), place: end };
  }
  if (number !== null && isTimesAt(words, end + 1)) return { times: number, place: end + 1 };
  const before = isTimesAt(words, first - 1) ? null : oftenAt(words, first - 1);
  if (before === undefined) return null;
  return { times: before ?? numberBefore(words, first) ?? number, place: first - 1 };
}

/** Says of a line that is logged where its note may say how often, and how to write that. */
export function unreadProducts(words: Words, parts: readonly LinePart[]): readonly Remark[] {
  const first = parts.findIndex(({ kind }) => kind === 'duration');
  if (first < 0) return [];
  let end = first + 1;
  while (parts[end]?.kind === 'duration') end += 1;
  const { times, place } = oftenBeside(words, first, end) ?? { times: null, place: 0 };
  if (times === null || times < 2 || parts[place]?.kind !== 'note') return [];
  const length = textAt(words, first, end - first);
  if (!HAS_UNIT.test(length)) return [];
  return [{ code: 'note-or-time', text: textAt(words, place, 1), written: `${times} x ${length}` }];
}
