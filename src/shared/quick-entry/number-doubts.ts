import type { LineWord } from './phrase';
import type { LinePart, Remark } from './types';

/** Figures without a unit that are read as a duration, and that may be meant as something else. */

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

/** What the numbers of a line may mean besides; each word is the part at its place. */
export function numberDoubts(words: readonly LineWord[], parts: readonly LinePart[]): readonly Remark[] {
  return words.flatMap(({ text, time, isContinued }, place) => {
    const isOne = !isContinued && words[place + 1]?.isContinued !== true;
    if (time?.kind !== 'duration' || time.seconds === null || time.isAdded || !isOne) return [];
    const isAmongNotes = parts[place - 1]?.kind === 'note' && parts[place + 1]?.kind === 'note';
    return doubtAbout(text, time.seconds, isAmongNotes) ?? [];
  });
}
