import { timeIn } from '../../src/shared/calendar';
import type { TimeEntry } from '../../src/shared/model';
import type { Ledger } from '../../src/main/ledger/ledger';
import { text, type Book } from './book';
import { isAnswered, lastOf, type Deletion, type ModelEntry, type Write } from './model';
import type { World } from './world';

interface Before {
  readonly written: ReadonlySet<unknown>;
  readonly begin: number | null;
  readonly dated: number | null;
  readonly deletedHere: Deletion | null;
}

const FIELDS = ['notes', 'place', 'duration'] as const;
type Field = (typeof FIELDS)[number];

const newestBefore = <T>(writes: readonly Write<T>[], act: number): T | undefined =>
  writes
    .filter(({ order }) => order < act)
    .toSorted((a, b) => a.order - b.order)
    .at(-1)?.value;

/** What one act has put into the book, so that all of it can be taken out again and nothing else. */
export class TakingBack {
  readonly #book: Book;
  readonly #before = new Map<ModelEntry, Before>();
  readonly #after = new Map<ModelEntry, Before>();
  /** Changed itself by the act, though another entry had its place already, and which. */
  readonly #kept = new Map<ModelEntry, ModelEntry>();

  /** Made just before the act is written into the book; {@link done} just after. `seen`: every entry as it was seen before the act. */
  constructor(
    book: Book,
    private readonly seen: ReadonlyMap<string, TimeEntry | null>,
  ) {
    this.#book = book;
    for (const entry of book.entries.values()) this.#before.set(entry, stateOf(entry));
  }

  done(): void {
    for (const entry of this.#book.entries.values()) {
      this.#after.set(entry, stateOf(entry));
      const other = this.#book.now(entry);
      if (other !== entry && entry.deletedHere === null) this.#kept.set(entry, other);
    }
  }

  /** The entry that the act was about, or the one that has its place since. */
  now(entry: ModelEntry): ModelEntry {
    const now = this.#book.now(entry);
    return this.#kept.get(entry) === now ? entry : now;
  }

  /** The entries whose end here the act was. */
  get ended(): readonly ModelEntry[] {
    const place = ({ ends }: ModelEntry): number => ends.findLast(({ side }) => side === 'here')?.place ?? 0;
    const ended = this.#changed(({ before, after, entry }) =>
      entry.ends.some((end) => end.side === 'here' && !before.written.has(end) && after.written.has(end)),
    );
    return ended.toSorted((one, other) => place(one) - place(other));
  }

  get deleted(): readonly ModelEntry[] {
    return this.#changed(
      ({ before, after }) => after.deletedHere !== null && after.deletedHere !== before.deletedHere,
    );
  }

  /**
   * The book is as before the act, but for what other people have done since. Of one that `wasSent` and that had answered
   * what was done elsewhere, what it leads back to has answered that as well: they had seen both.
   */
  undo(wasSent: boolean): void {
    for (const [entry, after] of this.#after) {
      const before = this.#before.get(entry);
      const now = this.now(entry);
      if (!before) {
        this.#book.drop(entry);
        this.#book.drop(now);
        continue;
      }
      const isOurs = (write: unknown): boolean => after.written.has(write) && !before.written.has(write);
      remove(entry.ends, isOurs);
      const seen = this.seen.get(entry.id);
      const takeBack = <T>(writes: Write<T>[], shown: T | undefined): void => {
        const hadAnswered = isAnswered(writes);
        const mine = writes.find(isOurs);
        remove(writes, isOurs);
        const [last, there] = [lastOf(writes, 'here'), lastOf(writes, 'there')];
        const isNewest = last && last.order > (there?.order ?? 0);
        // The undo of a later act had put this one's value back: with this undo it is what was seen before both.
        if (wasSent && mine && isNewest && last.value === mine.value && shown !== undefined)
          return void this.#book.write('here', writes, shown, true);
        if (!wasSent || !hadAnswered || (isNewest && last.knew)) return;
        // Of two in conflict it is the one of here that was seen.
        const back = isNewest || (last && last.value === shown) ? last : there;
        if (back) this.#book.write('here', writes, back.value, true);
      };
      const set = FIELDS.flatMap((field) => {
        const write = entry[field].find(isOurs);
        return write ? [{ field, act: write.order }] : [];
      });
      // Stopped before the begin that it was moved to elsewhere, it is as long again as it was seen (docs/sync.md, Limits).
      const isBackwards = entry.ends.some(({ at }) => entry.begin !== null && at < entry.begin);
      if (isBackwards && entry.isMovedThere && entry.duration.some(isOurs)) entry.isFuzzy = true;
      // The one whose place another has taken is left as it is: whoever keeps it keeps that.
      if (now !== entry) this.#lead(entry, now, set);
      else {
        takeBack(entry.notes, seen?.notes);
        takeBack(entry.place, seen ? text(seen) : undefined);
        takeBack(entry.duration, seen?.seconds);
      }
      if (now.begin === after.begin) now.begin = before.begin;
      if (entry.begin === after.begin) entry.begin = before.begin;
      // Where Keito keeps no clock times, those that were taken back stay.
      if (after.dated !== before.dated) now.isUndated = entry.isUndated = true;
      // One that was in sight again, as an earlier deletion waited for the person, comes back as it was seen. What another act
      // has given up since stays given up.
      const isDeletion = after.deletedHere !== before.deletedHere;
      if (after.deletedHere && isDeletion) entry.deletedHere = seen ? null : before.deletedHere;
    }
  }

  /** An entry has taken the place of this one, as it was seen then; now it gets what was in each field before the act. */
  #lead(
    from: ModelEntry,
    to: ModelEntry,
    set: readonly { readonly field: Field; readonly act: number }[],
  ): void {
    const seen = this.#book.seen(to.id);
    if (!seen) return;
    const { notes, seconds } = seen;
    for (const { field, act } of set) {
      // Of what was there before it was known here, nobody knows another value than what is seen.
      if (field === 'notes') this.#book.write('here', to.notes, newestBefore(from.notes, act) ?? notes, true);
      else if (field === 'place')
        this.#book.write('here', to.place, newestBefore(from.place, act) ?? text(seen), true);
      else this.#book.write('here', to.duration, newestBefore(from.duration, act) ?? seconds, true);
    }
  }

  #changed(
    isMeant: (one: { entry: ModelEntry; before: Before; after: Before }) => boolean,
  ): readonly ModelEntry[] {
    return [...this.#after].flatMap(([entry, after]) => {
      const before = this.#before.get(entry);
      return before && isMeant({ entry, before, after }) ? [entry] : [];
    });
  }
}

function stateOf(entry: ModelEntry): Before {
  const { notes, place, duration, ends, begin, dated, deletedHere } = entry;
  return { written: new Set<unknown>([...notes, ...place, ...duration, ...ends]), begin, dated, deletedHere };
}

function remove(list: unknown[], isMeant: (one: unknown) => boolean): void {
  for (let index = list.length - 1; index >= 0; index -= 1) if (isMeant(list[index])) list.splice(index, 1);
}

/** Has the app heard of the begin that the entry has by now? */
export function isHeard({ workspace, zone }: World, { id, begin }: ModelEntry): boolean {
  const base = workspace.ledger.entry(id)?.base ?? null;
  return begin !== null && base?.startTime === timeIn(zone, begin);
}

/** Does the journal say that the operation was taken back? */
export function isUndone(ledger: Ledger, seq: number): boolean {
  return ledger.latestOperations(200).some((one) => one.seq === seq && one.undoneAt !== null);
}
