import type { Schedule } from './sync/sync';

export interface NetworkReturnOptions {
  readonly schedule: Schedule;
  /** Whether the system has a network at all. */
  readonly isOnline: () => boolean;
  /** Whether somebody waits for the network. Nothing is polled while nobody does. */
  readonly isNeeded: () => boolean;
  /** There was no network, and now there is one. */
  readonly onReturn: () => void;
}

const LOOK_EVERY_MS = 5_000;

/** Tells when the network comes back, so that nobody waits for the next try of the sync. */
export class NetworkReturn {
  readonly #options: NetworkReturnOptions;
  #wasOnline = true;
  #cancel: (() => void) | null = null;

  constructor(options: NetworkReturnOptions) {
    this.#options = options;
  }

  /** To be called whenever {@link NetworkReturnOptions.isNeeded} may have changed. */
  look(): void {
    const { isOnline, isNeeded } = this.#options;
    if (this.#cancel || !isNeeded()) return;
    this.#wasOnline = isOnline();
    this.#lookAgain();
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #lookAgain(): void {
    const { schedule, isOnline, isNeeded, onReturn } = this.#options;
    this.#cancel = schedule(LOOK_EVERY_MS, () => {
      this.#cancel = null;
      if (!isNeeded()) return;
      const wasOnline = this.#wasOnline;
      this.#wasOnline = isOnline();
      this.#lookAgain();
      if (this.#wasOnline && !wasOnline) onReturn();
    });
  }
}
