import { MAX_ENTRY_SECONDS } from '../../shared/durations';
import { m } from '../../shared/i18n/messages';
import type { EntryView } from '../../shared/snapshot';
import { showDuration, type Formats } from './labels';
import { parseDurationField, tooLongText } from './time-input';

/** What a duration that is typed in a cell of the week is for, as the cell was when the typing began. */
export interface Aim {
  /** The entry that is typed over; null: time is logged in a cell that was empty. */
  readonly entryId: string | null;
  /** The time that stood there; empty where none did. */
  readonly shown: string;
}

export const TO_LOG: Aim = { entryId: null, shown: '' };

/** What is to be done about what was typed. */
export type CellChange =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'log'; readonly seconds: number }
  | { readonly kind: 'edit'; readonly entryId: string; readonly seconds: number }
  | { readonly kind: 'delete'; readonly entryId: string }
  | { readonly kind: 'wrong'; readonly message: string };

/** The entry of a cell that can be typed over: it is alone there, and neither locked nor running. */
export function editableOf([only, ...more]: readonly EntryView[]): EntryView | null {
  return only && more.length === 0 && only.lock === null && only.startedAt === null ? only : null;
}

/**
 * What a typed text does in a cell that holds `entries` by now. It never changes an entry that was not seen as it is, and
 * a text that says what was shown changes nothing.
 */
export function changeOf(
  text: string,
  aim: Aim,
  entries: readonly EntryView[],
  formats: Formats,
): CellChange {
  const typed = text.trim();
  if (typed === '' || typed === aim.shown) return { kind: 'nothing' };
  const seconds = parseDurationField(typed);
  if (seconds === null) return { kind: 'wrong', message: m.field_duration_bad() };
  if (seconds > MAX_ENTRY_SECONDS) return { kind: 'wrong', message: tooLongText(typed) };
  const { entryId } = aim;
  if (entryId === null)
    return seconds === 0 ? { kind: 'wrong', message: m.field_duration_zero() } : { kind: 'log', seconds };
  const isAsSeen = entries.some(
    (entry) =>
      entry.id === entryId && entry.startedAt === null && showDuration(entry.seconds, formats) === aim.shown,
  );
  if (!isAsSeen) return { kind: 'wrong', message: m.week_cell_changed() };
  return seconds === 0 ? { kind: 'delete', entryId } : { kind: 'edit', entryId, seconds };
}
