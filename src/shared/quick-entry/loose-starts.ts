import type { ClockTime } from '../calendar';
import { startAt } from './clock-phrases';
import { clockAt, isHourUnit } from './clock-at';
import type { FoundClock } from './clock-at';
import { clockTimeOf, isBareHour, readClockText } from './clock-text';
import { isBeforeDays } from './day-joints';
import { durationAt } from './length-parts';
import { sayingAt, textAt } from './phrase';
import type { LineWord, Words } from './phrase';
import type { LinePart, Remark } from './types';

/**
 * Times of day such as `at 9`, which notes have too: they say when something began only beside how long it took, and
 * `until 6pm` says when it ended only where that is not said.
 */

/** The kind of what stands at a place or, where that is a day, beyond it: `2h yesterday at 9`, `2h at 9 on monday`. */
function kindAt(made: readonly LineWord[], place: number, step: -1 | 1): string | undefined {
  const isDay = (at: number): boolean => made[at]?.time?.kind === 'day';
  let at = step === 1 && isBeforeDays(made[place]?.text ?? '') && isDay(place + 1) ? place + 1 : place;
  while (isDay(at)) at += step;
  const word = made[at];
  return word && (word.time?.kind ?? 'note');
}

/** `at 9 for 2h` and `2h at 9` stand; `2h at 9 sites` and `call at 9` are notes. */
export function settleStarts(words: Words, made: readonly LineWord[]): readonly LineWord[] {
  const maySettle = ({ time }: LineWord): boolean =>
    time?.kind === 'start' && (time.isLoose === true || time.isOfNote === true);
  if (!made.some(maySettle)) return made;
  const saysHowLong = made.some(({ time }) => time?.kind === 'duration');
  let isKept = true;
  let isNoted = false;
  return made.map((word, place) => {
    const { time, isContinued } = word;
    if (time?.kind !== 'start' || !maySettle(word)) return word;
    if (time.isOfNote) return saysHowLong ? { ...word, time: null, isContinued: false } : word;
    if (!isContinued) {
      let end = place + 1;
      while (made[end]?.isContinued) end += 1;
      const after = kindAt(made, end, 1);
      isKept = after === 'duration' || (after !== 'note' && kindAt(made, place - 1, -1) === 'duration');
      // The `9h` of `à 9h` would say how long by itself.
      isNoted = made.slice(place, end).some((_, at) => durationAt(words, place + at) !== null);
    }
    return isKept ? word : { ...word, time: null, isContinued: false, isNoted };
  });
}

/** `open until 6pm 1h` says how long it took, and `until 6pm` is of the note; alone it is an end without a begin. */
export function settleEnds(made: readonly LineWord[]): readonly LineWord[] {
  const isLoose = ({ time }: LineWord): boolean => time?.kind === 'range' && time.isLoose === true;
  const saysHowLong = ({ time }: LineWord): boolean =>
    time?.kind === 'duration' || (time?.kind === 'range' && time.range !== null);
  if (!made.some(isLoose) || !made.some(saysHowLong)) return made;
  return made.map((word) =>
    isLoose(word) ? { ...word, time: null, isContinued: false, isNoted: true } : word,
  );
}

const JAPANESE_AT = /に$/;
/** Glued, which names anything in a note: `@9`. */
const AT_SIGN = /^@(\d.*)$/;

/** The time of day of `@9`. */
function gluedTime(text: string): string | null {
  const time = AT_SIGN.exec(text)?.[1];
  const clock = time === undefined ? null : readClockText(time);
  return time !== undefined && clock && clockTimeOf(clock) ? time : null;
}

/** Past a day that is read between `from` and its time: `from yesterday 9`. */
function pastDays(parts: readonly LinePart[], place: number): number {
  let at = place;
  while (parts[at]?.kind === 'day') at += 1;
  return at;
}

/** Whether a time of day can be nothing else: `2pm`, `14 Uhr`. */
const isSure = (found: FoundClock | null): found is FoundClock =>
  found !== null && (found.clock.half !== null || found.isMarked);

/** `14 Uhr Standup 15min`, which no word before it says more of. */
function bareUhrAt(words: Words, place: number): Remark | null {
  const found = sayingAt(words, place - 1) === null ? clockAt(words, place) : null;
  if (!isSure(found) || found.hasH || clockTimeOf(found.clock) === null) return null;
  const text = textAt(words, place, found.length);
  return { code: 'note-or-time', text, written: `since ${text}` };
}

function unreadStartAt(words: Words, parts: readonly LinePart[], place: number): Remark | null {
  const own = words.facts[place]?.time;
  if (own?.kind === 'start' && own.isLoose) {
    const text = textAt(words, place, 1);
    return { code: 'note-or-time', text, written: text.replace(JAPANESE_AT, 'から') };
  }
  const glued = gluedTime(words.texts[place] ?? '');
  const isBeside = parts[place - 1]?.kind === 'duration';
  if (glued !== null && (isBeside || parts[place + 1]?.kind !== 'note'))
    return { code: 'note-or-time', text: textAt(words, place, 1), written: `since ${glued}` };
  const saying = sayingAt(words, place);
  const isAt = (saying?.kind === 'from' && !saying.isRange) || (saying?.kind === 'to' && saying.isAt);
  const first = pastDays(parts, place + 1);
  if (!isAt) return bareUhrAt(words, place);
  const read = startAt(words, place, first, false);
  if (!read?.time || parts[first]?.kind !== 'note') return null;
  const isLast = parts[place + read.length]?.kind !== 'note';
  if (!isLast && !isBeside && !isSure(clockAt(words, first, true))) return null;
  const time = textAt(words, first, place + read.length - first);
  const text = first > place + 1 ? time : textAt(words, place, read.length);
  return { code: 'note-or-time', text, written: `since ${time}` };
}

/** Says of a line that is logged without its begin where its note may say one, and how to have it read. */
export function unreadStarts(words: Words, parts: readonly LinePart[]): readonly Remark[] {
  for (const place of words.texts.keys()) {
    const remark = parts[place]?.kind === 'note' ? unreadStartAt(words, parts, place) : null;
    if (remark) return [remark];
  }
  return [];
}

/** They say since when more than `at` does. */
const SINCE: ReadonlySet<string> = new Set(['from', 'ab', 'von', 'dès']);

/** The time of day that a timer may have begun at, in how many words it is said, at a place of the line. */
function begunAt(words: Words, place: number): { time: ClockTime; length: number } | null {
  const found = SINCE.has(words.texts[place]?.toLowerCase() ?? '') ? clockAt(words, place + 1, true) : null;
  const time = found && clockTimeOf(found.clock);
  if (!found || time === null) return null;
  // The German `ab 9 am Server` is a number of the note.
  const isAm = words.hasWordAm && words.texts[place + found.length]?.toLowerCase() === 'am';
  const isNumber = isAm || (isBareHour(found.clock) && !found.isMarked);
  const isLength = found.hasH && !words.hoursAreClock;
  const after = sayingAt(words, place + 1 + found.length)?.kind;
  const isRange = after === 'to' || after === 'until' || after === 'and';
  return isNumber || isLength || isRange ? null : { time, length: 1 + found.length };
}

const NOON_HOURS = 12;
const clockOf = (hour: number): ClockTime => `${String(hour).padStart(2, '0')}:00`;

/** When a bare hour was last, of a day that begins at `first` o'clock: in the later half of it where that is not to come. */
export function latestHour(hour: number, now: ClockTime, first = 0): ClockTime | null {
  const hours = hour <= NOON_HOURS ? [(hour % NOON_HOURS) + NOON_HOURS, hour] : [hour];
  const times = hours.filter((one) => one >= first && one < 24).map(clockOf);
  return times.find((time) => time <= now) ?? null;
}

/** `since two`, `seit zwei`, `depuis neuf heures`: what ends a note may be an hour of the clock, or so many of something. */
function unreadHour(
  words: Words,
  parts: readonly LinePart[],
  place: number,
  now: () => ClockTime,
): Remark | null {
  const isNamed = sayingAt(words, place + 1)?.kind === 'article';
  const hour = place + (isNamed ? 2 : 1);
  const count = sayingAt(words, place)?.kind === 'since' ? sayingAt(words, hour) : null;
  if (count?.kind !== 'count' || count.count > NOON_HOURS) return null;
  const length = hour - place + (isHourUnit(words, hour + 1) ? 2 : 1);
  const are = parts.slice(place, place + length + 1).map(({ kind }) => kind === 'note');
  // `desde las dos acme` says an hour more often than how many, but before what is counted.
  if (isNamed && sayingAt(words, hour + 1)?.kind === 'span') return null;
  if (are.length > length && !isNamed ? are[length] : !are.slice(0, length).every(Boolean)) return null;
  const time = latestHour(count.count, now());
  const text = textAt(words, place, length);
  return time === null ? null : { code: 'note-or-time', text, written: `since ${time.replace(/^0/, '')}` };
}

/** Says of a line that begins now where it may have begun earlier, and how to have that read: `ab 9 Uhr Mails`. */
export function unreadBegin(words: Words, parts: readonly LinePart[], now: () => ClockTime): Remark | null {
  const isNote = (place: number): boolean => parts[place]?.kind === 'note';
  for (const place of words.texts.keys()) {
    const hour = isNote(place) && isNote(place + 1) ? unreadHour(words, parts, place, now) : null;
    if (hour) return hour;
    const begun = isNote(place + 1) ? begunAt(words, place) : null;
    // `emails from 9am client`
    if (!begun || (isNote(place - 1) && isNote(place + begun.length)) || begun.time > now()) continue;
    const text = textAt(words, place, begun.length);
    return { code: 'note-or-time', text, written: `since ${begun.time.replace(/^0/, '')}` };
  }
  return null;
}
