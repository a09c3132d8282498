import type { ConflictField } from '../../src/shared/snapshot';
import { text, type Book } from './book';
import { lastOf, type ModelEntry, type Write } from './model';
import type { Place } from './world';

interface Standing extends Place {
  readonly notes: string;
  readonly seconds: number;
  readonly startedAt: number | null;
}

/** A person has chosen what stands of the fields that waited for it: knowingly, whatever the other side wrote. */
export function writeDecided(
  book: Book,
  entry: ModelEntry,
  stands: Standing,
  decided: readonly ConflictField[],
): void {
  const isMeant = (field: ConflictField, writes: readonly Write<unknown>[]): boolean =>
    decided.includes(field) && lastOf(writes, 'there') !== undefined;
  if (isMeant('notes', entry.notes)) book.write('here', entry.notes, stands.notes, true);
  if (isMeant('place', entry.place)) book.write('here', entry.place, text(stands), true);
  const isTimed = stands.startedAt === null && isMeant('time', entry.duration);
  if (isTimed) book.write('here', entry.duration, stands.seconds, true);
}
