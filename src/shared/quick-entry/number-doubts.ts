import { clockParts } from '../durations';
import { hasThousands, isAfterNumber, isBeforeNumber, isCountingBefore, isNumberAfter } from './counting';
import { isEnded } from './ended';
import { isOfNight } from './half-doubts';
import type { Lexicon } from './lexicon';
import { FIRST_CLOCK_HOUR } from './phrase';
import type { SaidTime } from './said-times';
import type { LinePart, Remark } from './types';

/** Figures that are read as a duration or a time, and that may be meant as something else. */

const CLOCK = /^[([]?(\d{1,2}:[0-5]\d)h?[.,;:!?)\]]*$/;
const DECIMAL = /^[([]?\d*[.,]\d+[.,;:!?)\]]*$/;
/** Whoever works so long in one go mostly means a time of day, or a number. */
const LONG_SECONDS = 10 * 3600;
const LAST_HOUR_SECONDS = 24 * 3600;

/** Whoever writes so long a time as a clock shows it may mean the time of day. */
const CLOCK_SECONDS = 6 * 3600;
const HOUR_CLOCK = /^(\d{1,2})(?::[0-5]\d)? ?(?:h|hs|heures?|horas?)(?: ?[0-5]\d| (?:et|y) \p{L}+)?$/iu;

/** Whether a word beside a decimal says that it is a number, of whatever. */
function isNumbered(text: string, before: string | null, after: string | null, lexicon: Lexicon): boolean {
  if (before !== null && isNumberAfter(before, text, lexicon)) return true;
  return after !== null && isAfterNumber(after);
}

/** Whether a decimal may be a number of the note that it stands in. */
function isNumberOf(text: string, before: string | null, after: string | null, lexicon: Lexicon): boolean {
  if (isNumbered(text, before, after, lexicon)) return true;
  const isBeside = before !== null || after !== null;
  return (before !== null && after !== null) || (isBeside && hasThousands(text));
}

const noteTextOf = (part: LinePart | undefined): string | null => (part?.kind === 'note' ? part.text : null);

/**
 * Minutes as a clock shows them, where a decimal of hours has others: `9.30`, `14,45 h`. Quarters and whole hours are
 * written so by who counts hours: `7.50`.
 */
const CLOCK_DECIMAL = /^[([]?(\d{1,2})[.,]([0-5][05])(?<!00|25|50) ?h?[.,;:!?)\]]*$/i;
const ONLY_UNIT = /^(?:h|hs|heures?|horas?)[.,;:!?)\]]*$/iu;

/** A decimal of so many hours that it may be a time of day. */
function dottedDoubt({ texts, before, after }: SaidTime, seconds: number, lexicon: Lexicon): Remark | null {
  const [figure = '', unit = '', ...more] = texts;
  const isAlone = unit === '' || (lexicon.hoursAreClock ? ONLY_UNIT.test(unit) : /^h$/i.test(unit));
  const [, hour, minutes] = CLOCK_DECIMAL.exec(figure.normalize('NFKC')) ?? [];
  if (hour === undefined || !isAlone || more.length > 0) return null;
  if (seconds < CLOCK_SECONDS || isNumbered(figure, noteTextOf(before), noteTextOf(after), lexicon))
    return null;
  const text = texts.join(' ');
  return { code: 'duration-or-clock', text, seconds, start: `since ${hour}:${minutes}`, note: `\\${text}` };
}

/** A point before quarters and whole hours is one of who counts hours. */
const CLOCK_PLUS =
  /^[([]?(?<hour>\d{1,2})(?:(?::|\.(?!00|25|50))(?<minutes>[0-5]\d)h?|(?<h>h)(?<past>[0-5]\d)?)\+(?<length>.+?)[.,;:!?)\]]*$/i;

/** `9:00+1h` is ten hours as it stands, and may say when it began and how long it took. */
function plusDoubt(texts: readonly string[], seconds: number, { hoursAreClock }: Lexicon): Remark | null {
  const text = texts.join(' ');
  const { hour, minutes, h, past = '00', length } = CLOCK_PLUS.exec(text.normalize('NFKC'))?.groups ?? {};
  if (hour === undefined || Number(hour) < FIRST_CLOCK_HOUR || (h !== undefined && !hoursAreClock))
    return null;
  const start = `since ${Number(hour)}:${minutes ?? past} ${length}`;
  return { code: 'duration-or-clock', text, seconds, start, note: `\\${text}` };
}

/** `22:00` may be a time of day, `10.5` and the number in `fix version 2.5 bug` a word of the note. */
function doubtAbout({ texts, before, after }: SaidTime, seconds: number, lexicon: Lexicon): Remark | null {
  const [text = ''] = texts;
  const isLong = seconds >= LONG_SECONDS;
  const note = `\\${text}`;
  const plain = text.normalize('NFKC');
  const clock = CLOCK.exec(plain)?.[1];
  if (clock !== undefined && seconds >= CLOCK_SECONDS && seconds < LAST_HOUR_SECONDS) {
    return { code: 'duration-or-clock', text, seconds, start: `since ${clock}`, note };
  }
  const isDecimal = DECIMAL.test(plain);
  const isNumber = isDecimal && isNumberOf(plain, noteTextOf(before), noteTextOf(after), lexicon);
  const isDoubtful = isNumber || (isLong && (clock !== undefined || isDecimal));
  return isDoubtful ? { code: 'duration-or-note', text, seconds, note } : null;
}

/** Bare digits keep their backslash: the word after them is the one that says something. */
function noteOfHours(texts: readonly string[]): string {
  const said = /^\d+$/.test(texts[0] ?? '') ? 1 : 0;
  return texts.map((word, place) => (place === said ? `\\${word}` : word)).join(' ');
}

/** `10h 15min`, of words that no one writes for a length alone. */
const HOURS_MINUTES = /^(\d{1,2})h (\d{1,2}) ?(?:m|min|mn)[.,;:!?)\]]*$/i;

/** `10h 15min` is read as one length, and may say when it began and how long it took. */
function beginAndLength(texts: readonly string[], seconds: number): Remark | null {
  const text = texts.join(' ');
  const [, hour, minutes] = HOURS_MINUTES.exec(text) ?? [];
  if (hour === undefined || seconds < CLOCK_SECONDS || seconds >= LAST_HOUR_SECONDS) return null;
  const start = `since ${Number(hour)}:00 ${minutes}min`;
  return { code: 'duration-or-clock', text, seconds, start, note: noteOfHours(texts) };
}

/** `24h support`: of a whole day a word of the note says more often whose hours they are. */
function dayDoubt({ texts, before, after }: SaidTime, seconds: number): Remark | null {
  const isBeside = before?.kind === 'note' || after?.kind === 'note';
  if (seconds !== LAST_HOUR_SECONDS || !isBeside || !texts.join('').startsWith('24')) return null;
  return { code: 'duration-or-note', text: texts.join(' '), seconds, note: noteOfHours(texts) };
}

/** `14h` may be a time of day where the language writes one so, or after `at`; in a shorter time so written mostly says how long. */
function hoursDoubt(texts: readonly string[], seconds: number): Remark | null {
  const text = texts.join(' ');
  if (!HOUR_CLOCK.test(text) || seconds < CLOCK_SECONDS || seconds >= LAST_HOUR_SECONDS) return null;
  const { hours, minutes } = clockParts(seconds);
  const start = `since ${hours}:${String(minutes).padStart(2, '0')}`;
  return { code: 'duration-or-clock', text, seconds, start, note: noteOfHours(texts) };
}

const EARLY_HOURS = /^[45]h$/i;
const IS_HOURS = /^\d{1,2} ?(?:h|hs|heures?|horas?)(?: ?[0-5]\d)?$/iu;
const ENDS_IN_HOURS = /^\S+ (?:las? )?\d{1,2} ?(?:h|hs|heures?|horas?)(?: ?[0-5]\d)?$/iu;

/**
 * `5h à 9` is read as five hours from nine on, and may say from when till when, where the language writes `5h` so; `1h30 à
 * 14h30` has both written alike, as a range has.
 */
function earlyDoubt({ texts, after }: SaidTime, next: SaidTime | undefined, seconds: number): Remark | null {
  const text = texts.join(' ');
  const isAlike = IS_HOURS.test(text) && ENDS_IN_HOURS.test(next?.texts.join(' ') ?? '');
  if (!(EARLY_HOURS.test(text) || isAlike) || after?.kind !== 'start') return null;
  return { code: 'duration-or-clock', text, seconds, start: `de ${text}`, note: noteOfHours(texts) };
}

const FIGURE = /\d/;
/** Four of them may count something, or be a year. */
const DIGITS = /^[1-9]\d{3}$/;
/** Neither minutes nor anything else says that it is a time of day: `2-3`, `5`, `3.12`, `1から`. */
const BARE = /^\d{1,2}(?:(?:[-–—―−‐‑〜~]|から)\d{1,2}|[.,]\d{1,2})?(?:から|まで)?$/;
const BARE_AGO = /^[-−–]\d+[.,]\d+$/;
/** So early hardly anybody works, and so long many do: `1h-2h`, `1 à 2h`, `de 2h à 9h`. */
const FEW_HOURS = /^(?:\p{L}+ )?[1-5] ?h?(?:[0-5]\d)?(?:[-–—―−‐‑]| \S+ )\d{1,2} ?h$/iu;
/** The same with minutes, or in words: `2h30 à 9h30`, `2 heures à 9 heures`. */
const FEW_HOURS_LONG =
  /^(?:\p{L}+ )?[1-5] ?(?:h|hs|heures?|horas?) ?(?:[0-5]\d)?(?:[-–—―−‐‑]| \S+ )(?:las? )?\d{1,2}(?: ?(?:h|hs|heures?|horas?)(?: ?[0-5]\d)?|:[0-5]\d)?$/iu;
/** After a word of the note its first number is one of that, as the end is of a day: `Teil 3 bis 11 Uhr`. */
const TO_DAYTIME = /^[1-6](?:[-–—―−‐‑〜~]| \S+ )(?:las? )?(\d{1,2})/u;
const ONE_DIGIT = /^\d$/;
/** Two numbers with a point each, or one, may be versions, or days of months: `1.10 to 1.20`, `18.05 bis 20.05`. */
const DOTTED_RANGE = /^(?:\p{L}+ )*(\d{1,2})\.([0-5]\d)(?:[-–—―−‐‑〜~]| \S+ )\d{1,2}(?:\.([0-5]\d))?$/u;
/** As the end of a range it would be a duration alone. */
const HAS_MINUTES = /^\d{1,2}[.:]\d/;
/** Without a sign such figures say nothing, and keep their backslash: the word before or after them is the one that does. */
const SAYS_NOTHING = /^(?:\d|\d{4})$/;

/** Since then, or more than that: `9時より 早く開始`. */
const THAN = /より$/;

/** Whether words such as `at`, which say of a note as much as of a timer, say when something began. */
function isSaidAt({ time, texts }: SaidTime, lexicon: Lexicon): boolean {
  const said = lexicon.sayingOf(texts[0] ?? '')?.kind;
  return time.kind === 'start' && (said === 'from' || said === 'to' || said === 'article');
}

/** `moved to 3pm from 2pm` may say of what is in the note when it was, and when it is. */
function isMoved({ time, texts, before }: SaidTime, lexicon: Lexicon): boolean {
  const said = lexicon.sayingOf(texts[0] ?? '');
  return time.kind === 'range' && before?.kind === 'note' && said?.kind === 'to' && said.isAt !== true;
}

const CLOCK_AGO = /^[-−–](\d{1,2}:[0-5]\d)$/;

/** `-10:30` is read as that long ago, and may say till when. */
function agoDoubt({ time, texts }: SaidTime): Remark | null {
  const [text = ''] = texts;
  const clock = CLOCK_AGO.exec(text)?.[1];
  if (time.kind !== 'start' || time.start?.kind !== 'ago' || clock === undefined) return null;
  const { seconds } = time.start;
  return seconds < CLOCK_SECONDS ? null : { code: 'ago-or-start', text, seconds, written: `since ${clock}` };
}

const isMonth = (text: string | undefined): boolean => Number(text) >= 1 && Number(text) <= 12;

/** Hardly anybody begins so early, and after a word such as `version` either end may be one. */
function isOfVersions(text: string, before: LinePart | undefined): boolean {
  const [, hour, first, last] = DOTTED_RANGE.exec(text) ?? [];
  if (hour === undefined) return false;
  if (isMonth(first) && isMonth(last)) return true;
  return Number(hour) < FIRST_CLOCK_HOUR || isBeforeNumber(noteTextOf(before) ?? '');
}

const BARE_HOUR = /^\d{1,2}(?:(?:[-–—―〜~]|から)\d{1,2})?$/;

/** `pages 10-12`, `Seiten von 10 bis 12`: whether the word before two bare numbers says what they are of. */
function isCountedBefore(one: SaidTime, lexicon: Lexicon): boolean {
  const { time, texts } = one;
  if (time.kind !== 'range' || !isCountingBefore(one, lexicon)) return false;
  // `las 9 a las 10` are of the clock.
  if (texts.some((word) => lexicon.sayingOf(word)?.kind === 'article')) return false;
  const figures = texts.filter((word) => FIGURE.test(word));
  return figures.every((word) => BARE_HOUR.test(word)) && FIGURE.test(texts.at(-1) ?? '');
}

const DIGITS_RANGE = /^([1-9]\d{3})[-–—―〜~]([1-9]\d{3})$/;
/** Of what is counted in so many few numbers are none of these, and of times of day most. */
const BESIDE_COUNTED = 50;
const AFTER_NOTE = 100;

/** `1000-1200 words`, `budget 1000-1500`: so many of something, where no zero before them says that they are times of day. */
function areManyOf({ texts, before, after }: SaidTime): boolean {
  const [, from, to] = DIGITS_RANGE.exec(texts.join(' ')) ?? [];
  const step = after?.kind === 'note' ? BESIDE_COUNTED : before?.kind === 'note' ? AFTER_NOTE : null;
  return step !== null && [from, to].every((figure) => Number(figure) % step === 0);
}

const HOURS_UNIT = /^(?:h|hs|heures?|horas?)[.,;:!?)\]]*$/iu;

/** The last word of a range, or the one before the `h` of `8-12 h`, which counts as often. */
const figureOf = (texts: readonly string[]): string => texts.findLast((word) => !HOURS_UNIT.test(word)) ?? '';

/** Times that may be words of the note, or count what the words beside them name: `cron at 3:00`, `fix 2-3 bugs`. */
function timeDoubt(one: SaidTime, isLongAgo: boolean, lexicon: Lexicon): Remark | null {
  const { time, texts, before, after } = one;
  const text = texts.join(' ');
  if (isOfNight(one, lexicon)) return null;
  const end = before?.kind === 'note' && time.kind === 'range' ? TO_DAYTIME.exec(text)?.[1] : undefined;
  if (Number(end) >= FIRST_CLOCK_HOUR || FEW_HOURS.test(text) || FEW_HOURS_LONG.test(text)) {
    const note = texts.map((word) => (ONE_DIGIT.test(word) ? word : `\\${word}`)).join(' ');
    return { code: 'time-or-note', text, note };
  }
  // A word after it, such as `Uhr`, would say that it is a time.
  const last = texts.at(-1) ?? '';
  const figure = texts.findIndex((word) => FIGURE.test(word));
  const isDigits = DIGITS.test(texts[figure] ?? '');
  // `hotel 12-14 June 2 rooms`
  const isMonthAfter = after?.kind === 'day' && lexicon.sayingOf(after.text)?.kind === 'month';
  const isDoubtful =
    isDigits ||
    areManyOf(one) ||
    isCountedBefore(one, lexicon) ||
    isOfVersions(text, before) ||
    isMoved(one, lexicon) ||
    (BARE.test(figureOf(texts)) && (after?.kind === 'note' || isMonthAfter)) ||
    (time.kind === 'start' && after?.kind === 'note' && lexicon.sayingOf(last)?.kind === 'count') ||
    (THAN.test(last) && after?.kind === 'note') ||
    (BARE_AGO.test(last) && (before?.kind === 'note' || after?.kind === 'note')) ||
    (isSaidAt(one, lexicon) && (after?.kind === 'note' || isLongAgo || isEnded(noteTextOf(before))));
  if (!isDoubtful) return null;
  // `9 y media a 11`: the word between says nothing.
  const next = texts.findIndex((word, place) => place > 0 && lexicon.sayingOf(word)?.kind !== 'and');
  const beside = figure === 0 && texts.length > 1 ? Math.max(next, 1) : 0;
  const said = figure < 0 || SAYS_NOTHING.test(texts[figure] ?? '') ? beside : figure;
  // Either end says a time by itself where both stand after words.
  const isEach = isMoved(one, lexicon);
  const isKept = (word: string, place: number): boolean =>
    place === said || HAS_MINUTES.test(word) || (isEach && FIGURE.test(word));
  const note = texts.map((word, place) => (isKept(word, place) ? `\\${word}` : word)).join(' ');
  return { code: 'time-or-note', text, note };
}

/** Whether the word before it is one of times of day: `ab 14h`, `um 9h`, `until 14h`. */
function isAfterAt({ before }: SaidTime, lexicon: Lexicon): boolean {
  const saying = before?.kind === 'note' ? lexicon.sayingOf(before.text) : null;
  return (
    saying?.kind === 'from' || saying?.kind === 'until' || (saying?.kind === 'to' && saying.isAt === true)
  );
}

/** What the numbers of a line may mean besides; `isLongAgo`: what began then did so hours ago. */
export function numberDoubts(
  said: readonly SaidTime[],
  isLongAgo: boolean,
  lexicon: Lexicon,
): readonly Remark[] {
  return said.flatMap((one, place) => {
    const { time, texts } = one;
    if (time.day === undefined && (time.kind === 'range' || time.kind === 'start')) {
      return agoDoubt(one) ?? timeDoubt(one, isLongAgo, lexicon) ?? [];
    }
    if (time.kind !== 'duration' || time.seconds === null || time.isAdded) return [];
    const whole = dayDoubt(one, time.seconds);
    if (whole) return whole;
    const dotted = dottedDoubt(one, time.seconds, lexicon);
    if (dotted) return dotted;
    const plus = plusDoubt(texts, time.seconds, lexicon);
    if (plus) return plus;
    const doubt = lexicon.hoursAreClock
      ? (hoursDoubt(texts, time.seconds) ??
        beginAndLength(texts, time.seconds) ??
        earlyDoubt(one, said[place + 1], time.seconds))
      : isAfterAt(one, lexicon)
        ? hoursDoubt(texts, time.seconds)
        : null;
    if (doubt || texts.length > 1) return doubt ?? [];
    return doubtAbout(one, time.seconds, lexicon) ?? [];
  });
}
