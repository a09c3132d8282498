import { timeIn } from '../../src/shared/calendar';
import type { Ledger } from '../../src/main/ledger/ledger';
import type { Book } from './book';
import { isAnswered, lastOf, type Deletion, type ModelEntry, type Write } from './model';
import type { World } from './world';

interface Before {
  readonly written: ReadonlySet<unknown>;
  readonly begin: number | null;
  readonly deletedHere: Deletion | null;
}

/** What one act has put into the book, so that all of it can be taken out again and nothing else. */
export class TakingBack {
  readonly #book: Book;
  readonly #before = new Map<ModelEntry, Before>();
  readonly #after = new Map<ModelEntry, Before>();

  /** Made just before the act is written into the book; {@link done} just after. */
  constructor(book: Book) {
    this.#book = book;
    for (const entry of book.entries.values()) this.#before.set(entry, stateOf(entry));
  }

  done(): void {
    for (const entry of this.#book.entries.values()) this.#after.set(entry, stateOf(entry));
  }

  /** The entries whose end here the act was. */
  get ended(): readonly ModelEntry[] {
    return this.#changed(({ before, after, entry }) =>
      entry.ends.some((end) => end.side === 'here' && !before.written.has(end) && after.written.has(end)),
    );
  }

  get deleted(): readonly ModelEntry[] {
    return this.#changed(({ before, after }) => before.deletedHere === null && after.deletedHere !== null);
  }

  /**
   * The book is as before the act, but for what other people have done since. Of one that `wasSent` and that had answered
   * what was done elsewhere, what it leads back to has answered that as well: they had seen both.
   */
  undo(wasSent: boolean): void {
    for (const [entry, after] of this.#after) {
      const before = this.#before.get(entry);
      if (!before) {
        this.#book.drop(entry);
        continue;
      }
      const isOurs = (write: unknown): boolean => after.written.has(write) && !before.written.has(write);
      remove(entry.ends, isOurs);
      const takeBack = <T>(writes: Write<T>[]): void => {
        const hadAnswered = isAnswered(writes);
        remove(writes, isOurs);
        const last = lastOf(writes, 'here');
        const isNewest = last && last.order > (lastOf(writes, 'there')?.order ?? 0);
        if (wasSent && hadAnswered && isNewest && !last.knew)
          this.#book.write('here', writes, last.value, true);
      };
      takeBack(entry.notes);
      takeBack(entry.place);
      takeBack(entry.duration);
      if (entry.begin === after.begin) entry.begin = before.begin;
      if (after.deletedHere) entry.deletedHere = before.deletedHere;
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
  const { notes, place, duration, ends, begin, deletedHere } = entry;
  return { written: new Set<unknown>([...notes, ...place, ...duration, ...ends]), begin, deletedHere };
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
