import type { TimeEntry } from '../../src/shared/model';
import {
  addDays,
  clockTimeOf,
  dateIn,
  endedAt,
  instantOf,
  secondsOfRange,
  timeIn,
} from '../../src/shared/calendar';
import { Undoing } from './undoing';
import type { World } from './world';

const DAY_MINUTES = 24 * 60;

/** Somebody who writes down when something was: on which date, from when to when. */
export abstract class Ranging extends Undoing {
  /** What was finished is logged with its clock times, also over midnight. */
  async logRange(n: number, m: number): Promise<void> {
    const place = this.place(n);
    const notes = this.note();
    const id = this.world.nextId;
    const { zone } = this.world.workspace;
    const spentDate = addDays(dateIn(zone, this.world.act().at), -(n % 3));
    const { startTime, endTime } = rangeOf(n, m);
    const seconds = secondsOfRange(zone, spentDate, startTime, endTime);
    await this.act(
      () =>
        this.world.workspace.entries.log(
          { ...place, notes, spentDate, seconds, startTime, endTime: endTime > startTime ? endTime : null },
          this.world.act(),
        ),
      () => this.has(id),
      () => {
        this.told.logged(id, { ...place, notes, seconds });
        this.#tellBegin(id, spentDate, startTime);
      },
    );
  }

  /** Other clock times of what is finished. */
  async editRange(n: number, m: number): Promise<void> {
    const view = this.#finished(n);
    if (!view) return;
    const { zone } = this.world.workspace;
    const range = rangeOf(m, n);
    const seconds = secondsOfRange(zone, view.spentDate, range.startTime, range.endTime, endedAt(zone, view));
    const entry = this.book.of(view.id);
    const knew = this.book.knows(entry.duration, this.base(view.id)?.seconds, this.world.isTold);
    await this.edit(view, range, () => {
      this.book.write('here', entry.duration, seconds, knew);
      this.#tellBegin(view.id, view.spentDate, range.startTime);
    });
  }

  /** Another date of what is finished. */
  async editDate(n: number, m: number): Promise<void> {
    const view = this.#finished(n);
    if (!view) return;
    const spentDate = addDays(view.spentDate, (m % 7) - 3);
    if (spentDate === view.spentDate) return;
    const { begin, dated } = this.book.of(view.id);
    const was = dated ?? begin;
    const { zone } = this.world.workspace;
    await this.edit(view, { spentDate }, () => {
      // Of what ended past midnight the server keeps the date alone.
      if (was !== null) this.#tellBegin(view.id, spentDate, view.startTime ?? timeIn(zone, was));
    });
  }

  #finished(n: number): TimeEntry | null {
    const view = this.pick(n);
    return view?.startedAt === null ? view : null;
  }

  #tellBegin(id: string, date: string, startTime: string): void {
    const entry = this.book.of(id);
    entry.dated = instantOf(this.world.zone, date, startTime);
    entry.isUndated ||= this.world.zone !== this.world.workspace.zone;
  }

  protected async edit(
    view: TimeEntry,
    changes: Parameters<World['workspace']['entries']['edit']>[1],
    done: () => void,
  ): Promise<void> {
    await this.act(
      () => this.world.workspace.entries.edit(view.id, changes, this.world.act()),
      this.counting(view.id),
      () => {
        // It is seen after its deletion only where that was refused: whoever changes it instead wants it kept.
        this.book.of(view.id).deletedHere = null;
        done();
      },
    );
  }
}

/** From some minute of the day on, for some minutes: past midnight where it is late. */
function rangeOf(n: number, m: number): { readonly startTime: string; readonly endTime: string } {
  const start = (n * 37) % DAY_MINUTES;
  const length = 1 + ((m * 13) % 240);
  return { startTime: clockTimeOf(start), endTime: clockTimeOf((start + length) % DAY_MINUTES) };
}
