import { fold } from './fold';
import type { LinePart, Problem } from './types';

const STOPS: ReadonlySet<string> = new Set([
  ...['stop', 'stopp', 'stoppen', 'stopped', 'end', 'ende', 'beenden'],
  ...['arret', 'arreter', 'parar', 'detener', '停止', '終了', 'ストップ'],
]);
const BESIDE: ReadonlySet<string> = new Set([
  ...['at', 'um', 'a', 'las', 'la', 'now', 'jetzt'],
  ...['timer', 'the', 'please', 'bitte'],
]);

const CLOCK = /^\d{1,2}[:.]\d\d$/;

const keyOf = (text: string): string => fold(text.replace(/[.!]$/, '')).text;

/**
 * A line that says nothing but `stop`, or `stop 11:30`, is meant for the timer that runs: as an entry of that name it would
 * end that one, or count hours that nobody worked. Null for a note that says more, and for what has a range, a day or a
 * length, which can only be logged.
 */
export function stopProblem(parts: readonly LinePart[]): Problem | null {
  const [first, ...more] = parts.filter(
    ({ kind }) => kind === 'note' || kind === 'project' || kind === 'again',
  );
  const isStop =
    first !== undefined && first === parts[0] && first.kind === 'note' && STOPS.has(keyOf(first.text));
  const isLogged = parts.some(
    ({ kind, text }) => kind === 'range' || kind === 'day' || (kind === 'duration' && !CLOCK.test(text)),
  );
  if (isLogged || !isStop || !more.every(({ kind, text }) => kind === 'note' && BESIDE.has(keyOf(text))))
    return null;
  return { code: 'stop', text: parts.map(({ text }) => text).join(' ') };
}
