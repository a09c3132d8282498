import { addDays, dateIn, instantOf, timeIn } from '../../src/shared/calendar';
import { hoursFromSeconds } from '../../src/shared/durations';
import type { WireTimeEntry } from '../../src/main/keito/wire-time';
import { text, type Book } from './book';
import { durationsOf, type ModelEntry } from './model';
import { HOUR, MINUTE, type World } from './world';

/** The same person on another device, or on the web: their acts are on the server at once. */
export class There {
  readonly #world: World;
  readonly #book: Book;
  #unique = 0;

  constructor(world: World, book: Book) {
    this.#world = world;
    this.#book = book;
  }

  async start(n: number): Promise<void> {
    const { places, time, elsewhere } = this.#world;
    const place = places[n % places.length] ?? { projectId: '', taskId: '' };
    const now = time.clock();
    const running = (await this.#world.server()).find(({ is_running }) => is_running);
    const notes = `there ${(this.#unique += 1)}`;
    const made = await elsewhere.createTimeEntry({
      ...{
        project_id: place.projectId,
        task_id: place.taskId,
        spent_date: dateIn(this.#world.zone, now),
        notes,
      },
      ...{ is_running: true, replace_running: true, source: 'web' },
    });
    this.#endRow(running, now);
    this.#book.begunThere.push(now);
    const entry = this.#book.begin(`keito:${made.id}`, false);
    entry.isFuzzy = true;
    this.#book.write('there', entry.notes, notes, true);
    this.#book.write('there', entry.place, text(place), true);
  }

  async stop(): Promise<void> {
    const running = (await this.#world.server()).find(({ is_running }) => is_running);
    const entry = running && this.#book.ofRow(running);
    if (!running || !entry || running.is_locked) return;
    await this.#world.elsewhere.stopTimeEntry(running.id);
    this.#end(entry, this.#world.time.clock());
  }

  /** Goes on with something of today; what runs ends in the same call, or, be it that itself, before it. */
  async restart(n: number): Promise<void> {
    const now = this.#world.time.clock();
    await this.#change(n, async (row, entry) => {
      if (row.spent_date !== dateIn(this.#world.zone, now)) return;
      if (row.is_running) await this.#world.elsewhere.stopTimeEntry(row.id);
      const running = (await this.#world.server()).find(({ is_running }) => is_running);
      await this.#world.elsewhere.beyond.restartTimeEntry(row.id, { replace_running: true });
      this.#endRow(row.is_running ? row : running, now);
      entry.isFuzzy = true;
      entry.isRestarted = true;
      const open = this.#world.workspace.ledger.openOperations();
      const soon = now + this.#world.clockOffsetMs - MINUTE;
      // What was begun here and not sent yet ends it when Keito hears of it, and a click of just now may be meant for it.
      const mayEnd = open.some(
        ({ body, state }) =>
          body.kind === 'start' || state !== 'queued' || (body.kind === 'stop' && body.stoppedAt > soon),
      );
      this.#book.goesOn = mayEnd ? null : entry;
    });
  }

  async editNotes(n: number): Promise<void> {
    await this.#change(n, async ({ id }, entry) => {
      const notes = `there ${(this.#unique += 1)}`;
      await this.#world.elsewhere.updateTimeEntry(id, { notes });
      this.#book.write('there', entry.notes, notes, true);
    });
  }

  async editHours(n: number): Promise<void> {
    await this.#change(n, async (row, entry) => {
      if (row.is_running) return;
      const seconds = 40_000 + (this.#unique += 1) * 13;
      const base = this.#world.workspace.ledger.entry(entry.id)?.base ?? null;
      const wasSeenFinished = base !== null && base.startedAt === null;
      // What can have run so long looks as if it was stopped then, where its end was not heard of (docs/sync.md).
      const end = (entry.begin ?? Infinity) + seconds * 1000;
      if (!wasSeenFinished && end <= this.#world.time.clock() + HOUR) return;
      const { duration_seconds } = await this.#world.elsewhere.updateTimeEntry(row.id, {
        hours: hoursFromSeconds(seconds),
      });
      // Rounded to what it was, it says nothing new.
      if (duration_seconds === row.duration_seconds) return;
      const [before] = durationsOf(entry) ?? [];
      // A duration that was never set by hand is what the other side is told apart from.
      if (entry.duration.length === 0 && before !== undefined) entry.isFuzzy = false;
      this.#book.write('there', entry.duration, seconds, true);
    });
  }

  /** The begin of what runs, to the minute, as the API takes it. */
  async moveBegin(n: number, m: number): Promise<void> {
    const now = this.#world.time.clock();
    await this.#change(n, async (row, entry) => {
      const isPlain = this.#world.workspace.ledger
        .openOperationsOf(entry.id)
        .every(({ body }) => body.kind !== 'edit');
      if (!row.is_running || entry.begin === null || !isPlain) return;
      const begin = Math.floor((now - (1 + (m % 40)) * MINUTE) / MINUTE) * MINUTE;
      const { zone } = this.#world;
      // The minute that it has already changes nothing, its seconds neither.
      if (dateIn(zone, begin) !== row.spent_date || timeIn(zone, begin) === row.started_time) return;
      // Nobody can see that it was moved there and back.
      if (this.#world.workspace.ledger.entry(entry.id)?.base?.startTime === timeIn(zone, begin)) return;
      await this.#world.elsewhere.updateTimeEntry(row.id, { started_time: timeIn(zone, begin) });
      // On the night that the clocks go back the API can only mean the first of two such times.
      entry.begin = instantOf(zone, row.spent_date, timeIn(zone, begin));
      entry.isMovedThere = true;
      this.#clockTimeTold(entry);
    });
  }

  /** What does not run is put on another day. */
  async moveDay(n: number, m: number): Promise<void> {
    const { elsewhere, network, workspace } = this.#world;
    await this.#change(n, async (row, entry) => {
      const isLost = workspace.ledger.openOperationsOf(entry.id).some(({ state }) => state === 'unsure');
      // Nobody can tell then that it is the one whose answer was lost (docs/sync.md, Limits).
      if (row.is_running || (isLost && network.forgetsMetadata)) return;
      await elsewhere.updateTimeEntry(row.id, { spent_date: addDays(row.spent_date, 1 + (m % 3) - 4) });
      entry.isUndated = true;
    });
  }

  async delete(n: number): Promise<void> {
    await this.#change(n, async ({ id }, entry) => {
      const open = this.#says(entry.id) ? this.#world.workspace.ledger.openOperationsOf(entry.id) : [];
      await this.#world.elsewhere.deleteTimeEntry(id);
      const wasUnsure = open.some(({ state }) => state === 'unsure' || state === 'in-flight');
      entry.deletedThere = { order: this.#book.next(), open: open.map(({ seq }) => seq), wasUnsure };
    });
  }

  /** Does what is open here say anything that the server's last word does not? */
  #says(id: string): boolean {
    const { base, view } = this.#world.workspace.ledger.entry(id) ?? {};
    if (!base || !view || base.startedAt !== null || view.startedAt !== null) return true;
    // Of two stops the earlier one stands: of what is stopped there already, the one here may have nothing to say.
    const open = this.#world.workspace.ledger.openOperationsOf(id);
    if (open.every(({ body }) => body.kind === 'stop')) return false;
    const isTold = this.#world.isTold(view.seconds, base.seconds);
    return !isTold || base.notes !== view.notes || text(base) !== text(view);
  }

  /** Until the app hears of another zone it misreads clock times (docs/sync.md, Limits). */
  #clockTimeTold(entry: ModelEntry): void {
    if (entry.isMisdated || this.#world.zone !== this.#world.workspace.zone) entry.isFuzzy = true;
  }

  #endRow(row: WireTimeEntry | undefined, at: number): void {
    if (row) this.#end(this.#book.ofRow(row) ?? this.#book.byNotes(row, ({ ends }) => ends.length > 0), at);
  }

  #end(entry: ModelEntry | null, at: number): void {
    this.#book.goesOn = null;
    if (!entry) return;
    entry.ends.push({ side: 'there', at, place: 0 });
    const { zone } = this.#world;
    const { begin } = entry;
    // What was told late is held as begun in the first of two such hours (docs/sync.md, Limits).
    if (begin !== null && instantOf(zone, dateIn(zone, begin), timeIn(zone, begin)) < begin - MINUTE)
      entry.isFuzzy = true;
    this.#clockTimeTold(entry);
  }

  /** A row that the book knows; not while a request of this computer may still arrive out of nowhere. */
  async #change(
    n: number,
    work: (row: WireTimeEntry, entry: NonNullable<ReturnType<Book['ofRow']>>) => Promise<void>,
  ): Promise<void> {
    if (this.#world.network.late > 0) return;
    const rows = (await this.#world.server()).filter((row) => !row.is_locked);
    const row = rows[n % Math.max(1, rows.length)];
    const entry = row && this.#book.ofRow(row);
    if (row && entry) await work(row, entry);
  }
}
