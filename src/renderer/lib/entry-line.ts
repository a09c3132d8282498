import type { TypedLine } from '../../shared/inputs';
import type { PinnedChoice } from '../../shared/quick-entry';

/** What stands in the quick entry. */
export interface EntryLine {
  readonly text: string;
  readonly pinned: PinnedChoice | null;
  /** What the arrows chose, by what it is: its place changes with the news. Null as long as they were not used. */
  readonly moved: string | null;
  /** UTC ms at which a link filled the line in; null for a line of the person's own. */
  readonly offeredAt: number | null;
  /** What was being typed when the link came. */
  readonly aside: TypedLine | null;
}

export const BLANK_LINE: EntryLine = { text: '', pinned: null, moved: null, offeredAt: null, aside: null };

export function isBlank({ text, pinned }: EntryLine): boolean {
  return text.trim() === '' && pinned === null;
}

/** The line as main keeps it. */
export function typedLine({ text, pinned }: EntryLine): TypedLine {
  return { text, ...(pinned && { pinned }) };
}
