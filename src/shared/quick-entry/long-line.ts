import type { Piece } from './one-sided';
import type { Remark } from './types';

/**
 * A line that is so long was pasted, and a time somewhere in it is the text's: only what stands at its ends is read, as
 * there is what was typed before and after it.
 */

/** How many characters at either end are read for times; the word that they end in is read whole. */
export const READ_AT_EITHER_END = 700;

interface LineEnds {
  readonly head: readonly Piece[];
  /** What is the note's as it stands, in pieces of many words; empty where the whole line is read. */
  readonly middle: readonly Piece[];
  readonly tail: readonly Piece[];
}

/** What words stand between; the blank of the Spanish `3:00 p. m.` is one of the word. */
const BLANKS = /(\s{2,}|(?<!(?<![\p{L}.])[ap]\.)\s|\s(?!m(?:\.|(?![\p{L}\d]))))/iu;

/** The words of a part of a line that begins at `from`; the blanks between them are known by where they begin. */
function piecesOf(part: string, from: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  // Words and blanks by turns; the first and the last word may be empty.
  for (const [turn, text] of part.split(BLANKS).entries()) {
    if (turn % 2 === 0 && text !== '') pieces.push({ text, start });
    start += text.length;
  }
  return pieces;
}

/** Where the middle begins and ends, at blanks; null for a line that is read whole. */
function middleOf(line: string): readonly [number, number] | null {
  if (line.length <= 2 * READ_AT_EITHER_END) return null;
  const from = line.slice(READ_AT_EITHER_END).search(/\s/u) + READ_AT_EITHER_END;
  const before = line.slice(0, -READ_AT_EITHER_END);
  const to = before.search(/\s\S*$/u);
  return from < READ_AT_EITHER_END || to < 0 || line.slice(from, to).trim() === '' ? null : [from, to];
}

/**
 * The words of a line, but for the middle of a long one, which is cut only before words that lose a backslash:
 * `isLiteral` tells whether a word that has one does.
 */
export function lineEnds(line: string, isLiteral: (word: string) => boolean): LineEnds {
  const [from, to] = middleOf(line) ?? [line.length, line.length];
  const middle: Piece[] = [];
  const add = (start: number, end: number): void => {
    const text = line.slice(start, end);
    const kept = text.trim();
    if (kept !== '') middle.push({ text: kept, start: start + text.indexOf(kept) });
  };
  let start = from;
  for (const { 0: word, index } of line.slice(from, to).matchAll(/(?<!\S)\\\S*/gu)) {
    if (!isLiteral(word)) continue;
    add(start, from + index);
    start = from + index;
  }
  add(start, to);
  return { head: piecesOf(line.slice(0, from), 0), middle, tail: piecesOf(line.slice(to), to) };
}

/** Of a word that is named, so many characters. */
const MOST_LETTERS = 24;

const named = (word: string): string =>
  word.length > MOST_LETTERS ? `${word.slice(0, MOST_LETTERS - 1)}…` : word;

/** That the middle of a long line is not read for times, and where it begins and ends. */
export function longLineRemarks(line: string): readonly Remark[] {
  const middle = middleOf(line);
  if (!middle) return [];
  const words = line
    .slice(...middle)
    .trim()
    .split(/\s+/u);
  return [{ code: 'long-line', text: named(words[0] ?? ''), last: named(words.at(-1) ?? '') }];
}
