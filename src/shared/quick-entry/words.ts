import type { CalendarDate } from '../calendar';
import { clockAt, isCounted, isDottedAt } from './clock-at';
import { isBareHour } from './clock-text';
import { betweenAt, endAt, rangeAt, startAt } from './clock-phrases';
import { halvedRangeAt } from './completed-range';
import { decimalDaysAt } from './day-lengths';
import { joinDays } from './day-joints';
import { dayAt, isDayBefore, settleDays } from './day-phrases';
import { endFirstAt } from './end-first';
import { ESCAPE, literalWords } from './escape';
import { isEndOfLengthAt } from './ended';
import { createFacts, NO_FACTS } from './facts';
import type { WordFacts } from './facts';
import { fractionOf } from './glued';
import { durationAt } from './length-parts';
import { estimateFromAt, hoursBetweenAt } from './estimates';
import { agoSaidAt, lengthSaidAt, signedAt } from './length-phrases';
import type { Lexicon } from './lexicon';
import { settleEnds, settleStarts } from './loose-starts';
import { maySpeak } from './spoken-clock';
import { isDayOfLine, shortWeekdaysIn } from './short-weekdays';
import { dottedDay, numberWeekdays } from './weekday-numbers';
import { hoursOfDayAt, loneClockAt } from './lone-clock';
import { lineEnds } from './long-line';
import { cutDashes } from './one-sided';
import type { Piece } from './one-sided';
import {
  FIRST_CLOCK_HOUR,
  isFollowedBy,
  isMonthFirstAt,
  sayingAt,
  saysTime,
  textAt,
  wordsOf,
} from './phrase';
import type { LineWord, Read, Words } from './phrase';
import type { TimeWord } from './time-word';
import { fromUntilAt, loneNowAt, openAt, untilNowAt } from './until-now';

/** After `à` and `a`: it began then. */
const FROM_THEN_ON = ['partir', 'de'];

/** `à partir de 9h30`, `a partir de las 9`; a bare number is of the note: `à partir de 9 euros`. */
function fromThenOnAt(words: Words, place: number): Read | null {
  const first = place + 1 + FROM_THEN_ON.length;
  const found = clockAt(words, first, true);
  const isBare = found !== null && isBareHour(found.clock) && !found.isMarked;
  return rangeAt(words, place, first) ?? (isBare ? null : startAt(words, place, first, true));
}

/** Whether only a length can stand there: `20 min`, `1 h 30 min`; the French `9 h 40` is a time of the clock. */
function isLengthAt({ facts, hoursAreClock }: Words, place: number): boolean {
  const [here, after] = [facts[place], facts[place + 1]?.saying];
  const isApart = after?.kind === 'unit';
  const isHours = isApart ? after.unit === 'h' : here?.hourClock?.minutes === null;
  if (!hoursAreClock || !isHours) return isApart;
  const [next, last] = [facts[place + (isApart ? 2 : 1)], facts[place + (isApart ? 3 : 2)]];
  if (next?.saying?.kind !== 'and') return last?.saying?.kind === 'unit' && last.saying.unit === 'm';
  return last?.saying?.kind !== 'part' || Number.parseInt(here?.plain ?? '', 10) < FIRST_CLOCK_HOUR;
}

/** `depuis 1h`, `depuis 2 heures`: so early hardly anybody begins, so that it is how long ago; and what to write for the clock. */
function earlySinceAt(words: Words, place: number): Read | null {
  const saying = sayingAt(words, place);
  if (saying?.kind !== 'since' || !saying.isLong || !words.hoursAreClock) return null;
  const found = clockAt(words, place + 1, true);
  const { hour = FIRST_CLOCK_HOUR, minutes = null, half = null } = found?.clock ?? {};
  const isNone = hour + Number(minutes ?? 0) === 0;
  if (!found?.hasH || half !== null || hour >= FIRST_CLOCK_HOUR || isNone) return null;
  const read = agoSaidAt(words, place, place + 1, true);
  // `depuis 1h pendant 2h` says from when on it was so long.
  const end = place + (read?.length ?? 0);
  if (sayingAt(words, end)?.kind === 'during' || durationAt(words, end)) return null;
  if (read?.time?.kind !== 'start' || read.time.start?.kind !== 'ago' || read.time.remark) return read;
  const { seconds } = read.time.start;
  const text = textAt(words, place, read.length);
  const written = `since ${hour}:${minutes ?? '00'}`;
  return { ...read, time: { ...read.time, remark: { code: 'ago-or-start', text, seconds, written } } };
}

/** `since 9:40`, `since 9:40 to 10:30`, `since 20 min`; a number before a unit is no time of the clock. */
function sinceAt(words: Words, place: number): Read | null {
  const next = words.facts[place + 1]?.saying;
  if (next?.kind === 'ago' && next.side === 'before' && !next.rest)
    return agoSaidAt(words, place, place + 2, true);
  return (
    agoSaidAt(words, place, place + 1, isLengthAt(words, place + 1)) ??
    rangeAt(words, place, place + 1) ??
    earlySinceAt(words, place) ??
    startAt(words, place, place + 1, true) ??
    agoSaidAt(words, place, place + 1, true) ??
    afterDay(words, place, (first) => rangeAt(words, place, first) ?? startAt(words, place, first, true))
  );
}

/** `from 9:40`, `from 9 to 10`; `isRange`: nothing but a range. */
function fromAt(words: Words, place: number, isRange: boolean): Read | null {
  const readAt = (first: number): Read | null =>
    rangeAt(words, place, first) ?? (isRange ? null : startAt(words, place, first, false));
  return estimateFromAt(words, place) ?? readAt(place + 1) ?? afterDay(words, place, readAt);
}

/** `45m finished at 10:30`, which did not begin then. */
const endedAt = (words: Words, place: number): Read | null =>
  isEndOfLengthAt(words, place) ? endAt(words, place, place + 1, true) : null;

/** `since yesterday 22:00`, `since yesterday at 22:00`: the day is that of the time which `readAt` reads after it. */
function afterDay(words: Words, place: number, readAt: (first: number) => Read | null): Read | null {
  const day = dayAt(words, place + 1);
  if (!day) return null;
  const after = place + 1 + day.length;
  const next = words.facts[after]?.saying;
  const saysAt = next?.kind === 'from' || (next?.kind === 'to' && next.isAt === true);
  const read = readAt(after + (saysAt ? 1 : 0));
  // As a word of the note it would take the day with it.
  if (!read?.time || (read.time.kind === 'start' && read.time.isLoose)) return null;
  const text = textAt(words, place + 1, day.length);
  return { ...read, time: { ...read.time, day: { time: day.time, text } } };
}

/** Before the word that says `tomorrow` they make it the morning: `esta mañana`, `heute morgen`, `Guten Morgen`. */
const BEFORE_MORNING: ReadonlySet<string> = new Set(['la', 'esta', 'am', 'guten', 'heute', 'gestern']);
/** They say it after the name of a day, too: `Montag morgen`. */
const MORNING = /^(?:morgen|mañana)[,:]?$/i;
/** Of a talk or a score; so late it may be a slip of a range. */
const ONE_ON_ONE = /^([1-5])[-–—―]\1$/;
const BARE_RANGE = /^\d{1,2}[-–—―〜~]\d{1,2}$/;

/** A word that would say a time by itself, and that its neighbours make one of the note. */
function isOfNote(words: Words, place: number, { saying, time, plain }: WordFacts): boolean {
  if (saying?.kind === 'day' && saying.days === 1) {
    const isMorning =
      MORNING.test(words.texts[place] ?? '') && sayingAt(words, place - 1)?.kind === 'weekday';
    return isMorning || BEFORE_MORNING.has(words.texts[place - 1]?.toLowerCase() ?? '');
  }
  const next = sayingAt(words, place + 1)?.kind;
  // `1/2 day` is no day.
  if (fractionOf(plain) !== null && (next === 'span' || words.texts[place + 1]?.toLowerCase() === 'of'))
    return true;
  if (time?.kind !== 'range' || !BARE_RANGE.test(plain)) return false;
  if (ONE_ON_ONE.test(plain)) return true;
  if (hoursBetweenAt(words, place)) return true;
  // The month of `18 May 9-11` has its day already, as that of `9-11 May 18` has.
  const isDays = isMonthFirstAt(words, place - 1);
  if (!isDays && !isCounted(words, place + 1)) return false;
  const hasDay = isDays ? isDayBefore(words, place) : dayAt(words, place + 1) !== null;
  // `section 1-2 May 18`: so early nobody begins.
  return !hasDay || saysTime(words) || Number.parseInt(plain, 10) < FIRST_CLOCK_HOUR;
}

/** What several words say together from a place on, or one where its neighbours leave it alone. */
function togetherAt(words: Words, place: number, facts: WordFacts): Read | null {
  const days = facts.time?.kind === 'duration' ? decimalDaysAt(words, place) : null;
  if (days) return days;
  if (isOfNote(words, place, facts)) return { time: null, length: 1 };
  // `1/2 h` is no day.
  const part = fractionOf(facts.plain) === null ? null : lengthSaidAt(words, place);
  const day = part ?? dayAt(words, place);
  if (day) return day;
  const { saying, clock, hourClock } = facts;
  switch (saying?.kind) {
    case 'since':
      return sinceAt(words, place);
    case 'from':
      return endedAt(words, place) ?? fromAt(words, place, saying.isRange === true);
    case 'to':
      return saying.isAt && isFollowedBy(words, place, FROM_THEN_ON)
        ? fromThenOnAt(words, place)
        : saying.isAt
          ? (endedAt(words, place) ?? fromAt(words, place, false))
          : endFirstAt(words, place);
    case 'between':
      return betweenAt(words, place);
    case 'article':
      return rangeAt(words, place, place) ?? startAt(words, place, place + 1, false);
    case 'ago': {
      const { side, rest = [] } = saying;
      const isWhole = side === 'before' && isFollowedBy(words, place, rest);
      return isWhole ? agoSaidAt(words, place, place + 1 + rest.length, true) : null;
    }
    case 'until':
      return (
        endFirstAt(words, place) ??
        loneNowAt(words, place) ??
        endAt(words, place, place + 1) ??
        afterDay(words, place, (first) => endAt(words, place, first))
      );
    default:
      return (
        openAt(words, place) ??
        loneNowAt(words, place) ??
        (facts.time?.kind === 'start'
          ? (fromUntilAt(words, place) ?? untilNowAt(words, place, place))
          : null) ??
        (clock ||
        hourClock ||
        facts.noon ||
        facts.plain.startsWith('0') ||
        isDottedAt(words, place) ||
        maySpeak(words, place)
          ? (rangeAt(words, place, place) ?? hoursOfDayAt(words, place))
          : null) ??
        halvedRangeAt(words, place) ??
        lengthSaidAt(words, place) ??
        (clock ? null : signedAt(words, place)) ??
        loneClockAt(words, place, facts)
      );
  }
}

const NONE: ReadonlySet<number> = new Set();

/** Cuts a line at its blanks and reads the words that say how long or when; those at `noted` places are of the note. */
export function readWords(
  line: string,
  today: CalendarDate,
  lexicon: Lexicon,
  noted: ReadonlySet<number> = NONE,
): readonly LineWord[] {
  const factsOf = createFacts(today, lexicon);
  const texts: string[] = [];
  const facts: WordFacts[] = [];
  const starts: number[] = [];
  const noteStarts: number[] = [];
  const isLiteral = literalWords(factsOf, lexicon);
  const { head, middle, tail } = lineEnds(line, isLiteral);
  const cut = (pieces: readonly Piece[]): readonly Piece[] => cutDashes(pieces, factsOf, lexicon);
  const isInside = new Set(middle);
  for (const piece of [...cut(head), ...middle, ...cut(tail)]) {
    const { text, start } = piece;
    const isEscaped = text.startsWith(ESCAPE);
    const isNote = isEscaped || isInside.has(piece) || noted.has(texts.length);
    texts.push(text);
    starts.push(start);
    noteStarts.push(isEscaped && isLiteral(text) ? start + 1 : start);
    // A literal word is in no time: as itself, with its backslash, it matches nothing.
    facts.push(isNote ? NO_FACTS : factsOf(dottedDay(text, texts.slice(-4, -1), lexicon)));
  }
  const words = wordsOf(texts, facts, today, lexicon);
  for (const weekday of shortWeekdaysIn(words, noted)) {
    const made = timed({ ...words, facts: weekday.facts }, starts, noteStarts);
    if (isDayOfLine(made, weekday.place)) return made;
  }
  return timed(words, starts, noteStarts);
}

function timed(words: Words, starts: readonly number[], noteStarts: readonly number[]): readonly LineWord[] {
  const made: LineWord[] = [];
  let time: TimeWord | null = null;
  let isNoted = false;
  let first = 0;
  let end = 0;
  for (const [place, text] of words.texts.entries()) {
    if (place >= end) {
      const facts = words.facts[place] ?? NO_FACTS;
      const together = facts === NO_FACTS ? null : togetherAt(words, place, facts);
      time = together ? together.time : facts.time;
      isNoted = together !== null && time === null;
      first = place;
      end = place + (together?.length ?? 1);
    }
    const start = starts[place] ?? 0;
    made.push({
      text,
      start,
      end: start + text.length,
      noteStart: noteStarts[place] ?? start,
      time,
      isContinued: place > first,
      isNoted,
    });
  }
  return joinDays(words, numberWeekdays(words, settleDays(words, settleEnds(settleStarts(words, made)))));
}
