import type { LineWord } from './phrase';
import type { LinePart, Remark } from './types';

/** Figures that are read as a duration or a time, and that may be meant as something else. */

const CLOCK = /^[([]?(\d{1,2}:[0-5]\d)[.,;:!?)\]]*$/;
const DECIMAL = /^[([]?\d*[.,]\d+[.,;:!?)\]]*$/;
/** Whoever works so long in one go mostly means a time of day, or a number. */
const LONG_SECONDS = 10 * 3600;
const LAST_HOUR_SECONDS = 24 * 3600;

/** `22:00` may be a time of day, `10.5` and the number in `fix version 2.5 bug` a word of the note. */
function doubtAbout(text: string, seconds: number, isAmongNotes: boolean): Remark | null {
  const isLong = seconds >= LONG_SECONDS;
  const note = `\\${text}`;
  const plain = text.normalize('NFKC');
  const clock = CLOCK.exec(plain)?.[1];
  if (clock !== undefined && isLong && seconds < LAST_HOUR_SECONDS) {
    return { code: 'duration-or-clock', text, seconds, start: `since ${clock}`, note };
  }
  const isDoubtful = isLong
    ? clock !== undefined || DECIMAL.test(plain)
    : isAmongNotes && DECIMAL.test(plain);
  return isDoubtful ? { code: 'duration-or-note', text, seconds, note } : null;
}

const HOUR_CLOCK = /^(\d{1,2})h([0-5]\d)?$/i;
/** Whoever works for a shorter time and writes it so mostly means how long: `2h`. */
const FIRST_DOUBTFUL_HOUR = 6;

/** `14h` may be a time of day where the language writes one so. */
function hoursDoubt(text: string, seconds: number): Remark | null {
  const [, hour = '', minutes = '00'] = HOUR_CLOCK.exec(text) ?? [];
  if (hour === '' || Number(hour) < FIRST_DOUBTFUL_HOUR || seconds >= LAST_HOUR_SECONDS) return null;
  return { code: 'duration-or-clock', text, seconds, start: `since ${hour}:${minutes}`, note: `\\${text}` };
}

const FIGURE = /\d/;
const DIGIT = /^\d$/;
/** Four of them may count something, or be a year. */
const DIGITS = /^[1-9]\d{3}$/;
/** Neither minutes nor anything else says that it is a time of day: `2-3`, `5`, `3.12`. */
const BARE = /^\d{1,2}(?:[-–—〜~]\d{1,2}|[.,]\d{1,2})?$/;
const BARE_AGO = /^[-−–]\d+[.,]\d+$/;

/** Bare figures that are read as times, and that may count what the words beside them name: `fix 2-3 bugs`. */
function timeDoubt(
  texts: readonly string[],
  before: LinePart | undefined,
  after: LinePart | undefined,
): Remark | null {
  // A word after it, such as `Uhr`, would say that it is a time.
  const last = texts.at(-1) ?? '';
  const figure = texts.findIndex((text) => FIGURE.test(text));
  const isDigits = DIGITS.test(texts[figure] ?? '');
  const isDoubtful =
    isDigits ||
    (BARE.test(last) && after?.kind === 'note') ||
    (BARE_AGO.test(last) && (before?.kind === 'note' || after?.kind === 'note'));
  if (!isDoubtful) return null;
  // Without a sign they say nothing, and keep their backslash: the word before them is the one that does.
  const said = isDigits || DIGIT.test(texts[figure] ?? '') ? 0 : figure;
  const note = texts.map((text, place) => (place === said ? `\\${text}` : text)).join(' ');
  return { code: 'time-or-note', text: texts.join(' '), note };
}

/** What the numbers of a line may mean besides; each word is the part at its place. */
export function numberDoubts(
  words: readonly LineWord[],
  parts: readonly LinePart[],
  hoursAreClock: boolean,
): readonly Remark[] {
  let end = words.length;
  // From the last word to the first, each time ends where the one after it begins.
  const ends = words.map(() => 0);
  for (let place = words.length - 1; place >= 0; place -= 1) {
    ends[place] = end;
    if (words[place]?.isContinued !== true) end = place;
  }
  return words.flatMap(({ text, time, isContinued }, place) => {
    if (!time || time.problem || isContinued) return [];
    const next = ends[place] ?? words.length;
    const [before, after] = [parts[place - 1], parts[next]];
    if (time.day === undefined && (time.kind === 'range' || time.kind === 'start')) {
      const texts = words.slice(place, next).map((word) => word.text);
      return timeDoubt(texts, before, after) ?? [];
    }
    if (time.kind !== 'duration' || time.seconds === null || time.isAdded || next > place + 1) return [];
    const isAmongNotes = before?.kind === 'note' && after?.kind === 'note';
    const doubt = hoursAreClock ? hoursDoubt(text, time.seconds) : null;
    return doubt ?? doubtAbout(text, time.seconds, isAmongNotes) ?? [];
  });
}
