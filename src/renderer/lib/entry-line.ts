import type { TypedLine } from '../../shared/inputs';
import type { PinnedChoice } from '../../shared/quick-entry';

/** A line that is shown, or kept to be shown again. */
export interface KeptLine {
  readonly text: string;
  readonly pinned: PinnedChoice | null;
  /** UTC ms at which a link filled the line in; null for a line of the person's own. */
  readonly offeredAt: number | null;
}

/** What stands in the quick entry. */
export interface EntryLine extends KeptLine {
  /** What the arrows chose, by what it is: its place changes with the news. Null as long as they were not used. */
  readonly moved: string | null;
  /** What was being typed when a link or an earlier line took its place, the last one first. */
  readonly aside: readonly KeptLine[];
}

export const BLANK_LINE: EntryLine = { text: '', pinned: null, offeredAt: null, moved: null, aside: [] };

export function isBlank({ text, pinned }: KeptLine): boolean {
  return text.trim() === '' && pinned === null;
}

/** Whether nothing stands in it and nothing is kept aside. */
export const isUntouched = (line: EntryLine): boolean => isBlank(line) && line.aside.length === 0;

/** The line as main keeps it. */
export function typedLine({ text, pinned }: KeptLine): TypedLine {
  return { text, ...(pinned && { pinned }) };
}

/** A line that main has kept. */
export function keptLine({ text, pinned }: TypedLine): KeptLine {
  return { text, pinned: pinned ?? null, offeredAt: null };
}

/** What is shown once this line is done with: what was kept aside last. */
export function lineAfter(line: EntryLine): EntryLine {
  const [next = BLANK_LINE, ...aside] = line.aside;
  const { text, pinned, offeredAt } = next;
  return { text, pinned, offeredAt, moved: null, aside };
}
