import { isDotted } from './clock-at';
import { isBareHour } from './clock-text';
import type { ClockText } from './clock-text';
import type { WordFacts } from './facts';
import type { Lexicon } from './lexicon';
import { FIRST_CLOCK_HOUR } from './phrase';

/**
 * A dash between two times of day that has a blank on one side only: `14:00- 15:00`, `14:00 -15:00`. It is no part of
 * either, though a dash before a figure says how long ago something began.
 */

/** A word of a line, or what of it is a word of its own, and where it begins. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

type FactsOf = (word: string) => WordFacts;

const ENDS_IN_DASH = /^.+[-–—―−‐‑〜～~－ー]$/;
const BEGINS_WITH_DASH = /^[-–—―−‐‑〜～~－ー]\d/;
/** No time of day is longer: what is pasted is not cut. */
const MOST_LETTERS = 20;

const clockOf = ({ clock, hourClock }: WordFacts): ClockText | null => clock ?? hourClock;

const isClock = (facts: WordFacts): boolean => clockOf(facts) !== null || isDotted(facts.plain);

/** A time of day as its hour tells what may follow it; `isSure`: more than an hour says that it is one, `isBare`: nothing else. */
interface Begin {
  readonly hour: number;
  readonly isSure: boolean;
  readonly isBare: boolean;
  readonly hasH: boolean;
}

/** What the words before a dash say of a time of day: `14:00`, `9 am`, `9 Uhr`, and `9 h` where it is written so. */
function beginAt(pieces: readonly Piece[], last: number, factsOf: FactsOf, lexicon: Lexicon): Begin | null {
  const factsAt = (place: number): WordFacts => factsOf(pieces[place]?.text ?? '');
  const { saying } = factsAt(last);
  const hasUnit = lexicon.hoursAreClock && saying?.kind === 'unit' && saying.unit === 'h';
  const isNamed = saying?.kind === 'half' || hasUnit;
  const facts = factsAt(isNamed ? last - 1 : last);
  if (!isClock(facts)) return null;
  const { clock, hourClock, plain } = facts;
  const hour = clockOf(facts)?.hour ?? Number.parseInt(plain, 10);
  const hasHalf = saying?.kind === 'half' || (clock !== null && clock.half !== null);
  const isBare = clock !== null && isBareHour(clock) && !isNamed;
  const isLate = hour >= FIRST_CLOCK_HOUR;
  return {
    hour,
    isSure: hasHalf || (isLate && !isBare),
    isBare: isLate && isBare,
    hasH: hasUnit || hourClock !== null,
  };
}

/**
 * Whether `-15:00` ends what begins before it, be that but an hour (`9 -10:30`): else it says how long ago, as in
 * `fix 9 -1:30`, and `-2` after a time that is more likely a length is one of the note.
 */
function isEnd(end: WordFacts, { hour, isSure, isBare, hasH }: Begin, { hoursAreClock }: Lexicon): boolean {
  const { clock, hourClock } = end;
  if (isBare) return clock !== null && !isBareHour(clock) && clock.hour > hour;
  if (!isSure || !isClock(end)) return false;
  if (hourClock) return hasH && hoursAreClock;
  return !clock || !isBareHour(clock) || clock.hour > hour;
}

/** The time of day, or the `Uhr` of one, that a dash is glued to; null for a word that ends otherwise. */
function beforeDash(word: string, factsOf: FactsOf): string | null {
  if (word.length > MOST_LETTERS || !ENDS_IN_DASH.test(word)) return null;
  const time = word.slice(0, -1);
  const facts = factsOf(time);
  return isClock(facts) || facts.saying?.kind === 'half' ? time : null;
}

const AROUND_DASH = /^([^-–—―−‐‑〜～~－ー]+)([-–—―−‐‑〜～~－ー])(\d.*)$/;

/** The `Uhr`, the dash and the `10` of `Uhr-10`; null for a word that is not of those. */
function aroundDash(word: string, factsOf: FactsOf): readonly [string, string, string] | null {
  const [, unit, dash, end] = word.length > MOST_LETTERS ? [] : (AROUND_DASH.exec(word) ?? []);
  if (unit === undefined || dash === undefined || end === undefined) return null;
  const kind = factsOf(unit).saying?.kind;
  return (kind === 'half' || kind === 'unit') && isClock(factsOf(end)) ? [unit, dash, end] : null;
}

/** But for two lengths in one word, as of `10分、20分の2案`. */
const BEFORE_MARK = /^([^、。]{1,20}[、。])(?![\d,.;:)]).+$/s;
const JAPANESE_UNIT = /[時分]|\d(?:h|m|min)[、。]$/i;

/** The `45分、` of `45分、レビュー`, which no blank sets apart from what follows; null for a word that begins otherwise. */
function beforeMark(word: string, factsOf: FactsOf): string | null {
  const [, said] = BEFORE_MARK.exec(word) ?? [];
  return said !== undefined && JAPANESE_UNIT.test(said) && factsOf(said).time !== null ? said : null;
}

/** Whether a dash of two times of day may be cut off the word or out of it, or a Japanese time off what follows it. */
export const mayBeCut = (word: string, factsOf: FactsOf): boolean =>
  beforeDash(word, factsOf) !== null ||
  aroundDash(word, factsOf) !== null ||
  beforeMark(word, factsOf) !== null;

/** The `Uhr-10` of `9 Uhr-10 Uhr` in three, where what stands before it is a time of day. */
function cutUnit(
  made: readonly Piece[],
  { text, start }: Piece,
  factsOf: FactsOf,
  lexicon: Lexicon,
): readonly Piece[] | null {
  const [unit, dash, end] = aroundDash(text, factsOf) ?? [];
  if (unit === undefined || dash === undefined || end === undefined) return null;
  const pieces = [
    { text: unit, start },
    { text: dash, start: start + unit.length },
    { text: end, start: start + unit.length + 1 },
  ];
  const before = made.at(-1);
  return before && beginAt([before, ...pieces], 1, factsOf, lexicon)?.isSure ? pieces : null;
}

/** The words of a line with a dash of two times of day as one of its own. */
export function cutDashes(pieces: readonly Piece[], factsOf: FactsOf, lexicon: Lexicon): readonly Piece[] {
  const made: Piece[] = [];
  for (const [place, piece] of pieces.entries()) {
    const { text, start } = piece;
    const next = pieces[place + 1];
    const time = next && isClock(factsOf(next.text)) ? beforeDash(text, factsOf) : null;
    if (time !== null) {
      made.push({ text: time, start }, { text: text.slice(time.length), start: start + time.length });
      continue;
    }
    const said = beforeMark(text, factsOf);
    if (said !== null) {
      made.push({ text: said, start }, { text: text.slice(said.length), start: start + said.length });
      continue;
    }
    const cut = cutUnit(made, piece, factsOf, lexicon);
    if (cut) {
      made.push(...cut);
      continue;
    }
    const begin =
      text.length <= MOST_LETTERS && BEGINS_WITH_DASH.test(text)
        ? beginAt(made, made.length - 1, factsOf, lexicon)
        : null;
    if (begin && isEnd(factsOf(text.slice(1)), begin, lexicon)) {
      made.push({ text: text.slice(0, 1), start }, { text: text.slice(1), start: start + 1 });
    } else made.push(piece);
  }
  return made;
}
