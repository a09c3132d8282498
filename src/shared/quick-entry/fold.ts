import type { Span } from './types';

/** A text in the form in which words are compared, with the way back to the text as written. */
export interface Folded {
  readonly text: string;
  /** For every UTF-16 unit of `text`, and for its end, the offset in the original. */
  readonly at: readonly number[];
}

/** Letters that carry no separable accent, as people without that key write them. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
};

/**
 * Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel marks, and apostrophes. Other scripts' marks are
 * letters to their readers and stay.
 */
const IGNORED =
  /[\u0640'’ʼ]|[\u0300-\u036f]|[\u0591-\u05bd]|[\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u064b-\u065f\u0670]/gu;
const PLAIN = /^[a-z0-9 ]$/;

function foldCharacter(character: string): string {
  if (PLAIN.test(character)) return character;
  const bare = character.normalize('NFKD').toLowerCase().replace(IGNORED, '');
  return SPELLED[bare] ?? bare;
}

/** Folds case, accents, ligatures and full-width forms away. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) at.push(offset);
    text += folded;
    offset += character.length;
  }
  at.push(original.length);
  return { text, at };
}

/** A word of a text: how it is compared and where it stands in the original. */
export interface FoldedWord {
  readonly word: string;
  /** Offset in the original of every unit of `word` and of its end. */
  readonly at: readonly number[];
  /** True for the later part of a compound such as `Ops` of `DevOps` or `2` of `Phase2`. */
  readonly isInner: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const SEAM = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu;

/** The words of a text, folded; compounds also by their later parts. */
export function foldedWords(original: string): FoldedWord[] {
  const { text, at } = fold(original);
  const seams = new Set([...original.matchAll(SEAM)].map((seam) => seam.index));
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const offsets = at.slice(index, index + word.length + 1);
    const inner = offsets.slice(1, -1).flatMap((offset, unit) => {
      const start = unit + 1;
      const begins = seams.has(offset) && offsets[start - 1] !== offset;
      return begins ? [{ word: word.slice(start), at: offsets.slice(start), isInner: true }] : [];
    });
    return [{ word, at: offsets, isInner: false }, ...inner];
  });
}

/** Where units `start` to `end` of a folded word stand in the original; a letter met in part counts whole. */
export function spanIn(at: readonly number[], start: number, end: number): Span {
  const last = at[end - 1] ?? 0;
  return { start: at[start] ?? 0, end: at.find((offset, unit) => unit >= end && offset > last) ?? last };
}

/** Overlapping and touching stretches made one, in order. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else if (span.end > span.start) joined.push(span);
  }
  return joined;
}

/** No name has a longer word: what is pasted is not folded letter by letter. */
const MOST_LETTERS = 300;

/** The folded words of one typed word, compounds whole: `Web-Site` is two, `DevOps` is one. */
export function pieces(typed: string): readonly string[] {
  return typed.length > MOST_LETTERS ? [] : (fold(typed).text.match(WORD) ?? []);
}
