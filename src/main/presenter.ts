import { addDays, startOfDay } from '../shared/calendar';
import type { Snapshot } from '../shared/snapshot';
import type { Clock } from './core/ports';
import type { Schedule } from './sync/sync';

export interface PresenterOptions {
  readonly clock: Clock;
  readonly schedule: Schedule;
  /** What looks at what has changed before it is shown. A fault of one, or a full disk, keeps nothing from being shown. */
  readonly looks: readonly (() => void)[];
  readonly build: () => Snapshot;
  readonly showWindow: (snapshot: Snapshot) => void;
  /**
   * Also called as often as what the tray tells of a running timer changes. Answers after how many ms that is next;
   * null: only with another snapshot.
   */
  readonly showTray: (snapshot: Snapshot) => number | null;
  /** A fault of our own: what is shown stays as it was. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Shows every change in the window and the tray, the new day at midnight of the work zone, and that the time of an undo
 * is over.
 */
export class Presenter {
  readonly #options: PresenterOptions;
  #state: 'waiting' | 'open' | 'closed' = 'waiting';
  #isDue = false;
  #cancelTick: () => void = () => undefined;
  #cancelMidnight: () => void = () => undefined;
  #cancelUndo: () => void = () => undefined;

  constructor(options: PresenterOptions) {
    this.#options = options;
  }

  /** From now on changes are shown; what happened before is shown first. */
  open(): void {
    this.#state = 'open';
    this.publish();
  }

  close(): void {
    this.#state = 'closed';
    this.#cancelTick();
    this.#cancelMidnight();
    this.#cancelUndo();
  }

  /** Something changed. Several changes in one turn of the loop are one snapshot. */
  publish(): void {
    if (this.#isDue || this.#state !== 'open') return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      if (this.#state !== 'open') return;
      try {
        this.#show();
      } catch (error) {
        this.#options.onBug(error);
      }
    });
  }

  #show(): void {
    const { looks, build, showWindow, schedule, clock, onBug } = this.#options;
    for (const look of looks) {
      try {
        look();
      } catch (error) {
        onBug(error);
      }
    }
    const snapshot = build();
    showWindow(snapshot);
    this.#showTray(snapshot);
    this.#cancelMidnight();
    const midnight = startOfDay(snapshot.zone, addDays(snapshot.today, 1));
    this.#cancelMidnight = schedule(Math.max(1_000, midnight - clock()), () => this.publish());
    this.#cancelUndo();
    const { undo } = snapshot;
    if (undo) this.#cancelUndo = schedule(Math.max(0, undo.until - clock()), () => this.publish());
  }

  #showTray(snapshot: Snapshot): void {
    const { showTray, schedule } = this.#options;
    this.#cancelTick();
    const rest = showTray(snapshot);
    if (rest !== null) this.#cancelTick = schedule(rest, () => this.#showTray(snapshot));
  }
}
