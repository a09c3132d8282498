import type { TypedLine } from '../inputs';
import type { RecentView } from '../snapshot';
import { textOf } from './line';
import { readQuickEntry, textAfterPinning } from './read';
import { readLine } from './read-line';
import type { PinnedChoice, QuickEntryContext, QuickEntryReading } from './types';
import { lineOf, noteWithTimes } from './write';

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
  if (saysTheSame(shorter, pinned, typed.text, context)) return { text: shorter, pinned };
  return { text: withNote(typed.text, typed.notes, pinned, context), pinned };
}

/** The line with an earlier entry's work in place of its own words: project, task and note. */
export function lineAgain(
  text: string,
  { projectId, taskId, notes }: Pick<RecentView, 'projectId' | 'taskId' | 'notes'>,
  context: QuickEntryContext,
): TypedLine {
  const pinned = { projectId, taskId };
  return { text: withNote(text, notes, pinned, context), pinned };
}

function withNote(text: string, note: string, pinned: PinnedChoice, context: QuickEntryContext): string {
  const { today, lexicon } = context;
  const times = textOf(text, readLine(text, context).words, ({ time }) => time !== null);
  const noted = noteWithTimes(note, times, today, lexicon);
  if (saysTheSame(noted, pinned, text, context)) return noted;
  // Beside a note `at 9 2h` would be some of it.
  const anew = lineOf({ ...readQuickEntry(text, context), notes: note }, today, lexicon).text;
  return saysTheSame(anew, pinned, text, context) ? anew : text;
}

/** Whether a line with a project says the same of how long, when and which day as another did; how sure that is depends on the words around. */
function saysTheSame(one: string, pinned: PinnedChoice, other: string, context: QuickEntryContext): boolean {
  const timesOf = (text: string, of: QuickEntryContext): string =>
    JSON.stringify({ ...readLine(text, of).when, remarks: [] });
  return timesOf(one, { ...context, pinned }) === timesOf(other, context);
}
