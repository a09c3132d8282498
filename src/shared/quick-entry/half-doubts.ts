import { clockTimeOf } from './clock-text';
import { fold } from './fold';
import type { SaidTime } from './said-times';
import type { LinePart, Remark } from './types';

/** A range of the morning in a line whose note names a later part of the day: `yesterday evening 8-10`. */

/** Alone it says that something was late. */
const TARDE = /^tarde$/i;
const BEFORE_TARDE: ReadonlySet<string> = new Set(['la', 'esta', 'ayer']);

const LATER: ReadonlySet<string> = new Set(
  ['afternoon evening tonight', 'nachmittag abend abends nachmittags', 'soir soiree apres-midi', 'noche']
    .concat('午後 夕方 夜 今夜')
    .flatMap((words) => words.split(' ')),
);
/** With a zero before it, or with a half, nobody means the other one. */
const IS_SURE = /(?:^|\D)0\d|[ap]\.?m\.?\b|午/i;
const NOON_HOURS = 12;

const later = (time: string): string | null => {
  const hour = Number(time.slice(0, 2));
  const clock = { hour: hour + NOON_HOURS, minutes: time.slice(3), half: null, isOpen: false };
  return hour > 0 && hour < NOON_HOURS ? clockTimeOf(clock) : null;
};

/** How a range is read, and what to write for the later part of the day that the note names. */
export function halfDoubts(said: readonly SaidTime[], parts: readonly LinePart[]): readonly Remark[] {
  const isNamed = (): boolean =>
    parts.some(({ kind, text }, place) => {
      const bare = text.replace(/[.,;:!?]+$/, '');
      const isTarde = TARDE.test(bare) && BEFORE_TARDE.has(parts[place - 1]?.text.toLowerCase() ?? '');
      return kind === 'note' && (isTarde || LATER.has(fold(bare).text));
    });
  return said.flatMap(({ time, texts }) => {
    const range = time.kind === 'range' ? time.range : null;
    const text = texts.join(' ');
    const [start, end] = range ? [later(range.startTime), later(range.endTime)] : [null, null];
    if (!range || start === null || end === null || IS_SURE.test(text) || !isNamed()) return [];
    const written = `${range.startTime}-${range.endTime}`;
    return [{ code: 'half-of-day' as const, text, written, other: `${start}-${end}` }];
  });
}
