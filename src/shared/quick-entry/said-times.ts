import type { LineWord } from './phrase';
import type { TimeWord } from './time-word';
import type { LinePart } from './types';

/** A time of the line, the words that say it together, and what stands beside them. */
export interface SaidTime {
  readonly time: TimeWord;
  readonly texts: readonly string[];
  readonly before: LinePart | undefined;
  /** What stands before that. */
  readonly earlier: LinePart | undefined;
  readonly after: LinePart | undefined;
}

/** The times of a line that nothing is wrong with, in order; each word is the part at its place. */
export function saidTimes(words: readonly LineWord[], parts: readonly LinePart[]): readonly SaidTime[] {
  const said: SaidTime[] = [];
  let first = 0;
  while (first < words.length) {
    let end = first + 1;
    while (words[end]?.isContinued) end += 1;
    const time = words[first]?.time;
    if (time && !time.problem) {
      const texts = words.slice(first, end).map(({ text }) => text);
      const [earlier, before] = [parts[first - 2], parts[first - 1]];
      said.push({ time, texts, earlier, before, after: parts[end] });
    }
    first = end;
  }
  return said;
}
