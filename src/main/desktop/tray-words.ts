import type { EntryNames } from '../../shared/privacy';

const LABEL_LENGTH = 48;
/** A note keeps this much of the line, however long the names beside it are. */
const LEAST_NOTE = 16;
const BETWEEN = ' · ';

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const lettersOf = (text: string): readonly string[] =>
  [...letters.segment(text)].map(({ segment }) => segment);

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu;
/** Marks that would turn the direction of all that follows them. */
const DIRECTION_MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** One line of what somebody typed: without control characters, blanks at the ends, or more than one in a row. */
export function oneLine(text: string): string {
  return text.replaceAll(DIRECTION_MARKS, '').replaceAll(CONTROL, ' ').trim();
}

/** The first line of a note that says anything; empty when none does. */
export function noteLine(notes: string): string {
  return (
    notes
      .split(/[\n\r\p{Zl}\p{Zp}]/u)
      .map(oneLine)
      .find(Boolean) ?? ''
  );
}

/** At most `length` letters as people count them; what is cut off is three dots. */
export function cut(text: string, length: number): string {
  const all = lettersOf(text);
  return all.length > length
    ? `${all
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
    : text;
}

/** Words that are read from right to left do not turn those beside them. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Client › project / task, as far as there are such. */
function placeOf({ clientName, projectName, taskName }: EntryNames): string {
  const project = [projectName, taskName].map(oneLine).filter(Boolean).join(' / ');
  return [oneLine(clientName), project].filter(Boolean).join(' › ');
}

/** One line for an entry: the first line of its note and where it belongs; what is too long is cut, the note first. */
export function labelOf(entry: EntryNames): string {
  const place = placeOf(entry);
  const note = noteLine(entry.notes);
  if (note === '') return isolated(cut(place, LABEL_LENGTH));
  if (place === '') return isolated(cut(note, LABEL_LENGTH));
  const room = LABEL_LENGTH - BETWEEN.length;
  const short = cut(note, Math.max(LEAST_NOTE, room - lettersOf(place).length));
  return isolated(short) + BETWEEN + isolated(cut(place, room - lettersOf(short).length));
}
