import { addDays, timeIn } from '../calendar';
import type { CalendarDate, ClockTime } from '../calendar';
import { clockAt } from './clock-at';
import { clockTimeOf, isBareHour, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import { saysSomething } from './facts';
import { fold } from './fold';
import { halvesOf } from './half-day';
import type { Halves, OpenHour } from './half-day';
import { noonAt } from './noon';
import { FIRST_CLOCK_HOUR, isJoined, plainAt, sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import { spokenAt } from './spoken-clock';
import { endWithoutStart, readRange } from './time-word';
import type { TimeWord } from './time-word';
import type { LinePart, Remark, SaidStart } from './types';
import { isToCome, placeRange } from './when';
import type { RangeOnDay, WhenContext } from './when';

/** What lasted until now (`9-now`, `from 9 until now`), and what goes on since then (`13:00-`). */

/** As words are compared; the Japanese ones with the ending that says until. */
const NOW = ['now', 'jetzt', 'maintenant', 'présent', 'ahora', '今', '今まで', '現在', '現在まで'].map(
  (word) => fold(word).text,
);
const MOST_LETTERS = 24;
const UNTIL_NOW = /^(.+?)(?:[-–—―〜~]|から|より)(?:now|jetzt|maintenant|ahora|(?:今|現在)(?:まで)?)[.,;!]?$/i;
const DASHES = ['-', '–', '—', '―'];
/** An hour of the day, with or without minutes. */
const OPEN = /^(?:(\d{1,2}):([0-5]\d)|([6-9]|1\d|2[0-3]))[-–—―]$/;
const OPEN_HALF = /^(\d{1,2})(?::([0-5]\d))?([ap]m)[-–—―]$/i;
const OPEN_HOURS = /^(\d{1,2})h([0-5]\d)?[-–—―]$/i;

const PUNCTUATION = /[.,;:!?)\]]$/;

/** Whether a word is one for now. */
export const isNow = (word: string): boolean =>
  word.length <= MOST_LETTERS && NOW.includes(fold(word.replace(PUNCTUATION, '')).text);

const isNowAt = ({ texts, isWord }: Words, place: number): boolean =>
  NOW.some((key) => isWord(texts[place] ?? '', key));

/** Which halves of the day a begin may be in; `isSpoken`: words say it. */
export function openOf(
  { isHalfDay }: Pick<Words, 'isHalfDay'>,
  clock: ClockText,
  isSpoken: boolean,
): { readonly halves: Halves | null; readonly openHour: OpenHour | null } {
  const halves = halvesOf(clock);
  return { halves: isHalfDay ? halves : null, openHour: isHalfDay || !halves ? null : { halves, isSpoken } };
}

/** A begin whose half is chosen as that of any. */
function begun(
  clock: ClockText,
  isHalfDay: boolean,
  isUntilNow: boolean,
  text: string,
  isSpoken = false,
): TimeWord {
  const time = clockTimeOf(clock);
  if (time === null) return { kind: 'start', start: null, problem: { code: 'start-impossible', text } };
  const open = openOf({ isHalfDay }, clock, isSpoken);
  return { kind: 'start', start: { kind: 'clock', time }, problem: null, ...open, isUntilNow };
}

/** What a word says by itself: `9-now`, `9時から今まで`. `spell`: what a language writes with signs of its own. */
export function untilNowIn(
  word: string,
  spell: (word: string) => string | null,
  isHalfDay: boolean,
): TimeWord | null {
  const [, from] = word.length > MOST_LETTERS ? [] : (UNTIL_NOW.exec(word) ?? []);
  if (from === undefined) return null;
  const figures = (spell(from) ?? from).replace(/^(\d{1,2})[h.]([0-5]\d)$/i, '$1:$2').replace(/h$/i, '');
  const clock = readClockText(figures);
  return clock && begun(clock, isHalfDay, true, word);
}

/** The time of day of `13:00-`, `9-`, `1pm-`, and of `9h-` where it is one. */
function openClock(text: string, hoursAreClock: boolean): ClockText | null {
  const [, half, past = '', letters = ''] = OPEN_HALF.exec(text) ?? [];
  if (half !== undefined) return readClockText(`${half}${past && ':'}${past}${letters}`);
  const [, early, minutes, hour] = OPEN.exec(text) ?? [];
  if (early !== undefined) return readClockText(`${early}:${minutes}`);
  if (hour !== undefined) return readClockText(hour);
  const [, hours, rest = '00'] = (hoursAreClock && OPEN_HOURS.exec(text)) || [];
  return hours === undefined ? null : readClockText(`${hours}:${rest}`);
}

/** `13:00-` and `9-`, but for what a dash sets apart: `9- fix login`. */
export function openAt(words: Words, place: number): Read | null {
  const text = words.texts[place] ?? '';
  if (!DASHES.includes(text.charAt(text.length - 1))) return null;
  const kind = words.facts[place + 1]?.time?.kind;
  const isLast = place + 1 >= words.texts.length || kind === 'duration' || kind === 'day';
  const clock = isLast ? openClock(text, words.hoursAreClock) : null;
  if (!clock || clockTimeOf(clock) === null) return null;
  const time = begun(clock, words.isHalfDay, false, text);
  // `room 9-`
  const isNumber = place > 0 && isBareHour(clock);
  const remark: Remark | null = isNumber ? { code: 'time-or-note', text, note: `\\${text}` } : null;
  return { time: { ...time, remark }, length: 1 };
}

/** Says of `13:00- call`, and of `ticket 12 - now`, that it may have begun then, and how to have that read. */
export function unreadOpen(words: Words, parts: readonly LinePart[], now: () => ClockTime): Remark | null {
  for (const [place, text] of words.texts.entries()) {
    if (parts[place]?.kind !== 'note') continue;
    const bare = unreadBare(words, place, now);
    if (bare) return bare;
    const clock = openClock(text, words.hoursAreClock);
    const time = clock && !isBareHour(clock) ? clockTimeOf(clock) : null;
    if (time === null || time > now()) continue;
    return { code: 'note-or-time', text, written: `since ${time.replace(/^0/, '')}` };
  }
  return null;
}

/** `9時から 13時まで`, each of which has its ending. */
export function fromUntilAt(words: Words, place: number): Read | null {
  const [begin, end] = [words.facts[place]?.time, words.facts[place + 1]];
  if (begin?.kind !== 'start' || begin.start?.kind !== 'clock' || !end?.clock) return null;
  if (end.time?.problem?.code !== 'end-without-start') return null;
  const { hour, minutes, half } = end.clock;
  const written = `${begin.start.time.replace(/^0/, '')}-${hour}:${minutes}`;
  const time = readRange(written, words.isHalfDay, half, textAt(words, place, 2));
  return time && { time, length: 2 };
}

/** `9 until now`, `9:00 - now`, whose time begins at `first`; `9時から 今まで`. */
export function untilNowAt(words: Words, place: number, first: number): Read | null {
  const own = words.facts[first]?.time;
  if (own?.kind === 'start' && own.start?.kind === 'clock' && isNowAt(words, first + 1)) {
    return { time: { ...own, isUntilNow: true }, length: first + 2 - place };
  }
  // A pasted line has thousands of times.
  if (!isJoined(words, first)) return null;
  const isSaid = first > place;
  const spoken = spokenAt(words, first, isSaid);
  const found = spoken ?? clockAt(words, first, isSaid) ?? noonAt(words, first);
  if (!found) return null;
  const joint = sayingAt(words, first + found.length)?.kind;
  const last = first + found.length + 1;
  // `2h until now` says how long, where no language writes the time of day so.
  const isLength = found.hasH && !words.hoursAreClock && !isSaid && found.clock.hour < FIRST_CLOCK_HOUR;
  if ((joint !== 'to' && joint !== 'until') || !isNowAt(words, last) || isLength) return null;
  const length = last + 1 - place;
  const text = textAt(words, place, length);
  const isBare = !found.hasH && !found.isMarked && isBareHour(found.clock);
  if (isBare && !isBegin(words, place, first, last + 1)) return { time: null, length };
  const isSpoken = spoken !== null || sayingAt(words, first)?.kind === 'article';
  return { time: begun(found.clock, words.isHalfDay, true, text, isSpoken), length };
}

/** The `until now` or `今まで` that ends a line, or but for its day: an end without a begin. In a note that goes on it is a word of it. */
export function loneNowAt(words: Words, place: number): Read | null {
  const length = sayingAt(words, place)?.kind === 'until' ? 2 : 1;
  const isUntil = length === 2 || plainAt(words, place) !== '';
  if (!isUntil || !isNowAt(words, place + length - 1)) return null;
  const after = words.texts.length - place - length;
  if (after > 1 || (after === 1 && words.facts[place + length]?.time?.kind !== 'day')) return null;
  const problem = endWithoutStart(textAt(words, place, length));
  return { time: { kind: 'range', range: null, isLoose: true, problem }, length };
}

/** What two numbers of a note stand around: `Teil 2 von 3`, `de 2 à 3`. */
const OF = /^(?:von|de|à|a)$/i;
const NUMBER = /^\d+$/;

/** Whether a bare hour, which notes have too, begins what lasted until now: after `from`, or where nothing else is said. */
function isBegin({ texts, facts }: Words, place: number, first: number, end: number): boolean {
  const next = facts[end];
  if (first > place) return !OF.test(texts[place] ?? '') || !NUMBER.test(texts[place - 1] ?? '');
  return facts.slice(0, place).every(saysSomething) && (next === undefined || saysSomething(next));
}

/** `chapter 3 - now`, of which a bare hour may be when it began. */
function unreadBare(words: Words, place: number, now: () => ClockTime): Remark | null {
  const read = untilNowAt(words, place, place);
  if (!read || read.time) return null;
  const hour = plainAt(words, place);
  const clock = readClockText(hour);
  const time = clock && clockTimeOf(clock);
  if (time === null || time > now()) return null;
  const written = `from ${hour} until now`;
  return { code: 'note-or-time', text: textAt(words, place, read.length), written };
}

/** From then until this minute; `date` is null where the line names none, and it is today then, whichever is shown. */
export function rangeUntilNow(
  { time }: Extract<SaidStart, { kind: 'clock' }>,
  text: string,
  date: CalendarDate | null,
  context: WhenContext,
): RangeOnDay {
  const { zone, today, clock } = context;
  const endTime = timeIn(zone, clock());
  const day = date ?? today;
  if (day < addDays(today, -1)) return { range: null, problems: [{ code: 'start-too-early', text }] };
  if (day > today || (day === today && time > endTime)) {
    const isLate = date === null && isToCome(time, null, { ...context, logDay: today });
    const written = isLate ? { written: `yesterday ${time} until now` } : {};
    return { range: null, problems: [{ code: 'start-in-future', text, date: day, ...written }] };
  }
  return placeRange({ startTime: time, endTime, isOverMidnight: day < today }, text, day, context);
}

/** What to write for the other half of the day, where it lasted until now. */
export function halfUntilNow(remark: Remark | null): Remark | null {
  if (remark?.code !== 'half-of-day') return remark;
  const [written, other] = [remark.written, remark.other].map((text) =>
    text.replace(/^since (.*)$/, '$1 until now'),
  );
  return { ...remark, written: written ?? '', other: other ?? '' };
}
