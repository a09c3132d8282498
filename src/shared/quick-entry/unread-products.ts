import { MAX_ENTRY_SECONDS } from '../durations';
import { readMultiple, timesGluedTo, timesOf } from './glued';
import { figuresAt, timesBefore } from './products';
import { plainAt, sayingAt, textAt } from './phrase';
import type { Lexicon } from './lexicon';
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

/** How often something took so long, and which words say so, the duration among them. */
interface Often {
  readonly times: number | null;
  readonly from: number;
  readonly to: number;
}

/** Between so many of something and how long one took: `2 calls of 30m`, `3 appels à 20 min`. */
const OF: ReadonlySet<string> = new Set(['of', 'at', '@', 'à', 'de', 'a', 'von']);
const PER: ReadonlySet<string> = new Set(['per', 'par', 'por', 'pro']);
/** The Spanish for each one. */
const EACH_ONE = /^un[oa]$/i;

const lowerAt = ({ texts }: Words, place: number): string => texts[place]?.toLowerCase() ?? '';

/** Whether a word of a note stands there, that a number before it may count. */
const isNameAt = (words: Words, place: number): boolean =>
  words.facts[place]?.plain === '' && sayingAt(words, place) === null;

/** `2 calls of 30m`; the number of `issue 2 call of 30m` says which one it was. */
function oftenOf(words: Words, first: number, end: number, { isCounting }: Lexicon): Often | null {
  const times = OF.has(lowerAt(words, first - 1)) ? numberAt(words, first - 3) : null;
  const isNumbered = isCounting(words.texts[first - 4] ?? '') || sayingAt(words, first - 4)?.kind === 'month';
  return times === null || isNumbered || !isNameAt(words, first - 2)
    ? null
    : { times, from: first - 1, to: end };
}

/** The number that counts what the word after it names: `2 calls, 30m per call`, not `at 9 for 1h per client`. */
function countedBefore(words: Words, first: number, { isCounting }: Lexicon): number | null {
  const near = [first - 2, first - 3].find((place) => numberAt(words, place) !== null) ?? first;
  const isCounted = isNameAt(words, near + 1) && !isCounting(words.texts[near - 1] ?? '');
  return isCounted ? numberAt(words, near) : null;
}

/** There and back: `45m each way`, `45 min por trayecto`. */
const WAYS: ReadonlySet<string> = new Set(
  'way direction trayecto trajet sens strecke weg richtung fahrt'.split(' '),
);
const BACK: ReadonlySet<string> = new Set(['back', 'zurück', 'retour', 'vuelta']);

const isWayAt = (words: Words, place: number): boolean =>
  WAYS.has(lowerAt(words, place).replace(/[.,;:!?)]$/, ''));

/** How often it was what stands after `per`. */
function perOf(words: Words, first: number, end: number, lexicon: Lexicon): number | null {
  return countedBefore(words, first, lexicon) ?? (isWayAt(words, end + 1) ? 2 : null);
}

/** `je Strecke 45 min`, `hin und zurück je 45 min`. */
function wayBefore(words: Words, first: number, end: number): Often | null {
  const isOfWay = isWayAt(words, first - 1) && oftenAt(words, first - 2) === null;
  if (isOfWay) return { times: 2, from: first - 2, to: end };
  const isBack = BACK.has(lowerAt(words, first - 2)) && oftenAt(words, first - 1) === null;
  return isBack ? { times: 2, from: first - 1, to: end } : null;
}

/** `15m each`, `15m each 4`, `15m 4 times`, `20分 3回`; the duration stands from `first` to `end`. */
function oftenAfter(words: Words, first: number, end: number, lexicon: Lexicon): Often | null {
  const number = numberAt(words, end);
  if (number !== null && isTimesAt(words, end + 1)) return { times: number, from: first, to: end + 2 };
  const glued = timesGluedTo(plainAt(words, end));
  if (glued !== null) return { times: glued, from: first, to: end + 1 };
  if (PER.has(lowerAt(words, end)) && isNameAt(words, end + 1))
    return { times: perOf(words, first, end, lexicon), from: first, to: end + 2 };
  const often = oftenAt(words, end);
  if (often === undefined) return null;
  if (often === null && isWayAt(words, end + 1)) return { times: 2, from: first, to: end + 2 };
  if (EACH_ONE.test(words.texts[end + 1] ?? ''))
    return { times: numberBefore(words, first), from: first, to: end + 2 };
  const beyond = often === null ? numberAt(words, end + 1) : null;
  const from = often === null && beyond === null && numberAt(words, first - 1) !== null ? first - 1 : first;
  return { times: often ?? beyond ?? numberBefore(words, first), from, to: end + (beyond === null ? 1 : 2) };
}

/** `4 each 15m`, `ten times 15m`, `2 people x 3h`, `3回 20分`. */
function oftenBefore(words: Words, first: number, end: number): Often | null {
  for (const from of [first - 1, first - 2]) {
    const said = timesBefore(words, from);
    if (said && from + said.length === first) return { times: said.times, from, to: end };
  }
  // The number of `第 2 回 1h` says which one it was.
  if (isTimesAt(words, first - 1) && numberAt(words, first - 2) !== null) return null;
  if (isTimesAt(words, first - 1)) return { times: numberBefore(words, first), from: first - 1, to: end };
  const often = oftenAt(words, first - 1);
  if (often === undefined) return null;
  const isBeside = often === null && numberAt(words, first - 2) !== null;
  const times = often ?? numberBefore(words, first) ?? numberAt(words, end);
  return { times, from: first - (isBeside ? 2 : 1), to: end };
}

/** Whether a duration says how often already: `2 x 1h`. */
function isProduct(words: Words, first: number, end: number): boolean {
  for (let place = first; place < end; place += 1) {
    const plain = plainAt(words, place);
    if (
      figuresAt(words, place) ||
      isTimesAt(words, place) ||
      timesGluedTo(plain) !== null ||
      readMultiple(plain) !== null
    )
      return true;
  }
  return false;
}

/** Says of a line that logs `seconds` where its note may say how often, and how to write that: not where that is refused. */
export function unreadProducts(
  words: Words,
  parts: readonly LinePart[],
  seconds: number,
  lexicon: Lexicon,
): readonly Remark[] {
  const first = parts.findIndex(({ kind }) => kind === 'duration');
  if (first < 0) return [];
  let end = first + 1;
  while (parts[end]?.kind === 'duration') end += 1;
  if (isProduct(words, first, end)) return [];
  const often =
    oftenAfter(words, first, end, lexicon) ??
    oftenOf(words, first, end, lexicon) ??
    wayBefore(words, first, end) ??
    oftenBefore(words, first, end);
  if (!often || often.times === null || often.times < 2) return [];
  if (often.times * seconds > MAX_ENTRY_SECONDS) return [];
  const { times, from, to } = often;
  const isNoted = parts.slice(from, to).every(({ kind }) => kind === 'note' || kind === 'duration');
  const length = textAt(words, first, end - first);
  if (!isNoted || to > parts.length || !HAS_UNIT.test(length)) return [];
  return [{ code: 'note-or-time', text: textAt(words, from, to - from), written: `${times} x ${length}` }];
}
