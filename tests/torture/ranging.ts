import type { TimeEntry } from '../../src/shared/model';
import {
  addDays,
  clockTimeOf,
  dateIn,
  instantOf,
  minutesOf,
  startOfDay,
  timeIn,
} from '../../src/shared/calendar';
import { secondsOfRange, spanOfEntry } from '../../src/shared/entry-span';
import type { SplitPoint } from '../../src/main/core/split';
import { Undoing } from './undoing';
import { MINUTE, type World } from './world';

const DAY_MINUTES = 24 * 60;
const MINUTE_SECONDS = 60;

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
    const seconds = secondsOfRange(
      zone,
      view.spentDate,
      range.startTime,
      range.endTime,
      spanOfEntry(zone, view),
    );
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
    const { begin, dated, isMovedThere } = this.book.of(view.id);
    // Where it was moved to elsewhere need not be seen here yet.
    const startTime = isMovedThere ? null : view.startTime;
    const was = dated ?? begin;
    const { zone } = this.world.workspace;
    await this.edit(view, { spentDate }, () => {
      // Of what ended past midnight the server keeps the date alone.
      if (was !== null) this.#tellBegin(view.id, spentDate, startTime ?? timeIn(zone, was));
    });
  }

  /** In two at some second of it. */
  async split(n: number, m: number): Promise<void> {
    const view = this.#finished(n);
    if (!view || view.seconds < 2) return;
    const seconds = 1 + ((m * 7919) % (view.seconds - 1));
    await this.#divide(view, { seconds }, seconds, () => undefined);
  }

  /** In two at some minute of the clock, be it past midnight. */
  async splitAt(n: number, m: number): Promise<void> {
    const timed = this.seen().filter(({ startTime, endTime }) => startTime !== null && endTime !== null);
    const view = timed[n % Math.max(1, timed.length)];
    if (!view || view.startTime === null) return;
    const { zone } = this.world.workspace;
    const dayAfter = addDays(view.spentDate, 1);
    // Which of two hours is meant on a night that has one twice is no question for a book.
    if (
      startOfDay(zone, addDays(dayAfter, 1)) - startOfDay(zone, view.spentDate) !==
      2 * DAY_MINUTES * MINUTE
    )
      return;
    const minutes = 1 + (m % Math.max(1, Math.floor(view.seconds / MINUTE_SECONDS)));
    const minute = minutesOf(view.startTime) + minutes;
    const at = clockTimeOf(minute % DAY_MINUTES);
    await this.#divide(view, { at }, minutes * MINUTE_SECONDS, (restId) =>
      this.#tellBegin(restId, minute < DAY_MINUTES ? view.spentDate : dayAfter, at),
    );
  }

  async #divide(
    view: TimeEntry,
    where: SplitPoint,
    seconds: number,
    alsoDone: (restId: string) => void,
  ): Promise<void> {
    const entry = this.book.of(view.id);
    const restId = this.world.nextId;
    const knew = this.book.knows(entry.duration, this.base(view.id)?.seconds, this.world.isTold);
    // Of less than a minute Keito may keep a former start (docs/sync.md, Limits), and what is made of it later has that.
    const keepsStart = seconds < MINUTE_SECONDS && this.base(view.id)?.startTime !== view.startTime;
    await this.act(
      () => this.world.workspace.entries.split(view.id, where, this.world.act()),
      () => this.has(restId),
      () => {
        this.book.keep(entry);
        entry.isUndated ||= keepsStart;
        this.book.write('here', entry.duration, seconds, knew);
        this.told.logged(restId, { ...view, seconds: view.seconds - seconds });
        alsoDone(restId);
      },
    );
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
        this.book.keep(this.book.of(view.id));
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
