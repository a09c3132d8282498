import { clockTimeOf } from './clock-text';
import { isBeforeNumber, isCountingBefore } from './counting';
import { fold } from './fold';
import type { Lexicon } from './lexicon';
import type { SaidTime } from './said-times';
import type { LinePart, Remark } from './types';

/**
 * Ranges of the morning that are more likely of a later part of the day: as the note names that (`yesterday evening 8-10`),
 * or as they would be of the night (`mtg 2-3`).
 */

/** Alone it says that something was late. */
const TARDE = /^tarde$/i;
const BEFORE_TARDE: ReadonlySet<string> = new Set(['la', 'esta', 'ayer']);

const LATER: ReadonlySet<string> = new Set(
  ['afternoon evening tonight', 'nachmittag abend abends nachmittags', 'soir soiree apres-midi', 'noche']
    .concat('午後 夕方 夜 今夜')
    .flatMap((words) => words.split(' ')),
);
/** Before `night`: of the one that is over, whose evening was worked in. */
const LAST = /^last$/i;
const NIGHT = /^night$/i;
/** Who works at night means it so: `night shift 2-4`. */
const AT_NIGHT =
  /^(?:night|nights|overnight|morning|nacht|nachts|nachtschicht|morgens|fruh|nuit|matin|madrugada|manana)[.,;:!?]*$|^(?:深夜|夜勤|早朝|朝|未明)/;
/** Earlier it is after midnight: `last night 2-3`. */
const FIRST_EVENING_HOUR = 6;
/** With a zero before it, or with a half, nobody means the other one. */
const IS_SURE = /(?:^|\D)0\d|[ap]\.?\s?m\.?\b|午/i;
const NOON_HOURS = 12;

/** A time as a clock of 12 hours shows it: `8am`, `8:30pm`. */
const halved = (time: string, half: 'a' | 'p'): string =>
  `${Number(time.slice(0, 2))}${time.endsWith(':00') ? '' : time.slice(2)}${half}m`;

const later = (time: string): string | null => {
  const hour = Number(time.slice(0, 2));
  const clock = { hour: hour + NOON_HOURS, minutes: time.slice(3), half: null, isOpen: false };
  return hour > 0 && hour < NOON_HOURS ? clockTimeOf(clock) : null;
};

const BARE_EARLY =
  /^(?:\p{L}+ )?(?:las? )?[1-5](?:[-–—―〜~]|から| \S+ )(?:las? )?\d{1,2}(?::[0-5]\d)?(?:まで)?$/u;
/** Longer than that the first figure is as likely one of the note: `chapter 4 to 9:40`. */
const MOST_HOURS = 4;

/** Whether a range on a clock of 24 hours is of the night as it stands, and no word beside it says that it counts: `mtg 2-3`. */
export function isOfNight(one: SaidTime, lexicon: Lexicon): boolean {
  const { time, texts, before, after } = one;
  const range = time.kind === 'range' ? time.range : null;
  const isMonthAfter = after?.kind === 'day' && lexicon.sayingOf(after.text)?.kind === 'month';
  if (!range || lexicon.isHalfDay || before === undefined || after?.kind === 'note' || isMonthAfter)
    return false;
  if (!BARE_EARLY.test(texts.join(' ')) || later(range.endTime) === null) return false;
  const hours = Number(range.endTime.slice(0, 2)) - Number(range.startTime.slice(0, 2));
  const isNumber = before.kind === 'note' && isBeforeNumber(before.text);
  return hours <= MOST_HOURS && !isNumber && !isCountingBefore(one, lexicon);
}

const LAST_NIGHT_HOUR = 5;
const BARE_HOURS = /^\d{1,2}[-–—―〜~]\d{1,2}$/;

/** As `isOfNight` of what can be no number of the note: `2:30-4`, `von halb drei bis 4`, and nothing but `2-4`. */
function isNightAlone({ time, texts, before, after }: SaidTime, lexicon: Lexicon): boolean {
  const range = time.kind === 'range' ? time.range : null;
  if (!range || lexicon.isHalfDay) return false;
  const [start, end] = [range.startTime, range.endTime].map((clock) => Number(clock.slice(0, 2)));
  const isEarly = start !== undefined && end !== undefined && start > 0 && start <= LAST_NIGHT_HOUR;
  if (!isEarly || end - start > MOST_HOURS || later(range.endTime) === null) return false;
  return !BARE_HOURS.test(texts.join(' ')) || (before === undefined && after?.kind !== 'note');
}

/**
 * How a range is read, and what to write for the later part of the day that the note names, or that the night would
 * rather be; of the night nothing is said where something else about the range is, as `doubted` has it.
 */
export function halfDoubts(
  said: readonly SaidTime[],
  parts: readonly LinePart[],
  doubted: ReadonlySet<string>,
  lexicon: Lexicon,
): readonly Remark[] {
  const isNamed = (startTime: string): boolean =>
    parts.some(({ kind, text }, place) => {
      const bare = text.replace(/[.,;:!?]+$/, '');
      const isTarde = TARDE.test(bare) && BEFORE_TARDE.has(parts[place - 1]?.text.toLowerCase() ?? '');
      const isNight =
        NIGHT.test(bare) &&
        LAST.test(parts[place - 1]?.text ?? '') &&
        Number(startTime.slice(0, 2)) >= FIRST_EVENING_HOUR;
      return kind === 'note' && (isTarde || isNight || LATER.has(fold(bare).text));
    });
  const isAtNight = (): boolean =>
    parts.some(({ kind, text }) => kind === 'note' && AT_NIGHT.test(fold(text).text));
  return said.flatMap((one) => {
    const { time, texts } = one;
    const range = time.kind === 'range' ? time.range : null;
    const text = texts.join(' ');
    const [start, end] = range ? [later(range.startTime), later(range.endTime)] : [null, null];
    if (!range || start === null || end === null || IS_SURE.test(text)) return [];
    const isNight = isOfNight(one, lexicon) || (isNightAlone(one, lexicon) && !doubted.has(text));
    if (!(isNight && !isAtNight()) && !isNamed(range.startTime)) return [];
    const { startTime, endTime } = range;
    const write = (half: 'a' | 'p'): string => `${halved(startTime, half)}-${halved(endTime, half)}`;
    const [written, other] = lexicon.isHalfDay
      ? [write('a'), write('p')]
      : [`${startTime}-${endTime}`, `${start}-${end}`];
    return [{ code: 'half-of-day' as const, text, written, other }];
  });
}
