import { dateIn, formatDate, type CalendarDate } from '../../shared/calendar';
import { formatClock } from '../../shared/durations';
import { m } from '../../shared/i18n/messages';
import type { ConflictField, EntryConflict, EntryView } from '../../shared/snapshot';
import { assertNever } from '../../shared/result';
import { placeOf, showDuration, showEntryRange, showInstant, type Formats } from './labels';
import { displayLocale } from './locale';

/** One side of an entry: what {@link EntryConflict.theirs} tells, and the entry itself tells too. */
type Side = EntryConflict['theirs'];

/** A field in which the two sides differ, with both values as they are read. */
export interface ComparedField {
  readonly field: ConflictField;
  readonly label: string;
  /** Null: the side has nothing there. */
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** How times are read. */
interface Reading {
  readonly zone: string;
  readonly today: CalendarDate;
  readonly formats: Formats;
}

/** The decision that an entry waits for, if it waits for one between two sides. */
export function conflictOf({ state }: EntryView): EntryConflict | null {
  return state.kind === 'needs-you' ? state.conflict : null;
}

/** Field by field what the two sides say. */
export function compare(
  mine: EntryView,
  { fields, theirs }: EntryConflict,
  reading: Reading,
): readonly ComparedField[] {
  return fields.map((field) => ({ field, ...both(field, mine, theirs, reading) }));
}

/** What a choice keeps, in one line and cut where it grows long: for the name of its button. */
export function spokenSide(fields: readonly ComparedField[], side: 'mine' | 'theirs'): string {
  return fields
    .map(({ label, [side]: value }) => m.conflict_value({ label, value: shortened(value) }))
    .join('; ');
}

function both(
  field: ConflictField,
  mine: Side,
  theirs: Side,
  reading: Reading,
): Omit<ComparedField, 'field'> {
  switch (field) {
    case 'notes':
      return { label: m.field_note(), mine: noteOf(mine), theirs: noteOf(theirs) };
    case 'place':
      return { label: m.field_project(), mine: placeOf(mine), theirs: placeOf(theirs) };
    case 'date':
      return {
        label: m.field_date(),
        mine: formatDate(displayLocale(), mine.spentDate),
        theirs: formatDate(displayLocale(), theirs.spentDate),
      };
    case 'time': {
      const [ours, others] = [timeOf(mine, reading), timeOf(theirs, reading)];
      // A few seconds apart are the same to the minute: two values that look alike are no choice.
      return ours === others
        ? { label: m.field_time(), mine: exactTimeOf(mine), theirs: exactTimeOf(theirs) }
        : { label: m.field_time(), mine: ours, theirs: others };
    }
    default:
      return assertNever(field);
  }
}

const noteOf = ({ notes }: Side): string | null => (notes.trim() === '' ? null : notes);

/** `9:50–11:58 · 2:08`, `2:08`, `running since 9:40`, with the day where it is another one. */
function timeOf(side: Side, { zone, today, formats }: Reading): string {
  if (side.startedAt === null) {
    const duration = showDuration(side.seconds, formats);
    const range = showEntryRange(side, zone, formats);
    return range === null ? duration : `${range} · ${duration}`;
  }
  const date = dateIn(zone, side.startedAt);
  const time = showInstant(zone, side.startedAt, formats);
  const start = date === today ? time : `${formatDate(displayLocale(), date)}, ${time}`;
  return m.conflict_running_since({ start });
}

function exactTimeOf({ seconds, startedAt }: Side): string {
  const counted = formatClock(seconds);
  return startedAt === null ? counted : m.conflict_running_after({ time: counted });
}

const MOST_SPOKEN = 80;
const graphemes = new Intl.Segmenter();

function shortened(value: string | null): string {
  if (value === null) return m.entry_no_note();
  const line = value.replace(/\s+/g, ' ').trim();
  const signs = [...graphemes.segment(line)].map(({ segment }) => segment);
  return signs.length <= MOST_SPOKEN ? line : `${signs.slice(0, MOST_SPOKEN).join('')}…`;
}
