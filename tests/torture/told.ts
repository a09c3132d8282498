import type { TimeEntry } from '../../src/shared/model';
import { text, type Book } from './book';
import type { Place, World } from './world';

/** Writes into the book what became of entries by an act that the app acknowledged. */
export class Told {
  readonly #world: World;
  readonly #book: Book;

  constructor(world: World, book: Book) {
    this.#world = world;
    this.#book = book;
  }

  /**
   * All that one act ends, what began last first. Of what runs in spite of its deletion, that was refused: whoever stops it
   * instead keeps it.
   */
  end(running: readonly TimeEntry[], at: number): void {
    for (const [place, { id }] of running.entries()) {
      const entry = this.#book.of(id);
      entry.ends.push({ side: 'here', at, place });
      this.#book.keep(entry);
    }
  }

  logged(id: string, { notes, seconds, ...place }: Place & Pick<TimeEntry, 'notes' | 'seconds'>): void {
    const entry = this.#book.begin(id, true);
    this.#book.write('here', entry.notes, notes, true);
    this.#book.write('here', entry.place, text(place), true);
    this.#book.write('here', entry.duration, seconds, true);
  }

  begun(id: string, at: number, place: Place, notes: string): void {
    const entry = this.#book.begin(id, true);
    entry.begin = at;
    entry.isMisdated = this.#world.workspace.zone !== this.#world.zone;
    entry.isUndated = this.#world.clockOffsetMs !== 0;
    this.#book.write('here', entry.notes, notes, true);
    this.#book.write('here', entry.place, text(place), true);
    // Whatever runs elsewhere ends when Keito hears of it.
    for (const other of this.#book.entries.values()) if (!other.isOurs) other.isFuzzy = true;
  }

  /** What was deleted elsewhere, or ended or deleted here, goes on in another entry. */
  moved(from: string, to: string): void {
    const view = this.#book.seen(to);
    const former = this.#book.of(from);
    const entry = this.#book.replace(former, to);
    entry.isMisdated = former.isMisdated;
    entry.isUndated = former.isUndated || this.#world.clockOffsetMs !== 0;
    if (!view) return;
    this.#book.write('here', entry.notes, view.notes, true);
    this.#book.write('here', entry.place, text(view), true);
    if (view.startedAt === null) this.#book.write('here', entry.duration, view.seconds, true);
    else {
      entry.begin = this.#world.time.clock() - (this.#world.act().at - view.startedAt);
      // What was counted on another day before it ran stays on that day, in an entry of its own.
      const counted = this.#book.seen(this.#world.idAfter(to));
      if (counted?.notes === view.notes && counted.startedAt === null) this.logged(counted.id, counted);
    }
  }
}
