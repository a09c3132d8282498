import { clockParts, parseDuration } from '../durations';
import { estimateAt, isBeforeLengths } from './estimates';
import { NO_FACTS, saysSomething } from './facts';
import { timesGluedTo } from './glued';
import { BARE_MINUTES, durationAt, HOURS, isFractionAt, MINUTES, primeMinutesAt } from './length-parts';
import { FIRST_CLOCK_HOUR, phraseAt, plainAt, sayingAt, textAt } from './phrase';
import type { Read, Words } from './phrase';
import type { Saying } from './sayings';
import { GLUED_AFTER, productAt } from './products';
import { isPartAt, quarterAt } from './quarters';
import { problemWith } from './time-word';
import type { TimeWord } from './time-word';
import type { Remark } from './types';

/** What several words say of how long something took, or how long ago it began. */

/** `-1h 5 min`. */
const WHOLE = /^\d{1,2}$/;
const SIGNED = /^[-−–+](?=[\d.,½¼¾])/;

/** What `1h 30` is read as, and how to keep the `30`: it may count something. */
function bareMinutesRemark(words: Words, place: number, length: number, seconds: number): Remark {
  const last = place + length - 1;
  const note = `${textAt(words, place, length - 1)} \\${words.texts[last] ?? ''}`;
  return { code: 'duration-or-note', text: textAt(words, place, length), seconds, note };
}

/** The most words of a duration with the one that says more of it: `1 hour and 30 min ago`. */
const MOST_LENGTH_WORDS = 6;

/** The words from a place on without the sign of the first: what follows is read as it is without one. */
function unsigned(words: Words, place: number): Words {
  const plain = plainAt(words, place).slice(1);
  const seconds = parseDuration(plain);
  const time =
    seconds === null ? null : ({ kind: 'duration', seconds, isAdded: false, problem: null } as const);
  const end = place + 1 + MOST_LENGTH_WORDS;
  return {
    ...words,
    texts: [plain, ...words.texts.slice(place + 1, end)],
    facts: [{ ...NO_FACTS, plain, time }, ...words.facts.slice(place + 1, end)],
  };
}

/** Whether a word may belong to the length before it: a pasted line has thousands that are whole. */
function mayGoOn(words: Words, place: number): boolean {
  const plain = plainAt(words, place);
  const kind = sayingAt(words, place)?.kind;
  const isMinutes = BARE_MINUTES.test(plain) || MINUTES.test(plain);
  return isMinutes || kind === 'unit' || kind === 'and' || isFractionAt(words, place) || WHOLE.test(plain);
}

/** `-1h 30m` began an hour and a half ago, and so did `-1h 30`; `-2 1/2h`, `-20 min`. With a plus it is added: `+30 min`. */
export function signedAt(words: Words, place: number): Read | null {
  const plain = plainAt(words, place);
  if (!SIGNED.test(plain) || !mayGoOn(words, place + 1)) return null;
  const duration = durationAt(unsigned(words, place), 0);
  if (!duration || duration.length === 1) return null;
  const { seconds, length, isBare } = duration;
  const problem = problemWith(seconds, textAt(words, place, length));
  const remark = isBare && !problem ? bareMinutesRemark(words, place, length, seconds) : null;
  const said = { problem, remark };
  const time: TimeWord = plain.startsWith('+')
    ? { kind: 'duration', seconds: problem ? null : seconds, isAdded: true, ...said }
    : { kind: 'start', start: problem ? null : { kind: 'ago', seconds }, ...said };
  return { time, length };
}

/** What began longer ago than this is more likely meant as a time of day: `since 9h40`. */
const LONG_AGO_HOURS = 6;

/** `since 9h40` may be a time of day; null where nobody would take it for one. */
function clockRemark({ facts }: Words, place: number, text: string, seconds: number): Remark | null {
  const { hours, minutes } = clockParts(seconds);
  if (!facts[place]?.hourClock || hours < LONG_AGO_HOURS || hours > 23) return null;
  return {
    code: 'ago-or-start',
    text,
    seconds,
    written: `since ${hours}:${String(minutes).padStart(2, '0')}`,
  };
}

const IS_FIGURES = /^[\d.,:]+$/;

/** `20m ago`, where the duration begins at `first`; `since 20m` says as much without the last word. */
export function agoSaidAt(words: Words, place: number, first: number, isSaid: boolean): Read | null {
  const duration = durationAt(words, first) ?? quarterAt(words, first);
  if (!duration) return null;
  const length = first - place + duration.length;
  const after = words.facts[place + length]?.saying;
  // `since 1.30 pm` is a time of the clock, `seit 20 Minuten am Server` none.
  if (after?.kind === 'half' && duration.length === 1 && IS_FIGURES.test(plainAt(words, first))) return null;
  const isAfter = after?.kind === 'ago' && after.side === 'after';
  if (!isAfter && !isSaid) return null;
  if (isPartAt(words, first)) return { time: null, length: length + (isAfter ? 1 : 0) };
  // `since two hours` may be a time of day, `vor zwei Stunden` cannot.
  const [said, before] = [sayingAt(words, place), sayingAt(words, first - 1)];
  // `depuis neuf heures` is nine o'clock: of hours in which people begin it may say the time of day.
  const isClock = words.hoursAreClock && duration.seconds >= FIRST_CLOCK_HOUR * 3600;
  const isLong = said?.kind === 'since' && said.isLong === true && !isClock;
  const isBefore = said?.kind === 'ago' || before?.kind === 'ago' || isLong;
  if (duration.isOpen && !isAfter && !isBefore) return null;
  // `depuis une heure du matin`
  if (words.hoursAreClock && duration.isOpen && isLong && phraseAt(words, place + length, 'part'))
    return null;
  const { seconds, isBare } = duration;
  const whole = length + (isAfter ? 1 : 0);
  const text = textAt(words, place, whole);
  const problem = problemWith(seconds, text);
  if (problem) return { time: { kind: 'start', start: null, problem }, length: whole };
  const remark = isBare
    ? bareMinutesRemark(words, place, length, seconds)
    : isAfter
      ? null
      : clockRemark(words, first, text, seconds);
  return { time: { kind: 'start', start: { kind: 'ago', seconds }, problem: null, remark }, length: whole };
}

/** A word that says nothing but what it says in a note. */
function isNoteAt({ facts }: Words, place: number): boolean {
  const { plain, saying } = facts[place] ?? { plain: null, saying: null };
  return saying?.kind === 'during' || (plain === '' && saying === null);
}

/** `half an hour` among the words of a note may be some of them. */
function spelledRemark(words: Words, place: number, length: number, seconds: number): Remark | null {
  const isAmongNotes = isNoteAt(words, place - 1) && isNoteAt(words, place + length);
  if (!isAmongNotes && !isBeforeLengths(words.texts[place - 1])) return null;
  const said = words.texts.slice(place, place + length);
  const note = said
    .map((text, n) => {
      const facts = words.facts[place + n];
      return facts && saysSomething(facts) ? `\\${text}` : text;
    })
    .join(' ');
  return { code: 'duration-or-note', text: said.join(' '), seconds, note };
}

/** So many of them worked as long, which is not how long it took: `3h x 2 people`. */
const PEOPLE: ReadonlySet<string> = new Set(
  'people persons devs developers engineers colleagues participants personen leute entwickler kollegen teilnehmer'
    .concat(' personnes développeurs collègues personas desarrolladores compañeros participantes 人')
    .split(' '),
);

/** What `3h x 2 people` is read as, and how to have it be three hours. */
function peopleRemark(words: Words, place: number, length: number, seconds: number): Remark | null {
  const who = words.texts[place + length] ?? '';
  const duration = durationAt(words, place)?.length ?? length;
  if (duration === length || !PEOPLE.has(who.toLowerCase().replace(/[.,;:!?)]$/, ''))) return null;
  const [said, often] = [
    textAt(words, place, duration),
    textAt(words, place + duration, length + 1 - duration),
  ];
  return {
    code: 'duration-or-note',
    text: textAt(words, place, length + 1),
    seconds,
    note: `${often} ${said}`,
  };
}

/** After them a length in words is the second of two, or something else. */
const NOT_BEFORE: ReadonlySet<Saying['kind']> = new Set(['to', 'until', 'and', 'or', 'article', 'count']);

/** `45 min`, `1 h 30 min`, `1h 30m`, `1h 30`, `3 x 20m`: blanks in it make it no other duration than `1h30m`. */
function spacedDurationAt(words: Words, place: number): Read | null {
  const duration = productAt(words, place);
  if (!duration || (duration.length === 1 && !duration.isSpelled)) return null;
  // `à une heure et demie` is a time of day, and `a day and half an hour` is longer.
  const before = sayingAt(words, place - 1)?.kind;
  if (duration.isSpelled && before !== undefined && NOT_BEFORE.has(before)) return null;
  const { seconds, length, isBare, isSpelled, besideNote = null } = duration;
  const problem = problemWith(seconds, textAt(words, place, length));
  const spelled = isSpelled ? spelledRemark(words, place, length, seconds) : null;
  const other = peopleRemark(words, place, length, seconds) ?? spelled;
  const remark = problem ? null : isBare ? bareMinutesRemark(words, place, length, seconds) : other;
  return {
    time: {
      kind: 'duration',
      seconds: problem ? null : seconds,
      isAdded: false,
      problem,
      remark,
      besideNote,
    },
    length,
  };
}

const OF_LENGTHS: ReadonlySet<Saying['kind'] | undefined> = new Set<Saying['kind']>([
  'unit',
  'ago',
  'and',
  'times',
  'length',
]);

/** Whether a word near enough says something of a duration: a pasted line has thousands of durations. */
function saysLength(words: Words, place: number): boolean {
  const [here, next] = [plainAt(words, place), plainAt(words, place + 1)];
  const isMinutes =
    BARE_MINUTES.test(next) || MINUTES.test(next) || primeMinutesAt(words, place + 1) !== null;
  if (isMinutes && HOURS.test(here)) return true;
  if (timesGluedTo(here) !== null || timesGluedTo(next) !== null) return true;
  if (isFractionAt(words, place + 1) || GLUED_AFTER.test(words.texts[place + 1] ?? '')) return true;
  const joint = sayingAt(words, place + 1)?.kind;
  if (joint === 'to' || joint === 'until' || joint === 'or') return true;
  return isNear(words, place, OF_LENGTHS);
}

function isNear(words: Words, place: number, kinds: ReadonlySet<Saying['kind'] | undefined>): boolean {
  for (let near = place; near < place + MOST_LENGTH_WORDS; near += 1) {
    if (kinds.has(sayingAt(words, near)?.kind)) return true;
  }
  return false;
}

const AGO: ReadonlySet<Saying['kind'] | undefined> = new Set<Saying['kind']>(['ago']);
const BEGINS_LENGTH: ReadonlySet<Saying['kind']> = new Set(['count', 'part', 'length', 'unit']);

/** `45 min`, `1h 30`, `20m ago`: a duration of several words. */
export function lengthSaidAt(words: Words, place: number): Read | null {
  const saying = sayingAt(words, place);
  if (saying && !BEGINS_LENGTH.has(saying.kind)) return null;
  if (!saysLength(words, place)) return null;
  const ago = isNear(words, place, AGO) ? agoSaidAt(words, place, place, false) : null;
  return ago ?? spacedDurationAt(words, place) ?? estimateAt(words, place);
}
