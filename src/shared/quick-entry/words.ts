import type { CalendarDate } from '../calendar';
import { clockTimeOf, isBareHour, readClockRange, readClockText } from './clock-text';
import type { ClockText } from './clock-text';
import { readAgo, readTimeWord } from './time-word';
import type { TimeWord } from './time-word';

/** One word of the line. Words that say something together, such as `since 9:40`, share their `time`. */
export interface LineWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** As it stands in the note: without the backslash that keeps it from being read. */
  readonly note: string;
  readonly isLiteral: boolean;
  readonly time: TimeWord | null;
}

interface Read {
  readonly time: TimeWord;
  /** How many words it takes. */
  readonly length: number;
}

const ESCAPE = '\\';
const START_WORD = /^(?:since|from|at)$/i;
const END_WORD = /^(?:to|until|till|[-–—])$/i;
const LONE_END_WORD = /^(?:until|till)$/i;
const HALF_WORD = /^[ap]m$/i;
/** Words that make others say something, or, alone in the line, say something themselves. */
const SAYING = [START_WORD, END_WORD, HALF_WORD, /^again$/i];
const HOURS = /^[-−–]\d+h$/i;
const MINUTES = /^\d+m(?:in)?$/i;

/** Whether a backslash before the word says something: the word, without any it has, might be read as no note. */
function isEscapable(word: string, today: CalendarDate): boolean {
  const bare = word.replace(/^\\+/, '');
  if (SAYING.some((saying) => saying.test(bare))) return true;
  const clock = readClockText(bare);
  return clock ? !isBareHour(clock) : readTimeWord(bare, today) !== null;
}

/** The word with a backslash, where that keeps it from being read as anything but note; else as it is. */
export function escaped(word: string, today: CalendarDate): string {
  return isEscapable(word, today) ? ESCAPE + word : word;
}

/** A time of day at a place of the line; `9:40 pm` takes two words. */
function clockAt(words: readonly string[], place: number): { clock: ClockText; length: number } | null {
  const word = words[place];
  const clock = word === undefined ? null : readClockText(word);
  if (!clock) return null;
  const after = words[place + 1] ?? '';
  if (clock.half !== null || !HALF_WORD.test(after)) return { clock, length: 1 };
  return { clock: { ...clock, half: after.toLowerCase() === 'am' ? 'a' : 'p' }, length: 2 };
}

/** `9:40 to 10:30`, `9 - 10:30`; two bare hours may be anything: `2 to 3 pages`. */
function rangeAt(words: readonly string[], place: number, first: number): Read | null {
  const from = clockAt(words, first);
  if (!from || !END_WORD.test(words[first + from.length] ?? '')) return null;
  const to = clockAt(words, first + from.length + 1);
  if (!to || (isBareHour(from.clock) && isBareHour(to.clock))) return null;
  const length = first - place + from.length + 1 + to.length;
  const text = words.slice(place, place + length).join(' ');
  return { time: { kind: 'range', ...readClockRange(from.clock, to.clock, text) }, length };
}

/**
 * `since 9:40` is no 9 hours and 40 minutes. After `from` and `at` only what would be read as a duration:
 * `call at 9am` is a note.
 */
function startAt(words: readonly string[], place: number): Read | null {
  const word = words[place] ?? '';
  const found = START_WORD.test(word) ? clockAt(words, place + 1) : null;
  if (!found) return null;
  const { clock } = found;
  const isSince = word.toLowerCase() === 'since';
  const time = clockTimeOf(clock);
  if (isSince ? isBareHour(clock) && time === null : clock.minutes?.length !== 2) return null;
  const length = 1 + found.length;
  const text = words.slice(place, place + length).join(' ');
  if (time === null) {
    return { time: { kind: 'start', start: null, problem: { code: 'start-impossible', text } }, length };
  }
  return { time: { kind: 'start', start: { kind: 'clock', time }, problem: null }, length };
}

/** `until 10:30` is no 10 hours and a half. */
function endAt(words: readonly string[], place: number): Read | null {
  const [word = '', end = ''] = words.slice(place, place + 2);
  if (!LONE_END_WORD.test(word) || (readClockText(end)?.minutes ?? null) === null) return null;
  const text = `${word} ${end}`;
  return { time: { kind: 'range', range: null, problem: { code: 'end-without-start', text } }, length: 2 };
}

/** `-1h 30m` began an hour and a half ago. */
function agoAt(words: readonly string[], place: number): Read | null {
  const [hours = '', minutes = ''] = words.slice(place, place + 2);
  if (!HOURS.test(hours) || !MINUTES.test(minutes)) return null;
  const time = readAgo(hours, minutes);
  return time && { time, length: 2 };
}

/** The words that may say something about time: most of a long note may not, and are asked nothing more. */
const TELLING =
  /^(?:[\d.,+−–-]|since$|from$|at$|until$|till$|today$|tomorrow$|yesterday$|sun|mon|tue|wed|thu|fri|sat)/i;

function readAt(
  words: readonly string[],
  place: number,
  readOne: (word: string) => TimeWord | null,
): Read | null {
  const word = words[place] ?? '';
  if (!TELLING.test(word)) return null;
  const together = START_WORD.test(word)
    ? (rangeAt(words, place, place + 1) ?? startAt(words, place))
    : (rangeAt(words, place, place) ?? endAt(words, place) ?? agoAt(words, place));
  if (together) return together;
  const time = readOne(word);
  return time && { time, length: 1 };
}

/** Cuts a line at its blanks and reads the words that say how long or when. */
export function readWords(line: string, today: CalendarDate): readonly LineWord[] {
  const cut = [...line.matchAll(/\S+/gu)].map(({ 0: text, index }) => {
    const isLiteral = text.startsWith(ESCAPE) && isEscapable(text.slice(1), today);
    const note = isLiteral ? text.slice(1) : text;
    return { text, start: index, end: index + text.length, note, isLiteral };
  });
  // A literal word is in no time: as itself, with its backslash, it matches nothing.
  const texts = cut.map(({ text }) => text);
  const known = new Map<string, TimeWord | null>();
  const readOne = (word: string): TimeWord | null => {
    const time = known.has(word) ? (known.get(word) ?? null) : readTimeWord(word, today);
    known.set(word, time);
    // A time of its own each time: what is shared is read as one.
    return time && { ...time };
  };
  const words: LineWord[] = [];
  while (words.length < cut.length) {
    const place = words.length;
    const read = readAt(texts, place, readOne);
    for (const word of cut.slice(place, place + (read?.length ?? 1))) {
      words.push({ ...word, time: read?.time ?? null });
    }
  }
  return words;
}
