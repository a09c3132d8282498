import type { ConflictField } from '../../src/shared/snapshot';
import { text, type Book } from './book';
import { lastOf, type ModelEntry, type Write } from './model';
import type { Place } from './world';

interface Standing extends Place {
  readonly notes: string;
  readonly seconds: number;
  readonly startedAt: number | null;
}

/**
 * A person has chosen what stands of the fields that waited for it: this side's values, knowingly, whatever the other
 * side wrote, or (`theirs`) what the other side wrote last, seen here or not.
 */
export function writeDecided(
  book: Book,
  entry: ModelEntry,
  stands: Standing,
  decided: readonly ConflictField[],
  theirs: boolean,
): void {
  const decide = <T>(field: ConflictField, writes: Write<T>[], mine: T): void => {
    const other = lastOf(writes, 'there');
    if (!decided.includes(field) || other === undefined) return;
    book.write(theirs ? 'there' : 'here', writes, theirs ? other.value : mine, true);
  };
  decide('notes', entry.notes, stands.notes);
  decide('place', entry.place, text(stands));
  if (stands.startedAt === null) decide('time', entry.duration, stands.seconds);
}
