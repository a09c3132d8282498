import { timeIn } from '../calendar';
import type { ClockTime } from '../calendar';
import { areOfWork, areOfWorkday } from './bare-hours';
import { createFacts } from './facts';
import type { WordFacts } from './facts';
import { unreadGlued } from './glued-times';
import type { When } from './line';
import type { Saying } from './sayings';
import type { LinePart, QuickEntryContext, Remark } from './types';

/** Times that stay in the note, as two bare hours may count something: `9 to 11`. */

/** The first words of a long note tell enough. */
const MOST_WORDS = 40;

/** `9-11h`, which may as well be so many hours. */
const HOURS_IN_ONE = /^(\d{1,2})[-–—―](\d{1,2})h$/i;
const IN_ONE = /^(\d{1,2})[-–—―](\d{1,2})$/;
/** The `h` of `8-12 h` and `8 bis 12 h`, which says as little as that of `8-12h`. */
const LONE_H = /^h[.,;:!?)\]]*$/i;
/** Before them, two numbers are of them: `8 to 10 hours`, `9 to 11 May`. */
const COUNTED: ReadonlySet<Saying['kind']> = new Set(['unit', 'span', 'month', 'weekday']);

/** `9 to 11` of a day at work, `between 9 and 11`, and how it is read without a word of the note. */
function bareHours(
  parts: readonly LinePart[],
  factsOf: (word: string) => WordFacts,
  isHalfDay: boolean,
): Remark | null {
  const isNote = (place: number): boolean => parts[place]?.kind === 'note';
  const isCounted = (place: number, length: number): boolean => {
    const [before, after] = [place - 1, place + length].map(
      (at) => factsOf(parts[at]?.text ?? '').saying?.kind,
    );
    return before === 'month' || (after !== undefined && COUNTED.has(after));
  };
  const isBetween = (place: number): boolean =>
    isNote(place) && factsOf(parts[place]?.text ?? '').saying?.kind === 'between';
  const remarkOf = (place: number, length: number, from: string, to: string): Remark | null => {
    const hasH = isNote(place + length) && LONE_H.test(parts[place + length]?.text ?? '');
    const all = length + (hasH ? 1 : 0);
    if (!areOfWorkday(from, to, isHalfDay) || isCounted(place, all)) return null;
    const first = isBetween(place - 1) ? place - 1 : place;
    const text = parts.slice(first, place + all).map((part) => part.text);
    return { code: 'note-or-time', text: text.join(' '), written: `${from}-${to}` };
  };
  for (const [place, { text }] of parts.slice(0, MOST_WORDS).entries()) {
    const [, glued = '', end = ''] = HOURS_IN_ONE.exec(text) ?? [];
    const [, first = '', last = ''] = (isNote(place) && IN_ONE.exec(text)) || [];
    const [from = '', joint = '', to = ''] = [0, 1, 2].map((at) =>
      isNote(place + at) ? (parts[place + at]?.text ?? '') : '',
    );
    const saying = factsOf(joint).saying?.kind;
    const isJoined = saying === 'to' || saying === 'until' || (saying === 'and' && isBetween(place - 1));
    const remark =
      remarkOf(place, 1, glued, end) ??
      (LONE_H.test(joint) ? remarkOf(place, 1, first, last) : null) ??
      (isJoined ? remarkOf(place, 3, from, to) : null);
    if (remark) return remark;
  }
  return null;
}

const NIGHT_HOUR = /^[1-6]$/;
const CLOCK = /^(\d{1,2})[h:]([0-5]\d)/i;

/** `déploiement 5 à 7h30`, which began then, or went on until then: how to have that read. */
function numberBeforeStart(
  parts: readonly LinePart[],
  factsOf: (word: string) => WordFacts,
): readonly Remark[] {
  const first = parts.findIndex(({ kind }) => kind === 'start');
  const number = parts[first - 1];
  const said = parts.slice(first).filter(({ kind }) => kind === 'start');
  const saying = factsOf(said[0]?.text ?? '').saying;
  const [, hour, minutes] = CLOCK.exec(said.at(-1)?.text ?? '') ?? [];
  const isAt = saying?.kind === 'to' && saying.isAt === true && hour !== undefined;
  if (!isAt || number?.kind !== 'note' || !NIGHT_HOUR.test(number.text)) return [];
  const text = [number, ...said].map((part) => part.text).join(' ');
  return [{ code: 'note-or-time', text, written: `${number.text}:00-${hour}:${minutes}` }];
}

/** `930-1015` of a day at work, which may as well be numbers, as it is written to be read. */
const DIGITS_IN_ONE = /^(\d{1,2})([0-5][05])([-–—―])(\d{1,2})([0-5][05])$/;

function digitsRange(parts: readonly LinePart[]): Remark | null {
  for (const { kind, text } of parts.slice(0, MOST_WORDS)) {
    if (kind !== 'note') continue;
    const [, hour, minutes = '', , endHour = '', endMinutes = ''] = DIGITS_IN_ONE.exec(text) ?? [];
    // Four digits on both sides are years, or read.
    if (hour === undefined || hour.length > 1 || !areOfWork(hour, endHour)) continue;
    return { code: 'note-or-time', text, written: `${hour}:${minutes}-${endHour}:${endMinutes}` };
  }
  return null;
}

/** Says of a line without a time where it has one in a word of its note, and how to have it read. */
export function unreadTimes(
  { start }: When,
  parts: readonly LinePart[],
  { today, lexicon, zone, clock }: QuickEntryContext,
): readonly Remark[] {
  const now = (): ClockTime => timeIn(zone, clock());
  const factsOf = createFacts(today, lexicon);
  if (start !== null) return numberBeforeStart(parts, factsOf);
  const first = parts.slice(0, MOST_WORDS);
  const found =
    unreadGlued(first, factsOf, lexicon, 'nothing', { today, now }) ??
    bareHours(parts, factsOf, lexicon.isHalfDay) ??
    digitsRange(parts);
  return found ? [found] : [];
}
