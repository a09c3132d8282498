import { areOfWork } from './bare-hours';
import { createFacts } from './facts';
import type { WordFacts } from './facts';
import type { When } from './line';
import type { Saying } from './sayings';
import type { LinePart, QuickEntryContext, Remark } from './types';

/**
 * Times that stay in the note: as no blank sets them apart, where the script sets none between words (`会議30分`), or as two
 * bare hours may count something (`9 to 11`).
 */

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
const RUN =
  /(?<![a-z\d.])\d+(?:\.\d+)?(?:h(?:\d{1,2}m?)?|m(?:in)?)(?![a-z\d])|(?:午[前後])?\d(?:[\d:.時分半間前〜~-]|から|まで)*/gi;
/** With a figure alone it is no time for sure: `1から作り直し`. */
const HAS_UNIT = /[時分hm]/i;
/** What stands around a time that is set apart: `打ち合わせ(1h)`, `30分、`. */
const OPENS = /[（(「]$/;
const CLOSES = /^[）)」、。]/;
/** `3分の1`, `5分以内`. */
const IS_COUNTED = /^[の以後ごと]/;
/** Nobody writes a longer word with a time in it: what is pasted is not searched. */
const MOST_LETTERS = 40;
/** The first words of a long note tell enough. */
const MOST_WORDS = 40;

/** `9-11h`, which may as well be so many hours. */
const HOURS_IN_ONE = /^(\d{1,2})[-–—](\d{1,2})h$/i;
/** Before them, two numbers are of them: `8 to 10 hours`, `9 to 11 May`. */
const COUNTED: ReadonlySet<Saying['kind']> = new Set(['unit', 'span', 'month', 'weekday']);

/** `9 to 11` of a day at work, and how it is read without a word of the note. */
function bareHours(parts: readonly LinePart[], factsOf: (word: string) => WordFacts): Remark | null {
  const isCounted = (place: number, length: number): boolean => {
    const [before, after] = [place - 1, place + length].map(
      (at) => factsOf(parts[at]?.text ?? '').saying?.kind,
    );
    return before === 'month' || (after !== undefined && COUNTED.has(after));
  };
  for (const [place, { text }] of parts.slice(0, MOST_WORDS).entries()) {
    const words = parts.slice(place, place + 3);
    const [, glued = '', end = ''] = HOURS_IN_ONE.exec(text) ?? [];
    if (areOfWork(glued, end) && !isCounted(place, 1))
      return { code: 'note-or-time', text, written: `${glued}-${end}` };
    const [from = '', joint = '', to = ''] = words.map((word) => (word.kind === 'note' ? word.text : ''));
    const saying = factsOf(joint).saying?.kind;
    if ((saying === 'to' || saying === 'until') && areOfWork(from, to) && !isCounted(place, 3))
      return { code: 'note-or-time', text: `${from} ${joint} ${to}`, written: `${from}-${to}` };
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

/** A word with blanks around the first time in it; null for one that has none. */
function apart(text: string, factsOf: (word: string) => WordFacts): string | null {
  for (const { 0: run, index } of text.normalize('NFKC').matchAll(RUN)) {
    const after = text.slice(index + run.length);
    const time = HAS_UNIT.test(run) && !IS_COUNTED.test(after) ? factsOf(run).time : null;
    if (!time || time.problem || time.kind === 'day') continue;
    const start = index - (OPENS.test(text.slice(0, index)) ? 1 : 0);
    const end = index + run.length + (CLOSES.test(after) ? 1 : 0);
    const pieces = [text.slice(0, start), text.slice(start, end), text.slice(end)].filter(Boolean);
    if (pieces.length > 1) return pieces.join(' ');
  }
  return null;
}

/** `930-1015` of a day at work, which may as well be numbers, as it is written to be read. */
const DIGITS_IN_ONE = /^(\d{1,2})([0-5][05])([-–—])(\d{1,2})([0-5][05])$/;

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
  { today, lexicon }: QuickEntryContext,
): readonly Remark[] {
  const factsOf = createFacts(today, lexicon);
  if (start !== null) return numberBeforeStart(parts, factsOf);
  for (const { kind, text } of parts.slice(0, MOST_WORDS)) {
    if (kind !== 'note' || text.length > MOST_LETTERS || !UNSPACED.test(text) || text.startsWith('\\'))
      continue;
    const written = apart(text, factsOf);
    if (written !== null) return [{ code: 'note-or-time', text, written }];
  }
  const hours = bareHours(parts, factsOf) ?? digitsRange(parts);
  return hours ? [hours] : [];
}
