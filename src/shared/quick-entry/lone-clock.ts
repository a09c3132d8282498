import { clockAt, halfAt, isHourUnit, partOfDayAt } from './clock-at';
import { saysSomething } from './facts';
import type { WordFacts } from './facts';
import { textAt } from './phrase';
import type { Read, Words } from './phrase';
import { jointAt } from './clock-phrases';
import { clockTimeOf } from './clock-text';
import type { BesideLength } from './time-word';
import type { Problem, Remark } from './types';

/** A time of day that stands alone: nothing says that something began or ended then. */

const ESCAPE = '\\';
const LONE = /^([-+−–]?)(\d{1,2})(?:[:.,](\d{2}))?$/;
/** `9p` may be nine pages; `9pm` and `9:40p` are times of the clock. */
const LONE_WITH_HALF = /^()(\d{1,2})(?::(\d{2})[ap](?:\.?m\.?)?|(?:\.(\d{2}))?[ap]\.?m\.?)$/i;
const MOST_HOURS = 24;

/** `9:40 pm` without a word that says what began or ended then. */
interface LoneClock {
  /** What was typed. */
  readonly text: string;
  /** The half of the day that it names; null: only that it is a time of day. */
  readonly half: 'a' | 'p' | null;
  /** The same as a word of the note. */
  readonly note: string;
}

/** What is asked about it, and what it says in a line that says how long it took. */
interface AskedClock {
  readonly problem: Problem;
  readonly besideLength: BesideLength | null;
}

/**
 * Asks about a time of day that stands alone: read as 9 hours and 40 minutes, `9:40 pm` would be logged as what nobody
 * meant. `word` is its first word. Null for what is no such time: `2026 pm`, `1h30 am`.
 */
function loneClock(word: string, isHalfApart: boolean, lone: LoneClock): AskedClock | null {
  const [, sign = '', hourText = '', past, dotted] = (isHalfApart ? LONE : LONE_WITH_HALF).exec(word) ?? [];
  const minutes = past ?? dotted;
  const hour = Number(hourText);
  const isHalfDay = hour >= 1 && hour <= 12;
  if (hourText === '' || hour > MOST_HOURS || Number(minutes ?? 0) > 59) return null;
  if (minutes === undefined && (sign !== '' || !isHalfDay)) return null;
  const shown = isHalfDay ? hourText : String(hour % MOST_HOURS);
  const clock = minutes === undefined ? shown : `${shown}:${minutes}`;
  const half = isHalfDay ? lone.half : null;
  const problem: Problem = {
    code: 'clock-alone',
    text: lone.text,
    start: `since ${clock}${half ? ` ${half}m` : ''}`,
    duration: `${sign}${hour}h${minutes ?? ''}`,
    note: lone.note,
  };
  const time =
    sign === '' ? clockTimeOf({ hour: Number(shown), minutes: minutes ?? null, half, isOpen: false }) : null;
  const remark: Remark = { code: 'time-or-note', text: lone.text, note: lone.note };
  return { problem, besideLength: time === null ? null : { time, remark } };
}

/** `9h40 du soir`, `1:30 h de la tarde`: the part of the day says that the hours are none of a length. */
export function hoursOfDayAt(words: Words, place: number): Read | null {
  const found = words.hoursAreClock ? clockAt(words, place) : null;
  if (!found || found.clock.half === null || !(found.hasH || isHourUnit(words, place + 1))) return null;
  const { hour, minutes, half } = found.clock;
  const time = minutes === null ? String(hour) : `${hour}:${minutes}`;
  const text = textAt(words, place, found.length);
  const asked = loneClock(time, true, { text, half, note: literal(words, place, found.length) });
  return asked && { time: { kind: 'start', start: null, ...asked }, length: found.length };
}

/** Words of the note as they are typed there; a bare hour keeps its backslash, so that it is before the word after it. */
function literal(words: Words, place: number, length: number): string {
  const facts = words.facts[place];
  const [word = '', ...after] = words.texts.slice(place, place + length);
  return facts && saysSomething(facts)
    ? ESCAPE + textAt(words, place, length)
    : `${word} ${ESCAPE}${after.join(' ')}`;
}

const POSSESSIVE = /['’]s$/i;

/** Whether the word before it makes a time of day one of the note: `the 9am report`, `Tom's 4pm call`. */
function isOfNote({ texts, isFunctionWord }: Words, place: number): boolean {
  const before = texts[place - 1]?.toLowerCase() ?? '';
  return isFunctionWord(before) || POSSESSIVE.test(before);
}

const LONE_TIME = /^(\d{1,2})[:.,][0-5]\d$/;

/** `9:40 pm` alone is asked about; `call at 9 pm` and `\\to 9:40pm`, which nobody takes for a duration, are notes. */
export function loneClockAt(words: Words, place: number, facts: WordFacts): Read | null {
  const next = halfAt(words, place + 1);
  const isNamed = next !== null;
  const hour = LONE_TIME.exec(facts.plain)?.[1] ?? (isNamed ? facts.plain : undefined);
  const part = hour === undefined ? null : partOfDayAt(words, place + (isNamed ? 2 : 1), Number(hour));
  const isApart = isNamed || part !== null;
  const half = facts.clock?.half ?? next?.half ?? part?.half ?? null;
  const before = words.facts[place - 1]?.saying?.kind;
  const isNoDuration = !isApart || facts.clock?.minutes === null;
  const isSaid = before === 'from' || before === 'until' || words.texts[place - 1]?.startsWith(ESCAPE);
  if ((!half && !isApart && !facts.isClock) || (isNoDuration && isSaid)) return null;
  const length = (isNamed ? 2 : 1) + (part?.length ?? 0);
  const text = textAt(words, place, length);
  const note = literal(words, place, length);
  const asked = loneClock(facts.plain, isApart || (facts.isClock && !half), { text, half, note });
  const said = length + jointAt(words, place + length);
  if (!asked) return null;
  // `prep for 3pm meeting 30m` is about a meeting at that time.
  const ofNote = isOfNote(words, place) ? { besideLength: null, isOfNote: true } : {};
  return { time: { kind: 'start', start: null, ...asked, ...ofNote }, length: said };
}
