import type { TypedLine } from '../inputs';
import type { RecentView } from '../snapshot';
import { readWhen, textOf } from './line';
import { textAfterPinning } from './read';
import type { PinnedChoice, QuickEntryContext, QuickEntryReading } from './types';
import { readWords } from './words';
import { noteWithTimes } from './write';

/**
 * What stays in the field when a suggestion is taken never says another time than the line did. Where its words would
 * (`1h acme 30m`, `20m acme ago`), the note goes first, and where even that would not do, the line stays as it is.
 */

/** The line without its project words, which a suggestion stands for now. */
export function lineWithProject(
  typed: QuickEntryReading,
  pinned: PinnedChoice,
  context: QuickEntryContext,
): TypedLine {
  const shorter = textAfterPinning(typed);
  if (saysTheSame(shorter, typed.text, context)) return { text: shorter, pinned };
  return { text: withNote(typed.text, typed.notes, context), pinned };
}

/** The line with an earlier entry's work in place of its own words: project, task and note. */
export function lineAgain(
  text: string,
  { projectId, taskId, notes }: Pick<RecentView, 'projectId' | 'taskId' | 'notes'>,
  context: QuickEntryContext,
): TypedLine {
  return { text: withNote(text, notes, context), pinned: { projectId, taskId } };
}

function withNote(text: string, note: string, context: QuickEntryContext): string {
  const { today, lexicon } = context;
  const times = textOf(text, readWords(text, today, lexicon), ({ time }) => time !== null);
  const noted = noteWithTimes(note, times, today, lexicon);
  return saysTheSame(noted, text, context) ? noted : text;
}

/** Whether two lines say the same of how long, when and which day; how sure that is depends on the words around. */
function saysTheSame(one: string, other: string, context: QuickEntryContext): boolean {
  const timesOf = (text: string): string =>
    JSON.stringify({ ...readWhen(readWords(text, context.today, context.lexicon), context), remarks: [] });
  return timesOf(one) === timesOf(other);
}
