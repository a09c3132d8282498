import { createFacts } from './facts';
import type { WordFacts } from './facts';
import type { When } from './line';
import { FIRST_CLOCK_HOUR } from './phrase';
import type { LinePart, QuickEntryContext, Remark } from './types';

/**
 * Times that stay in the note: as no blank sets them apart, where the script sets none between words (`会議30分`), or as two
 * bare hours may count something (`9 to 11`).
 */

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
const RUN = /(?:午[前後])?\d(?:[\d:.時分半間前〜~-]|から|まで)*/;
/** With a figure alone it is no time for sure: `1から作り直し`. */
const HAS_UNIT = /[時分]/;
/** `3分の1`, `5分以内`. */
const IS_COUNTED = /^[の以後ごと]/;
/** Nobody writes a longer word with a time in it: what is pasted is not searched. */
const MOST_LETTERS = 40;
/** The first words of a long note tell enough. */
const MOST_WORDS = 40;

const BARE_HOUR = /^\d{1,2}$/;
/** `9-11h`, which may as well be so many hours. */
const HOURS_IN_ONE = /^(\d{1,2})[-–—](\d{1,2})h$/i;
const LAST_HOUR = 24;

const isOfDay = (from: string, to = ''): boolean =>
  BARE_HOUR.test(from) &&
  BARE_HOUR.test(to) &&
  Number(from) >= FIRST_CLOCK_HOUR &&
  Number(to) > Number(from) &&
  Number(to) <= LAST_HOUR;

/** `9 to 11` of a day at work, and how it is read without a word of the note. */
function bareHours(parts: readonly LinePart[], factsOf: (word: string) => WordFacts): Remark | null {
  for (const [place, { text }] of parts.slice(0, MOST_WORDS).entries()) {
    const words = parts.slice(place, place + 3);
    const [, glued, end] = HOURS_IN_ONE.exec(text) ?? [];
    if (glued !== undefined && isOfDay(glued, end))
      return { code: 'note-or-time', text, written: `${glued}-${end}` };
    const [from = '', joint = '', to = ''] = words.map((word) => (word.kind === 'note' ? word.text : ''));
    const saying = factsOf(joint).saying?.kind;
    if ((saying === 'to' || saying === 'until') && isOfDay(from, to))
      return { code: 'note-or-time', text: `${from} ${joint} ${to}`, written: `${from}-${to}` };
  }
  return null;
}

/** Says of a line without a time where it has one in a word of its note, and how to have it read. */
export function unreadTimes(
  { start }: When,
  parts: readonly LinePart[],
  { today, lexicon }: QuickEntryContext,
): readonly Remark[] {
  if (start !== null) return [];
  const factsOf = createFacts(today, lexicon);
  for (const { kind, text } of parts.slice(0, MOST_WORDS)) {
    if (kind !== 'note' || text.length > MOST_LETTERS || !UNSPACED.test(text)) continue;
    const { 0: run, index } = RUN.exec(text.normalize('NFKC')) ?? { 0: '', index: 0 };
    const [before, after] = [text.slice(0, index), text.slice(index + run.length)];
    const time = HAS_UNIT.test(run) && !IS_COUNTED.test(after) ? factsOf(run).time : null;
    if (!time || time.problem || time.kind === 'day' || before + after === '') continue;
    const written = [before, text.slice(index, index + run.length), after]
      .filter((piece) => piece !== '')
      .join(' ');
    return [{ code: 'note-or-time', text, written }];
  }
  const hours = bareHours(parts, factsOf);
  return hours ? [hours] : [];
}
